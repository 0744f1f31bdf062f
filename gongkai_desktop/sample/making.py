"""Making the sample office: three years of work, in the order it was done, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from heapq import heapify, heappop, heappush
from pathlib import Path

from gongkai_desktop.cases.query import Query
from gongkai_desktop.clock import now
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.imports import APPLIED
from gongkai_desktop.files import temporary_folder
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.incoming import imported
from gongkai_desktop.sample.applications import applications
from gongkai_desktop.sample.catalogue import CatalogueLife
from gongkai_desktop.sample.filings import filings
from gongkai_desktop.sample.founding import found
from gongkai_desktop.sample.material import founded_on, history_rows, matters, told
from gongkai_desktop.sample.paperwork import enter_matters
from gongkai_desktop.sample.reports import reports
from gongkai_desktop.sample.stories import Scene, Story
from gongkai_desktop.store import Store, backup
from gongkai_desktop.workdays.official import official

_SHEET, _ON_SHEET = "review-list", 5


class _Walk:
    """A clock that tells the moment set, and the real time when none is."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.moment: datetime | None = None

    def __call__(self) -> datetime:
        now = self._clock()
        return now if self.moment is None else self.moment.replace(tzinfo=now.tzinfo)


def create_sample(
    root: Path,
    *,
    name: str = "",
    ruleset: str = "",
    clock: Callable[[], datetime] = now,
    progress: Progress = unheard,
) -> Desk:
    """Make the sample office in a new folder and open it for writing; for one day it is always the same.

    ``name`` is put in place of its own. Its last entries are of the working day before the clock's. Refused as
    ``Desk.create``, and for another rule set than its own; when it fails, the folder holds no half-made office.
    """
    office = told("office")
    if ruleset not in ("", office["ruleset"]):
        way = f"请用 --ruleset {office['ruleset']}，或不加 --sample 新建自己的单位"
        raise Refused(f"样例单位没有按“{ruleset}”编", way=way)
    walk = _Walk(clock)
    desk = Desk(Store.create(OfficeFolder(root)), walk)
    try:
        with desk.store.atomic(), temporary_folder() as files:
            _make(desk, walk, name or office["name"], clock().date(), Path(files), progress)
        walk.moment = None
        backup.daily(desk.folder, clock)
    except BaseException:
        desk.close()
        raise
    return desk


def _make(desk: Desk, walk: _Walk, name: str, today: date, files: Path, progress: Progress) -> None:
    calendar = official()
    walk.moment = datetime.combine(founded_on(today, calendar), time(9))
    found(desk, name)
    walk.moment = walk.moment.replace(hour=14)
    _import_history(desk)
    scene = Scene(desk, files)
    stories = [Story(scene, matter, today) for matter in matters(today, calendar)]
    lives = [story.live() for story in stories] + [one.live() for one in applications(scene, today)]
    lives += [one.live() for one in reports(scene, today)]
    lives += [one.live() for one in filings(scene, founded_on(today, calendar), today)]
    lives.append(CatalogueLife(scene, founded_on(today, calendar), today).live())
    _tell(lives, walk, today, progress)
    walk.moment = datetime.combine(scene.last_day_before(today), time(17, 10))
    enter_matters(desk, scene.clerk, walk.moment.date())
    _print_sheet(desk)


def _tell(lives: Iterable[Iterator[datetime]], walk: _Walk, today: date, progress: Progress) -> None:
    """Do every deed of every life at its moment; those that would come today or later are not done."""
    due = [(moment, at, life) for at, life in enumerate(lives) if (moment := next(life, None)) is not None]
    heapify(due)
    whole = len(due)
    while due:
        progress(whole - len(due), whole)
        moment, at, life = heappop(due)
        if moment.date() >= today:
            return
        walk.moment = moment
        later = next(life, None)
        if later is not None:
            heappush(due, (later, at, life))


def _import_history(desk: Desk) -> None:
    """What the office had before, as an import of its old ledger would leave it."""
    today, rows = desk.today(), history_rows()
    name = told("history")["name"]
    body = {"name": name, "sha256": "", "ledger": "register", "rows": len(rows), "mapping": {}}
    drafts = [Draft(APPLIED, today, body), *(imported(row, today) for row in rows)]
    desk.records.append(drafts, actor=desk.actor())


def _print_sheet(desk: Desk) -> None:
    """One review sheet that went out for signature and is not back yet."""
    today = desk.today()
    waiting = desk.lists.page(Query(view="review", order="due"), today, limit=_ON_SHEET)
    prepared = desk.papers.prepare(_SHEET, [int(str(row["id"])) for row in waiting], today)
    desk.papers.issue(prepared, actor=desk.actor(), today=today)


def is_sample(root: Path) -> bool:
    """Whether that folder holds a sample office, or one that was never begun. Refused as ``Store.open``."""
    with Store.open(OfficeFolder(root), writing=True) as store:
        found = store.one("SELECT code FROM office")
    return found is None or str(found[0]) == told("office")["code"]
