"""彻底清除: what stands in each entry of a record is shown and chosen, and what still holds it afterwards is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.purging import CONFIRMATION, ELSEWHERE, NOT_WIPED, Purge, Standing, going
from ui.kit import look
from ui.kit.alive import if_there
from ui.kit.dialogs import Banner, Frame, Message, button, label
from ui.kit.form import Form
from ui.kit.host import Host
from ui.kit.lines import LinesModel, lines_view
from ui.kit.rich import Reading, heading, marked, pairs

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.office.people import Person

_WIDTHS = (120, 80)
_TABLE, _READING = 5, 4  # parts of the width that the entries have, and what stands in one of them


@dataclass(frozen=True)
class Aim:
    """What is to be purged: the ledger by its name, the record, what it is called, and an entry to begin with (0)."""

    ledger: str
    record: int
    title: str
    event: int = 0


def ask_purge(host: Host, aim: Aim, parent: QWidget, leak: Callable[[], object]) -> None:
    """Read the history of a record and offer its entries; ``leak`` shows the ledger of leaks."""

    def read(desk: Desk) -> tuple[tuple[Standing, ...], tuple[Person, ...]]:
        return desk.standing(aim.ledger, aim.record), desk.office.people()

    def show(found: tuple[tuple[Standing, ...], tuple[Person, ...]]) -> None:
        people = [one for one in found[1] if one.active]
        PurgeDialog(host, aim, found[0], people, parent, leak).open()

    host.ask("purge", read, if_there(parent, show))


class PurgeDialog(Frame):
    """Space ticks an entry; where the same stands again is ticked with it, and can be cleared."""

    manual = "彻底清除"

    def __init__(
        self,
        host: Host,
        aim: Aim,
        found: Sequence[Standing],
        people: Sequence[Person],
        parent: QWidget,
        leak: Callable[[], object],
    ) -> None:
        """``leak`` shows the ledger of leaks."""
        super().__init__("", parent, width=880, height=620)
        self.setWindowTitle(self.tr("彻底清除：{}").format(aim.title))
        self._host, self._aim, self.found, self._people = host, aim, tuple(found), tuple(people)
        self._leak = leak
        self.chosen: set[int] = set()
        self.banner = Banner()
        self.head.addWidget(self.banner)
        warning = self.tr(
            "只清除从来就不该录入的内容（比如误录的涉密内容）。清除以后谁也找不回来；"
            "谁清的、为什么永远留着。一般的登记错误请用“撤销”或“登记有误，作废”。"
        )
        self.body.addWidget(label(warning, "notice", wrap=True))
        titles = (self.tr("日期"), self.tr("经办人"), self.tr("记载"))
        lines = [(one.entry.day.isoformat(), one.entry.who, one.entry.text) for one in self.found]
        self.table = lines_view(titles, lines, _WIDTHS, self._tick)
        self.table.setMinimumHeight(look.scaled(self, 140))
        self.model = self.table.model()
        self.reading = Reading()
        self.reading.setAccessibleName(self.tr("这一条里写着什么"))
        self.reading.setMinimumHeight(1)  # as high as the entries beside it
        self.told = label("", "", wrap=True)
        self.form = Form(self._asked())
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self.table, _TABLE)
        beside.addWidget(self.reading, _READING)
        self.body.addLayout(beside, 1)
        for part in (self.told, self.form):
            self.body.addWidget(part)
        self._go = button(self.tr("彻底清除"), self.submit, primary=True)
        self.buttons(button(self.tr("取消"), self.reject), self._go)
        self.table.selectionModel().currentRowChanged.connect(lambda now: self._tell(now.row()))
        self._begin()

    def submit(self) -> None:
        """Check the form, then purge; what is refused is told above and everything stays."""
        if not self._go.isEnabled() or not self.form.check():
            return
        values, aim = self.form.values(), self._aim
        actor = next((one.id for one in self._people if one.name == values["who"]), 0)
        chosen, reason, confirmed = set(self.chosen), str(values["reason"]), str(values["confirmed"])
        if confirmed.strip() != CONFIRMATION:
            self.form.refuse({"confirmed": self.tr("请照写：{}").format(CONFIRMATION)})
            self.form.focus("confirmed")
            return
        self.banner.hide()
        self._go.setEnabled(False)
        self.told.setText(self.tr("正在清除，整个台账要重写一遍，大的要等一会儿…"))
        self._host.write(
            lambda desk: desk.purge(
                aim.ledger, aim.record, chosen, actor=actor, reason=reason, confirmed=confirmed
            ),
            *self.awaits(self._done, self._refused),
        )

    def unsaved(self) -> str:
        """The reason, where one was typed."""
        return self.tr("刚才填写的内容会丢掉。") if self.form.values()["reason"] else ""

    def tick(self, event: int) -> None:
        """Choose an entry, and with it those where the same stands again."""
        one = next(each for each in self.found if each.event == event)
        able = {each.event for each in self.found if not each.gone}
        self.chosen |= {event, *one.again} & able
        self._settle()

    def _asked(self) -> Ledger:
        names = tuple(one.name for one in self._people)
        return Ledger(
            "purge",
            self.tr("彻底清除"),
            (
                Column(
                    "reason",
                    self.tr("为什么清除"),
                    Kind.LONG,
                    required=True,
                    help=self.tr("永远留着，不要重复要清除的内容"),
                ),
                Column("who", self.tr("谁清除"), Kind.CHOICE, choices=names, required=True),
                Column(
                    "confirmed",
                    self.tr("确认"),
                    required=True,
                    help=self.tr("清除以后找不回来，确实要清除请照写：{}").format(CONFIRMATION),
                ),
            ),
        )

    def _begin(self) -> None:
        acting = next((one.name for one in self._people if one.id == self._host.chosen), "")
        self.form.fill({"who": acting})
        first = next((at for at, one in enumerate(self.found) if one.event == self._aim.event), 0)
        if self._aim.event and not self.found[first].gone:
            self.tick(self._aim.event)
        else:
            self._settle()
        if self.found:
            self.table.selectRow(first)
        self.table.setFocus()

    def _tick(self, row: int, on: bool) -> None:
        if on:
            self.tick(self.found[row].event)
        else:
            self.chosen.discard(self.found[row].event)
            self._settle()

    def _settle(self) -> None:
        """The boxes as they are, and in words what goes with them."""
        if isinstance(self.model, LinesModel):
            able = {at: one.event in self.chosen for at, one in enumerate(self.found) if not one.gone}
            self.model.settle(able)
        if self.is_waiting:  # what was chosen before is being purged, once
            return
        files = going(self.found, self.chosen)
        sheets = [one.sheet for one in self.found if one.event in self.chosen and one.sheet]
        words = [self.tr("清除 {} 条记载。").format(len(self.chosen))]
        if files:
            words.append(self.tr("一起删掉的文件：{}。").format("、".join(files)))
        if sheets:
            words.append(self.tr("没有底稿了的表：{}，编号留着，不再给别的表。").format("、".join(sheets)))
        self.told.setText("".join(words) if self.chosen else self.tr("还没有选：按空格选中要清除的记载。"))
        self._go.setEnabled(bool(self.chosen))

    def _tell(self, row: int) -> None:
        """What stands in the entry under the cursor."""
        if not 0 <= row < len(self.found):
            return
        one = self.found[row]
        if one.gone:
            self.reading.show_html(marked("", look.SOFT, self.tr("这一条没有可清除的内容。")))
            return
        parts = []
        if one.again:
            again = self.tr("同样的内容还在另外 {} 条记载里：选这一条就一起选上，不该清的按空格去掉。")
            parts.append(marked("▲", look.AMBER, again.format(len(one.again))))
        parts.append(pairs(one.lines))
        stays = self.tr("{}（别的记载也用着）")
        files = [stays.format(file.name) if file.others - self.chosen else file.name for file in one.files]
        if files:
            parts.append(heading(self.tr("文件")) + "".join(marked("·", look.INK, name) for name in files))
        self.reading.show_html("".join(parts))

    def _refused(self, error: BaseException) -> None:
        self._settle()
        if not isinstance(error, Refused):
            self._host.failures.handle(error)
            return
        self.banner.explain(error)
        if isinstance(error, Unfilled):
            self.form.refuse(error.fields)

    def _done(self, done: Purge) -> None:
        over = self.parentWidget()
        self.form.fill({"reason": ""})
        self.accept()
        self._host.told(done.changed)
        self._host.ask("purged-copies", lambda desk: desk.attachments.drop_copies(), lambda _: None)
        if over is not None:
            Purged(self._host, done, over, self._leak).open()


class Purged(Frame):
    """What was done, where it still stands, one by one, and what is owed where it was a secret."""

    manual = "彻底清除"

    def __init__(self, host: Host, done: Purge, parent: QWidget, leak: Callable[[], object]) -> None:
        super().__init__("", parent, width=760)
        self.setWindowTitle(self.tr("已清除"))
        self._host, self._done, self._show_leaks = host, done, leak
        self.body.addWidget(label(self.tr("已清除，历史链仍然成立"), "heading", wrap=True))
        self.words = [*self._gone(), *self._held()]
        for text in self.words:
            self.body.addWidget(label(text, "", wrap=True))
        if done.copies:
            root = host.folder
            titles = (self.tr("是什么"), self.tr("在办公文件夹的"))
            lines = [(one.what, str(one.path.relative_to(root))) for one in done.copies]
            self.body.addWidget(lines_view(titles, lines, (200,)))
        self.body.addWidget(label(ELSEWHERE, "notice", wrap=True))
        self.body.addWidget(label(done.leak, "notice", wrap=True))
        report = button(self.tr("登记泄密事件…"), self.report)
        if done.copies:
            self._replace = button(
                self.tr("做一份新备份，删掉这些旧的"), self.replace, primary=True, icon="backup"
            )
            self.buttons(report, button(self.tr("关闭"), self.reject), self._replace)
        else:
            self.buttons(report, button(self.tr("关闭"), self.accept, primary=True))

    def replace(self) -> None:
        """One new copy in the place of all that still hold it."""
        self._replace.setEnabled(False)
        copies = [one.path for one in self._done.copies]
        self._host.write(lambda desk: desk.replace_copies(copies), *self.awaits(self._replaced, self._failed))

    def _gone(self) -> list[str]:
        words = []
        if self._done.drafts:
            words.append(self.tr("还写着那些内容的草稿也删掉了，{} 份。").format(self._done.drafts))
        if self._done.held:
            open_ = self.tr("有 {} 个文件正由其他程序打开：关掉那个程序，下次打开台账时删掉。")
            words.append(open_.format(self._done.held))
        elif not self._done.wiped:
            words.append(NOT_WIPED)
        return words

    def _held(self) -> list[str]:
        if not self._done.copies:
            return [self.tr("办公文件夹里没有还读得到那些内容的备份。")]
        return [self.tr("下面 {} 份旧数据库里还读得到，请换成新备份：").format(len(self._done.copies))]

    def _failed(self, error: BaseException) -> None:
        self._replace.setEnabled(True)
        self._host.failures.handle(error)

    def _replaced(self, made: tuple[object, tuple[str, ...]]) -> None:
        over, left = self.parentWidget(), made[1]
        what = (
            self.tr("已做一份新备份，旧的覆写后删掉了")
            if not left
            else self.tr("新备份做好了，有旧的没有删掉")
        )
        self.accept()
        Message(self.tr("已清除"), what, "\n".join([*left, ELSEWHERE]), over).open()

    def report(self) -> None:
        """To the ledger in which leaks are recorded."""
        self.accept()
        self._show_leaks()
