"""What a rule set says of publishing beyond review and limits: prompts, channels' duties, copies, phases."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, Final, Self

from gongkai_desktop.office.limits import Limit
from gongkai_desktop.toml.reading import Among, Between, Key, Mistakes, Name, OneOf
from gongkai_desktop.workdays.calendar import Calendar

RELEASE_FORMS: Final = ("website", "request", "other")
STAGES: Final = (
    "属性未填",
    "待审查",
    "审查不同意",
    "退回补正",
    "待公开",
    "已公开",
    "依申请公开",
    "不予公开",
    "对内公开",
    "待下架",
    "已下架",
    "已作废",
)
"""Where an item stands, by the name that the register has for it."""
WEEKDAYS: Final = {
    name: day
    for day, name in enumerate(("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"))
}
FRIDAY: Final = 4
POSTPONED: Final = {"提前到之前的工作日": False, "顺延到之后的工作日": True}
"""Where the day of a weekly batch that is off moves to, as rule sets write it."""
Subject = Annotated[str, Among("category", "title")]
"""One of the subjects of the rule set."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A way of publishing; ``main`` is the office's first platform. They stand in their order of use (B14)."""

    title: Name
    article: str
    main: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """A subject of information to be published; ``limit`` where another law sets its own time.

    ``inside``: made known inside the office only (对内公开, A2), in nothing that leaves it.
    ``interpretation``: documents on it come with an explanation of the policy (解读, C18).
    """

    title: Name
    article: str
    limit: Limit | None
    major: bool = False
    inside: bool = False
    interpretation: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseForm:
    """A box of the review sheet's 发布形式 (``key`` in its layout), for these attributes or channels.

    The website's has the first platform's own name unless the document calls it otherwise.
    """

    key: Annotated[Name, OneOf(RELEASE_FORMS)]
    article: str
    title: str = ""
    attributes: tuple[Annotated[str, Among("attributes")], ...] = ()
    channels: tuple[str, ...] = ()

    def mistakes(self) -> Mistakes:
        """Only the website's box has a name without being told one."""
        if not (self.title or self.website):
            yield "title", "缺少这一项"

    @property
    def website(self) -> bool:
        """Whether it is the box of the first platform."""
        return self.key == RELEASE_FORMS[0]

    def led_by(self, main: str) -> Self:
        """The box with that first platform, by name and among its channels."""
        if not self.website:
            return self
        channels = self.channels if main in self.channels else (*self.channels, main)
        return replace(self, title=self.title or f"{main}公开", channels=channels)


@dataclass(frozen=True, slots=True)
class EntryRule:
    """Keying what was signed into the website (B14).

    ``second_check``: who keyed it in confirms it once more before it goes out. ``term``: when it must be in.
    """

    article: str
    term: Limit | None
    second_check: bool = False


@dataclass(frozen=True, slots=True)
class Caution:
    """Information to be looked at with special care (重点审查, E7): by a word of its title or its subject."""

    title: Name
    article: str
    words: tuple[str, ...] = ()
    categories: tuple[Subject, ...] = ()

    def mistakes(self) -> Mistakes:
        """It is known by something."""
        if not (self.words or self.categories):
            yield "title", "要写 words（标题里的词）或 categories（主题分类）"

    def fits(self, title: str, category: str) -> bool:
        """Whether information of that title and subject is to be looked at so."""
        return category in self.categories or any(word in title for word in self.words)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """One line of the check list of what nothing that is published may contain (禁载内容, B11)."""

    title: Name
    article: str


@dataclass(frozen=True, slots=True)
class Point:
    """A reading point that copies of published information are handed to (查阅点, E10 E12, 条例第二十五条)."""

    title: Name
    article: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """Printed copies for the reading points (E12): how many, for which subjects; no subjects means all."""

    copies: Annotated[int, Between(1, 1000)]
    article: str
    categories: tuple[Subject, ...] = ()

    def wanted(self, category: str) -> bool:
        """Whether information on that subject is handed over on paper."""
        return not self.categories or category in self.categories


@dataclass(frozen=True, slots=True)
class Phase:
    """The office's own name for where an item stands (B12): at these stages or, in review, these steps.

    One with neither is only named in the list.
    """

    title: Name
    article: str
    stages: tuple[Annotated[str, OneOf(STAGES)], ...] = ()
    steps: tuple[Annotated[str, Among("step", "key")], ...] = ()


@dataclass(frozen=True, slots=True)
class Weekly:
    """Publication in one batch a week (C5), on ``weekday`` (0 is Monday).

    ``carries_review``: the review at drafting stands for a sheet of its own, its reference goes with it.
    ``postponed``: where that day is off, the batch goes out on the first working day after it, else on the last
    one before it.
    """

    article: str
    weekday: Annotated[int, OneOf(WEEKDAYS)] = FRIDAY
    carries_review: bool = False
    postponed: Annotated[bool, Key("day_off"), OneOf(POSTPONED)] = False

    def day(self, monday: date, calendar: Calendar) -> date:
        """The day of the batch in the week of that Monday. A week that is off whole has its batch after it."""
        nominal = monday + timedelta(days=self.weekday)
        if self.postponed or calendar.is_workday(nominal):
            return calendar.roll(nominal)
        before = calendar.add(nominal, -1)
        return before if before >= monday else calendar.roll(nominal)

    def release(self, finished: date, calendar: Calendar) -> date:
        """The day of the batch that a document finished on a day belongs to: in the week after it."""
        return self.day(finished - timedelta(days=finished.weekday() - 7), calendar)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """Policy documents are drafted, passed on and published together with their 解读 (C18)."""

    article: str


@dataclass(frozen=True, slots=True)
class Reprint:
    """Reprints come only from the sites of governments, and name where they come from (B11)."""

    article: str
