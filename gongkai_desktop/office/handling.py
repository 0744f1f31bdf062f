"""What a rule set says of the work on a request inside the office: departments, letters, signing (C13–C17, D9)."""

from dataclasses import dataclass
from typing import Annotated, Final

from gongkai_desktop.deadlines.events import Channel
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.toml.reading import Between, Like, OneOf

ADVISER, JUSTICE, COUNTERSIGN = "法律顾问意见", "司法局意见", "会签"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """How requests are handled here.

    ``within`` is the time in which a department reports (None: none is set), ``consult_within`` the time from receipt
    in which other organs are asked (D9), ``ordinary`` and ``important`` who signs answers (C17). ``opinions`` are
    further opinions that the document asks before the answer is signed; ``adviser``, ``justice``, ``countersign`` are
    those that an office may ask besides (法律顾问, 司法局, 会签); with ``seal`` the seal (用印) is a step of its own
    afterwards. ``draft_before`` is how many working days before its last day the answer is to lie ready, by the
    office's own wish (0: no such day). ``channels`` are the ways to apply that the document names (C11, E4); an
    application that comes another way is one all the same.
    """

    article: str
    within: Term | None = None
    within_article: Annotated[str, Like("article")]
    confer_article: Annotated[str, Like("article")]
    consult_within: Term | None = None
    consult_article: Annotated[str, Like("article")]
    ordinary: str = "分管领导"
    important: str = "主要领导"
    sign_article: Annotated[str, Like("article")]
    evidence_article: Annotated[str, Like("article")]
    channels: tuple[Annotated[str, OneOf(tuple(Channel))], ...] = ()
    channels_article: Annotated[str, Like("article")]
    opinions: tuple[str, ...] = ()
    adviser: bool = False
    justice: bool = False
    countersign: bool = False
    seal: bool = False
    draft_before: Annotated[int, Between(0, 15)] = 5

    @property
    def heard(self) -> tuple[str, ...]:
        """Everybody who is asked before the answer is signed, in order."""
        asked = ((ADVISER, self.adviser), (JUSTICE, self.justice), (COUNTERSIGN, self.countersign))
        return tuple(dict.fromkeys((*self.opinions, *(title for title, on in asked if on))))


_LAW: Final = "条例第四十五条"
BY_LAW: Final = Handling(
    article=_LAW,
    channels_article=_LAW,
    within_article=_LAW,
    confer_article=_LAW,
    consult_article=_LAW,
    sign_article=_LAW,
    evidence_article=_LAW,
)
"""Where the office's own document says nothing: the 条例 only wants that there is a way of handling."""
