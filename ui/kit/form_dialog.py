"""A dialog around one form: what is refused is told beside the fields, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Ledger, show
from ui.kit.alive import if_there
from ui.kit.dialogs import Banner, Frame, Message, abandon, button, label
from ui.kit.drafting import Drafting, put_above
from ui.kit.form import Form
from ui.kit.host import Host

Values = Mapping[str, object]
Failed = Callable[[BaseException], None]
Save = Callable[[Values, Callable[[object], None], Failed], None]
"""Sends the values away; calls back with the result or the error, on the GUI thread."""
Remarking = Callable[[Values, Callable[[Mapping[str, str]], None]], None]
"""Looks what stands in the form over; calls back with words of warning by field, which stop nothing."""
REMARK = 300  # milliseconds after the last change before it is looked over


class FormDialog(Frame):
    """Asks for the facts of one entry or act; closes once they are recorded, stays open when refused."""

    manual = "登记一条信息"

    def __init__(
        self,
        ledger: Ledger,
        save: Save,
        failed: Failed,
        parent: QWidget | None,
        *,
        quick: Collection[str] | None = None,
        values: Values | None = None,
        note: str = "",
        begin: str = "",
    ) -> None:
        """``begin`` is the field in which typing begins; '' the first that is needed and empty."""
        super().__init__(ledger.title, parent, width=640)
        self._save, self._failed, self._begin = save, failed, begin
        self.form = Form(ledger, quick)
        self.form.fill(values or {})
        self.banner = Banner()
        self.keep = button(self.tr("保存  Ctrl+Enter"), self.submit, primary=True, icon="done")
        self._dirty = False
        self.drafting: Drafting | None = None
        if note:
            self.body.addWidget(label(note, "notice", wrap=True))
        self.head.addWidget(self.banner)
        self.keep_clear(8)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.buttons(button(self.tr("取消"), self.reject), self.keep)
        self.form.accepted.connect(self.submit)
        self.form.changed.connect(self._touched)
        QTimer.singleShot(0, self, self._settle)

    def submit(self) -> None:
        """Check the form and send it; a second press while it is on its way does nothing."""
        if not self.keep.isEnabled() or not self.form.check():
            return
        self.banner.hide()
        self.keep.setEnabled(False)
        self._save(self.form.values(), *self.awaits(self._done, self._refused))

    def unsaved(self) -> str:
        """What was typed."""
        return self.tr("刚才填写的内容会丢掉。") if self._dirty else ""

    def reject(self) -> None:
        """Esc and 取消 ask first when something was typed; with a draft kept, that is all there is to lose."""
        if self.is_waiting or not self._dirty or self.drafting is None:
            super().reject()
            return
        self.drafting.keep()
        question = abandon(
            self,
            self.tr("没有保存，先关闭吗？"),
            self.tr("填写的内容留作草稿，下次打开这个表单可以接着填。"),
            self.tr("留着，先关闭"),
            lambda: self.done(0),
        )
        question.foot.insertWidget(0, button(self.tr("不要了"), partial(self._forget, question)))

    def draft(self, host: Host, form: str) -> None:
        """Keep what is typed under this name until it is recorded, and offer what was left the last time."""
        given = self._texts()

        def changed() -> dict[str, str]:
            return {key: text for key, text in self._texts().items() if text != given.get(key, "")}

        self.drafting = Drafting(self, host, form, changed, self.form.fill)
        put_above(self.drafting, self.body)
        self.form.changed.connect(self.drafting.stir)

    def remark_with(self, remarking: Remarking) -> None:
        """Warn beside the fields of what looks wrong, as it is typed; nothing is held up by it."""
        pause = QTimer(self, singleShot=True, interval=REMARK)
        pause.timeout.connect(lambda: remarking(self.form.values(), if_there(self, self.form.remark)))
        self.form.changed.connect(pause.start)
        pause.start()

    def _texts(self) -> dict[str, str]:
        """What stands in the form, as text."""
        return {key: show(value, self.form.fields[key].column) for key, value in self.form.values().items()}

    def _forget(self, question: Message) -> None:
        if self.drafting is not None:
            self.drafting.end()
        question.done(0)
        self.done(0)

    def _done(self, _: object) -> None:
        self._dirty = False
        if self.drafting is not None:
            self.drafting.end()
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.keep.setEnabled(True)
        if isinstance(error, Refused):
            self.banner.explain(error)
        if isinstance(error, Unfilled):
            self.form.refuse(error.fields)
        if not isinstance(error, Refused):
            self._failed(error)

    def _touched(self) -> None:
        self._dirty = True

    def _settle(self) -> None:
        """Put the cursor where typing begins."""
        self._dirty = False
        if self._begin in self.form.fields:
            self.form.focus(self._begin)
        else:
            self.form.focus_first()
