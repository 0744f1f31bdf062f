"""What a request may come to: one choice decides article, facts, evidence, letter, remedy and row of the report.

The table is resources/law/outcomes.toml, one section for each outcome. A ``Decision`` is an outcome with its facts:
all that follows from it is read off here, so that nobody asks ``if outcome == …`` anywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Annotated, Final

from gongkai_desktop.ledger import JOINT, Column, Kind
from gongkai_desktop.office.law import read_law
from gongkai_desktop.office.lettering import in_full, month_day, sentence
from gongkai_desktop.office.organs import organs
from gongkai_desktop.toml.reading import Among, Key, Mistakes, Name, OneOf

BRANCHES: Final = (
    "已主动公开",
    "可以公开",
    "部分公开",
    "不予公开",
    "无法提供",
    "不予处理",
    "其他处理",
)
"""The tree by which an outcome is chosen, in the words of 条例第三十六条至第三十九条 and of the annual report."""
REQUEST, CORRECTION, THIRD_PARTY = "request", "correction", "third_party"
THIRD_PARTY_TOLD: Final = "third_party_told"
"""The one outcome that settles what a third party is told."""
LIMB: Final = "limb"
"""The fact that holds which limbs of the article were chosen; in a letter, what the information is."""
YES: Final = "是"
_AGAIN = re.compile(r"(《[^》]+》)([^《》]*)、\1")
"""A law that is named twice running."""


class Remedy(StrEnum):
    """What the applicant may do against an answer.

    Review first and then the court (行政复议法第二十三条); either of them; of a partial answer, either of them for what
    is released and review first for what is withheld; nothing by itself.
    """

    REVIEW_FIRST = "review_first"
    CHOICE = "choice"
    SPLIT = "split"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of numbers of table three of the annual report; ``group`` is the heading that it stands under."""

    key: Name
    number: str
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """A kind of evidence. ``number`` is its place among the nine of the office's own document, 0 for others.

    ``paper``: a file is kept; without, only the ``notes`` that somebody checked it (state secrets never come in
    here). ``stands_in``: it serves where none of another kind can be had.
    """

    key: Name
    title: str
    number: int = 0
    paper: bool = True
    stands_in: bool = False
    notes: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an outcome must be proved by: any one of these kinds of proof."""

    kinds: Annotated[tuple[Annotated[str, Among("proof", "key")], ...], Key("any")]
    compulsory: bool = True


@dataclass(frozen=True, slots=True)
class Limb:
    """One of several that an article names side by side, in its own words; ``article`` where it has one of its own."""

    key: Name
    title: str
    article: str = ""


@dataclass(frozen=True)
class Outcome:
    """One outcome; the head of resources/law/outcomes.toml says what each item means."""

    key: Name
    title: str
    remedy: Remedy
    letter: str
    paper: str = "答复书"
    article: str = ""
    answered: str = ""
    settles: Annotated[str, OneOf((REQUEST, CORRECTION, THIRD_PARTY))] = REQUEST
    branch: Annotated[str, OneOf(BRANCHES)] = ""
    limbs: tuple[Limb, ...] = ()
    limbs_asked: str = ""
    single: bool = False
    phrase: str = ""
    withholds: tuple[Annotated[str, Among("outcome", "key")], ...] = ()
    row: Annotated[str, Among("row", "key")] = ""
    releases: bool = False
    filing: bool = False
    customary: tuple[Annotated[str, OneOf(("article", "row", "remedy"))], ...] = ()
    facts: Annotated[tuple[Column, ...], Key("fact")] = ()
    evidence: tuple[Evidence, ...] = ()

    def mistakes(self) -> Mistakes:
        """What no single item tells."""
        counted = self.settles == REQUEST
        if bool(self.row) is not counted or bool(self.branch) is not counted:
            yield "row", "了结申请的写明在哪一枝、年报哪一行，别的都不写"
        if bool(self.limbs_asked) is not (len(self.limbs) > 1 or bool(self.withholds)):
            yield "limbs_asked", "有几种可选的，写明怎样问；只有一种的不问"

    def worded(self, limbs: tuple[Limb, ...]) -> str:
        """What the information is, in the words of the article."""
        told = "、".join(limb.title for limb in limbs)
        return self.phrase.replace("{limb}", told) if self.phrase else told


Ground = tuple[Outcome, tuple[Limb, ...]]
"""What something rests on: an outcome with the limbs that were chosen of it."""


@dataclass(frozen=True)
class OutcomeTable:
    """The outcomes as the law has them from ``effective`` on, the rows they are counted in and the kinds of proof."""

    effective: date
    rows: Annotated[tuple[Row, ...], Key("row")]
    proofs: Annotated[tuple[Proof, ...], Key("proof")]
    outcomes: Annotated[tuple[Outcome, ...], Key("outcome")]

    @cached_property
    def _by_key(self) -> Mapping[str, Outcome]:
        return {one.key: one for one in self.outcomes}

    def outcome(self, key: str) -> Outcome:
        """The outcome of that key; KeyError when there is none."""
        return self._by_key[key]

    def proof(self, key: str) -> Proof:
        """The kind of evidence of that key."""
        return next(one for one in self.proofs if one.key == key)

    def under(self, branch: str) -> tuple[Outcome, ...]:
        """The outcomes of one branch of the tree, in order."""
        return tuple(one for one in self.outcomes if one.branch == branch)

    def grounds(self, outcome: Outcome) -> tuple[Ground, ...]:
        """What may be chosen of an outcome: its limbs, and those of what its withheld part may rest on."""
        withheld = (self.outcome(key) for key in outcome.withholds)
        return tuple((one, one.limbs) for one in (*withheld, outcome) if one.limbs)

    def form(self, outcome: Outcome) -> tuple[Column, ...]:
        """What the clerk is asked: which limbs, where there are several, and the facts."""
        if not outcome.limbs_asked:
            return outcome.facts
        choices = tuple(limb.title for _, limbs in self.grounds(outcome) for limb in limbs)
        kind = Kind.CHOICE if outcome.single else Kind.SEVERAL
        asked = Column(LIMB, outcome.limbs_asked, kind, width=16, choices=choices, required=True)
        return (asked, *outcome.facts)


@dataclass(frozen=True)
class Decision:
    """An outcome with its facts, as stored text by the keys of its form. All that it entails is read off here."""

    table: OutcomeTable
    outcome: Outcome
    facts: Mapping[str, str]

    @cached_property
    def grounds(self) -> tuple[Ground, ...]:
        """What it rests on: the outcomes (more than one in a partial answer) with the limbs that were chosen."""
        offered = self.table.grounds(self.outcome)
        if not self.outcome.limbs_asked:
            return offered
        chosen = set(self.facts.get(LIMB, "").split(JOINT))
        taken = ((one, tuple(limb for limb in limbs if limb.title in chosen)) for one, limbs in offered)
        return tuple((one, limbs) for one, limbs in taken if limbs)

    @property
    def article(self) -> str:
        """Its articles, as tables of law have them (条例第十四条、条例第三十六条第（三）项); '' where there is none."""
        own = self.outcome
        if own.single and self.grounds:
            named = [limb.article or own.article for _, limbs in self.grounds for limb in limbs]
        else:
            named = [
                own.article,
                *(limb.article or one.article for one, limbs in self.grounds for limb in limbs),
            ]
        return "、".join(dict.fromkeys(text for text in (*named, own.answered) if text))

    @property
    def limb(self) -> str:
        """What the information is, or what was asked for, in the words of the articles; '' where they name nothing."""
        return "，以及".join(one.worded(limbs) for one, limbs in self.grounds)

    @property
    def remedy(self) -> Remedy:
        """A partial answer that withholds nothing under 条例第十四条至第十六条 leaves the choice."""
        first = any(one.remedy is Remedy.REVIEW_FIRST for one, _ in self.grounds)
        split = self.outcome.remedy is Remedy.SPLIT
        return Remedy.CHOICE if split and self.grounds and not first else self.outcome.remedy

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What it must be proved by, each once."""
        resting = (one.evidence for one, _ in self.grounds)
        return tuple(dict.fromkeys(each for found in (self.outcome.evidence, *resting) for each in found))

    @property
    def filing(self) -> bool:
        """Whether it may be told in the quarterly filing of what was withheld."""
        return any(one.filing for one, _ in self.grounds)

    @property
    def missing(self) -> tuple[str, ...]:
        """The titles of the facts that it must not go without and has not."""
        form = self.table.form(self.outcome)
        return tuple(column.title for column in form if column.required and not self.facts.get(column.key))

    def values(self, organ: str) -> dict[str, str]:
        """What a letter says of it, by key; what is not known is ''.

        Every fact as letters write it; ``article`` in full and ``by`` before it (根据, or 参照 where the 条例 only
        leads the way); ``limb``; and 是 for each outcome and limb that it is, of all that share its letter.
        """
        sharing = [one for one in self.table.outcomes if one.letter == self.outcome.letter]
        offered = [limb for one in sharing for _, limbs in self.table.grounds(one) for limb in limbs]
        chosen = {limb.key for _, limbs in self.grounds for limb in limbs}
        said = {column.key: "" for one in sharing for column in one.facts}
        said |= {one.key: YES if one is self.outcome else "" for one in sharing}
        said |= {limb.key: YES if limb.key in chosen else "" for limb in offered}
        said |= {one.key: _written(one, self.facts.get(one.key, "")) for one in self.outcome.facts}
        binding = organs().kind(organ).binding
        return {
            **said,
            "article": printed(self.article),
            "by": "根据" if binding else "参照",
            LIMB: self.limb,
        }


def decided(key: str, facts: Mapping[str, str]) -> Decision:
    """The outcome of that key with these facts; KeyError when there is none."""
    table = outcomes()
    return Decision(table, table.outcome(key), facts)


def printed(citation: str) -> str:
    """A citation as it stands in a letter: laws by their whole names, each of several articles of one law in a row."""
    text = in_full(citation)
    while (once := _AGAIN.sub(r"\1\2、", text)) != text:
        text = once
    return text


def _written(column: Column, value: str) -> str:
    if column.kind is Kind.DATE:
        return month_day(value) if value else ""
    return sentence(value) if column.kind is Kind.LONG else value


@lru_cache(maxsize=1)
def outcomes() -> OutcomeTable:
    """The table that comes with the program, resources/law/outcomes.toml."""
    return read_law("outcomes", OutcomeTable)
