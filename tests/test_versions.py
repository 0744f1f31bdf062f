"""The version is told alike everywhere, and a release is not built when its tag or its list of changes disagree."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from gongkai_desktop import __version__

ROOT = Path(__file__).parents[1]
CHANGES = "# 变化\n\n## [1.2.3] - 2026-12-01\n"


@pytest.fixture(scope="module")
def versions() -> ModuleType:
    spec = importlib.util.spec_from_file_location("version", ROOT / "packaging" / "version.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_build_reads_the_version_that_the_program_tells(versions: ModuleType) -> None:
    assert versions.checked() == __version__
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "gongkai_desktop/__init__.py"


def test_a_release_agrees_with_its_tag_and_has_its_day(versions: ModuleType) -> None:
    versions.agrees("1.2.3", "v1.2.3", CHANGES)


@pytest.mark.parametrize(
    ("version", "tag", "changes", "told"),
    [
        ("1.2.3", "v1.2.4", CHANGES, "v1.2.4"),
        ("1.2.4", "v1.2.4", CHANGES, "1.2.4"),
        ("1.2.3", "v1.2.3", "## [1.2.3]\n", "1.2.3"),
    ],
    ids=["another tag", "no list of changes", "no day"],
)
def test_a_release_that_disagrees_is_not_built(
    versions: ModuleType, version: str, tag: str, changes: str, told: str
) -> None:
    with pytest.raises(versions.Mismatch, match=re.escape(told)):
        versions.agrees(version, tag, changes)


def test_the_office_file_is_known_to_the_desktop_by_its_name() -> None:
    from gongkai_desktop.data import OfficeFolder

    kind = (ROOT / "packaging/linux/gongkai-desktop.xml").read_text(encoding="utf-8")
    entry = (ROOT / "packaging/linux/gongkai-desktop.desktop").read_text(encoding="utf-8")
    assert f'<glob pattern="{OfficeFolder(ROOT).database.name}"' in kind
    (name,) = re.findall(r'<mime-type type="([^"]+)"', kind)
    assert f"MimeType={name};" in entry
