"""When an entry counts as stale: its own rhythm, else the kind of column it is (国办秘函〔2019〕19号)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.catalogue.freshness import before, expected, freshness, months_before
from gongkai_desktop.deadlines.model import Term, Unit

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("fields", "since"),
    [
        ({"first_level": "工作动态"}, "2026-11-06"),
        ({"second_level": "政策文件/本级文件"}, "2026-05-20"),
        ({"first_level": "机构职能"}, "2025-11-20"),
        ({"first_level": "工作动态", "freshness": "其他应更新的"}, "2025-11-20"),
        ({"first_level": "工作动态", "time_limit": "6个月"}, "2026-05-20"),
        ({"time_limit": "每季度"}, "2026-08-20"),
        ({"time_limit": "每周"}, "2026-11-13"),
        ({"time_limit": "每年1月31日前"}, "2025-01-31"),
        ({"time_limit": "6月底前"}, "2025-06-30"),
        ({"time_limit": "每月底前"}, "2026-09-30"),
        ({"time_limit": "每季度首月10日前"}, "2026-07-10"),
    ],
)
def test_since_when_something_is_owed(fields: dict[str, str], since: str) -> None:
    owed = expected(fields, TODAY)
    assert owed is not None
    assert owed.since.isoformat() == since


@pytest.mark.parametrize("fields", [{"time_limit": "长期公开"}, {"freshness": "不要求更新"}])
def test_what_need_not_change_is_never_stale(fields: dict[str, str]) -> None:
    assert expected(fields, TODAY) is None


def test_every_kind_and_threshold_names_its_source() -> None:
    table = freshness()
    assert all("国办秘函〔2019〕19号" in one.article for one in (*table.kinds[:3], *table.thresholds))
    assert [(one.line, one.most) for one in table.thresholds] == [("regular", 5), ("other", 10), ("empty", 5)]
    assert table.kind_of({"first_level": "工作动态"}).article.endswith("2 周内应更新")


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 200))
def test_months_back_keep_the_day_or_take_the_months_last(day: date, months: int) -> None:
    found = months_before(day, months)
    assert (day.year * 12 + day.month) - (found.year * 12 + found.month) == months
    assert found.day == day.day or (found.day >= 28 and found.day < day.day)
    assert before(day, Term(3, Unit.DAYS)).toordinal() == day.toordinal() - 3


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["每年2月29日前", "每月31日前", "每季度末", "每半年", "每日", "每年12月底前"]),
)
def test_what_is_owed_lies_at_most_two_rounds_back(today: date, words: str) -> None:
    owed = expected({"time_limit": words}, today)
    assert owed is not None
    assert 0 < (today - owed.since).days <= 2 * 366
