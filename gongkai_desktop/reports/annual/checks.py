"""The checks of an annual report, live all year: its tables, its texts, and both against the year before. Pure.

What has not been begun is not wrong yet: texts are checked once one is written, blank cells once one is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from hashlib import blake2b
from types import MappingProxyType
from typing import Final

from gongkai_desktop.paper.letter import UNKNOWN
from gongkai_desktop.reports.annual.figures import COLUMNS, REMEDY_COLUMNS, REMEDY_PATHS, Figures, number_of
from gongkai_desktop.reports.annual.layout import MADE, OTHERS, PROBLEMS, REPEALED, VALID
from gongkai_desktop.requests.counting import DOUBTS, Doubt
from gongkai_desktop.requests.tally import (
    CARRIED_IN,
    CARRIED_OUT,
    RECEIVED,
    SETTLED,
    TOTAL,
    Numbers,
    doubtful_view,
)

ALIKE: Final = 0.8
"""From this likeness to last year's on a part five is told to be a copy (雷同敷衍)."""
PASSED, OPEN, EXPLAINED, HINT, WRONG = "通过", "待填", "已说明", "提示", "不符"
"""How a check stands."""
_TONES: Final = {PASSED: "good", HINT: "near", WRONG: "late"}
_FEE: Final = "信息处理费"
_TELLING: Final = ("balance", "settled", "totals")
"""Checks that fail where an application is not known well enough."""


@dataclass(frozen=True, slots=True)
class Note:
    """Why a check that fails may stay so: in words, by whom (a person's record), on which day, of which figures."""

    text: str
    by: int
    day: str
    mark: str


@dataclass(frozen=True, slots=True)
class Check:
    """One check. ``detail`` says what was found; ``mark`` stands for the figures that it looked at.

    ``warning``: it is experience, no rule. ``views`` are lists of the applications that it is about. ``note`` is why
    it may fail, None where nobody said so of these figures.
    """

    key: str
    name: str
    ok: bool
    detail: str
    mark: str
    warning: bool = False
    views: tuple[tuple[str, str], ...] = ()
    note: Note | None = None

    @property
    def standing(self) -> str:
        """How it stands in one word: what has nothing to look at yet has not passed."""
        if self.note is not None:
            return EXPLAINED
        if self.ok:
            return OPEN if self.detail else PASSED
        return HINT if self.warning else WRONG

    @property
    def tone(self) -> str:
        """The tone of its line (``SectionLine``), wherever it is told."""
        return _TONES.get(self.standing, "soft")

    @property
    def head(self) -> str:
        """How its line begins, wherever it is told."""
        return f"{self.standing}　{self.name}"

    @property
    def settled(self) -> bool:
        """Whether nobody has to look at it any more."""
        return self.ok or self.note is not None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The report of the year before, as it was signed: what it carries over, what is in force by row, its texts."""

    year: int
    carried_out: Numbers
    in_force: Mapping[str, str]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is checked: figures, texts by the key of their part, the year before (None where it is not known)."""

    figures: Figures
    texts: Mapping[str, str] = field(default_factory=dict)
    earlier: Earlier | None = None

    @property
    def written(self) -> bool:
        """Whether any text is written."""
        return any(text.strip() for text in self.texts.values())

    def text(self, part: str) -> str:
        """The text of a part."""
        return self.texts.get(part, "").strip()


Found = tuple[list[str], object]
"""What is wrong, each in words, and what was looked at."""


def checks(checked: Checked, notes: Mapping[str, Note] = MappingProxyType({})) -> tuple[Check, ...]:
    """Every check with what it found; a note of a check counts as long as its figures are the same."""
    return tuple(_noted(one, notes.get(one.key)) for one in _all(checked))


def _noted(check: Check, note: Note | None) -> Check:
    stands = note is not None and note.mark == check.mark and not check.ok
    return replace(check, note=note) if stands else check


def _all(checked: Checked) -> Iterator[Check]:
    for key, name, find, warning in _CHECKS:
        wrong, seen = find(checked)
        told = next((one for one in wrong if one.startswith(_NOT_YET)), "")
        detail = told.removeprefix(_NOT_YET) if told else "；".join(wrong)
        mark = blake2b(repr((seen, wrong)).encode(), digest_size=8).hexdigest()
        ok = bool(told) or not wrong
        yield Check(key, name, ok, detail, mark, warning, () if ok else _views(key, checked.figures))


_NOT_YET: Final = "\0"
"""Before what a check says that has nothing to look at yet."""


def _views(key: str, figures: Figures) -> tuple[tuple[str, str], ...]:
    if key not in (*_TELLING, "known"):
        return ()
    return tuple(
        (DOUBTS[Doubt(one)].partition("，")[0], doubtful_view(figures.year, one)) for one in figures.doubts
    )


# — table three —


def _balance(checked: Checked) -> Found:
    row = checked.figures.row
    came, before, ended, after = (row(key) for key in (RECEIVED, CARRIED_IN, SETTLED, CARRIED_OUT))
    wrong = [
        f"{COLUMNS[at]}：{came[at]}＋{before[at]} 不等于 {ended[at]}＋{after[at]}"
        for at in range(len(COLUMNS))
        if came[at] + before[at] != ended[at] + after[at]
    ]
    return wrong, (came, before, ended, after)


def _settled(checked: Checked) -> Found:
    figures = checked.figures
    rows = [
        row.key for row in figures.layout.rows if row.key not in (RECEIVED, CARRIED_IN, SETTLED, CARRIED_OUT)
    ]
    sums = tuple(sum(figures.row(key)[at] for key in rows) for at in range(len(COLUMNS)))
    whole = figures.row(SETTLED)
    wrong = [
        f"{COLUMNS[at]}：各行之和 {sums[at]}，（七）总计 {whole[at]}"
        for at in range(len(COLUMNS))
        if sums[at] != whole[at]
    ]
    return wrong, (sums, whole)


def _totals(checked: Checked) -> Found:
    wrong, seen = [], []
    for row in checked.figures.layout.rows:
        *parts, total = checked.figures.row(row.key)
        seen.append((sum(parts), total))
        if sum(parts) != total:
            wrong.append(f"{row.title}：各类申请人之和 {sum(parts)}，总计 {total}")
    return wrong, seen


def _known(checked: Checked) -> Found:
    doubts = checked.figures.doubts
    return [f"{count} 件{DOUBTS[Doubt(one)]}" for one, count in doubts.items() if count], dict(doubts)


def _carried(checked: Checked) -> Found:
    earlier, now = checked.earlier, checked.figures.row(CARRIED_IN)
    if earlier is None:
        return [f"{_NOT_YET}上一年的报告没有在本软件里签发，请对照已公布的报告"], now
    wrong = [
        f"{COLUMNS[at]}：{earlier.year} 年结转下年度 {earlier.carried_out[at]}，本年的上年结转 {now[at]}"
        for at in range(len(COLUMNS))
        if earlier.carried_out[at] != now[at]
    ]
    return wrong, (earlier.carried_out, now)


# — tables four and two —


def _remedies(checked: Checked) -> Found:
    table = checked.figures.remedies
    wrong = [
        f"{path}：各格之和 {sum(parts)}，{REMEDY_COLUMNS[-1]} {total}"
        for path, (*parts, total) in zip(REMEDY_PATHS, table, strict=True)
        if sum(parts) != total
    ]
    return wrong, table


def _in_force(checked: Checked) -> Found:
    """现行有效 is last year's with what was made and without what ended, where all four are known."""
    figures, earlier = checked.figures, checked.earlier
    if earlier is None:
        return [f"{_NOT_YET}没有上一年的现行有效件数，无从核对"], ""
    wrong, seen = [], []
    for block in figures.layout.blocks:
        by_use = {column.register: column.key for column in block.columns if column.register}
        if not {MADE, REPEALED, VALID} <= by_use.keys():
            continue
        for row in block.rows:
            made, ended, valid = (
                number_of(figures.proactive[f"{row.key}.{by_use[use]}"].value)
                for use in (MADE, REPEALED, VALID)
            )
            before = number_of(earlier.in_force.get(row.key, ""))
            seen.append((row.key, made, ended, valid, before))
            if None not in (made, ended, valid, before) and before + made - ended != valid:  # type: ignore[operator]
                wrong.append(f"{row.title}：上年 {before}＋制发 {made}－废止 {ended}，现行有效填的是 {valid}")
    return wrong, seen


def _blank(checked: Checked) -> Found:
    known = checked.figures.proactive
    blank = [place.title for place in checked.figures.layout.places if not known[place.key].value]
    if not any(one.hand for one in known.values()):
        return [f"{_NOT_YET}表二还有 {len(blank)} 格没有填" if blank else _NOT_YET], blank
    return ([f"没有填：{'、'.join(blank)}；没有的填 0"] if blank else []), blank


def _counted(checked: Checked) -> Found:
    known = checked.figures.proactive
    wrong = [
        f"{place.title}：台账里有 {one.counted} 件，填的是 {one.value}"
        for place in checked.figures.layout.places
        if (one := known[place.key]).hand is not None and one.counted not in ("", one.value)
    ]
    return wrong, [(key, one.counted, one.value) for key, one in known.items() if one.hand is not None]


# — the texts —


def _figures_told(figures: Figures) -> tuple[tuple[str, re.Pattern[str], int], ...]:
    """What texts tell of the tables: in words, how it is found in a sentence, what the tables have."""
    disputes, direct, after = (one[-1] for one in figures.remedies)
    of_row = {key: figures.row(key)[TOTAL] for key in (RECEIVED, CARRIED_IN, SETTLED, CARRIED_OUT)}
    values = {**of_row, "disputes": disputes, "lawsuits": direct + after}
    return tuple((name, pattern, values[key]) for key, name, pattern in _TOLD)


_COUNT: Final = r"[^\d。；，、]{0,14}?(\d{1,9})\s*(?:件|宗|份|条|起|次)"
_TOLD: Final = tuple(
    (key, name, re.compile(pattern + _COUNT))
    for key, name, pattern in (
        (RECEIVED, "本年新收申请", "(?<!结转)(?:新收|收到|受理)[^。；，、\\d]{0,12}申请"),
        (CARRIED_IN, "上年结转", "上年(?:度)?结转"),
        (SETTLED, "本年办理结果总计", "(?:办结|答复|办理)[^。；，、\\d]{0,10}申请"),
        (CARRIED_OUT, "结转下年度", "结转(?:至|到)?下(?:一)?年(?:度)?"),
        ("disputes", "行政复议总计", "行政复议(?:案件)?"),
        ("lawsuits", "行政诉讼总计", "行政诉讼(?:案件)?"),
    )
)


def _texts(checked: Checked) -> Found:
    if not checked.written:
        return [f"{_NOT_YET}还没有起草"], ""
    wrong, seen = [], []
    for part in checked.figures.layout.texts:
        if UNKNOWN in checked.text(part.key):
            wrong.append(f"{part.heading}还有{UNKNOWN}")
        for name, pattern, value in _figures_told(checked.figures):
            for found in pattern.finditer(checked.text(part.key)):
                seen.append((part.key, name, found[1], value))
                if int(found[1]) != value:
                    wrong.append(f"{part.title}写“{found[0]}”，表格里{name}是 {value}")
    return wrong, seen


def _short(checked: Checked) -> Found:
    if not checked.written:
        return [f"{_NOT_YET}还没有起草"], ""
    lengths = {
        part.key: len("".join(checked.text(part.key).split())) for part in checked.figures.layout.texts
    }
    wrong = [
        f"{part.heading}只有 {lengths[part.key]} 字（少于 {part.least} 字）"
        for part in checked.figures.layout.texts
        if lengths[part.key] < part.least
    ]
    return wrong, lengths


def _alike(checked: Checked) -> Found:
    now = checked.text(PROBLEMS)
    before = checked.earlier.texts.get(PROBLEMS, "").strip() if checked.earlier is not None else ""
    if not (now and before):
        return [f"{_NOT_YET}没有可以对照的上一年第五部分"], ""
    likeness = SequenceMatcher(None, before, now, autojunk=False).ratio()
    wrong = [f"与上一年的第五部分有 {likeness:.0%} 相同"] if likeness >= ALIKE else []
    return wrong, (before, now)


def _fees(checked: Checked) -> Found:
    fees, told = checked.figures.fees, checked.text(OTHERS)
    if not checked.written:
        return [f"{_NOT_YET}还没有起草"], fees
    if _FEE in told:
        return [], (fees, told)
    if fees.asked or fees.paid:
        return [
            f"本年发出收费通知 {fees.asked} 件、{fees.yuan_asked} 元，收到 {fees.paid} 件、{fees.yuan_paid} 元，"
            f"第六部分没有写{_FEE}"
        ], (fees, told)
    return [f"第六部分没有写{_FEE}；没有收取的也写明"], (fees, told)


_CHECKS: Final[tuple[tuple[str, str, Callable[[Checked], Found], bool], ...]] = (
    ("balance", "一＋二＝三（七）＋四", _balance, False),
    ("settled", "三（七）＝各行之和", _settled, False),
    ("totals", "总计＝自然人＋法人或其他组织五类", _totals, False),
    ("known", "申请人类型、办理结果、日期都写明了", _known, False),
    ("carried", "上年的结转下年度＝本年的上年结转", _carried, False),
    ("remedies", "表四总计＝各格之和", _remedies, False),
    ("in_force", "现行有效＝上年＋制发－废止", _in_force, True),
    ("blank", "表二没有空白，没有的填 0", _blank, False),
    ("counted", "表二与台账一致", _counted, True),
    ("texts", "文字里的数与表格一致", _texts, False),
    ("short", "第一、五部分写够了", _short, True),
    ("alike", "第五部分不是照抄上一年", _alike, True),
    ("fees", "第六部分写明信息处理费", _fees, False),
)
"""Each check: its key, its name, how it finds what is wrong, whether it is no more than experience."""
