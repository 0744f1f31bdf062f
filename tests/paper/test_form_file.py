from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.paper.form_file import form_names, load_form, read_form

GOOD = """
title = "表"
margins = [20, 15, 12, 15]
columns = [80, 100]
[[row]]
cells = [{ text = "名" }, { text = "{title}" }]
"""


def written(folder: Path, text: str, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_every_form_that_comes_with_the_program_can_be_read() -> None:
    assert {"review-list", "review-grounds", "review-item"} <= set(form_names())
    assert all(load_form(name).title for name in form_names())


def test_the_office_s_own_copy_goes_before_the_program_s(tmp_path: Path) -> None:
    written(tmp_path, GOOD, "review-list.toml")
    assert load_form("review-list", tmp_path).title == "表"
    assert load_form("review-item", tmp_path).title == "政府信息公开保密审查表"


def test_there_is_no_form_of_an_unknown_name() -> None:
    with pytest.raises(KeyError):
        load_form("nothing")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('title = "表"\n', "", "title 不对：缺少这一项"),
        ("[20, 15, 12, 15]", "[20, 15", "第 4 行的 columns 不对"),
        ("[80, 100]", "[80, 120]", "第 4 行的 columns 不对：columns 各列加起来比纸宽"),
        ("[80, 100]", "[180]", "第 6 行的 row.cells 不对：第 1 个 row 各格的 span 加起来不是 1 列"),
        ('text = "名"', 'txt = "名"', "第 6 行的 row.cells.txt 不对：没有这样的项，应是 text"),
        ('text = "名"', 'parts = [{ txt = "名" }]', "第 6 行的 row.cells.parts.txt 不对：没有这样的项"),
        ('text = "名"', 'text = "名", size = 7', "第 6 行的 row.cells.size 不对：字号 7 太小，最小 9"),
        ('text = "名"', 'sign = "签字", ink = 10', "row.cells.ink 不对：签字格只有 10 毫米高，至少 18 毫米"),
        ('text = "名"', 'choose = "form"', "choose 没有 options"),
        ("[[row]]", "[[row]]\nplace = 'each'", "缺少 of"),
        (
            "[[row]]",
            "[[row]]\nplace = 'twice'",
            "第 6 行的 row.place 不对：没有“twice”，只能是 head、once、each",
        ),
        ("columns", "orientation = 'round'\ncolumns", "没有“round”，只能是 portrait、landscape"),
        ("[20, 15, 12, 15]", "[20, 15]", "第 3 行的 margins 不对：应写成 4 项的列表"),
    ],
)
def test_a_layout_that_does_not_hold_is_refused_with_file_and_reason(
    tmp_path: Path, old: str, new: str, why: str
) -> None:
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(Refused) as caught:
        read_form(path)
    assert "own.toml" in str(caught.value)
    assert why in str(caught.value)
