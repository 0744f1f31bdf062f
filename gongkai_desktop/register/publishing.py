"""Acts of publication, channel by channel: put on, confirmed, corrected, replaced, taken off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import JOINT, Column, Kind
from gongkai_desktop.ledger.acts import DAY, NextAct, act, picture, why
from gongkai_desktop.office.chain import Verdict
from gongkai_desktop.office.citing import Branch, cited
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Draft, Json
from gongkai_desktop.register import screened, withholding
from gongkai_desktop.register.asking import Case, Doing, Maker
from gongkai_desktop.register.breaches import unconfirmed
from gongkai_desktop.register.coordinating import awaited
from gongkai_desktop.register.fields import LEADS, PROACTIVE, YES_NO
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import is_explained
from gongkai_desktop.register.stages import Stage

EVERYWHERE = "全部渠道"
UNNAMED = "原有渠道"
_SEPARATED = re.compile(r"\s*[、，,；;]\s*")
_BEFORE = (Stage.REVIEW, Stage.READY, Stage.STOPPED, Stage.RETURNED)


def acts(case: Case) -> list[NextAct]:
    """What may be recorded of the item's publication in its state."""
    item, stage = case.item, case.now.stage
    again = stage is Stage.REMOVED and not item.lapsed
    if item.attribute == PROACTIVE and not case.now.inside and (stage in _BEFORE or again):
        return [_publish(case)]
    if stage not in (Stage.PUBLISHED, Stage.REMOVAL) or not item.live():
        return []
    found = [_confirm(case)] if unconfirmed(item, case.book) else []
    if stage is Stage.PUBLISHED:
        found += [_more(case), _correct(case), _replace(case)]
    return [*found, _withdraw(case)]


def _publish(case: Case) -> NextAct:
    rules, stage = case.rules, case.now.stage
    ready = stage is Stage.READY and not _hindrance(case)
    columns = [*_place(rules), *_who(rules)]
    columns += _confirmed_lines(rules)
    columns.append(picture())
    title = "登记公开" if ready else "补登：已经公开"
    if stage is Stage.REMOVED:
        title = "重新公开"
    defaults = {"form": case.item.fields.get("form") or rules.main_channel}
    return act(
        "publish", title, tuple(columns), case.today, primary=ready, note=_note(case), defaults=defaults
    )


def _confirmed_lines(rules: RuleSet) -> list[Column]:
    """What is confirmed line by line when it is published: nothing forbidden in it (B11), all in order (E6)."""
    asked = (
        ("checks", "逐项核对不含以下内容", rules.forbidden),
        ("confirmations", "发布时逐项确认", rules.confirmations),
    )
    return [
        Column(key, title, Kind.CHECKS, choices=tuple(line.title for line in lines), help=lines[0].article)
        for key, title, lines in asked
        if lines
    ]


def _note(case: Case) -> str:
    """What to know before it is recorded as public; last of all what is to be said of its files."""
    said, files = _said_before(case), screened.note(case.item)
    return f"{said.rstrip('。')}。{files}。" if said and files else said or files


def _said_before(case: Case) -> str:
    if case.now.stage is Stage.REMOVED:
        return "各渠道都已撤下；改好以后重新发布的，在这里登记"
    if hindrance := _hindrance(case):
        return hindrance
    if waiting := withholding.pending(case.item, case.rules):
        told = f"{withholding.said(waiting[0])}（{waiting[0].rule.article}）"
        return f"{told}，不能公开。已经公开的照实登记，并标记“与规定不符”。"
    if case.now.stage is not Stage.READY:
        return "尚未完成审查批准。已经公开的照实登记，并标记“与规定不符”；还没公开的请先送审。"
    weekly = case.rules.weekly
    if weekly is not None and case.book.is_carried(case.item):
        return f"引用发文审签时的审查结论：{case.item.fields['drafting_review']}（{weekly.article}）"
    return ""


def _hindrance(case: Case) -> str:
    """What should come first, in the clerk's words; '' when nothing stands in the way."""
    fields, rules = case.item.fields, case.rules
    if case.item.unsigned:
        return f"还没有签发，没有生成日期（{case.book.signing_article(case.item)}）。已经公开的照实登记。"
    if fields.get("joint_lead") == LEADS[1]:
        article = cited(rules, Branch.LEAD)
        return f"由牵头科室发布（{article}）；已经由本科室发布的照实登记，并标记“与规定不符”。"
    source = case.book.source(case.item)
    if source is not None and not source.ours and not fields.get("predecessor"):
        return (
            f"应由{source.responsible}公开（{source.article}）；"
            "本机关已经公开的照实登记，并标记“与规定不符”。"
        )
    if fields.get("approval_wanted") == YES_NO[0] and not fields.get("approval"):
        return f"依法须经批准，还没有登记批准文件（{cited(rules, Branch.APPROVAL)}）。已经公开的照实登记。"
    if letter := awaited(case.item, case.book, case.today.isoformat()):
        return f"{letter}。已经公开的照实登记，并标记“与规定不符”。"
    if (
        rules.interpretation is not None
        and case.book.wants_explaining(case.item)
        and not is_explained(case.item)
    ):
        return f"还没有同步的政策解读，应退回补正（{rules.interpretation.article}）。已经公开的照实登记。"
    return ""


def _more(case: Case) -> NextAct:
    rules = case.rules
    on = {one.channel for one in case.item.live()}
    others = [channel.title for channel in rules.channels if channel.title not in on]
    columns = (*_place(rules), *_who(rules), picture())
    note = "网站、新媒体、报刊、公告栏等，一个渠道登记一次；媒体采访报道也照此登记"
    return act("publish_more", "登记其他渠道", columns, case.today, note=note,
               defaults={"form": others[0] if others else ""})  # fmt: skip


def _confirm(case: Case) -> NextAct:
    waiting = tuple(one.channel for one in case.item.live() if one.event and not one.second)
    entry = case.rules.entry
    columns = (
        Column("channel", "渠道", Kind.CHOICE, choices=waiting, required=True),
        Column("who", "再次确认人", required=True, help="录入完成后再次核对内容的人"),
    )
    note = f"录入完成后再次确认没有错误，方可发布（{entry.article}）" if entry else ""
    return act("confirm", "登记再次确认", columns, case.today, primary=True, note=note,
               defaults={"channel": waiting[0]})  # fmt: skip


def _correct(case: Case) -> NextAct:
    columns = (
        _channel(case),
        why("更正内容"),
        Column("checked", "核对人", required=True),
        Column("url", "新网址", width=24, help="没有变就空着"),
        Column("site_column", "新栏目", width=12, help="没有变就空着"),
        picture("更正后的截图"),
    )
    note = "改正页面上的错误，不改变信息内容；内容有变动的，用“信息有变动”"
    return act("correct", "登记更正", columns, case.today, note=note, defaults=_only(case))


def _replace(case: Case) -> NextAct:
    columns = (
        _channel(case),
        why("替换了什么、为什么"),
        Column("checked", "核对人", required=True),
        Column("url", "新网址", width=24, help="没有变就空着"),
        Column("site_column", "新栏目", width=12, help="没有变就空着"),
        picture("新页面或新文件"),
    )
    return act("replace", "登记替换", columns, case.today, note="换上新的文件或页面，旧的不再显示",
               defaults=_only(case))  # fmt: skip


def _withdraw(case: Case) -> NextAct:
    columns = (_channel(case, EVERYWHERE), why("撤下原因"))
    note = "只撤一个渠道的，其余仍算公开；全部撤下以后可以重新公开"
    return act("withdraw", "从渠道撤下", columns, case.today, note=note, defaults=_only(case))


def _place(rules: RuleSet) -> tuple[Column, ...]:
    channels = tuple(channel.title for channel in rules.channels)
    return (
        Column("form", "公开渠道", width=14, choices=channels, required=True),
        Column("url", "网址", width=24),
        Column("site_column", "栏目", width=12),
    )


def _who(rules: RuleSet) -> tuple[Column, ...]:
    checked = Column("checked", "录入确认人", required=True, help="发布前再次核对的人")
    if rules.entry is None or not rules.entry.second_check:
        return (checked,)
    checked = Column("checked", "录入人", required=True)
    second = Column("second", "再次确认人", help=f"空着的，之后登记（{rules.entry.article}）")
    return checked, second


def _channel(case: Case, *more: str) -> Column:
    titles = dict.fromkeys(one.channel or UNNAMED for one in case.item.live())
    return Column("channel", "渠道", Kind.CHOICE, choices=(*titles, *more), required=True)


def _only(case: Case) -> dict[str, object]:
    return {"channel": case.item.live()[0].channel or UNNAMED}


def _published(doing: Doing) -> tuple[Draft, ...]:
    body = _said_of_place(doing)
    body["reviewed"] = doing.book.progress(doing.item).verdict is Verdict.OPEN
    if lines := [said for key in ("checks", "confirmations") if (said := doing.facts.get(key))]:
        body["checks"] = JOINT.join(lines)
    if planned := _planned_otherwise(doing.item, doing.facts["form"]):
        body["planned"] = planned
    if doing.book.is_carried(doing.item):
        body["review"] = doing.item.fields["drafting_review"]
    return (doing.draft("item.published", body),)


def _planned_otherwise(item: Item, channel: str) -> str:
    """The form of publication that its review was told of, when it goes out first in another one."""
    planned = item.fields.get("form", "")
    if not planned or not item.review or item.publications:
        return ""
    among, wanted = (f"、{'、'.join(_SEPARATED.split(text))}、" for text in (planned, channel))
    return "" if wanted in among else planned


def _published_more(doing: Doing) -> tuple[Draft, ...]:
    if any(one.channel == doing.facts["form"] for one in doing.item.live()):
        raise Unfilled("登记其他渠道", {"form": f"“{doing.facts['form']}”已经登记过，请选别的渠道"})
    return (doing.draft("item.published_more", _said_of_place(doing)),)


def _said_of_place(doing: Doing) -> dict[str, Json]:
    body = doing.said("form", "url", "site_column", "checked")
    return body | ({"second": doing.facts["second"]} if doing.facts.get("second") else {})


def _confirmed(doing: Doing) -> tuple[Draft, ...]:
    return (doing.draft("item.confirmed", doing.said("channel", "who")),)


def _repaged(kind: str) -> Maker:
    def make(doing: Doing) -> tuple[Draft, ...]:
        _after_publication(doing)
        body = doing.said("why", "checked", "url", "site_column") | {"channel": _channel_said(doing)}
        return (doing.draft(kind, body),)

    return make


def _withdrawn(doing: Doing) -> tuple[Draft, ...]:
    _after_publication(doing)
    everywhere = doing.facts["channel"] == EVERYWHERE
    body = {"channel": "" if everywhere else _channel_said(doing), "why": doing.facts["why"]}
    return (doing.draft("item.withdrawn", body),)


def _channel_said(doing: Doing) -> str:
    said = doing.facts["channel"]
    return "" if said == UNNAMED else said


def _after_publication(doing: Doing) -> None:
    """Refuse the impossible: corrected or taken off before it was put on."""
    days = [one.day for one in doing.item.live() if one.day]
    if days and doing.facts[DAY] < min(days):
        raise Unfilled("登记", {DAY: f"日期早于公开日期 {min(days)}"})


MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "publish": _published,
        "publish_more": _published_more,
        "confirm": _confirmed,
        "correct": _repaged("item.corrected"),
        "replace": _repaged("item.replaced"),
        "withdraw": _withdrawn,
    }
)
