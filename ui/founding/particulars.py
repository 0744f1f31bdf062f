"""Page two of a new office: its name and kind, and the rules it works by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.code import code_warning
from gongkai_desktop.office.organs import ORGANS, organs
from gongkai_desktop.office.ruleset import RuleSetInfo
from ui.founding.switches import Switches
from ui.kit.dialogs import label, scrolling
from ui.kit.form import Form
from ui.kit.steady import Steady


class Particulars(QWidget):
    """The office's own facts, then a rule set with its switches."""

    named = Signal(str)

    def __init__(self, known: Sequence[RuleSetInfo], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self.form = Form(self._questions())
        self.form.fill({"organ": ORGANS[0]})
        self.rules = Steady()
        self.rules.addItems([one.title for one in known])
        self.rules.setAccessibleName(self.tr("制度方案"))
        self.told = label("", "small", wrap=True)
        self.switches = Switches()
        self._arrange()
        self.rules.currentIndexChanged.connect(lambda _: self._offer())
        self.form.changed.connect(self._typed)
        self.form.accepted.connect(self.rules.setFocus)
        self._offer()

    def chosen(self) -> RuleSetInfo:
        """The rule set under the cursor."""
        return self._known[self.rules.currentIndex()]

    def check(self) -> bool:
        """Whether what is needed is filled in; says what is missing."""
        return self.form.check()

    def start(self) -> None:
        """Put the cursor where typing begins."""
        self.form.focus_first()

    def text(self, key: str) -> str:
        """One of the office's facts."""
        return str(self.form.values()[key])

    def _questions(self) -> Ledger:
        columns = (
            Column("name", self.tr("单位全称"), required=True, help=self.tr("印在每张表上，如 ××市教育局")),
            Column("organ", self.tr("单位性质"), Kind.CHOICE, choices=ORGANS, required=True),
            Column("word", self.tr("机关代字"), help=self.tr("编文号用，如 ×教函；没有可以不填")),
            Column(
                "code", self.tr("机构代码"), help=self.tr("编索引号用，一般是统一社会信用代码；可以以后再填")
            ),
        )
        return Ledger("office", self.tr("本单位"), columns)

    def _arrange(self) -> None:
        holder = QFrame()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.form)
        column.addWidget(label(self.tr("按哪一套制度办"), "heading"))
        start = self.tr(
            "有自己制度的单位，选相近的一套再改；都没有就按条例本身。以后随时可以换，已登记的仍按登记时的规则。"
        )
        column.addWidget(label(start, "small", wrap=True))
        column.addWidget(self.rules)
        column.addWidget(self.told)
        column.addWidget(label(self.tr("本单位的选择"), "heading"))
        column.addWidget(self.switches)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.area = scrolling(holder)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.addWidget(self.area)

    def _offer(self) -> None:
        rules = self.chosen()
        manner = "" if self.text("organ") in rules.organs else self.tr("（这套制度没有写到“{}”）")
        words = self.tr("出处：{}，{} 起施行").format(rules.source, rules.effective.isoformat())
        told = words + manner.format(self.text("organ"))
        self.told.setText("\n".join(part for part in (told, rules.warnings) if part))
        self.switches.offer(rules.switches)

    def _typed(self) -> None:
        """The kind of organ and the code have a word of their own."""
        kind = organs().kind(self.text("organ"))
        self.form.fields["organ"].tell(f"{kind.help}{aside(kind.article)}")
        self.form.fields["code"].tell(code_warning(self.text("code")))
        self.named.emit(self.text("name"))
