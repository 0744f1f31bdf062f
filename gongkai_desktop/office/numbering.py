"""Numbers of the office's own series: 索引号, 文号, sheets. Patterns, the next free number, none twice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.event import REVERSED
from gongkai_desktop.records.spent import spent

if TYPE_CHECKING:
    from gongkai_desktop.office.office import Office
    from gongkai_desktop.store import Store


@dataclass(frozen=True, slots=True)
class Series:
    """Where the numbers of a series stand in the database, and what a number and its holder are called.

    ``default`` is the pattern where neither the office nor its rule set has one; '' where one of them must. Of the
    rows of its table, where it stands as n, only those count for which ``among`` (SQL) holds; ``record`` is the
    holder.
    """

    table: str
    column: str
    title: str
    holder: str
    default: str = ""
    among: str = "1"
    record: str = "n.id"

    @property
    def numbers(self) -> str:
        """Its rows, as SQL behind FROM: those that have a number."""
        return f"{self.table} n WHERE {self.among} AND {self.column} <> ''"


CONSULTING, COORDINATION = "request_consulting", "coordination"
"""The series of the letters that ask others about what was applied for, and about what is to be published."""
NUMBERED = (
    *("request.assigned", "request.charged", "request.consulting_told", "request.correction_asked"),
    *("request.delayed", "request.extended", "request.reasons_asked", "request.third_told"),
)
"""The kinds of events that are notices with a number of their own; an index of the database has them."""
_AMONG_NOTICES = f"n.kind IN ({', '.join(map(repr, NUMBERED))})"
_TAKEN_BACK = (
    f"EXISTS (SELECT 1 FROM event r WHERE r.stream = n.stream AND r.kind = '{REVERSED}'"
    " AND json_extract(r.body, '$.event') = n.id)"
)


def _noticed(kind: str, title: str, sign: str) -> Series:
    """The numbers of one kind of notice about applications: they stand in its events, those taken back left out."""
    return Series(
        "event",
        "json_extract(n.body, '$.doc_no')",
        title,
        "申请",
        f"[{{word}}]公{sign}〔{{year}}〕{{n}}号",
        f"{_AMONG_NOTICES} AND n.kind = '{kind}' AND NOT {_TAKEN_BACK}",
        "n.stream",
    )


SERIES: Mapping[str, Series] = MappingProxyType(
    {
        "index_no": Series("item", "n.index_no", "索引号", "登记信息"),
        "doc_no": Series("item", "n.doc_no", "文号", "登记信息"),
        "sheet": Series("sheet", "n.number", "文书编号", "文书"),
        "request": Series("request", "n.number", "申请编号", "申请", "{year}-{n:04}"),
        "request_answer": Series("request", "n.doc_no", "答复文号", "申请", "[{word}]公复〔{year}〕{n}号"),
        "request_correction": _noticed("request.correction_asked", "补正告知文号", "补"),
        "request_reasons": _noticed("request.reasons_asked", "说明理由告知文号", "询"),
        "request_extension": _noticed("request.extended", "延期告知文号", "延"),
        "request_delay": _noticed("request.delayed", "延迟答复告知文号", "迟"),
        "request_fee": _noticed("request.charged", "收费通知文号", "费"),
        "request_third": _noticed("request.third_told", "告知第三方文号", "告"),
        "request_consulting_notice": _noticed("request.consulting_told", "征求意见告知文号", "知"),
        "request_assist": _noticed("request.assigned", "协办函文号", "协"),
        CONSULTING: Series("letter", "n.number", "征求意见函号", "去函", "[{word}]公征〔{year}〕{n}号"),
        COORDINATION: Series("letter", "n.number", "协调函号", "去函", "[{word}]公函〔{year}〕{n}号"),
    }
)
NOTICES = tuple(key for key in SERIES if key.startswith("request_") and key != CONSULTING)
"""The series of what goes out about applications, by their keys: answers and notices of each kind."""
_TEXTS = {"code": "统一社会信用代码或机构代码", "word": "机关代字"}
_FIELDS = ("n", *_TEXTS, "year", "month", "day")
_WIDTH = re.compile(r"(?:0[1-9])?")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
LONGEST = 80
_LAST = "\U0010ffff"
_MOST_DIGITS = 12
_TOLD = 20
"""How many doubles and gaps of a series are told at most."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a number is written: {code} {word} {year} {month:02} {day:02} and the running {n} or {n:05}.

    A part in square brackets is left out when a text in it is empty: ``[{code}/]{year}-{n:05}``.
    The running number starts again whenever anything before or after it changes.
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> Pattern:
        """The pattern, checked; ValueError with a Chinese reason when it is none."""
        if len(text) > LONGEST:
            raise ValueError(f"编号规则不能超过 {LONGEST} 个字")
        if any(bracket in _OPTIONAL.sub("", text) for bracket in "[]"):
            raise ValueError("编号规则里的方括号没有配对")
        optional = [piece.name for part in _OPTIONAL.findall(text) for piece in _pieces(part)]
        names = [piece.name for piece in _pieces(text)]
        if names.count("n") != 1 or "n" in optional:
            raise ValueError("编号规则里要有一个流水号 {n}，且不能放在方括号里")
        return cls(text)

    def around(self, values: Mapping[str, str | int]) -> tuple[str, str, int]:
        """The text before and after the running number, and its least width.

        Refused when a text that the pattern needs was not filled in (``values_of``).
        """
        parts, width, place = [""], 0, 0
        for piece in _pieces(_OPTIONAL.sub(lambda part: _optional(part[1], values), self.text)):
            parts.append(piece.literal)
            if piece.name == "n":
                width, place = int(piece.width or 0), len(parts)
            elif piece.name:
                parts.append(_shown(piece, values))
        return "".join(parts[:place]), "".join(parts[place:]), width

    def fits(self, number: str, texts: Mapping[str, str]) -> bool:
        """Whether it may have made a number, on whatever day; ``texts`` are those of the office, now or not yet."""
        full = _OPTIONAL.sub(lambda part: _optional(part[1], {**_ANY_DAY, **texts}), self.text)
        shapes = {full, _OPTIONAL.sub("", self.text)}
        return any(re.fullmatch(_shape(shape, texts), number) for shape in shapes)


_ANY_DAY: Mapping[str, str] = MappingProxyType(dict.fromkeys(("year", "month", "day"), "0"))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some text of a pattern and the field that follows it, '' at the end."""

    literal: str
    name: str
    width: str


def _pieces(text: str) -> list[_Piece]:
    """The pieces of a pattern; ValueError with a Chinese reason."""
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        raise ValueError("编号规则里的花括号没有配对") from None
    return [_piece(*part) for part in parsed]


def _piece(literal: str, name: str | None, spec: str | None, conversion: str | None) -> _Piece:
    if name is None:
        return _Piece(literal, "", "")
    if name not in _FIELDS:
        usable = " ".join(f"{{{one}}}" for one in _FIELDS)
        raise ValueError(f"编号规则里没有 {{{name}}}，只能用 {usable}")
    if conversion or not _WIDTH.fullmatch(spec or "") or (spec and name in _TEXTS):
        raise ValueError(f"编号规则里 {{{name}}} 的写法不对，位数写成 {{n:05}} 的样子")
    return _Piece(literal, name, spec or "")


def _shown(piece: _Piece, values: Mapping[str, str | int]) -> str:
    if not values[piece.name]:
        why = f"编号里要用{_TEXTS[piece.name]}，还没有填写"
        raise Refused("编不出号", why=why, way="请在“本单位”里填写，或者改编号规则")
    return format(values[piece.name], piece.width)


def _shape(text: str, texts: Mapping[str, str]) -> str:
    """What numbers of a pattern without optional parts look like, as a regular expression."""
    fields = ((piece, texts.get(piece.name)) for piece in _pieces(text))
    return "".join(
        re.escape(piece.literal) + ("[0-9]+" if known is None and piece.name else re.escape(known or ""))
        for piece, known in fields
    )


def _optional(part: str, values: Mapping[str, str | int]) -> str:
    names = [piece.name for piece in _pieces(part) if piece.name]
    return part if all(values[name] for name in names) else ""


def values_of(code: str, word: str, day: date) -> Mapping[str, str | int]:
    """What a pattern may use, on that day."""
    return {"code": code, "word": word, "year": day.year, "month": day.month, "day": day.day}


def pattern_of(key: str, own: Mapping[str, str], rules: Mapping[str, str]) -> Pattern:
    """The office's own pattern of a series, else the rule set's, else the usual one; Refused where there is none."""
    series = SERIES[key]
    text = own.get(key) or rules.get(key) or series.default
    if not text:
        title = series.title
        raise Refused(f"没有{title}的编号规则", way=f"请在“本单位”里填写{title}的编号规则")
    return Pattern.parse(text)


def next_numbers(
    store: Store, key: str, pattern: Pattern, values: Mapping[str, str | int], count: int = 1
) -> list[str]:
    """The next ``count`` numbers after the highest one in the database with the same beginning and end."""
    before, after, width = pattern.around(values)
    highest = _highest(store, key, before, after)
    return [f"{before}{highest + step:0{width}d}{after}" for step in range(1, count + 1)]


def _highest(store: Store, key: str, before: str, after: str) -> int:
    """The highest running number between this beginning and this end, found through the column's index.

    Those that were lost with what was purged count: they may stand on a paper that somebody holds.
    """
    running, known, bounds = _running(SERIES[key], before, after)
    found = store.one(f"SELECT max({running}) FROM {known}", bounds)
    return max((int(found[0] or 0) if found else 0, *_spent(store, key, before, after)))


def _spent(store: Store, key: str, before: str, after: str) -> frozenset[int]:
    """The running numbers between this beginning and this end that were lost with what was purged."""
    shape = re.compile(f"{re.escape(before)}([0-9]{{1,{_MOST_DIGITS}}}){re.escape(after)}")
    found = (shape.fullmatch(number) for number in spent(store, key))
    return frozenset(int(match[1]) for match in found if match)


def held(
    store: Store, records: Sequence[int], patterns: Mapping[str, Pattern], texts: Mapping[str, str]
) -> dict[str, dict[str, int]]:
    """The numbers that records bear, by their series, as far as the office's own patterns make such numbers.

    What was typed otherwise is a number of somebody else's, or none.
    """
    listed = json.dumps(list(records))
    found = {}
    for key, pattern in patterns.items():
        series = SERIES[key]
        sql = (
            f"SELECT {series.column}, {series.record} FROM {series.numbers}"
            f" AND {series.record} IN (SELECT value FROM json_each(?))"
        )
        found[key] = {one: record for one, record in store.rows(sql, (listed,)) if pattern.fits(one, texts)}
    return found


def _running(series: Series, before: str, after: str) -> tuple[str, str, tuple[str, str, str]]:
    """The running number between this beginning and this end, the rows that have one, and what is bound there; SQL."""
    column, start, tail = series.column, len(before) + 1, len(after)
    digits = f"substr({column}, {start}, length({column}) - {start + tail - 1})"
    ending = f"substr({column}, -{tail})" if tail else "''"
    known = (
        f"{series.numbers} AND {column} > ? AND {column} < ? AND {ending} = ?"
        f" AND length({column}) BETWEEN {start + tail} AND {start + tail + _MOST_DIGITS - 1}"
        f" AND {digits} NOT GLOB '*[^0-9]*'"
    )
    return f"CAST({digits} AS INTEGER)", known, (before, before + _LAST, after)


def holder_of(store: Store, key: str, number: str) -> int | None:
    """The record that holds this number, or None."""
    return next(iter(holders_of(store, key, (number,), 1)), None)


def holders_of(store: Store, key: str, spelled: Sequence[str], most: int) -> list[int]:
    """The records that hold a number, spelled in any of these ways, the oldest first, at most so many."""
    series, wanted = SERIES[key], [one for one in spelled if one]
    sql = (
        f"SELECT DISTINCT {series.record} FROM {series.numbers}"
        f" AND {series.column} IN ({', '.join('?' * len(wanted))}) ORDER BY 1 LIMIT ?"
    )
    return [int(record) for (record,) in store.rows(sql, (*wanted, most))]


@dataclass(frozen=True, slots=True)
class Oddity:
    """A number that two bear, or none: the record that shows it (of a gap the one behind), and what is odd."""

    record: int
    text: str


def oddities(store: Store, key: str, pattern: Pattern, values: Mapping[str, str | int]) -> list[Oddity]:
    """The doubles of a series and its gaps, among the numbers that this day's begin and end alike with (a year's)."""
    series = SERIES[key]
    before, after, width = pattern.around(values)
    running, known, bounds = _running(series, before, after)
    doubled = store.rows(
        f"SELECT {series.column}, max({series.record}), count(*) FROM {known}"
        f" GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT {_TOLD}",
        bounds,
    )
    found = [Oddity(int(one), f"{series.title}“{number}”用了 {count} 次") for number, one, count in doubled]
    gaps = store.rows(
        f"SELECT record, last, this FROM (SELECT {series.record} AS record, {running} AS this,"
        f" lag({running}) OVER (ORDER BY {running}) AS last FROM {known})"
        f" WHERE this > last + 1 ORDER BY this LIMIT {_TOLD}",
        bounds,
    )
    gone = _spent(store, key, before, after)
    for record, last, this in gaps:
        for ends in _runs(number for number in range(last + 1, this) if number not in gone):
            first, final = (f"{before}{number:0{width}d}{after}" for number in ends)
            missing = first if first == final else f"{first}至{final}"
            found.append(Oddity(int(record), f"{series.title}空着 {missing}"))
    return found


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of the numbers that follow each other without a gap."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def refuse_taken(store: Store, key: str, number: str, *, own: int | None = None) -> None:
    """Refused, naming the record that holds the number, unless it is the record's own.

    A number that was purged with its entry may be given to nobody but the record that bore it.
    """
    series, bears = SERIES[key], "用着它"
    holder = holder_of(store, key, number)
    if holder is None:
        holder, bears = spent(store, key).get(number), "用过它，内容已依规清除，写着它的纸可能还在别人手里"
    if holder is not None and holder != own:
        raise Refused(
            f"{series.title}“{number}”已经用过",
            why=f"{series.holder} #{holder} {bears}",
            way=f"请换一个{series.title}，或先改正 #{holder}",
        )


def next_example(
    store: Store, office: Office, series: str, text: str, *, code: str, word: str, day: date
) -> str:
    """What the next number would be under a pattern that is still being typed; '' means the rule set's own pattern.

    ValueError with the reason when it gives none.
    """
    text = text.strip() or office.rules.numbering.get(series, "") or SERIES[series].default
    if not text:
        raise ValueError("制度方案里没有这种编号，不填就不编号")
    pattern = Pattern.parse(text)
    try:
        return next_numbers(store, series, pattern, values_of(code, word, day))[0]
    except Refused as refused:
        raise ValueError(refused.why or refused.what) from None
