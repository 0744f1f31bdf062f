"""One command to set up, check and run on any system: python tools/dev.py, then what to do.

The Makefile calls it for all of these; what it adds are the packages of the system and the long targets. Where there
is no make (Windows), this file is enough. Nothing but Python's own library is used here.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
VENV, CORE = ROOT / ".venv", ROOT / ".venv-core"
LOCK, DEV_LOCK, PROJECT = ROOT / "requirements.lock", ROOT / "requirements-dev.lock", ROOT / "pyproject.toml"

_OLDEST, _NEWEST = (3, 11), (3, 13)
_NO_CORE: Final = re.compile(r"(pyside6|shiboken6|pytest-qt|pyinstaller|mypy|ruff|import-linter|grimp)")
_QUIET: Final = ("--quiet", "--disable-pip-version-check")

# The process as it is started needs an X screen of its own, which other systems than Linux do not have.
_ONLY_LINUX: Final = ("tests/ui/test_process.py", "tests/ui/test_atspi.py")
# Disks filled by limits, rights given up, files taken from a process; and LibreOffice, told by fontconfig which fonts.
_NOT_WINDOWS: Final = (
    "tests/faults/test_full_disk.py",
    "tests/faults/test_ruined_at_the_desk.py",
    "tests/paper/test_word_as_printed.py",
    "tests/register/test_letters_in_word.py",
    "tests/requests/test_letters_in_word.py",
    "tests/reports/consolidation/test_consolidation.py::test_what_another_table_program_wrote",
)


def tool(venv: Path, name: str) -> str:
    """Where a virtual environment keeps one of its programs on this system."""
    windows = sys.platform == "win32"
    return str(venv / ("Scripts" if windows else "bin") / (f"{name}.exe" if windows else name))


def run(*command: str, **environment: str) -> None:
    """Run a program in the project's folder; what it fails with ends this one."""
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False)
    if done.returncode:
        sys.exit(done.returncode)


# ---- setting up -------------------------------------------------------------------------------------------


def is_old(stamp: Path, *sources: Path) -> bool:
    """Whether something was changed since the stamp was set."""
    return not stamp.exists() or any(one.stat().st_mtime > stamp.stat().st_mtime for one in sources)


def set_up_venv() -> None:
    """Make the environment; told in one sentence where this Python cannot."""
    if Path(tool(VENV, "python")).exists():
        return
    if not _OLDEST <= sys.version_info[:2] <= _NEWEST:
        sys.exit("需要 Python 3.11 至 3.13。已装有的话，请用它运行，例如 make PYTHON=python3.11 …")
    run(sys.executable, "-m", "venv", str(VENV))


def set_up_run() -> None:
    """What running needs, and the screen's translations."""
    set_up_venv()
    stamp = VENV / ".run"
    if is_old(stamp, LOCK, PROJECT) and is_old(VENV / ".dev", DEV_LOCK, PROJECT):
        _install(VENV, LOCK)
        stamp.touch()
    for texts in sorted((ROOT / "i18n").glob("*.ts")):
        made = texts.with_suffix(".qm")
        if is_old(made, texts):
            run(tool(VENV, "pyside6-lrelease"), "-silent", str(texts), "-qm", str(made))


def set_up_dev() -> None:
    """What checking and testing need besides."""
    set_up_venv()
    stamp = VENV / ".dev"
    if is_old(stamp, DEV_LOCK, PROJECT):
        _install(VENV, DEV_LOCK)
        stamp.touch()
    set_up_run()


def set_up_core() -> None:
    """The same without Qt and the tools that only read the code: there it shows whether the core needs a window."""
    set_up_dev()
    stamp = CORE / ".stamp"
    if not is_old(stamp, DEV_LOCK, PROJECT):
        return
    run(tool(VENV, "python"), "-m", "venv", "--clear", "--without-pip", str(CORE))
    kept = CORE / "requirements.txt"
    kept.write_text("\n".join(core_lines(DEV_LOCK.read_text(encoding="utf-8"))) + "\n", encoding="utf-8")
    _install(CORE, kept, "--no-deps")
    stamp.touch()


def core_lines(lock: str) -> Iterator[str]:
    """The lines of a lock that are about what the core is tested with."""
    kept = True
    for line in lock.splitlines():
        if line[:1].isalpha():
            kept = _NO_CORE.match(line) is None
        if kept:
            yield line


def _install(venv: Path, lock: Path, *how: str) -> None:
    pip = (tool(VENV, "python"), "-m", "pip", "--python", tool(venv, "python"), "install", *_QUIET)
    print(f"正在把所需的组件装进 {venv.name}，第一次要几分钟……", file=sys.stderr, flush=True)
    run(*pip, *how, "--require-hashes", "-r", str(lock))
    run(*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT))


# ---- checking and running ---------------------------------------------------------------------------------


def lint() -> None:
    """Style, types here and as Windows has them, and what may import what."""
    set_up_dev()
    run(tool(VENV, "ruff"), "check")
    run(tool(VENV, "ruff"), "format", "--check", "--quiet")
    run(tool(VENV, "mypy"))
    run(tool(VENV, "mypy"), "--platform", "win32", "--cache-dir", str(ROOT / ".mypy_cache" / "win32"))
    run(tool(VENV, "lint-imports"))


def test_core() -> None:
    """Everything without a window."""
    set_up_core()
    python = tool(CORE, "python")
    if (
        subprocess.run([python, "-c", "import PySide6"], stderr=subprocess.DEVNULL, check=False).returncode
        == 0
    ):
        sys.exit(".venv-core 里装了 PySide6：请删掉 .venv-core 再做一次")
    run(*pytest(python), *left_out(("tests/ui",), everywhere=True), *left_out(_NOT_WINDOWS))


def test_ui() -> None:
    """The windows, drawn without a screen."""
    set_up_dev()
    left = () if sys.platform == "linux" else left_out(_ONLY_LINUX, everywhere=True)
    run(*pytest(tool(VENV, "python")), "tests/ui", *left, QT_QPA_PLATFORM="offscreen")


def test_windows() -> None:
    """The core's tests on a Python of Windows that runs under Wine; CONTRIBUTING.md tells what that shows."""
    python, wine = os.environ.get("WINDOWS_PYTHON", ""), shutil.which("wine")
    if wine is None or not Path(python).is_file():
        sys.exit(
            "请装上 wine，并在环境变量 WINDOWS_PYTHON 里写明一个 Windows 版的 python.exe，见 CONTRIBUTING.md"
        )
    processes = str(os.cpu_count() or 1)  # there nobody is told how many cores there are
    core = (*left_out(("tests/ui", *_NOT_WINDOWS), everywhere=True), "-p", "no:cacheprovider")
    run(wine, *pytest(python, processes), *core, WINEDEBUG="-all")


def start() -> None:
    """The window with the sample office."""
    set_up_run()
    run(tool(VENV, "gongkai-desktop"), "--sample")


def pytest(python: str, processes: str = "auto") -> list[str]:
    """How tests are started: as many at once as there are cores; those of one file share what is dear to make."""
    return [python, "-m", "pytest", "-n", processes, "--dist", "loadfile"]


def left_out(places: Sequence[str], *, everywhere: bool = False) -> list[str]:
    """What tells pytest to leave files or single tests out, on Windows or everywhere."""
    if not everywhere and sys.platform != "win32":
        return []
    return [f"--{'deselect' if '::' in place else 'ignore'}={place}" for place in places]


_SET_UP: Final[dict[str, Callable[[], None]]] = {
    "venv": set_up_venv, "run": set_up_run, "dev": set_up_dev, "core": set_up_core,
}  # fmt: skip
_COMMANDS: Final[dict[str, Callable[[], None]]] = {
    "lint": lint, "test-core": test_core, "test-ui": test_ui, "test-windows": test_windows, "run": start,
}  # fmt: skip


def main(words: Sequence[str] | None = None) -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python tools/dev.py", description="建环境、检查、测试、运行")
    parser.add_argument("command", choices=("setup", *_COMMANDS))
    parser.add_argument("what", nargs="?", choices=tuple(_SET_UP), default="core", help="setup 建到哪一步")
    asked = parser.parse_args(words)
    try:
        (_SET_UP[asked.what] if asked.command == "setup" else _COMMANDS[asked.command])()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
