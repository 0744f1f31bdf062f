"""A rule set (制度方案): what one office's own rules say, each value with the article it comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Final, Self

from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.office.annual import Annual
from gongkai_desktop.office.citing import OURS, Articles
from gongkai_desktop.office.duties import (
    Accountability,
    Assessment,
    Clarification,
    Complaints,
    Emergency,
    Evaluation,
    Meetings,
    Routines,
    WithheldFiling,
)
from gongkai_desktop.office.handling import Handling
from gongkai_desktop.office.law import Lifting, by_law
from gongkai_desktop.office.limits import Limit, RequestLimits, Start
from gongkai_desktop.office.numbering import SERIES, Pattern
from gongkai_desktop.office.organs import MANNERS, ORGANS, by_analogy
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
    LEAK,
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
from gongkai_desktop.toml.reading import Among, Beside, Between, Key, Like, Mistakes, Name, OneOf, Written

ATTRIBUTES = ("主动公开", "依申请公开", "不予公开")
WITHHELD = ATTRIBUTES[2]
POSTS = ("第一责任人", "分管领导", "直接责任人", "经办人", "审查员", "科室负责人", "联系人")
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
ItemKey = Annotated[str, OneOf(ITEM_KEYS)]
Attribute = Annotated[str, OneOf(ATTRIBUTES)]
Opinion = Annotated[str, Beside("opinions")]
EarlierStep = Annotated[str, Among("step", "key", earlier=True)]
Numbering = Mapping[
    Annotated[str, OneOf(tuple(SERIES))], Annotated[str, Written(lambda text: Pattern.parse(text).text)]
]
Choice = bool | int | str
SWITCHES: Final = ("flag", "number", "workdays", "choice")
MOST_WORKDAYS: Final = 250


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

    key: Name
    title: str
    role: Annotated[str, OneOf(POSTS)]
    opinions: tuple[str, ...]
    passing: tuple[Opinion, ...]
    article: str
    within: Term | None
    attributes: Annotated[tuple[Annotated[str, Among("attributes")], ...], Like("attributes", of_file=True)]
    called: Annotated[str, Like("role")]
    within_article: Annotated[str, Like("article")]
    major_only: bool = False
    waiting: tuple[Opinion, ...] = ()
    escalates: bool = False
    advises: bool = False
    returns_to: EarlierStep = ""
    after: tuple[EarlierStep, ...] = ()
    needs: tuple[ItemKey, ...] = ()
    grounds_for: tuple[Opinion, ...] = ()
    asks: Annotated[tuple[Ask, ...], Key("ask")] = ()
    deputies: bool = True
    on_item: bool = False
    withholding: tuple[Opinion, ...] = ()
    against: bool = False

    def mistakes(self) -> Mistakes:
        """An opinion does one thing; a step that reviews what is not to be published says what agrees with that."""
        if any(opinion in self.passing for opinion in self.waiting):
            yield "waiting", "同一个意见不能既算通过又算待定"
        otherwise = {
            "returns_to（退回）": self.returns_to,
            "escalates（上报）": self.escalates,
            "advises（建议）": self.advises,
        }
        if len(more := [name for name, said in otherwise.items() if said]) > 1:
            yield "escalates" if self.escalates else "advises", f"{'、'.join(more)}只能写一个"
        if WITHHELD in self.attributes and not self.withholding:
            yield "withholding", f"审查“{WITHHELD}”的环节，要写哪些意见是同意不公开"

    def wants_grounds(self, opinion: str) -> bool:
        """Whether that opinion is given with its grounds: one that neither passes nor waits, and those named."""
        return opinion in self.grounds_for or opinion not in (*self.passing, *self.waiting)

    def goes_on(self, opinion: str) -> bool:
        """Whether the next step has its turn after that opinion."""
        if opinion in self.waiting:
            return False
        return opinion in self.passing or ((self.escalates or self.advises) and not self.returns_to)

    def on_withholding(self) -> Self:
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
    starts: tuple[Start, ...]
    article: str

    def mistakes(self) -> Mistakes:
        """The reminder comes before the day."""
        if self.remind_after.unit is not self.term.unit or self.remind_after.amount >= self.term.amount:
            yield "remind_after", "提醒应早于报送期限，单位也要相同"


@dataclass(frozen=True, slots=True)
class SourceRule:
    """Where information came from and who must therefore publish it (条例第十条); ``ours``: this office.

    ``said_together`` is what the file says of ``together``, None where it leaves it to the title.
    """

    title: Name
    ours: bool
    responsible: str
    article: str
    said_together: Annotated[bool | None, Key("together")] = None

    @property
    def together(self) -> bool:
        """Whether other organs made or signed it too, so that they are asked before it is published (条例第十一条)."""
        if self.said_together is not None:
            return self.said_together
        return any(word in self.title for word in ("共同制作", "联合发文"))

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

    title: Name
    article: str
    lifting: Lifting | None
    secret: bool = False
    discretionary: bool = False


@dataclass(frozen=True, slots=True)
class Required:
    """A field of the register that the rule set wants filled."""

    key: Annotated[Name, OneOf(ITEM_KEYS)]
    article: str


@dataclass(frozen=True, slots=True)
class Superseded:
    """A clause of the document that a later law has overtaken: what it says, its article, what holds instead (B1)."""

    clause: Name
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

    title: Annotated[Name, OneOf(ORGANS)]
    manner: Annotated[str, OneOf(MANNERS)]
    article: str


@dataclass(frozen=True, slots=True)
class Switch:
    """A choice the office may make. ``kind``: flag, number, workdays (0 for no limit) or choice.

    ``sets`` is the place in the file that the chosen value goes to, '' where it only turns sections on and off.
    """

    key: Name
    title: str
    kind: Annotated[str, OneOf(SWITCHES)]
    default: Choice
    article: str
    choices: tuple[str, ...] = ()
    low: Annotated[int, Between(0, MOST_WORKDAYS)] = 0
    high: Annotated[int, Between(0, MOST_WORKDAYS)] = 0
    help: str = ""
    sets: str = ""

    def mistakes(self) -> Mistakes:
        """Each kind has its own bounds, and what holds without being chosen is within them."""
        if self.kind == "choice" and not self.choices:
            yield "choices", "至少要写一个"
        if self.numeric and self.high < max(self.low, 1):
            yield "high", f"要写明，应在 {max(self.low, 1)} 到 {MOST_WORKDAYS} 之间"
        for key, fitting in (
            ("choices", self.kind == "choice"),
            ("low", self.numeric),
            ("high", self.numeric),
        ):
            if getattr(self, key) and not fitting:
                yield key, f"{self.kind} 的开关没有这一项"
        if not self.takes(self.default):
            yield "default", f"没有“{self.default}”，只能是 {self.offered}"

    @property
    def numeric(self) -> bool:
        """Whether a number is chosen."""
        return self.kind in ("number", "workdays")

    @property
    def offered(self) -> str:
        """What may be chosen, in words."""
        if self.numeric:
            return f"{self.low} 到 {self.high}"
        return "、".join(self.choices) or "true 或 false"

    def takes(self, value: object) -> bool:
        """Whether that may be chosen."""
        if isinstance(value, bool):
            return self.kind == "flag"
        if isinstance(value, int):
            return self.numeric and self.low <= value <= self.high
        return self.kind == "choice" and value in self.choices


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """A whole rule set with the office's choices (``chosen``) worked in, as its file says it.

    ``contacts_article`` wants a 联系人 of each department (E2), '' where nothing is said.
    ``text`` can be read again without the file.
    """

    name: str
    title: str
    source: str
    effective: date
    organ_rules: Annotated[tuple[OrganRule, ...], Key("organ")]
    articles: Articles = field(default_factory=dict)
    superseded: tuple[Superseded, ...] = ()
    attributes: tuple[Attribute, ...]
    steps: Annotated[tuple[Step, ...], Key("step")]
    publication: Limit
    reporting: Reporting | None
    removal: Limit | None
    weekly: Weekly | None
    entry: EntryRule | None
    interpretation: Interpretation | None
    reprint: Reprint | None
    category_rules: Annotated[tuple[Category, ...], Key("category")]
    delivery: Delivery | None
    channels: Annotated[tuple[Channel, ...], Key("channel")]
    main_channel: Annotated[str, Among("channel", "title")]
    main_article: str = OURS
    release_forms: Annotated[tuple[ReleaseForm, ...], Key("release_form")] = ()
    sources: Annotated[tuple[SourceRule, ...], Key("source_rule")]
    reasons: Annotated[tuple[Reason, ...], Key("reason")]
    cautions: Annotated[tuple[Caution, ...], Key("caution")] = ()
    forbidden: tuple[Forbidden, ...] = ()
    confirmations: Annotated[tuple[Confirmation, ...], Key("confirmation")] = ()
    escalations: Annotated[tuple[Escalation, ...], Key("escalation")] = ()
    coordination: Coordination | None
    deputies: Deputies | None
    risk: Risk | None
    declassified: Declassified | None
    patrol: Patrol | None
    questions: Questions | None
    leak: Leak = LEAK
    summary: Summary | None
    annual: Annual | None
    clarification: Clarification | None
    assessment: Assessment | None
    complaints: Complaints | None
    meetings: Meetings | None
    routines: Routines | None
    evaluation: Evaluation | None
    accountability: Accountability | None
    emergency: Emergency | None
    filing: WithheldFiling | None
    handling: Handling | None
    contacts_article: str = ""
    points: Annotated[tuple[Point, ...], Key("point")] = ()
    phases: Annotated[tuple[Phase, ...], Key("phase")] = ()
    required: tuple[Required, ...]
    quick: tuple[ItemKey, ...]
    sheets: tuple[str, ...] = ()
    numbering: Numbering
    requests: Annotated[RequestRules, Written(RequestLimits.rules, RequestLimits)]
    switches: Annotated[tuple[Switch, ...], Key("switch")] = ()
    chosen: Mapping[str, Choice]
    qr: bool = True
    text: str
    hash: str

    def mistakes(self) -> Mistakes:
        """The last step of the chain has nobody to pass its doubts to."""
        last = self.steps[-1]
        if last.escalates or last.advises:
            key = "escalates" if last.escalates else "advises"
            yield "step", f"最后一步“{last.title}”的意见没有下一步可报，不能写 {key}"

    def led(self) -> Self:
        """The same with the first platform and its peers before the other channels, and in the website's box."""
        main = self.main_channel
        marked = [replace(channel, main=channel.main or channel.title == main) for channel in self.channels]
        return replace(
            self,
            channels=tuple(sorted(marked, key=lambda channel: (channel.title != main, not channel.main))),
            release_forms=tuple(form.led_by(main) for form in self.release_forms),
        )

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
