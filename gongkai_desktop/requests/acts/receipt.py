"""The application comes in (条例第二十九条、第三十一条): registered, mended, confirmed, and every call about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from gongkai_desktop.cases.act import Columns, Group
from gongkai_desktop.cases.folding import Keeps, state_with
from gongkai_desktop.deadlines.events import Channel
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind, under
from gongkai_desktop.ledger.acts import picture
from gongkai_desktop.masking import is_mask_of
from gongkai_desktop.office.citing import aside
from gongkai_desktop.records.event import Draft, Event, Json
from gongkai_desktop.requests.act import RequestAct, RequestDoing, is_open, reach
from gongkai_desktop.requests.case import HELP_ARTICLE, RequestCase
from gongkai_desktop.requests.fields import AUTHORITY, LEDGER, MASKED, PERSON, QUICK, REGISTRATION, hidden
from gongkai_desktop.requests.history import HANDLED, told_by_ledger
from gongkai_desktop.requests.request import Contact, Request
from gongkai_desktop.requests.states import Stage, unconfirmed

CALL, VISIT, CALLED, OTHER = CONTACTS = ("联系申请人", "申请人来访", "申请人来电", "其他")
_IN_WRITING: Final = "条例第二十九条"
_BEFORE: Final = {
    "applied": "申请日期在收到日期之后",
    "postmark": "邮戳日期在收到日期之后",
    "source_day": "转来机关收到日期在本机关收到日期之后",
}
"""Days that cannot lie after the day it came in."""
_AFTER: Final = {
    "reached": "工作机构收到日期早于本机关收到日期",
    "confirmed": "确认日期早于收到日期",
}
"""Days that cannot lie before it."""


# — a new application —

_FILES: Final = under(
    "附件",
    Column(AUTHORITY, "授权委托书", Kind.FILE, width=20, help="代理人的授权委托书，存为附件"),
    Column("application", "申请书、信封", Kind.FILE, width=20, help="申请书（连同信封）的扫描件，存为附件"),
)


def _columns(*, quick: bool) -> Callable[[RequestCase], Columns]:
    if quick:
        asked = tuple(replace(one, group="") for one in REGISTRATION.columns if one.key in QUICK)
        return lambda case: asked
    return lambda case: (*REGISTRATION.columns, *_FILES)


def _ways_in(case: RequestCase) -> str:
    """The ways to apply that the office's document names; what comes another way counts as well."""
    rule = case.handling
    ways = "、".join(rule.channels)
    told = f"制度写明的申请渠道是{ways}{aside(rule.channels_article)}；" if ways else ""
    told = f"{told}别的渠道收到的书面申请也要登记{aside(_IN_WRITING)}。" if told else ""
    return f"{told}登记后就可以打印收件回执，交给申请人"


def _registered(doing: RequestDoing) -> tuple[Draft, ...]:
    """The application with its number; an empty one is given by the office's numbering where it has one."""
    refuse_impossible(doing)
    fields: dict[str, Json] = {key: value for key, value in doing.facts.items() if value}
    arrived = date.fromisoformat(doing.facts["arrived"])
    if not fields.get("number") and (number := doing.reach.next_number("request", arrived)):
        fields["number"] = number
    reach(doing).refuse_taken("request", str(fields.get("number", "")))
    return (Draft(RECEIVE.event, arrived, {"fields": fields}, doing.stream, doing.touches),)


def refuse_impossible(doing: RequestDoing) -> None:
    """Refuse, field by field, days that cannot have been, and an application that nobody could answer."""
    facts = {**doing.case.request.fields, **doing.facts}
    arrived, today = facts["arrived"], doing.case.today.isoformat()
    title = {one.key: one.title for one in REGISTRATION.columns}
    wrong = {
        key: f"{title[key]}在今天之后" for key in ("arrived", *_BEFORE, *_AFTER) if facts.get(key, "") > today
    }
    for key, words in _BEFORE.items():
        if facts.get(key, "") > arrived:
            wrong.setdefault(key, words)
    for key, words in _AFTER.items():
        if facts.get(key) and facts[key] < arrived:
            wrong.setdefault(key, words)
    if wrong:
        raise doing.unfilled(**wrong)


def begun(event: Event) -> Request | None:
    """The request that a first event begins."""
    if event.kind != RECEIVE.event:
        return None
    number, rules, body = event.stream, event.rules, event.body
    if event.purged:
        return Request(number=number, rules=rules, last_event=event.id)
    fields, imported = body["fields"], bool(body.get("imported"))
    request = Request(
        number=number,
        rules=rules,
        last_event=event.id,
        fields=fields,
        imported=imported,
        came=event.iso_day if imported else "",
        origin=int(body.get("origin", 0)),
        order_until=body.get("order_until", ""),
        confirmed=fields.get("confirmed", ""),
    )
    return told_by_ledger(request) if imported else request


def _told(event: Event) -> str:
    if event.body.get("imported"):
        return "从旧台账导入"
    fields = event.body["fields"]
    if event.body.get("origin"):
        return "按复议决定或者判决重新答复"
    number = f"，编号 {fields['number']}" if fields.get("number") else ""
    return f"收到申请（{fields.get('channel', '')}）{number}"


RECEIVE: Final = RequestAct(
    key="receive",
    title="登记申请",
    event="request.received",
    columns=_columns(quick=False),
    defaults={"applicant_kind": PERSON},
    note=_ways_in,
    make=_registered,
    told=_told,
    dated=False,
    form="request-form",
    stales_paper=False,  # nothing of it was printed before; what answers another anew leaves that one's paper as it is
)
QUICK_RECEIVE: Final = replace(RECEIVE, key="quick", columns=_columns(quick=True), told=None)
"""The same by a form of seven fields."""
BEGINNINGS: Final = (RECEIVE, QUICK_RECEIVE)


# — mended —


def _shown(case: RequestCase) -> Mapping[str, str]:
    """Its registration as the form has it: what is masked elsewhere is masked here too, and stays if left so."""
    return {key: hidden(case.request.fields, key) for key in case.request.fields}


def _amended(doing: RequestDoing) -> dict[str, Json]:
    shown, known = _shown(doing.case), doing.case.request.fields
    fields: dict[str, Json] = {
        key: value
        for key, value in doing.facts.items()
        if value not in (known.get(key, ""), shown.get(key, "")) and not _was_shown(key, value, known)
    }
    if not fields and not doing.files:
        raise Refused("没有改动", way="改好再保存，或者直接关闭")
    refuse_impossible(doing)
    reach(doing).refuse_taken("request", str(fields.get("number", "")), doing.case.request.number)
    return {"fields": fields}


def _was_shown(key: str, value: object, known: Mapping[str, str]) -> bool:
    """Whether it is a mask, say of a form that was left unfinished under an earlier version of the program."""
    return key in MASKED and is_mask_of(str(value), known.get(key, ""))


def _mended(request: Request, event: Event) -> Request:
    changed = event.body["fields"]
    fields = {key: value for key, value in {**request.fields, **changed}.items() if value}
    after = state_with(request, fields=fields, confirmed=fields.get("confirmed", request.confirmed))
    return told_by_ledger(after) if request.imported and any(key in changed for key in HANDLED) else after


def _told_mended(event: Event) -> str:
    titles = {one.key: one.title for one in (*LEDGER.columns, *REGISTRATION.columns)}
    changed = "、".join(titles.get(key, key) for key in event.body["fields"])
    return f"修改登记：{changed}" if changed else "补充登记的附件"


AMEND: Final = RequestAct(
    key="amend",
    title="修改登记",
    event="request.amended",
    group=Group.MEND,
    offered=lambda case: case.stage is not Stage.VOID,
    columns=(*REGISTRATION.columns, *_FILES),
    defaults=lambda case: _shown(case),
    make=_amended,
    fold=_mended,
    told=_told_mended,
    dated=False,
    form="request-form",
)


# — reached —


def _confirmable(doing: RequestDoing) -> dict[str, Json]:
    arrived = doing.case.request.fact("arrived")
    doing.not_before(arrived, f"确认日期早于收到日期 {arrived}")
    return doing.said("who", "how")


def _confirmed(request: Request, event: Event) -> Request:
    reached = Contact(event.id, event.iso_day, CALL, event.body["who"], event.body["how"], True)
    return state_with(request, confirmed=event.iso_day, contacts=(*request.contacts, reached))


def _contacted(event: Event) -> Contact:
    body = event.body
    return Contact(
        event.id, event.iso_day, body["kind"], body["who"], body.get("what", ""), bool(body["reached"])
    )


def _confirm_note(case: RequestCase) -> str:
    if case.request.fact("channel") == Channel.LETTER:
        return "平信应当在收到当日与申请人确认，以确认之日为收到之日（条例第三十一条）"
    return "以双方确认之日为收到之日；没有联系上的，登记每次联系，期限暂从到达之日起算（条例第三十一条）"


CONFIRM: Final = RequestAct(
    key="confirm",
    title="登记与申请人确认",
    event="request.confirmed",
    offered=lambda case: case.open and unconfirmed(case.request),
    columns=(
        Column("who", "由谁确认", width=10, required=True, person=True),
        Column("how", "怎样确认的", width=20, required=True, help="电话号码、时间、对方怎样答复"),
    ),
    primary=True,
    note=_confirm_note,
    make=_confirmable,
    fold=_confirmed,
    told="与申请人确认：{who}，{how}",
)

CONTACT: Final = RequestAct(
    key="contact",
    title="登记联系、来电、来访",
    event="request.contacted",
    group=Group.OTHER,
    offered=is_open,
    columns=(
        Column("kind", "事项", Kind.CHOICE, 10, CONTACTS, required=True),
        Column("who", "经办人", width=10, required=True, person=True),
        Column("what", "时间和内容", Kind.LONG, width=24, required=True),
        Column("reached", "联系上了", Kind.FLAG),
        picture("通话记录、来信"),
    ),
    defaults={"kind": CALL},
    fold=Keeps("contacts", _contacted),
    told="{kind}：{what}（{who}）",
    stales_paper=False,
)


# — helped (条例第四十三条) —


def _helped(request: Request, event: Event) -> Request:
    body = event.body
    given = f"{event.iso_day} {body['what']}（{body['who']}）"
    return state_with(request, fields={**request.fields, "helped": given})


HELP: Final = RequestAct(
    key="help",
    title="登记提供的帮助",
    event="request.helped",
    offered=lambda case: bool(case.unhelped) and case.stage is not Stage.VOID,
    columns=(
        Column(
            "what",
            "提供了什么帮助",
            Kind.LONG,
            width=24,
            required=True,
            help="读给申请人听、代为填写、大字本、语音、手语翻译、陪同查阅",
        ),
        Column("who", "由谁提供", width=10, required=True, person=True),
    ),
    note=lambda case: (
        f"申请人需要：{case.request.fact('hindered')}；有阅读困难或者视听障碍的，应当提供必要的帮助（{HELP_ARTICLE}）"
    ),
    fold=_helped,
    told="提供帮助：{what}（{who}）",
    stales_paper=False,
)

ACTS: Final = (CONFIRM, AMEND, HELP, CONTACT)
