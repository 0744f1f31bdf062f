"""Acts of publication: put on a first channel and on further ones, confirmed once more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from gongkai_desktop.cases.act import kept_facts
from gongkai_desktop.cases.folding import state_with, with_each
from gongkai_desktop.ledger import JOINT, Column, Kind
from gongkai_desktop.ledger.acts import picture
from gongkai_desktop.office.chain import Verdict
from gongkai_desktop.office.citing import Branch, aside, cited
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.register import files, withholding
from gongkai_desktop.register.act import ItemAct, ItemDoing
from gongkai_desktop.register.breaches import unconfirmed
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.channels import is_anywhere, is_out, standing_on
from gongkai_desktop.register.fields import LEADS, PROACTIVE, YES_NO
from gongkai_desktop.register.item import Item, Publication
from gongkai_desktop.register.letters import awaited
from gongkai_desktop.register.stages import Stage

_SEPARATED: Final = re.compile(r"\s*[、，,；;]\s*")
_BEFORE: Final = (Stage.REVIEW, Stage.READY, Stage.STOPPED, Stage.RETURNED)
_PLACE: Final = ("form", "url", "site_column")


# — made public —


def _unpublished(case: ItemCase) -> bool:
    again = case.now.stage is Stage.REMOVED and not case.item.lapsed
    return case.item.attribute == PROACTIVE and not case.now.inside and (case.now.stage in _BEFORE or again)


def _ready(case: ItemCase) -> bool:
    return case.now.stage is Stage.READY and not _hindrance(case)


def _publishing(case: ItemCase) -> str:
    if case.now.stage is Stage.REMOVED:
        return "重新公开"
    return "登记公开" if _ready(case) else "补登：已经公开"


def _of_publication(case: ItemCase) -> tuple[Column, ...]:
    return (*_place(case.rules), *_who(case.rules), *_confirmed_lines(case.rules), picture())


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


def _note(case: ItemCase) -> str:
    """What to know before it is recorded as public; last of all what is to be said of its files."""
    said, of_files = _said_before(case), files.note(case.item)
    return f"{said.rstrip('。')}。{of_files}。" if said and of_files else said or of_files


def _said_before(case: ItemCase) -> str:
    if case.now.stage is Stage.REMOVED:
        return "各渠道都已撤下；改好以后重新发布的，在这里登记"
    if hindrance := _hindrance(case):
        return hindrance
    if waiting := withholding.pending(case.item, case.rules):
        told = f"{withholding.said(waiting[0])}{aside(waiting[0].rule.article)}"
        return f"{told}，不能公开。已经公开的照实登记，并标记“与规定不符”。"
    if case.now.stage is not Stage.READY:
        return "尚未完成审查批准。已经公开的照实登记，并标记“与规定不符”；还没公开的请先送审。"
    weekly = case.rules.weekly
    if weekly is not None and case.book.is_carried(case.item):
        return f"引用发文审签时的审查结论：{case.item.fields['drafting_review']}{aside(weekly.article)}"
    return ""


def _hindrance(case: ItemCase) -> str:
    """What should come first, in the clerk's words; '' when nothing stands in the way."""
    fields, rules = case.item.fields, case.rules
    if case.item.unsigned:
        return f"还没有签发，没有生成日期{aside(case.book.signing_article(case.item))}。已经公开的照实登记。"
    if fields.get("joint_lead") == LEADS[1]:
        article = cited(rules, Branch.LEAD)
        return f"由牵头科室发布{aside(article)}；已经由本科室发布的照实登记，并标记“与规定不符”。"
    source = case.book.source(case.item)
    if source is not None and not source.ours and not fields.get("predecessor"):
        return (
            f"应由{source.responsible}公开{aside(source.article)}；"
            "本机关已经公开的照实登记，并标记“与规定不符”。"
        )
    if fields.get("approval_wanted") == YES_NO[0] and not fields.get("approval"):
        return f"依法须经批准，还没有登记批准文件{aside(cited(rules, Branch.APPROVAL))}。已经公开的照实登记。"
    if letter := awaited(case.item, case.book, case.today.isoformat()):
        return f"{letter}。已经公开的照实登记，并标记“与规定不符”。"
    if rules.interpretation is not None and case.explaining_owed:
        return f"还没有同步的政策解读，应退回补正{aside(rules.interpretation.article)}。已经公开的照实登记。"
    return ""


def _published(doing: ItemDoing) -> dict[str, Json]:
    item, book, facts = doing.case.item, doing.case.book, doing.facts
    body = _said_of_place(doing)
    body["reviewed"] = book.progress(item).verdict is Verdict.OPEN
    if lines := [said for key in ("checks", "confirmations") if (said := facts.get(key))]:
        body["checks"] = JOINT.join(lines)
    if planned := _planned_otherwise(item, facts["form"]):
        body["planned"] = planned
    if book.is_carried(item):
        body["review"] = item.fields["drafting_review"]
    return body


def _planned_otherwise(item: Item, channel: str) -> str:
    """The form of publication that its review was told of, when it goes out first in another one."""
    planned = item.fields.get("form", "")
    if not planned or not item.review or item.publications:
        return ""
    among, wanted = (f"、{'、'.join(_SEPARATED.split(text))}、" for text in (planned, channel))
    return "" if wanted in among else planned


def _made_public(item: Item, event: Event) -> Item:
    """Made public for the first time, or again after a change or after it was taken off everywhere."""
    body: Mapping[str, Any] = event.body
    earlier = tuple(one for one in item.publications if one.withdrawn)
    facts = {key: body[key] for key in _PLACE if body.get(key)}
    return state_with(
        item,
        fields={**item.fields, **facts, "published": event.iso_day},
        publications=(*earlier, _publication(event)),
        checks=tuple(part for part in body.get("checks", "").split(JOINT) if part),
        published_reviewed=bool(body["reviewed"]),
        removed="",
    )


def _told_published(event: Event) -> str:
    body = event.body
    where = " ".join(part for part in (body.get("form"), body.get("site_column"), body.get("url")) if part)
    second = f"，{body['second']} 再次确认" if body.get("second") else ""
    review = f"；引用审签结论：{body['review']}" if body.get("review") else ""
    planned = f"；审查时的公开形式是{body['planned']}" if body.get("planned") else ""
    return f"公开：{where}（{body['checked']} 确认{second}）{planned}{review}"


PUBLISH: Final = ItemAct(
    key="publish",
    title=_publishing,
    event="item.published",
    offered=_unpublished,
    columns=_of_publication,
    primary=_ready,
    note=_note,
    defaults=lambda case: {"form": case.item.fields.get("form") or case.rules.main_channel},
    make=_published,
    fold=_made_public,
    told=_told_published,
    stales_paper=False,
    together=True,
    outward=True,
)


# — on further channels —


def _untold_channel(case: ItemCase) -> Mapping[str, object]:
    on = {one.channel for one in case.item.live()}
    others = [channel.title for channel in case.rules.channels if channel.title not in on]
    return {"form": others[0] if others else ""}


def _published_more(doing: ItemDoing) -> dict[str, Json]:
    form = doing.facts["form"]
    if any(one.channel == form for one in doing.case.item.live()):
        raise doing.unfilled(form=f"“{form}”已经登记过，请选别的渠道")
    return _said_of_place(doing)


def _public_elsewhere(item: Item, event: Event) -> Item:
    """Made public on a further channel; the day of publication stays the first one."""
    day = event.iso_day
    first = min(day, item.fields.get("published") or day)
    return standing_on(item, (*item.channels(), _publication(event)), published=first)


PUBLISH_MORE: Final = ItemAct(
    key="publish_more",
    title="登记其他渠道",
    event="item.published_more",
    offered=is_out,
    columns=lambda case: (*_place(case.rules), *_who(case.rules), picture()),
    note="网站、新媒体、报刊、公告栏等，一个渠道登记一次；媒体采访报道也照此登记",
    defaults=_untold_channel,
    make=_published_more,
    fold=_public_elsewhere,
    told=_told_published,
    stales_paper=False,
    together=True,
    outward=True,
)


# — confirmed once more —


def _waiting(case: ItemCase) -> tuple[str, ...]:
    return tuple(one.channel for one in case.item.live() if one.event and not one.second)


def _to_confirm(case: ItemCase) -> tuple[Column, ...]:
    return (
        Column("channel", "渠道", Kind.CHOICE, choices=_waiting(case), required=True),
        Column("who", "再次确认人", required=True, help="录入完成后再次核对内容的人", person=True),
    )


def _confirming(case: ItemCase) -> str:
    entry = case.rules.entry
    return f"录入完成后再次确认没有错误，方可发布{aside(entry.article)}" if entry else ""


def _confirmed(item: Item, event: Event) -> Item:
    body = event.body
    told = {"second": body["who"], "second_day": event.iso_day}
    return standing_on(item, with_each(item.channels(), lambda one: one.is_on(body["channel"]), **told))


CONFIRM: Final = ItemAct(
    key="confirm",
    title="登记再次确认",
    event="item.confirmed",
    offered=lambda case: is_anywhere(case) and bool(unconfirmed(case.item, case.book)),
    columns=_to_confirm,
    primary=True,
    note=_confirming,
    defaults=lambda case: {"channel": _waiting(case)[0]},
    make=kept_facts("channel", "who"),
    fold=_confirmed,
    told="录入再次确认（{channel}）：{who}",
    stales_paper=False,
    together=True,
)

ACTS: Final = (PUBLISH, CONFIRM, PUBLISH_MORE)


# — what several of them need —


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
    second = Column("second", "再次确认人", help=f"空着的，之后登记{aside(rules.entry.article)}")
    return checked, second


def _said_of_place(doing: ItemDoing) -> dict[str, Json]:
    body = doing.said("form", "url", "site_column", "checked")
    return body | ({"second": doing.facts["second"]} if doing.facts.get("second") else {})


def _publication(event: Event) -> Publication:
    body, day = event.body, event.iso_day
    second = body.get("second", "")
    return Publication(
        event.id,
        body.get("form", ""),
        body.get("url", ""),
        body.get("site_column", ""),
        day,
        body.get("checked", ""),
        second,
        day if second else "",
        planned=body.get("planned", ""),
    )
