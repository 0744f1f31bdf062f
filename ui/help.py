"""Help on the page in sight, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gongkai_desktop import __version__
from ui.kit import look
from ui.kit.dialogs import Frame, button, label
from ui.kit.rich import Reading, pairs

if TYPE_CHECKING:
    from ui.kit.manual import ManualWindow
    from ui.shell import Shell


def show_help(window: Shell) -> ManualWindow:
    """The manual, open at the page in sight."""
    from ui.kit.manual import open_manual

    return open_manual(window.page().manual, window.widget())


def show_manual(window: Shell) -> ManualWindow:
    """The manual, open at its contents."""
    from ui.kit.manual import open_manual

    return open_manual("", window.widget())


def show_about(window: Shell) -> Frame:
    """The program's name, version and where the data lies."""
    facts = [
        (QCoreApplication.translate("Help", "版本"), __version__),
        (QCoreApplication.translate("Help", "台账位置"), str(window.session.folder)),
        (
            QCoreApplication.translate("Help", "许可"),
            QCoreApplication.translate("Help", "木兰宽松许可证，第 2 版"),
        ),
    ]
    frame = Frame(QCoreApplication.translate("Help", "关于信息公开台账"), window.widget(), width=560)
    frame.manual = "本软件不做什么"
    reading = Reading()
    reading.show_html(pairs(facts))
    reading.setFixedHeight(look.scaled(reading, 100))  # a long place takes two lines
    told = QCoreApplication.translate("Help", "政府信息公开工作人员的单机台账，不联网。")
    frame.body.addWidget(label(told, "heading", wrap=True))
    frame.body.addWidget(reading)
    frame.buttons(button(QCoreApplication.translate("Help", "关闭"), frame.accept, primary=True))
    frame.open()
    return frame
