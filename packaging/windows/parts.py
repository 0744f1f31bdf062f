"""What Windows has itself, what Microsoft's compilers need besides, and what our programs tell it of themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path, PureWindowsPath
from typing import Any

Entry = tuple[str, str, str]
Version = tuple[int, int, int, int]

_SYSTEM = ("api-ms-win-", "ext-ms-win-", "ucrtbase.")
"""The universal runtime of C: a part of Windows 10 and 11, which take their own even where another lies beside."""
_RUNTIME = ("concrt140", "msvcp140", "vccorlib140", "vcruntime140")
"""The runtime of C++, which a new Windows has not."""
NAME = "信息公开台账"
_CHINESE, _UNICODE = 0x0804, 1200


def of_windows(name: str) -> bool:
    """Whether a library belongs to every Windows that the program runs on."""
    return name.lower().startswith(_SYSTEM)


def runtime_once(entries: Iterable[Entry], offered: Path, version: Callable[[str], Version]) -> list[Entry]:
    """The lines with Microsoft's runtime beside Python only, each of its files in the newest edition there is.

    Python, Qt and the machine of whoever builds bring one each. A process has one of a name, the first that is
    loaded: Python's, older than what Qt was compiled for. The newest serves all that older ones served; Qt's part for
    Python (the folder ``offered``) brings it for the program that has no window, too.
    """
    kept: list[Entry] = []
    newest: dict[str, Entry] = {}
    for place, source, kind in entries:
        name = PureWindowsPath(place).name.lower()
        if not name.startswith(_RUNTIME):
            kept.append((place, source, kind))
            continue
        for one in (source, str(offered / name)):
            if name not in newest or version(one) > version(newest[name][1]):
                newest[name] = (name, one, kind)
    return [*kept, *newest.values()]


def file_version(path: str) -> Version:
    """The version that a library or program tells of itself; zeros where it tells none, or is not there."""
    import pefile

    if not Path(path).is_file():
        return 0, 0, 0, 0
    with pefile.PE(path, fast_load=True) as file:
        file.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
        for told in getattr(file, "VS_FIXEDFILEINFO", ()):
            high, low = told.FileVersionMS, told.FileVersionLS
            return high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF
    return 0, 0, 0, 0


def told(name: str, version: str) -> Any:
    """What a program of ours tells Windows: its name in lists and menus, its version in its properties."""
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = (*map(int, version.split(".")), 0)
    words = {
        "CompanyName": f"{NAME}的贡献者",
        "FileDescription": NAME if name == "gongkai-desktop" else f"{NAME}（命令行）",
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": "木兰宽松许可证，第 2 版",
        "OriginalFilename": f"{name}.exe",
        "ProductName": NAME,
        "ProductVersion": version,
    }
    table = info.StringTable(
        f"{_CHINESE:04x}{_UNICODE:04x}", [info.StringStruct(*word) for word in words.items()]
    )
    language = info.VarStruct("Translation", [_CHINESE, _UNICODE])
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[info.StringFileInfo([table]), info.VarFileInfo([language])],
    )
