"""A letter in the clerk's words: its history, and the sections of its panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from gongkai_desktop.coordination.clearance import Clearance, clearance, hindrance
from gongkai_desktop.coordination.forms import MEANINGS
from gongkai_desktop.coordination.letter import PERSON, Letter
from gongkai_desktop.coordination.limits import side_of
from gongkai_desktop.office.panel import Section, SectionLine
from gongkai_desktop.office.reviewing import Coordination
from gongkai_desktop.records.event import Event

_NAMES = MappingProxyType(
    {
        "name": "信息名称",
        "doc_no": "文号",
        "description": "内容描述",
        "formed": "产生日期",
        "publisher": "发布机构",
        "matter": "需协商、确认的事项",
        "own": "本机关的意见和依据",
        "other": "其他内容",
    }
)


def told(event: Event) -> str:
    """The event in one Chinese sentence; names of persons are not among it."""
    if event.purged:
        return "内容已依规清除"
    teller = _TELLERS.get(event.kind)
    return teller(event.body) if teller else "相关事项有变动"


def _written(word: str) -> Callable[[Mapping[str, Any]], str]:
    def tell(body: Mapping[str, Any]) -> str:
        to = "第三方" if body.get("kind") == PERSON else body.get("addressee", "")
        number = f"，{body['number']}" if body.get("number") else ""
        due = f"，{body['reply_by']} 前答复" if body.get("reply_by") else ""
        return f"{word}征求{to}意见的函{number}{due}" if to else f"{word}征求意见的函{number}{due}"

    return tell


def _replied(body: Mapping[str, Any]) -> str:
    paper = f"（{body['paper']}）" if body["paper"] else ""
    return f"收到复函{paper}：{body['verdict']}" + (f"；{body['grounds']}" if body["grounds"] else "")


def _silent(body: Mapping[str, Any]) -> str:
    return f"逾期未复：{MEANINGS[body['verdict']]}（{body['article']}）"


def _decided(body: Mapping[str, Any]) -> str:
    paper = f"（{body['paper']}）" if body["paper"] else ""
    return f"{body['by']}决定{body['verdict']}{paper}：{body['grounds']}"


def _escalated(body: Mapping[str, Any]) -> str:
    number = f"（{body['number']}）" if body["number"] else ""
    return f"报请{body['to']}协商{number}：{body['what']}"


def _objected(body: Mapping[str, Any]) -> str:
    who = "第三方" if body.get("kind") == PERSON else body["who"]
    reported = "，并报告了主管部门" if body["reported"] else ""
    return f"{who}对公开提出异议{reported}：{body['what']}"


def _received(body: Mapping[str, Any]) -> str:
    return "对方收到函件" + (f"，{body['reply_by']} 前答复" if body["reply_by"] else "")


_TELLERS: Mapping[str, Callable[[Mapping[str, Any]], str]] = MappingProxyType(
    {
        "letter.drafted": _written("拟好"),
        "letter.sent": _written("发出"),
        "letter.amended": lambda body: "修改函件",
        "letter.received": _received,
        "letter.replied": _replied,
        "letter.silent": _silent,
        "letter.decided": _decided,
        "letter.chased": lambda body: "催复" + (f"：{body['how']}" if body["how"] else ""),
        "letter.escalated": _escalated,
        "letter.objected": _objected,
        "letter.remedied": lambda body: f"{body['result']}：{body['what']}",
        "letter.withdrawn": lambda body: f"撤回征求意见：{body['why']}",
        "sheet.printed": lambda body: f"打印{body.get('title', '文书')} {body.get('number', '')}",
        "records.reversed": lambda body: "撤销了一次登记",
        "records.purged": lambda body: "依规清除了内容",
    }
)


def sections(
    letter: Letter, titles: Mapping[int, str], rule: Coordination, today: date
) -> tuple[Section, ...]:
    """Every section that has something to say, in reading order."""
    rooms = (
        ("能不能公开", tuple(_standing(letter, rule, today))),
        ("函件", tuple(_sending(letter, rule))),
        ("征求意见的内容", tuple(_contents(letter))),
        ("涉及的信息", tuple(SectionLine(titles.get(one, f"#{one}"), record=one) for one in letter.items)),
        ("答复和处理", tuple(_answers(letter))),
        ("异议和补救", tuple(_objections(letter))),
    )
    return tuple(Section(title, lines) for title, lines in rooms if lines)


def _standing(letter: Letter, rule: Coordination, today: date) -> Iterator[SectionLine]:
    if letter.withdrawn or (letter.objections and not letter.outcomes and not letter.sent):
        return
    stands = clearance(letter, today.isoformat())
    if stands is Clearance.FREE:
        silent = "" if letter.last else f"（逾期未复，{MEANINGS[letter.silence]}）"
        yield SectionLine(f"可以公开{silent}", tone="good")
    else:
        why, article = hindrance(letter, today.isoformat()), side_of(letter, rule).article
        yield SectionLine(f"{why}，先不公开（{article}）", tone="late")


def _sending(letter: Letter, rule: Coordination) -> Iterator[SectionLine]:
    if not letter.contents and not letter.sent:
        return
    yield SectionLine(f"{letter.kind}：{letter.addressee}" + (f"　{letter.doc_no}" if letter.doc_no else ""))
    if letter.send_by:
        article = rule.send_within.article if rule.send_within else side_of(letter, rule).article
        late = "late" if letter.sent > letter.send_by else "soft"
        yield SectionLine(f"应在 {letter.send_by} 前发出（{article}）", tone=late)
    if letter.sent:
        received = f"，{letter.received} 收到" if letter.received else ""
        text = "，附全文" if letter.full_text else ""
        yield SectionLine(f"{letter.sent} 发出{f'（{letter.how}）' if letter.how else ''}{received}{text}")
    if letter.reply_by:
        yield SectionLine(f"{letter.reply_by} 前答复（{side_of(letter, rule).reply_article}）")
    for chase in letter.chases:
        yield SectionLine(f"{chase.day} 催复{'：' + chase.how if chase.how else ''}", tone="soft")


def _contents(letter: Letter) -> Iterator[SectionLine]:
    for key, title in _NAMES.items():
        if letter.contents.get(key):
            yield SectionLine(f"{title}：{letter.contents[key]}")


def _answers(letter: Letter) -> Iterator[SectionLine]:
    for one in letter.outcomes:
        said = MEANINGS.get(one.verdict, one.verdict)
        who = {"reply": "复函", "silence": "逾期未复"}.get(one.source, one.by)
        paper = f"（{one.paper}）" if one.paper else ""
        grounds = f"；{one.grounds}" if one.grounds else ""
        yield SectionLine(f"{one.day} {who}{paper}：{said}{grounds}")
    for up in letter.escalations:
        number = f"（{up.number}）" if up.number else ""
        yield SectionLine(f"{up.day} 报请{up.to}协商{number}：{up.what}")


def _objections(letter: Letter) -> Iterator[SectionLine]:
    for one in letter.objections:
        yield SectionLine(f"{one.day} {one.who}提出异议：{one.what}", tone="" if one.result else "late")
        if one.result:
            yield SectionLine(f"{one.remedy_day} {one.result}：{one.remedy}", tone="good")
