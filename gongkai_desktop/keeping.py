"""What is done with a whole office folder: begin it, list its copies, rehearse putting one back.

``Desk.back_up`` makes a copy; what is here needs a whole desk, or puts one in the place of another.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from gongkai_desktop.clock import now
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Locked, Refused
from gongkai_desktop.files import contents, discard, discard_empty, discard_folder
from gongkai_desktop.office.founding import Beginning
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.problem import Problem, Trouble
from gongkai_desktop.records.verify import verify_copy
from gongkai_desktop.store import Store, copies, moving, places, protection, site, unlocking
from gongkai_desktop.store import restore as restoring
from gongkai_desktop.store.attempts import Attempts
from gongkai_desktop.store.backup import Copy as Copy
from gongkai_desktop.store.connection import Mode, key_of
from gongkai_desktop.store.copies import Inside as Inside
from gongkai_desktop.store.copies import Kept as Kept
from gongkai_desktop.store.ground import Worry as Worry
from gongkai_desktop.store.ground import worries as worries
from gongkai_desktop.store.keyfile import PASSWORD as PASSWORD
from gongkai_desktop.store.keyfile import RECOVERY as RECOVERY
from gongkai_desktop.store.moving import Moved as Moved
from gongkai_desktop.store.protection import Protected as Protected
from gongkai_desktop.store.recovery_code import new_code as new_code
from gongkai_desktop.store.recovery_code import signs_of as signs_of
from gongkai_desktop.store.restore import Restored as Restored
from gongkai_desktop.store.unlocking import WrongPassword as WrongPassword
from gongkai_desktop.store.unlocking import refuse_poor as refuse_poor
from gongkai_desktop.store.unlocking import weakness as weakness


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


def is_protected(root: Path) -> bool:
    """Whether the office in a folder has a password."""
    return OfficeFolder(root).encrypted


def broken_off(root: Path) -> bool:
    """Whether setting a password, or taking it away, was killed before it changed the office in a folder."""
    return protection.broken_off(OfficeFolder(root))


def locked(root: Path) -> Path | None:
    """What has to be unlocked before the office in a folder can be opened; None when nothing has."""
    folder = OfficeFolder(root)
    for path in (folder.database, places.restored(folder.database)):
        try:
            key_of(path)
        except Locked as found:
            return found.path
    return None


def unlock(locked: Path, secret: str, *, by: str = PASSWORD, clock: Callable[[], datetime] = now) -> None:
    """Open what is ``Locked``, for this process, with its password or with the code of its recovery sheet."""
    unlocking.unlock(locked, secret, by=by, clock=clock)


def prove_password(root: Path, secret: str, clock: Callable[[], datetime] = now) -> None:
    """WrongPassword unless it is the password of the office in a folder, which this process has open already."""
    try:
        unlocking.unlock(database(root), secret, clock=clock)
    except WrongPassword as wrong:
        way = "请看大小写和输入法再输一次；忘了的，退出程序，重新打开时用恢复单"
        raise WrongPassword(wrong.what, why=wrong.why, way=way) from None


def database(root: Path) -> Path:
    """What is unlocked with the password of the office in a folder."""
    return OfficeFolder(root).database


def waiting(locked: Path, clock: Callable[[], datetime] = now) -> int:
    """How many seconds must pass before the next attempt."""
    return Attempts(locked, clock).wait()


def protect(root: Path, password: str, code: str, progress: Progress = unheard) -> Protected:
    """Encrypt an office that nobody has open; ``code`` (see ``new_code``) is on a sheet already."""
    refuse_poor(password)
    return protection.turn_on(OfficeFolder(root), password, code, progress)


def unprotect(root: Path, progress: Progress = unheard) -> Protected:
    """Decrypt an office that this process has unlocked and nobody has open."""
    return protection.turn_off(OfficeFolder(root), progress)


def change_password(root: Path, password: str) -> None:
    """Give an office that this process has unlocked another password; copies keep that of their day."""
    refuse_poor(password)
    protection.rewrap(OfficeFolder(root), PASSWORD, password)


def change_code(root: Path, code: str) -> None:
    """Give it another recovery code; the sheet before opens only copies of its day."""
    protection.rewrap(OfficeFolder(root), RECOVERY, code)


def recovery_sheet(office: str, code: str, day: date) -> bytes:
    """The recovery sheet of an office as a PDF of one page, to be printed once."""
    from gongkai_desktop.paper.recovery import draw_recovery  # loads what draws

    return draw_recovery(office, code, day).pdf


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
        way="请先换一份备份；只有这一份时，可以选“有损坏也恢复”，能读的都恢复",
        command="命令行加 --damaged",
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
