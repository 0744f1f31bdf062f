"""Consolidation as its users call it: files in, each checked, all together; the office's list of who is expected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gongkai_desktop.cases.act import Body
from gongkai_desktop.cases.service import Cases
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import fold_text
from gongkai_desktop.office.office import Office
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.event import Changed, Draft
from gongkai_desktop.reports.consolidation.booklet import refuse_doubted
from gongkai_desktop.reports.consolidation.consolidation import Consolidation
from gongkai_desktop.reports.consolidation.handed import Handed, handed_in
from gongkai_desktop.reports.consolidation.kept import Kept, Taken, body_of, told_by
from gongkai_desktop.reports.consolidation.kind import CHANGED, KEPT, WRITTEN, KeptCase
from gongkai_desktop.reports.consolidation.sheets import read_books

LARGEST = 2000
"""Files that are taken in together at most."""


def taken_in(paths: Sequence[Path], progress: Progress = unheard) -> tuple[Handed, ...]:
    """Read and check the files one by one; what is wrong with one is told of it. ``progress`` may raise Cancelled.

    Refused for too many at once.
    """
    if len(paths) > LARGEST:
        raise Refused(f"一次最多汇总 {LARGEST} 个文件", way="请分几次汇总")
    books = read_books(paths, progress) if paths else ()
    progress(len(paths), len(paths))
    return tuple(handed_in(path, book) for path, book in zip(paths, books, strict=True))


def subordinates(office: Office) -> tuple[str, ...]:
    """The offices that are expected to report, in the order of the list."""
    return tuple(office.profile.subordinates.splitlines())


def listed(names: Iterable[str]) -> str:
    """A list of offices as the office keeps it: a name on each line, none twice. Refused for the same one twice."""
    found: dict[str, str] = {}
    for name in (" ".join(one.split()) for one in names):
        if name and fold_text(name) in found:
            raise Refused(f"“{name}”写了两次", way="请去掉一个再保存")
        if name:
            found[fold_text(name)] = name
    return "\n".join(found.values())


@dataclass(frozen=True)
class Opened:
    """A consolidation that was kept, to be gone on with: copies of its files, what was known of each by its path."""

    kept: Kept
    received: Mapping[Path, str]
    taken: Mapping[Path, Taken]

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, in the order in which they came."""
        return tuple(self.received)


class Consolidations(Cases[Kept, KeptCase]):
    """The consolidations that were kept. Reads on any desk; writes only where the records may be written."""

    def keep(
        self,
        found: Consolidation,
        *,
        actor: int,
        today: date,
        record: int = 0,
        written: Path | None = None,
    ) -> Changed | None:
        """Keep a consolidation with the contents of its files, as ``record`` where it was kept before.

        ``written`` is the file that its sum has just been written to. None where nothing is new. Refused for none at
        all, for a file that is another one by now than the one that was checked, and, with a sum written, while a
        report is doubted.
        """
        if written is not None:
            refuse_doubted(found)
        drafts = [*self._content(found, today, record)]
        if written is not None:
            stored = self._kept(written)
            body = {"file": written.name, "sha256": stored["sha256"], "attachments": [stored]}
            drafts.append(Draft(WRITTEN, today, body, record or -1))
        return self.room.records.append(drafts, actor=actor) if drafts else None

    def _content(self, found: Consolidation, today: date, record: int) -> tuple[Draft, ...]:
        if not found.offices:
            raise Refused("没有可以留存的报表", way="请先选下级单位交来的报表")
        stored = [self._file(one.handed) for one in found.offices]
        body = body_of(found, [str(one["sha256"]) if one else "" for one in stored])
        if record and _same(self.state(record), body):
            return ()
        files = {str(one["sha256"]): dict(one) for one in stored if one}
        kind, stream = (CHANGED, record) if record else (KEPT, None)
        return (Draft(kind, today, {**body, "attachments": list(files.values())}, stream),)

    def _file(self, handed: Handed) -> Body | None:
        """A report kept by its content; None for one that is not there any more and was never read."""
        if not handed.digest and not handed.path.is_file():
            return None
        stored = self._kept(handed.path)
        if handed.digest and stored["sha256"] != handed.digest:
            way = "请再添加一次，重新核对"
            raise Refused(f"“{handed.path.name}”核对以后被改动过", way=way)
        return stored

    def opened(self, record: int) -> Opened:
        """Copies of the files of one that was kept, with what was known of each. Refused where a content is gone."""
        kept = self.state(record)
        received: dict[Path, str] = {}
        taken: dict[Path, Taken] = {}
        for one in kept.reports:
            if one.sha256:
                path = self.room.attachments.open_copy(one.sha256, one.file)
                received[path] = one.received
                if one.taken is not None:
                    taken[path] = one.taken
        return Opened(kept, received, taken)


def _same(kept: Kept, body: Mapping[str, object]) -> bool:
    """Whether what was kept says the same already."""
    return {key: getattr(kept, key) for key in told_by(body)} == told_by(body)
