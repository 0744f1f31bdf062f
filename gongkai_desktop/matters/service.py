"""The side ledgers of an office as their users call them: each by its key, all of them on the one spine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gongkai_desktop.cases.service import Cases, Workroom
from gongkai_desktop.errors import Refused
from gongkai_desktop.matters.case import MatterCase
from gongkai_desktop.matters.definition import Definition
from gongkai_desktop.matters.kind import MatterKind
from gongkai_desktop.matters.ledgers import Ledgers
from gongkai_desktop.matters.matter import Matter
from gongkai_desktop.matters.periods import Returning, returning
from gongkai_desktop.records.event import Changed


class MatterCases(Cases[Matter, MatterCase]):
    """The records of one side ledger."""

    kind: MatterKind

    @property
    def definition(self) -> Definition:
        """What the ledger is."""
        return self.kind.definition

    def opening(self, today: date) -> MatterCase:
        """A record that is to be begun."""
        case = self._opening((), today)
        assert isinstance(case, MatterCase)
        return case

    def enter(
        self,
        values: Mapping[str, object],
        *,
        actor: int,
        today: date,
        about: Sequence[int] = (),
        key: str = "",
    ) -> Changed:
        """Begin a record; the definition that it begins under is kept with it."""
        with self.room.store.atomic():
            self.kind.keep_definition()
            return super().enter(values, actor=actor, today=today, about=about, key=key)

    def returning(self, today: date) -> tuple[Returning, ...]:
        """When the next record is owed, of each duty; nothing where the rule set in use wants none."""
        office = self.room.office
        return returning(self.definition, office.rules, self.room.store, today, office.workdays)


class SideLedgers:
    """Every side ledger of an office: the program's, and those in its own folder."""

    def __init__(self, ledgers: Ledgers, kinds: Sequence[MatterKind], room: Workroom) -> None:
        self._ledgers = ledgers
        self._cases = {kind.key: MatterCases(kind, room) for kind in kinds}

    def __iter__(self) -> Iterator[str]:
        return iter(self._cases)

    def __getitem__(self, key: str) -> MatterCases:
        """The ledger of that key; Refused where there is none."""
        if key not in self._cases:
            raise Refused(f"没有叫“{key}”的台账", way=f"请从这些里选：{'、'.join(self._cases)}")
        return self._cases[key]

    @property
    def mistakes(self) -> tuple[Refused, ...]:
        """What is not right with the files of the office's own folder."""
        return self._ledgers.mistakes
