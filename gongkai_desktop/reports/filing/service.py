"""The filings as their users call them: beside what every record does, the door to the register and a quarter told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gongkai_desktop.cases.papers import Stationery
from gongkai_desktop.cases.service import Cases, Workroom
from gongkai_desktop.deadlines.filing import FilingWeek, Quarter
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import RUNNING
from gongkai_desktop.office.duties import WithheldFiling
from gongkai_desktop.office.people import CLERK
from gongkai_desktop.paper.heading import Heading
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.record_form import record_form
from gongkai_desktop.paper.workbook import write_workbook
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.reports.filing.acts import SHEET
from gongkai_desktop.reports.filing.case import NAMELESS_WAY, FilingCase, week_of
from gongkai_desktop.reports.filing.filing import Entry, Filing, FilingState
from gongkai_desktop.reports.filing.kind import FilingKind
from gongkai_desktop.reports.filing.papers import filled, listed
from gongkai_desktop.reports.filing.views import ENTRIES

if TYPE_CHECKING:
    from gongkai_desktop.register.service import Register

_OF: Final = "SELECT id FROM filing WHERE origin = 0 AND state <> ? AND period = ?"


@dataclass(frozen=True, slots=True)
class Told:
    """What a quarter's filing says: as it was recorded (``filing``, its record), else as the records have it now (0).

    ``nameless`` are the state secrets that have no substitute title; ``difference`` says in words in what the
    records differ from it by now.
    """

    quarter: Quarter
    week: FilingWeek
    entries: tuple[Entry, ...]
    filing: int = 0
    state: str = ""
    difference: str = ""

    @property
    def nameless(self) -> tuple[Entry, ...]:
        """The state secrets of which nothing can be written."""
        return tuple(one for one in self.entries if one.nameless)


class Filings(Cases[Filing, FilingCase]):
    """不予公开备案. Reads on any desk; writes only where the records may be written."""

    kind: FilingKind

    def __init__(self, kind: FilingKind, room: Workroom, register: Register) -> None:
        super().__init__(kind, room)
        self._register = register

    # — what acts may ask (FilingReach) —

    def made_public(self, record: int, reason: str, day: date) -> tuple[Draft, ...]:
        """An item of the register changed to 主动公开 on a day, by the register's own act."""
        today = self.room.records.today()
        act = next((one for one in self._register.acts(record, today) if one.key == "attribute"), None)
        known = act.form.keys if act else ()
        values = {key: value for key, value in (act.defaults if act else {}).items() if key in known}
        values |= {"day": day.isoformat(), "attribute": PROACTIVE, "reason": reason, "withheld_reason": ""}
        return self._register.drafted(record, "attribute", values, today)

    # — a quarter —

    def of_quarter(self, quarter: Quarter) -> int:
        """The filing of a quarter, 0 where there is none."""
        row = self.room.store.one(_OF, (FilingState.VOID.value, str(quarter)))
        return int(row[0]) if row else 0

    def told(self, quarter: Quarter, today: date) -> Told:
        """What is to be said of a quarter. Refused where the rule set in use has no such filing."""
        rule = self._rule()
        week = week_of(quarter, rule, self.room.office.workdays)
        record = self.of_quarter(quarter)
        if not record:
            return Told(quarter, week, self.kind.records.items(quarter, rule))
        case = self.case(record, today)
        state, difference = case.filing.state.value, case.difference.words
        return Told(quarter, case.week, case.filing.entries, record, state, difference)

    def write(self, path: Path, today: date, record: int) -> int:
        """Write the sheet of a filing as a workbook; how many lines it has.

        Refused while a state secret has no substitute title.
        """
        return self._written(path, today, self.case(record, today).filing)

    def write_quarter(self, path: Path, today: date, quarter: Quarter) -> int:
        """The same of a quarter: of its filing, else what the records say by now."""
        record = self.of_quarter(quarter)
        return (
            self.write(path, today, record)
            if record
            else self._written(path, today, self._supposed(quarter, today))
        )

    def _written(self, path: Path, today: date, filing: Filing) -> int:
        title, entries, quarter = filing.title, filing.entries, filing.quarter
        refuse_nameless(entries)
        office, clerks = self.room.office, self.room.office.holders(CLERK)
        nil = "" if entries else "零报告"
        maker = clerks[0].name if len(clerks) == 1 else ""
        heading = Heading(f"{title}表", office.profile.name, nil, quarter.title, maker, today)
        rows = ({**row, RUNNING: at} for at, row in enumerate(listed(entries), 1))
        return write_workbook(path, ENTRIES, rows, heading)

    def drawn(self, quarter: Quarter, lent: Stationery) -> Printed:
        """The sheet of a quarter that nothing was proposed for, as the records have it now: not recorded."""
        values, rows = filled(self.kind.case(self._supposed(quarter, lent.today), lent.moment), lent)
        office = self.room.office.profile.name
        return record_form(SHEET, office, lent.today, values, rows, forms=lent.forms)

    def _supposed(self, quarter: Quarter, today: date) -> Filing:
        """The filing that a quarter would have if it were proposed now."""
        entries = self.told(quarter, today).entries
        return Filing(rules=self.room.office.rules_hash, period=str(quarter), entries=entries)

    def _rule(self) -> WithheldFiling:
        rule = self.room.office.rules.filing
        if rule is None:
            raise Refused(
                "本单位的制度没有不予公开备案",
                way="要报的，在“本单位”的制度选择里打开“每季度向主管部门报不予公开信息备案表”",
            )
        return rule


def refuse_nameless(entries: tuple[Entry, ...]) -> None:
    """Refuse to write what names a state secret by its own title."""
    if numbers := "、".join(one.called for one in entries if one.nameless):
        raise Refused(
            f"国家秘密 {numbers} 没有代称，备案表写不出来", why="国家秘密只写代称", way=NAMELESS_WAY
        )
