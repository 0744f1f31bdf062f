"""From a filled-in form to the events of a letter. Refuses what cannot have been; the rest is recorded as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from gongkai_desktop.coordination.forms import ON_REQUEST, Subject
from gongkai_desktop.coordination.letter import CONTENTS, ORGAN, Letter
from gongkai_desktop.coordination.limits import Owed, reply_by, send_by, side_of
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.office.reviewing import Coordination, Side
from gongkai_desktop.records.event import Draft, Json
from gongkai_desktop.workdays.calendar import Calendar

_BETWEEN = re.compile(r"[、;；\n]")
_MOST = 40
"""How much of the titles names a letter in a list."""

Kept = Sequence[Mapping[str, Json]]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a letter depends on. ``together``: it is about information that other organs made too."""

    rule: Coordination
    calendar: Calendar
    today: date
    together: bool = False

    def side(self, kind: str, *, on_request: bool) -> Side:
        """What the rule set says of that kind of other side."""
        return self.rule.side(third=kind != ORGAN, on_request=on_request, together=self.together)


def begun(
    subjects: Sequence[Subject], facts: Mapping[str, str], kept: Kept, setting: Setting
) -> tuple[Draft, ...]:
    """A new letter to each of those named: sent, or kept to be sent where no day is given."""
    _refuse_secret(subjects)
    names = [name for part in _BETWEEN.split(facts["addressee"]) if (name := part.strip())]
    if not names:
        raise Unfilled("新函件", {"addressee": "名称没有填"})
    on_request = all(subject.attribute == ON_REQUEST for subject in subjects)
    side = setting.side(facts["kind"], on_request=on_request)
    sent = facts[DAY]
    due = _reply_due(facts, side, setting) if sent else Owed(facts["reply_by"])
    day = date.fromisoformat(sent) if sent else setting.today
    starts = [subject.start for subject in subjects if subject.attribute == "主动公开" and subject.start]
    owed = send_by(starts, setting.rule.send_within, setting.calendar)
    body = {
        **_contents(facts),
        "start": min(starts, default=""),
        "counted": not facts["reply_by"],
        "title": titled([subject.title for subject in subjects]),
        "send_by": owed.day,
        "provisional": owed.provisional or due.provisional,
        "reply_by": due.day,
        "confirmed": setting.rule.confirmed,
        "silence": side.silence,
        "on_request": on_request,
    }
    if sent:
        body |= {"how": facts["how"], "received": facts["received"]}
    if kept:
        body["attachments"] = list(kept)
    kind = "letter.sent" if sent else "letter.drafted"
    touches = tuple(subject.record for subject in subjects)
    return tuple(Draft(kind, day, {**body, "addressee": name}, touches=touches) for name in names)


def objected(item: int, title: str, facts: Mapping[str, str]) -> Draft:
    """An objection to an item by somebody who was not asked (D12), as a record of its own."""
    body: dict[str, Json] = {key: facts[key] for key in ("kind", "who", "what")}
    body |= {"reported": bool(facts["reported"]), "title": titled([title])}
    return Draft("letter.objected", date.fromisoformat(facts[DAY]), body, touches=(item,))


def titled(titles: Sequence[str]) -> str:
    """What a letter is about in a line."""
    first = titles[0] if titles else ""
    short = first if len(first) <= _MOST else f"{first[:_MOST]}…"
    return short if len(titles) < 2 else f"{short} 等 {len(titles)} 件"


def done(letter: Letter, key: str, facts: Mapping[str, str], kept: Kept, setting: Setting) -> Draft:
    """One of a letter's acts as its event. Raises Unfilled for what cannot have been."""
    kind, body = _MAKERS[key](letter, facts, setting)
    if kept:
        body["attachments"] = list(kept)
    day = date.fromisoformat(facts[DAY]) if facts.get(DAY) else setting.today
    return Draft(kind, day, body, letter.number, letter.items)


# — what each act becomes —

Made = tuple[str, dict[str, Any]]


def _send(letter: Letter, facts: Mapping[str, str], setting: Setting) -> Made:
    due = _reply_due(facts, side_of(letter, setting.rule), setting)
    said = {key: facts[key] for key in ("number", "how", "received")}
    return "letter.sent", said | {"reply_by": due.day, "counted": not facts["reply_by"]}


def _amend(letter: Letter, facts: Mapping[str, str], setting: Setting) -> Made:
    if _BETWEEN.search(facts["addressee"]):
        raise Unfilled("修改函件", {"addressee": "一件函只写一个对象，另外的请另发一件"})
    kept: dict[str, Json] = {
        "title": letter.title,
        "send_by": letter.send_by,
        "provisional": letter.provisional,
        "start": letter.start,
        "counted": not facts["reply_by"],
        "on_request": letter.on_request,
        "silence": setting.side(facts["kind"], on_request=letter.on_request).silence,
    }
    body = {**_contents(facts), **kept, "addressee": facts["addressee"], "reply_by": facts["reply_by"]}
    return "letter.amended", body | {"confirmed": letter.confirmed}


def _receive(letter: Letter, facts: Mapping[str, str], setting: Setting) -> Made:
    _not_before(facts, letter.sent, "对方收到的日期早于发出日期")
    own = letter.reply_by if letter.counted is False else ""  # the letter itself names the day
    due = reply_by(facts[DAY], side_of(letter, setting.rule), setting.calendar)
    return "letter.received", {"reply_by": own or due.day}


def _reply(letter: Letter, facts: Mapping[str, str], setting: Setting) -> Made:
    _not_before(facts, letter.sent, f"复函日期早于发出日期 {letter.sent}")
    return "letter.replied", {key: facts[key] for key in ("verdict", "grounds", "paper")}


def _silent(letter: Letter, facts: Mapping[str, str], setting: Setting) -> Made:
    if facts[DAY] <= letter.reply_by:
        raise Unfilled("登记逾期未复", {DAY: f"{letter.reply_by} 过后才算逾期"})
    article = side_of(letter, setting.rule).silence_article
    return "letter.silent", {"verdict": letter.silence, "article": article}


def _decide(letter: Letter, facts: Mapping[str, str], setting: Setting) -> Made:
    days = [one.day for one in letter.outcomes] + [one.day for one in letter.escalations]
    last = max(days, default=letter.sent)
    _not_before(facts, last, f"处理日期早于上一步 {last}")
    return "letter.decided", {key: facts[key] for key in ("verdict", "by", "grounds", "paper")}


def _chase(letter: Letter, facts: Mapping[str, str], setting: Setting) -> Made:
    _not_before(facts, letter.sent, f"催复日期早于发出日期 {letter.sent}")
    return "letter.chased", {key: facts[key] for key in ("who", "how")}


def _escalate(letter: Letter, facts: Mapping[str, str], setting: Setting) -> Made:
    last = letter.last.day if letter.last else letter.sent
    _not_before(facts, last, f"报请日期早于对方的意见 {last}")
    return "letter.escalated", {key: facts[key] for key in ("to", "number", "what")}


def _object(letter: Letter, facts: Mapping[str, str], setting: Setting) -> Made:
    return "letter.objected", {
        "who": facts["who"],
        "what": facts["what"],
        "reported": bool(facts["reported"]),
    }


def _remedy(letter: Letter, facts: Mapping[str, str], setting: Setting) -> Made:
    objection = letter.unsettled[0]
    _not_before(facts, objection.day, f"补救日期早于提出异议的日期 {objection.day}")
    return "letter.remedied", {
        "objection": objection.event,
        "result": facts["result"],
        "what": facts["what"],
    }


def _withdraw(letter: Letter, facts: Mapping[str, str], setting: Setting) -> Made:
    start = letter.sent or letter.begun
    _not_before(facts, start, f"撤回日期早于 {start}")
    return "letter.withdrawn", {"why": facts["why"]}


_MAKERS: Mapping[str, Callable[[Letter, Mapping[str, str], Setting], Made]] = MappingProxyType(
    {
        "send": _send,
        "amend": _amend,
        "receive": _receive,
        "reply": _reply,
        "silent": _silent,
        "decide": _decide,
        "chase": _chase,
        "escalate": _escalate,
        "object": _object,
        "remedy": _remedy,
        "withdraw": _withdraw,
    }
)


# — what several of them need —


def _contents(facts: Mapping[str, str]) -> dict[str, Any]:
    return {
        "kind": facts["kind"],
        "number": facts["number"],
        "contents": {key: facts[key] for key in CONTENTS if facts[key]},
        "full_text": bool(facts["full_text"]),
    }


def _reply_due(facts: Mapping[str, str], side: Side, setting: Setting) -> Owed:
    """By when the reply is wanted: as the clerk says, else by the rule set's own term."""
    sent, received, said = facts[DAY], facts["received"], facts["reply_by"]
    if received and (received < sent or received > setting.today.isoformat()):
        wrong = "对方收到的日期早于发出日期" if received < sent else "日期在今天之后"
        raise Unfilled("发函", {"received": wrong})
    if said:
        if said <= sent:
            raise Unfilled("发函", {"reply_by": "答复期限应晚于发出日期"})
        return Owed(said)
    due = reply_by(received or sent, side, setting.calendar)
    if not due.day:
        raise Unfilled("发函", {"reply_by": "制度没有规定答复天数，请填函里写明的日期"})
    return due


def _not_before(facts: Mapping[str, str], day: str, words: str) -> None:
    if day and facts[DAY] < day:
        raise Unfilled("登记", {DAY: words})


def _refuse_secret(subjects: Sequence[Subject]) -> None:
    if any(subject.secret for subject in subjects):
        raise Refused("国家秘密不发征求意见函", why="函件会带出涉密内容", way="请按保密规定另行办理")
    if any(subject.stage == "已作废" for subject in subjects):
        raise Refused("登记已作废的信息不用征求意见", way="请去掉作废的信息再发函")
