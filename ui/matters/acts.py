"""The dialogs of a side ledger: its acts, and a look at what its panel masks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.kit.ledger.revealing import RevealingActs, Rows
from ui.matters.page import whole

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.matters.definition import Definition
    from ui.matters.page import MatterPage


class MatterActs(RevealingActs):
    """The dialogs of one ledger."""

    def __init__(self, page: MatterPage, ledger: Definition) -> None:
        super().__init__(page.host, page.face, page)
        self._ledger = ledger

    def hidden(self, desk: Desk, number: int) -> Rows:
        """Whom it is about and what is masked of it, by the definition that it began under."""
        case = desk.matters[self._ledger.key].case(number, self._host.today())
        who = (one for one in case.definition.begin.columns if one.key == case.definition.who)
        return [(one.title, case.matter.facts.get(one.key, "")) for one in (*who, *case.definition.hidden)]

    def whole(self) -> str:
        """All of it together."""
        return whole(self._ledger)
