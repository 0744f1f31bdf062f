"""The register's papers: what stands on them, and that the printed ones are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.printing import Prepared
from gongkai_desktop.records.sheets import Sheets as Twins
from gongkai_desktop.records.sheets import Verdict
from tests.paper.reading import all_text, codes_read, page_text

from .conftest import TODAY

if TYPE_CHECKING:
    from .conftest import Clerk


def prepare(clerk: Clerk, name: str, *items: int) -> Prepared:
    return clerk.desk.papers.prepare(name, items, TODAY)


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "")
    finally:
        document.close()


def scanned(pdf: bytes) -> str:
    (code,) = codes_read(pdf, 150)
    return code


def test_the_review_sheet_holds_every_item_chosen_once(taierzhuang: Clerk) -> None:
    items = [taierzhuang.enter(title) for title in ("关于甲事的通知", "䶮姓㛃字𬱖名的表彰决定")]
    prepared = prepare(taierzhuang, "信息发布保密审查表", *items, items[0])
    text = words(prepared.printed.pdf)
    assert text.count("关于甲事的通知") == 1
    assert "䶮姓㛃字𬱖名的表彰决定" in text
    assert "某区教育局" in text
    assert prepared.warnings == ()


def test_the_code_on_the_paper_leads_back_until_the_item_changes(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter(form="区政府网站")
    prepared = prepare(taierzhuang, "review-list", item)
    taierzhuang.desk.papers.issue(prepared, actor=taierzhuang.actor, today=TODAY)
    twins = Twins(taierzhuang.desk.records)
    code = scanned(prepared.printed.pdf)
    reading = twins.check(code)
    assert reading.verdict is Verdict.OURS
    assert reading.sheet is not None
    assert (reading.sheet.number, list(reading.sheet.items), reading.stale) == (
        prepared.number,
        [item],
        False,
    )
    assert twins.check(code[:-1] + ("A" if code[-1] != "A" else "B")).verdict is Verdict.FORGED
    taierzhuang.sign(item, "已填写")
    assert not twins.check(code).stale, "what was signed on it is no change of it"
    taierzhuang.do(item, "amend", title="关于印发校园安全检查办法的通知（修订）")
    assert twins.check(code).stale
    assert any(prepared.number in entry.text for entry in taierzhuang.view(item).timeline)
    assert taierzhuang.view(item).record.papers


def test_a_number_taken_meanwhile_is_noticed(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter()
    first, second = prepare(taierzhuang, "review-list", item), prepare(taierzhuang, "review-list", item)
    taierzhuang.desk.papers.issue(first, actor=1, today=TODAY)
    with pytest.raises(Refused, match="重新打开"):
        taierzhuang.desk.papers.issue(second, actor=1, today=TODAY)


def test_recorded_opinions_are_ticked(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter(form="区政府网站")
    blank = prepare(taierzhuang, "review-list", item).printed.pdf
    taierzhuang.approve(item)
    assert prepare(taierzhuang, "review-list", item).printed.pdf != blank


AGREE, DISAGREE = "同 意 ☑\n不同意 □", "同 意 □\n不同意 ☑"
OPEN = "同 意 □\n不同意 □"


def boxes(clerk: Clerk, item: int) -> str:
    """The two boxes of 信息发布保密审查表: the reviewing body's, the leader's."""
    text = page_text(prepare(clerk, "review-list", item).printed.pdf)
    return text[text.index("其他") :].split("\n", 1)[1][: len(OPEN) * 2 + 1]


def test_a_box_is_ticked_only_by_the_step_it_belongs_to(taierzhuang: Clerk) -> None:
    """工作机构签了、主管领导没有签：主管领导意见空着，不从审查结论推出来。"""
    item = taierzhuang.enter(form="区政府网站")
    taierzhuang.sign(item, "已填写")
    assert boxes(taierzhuang, item) == f"{OPEN}\n{OPEN}"
    taierzhuang.sign(item, "不同意公开", grounds="涉及第三方商业秘密")
    assert boxes(taierzhuang, item) == f"{DISAGREE}\n{OPEN}"
    leader = next(act for act in taierzhuang.view(item).acts if act.key == "step").form.column("opinion")
    taierzhuang.sign(item, leader.choices[1], grounds="同意工作机构的意见")
    assert boxes(taierzhuang, item) == f"{DISAGREE}\n{DISAGREE}", "不同意公开 of the item"


def test_an_overruled_opinion_is_no_tick_on_a_sheet_printed_again(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter(form="区政府网站")
    taierzhuang.sign(item, "已填写")
    taierzhuang.sign(item, "同意公开")
    leader = next(act for act in taierzhuang.view(item).acts if act.key == "step").form.column("opinion")
    taierzhuang.sign(item, leader.choices[1], grounds="请再核对")
    assert boxes(taierzhuang, item) == f"{OPEN}\n{OPEN}"
    single = words(prepare(taierzhuang, "review-item", item).printed.pdf)
    assert "已填写 ☑" in single and "同意公开 ☑" not in single and "不批准 ☑" not in single


def test_the_head_of_a_department_is_no_leader(jiaoyu: Clerk) -> None:
    """细则第十八条没有主管领导这一环节：主管领导意见始终空着。"""
    item = jiaoyu.enter(form="局网站")
    jiaoyu.sign(item, "建议公开")
    jiaoyu.sign(item, "不同意公开", grounds="内容不实")
    assert boxes(jiaoyu, item) == f"{OPEN}\n{OPEN}"
    other = jiaoyu.enter("另一通知", form="局网站")
    jiaoyu.approve(other)
    assert boxes(jiaoyu, other) == f"{AGREE}\n{OPEN}"


@pytest.mark.parametrize(
    ("ruleset", "name"),
    [("taierzhuang", "市、区网站公开□"), ("clerk", "政府网站公开□"), ("dangan", "主管部门指定的网站公开□")],
)
def test_the_boxes_of_publication_bear_the_first_platforms_own_name(
    request: pytest.FixtureRequest, ruleset: str, name: str
) -> None:
    one: Clerk = request.getfixturevalue(ruleset)
    text = all_text(prepare(one, "review-list").printed.pdf)
    assert name in text and ("市、区" in text) is (ruleset == "taierzhuang")


def test_the_slip_of_a_chosen_record_holds_its_grounds_by_the_offices_own_rule(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter("招标评审情况", form="区政府网站", basis="条例第十五条")
    with pytest.raises(Refused, match="没有不同意公开的依据和理由可印"):
        prepare(taierzhuang, "review-grounds", item)
    taierzhuang.sign(item, "已填写")
    taierzhuang.sign(item, "不同意公开", grounds="涉及第三方商业秘密")
    text = words(prepare(taierzhuang, "review-grounds", item).printed.pdf)
    assert all(
        said in text for said in ("招标评审情况", "条例第十五条", "涉及第三方商业秘密", "第六条第（二）项")
    )


def test_where_no_rule_asks_for_grounds_the_slip_names_none(clerk: Clerk) -> None:
    text = words(prepare(clerk, "review-grounds").printed.pdf)
    assert "经审查不同意公开的，说明依据和理由。" in text and "制度》" not in text


def test_refused_opinions_bring_the_slip_for_grounds(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter(form="区政府网站")
    taierzhuang.sign(item, "已填写")
    taierzhuang.sign(item, "不同意公开", grounds="涉及第三方商业秘密")
    assert "涉及第三方商业秘密" in words(prepare(taierzhuang, "review-list", item).printed.pdf)


@pytest.mark.parametrize("name", ["信息发布保密审查表", "政府信息公开保密审查表", "不同意公开的依据和理由"])
def test_every_review_sheet_exists_blank(clerk: Clerk, name: str) -> None:
    prepared = prepare(clerk, name)
    assert prepared.printed.pages == 1
    assert scanned(prepared.printed.pdf).startswith("GK1/")


def test_the_single_sheet_shows_the_offices_own_chain(clerk: Clerk) -> None:
    item = clerk.enter()
    text = words(prepare(clerk, "review-item", item).printed.pdf)
    assert all(step in text for step in ("内容审核", "保密审查", "公开审核", "不能确定，报审"))


def test_the_deadline_page_gives_days_and_articles(clerk: Clerk) -> None:
    text = words(prepare(clerk, "期限计算单", clerk.enter()).printed.pdf)
    assert "2026-11-30" in text
    assert "条例第二十六条" in text
    withheld = clerk.enter(attribute="不予公开", withheld_reason="商业秘密")
    with pytest.raises(Refused, match="没有要计算的期限"):
        prepare(clerk, "期限计算单", withheld)


def test_the_printed_list_carries_the_head_of_the_chain(clerk: Clerk) -> None:
    clerk.enter()
    count, head = clerk.desk.records.head()
    text = words(clerk.desk.draw_register(Query(), TODAY, maker="王敏").pdf)
    assert "关于印发校园安全检查办法的通知" in text
    assert head[:8] in text
    assert str(count) in text


def test_an_unknown_sheet_is_refused_with_the_known_names(clerk: Clerk) -> None:
    with pytest.raises(Refused, match="期限计算单"):
        prepare(clerk, "请假条")


def test_a_chain_of_five_with_a_title_of_three_lines_and_all_its_grounds_is_one_page(dangan: Clerk) -> None:
    """A second page for the last signature would be signed apart from what it is about."""
    title = "关于转发《省人力资源和社会保障厅等六部门关于进一步做好义务教育阶段学校招生入学工作有关事项的通知》的通知"
    title += "及其附件（本附件共三份，含招生范围划定一览表、材料清单、工作日程）"
    item = dangan.enter(title, form="主管部门指定的网站")
    blank = dangan.desk.papers.prepare("review-item", [item], TODAY)
    assert blank.printed.pages == 1
    while act := next((one for one in dangan.view(item).acts if one.key == "step"), None):
        grounds = "涉及第三方的经营情况，公开后不会对其合法权益造成损害，依据条例第十五条"
        dangan.sign(item, act.form.column("opinion").choices[0], grounds=grounds)
    assert dangan.desk.papers.prepare("review-item", [item], TODAY).printed.pages == 1
