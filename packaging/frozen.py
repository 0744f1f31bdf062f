"""What the built folder takes along, for build.spec: all the program uses, and nothing else.

Only parts are listed that somebody uses; a new one of Qt's comes along when it is written down here. On Linux the
libraries of the desktop (X, Wayland, GL, glib, fonts, D-Bus, CUPS) are the machine's own, as they have to fit its
drivers and settings, and the package names them in its Depends. Carried are what Python itself stands on, and the
small parts of X that a desktop from before Qt 6.5 lacks: an office has no network to fetch them from.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePath
from typing import Any

import licences
import PyInstaller
import PySide6
import version
from PyInstaller.building.api import EXE, PYZ
from PyInstaller.building.build_main import Analysis
from PyInstaller.config import CONF
from windows import parts

Entry = tuple[str, str, str]
"""One line of PyInstaller's tables: where it goes in the folder, where it comes from, what it is."""

QT = ("Core", "DBus", "Gui", "PrintSupport", "Svg", "WaylandClient", "Widgets", "XcbQpa")
PLUGINS = {
    "platforms": ("cocoa", "offscreen", "wayland-generic", "windows", "xcb"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "printsupport": ("cocoaprintersupport", "cupsprintersupport"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": ("xdg-shell",),
}
TRANSLATIONS = ("qtbase_zh_CN.qm",)
CARRIED = (
    "libbz2.",
    "libcrypto.",
    "libffi.",
    "liblzma.",
    "libmpdec.",
    "libpython",
    "libxcb-",
    "libxkbcommon",
)
WITH_THE_UNUSED = (
    "d3dcompiler", "libavif-", "libbrotli", "libfreetype-", "libharfbuzz-", "liblcms2-", "libpng16-", "libxcb-glx.",
    "opengl32sw",
)  # fmt: skip
"""What comes with the parts that are left out: Pillow's AVIF and drawing of letters, GL without a graphics card."""

LEFT_OUT = [
    # tools of whoever changes the program
    "_pytest", "hypothesis", "mypy", "pip", "pkg_resources", "pypinyin", "pytest", "ruff", "setuptools", "tkinter",
    "bdb", "doctest", "pdb", "pydoc", "pydoc_data", "unittest",
    # the network
    "PySide6.QtNetwork", "_ssl", "asyncio", "ftplib", "smtplib", "socketserver", "ssl", "xmlrpc",
    # a second SQLite, a second XML, and what stands in for what is there
    "PySide6.QtDBus", "_pydecimal", "_sqlite3", "charset_normalizer", "lxml", "readline", "sqlite3",
    "PIL._avif", "PIL._imagingcms", "PIL._imagingft", "PIL._imagingtk",
]  # fmt: skip
HOOKS_LEFT_OUT = ("pyi_rth_inspect", "pyi_rth_multiprocessing", "pyi_rth_pkgutil")
"""They help programs that read their own source or list their own packages, and children (at_start.py loads that one
for them); each start would load them."""

ROOT = Path(__file__).resolve().parents[1]
HOOKS = Path(PyInstaller.__file__).parent / "hooks" / "rthooks"
"""Where PyInstaller's own parts of a start lie."""
DATA = [
    *((str(ROOT / folder), folder) for folder in ("resources", "i18n")),
    (str(ROOT / "docs" / "manual"), "resources/manual"),
    (str(licences.write(Path(CONF["workpath"]) / "licences")), "licences"),
]
"""Given by their places: PyInstaller's own search finds no data folder without an __init__.py."""
ICON = None if sys.platform == "linux" else str(ROOT / "resources" / "icons" / "app.ico")


def program(
    name: str, script: str, *, console: bool, window: bool = False, data: list[tuple[str, str]] = DATA
) -> tuple[Any, ...]:
    """One executable and what has to lie beside it, for COLLECT. ``window``: it begins as ours does."""
    found = Analysis(
        [str(ROOT / script)],
        pathex=[str(ROOT), str(HOOKS)],
        datas=data,
        hiddenimports=["sqlcipher3.dbapi2"] if data else [],
        runtime_hooks=[
            str(ROOT / "packaging" / f"{part}.py")
            for part in (["at_start", "window_start"] if window else ["at_start"])
        ],
        excludes=LEFT_OUT,
        optimize=2,
    )
    started = EXE(
        PYZ(found.pure),
        [entry for entry in found.scripts if entry[0] not in HOOKS_LEFT_OUT],
        exclude_binaries=True,
        name=name,
        console=console,
        icon=ICON,
        version=parts.told(name, version.written()) if sys.platform == "win32" else None,
    )
    started.dependencies = _stripped(started.dependencies)  # what the start itself reads
    return started, _settled(_used_of(found.binaries)), _used_of(found.datas)


def _settled(libraries: list[Entry]) -> list[Entry]:
    """The libraries as they go into the folder: without symbols, Microsoft's runtime once."""
    if sys.platform == "win32":
        return parts.runtime_once(libraries, Path(PySide6.__file__).parent, parts.file_version)
    return _stripped(libraries)


def _used_of(entries: Iterable[Entry]) -> list[Entry]:
    """The lines whose files the program uses."""
    return [entry for entry in entries if _is_used(PurePath(entry[0]), Path(entry[1]))]


def _is_used(place: PurePath, source: Path) -> bool:
    name = place.name
    if "wayland" in str(place).lower() and not _wayland():
        return False
    if "plugins" in place.parts and "PySide6" in place.parts:
        kind = place.parts[place.parts.index("plugins") + 1]
        return place.stem.removeprefix("lib").removeprefix("q") in PLUGINS.get(kind, ())
    if "translations" in place.parts and "PySide6" in place.parts:
        return name in TRANSLATIONS
    if name.startswith(("libQt6", "Qt6")):
        return name.removeprefix("lib").removeprefix("Qt6").partition(".")[0] in QT
    if name.startswith(WITH_THE_UNUSED) or place.suffix == ".ts":  # what .qm is made from
        return False
    return not _of_the_system(source) or name.startswith(CARRIED)


@cache
def _wayland() -> bool:
    """Whether this system's Wayland is as new as Qt's part for it wants (1.20); with an older one Qt goes by X."""
    try:
        ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6WaylandClient.so.6"))
    except OSError:
        return False
    return True


def _of_the_system(source: Path) -> bool:
    """Whether a file belongs to the Linux it was built on, or to every Windows."""
    if sys.platform == "win32":
        return parts.of_windows(source.name)
    system = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")
    return (
        sys.platform == "linux"
        and ".so" in source.name
        and str(source).startswith(tuple(f"{s}/" for s in system))
    )


def _stripped(entries: Iterable[Entry]) -> list[Entry]:
    """The same lines, with copies without symbols of those libraries that were delivered with them.

    Only those: the loader refuses some of the others once they have been through strip.
    """
    work = Path(CONF["workpath"]) / "stripped"
    return [(place, _without_symbols(source, work / place), kind) for place, source, kind in entries]


def _without_symbols(source: str, copy: Path) -> str:
    if sys.platform != "linux" or ".so" not in Path(source).name or not _has_symbols(source):
        return source
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, copy)
    subprocess.run(["strip", "--strip-unneeded", copy], check=True)
    return str(copy)


def _has_symbols(library: str) -> bool:
    sections = subprocess.run(["readelf", "-SW", library], capture_output=True, text=True, check=False).stdout
    return ".symtab" in sections
