"""What is done with an annual report; its texts are written where more than a line or two of them is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gongkai_desktop.reports.annual.acts import WRITE
from ui.kit import look
from ui.kit.ledger.acts import Acts

if TYPE_CHECKING:
    from gongkai_desktop.ledger.acts import NextAct
    from ui.kit.form_dialog import FormDialog

_TEXT: Final = 132  # pixels at 100 % of a text of some hundred characters
_WIDE: Final = 860  # pixels at 100 % of the form that asks for all of them


class AnnualActs(Acts):
    """The dialogs of the page of annual reports."""

    def equip(self, dialog: FormDialog, act: NextAct, number: int) -> None:
        """A part of the report has more room than a remark."""
        if act.key != WRITE.key:
            return
        for field in dialog.form.fields.values():
            field.editor.setFixedHeight(look.scaled(dialog, _TEXT))
        dialog.resize(look.scaled(dialog, _WIDE), dialog.height())
