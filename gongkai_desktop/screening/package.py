"""An office file as what it is: a zip of parts that name one another."""

from __future__ import annotations

import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from gongkai_desktop.screening.catching import Unreadable
from gongkai_desktop.screening.tree import BROKEN, Tree, attribute, parse, serialise

LARGEST_PART: Final = 200 * 1024 * 1024
LARGEST_WHOLE: Final = 800 * 1024 * 1024
_TYPES: Final = "[Content_Types].xml"
TOO_LARGE: Final = "解开以后太大。请拆成几个文件再检查"


class Package:
    """The parts of an office file by their names. Changes stay in memory until ``write``."""

    def __init__(self, path: Path) -> None:
        try:
            with zipfile.ZipFile(path) as archive:
                self._parts = dict(_read(archive))
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError) as broken:
            raise Unreadable(BROKEN) from broken
        except (NotImplementedError, OSError, EOFError, ValueError, IndexError) as broken:
            raise Unreadable(BROKEN) from broken
        except RuntimeError as locked:
            raise Unreadable("文件设了打开密码。请去掉密码另存一份再检查") from locked

    def names(self, *starts: str) -> list[str]:
        """The parts whose names begin so, in their order."""
        return [name for name in self._parts if name.startswith(starts)] if starts else list(self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def data(self, name: str) -> bytes:
        """A part's bytes, nothing when there is no such part."""
        return self._parts.get(name, b"")

    def tree(self, name: str) -> Tree:
        """A part read as XML; Unreadable when it is broken or not there."""
        return parse(self._parts.get(name, b""))

    def put(self, name: str, content: bytes | Tree) -> None:
        """Replace a part."""
        self._parts[name] = serialise(content) if isinstance(content, Tree) else content

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part names: by id the kind of the tie and the part it leads to ('' for something outside)."""
        name = _relations_of(part)
        if name not in self._parts:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for tie in self.tree(name).root:
            outside = attribute(tie, "TargetMode") == "External"
            target = "" if outside else _resolved(part, attribute(tie, "Target"))
            found[attribute(tie, "Id")] = (attribute(tie, "Type").rpartition("/")[2], target)
        return found

    def drop(self, name: str) -> None:
        """Take a part out, with what names it and what only it names."""
        own = self.relations(name)
        self._parts.pop(name, None)
        self._parts.pop(_relations_of(name), None)
        for other in [part for part in self._parts if part.endswith(".rels")]:
            self._untie(other, name)
        types = self.tree(_TYPES)
        for told in list(types.root):
            if attribute(told, "PartName").lstrip("/") == name:
                types.root.remove(told)
        self.put(_TYPES, types)
        for _, target in own.values():
            if target in self._parts and not self._is_named(target):
                self.drop(target)

    def _untie(self, relations: str, name: str) -> None:
        tree, part = self.tree(relations), _part_of(relations)
        gone = [
            tie
            for tie in tree.root
            if attribute(tie, "TargetMode") != "External"
            and _resolved(part, attribute(tie, "Target")) == name
        ]
        for tie in gone:
            tree.root.remove(tie)
        if gone:
            self.put(relations, tree)

    def _is_named(self, name: str) -> bool:
        parts = [_part_of(one) for one in self._parts if one.endswith(".rels")]
        return any(target == name for part in parts for _, target in self.relations(part).values())

    def write(self, path: Path) -> None:
        """Write the parts as a new file; none of the old file's own data stays in it."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self._parts.items():
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def _read(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > 20_000 or sum(member.file_size for member in members) > LARGEST_WHOLE:
        raise Unreadable(TOO_LARGE)
    for member in members:
        if member.file_size > LARGEST_PART:
            raise Unreadable(TOO_LARGE)
        yield member.filename.replace("\\", "/"), archive.read(member)


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _part_of(relations: str) -> str:
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _resolved(part: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
