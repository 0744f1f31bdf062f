"""An objection to what was published without agreement (D12): as an act of a letter, or as a record of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from gongkai_desktop.cases.act import Act, Body, Doing
from gongkai_desktop.cases.folding import state_with, with_told
from gongkai_desktop.coordination.case import LetterCase, titled
from gongkai_desktop.coordination.letter import (
    DONE,
    KINDS,
    PERSON,
    REMEDIES,
    Letter,
    LetterState,
    Objection,
)
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import DAY, picture
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.reviewing import Coordination
from gongkai_desktop.records.event import Draft, Event, Json

_ASKED: Final = (
    Column("who", "名称", width=20, required=True),
    Column("what", "异议内容", Kind.LONG, width=24, required=True),
    Column("reported", "对方已报告主管部门", Kind.FLAG),
    picture("异议函"),
)
"""Who objects, to what, and whether the supervising office was told (D12)."""


def _objected(letter: Letter, event: Event) -> Letter:
    body = event.body
    if event.id == event.stream:
        letter = state_with(letter, kind=body["kind"], addressee=body["who"], title=body["title"])
    objection = Objection(event.id, body["who"], body["what"], event.iso_day, bool(body["reported"]))
    return state_with(letter, objections=(*letter.objections, objection))


def _told_objected(event: Event) -> str:
    body = event.body
    who = "第三方" if body.get("kind") == PERSON else body["who"]
    reported = "，并报告了主管部门" if body["reported"] else ""
    return f"{who}对公开提出异议{reported}：{body['what']}"


OBJECT: Final[Act[Letter, LetterCase]] = Act(
    key="object",
    title="登记异议",
    event="letter.objected",
    offered=lambda case: case.is_(*DONE),
    columns=_ASKED,
    defaults=lambda case: {"who": case.letter.addressee},
    note=lambda case: f"对方认为公开与协商不一致的，登记后采取补救措施{aside(case.rule.objection_article)}",
    make=lambda doing: {**doing.said("who", "what"), "reported": bool(doing.facts["reported"])},
    told=_told_objected,
    fold=_objected,
)


def objection_columns() -> tuple[Column, ...]:
    """What is asked of an objection by an organ that was not asked before publication (D12)."""
    return (Column("kind", "提出异议的是", Kind.CHOICE, choices=KINDS, required=True), *_ASKED)


def objection_note(rule: Coordination) -> str:
    """What follows from such an objection."""
    return f"没有协商确认就公开的，应当及时采取补救措施{aside(rule.objection_article)}"


def objected(item: int, title: str, facts: Mapping[str, str]) -> Draft:
    """An objection to an item by somebody who was not asked, as a record of its own."""
    body: dict[str, Json] = {key: facts[key] for key in ("kind", "who", "what")}
    body |= {"reported": bool(facts["reported"]), "title": titled([title])}
    return Draft(OBJECT.event, date.fromisoformat(facts[DAY]), body, touches=(item,))


def _remedied(letter: Letter, event: Event) -> Letter:
    body = event.body
    told = {"result": body["result"], "remedy": body["what"], "remedy_day": event.iso_day}
    return state_with(letter, objections=with_told(letter.objections, body["objection"], **told))


def _made_remedied(doing: Doing[LetterCase]) -> Body:
    objection = doing.case.letter.unsettled[0]
    doing.not_before(objection.day, f"补救日期早于提出异议的日期 {objection.day}")
    return {"objection": objection.event, **doing.said("result", "what")}


def _remedy_note(case: LetterCase) -> str:
    objection = case.letter.unsettled[0]
    return f"{objection.who}：{objection.what}{aside(case.rule.objection_article)}"


REMEDY: Final[Act[Letter, LetterCase]] = Act(
    key="remedy",
    title="登记补救",
    event="letter.remedied",
    offered=lambda case: case.is_(LetterState.OBJECTED),
    columns=(
        Column("result", "处理", Kind.CHOICE, choices=REMEDIES, required=True),
        Column("what", "补救措施或说明", Kind.LONG, width=24, required=True),
        picture(),
    ),
    note=_remedy_note,
    primary=True,
    make=_made_remedied,
    told="{result}：{what}",
    fold=_remedied,
)
