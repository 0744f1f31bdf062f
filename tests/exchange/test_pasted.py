"""Rows copied out of a table program: read like a file, with a header of their own or one that is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop.exchange.pasted import is_table, write_pasted
from gongkai_desktop.ledger import Column, Kind, Ledger, one_line, read_form

from .conftest import HEADERS, TODAY, Bench, read


def test_rows_with_their_header_are_read_like_a_file(tmp_path: Path) -> None:
    text = "\t".join(HEADERS) + '\r\nA1\t"关于甲的\n通知"\t某发〔2024〕1号\t2024/1/5\t主动公开\r\n'
    assert read(write_pasted(text, tmp_path, TODAY)).fields == [
        {
            "index_no": "A1",
            "title": "关于甲的通知",
            "doc_no": "某发〔2024〕1号",
            "formed": "2024-01-05",
            "attribute": "主动公开",
        }
    ]


def test_rows_without_a_header_get_one_that_says_it_is_guessed(office: Bench, tmp_path: Path) -> None:
    text = (
        "1\t关于甲的通知\t某发〔2024〕1号\t2024-01-05\t主动公开\t2024-01-08\t办公室\n"
        "2\t关于乙的通知\t某发〔2024〕2号\t2024-02-05\t依申请公开\t\t财务科\n"
    )
    changes = office.bring_in(write_pasted(text, tmp_path, TODAY))
    assert (changes.rows, changes.add) == (2, 2)
    read_as = {column.header: column.key for column in changes.columns}
    assert read_as["信息名称（推定）"] == "title"
    assert [
        (row["title"], row["doc_no"], row["formed"], row["published"], row["attribute"])
        for row in office.items()
    ] == [
        ("关于甲的通知", "某发〔2024〕1号", "2024-01-05", "2024-01-08", "主动公开"),
        ("关于乙的通知", "某发〔2024〕2号", "2024-02-05", "", "依申请公开"),
    ]
    assert changes.unmapped == ("第G列",)


@pytest.mark.parametrize(
    ("text", "table"), [("甲\t乙\r\n", True), ("一句话", False), ("两行\n文字", False), ("句尾\t\n", True)]
)
def test_what_is_parted_by_tabs_is_a_table(text: str, table: bool) -> None:
    assert is_table(text) is table


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("关于印发\n办法的通知", "关于印发办法的通知"),
        ("关于印发\t办法的通知", "关于印发办法的通知"),
        ("QX-1\r\nQX-2", "QX-1 QX-2"),
        (" Notice \u2028 two", "Notice two"),
        ("带　空格 的", "带　空格 的"),
    ],
)
def test_no_tab_or_line_break_enters_a_field_of_one_line(typed: str, kept: str) -> None:
    assert one_line(typed) == kept
    form = Ledger("form", "表", (Column("title", "信息名称"), Column("note", "备注", Kind.LONG)))
    said = read_form(form, {"title": typed, "note": "两行\n文字"})
    assert said == {"title": kept, "note": "两行\n文字"}


def test_a_title_broken_over_lines_in_a_file_is_one_title(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text('信息名称,公开形式,备注\n"关于印发\n办法的通知","a\nb","两行\n文字"\n', encoding="utf-8")
    assert read(path).fields == [{"title": "关于印发办法的通知", "form": "a b", "note": "两行\n文字"}]
