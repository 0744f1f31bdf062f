"""The sections of a rule set file, read one by one into a ``RuleSet``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from gongkai_desktop.office.fields import Fields
from gongkai_desktop.office.numbering import SERIES, Pattern
from gongkai_desktop.office.organs import MANNERS, ORGANS
from gongkai_desktop.office.publishing_sections import (
    read_caution,
    read_delivery,
    read_forbidden,
    read_interpretation,
    read_phase,
    read_point,
    read_reprint,
    read_weekly,
)
from gongkai_desktop.office.requests import read_requests
from gongkai_desktop.office.ruleset import (
    ATTRIBUTES,
    ITEM_KEYS,
    POSTS,
    RELEASE_FORMS,
    STARTS,
    Category,
    Channel,
    EntryRule,
    Limit,
    OrganRule,
    Reason,
    ReleaseForm,
    Reporting,
    Required,
    RuleSet,
    SourceRule,
    Step,
)
from gongkai_desktop.office.switches import Choice, read_switch


def read_rule_set(fields: Fields, chosen: Mapping[str, Choice], text: str, digest: str) -> RuleSet:
    """The whole file. ``chosen``, ``text`` and ``digest`` are handed through to the rule set."""
    attributes = fields.texts("attributes", ATTRIBUTES, needed=True)
    steps = _steps(fields, attributes)
    categories = fields.many("category", _category, unique="title")
    titles = [category.title for category in categories]
    return _done(
        fields,
        RuleSet(
            name=fields.text("name"),
            title=fields.text("title"),
            source=fields.text("source"),
            effective=fields.day("effective"),
            organ_rules=fields.many("organ", _organ, unique="title"),
            steps=steps,
            publication=fields.one("publication", _limit),
            reporting=fields.maybe("reporting", _reporting),
            removal=fields.maybe("removal", _limit),
            weekly=fields.maybe("weekly", read_weekly),
            entry=fields.maybe("entry", _entry),
            interpretation=fields.maybe("interpretation", read_interpretation),
            reprint=fields.maybe("reprint", read_reprint),
            delivery=fields.maybe("delivery", read_delivery(titles)),
            category_rules=categories,
            channels=_channels(fields),
            release_forms=fields.many("release_form", _release_form(attributes), unique="key", needed=False),
            sources=fields.many("source_rule", _source, unique="title"),
            reasons=fields.many("reason", _reason, unique="title"),
            cautions=fields.many("caution", read_caution(titles), unique="title", needed=False),
            forbidden=fields.many("forbidden", read_forbidden, unique="title", needed=False),
            points=fields.many("point", read_point, unique="title", needed=False),
            phases=fields.many("phase", read_phase([s.key for s in steps]), unique="title", needed=False),
            attributes=attributes,
            required=fields.many("required", _required, unique="key"),
            quick=fields.texts("quick", ITEM_KEYS, needed=True),
            sheets=fields.texts("sheets"),
            numbering=fields.one("numbering", _numbering),
            requests=fields.one("requests", read_requests),
            switches=fields.many("switch", read_switch, unique="key", needed=False),
            chosen=dict(chosen),
            qr=fields.flag("qr", True),
            text=text,
            hash=digest,
        ),
    )


def _done(fields: Fields, rules: RuleSet) -> RuleSet:
    fields.close()
    return rules


def _steps(fields: Fields, attributes: tuple[str, ...]) -> tuple[Step, ...]:
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
    return Step(
        key=section.text("key"),
        title=section.text("title"),
        role=section.chosen("role", POSTS),
        opinions=opinions,
        passing=passing,
        article=section.text("article"),
        within=section.maybe_term("within"),
        major_only=section.flag("major_only", False),
        attributes=section.texts("attributes", attributes) or attributes,
        waiting=waiting,
        escalates=escalates,
        advises=advises,
        returns_to=returns_to,
        after=_earlier(section, earlier),
        needs=section.texts("needs", ITEM_KEYS),
    )


def _earlier(section: Fields, earlier: tuple[str, ...]) -> tuple[str, ...]:
    after = section.texts("after")
    for key in after:
        if key not in earlier:
            raise section.refused("after", f"前面没有“{key}”这一步")
    return after


def _limit(section: Fields) -> Limit:
    starts = section.texts("starts", STARTS, needed=True)
    return Limit(section.term("term"), starts, section.text("article"))


def _reporting(section: Fields) -> Reporting:
    term, remind = section.term("term"), section.term("remind_after")
    if remind.unit is not term.unit or remind.amount >= term.amount:
        raise section.refused("remind_after", "提醒应早于报送期限，单位也要相同")
    starts = section.texts("starts", STARTS, needed=True)
    return Reporting(term, remind, starts, section.text("article"))


def _category(section: Fields) -> Category:
    return Category(
        section.text("title"),
        section.text("article"),
        section.maybe("limit", _limit),
        section.flag("major", False),
        section.flag("inside", False),
        section.flag("interpretation", False),
    )


def _entry(section: Fields) -> EntryRule:
    return EntryRule(
        section.flag("second_check", False), section.maybe("term", _limit), section.text("article")
    )


def _channels(fields: Fields) -> tuple[Channel, ...]:
    """The channels in the order of the file, the main one moved to the front."""
    main = fields.text("main_channel")
    channels = fields.many("channel", _channel, unique="title")
    if main not in [channel.title for channel in channels]:
        raise fields.refused("main_channel", f"公开渠道中没有“{main}”")
    marked = [replace(channel, main=channel.title == main) for channel in channels]
    return tuple(sorted(marked, key=lambda channel: not channel.main))


def _channel(section: Fields) -> Channel:
    return Channel(section.text("title"), False, section.text("article"))


def _release_form(attributes: tuple[str, ...]) -> Callable[[Fields], ReleaseForm]:
    def build(section: Fields) -> ReleaseForm:
        return ReleaseForm(
            section.chosen("key", RELEASE_FORMS),
            section.text("title"),
            section.texts("attributes", attributes),
            section.texts("channels"),
            section.text("article"),
        )

    return build


def _source(section: Fields) -> SourceRule:
    return SourceRule(
        section.text("title"), section.flag("ours"), section.text("responsible"), section.text("article")
    )


def _reason(section: Fields) -> Reason:
    return Reason(
        section.text("title"),
        section.text("article"),
        section.flag("secret", False),
        section.flag("discretionary", False),
    )


def _required(section: Fields) -> Required:
    return Required(section.chosen("key", ITEM_KEYS), section.text("article"))


def _organ(section: Fields) -> OrganRule:
    return OrganRule(
        section.chosen("title", ORGANS), section.chosen("manner", MANNERS), section.text("article")
    )


def _numbering(section: Fields) -> Mapping[str, str]:
    patterns: dict[str, str] = {}
    for key in section.keys:
        if key not in SERIES:
            raise section.refused(key, f"没有这种编号，只能是 {'、'.join(SERIES)}")
        patterns[key] = section.text(key)
        try:
            Pattern.parse(patterns[key])
        except ValueError as error:
            raise section.refused(key, str(error)) from None
    return patterns
