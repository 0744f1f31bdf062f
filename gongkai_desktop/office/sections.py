"""The sections of a rule set file, read one by one into a ``RuleSet``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from gongkai_desktop.office.citing import OURS, read_articles
from gongkai_desktop.office.fields import Fields
from gongkai_desktop.office.lifting import read_lifting
from gongkai_desktop.office.numbering import SERIES, Pattern
from gongkai_desktop.office.organs import MANNERS, ORGANS
from gongkai_desktop.office.publishing import Category, Channel, EntryRule, ReleaseForm
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
from gongkai_desktop.office.reviewing import LEAK
from gongkai_desktop.office.reviewing_sections import (
    read_confirmation,
    read_coordination,
    read_declassified,
    read_deputies,
    read_escalation,
    read_leak,
    read_limit,
    read_patrol,
    read_questions,
    read_risk,
    read_steps,
    read_summary,
)
from gongkai_desktop.office.ruleset import (
    ATTRIBUTES,
    ITEM_KEYS,
    RELEASE_FORMS,
    STARTS,
    OrganRule,
    Reason,
    Reporting,
    Required,
    RuleSet,
    SourceRule,
    Superseded,
)
from gongkai_desktop.office.switches import Choice, read_switch


def read_rule_set(fields: Fields, chosen: Mapping[str, Choice], text: str, digest: str) -> RuleSet:
    """The whole file. ``chosen``, ``text`` and ``digest`` are handed through to the rule set."""
    attributes = fields.texts("attributes", ATTRIBUTES, needed=True)
    steps = read_steps(fields, attributes)
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
            articles=fields.maybe("articles", read_articles) or {},
            superseded=fields.many("superseded", _superseded, unique="clause", needed=False),
            steps=steps,
            publication=fields.one("publication", read_limit),
            reporting=fields.maybe("reporting", _reporting),
            removal=fields.maybe("removal", read_limit),
            weekly=fields.maybe("weekly", read_weekly),
            entry=fields.maybe("entry", _entry),
            interpretation=fields.maybe("interpretation", read_interpretation),
            reprint=fields.maybe("reprint", read_reprint),
            delivery=fields.maybe("delivery", read_delivery(titles)),
            category_rules=categories,
            channels=_channels(fields),
            main_article=fields.text("main_article", OURS),
            release_forms=fields.many(
                "release_form", _release_form(attributes, fields.text("main_channel")), unique="key", needed=False
            ),
            sources=fields.many("source_rule", _source, unique="title"),
            reasons=fields.many("reason", _reason([s.key for s in steps]), unique="title"),
            cautions=fields.many("caution", read_caution(titles), unique="title", needed=False),
            forbidden=fields.many("forbidden", read_forbidden, unique="title", needed=False),
            confirmations=fields.many("confirmation", read_confirmation, unique="title", needed=False),
            escalations=fields.many("escalation", read_escalation, unique="key", needed=False),
            coordination=fields.maybe("coordination", read_coordination),
            deputies=fields.maybe("deputies", read_deputies),
            risk=fields.maybe("risk", read_risk),
            declassified=fields.maybe("declassified", read_declassified),
            patrol=fields.maybe("patrol", read_patrol),
            questions=fields.maybe("questions", read_questions),
            leak=fields.maybe("leak", read_leak) or LEAK,
            summary=fields.maybe("summary", read_summary),
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
        section.maybe("limit", read_limit),
        section.flag("major", False),
        section.flag("inside", False),
        section.flag("interpretation", False),
    )


def _entry(section: Fields) -> EntryRule:
    return EntryRule(
        section.flag("second_check", False), section.maybe("term", read_limit), section.text("article")
    )


def _channels(fields: Fields) -> tuple[Channel, ...]:
    """The channels in the order of the file, the first platform and its peers moved to the front."""
    main = fields.text("main_channel")
    channels = fields.many("channel", _channel, unique="title")
    if main not in [channel.title for channel in channels]:
        raise fields.refused("main_channel", f"公开渠道中没有“{main}”")
    marked = [replace(channel, main=channel.main or channel.title == main) for channel in channels]
    return tuple(sorted(marked, key=lambda channel: (channel.title != main, not channel.main)))


def _channel(section: Fields) -> Channel:
    return Channel(section.text("title"), section.flag("main", False), section.text("article"))


def _release_form(attributes: tuple[str, ...], main: str) -> Callable[[Fields], ReleaseForm]:
    """A box of the sheet; the website's has the first platform's own name unless the document calls it otherwise."""

    def build(section: Fields) -> ReleaseForm:
        key, words = section.chosen("key", RELEASE_FORMS), section.texts("channels")
        website = key == RELEASE_FORMS[0]
        return ReleaseForm(
            key,
            section.text("title", f"{main}公开") if website else section.text("title"),
            section.texts("attributes", attributes),
            (*words, main) if website and main not in words else words,
            section.text("article"),
        )

    return build


_TOGETHER = ("共同制作", "联合发文")
"""What names information that several organs made or signed, where a file does not say so itself."""


def _source(section: Fields) -> SourceRule:
    title = section.text("title")
    return SourceRule(
        title,
        section.flag("ours"),
        section.text("responsible"),
        section.text("article"),
        section.flag("together", any(word in title for word in _TOGETHER)),
    )


def _reason(steps: list[str]) -> Callable[[Fields], Reason]:
    def build(section: Fields) -> Reason:
        title, secret = section.text("title"), section.flag("secret", False)
        lifting = section.maybe("lifting", read_lifting(steps))
        return Reason(title, section.text("article"), secret, section.flag("discretionary", False), lifting)

    return build


def _superseded(section: Fields) -> Superseded:
    return Superseded(section.text("clause"), section.text("article"), section.text("instead"))


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
