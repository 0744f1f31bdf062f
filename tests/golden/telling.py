"""An office told in plain text, room by room: what is kept, and compared byte by byte."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from gongkai_desktop.deadlines.model import Deadline, Mark
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger.acts import DAY, NextAct
from gongkai_desktop.ledger.definition import Column
from gongkai_desktop.workdays.days import Announcement
from tests.paper.reading import page_texts

from .reading import AFFAIRS, ANNUAL, ENTRY, FILING, ITEM, LETTER, REQUEST, REVIEW, House, Panel, Row, numbers

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_SIGNS: Final[Mapping[Mark, str]] = {
    Mark.START: "S",
    Mark.COUNTED: "+",
    Mark.REST: "-",
    Mark.HOLIDAY: "h",
    Mark.MAKEUP: "m",
    Mark.PAUSED: "p",
}
"""A day of a strip as one sign; the strip begins on the start day."""
_WORDS: Final = ("通知", "校车", "jy", "没有这样的词")
_PAGE: Final = 3
_TRIED: Final = 12
"""How many records are tried for a paper."""
_ROWS: Final = 30
"""How many rows of a workbook are told."""
_NUMBER: Final = re.compile(r"\d+")
_BRIEF: Final = 12
_EVENTS: Final = 1000
_MANY, _HEAD, _TAIL = 40, 15, 5
"""From how many rows on a list is told by its head and its tail."""
_PAGES: Final = 3
_STEPS_BACK: Final = 12
Lines = Iterator[str]


def line(text: object) -> str:
    """Something as one line."""
    return str(text).replace("\r", "").replace("\n", "⏎")


def cells(row: Row) -> str:
    """What stands in a row."""
    return " | ".join(
        f"{key}={line(value)}" for key, value in row.items() if value not in ("", None, 0, False)
    )


class Forms:
    """The forms met on the way, each told once: in the order of their acts, with a number where an act has several.

    Of a long note that was told already only the beginning is told again.
    """

    def __init__(self) -> None:
        self._met: dict[str, list[tuple[str, ...]]] = {}
        self._notes: set[str] = set()

    def note(self, act: NextAct) -> str:
        """What an act says beside its form."""
        known = act.note in self._notes
        self._notes.add(act.note)
        return f"{act.note[:_BRIEF]}〃" if known and len(act.note) > _BRIEF + 1 else act.note

    def name(self, act: NextAct) -> str:
        """What a form is called where it is offered."""
        known = self._met.setdefault(act.key, [])
        form = (f"{act.form.title}（{act.form.name}）", *map(_column, act.form.columns))
        if form not in known:
            known.append(form)
        at = known.index(form)
        return f"{act.key}/{at + 1}" if at else act.key

    def told(self) -> Lines:
        for key, forms in sorted(self._met.items()):
            for at, (title, *columns) in enumerate(forms):
                yield f"表单 {f'{key}/{at + 1}' if at else key} {title}"
                yield from (f"  {column}" for column in columns)


def _column(column: Column) -> str:
    more = f" 片{column.piece}" if column.piece else ""
    choices = f" [{'/'.join(column.choices)}]" if column.choices else ""
    synonyms = f" 又名 {'、'.join(column.synonyms)}" if column.synonyms else ""
    wanted = "*" if column.required else ""
    shape = f"{column.key}{wanted} {column.title} {column.kind} {column.width}{more}"
    return line(f"{shape}{choices} {column.help}{synonyms}")


def act(one: NextAct, forms: Forms, today: date, fields: Mapping[str, str] = MappingProxyType({})) -> Lines:
    """An act as it is offered: what its form is, what it says, what is filled in.

    Today's day is told as ◷; fields of the record that are filled in as they are, by their number.
    """
    dated = " ◷" if one.defaults.get(DAY) == today.isoformat() else ""
    sign, note = "▶" if one.primary else "·", f" {forms.note(one)}" if one.note else ""
    yield line(f"  {sign} {one.key} {one.title} 〔{forms.name(one)}〕{dated}{note}")
    filled = {key: value for key, value in one.defaults.items() if value not in ("", None)}
    same = [key for key in filled if key in fields and fields[key] == str(filled[key])]
    other = {key: value for key, value in filled.items() if key not in same and not (dated and key == DAY)}
    if other or same:
        yield f"      {cells(other)}{f' ＝{len(same)}' if same else ''}"


def panel(known: Panel, forms: Forms, today: date) -> Lines:
    """A record whole."""
    yield f"== {known.kind} #{known.id}"
    yield from (line(f"  {label}：{value}") for label, value in known.head)
    for what, deadline in known.limits:
        yield from limit(what, deadline)
    for section in known.sections:
        yield f"  〖{section.title}〗"
        for one in section.lines:
            leads = f" → {one.place}#{one.record}" if one.record or one.place else ""
            yield line(f"    {f'{one.tone}: ' if one.tone else ''}{one.text}{leads}")
    yield from (line(f"  与规定不符 {text}（{article}）") for text, article in known.breaches)
    fields = {label.removeprefix("字段 "): value for label, value in known.head if label.startswith("字段 ")}
    for one in known.acts:
        yield from act(one, forms, today, fields)
    for entry in known.timeline:
        back = " ↶" if entry.undoable else ""
        at = entry.at.removeprefix(entry.day.isoformat()).removesuffix("+08:00")
        yield line(f"  {entry.event} {entry.day} {at} {entry.who}：{entry.text}{back}")
    yield from (f"  附件 {name}" for name in known.files)


def limit(what: str, deadline: Deadline) -> Lines:
    """A limit with its days as signs, and the first day of which anything in particular is said."""
    strip = "".join(_SIGNS[day.kind] for day in deadline.days)
    loose = " 暂定" if deadline.provisional else ""
    longer = f"（原 {deadline.base_due}）" if deadline.base_due != deadline.due else ""
    yield f"  {what} {deadline.due}{longer}{loose} 计 {deadline.counted} 依 {'、'.join(deadline.citations)}"
    yield f"    {deadline.days[0].date if deadline.days else ''} {strip}"
    told: set[tuple[str, ...]] = set()
    for day in deadline.days:
        said = (_NUMBER.sub("", day.note), day.article)
        if any(said) and said not in told:
            told.add(said)
            yield line(f"    {day.date} {day.note}（{day.article}）")
    yield from (f"    {flag.code} {flag.text}（{flag.article}）{flag.breach}" for flag in deadline.flags)


def lists(house: House, kind: str) -> Lines:
    """A ledger's lists: every row once, which rows each view shows in which order, and how many it says it has."""
    met: dict[tuple[object, object], str] = {}
    yield f"== {kind} 列表"
    for view, title in house.views(kind):
        rows = house.page(kind, view)
        shown = [_walked(house, kind, view, rows), f"{house.count(kind, view)} 件"]
        yield f"{view} {title} {shown[1]}：{shown[0]}"
        for row in rows if len(rows) <= _MANY else (*rows[:_HEAD], *rows[-_TAIL:]):
            known, told = (row["id"], row.get("review", row["id"])), cells(house.shown(row))
            if met.get(known) != told:
                met[known] = told
                yield f"  {told}"
    yield "计数 " + cells({key: str(value) for key, value in house.counts(kind).items()})
    whole = "" if kind == ENTRY else "all"
    for words in _WORDS:
        yield f"搜索“{words}”：{_short(_ids(house.page(kind, whole, words)))} {house.count(kind, whole, words)}"
    yield from _orders(house, kind, whole)


def _orders(house: House, kind: str, view: str) -> Lines:
    """The order by every column; columns that say the same of all rows are told together."""
    plain: list[str] = []
    for order in house.orders(kind):
        up, down = (_ids(house.page(kind, view, order=f"{sign}{order}")) for sign in ("", "-"))
        if up == sorted(up) and down == up[::-1]:
            plain.append(order)
        else:
            yield f"排序 {order}：{_short(up)} ↓ {'反过来' if down == up[::-1] else _short(down)}"
    yield f"排序如编号：{' '.join(plain)}"


def _ids(rows: Sequence[Row]) -> list[int]:
    return [int(str(row["id"])) for row in rows]


def _short(ids: Sequence[int]) -> str:
    """Records in their order; of many the first, the last, and a digest of all."""
    if len(ids) <= _MANY:
        return numbers(ids)
    digest = blake2b(numbers(ids).encode(), digest_size=4).hexdigest()
    return f"{numbers(ids[:_HEAD])} …{digest}… {numbers(ids[-_TAIL:])}"


def _walked(house: House, kind: str, view: str, rows: Sequence[Row]) -> str:
    """The rows of a view by number; page by page it must show the same ones."""
    if kind != ENTRY and len(rows) <= _MANY:
        found: list[dict[str, object]] = []
        while page := house.page(kind, view, after=found[-1] if found else None, limit=_PAGE):
            found += page
        assert found == list(rows), f"{kind} {view}: page by page other rows than at once"
    return _short(_ids(rows))


def _records(house: House, kind: str) -> list[int]:
    return sorted(_ids(house.page(kind, "" if kind == ENTRY else "all")))


def _room(house: House, kinds: Sequence[str], about: Sequence[int] = (), forms: Forms | None = None) -> Lines:
    """Lists, the form of a new record, every record, and last the forms."""
    forms = forms or Forms()
    for kind in kinds:
        yield from lists(house, kind)
        yield f"== {kind} 新登记"
        if kind != REVIEW:
            yield from act(house.form(kind, about), forms, house.today)
        for record in chosen(house, kind):
            yield from panel(house.panel(kind, record), forms, house.today)
    yield from forms.told()


def chosen(house: House, kind: str) -> list[int]:
    """The records that are told whole: the newest of each shape, of a large ledger only of each state."""
    views = [view for view, _ in house.views(kind) if view != "to_submit"]
    rows = {int(str(row["id"])): row for view in views for row in house.page(kind, view)}
    state = "state" if kind == ENTRY else "status"
    large = len(rows) > _MANY
    shapes = {rows[one][state] if large else _shape(house.panel(kind, one)): one for one in sorted(rows)}
    return sorted(shapes.values())


def _shape(panel: Panel) -> object:
    """What makes two records look alike: where they stand, and which kinds of things are told of them."""
    told = [section.title for section in panel.sections]
    return dict(panel.head).get("状态"), *told, bool(panel.breaches), len(panel.limits)


def secrecy(house: House) -> Lines:
    """保密工作台账."""
    yield f"下次巡查 {house.patrol_due()}"
    yield from _room(house, AFFAIRS)


def coordination(house: House) -> Lines:
    """协调征求."""
    yield from _room(house, (LETTER,), _records(house, ITEM)[:1])


def review(house: House) -> Lines:
    """保密审查."""
    yield from (f"{what}：{told}" for what, told in house.review_tallies())
    yield "== 录入意见"
    yield from map(line, house.opinion_rows(chosen(house, REVIEW)))
    yield from _room(house, (REVIEW,))


def register(house: House) -> Lines:
    """信息登记."""
    forms, items = Forms(), chosen(house, ITEM)
    yield from act(house.quick_form(), forms, house.today)
    yield from act(house.hand_in_form(items), forms, house.today)
    for first in range(0, len(items), 4):
        some = items[first : first + 4]
        yield f"一并办理 {numbers(some)}"
        for one in house.common_acts(some):
            yield from act(one, forms, house.today)
    yield from (f"统计 {by}：{told}" for by, told in house.tallies())
    for filters in (
        {"title": "通知"},
        {"formed": "2026-11"},
        {"attribute": "空"},
        {"due": "2026-12..2027-01"},
    ):
        yield f"筛选 {filters}：{_short(house.filtered(filters))}"
    yield from house.weekly()
    yield from _room(house, (ITEM,), forms=forms)


def requests(house: House) -> Lines:
    """依申请公开."""
    yield from _room(house, (REQUEST,))


def filings(house: House) -> Lines:
    """不予公开备案, where the rule set has it."""
    if house.rules.filing is not None:
        yield from _room(house, (FILING,))


def annual(house: House) -> Lines:
    """年度报告."""
    yield from _room(house, (ANNUAL,))


def catalogue(house: House) -> Lines:
    """基本目录."""
    yield from map(line, house.catalogue_told())
    yield from _room(house, (ENTRY,))


def agenda(house: House) -> Lines:
    """今日, and the month with what falls due."""
    yield "== 今日"
    yield from map(line, house.agenda())
    year, month = house.today.year, house.today.month
    for _ in range(3):
        yield f"== {year} 年 {month} 月"
        yield from map(line, house.month(year, month))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    yield "== 以后各月"
    yield from house.later_months(house.today)


def events(house: House) -> Lines:
    """Everything remembered: a line for each event with its body; of a long history how many there are of a kind."""
    count, head = house.head()
    yield f"{count} {head}"
    if count > _EVENTS:
        kinds = Counter(one.kind for one in house.events())
        yield from (f"{kind} {number}" for kind, number in sorted(kinds.items()))
        return
    for one in house.events():
        touches = f" 涉 {' '.join(map(str, one.touches))}" if one.touches else ""
        body = json.dumps(one.body, ensure_ascii=False, sort_keys=True)
        yield f"{one.id} {one.kind} #{one.stream} {one.day} {one.at} {one.actor} {one.act}{touches} {body}"


def papers(house: House) -> Lines:
    """Every paper's words: blank, and of the first and the last of the records that have it."""
    with patch(
        "gongkai_desktop.handover.pack.lies", lambda folder: Path("/home/office/文档/信息公开台账")
    ):  # lines break by its length
        yield from _papers(house)


def _papers(house: House) -> Lines:
    first, last = house.today.replace(month=house.today.month - 1, day=1), house.today
    for paper, (title, kind) in house.papers().items():
        yield from _paper(f"{paper} {title} 空白", lambda paper=paper: house.draw(paper, ()))
        if not kind:
            yield from _paper(f"{paper} {title}", lambda paper=paper: house.draw(paper, (), (first, last)))
        else:
            yield from _filled(house, paper, title, kind)
    for kind, view in ((ITEM, "all"), (ITEM, "withheld"), (ENTRY, "")):
        yield from _paper("清单", lambda kind=kind, view=view: (house.listed(kind, view), f"{kind} {view}"))


def _filled(house: House, paper: str, title: str, kind: str) -> Lines:
    """A paper of the first and of the last record that it can be drawn for, and of those together."""
    drawn: list[int] = []
    refused: dict[str, int] = {}
    records = _records(house, kind)
    for some in (records[:_TRIED], records[: -_TRIED - 1 : -1]):
        for record in some:
            try:
                house.draw(paper, (record,))
            except Refused as reason:
                refused.setdefault(str(reason), record)
            else:
                drawn.append(record)
                break
    yield from (line(f"{paper} {title} #{record} ✗ {reason}") for reason, record in refused.items())
    for record in dict.fromkeys(drawn):
        yield from _paper(f"{paper} {title} #{record}", lambda record=record: house.draw(paper, (record,)))
    if kind == ITEM:
        some = records[:3]
        yield from _paper(f"{paper} {title} {numbers(some)}", lambda: house.draw(paper, some))


def _paper(what: str, draw: Callable[[], tuple[bytes, str]]) -> Lines:
    try:
        pdf, told = draw()
    except Refused as refused:
        yield line(f"== {what} ✗ {refused}")
        return
    yield f"== {what} {line(told)}"
    pages = list(enumerate(page_texts(pdf), start=1))
    for number, page in pages if len(pages) <= _PAGES else (*pages[: _PAGES - 1], pages[-1]):
        yield f"—— 第 {number} 页"
        yield from (" ".join(words) for one in page.splitlines() if (words := one.split()))


def exports(house: House) -> Lines:
    """The workbooks that ledgers are written to, cell by cell."""
    from openpyxl import load_workbook  # heavy

    _, head = house.head()
    views = ((ITEM, "all"), (ITEM, "withheld"), (REVIEW, "all"), (REVIEW, "to_submit"), (ENTRY, "all"))
    with TemporaryDirectory() as folder:
        for kind, view in views:
            path = Path(folder) / f"{kind}{view}.xlsx"
            yield f"== {kind} {view} {house.export(kind, view, path)} 行"
            for sheet in load_workbook(path).worksheets:
                yield from (text.replace(head, "链首").replace(head[:12], "链首") for text in _sheet(sheet))


def _sheet(sheet: Worksheet) -> Lines:
    hidden = [key for key, one in sheet.column_dimensions.items() if one.hidden]
    yield f"—— {sheet.title} {sheet.sheet_state} {sheet.dimensions} 隐藏 {' '.join(hidden)} 冻结 {sheet.freeze_panes}"
    yield line(f"页脚 {sheet.oddFooter.left.text} {sheet.oddFooter.center.text} {sheet.oddFooter.right.text}")
    formats = ""
    for row in islice(sheet.iter_rows(), _ROWS):
        filled = [cell for cell in row if cell.value is not None]
        yield " | ".join(f"{cell.column_letter}{cell.row} {line(cell.value)}" for cell in filled)
        odd = (cell for cell in filled if cell.number_format != "General")
        others = " ".join(f"{cell.column_letter}:{cell.number_format}" for cell in odd)
        if others != formats:
            formats = others
            yield f"  格式 {others}"


def moves(house: House) -> Lines:
    """What a holiday notice and a day off would move."""
    yield "== 2027 年放假安排"
    yield from map(line, house.announce(NOTICE))
    for day in (date(2026, 12, 18), date(2026, 12, 28)):
        yield f"== {day} 停电"
        yield from map(line, house.day_off_moves(day))
    with _copied(house) as other:
        yield "== 接收 2027 年放假安排以后"
        before = dict(_dues(other))
        other.announce(NOTICE, apply=True)
        after = dict(_dues(other))
        yield from (f"{one} {before[one]} → {due}" for one, due in after.items() if due != before[one])
        yield from map(line, other.problems())


def undo(house: House) -> Lines:
    """What each clerk can take back, step by step, and that nothing is wrong afterwards."""
    with _copied(house) as other:
        for clerk in other.clerks():
            yield f"== {clerk}"
            for _ in range(_STEPS_BACK):
                try:
                    told = other.last_act(clerk)
                    other.undo_last(clerk)
                except Refused as refused:
                    yield line(f"✗ {refused}")
                    break
                yield line(told)
        yield from map(line, other.problems())
        for kind in (*AFFAIRS, LETTER, REVIEW, ITEM, ENTRY, REQUEST):
            yield f"{kind} " + cells({key: str(value) for key, value in other.counts(kind).items()})


def refusals(house: House) -> Lines:
    """What every act says to an empty form, to a day long ago and to an hour that is none, each act once."""
    met: set[tuple[str, str]] = set()
    with _copied(house) as other:
        for kind in (*AFFAIRS, LETTER, REVIEW, ITEM, ENTRY, REQUEST):
            records = chosen(house, kind)
            yield _tried(other, kind, 0, "close", {})
            if kind != ENTRY:
                yield from (_tried(other, kind, record, "nothing", {}) for record in records[:1])
            for record in records:
                for act in house.acts(kind, record):
                    if (kind, act.key) not in met:
                        met.add((kind, act.key))
                        yield from (_tried(other, kind, record, act.key, values) for values in _wrong(act))


def _wrong(act: NextAct) -> Iterator[dict[str, object]]:
    """Forms that cannot be taken."""
    yield {}
    full = {
        column.key: column.choices[0] if column.choices else "说明"
        for column in act.form.columns
        if column.required
    }
    full |= act.defaults
    if DAY in act.form.keys:
        yield {**full, DAY: "2020-01-02"}
    if "hour" in act.form.keys:
        yield {**full, "hour": "25:61"}


def _tried(house: House, kind: str, record: int, key: str, values: Mapping[str, object]) -> str:
    """What becomes of a form."""
    what = f"{kind} {key} {values.get(DAY, '')} {values.get('hour', '')}" if values else f"{kind} {key} 空表"
    try:
        house.do(kind, record, key, values, house.clerks()[0])
    except Refused as refused:
        return line(f"{what} ✗ {refused}")
    return f"{what} 登记了"


@contextmanager
def _copied(house: House) -> Iterator[House]:
    """The office once more, to be written in."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "台账"
        shutil.copytree(house.root, root)
        other = House.opened(root, house.clock, writing=True)
        try:
            yield other
        finally:
            other.close()


def _dues(house: House) -> Iterator[tuple[str, str]]:
    """The limits that rows show."""
    for kind in (*AFFAIRS, LETTER, REVIEW, ITEM, REQUEST):
        for row in house.page(kind, "all"):
            told = {
                key: row.get(key)
                for key in ("due", "provisional", "ask_by", "report_due", "send_by", "reminder")
            }
            yield f"{kind} #{row['id']}", cells(told)


NOTICE: Final = Announcement(
    2027,
    (date(2027, 1, 1), date(2027, 1, 4), date(2027, 2, 5), *(date(2027, 2, day) for day in range(6, 12))),
    (date(2027, 1, 10), date(2027, 2, 14)),
    {
        **dict.fromkeys((date(2027, 1, 1), date(2027, 1, 4), date(2027, 1, 10)), "元旦"),
        **dict.fromkeys((*(date(2027, 2, day) for day in range(5, 12)), date(2027, 2, 14)), "春节"),
    },
    (),
)
"""An invented arrangement of the year to come."""


ROOMS: Mapping[str, Callable[[House], Lines]] = {
    "secrecy": secrecy,
    "coordination": coordination,
    "review": review,
    "register": register,
    "requests": requests,
    "filings": filings,
    "annual": annual,
    "catalogue": catalogue,
    "agenda": agenda,
    "papers": papers,
    "exports": exports,
    "moves": moves,
    "undo": undo,
    "refusals": refusals,
    "events": events,
}
"""What is told of an office, by the name of the file that keeps it."""
