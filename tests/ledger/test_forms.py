"""Ledgers recognise headers and read forms back."""

from __future__ import annotations

import pickle

import pytest

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Column, Kind, Ledger, read_form

LEDGER = Ledger(
    "t",
    "试验台账",
    (
        Column("title", "信息名称", required=True, synonyms=("标题",)),
        Column("formed", "生成日期", Kind.DATE, synonyms=("成文日期",)),
        Column("attribute", "公开属性", Kind.CHOICE, choices=("主动公开", "不予公开")),
        Column("copies", "份数", Kind.INTEGER),
        Column("major", "重大", Kind.FLAG),
    ),
)


@pytest.mark.parametrize(
    "header", ["信息名称", "信 息\n名称", "信息名称（必填）", "*信息名称：", "标题", "标　题"]
)
def test_headers_are_known_whatever_their_spacing(header: str) -> None:
    column = LEDGER.by_header(header)
    assert column is not None
    assert column.key == "title"


def test_an_unknown_header_is_none() -> None:
    assert LEDGER.by_header("领导批示") is None


def test_selecting_keeps_the_order_asked() -> None:
    assert LEDGER.select(["major", "title"]).keys == ("major", "title")
    with pytest.raises(KeyError):
        LEDGER.select(["nothing"])


def test_a_form_is_read_as_stored_text() -> None:
    read = read_form(LEDGER, {"title": " 通知 ", "formed": "2026年2月6日", "copies": "10", "major": True})
    assert read == {"title": "通知", "formed": "2026-02-06", "attribute": "", "copies": "10", "major": "1"}


def test_every_wrong_field_is_named_at_once() -> None:
    with pytest.raises(Unfilled) as caught:
        read_form(LEDGER, {"formed": "2024年13月45日", "attribute": "公开", "copies": "十"})
    assert set(caught.value.fields) == {"title", "formed", "attribute", "copies"}
    assert "没有 2024年13月45日 这一天" in caught.value.fields["formed"]


def test_refusals_travel_between_processes() -> None:
    for refusal in (Refused("读不了", why="坏了", way="换一份"), Unfilled("表", {"title": "信息名称没有填"})):
        again = pickle.loads(pickle.dumps(refusal))
        assert str(again) == str(refusal)
        assert type(again) is type(refusal)


def test_a_refusal_is_one_line() -> None:
    assert str(Refused("读不了\n", why="坏了。", way="换一份")) == "读不了：坏了。换一份。"


CHECKS = Ledger(
    "c",
    "核对",
    (
        Column("points", "查阅点", Kind.SEVERAL, choices=("档案馆", "图书馆", "服务中心")),
        Column("lines", "禁载内容", Kind.CHECKS, choices=("甲", "乙"), required=True),
        Column("loose", "核对单", Kind.CHECKS, choices=("丙", "丁")),
        Column("other", "那一件", Kind.RECORD),
        Column("page", "截图", Kind.FILE),
    ),
)


@pytest.mark.parametrize("taken", [["服务中心", "档案馆"], "服务中心；档案馆", {"档案馆", "服务中心"}])
def test_several_choices_are_kept_in_their_order(taken: object) -> None:
    read = read_form(CHECKS, {"points": taken, "lines": "甲；乙"})
    assert read["points"] == "档案馆；服务中心"


def test_several_choices_are_closed() -> None:
    with pytest.raises(Unfilled, match="没有“博物馆”"):
        read_form(CHECKS, {"points": ["博物馆"], "lines": ["甲", "乙"]})


def test_what_is_not_confirmed_is_named() -> None:
    with pytest.raises(Unfilled) as caught:
        read_form(CHECKS, {"lines": ["甲"]})
    assert caught.value.fields == {"lines": "禁载内容还有没确认的：乙"}


def test_a_check_list_that_is_not_required_keeps_what_was_confirmed() -> None:
    assert read_form(CHECKS, {"lines": ["甲", "乙"], "loose": ["丁"]})["loose"] == "丁"


def test_records_and_files_are_kept_as_written() -> None:
    read = read_form(CHECKS, {"lines": ["甲", "乙"], "other": " #12 ", "page": "/u/网页.png"})
    assert (read["other"], read["page"]) == ("#12", "/u/网页.png")
