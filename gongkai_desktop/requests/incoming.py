"""Old ledgers of requests: how their columns are headed, whether a row can come in, as what event, and its key."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from types import MappingProxyType
from typing import Final

from gongkai_desktop.deadlines.served import Manner
from gongkai_desktop.ledger import Column, Ledger, fold_text
from gongkai_desktop.office.secrecy import marked
from gongkai_desktop.records.event import Draft, Ready
from gongkai_desktop.requests.fields import LEDGER, REGISTRATION
from gongkai_desktop.requests.history import HANDLED, LONGEST
from gongkai_desktop.requests.identity import Paper, doubt
from gongkai_desktop.requests.results import PENDING, contradictions, row_of

_HEADED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "number": ("编号", "登记号", "申请登记号", "受理编号", "登记编号", "申请号"),
        "applicant": (
            "申请人姓名",
            "姓名",
            "申请人名称",
            "姓名或名称",
            "申请人姓名或名称",
            "申请人姓名/名称",
        ),
        "applicant_kind": ("申请人类别", "申请人性质", "申请主体类型"),
        "id_kind": ("证件名称", "有效证件"),
        "id_no": ("身份证号", "身份证号码", "证件号", "证照号码"),
        "phone": ("电话", "联系方式", "手机", "手机号", "手机号码"),
        "address": ("联系地址", "地址", "邮寄地址", "通讯地址"),
        "channel": ("申请渠道", "申请途径", "提交方式", "受理方式", "申请形式", "收件方式"),
        "applied": ("申请时间", "申请书日期"),
        "arrived": (
            *(
                "签收日期",
                "受理日期",
                "收件日期",
                "收到时间",
                "受理时间",
                "接收日期",
                "收到申请日期",
                "登记日期",
            ),
            *("收到申请时间", "登记时间"),
        ),
        "asked": (
            *("申请公开的内容", "所需信息", "内容描述", "申请信息内容", "申请公开内容", "申请公开信息内容"),
            *("所需政府信息", "申请公开的信息", "申请事项", "申请公开的政府信息", "申请信息名称"),
        ),
        "department": ("承办部门", "办理科室", "责任科室", "承办单位", "主办科室", "办理部门"),
        "asked_correction": ("补正通知日期", "要求补正日期", "补正告知时间", "补正通知时间", "告知补正日期"),
        "corrected": ("补正日期", "收到补正日期", "补正回复日期", "补正时间", "补正材料收到日期"),
        "consulted": (
            "征求第三方意见日期",
            "征求意见日期",
            "征求意见时间",
            "征询意见日期",
            "征求意见发出时间",
        ),
        "replied": ("第三方回复日期", "意见收回日期", "征求意见回复日期", "征求意见收回时间"),
        "extended": ("延期日期", "延期时间", "延期答复告知日期", "延期告知时间"),
        "extension": ("延长工作日数", "延期天数", "延长天数", "延期工作日"),
        "issued": (
            "答复时间",
            "回复日期",
            "回复时间",
            "办结日期",
            "办结时间",
            "答复书日期",
            "答复书落款日期",
        ),
        "doc_no": ("答复书文号", "文号", "回复文号", "答复书编号", "发文字号"),
        "how": ("答复方式", "回复方式", "送达形式"),
        "served": ("送达日期", "送达时间", "交邮日期", "寄出日期", "邮寄日期", "签收或交邮日期"),
        "result": (
            "答复结果",
            "处理结果",
            "答复类型",
            "答复类别",
            "办理情况",
            "处理情况",
            "答复情况",
            "结果",
        ),
        "note": ("说明", "备考"),
    }
)
"""By column, the other headers under which old ledgers carry it."""


def _columns() -> Iterator[Column]:
    told = {column.key: column for column in (*REGISTRATION.columns, *LEDGER.columns)}
    for key, headers in _HEADED.items():
        yield replace(told[key], required=False, group="", help="", synonyms=headers)


INCOMING: Final = Ledger("requests", LEDGER.title, tuple(_columns()))
"""An old ledger as it comes in, in the order in which offices keep it."""
TITLES: Final = frozenset(column.title for column in INCOMING.columns)
"""The headers that such a ledger has by itself; ours has others beside them, worked out."""
CHANNELS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("现场", "现场提交", "窗口", "当面提交", "来访", "上门", "当面申请", "现场申请"), "当面"),
    **dict.fromkeys(
        ("信函", "挂号信", "EMS", "邮政特快专递", "快递", "特快专递", "邮件", "邮政快递"), "邮寄"
    ),
    **dict.fromkeys(("平邮", "普通信件", "平常信函"), "平信"),
    **dict.fromkeys(("网上", "网站", "在线", "在线申请", "平台", "网上申请", "网络平台", "门户网站"), "网络"),
    **dict.fromkeys(("电邮", "邮箱", "E-mail", "电子邮箱"), "电子邮件"),
}
APPLICANT_KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("公民", "个人", "自然人申请", "居民", "村民"), "自然人"),
    **dict.fromkeys(("企业", "公司", "法人企业", "商业企业类"), "商业企业"),
    **dict.fromkeys(("科研单位", "高校", "科研院所"), "科研机构"),
    **dict.fromkeys(("社会组织", "公益组织", "社会团体"), "社会公益组织"),
    **dict.fromkeys(("律所", "律师事务所", "律师"), "法律服务机构"),
    **dict.fromkeys(("法人", "其他组织", "法人或其他组织", "法人和其他组织", "其它"), "其他"),
}
PAPERS: Final[Mapping[str, str]] = dict.fromkeys(
    ("身份证", "二代身份证", "第二代身份证"), Paper.RESIDENT.value
)
"""What ledgers write in the columns with closed choices, and what it means."""
_MANNERS: Final = (
    (Manner.COURIER, re.compile("其他快递|顺丰|圆通|中通|申通|韵达|京东")),
    (Manner.POST, re.compile("邮寄|挂号|EMS|ems|邮政|信函|特快专递")),
    (Manner.ENTRUSTED, re.compile("委托|代为送达")),
    (Manner.HAND, re.compile("当面|现场|自取|领取|直接送达|窗口")),
    (Manner.EMAIL, re.compile("电子邮件|邮箱|电邮")),
    (Manner.PLATFORM, re.compile("网|平台|在线")),
    (Manner.FAX, re.compile("传真")),
)
"""How an answer went out, by what its ledger says of it; the first that fits counts."""
_ORDER: Final = (
    ("applied", "arrived"),
    ("arrived", "asked_correction"),
    ("asked_correction", "corrected"),
    ("arrived", "consulted"),
    ("consulted", "replied"),
    ("arrived", "extended"),
    ("arrived", "issued"),
    ("corrected", "issued"),
    ("issued", "served"),
    ("arrived", "served"),
)
"""Days of which the second cannot lie before the first."""
_WITHOUT: Final = (
    ("corrected", "asked_correction"),
    ("replied", "consulted"),
    ("extension", "extended"),
    ("issued", "arrived"),
)
"""Columns of which the first says nothing without the second."""
_NUMBER: Final = re.compile(r"\D*(\d{1,3})\D*")


def workdays(text: str) -> str:
    """A number of working days as ledgers write it (20, 20个工作日); ValueError with the reason for anything else."""
    if not text:
        return ""
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise ValueError("应为工作日数，例如 20")
    return str(int(found[1])) if int(found[1]) else ""


def manner(text: str) -> str:
    """How an answer went out, in the words of this program where the ledger's are understood, else as written."""
    return next((one.value for one, words in _MANNERS if words.search(text)), text)


def objection(fields: Mapping[str, str]) -> tuple[str, str] | None:
    """Why an old row cannot be taken at all: (column key, reason), or None. Incompleteness is no reason."""
    for key, words in (("applicant", "没有申请人"), ("asked", "没有申请内容")):
        if not fields.get(key):
            return key, words
    if marked(fields.values()):
        return "asked", "有国家秘密标志，不能登记；请改为代称和内部编号"
    return None


def doubts(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What contradicts itself in a row, or was not understood: (column key, in words). It comes in all the same."""
    titles = {column.key: column.title for column in INCOMING.columns}
    for first, second in _ORDER:
        if fields.get(second) and fields[second] < fields.get(first, ""):
            yield second, f"{titles[second]}早于{titles[first]} {fields[first]}，照原样登记，请核对"
    for told, other in _WITHOUT:
        if fields.get(told) and not fields.get(other):
            yield told, f"有{titles[told]}，没有{titles[other]}，请核对"
    if fields.get("extended") and not fields.get("extension"):
        yield "extended", f"没有写延期几个工作日，按最多的 {LONGEST} 个计（条例第三十三条）"
    if int(fields.get("extension") or 0) > LONGEST:
        yield "extension", f"延期超过 {LONGEST} 个工作日（条例第三十三条），照原样登记，请核对"
    if fields.get("result", "").startswith(PENDING):
        yield "result", "看不出是年度报告哪一行，记作“待定”，请在申请里改正"
    row = row_of(fields.get("result", ""))
    for key, text in contradictions(row, lambda key: fields.get(key, "")):
        yield key, f"{text}，照原样登记，请核对"
    if (kind := fields.get("id_kind", "")) and (odd := doubt(Paper(kind), fields.get("id_no", ""))):
        yield "id_no", odd


def imported(fields: Mapping[str, str], today: date, ready: Ready | None = None) -> Draft:
    """An old row as an event: taken as it was."""
    return Draft("request.received", today, {"fields": fields, "imported": True}, ready=ready)


def amended(record: int, changes: Mapping[str, str], today: date) -> Draft:
    """Changed columns of a known row as an event."""
    return Draft("request.amended", today, {"fields": dict(changes)}, record)


def natural_key(fields: Mapping[str, str]) -> str:
    """What tells a row without a number: a digest of its folded applicant and content and the day it came in."""
    told = f"{fold_text(fields.get('applicant', ''))}|{fold_text(fields.get('asked', ''))}|{fields.get('arrived', '')}"
    return blake2b(told.encode(), digest_size=16).hexdigest()


def handled(changes: Collection[str]) -> str:
    """The first of the changed columns that tells how a request was handled; '' where none does."""
    return next((key for key in HANDLED if key in changes), "")
