"""A ledger's definition: the dataclasses say what may stand in its file. Nothing here knows a record.

A condition (``when``) is a key, ``!key``, or a list of these that must all hold: a key is known when the form's field
of that name is filled in, the act of that name was done, the limit of that name is there; ``due.owed``: it is still
to be kept. A text is a template:
``{key}`` for what is known, a part in ``[ ]`` left out while one of its facts is empty; a list of texts with their
own conditions is told one behind the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Final, TypeAlias

from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.matters.matter import VOID
from gongkai_desktop.matters.words import Facts, filled, holds
from gongkai_desktop.office.duties import (
    Accountability,
    Assessment,
    Clarification,
    Complaints,
    Emergency,
    Evaluation,
    Meetings,
    Routines,
)
from gongkai_desktop.office.reviewing import Leak, Patrol, Questions
from gongkai_desktop.toml.reading import Key, Mistakes, Name, OneOf, Written

DUE: Final = "due"
"""The key of a ledger's limit, where its file gives it no other."""
OWED: Final = "owed"
"""Behind a limit's key (``due.owed``): it is known while the limit is still to be kept."""
VOIDED: Final = "已作废"
ALL: Final = "*"
"""The default of a field that is all of its choices, or the first where only one may be taken."""
STEPS, PARTS = "steps", "parts"
"""What stands in a section for every step that was done, for every part of the record."""
CHANNELS: Final = "channels"
CITED: Final = "cited"
"""On paper, the article of the ledger's rule in brackets; nothing where only this office says so."""
ABOUT: Final = "about"
"""In a letter, the information that the record is about, as letters name it."""
FIRST: Final = "first"
"""On paper, day and hour of an act's first step (``publish.first``)."""
VIEWS: Final = ("open", "overdue", "flagged", "closed", "all")
"""The views that every ledger has."""
HOUR: Final = "hour"
SECTIONS: Final[Mapping[str, type]] = MappingProxyType(
    {
        "questions": Questions,
        "patrol": Patrol,
        "leak": Leak,
        "clarification": Clarification,
        "assessment": Assessment,
        "complaints": Complaints,
        "meetings": Meetings,
        "routines": Routines,
        "evaluation": Evaluation,
        "accountability": Accountability,
        "emergency": Emergency,
    }
)
"""The sections of a rule set that have a ledger, each with what it says."""
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TONES: Final = ("", "late", "good", "soft")
_GROUPS: Final = ("办理", "更正", "撤下", "其他")
_LONG_WIDTH: Final = 24

Parameter: TypeAlias = str | int | tuple[str, ...]
"""What a rule set says of a ledger: a text, a number, several texts; a length of time is a text (10 个工作日)."""


def as_list(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """A condition as the list of keys that it is."""
    return (value,) if isinstance(value, str) else value


When: TypeAlias = Annotated[tuple[str, ...], Written(as_list, str | tuple[str, ...])]


@dataclass(frozen=True, slots=True)
class Said:
    """A text that is told when its condition holds. ``tone`` is that of a section's line."""

    text: str
    when: When = ()
    tone: Annotated[str, OneOf(_TONES)] = ""


def _texts(value: str | tuple[Said, ...]) -> tuple[Said, ...]:
    return (Said(value),) if isinstance(value, str) else value


Texts: TypeAlias = Annotated[tuple[Said, ...], Written(_texts, str | tuple[Said, ...])]


def told(texts: Iterable[Said], facts: Facts) -> str:
    """The texts whose condition holds, one behind the other; the first does not begin as if one stood before it."""
    return "".join(filled(one.text, facts) for one in texts if holds(one.when, facts)).removeprefix("；")


@dataclass(frozen=True, slots=True)
class Asked:
    """A field of a form.

    ``kind`` is one of the ledger's kinds, or ``hour`` (its key too): a time of the day, HH:MM. ``default`` and
    ``help`` are templates; ``ALL`` as a default is every choice, or the first. ``choices_from`` names where choices
    come from that are not written here: a parameter of the rule set (``rule.to``), ``channels`` (公开渠道), ``parts``
    (what is still open of the record's parts), or what the ledger's hook gives. ``means``: keys that a choice makes
    known. ``group`` is the heading under which a long form asks for it. ``person``: it names somebody of the office.
    """

    key: Name
    title: str
    kind: Annotated[str, OneOf((*(kind.value for kind in Kind), HOUR))] = Kind.TEXT.value
    width: int = 0
    required: bool = False
    help: str = ""
    choices: tuple[str, ...] = ()
    choices_from: str = ""
    default: str = ""
    means: Mapping[str, str] = field(default_factory=dict)
    synonyms: tuple[str, ...] = ()
    group: str = ""
    person: bool = False

    def column(self, choices: tuple[str, ...], help_text: str) -> Column:
        """The field as forms and tables know it."""
        kind = Kind.TEXT if self.kind == HOUR else Kind(self.kind)
        width = self.width or (_LONG_WIDTH if kind is Kind.LONG else 10)
        return Column(
            self.key,
            self.title,
            kind,
            width,
            choices,
            self.required,
            help_text,
            synonyms=self.synonyms,
            group=self.group,
            person=self.person,
        )

    def mistakes(self) -> Mistakes:
        """What no single item tells."""
        if not _NAME.fullmatch(self.key) or self.key == DAY:
            yield "key", "只能用小写英文字母、数字和下划线，字母开头；day 是每张表单都有的日期"
        if (self.kind == HOUR) is not (self.key == HOUR):
            yield "kind", "钟点的代号（key）和种类（kind）都写 hour"
        closed = self.kind in (Kind.CHOICE, Kind.SEVERAL, Kind.CHECKS)
        if closed and not self.choices and not self.choices_from:
            yield "kind", "要选的，写明可选的（choices 或 choices_from）"
        for choice in self.means:
            if choice not in self.choices:
                yield "means", f"choices 里没有“{choice}”"


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked when a record begins. Its first field is always the day."""

    title: str
    columns: tuple[Asked, ...]
    told: Texts
    note: Texts = ()
    key: str = "begin"

    def column(self, key: str) -> Asked | None:
        """The field of that key."""
        return next((one for one in self.columns if one.key == key), None)


@dataclass(frozen=True, slots=True)
class ActPlan:
    """One act: its form, and when it is offered.

    ``again`` is its title once it was done. ``primary``: it is what comes next, always or under a condition.
    ``last``: it is never dated before what was done already. ``anew``: it is offered in a closed state too.
    ``together``: it makes sense for many records at once.
    """

    key: Name
    title: str
    told: Texts
    columns: tuple[Asked, ...] = ()
    note: Texts = ()
    again: str = ""
    when: When = ()
    primary: bool | str | tuple[str, ...] = False
    last: bool = False
    anew: bool = False
    stales_paper: bool = True
    together: bool = False
    group: Annotated[str, OneOf(_GROUPS)] = _GROUPS[0]

    def is_next(self, facts: Facts) -> bool:
        """Whether it is what comes next."""
        return self.primary if isinstance(self.primary, bool) else holds(as_list(self.primary), facts)


VOIDING: Final = ActPlan(
    key=VOID,
    title="登记有误，作废",
    told=(Said("登记有误，作废：{why}"),),
    columns=(Asked("why", "原因", Kind.LONG.value, required=True),),
    note=(Said("记录保留，不再计入台账"),),
    anew=True,
    together=True,
    group=_GROUPS[3],
)


@dataclass(frozen=True, slots=True)
class StatePlan:
    """Where a record stands: of all states the first whose condition holds.

    ``closed``: nothing more is wanted. ``resting``: it is open, and nobody need do anything now (a plan in force).
    """

    title: Name
    when: When = ()
    closed: bool = False
    resting: bool = False


@dataclass(frozen=True, slots=True)
class Wrong:
    """What went against the rules when the condition holds, and the article it went against."""

    code: Name
    text: str
    article: str
    when: When = ()


@dataclass(frozen=True, slots=True)
class Late:
    """The breach of having done something after its limit; ``never`` tells of having closed the record without it.

    It tells nothing by itself where a breach of the file already names what was left undone (``!answer``).
    """

    code: str
    text: str
    never: Texts = (Said("{limit}要求的没有办，就办结了"),)


@dataclass(frozen=True, slots=True)
class LimitPlan:
    """By when something must be done.

    It runs from the day that ``since`` names (the record's own day, or a date of a form: ``assess.told``),
    ``within`` a length of time or ``hours``; or it ends on the day that ``on`` names, ``ahead`` a length of time before
    it. Time and hours are written out, or are a parameter of the rule set (``{rule.within}``): where that is not set
    there is no limit, nor where ``when`` does not hold. ``until`` is what ends it; ``by`` the act whose first step
    (with ``each``: every step) must not be later. ``parts``: it is the earliest ``on`` of the record's open parts.
    ``begins`` names the first day.
    """

    title: str
    until: str
    article: str
    key: Name = DUE
    since: str = DAY
    within: str = ""
    hours: str | int = ""
    on: str = ""
    ahead: str = ""
    by: str = ""
    each: bool = False
    parts: bool = False
    when: When = ()
    begins: str = "登记之日"
    late: Late | None = None

    def mistakes(self) -> Mistakes:
        """What no single item tells."""
        if sum(map(bool, (self.within, self.hours, self.on))) != 1:
            yield "key", "within（多久）、hours（几小时）、on（到哪一天）只写一项"
        if self.ahead and (not self.on or self.parts):
            yield "ahead", "提前多久，写在 on（到哪一天）的期限里，不能是分项的"
        for key in ("within", "ahead"):
            if (written := getattr(self, key)) and not written.startswith("{"):
                try:
                    Term.from_text(written)
                except ValueError as error:
                    yield key, str(error)


@dataclass(frozen=True, slots=True)
class PartsPlan:
    """What a record holds several of, each settled by itself: what a patrol found, what a meeting decided.

    The act ``added`` adds one (so does the beginning, where it has the field ``named``), the act ``settled`` settles
    the one that its field ``chosen`` names. ``remedied`` is the field of ``added`` that settles it at once.
    """

    key: str
    added: str
    settled: str
    chosen: str
    named: str
    remedied: str = ""


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section of the record's panel. ``steps`` stands for every step, ``parts`` for every part of the record.

    ``part`` and ``part_settled`` tell of one part, each of whose facts is known under its key, and under
    ``settled.`` those of the act that settled it.
    """

    title: Name
    lines: Texts
    part: str = ""
    part_settled: str = ""


@dataclass(frozen=True, slots=True)
class ViewPlan:
    """A view beside those that every ledger has: the records in these states."""

    key: Name
    title: str
    states: tuple[str, ...]
    urgency: Annotated[str, OneOf(("", "overdue", "soon"))] = ""


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """The sheet (resources/forms) or letter (resources/letters) of a record, by ``name``.

    ``values`` are texts for its fields, beside all that is known of the record (``answer.basis`` as answer_basis);
    ``rows`` are those of the list of a sheet that has the record's parts. ``number`` and ``day`` are the facts that
    give a letter its 文号 and its day. ``print`` is what the menu says. ``drawn``: the program draws it by itself, from
    more than the record; no file has its layout.
    """

    name: str
    title: str
    print: str
    letter: bool = False
    drawn: bool = False
    values: Mapping[str, Texts] = field(default_factory=dict)
    rows: Mapping[str, Texts] = field(default_factory=dict)
    number: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class ReturningPlan:
    """A duty that returns (每月巡查): ``every`` names the parameter that says how often; any new record meets it.

    Of a ledger of several duties ``each`` names the list that the rule set has of them, ``of`` the field of the first
    form that says which one a record is; each returns by itself. ``title`` and ``text`` tell it in 今日, ``moved`` and
    ``what`` where a holiday notice moves it, ``notice`` on the ledger's page, with ``due``, ``left``, ``last``, the
    article and ``duty``, what is to be done.
    """

    key: str
    title: str
    text: str
    moved: str
    what: str
    notice: str
    every: str = ""
    each: str = ""
    of: str = ""

    def mistakes(self) -> Mistakes:
        """What no single item tells."""
        if bool(self.every) is bool(self.each):
            yield "every", "every（多久一次）、each（几件事各多久一次）写一项"
        if bool(self.each) is not bool(self.of):
            yield "of", "写了 each 的，of 写登记时说是哪件事的那一项"


@dataclass(frozen=True, slots=True)
class Page:
    """The ledger's page: the view it opens with, what to say where there is nothing at all, its page in the manual."""

    empty: tuple[str, str]
    manual: str
    first: str = "open"


@dataclass(frozen=True, slots=True)
class TodayPlan:
    """Open records in 今日: the head they stand under. ``urgent``: before everything else.

    Those in other ``states`` than these, where it names some, stand under a head of their own with what is left to
    do. ``words`` is what a line with an hour says, with ``due``, ``left`` and ``state``; else its state and how near
    its limit is. ``tone`` is their urgency where they have no limit.
    """

    title: str
    key: str = ""
    urgent: bool = False
    states: tuple[str, ...] = ()
    words: str = ""
    tone: Annotated[str, OneOf(("", "soon"))] = ""


@dataclass(frozen=True)
class Definition:
    """A whole ledger. ``text`` can be read again without the file, ``hash`` names it.

    ``rule`` is the rule set's section that its parameters come from; ``given`` is what holds where that section is
    not there. ``masked`` fields stand in no list but by a family name, are searched by nobody and told in no
    history; the panel shows the name whole, of the others a part. ``conditions`` are keys that are known where
    their own condition holds; a later one may name an earlier.
    ``called`` are the facts that a record is called by, the first that is known (``record``: the title of
    the information it is about); ``titled`` makes its title of it. ``who`` is who stands beside it. ``list`` gives
    the heads of the table's columns. ``hook`` names the Python that computes what no template can (``hooks``).
    """

    key: str
    title: str
    begin: Form
    acts: Annotated[tuple[ActPlan, ...], Key("act")]
    states: Annotated[tuple[StatePlan, ...], Key("state")]
    sections: Annotated[tuple[SectionPlan, ...], Key("section")]
    list: Mapping[str, str]
    page: Page
    called: tuple[str, ...]
    text: str
    hash: str
    about: str = ""
    titled: str = "{called}"
    who: str = ""
    rule: Annotated[str, OneOf(("", *SECTIONS))] = ""
    given: Mapping[str, Parameter] = field(default_factory=dict)
    masked: tuple[str, ...] = ()
    conditions: Mapping[str, When] = field(default_factory=dict)
    limits: Annotated[tuple[LimitPlan, ...], Key("limit")] = ()
    breaches: Annotated[tuple[Wrong, ...], Key("breach")] = ()
    parts: PartsPlan | None = None
    views: Annotated[tuple[ViewPlan, ...], Key("view")] = ()
    today: TodayPlan | None = None
    paper: PaperPlan | None = None
    returning: ReturningPlan | None = None
    hook: str = ""

    def act(self, key: str) -> ActPlan | None:
        """The act of that key."""
        return next((plan for plan in self.all_acts if plan.key == key), None)

    @cached_property
    def all_acts(self) -> tuple[ActPlan, ...]:
        """Its acts, and the one to take out what was entered in error."""
        return (*self.acts, VOIDING)

    @cached_property
    def hidden(self) -> tuple[Asked, ...]:
        """What its panel shows in part, and whole by an act of its own: of what is masked all but the name."""
        return tuple(one for one in self.begin.columns if one.key in self.masked and one.key != self.who)

    @cached_property
    def parameters(self) -> frozenset[str]:
        """What the rule set may say of it."""
        known = SECTIONS.get(self.rule)
        return frozenset(one.name for one in fields(known)) if known else frozenset(self.given)

    def mistakes(self) -> Mistakes:
        """What no single item tells."""
        from gongkai_desktop.matters.checking import mistakes  # only who reads a file needs it

        return mistakes(self)
