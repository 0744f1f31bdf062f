"""From a file to its tables: what is no text or no TOML is named by file and line."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from gongkai_desktop.errors import Refused
from gongkai_desktop.toml.table import FileKind, Source, Table, as_table

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LARGEST = 1_000_000  # bytes
_FAILED_AT = re.compile(r"\(at line (\d+), column \d+\)")
_KEY = re.compile(r"\s*\[*\s*([^\s=\[\]#][^=\[\]#]*?)\s*[=\]]")
_WORD = re.compile(r"\s*([^\s#]+)")
_FAILURES = (
    (r"character '\n'", "引号没有配对"),
    ("Unterminated", "引号没有配对"),
    ("overwrite", "这一项写了两次"),
    ("Duplicate", "这一项写了两次"),
    ("twice", "这一节写了两次"),
    ("namespace", "这一节写了两次，或前面已写成别的样子"),
    ("Invalid date", "没有这样的日期或时间"),
    ("Expected '='", "项的名称后面缺少等号"),
    ("Expected ']", "方括号没有配对"),
    ("Unclosed", "括号没有配对"),
    ("Expected newline", "这一行没有写完整，或后面多了内容"),
    ("Invalid initial", "项的名称只能用英文字母、数字和下划线"),
    ("Invalid statement", "这一行不合“名称 = 值”的写法，名称只能用英文字母、数字和下划线"),
    ("Invalid value", "等号后面的值写法不对，文字要加引号"),
    ("nescaped", "引号里的反斜杠要写成两个"),
    ("Escaped", "引号里的反斜杠写法不对"),
    ("Invalid hex", "引号里的反斜杠写法不对"),
    ("character", "有不允许的字符"),
)


def read_table(entry: Traversable, kind: FileKind) -> Table:
    """A whole file as tables. Raises Refused for one that cannot be read, is too large, or is not TOML in UTF-8."""
    why, way = "", "请确认文件的位置，或者换一份"
    raw = _bytes_of(entry)
    if raw is None:
        why = "文件不存在，或没有权限"
    elif len(raw) > LARGEST:
        why = f"文件太大，不像是{kind.title}"
    else:
        try:
            return parse_table(raw.decode("utf-8-sig"), kind, entry.name)
        except UnicodeDecodeError:
            lines = raw.decode("utf-8", "replace").split("\ufffd")[0].count("\n") + 1
            why, way = f"第 {lines} 行不是 UTF-8 编码", "请用记事本打开，另存为 UTF-8 编码后再试"
    raise Refused(f"{kind.title} {entry.name} 读不了", why=why, way=way)


def parse_table(text: str, kind: FileKind, name: str) -> Table:
    """The text of a file of that name as tables. Raises Refused, naming the line, when it is not TOML."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    source = Source(kind, name, text)
    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _not_toml(text, source, error) from None
    return as_table(tree, source)


def _bytes_of(entry: Traversable) -> bytes | None:
    """What is in the file, a little more than the largest at most; None where nothing can be read."""
    try:
        if not entry.is_file():  # a pipe would be waited for
            return None
        with entry.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        return None


def _not_toml(text: str, source: Source, error: Exception) -> Refused:
    rows = text.split("\n")
    found = _FAILED_AT.search(str(error))
    line = min(int(found[1]), len(rows)) if found else len(rows)
    at = _WORD if "Expected '='" in str(error) else _KEY
    named = (match[1] for row in reversed(rows[:line]) if (match := at.match(row)))
    key = next(named, "（全文）")
    why = next((words for mark, words in _FAILURES if mark in str(error)), "写法不合规则")
    return source.refused((key,), why, line=line)
