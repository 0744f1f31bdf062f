"""Which font plays which part: the machine's own official faces first, the bundled open ones after."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from gongkai_desktop.data import resource
from gongkai_desktop.paper.sfnt import FontFile, read_fonts


class Role(StrEnum):
    """The faces of Chinese official papers (GB/T 9704): body, headings, captions, titles."""

    SONG = "song"
    FANGSONG = "fangsong"
    KAI = "kai"
    HEI = "hei"
    TITLE = "title"


_SONG = (
    "SimSun", "宋体", "NSimSun", "新宋体", "方正书宋_GBK", "FZShuSong-Z01", "方正书宋简体",
    "FZShuSong-Z01S", "STSong", "华文宋体",
)  # fmt: skip
_WANTED: Mapping[Role, tuple[str, ...]] = {
    Role.SONG: _SONG,
    Role.FANGSONG: (
        "仿宋_GB2312", "FangSong_GB2312", "FangSong", "仿宋", "方正仿宋_GBK", "FZFangSong-Z02",
        "方正仿宋简体", "FZFangSong-Z02S", "STFangsong", "华文仿宋",
    ),
    Role.KAI: (
        "楷体_GB2312", "KaiTi_GB2312", "KaiTi", "楷体", "方正楷体_GBK", "FZKai-Z03", "方正楷体简体",
        "FZKai-Z03S", "STKaiti", "华文楷体", "LXGW WenKai", "霞鹜文楷",
    ),
    Role.HEI: (
        "SimHei", "黑体", "方正黑体_GBK", "FZHei-B01", "方正黑体简体", "FZHei-B01S", "STHeiti",
        "华文黑体",
    ),
    Role.TITLE: (
        "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "方正小标宋简体", "FZXiaoBiaoSong-B05S",
        "小标宋", "华文中宋", "STZhongsong",
    ),
}  # fmt: skip
# Wide faces that some machines have: they come last, for characters in names that no other face holds.
_RARE = (
    "SimSun-ExtB", "宋体-ExtB", "SimSun-ExtG", "宋体-ExtG", "Plangothic P1", "Plangothic P2",
    "HanaMinA", "HanaMinB", "BabelStone Han", "MingLiU-ExtB", "LXGW WenKai",
)  # fmt: skip
_SERIF, _SANS = "NotoSerifSC-Regular.ttf", "NotoSansSC-Regular.ttf"
# Only the characters of everyday texts (GB/T 2312 and those of our own resources): rarer ones are thickened.
_HEAVY = {Role.TITLE: "NotoSerifSC-SemiBold.ttf", Role.HEI: "NotoSansSC-Medium.ttf"}


def wanted(role: Role) -> tuple[str, ...]:
    """Family names to look for on the machine for a role, best first."""
    return _WANTED[role]


def rare_families() -> tuple[str, ...]:
    """Families looked into last, for characters that nothing else holds."""
    return _RARE


def bundled(role: Role) -> tuple[FontFile, ...]:
    """The open fonts of plain weight that come with the program, nearest in style to the role first."""
    return tuple(_ours(name) for name in ((_SANS, _SERIF) if role is Role.HEI else (_SERIF, _SANS)))


def heavy(role: Role) -> tuple[FontFile, ...]:
    """The open font that is as heavy as the role wants; none for those of plain weight."""
    return (_ours(_HEAVY[role]),) if role in _HEAVY else ()


def _ours(name: str) -> FontFile:
    return FontFile(resource("fonts") / name, 0, frozenset())


def font_folders() -> tuple[Path, ...]:
    """Where this system keeps fonts, for everybody and for this user."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    else:
        shared = Path("/usr/share/fonts"), Path("/usr/local/share/fonts")
        return *shared, home / ".local/share/fonts", home / ".fonts"


@cache
def machine_faces(folders: tuple[Path, ...] | None = None) -> Mapping[str, FontFile]:
    """The faces worth using that are installed here, by family name; searched once per process."""
    sought = {name for names in _WANTED.values() for name in names} | set(_RARE)
    found: dict[str, FontFile] = {}
    for path in _font_paths(font_folders() if folders is None else folders):
        for face in read_fonts(path):
            for name in face.names & sought:
                found.setdefault(name, face)
    return found


def _font_paths(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        for parent, below, names in os.walk(folder):
            below.sort()
            fonts = sorted(name for name in names if name.lower().endswith((".ttf", ".ttc")))
            yield from (Path(parent, name) for name in fonts)
