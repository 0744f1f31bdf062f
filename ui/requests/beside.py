"""Beside the forms of an answer: what an outcome entails, and the evidence for it with what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gongkai_desktop.ledger import show
from gongkai_desktop.requests.acts.answer import called, evidence_title
from gongkai_desktop.requests.outcomes import Decision, Remedy, decided, outcomes
from gongkai_desktop.requests.remedy import only_appeal
from ui.kit import look
from ui.kit.rich import Reading, heading, marked, pairs

if TYPE_CHECKING:
    from gongkai_desktop.requests.case import RequestCase
    from ui.kit.form_dialog import FormDialog

_WIDE = 1000  # pixels at 100 % of a form with something beside it


def put_beside(dialog: FormDialog, panel: QWidget) -> None:
    """Stand the form and a panel side by side."""
    at = dialog.body.indexOf(dialog.form)
    dialog.body.removeWidget(dialog.form)  # ``takeAt`` leaves its item behind, and with it the height it had
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(dialog.form, 3)
    row.addWidget(panel, 2)
    dialog.body.insertLayout(at, row)
    room = look.screen_room(dialog).width()
    dialog.resize(min(look.scaled(dialog, _WIDE), room), 0)


class Entails(QFrame):
    """What follows from the outcome in the form beside it; read anew as that changes."""

    def __init__(self, dialog: FormDialog, case: RequestCase) -> None:
        super().__init__()
        self.setObjectName("card")
        self.text = Reading()
        self.text.setAccessibleName(self.tr("这种结果要什么"))
        self.text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes on in the form
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.addWidget(self.text)
        self._form, self._case = dialog.form, case
        dialog.form.changed.connect(self.renew)
        self.renew()

    def decision(self) -> Decision | None:
        """The outcome as the form has it now; None while none is chosen."""
        fields, known = self._form.fields, self._form.values()
        if "outcome" in fields:
            said = str(known.get("outcome") or "")
            found = next((one for one in outcomes().outcomes if called(one) == said), None)
            return decided(found.key, {}) if found is not None else None
        asked = self._case.unwritten or self._case.request.standing[0]
        return decided(asked.outcome, {key: show(value, fields[key].column) for key, value in known.items()})

    def renew(self) -> None:
        """Tell what follows from what is chosen now."""
        decision = self.decision()
        if decision is None:
            hint = self.tr("选一种处理结果，这里说明它的条款、要写明的事实、要有的证据和救济途径。")
            self.text.show_html(f"<p style='color:{look.SOFT}'>{hint}</p>")
            return
        self.text.show_html("".join(self._parts(decision)))

    def _parts(self, decision: Decision) -> Iterator[str]:
        outcome = decision.outcome
        rows = [(self.tr("条款"), self._case.cited(decision.article) or self.tr("条例没有单列"))]
        rows.append((self.tr("救济"), remedy_words(decision.remedy, self._case.office.organ)))
        counted = next((one for one in outcomes().rows if one.key == outcome.row), None)
        if counted is not None:
            rows.append((self.tr("年报"), " ".join(part for part in (counted.group, counted.label) if part)))
        if outcome.releases:
            rows.append((self.tr("审查"), self.tr("提供信息以前要经保密审查同意")))
        yield heading(outcome.title)
        yield pairs(rows)
        if "outcome" in self._form.fields:
            facts = "、".join(column.title for column in decision.table.form(outcome))
            yield heading(self.tr("接下来要写明"))
            yield f"<p style='margin:2px 0'>{facts or self.tr('没有另外要写明的')}</p>"
        yield heading(self.tr("证据"))
        yield from self._evidence(decision)

    def _evidence(self, decision: Decision) -> Iterator[str]:
        if not decision.evidence:
            yield f"<p style='margin:2px 0'>{self.tr('不要求必备的证据')}</p>"
        missing = self._case.missing(decision)
        for one in decision.evidence:
            title = evidence_title(one)
            if one in missing:
                yield marked("●", look.RED, self.tr("还缺：{}").format(title))
            elif one.compulsory:
                yield marked("✓", look.GREEN, title)
            else:
                yield marked("○", look.SOFT, self.tr("有的附上：{}").format(title))
        if missing:
            way = self.tr("可以先选定，办完“登记证据”“登记检索”再签发。")
            yield f"<p style='color:{look.SOFT}'>{way}</p>"


def remedy_words(remedy: Remedy, organ: str) -> str:
    """A way to complain of an office of that kind (``organs.ORGANS``), in a word."""
    if remedy is not Remedy.NONE and only_appeal(organ):
        return QCoreApplication.translate("Entails", "只能向主管部门或者机构申诉")
    return {
        Remedy.REVIEW_FIRST: QCoreApplication.translate("Entails", "先申请行政复议，再起诉"),
        Remedy.CHOICE: QCoreApplication.translate("Entails", "可以复议，也可以直接起诉"),
        Remedy.SPLIT: QCoreApplication.translate("Entails", "不公开的部分先复议，其余可以复议也可以起诉"),
        Remedy.NONE: QCoreApplication.translate("Entails", "没有单独的救济途径"),
    }[remedy]
