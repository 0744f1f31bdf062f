"""The catalogue of the sample office: drawn up at the beginning, gone through every quarter, released where changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.cases.query import Query
from gongkai_desktop.catalogue.fields import CATALOGUE
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.sample.material import told

if TYPE_CHECKING:
    from gongkai_desktop.sample.stories import Scene

_OPENING: Final = time(16)
_ALL: Final = 5000  # more items than the office has


class CatalogueLife:
    """``live`` gives the moment of each step and does it when taken further.

    Entries are known by their place in resources/sample/catalogue.toml, ``_entries`` has the record of each.
    """

    def __init__(self, scene: Scene, founded: date, today: date) -> None:
        self._scene, self._founded, self._today = scene, founded, today
        self._told = told("catalogue")
        self._plans: list[Mapping[str, Any]] = list(self._told["entry"])
        self._entries: dict[int, int] = {}

    def live(self) -> Iterator[datetime]:
        """The moments of its steps, in order; each is done on coming back for the next one."""
        calendar = self._scene.book.calendar
        begun = calendar.add(self._founded, self._told["begun"])
        yield datetime.combine(begun, _OPENING)
        self._begin(begun)
        reviews = [day for day in self._quarters() if day > begun]
        for left, day in zip(range(len(reviews), 0, -1), reviews, strict=True):
            yield datetime.combine(day, _OPENING)
            self._review(left, day)
        for at in sorted(self._planned("ago"), key=lambda at: -int(self._plans[at]["ago"])):
            day = calendar.add(calendar.roll(self._today), -int(self._plans[at]["ago"]))
            yield datetime.combine(day, _OPENING)
            self._enter(at, day)
            self._gather(day)

    def _quarters(self) -> Iterator[date]:
        """The days on which the catalogue is gone through, before today; a day off gives way to the one after."""
        for year in range(self._founded.year, self._today.year + 1):
            for told_day in self._told["reviewed"]:
                month, day = map(int, told_day.split("-"))
                rolled = self._scene.book.calendar.add(date(year, month, day) - timedelta(days=1), 1)
                if rolled < self._today:
                    yield rolled

    def _begin(self, day: date) -> None:
        for at, plan in enumerate(self._plans):
            if not {"from", "ago"} & plan.keys():
                self._enter(at, day)
        self._gather(day)
        self._release(self._told["first"], day)

    def _review(self, left: int, day: date) -> None:
        """The review after which there are ``left`` - 1 more: what is planned for it, then what is public by now."""
        new = [at for at in self._planned("from") if self._plans[at]["from"] == left]
        changed = [at for at in self._planned("changed") if self._plans[at]["changed"]["review"] == left]
        closed = [at for at in self._planned("closed") if self._plans[at]["closed"]["review"] == left]
        for at in new:
            self._enter(at, day)
        for at in changed:
            fields = self._scene.desk.catalogue.state(self._entries[at]).fields
            self._perform(at, "amend", {**fields, **self._columns(self._plans[at]["changed"])}, day)
        for at in closed:
            self._perform(at, "close", {"why": self._plans[at]["closed"]["why"]}, day)
        self._gather(day)
        if new or changed or closed:
            self._release(self._told["later"], day)

    def _gather(self, day: date) -> None:
        """Bring what is public and stands nowhere yet under the entries of its columns of the site."""
        desk, actor = self._scene.desk, self._scene.clerk
        rows = desk.lists.page(Query("published"), day, limit=_ALL)
        loose = [row for row in rows if not row["entry"] and row["attribute"] == PROACTIVE]
        for at, entry in self._entries.items():
            items = [
                int(str(row["id"]))
                for row in loose
                if row["site_column"] in self._plans[at].get("columns", ())
            ]
            if items and not desk.catalogue.state(entry).closed:
                desk.catalogue.assign(entry, items, actor=actor, today=day)

    def _enter(self, at: int, day: date) -> None:
        desk = self._scene.desk
        changed = desk.catalogue.enter(self._columns(self._plans[at]), actor=self._scene.clerk, today=day)
        self._entries[at] = changed.act

    def _perform(self, at: int, key: str, values: Mapping[str, object], day: date) -> None:
        catalogue, actor = self._scene.desk.catalogue, self._scene.clerk
        catalogue.perform(self._entries[at], key, values, actor=actor, today=day)

    def _release(self, why: str, day: date) -> None:
        catalogue = self._scene.desk.catalogue
        _, values = catalogue.release_form(day)
        catalogue.release({**values, "why": why}, actor=self._scene.clerk, today=day)

    def _planned(self, key: str) -> list[int]:
        return [at for at, plan in enumerate(self._plans) if key in plan]

    @staticmethod
    def _columns(plan: Mapping[str, Any]) -> dict[str, object]:
        """What of a plan stands in columns of the catalogue."""
        return {key: value for key, value in plan.items() if key in CATALOGUE.keys}
