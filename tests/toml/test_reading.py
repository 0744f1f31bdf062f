"""A table becomes the object that its dataclass describes, or the refusal names what does not fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path as File
from typing import Annotated

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.toml.file import parse_table
from gongkai_desktop.toml.reading import (
    Among,
    Beside,
    Between,
    Free,
    Key,
    Like,
    Mistakes,
    Name,
    OneOf,
    Written,
    read,
    read_file,
)
from gongkai_desktop.toml.table import FileKind, Table

KIND = FileKind("样子", "请改正后再试")


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Metres:
    amount: int

    @classmethod
    def from_text(cls, text: str) -> Metres:
        if not text.endswith(" 米"):
            raise ValueError("应写成“3 米”")
        return cls(int(text.removesuffix(" 米")))


@dataclass(frozen=True)
class Part:
    key: Name
    length: Metres | None
    after: Annotated[str, Among("part", "key", earlier=True)] = ""


@dataclass(frozen=True)
class Whole:
    hash: str
    title: str
    parts: Annotated[tuple[Part, ...], Key("part")]
    called: Annotated[str, Like("title")]
    words: Annotated[tuple[str, ...], Like("all", of_file=True)]
    all: tuple[str, ...] = ("甲",)
    first: Annotated[str, Beside("all")] = ""
    colour: Colour = Colour.RED
    dark: Annotated[Colour, OneOf((Colour.BLUE,))] = Colour.BLUE
    loud: Annotated[bool, OneOf({"响": True, "静": False})] = False
    hours: Annotated[int, Between(1, 24)] = 8
    width: float = 1.5
    day: date | None = None
    either: str | tuple[str, ...] = ""
    pairs: tuple[tuple[Free, int], ...] = ()
    notes: tuple[Free, ...] = ()
    names: Mapping[Annotated[str, OneOf(("a", "b"))], str] = field(default_factory=dict)
    reach: Annotated[int, Written(lambda part: part.length.amount, Part)] = 0

    def mistakes(self) -> Mistakes:
        if self.hours > 20 and self.loud:
            yield "hours", "太吵"
        if self.width > 9:
            yield ("part", 1, "length"), "太宽"


LEAST = """title = "名"
[[part]]
key = "one"
[[part]]
key = "two"
after = "one"
length = "3 米"
"""


def table(text: str) -> Table:
    return parse_table(text, KIND, "x.toml")


def made(text: str) -> Whole:
    return read(table(text), Whole, hash="h")


def test_what_is_left_out_is_as_the_dataclass_says() -> None:
    assert made(LEAST) == Whole(
        "h", "名", (Part("one", None), Part("two", Metres(3), "one")), called="名", words=()
    )


def test_what_is_written_becomes_what_the_type_wants() -> None:
    whole = made(
        """called = "别名"
all = ["甲", "乙"]
first = "乙"
colour = "blue"
loud = "响"
hours = 20
width = 2
day = 2020-02-29
either = ["x"]
pairs = [["", 1], ["", 2]]
notes = ["", ""]
names = { a = "甲" }
reach = { key = "r", length = "5 米" }
"""
        + LEAST
    )
    assert (whole.called, whole.words, whole.first) == ("别名", ("甲", "乙"), "乙")
    assert (whole.colour, whole.loud, whole.hours, whole.width) == (Colour.BLUE, True, 20, 2.0)
    assert (whole.day, whole.either, whole.pairs) == (date(2020, 2, 29), ("x",), (("", 1), ("", 2)))
    assert (whole.notes, whole.names, whole.reach) == (("", ""), {"a": "甲"}, 5)


def test_an_empty_text_or_list_says_nothing() -> None:
    whole = made('called = ""\nall = []\ncolour = ""\n' + LEAST)
    assert (whole.called, whole.all, whole.colour) == ("名", ("甲",), Colour.RED)


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "why"),
    [
        ('title = "名"', "", 1, "title", "缺少这一项"),
        ('title = "名"', 'titel = "名"', 1, "titel", "没有这样的项，应是 title"),
        ('title = "名"', 'title = "名"\nhours_ = 3', 2, "hours_", "没有这样的项，应是 hours"),
        ('title = "名"', 'title = "名"\nhash = "x"', 2, "hash", "没有这样的项"),
        ('title = "名"', 'title = " "', 1, "title", "不能是空白"),
        ('title = "名"', 'title = "名"\ncalled = " "', 2, "called", "不能是空白"),
        ('title = "名"', "title = []", 1, "title", "应写成 文字"),
        ('title = "名"', 'title = "名"\nhours = []', 2, "hours", "应写成 整数"),
        ('title = "名"', 'title = "名"\nhours = true', 2, "hours", "应写成 整数"),
        ('title = "名"', 'title = "名"\nhours = 25', 2, "hours", "应在 1 到 24 之间"),
        ('title = "名"', 'title = "名"\nwidth = nan', 2, "width", "没有这样的数"),
        ('title = "名"', 'title = "名"\nwidth = "2"', 2, "width", "应写成 数"),
        ('title = "名"', 'title = "名"\nday = "去年"', 2, "day", "日期（如 2019-05-15）"),
        ('title = "名"', 'title = "名"\nday = 2020-01-01T00:00:00', 2, "day", "不写时间"),
        ('title = "名"', 'title = "名"\ncolour = "green"', 2, "colour", "没有“green”，只能是 red、blue"),
        ('title = "名"', 'title = "名"\ndark = "red"', 2, "dark", "没有“red”，只能是 blue"),
        ('title = "名"', 'title = "名"\nloud = true', 2, "loud", "应写成 文字"),
        ('title = "名"', 'title = "名"\nloud = "吵"', 2, "loud", "没有“吵”，只能是 响、静"),
        ('title = "名"', 'title = "名"\nfirst = "乙"', 2, "first", "没有“乙”"),
        ('title = "名"', 'title = "名"\nall = [\n"甲",\n"甲"]', 4, "all", "“甲”写了两次"),
        ('title = "名"', 'title = "名"\nall = [1]', 2, "all", "应写成 文字"),
        ('title = "名"', 'title = "名"\nall = "甲"', 2, "all", "应写成 文字的列表"),
        ('title = "名"', 'title = "名"\neither = 1', 2, "either", "应写成 文字 或 文字的列表"),
        ('title = "名"', 'title = "名"\npairs = [["x"]]', 2, "pairs", "应写成 2 项的列表"),
        ('title = "名"', 'title = "名"\nnames = { c = "x" }', 2, "names.c", "没有“c”，只能是 a、b"),
        ('title = "名"', 'title = "名"\nreach = "远"', 2, "reach", "应写成 一节 [reach]"),
        ('title = "名"', 'title = "名"\nloud = "响"\nhours = 21', 3, "hours", "太吵"),
        ('title = "名"', 'title = "名"\nwidth = 10', 8, "part.length", "太宽"),
        ('length = "3 米"', 'length = "三米"', 7, "part.length", "应写成“3 米”"),
        ('length = "3 米"', "size = 3", 7, "part.size", "没有这样的项，可能是写错了名称"),
        ('after = "one"', 'after = "two"', 6, "part.after", "前面没有“two”，只能是 one"),
        ('key = "one"\n', 'key = "one"\nafter = "two"\n', 4, "part.after", "前面没有“two”"),
        ('key = "two"', 'key = "one"', 5, "part.key", "“one”写了两次"),
        ('key = "two"', "", 4, "part.key", "缺少这一项"),
        (LEAST[LEAST.index("[[part") :], "part = [1]", 2, "part", "应写成 [[part]] 的各节"),
        (LEAST[LEAST.index("[[part") :], "part = []", 2, "part", "至少要写一个"),
        (LEAST[LEAST.index("[[part") :], "[part]", 2, "part", "应写成 [[part]] 的各节"),
    ],
)
def test_what_does_not_fit_is_named_by_file_line_and_key(
    old: str, new: str, line: int, key: str, why: str
) -> None:
    assert old in LEAST
    with pytest.raises(Refused) as refused:
        made(LEAST.replace(old, new, 1))
    assert f"样子 x.toml 第 {line} 行的 {key} 不对：" in str(refused.value)
    assert why in refused.value.why
    assert refused.value.way == "请改正后再试"


def test_a_key_that_is_misspelt_goes_before_what_refers_to_it() -> None:
    """它引用的那一节写错了键，说的是那个键，不是引用。"""
    with pytest.raises(Refused, match="第 2 行的 al 不对：没有这样的项，应是 all"):
        made('first = "甲"\nal = ["甲"]\n' + LEAST)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "文件不存在"),
        ("名 = 1\n称 = 2".encode("gbk"), "第 1 行不是 UTF-8"),
        (b"# " + b"x" * 1_000_000, "文件太大，不像是样子"),
        (b"title = ", "第 1 行的 title 不对：等号后面的值写法不对"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: File, content: bytes | None, said: str) -> None:
    own = tmp_path / "x.toml"
    if content is not None:
        own.write_bytes(content)
    with pytest.raises(Refused, match=said) as refused:
        read_file(own, Whole, KIND, hash="")
    assert "样子 x.toml" in str(refused.value)
