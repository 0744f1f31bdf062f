"""What the clerk does on the catalogue's page: entries, items under them, versions, paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from gongkai_desktop.catalogue.coverage import State
from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger import Ledger
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.records.event import Changed
from ui.kit.dialogs import confirm, work
from ui.kit.files import Asks, FileDialog
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.tasks import Progress

if TYPE_CHECKING:
    from gongkai_desktop.catalogue.service import EntryView
    from ui.catalogue.page import CataloguePage

_NEAR = ("first_level", "second_level", "content", "time_limit", "department", "channel")
Recording = Callable[[Values], Callable[[Desk, int], Changed]]
"""From a form's values to what the writer does for whoever acts."""


class Acts(QObject):
    """The dialogs of the catalogue's page. What they record goes to the session's writer."""

    def __init__(self, page: CataloguePage) -> None:
        super().__init__(page)
        self._page, self._session = page, page.session

    # — entries —

    def enter(self) -> None:
        """A new entry, its level filled in where one is chosen."""
        place, today = self._page.levels.place, self._session.today()
        values = {"first_level": place.first, "second_level": place.second}

        def record(given: Values) -> Callable[[Desk, int], Changed]:
            return lambda desk, actor: desk.catalogue.enter(given, actor=actor, today=today)

        def show(form: Ledger) -> None:
            self._ask(
                form,
                record,
                lambda changed: self._page.open_entry(changed.act),
                "entry.new",
                values={key: value for key, value in values.items() if value},
                quick=_NEAR,
            )

        self._session.ask("entry-form", lambda desk: desk.catalogue.form(today).form, show)

    def amend(self) -> None:
        """Enter in the table: change the entry shown."""
        if (view := self._shown()) is None:
            return
        act = self._act_of(view, "amend")
        filled = {key for key, value in act.defaults.items() if value}
        quick = tuple(key for key in act.form.keys if key in {*_NEAR, *filled, "rule"})
        note = self.tr("改了时限的，未公开的信息随之按新时限计算")
        record, draft = self._performing(view, act), f"entry.{view.id}"
        self._ask(act.form, record, self._nothing, draft, values=act.defaults, quick=quick, note=note)

    def close_or_reopen(self) -> None:
        """Take the entry shown out of use, or back into it, with the reason."""
        if (view := self._shown()) is None:
            return
        again = view.row["state"] == State.CLOSED
        act = self._act_of(view, "reopen" if again else "close")
        note = "" if again else self.tr("条目和它的信息都保留，只是不再列入目录")
        self._ask(act.form, self._performing(view, act), self._nothing, note=note)

    def _act_of(self, view: EntryView, key: str) -> NextAct:
        return next(act for act in view.view.acts if act.key == key)

    def _performing(self, view: EntryView, act: NextAct) -> Recording:
        number, today = view.id, self._session.today()

        def record(given: Values) -> Callable[[Desk, int], Changed]:
            return lambda desk, actor: desk.catalogue.perform(
                number, act.key, given, actor=actor, today=today
            )

        return record

    # — items under an entry —

    def assign(self) -> None:
        """Choose items of the register and bring them under the entry shown."""
        view = self._shown()
        if view is not None and view.row["state"] != State.CLOSED:
            from ui.catalogue.choosing import ItemChooser  # seldom used

            ItemChooser(self._session, view, self._page.said.emit, self._page).open()

    def leave(self, item: int) -> None:
        """Ask, and take an item out from under the entry shown."""
        if (view := self._shown()) is None:
            return
        entry = view.id
        title = next((one.title for one in view.items if one.id == item), "")

        def go() -> None:
            today = self._session.today()
            self._session.act(
                lambda desk, actor: desk.catalogue.leave(entry, [item], actor=actor, today=today),
                lambda _: self._page.said.emit(self.tr("已移出")),
            )

        detail = self.tr("“{}”的登记不变，公开期限改按一般规定计算。").format(title)
        confirm(self._page, self.tr("把这件信息移出条目吗？"), detail, self.tr("移出"), go)

    # — versions —

    def release(self) -> None:
        """Release the entries in use as a new version."""
        today = self._session.today()

        def record(given: Values) -> Callable[[Desk, int], Changed]:
            return lambda desk, actor: desk.catalogue.release(given, actor=actor, today=today)

        def find(desk: Desk) -> tuple[Ledger, Mapping[str, object], str]:
            return *desk.catalogue.release_form(today), desk.catalogue.article

        def show(found: tuple[Ledger, Mapping[str, object], str]) -> None:
            form, values, article = found
            note = self.tr(
                "新版记下目录此刻的样子（{}：目录应当及时更新）；以后怎样改都能查到这一版。"
            ).format(article)
            done = self.tr("已发布新版目录")
            self._ask(form, record, lambda _: self._page.said.emit(done), values=values, note=note)

        self._session.ask("entry-form", find, show)

    def show_versions(self) -> None:
        """List the versions and what changed between them."""
        from ui.catalogue.versions import VersionsDialog  # seldom used

        VersionsDialog(self._session, self, self._page).open()

    def take_back(self, version: int, then: Callable[[], None]) -> None:
        """Take back a version released by mistake."""

        def go() -> None:
            self._session.act(
                lambda desk, actor: desk.catalogue.take_back(version, actor=actor), lambda _: then()
            )

        confirm(
            self._page,
            self.tr("撤销这一版吗？"),
            self.tr("只撤销发布的记载，条目不变；撤销本身也留有记载。"),
            self.tr("撤销"),
            go,
        )

    # — paper —

    def export(self, version: int = 0, name: str = "") -> None:
        """Write the entries in use, or a version, as a workbook."""
        file = self.tr("主动公开基本目录_{}.xlsx").format(name or self._session.today().isoformat())
        title, kinds = self.tr("导出为 Excel"), self.tr("Excel 工作簿 (*.xlsx)")
        dialog = FileDialog(self._page, title, "export", kinds, asks=Asks.TARGET, name=file)
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path), version))
        dialog.open()

    def export_to(self, path: Path, version: int = 0) -> None:
        """Write the workbook, with progress and a cancel that leaves no file."""
        self._session.with_actor(partial(self._export_for, path, version))

    def _export_for(self, path: Path, version: int, actor: int) -> None:
        session, today = self._session, self._session.today()

        def run(progress: Progress) -> int:
            with Desk.open(session.folder, writing=False) as desk:
                maker = desk.office.person_name(actor)
                return desk.catalogue.outgoing.export(
                    path, today, version=version, maker=maker, progress=lambda rows: progress(rows, 0)
                )

        def done(rows: int) -> None:
            self._page.said.emit(self.tr("已导出 {} 条：{}").format(rows, path.name))

        work(self.tr("正在导出 {}").format(path.name), run, self._page, done, session.failures.handle)

    def print_list(self, version: int = 0) -> None:
        """Show the entries in use, or a version, as a printed list."""
        self._session.with_actor(partial(self._print_for, version))

    def _print_for(self, version: int, actor: int) -> None:
        session, today = self._session, self._session.today()

        def draw(progress: Progress) -> Printed:
            with Desk.open(session.folder, writing=False) as desk:
                maker = desk.office.person_name(actor)
                return desk.catalogue.outgoing.as_list(
                    today, version=version, maker=maker, progress=lambda rows: progress(rows, 0)
                )

        def show(printed: Printed) -> None:
            from ui.kit.preview import Preview  # seldom used

            Preview(self.tr("主动公开基本目录"), printed.pdf, self._page, session.failures.handle).open()

        work(self.tr("正在制表"), draw, self._page, show, session.failures.handle)

    # — small answers —

    def _shown(self) -> EntryView | None:
        view = self._page.panel.view
        return view if view is not None and view.id == self._page.table.current_id() else None

    def _nothing(self, _: Changed) -> None:
        """The page follows what the session tells."""

    def _ask(
        self,
        form: Ledger,
        record: Recording,
        then: Callable[[Changed], None],
        draft: str = "",
        **how: Any,
    ) -> None:
        """Show a form; its values go to the writer, which closes it or says what to mend; ``draft`` is its name."""

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            def recorded(changed: Changed) -> None:
                done(changed)
                then(changed)

            self._session.act(record(values), recorded, failed)

        dialog = FormDialog(form, save, self._session.failures.handle, self._page, **how)
        dialog.manual = "基本目录"
        if draft:
            dialog.draft(self._session, draft)
        dialog.open()
