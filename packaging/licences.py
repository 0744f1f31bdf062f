"""The licences of what is carried along, one file for each part: `licences/` of the built folder.

Each part's own package brings its text; Qt's does not (its authors put only their offer there), so the two texts it
is under lie in packaging/licences. The Debian package tells the same in its copyright file, and leaves these out.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PARTS: Final = (
    "borax", "chinese-calendar", "et-xmlfile", "openpyxl", "peewee", "pillow", "pyinstaller", "pypdfium2",
    "python-calamine", "reportlab", "sqlcipher3", "zxing-cpp",
)  # fmt: skip
"""By the names of their packages; pyinstaller is the start of both programs."""
QT: Final = ("pyside6-essentials", "shiboken6")
_QT_TEXTS: Final = ("LGPL-3.txt", "GPL-3.txt")
_QT_TOLD: Final = """\
PySide6 {version}、Shiboken6 和 Qt {version}，按 GNU 宽通用公共许可证（LGPL）第 3 版使用，没有改动；
它们是文件夹里独立的动态库，可以换成同一接口的别的版本。源码：https://download.qt.io/official_releases/
Qt 里第三方的部分各有许可：https://doc.qt.io/qt-6/licenses-used-in-qt.html
"""
_TEXT: Final = re.compile(r"\.dist-info/(licenses/.+|(LICEN[CS]E|COPYING)[^/]*)$", re.IGNORECASE)
_RULE: Final = f"\n\n{'-' * 78}\n"


def write(folder: Path) -> Path:
    """The files, made in ``folder``. LookupError where a part brings no word about its licence."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def texts() -> Iterator[tuple[str, str]]:
    """Each part's name and what its file says."""
    yield "gongkai-desktop", (ROOT / "LICENSE").read_text(encoding="utf-8")
    yield "python", _of_python()
    yield "qt", _of_qt()
    for name in PARTS:
        yield name, _of_part(distribution(name))


def _of_part(part: Distribution) -> str:
    told = part.metadata
    licence = told.get("License-Expression") or told.get("License") or ""
    whose = told.get("Author") or told.get("Author-email") or ""
    found = [file for file in part.files or () if _TEXT.search(file.as_posix())]
    if not licence and not found:
        raise LookupError(f"{part.name} 没有带来它的许可")
    head = "\n".join(filter(None, (f"{part.name} {part.version}", licence, whose)))
    # Some are written in an older encoding: a name with a wrong letter is better than none.
    bodies = (Path(str(file.locate())).read_text(encoding="utf-8", errors="replace") for file in found)
    return _RULE.join((head, *bodies))


def _of_qt() -> str:
    versions = {distribution(name).version for name in QT}
    head = _QT_TOLD.format(version="、".join(sorted(versions)))
    kept = ROOT / "packaging" / "licences"
    return _RULE.join((head, *((kept / name).read_text(encoding="utf-8") for name in _QT_TEXTS)))


def _of_python() -> str:
    """Python's own licence, which on Windows names those of the libraries that it brings along too."""
    library = Path(os.__file__).parent
    for place in (library.parent, library, Path(sys.base_prefix)):
        if (place / "LICENSE.txt").is_file():
            return (place / "LICENSE.txt").read_text(encoding="utf-8", errors="replace")
    raise LookupError("Python 没有带来它的许可（LICENSE.txt）")
