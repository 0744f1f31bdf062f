"""办理结果 as old ledgers write it, and which row of table three of the annual report each means. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from gongkai_desktop.ledger import fold_text
from gongkai_desktop.requests.outcomes import outcomes

PENDING: Final = "待定"
"""What stands for a result that nobody understands, before the words it was written with."""
_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "granted": (
            *("公开", "同意公开", "全部公开", "已公开", "可以公开", "主动公开", "已主动公开", "属于主动公开"),
            *("告知获取途径", "告知获取方式", "告知获取方式和途径", "提供", "已提供", "予以提供", "全部提供"),
        ),
        "partial": ("部分公开", "区分处理", "部分提供", "同意部分公开", "部分予以公开"),
        "secret": ("国家秘密", "涉密", "属于国家秘密", "涉及国家秘密"),
        "forbidden": ("法律法规禁止公开", "法律行政法规禁止公开", "禁止公开"),
        "safety": ("三安全一稳定", "危及三安全一稳定", "影响社会稳定", "危及社会稳定", "危及公共安全"),
        "third_party": (
            *("第三方", "商业秘密", "个人隐私", "涉及商业秘密", "涉及个人隐私", "第三方不同意", "第三方权益"),
            *("涉及第三方", "保护第三方权益", "第三方合法权益"),
        ),
        "internal": ("内部事务", "内部事务信息", "内部管理信息", "三类内部事务"),
        "process": ("过程性", "过程性信息", "四类过程性信息"),
        "case_file": ("执法案卷", "行政执法案卷", "行政执法案卷信息"),
        "special_query": ("行政查询", "行政查询事项", "不动产登记查询", "工商登记查询", "特别规定"),
        "not_held": (
            *(
                "信息不存在",
                "不存在",
                "政府信息不存在",
                "经检索不存在",
                "非本机关",
                "非本机关公开",
                "不属于本机关",
            ),
            *(
                "不属于本机关公开",
                "非本机关掌握",
                "非本单位",
                "不属于本单位",
                "本机关不掌握",
                "不掌握",
                "未制作未获取",
            ),
            *("非本机关负责公开", "不属于本机关负责公开", "非本机关公开职责范围", "无此信息"),
        ),
        "needs_making": (
            "需要加工",
            "需加工分析",
            "需另行制作",
            "需要另行制作",
            "没有现成信息",
            "需要加工分析",
        ),
        "unclear": ("申请内容不明确", "内容不明确", "补正后仍不明确"),
        "petition": ("信访", "信访投诉举报", "信访举报投诉", "举报投诉", "投诉举报", "信访事项"),
        "repeated": ("重复申请", "重复", "不重复处理", "不予重复处理"),
        "publication": ("公开出版物",),
        "excessive": ("大量反复申请", "无正当理由大量反复申请", "反复申请"),
        "reissue": ("确认或重新出具", "要求确认或重新出具"),
        "lapsed_correction": ("逾期不补正", "逾期未补正", "未补正", "不补正"),
        "lapsed_fee": ("逾期不缴费", "逾期未缴费", "未缴费", "逾期未缴纳费用"),
        "other": ("其他", "撤回", "撤回申请", "申请人撤回", "咨询", "咨询类", "不属于政府信息", "终止"),
    }
)
"""By the key of a row, what ledgers write beside the row's own label."""
_SAYING: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "already_public": (
            *("已主动公开", "主动公开", "属于主动公开", "告知获取途径", "告知获取方式", "告知获取方式和途径"),
        ),
        "not_exist": (
            *("信息不存在", "不存在", "政府信息不存在", "经检索不存在", "未制作未获取", "无此信息"),
        ),
        "not_ours": (
            *("非本机关", "非本机关公开", "不属于本机关", "不属于本机关公开", "非本单位", "不属于本单位"),
            *("非本机关负责公开", "不属于本机关负责公开", "非本机关公开职责范围"),
        ),
        "withdrawn": ("申请人撤回", "撤回", "撤回申请"),
        "not_information": ("咨询", "咨询类", "不属于政府信息"),
    }
)
"""Of the outcomes that share a row, what ledgers write for one and no other; the first is how it is kept."""
_VAGUE: Final = frozenset({"不予公开", "不公开", "无法提供", "不予处理", "不予提供", "其他处理"})
"""Headings of several rows: by themselves they do not say which."""
_NUMBERING: Final = re.compile(
    r"[（(][一二三四五六七八九十\d]+[)）]|\d+[)）、.．]|^[一二三四五六七八九十]+[、.．]"
)
_PARTS: Final = re.compile(r"[，,、；;：:（）()\[\]【】\-—–/|\s]+")
_TELLING: Final = 8
"""Signs of a label that says for itself which row is meant, whatever stands before or behind it."""
_SIGNS: Final = re.compile(r"[“”\"'「」‘’。.!！]")


def understood(text: str) -> str:
    """The label of the row of the annual report that a result means; 待定 with the words as written for no single one.

    Where the words say which of the outcomes of that row it was, that stands behind in brackets. '' stays ''.
    Numbering, the group above the row and the words that ledgers really use make no difference.
    """
    kept = " ".join(text.split())
    if not kept or kept.startswith(PENDING):
        return kept
    found = _rows(kept)
    if len(found) != 1:
        return f"{PENDING}：{kept}"
    row, said = found.pop(), _said(kept)
    shared = said and outcomes().outcome(said).row == row
    return f"{labels()[row]}（{_SAYING[said][0]}）" if shared else labels()[row]


def row_of(result: str) -> str:
    """The key of the row of a label as ``understood`` gives it; '' for 待定 and for nothing."""
    label, _, said = result.partition("（")
    whole = label if said.removesuffix("）") in {words[0] for words in _SAYING.values()} else result
    return next((key for key, label in labels().items() if label == whole), "")


def outcome_of(result: str) -> str:
    """The key of the outcome that a result as ``understood`` gives it can only be; '' where it may be several."""
    row = row_of(result)
    counted = [one.key for one in outcomes().outcomes if one.row == row] if row else []
    said = _said(result)
    return said if said in counted else counted[0] if len(counted) == 1 else ""


def _said(text: str) -> str:
    """The outcome that the words of a result name, of those that share a row; '' for none, and for several."""
    parts = {_folded(part) for part in _PARTS.split(_NUMBERING.sub("，", text))}
    found = {key for key, words in _SAYING.items() if parts & {_folded(word) for word in words}}
    return found.pop() if len(found) == 1 else ""


def contradictions(row: str, told: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """What a result cannot be beside the other columns of an old ledger: (column key, in words).

    ``told`` gives a column, '' where it is empty; a ledger that has no such column contradicts nothing.
    """
    asked, came = told("asked_correction"), told("corrected")
    if row == "lapsed_correction" and came:
        yield "result", f"{came} 收到了补正，结果却是逾期不补正"
    if row == "unclear" and asked and not came:
        yield "result", "结果是补正后仍不明确，却没有补正收到日期"


@cache
def labels() -> Mapping[str, str]:
    """The labels of the rows that results are counted in, without their explanations, by key."""
    counted = {one.row for one in outcomes().outcomes if one.row}
    return {row.key: _PARTS.split(row.label)[0] if "（" in row.label else row.label
            for row in outcomes().rows if row.key in counted}  # fmt: skip


def _rows(text: str) -> set[str]:
    """The rows that a text may mean: as a whole, by a label that stands in it, else by its parts."""
    known, whole = _known(), _folded(text)
    if whole in known:
        return {known[whole]}
    within = {known[word] for word in known if len(word) >= _TELLING and word in whole}
    parts = _PARTS.split(_NUMBERING.sub("，", text))
    return within or {known[word] for part in parts if (word := _folded(part)) in known}


def _folded(text: str) -> str:
    """A result without numbering, quotes and width."""
    return fold_text(_SIGNS.sub("", _NUMBERING.sub("", text)))


@cache
def _known() -> Mapping[str, str]:
    return {word: key for word, key in reversed([*_spelled()]) if word not in _VAGUE}


def _spelled() -> Iterator[tuple[str, str]]:
    """Every word with the row it means, those that say it best first."""
    table = outcomes()
    for row in table.rows:
        if row.key in labels():
            yield _folded(row.label), row.key
            yield _folded(labels()[row.key]), row.key
    for key, words in _WORDS.items():
        yield from ((_folded(word), key) for word in words)
    for one in table.outcomes:
        if one.row:
            yield _folded(one.title), one.row
