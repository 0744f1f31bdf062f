"""A form's draft: kept while it is filled in, offered again when the form is opened the next time."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gongkai_desktop.clock import now
from ui.kit.alive import if_there
from ui.kit.dialogs import button, label

if TYPE_CHECKING:
    from gongkai_desktop.office.drafts import FormDraft
    from ui.kit.host import Host

PAUSE: Final = 1000  # milliseconds from a change until it is kept


class Drafting(QObject):
    """Keeps what ``values`` gives for a form of that name, and puts a draft back with ``fill``.

    While it is not answered, an older draft stays beside the new one. What cannot be kept (a folder that another
    program holds, a full disk) is no reason to disturb whoever fills the form in.
    """

    offered = Signal()
    """An older draft is offered now, or no longer: the form needs more room or less."""

    def __init__(
        self,
        parent: QWidget,
        host: Host,
        form: str,
        values: Callable[[], Mapping[str, str]],
        fill: Callable[[Mapping[str, str]], None],
    ) -> None:
        super().__init__(parent)
        self._host, self._form, self._own = host, form, secrets.token_hex(4)
        self._values, self._fill = values, fill
        self._over = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep)
        self.offer = QFrame(parent)
        self.offer.setObjectName("notice")
        self._words = label("", "", wrap=True)
        self.again = button(self.tr("接着填(&J)"), self._put_back)
        self.away = button(self.tr("不要了(&X)"), self._throw_away)
        self._found: FormDraft | None = None
        row = QHBoxLayout(self.offer)
        row.setContentsMargins(10, 6, 10, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self.again)
        row.addWidget(self.away)
        self.offer.hide()
        host.ask(f"draft-{self._own}", lambda desk: desk.drafts.find(form), if_there(self, self._found_one))

    def stir(self) -> None:
        """Something was changed: keep it soon."""
        if not self._pause.isActive():
            self._pause.start()

    def keep(self) -> None:
        """Keep what stands in the form now."""
        self._pause.stop()
        if self._over:
            return
        values, at = dict(self._values()), now().isoformat(timespec="seconds")
        form, own = self._form, self._own
        self._host.write(lambda desk: desk.drafts.keep(form, own, values, at), None, _quiet)

    def end(self) -> None:
        """It was recorded, or is not wanted any more: nothing of it stays."""
        self._pause.stop()
        self._over = True
        form, own = self._form, self._own
        self._host.write(lambda desk: desk.drafts.drop(desk.drafts.name(form, own)), None, _quiet)

    def _found_one(self, draft: FormDraft | None) -> None:
        if draft is None or self._over:
            return
        self._found = draft
        when = draft.at[5:16].replace("T", " ")
        self._words.setText(self.tr("这里 {} 填过，没有保存。").format(when))
        self.offer.show()
        self.offered.emit()

    def _put_back(self) -> None:
        if self._found is not None:
            self._fill(self._found.values)
            self.keep()
            self._throw_away()

    def _throw_away(self) -> None:
        if self._found is not None:
            name, self._found = self._found.name, None
            self._host.write(lambda desk: desk.drafts.drop(name), None, _quiet)
        self.offer.hide()
        self.offered.emit()


def _quiet(_: BaseException) -> None:
    """A draft that could not be kept is told to nobody."""


def put_above(drafting: Drafting, body: QVBoxLayout) -> None:
    """The offer of a draft stands above everything else."""
    body.insertWidget(0, drafting.offer)
