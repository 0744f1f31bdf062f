"""A review's history in the clerk's words; the item's own history tells the same words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from gongkai_desktop.records.event import Event
from gongkai_desktop.review.review import lifted_from


def told(event: Event) -> str:
    """The event in one Chinese sentence."""
    if event.purged:
        return "内容已依规清除"
    teller = TELLERS.get(event.kind)
    return teller(event.body) if teller else "相关事项有变动"


def _handed_in(body: Mapping[str, Any]) -> str:
    round_no = f"（第 {body['round']} 次）" if body.get("round", 1) > 1 else ""
    return f"送审{round_no}" + (f"：{body['why']}" if body.get("why") else "")


def _stepped(body: Mapping[str, Any]) -> str:
    back = "，退回重新审查" if body.get("returns") else "，待报审" if body.get("holds") else ""
    grounds = f"；理由：{body['grounds']}" if body.get("grounds") else ""
    more = "".join(f"；{title}：{value}" for title, value in body.get("more", {}).items())
    flags = "".join(f"；与规定不符：{text}" for text, _ in body.get("flags", ()))
    reason = f"（{body['reason']}）" if body.get("reason") else ""
    return f"{body['title']}：{body['opinion']}（{body['who']} 签字）{back}{grounds}{more}{flags}{reason}"


def _escalated(body: Mapping[str, Any]) -> str:
    letter = f"，{body['letter_no']}" if body.get("letter_no") else ""
    return f"报审{body.get('organ') or body['to']}（{body['title']}{letter}）：{body['what']}"


def _partial(body: Mapping[str, Any]) -> str:
    return f"区分处理：遮去{body['hidden']}；理由：{body['why']}（{body['agreed']} 同意），公开版须重新审查"


def _declassified(body: Mapping[str, Any]) -> str:
    return f"解密：{lifted_from(body, 0, '').words}"


def _signer(body: Mapping[str, Any]) -> str:
    signer = f"，交{body['out']}签字" if body.get("out") else ""
    return f"打印{body.get('title', '文书')} {body.get('number', '')}{signer}"


TELLERS: Mapping[str, Callable[[Mapping[str, Any]], str]] = MappingProxyType(
    {
        "review.handed_in": _handed_in,
        "review.stepped": _stepped,
        "review.returned": lambda body: f"退回：{body['why']}",
        "review.resubmitted": lambda body: f"重新提交：{body['how']}",
        "review.amended": lambda body: f"审查中修改了：{'、'.join(body['changed'])}",
        "review.outdated": lambda body: f"改过{'、'.join(body['changed'])}，原审查不再算数，须重新审查",
        "review.escalated": _escalated,
        "review.answered": lambda body: (
            f"报审答复：{body['conclusion']}" + (f"（{body['paper']}）" if body.get("paper") else "")
        ),
        "review.partial": _partial,
        "review.declassified": _declassified,
        "review.declassification_filed": lambda body: f"解密情况报{body['with']}备案",
        "review.withdrawn": lambda body: f"撤回送审：{body['why']}",
        "review.reopened": lambda body: f"重新审查：{body['why']}",
        "sheet.printed": _signer,
        "sheet.handed": lambda body: f"审查表交{body['to']}签字",
        "sheet.scanned": lambda body: f"签回的扫描件归档（第 {body.get('page', 1)} 页）",
        "sheet.returned": lambda body: "审查表签回",
        "sheet.dropped": lambda body: f"审查表作废：{body.get('why', '')}",
        "records.reversed": lambda body: "撤销了一次登记",
        "records.purged": lambda body: "依规清除了内容",
        "calendar.announced": lambda body: "放假安排公布，重新计算期限",
        "calendar.corrected": lambda body: "单位日历调整，重新计算期限",
        "calendar.withdrawn": lambda body: "撤销单位日历更正，重新计算期限",
    }
)
