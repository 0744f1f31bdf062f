"""The register's systems of office C (市教育局)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Unfilled

from ..conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from ..conftest import Clerk

POLICY = "规范性文件和政策性文件"


def test_c4_an_item_belongs_to_an_entry_of_the_current_catalogue(jiaoyu: Clerk) -> None:
    values = {
        "first_level": "招生",
        "content": "义务教育招生政策",
        "time_limit": "自形成之日起 5 个工作日内",
    }
    entry = jiaoyu.desk.catalogue.enter(values, actor=jiaoyu.actor, today=TODAY).act
    item = jiaoyu.enter("关于 2026 年招生工作的通知", entry=f"#{entry}")
    assert jiaoyu.view(item).case.now.due == "2026-11-09", "the entry's own limit"
    for none in ("#99999", "#99999999999999999999"):
        with pytest.raises(Unfilled, match="没有条目"):
            jiaoyu.enter("另一通知", entry=none)
    assert [one.id for one in jiaoyu.desk.catalogue.items(entry)] == [item]


def test_c5_the_review_at_drafting_stands_for_a_sheet(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter(finished="2026-11-12", drafting_review="审签单 2026-118，同意公开")
    assert jiaoyu.view(item).status.words == "待公开"
    jiaoyu.publish(item)
    view = jiaoyu.view(item)
    assert view.breaches == ()
    assert "引用审签结论：审签单 2026-118，同意公开" in view.timeline[-1].text


def test_c5_without_its_reference_a_finished_paper_wants_the_chain(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter(finished="2026-11-12")
    assert jiaoyu.view(item).status.words == "待初步意见"
    jiaoyu.do(item, "amend", drafting_review="审签单 2026-118，同意公开")
    assert jiaoyu.view(item).status.words == "待公开"


def test_c5_a_batch_is_published_in_one_act(jiaoyu: Clerk) -> None:
    items = [
        jiaoyu.enter(f"通知{number}", finished="2026-11-12", drafting_review="同意公开")
        for number in range(3)
    ]
    unready = jiaoyu.enter("请示")
    values = {"day": "2026-11-20", "form": "局网站", "checked": "李四"}
    bulk = jiaoyu.desk.register.perform_many(
        [*items, unready], "deliver", values, actor=jiaoyu.actor, today=TODAY
    )
    assert bulk.changed is None
    (publish,) = [act for act in jiaoyu.desk.register.common_acts(items, TODAY) if act.key == "publish"]
    bulk = jiaoyu.desk.register.perform_many(
        items, "publish", {**publish.defaults, **values}, actor=jiaoyu.actor, today=TODAY
    )
    assert bulk.changed is not None
    assert (bulk.done, bulk.left) == (tuple(items), ())
    assert {jiaoyu.view(item).status.words for item in items} == {"已公开"}
    jiaoyu.desk.undo_last(jiaoyu.actor)
    assert {jiaoyu.view(item).status.words for item in items} == {"待公开"}


def test_c6_departments_owe_their_report_and_are_reminded_at_fifteen(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter(formed="2026-10-28")
    assert jiaoyu.row(item)["report_remind"] == "2026-11-18"
    assert jiaoyu.row(item)["report_due"] == "2026-11-25"
    assert jiaoyu.view(item).case.now.due == "2026-11-25", "the 条例's own limit runs beside it"
    assert [row["id"] for row in jiaoyu.desk.lists.page(Query(view="unreported"), TODAY)] == [item]
    assert next(act for act in jiaoyu.view(item).acts if act.key == "chase").primary
    jiaoyu.do(item, "report", day="2026-11-20")
    assert jiaoyu.desk.lists.count(Query(view="unreported"), TODAY) == 0


def test_c6_a_late_report_is_flagged(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter(formed="2026-10-12")
    jiaoyu.do(item, "report", day="2026-11-12")
    assert jiaoyu.flags(item) == ["科室报送晚于期限 3 个工作日"]


def test_c6_what_lapsed_is_reported_and_taken_off(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter(reported="2026-11-03", category="学校名录")
    jiaoyu.approve(item)
    jiaoyu.publish(item, "2026-11-10")
    assert jiaoyu.row(item)["report_due"] == ""
    jiaoyu.do(item, "lapse", day="2026-11-16", why="新名录发布")
    assert (jiaoyu.view(item).status.words, jiaoyu.view(item).case.now.due) == ("待下架", "")
    assert jiaoyu.row(item)["report_due"] == "2026-12-14"
    jiaoyu.do(item, "remove", why="已从网站删除")
    assert (jiaoyu.view(item).status.words, jiaoyu.row(item)["report_due"]) == ("已下架", "")


def test_c6_papers_of_the_weekly_batch_owe_no_report(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter(finished="2026-11-12", drafting_review="同意公开")
    assert jiaoyu.row(item)["report_due"] == ""


def test_c18_a_policy_without_its_interpretation_is_returned(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter("关于义务教育招生的意见", category=POLICY)
    view = jiaoyu.view(item)
    assert [prompt.text for prompt in view.case.prompts] == ["未附政策解读，应退回补正"]
    sending_back = next(act for act in view.acts if act.key == "return")
    assert sending_back.primary
    assert sending_back.defaults["why"] == "未附政策解读"
    jiaoyu.sign(item, "建议公开")
    jiaoyu.do(item, "return")
    assert jiaoyu.view(item).status.words == "退回补正"
    assert "step" not in jiaoyu.keys(item)
    jiaoyu.do(item, "explain", what="招生意见政策问答")
    jiaoyu.do(item, "mend", how="已附问答式解读")
    assert jiaoyu.view(item).status.words == "待科室主要负责人审核", "what was said before still stands"
    assert jiaoyu.view(item).case.prompts == ()


def test_c18_mended_in_substance_it_is_reviewed_anew(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter("关于义务教育招生的意见", category=POLICY)
    jiaoyu.sign(item, "建议公开")
    jiaoyu.do(item, "return")
    jiaoyu.do(item, "mend", how="正文有修改", again=True)
    assert jiaoyu.view(item).status.words == "待初步意见"


def test_c18_published_without_interpretation_is_flagged_until_it_is_there(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter("关于义务教育招生的意见", category=POLICY)
    jiaoyu.approve(item)
    jiaoyu.publish(item)
    assert jiaoyu.flags(item) == ["公开时没有同步的政策解读"]
    assert jiaoyu.row(item)["owed"] == "政策解读"
    reading = jiaoyu.enter("招生意见政策解读", category="《公开目录》中的其他信息")
    jiaoyu.do(reading, "link", kind="解读", other=f"#{item}")
    assert (jiaoyu.flags(item), jiaoyu.row(item)["owed"]) == ([], "")


def test_c18_said_not_to_need_one_it_needs_none(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter("转发文件的通知", category=POLICY, interpretation="不需要解读")
    assert jiaoyu.view(item).case.prompts == ()
    assert "explain" not in jiaoyu.keys(item)


def test_c23_withholding_wants_its_basis_at_entry(jiaoyu: Clerk) -> None:
    values = {"attribute": "不予公开", "withheld_reason": "商业秘密"}
    with pytest.raises(Unfilled) as caught:
        jiaoyu.enter(**values)
    assert "第十九条" in caught.value.fields["basis"]
    item = jiaoyu.enter(**values, basis="条例第十五条")
    assert jiaoyu.view(item).status.words == "待初步意见", "不予公开也要经审查"
    assert "basis" in jiaoyu.desk.register.form(TODAY, key="quick").form.keys


def test_c23_a_state_secret_says_no_more_than_its_pointer(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter("某事项", attribute="不予公开", withheld_reason="国家秘密")
    assert jiaoyu.view(item).case.fields.get("basis", "") == ""


def test_c24_an_attribute_changes_with_its_reason_and_a_new_limit(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter(attribute="依申请公开", formed="2025-03-03")
    act = next(act for act in jiaoyu.view(item).acts if act.key == "attribute")
    assert "20 个工作日" in act.note
    with pytest.raises(Unfilled):
        jiaoyu.do(item, "attribute", day="2026-11-18", attribute="主动公开")
    jiaoyu.do(item, "attribute", day="2026-11-18", attribute="主动公开", reason="申请集中，评估后转主动公开")
    view = jiaoyu.view(item)
    assert view.case.now.due == "2026-12-16"
    assert "申请集中" in view.timeline[-1].text
    assert view.status.words == "待初步意见"


def test_c24_lapsed_rules_come_off_within_twenty_working_days(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter(category=POLICY, interpretation="不需要解读", validity="有效")
    jiaoyu.approve(item)
    jiaoyu.publish(item)
    jiaoyu.do(item, "lapse", day="2026-11-10", why="2026 年清理")
    assert jiaoyu.view(item).case.now.due == "", "it counts from the day the clearance is published"
    jiaoyu.do(item, "cleared", day="2026-11-18")
    view = jiaoyu.view(item)
    assert "cleared" not in jiaoyu.keys(item)
    assert (view.status.words, view.case.now.due) == ("待下架", "2026-12-16")
    assert view.deadline is not None
    assert "第二十条" in view.deadline.citations[0]
    assert view.case.fields["validity"] == "失效"


def test_c24_the_day_of_the_published_clearance_may_be_known_at_once(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter(category=POLICY, interpretation="不需要解读")
    jiaoyu.approve(item)
    jiaoyu.publish(item)
    jiaoyu.do(item, "lapse", day="2026-11-18", announced="2026-11-19", why="2026 年清理")
    assert jiaoyu.view(item).case.now.due == "2026-12-17"


def test_c25_main_platforms_first_and_the_press_is_a_channel(jiaoyu: Clerk, tmp_path: Path) -> None:
    item = jiaoyu.enter()
    jiaoyu.approve(item)
    publish = next(act for act in jiaoyu.view(item).acts if act.key == "publish")
    channels = publish.form.column("form").choices
    assert channels[:4] == ("局网站", "官方微博", "微信公众号", "新闻发布会")
    page = tmp_path / "采访.txt"
    page.write_text("报纸采访报道", encoding="utf-8")
    jiaoyu.do(item, "publish", form=channels[4], checked="李四", picture=str(page))
    first = "还没有在“局网站”、“官方微博”、“微信公众号”、“新闻发布会”公开"
    assert any(first in line and "第二条" in line for line in jiaoyu.told(item))
    assert [file.name for file in jiaoyu.view(item).attachments] == ["采访.txt"]
    jiaoyu.do(item, "publish_more", form="局网站", checked="李四", url="http://jyj.example.gov.cn/1")
    assert not any("还没有在" in line for line in jiaoyu.told(item))
    assert jiaoyu.view(item).case.fields["form"] == f"{channels[4]}、局网站"
