"""The columns of a request: what its registration asks, and the ledger as it goes to superiors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongkai_desktop.deadlines.events import Channel
from gongkai_desktop.ledger import Column, Kind, Ledger, under
from gongkai_desktop.masking import STAR, masked_address, masked_contact
from gongkai_desktop.requests.identity import Paper, doubt, masked_number

PERSON: Final = "自然人"
APPLICANTS: Final = (PERSON, "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
"""Who applies, in the words of table three of the annual report."""
DIRECT, DRAFTED = "直接提出", "代拟答复"
SOURCES: Final = (DIRECT, "12345 转来", "信访部门转来", "上级机关转来", "其他机关转来", DRAFTED)
"""How it reached this office; DRAFTED: the answer is drafted for the organ that was applied to."""
INFORMATION, MENDING = ABOUT = ("公开政府信息", "更正记录")
"""What is asked for: information (条例第二十七条), or that what is recorded of the applicant be mended (第四十一条)."""
FORMS: Final = ("纸质", "电子", "查阅、抄录")
WAYS: Final = ("邮寄", "当面领取", "电子邮件", "网上平台", "传真")

_WHO: Final = under(
    "谁申请",
    Column("applicant", "申请人", width=12, required=True, synonyms=("申请人姓名", "姓名", "申请人名称")),
    Column("applicant_kind", "申请人类型", Kind.CHOICE, 8, APPLICANTS, required=True),
    Column("id_kind", "证件类型", Kind.CHOICE, 10, tuple(Paper)),
    Column("id_no", "证件号码", width=14, help="条例第二十九条要有身份证明；号码在列表里不显示"),
    Column("phone", "联系电话", width=12),
    Column("address", "通信地址", width=20, synonyms=("联系地址", "地址")),
    Column("email", "电子邮箱", width=16),
    Column("agent", "代理人", width=10, help="有代理人的，附上授权委托书"),
    Column("joint", "共同申请人", Kind.LONG, width=20, help="一行一个"),
    Column(
        "assisted",
        "代为填写的人",
        width=10,
        help="书写有困难、口头申请的，写明由谁代填（条例第二十九条）",
        person=True,
    ),
    Column(
        "hindered",
        "所需的帮助",
        width=16,
        help="有阅读困难或者视听障碍的，写明要什么帮助（条例第四十三条）",
    ),
    Column("helped", "提供的帮助", Kind.LONG, width=20, help="已经给的：读给申请人听、大字本、手语翻译"),
)
_HOW: Final = under(
    "怎样收到的",
    Column("channel", "申请方式", Kind.CHOICE, 8, tuple(Channel), required=True, synonyms=("申请渠道",)),
    Column("applied", "申请日期", Kind.DATE, 11, help="申请书上写的日期"),
    Column(
        "arrived",
        "收到日期",
        Kind.DATE,
        11,
        required=True,
        help="当面提交的写提交日，邮寄的写本机关（收发室、门卫也算）签收日",
        synonyms=("签收日期", "受理日期"),
    ),
    Column("reached", "工作机构收到日期", Kind.DATE, 11, help="转到信息公开工作机构的日期"),
    Column(
        "confirmed",
        "与申请人确认日期",
        Kind.DATE,
        11,
        help="平信、传真、网上提交的要确认（条例第三十一条）",
    ),
    Column("mail_no", "来信邮件号", width=14),
    Column("postmark", "邮戳日期", Kind.DATE, 11),
    Column("signed_by", "签收人", width=8, person=True),
    Column("source", "来源", Kind.CHOICE, 10, SOURCES),
    Column("source_from", "转来（委托代拟）的机关", width=16),
    Column("source_day", "转来机关收到日期", Kind.DATE, 11),
    Column("platform_no", "上级平台编号", width=14),
    Column("platform_day", "平台记录的收到日期", Kind.DATE, 11),
)
_WHAT: Final = under(
    "要什么",
    Column(
        "about",
        "申请事项",
        Kind.CHOICE,
        8,
        ABOUT,
        help="更正申请另行答复（条例第四十一条），不入年度报告表三",
    ),
    Column(
        "asked",
        "申请内容",
        Kind.LONG,
        width=30,
        required=True,
        help="照申请书写；几项内容的一行写一项",
        synonyms=("申请公开的内容", "所需信息", "内容描述", "申请信息内容"),
    ),
    Column("form", "信息的形式", Kind.CHOICE, 8, FORMS),
    Column("way", "获取信息的方式", Kind.CHOICE, 8, WAYS),
)
_HERE: Final = under(
    "在本机关",
    Column("number", "申请编号", width=14, help="空着的照本单位的编号规则取号", synonyms=("编号", "登记号")),
    Column("department", "承办科室", width=10, synonyms=("承办部门", "办理科室")),
    Column("note", "备注", Kind.LONG, width=20),
)
REGISTRATION: Final = Ledger("request-form", "登记申请", (*_WHO, *_HOW, *_WHAT, *_HERE))
"""Everything the registration asks."""
QUICK: Final = ("applicant", "applicant_kind", "phone", "channel", "arrived", "asked", "department")
"""The form of seven fields, for the counter; the rest is filled in later."""
NEAR: Final = (*QUICK, "way")
"""What the whole form shows first; the rest is unfolded where there is something to write."""


MASKED: Final = ("id_no", "phone", "address", "email")
"""What panels show in part only, and whole by an act of its own."""
_MAILED, _CONFIRMED = ("mail_no", "postmark", "signed_by"), ("confirmed",)
_OF_CHANNEL: Final[Mapping[str, tuple[str, ...]]] = {
    Channel.COUNTER: (),
    Channel.MAIL: _MAILED,
    Channel.LETTER: (*_MAILED, *_CONFIRMED),
    Channel.ONLINE: (*_CONFIRMED, "platform_no", "platform_day"),
    Channel.FAX: _CONFIRMED,
    Channel.EMAIL: _CONFIRMED,
}
"""What is asked of one way in and not of every other."""
AUTHORITY: Final = "authority"
"""The letter by which an agent acts; it is kept as a file."""


def unasked(values: Mapping[str, str]) -> frozenset[str]:
    """The columns of the registration that do not fit what stands in its form; one that is filled in always fits."""
    channel, source = values.get("channel", ""), values.get("source", "")
    besides = {key for keys in _OF_CHANNEL.values() for key in keys}
    found = besides - set(_OF_CHANNEL[channel]) if channel in _OF_CHANNEL else set[str]()
    if source in ("", DIRECT):
        found |= {"source_from", "source_day"}
    elif source not in (DIRECT, DRAFTED):
        found -= {"platform_no", "platform_day"}
    if values.get("applicant_kind", PERSON) not in ("", PERSON):
        found |= {"assisted", "hindered"}
    if not values.get("hindered"):
        found.add("helped")
    if not values.get("agent"):
        found.add(AUTHORITY)
    return frozenset(key for key in found if not values.get(key))


def odd(values: Mapping[str, str]) -> Mapping[str, str]:
    """What calls for a second look in a registration, by column; nothing is refused for it."""
    kind, number = values.get("id_kind", ""), values.get("id_no", "")
    whole = kind in set(Paper) and STAR not in number
    told = doubt(Paper(kind), number) if whole else ""
    found = {"id_no": told} if told else {}
    if values.get("asked") and not any(values.get(key) for key in ("phone", "address", "email")):
        found["phone"] = "没有任何联系方式：条例第二十九条要有联系方式，请向申请人问明"
    platform, arrived = values.get("platform_day", ""), values.get("arrived", "")
    if platform and arrived and platform != arrived:
        found["platform_day"] = (
            f"平台记录的收到日期 {platform} 与登记的 {arrived} 不同：请核对，期限照登记的算"
        )
    return found


def hidden(fields: Mapping[str, str], key: str) -> str:
    """A column as panels show it: numbers of papers, telephones and addresses masked, all else as it is."""
    value = fields.get(key, "")
    if key == "id_no":
        kind = fields.get("id_kind", "")
        return masked_number(Paper(kind) if kind in set(Paper) else Paper.RESIDENT, value)
    if key == "address":
        return masked_address(value)
    return masked_contact(value) if key in ("phone", "email") else value


LEDGER: Final = Ledger(
    "requests",
    "依申请公开台账",
    (
        Column("number", "申请编号", width=14),
        Column("applicant", "申请人", width=10),
        Column("applicant_kind", "申请人类型", Kind.CHOICE, 8, APPLICANTS),
        Column("channel", "申请方式", Kind.CHOICE, 8, tuple(Channel)),
        Column("arrived", "收到日期", Kind.DATE, 11),
        Column("title", "申请内容", Kind.LONG, 28),
        Column("department", "承办科室", width=10),
        Column("asked_correction", "补正告知日期", Kind.DATE, 11),
        Column("corrected", "补正收到日期", Kind.DATE, 11),
        Column("consulted", "征求意见发出日期", Kind.DATE, 11),
        Column("replied", "征求意见收回日期", Kind.DATE, 11),
        Column("extended", "延期告知日期", Kind.DATE, 11),
        Column("extension", "延期工作日数", Kind.INTEGER, 8),
        Column("answer_due", "答复期限", Kind.DATE, 11),
        Column("issued", "答复日期", Kind.DATE, 11),
        Column("doc_no", "答复文号", width=14),
        Column("how", "送达方式", width=8),
        Column("served", "交邮或签收日期", Kind.DATE, 11),
        Column("result", "办理结果", width=16),
        Column("state", "状态", width=8),
        Column("flags", "与规定不符", Kind.LONG, 20),
    ),
)
"""The ledger as a workbook has it, by the headers that old ledgers have too; applicants by their family name."""
