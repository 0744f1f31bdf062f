"""What may be recorded of a letter next: the acts that its state permits on a day, the next one first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai_desktop.coordination.forms import MEANINGS, amending, going_out, objection_columns
from gongkai_desktop.coordination.letter import (
    DECISIONS,
    REMEDIES,
    VERDICTS,
    Letter,
    LetterState,
)
from gongkai_desktop.coordination.limits import side_of
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct, act, picture, why
from gongkai_desktop.office.reviewing import CONSENT, WITHHOLD, Coordination, Side

_WAITING = (LetterState.OUT, LetterState.UNANSWERED)
_DONE = (
    LetterState.AGREED,
    LetterState.DEEMED,
    LetterState.SETTLED,
    LetterState.REFUSED,
    LetterState.REMEDIED,
)


@dataclass(frozen=True, slots=True)
class Case:
    """A letter on a day, with what its rule set says."""

    letter: Letter
    rule: Coordination
    today: date

    @property
    def overdue(self) -> bool:
        """Whether the time for the reply is over."""
        letter = self.letter
        return bool(letter.sent and letter.reply_by) and self.today.isoformat() > letter.reply_by

    @property
    def side(self) -> Side:
        """What the rule set says of this letter's other side."""
        return side_of(self.letter, self.rule)


def next_acts(case: Case) -> tuple[NextAct, ...]:
    """The acts that the letter's state permits on that day, the next one first."""
    state = case.letter.state
    if state is LetterState.WITHDRAWN:
        return ()
    if state is LetterState.DRAFT:
        found = [_send(case), amending(case.letter, case.rule)]
    elif state is LetterState.OBJECTED:
        found = [_remedy(case)]
    elif state in _WAITING:
        found = _waiting(case)
    elif state is LetterState.DISPUTE:
        found = [*_settling(case), _reply(case, primary=False)]
    else:
        found = [_reply(case, primary=False)] if case.letter.sent else []
        found += [_decide(case, primary=False)] if state is LetterState.REFUSED else []
    if state in _DONE:
        found.append(_object(case))
    else:
        found.append(_withdraw(case))
    return tuple(sorted(found, key=lambda one: not one.primary))


def _waiting(case: Case) -> list[NextAct]:
    letter = case.letter
    speaks = case.overdue and letter.state is LetterState.OUT and letter.silence in (CONSENT, WITHHOLD)
    found = [_reply(case, primary=not speaks)]
    if case.overdue and letter.state is LetterState.OUT:
        found.append(_silent(case, primary=speaks))
    if letter.state is LetterState.UNANSWERED:
        found += _settling(case, primary=False)
    if not letter.received:
        found.append(_receive(case))
    return [*found, _chase(case)]


def _settling(case: Case, *, primary: bool = True) -> list[NextAct]:
    """A disagreement goes up where the rule set names who settles it (D11), else this office decides."""
    up_first = bool(case.rule.disagreement) and not case.letter.escalations
    return [_escalate(case, primary=primary and up_first), _decide(case, primary=primary and not up_first)]


def _send(case: Case) -> NextAct:
    letter, limit = case.letter, case.rule.send_within
    columns = (Column("number", "函号", width=14), *going_out(case.side.reply_within))
    note = f"应在 {letter.send_by} 前发出（{limit.article}）" if letter.send_by and limit else ""
    defaults = {"number": letter.doc_no, "reply_by": letter.reply_by}
    return act("send", "登记发出", columns, case.today, primary=True, note=note, defaults=defaults)


def _receive(case: Case) -> NextAct:
    note = "答复期限从收到的次日起算"
    return act("receive", "登记对方收到", (), case.today, note=note)


def _reply(case: Case, *, primary: bool) -> NextAct:
    columns = (
        Column("verdict", "对方意见", Kind.CHOICE, choices=VERDICTS, required=True),
        Column("grounds", "理由和依据", Kind.LONG, width=24, help="不同意、部分同意的，写对方说的理由"),
        Column("paper", "复函文号", width=14),
        picture("复函"),
    )
    title = "对方又来函" if case.letter.outcomes else "登记复函"
    due = f"答复期限 {case.letter.reply_by}（{case.side.reply_article}）" if case.letter.reply_by else ""
    return act("reply", title, columns, case.today, primary=primary, note=due)


def _silent(case: Case, *, primary: bool) -> NextAct:
    meaning = MEANINGS[case.letter.silence]
    note = f"{case.letter.reply_by} 以前没有答复：{meaning}（{case.side.silence_article}）"
    if case.letter.confirmed:
        note = f"没有对方的确认不能公开（{case.side.article}）"
    return act("silent", f"登记逾期未复：{meaning}", (), case.today, primary=primary, note=note)


def _chase(case: Case) -> NextAct:
    columns = (
        Column("who", "催办对象", required=True),
        Column("how", "催办方式和内容", Kind.LONG, width=24),
    )
    return act("chase", "催复", columns, case.today, defaults={"who": case.letter.addressee})


def _escalate(case: Case, *, primary: bool) -> NextAct:
    columns = (
        Column("to", "报请", width=20, required=True),
        Column("number", "请示文号", width=14),
        Column("what", "分歧和本机关的意见", Kind.LONG, width=24, required=True),
        picture("请示"),
    )
    to = case.rule.disagreement
    note = f"意见不一致的，报请{to}协商解决（{case.rule.disagreement_article}）" if to else ""
    defaults = {"to": to}
    return act("escalate", "报请协商", columns, case.today, primary=primary, note=note, defaults=defaults)


def _decide(case: Case, *, primary: bool) -> NextAct:
    columns = (
        Column("verdict", "处理结果", Kind.CHOICE, choices=DECISIONS, required=True),
        Column("by", "由谁决定", width=16, required=True),
        Column("grounds", "理由和依据", Kind.LONG, width=24, required=True),
        Column("paper", "文号", width=14),
        picture("决定或会商纪要"),
    )
    escalated = case.letter.escalations
    defaults = {"by": escalated[-1].to if escalated else "本机关"}
    note = f"没有对方的确认不能公开（{case.side.article}）" if case.letter.confirmed else ""
    return act("decide", "登记处理结果", columns, case.today, primary=primary, note=note, defaults=defaults)


def _object(case: Case) -> NextAct:
    note = f"对方认为公开与协商不一致的，登记后采取补救措施（{case.rule.objection_article}）"
    defaults = {"who": case.letter.addressee}
    return act("object", "登记异议", objection_columns(), case.today, note=note, defaults=defaults)


def _remedy(case: Case) -> NextAct:
    columns = (
        Column("result", "处理", Kind.CHOICE, choices=REMEDIES, required=True),
        Column("what", "补救措施或说明", Kind.LONG, width=24, required=True),
        picture(),
    )
    objection = case.letter.unsettled[0]
    note = f"{objection.who}：{objection.what}（{case.rule.objection_article}）"
    return act("remedy", "登记补救", columns, case.today, primary=True, note=note)


def _withdraw(case: Case) -> NextAct:
    note = "不再征求这个意见；记录保留"
    return act("withdraw", "撤回", (why("撤回原因"),), case.today, note=note)
