"""定期评估: what is not published and when it is looked at once more, why, and what was decided of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gongkai_desktop.ledger import Column
from gongkai_desktop.reports.looks import LEDGER
from ui.kit import look
from ui.kit.dialogs import button
from ui.kit.ledger import shown
from ui.kit.ledger.face import Face
from ui.kit.ledger.page import LedgerPage
from ui.kit.paged import Row, Shown
from ui.session import Session

if TYPE_CHECKING:
    from ui.kit.ledger.card import RecordView
    from ui.register.acts import RegisterActs

CHECK: Final = "attribute-check"
"""The yearly sheet by its key in ``register.check_sheets``, which draws paper and is not loaded at start."""


class LooksFace(Face):
    """The items of the register that are looked at once more."""

    name, first = "looks", "due"
    manual = "定期评估"
    rooms = frozenset({"item", "review"})
    drafts = "item"

    def __init__(self, today: Callable[[], date]) -> None:
        self.title, self.columns = LEDGER.title, look_columns(today)
        self.search = QCoreApplication.translate("Looks", "搜索：名称、文号、索引号、拼音首字母")
        self.due = QCoreApplication.translate("Looks", "公开期限")
        self.nothing = QCoreApplication.translate(
            "Looks", "在左边选一条信息，这里显示为什么到了评估的时候、以前怎样决定的和下一步。"
        )
        self.keys = QCoreApplication.translate(
            "Looks", "Enter 登记评估　Space 多选　Ctrl+B 批量　Ctrl+P 年度检查表　F1 全部按键"
        )

    def emptied(self, view: str) -> tuple[str, str] | None:
        """What to say where the first view has nothing."""
        if view != self.first:
            return None
        return (
            QCoreApplication.translate("Looks", "没有到期要评估的信息"),
            QCoreApplication.translate(
                "Looks", "在左边选“以后到期”看各条哪一天评估；到了那一天“今日”会提醒。"
            ),
        )

    def undated(self, view: RecordView) -> str:
        """When it is looked at once more is no day that working days are counted to."""
        return QCoreApplication.translate("Looks", "什么时候评估、为什么，见“概要”；不用逐日计算。")

    def unused(self) -> tuple[str, str]:
        """What comes here."""
        return (
            QCoreApplication.translate("Looks", "没有不予公开、依申请公开的信息"),
            QCoreApplication.translate(
                "Looks",
                "信息登记里定为不予公开或者依申请公开的，每年至少再评估一次（条例第十八条），到时候列在这里。",
            ),
        )


def look_columns(today: Callable[[], date]) -> tuple[Shown, ...]:
    """The columns of the table: what, when, why, and what was decided."""
    return (
        shown.words("title", QCoreApplication.translate("Looks", "名称"), 170),
        _reason(QCoreApplication.translate("Looks", "不予公开理由")),
        _due(QCoreApplication.translate("Looks", "应评估"), today),
        shown.words("look_why", QCoreApplication.translate("Looks", "为什么评估"), 244),
        shown.day("look_day", QCoreApplication.translate("Looks", "上次评估"), spare=1),
        shown.words("look_said", QCoreApplication.translate("Looks", "怎样决定"), 120, spare=3),
    )


def _reason(title: str) -> Shown:
    """The reason; of what is public on request, which has none, the attribute."""
    return Shown(
        Column("withheld_reason", title),
        104,
        lambda row: str(row["withheld_reason"] or row["attribute"]),
        order="withheld_reason",
        spare=2,
    )


def _due(title: str, today: Callable[[], date]) -> Shown:
    """The day, amber from that day on: a word says so beside it, colour never speaks alone."""
    plain = shown.day("look_due", title)

    def text(row: Row) -> str:
        day = str(row["look_due"])
        late = QCoreApplication.translate("Looks", "{} 到期").format(day)
        return late if "" < day <= today().isoformat() else day

    def colour(row: Row) -> str:
        return look.AMBER if "" < str(row["look_due"]) <= today().isoformat() else look.INK

    return Shown(plain.column, 118, text, colour, order="look_due")


class LooksPage(LedgerPage):
    """The page of what is looked at once more, with the yearly sheet (属性年度检查表)."""

    host: Session

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, LooksFace(session.today), parent)

    @cached_property
    def acts(self) -> RegisterActs:
        """What can be done with an item, with the same dialogs as in the register."""
        from ui.register.acts import RegisterActs

        return self.heeded(RegisterActs(self, self.host))

    def buttons(self) -> Sequence[QPushButton]:
        """The yearly sheet, of this year and of last year."""
        return (button(self.tr("批量…"), self.many), button(self.tr("导出"), self.export), self._sheets())

    def _sheets(self) -> QPushButton:
        made = QPushButton(self.tr("年度检查表 ▾"))
        made.setToolTip(
            self.tr(
                "属性年度检查表（Ctrl+P）：逐件写明理由依据、被申请次数、应评估的日期和评估意见。"
                "被申请次数是估计：期间里收到的申请中，内容与名称相近或者写了文号的件数，以申请原文为准"
            )
        )
        menu = QMenu(made)
        for back in range(2):
            menu.addAction(self._check_title(back)).triggered.connect(
                lambda _=False, back=back: self.print_check(back)
            )
        menu.aboutToShow.connect(lambda: self._name_years(menu))
        made.setMenu(menu)
        return made

    def _check_title(self, back: int) -> str:
        return self.tr("{} 年属性年度检查表…").format(self.host.today().year - back)

    def _name_years(self, menu: QMenu) -> None:
        """A window may stay open over New Year."""
        for back, action in enumerate(menu.actions()):
            action.setText(self._check_title(back))

    def print_check(self, back: int = 0) -> None:
        """属性年度检查表 filled for this year, or for one so many years ``back``."""
        from gongkai_desktop.cases.papers import Period  # paper is seldom drawn here
        from ui.kit.papers import show_paper

        year = self.host.today().year - back
        show_paper(self.host, self, CHECK, period=Period(date(year, 1, 1), date(year, 12, 31)))

    def print_current(self) -> None:
        """Ctrl+P: the sheet of this year."""
        self.print_check()

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the menus can have done here; nothing begins here."""
        known = super().commands()
        del known["new"]
        return known
