"""A disagreement: it goes up where the rule set names who settles it (D11), else this office decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongkai_desktop.cases.act import Act, Body, Doing
from gongkai_desktop.cases.folding import adds
from gongkai_desktop.coordination.answers import said, wish
from gongkai_desktop.coordination.case import LetterCase
from gongkai_desktop.coordination.letter import DECISIONS, Escalated, Letter, LetterState
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import picture
from gongkai_desktop.office.citing import aside
from gongkai_desktop.records.event import Event


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


ESCALATE: Final[Act[Letter, LetterCase]] = Act(
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
    return wish(case)


DECIDE: Final[Act[Letter, LetterCase]] = Act(
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
    fold=said("decision"),
)
