"""Choosing from a list with a search: items of the register for an entry, or an entry for items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from gongkai_desktop.cases.query import Query
from gongkai_desktop.catalogue.fields import title_of
from gongkai_desktop.catalogue.service import EntryView
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.register.fields import REGISTER
from ui.catalogue.words import table_columns
from ui.kit.dialogs import Banner, Frame, button, explain, label
from ui.kit.empty import Empty
from ui.kit.form_dialog import Failed
from ui.kit.paged import PagedModel, Row, Shown
from ui.kit.search import SearchBox
from ui.kit.table import Table
from ui.session import Session

if TYPE_CHECKING:
    from gongkai_desktop.catalogue.belonging import Assigned

_SLOT = "choosing"
Read = Callable[[Row | None, int], None]
"""Asks for the rows after one, at most so many."""
Bring = Callable[[list[int]], None]
"""Records what was chosen."""


def bring_under(
    session: Session,
    parent: QWidget,
    entry: int,
    items: Sequence[int],
    done: Callable[[str], None],
    failed: Failed,
) -> None:
    """Record that items belong to an entry; ``done`` gets a word on it, those left are named in a dialog."""
    today = session.today()

    def recorded(result: Assigned) -> None:
        session.told(result.changed)
        words = QCoreApplication.translate("Catalogue", "已归入 {} 件信息").format(len(result.done))
        done(words)
        if result.left:
            what = QCoreApplication.translate("Catalogue", "有 {} 件没有归入").format(len(result.left))
            way = QCoreApplication.translate("Catalogue", "其余 {} 件已经归入").format(len(result.done))
            explain(
                parent, Refused(what, why="\n".join(f"#{item}　{why}" for item, why in result.left), way=way)
            )

    session.act(
        lambda desk, actor: desk.catalogue.assign(entry, items, actor=actor, today=today), recorded, failed
    )


class Chooser(Frame):
    """A search, a table and the act at the foot; Ctrl+Enter, or Enter in the table, does it."""

    manual = "基本目录"

    def __init__(
        self, session: Session, title: str, hint: str, columns: Sequence[Shown], parent: QWidget
    ) -> None:
        super().__init__(title, parent, width=860, height=560)
        self._session = session
        self.model = PagedModel(columns, self)
        self.table = Table(self.model, 0)
        self.table.setObjectName("framed")
        self.search = SearchBox(hint, esc_closes=True)
        self.banner, self._count = Banner(), label("", "small")
        self._empty, self._middle = Empty(), QStackedWidget()
        self.keep = button(self.tr("归入  Ctrl+Enter"), self.submit, primary=True, icon="link")
        self._order, self._down = "", False
        self._said: Callable[[str], None] = lambda _: None
        self._bring: Bring = lambda _: None

    def submit(self) -> None:
        """Record what is chosen."""
        chosen = self.table.chosen_ids()
        if chosen and not self.is_waiting:
            self.banner.hide()
            self.keep.setEnabled(False)
            self._bring(chosen)

    def empty_words(self) -> str:
        """What is said instead of rows, '' while there are any."""
        return self._empty.hint() if self._middle.currentIndex() else ""

    def begin(self, head: Sequence[QWidget], keys: str, read: Read, bring: Bring) -> None:
        """Put the parts together under ``head`` and read the first rows."""
        self._bring = bring
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._empty)
        for part in (*head, self.banner):
            self.body.addWidget(part)
        self.body.addWidget(self._middle, 1)
        self.body.addWidget(label(keys, "small"))
        self.buttons(button(self.tr("取消"), self.reject), self.keep, left=self._count)
        self.model.wanted.connect(read)
        self.model.arrived.connect(self._arrived)
        self.table.sorted_by.connect(self._sort)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda _: self.submit())
        self.search.searched.connect(lambda _: self.model.restart())
        self.search.left.connect(self._into_table)
        self.table.settle()
        self._picked(0)
        # a question still on its way must not be answered to a closed dialog
        session = self._session
        self.finished.connect(lambda _: session.ask(_SLOT, lambda desk: None, lambda _: None))
        self.model.restart()
        self.search.setFocus()

    def record(self, entry: int, items: Sequence[int]) -> None:
        """Bring items under an entry; closes when it is done."""

        def done(words: str) -> None:
            self.accept()
            self._said(words)

        parent = self.parentWidget() or self
        bring_under(self._session, parent, entry, items, *self.awaits(done, self._refused))

    def _arrived(self) -> None:
        self._middle.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _sort(self, key: str, down: bool) -> None:
        self._order, self._down = key, down
        self.model.restart()

    def _picked(self, number: int) -> None:
        self._allow(number)
        self._count.setText(self.tr("已选 {} 件").format(number))

    def _allow(self, chosen: int) -> None:
        """It can be done with what is chosen, once."""
        self.keep.setEnabled(bool(chosen) and not self.is_waiting)

    def _into_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.selectRow(0)

    def _refused(self, error: BaseException) -> None:
        self.keep.setEnabled(True)
        if isinstance(error, Refused):
            self.banner.explain(error)
        else:
            self._session.failures.handle(error)


class ItemChooser(Chooser):
    """Items for an entry: those without an entry first asked for."""

    def __init__(
        self, session: Session, view: EntryView, said: Callable[[str], None], parent: QWidget
    ) -> None:
        title = QCoreApplication.translate("Catalogue", "归入信息")
        hint = QCoreApplication.translate("Catalogue", "搜索：名称、文号、关键词、拼音首字母")
        super().__init__(session, title, hint, _item_columns(), parent)
        self._said = said
        self.free = QCheckBox(self.tr("只看还没有归入条目的(&H)"))
        self.free.setChecked(True)
        self.free.toggled.connect(lambda _: self.model.restart())
        self._empty.say(
            self.tr("没有可以归入的信息"),
            self.tr("换个词试试，或去掉“只看还没有归入条目的”。只有主动公开的信息才归入目录。"),
        )
        named = label(title_of(view.row), "heading", wrap=True)
        limit = label(str(view.row["limit"]), "small", wrap=True)
        keys = self.tr("↑↓ 移动　Space 多选　Enter 归入")
        head = (named, limit, self.search, self.free)
        self.begin(head, keys, self._page, partial(self.record, view.id))

    def _page(self, after: Row | None, limit: int) -> None:
        """The next page of public items."""
        filters = {"entry": "0"} if self.free.isChecked() else {}
        query = Query("proactive", self.search.text().strip(), filters, self._order, self._down)
        today = self._session.today()
        self._session.ask(
            _SLOT,
            lambda desk: desk.lists.page(query, today, after, limit),
            partial(self.model.take, after, limit),
        )


class EntryChooser(Chooser):
    """An entry for items chosen in the register."""

    def __init__(
        self, session: Session, items: Sequence[int], said: Callable[[str], None], parent: QWidget
    ) -> None:
        title = QCoreApplication.translate("Catalogue", "归入目录条目")
        hint = QCoreApplication.translate("Catalogue", "搜索条目：事项、内容、依据、科室、拼音首字母")
        super().__init__(session, title, hint, table_columns(), parent)
        self._items, self._said = tuple(items), said
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self._empty.say(
            self.tr("没有找到条目"), self.tr("换个词试试；还没有目录的，先在“基本目录”里导入或登记。")
        )
        head = label(self.tr("把 {} 件信息归入一个条目").format(len(self._items)), "heading", wrap=True)
        self.begin(
            (head, self.search),
            self.tr("↑↓ 移动　Enter 归入"),
            self._entries,
            lambda chosen: self.record(chosen[0], self._items),
        )

    def _entries(self, after: Row | None, limit: int) -> None:
        """The next page of the entries in use."""
        query = Query(words=self.search.text().strip(), order=self._order, descending=self._down)
        today = self._session.today()
        self._session.ask(
            _SLOT,
            lambda desk: desk.entry_lists.page(query, today, after, limit),
            partial(self.model.take, after, limit),
        )

    def _picked(self, number: int) -> None:
        self._allow(number)


def _item_columns() -> tuple[Shown, ...]:
    def plain(key: str, width: int, spare: int = 0) -> Shown:
        column = REGISTER.column(key)
        return Shown(column, width, lambda row: str(row[key] or ""), order=key, spare=spare, filtered=False)

    stage = Column("stage", QCoreApplication.translate("Catalogue", "状态"))
    entry = Column("entry", QCoreApplication.translate("Catalogue", "现在的条目"), Kind.TEXT)
    return (
        plain("title", 280),
        plain("department", 90, 1),
        plain("formed", 100, 2),
        plain("published", 100),
        Shown(stage, 84, lambda row: str(row["status"]), order="stage", filtered=False),
        Shown(entry, 90, lambda row: f"#{row['entry']}" if row["entry"] else "", filtered=False),
    )
