"""The catalogue's time limits read from the office's own words: terms, rounds, days of the year. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from gongkai_desktop.catalogue.numerals import NUMBER, number_of
from gongkai_desktop.catalogue.rules import Manner, Rule
from gongkai_desktop.deadlines.model import Term, Unit

_NOTHING = frozenset({"", "无", "-", "--", "—", "——", "/", "暂无"})
_YEAR_END = re.compile(r"(?:每年|当年|本年)?年[底末]|每年[底末]")
_QUARTER = re.compile(r"第([一二三四1-4])季度末?")
_RANGE = re.compile(rf"{NUMBER}[-~—至到]{NUMBER}(?:个)?(?:工作日|自然日|月|日|天|年)")
_SPACE = re.compile(r"[\s,，、;；。.]+")
_YEARED = re.compile(r"(?:19|20)\d{2}年")
_DATE = re.compile(
    rf"(?:每年度?|次年|翌年|当年|本年|年度)?的?(?P<month>{NUMBER})月"
    rf"(?:份?(?:(?P<day>{NUMBER})[日号]|(?P<part>底|末|初|上旬|中旬|下旬))|份)(?:以前|之前|前|内)?"
)
_ROUND = (
    r"(?:每|按)(?:个)?(?:年度|季度|半年|月度|工作日|星期|年|季|月|周|日|天)"
    r"|季度|月度|年度|半年度"
    r"|半年(?=[一1]次|更新|公开|公布|$)|年(?=[一1]次)|月(?=[一1]次)|次月(?=[^底末])"
)
_CYCLE = re.compile(
    rf"(?P<cycle>{_ROUND})"
    rf"(?P<by>(?:第[一1]个月|首月|首个月|次月|的)?(?P<day>{NUMBER})[日号](?:以前|之前|前)"
    rf"|(?:结束|终了|末|后)+(?P<after>{NUMBER})(?:个)?(?P<unit>工作日|自然日|日|天)(?:之?内|以内)?|末|底)?"
)
_LENGTH = re.compile(
    rf"(?P<half>半)(?:个)?(?P<halved>年|月)|(?P<number>{NUMBER})(?:个)?"
    r"(?P<unit>工作日|自然日|日历日|小时|星期|月|年|周|日|天)(?P<half_more>半)?"
)
_DAY_ALONE = re.compile(rf"{NUMBER}[日号](?:以前|之前|前)")
_FORMED = re.compile(
    r"形成|产生|生成|制作|制定|作出|做出|签发|印发|下发|批准|批复|审批|审议|审定|通过|获取|收到|决定"
    r"|发布|公布|出台|成文|完成|结束|生效|确定"
)
_CHANGED = re.compile(r"变更|变动|变化|更新|修改|修订|调整")
_AFTER = re.compile(r"之日|日起|之后|以后|后|起")
_PROMPT = re.compile(r"及时|实时|即时|随时|动态|当日|当天|第一时间|立即|同步|即办")
_LASTING = re.compile(r"长期|常年|持续|永久|全年|始终")
_MONTHS: Final = {"年": 12, "季": 3, "月": 1}
_CYCLES: Final = {"半年": 6, "年": 12, "季": 3, "月": 1}


@lru_cache(maxsize=4096)
def read_limit(text: str) -> Rule:
    """The rule that the office's words mean; UNREAD, with the reason, where they cannot be read."""
    folded = _SPACE.sub("", unicodedata.normalize("NFKC", text))
    if folded in _NOTHING:
        return Rule(Manner.UNSAID)
    if _YEARED.search(folded):
        return _unread("写的是某一年的日期")
    if _RANGE.search(folded):
        return _unread("写的是一个范围")
    folded = _YEAR_END.sub("每年12月底", folded)
    folded = _QUARTER.sub(lambda found: f"{3 * number_of(found[1])}月底", folded)
    for read in (_by_date, _by_cycle, _by_length):
        found = read(folded)
        if found is not None:
            return found
    if _PROMPT.search(folded):
        return Rule(Manner.PROMPT)
    return Rule(Manner.LASTING) if _LASTING.search(folded) else _unread("没有读到天数、周期或日期")


def _by_date(text: str) -> Rule | None:
    """“每年1月31日前”, “6月底前”: a day of every year."""
    found = list(_DATE.finditer(text))
    if not found:
        return None
    days = {(number_of(one["month"]), _day_in(one)) for one in found}
    if len(days) > 1:
        return _unread("写了几个日期")
    ((month, day),) = days
    if not 1 <= month <= 12 or not 0 <= day <= 31:
        return _unread("没有这样的日期")
    if _with_term(_DATE.sub("", text)):
        return _unread("日期和天数都写了")
    return Rule(Manner.PERIODIC, months=12, by_month=month, by_day=day)


def _day_in(found: re.Match[str]) -> int:
    if found["day"]:
        return number_of(found["day"])
    return {"初": 10, "上旬": 10, "中旬": 20}.get(found["part"], 0)


def _by_cycle(text: str) -> Rule | None:
    """“每季度”, “每月10日前”, “每季度结束后15日内”."""
    found = _CYCLE.search(text)
    if found is None:
        return None
    cycle = found["cycle"]
    if _with_term(text[: found.start()] + text[found.end() :]):
        return _unread("周期和天数都写了")
    if "周" in cycle or "星期" in cycle:
        return Rule(Manner.PERIODIC, days=7)
    if cycle.endswith(("日", "天")):
        return Rule(Manner.PERIODIC, days=1)
    months = next(count for word, count in _CYCLES.items() if word in cycle)
    if found["by"] is None:
        return Rule(Manner.PERIODIC, months=months)
    if found["unit"] == "工作日":
        return _unread("写的是周期结束后若干个工作日")
    day = number_of(found["day"] or found["after"] or "")
    if day > 31:
        return _unread("没有这样的日期")
    return Rule(Manner.PERIODIC, months=months, by_month=1 if day else months, by_day=day)


def _with_term(rest: str) -> bool:
    """Whether what is left beside a date or a cycle sets a term of its own."""
    return any(
        term is not None and term.unit is not Unit.MONTHS for term in map(_term_in, _LENGTH.finditer(rest))
    )


def _by_length(text: str) -> Rule | None:
    """“信息形成后,20个工作日内” is a term, “6个月” alone an interval."""
    terms = {_term_in(one) for one in _LENGTH.finditer(text)}
    if not terms:
        return None
    if _DAY_ALONE.search(text):
        return _unread("没有写是哪个月")
    if len(terms) > 1 or None in terms:
        return _unread("写了几个不同的时限" if len(terms) > 1 else "天数不对")
    (term,) = terms
    assert term is not None
    formed, changed = bool(_FORMED.search(text)), bool(_CHANGED.search(text))
    counted = (formed or changed) and bool(_AFTER.search(text))
    if not counted and term.unit is not Unit.WORKDAYS and "内" not in text:
        return Rule(Manner.INTERVAL, term)
    starts = ("formed",) * (formed or not changed) + ("changed",) * (changed or not formed)
    return Rule(Manner.TERM, term, starts)


def _term_in(found: re.Match[str]) -> Term | None:
    if found["half"]:
        return Term(6, Unit.MONTHS) if found["halved"] == "年" else Term(15, Unit.DAYS)
    amount, unit = number_of(found["number"]), found["unit"]
    if not 1 <= amount <= 999 or found["half_more"]:
        return None
    if unit == "工作日":
        return Term(amount, Unit.WORKDAYS)
    if unit in ("年", "月"):
        return Term(amount * _MONTHS[unit], Unit.MONTHS)
    if unit == "小时":
        return Term(-(-amount // 24), Unit.DAYS)
    return Term(amount * (7 if unit in ("周", "星期") else 1), Unit.DAYS)


def _unread(why: str) -> Rule:
    return Rule(Manner.UNREAD, why=why)
