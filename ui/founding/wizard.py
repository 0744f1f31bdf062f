"""Three pages that make an office: where, what, who. Nothing is on the disk before the last button."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gongkai_desktop import keeping
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.founding import Beginning
from gongkai_desktop.office.loader import available
from ui.founding.particulars import Particulars
from ui.founding.place import Place, worried
from ui.founding.staff import Staff
from ui.kit.dialogs import Banner, Frame, abandon, button, label
from ui.kit.elided import Elided
from ui.tasks import Failed, Job

_PLACE, _PARTICULARS, _STAFF = range(3)


class Wizard(Frame):
    """Goes forward and back without losing what was typed; ``made`` tells where the office lies."""

    manual = "开始使用"

    made = Signal(Path)

    def __init__(self, failed: Failed, parent: QWidget | None) -> None:
        super().__init__("", parent, width=760, height=640)
        self.setWindowTitle(self.tr("新建台账"))
        self._failed, self._busy = failed, False
        self._warned: set[Path] = set()
        self.place, self.particulars, self.staff = Place(), Particulars(available()), Staff()
        self.banner = Banner()
        self._steps = label("", "heading")
        self._pages = QStackedWidget()
        for page in (self.place, self.particulars, self.staff):
            self._pages.addWidget(page)
        for part in (self._steps, self.banner):
            self.body.addWidget(part)
        self.body.addWidget(self._pages, 1)
        self.back = button(self.tr("上一步(&B)"), lambda: self.show_step(self._pages.currentIndex() - 1))
        self.next = button("", self.go_on, primary=True, icon="do")
        self._where = Elided()
        self._where.setObjectName("small")
        self.foot.addWidget(self._where, 100)  # as much as the buttons leave
        self.buttons(button(self.tr("取消"), self.reject), self.back, self.next)
        self.particulars.named.connect(self._named)
        self.show_step(_PLACE)

    def go_on(self) -> None:
        """To the next page once this one is in order; on the last one the office is made."""
        self.banner.hide()
        if self._busy:
            return
        page = self._pages.currentIndex()
        if page == _PLACE:
            root = self.place.root()
            self._do(lambda: keeping.refuse_unfit(root), lambda: self._leave_place(root))
        elif page == _PARTICULARS:
            if self.particulars.check():
                self.show_step(_STAFF)
        else:
            root, beginning = self.place.root(), self.beginning()
            self._do(lambda: keeping.begin(root, beginning), lambda: self._done(root))

    def _leave_place(self, root: Path) -> None:
        """On to the next page; what is to be feared at the place is told first, once.

        A place that was changed while this one was looked at is looked at in its turn.
        """
        if root != self.place.root():
            self.go_on()
            return
        found = keeping.worries(root)
        if not found or root in self._warned:
            self.show_step(_PARTICULARS)
            return
        self._warned.add(root)
        self.banner.explain(worried(found, self.tr("一定要放在这里的，再按一次“下一步”")))

    def step(self) -> str:
        """Which of the pages is in sight, in words."""
        return self._steps.text()

    def beginning(self) -> Beginning:
        """All that was asked."""
        facts = self.particulars
        return Beginning(
            name=facts.text("name"),
            ruleset=facts.chosen().name,
            switches=facts.switches.values(),
            organ=facts.text("organ"),
            code=facts.text("code"),
            word=facts.text("word"),
            people=self.staff.people(),
            departments=self.staff.names(),
        )

    def reject(self) -> None:
        """Ask before what was typed is thrown away; nothing is closed while the office is being made."""
        if self._busy:
            return
        if not self.particulars.text("name") and not self.staff.people():
            super().reject()
            return
        abandon(
            self,
            self.tr("不新建了吗？"),
            self.tr("刚才填写的内容会丢掉，没有建任何文件夹。"),
            self.tr("不建了，关闭"),
            lambda: self.done(0),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+← goes back."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() == Qt.Key.Key_Left:
            self.back.click()
        else:
            super().keyPressEvent(event)

    def show_step(self, page: int) -> None:
        """Show one of the three pages, from 0."""
        self.banner.hide()
        self._pages.setCurrentIndex(page)
        names = (self.tr("放在哪里"), self.tr("单位和制度"), self.tr("人员和科室"))
        self._steps.setText(self.tr("第 {} 步，共 3 步：{}").format(page + 1, names[page]))
        self.back.setEnabled(page > _PLACE)
        self.next.setText(
            self.tr("建好台账  Ctrl+Enter") if page == _STAFF else self.tr("下一步  Ctrl+Enter")
        )
        self._where.setText(self.tr("放在：{}").format(self.place.root()) if page else "")
        QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        """Put the cursor where typing begins; the title then tells the step, to the eye and to a screen reader."""
        (self.place, self.particulars, self.staff)[self._pages.currentIndex()].start()
        self.setWindowTitle(self.tr("新建台账：{}").format(self.step()))

    def _named(self, name: str) -> None:
        self.place.propose(name)
        self._where.setText(self.tr("放在：{}").format(self.place.root()))

    def _do(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        """Off the GUI thread: a disk may be slow. Nobody goes on or back meanwhile."""
        self._busy = True
        self.next.setEnabled(False)
        self.back.setEnabled(False)
        job = Job(lambda _: work())
        job.finished.connect(lambda _: self._ready(then))
        job.failed.connect(self._refused)
        job.start()

    def _ready(self, then: Callable[[], None]) -> None:
        self._rest()
        then()

    def _rest(self) -> None:
        self._busy = False
        self.next.setEnabled(True)
        self.back.setEnabled(self._pages.currentIndex() > _PLACE)

    def _refused(self, error: BaseException) -> None:
        self._rest()
        if isinstance(error, Refused):
            self.banner.explain(error)
        else:
            self._failed(error)

    def _done(self, root: Path) -> None:
        self.accept()
        self.made.emit(root)
