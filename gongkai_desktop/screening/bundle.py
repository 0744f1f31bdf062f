"""Zip files: each file in them is looked through by itself. Nothing is taken out of them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from gongkai_desktop.filenames import ending
from gongkai_desktop.files import discard, temporary_folder
from gongkai_desktop.screening.catching import Catch, Caught, Unreadable
from gongkai_desktop.screening.inside import Inside
from gongkai_desktop.screening.matters import Matter
from gongkai_desktop.screening.package import LARGEST_WHOLE

_MOST: Final = 500
_BLOCK: Final = 1 << 20
_WAY: Final = "请解开压缩包，清理里面的文件后重新打包"
_UTF8: Final = 0x800


class BundleFile:
    """One zip file."""

    kind = "zip"
    pages = 0

    def __init__(self, path: Path, inside: Inside) -> None:
        if inside.too_deep:
            raise Unreadable("压缩包里又套着压缩包。请解开再检查")
        self._path, self._inside = path, inside

    def catches(self) -> Iterator[Catch]:
        """What each of the files holds."""
        with (
            temporary_folder() as folder,
            zipfile.ZipFile(self._path) as archive,
        ):
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > _MOST or sum(member.file_size for member in members) > LARGEST_WHOLE:
                raise Unreadable("压缩包里的文件太多太大。请解开再检查")
            for number, member in enumerate(members, 1):
                self._inside.progress(number - 1, len(members))
                yield from self._of(archive, member, number, Path(folder))

    def _of(
        self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, number: int, folder: Path
    ) -> Iterator[Catch]:
        name = _named(member)
        own = folder / f"{number}{ending(name)}"
        try:
            _unpack(archive, member, own)
        except Unreadable as reason:
            title = f"“{Path(name).name}”没有检查"
            yield Catch(Matter.EMBEDDED, f"{number}", name, title=title, way=str(reason))
            return
        yield from self._inside.catches(own, name, f"{number}", _WAY)
        discard(own)

    def everything(self) -> Iterator[tuple[str, str]]:
        """Nothing: no copy is ever made of it."""
        return iter(())

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Nothing is taken out of a bundle."""
        return []

    def write(self, path: Path) -> None:
        """Write it as it came."""
        path.write_bytes(self._path.read_bytes())


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> None:
    left = LARGEST_WHOLE
    try:
        with archive.open(member) as packed, target.open("wb") as file:
            while block := packed.read(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise Unreadable("压缩包里的文件太大。请解开再检查")
                file.write(block)
    except (RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as broken:
        raise Unreadable("设了密码或已损坏。请解开再检查") from broken


def _named(member: zipfile.ZipInfo) -> str:
    """A member's name; old Chinese programs wrote it in GBK without saying so."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
