"""Spans of days typed into a filter."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai_desktop.ledger.spans import read_span

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ""),
        ("2026", "2026"),
        ("2025年", "2025"),
        ("2026.3", "2026-03"),
        ("2026年12月", "2026-12"),
        ("3月", "2026-03"),
        ("3-15", "2026-03-15"),
        ("３月１５日", "2026-03-15"),
        ("2026/2/6", "2026-02-06"),
        ("2026-02-01..2026-02-20", "2026-02-01..2026-02-20"),
        ("1月至3月", "2026-01..2026-03"),
        ("2026-02..", "2026-02.."),
        ("~2月", "..2026-02"),
        ("本月", "2026-03"),
        ("上月", "2026-02"),
        ("去年到今天", "2025..2026-03-02"),
        ("无", "空"),
    ],
)
def test_spans_are_understood(typed: str, read: str) -> None:
    assert read_span(typed, TODAY) == read


@pytest.mark.parametrize("typed", ["明天", "13月", "2026-02-30", "..", "1月至2月至3月"])
def test_what_is_no_date_is_said(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_span(typed, TODAY)
