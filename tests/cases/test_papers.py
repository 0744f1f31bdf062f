"""Papers of every kind: declared by it, found by name, made on its own layout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from gongkai_desktop.cases.papers import PeriodForm, RecordForm, RecordLetter
from gongkai_desktop.data import OfficeFolder, resource
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.services import papers_of_program
from tests.matters.test_definitions import VISIT, written

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
SHEET = """
[paper]
name = "{name}"
title = "{title}"
print = "打印…"
"""
OTHER = VISIT.replace('key = "visit"', 'key = "call"').replace('title = "来访登记"', 'title = "来电登记"', 1)

Opened = Callable[..., Desk]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Opens an office with ledgers of its own, of these texts."""
    root, desks = tmp_path / "台账", []
    Desk.create(root, name="某单位", clock=lambda: NOW).close()

    def found(*texts: str) -> Desk:
        while desks:
            desks.pop().close()
        for at, text in enumerate(texts):
            written(OfficeFolder(root).ledgers, text, f"{at}.toml")
        desks.append(Desk.open(root, writing=True, clock=lambda: NOW))
        return desks[-1]

    yield found
    for desk in desks:
        desk.close()


def begun(desk: Desk, ledger: str, **facts: str) -> int:
    """A new record with a word in everything that must be said."""
    form = desk.cases(ledger).form(TODAY)
    plain = {
        column.key: column.choices[0] if column.choices else "某事"
        for column in form.form.columns
        if column.required and column.key not in form.defaults
    }
    values = {**plain, **form.defaults, "day": "2026-11-19", **facts}
    return desk.cases(ledger).enter(values, actor=desk.actor(), today=TODAY).act


def test_the_papers_of_the_program_are_those_that_the_kinds_of_every_office_declare(opened: Opened) -> None:
    assert [paper.key for paper in opened().papers] == [paper.key for paper in papers_of_program()]


def test_every_paper_has_its_own_name_title_and_layout() -> None:
    papers = papers_of_program()
    assert len({paper.key for paper in papers}) == len({paper.title for paper in papers}) == len(papers)
    for paper in papers:
        if isinstance(paper, RecordForm | PeriodForm):
            assert (resource("forms") / f"{paper.file}.toml").is_file()
        assert paper.letter == isinstance(paper, RecordLetter)


def test_two_ledgers_print_on_one_layout_and_neither_takes_the_others_name(opened: Opened) -> None:
    desk = opened(
        VISIT + SHEET.format(name="patrol-record", title="来访登记表"),
        OTHER + SHEET.format(name="patrol-record", title="来电登记表"),
    )
    papers = desk.papers
    assert [papers.ledger(one) for one in ("patrol-record", "来访登记表", "call.patrol-record")] == [
        "patrol",
        "visit",
        "call",
    ]
    first, second = begun(desk, "visit"), begun(desk, "call")
    patrol = begun(desk, "patrol")
    for name, record, called in (
        ("patrol-record", patrol, "上网巡查记录"),
        ("来访登记表", first, "来访登记表"),
        ("来电登记表", second, "来电登记表"),
    ):
        drawn = papers.prepare(name, (record,), TODAY)
        papers.issue(drawn, actor=desk.actor(), today=TODAY)
        assert drawn.title == papers.title_of(drawn.twins[0].form) == called
        assert drawn.twins[0].records == (record,)


def test_a_sheet_that_was_printed_before_is_still_called_by_the_title_of_its_layout(opened: Opened) -> None:
    desk = opened(VISIT + SHEET.format(name="visit-record", title="来访登记表"))
    assert desk.papers.title_of("visit-record") == desk.papers.title_of("visit.visit-record") == "来访登记表"
    assert desk.papers.title_of("reply-slip") == "复函回执"
    assert desk.papers.title_of("没有的") == "没有的"


def test_a_layout_that_nobody_has_is_asked_for_by_its_file(opened: Opened) -> None:
    desk = opened(VISIT + SHEET.format(name="visit-record", title="来访登记表"))
    with pytest.raises(Refused, match="没有“visit-record”的版式") as refused:
        desk.papers.prepare("来访登记表", (), TODAY)
    assert refused.value.way == "请把 visit-record.toml 放进办公文件夹的「表样」"


def test_a_wording_that_nobody_has_is_asked_for_by_its_file(opened: Opened) -> None:
    desk = opened(VISIT + SHEET.format(name="visit-answer", title="来访答复书") + "letter = true\n")
    with pytest.raises(Refused, match="没有“visit-answer”的文字"):
        desk.papers.letter("来访答复书", begun(desk, "visit"), TODAY)


def test_a_record_that_began_before_its_ledger_had_a_paper_says_so(opened: Opened) -> None:
    old = begun(opened(VISIT), "visit")
    desk = opened(VISIT + SHEET.format(name="patrol-record", title="来访登记表"))
    with pytest.raises(Refused, match="没有可印的文书") as refused:
        desk.papers.prepare("来访登记表", (old,), TODAY)
    assert refused.value.why == "它登记的时候，“来访登记”的定义里还没有文书"
    assert desk.papers.prepare("来访登记表", (begun(desk, "visit"),), TODAY).printed.pages == 1


def test_a_secret_has_no_name_in_a_letter_that_goes_out(opened: Opened) -> None:
    desk = opened()
    secret = next(one.title for one in desk.office.rules.reasons if one.secret)
    values = {
        "title": "某演练方案",
        "formed": "2026-11-02",
        "department": "办公室",
        "attribute": "不予公开",
        "withheld_reason": secret,
        "internal_no": "内-7",
    }
    register = desk.register
    item = register.enter(values, actor=desk.actor(), today=TODAY).act
    assert register.kind.outward(register.case(item, TODAY)) == ""
    question = begun(desk, "question", item=f"#{item}")
    named = desk.papers.letter("question-answer", question, TODAY).letter.title
    assert "某演练方案" not in named and "有关信息" in named


def test_of_many_records_only_what_is_about_many_is_printed(opened: Opened) -> None:
    desk = opened()
    patrols = [begun(desk, "patrol") for _ in range(2)]
    with pytest.raises(Refused, match="上网巡查记录一次印一件"):
        desk.papers.prepare("patrol-record", patrols, TODAY)
    again = (patrols[0], patrols[0])
    assert desk.papers.prepare("patrol-record", again, TODAY).twins[0].records == (patrols[0],)


@pytest.mark.parametrize(
    ("name", "paper", "text", "fault"),
    [
        ("separation", "区分处理记录", "title = ", "表格版式 separation.toml 第 1 行的 title 不对"),
        (
            "coordination",
            "信息发布协调函（征求意见函）",
            'title = "甲"\nto = 1\n',
            "函件文字 coordination.toml",
        ),
        ("review-list", "信息发布保密审查表", "title = 1", "表格版式 review-list.toml"),
    ],
)
def test_a_broken_copy_of_the_offices_own_is_named_and_the_programs_serves(
    opened: Opened, tmp_path: Path, name: str, paper: str, text: str, fault: str
) -> None:
    desk = opened()
    plain = desk.papers.prepare(paper, (), TODAY)
    own = OfficeFolder(tmp_path / "台账").forms
    own.mkdir(exist_ok=True)
    (own / f"{name}.toml").write_text(text, encoding="utf-8")
    drawn = desk.papers.prepare(paper, (), TODAY)
    assert plain.warnings == () and len(drawn.warnings) == 1
    assert drawn.warnings[0].startswith(fault) and drawn.warnings[0].endswith("这一份用的是程序自带的")
    assert drawn.printed.pdf == plain.printed.pdf
    if desk.papers[paper].letter:
        (told,) = desk.papers.save_word(paper, 0, tmp_path / "函.docx", TODAY)
        assert told == drawn.warnings[0]
    (own / f"{name}.toml").unlink()
    assert desk.papers.prepare(paper, (), TODAY).warnings == ()


def test_a_broken_layout_that_only_the_office_has_is_refused(opened: Opened, tmp_path: Path) -> None:
    desk = opened(VISIT + SHEET.format(name="visit-record", title="来访登记表"))
    own = OfficeFolder(tmp_path / "台账").forms
    own.mkdir(exist_ok=True)
    (own / "visit-record.toml").write_text("title = 1", encoding="utf-8")
    with pytest.raises(Refused, match=r"表格版式 visit-record\.toml 第 1 行的 margins 不对"):
        desk.papers.prepare("来访登记表", (), TODAY)
