"""What the clerk does with applications: forms that ask only what fits, an answer step by step, a look at who asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtGui import QGuiApplication

from gongkai_desktop.deadlines.served import Manner
from gongkai_desktop.ledger import show
from gongkai_desktop.requests.fields import NEAR, REGISTRATION, unasked
from ui.kit.ledger.acts import Acts, offering
from ui.requests.fitting import offer_only

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.ledger.acts import NextAct
    from gongkai_desktop.records.event import Changed
    from gongkai_desktop.requests.case import RequestCase
    from ui.kit.form_dialog import FormDialog, Values
    from ui.requests.page import Inbox

T = TypeVar("T")
EXAMINE, CHOOSE, WRITE, CHARGE, REVEAL, AMEND = "examine", "choose", "write", "charge", "reveal", "amend"
SERVE, ANEW = "serve", "anew"
_BEGINNING: Final = {
    CHOOSE: "outcome",
    EXAMINE: "found",
    "approve": "who",
    "consult": "kind",
    SERVE: "mail_no",
}
"""Where typing begins in the forms whose first needed field is filled in already."""


class RequestActs(Acts):
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

    def perform(self, number: int, act: NextAct, field: str = "") -> None:
        """Ask for the facts of an act; a look at what is masked asks nothing."""
        if act.key == REVEAL:
            self.reveal(number)
        else:
            super().perform(number, act, field)

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

    def reveal(self, number: int) -> None:
        """Show what is masked, once it stands in the history that somebody looked."""

        def shown(_: Changed) -> None:
            self.done.emit(number)
            self._host.ask(
                "reveal",
                lambda desk: desk.requests.state(number).fields,
                lambda fields: self._show(number, fields),
            )

        self._host.act(lambda desk, actor: self._looked(desk, number, "", actor), shown)

    def _show(self, number: int, fields: Mapping[str, str]) -> None:
        from ui.requests.revealing import Revealed  # seldom used

        Revealed(fields, lambda words: self._copy(number, words), self._page).open()

    def _copy(self, number: int, words: str) -> None:
        """Copied once it stands in the history what for."""

        def record(desk: Desk, why: str, actor: int) -> Changed:
            return self._looked(desk, number, why, actor)

        def copied(_: Changed) -> None:
            QGuiApplication.clipboard().setText(words)
            self.said.emit(self.tr("已复制，用途已记入时间线"))

        self.ask_what_for(number, self.tr("复制证件号码和联系方式"), record, copied)

    def ask_what_for(
        self,
        number: int,
        title: str,
        record: Callable[[Desk, str, int], T],
        then: Callable[[T], None],
        *,
        note: str = "",
    ) -> None:
        """Ask what the numbers of papers are wanted for; ``then`` gets what the writer made of it, for whom."""
        today = self._host.today()

        def read(desk: Desk) -> NextAct:
            acts = desk.requests.acts(number, today)
            return next(one for one in acts if one.key == REVEAL).worked_out()

        def ask(asked: NextAct) -> None:
            why = tuple(replace(column, required=True) for column in asked.form.columns)
            form = replace(asked.form, title=title, columns=why)
            act = replace(asked.asking(lambda before: before._replace(form=form)), note=note or asked.note)
            self.ask(act, lambda desk, values, actor, _: record(desk, str(values["why"]), actor), then)

        self._host.ask("what-for", read, ask)

    def _looked(self, desk: Desk, number: int, why: str, actor: int) -> Changed:
        today = self._host.today()
        return desk.requests.perform(number, REVEAL, {"why": why}, actor=actor, today=today)

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
