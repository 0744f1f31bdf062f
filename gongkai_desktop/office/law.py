"""The tables of law that come with the program, resources/law."""

from __future__ import annotations

from typing import Final, TypeVar

from gongkai_desktop.data import resource
from gongkai_desktop.toml.reading import read_file
from gongkai_desktop.toml.table import FileKind

T = TypeVar("T")
_LAW: Final = FileKind("法律条款表", "这是程序自带的文件，请重新安装程序")


def read_law(name: str, cls: type[T]) -> T:
    """One of the tables, as the dataclass that describes it."""
    return read_file(resource("law") / f"{name}.toml", cls, _LAW)
