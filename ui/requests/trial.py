"""期限试算: what if it came in, was corrected, asked about, extended, charged for on these days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gongkai_desktop.deadlines.events import Channel
from gongkai_desktop.deadlines.urgency import NONE
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.requests.trial import TRIAL, known, unasked
from ui.kit.alive import if_there
from ui.kit.deadline_view import DeadlineView
from ui.kit.dialogs import Banner, Frame, button, label
from ui.kit.editors import focus_of
from ui.kit.form import Form
from ui.requests.days_row import DaysRow
from ui.requests.fitting import offer_only

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai_desktop.desk import Desk
    from gongkai_desktop.requests.service import Tried
    from ui.kit.host import Host

_PAUSE: Final = 250  # milliseconds after the last change before it is counted anew


class TrialDialog(Frame):
    """Days on the left, what follows on the right; it begins with an application where one is shown."""

    manual = "依申请公开"

    def __init__(self, host: Host, number: int, values: Mapping[str, str], parent: QWidget | None) -> None:
        super().__init__(self.tr("期限试算"), parent, width=1000)
        self._host, self._number = host, number
        self.form = Form(TRIAL)
        self.banner, self.days, self.strip = Banner(), DaysRow(), DeadlineView()
        told = (
            self.tr("从选中的申请开始，改哪一天都行；不登记。")
            if number
            else self.tr("填上日期就算；不登记。")
        )
        self.head.addWidget(label(told, "small", wrap=True))
        self.head.addWidget(self.banner)
        right = QVBoxLayout()
        right.addWidget(self.days)
        right.addWidget(self.strip)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.form, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self.body.addLayout(row)
        self.fresh = button(self.tr("从头试算"), self._afresh)
        self.fresh.setVisible(bool(number))
        self.buttons(self.fresh, button(self.tr("关闭"), self.accept, primary=True))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.count)
        self.form.fill(values)
        self.form.changed.connect(self._pause.start)
        self.form.accepted.connect(self.count)
        self.count()
        QTimer.singleShot(0, self, self._begin)

    def count(self) -> None:
        """Count with what stands in the form."""
        offer_only(self.form, unasked)
        values, number, today = self.form.values(), self._number, self._host.today()

        def counted(desk: Desk) -> Tried:
            return desk.requests.tried(values, today, number)

        self._host.ask("trial", counted, if_there(self, self._show), if_there(self, self._refused))

    def _show(self, found: Tried) -> None:
        deadline, days, ordered = found
        self.banner.hide()
        self.form.check()
        self.days.show_days(days)
        if ordered:
            told = self.tr("决定书、判决书限定 {} 以前重新答复，不另数工作日。").format(ordered)
            self.strip.show_none(told, self._host.today())
        else:
            self.strip.show_deadline(deadline, self.tr("答复期限"), NONE, self._host.today())

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, Refused):
            self._host.failures.handle(error)
            return
        self.days.show_days(())
        self.strip.show_none("", self._host.today())
        if isinstance(error, Unfilled):
            self.banner.hide()
            for key, words in error.fields.items():
                self.form.fields[key].say(words)
        else:
            self.banner.explain(error)

    def _afresh(self) -> None:
        """Without the application that it began with."""
        self._number = 0
        self.fresh.hide()
        self.form.fill(dict.fromkeys(self.form.fields, "") | plain(self._host))
        self._begin()

    def _begin(self) -> None:
        """In the day of receipt, which is typed over."""
        self.form.focus("arrived")
        line = focus_of(self.form.fields["arrived"].editor)
        if isinstance(line, QLineEdit):
            line.selectAll()


def plain(host: Host) -> dict[str, str]:
    """What a trial without an application begins with: handed in today."""
    return {"channel": Channel.COUNTER.value, "arrived": host.today().isoformat()}


def show_trial(host: Host, number: int, parent: QWidget | None) -> None:
    """Open a trial that begins with this application (0: with none)."""

    def go(values: Mapping[str, str]) -> None:
        TrialDialog(host, number, values, parent).open()

    if number:
        host.ask("trial-start", lambda desk: known(desk.requests.state(number)), go)
    else:
        go(plain(host))
