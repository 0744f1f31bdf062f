"""What is done with a whole office folder: begin it, list its copies, rehearse putting one back.

``Desk.back_up`` makes a copy; what is here needs a whole desk, or puts one in the place of another.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import contents, discard, discard_empty, discard_folder
from gongkai_desktop.office.founding import Beginning
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.problem import Problem, Trouble
from gongkai_desktop.records.verify import verify_copy
from gongkai_desktop.store import Store, copies, moving, places, site
from gongkai_desktop.store import restore as restoring
from gongkai_desktop.store.backup import Copy as Copy
from gongkai_desktop.store.connection import Mode
from gongkai_desktop.store.copies import Inside as Inside
from gongkai_desktop.store.copies import Kept as Kept
from gongkai_desktop.store.ground import Worry as Worry
from gongkai_desktop.store.ground import worries as worries
from gongkai_desktop.store.moving import Moved as Moved
from gongkai_desktop.store.restore import Restored as Restored


@dataclass(frozen=True, slots=True)
class Drill:
    """How a rehearsed restore went; ``missing`` names lost attachments, ``seconds`` is how long it took."""

    events: int
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    seconds: float

    @property
    def passed(self) -> bool:
        """Whether the copy would give the whole office back."""
        return not self.problems and not self.missing


def now() -> datetime:
    """The computer's time, with its offset."""
    return datetime.now().astimezone()


def refuse_unfit(root: Path) -> None:
    """Refuse a place where no new office should lie (see ``store.site``)."""
    site.refuse_unfit(OfficeFolder(root))


def begin(root: Path, beginning: Beginning, clock: Callable[[], datetime] = now) -> None:
    """Make an office in one go; when that fails nothing of it stays. Refused for a place that is unfit."""
    made(root, lambda: Desk.create(root, beginning=beginning, clock=clock)).close()


def made(root: Path, make: Callable[[], Desk]) -> Desk:
    """The office that ``make`` makes in a folder; Refused for a place that is unfit, with nothing left of it."""
    refuse_unfit(root)
    missing = [place for place in root.parents if not place.exists()]
    try:
        return make()
    except BaseException:
        site.clear(OfficeFolder(root))
        for place in missing:
            discard_empty(place)
        raise


def move(root: Path, to: Path, progress: Progress = unheard) -> Moved:
    """Move a whole office folder to another place; the old one is left behind, and tells where it went.

    Refused for an unfit place and while somebody has it open for writing; cancelled, nothing has changed.
    """
    return moving.move(OfficeFolder(root), OfficeFolder(to), now(), progress)


def backups(root: Path) -> list[Kept]:
    """The copies in the office's 备份/, newest first."""
    return copies.kept(OfficeFolder(root))


def lacking(root: Path) -> Refused | None:
    """Why no office can be opened in a folder: what lies there instead, and what to do; None when one can."""
    try:
        places.refuse_missing(OfficeFolder(root))
    except Refused as refused:
        return None if restoring.pending(OfficeFolder(root)) else refused
    return None


def inside(copy: Path) -> Inside:
    """Whose ledger a copy holds and how far it goes; Refused when it is none."""
    return copies.inside(copy)


def inside_office(root: Path) -> Inside:
    """The same of the office in a folder, which may be open."""
    return copies.inside(OfficeFolder(root).database, Mode.READING)


def restore(copy: Path, to: Path, progress: Progress = unheard, *, damaged_too: bool = False) -> Restored:
    """Put a copy back, into a new folder or over the old office, which is set aside.

    The copy's history is verified first; a damaged one is Refused, naming the damage, unless ``damaged_too``: it
    may be the only one there is. The office that came back is verified whole. A new folder in which it did not
    succeed is gone again, or empty if it was there before.
    """
    restoring.refuse_unfit(copy, OfficeFolder(to))
    hurt = verify_copy(copy, progress)
    if hurt and not damaged_too:
        raise _damaged(copy, hurt)
    there, empty = to.is_dir(), _is_empty(to)
    try:
        done = restoring.restore(copy, OfficeFolder(to), progress)
    except BaseException:
        if empty:
            _clear(to, keep=there)
        raise
    mended, problems = _looked_over(done, progress)
    told = tuple(str(problem) for problem in problems if problem.kind is not Trouble.ATTACHMENT)
    return replace(done, mended=mended, problems=told)


def _damaged(copy: Path, hurt: list[Problem]) -> Refused:
    shown = "；".join(f"{problem.where}{problem.text}" for problem in hurt[:3])
    return Refused(
        f"备份“{copy.name}”有损坏，没有恢复",
        why=f"{shown}（共 {len(hurt)} 处）",
        way="请先换一份备份；只有这一份时，可以选“有损坏也恢复”（命令行加 --damaged），能读的都恢复",
    )


def _looked_over(done: Restored, progress: Progress) -> tuple[bool, list[Problem]]:
    """Verify an office that has just come back; what follows from its events is made anew where it is wrong."""
    # opened for writing: a copy of an older format is brought up to date here
    desk = Desk(Store.open(done.folder, writing=True), now)
    try:
        desk.bring_up_to_date()
        problems = desk.verify(progress)
        mended = mend(desk, problems)
        return mended, desk.verify(progress) if mended else problems
    finally:
        desk.close()


def mend(desk: Desk, problems: Sequence[Problem]) -> bool:
    """Make rows and search tables anew from the events where they are wrong; whether that was needed."""
    if not any(problem.kind is Trouble.ROWS for problem in problems):
        return False
    desk.records.rebuild()
    return True


def _is_empty(place: Path) -> bool:
    """Whether nothing of anybody's lies there; a place that cannot be looked into is not."""
    try:
        return not place.exists() or not any(contents(place))
    except OSError:
        return False


def _clear(place: Path, *, keep: bool) -> None:
    """Take away what a restore has left, and the folder too unless it was there before."""
    if not keep:
        discard_folder(place)
        return
    for path in tuple(contents(place)):
        if path.is_dir():
            discard_folder(path)
        else:
            discard(path)


def drill(copy: Path, progress: Progress = unheard) -> Drill:
    """Put the copy into a temporary folder, verify it whole as after a real restore, and remove it.

    Refused when the copy could not even be put back; what is wrong inside it is told in the result.
    """
    begun = time.monotonic()
    with restoring.rehearsed(copy, progress) as done:
        _, problems = _looked_over(done, progress)
    return Drill(done.events, done.missing, tuple(problems), time.monotonic() - begun)
