"""What the clerk does on the register page: entering, the next acts, files in and out, the review sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import show
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.records.event import Changed
from gongkai_desktop.register.acts import OUTWARD
from gongkai_desktop.register.fields import WITHHELD
from ui.kit.dialogs import explain, work
from ui.kit.form_dialog import FormDialog, Values
from ui.kit.ledger.acts import Acts, offering

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gongkai_desktop.paper.pen import Printed
    from gongkai_desktop.register.service import ItemView
    from ui.kit.ledger.page import LedgerPage
    from ui.register.export_dialog import ExportDialog
    from ui.register.import_dialog import ImportDialog
    from ui.session import Session
    from ui.tasks import Progress

_NEAR = (
    *("title", "index_no", "doc_no", "department", "formed", "category", "source", "withheld_reason"),
    *("checked_with", "by", "noted"),
)
_FOLD_FROM = 9  # fields; shorter forms show everything


class RegisterActs(Acts):
    """The dialogs of a page of items; what looks wrong in a form is said beside its fields."""

    def __init__(self, page: LedgerPage, session: Session) -> None:
        super().__init__(page.host, page.face, page)
        self._page, self._session = page, session
        self.manual = FormDialog.manual

    def enter(self) -> None:
        """Open the form of a new item: five fields first, the others folded."""

        def show(found: tuple[NextAct, Sequence[str]]) -> None:
            form, quick = found
            self.ask(form, self._face.enter, self._entered, draft="item.new", quick=quick)

        self._session.ask(f"{self._face.name}-form", _entry_form, show)

    def prepare(self, number: int, act: NextAct, go: Callable[[NextAct], None]) -> None:
        """The office's departments and people are offered; what goes out is looked through first."""

        def begin() -> None:
            super(RegisterActs, self).prepare(number, act, go)

        if act.key in OUTWARD:
            from ui.screening.first import check_first  # draws pages; not loaded at start

            publishing = act.key.startswith("publish")
            check_first(self._session, number, self._page, begin, publishing=publishing)
        else:
            begin()

    def shape(self, act: NextAct, field: str) -> Mapping[str, Any]:
        """A long form shows what is near first; mending begins in the field that was clicked, else in the title."""
        columns = act.form.columns
        near = [column.key for column in columns if column.key in _NEAR or column.required]
        layout: dict[str, Any] = {"quick": None if len(columns) < _FOLD_FROM else near}
        if act.key == "amend":
            layout["begin"] = field if field in act.form.keys else "title"
        return layout

    def equip(self, dialog: FormDialog, act: NextAct, number: int) -> None:
        """The reason follows the attribute; what looks wrong is said as it is typed."""
        _reason_follows_attribute(dialog)
        dialog.remark_with(partial(self._remark, act.key if number else "enter", number))

    def amend(self, field: str = "") -> None:
        """Enter in the table: mend the entry of the item shown, from the field that was clicked or its title."""
        number, today = self._page.table.current_id(), self._session.today()
        if number is None:
            return

        def begin(view: ItemView) -> None:
            for act in view.acts:
                if act.key == "amend":
                    self.perform(number, act, field)

        self._session.ask("amend", lambda desk: desk.register.view(number, today), begin)

    def export(self, query: Query) -> ExportDialog:
        """Send what the table shows out as a workbook."""
        from ui.register.export_dialog import ExportDialog  # seldom used

        dialog = ExportDialog(self._session, query, self._page)
        dialog.said.connect(self.said)
        dialog.open()
        return dialog

    def bring_in(self, over: QWidget) -> ImportDialog:
        """Open the import dialog; after it the cursor is beneath it, since what was pressed may be gone."""
        from ui.register.import_dialog import ImportDialog  # seldom used

        dialog = ImportDialog(self._session, over)
        dialog.finished.connect(lambda _: over.setFocus())
        dialog.open()
        return dialog

    def bring_in_rows(self, text: str) -> None:
        """Open the import dialog with rows copied out of a table program."""
        self.bring_in(self._page).read_rows(text)

    def print_sheet(self, name: str, items: Sequence[int]) -> None:
        """Prepare a sheet for these items and show it; printing or saving issues it."""
        if items:
            self._show_sheet(name, tuple(items))
            return
        way = self.tr("先在表里选中要打印的信息（Space 可多选），再打印")
        explain(self._page, Refused(self.tr("还没有选中信息"), way=way))

    def print_list(self, query: Query) -> None:
        """Show what the table shows as a printed list; it is no record of its own."""
        self._session.with_actor(partial(self._draw_list, query))

    def _entered(self, changed: Changed) -> None:
        self.begun.emit(changed.act)

    def _remark(self, act: str, item: int, values: Values, tell: Callable[[Mapping[str, str]], None]) -> None:
        """What to warn of in what stands in a form; it is asked anew as it is filled in."""
        texts = {key: show(value) for key, value in values.items()}
        self._session.ask("remarks", lambda desk: desk.register.remarks(act, texts, item), tell, _unheard)

    def _show_sheet(self, name: str, items: tuple[int, ...]) -> None:
        from ui.kit.papers import show_paper  # seldom used, as is the question before it
        from ui.register.release_form import ask_form_first

        ask_form_first(
            self._session,
            self._page,
            name,
            items,
            lambda: show_paper(self._session, self._page, name, items),
        )

    def _draw_list(self, query: Query, actor: int) -> None:
        session, today = self._session, self._session.today()

        def draw(progress: Progress) -> Printed:
            with Desk.open(session.folder, writing=False) as desk:
                maker = desk.office.person_name(actor)
                return desk.draw_register(query, today, maker=maker, progress=lambda rows: progress(rows, 0))

        def show_list(printed: Printed) -> None:
            from ui.kit.preview import Preview  # seldom used

            title = self.tr("信息公开登记台账")
            Preview(title, printed.pdf, self._page, session.failures.handle).open()

        work(
            QCoreApplication.translate("Papers", "正在制表"),
            draw,
            self._page,
            show_list,
            session.failures.handle,
        )


def _unheard(_: BaseException) -> None:
    """A warning that could not be looked for stops nothing."""


def _entry_form(desk: Desk) -> tuple[NextAct, tuple[str, ...]]:
    today = desk.today()
    whole, quick = desk.register.form(today), desk.register.form(today, key="quick")
    return offering(whole, desk), quick.form.keys


def _reason_follows_attribute(dialog: FormDialog) -> None:
    """The reason for withholding is asked only where the item is withheld."""
    form = dialog.form
    if "attribute" not in form.fields:
        return
    chosen = form.fields["attribute"].editor

    def follow() -> None:
        form.offer("withheld_reason", chosen.value() == WITHHELD)

    chosen.changed.connect(follow)
    follow()
