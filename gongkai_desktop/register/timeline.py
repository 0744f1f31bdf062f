"""An item's history in the clerk's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from gongkai_desktop.cases.registry import tell
from gongkai_desktop.catalogue.limits import limit_from
from gongkai_desktop.coordination.acts import LETTER
from gongkai_desktop.matters.telling import tell as of_matter
from gongkai_desktop.records.event import Event
from gongkai_desktop.register import lifting, screened
from gongkai_desktop.register.fields import COLUMNS
from gongkai_desktop.review.acts import REVIEW


def told(event: Event, item_id: int = 0) -> str:
    """The event in one Chinese sentence, as it stands in the history of that item."""
    if event.purged:
        return "内容已依规清除"
    if event.kind == "item.linked" and item_id and event.stream != item_id:
        return f"#{event.stream} {event.body['kind']}本件"
    for prefix, of_room in _ROOMS.items():
        if event.kind.startswith(prefix):
            return of_room(event) + screened.onward_told(event.body)
    teller = _TELLERS.get(event.kind)
    return teller(event.body) + screened.onward_told(event.body) if teller else "相关事项有变动"


def _fields(body: Mapping[str, Any]) -> str:
    changed = "、".join(COLUMNS[key].title for key in body["fields"] if key in COLUMNS)
    return f"修改登记：{changed}"


def _published(body: Mapping[str, Any]) -> str:
    where = " ".join(part for part in (body.get("form"), body.get("site_column"), body.get("url")) if part)
    second = f"，{body['second']} 再次确认" if body.get("second") else ""
    review = f"；引用审签结论：{body['review']}" if body.get("review") else ""
    planned = f"；审查时的公开形式是{body['planned']}" if body.get("planned") else ""
    return f"公开：{where}（{body['checked']} 确认{second}）{planned}{review}"


def _repaged(word: str) -> Callable[[Mapping[str, Any]], str]:
    def tell(body: Mapping[str, Any]) -> str:
        moved = f"，新网址 {body['url']}" if body.get("url") else ""
        return f"{word}（{body['channel'] or '原有渠道'}）：{body['why']}（{body['checked']} 核对）{moved}"

    return tell


def _withdrawn(body: Mapping[str, Any]) -> str:
    return f"从{body['channel'] or '全部渠道'}撤下：{body['why']}"


def _mended(body: Mapping[str, Any]) -> str:
    again = "；有实质改动，重新审查" if body.get("again") else ""
    return f"已补正：{body['how']}{again}"


def _delivered(body: Mapping[str, Any]) -> str:
    receiver = f"，{body['receiver']} 接收" if body.get("receiver") else ""
    return f"移送{body['point']} {body['copies']} 份（{body['by']} 移交{receiver}）"


def _chased(body: Mapping[str, Any]) -> str:
    return f"催报 {body['who']}" + (f"：{body['how']}" if body.get("how") else "")


def _attribute_changed(body: Mapping[str, Any]) -> str:
    was, now = (_attribute(fields) for fields in (body.get("was", {}), body["fields"]))
    lifted = f"；{lifting.told(body['lifted'])}" if "lifted" in body else ""
    return f"公开属性{'由' + was if was else ''}改为{now}：{body['reason']}{lifted}"


def _attribute(fields: Mapping[str, Any]) -> str:
    reason = fields.get("withheld_reason")
    return str(fields.get("attribute", "")) + (f"（{reason}）" if reason else "")


def _limit(body: Mapping[str, Any]) -> str:
    limit = limit_from(body.get("limit"))
    return f"，公开期限 {limit.term}" if limit else "，公开期限按一般规定"


_ROOMS: Mapping[str, Callable[[Event], str]] = MappingProxyType(
    {
        "letter.": LETTER.tell,
        "affair.": of_matter,
        "matter.": of_matter,
        "review.": REVIEW.tell,
        "sheet.": tell,
    }
)
_TELLERS: Mapping[str, Callable[[Mapping[str, Any]], str]] = MappingProxyType(
    {
        "item.registered": lambda body: "从旧台账导入" if body.get("imported") else "登记",
        "item.amended": _fields,
        "item.published": _published,
        "item.published_more": _published,
        "item.confirmed": lambda body: f"录入再次确认（{body['channel']}）：{body['who']}",
        "item.corrected": _repaged("更正"),
        "item.replaced": _repaged("替换"),
        "item.withdrawn": _withdrawn,
        "item.changed": lambda body: f"信息变动：{body['why']}",
        "item.attribute_changed": _attribute_changed,
        "item.lifted": lifting.told,
        "item.signed": lambda body: f"签发，生成日期 {body['fields']['formed']}",
        "item.lapsed": lambda body: f"信息失效：{body['why']}",
        "item.cleared": lambda body: "清理结果公布，失效的文件从此日起算下架期限",
        "item.renewed": lambda body: f"有效期延长到 {body['valid_until']}：{body['why']}",
        "item.removed": lambda body: f"下架：{body['why']}",
        "item.reported": lambda body: "科室已报送办公室",
        "item.chased": _chased,
        "item.returned": lambda body: f"退回补正：{body['why']}",
        "item.mended": _mended,
        "item.explained": lambda body: f"政策解读：{body['what']}",
        "item.linked": lambda body: f"关联：本件{body['kind']} #{body['other']}",
        "item.delivered": _delivered,
        "item.receipted": lambda body: (
            f"收到移送回执{'，' + body['receiver'] + ' 签收' if body['receiver'] else ''}"
        ),
        "item.voided": lambda body: f"登记有误，作废：{body['why']}",
        "item.attached": lambda body: f"添加附件：{'、'.join(kept['name'] for kept in body['attachments'])}",
        "item.screened": screened.told,
        "item.file_told": lambda body: f"附件 {body['name']} 是{body['role']}",
        "item.copy_confirmed": lambda body: f"副本 {body['name']} 经审查员 {body['who']} 确认",
        "records.reversed": lambda body: "撤销了一次登记",
        "records.purged": lambda body: "依规清除了内容",
        "entry.assigned": lambda body: f"归入基本目录的条目{_limit(body)}",
        "entry.settled": lambda body: f"目录条目的时限改了{_limit(body)}",
        "entry.left": lambda body: "移出基本目录的条目",
        "calendar.announced": lambda body: "放假安排公布，重新计算期限",
        "calendar.corrected": lambda body: "单位日历调整，重新计算期限",
    }
)
