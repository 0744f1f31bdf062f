"""The catalogue's ledger: its columns as table, form, workbook and printed list know them."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from gongkai_desktop.ledger import Column, Kind, Ledger, fold_text, headed

AUDIENCES = ("全社会", "特定群体")

_HEADINGS = {
    "事项": ("first_level", "second_level", "third_level", "content", "basis"),
    "谁公开、怎样公开": ("publisher", "department", "channel", "audience", "method"),
    "时限和更新": ("time_limit", "rule", "freshness"),
    "另外": ("note",),
}
"""The headings of the form, and what is asked under each."""

CATALOGUE = Ledger(
    "catalogue",
    "政府信息主动公开基本目录",
    headed(
        _HEADINGS,
        Column(
            "first_level",
            "一级事项",
            width=10,
            synonyms=("一级目录", "一级分类", "一级栏目", "公开类别", "类别"),
        ),
        Column("second_level", "二级事项", width=14, synonyms=("二级目录", "二级分类", "二级栏目")),
        Column("third_level", "三级事项", width=14, synonyms=("三级目录", "三级分类", "三级栏目")),
        Column(
            "content",
            "公开内容",
            Kind.LONG,
            width=24,
            required=True,
            synonyms=("公开事项", "公开内容及要素", "公开内容要素", "公开要素", "公开信息内容"),
        ),
        Column("basis", "公开依据", Kind.LONG, width=16, synonyms=("依据", "法律依据", "政策依据")),
        Column(
            "time_limit",
            "公开时限",
            width=14,
            help="照目录原文填写，如：信息形成或变更之日起20个工作日内",
            synonyms=("时限", "公开时间", "更新时限", "公开期限"),
        ),
        Column("publisher", "公开主体", width=10, synonyms=("责任主体", "责任单位")),
        Column(
            "department",
            "责任科室",
            width=10,
            synonyms=("责任部门", "承办科室", "责任处室", "责任股室", "承办处室"),
        ),
        Column(
            "channel",
            "公开渠道和载体",
            width=12,
            synonyms=("公开渠道", "公开载体", "公开渠道及载体", "公开形式"),
        ),
        Column("audience", "公开对象", width=8, choices=AUDIENCES, synonyms=("对象",)),
        Column("method", "公开方式", width=8, choices=("主动公开",), synonyms=("公开属性",)),
        Column(
            "rule",
            "时限按此计算",
            width=14,
            choices=("形成或变更之日起20个工作日内", "每年1月31日前", "每季度", "每月", "及时", "长期公开"),
            help="程序读不懂“公开时限”时，在这里写一句读得懂的；不改动目录原文",
            synonyms=("时限规则",),
        ),
        Column(
            "freshness",
            "更新要求",
            width=10,
            help="空着的按栏目名称判断",
            synonyms=("更新类别",),
        ),
        Column("note", "备注", Kind.LONG, width=12, synonyms=("说明",)),
    ),
)
IN_ORDER = """
    MIN(id) OVER (PARTITION BY first_level), MIN(id) OVER (PARTITION BY first_level, second_level),
    MIN(id) OVER (PARTITION BY first_level, second_level, third_level), id
"""
"""The catalogue's own order in SQL: level by level as they came, entries of a level together."""
_NAMING = ("first_level", "second_level", "third_level", "content")


def natural_key(fields: Mapping[str, str]) -> str:
    """What tells one entry from another: a digest of its folded levels and content."""
    told = "|".join([fold_text(fields.get(key, "")) for key in _NAMING])
    return blake2b(told.encode(), digest_size=16).hexdigest()


def title_of(fields: Mapping[str, object]) -> str:
    """An entry's name in a line: its lowest level, and its content where that says more."""
    levels = [str(fields.get(key, "")) for key in _NAMING[:3]]
    lowest = next((level for level in reversed(levels) if level), "")
    content = " ".join(str(fields.get("content", "")).split())
    return lowest if not content or content == lowest else f"{lowest}：{content}" if lowest else content


def responsible(fields: Mapping[str, object]) -> str:
    """Who in the office sees to an entry: its department, else the publisher the catalogue names."""
    return str(fields.get("department") or fields.get("publisher") or "")
