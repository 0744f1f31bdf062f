"""The manual's pictures made anew, `make manual-pictures`: no other way leads to one.

The program draws its pages and dialogs over the sample office; those of the walk (tests/walk) lie in the folder that
is given. `made.json` keeps of each its digest and the program's words that stand on it. So a test without a
window tells a picture that was made in another way, and one that shows what the program says no more.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import noon
from tests.ui.words import ROOT, bare, shown_words

MANUAL = ROOT / "docs" / "manual"
PICTURES = MANUAL / "pictures"
MADE = PICTURES / "made.json"
CLERK = Path("/home/王敏")
WORDS = "words.json"
"""In a folder of pictures: what stands on each, by name."""
_USED = re.compile(r"!\[[^\]]*\]\(pictures/([^)]+)\.png\)")
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@dataclass(frozen=True)
class Picture:
    """What is known of a picture: the digest of its file, and words of the program that are seen on it."""

    digest: str
    words: list[str]


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


@cache
def made() -> dict[str, Picture]:
    """The pictures as they were made, by name."""
    return {name: Picture(**one) for name, one in json.loads(MADE.read_text(encoding="utf-8")).items()}


def used() -> set[str]:
    """The names of the pictures that the manual shows."""
    return {name for page in MANUAL.glob("*.md") for name in _USED.findall(page.read_text(encoding="utf-8"))}


def take_over(folder: Path) -> None:
    """The pictures of a folder that the manual shows."""
    words = json.loads((folder / WORDS).read_text(encoding="utf-8"))
    for name in sorted(used() & words.keys()):
        shutil.copyfile(folder / f"{name}.png", PICTURES / f"{name}.png")
        made()[name] = Picture(digest(PICTURES / f"{name}.png"), sorted(known(words[name])))


def known(words: Iterable[str]) -> set[str]:
    """Those of some words that are the program's own."""
    return {bare(word) for word in words} & shown_words() - {""}


def keep() -> None:
    """Write down what was made; what the manual shows no more goes."""
    kept = {name: asdict(one) for name, one in sorted(made().items()) if name in used()}
    for path in PICTURES.glob("*.png"):
        if path.stem not in kept:
            path.unlink()
    MADE.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


@contextmanager
def clerks_home() -> Iterator[Path]:
    """The folder whose path is to be seen in pictures: a clerk's home, where this machine lets one be made.

    Elsewhere it is a temporary one. It goes at the end; a home that is there already is somebody's, and left alone.
    """
    try:
        CLERK.mkdir()
    except OSError:
        with TemporaryDirectory() as folder:
            yield Path(folder)
        return
    try:
        yield CLERK
    finally:
        shutil.rmtree(CLERK)


def draw(folder: Path, home: Path) -> None:
    """Every page and dialog over the sample office, with the words in front on each; the office lies in ``home``.

    The day is the tests' own, so that a picture differs from the one before only where the window does.
    """
    noon.stay()
    from gongkai_desktop.sample import create_sample
    from ui import app, pictures

    office, words = home / "样例单位", dict[str, list[str]]()
    create_sample(office).close()
    save = pictures.Camera._save

    def saving(camera: pictures.Camera, name: str, *rest: object) -> None:
        words[name] = [*in_front()]
        save(camera, name, *rest)  # type: ignore[arg-type]

    pictures.Camera._save = saving  # type: ignore[method-assign]
    for name in _SCREENS:  # it then draws on a screen of the size that offices have
        os.environ.pop(name, None)
    if app.main(["--office", str(office), "--pictures", str(folder)]):
        raise SystemExit(1)
    (folder / WORDS).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")


def in_front() -> Iterator[str]:
    """The words of the dialog in front, or of all windows where there is none."""
    from PySide6.QtWidgets import QApplication, QWidget

    front = QApplication.activeModalWidget()
    for window in [front] if front is not None else QApplication.topLevelWidgets():
        if window.isVisible():
            yield window.windowTitle()
            for part in window.findChildren(QWidget):
                if part.isVisible():
                    yield from _said(part)


def _said(part: object) -> Iterable[str]:
    from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar

    if isinstance(part, QAbstractButton | QLabel):
        return [part.text()]
    if isinstance(part, QTabBar):
        return [part.tabText(at) for at in range(part.count())]
    return []


if __name__ == "__main__":
    if not MADE.is_file():
        MADE.write_text("{}", encoding="utf-8")
    with TemporaryDirectory() as drawn, clerks_home() as home:
        draw(Path(drawn), home)
        for made_in in (Path(drawn), *map(Path, sys.argv[1:])):
            take_over(made_in)
    keep()
    lacking = used() - made().keys()
    if lacking:
        raise SystemExit(f"没有画成：{'、'.join(sorted(lacking))}")
