"""今日: the groups that a rule set makes due, most urgent first, each line in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.agenda import today as agenda
from gongkai_desktop.cases.dues import Day, Dues, Group, Weight
from gongkai_desktop.cases.query import Query
from gongkai_desktop.register.incoming import imported
from tests.register.conftest import TODAY

if TYPE_CHECKING:
    from tests.register.conftest import Clerk

    from .conftest import Open


def groups(clerk: Clerk, today: date = TODAY) -> dict[str, Group]:
    return {group.key: group for group in clerk.desk.agenda(today)}


def test_nothing_is_asked_where_nothing_is_due(opened: Open) -> None:
    for ruleset in ("tiaoli", "taian-jiaoyu"):
        assert opened(ruleset).desk.agenda(TODAY) == ()


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 12, 31), "2027 年放假安排未导入，跨年期限为暂定"),
        (date(2027, 1, 1), "2027 年放假安排未导入，期限为暂定"),
    ],
)
def test_a_year_without_its_holiday_notice_is_told_before_it_comes_and_in_it(
    opened: Open, day: date, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened("tiaoli").desk
    monkeypatch.setattr(desk, "today", lambda: day)
    assert desk.status().calendar_note == told


def test_limits_come_most_urgent_first_and_each_item_once(opened: Open) -> None:
    clerk = opened("tiaoli")
    for day in range(9, 31):
        clerk.enter(f"第{day}日", formed=f"2026-10-{day:02}")
    found = [group for group in clerk.desk.agenda(TODAY) if not group.view.startswith("review:")]
    assert [group.key for group in found] == ["overdue", "today", "soon"]
    lines = [line for group in found for line in group.lines]
    assert [line.due for line in lines] == sorted(line.due for line in lines)
    assert len({line.record for line in lines}) == len(lines)
    assert found[1].lines[0].text == "今天到期"
    for group in found:
        assert group.total == clerk.desk.lists.count(Query(view=group.view), TODAY)


def test_a_long_group_lists_the_first_and_counts_all(opened: Open) -> None:
    clerk = opened("tiaoli")
    row = {"formed": "2026-10-09", "department": "办公室", "attribute": "主动公开"}
    drafts = [imported({**row, "title": f"旧文 {at}"}, TODAY) for at in range(60)]
    clerk.desk.records.append(drafts, actor=clerk.actor)
    unfilled = groups(clerk)["unfilled"]
    assert (len(unfilled.lines), unfilled.total) == (50, 60)


def test_c6_a_departments_report_is_asked_for_from_the_reminder_on(opened: Open) -> None:
    clerk = opened("taian-jiaoyu")
    item = clerk.enter("教育收费公示", formed="2026-10-30", department="计财科")
    case = clerk.view(item).case
    report = case.report
    assert report is not None
    assert "unreported" not in groups(clerk, date.fromisoformat(case.remind).replace(day=19))
    (line,) = groups(clerk)["unreported"].lines
    assert (line.record, line.due, line.urgency) == (item, report.due, "soon")
    assert line.text.startswith(f"计财科应于 {report.due} 前报送（")
    (late,) = groups(clerk, date(2027, 1, 4))["unreported"].lines
    assert (late.urgency, "已逾期" in late.text) == ("overdue", True)
    clerk.do(item, "report")
    assert "unreported" not in groups(clerk)


@pytest.mark.parametrize(
    ("reason", "status"),
    [("国家秘密", "待解密"), ("商业秘密", "待第三方同意"), ("禁止公开", "待重新评估")],
)
def test_what_was_withheld_and_is_to_go_out_waits_in_sight_for_what_lifts_it(
    opened: Open, reason: str, status: str
) -> None:
    """条例第十四条、第十五条：解密、同意、重新评估登记以前不能公开。"""
    clerk = opened("tiaoli")
    title = next(one.title for one in clerk.desk.office.rules.reasons if reason in one.title)
    basis = {} if clerk.desk.office.rules.is_secret(title) else {"basis": "条例第十四条、第十五条"}
    item = clerk.enter("代称：甲类情况", attribute="不予公开", withheld_reason=title, **basis)
    clerk.enter("另一件")
    assert "lifting" not in groups(clerk)
    clerk.do(item, "attribute", day="2026-11-10", attribute="主动公开", reason="年度检查")
    assert "lifting" not in groups(clerk), "first its review"
    clerk.approve(item)
    group = groups(clerk)["lifting"]
    (line,) = group.lines
    assert (group.total, group.view, line.record) == (1, "lifting", item)
    assert line.text.startswith(f"{status}，") and line.due == clerk.view(item).case.now.due
    assert clerk.desk.lists.ids(Query(view="lifting"), TODAY) == [item]
    assert clerk.desk.lists.count(Query(view="lifting"), TODAY) == 1
    due = date.fromisoformat(line.due)
    days = {one.day: one for one in clerk.desk.month(due.year, due.month, TODAY)}
    assert item in [one.record for one in days[due].due]
    lift = next(act for act in clerk.view(item).acts if act.key == "lift")
    assert lift.primary


def test_a_draft_whose_review_is_done_waits_in_sight_to_be_signed(opened: Open) -> None:
    clerk = opened("tiaoli")
    draft = clerk.enter("检查办法（草案）", formed="")
    ready = clerk.enter("检查通知")
    assert "unsigned" not in groups(clerk)
    clerk.approve(draft)
    clerk.approve(ready)
    found = groups(clerk)
    assert [line.record for line in found["unsigned"].lines] == [draft]
    assert [line.record for line in found["ready"].lines] == [ready]
    assert clerk.desk.lists.ids(Query(view="unsigned"), TODAY) == [draft]
    clerk.do(draft, "sign", day="2026-11-18")
    assert "unsigned" not in groups(clerk) and groups(clerk)["ready"].total == 2


def test_c5_the_weeks_batch_is_due_on_its_weekday(opened: Open) -> None:
    clerk = opened("taian-jiaoyu")
    item = clerk.enter("关于表彰的通知", finished="2026-11-12", drafting_review="审签单〔2026〕8号 同意公开")
    clerk.enter("本周办结的通知", finished="2026-11-17", drafting_review="审签单〔2026〕9号 同意公开")
    weekly = clerk.desk.office.rules.weekly
    assert weekly is not None
    for day in range(16, 21):
        today = date(2026, 11, day)
        (line,) = groups(clerk, today)["weekly"].lines
        assert (line.record, line.text[:13]) == (item, "2026-11-12 办结")
        after = today.weekday() - weekly.weekday
        assert line.urgency == ("soon" if after < 0 else "overdue" if after else "today")


def test_b14_what_was_keyed_in_waits_for_its_second_check(opened: Open) -> None:
    clerk = opened("weichang-dangan")
    item = clerk.enter("关于印发档案查阅办法的通知")
    clerk.publish(item)
    (line,) = groups(clerk)["unconfirmed"].lines
    assert (line.record, line.text[:14]) == (item, "2026-11-20 录入，")
    clerk.do(item, "confirm", who="王五")
    assert "unconfirmed" not in groups(clerk)


def test_e12_policy_documents_wait_until_ten_copies_are_handed_over(opened: Open) -> None:
    clerk = opened("tangshan-renshe")
    item = clerk.enter("关于稳就业的若干措施", category="政策法规")
    clerk.publish(item)
    clerk.publish(clerk.enter("招考公告"))
    (line,) = groups(clerk)["undelivered"].lines
    assert (line.record, "移送查阅点" in line.text) == (item, True)
    clerk.do(item, "deliver", copies="4", by="李四")
    assert "undelivered" in groups(clerk)
    clerk.do(item, "deliver", copies="6", by="李四")
    assert "undelivered" not in groups(clerk)


def test_c18_what_lacks_its_interpretation_is_called_up_or_sent_back(opened: Open) -> None:
    clerk = opened("taian-jiaoyu")
    out = clerk.enter("关于招生工作的意见", interpretation="需要解读")
    clerk.publish(out)
    back = clerk.enter("关于课后服务的意见", interpretation="需要解读", department="基教科")
    clerk.do(back, "return")
    found = groups(clerk)
    assert [line.record for line in found["uninterpreted"].lines] == [out]
    assert [(line.record, line.text) for line in found["returned"].lines] == [(back, "退回基教科补正")]
    clerk.do(out, "explain", what="一图读懂")
    clerk.do(back, "mend", how="补上了解读")
    assert not {"uninterpreted", "returned"} & groups(clerk).keys()


def test_the_end_of_validity_is_announced_and_then_called_up(opened: Open) -> None:
    clerk = opened("tiaoli")
    for title, until in (("将满", "2026-12-01"), ("今天满", "2026-11-20"), ("已满", "2026-11-18")):
        item = clerk.enter(title, valid_until=until)
        clerk.approve(item)
        clerk.publish(item)
    found = groups(clerk)
    assert [(line.title, line.text) for line in found["expiring"].lines] == [
        ("今天满", "有效期今天满"),
        ("将满", "有效期还有 11 天"),
    ]
    (line,) = found["expired"].lines
    assert (line.urgency, line.text) == ("overdue", "有效期已满 2 天，请登记失效或延长")


def test_contradictions_say_which_days_do_not_fit(opened: Open) -> None:
    clerk = opened("tiaoli")
    clerk.enter("有效期写反", valid_until="2026-10-01")
    row = {"title": "生成日期写错", "formed": "2027-03-01", "department": "办公室", "attribute": "依申请公开"}
    clerk.desk.records.append([imported(row, TODAY)], actor=clerk.actor)
    lines = groups(clerk)["contradictory"].lines
    assert {line.title: line.text for line in lines} == {
        "有效期写反": "有效期止于生成日期之前",
        "生成日期写错": "生成日期在今天以后",
    }


def test_empty_columns_of_the_catalogue_are_counted(opened: Open) -> None:
    clerk = opened("tiaoli")
    clerk.desk.catalogue.enter(
        {"first_level": "机构职能", "content": "机构设置"}, actor=clerk.actor, today=TODAY
    )
    group = groups(clerk)["catalogue:empty"]
    assert (group.title, group.total, group.lines) == ("基本目录：空白", 1, ())
    assert "catalogue:stale" not in groups(clerk)


def test_groups_stand_by_their_weight_then_as_the_rooms_do() -> None:
    def room(*weights: Weight) -> Dues:
        def groups(day: Day) -> Iterator[Group]:
            return (Group(f"{weight.name}{at}", "", "", at, (), weight) for at, weight in enumerate(weights))

        return Dues(groups)

    rooms = (
        room(Weight.REVIEW, Weight.REVIEW, Weight.OTHERS),
        room(Weight.OTHERS, Weight.OTHERS, Weight.HOURS),
    )
    found = agenda.groups(rooms, None)  # type: ignore[arg-type]
    assert [group.key for group in found] == ["HOURS2", "OTHERS2", "OTHERS1", "REVIEW1"]
