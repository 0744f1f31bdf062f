"""The sections of a rule set file that speak of review, read one by one."""

from __future__ import annotations

from dataclasses import replace

from gongkai_desktop.ledger import Kind
from gongkai_desktop.office.fields import Fields
from gongkai_desktop.office.limits import Limit
from gongkai_desktop.office.reviewing import (
    ESCALATIONS,
    GENERAL,
    LEAK,
    PERIODS,
    SILENCES,
    UNDECIDED,
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
    Side,
    Summary,
)
from gongkai_desktop.office.ruleset import ATTRIBUTES, ITEM_KEYS, POSTS, STARTS, Step

WITHHELD = "不予公开"
ASKED = (Kind.TEXT, Kind.LONG, Kind.DATE, Kind.CHOICE)
MOST_HOURS = 240
SILENT = "由本机关决定"


def read_steps(fields: Fields, attributes: tuple[str, ...] = ATTRIBUTES) -> tuple[Step, ...]:
    """All [[step]] in their order, for information of these ``attributes``."""
    earlier: list[str] = []

    def build(section: Fields) -> Step:
        step = _step(section, attributes, tuple(earlier))
        earlier.append(step.key)
        return step

    steps = fields.many("step", build, unique="key")
    last = steps[-1]
    if last.escalates or last.advises:
        key = "escalates" if last.escalates else "advises"
        raise fields.refused("step", f"最后一步“{last.title}”的意见没有下一步可报，不能写 {key}")
    return steps


def _step(section: Fields, attributes: tuple[str, ...], earlier: tuple[str, ...]) -> Step:
    opinions = section.texts("opinions", needed=True)
    passing = section.texts("passing", opinions, needed=True)
    waiting = section.texts("waiting", opinions)
    if any(opinion in passing for opinion in waiting):
        raise section.refused("waiting", "同一个意见不能既算通过又算待定")
    escalates, advises, returns_to = _otherwise(section, earlier)
    role, article = section.chosen("role", POSTS), section.text("article")
    return Step(
        key=section.text("key"),
        title=section.text("title"),
        role=role,
        opinions=opinions,
        passing=passing,
        article=article,
        within=section.maybe_term("within"),
        major_only=section.flag("major_only", False),
        attributes=section.texts("attributes", attributes) or attributes,
        waiting=waiting,
        escalates=escalates,
        advises=advises,
        returns_to=returns_to,
        after=_earlier(section, earlier),
        needs=section.texts("needs", ITEM_KEYS),
        grounds_for=section.texts("grounds_for", opinions),
        asks=section.many("ask", _ask, unique="key", needed=False),
        deputies=section.flag("deputies", True),
        called=section.text("called", role),
        within_article=section.text("within_article", article),
        on_item=section.flag("on_item", False),
        withholding=_withholding(section, attributes, opinions),
    )


def _withholding(
    section: Fields, attributes: tuple[str, ...], opinions: tuple[str, ...]
) -> tuple[str, ...]:
    """The opinions that agree not to publish; a step that reviews 不予公开 must name them."""
    found = section.texts("withholding", opinions)
    own = section.texts("attributes", attributes) or attributes
    if WITHHELD in own and not found:
        raise section.refused("withholding", f"审查“{WITHHELD}”的环节，要写哪些意见是同意不公开")
    return found


def _otherwise(section: Fields, earlier: tuple[str, ...]) -> tuple[bool, bool, str]:
    """What an opinion that does not pass does: escalates, advises, returns to; at most one of them."""
    escalates, advises = section.flag("escalates", False), section.flag("advises", False)
    returns_to = section.text("returns_to", "")
    if returns_to and returns_to not in earlier:
        raise section.refused("returns_to", f"前面没有“{returns_to}”这一步")
    written = [
        ("returns_to（退回）", returns_to),
        ("escalates（上报）", escalates),
        ("advises（建议）", advises),
    ]
    if len(more := [name for name, value in written if value]) > 1:
        key = "escalates" if escalates else "advises"
        raise section.refused(key, f"{'、'.join(more)}只能写一个")
    return escalates, advises, returns_to


def _earlier(section: Fields, earlier: tuple[str, ...]) -> tuple[str, ...]:
    after = section.texts("after")
    for key in after:
        if key not in earlier:
            raise section.refused("after", f"前面没有“{key}”这一步")
    return after


def _ask(section: Fields) -> Ask:
    kind = Kind(section.chosen("kind", [one.value for one in ASKED]))
    choices = section.texts("choices", needed=kind is Kind.CHOICE)
    required = section.flag("required", False)
    return Ask(section.text("key"), section.text("title"), kind, choices, required, section.text("article"))


def read_limit(section: Fields) -> Limit:
    """A length of time with what it runs from."""
    starts = section.texts("starts", STARTS, needed=True)
    return Limit(section.term("term"), starts, section.text("article"), section.text("turned_article", ""))


def read_escalation(section: Fields) -> Escalation:
    """One [[escalation]]."""
    return Escalation(
        key=section.chosen("key", ESCALATIONS),
        title=section.text("title"),
        to=section.texts("to", needed=True),
        refer_within=section.maybe_term("refer_within"),
        answer_within=section.maybe_term("answer_within"),
        article=section.text("article"),
    )


def read_coordination(section: Fields) -> Coordination:
    """[coordination]; where nothing is said of silence, the office decides (UNDECIDED).

    Its own keys are of other organs and information published on the office's own motion. [coordination.third] and
    the two …_on_request say otherwise for the other sides; what they leave out is as the law has it.
    """
    article, within = section.text("article"), section.maybe_term("reply_within")
    reply_article = section.text("reply_article", article)
    silence, persons = _silence(section, "silence"), _silence(section, "silence_persons")
    silence_article = section.text("silence_article", article)
    organ = Side(article, within, reply_article, silence, silence_article)
    of_persons = section.text("silence_persons_article", GENERAL.third_on_request.silence_article)
    disagreement_article = section.text("disagreement_article", article)
    return Coordination(
        title=section.text("title"),
        send_within=section.maybe("send_within", read_limit),
        organ=organ,
        third=_side(section, "third", replace(GENERAL.third, reply_within=within, silence=persons)),
        organ_on_request=_side(
            section,
            "organ_on_request",
            replace(GENERAL.organ_on_request, silence=silence, silence_article=silence_article),
        ),
        third_on_request=_side(
            section,
            "third_on_request",
            replace(GENERAL.third_on_request, silence=persons, silence_article=of_persons),
        ),
        confirmed=section.flag("confirmed", False),
        persons=section.flag("persons", False),
        disagreement=section.text("disagreement", ""),
        disagreement_article=disagreement_article,
        objection=section.flag("objection", False),
        objection_article=section.text("objection_article", article),
        in_writing=section.flag("in_writing", False),
        together_article=section.text("together_article", article),
    )


def _side(section: Fields, key: str, plain: Side) -> Side:
    """One other side as its own table says, else as ``plain`` has it."""

    def build(own: Fields) -> Side:
        silence = _silence(own, "silence") if "silence" in own else plain.silence
        says = own.text("silence_article", plain.silence_article)
        undecided = own.text("undecided_article", says)
        return Side(
            own.text("article", plain.article),
            own.maybe_term("reply_within") or plain.reply_within,
            own.text("reply_article", plain.reply_article),
            silence,
            undecided if silence == UNDECIDED else says,
        )

    return section.maybe(key, build) or plain


def _silence(section: Fields, key: str) -> str:
    return SILENCES[section.chosen(key, SILENCES) if key in section else SILENT]


def _every(section: Fields) -> str:
    return PERIODS[section.chosen("every", PERIODS)]


def read_deputies(section: Fields) -> Deputies:
    """[deputies]."""
    return Deputies(section.text("approved_by"), section.text("article"))


def read_confirmation(section: Fields) -> Confirmation:
    """One [[confirmation]]."""
    return Confirmation(section.text("title"), section.text("article"))


def read_risk(section: Fields) -> Risk:
    """[risk]."""
    choices = section.texts("choices", needed=True)
    return Risk(
        choices, section.text("article"), section.texts("barring", choices), section.text("meeting", "")
    )


def read_declassified(section: Fields) -> Declassified:
    """[declassified]."""
    return Declassified(section.text("file_with"), section.text("article"))


def read_patrol(section: Fields) -> Patrol:
    """[patrol]."""
    return Patrol(_every(section), section.text("article"))


def read_questions(section: Fields) -> Questions:
    """[questions]."""
    return Questions(section.text("to"), section.maybe_term("within"), section.text("article"))


def read_leak(section: Fields) -> Leak:
    """[leak]; what is not written is the law's own."""
    hours = section.whole("hours", 1, MOST_HOURS) if "hours" in section else LEAK.hours
    article = section.text("article")
    return Leak(
        hours,
        section.texts("to") or LEAK.to,
        article,
        section.text("remedy_article", article),
        section.text("inquiry_article", ""),
    )


def read_summary(section: Fields) -> Summary:
    """[summary]."""
    return Summary(_every(section), section.text("article"))
