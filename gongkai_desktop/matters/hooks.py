"""What a ledger's definition cannot say in texts and conditions, computed by name. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final, TypeAlias

from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.ledger import JOINT
from gongkai_desktop.matters.matter import Matter
from gongkai_desktop.office.citing import OURS, Branch, cited
from gongkai_desktop.office.duties import BULLETIN, RELEASE, Routine
from gongkai_desktop.office.lettering import bracketed, month_day
from gongkai_desktop.office.reviewing import LEAK as BY_LAW
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Json

Parameters: TypeAlias = Mapping[str, str | int | tuple[str, ...]]
WORK_SECRET: Final = "工作秘密已公开"
"""A leak of what is no state secret."""


def _as_they_are(rules: RuleSet, facts: Mapping[str, str], given: Parameters) -> Parameters:
    return given


def _nothing(rules: RuleSet, matter: Matter, given: Parameters) -> Mapping[str, str]:
    return {}


def _no_more(facts: Mapping[str, str], given: Parameters, limits: tuple[Limit, ...]) -> dict[str, Json]:
    return {}


def _no_paper(matter: Matter, given: Parameters) -> Mapping[str, str]:
    return {}


def _no_choices(name: str, matter: Matter, given: Parameters) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Hook:
    """What one ledger computes.

    ``parameters`` is its rule, ``facts`` the keys of ``gives``, ``choices`` the lists of ``lists``, ``paper`` the keys
    of ``writes``, ``begins`` what the event that begins a record holds besides.
    """

    gives: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    parameters: Callable[[RuleSet, Mapping[str, str], Parameters], Parameters] = _as_they_are
    facts: Callable[[RuleSet, Matter, Parameters], Mapping[str, str]] = _nothing
    choices: Callable[[str, Matter, Parameters], tuple[str, ...]] = _no_choices
    paper: Callable[[Matter, Parameters], Mapping[str, str]] = _no_paper
    begins: Callable[[Mapping[str, str], Parameters, tuple[Limit, ...]], dict[str, Json]] = _no_more


# — leaks (B9) —


def _leak_rule(rules: RuleSet, facts: Mapping[str, str], given: Parameters) -> Parameters:
    """What is asked after a leak of that sort, with its articles.

    For a work secret the office's own document stands, the law on state secrets (实施条例第六十一条) does not: it
    is protected by 保密法第六十四条, and to report it within the same hours is the office's own.
    """
    if facts.get("sort") != WORK_SECRET:
        return given
    remedy = [*_own(str(given["remedy_article"])), cited(rules, Branch.WORK_SECRET)]
    article = "、".join(_own(str(given["article"]))) or OURS
    return {**given, "article": article, "remedy_article": "、".join(remedy)}


def _own(citation: str) -> list[str]:
    """The articles of a citation but that of the law on state secrets."""
    return [article for article in citation.split("、") if article != BY_LAW.article]


def untold(matter: Matter, given: Parameters) -> tuple[str, ...]:
    """Those whom a leak must still be reported to; nobody where what was to be reported was purged."""
    if matter.purged and not matter.facts:
        return ()
    told = {name for step in matter.did("report") for name in step.facts["to"].split(JOINT)}
    to = given["to"]
    return tuple(name for name in to if name not in told) if isinstance(to, tuple) else ()


def _leak_facts(rules: RuleSet, matter: Matter, given: Parameters) -> Mapping[str, str]:
    left = "、".join(untold(matter, given))
    return {
        "untold": left,
        "reported": "" if left else "是",
        "mended": "是" if matter.facts.get("remedy") or matter.did("mend") else "",
        "work_secret": cited(rules, Branch.WORK_SECRET),
    }


def _leak_begins(facts: Mapping[str, str], given: Parameters, limits: tuple[Limit, ...]) -> dict[str, Json]:
    """When and to whom it must be reported, as those ledgers always recorded it."""
    to = given["to"]
    found: dict[str, Json] = {"hour": facts["hour"], "tell": list(to) if isinstance(to, tuple) else []}
    return found | {key: getattr(limit, key) for limit in limits[:1] for key in ("due_at", "due")}


def _leak_paper(matter: Matter, given: Parameters) -> Mapping[str, str]:
    """The remedies one below the other; the remedy's article where it is another one than the report's."""
    done = (
        (f"{month_day(one.day)} {one.facts['hour']}".strip(), one.facts["what"]) for one in matter.did("mend")
    )
    mended = ["　".join(filter(None, one)) for one in done]
    remedy, report = (bracketed(str(given[key])) for key in ("remedy_article", "article"))
    return {
        "remedies": "\n".join([*filter(None, [matter.facts.get("remedy", "")]), *mended]),
        "cited_remedy": "" if remedy == report else remedy,
    }


# — duties that come round (C3, C7, D19) —


def _duty_of(rules: RuleSet, facts: Mapping[str, str]) -> Routine | None:
    """What the rule set says of the duty that a record is; None of one that it does not name."""
    named = facts.get("duty", "")
    duties = rules.routines.duties if rules.routines is not None else ()
    return next((one for one in duties if one.title == named), None)


def _routine_rule(rules: RuleSet, facts: Mapping[str, str], given: Parameters) -> Parameters:
    """Each duty has an article of its own."""
    duty = _duty_of(rules, facts)
    return given if duty is None else {**given, "article": duty.article}


def _routine_facts(rules: RuleSet, matter: Matter, given: Parameters) -> Mapping[str, str]:
    duty = _duty_of(rules, matter.facts)
    ends = duty.ends if duty is not None else ""
    return {
        "bulletin_wanted": "是" if ends == BULLETIN else "",
        "release_wanted": "是" if ends == RELEASE else "",
    }


# — responsibility (B18) —


def _blame_rule(rules: RuleSet, facts: Mapping[str, str], given: Parameters) -> Parameters:
    """Each offence has an article of its own, and who deals with it."""
    rule, named = rules.accountability, facts.get("case", "")
    one = next((case for case in rule.cases if case.title == named), None) if rule is not None else None
    return given if one is None else {**given, "article": one.article, "by": one.by or given["by"]}


# — clarifying (A8) —


def _clarified(rules: RuleSet, matter: Matter, given: Parameters) -> Mapping[str, str]:
    """How long it took from the discovery to the first publication, in hours and minutes of the clock."""
    published = min((step.moment for step in matter.did("publish") if step.day), default="")
    if not published or not matter.day or not matter.hour:
        return {"took": ""}
    found = datetime.fromisoformat(f"{matter.day}T{matter.hour}")
    minutes = int((datetime.fromisoformat(published) - found).total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    return {"took": f"{hours} 小时" + (f" {rest} 分钟" if rest else "") if hours else f"{rest} 分钟"}


HOOKS: Final[Mapping[str, Hook]] = MappingProxyType(
    {
        "leak": Hook(
            gives=("untold", "reported", "mended", "work_secret"),
            lists=("untold",),
            parameters=_leak_rule,
            facts=_leak_facts,
            choices=lambda name, matter, given: untold(matter, given),
            writes=("remedies", "cited_remedy"),
            paper=_leak_paper,
            begins=_leak_begins,
        ),
        "clarification": Hook(gives=("took",), facts=_clarified),
        "accountability": Hook(parameters=_blame_rule),
        "routine": Hook(
            gives=("bulletin_wanted", "release_wanted"), parameters=_routine_rule, facts=_routine_facts
        ),
    }
)
"""Every hook by the name that a definition calls it by."""
NO_HOOK: Final = Hook()
