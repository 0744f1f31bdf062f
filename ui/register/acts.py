"""What the clerk does on the register page: entering, the next acts, files in and out, the review sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind, Ledger, show
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.records.event import Changed
from gongkai_desktop.register.fields import WITHHELD
from ui.kit.dialogs import explain, work
from ui.kit.finding import find_numbers
from ui.kit.form_dialog import Failed, FormDialog, Remarking, Values
from ui.register.letters import LETTER, ask_letter

if TYPE_CHECKING:
    from gongkai_desktop.paper.pen import Printed
    from gongkai_desktop.register.service import ItemView
    from ui.register.export_dialog import ExportDialog
    from ui.register.import_dialog import ImportDialog
    from ui.register.page import RegisterPage
    from ui.tasks import Progress

_NEAR = (
    *("title", "index_no", "doc_no", "department", "formed", "category", "source", "withheld_reason"),
    *("checked_with", "by", "noted"),
)
_FOLD_FROM = 9  # fields; shorter forms show everything
Recording = Callable[[Values], Callable[[Desk, int], Changed]]


class Acts(QObject):
    """The dialogs of the register page. What they record goes to the session's writer."""

    def __init__(self, page: RegisterPage) -> None:
        super().__init__(page)
        self._page, self._session = page, page.session

    def enter(self) -> None:
        """Open the form of a new item: five fields first, the others folded."""
        self._session.ask("form", _entry_form, lambda found: self._entry(*found))

    def begin(self, item: int, act: NextAct) -> None:
        """Open the form of what was chosen as the next step; a letter is about all items chosen with this one."""
        chosen = self._page.table.chosen_ids()
        if act.key != LETTER:
            self.perform(item, act)
        else:
            ask_letter(self._session, self._page, chosen if item in chosen else [item], self._page.said.emit)

    def perform(self, item: int, act: NextAct, field: str = "") -> None:
        """Open the form of one act of an item; ``field`` is where typing should begin, if it has that."""
        session = self._session
        remarking = partial(self._remark, act.key, item)

        def record(values: Values) -> Callable[[Desk, int], Changed]:
            today = session.today()
            return lambda desk, actor: desk.register.perform(item, act.key, values, actor=actor, today=today)

        def show(form: Ledger) -> None:
            near = [column.key for column in form.columns if column.key in _NEAR or column.required]
            quick = None if len(form.columns) < _FOLD_FROM else near
            self._ask(
                form,
                record,
                lambda _: None,
                f"item.{item}.{act.key}",
                remarking=remarking,
                quick=quick,
                values=act.defaults,
                note=act.note,
                begin=_beginning(form, field) if act.key == "amend" else "",
            )

        def begin() -> None:
            session.ask("form", lambda desk: offering_departments(act.form, desk), show)

        from gongkai_desktop.register.acts import OUTWARD  # loaded when an item was shown, not at start

        if act.key in OUTWARD:
            from ui.screening.first import check_first  # draws pages; not loaded at start

            check_first(session, item, self._page, begin, publishing=act.key.startswith("publish"))
        else:
            begin()

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
        dialog.said.connect(self._page.said)
        dialog.open()
        return dialog

    def bring_in(self) -> None:
        """Open the import dialog."""
        self._import_dialog()

    def bring_in_rows(self, text: str) -> None:
        """Open the import dialog with rows copied out of a table program."""
        self._import_dialog().read_rows(text)

    def _import_dialog(self) -> ImportDialog:
        """The dialog, open; after it the cursor is in the table, since what was pressed may be gone."""
        from ui.register.import_dialog import ImportDialog  # seldom used

        dialog = ImportDialog(self._session, self._page)
        dialog.finished.connect(lambda _: self._page.setFocus())
        dialog.open()
        return dialog

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

    def take_back(self, event: int) -> None:
        """Ask why, and take one event of an item back."""
        why = Column("reason", self.tr("为什么撤销"), Kind.LONG, required=True)

        def record(values: Values) -> Callable[[Desk, int], Changed]:
            reason = str(values["reason"])
            return lambda desk, actor: desk.records.undo(event, actor=actor, reason=reason)

        self._ask(Ledger("take-back", self.tr("撤销这一步"), (why,)), record, lambda _: None)

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

    def _entry(self, form: Ledger, quick: Sequence[str]) -> None:
        session = self._session

        def record(values: Values) -> Callable[[Desk, int], Changed]:
            today = session.today()
            return lambda desk, actor: desk.register.enter(values, actor=actor, today=today)

        self._ask(
            form,
            record,
            lambda changed: self._page.open_record(min(changed.records)),
            "item.new",
            remarking=partial(self._remark, "enter", 0),
            quick=quick,
        )

    def _ask(
        self,
        form: Ledger,
        record: Recording,
        then: Callable[[Changed], None],
        draft: str = "",
        remarking: Remarking | None = None,
        **how: Any,
    ) -> None:
        """Show a form; its values go to the writer, which closes it or says what to mend; ``draft`` is its name."""

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            def recorded(changed: Changed) -> None:
                done(changed)
                then(changed)

            self._session.act(record(values), recorded, failed)

        dialog = FormDialog(form, save, self._session.failures.handle, self._page, **how)
        _reason_follows_attribute(dialog)
        find_numbers(dialog, self._session)
        if draft:
            dialog.draft(self._session, draft)
        if remarking is not None:
            dialog.remark_with(remarking)
        dialog.open()


def _unheard(_: BaseException) -> None:
    """A warning that could not be looked for stops nothing."""


def _beginning(form: Ledger, wanted: str) -> str:
    """Where mending begins: in the field that was clicked, else in the title."""
    return wanted if wanted in form.keys else "title"


def _entry_form(desk: Desk) -> tuple[Ledger, tuple[str, ...]]:
    today = desk.today()
    whole, quick = desk.register.form(today), desk.register.form(today, key="quick")
    return offering_departments(whole.form, desk), quick.form.keys


def offering_departments(form: Ledger, desk: Desk) -> Ledger:
    """The form with the office's departments offered where one is asked for."""
    names = tuple(known.name for known in desk.office.departments() if known.active)
    columns = (
        replace(column, choices=names) if column.key == "department" and names else column
        for column in form.columns
    )
    return replace(form, columns=tuple(columns))


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
