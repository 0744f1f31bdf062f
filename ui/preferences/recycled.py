"""回收站: what was voided or taken back in any ledger, in one list; from here it comes back, or goes for good."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.records.event import Changed
from gongkai_desktop.recycling import SCANS, SHEETS, Removed
from ui.kit.alive import if_there
from ui.kit.dialogs import Frame, button, label
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.kit.ledger.page import LEAKS
from ui.kit.purging import Aim, ask_purge
from ui.kit.tab import place_of
from ui.preferences.roster import Roster
from ui.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai_desktop.desk import Desk

_WIDTHS = (140, 80, 110, 280)


class BinDialog(Frame):
    """Enter goes to what is under the cursor, F2 brings it back, Del removes it for good."""

    manual = "回收站"

    def __init__(self, shell: Shell) -> None:
        super().__init__("", shell.widget(), width=940, height=560)
        self.setWindowTitle(self.tr("回收站"))
        self._shell, self._session = shell, shell.session
        self.found: tuple[Removed, ...] = ()
        self._titles: Mapping[str, str] = {}
        told = self.tr(
            "各本台账里作废、撤回、撤销的都在这里，最近的在前。记录和时间线一直留着，没有东西会自己消失。"
        )
        self.body.addWidget(label(told, "", wrap=True))
        titles = (
            self.tr("什么时候"),
            self.tr("谁"),
            self.tr("哪本台账"),
            self.tr("是什么"),
            self.tr("怎样没有的"),
        )
        self.list = Roster(titles, _WIDTHS)
        self.list.opens(self.go)
        self._look = self.list.act(self.tr("到那里看  Enter"), "Return", self.go)
        self._back = self.list.act(self.tr("恢复…  F2"), "F2", self.restore)
        self._purge = self.list.act(self.tr("彻底清除…  Del"), "Del", self.purge)
        self.list.foot.addStretch(1)
        self.why = label("", "small", wrap=True)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.why)
        self.buttons(button(self.tr("关闭"), self.accept, primary=True))
        self._session.changed.connect(self.renew)
        self.renew()
        self.list.view.setFocus()

    def renew(self) -> None:
        """Read what there is again."""

        def read(desk: Desk) -> tuple[tuple[Removed, ...], dict[str, str]]:
            return desk.removed(), {name: desk.listing(name).title for name in desk.kind_names}

        self._session.ask("removed", read, if_there(self, lambda found: self._show(*found)))

    def current(self) -> Removed | None:
        """What is under the cursor."""
        at = self.list.at()
        return self.found[at] if 0 <= at < len(self.found) else None

    def go(self) -> None:
        """Show it where it stands."""
        one = self.current()
        if one is None or not self._look.isEnabled():
            return
        self.accept()
        if one.ledger == SCANS:
            self._shell.go("scans:")
        else:
            self._shell.go(place_of(one.ledger), one.record)

    def restore(self) -> None:
        """Ask why, and take back what took it away."""
        one = self.current()
        if one is None or one.stuck:
            return
        why = Column("reason", self.tr("为什么恢复"), Kind.LONG, required=True)
        form = Ledger("restore", self.tr("恢复：{}").format(one.title), (why,))

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            reason = str(values["reason"])

            def restored(changed: Changed) -> None:
                done(changed)
                self._shell.say(self.tr("已恢复：{}").format(one.title))

            self._session.act(
                lambda desk, actor: desk.records.undo(one.event, actor=actor, reason=reason), restored, failed
            )

        dialog = FormDialog(form, save, self._session.failures.handle, self, note=one.how)
        dialog.manual = self.manual
        dialog.open()

    def purge(self) -> None:
        """Offer what it holds, to be removed for good."""
        one = self.current()
        if one is not None and self._purge.isEnabled():
            ask_purge(self._session, Aim(one.ledger, one.record, one.title), self, self._to_leaks)

    def _to_leaks(self) -> None:
        self.accept()
        self._shell.go(LEAKS)

    def _show(self, found: tuple[Removed, ...], titles: Mapping[str, str]) -> None:
        self.found, self._titles = found, titles
        self.list.show_lines([self._line(one) for one in found])
        self.list.view.selectionModel().currentRowChanged.connect(lambda *_: self._moved())
        self._moved()

    def _line(self, one: Removed) -> tuple[str, ...]:
        beside = {SHEETS: self.tr("文书"), SCANS: self.tr("扫描页")}
        ledger = self._titles.get(one.ledger, beside.get(one.ledger, ""))
        return one.at[:16].replace("T", " "), one.who, ledger, one.title, one.how

    def _moved(self) -> None:
        one = self.current()
        held = one is not None and one.ledger not in (SHEETS, "")
        self._back.setEnabled(one is not None and not one.stuck)
        self._look.setEnabled(held and one is not None and not one.gone)
        self._purge.setEnabled(held and one is not None and one.ledger != SCANS)
        if one is None:
            self.why.setText(self.tr("没有作废、撤回或撤销的。"))
        else:
            self.why.setText(one.stuck or self.tr("可以恢复：撤销的是作废那一步，记录照旧。"))
