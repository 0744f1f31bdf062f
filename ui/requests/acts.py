"""What the clerk does with applications: forms that ask only what fits, an answer step by step, a look at who asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.deadlines.served import Manner
from gongkai_desktop.ledger import show
from gongkai_desktop.requests.fields import MASKED, NEAR, REGISTRATION, unasked
from ui.kit.ledger.acts import offering
from ui.kit.ledger.revealing import RevealingActs, Rows
from ui.requests.fitting import offer_only

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.ledger.acts import NextAct
    from gongkai_desktop.records.event import Changed
    from gongkai_desktop.requests.case import RequestCase
    from ui.kit.form_dialog import FormDialog, Values
    from ui.requests.page import Inbox

EXAMINE, CHOOSE, WRITE, CHARGE, AMEND = "examine", "choose", "write", "charge", "amend"
SERVE, ANEW = "serve", "anew"
_BEGINNING: Final = {
    CHOOSE: "outcome",
    EXAMINE: "found",
    "approve": "who",
    "consult": "kind",
    SERVE: "mail_no",
}
"""Where typing begins in the forms whose first needed field is filled in already."""


class RequestActs(RevealingActs):
    """The dialogs of the inbox."""

    def __init__(self, page: Inbox) -> None:
        super().__init__(page.host, page.face, page)
        self._page = page
        self.begun.connect(self._tell_receipt)
        self._case: RequestCase | None = None
        """The application whose answer is asked for, as it stood when the form came up."""

    def _tell_receipt(self, number: int) -> None:
        """The receipt is one key away once the application is in."""
        self.said.emit(self.tr("已登记；按 Ctrl+P 打印收件回执"))

    def hidden(self, desk: Desk, number: int) -> Rows:
        """Numbers of papers, telephones and addresses of the applicant."""
        fields = desk.requests.state(number).fields
        keys = ("applicant", *MASKED, "agent")
        return [(REGISTRATION.column(key).title, fields.get(key, "")) for key in keys]

    def whole(self) -> str:
        """All of these together."""
        return self.tr("证件号码和联系方式")

    def prepare(self, number: int, act: NextAct, go: Callable[[NextAct], None]) -> None:
        """The office's departments are offered where one is asked for; an answer is told from where it stands now.

        Before it is decided what becomes of an application, whatever is like it is called to mind.
        """
        today = self._host.today()

        def read(desk: Desk) -> tuple[NextAct, RequestCase | None]:
            case = desk.requests.case(number, today) if act.key in (CHOOSE, WRITE) else None
            like = desk.requests.alike(number, today).remarks if act.key in (EXAMINE, CHOOSE) else ()
            note = "\n".join(filter(None, (act.note, *like)))
            return replace(offering(act, desk), note=note), case

        def begin(found: tuple[NextAct, RequestCase | None]) -> None:
            asked, self._case = found
            go(asked)

        self._host.ask(f"{self._face.name}-form", read, begin)

    def begins(self, act: NextAct, changed: Changed) -> int:
        """What answers an application anew is what is gone on with."""
        return changed.act if act.key == ANEW else 0

    def shape(self, act: NextAct, field: str) -> Mapping[str, Any]:
        """Typing begins at what is to be decided; a registration shows what is near first."""
        if act.form.name == REGISTRATION.name and len(act.form.columns) > len(NEAR):
            return {"quick": NEAR}
        begin = _BEGINNING.get(act.key, "")
        if act.key == SERVE and act.defaults["how"] in (Manner.HAND, Manner.ENTRUSTED):
            begin = "by"  # there is no number of a letter
        return {"begin": field or begin} if field or begin in act.form.keys else {}

    def equip(self, dialog: FormDialog, act: NextAct, number: int) -> None:
        """A registration asks what fits, an answer has its evidence beside it, a fee its tiers."""
        if act.form.name == REGISTRATION.name:
            self._ask_what_fits(dialog, number)
        elif act.key in (CHOOSE, WRITE):
            self._beside(dialog)
        elif act.key == CHARGE:
            from ui.requests.fees import tell_fee  # seldom used

            tell_fee(dialog, self._host, number)

    def begin_written(self, number: int) -> None:
        """Once an outcome was chosen, its facts are asked at once."""
        today = self._host.today()

        def go(acts: tuple[NextAct, ...]) -> None:
            for act in acts:
                if act.key == WRITE and act.primary:
                    self.perform(number, act)

        self._host.ask("writing", lambda desk: desk.requests.acts(number, today), go)

    def _ask_what_fits(self, dialog: FormDialog, number: int) -> None:
        """Fields come and go with what is filled in; what is odd, or like an earlier one, is told beside its field."""

        def follow() -> None:
            offer_only(dialog.form, unasked)

        def remark(values: Values, tell: Callable[[Mapping[str, str]], None]) -> None:
            typed = {key: show(value) for key, value in values.items()}
            self._host.ask("odd", lambda desk: desk.requests.odd(typed, number), tell)

        dialog.form.changed.connect(follow)
        follow()
        dialog.remark_with(remark)

    def _beside(self, dialog: FormDialog) -> None:
        from ui.requests.beside import Entails, put_beside  # not before an answer is written

        if self._case is not None:
            put_beside(dialog, Entails(dialog, self._case))
