"""The start of the window: arguments, the application, the first office."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gongkai_desktop import __version__
from ui import signatures

if TYPE_CHECKING:
    from ui.opening import Opening

_LOADED: Final = 3_000  # milliseconds after which everything that is made at the start has been made
_SELDOM: Final = (
    5_000  # objects more than before, upon which circles are looked for among the new ones; Python's is 700
)

USAGE = """用法：gongkai-desktop [文件夹或里面的“台账.db”] [--sample] [--pictures 文件夹] [--scale 百分数] [--version]
      画图片时还可以写：[--size 宽x高] [--dark] [--every]

  文件夹或“台账.db”   打开这个办公文件夹；写一份备份的，问恢复到哪里；已经开着窗口的，显示那个窗口
  --office 文件夹     同上；都不写则打开上一次的
  --today             先到“今日”，看今天到期的（登录时打开用）
  --sample            打开样例单位（在临时文件夹里，用完即弃）
  --pictures 文件夹   把每个页面和对话框画成图片存到文件夹，然后退出
  --scale 百分数      文字的大小：100、125、150 或 175；窗口以后也按它，和在菜单里选一样
  --size 宽x高        画图片时屏幕有多大；不写是 1366x768
  --dark              画图片时用深色
  --every             画图片时每本台账的每种办理、每个状态都画
  --version           显示版本
"""


@dataclass(slots=True)
class Arguments:
    """What the command line asks for."""

    office: Path | None = None
    pictures: Path | None = None
    sample: bool = False
    today: bool = False
    scale: int = 0
    size: tuple[int, int] = (1366, 768)
    dark: bool = False
    every: bool = False


class Usage(Exception):
    """The command line could not be understood."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window until it is closed; returns the exit code (2 for wrong usage, 1 when nothing can be opened)."""
    words = list(sys.argv[1:] if argv is None else argv)
    if "--version" in words or "--help" in words or "-h" in words:
        _print(__version__ if "--version" in words else USAGE)
        return 0
    try:
        arguments = read_arguments(words)
    except Usage as wrong:
        _print(f"{wrong}\n{USAGE}", wrong=True)
        return 2
    if no_screen() and arguments.pictures is None:
        _print("本机没有屏幕，打不开窗口。请用命令行 gongkai，或在有屏幕的电脑上运行。", wrong=True)
        return 1
    return _run(arguments)


def _print(text: str, *, wrong: bool = False) -> None:
    from gongkai_desktop.cli.say import speak  # seldom needed; not loaded at start

    speak()
    print(text, file=sys.stderr if wrong else sys.stdout)


def read_arguments(words: Sequence[str]) -> Arguments:
    """Read the command line (argparse would cost a tenth of the start); Usage when it is wrong."""
    found = Arguments()
    rest = iter(words)
    for word in rest:
        name, joined, value = word.partition("=")
        if name in ("--sample", "--today", "--dark", "--every") and not joined:
            setattr(found, name[2:], True)
        elif name in ("--office", "--pictures"):
            value = value if joined else next(rest, "")
            if not value:
                raise Usage(f"{name} 后面要写文件夹")
            setattr(found, name[2:], Path(value).absolute())
        elif name == "--scale":
            value = value if joined else next(rest, "")
            if value not in ("100", "125", "150", "175"):
                raise Usage("--scale 后面要写 100、125、150 或 175")
            found.scale = int(value)
        elif name == "--size":
            width, by, height = (value if joined else next(rest, "")).partition("x")
            if not (by and width.isascii() and width.isdigit() and height.isascii() and height.isdigit()):
                raise Usage("--size 后面要写宽和高，例如 1920x1080")
            found.size = int(width), int(height)
        elif word and not word.startswith("-") and found.office is None:
            found.office = Path(word).absolute()
        else:
            raise Usage(f"不认识“{word}”")
    return found


def no_screen() -> bool:
    """Whether this is a Linux without a display and without Qt's own drawing into memory."""
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in known)


def prepared(settings: Path | None = None, *, scale: int = 0) -> Opening:
    """The application and what opens its first window, with what is remembered in ``settings``.

    Without such a file they are the user's own, or those beside a program that is carried about.
    ``scale`` in percent, 0 for the remembered one. What is loaded at the start stays until the end, so nothing is
    looked for in circles meanwhile (a tenth of the start), nor ever again among what was there by then.
    """
    gc.disable()
    signatures.defer()
    from PySide6.QtCore import QTimer

    from gongkai_desktop.data import carried
    from ui.application import start
    from ui.memory import Memory
    from ui.opening import Opening

    beside = carried()
    memory = Memory(beside / "设置.ini" if settings is None and beside is not None else settings)
    if scale:
        memory.keep("window/scale", scale)
    opening = Opening(start(memory), memory)
    QTimer.singleShot(_LOADED, collect_seldom)
    return opening


def collect_seldom() -> None:
    """Look for circles again, but not among what is there, and less often than Python does.

    To read one record with a long history makes some thousand small things at once, none of them in a circle; looked
    through again and again, they took a fifth of the time.
    """
    gc.freeze()
    gc.set_threshold(_SELDOM)
    gc.enable()


def _run(arguments: Arguments) -> int:
    if arguments.pictures is not None:
        return _pictures(arguments.office, arguments.pictures, arguments)
    opening = prepared(scale=arguments.scale)
    from ui.tasks import Job

    opening.failures.install()
    opening.ended.connect(opening.application.quit)
    opening.begin(arguments.office, sample=arguments.sample, today=arguments.today)
    code = opening.application.exec()
    Job.stop_all()
    return code


def _drawn_screen(folder: Path, width: int, height: int) -> str:
    """Qt's drawing into memory, on a screen of this size."""
    screen = folder / "screen.json"
    size = f'"x": 0, "y": 0, "width": {width}, "height": {height}'
    screen.write_text(
        f'{{"screens": [{{"name": "drawn", {size}, "logicalDpi": 96, "dpr": 1}}]}}', encoding="utf-8"
    )
    return f"offscreen:configfile={screen}"


def _pictures(office: Path | None, folder: Path, asked: Arguments) -> int:
    """Draw without a screen if need be, and with nothing remembered from other days."""
    from gongkai_desktop.files import temporary_folder
    from ui.application import COLOURS, DARK, LIGHT
    from ui.memory import Memory
    from ui.rounds import take

    with temporary_folder() as forgotten:
        settings = Path(forgotten) / "settings.ini"
        Memory(settings).keep(COLOURS, DARK if asked.dark else LIGHT)
        if no_screen():
            os.environ["QT_QPA_PLATFORM"] = _drawn_screen(Path(forgotten), *asked.size)
        return take(
            prepared(settings, scale=asked.scale or 100), office, folder, asked.size, every=asked.every
        )
