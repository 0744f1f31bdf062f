"""The one place that decides an article: from rule set, branch taken and day.

A rule set names the article of each value it sets. What follows from law whatever the office's own document says
(nothing is published unreviewed, a third party must consent) is a ``Branch``: the document's own article where it
has one (``[articles]`` of the rule set), else the law's (resources/law/articles.toml).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Final

from gongkai_desktop.office.law import read_law
from gongkai_desktop.office.organs import by_analogy, organs
from gongkai_desktop.toml.reading import Name, OneOf

if TYPE_CHECKING:
    from gongkai_desktop.office.ruleset import RuleSet

OURS: Final = "本软件的做法，条例和制度没有规定"
"""The citation of what neither law nor any document of the office says."""
_OURS: Final = ("本软件", "由本单位定")
_ISSUED: Final = r"[^（）]*?(?:〔\d{4}〕\d+号|\d{4}-\d{1,2}-\d{1,2}发布)"
_NUMBER_BEHIND: Final = re.compile(
    rf"(《[^》]+》)((?:[^《》（）；]|（[一二三四五六七八九十]+）)+)（({_ISSUED})）"
)
"""The name of a rule, its articles, and what number or day it was issued under."""
_LIKEWISE: Final = re.compile(r"(?:^|、)([^、]*?)（参照）")


class Branch(StrEnum):
    """A turn that is judged the same way under every rule set, by its key in [articles]."""

    REVIEW = "review"
    AGAIN = "again"
    PLANNED = "planned"
    ON_REQUEST = "on_request"
    WITHHELD = "withheld"
    INSIDE = "inside"
    LEAD = "lead"
    APPROVAL = "approval"
    THIRD_PARTY = "third_party"
    SCREENED = "screened"
    GROUNDS = "grounds"
    SEPARATION = "separation"
    SEPARATION_ON_REQUEST = "separation_on_request"
    CATALOGUE = "catalogue"
    WORK_SECRET = "work_secret"
    REEXAMINATION = "reexamination"


Articles = Mapping[Annotated[str, OneOf([branch.value for branch in Branch])], str]
"""An article for some of the branches."""


@dataclass(frozen=True, slots=True)
class _Former:
    """What an article was before a law was revised: until that day (not included) the other one was in force."""

    now: Name
    until: date
    was: str


@dataclass(frozen=True, slots=True)
class _Laws:
    articles: Articles
    former: tuple[_Former, ...]


def cited(rules: RuleSet, branch: Branch, day: str = "") -> str:
    """The article of a branch under that rule set, as it was numbered on a day (ISO; '' for today's law)."""
    own = rules.articles.get(branch)
    found = own or _laws().articles[branch]
    if own is None and not rules.binding:
        found = by_analogy(found)
    return as_of(found, day)


def binding(rules: RuleSet, organ: str) -> bool:
    """Whether the 条例 itself applies to that kind of organ under a rule set; else it is only followed (第五十五条)."""
    return rules.binding and organs().kind(organ).binding


@lru_cache(maxsize=20_000)  # an import asks for a few articles on a few thousand days, row by row
def as_of(citation: str, day: str) -> str:
    """A citation with every law as it was in force on a day (ISO); articles that were the same stay."""
    if not day:
        return citation
    for former in _laws().former:
        if day < former.until.isoformat() and former.now in citation:
            citation = re.sub(rf"(?<![\w《]){former.now}(?!第)", former.was, citation)
    return citation


def is_ours(citation: str) -> bool:
    """Whether a citation only says that neither law nor the office's own document has it."""
    return citation.startswith(_OURS)


def binds(citation: str) -> bool:
    """Whether going against it breaks a rule: of law, of a document of the office, or one that the office set itself.

    What is only this program's way is told, and nobody did wrong (与规定不符) who did otherwise.
    """
    return not citation.startswith(_OURS[0])


def aside(citation: str) -> str:
    """A citation in brackets that ends in none of its own: （《制度》（文号）第几条）, （参照条例第几条）."""
    return f"（{likewise(number_first(citation))}）"


def number_first(citation: str) -> str:
    """A citation with the number that a document was issued under behind its name: 《制度》（文号）第几条."""
    return _NUMBER_BEHIND.sub(r"\1（\3）\2", citation)


def likewise(citation: str) -> str:
    """A citation whose laws that only lead the way say so in front: 《甲》第一条，参照《乙》第二条."""
    return _LIKEWISE.sub(r"，参照\1", citation).lstrip("，")


@lru_cache(maxsize=1)
def _laws() -> _Laws:
    return read_law("articles", _Laws)
