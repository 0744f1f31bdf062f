"""Saving what is shown as a view of one's own, renaming and deleting such a view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gongkai_desktop.cases.query import Query, View
from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger import Column, Ledger
from ui.kit.dialogs import abandon
from ui.kit.host import Host
from ui.kit.ledger.counting import Counting
from ui.kit.ledger.listing import Listing
from ui.kit.ledger.views import Views

if TYPE_CHECKING:
    from ui.kit.form_dialog import Failed, Values


class OwnViews(QObject):
    """The views offered on the left: read anew, chosen, saved, renamed, deleted."""

    def __init__(self, host: Host, listing: Listing, views: Views, counting: Counting) -> None:
        super().__init__(listing)
        self._host, self._listing, self._views, self._counting = host, listing, views, counting
        self._face = listing.face
        views.selected.connect(self.choose)
        views.narrowed.connect(lambda line: listing.ask(line.query))
        listing.asked.connect(lambda: views.keep_to(listing.query))
        views.renaming.connect(self.rename)
        views.dropping.connect(self.drop)

    def read(self, current: str) -> None:
        """List the views anew, go to one, and count them; whoever has chosen another one meanwhile stays there."""
        asked = self._listing.query

        def offer(views: tuple[View, ...]) -> None:
            query = self._listing.query
            view = current if query == asked else query.view
            self._views.offer(views, view, query.filters if query.view == view else {})
            self._counting.count(self._views.keys())

        self._host.ask(f"{self._face.name}-views", lambda desk: self._face.lists(desk).views(), offer)

    def choose(self, key: str) -> None:
        """Show a view: one's own brings its words, filters and order, another shows all that it has."""
        view = self._views.view(key)
        own = view.query if view is not None else None
        self._listing.ask(own if own is not None else Query(view=key))

    def save(self) -> None:
        """Ask for a name and keep what is shown under it."""
        query = self._listing.query
        parts = [words for _, words in self._face.chips(query.filters)]
        if query.words:
            parts.insert(0, self.tr("搜索“{}”").format(query.words))
        told = "，".join(parts) or self.tr("没有筛选")
        note = self.tr("保存现在的搜索、筛选和排序：{}。以后在左边一点就是。").format(told)
        self._ask(
            self.tr("存为视图"), "", note, lambda desk, title: self._face.lists(desk).save_view(title, query)
        )

    def rename(self, view: View) -> None:
        """Ask for another name of a view."""
        self._ask(
            self.tr("视图改名"),
            view.title,
            "",
            lambda desk, title: self._face.lists(desk).rename_view(view.key, title),
        )

    def drop(self, view: View) -> None:
        """Ask, and delete a view; the items it showed stay as they are."""
        abandon(
            self._listing,
            self.tr("删除视图“{}”吗？").format(view.title),
            self.tr("只删除这个视图；里面的信息都还在。"),
            self.tr("删除"),
            lambda: self._host.write(
                lambda desk: self._face.lists(desk).drop_view(view.key),
                lambda _: self.read(self._listing.query.view),
            ),
            self.tr("留着"),
        )

    def _ask(self, title: str, name: str, note: str, keep: Callable[[Desk, str], View]) -> None:
        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            def kept(view: View) -> None:
                done(view)
                self.read(view.key)

            self._host.write(lambda desk: keep(desk, str(values["title"])), kept, failed)

        from ui.kit.form_dialog import FormDialog  # views are shown more often than saved

        form = Ledger("view", title, (Column("title", self.tr("视图名称"), required=True),))
        failed = self._host.failures.handle
        FormDialog(form, save, failed, self._listing, values={"title": name}, note=note).open()
