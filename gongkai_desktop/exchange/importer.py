"""Old ledgers coming in: planned first, applied whole or not at all, taken back as one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import file_digest
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange import failures
from gongkai_desktop.exchange.changeset import REJECTED, Action, ChangeSet, Decision
from gongkai_desktop.exchange.child import Order
from gongkai_desktop.exchange.headers import HeaderWords
from gongkai_desktop.exchange.imports import applied, remember_mapping, remembered_mappings
from gongkai_desktop.exchange.matching import Matcher
from gongkai_desktop.exchange.reading import reading
from gongkai_desktop.exchange.spool import Spool, spool_of
from gongkai_desktop.exchange.targets import TARGETS, Target
from gongkai_desktop.exchange.wire import CHUNK, Head, Row, unpack
from gongkai_desktop.files import refusing_unread
from gongkai_desktop.office.office import Footing
from gongkai_desktop.progress import Progress, undisturbed, unheard
from gongkai_desktop.records.event import Changed, Draft, Ready
from gongkai_desktop.records.memory import Records
from gongkai_desktop.store import Store

_REASON = "撤销整次导入"
T = TypeVar("T")


def _none_further(name: str) -> Target:
    raise KeyError(name)


class Importer:
    """Brings files into the office's ledgers; by its header a file shows which one it is.

    ``mapping`` tells, header by header, the column it means ('' for none) where the ledger's own words do not
    fit; it is remembered for files with the same header row once the import is applied. ``before`` is called once
    in an import that changes anything, before its first event: the time for a copy of what was. ``follow`` says what
    becomes of other records when the rows are in: it is remembered, and taken back, in the same act. ``footing`` is
    what new rows are worked out with at the moment: where a file is read, and not again as long as it stays the same.
    A file is one of ``targets``; of the ledgers that ``further`` knows by name only where it is asked for by that name.
    """

    def __init__(
        self,
        store: Store,
        records: Records,
        targets: Sequence[Target] = TARGETS,
        *,
        footing: Callable[[], Footing],
        further: Callable[[str], Target] = _none_further,
        before: Callable[[], object] = lambda: None,
        follow: Callable[[Changed], Iterable[Draft]] = lambda _: (),
    ) -> None:
        self._store, self._records, self._before, self._follow = store, records, before, follow
        self._targets = {target.intake(records.today()).ledger.name: target for target in targets}
        self._further, self._footing = further, footing

    def plan(
        self,
        path: Path,
        *,
        mapping: Mapping[str, str] | None = None,
        sheets: Sequence[str] = (),
        mended: Mapping[int, Mapping[str, str]] | None = None,
        ledgers: Collection[str] = (),
        progress: Progress = unheard,
    ) -> ChangeSet:
        """What the file would change. Needs no writing store; Refused for an unreadable file.

        ``ledgers`` names those that it may be one of (none: any that files can come into).
        ``sheets`` are read together (none: the first with a header we know), ``mended`` puts cells right: per number
        of a rejected row the header and the text.
        The change set keeps the rows for ``apply``: close it when it is not needed any more.
        """
        digest, footing = _digest(path), self._footing()
        order = self._order(path, mapping, sheets, mended or {}, ledgers, footing)
        with undisturbed(), reading(order, progress) as file:
            spool = spool_of(self._store) if self._store.writing else None
            changes = self._changes(path.name, digest, file.head, mapping, footing, spool)
            try:
                for _ in self._decided(file, changes):
                    progress(changes.seen, changes.rows)
            except BaseException:
                changes.close()
                raise
        return changes

    def apply(self, changes: ChangeSet, *, actor: int, progress: Progress = unheard) -> Changed:
        """Carry a plan out as one act: the import, then one event per changed row.

        Whatever ``progress`` raises ends it with nothing changed. Refused when the office's records have gone
        on since the plan was made.
        """
        with undisturbed(), self._records.act(actor=actor) as act:
            if self._records.head()[0] != changes.after:
                raise Refused("预览之后台账又有了改动", way="请重新预览，再确认导入")
            self._remember(changes)
            if not changes.empty:  # else nothing of what was kept need be read again
                act.add(self._drafts(changes, _counted(changes.decided(), changes.rows, progress)))
                act.add(self._follow(act.changed))
            return act.changed

    def bring_in(
        self,
        path: Path,
        *,
        actor: int,
        mapping: Mapping[str, str] | None = None,
        sheets: Sequence[str] = (),
        ledgers: Collection[str] = (),
        progress: Progress = unheard,
    ) -> tuple[ChangeSet, Changed]:
        """Plan and apply in one act, rows being written while the next are read; whole or not at all."""
        digest, footing = _digest(path), self._footing()
        order = self._order(path, mapping, sheets, {}, ledgers, footing)
        with undisturbed(), reading(order, progress) as file, self._records.act(actor=actor) as act:
            changes = self._changes(path.name, digest, file.head, mapping, footing)
            self._remember(changes)
            rows = chain.from_iterable(self._decided(file, changes))
            act.add(self._drafts(changes, _counted(rows, changes.rows, progress)))
            act.add(self._follow(act.changed))
            return changes, act.changed

    def undo(self, act: int, *, actor: int) -> tuple[Changed, list[int]]:
        """Take a whole import back; the records that have gone on since are left and returned."""
        return self._records.undo_act(act, actor=actor, reason=_REASON)

    def _order(
        self,
        path: Path,
        mapping: Mapping[str, str] | None,
        sheets: Sequence[str],
        mended: Mapping[int, Mapping[str, str]],
        ledgers: Collection[str],
        footing: Footing,
    ) -> Order:
        words = HeaderWords(mapping, remembered_mappings(self._store))
        asked = map(self._target, ledgers) if ledgers else self._targets.values()
        intakes = tuple(target.intake(footing.day) for target in asked)
        office = self._store.meta("office_no")
        return Order(path, intakes, words, office, footing, tuple(sheets), mended)

    def _target(self, name: str) -> Target:
        return self._targets.get(name) or self._further(name)

    def _changes(
        self,
        name: str,
        digest: str,
        head: Head,
        told: Mapping[str, str] | None,
        footing: Footing,
        spool: Spool | None = None,
    ) -> ChangeSet:
        """The plan of a file that was recognised, still without its rows."""
        into = self._target(head.ledger).intake(footing.day).ledger
        return ChangeSet(name, digest, head, into, self._records.head()[0], told, spool, footing)

    def _decided(self, chunks: Iterable[bytes], changes: ChangeSet) -> Iterator[list[tuple[Row, Decision]]]:
        """Chunk by chunk the rows that can be taken, with what becomes of them."""
        matcher = Matcher(self._target(changes.ledger), changes, self._store, self._records)
        for chunk in chunks:
            rows, rejected, guessed, doubts = unpack(chunk)
            for number, faults, cells in rejected:
                changes.reject(number, faults, dict(cells))
            changes.guessed += guessed
            changes.doubts += doubts
            decisions = matcher.decide(rows)
            changes.keep(chunk, decisions)
            yield [pair for pair in zip(rows, decisions, strict=True) if pair[1] is not REJECTED]
        changes.rejected.sort(key=lambda one: one.number)

    def _remember(self, changes: ChangeSet) -> None:
        if changes.told:
            place = changes.head.ledger, changes.head.signature
            known = remembered_mappings(self._store).get(place, {})
            remember_mapping(self._store, *place, {**known, **changes.told})

    def _drafts(self, changes: ChangeSet, rows: Iterable[tuple[Row, Decision]]) -> Iterator[Draft]:
        """The events of an import: none at all when no row changes anything."""
        target, now, keys = self._target(changes.ledger), self._footing(), changes.head.keys
        today, holds = now.day, now == changes.footing
        opening: Draft | None = applied(changes.name, changes.sha256, changes.head, today)
        chosen = changes.taken()
        places = [(keys[at], at) for at in sorted(range(len(keys)), key=keys.__getitem__)]
        said_empty = target.intake(today).telling
        telling = {at for at, key in enumerate(keys) if key in said_empty}
        for (number, _, values, _, ready), decision in rows:
            if decision.action is Action.ADD:
                fields = {key: value for key, at in places if (value := values[at]) or at in telling}
                draft = target.registered(fields, today, _as_told(ready, holds=holds))
            else:
                fields = {key: new for key, (_, new) in decision.changes.items()} | chosen.get(number, {})
                if not fields:
                    continue
                draft = target.amended(decision.record, fields, today)
            if opening is not None:
                self._before()
                yield opening
                opening = None
            yield draft


def _as_told(ready: tuple[Any, ...], *, holds: bool) -> Ready | None:
    """What was worked out of a row where it was read; nothing that depends on a footing that is another one now."""
    if not ready:
        return None
    return Ready(*ready) if holds else Ready(ready[0])


def _counted(rows: Iterable[T], total: int, progress: Progress) -> Iterator[T]:
    for done, row in enumerate(rows):
        if done % CHUNK == 0:
            progress(done, total)
        yield row


def _digest(path: Path) -> str:
    """The SHA-256 of a file, hex; Refused when it cannot be read."""
    with refusing_unread(path):
        if not path.is_file():
            raise failures.missing(path)
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
