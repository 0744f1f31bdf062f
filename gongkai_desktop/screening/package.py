"""An office file as what it is: a zip of parts that name one another; names are the same in any case."""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from gongkai_desktop.screening.catching import Unreadable
from gongkai_desktop.screening.tree import BROKEN, Tree, attribute, parse, serialise

LARGEST_WHOLE: Final = 240 * 1024 * 1024  # bytes of all parts unpacked: what a reading process has room for
_BLOCK: Final = 1 << 20
_MOST: Final = 20_000
_TYPES: Final = "[content_types].xml"
TOO_LARGE: Final = "解开以后太大。请拆成几个文件再检查"


class Package:
    """The parts of an office file by their names. Changes stay in memory until ``write``."""

    def __init__(self, source: Path | bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as archive:
                self._parts = dict(_read(archive))
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError) as broken:
            raise Unreadable(BROKEN) from broken
        except (NotImplementedError, OSError, EOFError, ValueError, IndexError) as broken:
            raise Unreadable(BROKEN) from broken
        except RuntimeError as locked:
            raise Unreadable("文件设了打开密码。请去掉密码另存一份再检查") from locked
        self._named = {name.lower(): name for name in self._parts}

    def names(self) -> list[str]:
        """The parts in their order, those that only tell how parts hang together left out."""
        return [name for name in self._parts if name.lower() != _TYPES and not is_relations(name)]

    def of_kind(self, *kinds: str) -> list[str]:
        """The parts that another part names by one of these kinds of tie (comments, image …), in their order."""
        return [name for name in self.names() if self.kind(name) in kinds]

    def kind(self, name: str) -> str:
        """By what kind of tie a part is named first; '' for one that nothing names."""
        return self._kinds.get(name, "")

    @cached_property
    def _kinds(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in self._parts:
            if is_relations(name):
                for kind, target in self.relations(_part_of(name)).values():
                    found.setdefault(target, kind)
        return found

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

    def main(self) -> str:
        """The part that the file is about; Unreadable where there is none."""
        for kind, target in self.relations("").values():
            if kind == "officeDocument" and target in self._parts:
                return target
        raise Unreadable(BROKEN)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part names: by id the kind of the tie and the part it leads to ('' for something outside)."""
        name = self._called(_relations_of(part))
        if name not in self._parts:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for tie in self.tree(name).root:
            outside = attribute(tie, "TargetMode") == "External"
            target = "" if outside else self._resolved(part, attribute(tie, "Target"))
            found[attribute(tie, "Id")] = (attribute(tie, "Type").rpartition("/")[2], target)
        return found

    def outside(self) -> Iterator[str]:
        """The addresses outside the file that its parts lead to."""
        for name in self._parts:
            for tie in self.tree(name).root if is_relations(name) else ():
                if attribute(tie, "TargetMode") == "External":
                    yield attribute(tie, "Target")

    def _called(self, name: str) -> str:
        """A part's name as the file spells it."""
        return self._named.get(name.lower(), name)

    def _resolved(self, part: str, target: str) -> str:
        target = target.replace("\\", "/")
        path = (
            target.lstrip("/")
            if target.startswith("/")
            else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
        )
        found = self._called(path)
        return found if found in self._parts else self._called(unquote(path))

    def drop(self, name: str) -> None:
        """Take a part out, with what names it and what only it names."""
        own = self.relations(name)
        self._parts.pop(name, None)
        self._parts.pop(self._called(_relations_of(name)), None)
        for other in [part for part in self._parts if is_relations(part)]:
            self._untie(other, name)
        listed = self._called(_TYPES)
        types = self.tree(listed)
        for told in list(types.root):
            if attribute(told, "PartName").lstrip("/").lower() == name.lower():
                types.root.remove(told)
        self.put(listed, types)
        for _, target in own.values():
            if target in self._parts and not self._is_named(target):
                self.drop(target)

    def _untie(self, relations: str, name: str) -> None:
        tree, part = self.tree(relations), _part_of(relations)
        gone = [
            tie
            for tie in tree.root
            if attribute(tie, "TargetMode") != "External"
            and self._resolved(part, attribute(tie, "Target")) == name
        ]
        for tie in gone:
            tree.root.remove(tie)
        if gone:
            self.put(relations, tree)

    def _is_named(self, name: str) -> bool:
        parts = [_part_of(one) for one in self._parts if is_relations(one)]
        return any(target == name for part in parts for _, target in self.relations(part).values())

    def every_part(self) -> Iterator[tuple[str, bytes]]:
        """All there is, how parts hang together included."""
        yield from self._parts.items()

    def write(self, path: Path) -> None:
        """Write the parts as a new file; none of the old file's own data stays in it."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self._parts.items():
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def _read(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > _MOST:
        raise Unreadable(TOO_LARGE)
    room = LARGEST_WHOLE
    for member in members:
        data = unpacked(archive, member, room)
        room -= len(data)
        yield member.filename.replace("\\", "/"), data


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> bytes:
    """A member's bytes, counted while they come, whatever size the file claims. Unreadable beyond ``room``."""
    if member.file_size > room:
        raise Unreadable(TOO_LARGE)
    found: list[bytes] = []
    with archive.open(member) as packed:
        while block := packed.read(_BLOCK):
            room -= len(block)
            if room < 0:
                raise Unreadable(TOO_LARGE)
            found.append(block)
    return b"".join(found)


def is_relations(name: str) -> bool:
    """Whether a part only tells what another part names."""
    return name.lower().endswith(".rels")


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _part_of(relations: str) -> str:
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name[: -len(".rels")])
