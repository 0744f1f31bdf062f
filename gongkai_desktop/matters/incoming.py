"""Old side ledgers: how their columns are headed, how a cell is read, whether a row can come in.

Everything here can be handed to the reading process: functions of the module, and partials of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Final, TypeAlias

from gongkai_desktop.ledger import Column, Kind, Ledger, fold_text
from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.ledger.values import fold_header
from gongkai_desktop.matters.definition import HOUR, VOIDED, ActPlan, Asked, Definition
from gongkai_desktop.matters.history import (
    CLOSED,
    CLOSED_TITLE,
    OLD,
    SEVERAL,
    STATE,
    asked_of,
    closing,
    fields_of,
    key_of,
    keys_of,
)
from gongkai_desktop.matters.matter import name_of
from gongkai_desktop.matters.views import ledger_of
from gongkai_desktop.matters.words import read_hour
from gongkai_desktop.office.secrecy import marked

Read: TypeAlias = Callable[[str], str]
_STATE_TITLE: Final = "状态"
_DAYS: Final = (
    *("收到日期", "收到时间", "登记日期", "登记时间", "受理日期", "受理时间", "发生日期", "发生时间"),
    *("日期", "时间"),
)
_CLOSED: Final = (
    "办结时间",
    "结案日期",
    "结案时间",
    "完成日期",
    "完成时间",
    "办理完毕日期",
    "办毕日期",
    "了结日期",
)
_STATES: Final = ("办理状态", "目前状态", "当前状态")
_WHO: Final = ("姓名", "人员")
"""Other headers of the columns that every ledger has."""
_CALLED: Final = ("登记", "认定")
"""What stands before the name of an act that old ledgers do without (登记答复 is 答复)."""
_DONE: Final = frozenset(
    {"办结", "已办结", "已办", "完结", "已完结", "办理完毕", "已完成", "完成", "结案", "已结案"}
)
_SOLID: Final = (Kind.DATE, Kind.INTEGER, Kind.FLAG, Kind.LONG)


def incoming(ledger: Definition) -> Ledger:
    """The columns under which an old ledger may have its records: those of its forms, in the order of an export."""
    columns = [
        Column(DAY, ledger.list.get(DAY, "日期"), Kind.DATE),
        *(_column(key_of(ledger.begin, one.key), one, one.title) for one in asked_of(ledger.begin)),
        *chain.from_iterable(_of_act(ledger, act) for act in ledger.acts),
        Column(STATE, _STATE_TITLE),
        Column(CLOSED, CLOSED_TITLE, Kind.DATE),
    ]
    others = {
        DAY: _DAYS,
        STATE: _STATES,
        CLOSED: _CLOSED,
        **dict(_headed(ledger)),
    }
    return Ledger(name_of(ledger.key), ledger.title, tuple(_with_synonyms(columns, others)))


def _of_act(ledger: Definition, act: ActPlan) -> Iterator[Column]:
    if act is not closing(ledger):  # whose day every ledger has
        yield Column(key_of(act, DAY), f"{act.title}日期", Kind.DATE)
    yield from (_column(key_of(act, one.key), one, f"{act.title}：{one.title}") for one in asked_of(act))


def _column(key: str, asked: Asked, title: str) -> Column:
    """A field as workbooks have it. Choices that a rule set or a record gives are open here: history had others."""
    told = asked.column(asked.choices, "")
    closed = told.kind is Kind.CHOICE and bool(asked.choices)
    kind = told.kind if closed or told.kind in _SOLID else Kind.TEXT
    return Column(key, title, kind, told.width, told.choices if closed else ())


def _headed(ledger: Definition) -> Iterator[tuple[str, tuple[str, ...]]]:
    """By column, the other headers under which old ledgers carry it, the likeliest first."""
    heads = ledger.list
    for one in asked_of(ledger.begin):
        called = (heads.get("title", ""),) if one.key in ledger.called else ()
        who = (heads.get("who", ""), *_WHO) if one.key == ledger.who else ()
        yield key_of(ledger.begin, one.key), (*one.synonyms, *called, *who, *_bare(one.title))
    for act in ledger.acts:
        names = (act.title, *(act.title.removeprefix(word) for word in _CALLED if act.title.startswith(word)))
        yield key_of(act, DAY), tuple(f"{name}{word}" for name in names for word in ("日期", "时间"))
        for one in asked_of(act):
            joined = (f"{name}{mark}{one.title}" for name in names for mark in ("：", "", "的"))
            yield key_of(act, one.key), (*one.synonyms, *joined, one.title, *_bare(one.title))


def _bare(title: str) -> tuple[str, ...]:
    """A title of several words (意见、建议) by its first one too."""
    first = title.partition("、")[0]
    return (first,) if first != title and len(first) > 1 else ()


def _with_synonyms(columns: list[Column], others: Mapping[str, tuple[str, ...]]) -> Iterator[Column]:
    """The columns with those other headers that are no column's title, and no other column's as well."""
    titles = {fold_header(column.title) for column in columns}
    meant: dict[str, set[str]] = {}
    for key, headers in others.items():
        for header in headers:
            meant.setdefault(fold_header(header), set()).add(key)
    for column in columns:
        free = (
            header
            for header in others.get(column.key, ())
            if header and fold_header(header) not in titles and len(meant[fold_header(header)]) == 1
        )
        yield replace(column, synonyms=tuple(dict.fromkeys(free)))


def computed(ledger: Definition) -> frozenset[str]:
    """Folded headers of what our own workbook works out; they mean nothing when they come back."""
    known = incoming(ledger)
    return frozenset(
        fold_header(column.title)
        for column in ledger_of(ledger).columns
        if known.by_header(column.title) is None
    )


# — reading —


def readings(ledger: Definition) -> Mapping[str, Read]:
    """Per column what the ledger itself makes of a cell's text."""
    hours: dict[str, Read] = {key: read_hour for key, one in fields_of(ledger) if one.kind == HOUR}
    return {**hours, STATE: partial(read_state, states(ledger), _closed_state(ledger))}


def several(ledger: Definition) -> frozenset[str]:
    """The columns that hold several choices."""
    return frozenset(key for key, one in fields_of(ledger) if one.kind in SEVERAL)


def states(ledger: Definition) -> tuple[str, ...]:
    """What may be said of where a record stands."""
    return (*(plan.title for plan in ledger.states), OLD.title, _closed_state(ledger), VOIDED)


def _closed_state(ledger: Definition) -> str:
    return next((plan.title for plan in ledger.states if plan.closed), "已办结")


def read_state(known: tuple[str, ...], closed: str, text: str) -> str:
    """Where a record stood, in the words of its definition where the old ledger's are understood, else as written."""
    folded = fold_text(text)
    found = next((title for title in known if fold_text(title) == folded), "")
    return found or (closed if folded in _DONE else text)


def days_of(ledger: Definition) -> frozenset[str]:
    """The columns of days on which something had happened."""
    return frozenset({DAY, CLOSED, *(key_of(act, DAY) for act in ledger.acts)})


def course_of(ledger: Definition) -> frozenset[str]:
    """The columns that tell what became of a record; of them an empty cell says something too."""
    return frozenset({STATE, CLOSED, *chain.from_iterable(keys_of(act) for act in ledger.acts)})


# — whether a row comes in —


def objection(named: tuple[str, ...], fields: Mapping[str, str]) -> tuple[str, str] | None:
    """Why an old row cannot be taken at all: (column key, reason), or None. Incompleteness is no reason."""
    for key, value in fields.items():
        if marked((value,)):
            return key, "有国家秘密标志，不能登记；请改为代称和内部编号"
    return None if any(fields.get(key) for key in named) else (named[0], "没有写是什么事")


def doubts(
    known: tuple[str, ...], titles: Mapping[str, str], fields: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What contradicts itself in a row, or was not understood: (column key, in words). It comes in all the same.

    ``titles`` are those of the columns with days, by key.
    """
    begun = fields.get(DAY, "")
    for key, title in titles.items():
        if begun and fields.get(key) and fields[key] < begun:
            yield key, f"{title}早于{titles[DAY]} {begun}，照原样登记，请核对"
    if (state := fields.get(STATE, "")) and state not in known:
        yield STATE, f"看不出是哪一种状态（{'、'.join(dict.fromkeys(known))}），按其他各列算"
