"""Between the office and its departments: reports and reminders, sending back, mending, the interpretation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct, act, picture, why
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.asking import Case, Doing, Maker, simple
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.reporting import report_due
from gongkai_desktop.register.rulebook import is_explained
from gongkai_desktop.register.stages import Stage

_WORKING = (Stage.REVIEW, Stage.STOPPED, Stage.READY, Stage.RETURNED)


def acts(case: Case) -> list[NextAct]:
    """What may pass between the office and the department in the item's state."""
    return [*_returning(case), *_explaining(case), *_reporting(case)]


def _unexplained(case: Case) -> bool:
    if case.rules.interpretation is None or case.item.attribute != PROACTIVE:
        return False
    return case.book.wants_explaining(case.item) and not is_explained(case.item)


def _returning(case: Case) -> list[NextAct]:
    if case.now.stage is Stage.RETURNED:
        columns = (
            Column("how", "补正情况", Kind.LONG, width=24, required=True),
            Column("again", "内容有实质改动，重新审查", Kind.FLAG, help="此前的审查意见不再算数"),
            picture("补正后的材料"),
        )
        note = f"退回原因：{case.item.returned}"
        return [act("mend", "登记补正", columns, case.today, primary=True, note=note)]
    if case.now.stage not in _WORKING:
        return []
    rule = case.rules.interpretation if _unexplained(case) else None
    defaults = {"why": "未附政策解读"} if rule else {}
    note = (
        f"未附政策解读的政策性文件，一律退回补正（{rule.article}）" if rule else "退回科室补正，补正后接着办"
    )
    return [
        act(
            "return",
            "退回补正",
            (why("退回原因"),),
            case.today,
            note=note,
            defaults=defaults,
            primary=bool(rule),
        )
    ]


def _explaining(case: Case) -> list[NextAct]:
    if not _unexplained(case) or case.now.stage not in (*_WORKING, Stage.PUBLISHED):
        return []
    columns = (
        Column("what", "解读材料", width=24, required=True, help="名称或网址"),
        picture("解读材料文件"),
    )
    article = case.rules.interpretation.article if case.rules.interpretation else ""
    return [
        act("explain", "登记政策解读", columns, case.today, note=f"与文件同步起草、同步公开（{article}）")
    ]


def _reporting(case: Case) -> list[NextAct]:
    item, owed = case.item, report_due(case.item, case.book)
    open_here = case.now.stage in _WORKING and not item.fields.get("reported") and not item.imported
    if owed is None and not open_here:
        return []
    note = f"科室应在 {owed.due} 前报到办公室（{owed.article}）" if owed else "科室把信息报到办公室的日期"
    remind = owed is not None and case.today.isoformat() >= owed.remind
    chase = (
        Column("who", "催办对象", required=True, help="科室或联系人"),
        Column("how", "催办方式和内容", Kind.LONG, width=24),
    )
    defaults = {"who": item.fields.get("department", "")}
    report = act("report", "登记科室报送", (), case.today, note=note)
    return [report, act("chase", "催报", chase, case.today, note=note, defaults=defaults, primary=remind)]


def _mended(doing: Doing) -> tuple[Draft, ...]:
    body = doing.said("how") | ({"again": True} if doing.facts["again"] else {})
    return (doing.draft("item.mended", body),)


MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "return": simple("item.returned", "why"),
        "mend": _mended,
        "explain": simple("item.explained", "what"),
        "report": simple("item.reported"),
        "chase": simple("item.chased", "who", "how"),
    }
)
