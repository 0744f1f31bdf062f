"""The built program folder starts by itself and finds its resources. Run on its own: `make app-test`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gongkai_desktop import __version__
from gongkai_desktop.data import CARRIED

pytestmark = pytest.mark.package

FOLDER = Path(__file__).parents[1] / "build" / "app" / "gongkai-desktop"
LARGEST = 230_000_000  # bytes, installed
# Neither this Python nor this source tree may lend the built programs anything.
ALONE = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}


def run(program: str, *arguments: str | Path, where: Path) -> subprocess.CompletedProcess[str]:
    """Starts one of the built programs in an empty place."""
    return subprocess.run(
        [FOLDER / program, *arguments],
        cwd=where,
        env=ALONE,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=600,  # on a busy machine
    )


def answer(*arguments: str | Path, where: Path) -> dict[str, object]:
    """What the built command line answers as JSON, once it has said that all is well."""
    done = run("gongkai", "--json", *arguments, where=where)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert isinstance(told, dict)
    return told


def test_the_command_line_finds_the_rule_sets(tmp_path: Path) -> None:
    assert "tiaoli" in json.dumps(answer("rulesets", where=tmp_path))


def test_a_sheet_is_drawn_with_the_fonts_that_came_along(tmp_path: Path) -> None:
    answer("--office", "样例", "init", "--sample", where=tmp_path)
    rows = answer("--office", "样例", "register", "list", "--limit", "1", where=tmp_path)["rows"]
    assert isinstance(rows, list)
    record = f"#{rows[0]['id']}"
    sheet = ("sheet", "信息发布保密审查表", "--record", record, "-o", "表.pdf")
    answer("--office", "样例", *sheet, where=tmp_path)
    assert (tmp_path / "表.pdf").read_bytes().startswith(b"%PDF-")


def test_a_workbook_goes_out_and_is_read_again_by_a_child_process(tmp_path: Path) -> None:
    answer("--office", "样例", "init", "--sample", where=tmp_path)
    answer("--office", "样例", "register", "export", "台账.xlsx", where=tmp_path)
    read = answer("--office", "样例", "register", "import", "台账.xlsx", where=tmp_path)
    assert (read["add"], read["update"], read["rejected"]) == (0, 0, [])
    assert read["unchanged"] == read["rows"]


def test_the_window_opens_on_the_sample_office(tmp_path: Path) -> None:
    answer("--office", "样例", "init", "--sample", where=tmp_path)
    done = run("gongkai-desktop", "--office", "样例", "--pictures", tmp_path / "图", where=tmp_path)
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "图").glob("*.png"))


@pytest.mark.parametrize(
    ("program", "begins"),
    [("gongkai", {"at_start"}), ("gongkai-desktop", {"at_start", "window_start", "pyi_rth_pyside6"})],
)
def test_a_start_runs_only_what_it_needs(program: str, begins: set[str]) -> None:
    """What helps children to begin is loaded by them alone."""
    # Where nothing is built there is no PyInstaller.
    from PyInstaller.archive.readers import PKG_ITEM_PYSOURCE, CArchiveReader

    ended = f"{program}.exe" if sys.platform == "win32" else program
    parts = CArchiveReader(str(FOLDER / ended)).toc.items()
    scripts = {name for name, (*_, kind) in parts if kind == PKG_ITEM_PYSOURCE}
    assert scripts - {"pyiboot01_bootstrap", "__main__"} == begins


def test_the_window_tells_its_version(tmp_path: Path) -> None:
    done = run("gongkai-desktop", "--version", where=tmp_path)
    assert __version__ in done.stdout


def libraries() -> list[Path]:
    """The shared libraries of the folder; links stand for what they lead to."""
    return [path for path in FOLDER.rglob("*.so*") if path.is_file() and not path.is_symlink()]


def test_nothing_came_along_that_nobody_uses() -> None:
    names = {path.name for path in FOLDER.rglob("*")}
    unwanted = re.compile(
        r"gtk|gdk|Qt6?(Network|Qml|Quick|OpenGL|Sql)|libssl|sqlite3\.(dll|so)|setuptools|pip|pytest|tls$|^qt_|_tkinter"
        r"|api-ms-win|ucrtbase"
    )
    assert {name for name in names if unwanted.search(name)} == set()
    assert [path.parent.name for path in FOLDER.rglob("_sqlite3.*")] == ["sqlcipher3"], "one SQLite"
    runtime = [path.name.lower() for path in FOLDER.rglob("*140*.dll")]
    assert len(runtime) == len(set(runtime)), "Microsoft's runtime once"
    assert [path.name for path in FOLDER.rglob("PySide6/**/*.qm")] == ["qtbase_zh_CN.qm"]
    assert sum(path.lstat().st_size for path in FOLDER.rglob("*") if not path.is_dir()) <= LARGEST


def test_every_carried_library_is_needed_by_another() -> None:
    told = subprocess.run(["readelf", "-dW", *libraries()], capture_output=True, text=True, check=True).stdout
    needed = set(re.findall(r"\(NEEDED\).*\[(.*)\]", told))
    python = {
        path.name for path in FOLDER.rglob("libpython*")
    }  # needed by the start, which looks for it by name
    loaded = {path.name for path in libraries() if "plugins" in path.parts or not path.name.startswith("lib")}
    by_name = {"libpdfium.so"}  # pypdfium2 opens it
    assert {path.name for path in libraries()} - needed - python - loaded - by_name == set()


def test_a_portable_folder_keeps_its_settings_beside_itself(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    shutil.copytree(FOLDER, folder, symlinks=True)
    (folder / CARRIED).touch()
    home = tmp_path / "home"
    home.mkdir()
    around = ALONE | {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    window = subprocess.Popen([folder / "gongkai-desktop", "--scale", "125"], cwd=tmp_path, env=around)
    try:
        limit = time.monotonic() + 120
        while not (folder / "数据" / "设置.ini").is_file():
            assert time.monotonic() < limit and window.poll() is None
            time.sleep(0.1)
    finally:
        window.kill()
        window.wait()
    assert not (home / ".config").exists()


def test_the_licence_of_each_part_came_along() -> None:
    told = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.rglob("licences/*.txt")}
    assert {"gongkai-desktop", "python", "qt", "pypdfium2", "zxing-cpp"} <= set(told)
    assert "木兰宽松许可证" in told["gongkai-desktop"] and "LESSER GENERAL PUBLIC" in told["qt"]


def test_the_manual_came_along_with_its_pictures() -> None:
    (contents,) = FOLDER.rglob("manual/目录.md")
    assert any(contents.parent.glob("pictures/*.png"))
