"""Acts on the entry itself: begun by a quick or a full form, signed later, mended, void."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from gongkai_desktop.cases.act import Group, kept_facts
from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.catalogue.limits import limit_from
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column
from gongkai_desktop.ledger.acts import why
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Draft, Event, Json
from gongkai_desktop.register.act import ItemAct, ItemDoing, Meeting, reach
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.fields import COLUMNS, FURTHER, LEADS, QUICK, REGISTER, WITHHELD
from gongkai_desktop.register.item import Ground, Item
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.submission import altered
from gongkai_desktop.review.acts.happenings import brought_about
from gongkai_desktop.review.acts.submission import WITHDRAW

_OF_EVENTS: Final = frozenset({"published", "review_conclusion", "reviewed"})
"""Columns that acts fill in, never a form of the entry."""
_PLACE: Final = frozenset({"form", "url", "site_column"})


# — a new entry —


def _asked(*, quick: bool) -> Callable[[ItemCase], tuple[Column, ...]]:
    return lambda case: _of_entry(case.rules, quick=quick)


def _of_entry(rules: RuleSet, *, quick: bool) -> tuple[Column, ...]:
    """The columns of a new entry: five fields, or everything this rule set may want."""
    required = tuple(wanted.key for wanted in rules.required if wanted.key in COLUMNS)
    more = () if quick else tuple(key for key in COLUMNS if key not in _OF_EVENTS and key != "origin_day")
    keys = tuple(dict.fromkeys((*QUICK, *(() if quick else required), *more)))
    if quick and "basis" in required:
        keys = (*keys, "basis")
    return _unsigned(suited((COLUMNS[key] for key in keys), rules))


def _registered(doing: ItemDoing) -> dict[str, Json]:
    """The entry with its index number: an empty one is given by the office's numbering where it has one, to an
    unsigned draft when it is signed.

    Refuses, field by field, what cannot be; what is merely missing is marked later.
    """
    rules = doing.case.rules
    refuse_wrong(doing, doing.facts)
    fields: dict[str, Json] = {key: value for key, value in doing.facts.items() if value}
    secret = rules.is_secret(fields.get("withheld_reason", ""))
    if not fields.get("index_no") and not secret and fields.get("formed"):
        number = doing.reach.next_number("index_no", date.fromisoformat(fields["formed"]))
        fields |= {"index_no": number} if number else {}
    reach(doing).refuse_taken(fields.get("index_no", ""))
    return reach(doing).under_entry(fields)


def begun(event: Event) -> Item | None:
    """The item that a first event begins."""
    if event.kind != "item.registered":
        return None
    number, rules, body = event.stream, event.rules, event.body
    if event.purged:
        return Item(number=number, rules=rules, last_event=event.id)
    fields, imported = body["fields"], bool(body.get("imported"))
    reason = fields.get("withheld_reason", "")
    return Item(
        number=number,
        rules=rules,
        last_event=event.id,
        fields=fields,
        imported=imported,
        came=event.iso_day if imported else "",
        grounds=(Ground(event.id, str(reason), event.iso_day),) if reason else (),
        entry_limit=limit_from(body["entry_limit"]) if "entry_limit" in body else None,
    )


ENTER: Final = ItemAct(
    key="enter",
    title="新登记",
    event="item.registered",
    columns=_asked(quick=False),
    make=_registered,
    told=lambda event: "从旧台账导入" if event.body.get("imported") else "登记",
    dated=False,
    form="register-form",
    stales_paper=False,  # nothing of it was printed before; what it came from (an application) reads as it did
)

QUICK_ENTER: Final = replace(ENTER, key="quick", columns=_asked(quick=True), told=None)
"""The same by a form of five fields."""

BEGINNINGS: Final = (ENTER, QUICK_ENTER)


# — signed —


def _signing(case: ItemCase) -> str:
    return f"签发之日即形成之日，公开期限从这一天起算{aside(case.book.limit(case.item).article)}"


def _signed(doing: ItemDoing) -> dict[str, Json]:
    """The day of formation, and the index number of that day where the office numbers by itself."""
    fields = {"formed": doing.day.isoformat()}
    if not (doing.case.item.fields.get("index_no") or doing.case.secret):
        number = doing.reach.next_number("index_no", doing.day)
        fields |= {"index_no": number} if number else {}
    return {"fields": fields}


SIGN: Final = ItemAct(
    key="sign",
    title="登记签发",
    event="item.signed",
    offered=lambda case: case.item.unsigned,
    primary=lambda case: case.now.stage is Stage.READY,
    note=_signing,
    make=_signed,
    fold=lambda item, event: item.with_fields(event, event.body["fields"]),
    told=lambda event: f"签发，生成日期 {event.body['fields']['formed']}",
    in_review=altered,
)
"""An unsigned draft that was registered: its day of formation is that of the signature."""


# — mended —


def _amendable(case: ItemCase) -> tuple[Column, ...]:
    """What events own (publication, review, attribute) is not among it."""
    owned = _OF_EVENTS | {"attribute"} | (_PLACE if case.item.publications else frozenset())
    columns = [column for column in REGISTER.columns if column.key not in owned]
    columns += [column for column in FURTHER.columns if column.key != "origin_day"]
    return _unsigned(suited(columns, case.rules))


def _amended(doing: ItemDoing) -> dict[str, Json]:
    known, item = doing.case.item.fields, reach(doing)
    fields: dict[str, Json] = {
        key: value for key, value in doing.facts.items() if value != known.get(key, "")
    }
    if not fields:
        raise Refused("没有改动", way="改好再保存，或者直接关闭")
    refuse_wrong(doing, {**known, **fields})
    item.refuse_taken(str(fields.get("index_no", "")), doing.case.item.number)
    return item.under_entry(fields)


def _mended(item: Item, event: Event) -> Item:
    """The first channel follows what was mended of its address and day."""
    changes: Mapping[str, Any] = event.body["fields"]
    after = item.with_fields(event, changes)
    if "entry" in changes:
        after = state_with(after, entry_limit=limit_from(event.body.get("entry_limit")))
    if not item.publications:
        return after
    first, *others = item.publications
    mended = replace(
        first,
        url=changes.get("url") or first.url,
        site_column=changes.get("site_column") or first.site_column,
        day=changes.get("published") or first.day,
    )
    return state_with(after, publications=(mended, *others))


def _told_amended(event: Event) -> str:
    changed = "、".join(COLUMNS[key].title for key in event.body["fields"] if key in COLUMNS)
    return f"修改登记：{changed}"


AMEND: Final = ItemAct(
    key="amend",
    title="修改登记",
    event="item.amended",
    group=Group.MEND,
    columns=_amendable,
    defaults=lambda case: dict(case.item.fields),
    make=_amended,
    fold=_mended,
    told=_told_amended,
    dated=False,
    form="register-edit",
    in_review=altered,
)


# — files —


ATTACH: Final = ItemAct(
    key="attach",
    title="添加附件",
    event="item.attached",
    group=Group.OTHER,
    offered=lambda case: False,
    told=lambda event: f"添加附件：{'、'.join(kept['name'] for kept in event.body['attachments'])}",
    in_review=altered,
)
"""Files come by being dropped on the item, not by a form: see ``Register.attach``."""


# — made in error —


def _ended(meeting: Meeting) -> tuple[Draft, ...]:
    if not meeting.open:
        return ()
    return (brought_about(WITHDRAW, meeting.review, meeting.day, why="登记有误，作废"),)


VOID: Final = ItemAct(
    key="void",
    title="登记有误，作废",
    event="item.voided",
    group=Group.OTHER,
    columns=(why("原因"),),
    note="记录保留，不再计入台账各项数字",
    make=kept_facts("why"),
    fold=lambda item, event: state_with(item, void=event.body["why"]),
    told="登记有误，作废：{why}",
    in_review=_ended,
)

ACTS: Final = (SIGN, AMEND, ATTACH, VOID)


# — what several of them need —


def suited(columns: Iterable[Column], rules: RuleSet) -> tuple[Column, ...]:
    """The columns with the choices that this rule set offers."""
    offered = {
        "category": rules.categories,
        "source": tuple(source.title for source in rules.sources),
        "form": tuple(channel.title for channel in rules.channels),
        "withheld_reason": tuple(reason.title for reason in rules.reasons),
        "validity": ("有效", "失效", "废止"),
        "joint_lead": LEADS,
    }
    return tuple(
        replace(column, choices=offered[column.key]) if column.key in offered else column
        for column in columns
    )


def _unsigned(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns with a day of formation that may wait until the paper is signed: 签发之日即形成之日 (B 五·十六)."""
    help_ = "领导签发之日，即信息形成之日；还没有签发的空着，签发以后再登记"
    return tuple(
        replace(column, required=False, help=help_) if column.key == "formed" else column
        for column in columns
    )


_SECRET_KEEPS: Final = frozenset(
    {
        "title",
        "formed",
        "department",
        "attribute",
        "withheld_reason",
        "internal_no",
        "substitute",
        "look_by",
        "note",
    }
)
_PAST: Final = ("formed", "reported", "finished")


def refuse_wrong(doing: ItemDoing, fields: Mapping[str, str]) -> None:
    """Refuse what cannot be among the fields of an entry, field by field."""
    if wrong := wrong_fields(fields, doing.case.rules, doing.case.today):
        raise doing.unfilled(**wrong)


def wrong_fields(fields: Mapping[str, str], rules: RuleSet, today: date) -> dict[str, str]:
    """What cannot be, by key: future dates, no reason or basis for withholding, papers of a state secret."""
    wrong: dict[str, str] = {}
    for key in _PAST:
        if fields.get(key, "") > today.isoformat():
            wrong[key] = f"{COLUMNS[key].title}在今天之后"
    wrong |= _withholding(fields, rules)
    if rules.is_secret(fields.get("withheld_reason", "")):
        for key, value in fields.items():
            if value and key not in _SECRET_KEEPS:
                wrong[key] = f"国家秘密不登记{COLUMNS[key].title}，请留空"
    return wrong


def _withholding(fields: Mapping[str, str], rules: RuleSet) -> dict[str, str]:
    reason = fields.get("withheld_reason", "")
    if fields.get("attribute") != WITHHELD:
        return {"withheld_reason": "只有“不予公开”才填理由"} if reason else {}
    if not reason:
        return {"withheld_reason": "不予公开的，必须选理由"}
    asked = next((one for one in rules.required if one.key == "basis"), None)
    if asked is not None and not fields.get("basis") and not rules.is_secret(reason):
        return {"basis": f"不予公开的，必须写明依据{aside(asked.article)}"}
    return {}
