"""Reading layouts: TOML files in resources/forms, or an office's own copy of one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.abc import Traversable
from pathlib import Path
from typing import Any

from gongkai_desktop.data import resource
from gongkai_desktop.errors import Refused
from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.form import Asked, CellPlan, Choice, Form, Label, Part, Place, RowPlan, Signature
from gongkai_desktop.paper.grid import SMALLEST

LEAST_INK = 18.0  # mm of empty height in a signature box
_PAPER = {"portrait": 210.0, "landscape": 297.0}
_CELL_KEYS = (
    "span top parts text choose options options_key inline spread sign ink dated role size align when asked"
)

Table = Mapping[str, Any]


def load_form(name: str, own: Path | None = None) -> Form:
    """A form by name: the office's own copy in the folder ``own``, else the one that comes with the program.

    KeyError when there is none of that name.
    """
    if own is not None and (own / f"{name}.toml").is_file():
        return read_form(own / f"{name}.toml")
    source = resource("forms") / f"{name}.toml"
    if not source.is_file():
        raise KeyError(name)
    return read_form(source)


def form_names() -> tuple[str, ...]:
    """The names of all forms that come with the program."""
    names = (entry.name for entry in resource("forms").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def read_form(source: Traversable) -> Form:
    """A form from its file. Raises Refused naming the file and what in it does not hold."""
    try:
        return _form(source.name.removesuffix(".toml"), tomllib.loads(source.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise _refusal(source, _where(error)) from error
    except KeyError as error:
        raise _refusal(source, f"缺少 {error.args[0]}") from error
    except (OSError, TypeError, ValueError) as error:
        raise _refusal(source, str(error)) from error


def _refusal(source: Traversable, why: str) -> Refused:
    way = "请改正这个文件，或移走它改用程序自带的版式"
    return Refused(f"表格版式 {source.name} 不能用", why=why, way=way)


def _where(error: tomllib.TOMLDecodeError) -> str:
    line = re.search(r"line (\d+)", str(error))
    return f"第 {line[1]} 行不合格式" if line else "文件没有写完"


def _known(table: Table, keys: str, where: str) -> None:
    unknown = set(table) - set(keys.split())
    if unknown:
        raise ValueError(f"{where}里不认识 {'、'.join(sorted(unknown))}")


def _form(name: str, table: Table) -> Form:
    _known(table, "title title_size orientation margins columns size banner row notes", "文件")
    top, right, bottom, left = (float(length) for length in table["margins"])
    columns = tuple(float(width) for width in table["columns"])
    wide = table.get("orientation", "portrait")
    if wide not in _PAPER:
        raise ValueError(f"orientation 只能是 portrait 或 landscape，不能是 {wide}")
    if sum(columns) > _PAPER[wide] - left - right + 0.01:
        raise ValueError("columns 各列加起来比纸宽")
    size = _size(table, 10.5)
    return Form(
        name=name,
        title=str(table["title"]),
        title_size=float(table.get("title_size", 18)),
        wide=wide == "landscape",
        margins=(top, right, bottom, left),
        columns=columns,
        size=size,
        banner=tuple((line.get("left", ""), line.get("right", "")) for line in table.get("banner", ())),
        rows=tuple(_row(number, row, len(columns), size) for number, row in enumerate(table["row"], 1)),
        notes=tuple(str(note) for note in table.get("notes", ())),
    )


def _size(table: Table, usual: float) -> float:
    size = float(table.get("size", usual))
    if size < SMALLEST:
        raise ValueError(f"字号 {size:g} 太小，最小 {SMALLEST:g}")
    return size


def _row(number: int, table: Table, columns: int, size: float) -> RowPlan:
    where = f"第 {number} 个 row "
    _known(table, "place height of when glued cells", where)
    place = Place(table.get("place", "once"))
    cells = tuple(_cell(cell, size, place, where) for cell in table["cells"])
    if sum(cell.span for cell in cells) != columns:
        raise ValueError(f"{where}各格的 span 加起来不是 {columns} 列")
    return RowPlan(
        place,
        cells,
        height=float(table.get("height", 0)),
        of=str(table["of"]) if place is Place.EACH else "",
        when=str(table.get("when", "")),
        glued=bool(table.get("glued", False)),
    )


def _cell(table: Table, size: float, place: Place, where: str) -> CellPlan:
    _known(table, _CELL_KEYS, where)
    parts: Iterable[Table] = table.get("parts", (table,))
    ready = tuple(_part(part, _size(part, size), place, where) for part in parts)
    return CellPlan(ready, int(table.get("span", 1)), middle=not table.get("top", False))


def _part(table: Table, size: float, place: Place, where: str) -> Part:
    when = str(table.get("when", ""))
    if "asked" in table:
        return Asked(str(table["asked"]), size, when)
    if "choose" in table:
        options = tuple((str(value), str(words)) for value, words in table.get("options", ()))
        key = str(table.get("options_key", ""))
        if not options and not key:
            raise ValueError(f"{where}的 choose 没有 options")
        inline, spread = bool(table.get("inline", False)), bool(table.get("spread", False))
        return Choice(str(table["choose"]), options, key, inline, spread, size, when)
    if "sign" in table:
        ink = float(table.get("ink", LEAST_INK))
        if ink < LEAST_INK:
            raise ValueError(f"{where}的签字格只有 {ink:g} 毫米高，至少 {LEAST_INK:g} 毫米")
        return Signature(str(table["sign"]), ink, bool(table.get("dated", True)), size, when)
    role = Role(table.get("role", Role.HEI if place is Place.HEAD else Role.FANGSONG))
    centred = table.get("align", "centre" if place is Place.HEAD else "left") == "centre"
    return Label(str(table["text"]), role, size, centred, when)
