"""The keys of the queue and of the entry of opinions, for help and for the list of all keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.kit.ledger.keys import ledger_keys


def queue_keys() -> tuple[tuple[str, str], ...]:
    """Each key with what it does on the queue: its own, and those that every ledger has."""
    own = {
        "F2": QCoreApplication.translate("ReviewKeys", "录入签字结果：选中各件和同一张表上的全部"),
        "Ctrl+Return": QCoreApplication.translate("ReviewKeys", "同 F2"),
        "Ctrl+B": QCoreApplication.translate("ReviewKeys", "批量：送审、打印、交签、退回、撤回"),
        "Ctrl+P": QCoreApplication.translate("ReviewKeys", "打印选中各件的审查表"),
        "Ctrl+Shift+M": QCoreApplication.translate("ReviewKeys", "某个月的保密审查汇总表"),
        "Ctrl+G": QCoreApplication.translate("ReviewKeys", "到左边的视图、环节和签字人"),
        "Ctrl+V": QCoreApplication.translate("ReviewKeys", "把剪贴板里的扫描件归到各自的审查表"),
        "Ctrl+T": QCoreApplication.translate("ReviewKeys", "审查队列、协调征求、质疑答复等依次切换"),
    }
    return (*own.items(), *((keys, words) for keys, words in ledger_keys() if keys not in own))


def entry_keys() -> tuple[tuple[str, str], ...]:
    """Each key with what it does while opinions are entered."""
    return (
        (
            "1 … 9",
            QCoreApplication.translate("ReviewKeys", "选第几种意见，要写依据的接着写；也可以按拼音首字母"),
        ),
        (
            "Enter",
            QCoreApplication.translate("ReviewKeys", "到下一处签字；没有签的到下一件，要写依据的先去写"),
        ),
        ("↑ ↓", QCoreApplication.translate("ReviewKeys", "在意见上：到上一处、下一处签字")),
        ("Tab", QCoreApplication.translate("ReviewKeys", "到签字人、日期；改了，下面没改过的跟着改")),
        ("Ctrl+D", QCoreApplication.translate("ReviewKeys", "这一栏还没填的各件，意见都和这一行相同")),
        ("PgUp PgDn", QCoreApplication.translate("ReviewKeys", "翻旁边的扫描页")),
        ("F6", QCoreApplication.translate("ReviewKeys", "到扫描页看：+ − 0 缩放，R 旋转；再按回来")),
        ("Ctrl+Enter", QCoreApplication.translate("ReviewKeys", "全部保存，一次记下")),
    )
