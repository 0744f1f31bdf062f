"""彻底清除: what stands in the history of a record, entry by entry, what goes with it, and what holds it afterwards."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from gongkai_desktop.cases.service import Cases
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column
from gongkai_desktop.office.citing import Branch, cited
from gongkai_desktop.office.panel import Entry
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import OWN, Changed, Event
from gongkai_desktop.records.repeated import plain, runs, short, texts
from gongkai_desktop.records.sheet import PRINTED, SCANNED
from gongkai_desktop.store.backup import is_readable, set_aside

Lines: TypeAlias = tuple[tuple[str, str], ...]
"""What stands in an entry: texts, each with what it is called ('' where that is not known)."""
CONFIRMATION: Final = "彻底清除"
"""What must be typed by hand before anything is purged."""
ELSEWHERE: Final = (
    "另存到别处的备份、搬走以后留在原处的旧文件夹、导出的表格、打印的纸和发出去的文件，程序不知道在哪里，"
    "请自己找到并处理；再导入写着它的旧台账，它又会进来。"
)
"""What no program can take back."""
NOT_WIPED: Final = (
    "台账里已经没有了，但旧的字节还没有从磁盘上擦掉：磁盘满了，或者还有别的窗口在读。"
    "请清理磁盘、关上别的窗口，再重新打开台账，会接着擦。"
)
"""What is said where the file could not be written anew."""

_KEY: Final = re.compile(r"[a-z][a-z_0-9-]*|[0-9a-f]{64}")
"""What is a word or a digest for the program, and nothing that anybody typed."""

_OURS: Final = frozenset({"kind", "rules"})
"""Keys under which the program tells itself what a thing is, though a form may ask something under the same."""


def leak_words(rules: RuleSet) -> str:
    """What is owed where it was a secret: by law it may have leaked, whatever was removed here."""
    rule = rules.leak
    return (
        f"写的是国家秘密的，存进这台电脑就可能已经泄露：立即补救（{rule.remedy_article}），"
        f"发现后 {rule.hours} 小时内向{'、'.join(rule.to)}报告（{rule.article}）；"
        f"是工作秘密的，采取保护措施（{cited(rules, Branch.WORK_SECRET)}），照本单位的规定报告。"
        "都在“泄密事件”台账登记，只写代称。"
    )


@dataclass(frozen=True, slots=True)
class FileIn:
    """A file that an entry brought. ``others`` are the events beside it that name the same content."""

    name: str
    sha256: str
    others: frozenset[int]


@dataclass(frozen=True, slots=True)
class Standing:
    """One entry of a record's history and what stands in it.

    ``sheet`` is the number of the sheet that it tells the printing of, which stays. ``again`` are entries in which
    the same stands once more: the same words, or a sheet that was drawn with them. ``gone``: nothing of it is left to
    be purged.
    """

    entry: Entry
    lines: Lines
    files: tuple[FileIn, ...] = ()
    sheet: str = ""
    again: tuple[int, ...] = ()
    gone: bool = False

    @property
    def event(self) -> int:
        """Its event."""
        return self.entry.event


@dataclass(frozen=True, slots=True)
class Holding:
    """A copy of the database in which it can still be read, by its path, and what it is in the clerk's words."""

    path: Path
    what: str


@dataclass(frozen=True, slots=True)
class Purge:
    """What a purge did: what changed, the copies that still hold the text, and the unfinished forms thrown away.

    ``leak`` is what is owed by law where it was a secret, in a sentence; ``held`` counts files that another program
    holds open, which go the next time the office is opened; so does what is left on the disk where it is not ``wiped``.
    """

    changed: Changed
    copies: tuple[Holding, ...]
    drafts: int
    leak: str
    held: int
    wiped: bool = True


def standing(cases: Cases[Any, Any], record: int) -> tuple[Standing, ...]:
    """The history of a record, the oldest first, with what stands in each entry; also of one that was taken back.

    Entries of other records that brought a file of its own come after it.
    """
    log, tell = cases.room.records, cases.room.kinds.tell
    told = {entry.event: entry for entry in cases.timeline(record)}
    events = [event for number in told if (event := log.event(number)) is not None]
    for number in sorted(_beside(cases, set(told))):
        if (event := log.event(number)) is not None:
            who = cases.room.office.person_name(event.actor)
            told[number] = Entry(number, event.day, event.at, who, tell(event), False)
            events.append(event)
    titles: dict[str, str] = {}
    for column in _columns(cases, record):
        titles.setdefault(column.key, column.title)  # as it is asked at the beginning
    lines = {event.id: tuple(_lines(event, titles)) for event in events if not event.kind.startswith(OWN)}
    files, again = _files(cases, list(lines)), _again(events, lines, ordinary(cases, record))
    return tuple(
        Standing(
            told[event.id],
            lines.get(event.id, ()),
            tuple(files.get(event.id, ())),
            str(event.body.get("number", "")) if event.kind == PRINTED else "",
            tuple(sorted(again.get(event.id, ()))),
            event.purged or event.kind.startswith(OWN),
        )
        for event in events
    )


def ordinary(cases: Cases[Any, Any], record: int) -> frozenset[str]:
    """Words that say nothing of a record by themselves: the office, its people and departments, choices of forms."""
    office = cases.room.office
    choices = {choice for column in _columns(cases, record) for choice in column.choices}
    people = {person.name for person in office.people()}
    return frozenset(choices | people | {one.name for one in office.departments()} | {office.profile.name})


def refuse_unsure(found: Iterable[Standing], events: Collection[int], confirmed: str) -> None:
    """Refuse what was not typed in confirmation, and entries that are none of the record's."""
    if confirmed.strip() != CONFIRMATION:
        raise Refused(
            f"没有写“{CONFIRMATION}”", why="清除以后谁也找不回来", way=f"确实要清除，请照写“{CONFIRMATION}”"
        )
    if strange := set(events) - {one.event for one in found}:
        number = min(strange)
        raise Refused(f"第 {number} 号记载不是这一件的", way="请在这一件的记载里选")


def going(found: Sequence[Standing], chosen: Collection[int]) -> tuple[str, ...]:
    """The names of the files that go with these entries; what other entries name too stays."""
    files = {
        one.sha256: one.name
        for each in found
        if each.event in chosen
        for one in each.files
        if not one.others - set(chosen)
    }
    return tuple(files.values())


def runs_in(found: Iterable[Standing], chosen: Collection[int], usual: Collection[str]) -> frozenset[str]:
    """By what the words of these entries are known where they stand again; ``usual`` ones tell nothing."""
    known = {plain(word) for word in usual}
    words = {plain(text) for one in found if one.event in chosen for _, text in one.lines} - known
    return frozenset[str]().union(*map(runs, words))


def holdings(copies: Iterable[Path]) -> tuple[Holding, ...]:
    """The copies as the clerk knows them; of those that cannot be looked into nobody can say what they hold."""
    found = []
    for path in copies:
        what = "恢复时移到一旁的旧台账" if set_aside(path) else f"备份（{path.stem.rpartition('-')[2]}）"
        found.append(Holding(path, what if is_readable(path) else f"{what}，打不开，当作有"))
    return tuple(found)


def _columns(cases: Cases[Any, Any], record: int) -> tuple[Column, ...]:
    """What a record of its kind is asked at its beginning, and then everything that its forms ask now."""
    today, forms = cases.room.records.today(), []
    if cases.kind.beginnings:
        with suppress(Refused):  # it begins with something that is not there
            forms.append(cases.form(today).form)
    with suppress(Refused):  # it was taken back
        forms += [act.form for act in cases.acts(record, today)]
    return tuple(column for form in forms for column in form.columns)


def _beside(cases: Cases[Any, Any], own: set[int]) -> set[int]:
    """Events outside the history that name a content which one of these brought."""
    sql = (
        "SELECT DISTINCT other.event FROM attachment AS mine JOIN attachment AS other ON other.sha256 = mine.sha256"
        " WHERE mine.event IN (SELECT value FROM json_each(?))"
    )
    return {number for (number,) in cases.room.store.rows(sql, (json.dumps(sorted(own)),))} - own


def _files(cases: Cases[Any, Any], events: Sequence[int]) -> dict[int, list[FileIn]]:
    """The files that these events brought, each with the other events that name it."""
    sql = (
        "SELECT event, sha256, name FROM attachment WHERE sha256 IN"
        " (SELECT sha256 FROM attachment WHERE event IN (SELECT value FROM json_each(?)))"
    )
    rows = cases.room.store.rows(sql, (json.dumps(list(events)),))
    naming: dict[str, set[int]] = {}
    for event, digest, _ in rows:
        naming.setdefault(digest, set()).add(event)
    found: dict[int, list[FileIn]] = {}
    for event, digest, name in rows:
        found.setdefault(event, []).append(FileIn(name, digest, frozenset(naming[digest] - {event})))
    return found


def _lines(event: Event, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The texts of a payload, those with a title first and in its order; what is a key for the program is none."""
    named = {} if event.kind == PRINTED else titles  # a sheet's form is none that was chosen
    found = [
        ("" if key in _OURS and _KEY.fullmatch(text) else named.get(key, ""), text.strip())
        for key, text in _named_texts(event.body)
    ]
    order = {title: at for at, title in enumerate(titles.values())}
    for title, text in sorted(found, key=lambda line: order.get(line[0], len(order))):
        if text and (title or not _KEY.fullmatch(text)):
            yield title, text


def _named_texts(body: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a payload with the key that it stands under."""
    if isinstance(body, Mapping):
        for name, value in body.items():
            if name != "attachments":  # files are told by themselves
                yield from _named_texts(value, name)
    elif isinstance(body, list | tuple):
        for value in body:
            yield from _named_texts(value, key)
    else:
        yield from ((key, text) for text in texts({key: body}))


def _again(
    events: Sequence[Event], lines: Mapping[int, Lines], usual: Collection[str]
) -> dict[int, set[int]]:
    """By each entry the others in which its words stand, or that printed them later, with the scans of what was."""
    known = {plain(word) for word in usual}
    words = {number: {plain(text) for _, text in told} - known for number, told in lines.items()}
    for event in events:
        if event.kind != PRINTED and event.id in words:  # a sheet's file is called by the form and a number
            words[event.id] |= {plain(Path(name).stem) for name in _names(event)}
    held = {number: frozenset[str]().union(*map(runs, told)) for number, told in words.items()}
    papers = [
        (event.id, event.stream) for event in events if event.kind in (PRINTED, SCANNED) and not event.purged
    ]

    whole = {number: "\n".join(told) for number, told in words.items()}
    parts = {number: short(known) for number, known in held.items()}

    def again(one: int, other: int) -> bool:
        alike = not held[one].isdisjoint(held[other])
        return alike or any(
            part in whole[there] for here, there in ((one, other), (other, one)) for part in parts[here]
        )

    return {
        number: {other for other in held if other != number and again(number, other)}
        | {paper for paper, sheet in papers if (sheet > number and held[number]) or sheet == number}
        - {number}
        for number in held
    }


def _names(event: Event) -> Iterator[str]:
    """What the files are called that an event brought."""
    for one in event.body.get("attachments", ()):
        yield str(one.get("name", ""))
