"""Correcting days of the calendar: a day off or a make-up day with its reason, or a correction taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.cases.moves import Move
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import Column, Kind, Ledger, read_date
from gongkai_desktop.workdays.calendar import Calendar
from gongkai_desktop.workdays.days import Correction
from ui.kit.editors import Day, weekday
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.preferences.moves import ask_and_make
from ui.session import Session

_LONGEST = 62  # days at a time


def correct_days(session: Session, parent: QWidget, calendar: Calendar, day: date) -> FormDialog:
    """Make a working day a day off, or a day off a working day, from ``day`` to the day the form names."""
    working = not calendar.is_workday(day)
    what = _what(working, [day])
    form = Ledger(
        "correction",
        what,
        (
            Column(
                "reason",
                QCoreApplication.translate("Calendar", "理由"),
                required=True,
                help=QCoreApplication.translate("Calendar", "如：登山节放假、年中调整放假安排"),
            ),
            Column(
                "number",
                QCoreApplication.translate("Calendar", "通知文号"),
                help=QCoreApplication.translate("Calendar", "依据上级通知的填文号；本单位自己定的不填"),
            ),
            Column("until", QCoreApplication.translate("Calendar", "到哪一天为止"), Kind.DATE),
        ),
    )

    def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
        days = _stretch(calendar, day, read_date(str(values["until"])), working)
        if not days:
            failed(
                Unfilled(
                    what, {"until": QCoreApplication.translate("Calendar", "应在所选日子之后两个月以内")}
                )
            )
            return
        reason, number = str(values["reason"]).strip(), str(values["number"]).strip()
        given = [Correction(one, working, reason, bool(number), number) for one in days]
        ask_and_make(
            session,
            dialog,
            _what(working, days),
            lambda desk, apply, actor: desk.correct_calendar(given, apply=apply, actor=actor),
            done,
            failed,
        )

    dialog = FormDialog(form, save, session.failures.handle, parent)
    until = dialog.form.fields["until"].editor
    if isinstance(until, Day):
        until.near = day
    dialog.open()
    return dialog


def take_back(session: Session, parent: QWidget, correction: Correction) -> FormDialog:
    """Take the correction of a day back: the day is again what the notices say."""
    told = QCoreApplication.translate("Calendar", "撤销更正：{}（{}）")
    what = told.format(_named(correction.day), correction.reason)
    form = Ledger(
        "withdrawal",
        what,
        (Column("reason", QCoreApplication.translate("Calendar", "撤销的理由"), required=True),),
    )

    def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
        reason, days = str(values["reason"]), [correction.day]

        def change(desk: Desk, apply: bool, actor: int) -> list[Move]:
            return desk.withdraw_corrections(days, reason, apply=apply, actor=actor)

        ask_and_make(session, dialog, what, change, done, failed)

    dialog = FormDialog(form, save, session.failures.handle, parent)
    dialog.open()
    return dialog


def _stretch(calendar: Calendar, first: date, last: date | None, working: bool) -> list[date]:
    """The days from first to last that are not yet so; none when last lies before first or too far off."""
    length = ((last or first) - first).days
    if not 0 <= length <= _LONGEST:
        return []
    days = [first + timedelta(days=step) for step in range(length + 1)]
    return [day for day in days if calendar.is_workday(day) is not working]


def _what(working: bool, days: list[date]) -> str:
    listed = _named(days[0]) if len(days) == 1 else f"{_named(days[0])} — {_named(days[-1])}"
    told = (
        QCoreApplication.translate("Calendar", "改为上班：{}")
        if working
        else QCoreApplication.translate("Calendar", "改为放假：{}")
    )
    more = QCoreApplication.translate("Calendar", "（{} 天）").format(len(days)) if len(days) > 1 else ""
    return told.format(listed) + more


def _named(day: date) -> str:
    return f"{day.isoformat()} {weekday(day)}"
