"""The words that old ledgers use where this program has one of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gongkai_desktop.ledger import fold_text

RETURNED = "退回原因"
"""How the columns end that bear the reasons when returned rows go out; they mean nothing when they come back."""
ROW, SHEET = "原行号", "原工作表"
"""The columns that tell where in its file a returned row stood."""
SERIALS = frozenset({"序号", "序", "行号", ROW, SHEET, "no", "no.", "#"})
"""Folded headers of a column that only counts rows; it is left out without a word."""

ATTRIBUTES: Mapping[str, str] = {
    "主动": "主动公开",
    "公开": "主动公开",
    "同意公开": "主动公开",
    "对外公开": "主动公开",
    "社会公开": "主动公开",
    "全文公开": "主动公开",
    "依申请": "依申请公开",
    "申请公开": "依申请公开",
    "依申请公开类": "依申请公开",
    "主动公开类": "主动公开",
    "不公开": "不予公开",
    "免于公开": "不予公开",
    "免予公开": "不予公开",
    "不予公开类": "不予公开",
    "不宜公开": "不予公开",
    "不同意公开": "不予公开",
}
"""What is written under 公开属性, and which of the three attributes it means."""

MARKS: Mapping[str, re.Pattern[str]] = {
    "form": re.compile(
        r"网站|官网|门户|公众号|微信|微博|新媒体|公告栏|公示栏|公开栏|报纸|广播|电视|公报|查阅[点室]"
    ),
    "validity": re.compile(r"^(?:现行)?有效$|^(?:已)?(?:失效|废止)$"),
}
"""What the values of such a column look like, under whatever header they stand."""

_TOTAL = re.compile(
    r"(?:[合总小共累]\s*计|总数|本页[合小]计)(?:\s*[:：].*|\s+.*|\s*[共\d].*)?|共\s*\d+\s*(?:条|件|项|份)\S{0,8}",
    re.S,
)
_TOTAL_BEGINS = "合总小共累本"
_FOOT = re.compile(
    r"(?:制表|填表|填报|审核|复核|报送|统计|单位负责|负责|经办|联系|备)?(?:人|单位|日期|时间|注|说明|电话)\s*[:：].*",
    re.S,
)
_NO_DOCUMENT_NUMBER = frozenset({"", "无", "无文号", "-", "--", "—", "——", "/", "\\", "暂无", "没有"})
_MARKS = re.compile(r"^[☑✓✔√■●▲\s]+|[□\s]+$|^\(?\d{1,2}[.、)]\s*")


def is_total(text: str) -> bool:
    """Whether the first filled cell of a row says that the row only adds up the others."""
    return text[:1] in _TOTAL_BEGINS and _TOTAL.fullmatch(text) is not None


def is_foot(text: str) -> bool:
    """Whether a filled cell of a row is a note or a signature line below the table."""
    return ("：" in text or ":" in text) and _FOOT.fullmatch(text) is not None


def is_no_number(text: str) -> bool:
    """Whether a document number says that there is none (文号 “无”)."""
    return text in _NO_DOCUMENT_NUMBER


def fold_choice(text: str) -> str:
    """A choice as it compares: folded, without ticks, empty boxes and list numbers."""
    return fold_text(_MARKS.sub("", text))
