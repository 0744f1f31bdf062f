"""不予公开备案: from the register to the signed sheet, and what comes back of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai_desktop.errors import Refused, Unfilled

from .conftest import Room


def test_what_was_withheld_in_the_quarter_is_proposed(room: Room) -> None:
    item = room.withhold("供应商报价明细")
    room.withhold("班子会议讨论记录", "过程性信息：讨论记录")
    filing = room.propose()
    view = room.view(filing)
    assert (view.number, view.title) == ("2026Q3", "2026年第三季度不予公开信息备案")
    assert [(one.record, one.title, one.reason) for one in view.record.entries] == [
        (item, "供应商报价明细", "商业秘密")
    ]
    assert "拟报2026年第三季度不予公开信息备案表，1 条" in room.told(filing)


def test_what_is_still_in_review_is_not_settled(room: Room) -> None:
    known = {"title": "图纸", "formed": "2026-09-01", "department": "办公室", "attribute": "不予公开"}
    known |= {"withheld_reason": "商业秘密", "basis": "条例第十五条"}
    item = room.desk.register.enter(known, actor=room.actor, today=room.today).act
    in_review = room.desk.register.case(item, room.today).now.stage == "待审查"
    assert room.view(room.propose()).record.nil is in_review


def test_the_day_that_counts_is_when_it_was_settled(room: Room) -> None:
    item = room.withhold("供应商报价明细", formed="2026-06-20")
    assert [one.record for one in room.view(room.propose()).record.entries] == [item]


def test_what_an_earlier_quarter_has_told_is_not_told_again(room: Room) -> None:
    room.withhold("供应商报价明细")
    room.report(room.propose())
    room.at("2026-12-28")
    assert room.view(room.propose(period="2026年第四季度")).record.nil


def test_a_nil_return_is_kept_like_any_other(room: Room) -> None:
    filing = room.propose()
    room.report(filing)
    assert room.state(filing) == "已报送"
    assert "零报告：本季度没有要报备的信息" in [
        line.text for section in room.view(filing).sections for line in section.lines
    ]


def test_a_secret_entered_as_one_goes_by_its_own_substitute(room: Room) -> None:
    room.withhold("甲号材料", "国家秘密", internal_no="内-7")
    (entry,) = room.view(room.propose()).record.entries
    assert (entry.title, entry.doc_no, entry.secret) == ("甲号材料", "", True)


def test_a_secret_without_a_substitute_blocks_the_sheet_with_the_way_out(room: Room) -> None:
    item = room.withhold("某项工程布防图", "个人隐私")
    register = room.desk.register
    act = next(one for one in register.acts(item, room.today) if one.key == "attribute")
    assert "不予公开" not in act.form.column("attribute").choices
    room.open_up(item)
    room.amend(item, basis="", index_no="", third_party="")  # nothing else is kept of a secret
    values = {"day": "2026-09-01", "attribute": "不予公开", "reason": "定密", "withheld_reason": "国家秘密"}
    room.desk.register.perform(item, "attribute", {**values, "basis": ""}, actor=room.actor, today=room.today)
    room.review(item)
    filing = room.propose()
    assert room.view(filing).record.entries[0].title == ""
    with pytest.raises(Refused, match="没有代称") as refused:
        room.do(filing, "check", who="柳审查")
    assert "修改登记" in refused.value.way
    with pytest.raises(Refused, match="没有代称"):
        room.desk.papers.prepare("withheld-filing", (filing,), room.today)
    assert any("没有代称" in one for one in room.view(filing).remarks)
    room.amend(item, substitute="甲号材料")
    room.do(filing, "renew")
    room.do(filing, "check", who="柳审查")
    assert room.state(filing) == "待签发"


def test_checked_signed_and_filed(room: Room) -> None:
    room.at("2026-09-28")
    room.withhold()
    filing = room.propose()
    assert room.keys(filing)[0] == "check"
    room.do(filing, "check", who="柳审查")
    assert (room.state(filing), room.keys(filing)[0]) == ("待签发", "sign")
    room.do(filing, "sign", who="何主任")
    assert (room.state(filing), room.keys(filing)[0]) == ("待报送", "report")
    room.do(filing, "report", receipt="收文 12 号")
    assert room.state(filing) == "已报送"
    assert room.flags(filing) == []
    assert room.told(filing)[-1] == "报送单位信息公开主管部门（报送纸质件），回执：收文 12 号"


def test_sent_back_with_a_reason(room: Room) -> None:
    filing = room.propose()
    with pytest.raises(Unfilled, match="退回的"):
        room.do(filing, "check", who="柳审查", opinion="退回修改")
    room.do(filing, "check", who="柳审查", opinion="退回修改", why="漏了一条")
    assert room.state(filing) == "退回修改"
    room.withhold()
    assert room.act(filing, "renew").primary
    room.do(filing, "renew")
    assert room.state(filing) == "待审核"


def test_what_changes_before_signing_is_shown_and_wants_a_new_check(room: Room) -> None:
    filing = room.propose()
    room.do(filing, "check", who="柳审查")
    room.withhold("新的一条")
    view = room.view(filing)
    assert view.remarks == ("信息登记有变动：新增 1 条",)
    assert next(one for one in view.acts if one.primary).key == "renew"
    room.do(filing, "renew")
    assert (room.state(filing), len(room.view(filing).record.entries)) == ("待审核", 1)
    with pytest.raises(Refused, match="没有要更新的"):
        room.do(filing, "renew")


def test_what_is_public_again_goes_out_of_it(room: Room) -> None:
    item = room.withhold()
    filing = room.propose()
    room.open_up(item)
    assert room.view(filing).case.difference.words == "已经不在其中 1 条"
    room.do(filing, "renew")
    assert room.view(filing).record.nil


def test_ordered_to_be_published_it_goes_back_into_the_register(room: Room) -> None:
    item = room.withhold("招生计划编制说明")
    other = room.withhold("供应商报价明细")
    filing = room.propose()
    room.report(filing)
    room.at("2026-10-12")
    labels = room.act(filing, "answer").form.column("items").choices
    assert [one.split()[0] for one in labels] == [f"#{item}", f"#{other}"]
    with pytest.raises(Unfilled, match="哪几条"):
        room.do(filing, "answer", verdict="要求追加公开")
    room.do(filing, "answer", verdict="要求追加公开", items=labels[0], doc_no="某信办〔2026〕3号")
    register = room.desk.register.view(item, room.today)
    assert register.record.attribute == "主动公开"
    assert register.record.turned == "2026-10-12"
    limit = next(one for one in register.limits if one.title == "公开期限")
    assert limit.due == "2026-11-09"
    assert any("主管部门要求追加公开（某信办〔2026〕3号）" in one.text for one in register.timeline)
    assert room.desk.register.state(other).attribute == "不予公开"
    view = room.view(filing)
    assert (view.record.ordered, view.status.state) == ((item,), "已有意见")
    assert view.remarks == ()


def test_the_order_is_taken_back_whole(room: Room) -> None:
    item = room.withhold()
    filing = room.propose()
    room.report(filing)
    labels = room.act(filing, "answer").form.column("items").choices
    room.do(filing, "answer", verdict="要求追加公开", items=labels[0])
    room.desk.undo_last(room.actor)
    assert room.desk.register.state(item).attribute == "不予公开"
    assert room.state(filing) == "已报送"


def test_what_comes_after_the_filing_is_supplemented(room: Room) -> None:
    room.withhold("第一条")
    filing = room.propose()
    room.report(filing)
    assert "supplement" not in room.keys(filing)
    late = room.withhold("第二条")
    assert room.view(filing).remarks == ("信息登记有变动：新增 1 条",)
    more = room.do(filing, "supplement", why="报送以后又定了一条")
    view = room.view(more)
    assert (view.number, view.title) == ("2026Q3-补1", "2026年第三季度不予公开信息备案（补报1）")
    assert [one.record for one in view.record.entries] == [late]
    assert room.view(filing).remarks == ()
    room.report(more)
    assert room.state(more) == "已报送"
    assert "supplement" not in room.keys(more)


def test_a_void_one_leaves_its_quarter_to_be_filed_anew(room: Room) -> None:
    filing = room.propose()
    room.do(filing, "void", why="填错了")
    assert room.state(filing) == "已作废"
    again = room.propose()
    assert room.view(again).number == "2026Q3"


def test_days_do_not_run_backwards(room: Room) -> None:
    room.at("2026-09-28")
    filing = room.propose()
    with pytest.raises(Unfilled, match="早于拟报"):
        room.do(filing, "check", who="柳审查", day="2026-09-27")
    room.do(filing, "check", who="柳审查")
    with pytest.raises(Unfilled, match="早于审核"):
        room.do(filing, "sign", who="何主任", day="2026-09-25")


def test_filed_late_or_not_at_all_is_against_the_rules(room: Room) -> None:
    room.at("2026-09-28")
    filing = room.propose()
    room.at("2026-10-09")
    assert room.flags(filing) == ["not_filed"]
    room.report(filing)
    assert room.flags(filing) == ["filed_late"]
    assert "第三十三条" in room.view(filing).breaches[0].article


def test_the_limit_is_told_day_by_day(room: Room) -> None:
    filing = room.propose()
    deadline = room.view(filing).deadline
    assert deadline is not None
    assert (str(deadline.days[0].date), str(deadline.due), deadline.counted) == (
        "2026-09-28",
        "2026-09-30",
        3,
    )


def test_a_scan_of_the_signed_sheet_comes_back_to_it(room: Room) -> None:
    room.withhold()
    filing = room.propose()
    room.sign(filing)
    prepared = room.desk.papers.prepare("withheld-filing", (filing,), room.today)
    room.desk.papers.issue(prepared, actor=room.actor, today=room.today)
    assert not room.view(filing).record.scanned
    paper = room.desk.folder.root / "签回.pdf"
    paper.write_bytes(prepared.printed.pdf)
    filed = room.desk.scans.file([paper], actor=room.actor, today=room.today)
    assert [(one.sheet, one.items[0]) for one in filed.filed] == [(prepared.number, filing)]
    assert not filed.filed[0].signed, "no opinions of a review are entered from it"
    assert room.view(filing).record.scanned
    assert filed.stale == ()
    (found,) = room.desk.trace(prepared.number, room.today)
    assert (found.records[0], found.ledger) == (filing, "filings")


def test_a_sheet_printed_before_a_change_is_known_to_be_old(room: Room) -> None:
    item = room.withhold("供应商报价明细")
    filing = room.propose()
    prepared = room.desk.papers.prepare("withheld-filing", (filing,), room.today)
    room.desk.papers.issue(prepared, actor=room.actor, today=room.today)
    room.sign(filing)
    paper = room.desk.folder.root / "签回.pdf"
    paper.write_bytes(prepared.printed.pdf)
    room.amend(item, title="供应商报价和评分明细")
    filed = room.desk.scans.file([paper], actor=room.actor, today=room.today)
    assert filed.stale[0].changed == (item,)
    assert room.view(filing).remarks == ("信息登记有变动：内容有变动 1 条",)


def test_the_review_sheet_of_an_item_stays_as_it_is(room: Room) -> None:
    item = room.withhold()
    prepared = room.desk.papers.prepare("review-item", (item,), room.today)
    room.desk.papers.issue(prepared, actor=room.actor, today=room.today)
    room.report(room.propose())
    from gongkai_desktop.records.sheets import Sheets

    assert Sheets(room.desk.records).changed(Sheets(room.desk.records).sheet(prepared.number)) == ()


@pytest.mark.parametrize(
    "ruleset", ["tiaoli", "taian-jiaoyu", "taierzhuang", "tangshan-renshe", "weichang-dangan"]
)
def test_where_the_document_has_none_it_is_switched_on(rooms: Callable[[str], Room], ruleset: str) -> None:
    from gongkai_desktop.office.founding import choose_rules

    room = rooms(ruleset)
    assert room.desk.office.rules.filing is None
    with pytest.raises(Refused, match="没有不予公开备案"):
        room.filings.form(room.today)
    assert room.due_lines() == []
    room.at("2026-09-28")
    desk = room.desk
    choose_rules(desk.records, desk.office, ruleset, {"filing": True}, day=room.today, actor=room.actor)
    assert room.due_lines() == [("2026年第三季度不予公开信息备案表", "soon", "filings:propose")]
    room.withhold(form="其他")
    filing = room.propose()
    assert len(room.view(filing).record.entries) == 1
    assert room.view(filing).limits[0].article.startswith("本软件的做法")
