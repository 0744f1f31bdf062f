"""An annual report from its draft to its publication: what is asked, refused, kept, owed, and told afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.cases.service import CaseView
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.office import events
from gongkai_desktop.records.event import Draft
from gongkai_desktop.reports.annual.case import AnnualCase
from gongkai_desktop.reports.annual.report import AnnualReport
from gongkai_desktop.reports.annual.weaving import woven, woven_in
from tests.requests.conftest import Room

from .conftest import Case, entered, remember

OVERVIEW = "本年新收政府信息公开申请{本年新收}件，结转下年度{结转下年}件。" + "其余的照实写明。" * 50
TEXTS = {
    "overview": OVERVIEW,
    "problems": "公开的目录还有空白栏目，今年补齐了三个，还要补两个；解读的形式单一，明年改进。" * 8,
    "others": "本年没有收取信息处理费。",
}


class Desk:
    """Does at the desk what a clerk does with the report of a year."""

    def __init__(self, here: Room, day: str = "2027-01-12") -> None:
        self.here = here
        here.at(day)
        people = [events.person_added(here.today, "张局长", ["第一责任人"])]
        here.desk.records.append(people, actor=here.actor)
        changed = here.desk.annual.enter({"year": "2026年"}, actor=here.actor, today=here.today)
        self.record = changed.act

    def view(self) -> CaseView[AnnualReport, AnnualCase]:
        return self.here.desk.annual.view(self.record, self.here.today)

    def offered(self) -> list[str]:
        return [one.key for one in self.view().acts]

    def do(self, key: str, **facts: object) -> int:
        act = next(one for one in self.view().acts if one.key == key)
        values = {**act.defaults, **facts}
        service, here = self.here.desk.annual, self.here
        return service.perform(self.record, key, values, actor=here.actor, today=here.today).act

    def fill(self, **more: str) -> None:
        act = next(one for one in self.view().acts if one.key == "fill")
        self.do("fill", **dict.fromkeys(act.form.keys, "0") | more)

    def ready(self) -> None:
        """Written and filled in: nothing stands against its signing."""
        self.do("write", **TEXTS)
        self.fill()

    def section(self, title: str) -> list[str]:
        found = next((one for one in self.view().sections if one.title == title), None)
        return [line.text for line in found.lines] if found else []


@pytest.fixture
def report(here: Room) -> Desk:
    remember(
        here.desk,
        entered(
            [
                Case("自然人", date(2026, 3, 3), "granted", date(2026, 3, 20)),
                Case("商业企业", date(2026, 12, 20)),
            ]
        ),
    )
    return Desk(here)


# — the way —


def test_from_the_draft_to_its_publication(report: Desk) -> None:
    assert report.offered()[0] == "write"
    report.do("write", **TEXTS)
    assert report.offered()[0] == "fill"
    report.fill()
    assert report.offered()[0] == "sign"
    report.do("sign")
    assert report.view().status.state == "已签发"
    assert report.offered() == ["file", "publish", "revise"]
    report.do("file", where="区政府办公室")
    report.do("publish", where="网站 政府信息公开年报")
    view = report.view()
    assert (view.status.state, view.breaches) == ("已办结", ())
    (row,) = report.here.desk.annual_lists.page(Query("closed"), report.here.today)
    assert [row[key] for key in ("number", "signed", "filed", "published", "flags")] == [
        *("2026", "2027-01-12", "2027-01-12", "2027-01-12", ""),
    ]


def test_the_figures_are_woven_into_the_texts_until_it_is_signed(report: Desk) -> None:
    report.ready()
    assert report.view().case.texts["overview"].startswith("本年新收政府信息公开申请2件，结转下年度1件。")
    remember(report.here.desk, entered([Case("其他", date(2026, 12, 30))]))
    assert report.view().case.texts["overview"].startswith("本年新收政府信息公开申请3件，结转下年度2件。")
    report.do("sign")
    remember(report.here.desk, entered([Case("其他", date(2026, 12, 31))]))
    assert report.view().case.texts["overview"].startswith("本年新收政府信息公开申请3件")


def test_a_draft_begins_with_what_the_tables_know(report: Desk) -> None:
    act = next(one for one in report.view().acts if one.key == "write")
    report.do("write", **act.defaults)
    overview = report.view().case.texts["overview"]
    assert "本年新收政府信息公开申请2件，上年结转0件；办理答复申请1件：予以公开1件" in overview
    assert "一、总体情况还有【待填】" in {one.key: one.detail for one in report.view().case.checks}["texts"]


def test_braces_around_what_is_no_figure_are_refused_by_field(report: Desk) -> None:
    with pytest.raises(Unfilled, match="本年新搜"):
        report.do("write", **TEXTS | {"overview": "本年新收{本年新搜}件"})


@pytest.mark.parametrize(
    ("cell", "value", "why"),
    [
        ("charges_charged", "十二万", "应为金额"),
        ("charges_charged", "-3", "应为金额"),
        ("norms_made", "1.5", "应是数字"),
    ],
)
def test_a_cell_takes_only_its_kind_of_number(report: Desk, cell: str, value: str, why: str) -> None:
    with pytest.raises(Unfilled, match=why):
        report.do("fill", **{cell: value})


def test_who_entered_a_figure_and_when_stays_with_it(report: Desk) -> None:
    report.fill(permits_decided="12")
    report.here.at("2027-01-15")
    report.fill(permits_decided="12", charges_charged="3.50")
    told = report.section("人工填的数")
    assert any(
        one.startswith("行政许可：本年处理决定数量 12（") and one.endswith("2027-01-12）") for one in told
    )
    assert any("3.50" in one and one.endswith("2027-01-15）") for one in told)


# — what holds it up —


def test_nothing_is_signed_that_is_not_written_or_does_not_balance(report: Desk) -> None:
    with pytest.raises(Refused, match="还没有写"):
        report.do("sign")
    report.ready()
    report.do("write", **TEXTS | {"others": "无。"})
    with pytest.raises(Refused, match="第六部分写明信息处理费"):
        report.do("sign")
    report.do("note", check="第六部分写明信息处理费", why="本单位不收费，网站另有公告")
    report.do("sign")
    assert any("说明：本单位不收费" in one for one in report.section("核对"))


def test_a_note_falls_with_the_figures_it_was_given_for(report: Desk) -> None:
    report.ready()
    report.do("write", **TEXTS | {"problems": "没有。"})
    report.do("note", check="第一、五部分写够了", why="确实没有")
    assert "note" not in report.offered()
    report.do("write", **TEXTS | {"problems": "还是没有。"})
    assert "note" in report.offered()


def test_a_step_is_taken_back_but_a_signature_is_not(report: Desk) -> None:
    report.ready()
    written = next(one for one in report.view().timeline if "文字" in one.text)
    assert written.undoable
    signed = report.do("sign")
    with pytest.raises(Refused):
        report.here.desk.records.undo(signed, actor=report.here.actor, reason="错了")


def test_a_year_has_one_report(report: Desk) -> None:
    here = report.here
    years = here.desk.annual.form(here.today).form.column("year").choices
    assert "2026年" not in years and years[0] == "2027年"
    report.do("void", why="年份错了")
    assert here.desk.annual.form(here.today).form.column("year").choices[0] == "2026年"


# — frozen —


def test_what_changes_after_signing_is_a_list_of_differences_and_nothing_else(report: Desk) -> None:
    report.ready()
    report.do("sign")
    lists, today = report.here.desk.request_lists, report.here.today
    query = Query(filters={"applicant_kind": "商业企业"})
    (late,) = (int(str(row["id"])) for row in lists.page(query, today))
    body = {"doc_no": "答9", "row": "partial"}
    remember(report.here.desk, [Draft("request.issued", date(2026, 12, 31), body, late)])
    view = report.view()
    assert view.case.figures.row("partial")[-1] == 0
    assert view.case.live.row("partial")[-1] == 1
    told = report.section("签发以后的变动")
    assert any(one.startswith("部分公开") and "（商业企业）：签发时 0，现在 1" in one for one in told)
    assert any(one.startswith("结转下年度继续办理（商业企业）：签发时 1，现在 0") for one in told)
    assert f"　新算进来 #{late}" in told
    assert view.remarks == ("签发以后台账有变动：一、总体情况 1 处，三、收到和处理政府信息公开申请情况 3 处",)
    assert "“结转下年”：签发时 1，现在 0" in told, "the figure that the text of part one tells"
    told_by_command = report.here.desk.annual.report(2026, report.here.today)
    assert told_by_command.figures.row("partial")[-1] == 0 and told_by_command.differences


def test_a_dispute_that_became_known_after_signing_is_a_difference_of_table_four(report: Desk) -> None:
    report.ready()
    report.do("sign")
    here = report.here
    record = next(
        int(str(row["id"]))
        for row in here.desk.request_lists.page(Query("all"), here.today)
        if any(one.key == "dispute" for one in here.desk.requests.acts(int(str(row["id"])), here.today))
    )
    before = report.view().case.live.remedies[0]
    here.do(record, "dispute", day="2026-12-30", path="行政复议", body="区政府")
    told = report.section("签发以后的变动")
    assert f"行政复议（尚未审结）：签发时 {before[3]}，现在 {before[3] + 1}" in told
    assert f"行政复议（总计）：签发时 {before[4]}，现在 {before[4] + 1}" in told
    assert report.view().case.figures.remedies[0] == before, "what was signed stays"


def test_an_item_of_that_year_entered_after_signing_is_a_difference_of_table_two(report: Desk) -> None:
    here = report.here

    def enter(title: str) -> int:
        facts = {"title": title, "department": "办公室", "attribute": "主动公开", "category": "规范性文件"}
        told = facts | {"formed": "2026-03-03"}
        return here.desk.register.enter(told, actor=here.actor, today=here.today).act

    enter("甲办法")
    report.do("write", **TEXTS)
    places = [place for place in report.view().case.layout.places if place.row.key != "norms"]
    report.do("fill", **{place.key.replace(".", "_"): "0" for place in places})
    report.do("sign")
    assert report.view().case.differences == ()
    late = enter("乙办法")
    told = report.section("签发以后的变动")
    assert told == [
        "二、主动公开政府信息情况",
        "行政规范性文件：本年制发件数：签发时 1，现在 2",
        f"　新算进来 #{late}",
        "行政规范性文件：现行有效件数：签发时 1，现在 2",
        f"　新算进来 #{late}",
    ]
    (section,) = (one for one in report.view().sections if one.title == "签发以后的变动")
    assert (section.lines[2].record, section.lines[2].place) == (late, ""), "it leads to the item"


def test_what_was_entered_by_hand_is_no_difference(report: Desk) -> None:
    report.ready()
    report.do("sign")
    here = report.here
    facts = {"title": "甲办法", "department": "办公室", "attribute": "主动公开", "category": "规范性文件"}
    here.desk.register.enter({**facts, "formed": "2026-03-03"}, actor=here.actor, today=here.today)
    assert report.view().case.differences == ()


@pytest.mark.parametrize(
    ("others", "told"),
    [
        (
            "收费通知{收费通知}件，收取信息处理费{收费金额}元。",
            ["收费通知", "收费金额", "通知收费金额", "缴费"],
        ),
        ("本年没有收取信息处理费。", ["收费通知", "通知收费金额", "缴费", "收费金额"]),
    ],
)
def test_a_fee_that_became_known_after_signing_is_a_difference_of_part_six(
    report: Desk, others: str, told: list[str]
) -> None:
    report.do("write", **TEXTS | {"others": others})
    report.fill()
    report.do("sign")
    here = report.here
    charged = here.receive(arrived="2026-12-01")
    here.do(charged, "charge", day="2026-12-10", basis="按件", count="1", yuan="100", how="到财务科")
    here.do(charged, "pay", day="2026-12-20")
    found = [one for one in report.view().case.differences if one.part.startswith("六、")]
    figures = {"收费通知": "1", "通知收费金额": "100", "缴费": "1", "收费金额": "100"}
    assert [one.words for one in found] == [f"“{name}”：签发时 0，现在 {figures[name]}" for name in told]


def test_a_text_with_words_like_patterns_still_tells_its_figures() -> None:
    template = "甲(乙)*新收{本年新收}件\n（{别的}）{本年新收}"
    known = {"本年新收": "7"}
    assert woven_in(template, woven(template, known)) == {"本年新收": "7", "别的": "{别的}"}
    assert woven_in(template, "改写过的文字") == {}


def test_a_revised_report_goes_by_the_records_again_and_keeps_the_old_signature(report: Desk) -> None:
    report.ready()
    report.do("sign")
    report.do("file", where="区政府办公室")
    report.do("revise", why="漏了一件")
    view = report.view()
    assert (view.status.state, len(view.record.former), view.record.done) == ("起草中", 1, {})
    report.do("sign")
    assert [one.key for one in report.view().acts][:2] == ["file", "publish"]


def test_the_next_year_is_checked_against_what_was_signed(report: Desk) -> None:
    report.ready()
    report.do("sign")
    here = report.here
    remember(here.desk, entered([Case("其他", date(2026, 12, 31))]))
    here.at("2028-01-11")
    found = {one.key: one for one in here.desk.annual.report(2027, here.today).checks}
    assert not found["carried"].ok
    assert "其他：2026 年结转下年度 0，本年的上年结转 1" in found["carried"].detail


# — days —


def test_it_is_owed_by_the_end_of_january_and_late_after_it(report: Desk) -> None:
    view = report.view()
    assert view.deadline is not None and view.deadline.due == date(2027, 1, 31)
    assert view.deadline.days[0].date == date(2026, 12, 31)
    report.ready()
    report.here.at("2027-02-02")
    assert {one.code for one in report.view().breaches} == {"not_filed", "not_published"}
    report.do("sign")
    report.do("file", where="区政府办公室")
    report.do("publish", where="网站")
    assert [(one.code, one.article) for one in report.view().breaches] == [
        ("filed_late", "条例第四十九条"),
        ("published_late", "条例第四十九条"),
    ]


def groups(here: Room) -> dict[str, list[str]]:
    return {one.key: [line.text for line in one.lines] for one in here.desk.agenda(here.today) if one.lines}


def test_today_tells_of_the_report_that_nobody_began(here: Room) -> None:
    here.at("2027-01-04")
    (told,) = groups(here)["annual-begin"]
    assert told.startswith("还没有编制，1月31日前报送主管部门，还剩")
    here.desk.annual.enter({"year": "2026年"}, actor=here.actor, today=here.today)
    assert "annual-begin" not in groups(here)
    (told,) = groups(here)["annual"]
    assert told.startswith("起草中")


def test_an_office_that_began_here_later_made_its_last_report_elsewhere(here: Room) -> None:
    assert "annual-begin" not in groups(here)  # founded in November


# — what a rule set wants besides (A11) —


def test_an_institution_files_first_and_tells_more(room: Callable[[str], Room]) -> None:
    report = Desk(room("gansu-zhijiao"))
    act = next(one for one in report.view().acts if one.key == "fill")
    extras = [one.title for one in act.form.columns if one.key.startswith("extra_")]
    assert extras[:2] == ["咨询件数", "投诉件数"] and len(extras) == 8
    report.ready()
    report.do("sign", sealed=False)
    assert [one.key for one in report.view().acts][:2] == ["file", "publish"]
    report.do("publish", where="单位网站")
    codes = {one.code: one.article for one in report.view().breaches}
    assert codes["out_of_order"].endswith("第二十七条（甘职教中〔2021〕23号）")
    assert "unsealed" in codes
    deadline = report.view().deadline
    assert deadline is not None and deadline.due == date(2027, 2, 28)
    pieces = report.here.desk.annual.booklet(report.here.desk.annual.report(2026)).pieces
    assert "附表：本单位制度要求的其他内容" in [getattr(one, "text", "") for one in pieces]


# — on paper —


def test_the_paper_has_its_number_and_what_is_signed(report: Desk) -> None:
    from tests.paper.reading import all_text

    report.ready()
    here = report.here
    prepared = here.desk.papers.prepare("annual-report", [report.record], here.today)
    here.desk.papers.issue(prepared, actor=here.actor, today=here.today)
    text = all_text(prepared.printed.pdf)
    assert "2026年政府信息公开工作年度报告" in text.replace("\n", "")
    assert here.desk.annual.papers(report.record)
