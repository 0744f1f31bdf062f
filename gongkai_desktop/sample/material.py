"""What the sample office is made of: the texts of resources/sample, dated for a given day."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from gongkai_desktop.data import resource
from gongkai_desktop.register.fields import PROACTIVE, WITHHELD
from gongkai_desktop.workdays.calendar import Calendar

YEARS = 3
_TERM = 20  # working days from formation to publication (条例第二十六条)
_RENAMED = {"reason": "withheld_reason", "lead": "joint_lead", "column": "site_column"}
_SLOTTED = ("title", "internal_no", "doc_no")
_QUICK = ("title", "department", "attribute", "withheld_reason", "internal_no")
_FURTHER = ("doc_no", "category", "site_column", "keywords", "summary", "source", "basis")
_RARE = ("joint", "joint_lead", "other_organs", "consent", "note")


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done to an item: ``low`` to ``high`` working days after the one before, or on ``day``."""

    verb: str
    low: int
    high: int
    day: date | None


@dataclass(frozen=True, slots=True)
class Matter:
    """One piece of information that is going to be registered, and what happens to it."""

    fields: Mapping[str, str]
    formed: date
    life: tuple[Deed, ...]
    site_column: str
    withheld: Mapping[str, str]
    quick: bool


@cache
def told(name: str) -> Mapping[str, Any]:
    """One file of resources/sample."""
    return tomllib.loads(resource("sample", f"{name}.toml").read_text(encoding="utf-8"))


def founded_on(today: date, calendar: Calendar) -> date:
    """The day the sample office began to use the program."""
    return calendar.add(_years_before(today, YEARS), -int(told("office")["lead_workdays"]))


def matters(today: date, calendar: Calendar) -> list[Matter]:
    """Everything the office registers itself in the three years before ``today``, by day of formation."""
    dated = sorted((*_recurring(today, calendar), *_singular(today, calendar)), key=lambda pair: pair[0])
    counters: dict[tuple[str, int], int] = {}
    return [_matter(source, formed, today, calendar, counters) for formed, source in dated]


def _recurring(today: date, calendar: Calendar) -> Iterator[tuple[date, Mapping[str, Any]]]:
    """Each yearly document, once for each of the three years."""
    first = _years_before(today, YEARS)
    for document in told("documents")["document"]:
        month, day = (int(part) for part in document["day"].split("-"))
        for year in range(first.year, today.year + 1):
            nominal = date(year, month, day)
            if first <= nominal < today:
                yield calendar.add(nominal + timedelta(days=1), -1), document


def _singular(today: date, calendar: Calendar) -> Iterator[tuple[date, Mapping[str, Any]]]:
    """The items with a story of their own, placed so that they stand today as they are meant to."""
    anchor = calendar.roll(today)
    for matter in told("matters")["matter"]:
        away = matter["due"] - _TERM if "due" in matter else -matter["formed"]
        yield calendar.add(anchor, away), matter


def _matter(
    source: Mapping[str, Any],
    formed: date,
    today: date,
    calendar: Calendar,
    counters: dict[tuple[str, int], int],
) -> Matter:
    known = {_RENAMED.get(key, key): value for key, value in source.items()}
    attribute = known.setdefault("attribute", PROACTIVE)
    slots = {"year": formed.year, "last": formed.year - 1, "next": formed.year + 1, "month": formed.month}
    known |= {key: str(known[key]).format_map(slots) for key in _SLOTTED if key in known}
    chance = Random(f"{known['title']} {formed.year}")
    if known.get("series"):
        known["doc_no"] = _doc_no(known["series"], formed, chance, counters)
    kept = _QUICK if known.get("quick") else (*_QUICK, *_FURTHER, *_RARE)
    fields = {key: known[key] for key in kept if known.get(key)}
    if attribute != WITHHELD:
        fields.pop("withheld_reason", None)
    fields["formed"] = formed.isoformat()
    if "valid" in known:
        fields["valid_until"] = (today + timedelta(days=known["valid"])).isoformat()
    if not known.get("quick"):
        fields.setdefault("source", "本机关制作")
        if attribute == PROACTIVE:
            fields["form"] = told("office")["channel"]
    withheld = {key: known.get(key, "") for key in ("withheld_reason", "basis")}
    life = tuple(_deeds(known.get("life") or _lot(chance), today, calendar))
    return Matter(fields, formed, life, known.get("site_column", ""), withheld, bool(known.get("quick")))


def _doc_no(series: str, formed: date, chance: Random, counters: dict[tuple[str, int], int]) -> str:
    """The next number of that year's series; the office also issues papers that are not registered here."""
    key = series, formed.year
    counters[key] = counters.get(key, formed.timetuple().tm_yday // 9) + chance.randint(1, 3)
    return f"{series}〔{formed.year}〕{counters[key]}号"


def _lot(chance: Random) -> str:
    lives: Mapping[str, Any] = told("lives")["lives"]
    names = [name for name, life in lives.items() if "weight" in life]
    return chance.choices(names, [lives[name]["weight"] for name in names])[0]


def _deeds(life: str, today: date, calendar: Calendar) -> Iterator[Deed]:
    anchor = calendar.roll(today)
    for told_deed in told("lives")["lives"][life]["acts"]:
        verb, when = told_deed.split()
        if when.startswith("@"):
            yield Deed(verb, 0, 0, calendar.add(anchor, int(when[1:])))
        else:
            low, high = when.split("-")
            yield Deed(verb, int(low), int(high), None)


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)


def history_rows() -> Sequence[Mapping[str, str]]:
    """The rows of the old ledger that came in at the beginning, as the register takes them."""
    return [{key: str(value) for key, value in row.items()} for row in told("history")["row"]]
