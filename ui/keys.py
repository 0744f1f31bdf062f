"""帮助 → 快捷键: every key of the window in one table, those of the menus as the menus have them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.kit.dialogs import Frame, button, label
from ui.kit.ledger.keys import ledger_keys
from ui.kit.lines import lines_view
from ui.register.keys import register_keys
from ui.review.keys import entry_keys, queue_keys


class KeysDialog(Frame):
    """Where, which keys, what they do."""

    manual = "快捷键"

    def __init__(self, menus: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__("", parent, width=680, height=560)
        self.setWindowTitle(self.tr("快捷键"))
        everywhere = self.tr("任何地方")
        self.rows = [
            *((everywhere, keys, words) for keys, words in menus),
            (everywhere, "Alt", self.tr("打开菜单，再按括号里的字母")),
            (everywhere, "Tab / Shift+Tab", self.tr("到下一处、上一处")),
            *self._tables(),
            *self._reviews(),
            *((self.tr("协调征求、专项台账"), keys, words) for keys, words in ledger_keys()),
            *self._forms(),
        ]
        self.body.addWidget(label(self.tr("不用鼠标也能办完每一件事。"), "soft", wrap=True))
        titles = (self.tr("在哪里"), self.tr("按键"), self.tr("做什么"))
        self.table = lines_view(titles, self.rows, (120, 190, 300))
        self.body.addWidget(self.table, 1)
        self.buttons(button(self.tr("关闭"), self.accept, primary=True))
        self.table.setFocus()

    def _tables(self) -> list[tuple[str, str, str]]:
        page = self.tr("信息登记")
        return [(page, keys, words) for keys, words in register_keys()]

    def _reviews(self) -> list[tuple[str, str, str]]:
        page, entry = self.tr("保密审查"), self.tr("录入签字结果")
        return [(page, keys, words) for keys, words in queue_keys()] + [
            (entry, keys, words) for keys, words in entry_keys()
        ]

    def _forms(self) -> list[tuple[str, str, str]]:
        form = self.tr("对话框")
        return [
            (form, "Enter", self.tr("到下一项；填完了、没有要填的，就按蓝色的按钮；长文字里换行")),
            (form, "Ctrl+Enter", self.tr("不管光标在哪里，按蓝色的按钮")),
            (form, "Esc", self.tr("关闭；填过的先问一声")),
        ]
