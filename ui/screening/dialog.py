"""公开前检查附件: every file looked through, each finding beside its page, confirmed, cleaned or sent back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.filenames import ending
from gongkai_desktop.files import temporary_folder
from gongkai_desktop.records.event import Changed
from gongkai_desktop.register.findings import Decision
from gongkai_desktop.register.screenings import ToScreen
from gongkai_desktop.screening.matters import Finding, Report
from ui.kit import look
from ui.kit.alive import if_there
from ui.kit.dialogs import Banner, Frame, abandon, button, card, label, work
from ui.kit.empty import Empty
from ui.kit.pages import PageSource, PageViewer
from ui.screening.deciding import Deciding
from ui.screening.findings import Findings
from ui.session import Session
from ui.tasks import Job, Progress

_DRAWN = ("pdf", "picture")
_Copy: TypeAlias = tuple[Path | None, Report | None]
"""A cleaned copy and what is still found in it; neither where nothing was to be cleaned."""


class ScreeningDialog(Frame):
    """Looks the files through in a process of their own; nothing is recorded before 保存.

    ``add`` chooses files for the item, the next step where it has none to look through.
    """

    manual = "公开前检查附件"
    recorded = Signal(object)
    """What was changed by the last save."""

    def __init__(
        self,
        session: Session,
        item: int,
        parent: QWidget | None,
        *,
        add: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(self.tr("检查拟公开的附件"), parent, width=1180, height=660)
        self._session, self._item, self._add = session, item, add
        self.files: list[Deciding] = []
        self.job: Job | None = None
        self.banner, self.said = Banner(), label("", "small", wrap=True)
        self.choice, self.findings, self.why = QComboBox(), Findings(), QLineEdit()
        self.viewer, self.empty, self._parts = PageViewer(), Empty(), QStackedWidget()
        self.keep = button(self.tr("保存  Ctrl+Enter"), self.save, primary=True, icon="done")
        self.ways: list[QPushButton] = []
        self._arrange()
        self._offer_ways()
        self.choice.currentIndexChanged.connect(lambda _: self._show_file())
        self.findings.decided.connect(self.decide)
        self.findings.shown.connect(self._show_place)
        self.why.textChanged.connect(self._explained)
        session.ask(
            "screening",
            lambda desk: desk.screenings.files(item),
            if_there(self, self._look),
            if_there(self, self._failed),
        )

    @property
    def current(self) -> Deciding | None:
        """The file whose findings are listed."""
        at = self.choice.currentIndex()
        return self.files[at] if 0 <= at < len(self.files) else None

    def decide(self, decision: Decision) -> None:
        """Decide the chosen findings alike, and go on to the next."""
        file = self.current
        if file is None or file.report is None:
            return
        left = file.decide(self.findings.keys(), decision)
        self.banner.hide()
        if left:
            way = left[0].way or self.tr("请在原来的程序里改好，重新添加附件；或者确认、退回")
            self.banner.explain(Refused(self.tr("“{}”不能自动清理").format(left[0].title), way=way))
        else:
            self.findings.go_on()
        self._refresh()

    def save(self) -> None:
        """Make the cleaned copies and record what was decided of every file."""
        chosen = [file for file in self.files if file.settled]
        lacking = next((file for file in chosen if file.wants_reason and not file.why.strip()), None)
        if not chosen:
            what = self.tr("还没有处理任何一条")
            self.banner.explain(Refused(what, way=self.tr("选中一条，按空格确认无碍，按 C 清理，按 T 退回")))
        elif lacking is not None:
            self.choice.setCurrentIndex(self.files.index(lacking))
            self.why.setFocus()
            what = self.tr("请写理由")
            self.banner.explain(
                Refused(what, way=self.tr("个人信息确认无碍的，或者要退回的，在下面写明理由再保存"))
            )
        else:
            self._save(chosen)

    def reject(self) -> None:
        """Closing asks first when decisions would be lost; while they are being saved it waits."""
        if self.is_waiting or not any(file.decisions for file in self.files):
            super().reject()
            return
        abandon(
            self,
            self.tr("不保存就关闭吗？"),
            self.tr("刚才对问题的处理还没有保存。"),
            self.tr("不保存，关闭"),
            lambda: self.done(0),
            self.tr("回去接着看"),
        )

    # — looking through —

    def _look(self, files: tuple[ToScreen, ...]) -> None:
        self.files = [Deciding(file) for file in files]
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItems([file.file.name for file in self.files])
        if not files:
            self._parts.setCurrentWidget(self.empty)
            for idle in (self.keep, self.said):
                idle.hide()
            return
        self.said.setText(self.tr("正在检查 {} 个文件…").format(len(files)))
        self.job = work(
            self.tr("正在检查附件"), partial(_look_through, files), self, self._looked, self._failed
        )
        self.job.cancelled.connect(lambda: self.said.setText(self.tr("检查已取消。关闭后可以重新检查。")))

    def _looked(self, reports: list[Report]) -> None:
        for file, report in zip(self.files, reports, strict=True):
            file.report = report
        first = next((at for at, file in enumerate(self.files) if not _is_clean(file)), 0)
        self.choice.setCurrentIndex(first)
        self._show_file()
        self.findings.setFocus()

    # — saving —

    def _save(self, chosen: list[Deciding]) -> None:
        self.keep.setEnabled(False)
        self._session.with_actor(partial(self._save_for, chosen))

    def _save_for(self, chosen: list[Deciding], actor: int) -> None:
        session, item, today = self._session, self._item, self._session.today()

        def record(file: Deciding, copy: _Copy, desk: Desk) -> Changed:
            return desk.screenings.record(item, file.outcome(*copy), actor=actor, today=today)

        def run(progress: Progress) -> list[Changed]:
            with temporary_folder() as folder:
                copies = [_cleaned(file, Path(folder), progress) for file in chosen]
                return [
                    session.writing(partial(record, file, copy))
                    for file, copy in zip(chosen, copies, strict=True)
                ]

        session.start_writing()
        self.job = work(self.tr("正在保存"), run, self, self._saved, self._failed)
        self.job.cancelled.connect(self._offer_ways)

    def _saved(self, changes: list[Changed]) -> None:
        for changed in changes:
            self._session.told(changed)
        self.recorded.emit(changes)
        self.done(1)

    def _failed(self, error: BaseException) -> None:
        self._offer_ways()
        if isinstance(error, Refused):
            self.said.setText("")
            self.banner.explain(error)
        else:
            self._session.failures.handle(error)

    # — what is shown —

    def _show_file(self) -> None:
        file = self.current
        if file is None:
            return
        with QSignalBlocker(self.why):
            self.why.setText(file.why)
        self.findings.show_file(file)
        self._refresh()
        self._show_place(self.findings.current())

    def _refresh(self) -> None:
        file = self.current
        if file is None:
            return
        self.findings.show_file(file)
        self._offer_ways()
        for at, one in enumerate(self.files):
            self.choice.setItemText(at, f"{one.file.name}　{self._state(one)}")
        self.said.setText(self._told(file))
        self.why.setPlaceholderText(
            self.tr("必填：为什么可以公开，或者哪里要改") if file.wants_reason else self.tr("可以不写")
        )

    def _offer_ways(self) -> None:
        """Nothing is to be decided where nothing was found, nothing to be saved before all was looked through."""
        for way in (*self.ways, self.why):
            way.setEnabled(self.findings.topLevelItemCount() > 0)
        self.keep.setEnabled(any(file.report is not None for file in self.files))

    def _state(self, file: Deciding) -> str:
        if file.report is None:
            return ""
        if file.report.unread:
            return self.tr("看不了") if not file.decisions else self.tr("已人工看过")
        if not file.findings:
            return self.tr("没有发现问题")
        left = sum(1 for one in file.findings if file.of(one.key) is Decision.OPEN)
        return self.tr("{} 条待处理").format(left) if left else self.tr("都已处理")

    def _told(self, file: Deciding) -> str:
        if file.report is None:
            return ""
        if file.report.unread:
            return self.tr("{}。人工看过没有问题的，按空格确认。").format(file.report.unread)
        if not file.findings:
            return self.tr("没有发现问题。图片里的字和程序不认识的写法看不出来，发布前请再看一眼。")
        return self.tr("空格：确认无碍，C：清理（做一份清理过的副本，原件不动），T：退回科室。再按一次取消。")

    def _show_place(self, finding: Finding | None) -> None:
        file = self.current
        if file is None or file.report is None:
            return
        if file.report.kind not in _DRAWN:
            self.viewer.show_pages(())
            self.viewer.say(self._words(file, finding))
            return
        page = max(1, finding.page) if finding is not None else 1
        marks = finding.rects if finding is not None else ()
        count = max(1, file.report.pages)
        path = file.file.path
        self.viewer.show_pages(
            [PageSource(path, at, marks=marks if at == page - 1 else ()) for at in range(count)]
        )
        self.viewer.go(page - 1)

    def _words(self, file: Deciding, finding: Finding | None) -> str:
        if finding is None:
            return file.report.unread if file.report is not None and file.report.unread else ""
        parts = (finding.title, finding.place, finding.excerpt, finding.way)
        return "\n\n".join(part for part in parts if part)

    def _explained(self, text: str) -> None:
        if self.current is not None:
            self.current.why = text

    def _arrange(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(self.findings, 1)
        column.addLayout(self._keys())
        column.addWidget(label(self.tr("理由"), "small"))
        column.addWidget(self.why)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setHandleWidth(12)
        right, beside = card(margins=0)
        beside.addWidget(self.viewer)
        parts.addWidget(left)
        parts.addWidget(right)
        parts.setSizes([look.scaled(self, 600), look.scaled(self, 540)])
        parts.setChildrenCollapsible(False)
        self.choice.setAccessibleName(self.tr("文件"))
        self.why.setAccessibleName(self.tr("理由"))
        self.empty.say(
            self.tr("没有拟公开的附件"),
            self.tr("先在这条信息的“附件”里添加文件，再来检查。签回的审查表和截图不用检查。"),
        )
        if self._add is not None:
            self.empty.offer((button(self.tr("添加文件…"), self._do_add),))
        for part in (parts, self.empty):
            self._parts.addWidget(part)
        self.body.addWidget(self.banner)
        self.body.addWidget(self._parts, 1)
        self.body.addWidget(self.said)
        self.buttons(button(self.tr("关闭"), self.reject), self.keep)

    def _do_add(self) -> None:
        self.done(0)
        if self._add is not None:
            self._add()

    def _keys(self) -> QHBoxLayout:
        row = QHBoxLayout()
        words: tuple[tuple[str, Decision], ...] = (
            (self.tr("确认无碍  空格"), Decision.CONFIRMED),
            (self.tr("清理  C"), Decision.CLEANED),
            (self.tr("退回  T"), Decision.RETURNED),
        )
        for text, decision in words:
            made = button(text, self._deciding(decision))
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(made)
            self.ways.append(made)
        row.addStretch(1)
        return row

    def _deciding(self, decision: Decision) -> Callable[[], None]:
        return lambda: self.decide(decision)


def _is_clean(file: Deciding) -> bool:
    return file.report is not None and file.report.clean


def _look_through(files: tuple[ToScreen, ...], progress: Progress) -> list[Report]:
    """Every file in a process of its own; one that brings it down is told as one that cannot be read."""
    from gongkai_desktop.errands import screen

    found: list[Report] = []
    for file in files:
        try:
            report = replace(screen(file.path, progress), name=file.name)
        except Refused as refused:
            report = Report(
                file.name, file.sha256, "", unread=f"{refused.why or refused.what}。{refused.way}"
            )
        found.append(report)
    return found


def _cleaned(file: Deciding, folder: Path, progress: Progress) -> _Copy:
    if not file.to_clean:
        return None, None
    from gongkai_desktop.errands import clean_copy

    out = folder / f"{len(list(folder.iterdir()))}{ending(file.file.name)}"
    return out, clean_copy(file.file.path, out, file.to_clean, progress).report
