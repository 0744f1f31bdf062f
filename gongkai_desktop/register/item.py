"""One piece of information: what is known of it. Plain state; each act says what its event makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongkai_desktop.cases.folding import State, state_with
from gongkai_desktop.coordination.letter import Letter
from gongkai_desktop.office.limits import Limit
from gongkai_desktop.records.event import Event
from gongkai_desktop.register.findings import Onward, Screening
from gongkai_desktop.review.review import Heard, Lifted

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Opinion:
    """An approval as it came back on paper: which step, what was said, when, by whom, where the paper is.

    ``flags`` are (text, article) of what was done otherwise than the rules say, ``more`` further facts by title.
    """

    step: str
    opinion: str
    day: date
    who: str
    paper: str
    grounds: str
    flags: tuple[tuple[str, str], ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Publication:
    """One channel on which the item was made public. Days are ISO text, '' where unknown.

    ``checked`` keyed it in and looked it over, ``second`` confirmed it once more (B14). ``withdrawn`` is the day
    it was taken off this channel, for the reason ``why``. ``planned`` is the form of publication that was reviewed,
    where this is another one. ``paged`` is the day its address was last corrected. ``event`` is 0 for what came in
    with an old ledger.
    """

    event: int
    channel: str
    url: str = ""
    site_column: str = ""
    day: str = ""
    checked: str = ""
    second: str = ""
    second_day: str = ""
    withdrawn: str = ""
    why: str = ""
    planned: str = ""
    paged: str = ""

    def is_on(self, channel: str) -> bool:
        """Whether it stands on that channel now."""
        return self.channel == channel and not self.withdrawn


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another item. ``ours``: this item does it to the other one, else the other to this one."""

    kind: str
    record: int
    event: int
    ours: bool


@dataclass(frozen=True, slots=True)
class Delivery:
    """Printed copies handed to a reading point (E12), and the day its receipt came back."""

    event: int
    day: str
    point: str
    copies: int
    by: str
    receiver: str
    receipt_day: str = ""


@dataclass(frozen=True, slots=True)
class Chase:
    """A reminder to the department that its report is owed (催报)."""

    event: int
    day: str
    who: str
    how: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason for which the item was withheld, from the event that gave it; it stays with the item for ever."""

    event: int
    reason: str
    day: str


@dataclass(frozen=True, slots=True)
class Look:
    """A look at information that is not published (定期评估): why it stays so, or what it became (``to``) and why.

    ``who`` is named where it stays; a change of the attribute is signed by its review.
    """

    event: int
    day: str
    who: str
    why: str
    to: str = ""

    @property
    def words(self) -> str:
        """What was decided, in a line."""
        return f"改为{self.to}：{self.why}" if self.to else f"{self.who}：继续不公开；{self.why}"


@dataclass(slots=True, kw_only=True)
class Item(State):
    """What is known of one piece of information after its events.

    Dates in ``fields`` are ISO text, '' where unknown. ``opinions`` are all approvals and
    refusals since the last change, in order. ``published_reviewed`` says whether the chain was complete when
    publication was recorded (None: it came in published, from an old ledger).
    ``came`` is the day an old ledger's row came in.
    ``changed`` is the day of its last change (条例第二十六条: 形成或者变更之日), ``turned`` the day its attribute
    became 主动公开 where that was the last change, ``lapsed`` and ``removed`` the days it lost validity and left the
    last channel, ``announced`` the day the clearance that ended it was published (C24); ``void`` says why an entry
    was made in error, ``returned`` why it was sent back to be mended. ``checks`` are the lines confirmed at
    publication (B11, E6),
    ``explained`` is the day its interpretation (解读) was there. ``entry_limit`` is the publication limit that its
    entry of the catalogue (目录条目) gives it. ``letters`` are those that ask others about it, by their record.
    ``review`` is the review that counts for it (0: none), ``rounds`` how often it was handed in; ``held``: the
    matter is being referred upwards (报审); ``again`` says why it must be reviewed once more.
    ``roles`` says of attachments by their content what becomes of them, ``confirmed`` which cleaned copies the
    reviewer confirmed, ``onward`` where one went on with findings undecided.
    ``reviewed_as`` is the attribute under which it was reviewed, where the review settled another one (B13).
    ``grounds`` are all reasons it was ever withheld for, ``lifts`` what was recorded to lift them, in their order.
    ``looks`` are those at what is not published.
    """

    fields: Fields = field(default_factory=dict)
    imported: bool = False
    came: str = ""
    opinions: tuple[Opinion, ...] = ()
    published_reviewed: bool | None = None
    changed: str = ""
    turned: str = ""
    lapsed: str = ""
    announced: str = ""
    removed: str = ""
    void: str = ""
    screened: tuple[Screening, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    onward: tuple[Onward, ...] = ()
    confirmed: tuple[str, ...] = ()
    papers: tuple[int, ...] = ()
    publications: tuple[Publication, ...] = ()
    checks: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    chases: tuple[Chase, ...] = ()
    returned: str = ""
    explained: str = ""
    entry_limit: Limit | None = None
    review: int = 0
    rounds: int = 0
    held: bool = False
    again: str = ""
    letters: Mapping[int, Letter] = field(default_factory=dict)
    reviewed_as: str = ""
    grounds: tuple[Ground, ...] = ()
    lifts: tuple[Lifted, ...] = ()
    looks: tuple[Look, ...] = ()

    @property
    def attribute(self) -> str:
        """公开属性: 主动公开, 依申请公开 or 不予公开."""
        return self.fields.get("attribute", "")

    @property
    def unsigned(self) -> bool:
        """Whether it was registered as a draft that nobody has signed yet (B12, B14): it has no day of formation."""
        return not self.imported and not self.fields.get("formed")

    @property
    def heard(self) -> Heard:
        """The opinions that count, with their day."""
        return tuple((one.step, one.opinion, one.day.isoformat()) for one in self.opinions)

    @property
    def untouched(self) -> bool:
        """Whether it is an old row as it came in: nothing of it was done here."""
        return self.imported and self.last_event == self.number

    @property
    def start(self) -> str:
        """The day from which publication counts: the last change, else the day it was formed (条例第二十六条)."""
        return self.changed or self.fields.get("formed", "")

    def channels(self) -> tuple[Publication, ...]:
        """Every channel it was made public on, the one an old ledger tells of among them."""
        if self.publications or not self.fields.get("published"):
            return self.publications
        told = (self.fields.get(key, "") for key in ("form", "url", "site_column", "published"))
        return (Publication(0, *told),)

    def live(self) -> tuple[Publication, ...]:
        """The channels it stands on now."""
        if self.removed:
            return ()
        return tuple(one for one in self.channels() if not one.withdrawn)

    def with_fields(self, event: Event, changes: Mapping[str, Any]) -> Item:
        """The item after an event that fills in fields; a new reason for withholding it stays with it for ever."""
        after = state_with(self, fields={**self.fields, **changes})
        reason = after.fields.get("withheld_reason", "")
        if not reason or reason == self.fields.get("withheld_reason", ""):
            return after
        return state_with(after, grounds=(*self.grounds, Ground(event.id, reason, event.iso_day)))
