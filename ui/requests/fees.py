"""收费计算: what an application costs, tier by tier; in a dialog, and beside the form of a notice."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import read_form
from gongkai_desktop.requests.fees import BASES, BY_ITEM, CALCULATED, Fee, charged
from ui.kit.alive import if_there
from ui.kit.dialogs import Banner, Frame, button, label
from ui.kit.form import Form
from ui.kit.rich import Reading, heading, pairs

if TYPE_CHECKING:
    from ui.kit.form_dialog import FormDialog
    from ui.kit.host import Host


EARLIER = "earlier"
"""The field of how many of the applicant's came before in the month."""


class FeeDialog(Frame):
    """The calculator; nothing is recorded."""

    manual = "依申请公开"

    def __init__(self, host: Host, parent: QWidget | None) -> None:
        super().__init__(CALCULATED.title, parent, width=520)
        self.form, self.banner, self.told = Form(CALCULATED), Banner(), Reading()
        self.told.setMinimumHeight(150)
        self.told.hide()
        self.told.setAccessibleName(self.tr("怎样算的"))
        self.head.addWidget(label(self.tr("每件申请只按件或者只按量计收一种；不登记。"), "small", wrap=True))
        self.head.addWidget(self.banner)
        self.body.addWidget(self.form)
        self.body.addWidget(self.told)
        self.buttons(button(self.tr("关闭"), self.accept, primary=True))
        self.form.fill({"day": host.today().isoformat(), "basis": BY_ITEM})
        self.form.changed.connect(self.count)
        self.form.accepted.connect(self.count)
        self.count()
        self.form.focus("count")

    def count(self) -> None:
        """Count with what stands in the form."""
        self.form.offer(EARLIER, self.form.fields["basis"].editor.value() == BY_ITEM)
        self.banner.hide()
        self.told.hide()
        try:
            read = read_form(CALCULATED, self.form.values())
        except Unfilled:
            return  # not complete yet; each field says by itself what cannot be read
        try:
            found = charged(
                date.fromisoformat(read["day"]),
                read["basis"],
                int(read["count"]),
                int(read.get(EARLIER) or 0),
            )
        except Refused as refused:
            self.banner.explain(refused)
            return
        self.told.show_html(_told(found))
        self.told.show()


def _told(found: Fee) -> str:
    total = QCoreApplication.translate("FeeDialog", "合计 {} 元").format(f"{found.total:,}")
    lines = [(f"{at}", str(step)) for at, step in enumerate(found.steps, 1)]
    basis = QCoreApplication.translate("FeeDialog", "依据：{}").format(found.article)
    return heading(total) + pairs(lines) + heading(basis)


def tell_fee(dialog: FormDialog, host: Host, number: int) -> None:
    """In the form of a notice: what came before and the sum fill themselves in, the tiers stand beneath the number."""
    form = dialog.form

    def begin(found: tuple[str, int]) -> None:
        arrived, earlier = found
        before = form.fields[EARLIER].editor
        if not before.value():
            before.blockSignals(True)  # it was not typed: there is nothing to lose by leaving
            before.set_value(str(earlier))
            before.blockSignals(False)
        tell = partial(_follow, form, arrived)
        for key in ("basis", "count", EARLIER):
            form.fields[key].changed.connect(tell)
        tell()

    host.ask(
        "fee",
        lambda desk: (desk.requests.state(number).fact("arrived"), desk.requests.earlier_items(number)),
        if_there(dialog, begin),
    )


def _follow(form: Form, arrived: str) -> None:
    basis, count, earlier = (str(form.fields[key].editor.value()) for key in ("basis", "count", EARLIER))
    if basis in BASES:
        form.offer(EARLIER, basis == BY_ITEM)
    if basis not in BASES or not count.isdigit() or not (earlier or "0").isdigit():
        return
    try:
        found = charged(date.fromisoformat(arrived), basis, int(count), int(earlier or 0))
    except Refused as refused:
        form.fields["count"].tell(refused.what)
        return
    form.fields["count"].tell("；".join(map(str, found.steps)))
    form.fields["yuan"].editor.set_value(str(found.total))
