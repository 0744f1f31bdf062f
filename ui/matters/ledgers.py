"""专项台账: every side ledger that has no other place, each as a part; an office's own ones among them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gongkai_desktop.cases.dues import ledger_at
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.matters.matter import HANDOVER
from ui.kit.dialogs import label
from ui.kit.empty import Empty
from ui.kit.ledger.page import LedgerPage
from ui.kit.parts import PartsPage
from ui.matters.page import MatterPage
from ui.session import Session

if TYPE_CHECKING:
    from gongkai_desktop.matters.definition import Definition
    from gongkai_desktop.records.event import Changed


class LedgersPage(PartsPage):
    """Which ledgers there are is asked of the office; what is wrong with a file of its own is told above them."""

    import_wanted = Signal(object, object)
    """An old ledger should be brought in (see ``MatterPage``)."""

    def __init__(self, session: Session, elsewhere: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._elsewhere = frozenset(elsewhere)
        self._wanted: Callable[[], object] | None = None
        self._known = False
        self.mistakes, self.nothing = label("", "notice", wrap=True), Empty()
        self.mistakes.hide()
        self.nothing.say(
            self.tr("这里还没有台账"),
            self.tr(
                "本单位可以有自己的台账：按使用手册“自己的台账”写一个定义文件放进办公文件夹，重新打开就有。"
            ),
        )
        self.nothing.hide()
        self.box.insertWidget(1, self.mistakes)
        self.box.addWidget(self.nothing, 1)
        session.changed.connect(self.renew)
        session.ask("ledgers", self._look, lambda found: self._offer(*found))

    def go(self, place: str, number: int) -> None:
        """Show a ledger (``affairs:KEY``), a view of it (``affairs:KEY:VIEW``) or its record of that number."""
        ledger, view = ledger_at(place)
        if self._known:
            self.ledger(ledger).go(view, number)
        else:
            self._wanted = lambda: self.ledger(ledger).go(view, number)

    def ledger(self, key: str) -> LedgerPage:
        """One of the ledgers, brought into sight."""
        part = self.show_part(key)
        assert isinstance(part, LedgerPage)
        return part

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """What the ledger in sight can do, and what can be begun here whatever is in sight."""
        part = self.part()
        own = part.commands() if isinstance(part, LedgerPage) else {}
        return {**own, "hand_over": self.hand_over}

    def hand_over(self) -> None:
        """A hand-over of the clerk's work is begun."""
        if self._known:
            self.ledger(HANDOVER).new()
        else:
            self._wanted = self.hand_over

    def renew(self, changed: Changed | None = None) -> None:
        """Read everything shown again."""
        super().renew(changed)

    def _look(self, desk: Desk) -> tuple[tuple[Definition, ...], tuple[Refused, ...]]:
        keys = [key for key in desk.ledgers.keys if key not in self._elsewhere]
        return tuple(map(desk.ledgers.current, keys)), desk.matters.mistakes

    def _offer(self, ledgers: Sequence[Definition], mistakes: Sequence[Refused]) -> None:
        for ledger in ledgers:
            self.add_part(ledger.key, ledger.title, partial(self._page, ledger))
        self.nothing.setVisible(not ledgers)
        self._stack.setVisible(bool(ledgers))
        self.tabs.setVisible(bool(ledgers))
        head = self.tr("有 {} 个台账定义文件不能用，其他的照常：").format(len(mistakes))
        self.mistakes.setText("\n".join([head, *map(str, mistakes)]))
        self.mistakes.setVisible(bool(mistakes))
        self._known = True
        if self._wanted is not None:
            self._wanted()
            self._wanted = None
        self.ready.emit()
        self.shown.emit()

    def _page(self, ledger: Definition) -> MatterPage:
        page = MatterPage(self.session, ledger)
        page.import_wanted.connect(self.import_wanted)
        return page
