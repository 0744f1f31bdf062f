"""帮助 → 快捷键: every key of the window in one table, those of the menus as the menus have them; it can be printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gongkai_desktop.clock import today
from gongkai_desktop.ledger import Column, Ledger
from ui.kit.alive import if_there
from ui.kit.dialogs import Frame, button, label, work
from ui.kit.ledger.keys import ledger_keys
from ui.kit.lines import lines_view
from ui.register.keys import register_keys
from ui.review.keys import entry_keys, queue_keys

if TYPE_CHECKING:
    from gongkai_desktop.paper.pen import Printed

Rows = list[tuple[str, str, str]]


class KeysDialog(Frame):
    """Where, which keys, what they do."""

    manual = "快捷键"

    def __init__(
        self, menus: Sequence[tuple[str, str]], parent: QWidget, failed: Callable[[BaseException], None]
    ) -> None:
        super().__init__("", parent, width=680, height=560)
        self.setWindowTitle(self.tr("快捷键"))
        self._failed = failed
        everywhere = self.tr("任何地方")
        self.rows: Rows = [
            *((everywhere, keys, words) for keys, words in menus),
            (everywhere, "Alt", self.tr("打开菜单，再按括号里的字母")),
            (everywhere, "Tab / Shift+Tab", self.tr("到下一处、上一处")),
            *self._tables(),
            *self._reviews(),
            *((self.tr("协调征求、专项台账"), keys, words) for keys, words in ledger_keys()),
            *self._reports(),
            *self._papers(),
            *self._keeping(),
            *self._people(),
            *self._forms(),
        ]
        self.body.addWidget(label(self.tr("不用鼠标也能办完每一件事。"), "soft", wrap=True))
        self.titles = (self.tr("在哪里"), self.tr("按键"), self.tr("做什么"))
        self.table = lines_view(self.titles, self.rows, (120, 190, 300))
        self.body.addWidget(self.table, 1)
        self.buttons(
            button(self.tr("打印…"), self.print_all, icon="print"),
            button(self.tr("关闭"), self.accept, primary=True),
        )
        self.table.setFocus()

    def print_all(self) -> None:
        """The table as a paper to hang beside the screen."""
        title, show = self.windowTitle(), if_there(self, self._preview)
        draw = partial(_drawn, title, self.titles, self.rows)
        work(self.tr("正在排版"), lambda _: draw(), self, show, self._failed)

    def _preview(self, printed: Printed) -> None:
        from ui.kit.preview import Preview  # not loaded at start

        Preview(self.windowTitle(), printed.pdf, self, self._failed).open()

    def _tables(self) -> Rows:
        page, catalogue = self.tr("信息登记"), self.tr("基本目录")
        return [(page, keys, words) for keys, words in register_keys()] + [
            (catalogue, "Ins", self.tr("把信息归入选中的条目"))
        ]

    def _reviews(self) -> Rows:
        page, entry = self.tr("保密审查"), self.tr("录入签字结果")
        monthly, checking = self.tr("保密审查汇总表"), self.tr("检查附件")
        return [
            *((page, keys, words) for keys, words in queue_keys()),
            *((entry, keys, words) for keys, words in entry_keys()),
            (monthly, "Ctrl+P", self.tr("打印")),
            (monthly, "Ctrl+E", self.tr("存成 Excel")),
            (checking, "Space", self.tr("确认无碍，再按一次取消")),
            (checking, "C", self.tr("清理")),
            (checking, "T", self.tr("退回")),
        ]

    def _reports(self) -> Rows:
        page, figures = self.tr("报表"), self.tr("年度报告、统计")
        return [
            (page, "Ctrl+Shift+X", self.tr("把选中的备案表存成 Excel")),
            (figures, "Ctrl+J", self.tr("到右边的表")),
            (figures, "Ctrl+Shift+S", self.tr("存成文件")),
            (figures, "F5", self.tr("在统计里重新数")),
        ]

    def _papers(self) -> Rows:
        page = self.tr("打印预览")
        return [
            (page, "Ctrl+P", self.tr("打印：选打印机、份数、单双面和哪几页")),
            (page, "Ctrl+S", self.tr("另存 PDF")),
            (page, "Space", self.tr("选中看着的这一页，只印选中的")),
            (page, "+ −", self.tr("放大、缩小")),
        ]

    def _keeping(self) -> Rows:
        backups, bin_, manual = self.tr("备份与恢复"), self.tr("回收站"), self.tr("使用手册")
        return [
            (backups, "F2", self.tr("拿选中的备份做恢复演练")),
            (backups, "Ctrl+R", self.tr("用选中的备份恢复")),
            (backups, "Ctrl+L", self.tr("用别处的备份恢复")),
            (bin_, "Enter", self.tr("到它那里看")),
            (bin_, "F2", self.tr("恢复")),
            (bin_, "Del", self.tr("彻底清除它写的内容")),
            (manual, "Ctrl+F", self.tr("查找")),
            (manual, "Alt+← Alt+→", self.tr("回到前一页、后一页")),
        ]

    def _people(self) -> Rows:
        page, calendar = self.tr("人员与科室"), self.tr("月历")
        return [
            (page, "Ins", self.tr("添加")),
            (page, "F2", self.tr("修改、改名")),
            (page, "Del", self.tr("离岗、撤销科室、结束代理")),
            (page, "Alt+↑ Alt+↓", self.tr("科室上移、下移")),
            (calendar, "PgUp PgDn", self.tr("上个月、下个月")),
            (calendar, "Home", self.tr("回到今天")),
            (calendar, "Del", self.tr("在工作日历里撤销这一天的更正")),
        ]

    def _forms(self) -> Rows:
        form, table = self.tr("对话框"), self.tr("对话框里的表")
        return [
            (form, "Enter", self.tr("到下一项；填完了、没有要填的，就按蓝色的按钮；长文字里换行")),
            (form, "Ctrl+Enter", self.tr("不管光标在哪里，按蓝色的按钮")),
            (form, "Esc", self.tr("关闭；填过的先问一声")),
            (table, "Ctrl+C", self.tr("复制选中的行到 WPS")),
            (table, "Ctrl+Shift+C", self.tr("连表头一起复制全部")),
        ]


def _drawn(title: str, titles: Sequence[str], rows: Rows) -> Printed:
    """The rows as a printed list; off the GUI thread."""
    from gongkai_desktop.paper.heading import Heading
    from gongkai_desktop.paper.listing import draw_list

    keys = ("where", "keys", "what")
    ledger = Ledger("keys", title, tuple(Column(key, head) for key, head in zip(keys, titles, strict=True)))
    told = [dict(zip(keys, row, strict=True)) for row in rows]
    return draw_list(ledger, told, Heading(title, "", "", "", "", today()))
