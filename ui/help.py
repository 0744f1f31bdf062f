"""Help on the page in sight, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gongkai_desktop import __version__
from ui.kit.dialogs import Frame, button, label
from ui.kit.rich import Reading, pairs

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def show_help(window: MainWindow) -> Frame:
    """The keys and the ways of the page in sight."""
    everywhere = [
        ("Ctrl+1 / Ctrl+2", QCoreApplication.translate("Help", "今日 / 信息登记")),
        ("Ctrl+N", QCoreApplication.translate("Help", "登记一条新信息")),
        (
            "Ctrl+F",
            QCoreApplication.translate("Help", "搜索：名称、文号、索引号、关键词，或名称的拼音首字母"),
        ),
        ("Ctrl+P", QCoreApplication.translate("Help", "打印选中信息的保密审查表")),
        ("Ctrl+E", QCoreApplication.translate("Help", "把当前视图导出为 Excel")),
        (
            "Ctrl+Z",
            QCoreApplication.translate("Help", "撤销上一次登记（记录里留有撤销的一笔；已打印的不能撤销）"),
        ),
        ("F5", QCoreApplication.translate("Help", "刷新")),
    ]
    if window.on_today():
        own = [
            ("↑ ↓", QCoreApplication.translate("Help", "在要办的事之间移动")),
            ("Enter", QCoreApplication.translate("Help", "打开这条信息；在小标题上则列出这一类的全部")),
        ]
        told = QCoreApplication.translate(
            "Help", "这里按紧急程度列出今天要办的事。办完一件，它就从这里消失。"
        )
    else:
        own = [
            ("↑ ↓", QCoreApplication.translate("Help", "移动；右边显示当前这条")),
            ("Enter", QCoreApplication.translate("Help", "修改这条登记")),
            (
                "Space",
                QCoreApplication.translate("Help", "开始多选：此后方向键只移动，Space 选中或放开；Esc 结束"),
            ),
            ("Ctrl+C", QCoreApplication.translate("Help", "复制选中的行，可直接粘贴到 WPS 表格或文字")),
            (
                QCoreApplication.translate("Help", "点表头"),
                QCoreApplication.translate("Help", "按这一列排序，再点反向，第三次回到最新在前"),
            ),
        ]
        told = QCoreApplication.translate("Help", "左边选视图，中间找信息，右边看全部情况并办“下一步”。")
    return _shown(window, QCoreApplication.translate("Help", "这一页怎么用"), told, [*own, *everywhere])


def show_about(window: MainWindow) -> Frame:
    """The program's name, version and where the data lies."""
    facts = [
        (QCoreApplication.translate("Help", "版本"), __version__),
        (QCoreApplication.translate("Help", "台账位置"), str(window.session.folder)),
        (
            QCoreApplication.translate("Help", "许可"),
            QCoreApplication.translate("Help", "木兰宽松许可证，第 2 版"),
        ),
    ]
    return _shown(
        window,
        QCoreApplication.translate("Help", "关于信息公开台账"),
        QCoreApplication.translate("Help", "政府信息公开工作人员的单机台账，不联网。"),
        facts,
    )


def _shown(window: MainWindow, title: str, told: str, rows: list[tuple[str, str]]) -> Frame:
    frame = Frame(title, window, width=560, height=440)
    reading = Reading()
    reading.show_html(pairs(rows))
    frame.body.addWidget(label(told, "heading", wrap=True))
    frame.body.addWidget(reading, 1)
    frame.buttons(button(QCoreApplication.translate("Help", "关闭"), frame.accept, primary=True))
    frame.open()
    return frame
