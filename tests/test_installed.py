"""The Debian package in a clean Debian with nothing else in it, worked by key. Run on its own: `make deb-test`.

``DEB_TEST_ROOT`` is a fresh Debian (debootstrap's minbase), which is copied, ``DEB_TEST_PACKAGE`` the package,
``DEB_BEFORE`` the package of the version before; without one it is the same one with a lower number, whose schema is
the same. The X server and the hand at the keyboard stay outside of that Debian, which only gets the server's socket: it
has no Python, no X tools and nothing for developers. Needs root.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.store.backup import Reason
from gongkai_desktop.store.lock import holder
from tests.debian import CLERK, Debian, Installed, clean_debian
from tests.ui.shown import LOOK, Program, Screen
from tests.ui.starting import FIRST, fill_in_office, leave

pytestmark = pytest.mark.package

A_WHILE = 5  # seconds
OLDER = "/opt/older"
"""Where the version before lies beside the newer one."""


@pytest.fixture
def debian(tmp_path: Path) -> Iterator[Debian]:
    with clean_debian(Path(os.environ["DEB_TEST_ROOT"]), tmp_path / "root") as made:
        yield made


@pytest.fixture
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


@pytest.fixture
def package() -> Path:
    return Path(os.environ["DEB_TEST_PACKAGE"]).resolve()


def before(package: Path, work: Path) -> Path:
    """The package of the version before, or the same one as if it were that."""
    if given := os.environ.get("DEB_BEFORE"):
        return Path(given).resolve()
    tree, older = work / "tree", work / "older.deb"
    subprocess.run(["dpkg-deb", "--raw-extract", package, tree], check=True)
    control = tree / "DEBIAN/control"
    control.write_text(re.sub(r"(?m)^Version: .*$", "Version: 0.0.1", control.read_text("utf-8")), "utf-8")
    packed = ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", tree, older]
    subprocess.run(packed, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return older


def found_office(program: Program, place: str) -> None:
    """The three pages of the first run."""
    fill_in_office(program, place)
    in_office(program, "ledger")


def in_office(program: Program, name: str) -> None:
    """Wait for the office's window with its menus, which come once the folder is held for writing."""
    program.on(f"— {name}$")


def taken(program: Program, office: OfficeFolder) -> None:
    """Wait until the folder is held for writing and the menus are there: between the two its schema may be raised."""
    program.until(partial(holder, office.lock), "the note of who holds the folder")
    program.rest()


def register(program: Program, title: str) -> None:
    """One item by key: its name, day, department and attribute."""
    program.until(lambda: program.presses("ctrl+n", "^新登记$"), "the form of a new item")
    program.on("^新登记$")
    program.write(title)
    program.press("Tab")
    program.write("2026-11-20")
    program.press("Tab")
    program.write("Office")
    program.rest()
    program.press("Tab")
    program.rest()
    program.press("Down")
    program.until(
        lambda: shuts(program, "ctrl+Return", "^新登记$"), "the end of the form"
    )  # a list may be open over it
    in_office(program, "ledger")


def shuts(program: Program, keys: str, title: str) -> bool:
    """Press keys, and look for a while whether they have closed such a window."""
    program.press(keys)
    limit = time.monotonic() + A_WHILE
    while program.seen(title) and time.monotonic() < limit:
        time.sleep(LOOK)
    return not program.seen(title)


def print_sheet(program: Program, debian: Debian, name: str) -> bytes:
    """The review sheet of the item as a PDF, by key; its bytes."""
    program.until(lambda: program.presses("ctrl+p", "^公开形式$"), "the question that the sheet still has")
    program.on("^公开形式$")
    program.shut("ctrl+Return", "^公开形式$")
    program.on("审查表")
    program.press("ctrl+s")
    program.on("^另存 PDF$")
    program.write(f"/home/{CLERK}/{name}")
    program.press("Return")
    made = debian.home / name
    program.until(lambda: made.is_file() and made.stat().st_size > 0, "the printed sheet")
    program.on("审查表")
    program.shut("Escape", "审查表")
    in_office(program, "ledger")
    return made.read_bytes()


def schema(database: Path) -> int:
    """Of a file that nobody has open: SQLite's user_version, as its head tells it."""
    return int.from_bytes(database.read_bytes()[60:64], "big")


def items(debian: Debian, office: OfficeFolder) -> int:
    """How many there are in the register."""
    asked = ("gongkai", "--office", named(debian, office), "--json", "register", "list", "--limit", "1")
    return int(json.loads(debian.answer(*asked))["total"])


def named(debian: Debian, office: OfficeFolder) -> str:
    """An office's folder as the programs of that Debian see it."""
    return str(Path("/", office.root.relative_to(debian.root)))


def raised_with_care(debian: Debian, offices: dict[OfficeFolder, int], older: Path) -> None:
    """An office whose schema is newer than it was: a copy has the old one, the older program says whose it is now."""
    raised = {office: was for office, was in offices.items() if schema(office.database) != was}
    if raised:
        debian.unpack(older, OLDER)
    for office, was in raised.items():
        assert [schema(copy) for copy in office.backups.glob(f"*{Reason.UPGRADE}.db")] == [was]
        asked = (f"{OLDER}/usr/bin/gongkai", "--office", named(debian, office), "register", "list")
        told = debian.refusal(*asked)
        assert "更新的版本" in told and debian.run("gongkai", "--version").strip() in told


def in_place(debian: Debian) -> dict[Path, bytes]:
    """The files of the offices and of the settings; the lock is only there while the window is."""
    kept = (debian.home / "ledger", debian.home / "sample", debian.home / ".config")
    return {path: path.read_bytes() for folder in kept for path in folder.rglob("*") if path.is_file()}


def test_a_new_user_works_upgrades_and_removes(
    debian: Debian, screen: Screen, package: Path, tmp_path: Path
) -> None:
    older = before(package, tmp_path)
    debian.install(older)
    assert not {name for name in debian.packages() if name.startswith("python") or name.endswith("-dev")}
    own, sample = (OfficeFolder(debian.home / name) for name in ("ledger", "sample"))
    debian.answer("gongkai", "--office", named(debian, sample), "init", "--sample")
    with Installed(screen, debian) as program:
        found_office(program, f"/home/{CLERK}/ledger")
        taken(program, own)
        register(program, "Safety notice")
        assert print_sheet(program, debian, "sheet.pdf").startswith(b"%PDF-")
        leave(program)
        were = {office: schema(office.database) for office in (own, sample)}
        counted = [items(debian, office) for office in were]

        debian.install(package)  # upgrades
        program.again()
        in_office(program, "ledger")  # the one of last time: the settings are still known
        taken(program, own)
        leave(program)
        program.with_words(f"/home/{CLERK}/sample/{sample.database.name}")  # as a double click starts it
        program.again()
        in_office(program, "sample")
        taken(program, sample)
        leave(program)

    raised_with_care(debian, were, older)
    assert [items(debian, office) for office in were] == counted
    for office in were:
        debian.answer("gongkai", "--office", named(debian, office), "verify")
    listed = debian.answer("gongkai", "--office", named(debian, own), "register", "list")
    assert "Safety notice" in listed

    kept = in_place(debian)
    debian.run("apt-get", "purge", "-y", "-qq", "gongkai-desktop")
    assert in_place(debian) == kept
    left = [path for path in (debian.root / "usr").rglob("*gongkai*") if path.exists()]
    assert left == []


def test_the_sample_office_opens(debian: Debian, screen: Screen, package: Path) -> None:
    debian.install(package)
    with Installed(screen, debian) as program:
        program.on(FIRST)
        program.press("alt+s")
        in_office(program, program.sample().name)
        program.until(
            lambda: program.presses("ctrl+shift+k", "^备份与恢复$"), "a dialog of the sample office"
        )
        program.on("^备份与恢复$")
        program.shut("Escape", "^备份与恢复$")
        in_office(program, "样例单位")
        leave(program)
    debian.run("apt-get", "remove", "-y", "-qq", "gongkai-desktop")
