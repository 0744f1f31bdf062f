"""The version of what is built: the program's own, which a release's tag has to say as well.

`python packaging/version.py` prints it. On a commit with a tag like v1.2.3 the tag must agree, and CHANGELOG.md must
have that version with its day; otherwise nothing is built.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class Mismatch(Exception):
    """The places that tell the version do not agree; the message says which."""


def checked(root: Path = ROOT) -> str:
    """The program's version (pyproject.toml reads the same); Mismatch when the tag or the list of changes differ."""
    version = written(root)
    for tag in tags(root):
        agrees(version, tag, (root / "CHANGELOG.md").read_text(encoding="utf-8"))
    return version


def written(root: Path = ROOT) -> str:
    """The version as the program tells it."""
    source = (root / "gongkai_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', source, re.MULTILINE)
    if found is None:
        raise Mismatch("gongkai_desktop/__init__.py 里没有 __version__")
    return found[1]


def tags(root: Path = ROOT) -> list[str]:
    """The release tags of the commit that is built; none outside of git."""
    command = ["git", "-C", str(root), "tag", "--points-at", "HEAD", "--list", "v[0-9]*"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    except FileNotFoundError:
        return []


def agrees(version: str, tag: str, changes: str) -> None:
    """Mismatch when a release's tag or the list of changes says otherwise than the program."""
    if tag != f"v{version}":
        raise Mismatch(f"标签是 {tag}，程序的版本是 {version}：请先改 gongkai_desktop/__init__.py")
    if not re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", changes, re.MULTILINE):
        raise Mismatch(f"CHANGELOG.md 里没有“## [{version}] - 年-月-日”一节")


if __name__ == "__main__":
    try:
        print(checked())
    except Mismatch as wrong:
        sys.exit(str(wrong))
