"""An item's history in the clerk's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from gongkai_desktop.records.event import Event
from gongkai_desktop.register.fields import COLUMNS


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline: when it happened, when and by whom it was recorded, what it was."""

    event: int
    day: date
    at: str
    who: str
    text: str
    undoable: bool


def told(event: Event) -> str:
    """The event in one Chinese sentence."""
    if event.purged:
        return "内容已依规清除"
    teller = _TELLERS.get(event.kind)
    return teller(event.body) if teller else "相关事项有变动"


def _fields(body: Mapping[str, Any]) -> str:
    changed = "、".join(COLUMNS[key].title for key in body["fields"] if key in COLUMNS)
    return f"修改登记：{changed}"


def _step(body: Mapping[str, Any]) -> str:
    back = "，退回重新审查" if body.get("returns") else ""
    grounds = f"；理由：{body['grounds']}" if body.get("grounds") else ""
    return f"{body['title']}：{body['opinion']}（{body['who']} 签字）{back}{grounds}"


def _published(body: Mapping[str, Any]) -> str:
    where = " ".join(part for part in (body.get("form"), body.get("site_column"), body.get("url")) if part)
    return f"公开：{where}（{body['checked']} 确认）"


_TELLERS: Mapping[str, Callable[[Mapping[str, Any]], str]] = MappingProxyType(
    {
        "item.registered": lambda body: "从旧台账导入" if body.get("imported") else "登记",
        "item.amended": _fields,
        "item.stepped": _step,
        "item.published": _published,
        "item.changed": lambda body: f"信息变动：{body['why']}",
        "item.attribute_changed": lambda body: f"公开属性改为{body['fields']['attribute']}：{body['reason']}",
        "item.lapsed": lambda body: f"信息失效：{body['why']}",
        "item.removed": lambda body: f"下架：{body['why']}",
        "item.reported": lambda body: "科室已报送办公室",
        "item.voided": lambda body: f"登记有误，作废：{body['why']}",
        "item.attached": lambda body: f"添加附件：{'、'.join(kept['name'] for kept in body['attachments'])}",
        "sheet.printed": lambda body: f"打印{body.get('title', '文书')} {body.get('number', '')}",
        "records.reversed": lambda body: "撤销了一次登记",
        "records.purged": lambda body: "依规清除了内容",
        "calendar.announced": lambda body: "放假安排公布，重新计算期限",
        "calendar.corrected": lambda body: "单位日历调整，重新计算期限",
    }
)
