"""A rule set (制度方案): what one office's own rules say, each value with the article it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.office.lifting import Lifting, by_law
from gongkai_desktop.office.limits import ANNOUNCED, Limit
from gongkai_desktop.office.organs import by_analogy
from gongkai_desktop.office.publishing import (
    Category,
    Caution,
    Channel,
    Delivery,
    EntryRule,
    Forbidden,
    Interpretation,
    Phase,
    Point,
    ReleaseForm,
    Reprint,
    Weekly,
)
from gongkai_desktop.office.reviewing import (
    Ask,
    Confirmation,
    Coordination,
    Declassified,
    Deputies,
    Escalation,
    Leak,
    Patrol,
    Questions,
    Risk,
    Summary,
)

ATTRIBUTES = ("主动公开", "依申请公开", "不予公开")
POSTS = ("第一责任人", "分管领导", "直接责任人", "经办人", "审查员", "科室负责人", "联系人")
RELEASE_FORMS = ("website", "request", "other")
STARTS = ("formed", "changed", "lapsed", ANNOUNCED)
ITEM_KEYS = (
    "index_no",
    "title",
    "doc_no",
    "department",
    "source",
    "formed",
    "attribute",
    "category",
    "form",
    "published",
    "url",
    "site_column",
    "validity",
    "keywords",
    "summary",
    "withheld_reason",
    "basis",
    "review_conclusion",
    "reviewed",
    "note",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One approval of the review chain, taken by the holder of a post.

    An opinion in ``passing`` lets the item go on towards publication; one in ``waiting`` leaves it here
    until the step is taken again (报审). Any other opinion needs grounds, and then: with ``returns_to`` the
    item goes back to that earlier step; with ``escalates`` the opinion itself goes up for approval by the
    next step; with ``advises`` it is a recommendation, and those after it may decide otherwise; with none of
    them the chain stops and the item is not published. ``within`` counts from the day
    its turn came; ``after`` names steps that must stand before it, ``needs`` fields that must be filled,
    ``asks`` further facts said with the opinion. ``grounds_for`` are opinions that need grounds although
    they pass or wait (B6). With ``deputies`` someone may sign for the holder of the post (B17). ``called`` is who
    signs in the document's own words, where the post is called otherwise; ``within_article`` says who set the days.
    With ``on_item`` the opinion is on the information itself, not on the opinion of ``returns_to``: one that
    differs from that one's sends the item back there (D 第六条), one that agrees with it decides.
    ``withholding`` are the opinions that agree when information is proposed as 不予公开; ``against`` is a step as it
    stands in such a review, where those are the ``passing`` ones.
    """

    key: str
    title: str
    role: str
    opinions: tuple[str, ...]
    passing: tuple[str, ...]
    article: str
    within: Term | None
    major_only: bool
    attributes: tuple[str, ...]
    waiting: tuple[str, ...]
    escalates: bool
    advises: bool
    returns_to: str
    after: tuple[str, ...]
    needs: tuple[str, ...]
    grounds_for: tuple[str, ...]
    asks: tuple[Ask, ...]
    deputies: bool
    called: str
    within_article: str
    on_item: bool = False
    withholding: tuple[str, ...] = ()
    against: bool = False

    def wants_grounds(self, opinion: str) -> bool:
        """Whether that opinion is given with its grounds: one that neither passes nor waits, and those named."""
        return opinion in self.grounds_for or opinion not in (*self.passing, *self.waiting)

    def goes_on(self, opinion: str) -> bool:
        """Whether the next step has its turn after that opinion."""
        if opinion in self.waiting:
            return False
        return opinion in self.passing or ((self.escalates or self.advises) and not self.returns_to)

    def on_withholding(self) -> Step:
        """The step as it stands in the review of what is not to be published: the other words let it go on."""
        grounds = tuple(one for one in self.opinions if self.wants_grounds(one))
        return replace(self, passing=self.withholding, grounds_for=grounds, against=True)

    @property
    def returns(self) -> bool:
        """Whether an opinion that does not pass sends the item back to an earlier step."""
        return bool(self.returns_to)


@dataclass(frozen=True, slots=True)
class Reporting:
    """What departments owe the disclosure office (C6): a report in ``term``, reminded at ``remind_after``."""

    term: Term
    remind_after: Term
    starts: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True)
class SourceRule:
    """Where information came from and who must therefore publish it (条例第十条); ``ours``: this office.

    ``together``: other organs made or signed it too, so they are asked before it is published (条例第十一条).
    """

    title: str
    ours: bool
    responsible: str
    article: str
    together: bool = False

    @property
    def duty(self) -> str:
        """Who publishes it, as a part of a sentence: 由制作机关公开; where rules say 可以 or 义务, as they say it."""
        who, comma, more = self.responsible.partition("，")
        if not who.endswith("公开义务"):
            who = f"{who if who.startswith('可以由') else f'由{who}'}公开"
        return f"{who}{comma}{more}"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for not publishing. ``discretionary``: the law says 可以, so the choice must be reasoned.

    ``lifting`` is what must be on record before such information may be public; None where nothing must.
    """

    title: str
    article: str
    secret: bool
    discretionary: bool
    lifting: Lifting | None


@dataclass(frozen=True, slots=True)
class Required:
    """A field of the register that the rule set wants filled."""

    key: str
    article: str


@dataclass(frozen=True, slots=True)
class Superseded:
    """A clause of the document that a later law has overtaken: what it says, its article, what holds instead (B1)."""

    clause: str
    article: str
    instead: str

    @property
    def words(self) -> str:
        """The clause and what holds instead, in a line."""
        said = self.clause.replace("“", "‘").replace("”", "’")  # quoted within a quotation
        return f"“{said}”（{self.article}）：现在{self.instead}"


@dataclass(frozen=True, slots=True)
class OrganRule:
    """A kind of organ this rule set serves, and how: 适用 or 参照执行."""

    title: str
    manner: str
    article: str


@dataclass(frozen=True, slots=True)
class Switch:
    """A choice the office may make. ``kind``: flag, number, workdays (0 for no limit) or choice."""

    key: str
    title: str
    kind: str
    default: bool | int | str
    choices: tuple[str, ...]
    low: int
    high: int
    article: str
    help: str
    sets: str


@dataclass(frozen=True, slots=True)
class RuleSetInfo:
    """What a list of rule sets shows."""

    name: str
    title: str
    source: str
    effective: date
    organs: tuple[str, ...]
    switches: tuple[Switch, ...]
    superseded: tuple[Superseded, ...]

    @property
    def warnings(self) -> str:
        """The clauses that no longer hold, each in a line below a line that says so; '' where all of them do."""
        lines = [one.words for one in self.superseded]
        return "\n".join(["下列条款已被法律取代，或者与法律不一致，按法律办：", *lines]) if lines else ""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A whole rule set with the office's choices worked in. ``text`` can be read again without the file."""

    name: str
    title: str
    source: str
    effective: date
    organ_rules: tuple[OrganRule, ...]
    articles: Mapping[str, str]
    superseded: tuple[Superseded, ...]
    steps: tuple[Step, ...]
    publication: Limit
    reporting: Reporting | None
    removal: Limit | None
    weekly: Weekly | None
    entry: EntryRule | None
    interpretation: Interpretation | None
    reprint: Reprint | None
    delivery: Delivery | None
    category_rules: tuple[Category, ...]
    channels: tuple[Channel, ...]
    main_article: str
    release_forms: tuple[ReleaseForm, ...]
    sources: tuple[SourceRule, ...]
    reasons: tuple[Reason, ...]
    cautions: tuple[Caution, ...]
    forbidden: tuple[Forbidden, ...]
    confirmations: tuple[Confirmation, ...]
    escalations: tuple[Escalation, ...]
    coordination: Coordination | None
    deputies: Deputies | None
    risk: Risk | None
    declassified: Declassified | None
    patrol: Patrol | None
    questions: Questions | None
    leak: Leak
    summary: Summary | None
    points: tuple[Point, ...]
    phases: tuple[Phase, ...]
    attributes: tuple[str, ...]
    required: tuple[Required, ...]
    quick: tuple[str, ...]
    sheets: tuple[str, ...]
    numbering: Mapping[str, str]
    requests: RequestRules
    switches: tuple[Switch, ...]
    chosen: Mapping[str, bool | int | str]
    qr: bool
    text: str
    hash: str

    @property
    def organs(self) -> tuple[str, ...]:
        """The kinds of organ this rule set serves."""
        return tuple(rule.title for rule in self.organ_rules)

    @property
    def categories(self) -> tuple[str, ...]:
        """The subjects offered for an item."""
        return tuple(category.title for category in self.category_rules)

    @property
    def category_limits(self) -> Mapping[str, Limit]:
        """Publication limits of the subjects that have their own (条例第二十六条, 另有规定的从其规定)."""
        return {category.title: category.limit for category in self.category_rules if category.limit}

    def is_secret(self, reason: str) -> bool:
        """Whether that reason for not publishing is a state secret."""
        return any(known.secret for known in self.reasons if known.title == reason)

    def lifting(self, reason: str) -> Lifting | None:
        """What must be on record before information withheld for that reason may be public; None for nothing."""
        known = next((one for one in self.reasons if one.title == reason), None)
        if known is not None and known.lifting is not None:
            return known.lifting
        return self._by_law(reason, secret=known is not None and known.secret)

    @property
    def declassifying(self) -> Lifting:
        """What is asked of a state secret before it may be public."""
        own = next((one.lifting for one in self.reasons if one.secret and one.lifting is not None), None)
        if own is not None:
            return own
        found = self._by_law("", secret=True)
        assert found is not None, "resources/law/lifting.toml has 国家秘密"
        return found

    @property
    def binding(self) -> bool:
        """Whether the 条例 itself applies to an organ this rule set serves; else it is only followed (第五十五条)."""
        return any(organ.manner == "适用" for organ in self.organ_rules)

    def _by_law(self, reason: str, *, secret: bool) -> Lifting | None:
        found = by_law(reason, secret=secret)
        if found is None or self.binding:
            return found
        return replace(found, article=by_analogy(found.article))

    def passed(self, heard: Iterable[tuple[str, str, str]]) -> tuple[tuple[str, str], ...]:
        """Of opinions as (step key, opinion, ISO day) those that let the item go on, without the opinion."""
        passing = {(step.key, opinion) for step in self.steps for opinion in step.passing}
        return tuple((step, day) for step, opinion, day in heard if (step, opinion) in passing)

    def category(self, title: str) -> Category | None:
        """The subject of that name; None for one the rule set does not know."""
        return next((known for known in self.category_rules if known.title == title), None)

    def is_major(self, category: str) -> bool:
        """Whether information on that subject counts as major unless the clerk says otherwise (A4)."""
        known = self.category(category)
        return known is not None and known.major

    def is_inside(self, category: str) -> bool:
        """Whether information on that subject is made known inside the office only (A2)."""
        known = self.category(category)
        return known is not None and known.inside

    def cautions_for(self, title: str, category: str) -> tuple[Caution, ...]:
        """What to look at with special care in information of that title and subject (E7)."""
        return tuple(caution for caution in self.cautions if caution.fits(title, category))

    def escalation(self, key: str) -> Escalation | None:
        """What may be referred upwards under that key (reviewing.GRADE, reviewing.DISCLOSURE)."""
        return next((known for known in self.escalations if known.key == key), None)

    def phase(self, stage: str, step: str = "") -> str:
        """The office's own name for a stage, and for the step of review that is waited for; '' without one."""
        by_step = [phase.title for phase in self.phases if step and step in phase.steps]
        return next(iter((*by_step, *(phase.title for phase in self.phases if stage in phase.stages))), "")

    @property
    def main_channels(self) -> tuple[str, ...]:
        """The platforms that come first: one, or as many as the document names (C25)."""
        return tuple(channel.title for channel in self.channels if channel.main)

    @property
    def main_channel(self) -> str:
        """The first of them, which is proposed; '' without one."""
        return next(iter(self.main_channels), "")

    def proposed_form(self, attribute: str) -> str:
        """The 公开形式 to propose for information of that attribute: the first platform, else its own box."""
        own = next((form.title for form in self.release_forms if attribute in form.attributes), "")
        return own or (self.main_channel if attribute == ATTRIBUTES[0] else "")

    def release_form(self, attribute: str, channels: str) -> ReleaseForm | None:
        """The box of 发布形式 to tick: by attribute, else by the channels named; None when nothing tells."""
        forms = self.release_forms
        by_attribute = [form for form in forms if attribute in form.attributes]
        by_channel = [form for form in forms if any(word in channels for word in form.channels)]
        other = [form for form in forms if channels and not form.channels and not form.attributes]
        return next(iter((*by_attribute, *by_channel, *other)), None)
