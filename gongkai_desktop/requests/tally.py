"""The applications as the reports count them, and behind every number of the annual one the list of what it counts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gongkai_desktop.cases.query import View
from gongkai_desktop.office.annual import BY_MATTER, BY_REQUEST, UNITS
from gongkai_desktop.requests.fields import APPLICANTS

if TYPE_CHECKING:
    from datetime import date

    from gongkai_desktop.store import Store

Numbers = tuple[int, ...]
RECEIVED, CARRIED_IN, SETTLED, CARRIED_OUT = "received", "carried_in", "settled", "carried_out"
"""The rows of table three that are no outcome, by their keys in resources/law/outcomes.toml."""
TOTAL: Final = len(APPLICANTS)
"""The column of the total, after one for each kind of applicant."""
PATH_COUNT, RESULT_COUNT = 3, 3
"""The paths and the results of table four."""
COUNTED, DISPUTED, DOUBTFUL, LEFT_OUT = "counted", "disputed", "doubtful", "leftout"
"""How the keys of the views behind a report begin."""

_GROUPS: Final = """
    SELECT report_in, report_out, report_row, applicant_kind, report_matters, count(*) FROM request
    WHERE report_in > 0 AND report_in <= :year AND (report_out = 0 OR report_out >= :year)
    GROUP BY report_in, report_out, report_row, applicant_kind, report_matters
"""
_RECORDS: Final = """
    SELECT id, report_in, report_out, report_row, applicant_kind, report_matters FROM request
    WHERE report_in > 0 AND report_in <= :year AND (report_out = 0 OR report_out >= :year) ORDER BY id
"""
_DISPUTES: Final = """
    SELECT json_extract(d.value, '$[0]'), json_extract(d.value, '$[1]'), json_extract(d.value, '$[2]'),
        json_extract(d.value, '$[3]'), count(*)
    FROM request t, json_each(nullif(t.report_disputes, '')) d WHERE t.disputed <> '' GROUP BY 1, 2, 3, 4
"""
_FEES: Final = """
    SELECT json_extract(f.value, '$[0]'), json_extract(f.value, '$[1]'), json_extract(f.value, '$[2]')
    FROM request t, json_each(t.report_fees) f WHERE t.report_fees <> ''
"""
_ANSWERED: Final = "SELECT id FROM request WHERE issued BETWEEN ? AND ? ORDER BY issued, id"
_LEFT_OUT: Final = "t.left_out <> '' AND (t.arrived = '' OR substr(t.arrived, 1, 4) = '{}')"
_DOUBTS: Final = """
    SELECT report_doubt, count(*) FROM request WHERE report_doubt <> ''
    AND report_in <= :year AND (report_out = 0 OR report_out >= :year) GROUP BY report_doubt
"""


# — the numbers —


def applications(store: Store, year: int, unit: str = BY_REQUEST) -> Mapping[str, Numbers]:
    """Table three of a year: by the key of a row the six kinds of applicant and the total.

    What is without a kind of applicant counts in the total alone, what is settled without a row in ``SETTLED`` alone:
    such a report does not balance, and its doubts say why.
    """
    table: dict[str, list[int]] = {}
    for came, ended, row, kind, matters, count in store.rows(_GROUPS, {"year": year}):
        at = APPLICANTS.index(kind) if kind in APPLICANTS else TOTAL
        parts = json.loads(matters) if matters and unit == BY_MATTER else {row: 1}
        for key, number in _counted(came, ended, parts, year):
            numbers = table.setdefault(key, [0] * (TOTAL + 1))
            for place in {at, TOTAL}:
                numbers[place] += number * count
    return {key: tuple(numbers) for key, numbers in table.items()}


def _counted(came: int, ended: int, parts: Mapping[str, int], year: int) -> Iterator[tuple[str, int]]:
    whole = sum(parts.values())
    yield (RECEIVED if came == year else CARRIED_IN), whole
    if ended != year:
        yield CARRIED_OUT, whole
        return
    yield SETTLED, whole
    yield from ((row, number) for row, number in parts.items() if row)


def records_counted(
    store: Store, year: int, unit: str = BY_REQUEST
) -> Mapping[str, Mapping[int, tuple[int, ...]]]:
    """Behind the numbers of table three: by row and by column the applications; ``TOTAL`` has those of no kind."""
    found: dict[str, dict[int, list[int]]] = {}
    for record, came, ended, row, kind, matters in store.rows(_RECORDS, {"year": year}):
        at = APPLICANTS.index(kind) if kind in APPLICANTS else TOTAL
        parts = json.loads(matters) if matters and unit == BY_MATTER else {row: 1}
        for key, _ in _counted(came, ended, parts, year):
            found.setdefault(key, {}).setdefault(at, []).append(record)
    return {key: {at: tuple(some) for at, some in of_kind.items()} for key, of_kind in found.items()}


def disputes(store: Store, year: int) -> tuple[Numbers, ...]:
    """Table four of a year: for each path what was upheld, mended, ended otherwise, is pending, and all of them."""
    table = [[0] * (RESULT_COUNT + 2) for _ in range(PATH_COUNT)]
    for path, came, ended, result, count in store.rows(_DISPUTES):
        pending = came <= year and (not ended or ended > year)
        if pending or ended == year:
            table[path][RESULT_COUNT if pending else result] += count
            table[path][-1] += count
    return tuple(map(tuple, table))


@dataclass(frozen=True, slots=True)
class Fees:
    """Information fees of a year: notices and yuan that were asked for, payments and yuan that came in."""

    asked: int = 0
    yuan_asked: int = 0
    paid: int = 0
    yuan_paid: int = 0


def fees(store: Store, year: int) -> Fees:
    """The fees of a year."""
    known = list(store.rows(_FEES))
    asked = [yuan for sent, _, yuan in known if sent == year]
    paid = [yuan for _, paid, yuan in known if paid == year]
    return Fees(len(asked), sum(asked), len(paid), sum(paid))


def doubts(store: Store, year: int) -> Mapping[str, int]:
    """How many of the applications that a year counts are not known well enough, by doubt."""
    found: Counter[str] = Counter()
    for told, count in store.rows(_DOUBTS, {"year": year}):
        found.update(dict.fromkeys(str(told).split(), count))
    return found


def left_out(store: Store, year: int) -> Mapping[str, int]:
    """How many applications that came in a year, or of which nobody knows when, stand in no report, by why."""
    sql = f"SELECT t.left_out, count(*) FROM request t WHERE {_LEFT_OUT.format(year)} GROUP BY t.left_out"
    return {str(why): int(count) for why, count in store.rows(sql)}


def answered_between(store: Store, first: date, last: date) -> list[int]:
    """The applications whose answer bears one of these days, the earliest first: the quarterly filing asks."""
    return [int(number) for (number,) in store.rows(_ANSWERED, (first.isoformat(), last.isoformat()))]


# — the lists behind them —


def counted_view(year: int, rows: tuple[str, ...], column: int, unit: str = BY_REQUEST) -> str:
    """The key of the view that shows what a number of table three counts; several rows are shown together."""
    return f"{COUNTED}:{year}:{'+'.join(rows)}:{column}:{UNITS.index(unit)}"


def disputed_view(year: int, path: int, result: int) -> str:
    """The key of the view behind a number of table four; ``result`` counts from the left."""
    return f"{DISPUTED}:{year}:{path}:{result}"


def doubtful_view(year: int, doubt: str) -> str:
    """The key of the view of what is not known well enough in a year."""
    return f"{DOUBTFUL}:{year}:{doubt}"


def left_out_view(year: int, why: str) -> str:
    """The key of the view of what of a year stands in no report for that reason."""
    return f"{LEFT_OUT}:{year}:{why}"


def behind(key: str) -> View | None:
    """The view of such a key; None for any other key."""
    head, *parts = key.split(":")
    make = _MAKERS.get(head)
    try:
        return make(key, *parts) if make else None
    except (TypeError, ValueError, IndexError):  # a key that somebody typed
        return None


def _behind_counted(key: str, year: str, rows: str, column: str, unit: str) -> View | None:
    from gongkai_desktop.requests.outcomes import outcomes  # the first rows of a list do not need it

    known, at = {row.key: row for row in outcomes().rows}, int(column)
    chosen = [known[row] for row in rows.split("+") if row in known]
    if not chosen or not 0 <= at <= TOTAL:
        return None
    by_matter = UNITS[int(unit)] == BY_MATTER
    found = " OR ".join(_of_row(row.key, int(year), by_matter=by_matter) for row in chosen)
    applicant = "" if at == TOTAL else f" AND t.applicant_kind = '{APPLICANTS[at]}'"
    named = "" if at == TOTAL else f" · {APPLICANTS[at]}"
    return View(key, f"{int(year)} 年度报告 · {chosen[0].label}{named}", f"({found}){applicant}")


def _of_row(row: str, year: int, *, by_matter: bool) -> str:
    came = f"t.report_in > 0 AND t.report_in < {year}"
    open_at = "(t.report_out = 0 OR t.report_out {} {})"
    whole = {
        RECEIVED: f"t.report_in = {year}",
        CARRIED_IN: f"{came} AND {open_at.format('>=', year)}",
        SETTLED: f"t.report_in > 0 AND t.report_out = {year}",
        CARRIED_OUT: f"t.report_in > 0 AND t.report_in <= {year} AND {open_at.format('>', year)}",
    }
    if row in whole:
        return f"({whole[row]})"
    one = f"t.report_row = '{row}'"
    if by_matter:
        several = f"json_extract(nullif(t.report_matters, ''), '$.{row}') > 0"
        one = f"((t.report_matters = '' AND {one}) OR {several})"
    return f"({whole[SETTLED]} AND {one})"


def _behind_disputed(key: str, year: str, path: str, result: str) -> View | None:
    at, year_no = int(result), int(year)
    if not 0 <= int(path) < PATH_COUNT or not 0 <= at <= RESULT_COUNT + 1:
        return None
    came, ended, told = (f"json_extract(d.value, '$[{place}]')" for place in (1, 2, 3))
    pending = f"({came} <= {year_no} AND ({ended} = 0 OR {ended} > {year_no}))"
    settled = f"{ended} = {year_no}"
    of = {RESULT_COUNT: pending, RESULT_COUNT + 1: f"({settled} OR {pending})"}
    condition = of.get(at, f"{settled} AND {told} = {at}")
    found = "EXISTS (SELECT 1 FROM json_each(nullif(t.report_disputes, '')) d WHERE {} AND {})"
    own = found.format(f"json_extract(d.value, '$[0]') = {int(path)}", condition)
    return View(key, f"{year_no} 年度报告 · 复议诉讼", f"t.disputed <> '' AND {own}")


def _behind_doubtful(key: str, year: str, doubt: str) -> View | None:
    from gongkai_desktop.requests.counting import DOUBTS, Doubt

    wanted, at = Doubt(doubt), int(year)
    condition = (
        f"t.report_doubt <> '' AND instr(t.report_doubt, '{wanted}') > 0"
        f" AND t.report_in <= {at} AND (t.report_out = 0 OR t.report_out >= {at})"
    )
    return View(key, DOUBTS[wanted].partition("，")[0], condition)


def _behind_left_out(key: str, year: str, why: str) -> View | None:
    from gongkai_desktop.requests.counting import LeftOut

    condition = f"t.left_out = '{LeftOut(why)}' AND {_LEFT_OUT.format(int(year))}"
    return View(key, f"不计入表三：{LeftOut(why)}", condition)


_MAKERS: Final[Mapping[str, Callable[..., View | None]]] = {
    COUNTED: _behind_counted,
    DISPUTED: _behind_disputed,
    DOUBTFUL: _behind_doubtful,
    LEFT_OUT: _behind_left_out,
}
