"""Filtering by any column of the ledger, those that the table does not show as well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.ledger.spans import read_span
from gongkai_desktop.register.fields import REGISTER
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.register.words import shown_of

if TYPE_CHECKING:
    from ui.register.page import RegisterPage


def show_filters(page: RegisterPage) -> FormDialog:
    """Ask what to narrow the list to; what is set already stands in its field."""
    columns = (*shown_of("stage", "due"), *REGISTER.columns)
    title = QCoreApplication.translate("Filters", "筛选")
    form = Ledger("filters", title, tuple(_typed(column) for column in columns))
    days = {column.key: column.title for column in columns if column.kind is Kind.DATE}

    def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
        filters, wrong = {}, {}
        for key, value in values.items():
            try:
                text = str(value or "").strip()
                filters[key] = read_span(text, page.host.today()) if key in days else text
            except ValueError as why:
                wrong[key] = f"{days[key]}{why}"
        if wrong:
            failed(Unfilled(title, wrong))
            return
        done(filters)
        page.listing.narrow(filters)

    note = QCoreApplication.translate(
        "Filters", "文字写其中几个字就行；日期可写 2026、3月、2026-03、本月、2026-03..2026-05，或“空”。"
    )
    quick = ("stage", "due", "title", "doc_no", "department", "formed", "attribute", "category", "published")
    near = (*quick, *page.query.filters)
    dialog = FormDialog(
        form, save, page.host.failures.handle, page, quick=near, values=page.query.filters, note=note
    )
    dialog.keep.setText(QCoreApplication.translate("Filters", "筛选  Ctrl+Enter"))
    dialog.open()
    return dialog


def _typed(column: Column) -> Column:
    """A day is typed as a span, a long text as some words of it; nothing is required."""
    kind = column.kind if column.kind is Kind.CHOICE else Kind.TEXT
    return replace(column, kind=kind, required=False, help="")
