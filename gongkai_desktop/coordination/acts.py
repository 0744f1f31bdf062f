"""Everything that may be recorded of a letter: each act with its form, what it becomes, and how history tells it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from gongkai_desktop.cases.act import Act, Body, Doing, Group
from gongkai_desktop.cases.folding import Folding, adds, state_with
from gongkai_desktop.coordination import forms
from gongkai_desktop.coordination.case import LetterCase, Opening, Subject, titled
from gongkai_desktop.coordination.forms import MEANINGS, wished
from gongkai_desktop.coordination.letter import (
    CONTENTS,
    DECISIONS,
    DONE,
    KINDS,
    PERSON,
    VERDICTS,
    Chased,
    Escalated,
    Letter,
    LetterState,
    Outcome,
)
from gongkai_desktop.coordination.limits import Owed, reply_by, send_by
from gongkai_desktop.coordination.objections import OBJECT, REMEDY
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import DAY, picture, why
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.numbering import CONSULTING, COORDINATION
from gongkai_desktop.office.reviewing import CONSENT, UNDECIDED, WITHHOLD, Side
from gongkai_desktop.records.event import Draft, Event, Json

_BETWEEN = re.compile(r"[、;；\n]")
_WAITING = (LetterState.OUT, LetterState.UNANSWERED)
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
        silence=_meant(body["silence"], applied=theirs),
        confirmed=bool(body["confirmed"]) and not theirs,
        on_request=bool(body.get("on_request")),
        applied=applied,
        start=body.get("start", letter.start),
        send_by=body["send_by"],
        provisional=bool(body["provisional"]),
        counted=body.get("counted"),
    )


def _meant(silence: str, *, applied: bool) -> str:
    """What silence comes to: of a third party about what was ``applied`` for nothing but this organ's own decision
    (条例第三十二条), though an earlier entry wrote down what the office's document wishes.
    """
    return UNDECIDED if applied and silence == WITHHOLD else silence


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


# — the other side's word —


def _received(letter: Letter, event: Event) -> Letter:
    received = state_with(letter, received=event.iso_day)
    return state_with(received, reply_by=event.body["reply_by"] or letter.reply_by)


def _made_received(doing: Doing[LetterCase]) -> Body:
    case, letter = doing.case, doing.case.letter
    doing.not_before(letter.sent, "对方收到的日期早于发出日期")
    own = letter.reply_by if letter.counted is False else ""  # the letter itself names the day
    return {"reply_by": own or reply_by(doing.facts[DAY], case.side, case.calendar).day}


RECEIVE: Final[LetterAct] = Act(
    key="receive",
    title="登记对方收到",
    event="letter.received",
    offered=lambda case: case.is_(*_WAITING) and not case.letter.received,
    note="答复期限从收到的次日起算",
    together=True,
    make=_made_received,
    told=lambda event: (
        "对方收到函件" + (f"，{event.body['reply_by']} 前答复" if event.body["reply_by"] else "")
    ),
    fold=_received,
)


def _said(source: str) -> Callable[[Letter, Event], Letter]:
    def fold(letter: Letter, event: Event) -> Letter:
        body: Told = event.body
        said = (body.get(key, "") for key in ("grounds", "paper", "by"))
        verdict = _meant(body["verdict"], applied=letter.applied and letter.third)
        outcome = Outcome(event.id, source, verdict, event.iso_day, *said)
        return state_with(letter, outcomes=(*letter.outcomes, outcome))

    return fold


def _silence_speaks(case: LetterCase) -> bool:
    """Whether the rule set gives the silence a meaning, so that recording it is the next step."""
    return case.silent and case.letter.silence in (CONSENT, WITHHOLD)


def _replied(doing: Doing[LetterCase]) -> Body:
    sent = doing.case.letter.sent
    doing.not_before(sent, f"复函日期早于发出日期 {sent}")
    return doing.said("verdict", "grounds", "paper")


def _told_replied(event: Event) -> str:
    body = event.body
    paper = f"（{body['paper']}）" if body["paper"] else ""
    return f"收到复函{paper}：{body['verdict']}" + (f"；{body['grounds']}" if body["grounds"] else "")


def _reply_note(case: LetterCase) -> str:
    due = case.letter.reply_by
    return f"答复期限 {due}{aside(case.side.reply_article)}" if due else ""


REPLY: Final[LetterAct] = Act(
    key="reply",
    title=lambda case: "对方又来函" if case.letter.outcomes else "登记复函",
    event="letter.replied",
    offered=lambda case: bool(case.letter.sent) and not case.is_(LetterState.OBJECTED, LetterState.WITHDRAWN),
    columns=(
        Column("verdict", "对方意见", Kind.CHOICE, choices=VERDICTS, required=True),
        Column("grounds", "理由和依据", Kind.LONG, width=24, help="不同意、部分同意的，写对方说的理由"),
        Column("paper", "复函文号", width=14),
        picture("复函"),
    ),
    note=_reply_note,
    primary=lambda case: case.is_(*_WAITING) and not _silence_speaks(case),
    make=_replied,
    told=_told_replied,
    fold=_said("reply"),
)


def _silent(doing: Doing[LetterCase]) -> Body:
    letter = doing.case.letter
    if doing.facts[DAY] <= letter.reply_by:
        raise doing.unfilled(**{DAY: f"{letter.reply_by} 过后才算逾期"})
    return {"verdict": letter.silence, "article": doing.case.side.silence_article}


def _silent_note(case: LetterCase) -> str:
    letter = case.letter
    if letter.confirmed:
        return f"没有对方的确认不能公开{aside(case.side.article)}"
    meant = f"{MEANINGS[letter.silence]}{aside(case.side.silence_article)}"
    return "；".join(filter(None, (f"{letter.reply_by} 以前没有答复：{meant}", _wish(case))))


def _heard(letter: Letter) -> bool:
    return any(one.source == "reply" for one in letter.outcomes)


def _wish(case: LetterCase) -> str:
    """What the office's document wishes where the law leaves a third party's silence to this organ."""
    letter = case.letter
    return wished(case.rule) if letter.applied and letter.third and not _heard(letter) else ""


SILENT: Final[LetterAct] = Act(
    key="silent",
    title=lambda case: f"登记逾期未复：{MEANINGS[case.letter.silence]}",
    event="letter.silent",
    offered=lambda case: case.silent,
    note=_silent_note,
    primary=_silence_speaks,
    make=_silent,
    told=lambda event: f"逾期未复：{MEANINGS[event.body['verdict']]}{aside(event.body['article'])}",
    fold=_said("silence"),
)


def _made_chased(doing: Doing[LetterCase]) -> Body:
    sent = doing.case.letter.sent
    doing.not_before(sent, f"催复日期早于发出日期 {sent}")
    return doing.said("who", "how")


CHASE: Final[LetterAct] = Act(
    key="chase",
    title="催复",
    event="letter.chased",
    offered=_on(*_WAITING),
    columns=(
        Column("who", "催办对象", required=True),
        Column("how", "催办方式和内容", Kind.LONG, width=24),
    ),
    defaults=lambda case: {"who": case.letter.addressee},
    make=_made_chased,
    told=lambda event: "催复" + (f"：{event.body['how']}" if event.body["how"] else ""),
    fold=adds("chases", Chased, "who", "how"),
    together=True,
)


# — a disagreement: it goes up where the rule set names who settles it (D11), else this office decides —


def _settling(case: LetterCase) -> bool:
    return case.is_(LetterState.DISPUTE, LetterState.UNANSWERED)


def _up_first(case: LetterCase) -> bool:
    return bool(case.rule.disagreement) and not case.letter.escalations


def _made_escalated(doing: Doing[LetterCase]) -> Body:
    letter = doing.case.letter
    last = letter.last.day if letter.last else letter.sent
    doing.not_before(last, f"报请日期早于对方的意见 {last}")
    return doing.said("to", "number", "what")


def _told_escalated(event: Event) -> str:
    body = event.body
    number = f"（{body['number']}）" if body["number"] else ""
    return f"报请{body['to']}协商{number}：{body['what']}"


def _escalate_note(case: LetterCase) -> str:
    to = case.rule.disagreement
    return f"意见不一致的，报请{to}协商解决{aside(case.rule.disagreement_article)}" if to else ""


ESCALATE: Final[LetterAct] = Act(
    key="escalate",
    title="报请协商",
    event="letter.escalated",
    offered=_settling,
    columns=(
        Column("to", "报请", width=20, required=True),
        Column("number", "请示文号", width=14),
        Column("what", "分歧和本机关的意见", Kind.LONG, width=24, required=True),
        picture("请示"),
    ),
    defaults=lambda case: {"to": case.rule.disagreement},
    note=_escalate_note,
    primary=lambda case: case.is_(LetterState.DISPUTE) and _up_first(case),
    make=_made_escalated,
    told=_told_escalated,
    fold=adds("escalations", Escalated, "to", "number", "what"),
)


def _decided(doing: Doing[LetterCase]) -> Body:
    letter = doing.case.letter
    days = [one.day for one in letter.outcomes] + [one.day for one in letter.escalations]
    last = max(days, default=letter.sent)
    doing.not_before(last, f"处理日期早于上一步 {last}")
    return doing.said("verdict", "by", "grounds", "paper")


def _told_decided(event: Event) -> str:
    body = event.body
    paper = f"（{body['paper']}）" if body["paper"] else ""
    return f"{body['by']}决定{body['verdict']}{paper}：{body['grounds']}"


def _decider(case: LetterCase) -> Mapping[str, object]:
    escalated = case.letter.escalations
    return {"by": escalated[-1].to if escalated else "本机关"}


def _decide_note(case: LetterCase) -> str:
    if case.letter.confirmed:
        return f"没有对方的确认不能公开{aside(case.side.article)}"
    return _wish(case)


DECIDE: Final[LetterAct] = Act(
    key="decide",
    title="登记处理结果",
    event="letter.decided",
    offered=lambda case: _settling(case) or case.is_(LetterState.REFUSED),
    columns=(
        Column("verdict", "处理结果", Kind.CHOICE, choices=DECISIONS, required=True),
        Column("by", "由谁决定", width=16, required=True),
        Column("grounds", "理由和依据", Kind.LONG, width=24, required=True),
        Column("paper", "文号", width=14),
        picture("决定或会商纪要"),
    ),
    defaults=_decider,
    note=_decide_note,
    primary=lambda case: case.is_(LetterState.DISPUTE) and not _up_first(case),
    make=_decided,
    told=_told_decided,
    fold=_said("decision"),
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
