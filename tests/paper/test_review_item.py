from __future__ import annotations

from datetime import date

from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.review import ReviewItem, ReviewStep, review_item
from tests.paper.reading import all_text, page_text, squeezed

CHOICES = (("同意公开", "同意公开"), ("不同意公开", "不同意公开"), ("报审", "不能确定，报审"))
STEPS = (
    ReviewStep("提供部门意见", CHOICES[:2], "同意公开"),
    ReviewStep("审查机构意见", CHOICES, "不同意公开", "涉及个人隐私。"),
    ReviewStep("主管领导意见", CHOICES[:2]),
)


def printed(item: ReviewItem) -> Printed:
    return review_item("某局", date(2026, 11, 2), item, fonts=bundled_fonts())


def test_each_step_of_the_chain_has_its_own_opinions_grounds_signature_and_date() -> None:
    sheet = printed(ReviewItem("关于公开的通知", "A-1", steps=STEPS))
    text = squeezed(page_text(sheet.pdf))
    assert sheet.pages == 1
    assert "提供部门意见同意公开☑不同意公开□依据和理由：签字：年月日" in text
    assert "审查机构意见同意公开□不同意公开☑不能确定，报审□依据和理由：涉及个人隐私。签字：年月日" in text
    assert "主管领导意见同意公开□不同意公开□依据和理由：签字：年月日" in text


def test_risk_and_meeting_stand_there_only_where_the_rule_set_asks() -> None:
    asked = ReviewItem(
        steps=STEPS,
        risk=("低", "中", "高"),
        meeting=True,
        more={"risk_level": "中", "meeting_name": "局务会"},
    )
    text = all_text(printed(asked).pdf)
    assert "公开风险评估低□中☑高□" in text
    assert "会议名称：局务会" in text
    assert "风险评估" not in all_text(printed(ReviewItem(steps=STEPS)).pdf)


def test_the_attribute_is_ticked() -> None:
    assert "主动公开□依申请公开☑不予公开□" in all_text(printed(ReviewItem(attribute="依申请公开")).pdf)


def test_a_long_chain_goes_on_to_a_second_page() -> None:
    sheet = printed(ReviewItem("题", steps=STEPS * 4))
    assert sheet.pages == 2
    assert all_text(sheet.pdf).count("签字：") == 12


def test_what_a_step_is_asked_stands_with_boxes_or_with_room_to_write() -> None:
    asks = (
        ("会议名称", "局务会", ()),
        ("会议日期", "", ()),
        ("风险评估结论", "有风险", ("没有风险", "有风险")),
    )
    text = all_text(printed(ReviewItem(steps=(ReviewStep("局务会审查", CHOICES[:1], asks=asks),))).pdf)
    assert "会议名称：局务会会议日期：风险评估结论：没有风险□有风险☑依据和理由：" in text


def test_who_signed_already_and_what_calls_for_care_are_told() -> None:
    steps = (ReviewStep("审查", CHOICES[:1], "同意公开", given="张三 2026-11-02 已签"),)
    text = all_text(printed(ReviewItem(steps=steps, prompts=("重点审查：会议纪要",))).pdf)
    assert "签字：张三2026-11-02已签" in text
    assert "审查提示重点审查：会议纪要" in text
    assert "审查提示" not in all_text(printed(ReviewItem(steps=steps)).pdf)


def test_who_signed_and_when_stands_on_one_line() -> None:
    given = [f"{who} 2026年11月12日已签" for who in ("欧阳明远", "王敏")]
    steps = tuple(ReviewStep("审查", CHOICES[:1], "同意公开", given=one) for one in given)
    lines = page_text(printed(ReviewItem(steps=steps)).pdf).splitlines()
    assert [line for line in lines if line.endswith("日已签")] == [f"签字：{one}" for one in given]


def test_the_name_of_a_post_is_not_cut_in_two() -> None:
    titles = ("科室主要负责人审核", "科室负责人审查", "局务会或局党组会审查评估")
    steps = tuple(ReviewStep(title, CHOICES[:1]) for title in titles)
    text = page_text(printed(ReviewItem(steps=steps)).pdf)
    assert all(word in text for word in ("局务会", "局党组会"))
    assert text.count("负责人") == 2
