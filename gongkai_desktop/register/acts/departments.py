"""Between the office and its departments: sending back, mending, the interpretation, reports and reminders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongkai_desktop.cases.act import Group, kept_facts
from gongkai_desktop.cases.folding import adds, state_with
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import picture, why
from gongkai_desktop.office.citing import aside
from gongkai_desktop.records.event import Draft, Event, Json
from gongkai_desktop.register.act import ItemAct, ItemDoing, Meeting
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.item import Chase, Item
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.review.acts.happenings import brought_about, outdating
from gongkai_desktop.review.acts.submission import REOPEN, RESUBMIT
from gongkai_desktop.review.acts.submission import RETURN as SEND_BACK

_WORKING: Final = (Stage.REVIEW, Stage.STOPPED, Stage.READY, Stage.RETURNED)


# — sent back and mended —


def _mended(doing: ItemDoing) -> dict[str, Json]:
    return doing.said("how") | ({"again": True} if doing.facts["again"] else {})


def _came_back(item: Item, event: Event) -> Item:
    return state_with(item, returned="", opinions=() if event.body.get("again") else item.opinions)


def _told_mended(event: Event) -> str:
    again = "；有实质改动，重新审查" if event.body.get("again") else ""
    return f"已补正：{event.body['how']}{again}"


def _goes_on(meeting: Meeting) -> tuple[Draft, ...]:
    review, day = meeting.review, meeting.day
    if not meeting.said.get("again"):
        how = str(meeting.said.get("how", ""))
        return (brought_about(RESUBMIT, review, day, how=how),) if review.returned else ()
    if meeting.open:
        return (brought_about(REOPEN, review, day, why="补正时内容有实质改动"),)
    return (outdating(review, ("补正的内容",), day),)


MEND: Final = ItemAct(
    key="mend",
    title="登记补正",
    event="item.mended",
    offered=lambda case: case.now.stage is Stage.RETURNED,
    columns=(
        Column("how", "补正情况", Kind.LONG, width=24, required=True),
        Column("again", "内容有实质改动，重新审查", Kind.FLAG, help="此前的审查意见不再算数"),
        picture("补正后的材料"),
    ),
    primary=True,
    note=lambda case: f"退回原因：{case.item.returned}",
    make=_mended,
    fold=_came_back,
    told=_told_mended,
    in_review=_goes_on,
)


def _unexplained(case: ItemCase) -> bool:
    return case.explaining_owed and case.item.attribute == PROACTIVE


def _returning(case: ItemCase) -> str:
    rule = case.rules.interpretation
    if rule is not None and _unexplained(case):
        return f"未附政策解读的政策性文件，一律退回补正{aside(rule.article)}"
    return "退回科室补正，补正后接着办"


def _waits(meeting: Meeting) -> tuple[Draft, ...]:
    reason = str(meeting.said.get("why", ""))
    return (brought_about(SEND_BACK, meeting.review, meeting.day, why=reason),) if meeting.open else ()


RETURN: Final = ItemAct(
    key="return",
    title="退回补正",
    event="item.returned",
    offered=lambda case: case.now.stage in _WORKING and case.now.stage is not Stage.RETURNED,
    columns=(why("退回原因"),),
    primary=_unexplained,
    note=_returning,
    defaults=lambda case: {"why": "未附政策解读"} if _unexplained(case) else {},
    make=kept_facts("why"),
    fold=lambda item, event: state_with(item, returned=event.body["why"]),
    told="退回补正：{why}",
    together=True,
    in_review=_waits,
)


# — the interpretation —


def _with_it(case: ItemCase) -> str:
    rule = case.rules.interpretation
    return f"与文件同步起草、同步公开{aside(rule.article if rule else '')}"


EXPLAIN: Final = ItemAct(
    key="explain",
    title="登记政策解读",
    event="item.explained",
    offered=lambda case: _unexplained(case) and case.now.stage in (*_WORKING, Stage.PUBLISHED),
    columns=(
        Column("what", "解读材料", width=24, required=True, help="名称或网址"),
        picture("解读材料文件"),
    ),
    note=_with_it,
    make=kept_facts("what"),
    fold=lambda item, event: state_with(item, explained=event.iso_day),
    told="政策解读：{what}",
    stales_paper=False,
)


# — reported, reminded —


def _reportable(case: ItemCase) -> bool:
    item = case.item
    open_here = case.now.stage in _WORKING and not item.fields.get("reported") and not item.imported
    return open_here or case.report is not None


def _report_note(case: ItemCase) -> str:
    owed = case.report
    return f"科室应在 {owed.due} 前报到办公室{aside(owed.article)}" if owed else "科室把信息报到办公室的日期"


REPORT: Final = ItemAct(
    key="report",
    title="登记科室报送",
    event="item.reported",
    offered=_reportable,
    note=_report_note,
    fold=lambda item, event: item.with_fields(event, {"reported": event.iso_day}),
    told="科室已报送办公室",
    stales_paper=False,
    together=True,
)


def _reminding(case: ItemCase) -> bool:
    return bool(remind := case.remind) and case.today.isoformat() >= remind


def _department(case: ItemCase) -> Mapping[str, object]:
    return {"who": case.item.fields.get("department", "")}


def _told_chased(event: Event) -> str:
    how = event.body.get("how")
    return f"催报 {event.body['who']}" + (f"：{how}" if how else "")


CHASE: Final = ItemAct(
    key="chase",
    title="催报",
    event="item.chased",
    group=Group.OTHER,
    offered=_reportable,
    columns=(
        Column("who", "催办对象", required=True, help="科室或联系人"),
        Column("how", "催办方式和内容", Kind.LONG, width=24),
    ),
    primary=_reminding,
    note=_report_note,
    defaults=_department,
    make=kept_facts("who", "how"),
    fold=adds("chases", Chase, "who", "how"),
    told=_told_chased,
    stales_paper=False,
    together=True,
)

ACTS: Final = (MEND, RETURN, EXPLAIN, REPORT, CHASE)
