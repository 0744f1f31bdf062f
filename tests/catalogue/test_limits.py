"""The catalogue's time limits: the office's own words read as rules, and told honestly when they cannot be."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.catalogue.limits import limit_body, limit_from, limit_of, longer, remark_of
from gongkai_desktop.catalogue.numerals import number_of
from gongkai_desktop.catalogue.rules import Manner
from gongkai_desktop.catalogue.wording import read_limit
from gongkai_desktop.deadlines.model import Term, Unit
from gongkai_desktop.office.limits import Limit
from gongkai_desktop.office.loader import load

REAL = Path(__file__).parent.parent / "data" / "catalogue-real.xlsx"
BOTH = ("formed", "changed")


@pytest.mark.parametrize(
    ("words", "term", "starts"),
    [
        ("信息形成后,20个工作日内", Term(20), ("formed",)),
        ("信息形成之日起20个工作日内", Term(20), ("formed",)),
        ("信息形成后,7个工作日内公开", Term(7), ("formed",)),
        ("自形成之日起7个工作日内", Term(7), ("formed",)),
        ("自信息形成或者变更之日起二十个工作日内予以公开", Term(20), BOTH),
        ("发生变更后5个工作日内更新", Term(5), ("changed",)),
        ("作出行政处罚决定之日起7个工作日内", Term(7), ("formed",)),
        ("及时公开，自形成之日起 15 个 工作日内", Term(15), ("formed",)),
        ("２０个工作日", Term(20), BOTH),
        ("批准后20日内", Term(20, Unit.DAYS), ("formed",)),
        ("制定之日起一个月内", Term(1, Unit.MONTHS), ("formed",)),
        ("24小时内", Term(1, Unit.DAYS), BOTH),
        ("两周内", Term(14, Unit.DAYS), BOTH),
    ],
)
def test_a_term_is_read_with_its_unit_and_the_day_it_starts(
    words: str, term: Term, starts: tuple[str, ...]
) -> None:
    rule = read_limit(words)
    assert (rule.manner, rule.term, rule.starts) == (Manner.TERM, term, starts)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("每年1月31日前", "每年 1 月 31 日前"),
        ("1月31日前", "每年 1 月 31 日前"),
        ("6月底前", "每年 6 月底前"),
        ("年底前", "每年 12 月底前"),
        ("第一季度末", "每年 3 月底前"),
        ("每季度", "每季度"),
        ("按季度公开", "每季度"),
        ("每季度首月10日前", "每季度首月 10 日前"),
        ("每季度结束后15日内", "每季度首月 15 日前"),
        ("每月5日前", "每月 5 日前"),
        ("每半年一次", "每半年"),
        ("每年至少1次", "每年"),
        ("每周更新", "每周"),
    ],
)
def test_what_comes_round_is_read_with_its_day(words: str, told: str) -> None:
    rule = read_limit(words)
    assert (rule.manner, rule.words) == (Manner.PERIODIC, told)


@pytest.mark.parametrize(
    ("words", "manner"),
    [
        ("及时", Manner.PROMPT),
        ("实时更新", Manner.PROMPT),
        ("长期公开", Manner.LASTING),
        ("6个月", Manner.INTERVAL),
        ("1年", Manner.INTERVAL),
        ("", Manner.UNSAID),
        ("—", Manner.UNSAID),
    ],
)
def test_the_other_manners(words: str, manner: Manner) -> None:
    assert read_limit(words).manner is manner


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("定期", "没有读到"),
        ("按规定时限", "没有读到"),
        ("3个工作日或7个工作日", "几个不同"),
        ("20-30个工作日内", "范围"),
        ("2021年6月底前", "某一年"),
        ("每季度，形成后20个工作日内", "周期和天数"),
        ("每年3月底前，变更后20个工作日内更新", "日期和天数"),
        ("13月5日前", "没有这样的日期"),
        ("10日前", "哪个月"),
        ("0个工作日内", "天数不对"),
    ],
)
def test_what_cannot_be_read_says_why(words: str, why: str) -> None:
    rule = read_limit(words)
    assert rule.manner is Manner.UNREAD
    assert why in rule.why and rule.words.startswith("未能识别：")


def test_every_wording_of_a_real_catalogue_is_read() -> None:
    from openpyxl import load_workbook

    with closing(load_workbook(REAL, read_only=True)) as book:
        head, *rows = [
            [str(cell or "") for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)
        ]
    wordings = {row[head.index("公开时限")] for row in rows}
    read = {words: read_limit(words).words for words in wordings if words}
    assert read == {
        "1年": "至少每 1 年更新一次",
        "6个月": "至少每 6 个月更新一次",
        "1个月": "至少每 1 个月更新一次",
        "6月底前": "每年 6 月底前",
        "1月31日前": "每年 1 月 31 日前",
        "信息形成后,20个工作日内": "形成之日起 20 个工作日内",
        "信息形成后,7个工作日内公开": "形成之日起 7 个工作日内",
        "信息形成之日起20个工作日内": "形成之日起 20 个工作日内",
    }


_STARTS = st.sampled_from([("形成", ("formed",)), ("变更", ("changed",)), ("形成或者变更", BOTH)])
_UNITS = st.sampled_from(
    [("个工作日", Unit.WORKDAYS, 1), ("日", Unit.DAYS, 1), ("个月", Unit.MONTHS, 1), ("周", Unit.DAYS, 7)]
)


@given(
    st.integers(1, 90), _UNITS, _STARTS, st.sampled_from(["", " ", "，"]), st.sampled_from(["内", "内公开"])
)
def test_any_term_that_is_written_plainly_is_read(
    amount: int,
    unit: tuple[str, Unit, int],
    start: tuple[str, tuple[str, ...]],
    gap: str,
    end: str,
) -> None:
    word, kind, times = unit
    rule = read_limit(f"自信息{start[0]}之日起{gap}{amount}{gap}{word}{end}")
    assert (rule.manner, rule.term, rule.starts) == (Manner.TERM, Term(amount * times, kind), start[1])
    assert read_limit(rule.words.replace("（自然日）", "")) == rule


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            ["每", "年", "季度", "月", "10", "二十", "个工作日", "日", "前", "内", "底", "形成", "-", "半"]
        )
    ).map("".join)
)
def test_no_wording_breaks_the_reading(words: str) -> None:
    rule = read_limit(words)
    assert rule.words
    assert (rule.term is not None) == (rule.manner in (Manner.TERM, Manner.INTERVAL))
    assert limit_of({"time_limit": words}) is None or rule.manner is Manner.TERM


@given(st.integers(1, 99))
def test_chinese_numbers_are_read(number: int) -> None:
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    lead = "" if tens == 1 else digits[tens]
    written = f"{lead}十" if tens else ""
    assert number_of(written + (digits[ones] if ones else "")) == number
    assert number_of(str(number)) == number


def test_the_entrys_term_is_the_publication_limit_with_the_words_it_comes_from() -> None:
    limit = limit_of({"time_limit": "形成后7个工作日内"})
    assert limit == Limit(Term(7), ("formed",), "公开目录“形成后7个工作日内”")
    assert limit_from(limit_body(limit)) == limit
    assert limit_from(limit_body(None)) is None


@pytest.mark.parametrize("words", ["每季度", "及时", "长期公开", "1年", "", "定期"])
def test_without_a_term_the_statutory_limit_stands(words: str) -> None:
    assert limit_of({"time_limit": words}) is None


def test_a_term_longer_than_the_law_counts_only_with_the_law_that_allows_it() -> None:
    long = {"time_limit": "形成之日起30个工作日内"}
    assert limit_of(long) is None
    assert "仍按 20 个工作日" in remark_of(long, load("tiaoli").publication)
    allowed = limit_of({**long, "basis": "某法第八条"})
    assert allowed is not None and allowed.article.endswith("（某法第八条）")
    assert longer(Term(1, Unit.MONTHS)) and longer(Term(30, Unit.DAYS)) and not longer(Term(20, Unit.DAYS))


def test_what_has_no_limit_of_its_own_is_told_the_rule_sets() -> None:
    followed = remark_of({"time_limit": "每季度"}, load("gansu-zhijiao").publication)
    assert "仍按条例第二十六条（参照）：" in followed


def test_the_clerks_own_wording_goes_before_the_catalogues() -> None:
    limit = limit_of({"time_limit": "按规定时限", "rule": "形成或变更之日起10个工作日内"})
    assert limit is not None and limit.term == Term(10)
    assert "另写一句" in remark_of({"time_limit": "按规定时限"}, load("tiaoli").publication)
