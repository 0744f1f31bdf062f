"""What the clerk does on the catalogue's page: items under entries, versions, paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import Asked, NextAct
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.records.event import Changed
from ui.kit.dialogs import confirm, work
from ui.kit.files import Asks, FileDialog
from ui.kit.form_dialog import Values
from ui.kit.ledger.acts import Acts
from ui.tasks import Progress

if TYPE_CHECKING:
    from gongkai_desktop.catalogue.service import EntryView
    from ui.catalogue.page import CataloguePage

_NEAR = ("first_level", "second_level", "content", "time_limit", "department", "channel")


class CatalogueActs(Acts):
    """The dialogs of the catalogue's page."""

    def __init__(self, page: CataloguePage) -> None:
        super().__init__(page.host, page.face, page)
        self._page, self._session = page, page.host

    def shape(self, act: NextAct, field: str) -> Mapping[str, Any]:
        """Of an entry's many columns, those that matter and those that are filled in."""
        if act.key in ("close", "reopen"):
            return {}
        filled = {key for key, value in act.defaults.items() if value}
        rule = {"rule"} if act.key == "amend" else set()
        return {"quick": tuple(key for key in act.form.keys if key in {*_NEAR, *filled, *rule})}

    # — items under an entry —

    def assign(self, view: EntryView) -> None:
        """Choose items of the register and bring them under an entry."""
        from ui.catalogue.choosing import ItemChooser  # seldom used

        ItemChooser(self._session, view, self.said.emit, self._page).open()

    def leave(self, view: EntryView, item: int) -> None:
        """Ask, and take an item out from under an entry."""
        entry, today = view.id, self._session.today()
        title = next((one.title for one in view.items if one.id == item), "")

        def go() -> None:
            self._session.act(
                lambda desk, actor: desk.catalogue.leave(entry, [item], actor=actor, today=today),
                lambda _: self.said.emit(self.tr("已移出")),
            )

        detail = self.tr("“{}”的登记不变，公开期限改按一般规定计算。").format(title)
        confirm(self._page, self.tr("把这件信息移出条目吗？"), detail, self.tr("移出"), go)

    # — versions —

    def release(self) -> None:
        """Release the entries in use as a new version."""
        today = self._session.today()

        def record(desk: Desk, values: Values, actor: int, today: date) -> Changed:
            return desk.catalogue.release(values, actor=actor, today=today)

        def find(desk: Desk) -> NextAct:
            form, values = desk.catalogue.release_form(today)
            said = note.format(desk.catalogue.article)
            return NextAct("release", form.title, lambda: Asked(form, values), note=said).worked_out()

        def show(act: NextAct) -> None:
            self.ask(act, record, lambda _: self.said.emit(self.tr("已发布新版目录")))

        note = self.tr("新版记下目录此刻的样子（{}：目录应当及时更新）；以后怎样改都能查到这一版。")
        self._session.ask("entry-form", find, show)

    def show_versions(self) -> None:
        """List the versions and what changed between them."""
        from ui.catalogue.versions import VersionsDialog  # seldom used

        VersionsDialog(self._session, self, self._page).open()

    def take_version_back(self, version: int, then: Callable[[], None]) -> None:
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

    def export(self, version: int, name: str) -> None:
        """Write a version as a workbook."""
        file = self.tr("主动公开基本目录_{}.xlsx").format(name)
        title, kinds = self.tr("导出为 Excel"), self.tr("Excel 工作簿 (*.xlsx)")
        dialog = FileDialog(self._page, title, "export", kinds, asks=Asks.TARGET, name=file)
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path), version))
        dialog.open()

    def export_to(self, path: Path, version: int) -> None:
        """Write the workbook, with progress and a cancel that leaves no file."""
        self._session.with_actor(partial(self._export_for, path, version))

    def _export_for(self, path: Path, version: int, actor: int) -> None:
        session, today = self._session, self._session.today()

        def run(progress: Progress) -> int:
            with Desk.open(session.folder, writing=False) as desk:
                maker = desk.office.person_name(actor)
                return desk.catalogue.outgoing.export(
                    path, today, version, maker=maker, progress=lambda rows: progress(rows, 0)
                )

        def done(rows: int) -> None:
            self.said.emit(self.tr("已导出 {} 条：{}").format(rows, path.name))

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

        work(self.tr("正在制表"), draw, self._page, show, session.failures.handle, meant=version)
