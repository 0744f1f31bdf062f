"""Every check of the annual report: it passes a good report and fails on the one fault that is put into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from gongkai_desktop.reports.annual.checks import OPEN, PASSED, Check, Checked, Earlier, Note, checks
from gongkai_desktop.reports.annual.figures import Entered, Figures, Known
from gongkai_desktop.reports.annual.layout import layout_of
from gongkai_desktop.requests.tally import CARRIED_IN, CARRIED_OUT, RECEIVED, SETTLED, Fees, Numbers

HAND = Entered("3", 7, "2026-01-08")
PROBLEMS_BEFORE = "公开的内容还不够全面，解读的形式比较单一，下一步将加强培训、改进栏目。" * 8
OVERVIEW = "本年收到政府信息公开申请 5 件，上年结转 1 件，结转下年度 2 件，行政复议 1 件，行政诉讼 0 件。"


def good() -> Checked:
    """A report of 2025 that nothing is wrong with."""
    layout = layout_of(2025)
    zeros: Numbers = (0,) * 7
    table = {row.key: zeros for row in layout.rows} | {
        RECEIVED: (3, 1, 0, 0, 1, 0, 5),
        CARRIED_IN: (1, 0, 0, 0, 0, 0, 1),
        "granted": (2, 0, 0, 0, 0, 0, 2),
        "not_held": (1, 1, 0, 0, 0, 0, 2),
        SETTLED: (3, 1, 0, 0, 0, 0, 4),
        CARRIED_OUT: (1, 0, 0, 0, 1, 0, 2),
    }
    values = {"norms.made": "2", "norms.repealed": "1", "norms.valid": "9"}
    known = {
        place.key: Known(hand=replace(HAND, value=values.get(place.key, "0"))) for place in layout.places
    }
    remedies = ((1, 0, 0, 0, 1), (0,) * 5, (0,) * 5)
    figures = Figures(2025, layout, "按申请计", table, remedies, known, Fees(1, 100, 1, 100))
    texts = {
        "overview": OVERVIEW + "其他情况照实写。" * 60,
        "problems": "今年改的是另外几件事：更新目录、补齐解读、按时答复；还差的是督查。" * 10,
        "others": "本年收取信息处理费 100 元。",
    }
    earlier = Earlier(
        2024, (1, 0, 0, 0, 0, 0, 1), {"norms": "8", "regulations": "0"}, {"problems": PROBLEMS_BEFORE}
    )
    return Checked(figures, texts, earlier)


def with_row(checked: Checked, key: str, numbers: Numbers) -> Checked:
    figures = checked.figures
    return replace(checked, figures=replace(figures, applications={**figures.applications, key: numbers}))


def with_cell(checked: Checked, key: str, known: Known) -> Checked:
    figures = checked.figures
    return replace(checked, figures=replace(figures, proactive={**figures.proactive, key: known}))


def with_text(checked: Checked, part: str, text: str) -> Checked:
    return replace(checked, texts={**checked.texts, part: text})


def with_figures(checked: Checked, **changes: object) -> Checked:
    return replace(checked, figures=replace(checked.figures, **changes))  # type: ignore[arg-type]


def failing(checked: Checked) -> dict[str, Check]:
    return {one.key: one for one in checks(checked) if not one.ok}


def test_a_good_report_passes_every_check() -> None:
    assert failing(good()) == {}


FAULTS: dict[str, tuple[Callable[[Checked], Checked], str]] = {
    "balance": (lambda one: with_row(one, CARRIED_OUT, (0, 0, 0, 0, 2, 0, 2)), "自然人：3＋1 不等于 3＋0"),
    "settled": (
        lambda one: with_row(one, "granted", (1, 1, 0, 0, 0, 0, 2)),
        "自然人：各行之和 2，（七）总计 3",
    ),
    "totals": (
        lambda one: with_row(one, "secret", (1, 0, 0, 0, 0, 0, 0)),
        "属于国家秘密：各类申请人之和 1，总计 0",
    ),
    "known": (lambda one: with_figures(one, doubts={"applicant": 2}), "2 件没有写申请人类型"),
    "carried": (
        lambda one: replace(one, earlier=replace(one.earlier, carried_out=(2, 0, 0, 0, 0, 0, 2))),  # type: ignore[type-var]
        "自然人：2024 年结转下年度 2，本年的上年结转 1",
    ),
    "remedies": (
        lambda one: with_figures(one, remedies=((0, 0, 0, 0, 1), (0,) * 5, (0,) * 5)),
        "行政复议：各格之和 0，总计 1",
    ),
    "in_force": (
        lambda one: with_cell(one, "norms.valid", Known(hand=replace(HAND, value="10"))),
        "行政规范性文件：上年 8＋制发 2－废止 1，现行有效填的是 10",
    ),
    "blank": (
        lambda one: with_cell(one, "permits.decided", Known()),
        "没有填：行政许可：本年处理决定数量；没有的填 0",
    ),
    "counted": (
        lambda one: with_cell(one, "norms.made", Known("4", replace(HAND, value="2"))),
        "行政规范性文件：本年制发件数：台账里有 4 件，填的是 2",
    ),
    "texts": (
        lambda one: with_text(one, "overview", one.text("overview").replace("申请 5 件", "申请 6 件")),
        "总体情况写“收到政府信息公开申请 6 件”，表格里本年新收申请是 5",
    ),
    "short": (lambda one: with_text(one, "problems", "没有问题。"), "五、存在的主要问题及改进情况只有 5 字"),
    "alike": (lambda one: with_text(one, "problems", PROBLEMS_BEFORE + "另外……"), "相同"),
    "fees": (
        lambda one: with_text(one, "others", "无。"),
        "收费通知 1 件、100 元，收到 1 件、100 元，第六部分没有写",
    ),
}


@pytest.mark.parametrize("key", FAULTS)
def test_each_check_fails_on_its_fault(key: str) -> None:
    seed, words = FAULTS[key]
    wrong = failing(seed(good()))
    assert words in wrong[key].detail
    beside = {"balance": {"totals"}, "settled": {"totals"}, "totals": {"settled"}}.get(key, set())
    assert wrong.keys() - {key} <= beside


def test_every_check_has_its_fault() -> None:
    assert [one.key for one in checks(good())] == [*FAULTS]


def test_a_note_stands_until_the_figures_change() -> None:
    short = with_text(good(), "problems", "没有问题。")
    found = failing(short)["short"]
    note = Note("本单位很小，确实没有", 7, "2026-01-08", found.mark)
    (noted,) = (one for one in checks(short, {"short": note}) if one.key == "short")
    assert (noted.ok, noted.note, noted.settled) == (False, note, True)
    changed = with_text(good(), "problems", "还是没有问题。")
    (again,) = (one for one in checks(changed, {"short": note}) if one.key == "short")
    assert (again.note, again.settled) == (None, False)


def test_a_note_says_nothing_of_a_check_that_passes() -> None:
    short = failing(with_text(good(), "problems", "没有问题。"))["short"]
    told = {one.key: one for one in checks(good(), {"short": Note("", 7, "", short.mark)})}
    assert told["short"].note is None


def test_what_has_not_been_begun_is_not_wrong_yet() -> None:
    blank = {place.key: Known() for place in layout_of(2025).places}
    empty = Checked(replace(good().figures, proactive=blank))
    assert failing(empty) == {}
    details = {one.key: one.detail for one in checks(empty)}
    assert details["blank"] == "表二还有 10 格没有填"
    assert details["texts"] == "还没有起草"
    standing = {one.key: one.standing for one in checks(empty)}
    assert [standing[key] for key in ("blank", "texts", "balance")] == [OPEN, OPEN, PASSED]
    assert "没有在本软件里签发" in details["carried"]


def test_fees_that_were_not_charged_are_told_too() -> None:
    silent = with_text(with_figures(good(), fees=Fees()), "others", "无。")
    assert failing(silent)["fees"].detail == "第六部分没有写信息处理费；没有收取的也写明"
