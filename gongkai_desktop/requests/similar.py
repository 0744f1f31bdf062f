"""What is like an application, by its words: told twice, asked by others, open to all already, answered before.

Everything is looked up in the search indexes that the office has anyway, without a network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter
from typing import Any, Final, NamedTuple, TypeAlias

from gongkai_desktop.cases.dues import REQUESTS
from gongkai_desktop.ledger import fold_text
from gongkai_desktop.office.panel import Section, SectionLine, panel
from gongkai_desktop.register.nearby import LOOKED_AT, nearby
from gongkai_desktop.requests.states import OPEN, Stage
from gongkai_desktop.requests.views import masked
from gongkai_desktop.store import Store
from gongkai_desktop.store.search import alike, plain

_STOCK: Final = re.compile(
    "(?:关于|有关|相关|涉及|涉|及其|以及|或者|和|与|及|的|等|该|贵局|贵单位|贵机关|你局|本人|我|请求|请|要求|申请|"
    "获取|获得|提供|公开|政府信息|信息|资料|材料|文件|内容|复印件|复制件|扫描件|电子版|纸质版|全部|所有|情况|事项)+"
)
"""What stands in any application and says nothing of what is asked."""
_SHOWN: Final = 5
_LIKE, _ALIKE = 0.4, 0.7
"""Which part of the pairs of signs of the shorter of two texts the other must have to be like it, or the same."""

REQUESTS_LIKE: Final = f"""
    SELECT t.id, t.number, t.applicant, t.applicant_kind, t.id_no, t.asked, t.arrived, t.state, t.result,
           t.doc_no, t.issued
    FROM request_search s JOIN request t ON t.id = s.rowid
    WHERE request_search MATCH :words ORDER BY s.rank LIMIT {LOOKED_AT}
"""
_EARLIER: Final = f"""
    SELECT t.id, t.number, t.applicant, t.applicant_kind, t.id_no, t.asked, t.arrived, t.state, t.result,
           t.doc_no, t.issued, count(*) OVER ()
    FROM request t WHERE t.applicant = :applicant AND t.id <> :own AND t.arrived <= :today AND t.state <> '{Stage.VOID}'
        AND (t.id_no = '' OR :id_no = '' OR t.id_no = :id_no)
    ORDER BY t.id DESC LIMIT {_SHOWN}
"""


@dataclass(frozen=True, slots=True)
class Like:
    """A record that is like an application: its number (``#n`` without one), what it is called and what is said of it.

    ``words`` are the runs of signs that both have, the longest first, ``share`` the part (0 to 1) of the shorter of
    both that they make up. ``day`` is ISO: when it was received, or made public; '' unknown.
    """

    record: int
    number: str
    title: str
    day: str
    told: str
    words: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """What an office has that is like an application, in each list the nearest first.

    ``again`` are open or answered applications of the same applicant for the same thing; ``earlier`` the newest of
    all others of his, ``earlier_count`` how many there are. ``others`` are those of other applicants for the same
    thing, ``applicants`` how many they are. ``items`` are of the register, what is public first; ``precedents``
    answered applications for something like it.
    """

    again: tuple[Like, ...] = ()
    earlier: tuple[Like, ...] = ()
    earlier_count: int = 0
    others: tuple[Like, ...] = ()
    applicants: int = 0
    items: tuple[Like, ...] = ()
    precedents: tuple[Like, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What calls for a second look before the application is worked on."""
        return tuple(self._remarks())

    def _remarks(self) -> Iterator[str]:
        if self.again:
            first = self.again[0]
            yield f"可能重复：同一申请人 {first.day} 申请过（{first.number}，{first.told}），相同的词：{_quoted(first)}"
        if self.applicants:
            yield (
                f"另有 {self.applicants} 人申请过同样的内容：属于可以公开的，可以转为主动公开（条例第四十四条）"
            )
        public = [one for one in self.items if one.day]
        if public:
            yield f"信息登记里可能已经有：{public[0].title}（{public[0].told}），相同的词：{_quoted(public[0])}"

    @property
    def sections(self) -> tuple[Section, ...]:
        """The same as parts of the panel, those that have something to say."""
        more = self.earlier_count - len(self.earlier)
        return panel(
            ("可能重复的申请", _lines(self.again)),
            (f"别人申请过同样的内容（{self.applicants} 人）", (*_lines(self.others), *_proposal(self))),
            ("信息登记里相近的信息", _lines(self.items, "")),
            ("以前怎样答复的", _lines(self.precedents)),
            ("同一申请人的其他申请", (*_lines(self.earlier), *_counted(more))),
        )

    def told(self, said: Callable[[str], str]) -> Alike:
        """The same for a panel, our sentences as ``said`` has them; what leads to a record quotes it and stays."""

        def read(section: Section) -> Section:
            lines = (one if one.record else one._replace(text=said(one.text)) for one in section.lines)
            return replace(section, lines=tuple(lines))

        return Alike(tuple(map(said, self.remarks)), tuple(map(read, self.sections)))


class Alike(NamedTuple):
    """What is like an application in words: what calls for a second look, and all that was found."""

    remarks: tuple[str, ...]
    sections: tuple[Section, ...]


def _lines(found: Iterable[Like], place: str = f"{REQUESTS}:all") -> tuple[SectionLine, ...]:
    """Each with what leads to it, and beneath it what is told of it."""
    lines: list[SectionLine] = []
    for one in found:
        alike = f"，相同的词：{_quoted(one)}" if one.words else ""
        lines.append(SectionLine(f"{one.number} {one.title}", one.record, place=place))
        lines.append(SectionLine(f"{one.told}{alike}", tone="soft"))
    return tuple(lines)


def _proposal(found: Likeness) -> tuple[SectionLine, ...]:
    said = "属于可以公开的，可以转为主动公开，再有人申请就告知获取的方式、途径（条例第四十四条）"
    return (SectionLine(said, tone="soft"),) if found.others else ()


def _counted(more: int) -> tuple[SectionLine, ...]:
    return (SectionLine(f"还有 {more} 件，在列表里按申请人筛选", tone="soft"),) if more > 0 else ()


def _quoted(one: Like) -> str:
    return "、".join(f"“{word}”" for word in one.words[:3])


def sought(text: str) -> str | None:
    """The query that finds what is like a text in an index of titles, the nearest by its rank; None for no words."""
    return alike("title", _STOCK.sub(" ", text))


_Near: TypeAlias = tuple[float, tuple[Any, ...]]
"""A row of requests with the part that it shares."""


class Similar:
    """Finds what is like an application in an office."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, facts: Mapping[str, str], today: date, own: int = 0) -> Likeness:
        """What on a day is like the application with these facts (its columns as text), leaving out itself, ``own``.

        It may be one that is just being typed: what is missing finds nothing.
        """
        who, number = facts.get("applicant", "").strip(), facts.get("id_no", "").strip()
        earlier, count = self._earlier(who, number, today, own)
        if (words := sought(facts.get("asked", ""))) is None:
            return Likeness(earlier=earlier, earlier_count=count)
        asked = _Text(facts["asked"])
        again, others, precedents, names = list[_Near](), list[_Near](), list[_Near](), set[str]()
        for share, row in self._requests(words, asked, today, own):
            applicant, theirs, state, result = row[2], row[4], row[7], row[8]
            same = fold_text(applicant) == fold_text(who) and (not theirs or not number or theirs == number)
            if share >= _ALIKE and same and who:
                again.append((share, row))
            elif share >= _ALIKE:
                others.append((share, row))
                names.add(fold_text(applicant))
            if state not in OPEN and result:
                precedents.append((share, row))
        known = {int(row[0]) for _, row in again}
        return Likeness(
            again=_nearest(again, asked),
            earlier=tuple(one for one in earlier if one.record not in known),
            earlier_count=count - sum(one.record in known for one in earlier),
            others=_nearest(others, asked),
            applicants=len(names),
            items=self._items(words, asked),
            precedents=_nearest(precedents, asked),
        )

    def times(self, title: str, doc_no: str, first: date, last: date) -> int:
        """How many applications that arrived in these days ask for what is called so, or name its 文号."""
        if (words := sought(f"{title} {doc_no}")) is None:
            return 0
        wanted, number = _Text(title), plain(doc_no)
        days = (first.isoformat(), last.isoformat())
        rows = self._store.rows(REQUESTS_LIKE, {"words": words})
        return sum(
            (wanted.share(asked) >= _ALIKE or (bool(number) and number in plain(asked)))
            for _, _, _, _, _, asked, arrived, state, *_ in rows
            if state != Stage.VOID and days[0] <= arrived <= days[1]
        )

    def _earlier(self, who: str, number: str, today: date, own: int) -> tuple[tuple[Like, ...], int]:
        if not who:
            return (), 0
        found = self._store.rows(
            _EARLIER, {"applicant": who, "id_no": number, "own": own, "today": today.isoformat()}
        )
        return tuple(_like(row, (), 0) for row in found), int(found[0][-1]) if found else 0

    def _requests(self, words: str, asked: _Text, today: date, own: int) -> Iterator[_Near]:
        for row in self._store.rows(REQUESTS_LIKE, {"words": words}):
            if row[0] == own or row[7] == Stage.VOID or row[6] > today.isoformat():
                continue
            if (share := asked.share(row[5])) >= _LIKE:
                yield share, row

    def _items(self, words: str, asked: _Text) -> tuple[Like, ...]:
        found = list[Like]()
        for item in nearby(self._store, words):
            if (share := asked.share(item.title)) >= _LIKE:
                where = f"，{item.where}" if item.where else ""
                told = f"{item.published} 公开{where}" if item.published else f"未公开，{item.attribute}"
                common = asked.common(item.title)
                found.append(Like(item.id, item.number, item.title, item.published, told, common, share))
        return tuple(sorted(found, key=lambda one: (not one.day, -one.share))[:_SHOWN])


def _nearest(found: list[_Near], asked: _Text) -> tuple[Like, ...]:
    nearest = sorted(found, key=itemgetter(0), reverse=True)[:_SHOWN]
    return tuple(_like(row, asked.common(row[5]), share) for share, row in nearest)


def _like(row: tuple[Any, ...], words: tuple[str, ...], share: float) -> Like:
    record, number, applicant, kind, _, asked, arrived, state, result, doc_no, *_ = row
    title = next((line.strip() for line in asked.splitlines() if line.strip()), "")
    told = "，".join(part for part in (masked(kind, applicant), result or state, doc_no) if part)
    return Like(int(record), number or f"#{record}", title, arrived, told, words, share)


class _Text:
    """A text as it compares with others: without what stands in any application."""

    def __init__(self, text: str) -> None:
        self._parts = _parts(text)
        self._pairs = _pairs(self._parts)

    def share(self, other: str) -> float:
        """The part of the pairs of the shorter text that both have; 0 where they have less than two."""
        pairs = _pairs(_parts(other))
        both = len(self._pairs & pairs)
        return both / min(len(self._pairs), len(pairs)) if both > 1 else 0.0

    def common(self, other: str) -> tuple[str, ...]:
        """The longest runs of two signs and more that both have, the longest first."""
        there = "\n".join(_parts(other))
        found = (run for part in self._parts for run in _runs(part, there))
        return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))


def _parts(text: str) -> list[str]:
    return [part for piece in _STOCK.sub(" ", text).split() if (part := plain(piece))]


def _pairs(parts: Iterable[str]) -> set[str]:
    return {part[at : at + 2] for part in parts for at in range(len(part) - 1)}


def _runs(part: str, there: str) -> Iterator[str]:
    """The runs of a text that occur in another one, each as long as it goes, from left to right."""
    at = 0
    while at < len(part) - 1:
        end = at + 2
        if part[at:end] not in there:
            at += 1
            continue
        while end < len(part) and part[at : end + 1] in there:
            end += 1
        yield part[at:end]
        at = end
