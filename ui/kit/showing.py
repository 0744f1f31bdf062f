"""Letting the system show a folder or a document with the program that it has for it; nothing is ever run."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gongkai_desktop.errors import Refused
from gongkai_desktop.filenames import refuse_program
from ui.kit.dialogs import explain


def show(path: Path, parent: QWidget) -> None:
    """Show a folder, or open a document; what cannot be shown is explained."""
    try:
        _show(path)
    except Refused as refused:
        explain(parent, refused)


def _show(path: Path) -> None:
    if not path.is_dir():
        refuse_program(path.name)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise Refused(
            QCoreApplication.translate("Showing", "“{}”没有打开").format(path.name),
            why=QCoreApplication.translate("Showing", "这台电脑上没有能打开它的程序"),
            way=QCoreApplication.translate("Showing", "请装上能打开它的程序（WPS、看图或解压软件）再试"),
        )
