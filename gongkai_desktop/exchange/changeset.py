"""What a file would change, row by row, before anything is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from gongkai_desktop.exchange.columns import BY_VALUES, ColumnRead
from gongkai_desktop.exchange.spool import Spool
from gongkai_desktop.exchange.wire import Doubt, Fault, Guess, Head, Row, place, unpack
from gongkai_desktop.ledger import Ledger
from gongkai_desktop.office.office import Footing


class Action(StrEnum):
    """What becomes of a row."""

    ADD = "add"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that cannot be taken: its number in the sheet, all its ``faults`` (see ``wire.Fault``), its filled cells
    by header. ``sheet`` is named where several are read together; ``number`` tells the row from all others."""

    row: int
    faults: tuple[Fault, ...]
    cells: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    number: int = 0

    @property
    def column(self) -> str:
        """The header of the first column that is wrong."""
        return self.faults[0][0]

    @property
    def value(self) -> str:
        """What stands in it."""
        return self.faults[0][1]

    @property
    def why(self) -> str:
        """Why the row cannot be taken, other columns told with their values."""
        first, *others = self.faults
        return first[2] + "".join(f"；{column}“{value}”：{why}" for column, value, why in others)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A column changed on both sides since the export: ``theirs`` in the file, ``ours`` in the office."""

    row: int
    record: int
    key: str
    column: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a row, decided: for updates each changed column with its old and new value."""

    action: Action
    record: int = 0
    changes: Mapping[str, tuple[str, str]] = field(default_factory=lambda: _NO_CHANGES)


_NO_CHANGES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({})
"""One for all: a decision is kept for every row."""
_SOME = 3
NEW = Decision(Action.ADD)
SAME = Decision(Action.UNCHANGED)
REJECTED = Decision(Action.REJECTED)


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row to be shown before the import: ``fields`` are its values if new, else those that change."""

    row: int
    action: Action
    record: int
    fields: Mapping[str, str]
    before: Mapping[str, str]


@dataclass(eq=False)
class ChangeSet:
    """The plan of an import: nothing is changed until it is applied.

    ``rows`` = ``add`` + ``update`` + ``unchanged`` + number of ``rejected``. ``after`` is the number of
    events the office had when it was made; ``told`` are the header meanings the clerk gave. ``into`` is the ledger
    that the file was recognised as, ``footing`` what new rows were worked out with. A plan made on a reading store,
    and one applied while it was made, keeps no rows.
    """

    name: str
    sha256: str
    head: Head
    into: Ledger
    after: int = 0
    told: Mapping[str, str] | None = None
    spool: Spool | None = None
    footing: Footing | None = None
    rejected: list[Rejection] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    guessed: list[Guess] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    counts: Counter[Action] = field(default_factory=Counter)
    _decisions: list[list[Decision]] = field(default_factory=list)
    _taken: dict[tuple[int, str], str] = field(default_factory=dict)

    @property
    def add(self) -> int:
        """How many rows are new."""
        return self.counts[Action.ADD]

    @property
    def update(self) -> int:
        """How many rows change a known record."""
        return self.counts[Action.UPDATE]

    @property
    def unchanged(self) -> int:
        """How many rows say nothing new."""
        return self.counts[Action.UNCHANGED]

    @property
    def seen(self) -> int:
        """How many rows have been decided so far."""
        return self.add + self.update + self.unchanged + len(self.rejected)

    @property
    def ledger(self) -> str:
        """The name of that ledger."""
        return self.into.name

    @property
    def rows(self) -> int:
        """How many records the file has."""
        return self.head.rows

    @property
    def unmapped(self) -> tuple[str, ...]:
        """Headers that were not understood; their columns are left out."""
        return self.head.unmapped

    @property
    def columns(self) -> tuple[ColumnRead, ...]:
        """Every column of the file and what it is read as."""
        return self.head.columns

    @property
    def empty(self) -> bool:
        """Whether applying it would change nothing."""
        return not (self.add or self.update or self._taken)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a clerk should know besides the numbers, in sentences."""
        found = []
        if self.head.other_sheets:
            others = "、".join(f"“{name}”" for name in self.head.other_sheets)
            read = "、".join(f"“{name}”" for name in self.head.sheets)
            found.append(f"只导入工作表{read}；没有导入：{others}")
        if self.guessed:
            days = "、".join(f"{typed} → {day}" for _, _, typed, day in self.guessed[:_SOME])
            found.append(f"{len(self.guessed)} 处日期没有写年份，按台账的年份推定：{days}")
        if self.doubts:
            rows = "；".join(
                f"第 {self.where(number)[1]} 行{column}：{why}"
                for number, column, _, why in self.doubts[:_SOME]
            )
            more = "；……" if len(self.doubts) > _SOME else ""
            found.append(f"{len(self.doubts)} 处自相矛盾或者看不明白，照样读入：{rows}{more}")
        for column in self.columns:
            if column.key and column.by == BY_VALUES:
                found.append(
                    f"“{column.header}”列里填的是{column.title}，按“{column.title}”读入；不对的请改列的对应"
                )
        if self.conflicts:
            found.append(f"{len(self.conflicts)} 处导出之后两边都改过：保留本机的内容，或逐处选用文件里的")
        return tuple(found)

    def take(self, conflict: Conflict, *, theirs: bool = True) -> None:
        """Choose the file's value (or ours again) where both sides have changed."""
        place = (conflict.row, conflict.key)
        if theirs:
            self._taken[place] = conflict.theirs
        else:
            self._taken.pop(place, None)

    def taken(self) -> dict[int, dict[str, str]]:
        """The file's values chosen in conflicts, by row and column."""
        found: dict[int, dict[str, str]] = {}
        for (row, key), value in self._taken.items():
            found.setdefault(row, {})[key] = value
        return found

    def where(self, number: int) -> tuple[str, int]:
        """The sheet of a row ('' when only one is read) and its number there."""
        nth, row = place(number)
        return (self.head.sheets[nth] if len(self.head.sheets) > 1 else ""), row

    def reject(self, number: int, faults: tuple[Fault, ...], cells: Mapping[str, str]) -> None:
        """Note a row that cannot be taken."""
        sheet, row = self.where(number)
        self.rejected.append(Rejection(row, faults, cells, sheet, number))

    def keep(self, chunk: bytes, decisions: list[Decision]) -> None:
        """Keep a chunk with what becomes of its rows, to be shown and applied later."""
        if self.spool is not None:
            self.spool.add(chunk)
            self._decisions.append(decisions)

    def decided(self) -> Iterator[tuple[Row, Decision]]:
        """Every row kept that can be taken, with what becomes of it."""
        for chunk, decisions in zip(self.spool or (), self._decisions, strict=True):
            for row, decision in zip(unpack(chunk)[0], decisions, strict=True):
                if decision is not REJECTED:
                    yield row, decision

    def changes(self, *actions: Action) -> Iterator[RowChange]:
        """The rows with what becomes of them, of these actions only if any are given; read anew each time."""
        for (number, _, values, *_), decision in self.decided():
            if actions and decision.action not in actions:
                continue
            fields = dict(zip(self.head.keys, values, strict=True))
            if decision.action is Action.UPDATE:
                fields = {key: new for key, (_, new) in decision.changes.items()}
            before = {key: old for key, (old, _) in decision.changes.items()}
            yield RowChange(number, decision.action, decision.record, fields, before)

    def as_json(self) -> dict[str, object]:
        """The change set as the command line prints it."""
        found: dict[str, object] = {
            "rows": self.rows,
            "add": self.add,
            "update": self.update,
            "unchanged": self.unchanged,
            "rejected": [
                {"row": one.row, "column": one.column, "value": one.value, "why": one.why}
                | ({"sheet": one.sheet} if one.sheet else {})
                for one in self.rejected
            ],
            "columns": [asdict(column) for column in self.columns],
            "unmapped": list(self.unmapped),
        }
        if self.guessed:
            found["guessed"] = [
                {"row": self.where(number)[1], "column": column, "value": typed, "read": day}
                for number, column, typed, day in self.guessed
            ]
        if self.doubts:
            found["doubts"] = [
                {"row": self.where(number)[1], "column": column, "value": value, "why": why}
                for number, column, value, why in self.doubts
            ]
        if self.conflicts:
            found["conflicts"] = [
                {"row": one.row, "column": one.column, "ours": one.ours, "theirs": one.theirs}
                for one in self.conflicts
            ]
        return found

    def close(self) -> None:
        """Let go of the rows kept for applying."""
        if self.spool is not None:
            self.spool.close()
