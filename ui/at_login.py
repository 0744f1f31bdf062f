"""Whether the window opens with today's work when somebody logs in: off until she asks for it, one place per system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.errors import Refused
from gongkai_desktop.files import refusing_disk, remove, written_whole

OPTION = "--today"
"""What the window is told then: to open at 今日."""
NAME = "gongkai-desktop"


def command() -> list[str]:
    """How this program is started again: the built one by itself, else the installed command, else by Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, OPTION]
    installed = shutil.which(NAME)
    return [installed, OPTION] if installed else [sys.executable, "-m", "ui", OPTION]


if sys.platform == "win32":
    import winreg

    _RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"

    def offered() -> bool:
        """Whether this system can be asked for it."""
        return True

    def is_on() -> bool:
        """Whether it has been asked for."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                winreg.QueryValueEx(key, NAME)
        except OSError:
            return False
        return True

    def turn(on: bool) -> None:
        """Ask for it, or no longer. Refused where the system does not let it be kept."""
        try:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                if on:
                    winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, subprocess.list2cmdline(command()))
                elif is_on():
                    winreg.DeleteValue(key, NAME)
        except OSError as error:
            raise Refused(
                QCoreApplication.translate("AtLogin", "登录时打开没有设成"),
                why=QCoreApplication.translate("AtLogin", "Windows 不让改，错误编号 {}").format(
                    error.winerror
                ),
                way=QCoreApplication.translate("AtLogin", "请联系本机管理员"),
            ) from error

else:

    def offered() -> bool:
        """Whether this system can be asked for it: desktops that know XDG's autostart do, macOS does not."""
        return sys.platform.startswith("linux")

    def is_on() -> bool:
        """Whether it has been asked for."""
        return place().is_file()

    def turn(on: bool) -> None:
        """Ask for it, or no longer. Refused where the disk does not take it."""
        entry = place()
        if not on:
            remove(entry)
            return
        with refusing_disk(entry):
            entry.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(entry) as beside:
            beside.write_text(_entry(), encoding="utf-8")


def place() -> Path:
    """The file by which a Linux desktop starts it (XDG Autostart)."""
    own = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(own) if os.path.isabs(own) else Path.home() / ".config") / "autostart" / f"{NAME}.desktop"


def _entry() -> str:
    """The file's text; the words of a command are quoted as the Desktop Entry Specification wants them."""
    told = "登录时打开“今日”，看今天到期的"
    words = " ".join(map(_quoted, command()))
    return f"[Desktop Entry]\nType=Application\nName=信息公开台账\nComment={told}\nExec={words}\nTerminal=false\n"


def _quoted(word: str) -> str:
    """A word of Exec: in quotes, with what a shell would take escaped, once more for the file, and % doubled."""
    shielded = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in word)
    return '"' + shielded.replace("\\", "\\\\").replace("%", "%%") + '"'
