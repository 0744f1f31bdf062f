"""Offices that are always the same: the sample, and under each rule set one whose clerks do whatever is permitted."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import partial
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import Final, TypeVar
from unittest.mock import patch
from zipfile import ZipFile

from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import DAY, NextAct
from gongkai_desktop.records import writing

from .reading import AFFAIRS, ENTRY, FILING, ITEM, LEAK, LETTER, PATROL, QUESTION, REQUEST, House, numbers

ZONE: Final = timezone(timedelta(hours=8))
NOW: Final = datetime(2026, 12, 16, 15, 30, tzinfo=ZONE)
"""The moment at which every office is looked at: near enough to a year without a notice for limits to be open."""
RULE_SETS: Final = {
    "A": "gansu-zhijiao",
    "B": "weichang-dangan",
    "C": "taian-jiaoyu",
    "D": "taierzhuang",
    "E": "tangshan-renshe",
    "L": "tiaoli",
}
"""The rule sets by the letters of their documents; L is the 条例 alone."""
SAMPLE: Final = "sample"
OLD: Final = "old-version-12"
"""An office of six weeks under rule set C as the program wrote it before its rooms stood on one spine."""
LIVES: Final = tuple(f"{letter}-{ruleset}" for letter, ruleset in RULE_SETS.items())
NEW: Final = (SAMPLE, *LIVES)
"""The offices that are made anew each time."""
OFFICES: Final = (*NEW, OLD)
"""The offices that are told, by the names of their folders here."""
_DATA: Final = Path(__file__).parents[1] / "data"
_DAYS: Final = (
    *("2026-11-02", "2026-11-04", "2026-11-09", "2026-11-12", "2026-11-17", "2026-11-20"),
    *("2026-11-25", "2026-11-30", "2026-12-03", "2026-12-08", "2026-12-11", "2026-12-15", "2026-12-16"),
)
_ARRIVED: Final = (
    *("2026-09-24", "2026-10-12", "2026-10-19", "2026-10-26", "2026-11-02", "2026-11-05", "2026-11-09"),
    *("2026-11-13", "2026-11-18", "2026-11-23", "2026-11-26", "2026-12-01", "2026-12-07", "2026-12-11"),
)
"""When applications came in that are entered at the end, with what has been done of them since."""
_OWN: Final = {"doc_no": "", "mail_no": "XA12345678911", "workdays": "5"}
"""What an application's forms are told alike: numbers come from the office's series."""
_STEPS: Final = 16
"""How many steps are tried with an application."""
_FILED: Final = 14
"""How many steps are taken with filings."""
_TITLES: Final = (
    *("关于印发校园安全检查办法的通知", "2026年度部门决算", "校车运行情况统计月报", "教育工作会议纪要"),
    *("招生工作实施方案", "行政处罚决定书", "重大事项社会稳定风险评估报告", "中小学收费标准公示"),
)
_ASKED: Final = (
    *("2025年全区学校食堂检查结果", "校车运行情况统计", "学区划分的论证材料\n学区划分的公示"),
    *("教师招聘总成绩", "体育馆改造工程的中标合同", "要求处理某校违规收费"),
)
_PEOPLE: Final = {
    "钟科长": "科室负责人",
    "柳审查": "审查员",
    "苏副主任": "分管领导",
    "何主任": "第一责任人",
    "王芳": "经办人",
}
_DEPARTMENTS: Final = ("办公室", "基础教育科", "财务科")
_SAID: Final = {
    "who": "李四",
    "by": "局长办公会",
    "addressee": "区财政局",
    "reason": "照实登记",
    "why": "内容有误，需要更正",
    "url": "http://www.example.gov.cn/zwgk/1.html",
    "number": "某函〔2026〕5号",
    "doc_no": "某发〔2026〕12号",
    "checked": "李四",
    "internal_no": "内-7",
}
_ENDS: Final = frozenset({"void", "withdraw", "object", "close", "review.withdraw"})
"""Acts after which little is left to do: seldom done."""
_AHEAD: Final = {"valid_until": 90, "reply_by": 9, "until": 12, "order_until": 20}
"""Days that lie ahead, in calendar days."""
T = TypeVar("T")


@contextmanager
def fixed_chance() -> Iterator[None]:
    """Salts and codes are drawn alike every time; names of unfinished files, which nothing tells of, as ever."""
    salts, tokens = Random("salts"), Random("tokens")
    with (
        patch.object(writing, "urandom", salts.randbytes),
        patch.object(secrets, "token_hex", lambda size=32: tokens.randbytes(size).hex()),
        patch.object(secrets, "choice", tokens.choice),
    ):
        yield


def pick(of: Sequence[T], *told: object) -> T:
    """One of several, the same one for the same words: what else there is to choose from changes few choices."""
    digests = (
        (blake2b(f"{told} {one} {at}".encode(), digest_size=8).digest(), at) for at, one in enumerate(of)
    )
    return of[min(digests)[1]]


class Life:
    """An office under one rule set, from its founding to NOW."""

    def __init__(self, root: Path, ruleset: str) -> None:
        self._moment = datetime.fromisoformat(f"{_DAYS[0]}T09:00:00").replace(tzinfo=ZONE)
        self._files = root.parent
        self.house = House.founded(root, ruleset, "某县教育局", lambda: self._moment)
        self.house.staff(_DEPARTMENTS, _PEOPLE)
        self.clerks = self.house.clerks()
        self.records: dict[str, list[int]] = {
            kind: [] for kind in (*AFFAIRS, LETTER, ITEM, ENTRY, REQUEST, FILING)
        }
        self.story: list[str] = []
        self.undone: dict[str, list[str]] = {}
        self._done: dict[tuple[str, str], int] = {}
        self._tick, self._pace = 0, timedelta(minutes=7)

    # — living —

    def live(self) -> None:
        """Every day of it."""
        self._catalogue()
        for at, day in enumerate(_DAYS):
            self._moment = datetime.fromisoformat(f"{day}T09:00:00").replace(tzinfo=ZONE)
            self._arrivals(at)
            for kind, times in ((ITEM, 9), (LETTER, 3), (QUESTION, 1), (PATROL, 1), (LEAK, 2)):
                for _ in range(times):
                    self._go(kind)
            self._papers(at)
            self._tidy(at)
            self._straight(at)
        self._moment = NOW - timedelta(hours=3)
        self._evening()
        self._pace = timedelta(seconds=20)
        for nth, arrived in enumerate(_ARRIVED):
            self._application(nth, date.fromisoformat(arrived))
        if self.house.rules.filing is not None:
            self._filing()
        self._moment = NOW

    def told(self) -> tuple[str, ...]:
        """What was done and refused, and what the undoing of each kind of event would tell."""
        undone = (f"撤销 {kinds}：{one}" for kinds, lines in sorted(self.undone.items()) for one in lines)
        return (*self.story, *undone)

    def _arrivals(self, at: int) -> None:
        """What comes in on a day."""
        for nth in range(4 if at < 2 else at % 2):
            self._new_item(3 * at + nth)
        if at in (2, 4):
            self._new_item(at, whole=True)
        if at in (1, 2, 3, 5, 7, 9, 11):
            about = [pick(self.records[ITEM], "letter", at)]
            about += [pick(self.records[ITEM], "second", at)] if at == 5 else []
            self._new(LETTER, dict.fromkeys(about), at)
        if at in (1, 4, 8, 11):
            self._new(QUESTION, (), at)
            self._new(LEAK, (), at)
        if at in (2, 6, 10):
            self._new(PATROL, (), at)

    def _evening(self) -> None:
        """What came in last and waits for everything: open limits that reach into the year to come."""
        waiting = []
        for nth in range(4):
            self._new_item(40 + 4 * nth, attribute="主动公开")
            waiting.append(self.records[ITEM][-1])
        act = self.house.hand_in_form(waiting[:2])
        values = self.filled(act, ("evening",), 0)
        self._try(
            f"送审 {numbers(waiting[:2])}",
            lambda: self.house.hand_in(waiting[:2], values, self._clerk()) or "",
        )
        for kind, about in ((LETTER, waiting[2:3]), (QUESTION, ()), (LEAK, ())):
            self._new(kind, about, 99)
        for nth, (kind, key) in enumerate(((QUESTION, "forward"), (QUESTION, "answer"), (LEAK, "report"))):
            self._new(kind, (), 100 + nth)
            self._once(kind, self.records[kind][-1], key)

    def _filing(self) -> None:
        """The filing of the quarter, and whatever may be done with it."""
        for step in range(_FILED):
            if not self.records[FILING] or step == _FILED // 2:
                self._new(FILING, (), step)
            self._go(FILING)

    def _application(self, nth: int, arrived: date) -> None:
        """An application and what was done of it, each step some days after the one before."""
        act = self.house.form(REQUEST)
        known = self.filled(act, (REQUEST, nth), 0)
        facts = {"arrived": arrived.isoformat(), "asked": _ASKED[nth % len(_ASKED)], "number": ""}
        early = {key: arrived.isoformat() for key in ("applied", "confirmed", "reached") if known.get(key)}
        values = {**known, **facts, **early} | dict.fromkeys(("postmark", "source_day", "platform_day"), "")
        if not self._try(f"申请 {facts['asked'][:9]}", partial(self._begun, REQUEST, values)):
            return
        record, day = self.records[REQUEST][-1], arrived
        for step in range(_STEPS):
            day = min(day + timedelta(days=pick((0, 0, 1, 2, 4), record, step)), NOW.date())
            beside = list(self.house.beside(record))
            kind, one = pick([(REQUEST, record), (REQUEST, record), *beside[-2:]], "which", record, step)
            self._stepped(kind, one, day)

    def _stepped(self, kind: str, record: int, day: date) -> None:
        """One act on that day: of those permitted one that was done least."""
        seldom = _ENDS | {"reveal", "amend"}
        acts = [one for one in self.house.acts(kind, record) if one.key not in seldom or self._tick % 11 == 4]
        if not acts:
            return
        act = min(acts, key=lambda one: self._weight(kind, one))
        self._done[kind, act.key] = self._done.get((kind, act.key), 0) + 1
        for salt in range(2):
            values = self.filled(act, (kind, record, self._tick), salt)
            values = {
                key: self._on(column, values[key], day) for key in values if (column := act.form.column(key))
            }
            what = f"{kind} #{record} {act.key} {act.title} {day}"
            if self._try(what, partial(self._did, kind, record, act, values)):
                return

    def _on(self, column: Column, value: object, day: date) -> object:
        """A value of a form on that day: what is told of today is told of it."""
        if column.kind is not Kind.DATE or not value or column.key == "arrived":
            return value
        return (day + timedelta(days=_AHEAD.get(column.key, 0))).isoformat()

    def _once(self, kind: str, record: int, key: str) -> None:
        """One act of a record, where it is offered."""
        for act in (one for one in self.house.acts(kind, record) if one.key == key):
            values = self.filled(act, (kind, record, "once"), 0)
            self._try(f"{kind} #{record} {key} {act.title}", partial(self._did, kind, record, act, values))

    def _new_item(self, at: int, *, whole: bool = False, attribute: str = "") -> None:
        rules = self.house.rules
        attributes = ("主动公开", *rules.attributes)
        attribute = attribute or attributes[at % len(attributes)]
        values: dict[str, object] = {
            "title": _TITLES[at % len(_TITLES)],
            "formed": (self._moment.date() - timedelta(days=at % 9)).isoformat() if at % 7 != 6 else "",
            "department": _DEPARTMENTS[at % len(_DEPARTMENTS)],
            "attribute": attribute,
            "category": rules.categories[at % len(rules.categories)] if rules.categories else "",
            "source": rules.sources[at % len(rules.sources)].title,
            "form": rules.channels[0].title,
            "summary": "第一条　目的和依据" if at % 3 == 0 else "",
            "doc_no": f"某教发〔2026〕{at}号" if at % 2 else "",
            "valid_until": (self._moment.date() + timedelta(days=20)).isoformat() if at % 5 == 4 else "",
        }
        if attribute == "不予公开":
            values |= {
                "withheld_reason": pick([one.title for one in rules.reasons], at),
                "basis": "条例第十五条",
            }
        act = self.house.form(ITEM)
        if whole:
            values = {**self.filled(act, (ITEM, at), 0), **values}
        self._try(f"登记 {values['title']}", lambda: self._begun(ITEM, values))

    def _new(self, kind: str, about: Iterable[int], at: int) -> None:
        items = tuple(about)
        act = self.house.form(kind, items)
        for salt in range(3):
            values = self.filled(act, (kind, at), salt)
            if kind == LETTER and at in (3, 9):
                values |= {DAY: "", "received": "", "reply_by": ""}
            if self._try(f"新 {kind} {numbers(items)}", partial(self._begun, kind, values, items)):
                return

    def _begun(self, kind: str, values: Mapping[str, object], about: Sequence[int] = ()) -> str:
        found = self.house.enter(kind, values, self._clerk(), about)
        self.records[kind] += found
        return numbers(found)

    def _go(self, kind: str) -> None:
        """One act on one record of a kind: of those permitted one that was done least."""
        known, acts, record = list(self.records[kind]), [], 0
        while known and not acts:
            known.remove(record := pick(known, kind, self._tick))
            acts = [
                one for one in self.house.acts(kind, record) if one.key not in _ENDS or self._tick % 7 == 4
            ]
        if not acts:
            return
        act = min(acts, key=lambda one: self._weight(kind, one))
        self._done[kind, act.key] = self._done.get((kind, act.key), 0) + 1
        for salt in range(3):
            values = self.filled(act, (kind, record, self._tick), salt)
            what = f"{kind} #{record} {act.key} {act.title}"
            if self._try(what, partial(self._did, kind, record, act, values)):
                return

    def _weight(self, kind: str, act: NextAct) -> tuple[float, str]:
        """How often an act was done; what comes next is done four times as often as what is merely possible."""
        return self._done.get((kind, act.key), 0) / (4 if act.primary else 1), act.key

    def _did(self, kind: str, record: int, act: NextAct, values: Mapping[str, object]) -> str:
        self.house.do(kind, record, act.key, values, self._clerk())
        return ""

    def _try(self, what: str, do: Callable[[], str]) -> bool:
        """Do something, or note how it was refused; what its undoing would tell is noted with it."""
        self._moment += self._pace
        self._tick += 1
        before, _ = self.house.head()
        try:
            done = do()
        except Refused as refused:
            self.story.append(f"{self._moment:%m-%d %H:%M} {what} ✗ {refused}")
            return False
        self.story.append(f"{self._moment:%m-%d %H:%M} {what} → {done}".rstrip(" →"))
        self._note_undo(before)
        return True

    def _note_undo(self, before: int) -> None:
        """What the undoing of each kind of event tells, the first two times."""
        kinds = "+".join(dict.fromkeys(one.kind for one in self.house.events(before)))
        actor = next((one.actor for one in self.house.events(before)), 0)
        known = self.undone.setdefault(kinds, [])
        if kinds and actor and len(known) < 2:
            try:
                known.append(self.house.last_act(actor))
            except Refused as refused:
                known.append(f"✗ {refused}")

    def _clerk(self) -> int:
        return self.clerks[self._tick % len(self.clerks)]

    # — filling in —

    def filled(self, act: NextAct, told: tuple[object, ...], salt: int) -> dict[str, object]:
        """A form filled in so that it may be taken; another ``salt`` chooses otherwise."""
        known = dict(act.defaults)
        for column in act.form.columns:
            if column.key == DAY or (known.get(column.key) and salt < 2):
                continue
            wanted = column.required or column.key == "grounds" or act.key == "enter"
            wanted = wanted or pick((True, False), column.key, *told, salt)
            value = self._value(column, (*told, act.key, salt)) if wanted else ""
            if value not in ("", None):
                known[column.key] = value
        return self._agreeing(known, act)

    def _agreeing(self, known: dict[str, object], act: NextAct) -> dict[str, object]:
        """What does not go with the rest of a form is left out."""
        if "entry" in act.form.keys:
            known["entry"] = ""
        if "withheld_reason" in act.form.keys and known.get("attribute") != "不予公开":
            known["withheld_reason"] = ""
        if act.key == "amend" and "note" in act.form.keys:
            known = {**act.defaults, "note": f"改动{self._tick}"}
        return known

    def _value(self, column: Column, told: tuple[object, ...]) -> object:
        if column.kind is Kind.DATE:
            ahead = _AHEAD.get(column.key, 0)
            return (self._moment.date() + timedelta(days=ahead)).isoformat()
        if column.kind in (Kind.SEVERAL, Kind.CHECKS):
            return list(column.choices)
        if column.kind is Kind.RECORD:
            return f"#{pick(self.records[ITEM], column.key, *told)}"
        if column.kind is Kind.FILE:
            return str(self._file()) if pick((True, False, False), column.key, *told) else ""
        if column.kind is Kind.INTEGER:
            return pick(("1", "2", "5"), column.key, *told)
        if column.kind is Kind.FLAG:
            return pick((True, False), column.key, *told)
        if column.key == "hour":
            return f"{self._moment:%H:%M}"
        if column.key == "opinion":
            return (
                pick((column.choices[0],) * 5 + column.choices[1:], column.key, *told)
                if column.choices
                else ""
            )
        if column.choices:
            return pick(column.choices, column.key, *told)
        return _SAID.get(column.key) or f"{column.title}{pick('一二三四五', column.key, *told)}"

    def _file(self) -> Path:
        file = self._files / f"网页{self._tick % 3}.txt"
        file.write_text(f"第{self._tick % 3}份材料", encoding="utf-8")
        return file

    # — what is not an act of one record —

    def _catalogue(self) -> None:
        for first, content, limit in (
            ("机关信息", "机构设置和职能", "信息形成之日起20个工作日内"),
            ("机关信息", "校车运行情况", "每月"),
            ("财政资金", "部门决算", "信息形成之日起7个工作日内"),
            ("重点领域", "招生信息", "及时"),
            ("重点领域", "评估结果", "随时看情况"),
        ):
            values = {"first_level": first, "content": content, "time_limit": limit, "department": "办公室"}
            self._try(f"条目 {content}", partial(self._begun, ENTRY, values))
        self._try("发布 第一版", lambda: self.house.release("首次发布", self._clerk()) or "")

    def _tidy(self, at: int) -> None:
        """The catalogue, files, many at once, and what is taken back."""
        house, items, entries = self.house, self.records[ITEM], self.records[ENTRY]
        some = items[-3:]
        if at in (2, 5, 9):
            entry = entries[at % len(entries)]
            self._try(f"归入 #{entry} {numbers(some)}", lambda: house.assign(entry, some, self._clerk()))
        if at == 6:
            self._try("移出", lambda: house.leave(entries[2], items, self._clerk()) or "")
        if at in (3, 7, 8, 10, 11):
            entry = entries[at % 4]
            for act in house.acts(ENTRY, entry)[at % 2 :][:1]:
                values = {**act.defaults, "why": "职能调整", "note": f"改动{at}", "time_limit": "每季度"}
                what = f"条目 #{entry} {act.title}"
                self._try(what, partial(self._did, ENTRY, entry, act, values))
        if at == 9:
            self._try("发布 第二版", lambda: house.release("动态调整", self._clerk()) or "")
        if at % 3 == 1:
            item = pick(items, "file", at)
            self._try(f"附件 #{item}", lambda: house.attach(item, self._file(), self._clerk()) or "")
        if at in (4, 8):
            self._together(at)
        if at == 8:
            day = date(2026, 12, 14)
            self._try(f"放假 {day}", lambda: house.day_off(day, "供水检修", actor=self._clerk()) or "")
        if at == 5:
            self._screen(items[0])
        if at in (3, 5, 7, 10, 11):
            actor = self._clerk()
            self._try(f"撤销 {actor}", lambda: f"{house.last_act(actor)}{house.undo_last(actor) or ''}")
        if at == 6:
            self._try("撤销一步", self._step_back)

    def _together(self, at: int) -> None:
        """One act on many items."""
        house = self.house
        some = [one for one in self.records[ITEM] if any(act.key == "step" for act in house.acts(ITEM, one))][
            :3
        ]
        for act in house.common_acts(some)[:1] if some else ():
            values = self.filled(act, ("many", at), 0)
            what = f"一并 {act.title} {numbers(some)}"
            self._try(what, partial(house.do_many, some, act.key, values, self._clerk()))

    def _screen(self, item: int) -> None:
        """A file that goes out with personal data in it, looked through and confirmed."""
        file = self._files / "名单.txt"
        file.write_text("王小明 11010119900307109X 手机13800138000", encoding="utf-8")
        house = self.house
        self._try(f"附件 #{item}", lambda: house.attach(item, file, self._clerk(), "公开附件") or "")
        self._try(f"检查 #{item}", lambda: house.screen(item, "确认无碍", self._clerk()))

    def _straight(self, at: int) -> None:
        """Items that go straight: every next act in its order, as far as publication or to its eve."""
        if at not in (1, 3, 6):
            return
        self._new_item(60 + at, attribute="不予公开" if at == 6 else "主动公开")
        item = self.records[ITEM][-1]
        if at == 6:
            self._next(item, "attribute", attribute="主动公开", reason="事由已经消失")
        for _ in range(8):
            if not self._next(item, "publish" if at != 3 else ""):
                return

    def _next(self, item: int, wanted: str, **facts: object) -> bool:
        """The next act of an item, or one that is wanted and offered; False where there is none or it is refused."""
        acts = self.house.acts(ITEM, item)
        act = next((one for one in acts if one.primary and one.key not in ("publish", "hand_in")), None)
        act = act or next((one for one in acts if one.primary or facts), None)
        if facts:
            act = next((one for one in acts if one.key == wanted), None)
        if act is None or (act.key == "publish" and wanted != "publish"):
            return False
        values = {column.key: self._plain(column) for column in act.form.columns if column.key != DAY}
        values = self._agreeing({**values, **{k: v for k, v in act.defaults.items() if v}, **facts}, act)
        return self._try(f"item #{item} {act.key} {act.title}", lambda: self._did(ITEM, item, act, values))

    def _plain(self, column: Column) -> object:
        """What lets an item pass: the first choice, every check, no reason for a deviation."""
        if column.key in ("reason", "paper") or column.kind in (Kind.FILE, Kind.RECORD):
            return ""
        return column.choices[0] if column.kind is Kind.CHOICE else self._value(column, ("plain",))

    def _step_back(self) -> str:
        """The last step of an item that can be taken back on its own."""
        for record in self.records[ITEM]:
            for entry in reversed(self.house.panel(ITEM, record).timeline):
                if entry.undoable and entry.event != record:
                    self.house.undo(entry.event, self._clerk())
                    return f"#{record} {entry.text}"
        return "—"

    def _papers(self, at: int) -> None:
        """Sheets that go out, come back, or are only printed."""
        house, clerk = self.house, self._clerk()
        if at in (1, 4):
            waiting = [
                one
                for one in self.records[ITEM]
                if any(act.key in ("step", "hand_in") for act in house.acts(ITEM, one))
            ][:3]
            number = self._printed("review-list", waiting)
            if number:
                self._try(f"送签 {number}", lambda: house.hand_over(number, "柳审查", clerk) or "")
            if number and at == 1:
                self._try(f"收回 {number}", lambda: house.take_back(number, clerk) or "")
        if at == 6:
            self._try("作废 2026-0002", lambda: house.drop("2026-0002", clerk) or "")
        if at == 7:
            self._printed("leak-report", self.records[LEAK][:1])
            self._printed("coordination", self.records[LETTER][:1])
        if at == 10:
            self._printed("patrol-record", self.records[PATROL][-1:])

    def _printed(self, paper: str, records: Sequence[int]) -> str:
        found: list[str] = []

        def do() -> str:
            found.append(self.house.print(paper, records, self._clerk()))
            return found[0]

        self._try(f"打印 {paper} {numbers(records)}", do)
        return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Lived:
    """An office that is there to be looked at: its folder, and how it came to be."""

    root: Path
    story: tuple[str, ...]


def lived(office: str, place: Path) -> Lived:
    """The office of that name (see OFFICES), made in a folder."""
    root = place / "台账"
    story: tuple[str, ...] = ()
    with fixed_chance():
        if office == SAMPLE:
            house = House.sample(root, lambda: NOW)
        elif office == OLD:
            with ZipFile(_DATA / f"office-{OLD.removeprefix('old-')}.zip") as kept:
                kept.extractall(root)
            house = House.opened(root, lambda: NOW, writing=True)
        else:
            life = Life(root, RULE_SETS[office.partition("-")[0]])
            life.live()
            house, story = life.house, life.told()
    assert house.problems() == []
    house.close()
    return Lived(root, story)


def opened(found: Lived) -> House:
    """The office of a life, to be read at NOW."""
    return House.opened(found.root, lambda: NOW)
