"""From a filled-in form to the events of a matter. Refuses what cannot have been; the rest is recorded as it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger.acts import DAY, NextAct
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Draft, Json
from gongkai_desktop.secrecy.acts import labels
from gongkai_desktop.secrecy.affair import LEAK, PATROL, QUESTION, Affair

_HOUR = re.compile(r"([01]?\d|2[0-3])[:时点]([0-5]\d)分?")
_SHORT = 40
_KINDS = {QUESTION: "affair.questioned", PATROL: "affair.patrolled", LEAK: "affair.leaked"}

Facts = dict[str, str]
Kept = Sequence[Mapping[str, Json]]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a new matter depends on. ``find`` gives the record and title of an item's number, (0, '') for none."""

    rules: RuleSet
    now: datetime
    find: Callable[[str], tuple[int, str]]


def begun(kind: str, act: NextAct, facts: Facts, kept: Kept, setting: Setting) -> Draft:
    """A new matter. Raises Unfilled for an hour that is none or lies ahead, and for an item that is not there."""
    facts = _with_hour(act, facts, setting.now)
    record, title = _item(act, facts, setting)
    body: dict[str, Json] = {"facts": facts, "title": _title(kind, facts, title)}
    if kind == LEAK:
        found = datetime.fromisoformat(f"{facts[DAY]}T{facts['hour']}")
        due = found + timedelta(hours=setting.rules.leak.hours)
        body |= {"hour": facts["hour"], "due_at": f"{due:%Y-%m-%dT%H:%M}", "due": f"{due:%Y-%m-%d}"}
        body["tell"] = list(setting.rules.leak.to)
    elif kind == PATROL and facts["text"]:
        body["finding"] = {key: facts[key] for key in ("text", "where", "remedy")}
    elif kind == PATROL and facts["remedy"]:
        raise Unfilled(act.title, {"text": "写了补救措施，没有写发现的问题"})
    if kept:
        body["attachments"] = list(kept)
    return Draft(_KINDS[kind], date.fromisoformat(facts[DAY]), body, touches=(record,) if record else ())


def done(affair: Affair, act: NextAct, facts: Facts, kept: Kept, setting: Setting) -> Draft:
    """One of a matter's acts as its event. Raises Unfilled for what cannot have been."""
    facts = _with_hour(act, facts, setting.now)
    _in_order(affair, act, facts)
    touches = (affair.item,) if affair.item else ()
    body: dict[str, Json]
    match affair.kind, act.key:
        case _, "void":
            kind, body = "affair.voided", {"why": facts["why"]}
        case "patrol", "find":
            record, _ = _item(act, facts, setting)
            kind, touches = "affair.found", (record,) if record else ()
            body = {"finding": {key: facts[key] for key in ("text", "where", "remedy")}}
        case "patrol", "mend":
            finding = labels(affair)[facts["finding"]]
            if facts[DAY] < finding.day:
                raise Unfilled(act.title, {DAY: f"日期早于发现的日期 {finding.day}"})
            kind, body = "affair.mended", {"finding": finding.event, "what": facts["what"]}
            touches = (finding.item,) if finding.item else ()
        case _:
            said = {key: value for key, value in facts.items() if key != DAY}
            kind, body = "affair.done", {"what": act.key, "facts": said}
    if kept:
        body["attachments"] = list(kept)
    return Draft(kind, date.fromisoformat(facts[DAY]), body, affair.number, touches)


def _title(kind: str, facts: Mapping[str, str], item: str) -> str:
    """What a matter is called in a list: no person, and of a leak no more than its pointer."""
    told = item or facts.get("what") or facts.get("scope", "")
    first = told.splitlines()[0] if told else ""
    short = first if len(first) <= _SHORT else f"{first[:_SHORT]}…"
    return f"{facts['sort']}：{short}" if kind == LEAK else short


def _with_hour(act: NextAct, facts: Facts, now: datetime) -> Facts:
    """The facts with their hour as HH:MM; refused when it is none, or lies ahead."""
    if not facts.get("hour"):
        return facts
    read = _HOUR.fullmatch(unicodedata.normalize("NFKC", "".join(facts["hour"].split())))
    if read is None:
        raise Unfilled(act.title, {"hour": "时间不对，请写成 09:30 的样子"})
    hour = f"{int(read[1]):02}:{read[2]}"
    if f"{facts[DAY]}T{hour}" > f"{now:%Y-%m-%dT%H:%M}":
        raise Unfilled(act.title, {"hour": "时间还没有到"})
    return {**facts, "hour": hour}


def _in_order(affair: Affair, act: NextAct, facts: Mapping[str, str]) -> None:
    """Refuse an act before the matter itself, or a closing before what was done of it."""
    if facts[DAY] < affair.day:
        raise Unfilled(act.title, {DAY: f"日期早于登记的日期 {affair.day}"})
    hour = facts.get("hour", "")
    if hour and affair.hour and f"{facts[DAY]}T{hour}" < f"{affair.day}T{affair.hour}":
        raise Unfilled(act.title, {"hour": f"时间早于发现的时间 {affair.day} {affair.hour}"})
    last = max((step.day for step in affair.steps), default="")
    if act.key == "close" and facts[DAY] < last:
        raise Unfilled(act.title, {DAY: f"日期早于上一步 {last}"})


def _item(act: NextAct, facts: Mapping[str, str], setting: Setting) -> tuple[int, str]:
    record, title = setting.find(facts["item"]) if facts.get("item") else (0, "")
    if facts.get("item") and not record:
        raise Unfilled(act.title, {"item": f"登记簿里没有“{facts['item']}”，请核对索引号，或写 #编号"})
    return record, title
