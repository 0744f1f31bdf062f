"""A form built from a ledger: labels, editors, what is wrong beside each field, and a folded further part."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gongkai_desktop.ledger import Column, Ledger
from ui.kit import look
from ui.kit.editors import Day, Editor, editor_for, focus_of
from ui.kit.look import restyle
from ui.kit.markup import escape
from ui.kit.picking import Checklist

LABEL = 8  # full-width characters before a field's name is broken
LONG = 8  # from more fields than this on, a form stands under headings


class Field(QWidget):
    """One editor with the line beneath it that says what is wrong or how a day was understood."""

    changed = Signal()
    grown = Signal()
    """A line beneath has come or gone."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.column = column
        self.editor: Editor = editor_for(column)
        star = f"<span style='color:{look.RED}'> *</span>" if column.required else ""
        self.label = QLabel(f"{_in_halves(column.title)}{star}")
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setBuddy(self.editor)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.label.setToolTip(column.help)
        self._line = QLabel()
        self._line.setWordWrap(True)
        self._line.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.editor)
        box.addWidget(self._line)
        self.editor.setAccessibleName(column.title)
        self.editor.changed.connect(self._typed)
        self._checked = False
        self._caution = ""
        if remark := self.editor.remark():
            self._say(remark, wrong=False)

    def problem(self) -> str:
        """What keeps this field from being taken, '' when nothing does."""
        if problem := self.editor.problem():
            return problem
        empty = self.column.required and self.editor.value() in ("", None)
        return self.tr("请填写{}").format(self.column.title) if empty else ""

    def check(self) -> bool:
        """Say what is wrong beneath the field; true when nothing is."""
        self._checked = True
        problem = self.problem()
        self._say(problem or self.editor.remark(), wrong=bool(problem))
        return not problem

    def told(self) -> str:
        """What stands beneath the field."""
        return self._line.text()

    def say(self, text: str) -> None:
        """Show a refusal that concerns this field."""
        self._say(text, wrong=True)

    def tell(self, text: str) -> None:
        """Say something that helps, unless something is wrong here."""
        if not self._checked or not self.problem():
            self._say(text, wrong=False)

    def warn(self, text: str) -> None:
        """Warn of something that stops nothing; '' takes the words away. What is wrong is told before it."""
        if text != self._caution:
            self._caution = text
            problem = self.problem() if self._checked else ""
            self._say(problem or self.editor.remark(), wrong=bool(problem))

    def _typed(self) -> None:
        if self._checked:
            self.check()
        else:
            self._say(self.editor.remark(), wrong=False)
        self.changed.emit()

    def _say(self, text: str, *, wrong: bool) -> None:
        if self._caution and not wrong:
            text = f"{text}\n▲ {self._caution}".strip()
        self._line.setText(text)
        self._line.setObjectName("error" if wrong else "caution" if self._caution else "small")
        if self._line.isHidden() == bool(text):
            self._line.setVisible(bool(text))
            self.grown.emit()
        self.editor.setProperty("wrong", wrong)
        restyle(self._line, self.editor)


class Form(QWidget):
    """The fields of a ledger. ``quick`` names those always in sight; the others fold under 更多.

    Enter goes on to the next field and, in the last one, emits ``accepted``.
    """

    accepted = Signal()
    changed = Signal()
    grown = Signal()
    """The form needs more or less height: something was unfolded, shown or said."""

    def __init__(
        self, ledger: Ledger, quick: Collection[str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.fields = {column.key: Field(column) for column in _gathered(ledger.columns, quick)}
        self._heads: list[tuple[QLabel, list[str]]] = []
        self._near, self._far = QFormLayout(), QFormLayout()
        self._folded = QWidget()
        self._folded.setLayout(self._far)
        self._folded.hide()
        self._fold = QPushButton()
        self._fold.setObjectName("link")
        self._fold.setAutoDefault(False)
        self._fold.clicked.connect(lambda: self.unfold(self._folded.isHidden()))
        self._further = [key for key in self.fields if quick is not None and key not in quick]
        self._arrange()

    def values(self) -> dict[str, object]:
        """What the fields in sight and the folded ones hold; hidden ones are left out."""
        return {key: field.editor.value() for key, field in self.fields.items() if self._offered(key)}

    def fill(self, values: Mapping[str, object]) -> None:
        """Put values in; keys without a field are passed over."""
        for key in values.keys() & self.fields.keys():
            self.fields[key].editor.set_value(values[key])

    def offer(self, key: str, offered: bool) -> None:
        """Show or hide one field (a reason that only some answers need)."""
        if key in self.fields:
            layout = self._far if self.fields[key].parent() is self._folded else self._near
            layout.setRowVisible(self.fields[key], offered)
            self._tell_heads()
            if layout is self._far:
                self.unfold(not self._folded.isHidden())
            self.grown.emit()

    def check(self) -> bool:
        """Check every field, say what is wrong beside it and go to the first one."""
        wrong = [key for key in self.fields if self._offered(key) and not self.fields[key].check()]
        if wrong:
            self.focus(wrong[0])
            self.grown.emit()
        return not wrong

    def remark(self, told: Mapping[str, str]) -> None:
        """Warn beside these fields, and no longer beside the others."""
        for key, field in self.fields.items():
            field.warn(told.get(key, ""))

    def refuse(self, wrong: Mapping[str, str]) -> None:
        """Show a refusal's reasons beside the fields it names; what was typed stays."""
        named = [key for key in self.fields if key in wrong]
        for key in named:
            self.fields[key].say(wrong[key])
        if named:
            self.focus(named[0])
            self.grown.emit()

    def focus(self, key: str) -> None:
        """Put the cursor into a field, unfolding it where needed; a day that stands there is typed over."""
        if self.fields[key].parent() is self._folded:
            self.unfold(True)
        line = focus_of(self.fields[key].editor)
        line.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(line, Day):
            line.selectAll()

    def focus_first(self) -> None:
        """Put the cursor into the first empty field that is needed, else the first."""
        empty = (key for key, field in self.fields.items() if self._offered(key) and field.problem())
        self.focus(next(empty, next(iter(self.fields))))

    def unfold(self, shown: bool) -> None:
        """Show or fold the further fields."""
        self._folded.setVisible(shown)
        self.grown.emit()
        self._fold.setText(
            self.tr("收起")
            if shown
            else self.tr("更多（{} 项）").format(sum(map(self._offered, self._further)))
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on; Ctrl+Enter is the dialog's, also where a long text would take it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return False
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return True
            if not isinstance(watched, QPlainTextEdit):
                self._enter(watched)
                return True
        return False

    def _arrange(self) -> None:
        """From top to bottom, which is also the order in which Tab goes."""
        for layout in (self._near, self._far):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setHorizontalSpacing(12)
            layout.setVerticalSpacing(8)
            layout.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(self._near)
        self._lay(self._near, [key for key in self.fields if key not in self._further])
        box.addWidget(self._fold)
        box.addWidget(self._folded)
        self._lay(self._far, self._further)
        for field in self.fields.values():
            field.changed.connect(self.changed)
            field.grown.connect(self.grown)
            if isinstance(field.editor, Checklist):
                field.editor.grown.connect(self.grown)
            for widget in {field.editor, focus_of(field.editor)}:
                widget.installEventFilter(self)
        em = self.fontMetrics().horizontalAdvance("　")
        most = LABEL * em + self.fontMetrics().horizontalAdvance(" *")
        widest = min(max(field.label.sizeHint().width() for field in self.fields.values()), most)
        for field in self.fields.values():
            field.label.setWordWrap(True)
            field.label.setFixedWidth(widest)
        self._fold.setVisible(bool(self._further))
        self.unfold(False)

    def _lay(self, layout: QFormLayout, keys: list[str]) -> None:
        """Fields one under the other; many of them under their headings."""
        few = len(keys) <= LONG and keys != self._further
        for heading, found in groupby(keys, lambda key: self.fields[key].column.group):
            gathered = list(found)
            if heading and not few and len(self.fields) > LONG:
                head = QLabel(heading)
                head.setObjectName("heading")
                self._heads.append((head, gathered))
                layout.addRow(head)
            for key in gathered:
                layout.addRow(self.fields[key].label, self.fields[key])

    def _tell_heads(self) -> None:
        """A heading goes with the last of its fields."""
        for head, keys in self._heads:
            head.setVisible(any(self._offered(key) for key in keys))

    def headings(self) -> list[str]:
        """The headings that stand over some of the fields."""
        return [head.text() for head, _ in self._heads if not head.isHidden()]

    def _offered(self, key: str) -> bool:
        field = self.fields[key]
        layout = self._far if field.parent() is self._folded else self._near
        return layout.isRowVisible(field)

    def _enter(self, watched: QObject) -> None:
        keys = [key for key in self.fields if self._offered(key) and self._in_sight(key)]
        here = next((at for at, key in enumerate(keys) if self._holds(key, watched)), len(keys) - 1)
        if here + 1 < len(keys):
            self.focus(keys[here + 1])
            editor = self.fields[keys[here + 1]].editor
            if isinstance(editor, QLineEdit):
                editor.selectAll()
        else:
            self.accepted.emit()

    def _in_sight(self, key: str) -> bool:
        return self.fields[key].parent() is not self._folded or not self._folded.isHidden()

    def _holds(self, key: str, widget: QObject) -> bool:
        editor = self.fields[key].editor
        return widget in (editor, focus_of(editor))


def _in_halves(title: str) -> str:
    """A long name broken where a part of it ends, else in the middle: no line holds a single character.

    A bracket is opened at the beginning of a line.
    """
    if len(title) <= LABEL or title.isascii():
        return escape(title)
    middle = -(-len(title) // 2)
    ends = [end for end in _part_ends(title) if len(title) - LABEL <= end <= LABEL]
    at = min(ends, key=lambda end: abs(end - middle), default=middle)
    return f"{escape(title[:at])}<br>{escape(title[at:])}"


def _part_ends(title: str) -> list[int]:
    """Where a name may be broken without tearing a word: after a sign or 的, before a bracket, 和 or 或."""
    after = [at + 1 for at, sign in enumerate(title) if sign in "、，；的"]
    return after + [at for at, sign in enumerate(title) if sign in "（和或"]


def _gathered(columns: Sequence[Column], quick: Collection[str] | None) -> list[Column]:
    """The columns in the order of the form: those in sight, then the others, where they are many by their headings."""
    near = [column for column in columns if quick is None or column.key in quick]
    far = [column for column in columns if column not in near]
    if len(columns) <= LONG:
        return [*near, *far]
    return [*(near if len(near) <= LONG else _by_heading(near)), *_by_heading(far)]


def _by_heading(columns: Sequence[Column]) -> list[Column]:
    """Each heading's together, in the order in which they begin."""
    order = list(dict.fromkeys(column.group for column in columns))
    return sorted(columns, key=lambda column: order.index(column.group))
