"""What may be recorded of a letter: how it is written, sent and taken back; with what is answered, all its acts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from gongkai_desktop.cases.act import Act, Body, Doing, Group
from gongkai_desktop.cases.folding import Folding, state_with
from gongkai_desktop.coordination import forms
from gongkai_desktop.coordination.answers import CHASE, RECEIVE, REPLY, SILENT, meant
from gongkai_desktop.coordination.case import LetterCase, Opening, Subject, titled
from gongkai_desktop.coordination.disagreement import DECIDE, ESCALATE
from gongkai_desktop.coordination.letter import (
    CONTENTS,
    DONE,
    KINDS,
    PERSON,
    Letter,
    LetterState,
)
from gongkai_desktop.coordination.limits import Owed, reply_by, send_by
from gongkai_desktop.coordination.objections import OBJECT, REMEDY
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column
from gongkai_desktop.ledger.acts import DAY, why
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.numbering import CONSULTING, COORDINATION
from gongkai_desktop.office.reviewing import Side
from gongkai_desktop.records.event import Draft, Event, Json

_BETWEEN = re.compile(r"[、;；\n]")
LetterAct = Act[Letter, LetterCase]
Told = Mapping[str, Any]


def _on(*states: LetterState) -> Callable[[LetterCase], bool]:
    return lambda case: case.letter.state in states


# — writing, sending —


def _written(letter: Letter, event: Event) -> Letter:
    body: Told = event.body
    applied = bool(body.get("applied", letter.applied))
    theirs = applied and body["kind"] != KINDS[0]
    return state_with(
        letter,
        kind=body["kind"],
        addressee=body["addressee"],
        doc_no=body["number"],
        title=body["title"],
        contents={key: body["contents"].get(key, "") for key in CONTENTS},
        full_text=bool(body["full_text"]),
        reply_by=body["reply_by"],
        silence=meant(body["silence"], applied=theirs),
        confirmed=bool(body["confirmed"]) and not theirs,
        on_request=bool(body.get("on_request")),
        applied=applied,
        start=body.get("start", letter.start),
        send_by=body["send_by"],
        provisional=bool(body["provisional"]),
        counted=body.get("counted"),
    )


def _gone_out(letter: Letter, event: Event) -> Letter:
    body: Told = event.body
    written = _written(letter, event) if event.id == event.stream else letter
    return state_with(
        written,
        sent=event.iso_day,
        doc_no=body["number"] or letter.doc_no,
        received=body["received"],
        how=body["how"],
        reply_by=body["reply_by"] or letter.reply_by,
        counted=body.get("counted", written.counted),
    )


def _told_written(word: str) -> Callable[[Event], str]:
    def tell(event: Event) -> str:
        body = event.body
        to = "第三方" if body.get("kind") == PERSON else body.get("addressee", "")
        number = f"，{body['number']}" if body.get("number") else ""
        due = f"，{body['reply_by']} 前答复" if body.get("reply_by") else ""
        return f"{word}征求{to}意见的函{number}{due}" if to else f"{word}征求意见的函{number}{due}"

    return tell


def _new_letters(doing: Doing[Opening]) -> tuple[Draft, ...]:
    """A letter to each of those named: sent, or kept to be sent where no day is given."""
    opening, facts = doing.case, doing.facts
    _refuse_secret(opening.subjects)
    names = [name for part in _BETWEEN.split(facts["addressee"]) if (name := part.strip())]
    if not names:
        raise doing.unfilled(addressee="名称没有填")
    sent, side = facts[DAY], opening.side(facts["kind"])
    due = _reply_due(doing, side) if sent else Owed(facts["reply_by"])
    starts = [one.start for one in opening.subjects if one.attribute == "主动公开" and one.start]
    owed = send_by(starts, opening.rule.send_within, opening.calendar)
    body = {
        **_contents(facts),
        "start": min(starts, default=""),
        "counted": not facts["reply_by"],
        "title": titled([subject.title for subject in opening.subjects]),
        "send_by": owed.day,
        "provisional": owed.provisional or due.provisional,
        "reply_by": due.day,
        "confirmed": opening.rule.confirmed,
        "silence": side.silence,
        "on_request": opening.on_request,
    }
    if opening.applied:
        body["applied"] = True
    if sent:
        body |= {"how": facts["how"], "received": facts["received"]}
    kind = SEND.event if sent else NEW.event
    touches = tuple(subject.record for subject in opening.subjects)
    numbers = [facts["number"]] * len(names)
    if sent and not facts["number"]:
        numbers = doing.reach.next_numbers(_series(opening.applied), doing.day, len(names))
    return tuple(
        doing.draft(kind, {**body, "addressee": name, "number": number}, touches)
        for name, number in zip(names, numbers, strict=True)
    )


def _series(applied: bool) -> str:
    """The series of a letter that goes out: of what was applied for, or of what is to be published."""
    return CONSULTING if applied else COORDINATION


NEW: Final[Act[Letter, Opening]] = Act(
    key="send",
    title=lambda opening: f"发{opening.rule.title}",
    heading=lambda opening: opening.rule.title,
    event="letter.drafted",
    dated=False,
    form="letter-new",
    columns=forms.new_columns,
    defaults=forms.new_defaults,
    note=forms.new_note,
    primary=True,
    make=_new_letters,
    told=_told_written("拟好"),
    fold=_written,
)


def _sent(doing: Doing[LetterCase]) -> Body:
    due = _reply_due(doing, doing.case.side)
    said = doing.said("number", "how", "received")
    letter = doing.case.letter
    if not (said["number"] or letter.doc_no):
        (said["number"],) = doing.reach.next_numbers(_series(letter.applied), doing.day, 1)
    return said | {"reply_by": due.day, "counted": not doing.facts["reply_by"]}


def _send_note(case: LetterCase) -> str:
    letter, limit = case.letter, case.rule.send_within
    return f"应在 {letter.send_by} 前发出{aside(limit.article)}" if letter.send_by and limit else ""


SEND: Final[LetterAct] = Act(
    key="send",
    title="登记发出",
    event="letter.sent",
    offered=_on(LetterState.DRAFT),
    columns=lambda case: (
        Column("number", "函号", width=14, help=forms.OWN_NUMBER),
        *forms.going_out(case.side.reply_within),
    ),
    defaults=lambda case: {"number": case.letter.doc_no, "reply_by": case.letter.reply_by},
    note=_send_note,
    primary=True,
    make=_sent,
    told=_told_written("发出"),
    fold=_gone_out,
)


def _amended(doing: Doing[LetterCase]) -> Body:
    facts, case = doing.facts, doing.case
    letter = case.letter
    if _BETWEEN.search(facts["addressee"]):
        raise doing.unfilled(addressee="一件函只写一个对象，另外的请另发一件")
    together = any(subject.together for subject in case.subjects(letter.items))
    third = facts["kind"] != KINDS[0]
    side = case.rule.side(
        third=third, on_request=letter.on_request, together=together, applied=letter.applied
    )
    kept: dict[str, Json] = {
        "title": letter.title,
        "send_by": letter.send_by,
        "provisional": letter.provisional,
        "start": letter.start,
        "counted": not facts["reply_by"],
        "on_request": letter.on_request,
        "silence": side.silence,
    }
    body = {**_contents(facts), **kept, "addressee": facts["addressee"], "reply_by": facts["reply_by"]}
    return body | {"confirmed": letter.confirmed}


AMEND: Final[LetterAct] = Act(
    key="amend",
    title="修改函件",
    event="letter.amended",
    group=Group.MEND,
    offered=_on(LetterState.DRAFT),
    dated=False,
    form="letter-amend",
    columns=forms.amended_columns,
    defaults=forms.amended_defaults,
    make=_amended,
    told="修改函件",
    fold=_written,
)


# — taking it back —


def _withdrawn(doing: Doing[LetterCase]) -> Body:
    letter = doing.case.letter
    start = letter.sent or letter.begun
    doing.not_before(start, f"撤回日期早于 {start}")
    return doing.said("why")


WITHDRAW: Final[LetterAct] = Act(
    key="withdraw",
    title="撤回",
    event="letter.withdrawn",
    group=Group.OTHER,
    offered=lambda case: not case.is_(*DONE, LetterState.WITHDRAWN),
    columns=(why("撤回原因"),),
    note="不再征求这个意见；记录保留",
    make=_withdrawn,
    told="撤回征求意见：{why}",
    fold=lambda letter, event: state_with(letter, withdrawn=event.body["why"], withdrawn_day=event.iso_day),
)

BEGINNINGS: Final = (NEW,)
ACTS: Final = (SEND, AMEND, REMEDY, ESCALATE, DECIDE, REPLY, SILENT, RECEIVE, CHASE, OBJECT, WITHDRAW)
"""In the order in which they stand, the next step before all others."""


def _begun(event: Event) -> Letter | None:
    if event.kind not in (NEW.event, SEND.event, OBJECT.event):
        return None
    return Letter(
        number=event.id,
        items=event.touches,
        rules=event.rules,
        begun=event.iso_day,
        last_event=event.id,
    )


LETTER: Final[Folding[Letter]] = Folding(_begun, (*BEGINNINGS, *ACTS))
"""How events make a letter; items fold the letters that touch them with it too."""


# — what several of them need —


def _contents(facts: Mapping[str, str]) -> dict[str, Json]:
    return {
        "kind": facts["kind"],
        "number": facts["number"],
        "contents": {key: facts[key] for key in CONTENTS if facts[key]},
        "full_text": bool(facts["full_text"]),
    }


def _reply_due(doing: Doing[Any], side: Side) -> Owed:
    """By when the reply is wanted: as the clerk says, else by the rule set's own term."""
    sent, received, said = (doing.facts[key] for key in (DAY, "received", "reply_by"))
    if received and received < sent:
        raise doing.unfilled(received="对方收到的日期早于发出日期")
    if received > doing.case.today.isoformat():
        raise doing.unfilled(received="日期在今天之后")
    if said:
        if said <= sent:
            raise doing.unfilled(reply_by="答复期限应晚于发出日期")
        return Owed(said)
    due = reply_by(received or sent, side, doing.case.calendar)
    if not due.day:
        raise doing.unfilled(reply_by="制度没有规定答复天数，请填函里写明的日期")
    return due


def _refuse_secret(subjects: Sequence[Subject]) -> None:
    if any(subject.secret for subject in subjects):
        raise Refused("国家秘密不发征求意见函", why="函件会带出涉密内容", way="请按保密规定另行办理")
    if any(subject.void for subject in subjects):
        raise Refused("登记已作废的信息不用征求意见", way="请去掉作废的信息再发函")
