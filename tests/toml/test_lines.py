from __future__ import annotations

import pytest

from gongkai_desktop.data import resource
from gongkai_desktop.errors import Refused
from gongkai_desktop.toml.file import parse_table
from gongkai_desktop.toml.table import FileKind, Path, Table, as_plain

KIND = FileKind("制度方案", "请改正后再试")


def read_toml(text: str, name: str) -> Table:
    return parse_table(text, KIND, name)


AWKWARD = '''# 头一行
top = "带 # 和 ] 的文字"
a.b . "c.d" = 1

long = """第一行
= [不是键]
末行 "引"""""
raw = \'\'\'
x = 1\'\'\'
list = [ # 注
  "一", "二]",
  { k = "三" },
  [ 1,
    2 ],
]

[table]   # 节
key = 2020-01-01
inline = { x = 1, y = { z = "}" } }
[[many]]
n = 1
[[many]]
n = 2
[many.sub]
deep = true
[[many.rows]]
r = 1
[["带 空格"]]
'值' = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), 2),
        (("a", "b", "c.d"), 3),
        (("long",), 5),
        (("raw",), 8),
        (("list",), 10),
        (("list", 1), 11),
        (("list", 2, "k"), 12),
        (("list", 3, 1), 14),
        (("table",), 17),
        (("table", "key"), 18),
        (("table", "inline", "y", "z"), 19),
        (("many", 0, "n"), 21),
        (("many", 1), 22),
        (("many", 1, "n"), 23),
        (("many", 1, "sub", "deep"), 25),
        (("many", 1, "rows", 0, "r"), 27),
        (("带 空格", 0, "值"), 29),
        (("table", "nowhere"), 17),
        (("nowhere",), 1),
    ],
)
def test_every_key_knows_its_line(path: Path, line: int) -> None:
    assert read_toml(AWKWARD, "x.toml").source.line(path) == line


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_windows_line_ends_and_a_byte_order_mark_change_nothing(ending: str) -> None:
    table = read_toml("\ufeff" + AWKWARD.replace("\n", ending), "x.toml")
    assert as_plain(table) == as_plain(read_toml(AWKWARD, "x.toml"))
    assert table.source.line(("many", 1, "n")) == 23


@pytest.mark.parametrize("name", ["tiaoli.toml", "taierzhuang.toml"])
def test_in_our_own_files_the_named_line_holds_the_key(name: str) -> None:
    text = (resource("rulesets") / name).read_text(encoding="utf-8")
    rows = text.split("\n")
    lines = read_toml(text, name).source.lines
    keys = [path for path in lines if path and isinstance(path[-1], str)]
    assert len(keys) > 200
    assert [path for path in keys if str(path[-1]) not in rows[lines[path] - 1]] == []


@pytest.mark.parametrize(
    ("text", "line", "key", "why"),
    [
        ("a = 1\nb = \n", 2, "b", "值写法不对"),
        ("a = 1\nb 2\n", 2, "b", "缺少等号"),
        ("a = 1\na = 2\n", 2, "a", "写了两次"),
        ("[t]\nx = 1\n[t]\n", 3, "t", "写了两次"),
        ('a = "没完\nb = 1\n', 1, "a", "引号没有配对"),
        ("a = [1,\n2\n", 3, "a", "括号没有配对"),
        ("day = 2026-02-30\n", 1, "day", "没有这样的日期"),
        ("a = 1 2\n", 1, "a", "多了内容"),
        ("名称 = 1\n", 1, "名称", "只能用英文"),
        ('a = "\\q"\n', 1, "a", "反斜杠"),
        ("x = " + "[" * 5000, 1, "x", "写法"),
        ("x = " + "[" * 30 + "]" * 30, 1, "x", "太深"),
        ("x = " + "9" * 5000, 1, "x", "写法"),
    ],
)
def test_what_is_not_toml_is_refused_with_its_line(text: str, line: int, key: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        read_toml(text, "own.toml")
    said = str(refused.value)
    assert f"制度方案 own.toml 第 {line} 行的 {key} 不对" in said
    assert why in said
