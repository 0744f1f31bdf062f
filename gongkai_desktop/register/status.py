"""Where an item stands: stage, next step, limit, what is missing and what went against the rules. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gongkai_desktop.cases.breach import Breach, Note
from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.office.chain import REFERRED, Progress, Verdict, concluded_on, conclusion
from gongkai_desktop.office.lifting import CONSENT
from gongkai_desktop.register.breaches import judged, missing, owed
from gongkai_desktop.register.deadlines import publication_limit
from gongkai_desktop.register.fields import PROACTIVE, WITHHELD
from gongkai_desktop.register.files import unconfirmed_copies
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.letters import awaiting, letter_limit
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.register.stages import SIGNING, Stage
from gongkai_desktop.register.withholding import pending

AGAIN: Final = "须重新审查"
"""The conclusion of a review that was given for something else than the item is now."""

_ASKING: Final = (Stage.REVIEW, Stage.READY, Stage.RETURNED)
"""Stages in which other organs are still to be asked about publishing it."""

OTHERWISE: Final = "变更公开属性"
"""What an item that was proposed as 不予公开 waits for when its review came to the other conclusion."""


@dataclass(slots=True)
class ItemStatus:
    """The computed side of an item; ``waiting`` names the next step. Nobody changes it; not declared frozen, as a state
    is not (see ``cases.folding.State``).

    ``limit`` is that of its publication or its removal, known also when that is done. ``inside``: made known inside
    the office only. ``owed`` is what still belongs to a published item, in words. ``letter`` is the limit of the
    letter that asks other organs, as long as it is owed. ``notes`` are no breaches: what neither law nor a document of
    the office has an article for. ``conclusion`` is the verdict of its review in words (保密审查结论), '' before it is
    in one, and ``reviewed`` the day of that verdict.
    """

    stage: Stage
    waiting: str = ""
    limit: Limit | None = None
    breaches: tuple[Breach, ...] = ()
    missing: tuple[str, ...] = ()
    inside: bool = False
    owed: tuple[str, ...] = ()
    letter: Limit | None = None
    conclusion: str = ""
    reviewed: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def due(self) -> str:
        """The last day (ISO) of its limit, '' without one."""
        return self.limit.due if self.limit is not None else ""

    @property
    def provisional(self) -> bool:
        """Whether a holiday notice may still move that day."""
        return self.limit is not None and self.limit.provisional


def status_of(item: Item, book: Rulebook) -> ItemStatus:
    """Work out where the item stands under its rule set."""
    inside = book.is_inside(item)
    if item.void:
        return ItemStatus(Stage.VOID, inside=inside)
    chain = book.progress(item)
    stage = _stage(item, chain, book, inside=inside)
    limit = publication_limit(item, stage, book)
    breaches, notes = judged(item, limit, book)
    return ItemStatus(
        stage,
        _waiting(item, chain, stage, book),
        limit,
        breaches,
        missing(item, book),
        inside,
        owed(item, book) if stage is Stage.PUBLISHED else (),
        letter_limit(item, book, limit) if stage in _ASKING else None,
        *_concluded(item, chain),
        notes,
    )


def days_of(item: Item, book: Rulebook, *, letter: bool) -> tuple[Limit | None, Limit | None]:
    """Its ``limit`` and, where it is wanted, its ``letter``, as in ``ItemStatus``."""
    if item.void:
        return None, None
    stage = _stage(item, book.progress(item), book, inside=book.is_inside(item))
    limit = publication_limit(item, stage, book)
    return limit, letter_limit(item, book, limit) if letter and stage in _ASKING else None


def _concluded(item: Item, chain: Progress) -> tuple[str, str]:
    """The verdict of the review that counts for the item, and its day; else what an old ledger tells of it."""
    if item.again:
        return AGAIN, ""
    if not (item.review or item.opinions):
        return item.fields.get("review_conclusion", ""), item.fields.get("reviewed", "")
    if item.held:
        return REFERRED, ""
    running = chain.verdict is Verdict.RUNNING
    return conclusion(chain), "" if running else concluded_on(chain, item.heard)


def _stage(item: Item, chain: Progress, book: Rulebook, *, inside: bool) -> Stage:
    attribute = item.attribute
    if item.fields.get("published") and not item.removed:
        if item.lapsed or inside or attribute not in ("", PROACTIVE):
            return Stage.REMOVAL
        return Stage.PUBLISHED if attribute else Stage.UNSET
    if item.removed or item.lapsed:
        return Stage.REMOVED
    if inside:
        return Stage.INSIDE
    if item.returned:
        return Stage.RETURNED
    return _before(item, chain, book)


def _before(item: Item, chain: Progress, book: Rulebook) -> Stage:
    """The stage of an item that is not public yet, or will not be."""
    attribute = item.attribute
    if not attribute:
        return Stage.UNSET
    if chain.verdict is Verdict.RUNNING and not (item.imported and attribute != PROACTIVE):
        return Stage.REVIEW
    if chain.verdict is Verdict.CLOSED and attribute != WITHHELD:
        return Stage.STOPPED
    if attribute == WITHHELD:
        publish = chain.verdict is Verdict.OPEN and bool(book.steps(item)) and not item.imported
        return Stage.REVIEW if publish else Stage.WITHHELD
    if pending(item, book.rules) or unconfirmed_copies(item):
        return Stage.REVIEW
    return Stage.READY if attribute == PROACTIVE else Stage.ON_REQUEST


def _waiting(item: Item, chain: Progress, stage: Stage, book: Rulebook) -> str:
    if stage is Stage.READY:
        return SIGNING if item.unsigned else awaiting(item, book)
    if stage is not Stage.REVIEW:
        return ""
    if chain.next is None and item.attribute == WITHHELD:
        return OTHERWISE
    if chain.next is None:
        kept = next((one.rule.kind for one in pending(item, book.rules)), "")
        return (awaiting(item, book) if kept == CONSENT else "") or kept or "审查员确认副本"
    return f"{chain.next.title}（报审中）" if item.held else chain.next.title
