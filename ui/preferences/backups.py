"""备份与恢复: the copies there are, new ones, a rehearsal, putting one back, and checking the office whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from gongkai_desktop import keeping
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.keeping import Drill, Inside, Kept, Restored
from gongkai_desktop.records.problem import Problem, Trouble
from ui.founding.restoring import RestoreDialog, choose_copy, choose_place, put_into, restored_words
from ui.kit.alive import if_there
from ui.kit.dialogs import Frame, Message, button, confirm, label, work
from ui.kit.files import Asks, FileDialog
from ui.kit.passwords import unlocked_first
from ui.preferences.copying import SHOWN, back_up, back_up_to, last_away
from ui.preferences.roster import Roster
from ui.shell import Shell
from ui.tasks import Progress

_DRILLED = "backup/drill"


class BackupDialog(Frame):
    """The newest copy is on top; what is done with one is done with the one under the cursor."""

    manual = "备份与恢复"

    def __init__(self, shell: Shell) -> None:
        super().__init__("", shell.widget(), width=820, height=560)
        self.setWindowTitle(self.tr("备份与恢复"))
        self._shell, self._session = shell, shell.session
        self.copies: list[Kept] = []
        self.told = label("", "", wrap=True)
        titles = (self.tr("时间"), self.tr("缘由"), self.tr("大小"), self.tr("记载"), self.tr("核验"))
        self.list = Roster(titles, (160, 100, 100, 110))
        self.list.opens(self.drill)
        self.list.act(self.tr("恢复演练  F2"), "F2", self.drill)
        self.list.act(self.tr("用这份恢复…"), "Ctrl+R", self.restore)
        self.list.act(self.tr("用别处的备份…"), "Ctrl+L", self.find_copy)
        self.list.foot.addStretch(1)
        self.body.addWidget(self.told)
        self.body.addLayout(self._ways())
        self.body.addWidget(self.list, 1)
        self.buttons(button(self.tr("关闭"), self.accept, primary=True))
        self._session.changed.connect(self.renew)
        self.renew()
        self.list.view.setFocus()

    def renew(self) -> None:
        """Read the copies again."""
        folder = self._session.folder
        self._session.ask("backups", lambda desk: keeping.backups(folder), if_there(self, self._show))

    def chosen(self) -> Kept | None:
        """The copy under the cursor."""
        at = self.list.at()
        return self.copies[at] if 0 <= at < len(self.copies) else None

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        here: list[QPushButton] = [
            button(
                self.tr("立即备份"),
                lambda: back_up(self._session, self, self._shell.say),
                primary=True,
                icon="backup",
            ),
            button(self.tr("备份到 U 盘…"), self.copy_away),
            button(self.tr("检查台账"), self.verify),
        ]
        for one in here:
            row.addWidget(one)
        row.addStretch(1)
        return row

    def _show(self, copies: list[Kept]) -> None:
        self.copies = copies
        self.list.show_lines(
            [
                (f"{one.at:%Y-%m-%d %H:%M}", one.reason, _size(one.size), self._events(one), self._proof(one))
                for one in copies
            ]
        )
        self.told.setText("\n".join(self._news()))

    def _events(self, copy: Kept) -> str:
        return "" if copy.events is None else self.tr("{} 条").format(f"{copy.events:,}")

    def _proof(self, copy: Kept) -> str:
        if copy.locked:
            return self.tr("加密的，要用那时的密码")
        if copy.events is None:
            return self.tr("✕ 打不开，不能用")
        return self.tr("✓ 备份时核验过") if copy.proven else self.tr("没有核验过，可做恢复演练")

    def _news(self) -> list[str]:
        away, drilled = last_away(self._session), self._session.memory.text(self._drill_key())
        protected = self.tr(
            "备份也是加密的：每一份用备份那一天的密码（或那时的恢复单）打开，换过密码也一样。"
        )
        return [
            *([protected] if OfficeFolder(self._session.folder).encrypted else []),
            self.tr("每天第一次打开时自动备份一份，最近的 14 份留在办公文件夹的“备份”里；手工备份的不删。"),
            self.tr("最近一次另存到别处：{}").format(
                away or self.tr("▲ 还没有。硬盘坏了，放在一起的备份也会没有，请常备份到 U 盘")
            ),
            self.tr("最近一次恢复演练：{}").format(drilled or self.tr("▲ 还没有。请选一份做恢复演练")),
        ]

    def _drill_key(self) -> str:
        return f"{_DRILLED}/{self._session.folder.name}"

    # — copying and checking —

    def copy_away(self) -> None:
        """Ask where, then copy database and attachments there."""
        dialog = FileDialog(self, self.tr("备份到哪个文件夹"), "backup", asks=Asks.FOLDER)
        dialog.fileSelected.connect(lambda name: back_up_to(self._session, Path(name), self, self._shell.say))
        dialog.open()

    def verify(self) -> None:
        """Check database, history chain, rows and attachments, all of them."""
        folder = self._session.folder

        def run(progress: Progress) -> tuple[list[Problem], str]:
            with Desk.open(folder, writing=False) as desk:
                return desk.verify(progress), desk.records.unseen()

        self._work(self.tr("正在检查台账"), run, lambda found: self._checked(*found))

    def _checked(self, problems: list[Problem], unseen: str) -> None:
        if problems:
            what = self.tr("检查发现 {} 处不对").format(len(problems))
            if all(problem.kind is Trouble.ROWS for problem in problems):
                way = self.tr("怎么办：每条记载都完好，只是台账的行或检索与它们不一致，可以按记载全部重建。")
                yes = self.tr("按记载重建")
                confirm(self, what, f"{_listed(problems)}\n{way}", yes, self._mend)
                return
            way = self.tr("怎么办：先不要改动这个文件夹，用最近一份完好的备份做恢复演练，通过后再恢复。")
            more = f"{_listed(problems)}\n{way}"
        else:
            what = self.tr("台账完好：数据库、历史链、每一行、每个附件都对得上")
            more = unseen
        Message(self.tr("检查台账"), what, more, self).open()

    def _mend(self) -> None:
        """Make rows and search anew from the events, then look again."""
        told = self.awaits(lambda _: self._mended(), self._session.failures.handle)
        self._session.write(lambda desk: desk.records.rebuild(), *told)

    def _mended(self) -> None:
        self._session.told(None)
        self.verify()

    def drill(self) -> None:
        """Rehearse putting back the copy under the cursor: restored elsewhere, checked whole, removed."""
        copy = self.chosen()
        if copy is not None:
            path = copy.path
            self._work(
                self.tr("正在演练恢复"),
                lambda progress: keeping.drill(path, progress),
                partial(self._drilled, copy),
                path,
            )

    def _drilled(self, copy: Kept, drill: Drill) -> None:
        day = self._session.today().isoformat()
        seconds = self.tr("用时 {} 秒").format(f"{drill.seconds:.1f}")
        if drill.passed:
            what = self.tr("演练通过：这份备份能完整恢复")
            more = self.tr(
                "{} 的备份恢复到了临时文件夹，{} 条记载、台账每一行、附件都核对无误，{}。临时文件夹已删除。"
            )
            more = more.format(f"{copy.at:%Y-%m-%d %H:%M}", f"{drill.events:,}", seconds)
            self._session.memory.keep(self._drill_key(), self.tr("{}，通过").format(day))
        else:
            what = self.tr("演练没有通过：这份备份不能完整恢复")
            missing = [self.tr("缺附件“{}”").format(name) for name in drill.missing[:SHOWN]]
            way = self.tr("怎么办：换一份备份再演练；缺附件的，请从办公文件夹的“附件”里找。")
            more = "\n".join([*missing, _listed(drill.problems), way]).strip()
            self._session.memory.keep(self._drill_key(), self.tr("{}，没有通过").format(day))
        self._show(self.copies)
        Message(self.tr("恢复演练"), what, more, self).open()

    # — putting back —

    def find_copy(self) -> None:
        """Ask for a copy that lies elsewhere."""
        choose_copy(self, self.restore_from)

    def restore(self) -> None:
        """Put back the copy under the cursor."""
        copy = self.chosen()
        if copy is not None:
            self.restore_from(copy.path)

    def restore_from(self, path: Path) -> None:
        """Say what is in the copy, and ask whether into a new folder or in the place of this office."""
        folder = self._session.folder
        self._session.ask(
            "inside",
            lambda desk: (keeping.inside(path), keeping.inside_office(folder)),
            if_there(self, lambda found: self._ask_where(path, *found)),
            unlocked_first(self, lambda: self.restore_from(path), self._session.failures.handle),
        )

    def _ask_where(self, path: Path, inside: Inside, office: Inside) -> None:
        if self.findChild(RestoreDialog) is not None:  # asked twice before the first answer came
            return
        asked = RestoreDialog(path, inside, office, self)
        asked.over.connect(lambda damaged_too: self._over(path, damaged_too))
        asked.beside.connect(lambda damaged_too: self._beside(path, inside.name, damaged_too))
        asked.open()

    def _over(self, path: Path, damaged_too: bool) -> None:
        self.accept()
        self._shell.put_back(path, damaged_too)

    def _beside(self, path: Path, name: str, damaged_too: bool) -> None:
        choose_place(self, name, lambda place: self.restore_into(path, place, damaged_too=damaged_too))

    def restore_into(self, path: Path, target: Path, *, damaged_too: bool = False) -> None:
        """Put a copy into a folder of its own and offer to open that."""
        failed = self._session.failures.handle
        put_into(path, target, self, self._restored, failed, damaged_too=damaged_too)

    def _restored(self, done: Restored) -> None:
        target = done.folder.root
        told = self.tr("原来的台账没有动。要现在打开恢复出来的这一份吗？")
        confirm(
            self,
            self.tr("已恢复到：{}").format(target),
            f"{restored_words(done)}\n{told}",
            self.tr("打开它"),
            lambda: self._open(target),
        )

    def _open(self, target: Path) -> None:
        self.accept()
        self._shell.open_office(target)

    def _work(
        self, title: str, run: Callable[[Progress], object], then: Callable[..., None], meant: object = None
    ) -> None:
        work(title, run, self, then, self._session.failures.handle, meant=meant)


def _size(count: int) -> str:
    return f"{count / 1_000_000:,.1f} MB" if count >= 100_000 else f"{count / 1000:,.1f} KB"


def _listed(problems: tuple[Problem, ...] | list[Problem]) -> str:
    return "\n".join(str(problem) for problem in problems[:SHOWN])
