"""What the clerk does on the register page: entering, the next acts, files in and out, the review sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Ledger
from gongkai_desktop.records import Changed
from gongkai_desktop.register import WITHHELD, NextAct, Query
from ui.kit.dialogs import explain, work
from ui.kit.form_dialog import Failed, FormDialog, Save, Values
from ui.tasks import Progress

if TYPE_CHECKING:
    from ui.register.page import RegisterPage


def enter(page: RegisterPage) -> None:
    """Open the form of a new item: five fields first, the others folded."""
    page.session.ask(
        "form",
        lambda desk: (desk.register.form(quick=False), desk.register.form(quick=True).keys),
        lambda found: _entry(page, *found),
    )


def _entry(page: RegisterPage, ledger: Ledger, quick: Sequence[str]) -> None:
    session = page.session

    def record(values: Values) -> Callable[[Desk], Changed]:
        actor, today = session.actor, session.today()
        return lambda desk: desk.register.enter(values, actor=actor, today=today)

    def entered(changed: Changed) -> None:
        page.open_record(min(changed.records))

    dialog = FormDialog(ledger, _saving(page, record, entered), session.failures.handle, page, quick=quick)
    _reason_follows_attribute(dialog)
    dialog.open()


def perform(page: RegisterPage, item: int, act: NextAct) -> None:
    """Open the form of one act of an item."""
    session = page.session

    def record(values: Values) -> Callable[[Desk], Changed]:
        actor, today = session.actor, session.today()
        return lambda desk: desk.register.perform(item, act.key, values, actor=actor, today=today)

    dialog = FormDialog(
        act.form,
        _saving(page, record, lambda _: None),
        session.failures.handle,
        page,
        quick=_near(act),
        values=act.defaults,
        note=act.note,
    )
    _reason_follows_attribute(dialog)
    dialog.open()


def amend(page: RegisterPage) -> None:
    """Enter in the table: mend the entry of the item shown."""
    view = page.panel.view
    act = None if view is None else next((act for act in view.acts if act.key == "amend"), None)
    if view is not None and act is not None and view.id == page.table.current_id():
        perform(page, view.id, act)


def export(page: RegisterPage, query: Query) -> None:
    """Write what the table shows as a workbook."""
    tr = QCoreApplication.translate
    dialog = QFileDialog(page, tr("Register", "导出为 Excel"), "", tr("Register", "Excel 工作簿 (*.xlsx)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(tr("Register", "信息公开登记台账_{}.xlsx").format(page.session.today().isoformat()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: export_to(page, query, Path(name)))
    dialog.open()


def export_to(page: RegisterPage, query: Query, path: Path) -> None:
    """Write the rows of a query into a workbook, with progress and a cancel that leaves no file."""
    folder = page.session.folder

    def run(progress: Progress) -> int:
        with Desk.open(folder, writing=False) as desk:
            return desk.export_register(path, query, progress)

    def done(rows: int) -> None:
        tr = QCoreApplication.translate
        page.said.emit(tr("Register", "已导出 {} 行：{}").format(f"{rows:,}", path.name))

    work(
        QCoreApplication.translate("Register", "正在导出 {}").format(path.name),
        run, page, done, page.session.failures.handle,
    )  # fmt: skip


def bring_in(page: RegisterPage) -> None:
    """Open the import dialog."""
    from ui.register.import_dialog import ImportDialog  # seldom used; not loaded at start

    ImportDialog(page.session, page).open()


def print_sheet(page: RegisterPage, items: Sequence[int]) -> None:
    """Prepare the review sheet of these items and show it; printing or saving issues it."""
    from ui.register.sheet import show_review_sheet  # the preview is not loaded at start

    tr = QCoreApplication.translate
    if not items:
        way = tr("Register", "先在表里选中要送审的信息（Space 可多选），再按 Ctrl+P")
        explain(page, Refused(tr("Register", "还没有选中信息"), way=way))
        return
    show_review_sheet(page, tuple(items))


def print_blank(page: RegisterPage) -> None:
    """Show the review sheet empty, for handwriting."""
    from ui.register.sheet import show_review_sheet  # the preview is not loaded at start

    show_review_sheet(page, ())


def _saving(
    page: RegisterPage, record: Callable[[Values], Callable[[Desk], Changed]], then: Callable[[Changed], None]
) -> Save:
    """A dialog's save: send the values to the writer, close on success, go on with what follows."""

    def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
        def recorded(changed: Changed) -> None:
            done(changed)
            then(changed)

        page.session.write(record(values), recorded, failed)

    return save


def _near(act: NextAct) -> Sequence[str] | None:
    """Long forms fold what is filled seldom; short ones show everything."""
    if len(act.form.columns) <= 8:
        return None
    wanted = ("title", "index_no", "doc_no", "department", "formed", "category", "source", "withheld_reason")
    return [column.key for column in act.form.columns if column.key in wanted or column.required]


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
