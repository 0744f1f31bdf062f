"""How the sample office files what is withheld, quarter by quarter: as told in resources/sample/filings.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from gongkai_desktop.deadlines.filing import FilingWeek, Quarter, filing_week
from gongkai_desktop.reports.filing.acts import label
from gongkai_desktop.reports.filing.filing import ORDERED
from gongkai_desktop.sample.material import told

if TYPE_CHECKING:
    from gongkai_desktop.sample.stories import Scene

_CHECKED, _SIGNED, _SENT, _ANSWERED = time(15, 36), time(15, 52), time(16, 24), time(10, 4)


def filings(scene: Scene, first: date, today: date) -> list[QuarterlyFiling]:
    """One for each quarter from that day on whose week has begun; the last of them still waits to be signed."""
    found, quarter, calendar = [], Quarter.of(first), scene.book.calendar
    while (week := filing_week(quarter.year, quarter.number, calendar)).first < today:
        if week.last >= first:
            found.append(QuarterlyFiling(scene, quarter, week))
        quarter = quarter.later()
    for one in found[-1:]:
        one.waiting = True
    return found


class QuarterlyFiling:
    """One quarter's filing. ``live`` gives the moment of each step and does it when taken further."""

    waiting = False
    """Whether it stops before it is signed."""

    def __init__(self, scene: Scene, quarter: Quarter, week: FilingWeek) -> None:
        self._scene, self._quarter, self._week = scene, quarter, week
        self._told: Mapping[str, Any] = told("filings")
        self._record = 0

    def live(self) -> Iterator[datetime]:
        """The moments of its steps, in order; each is done on coming back for the next one."""
        week, calendar = self._week, self._scene.book.calendar
        yield datetime.combine(week.first, _CHECKED) - timedelta(minutes=12)
        self._propose(week.first)
        yield datetime.combine(week.first, _CHECKED)
        self._do("check", week.first, who=self._scene.signer("审查员", ""))
        if self.waiting:
            return
        yield datetime.combine(week.last, _SIGNED)
        self._do("sign", week.last, who=self._scene.signer("分管领导", ""))
        yield datetime.combine(week.last, _SENT)
        self._do("report", week.last, to=told("office")["above"], manner=self._told["manner"])
        answered = calendar.add(week.last, int(self._told["answered_after"]))
        yield datetime.combine(answered, _ANSWERED)
        ordered = self._answer(answered)
        if ordered:
            published = calendar.add(answered, int(self._told["published_after"]))
            yield datetime.combine(published, _ANSWERED)
            self._scene.publish(ordered, published)

    def _propose(self, day: date) -> None:
        filings = self._scene.desk.filings
        values = {**filings.form(day).defaults, "period": self._quarter.title}
        self._record = filings.enter(values, actor=self._scene.clerk, today=day).act

    def _do(self, key: str, day: date, **facts: str) -> None:
        filings = self._scene.desk.filings
        act = next(one for one in filings.acts(self._record, day) if one.key == key)
        filings.perform(self._record, key, {**act.defaults, **facts}, actor=self._scene.clerk, today=day)

    def _answer(self, day: date) -> int:
        """What the supervising office says: the item that it wants published, 0 for none."""
        entries = self._scene.desk.filings.state(self._record).entries
        wanted = next((one for one in entries if one.title == self._told["ordered"]), None)
        if wanted is None:
            self._do("answer", day)
            return 0
        said = {key: self._told[key] for key in ("doc_no", "what")}
        self._do("answer", day, verdict=ORDERED, items=label(wanted), **said)
        return wanted.record
