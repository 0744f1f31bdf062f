"""Papers of reviews: sheets out for signature, the summary, 报审函, 区分处理记录, 解密记录."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongkai_desktop.cases.papers import Period
from gongkai_desktop.cases.query import Query
from gongkai_desktop.data import resource
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.loader import load
from gongkai_desktop.office.printing import Prepared
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.register.incoming import imported
from gongkai_desktop.review.papers import summary_values
from tests.paper.reading import all_text, codes_read
from tests.rule_sets import RULE_SETS

from .conftest import HEAD, TODAY, Queue

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def prepared(queue: Queue, name: str, *records: int, period: Period | None = None) -> Prepared:
    return queue.desk.papers.prepare(name, records, TODAY, period=period)


def text(queue: Queue, name: str, *records: int, period: Period | None = None) -> str:
    return all_text(prepared(queue, name, *records, period=period).printed.pdf)


def issue(queue: Queue, drawn: Prepared) -> int:
    return queue.desk.papers.issue(drawn, actor=queue.actor, today=TODAY).act


# — sheets out —


def test_printing_hands_in_what_was_not_and_puts_the_sheet_out_with_its_signer(queue: Queue) -> None:
    item = queue.enter()
    drawn = prepared(queue, "review-item", item)
    assert queue.desk.reviews.of_subject(item) == 0, "a preview hands nothing in"
    issue(queue, drawn)
    review = queue.desk.reviews.of_subject(item)
    (row,) = queue.desk.review_lists.page(Query("out"), TODAY)
    assert (row["id"], row["sheet"], row["out_to"]) == (review, drawn.number, HEAD)
    assert row["out_since"] == TODAY.isoformat()


def test_what_was_handed_in_after_the_preview_is_not_handed_in_again(queue: Queue) -> None:
    item = queue.enter()
    drawn = prepared(queue, "review-item", item)
    queue.hand_in(item)
    with pytest.raises(Refused, match="又有变动"):
        issue(queue, drawn)
    assert len(queue.desk.review_lists.page(Query("all"), TODAY)) == 1


def test_what_is_not_to_be_reviewed_is_printed_and_goes_nowhere(queue: Queue) -> None:
    item = queue.enter()
    queue.item(item, "void", why="重复登记")
    drawn = prepared(queue, "review-list", item)
    issue(queue, drawn)
    assert not drawn.twins[0].out
    assert queue.desk.reviews.of_subject(item) == 0


def test_no_box_is_ticked_for_what_nobody_signed(found: Callable[[str], Queue]) -> None:
    queue = found("taierzhuang")
    said = {"attribute": "不予公开", "withheld_reason": "商业秘密", "basis": "条例第十五条"}
    withheld, signed = queue.enter("食堂承包合同", **said), queue.entered(form="区政府网站")
    assert text(queue, "review-list", withheld).count("☑") == 0
    queue.approve(signed)
    assert text(queue, "review-list", queue.view(signed).record.subject.record).count("☑") == 3


@pytest.mark.parametrize("name", ["review-list", "review-item"])
def test_what_is_public_already_is_printed_for_the_file_and_not_handed_in(queue: Queue, name: str) -> None:
    row = {"title": "旧通知", "formed": "2019-03-01", "department": "办公室", "attribute": "主动公开"}
    old = queue.desk.records.append([imported({**row, "published": "2019-03-05"}, TODAY)], actor=0).act
    unreviewed, waiting = queue.enter(), queue.enter("校车线路调整公告")
    queue.item(unreviewed, "publish", checked="李四")
    issue(queue, prepared(queue, name, old, unreviewed, waiting))
    reviews = [queue.desk.reviews.of_subject(item) for item in (old, unreviewed, waiting)]
    assert [bool(review) for review in reviews] == [False, False, True]
    assert queue.desk.review_lists.count(Query("all"), TODAY) == 1
    assert [queue.status(item) for item in (old, unreviewed)] == ["已公开", "已公开"]


def test_many_items_are_many_sheets_in_one_document_and_one_act(queue: Queue) -> None:
    items = [queue.enter(f"关于第{number}件事的通知") for number in range(1, 6)]
    queue.hand_in(items[1])
    drawn = prepared(queue, "review-item", *items, items[0])
    assert drawn.printed.pages == 5
    assert drawn.numbers == tuple(f"2026-{number:04d}" for number in range(1, 6))
    act = issue(queue, drawn)
    sheets = Sheets(queue.desk.records)
    for number, item, code in zip(drawn.numbers, items, codes_read(drawn.printed.pdf, 150), strict=True):
        sheet = sheets.check(code).sheet
        assert sheet is not None
        review = queue.desk.reviews.of_subject(item)
        assert (sheet.number, list(sheet.items), sheet.pages) == (number, [item], 1)
        assert sheet.touches == (item, review)
        assert sheet.state == "out"
        assert queue.desk.records.events(sheet.id)[0].act == act
    assert queue.desk.review_lists.count(Query("out"), TODAY) == 5


def test_a_batch_shares_one_sheet(queue: Queue) -> None:
    items = [queue.enter(f"关于第{number}件事的通知") for number in range(1, 4)]
    issue(queue, prepared(queue, "review-list", *items))
    rows = queue.desk.review_lists.page(Query("out"), TODAY)
    assert {row["sheet"] for row in rows} == {"2026-0001"}
    assert len(rows) == 3


def test_a_sheet_of_a_finished_review_is_printed_for_the_file_and_goes_nowhere(queue: Queue) -> None:
    review = queue.entered()
    queue.approve(review)
    drawn = prepared(queue, "review-item", queue.view(review).record.subject.record)
    issue(queue, drawn)
    assert not drawn.twins[0].out
    assert "同意公开☑" in all_text(drawn.printed.pdf)
    assert f"签字：{HEAD}2026年11月17日已签" in all_text(drawn.printed.pdf)


@pytest.mark.parametrize("ruleset", RULE_SETS)
def test_every_rule_set_s_sheet_has_a_box_for_each_step_with_its_opinions(
    found: Callable[[str], Queue], ruleset: str
) -> None:
    queue = found(ruleset)
    drawn = prepared(queue, "review-item")
    said = all_text(drawn.printed.pdf)
    steps = [step for step in queue.desk.office.rules.steps if "主动公开" in step.attributes]
    for step in steps:
        assert step.title in said
        assert "".join(f"{opinion}□" for opinion in step.opinions) in said
        assert all(f"{ask.title}：" in said for ask in step.asks)
    assert said.count("签字：年月日") == len(steps)
    assert drawn.printed.pages == 1


def test_e8_the_meeting_is_told_on_the_sheet_once_it_was_held(found: Callable[[str], Queue]) -> None:
    queue = found("tangshan-renshe")
    item = queue.enter(major="是", form="政府网站")
    asked = {ask.title for step in queue.desk.office.rules.steps if step.major_only for ask in step.asks}
    said = text(queue, "review-item", item)
    assert asked
    assert all(f"{title}：" in said for title in asked)


def test_b6_the_sheet_says_that_every_opinion_needs_its_grounds(found: Callable[[str], Queue]) -> None:
    assert "各项审查意见都要注明依据和理由" in text(found("weichang-dangan"), "review-item")
    assert "不同意公开或者部分公开的，写明依据和理由" in text(found("taierzhuang"), "review-item")


# — the summary —


def test_the_summary_lists_every_review_of_its_period(queue: Queue) -> None:
    first, second = queue.entered("关于甲事的通知"), queue.entered("关于乙事的通知")
    queue.approve(first)
    queue.sign(second)
    said = text(queue, "保密审查汇总表", period=NOVEMBER)
    assert "期间：2026年11月送审2件，办结1件，在办1件" in said
    assert "1关于甲事的通知办公室主动公开2026年11月16日内容审核：同意公开；" in said.replace(
        "202611-00001", ""
    )
    assert "没有保密审查事项" not in said
    earlier = Period(date(2026, 10, 1), date(2026, 10, 31))
    assert "关于甲事的通知" not in text(queue, "review-summary", period=earlier)


def test_a_summary_tells_apart_what_was_handed_in_before_its_period() -> None:
    rows = [{"handed_in": day, "ended": ""} for day in ("2026-10-30", "2026-11-02", "2026-11-03")]
    tally = summary_values(load("tiaoli"), NOVEMBER, rows)["tally"]
    assert tally == "本期送审 2 件、以前送审 1 件，办结 0 件，在办 3 件"


def test_what_must_be_reviewed_again_is_not_counted_as_finished(queue: Queue) -> None:
    """须重新审查、区分处理以后要再送审、撤回的，都不是办结。"""
    kinds = {"办结的通知": "", "改过的通知": "changed", "遮了的通知": "partial", "撤回的通知": "withdraw"}
    for title, kind in kinds.items():
        review = queue.entered(title)
        if kind in ("", "changed"):
            queue.approve(review)
        if kind == "changed":
            queue.item(queue.view(review).record.subject.record, "amend", title="改了名称的通知")
        elif kind == "partial":
            queue.do(review, kind, hidden="第三页", why="个人隐私", agreed="苏副主任")
        elif kind:
            queue.do(review, kind, why="不再公开")
    said = text(queue, "保密审查汇总表", period=NOVEMBER)
    assert "送审4件，办结1件，撤回1件，须重新审查2件，在办0件" in said


def test_the_programs_own_way_is_no_basis_on_paper(queue: Queue) -> None:
    said = text(queue, "review-summary", period=NOVEMBER)
    assert "没有的也报，写明没有。" in said and "本软件" not in said


def test_a_summary_of_nothing_says_so(queue: Queue) -> None:
    said = text(queue, "review-summary", period=NOVEMBER)
    assert "本月没有保密审查事项。" in said
    quarter = Period(date(2026, 7, 1), date(2026, 9, 30))
    assert "本期没有保密审查事项。" in text(queue, "review-summary", period=quarter)


# — referral, separation, declassification —


def test_a_doubtful_disclosure_is_referred_with_what_is_asked(queue: Queue) -> None:
    review = queue.entered("关于学区划分的通知")
    rule = queue.desk.office.rules.escalation("disclosure")
    assert rule is not None
    facts = {"kind": rule.title, "to": rule.to[0], "letter_no": "某教函〔2026〕3号", "what": "附图能否公开"}
    queue.do(review, "escalate", day="2026-11-19", organ="某市教育局", **facts)
    said = text(queue, "报审函", review)
    assert "某教函〔2026〕3号签发人：＿＿＿＿关于《关于学区划分的通知》能否公开的请示" in said
    assert "某市教育局：我单位" in said
    assert "二、不能确定的事项附图能否公开。" in said
    assert "答复以前，我单位不公开该信" in said
    assert "妥否，请批示。附件：拟公开信息全文" in said
    assert "函复" not in said
    assert "2026年11月19日" in said


def test_a_referral_tells_all_that_is_known_of_the_information(queue: Queue) -> None:
    review = queue.entered("关于学区划分的通知", doc_no="某教发〔2026〕9号", summary="划分各校学区")
    queue.sign(review, day="2026-11-17")
    rule = queue.desk.office.rules.escalation("disclosure")
    assert rule is not None
    queue.do(review, "escalate", kind=rule.title, to=rule.to[0], organ="某市教育局", what="附图能否公开")
    said = text(queue, "referral", review)
    for told in (
        "1.信息名称和文号：《关于学区划分的通知》（某教发〔2026〕9号）",
        "2.内容描述：划分各校学区",
        "3.产生日期：2026年11月2日",
        "4.提供部门：办公室",
        "5.拟公开属性：主动公开",
        "内容审核：同意公开",
    ):
        assert told in said, told


@pytest.mark.parametrize(
    ("first", "last", "title", "nil"),
    [
        ("2026-11-01", "2026-11-30", "2026年11月", "本月"),
        ("2026-11-02", "2026-11-30", "2026年11月2日至2026年11月30日", "本月"),
        ("2026-10-01", "2026-11-30", "2026年10月1日至2026年11月30日", "本期"),
        ("2025-11-01", "2026-11-30", "2025年11月1日至2026年11月30日", "本期"),
    ],
)
def test_a_summary_is_called_by_its_month_or_by_its_days(
    queue: Queue, first: str, last: str, title: str, nil: str
) -> None:
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    said = text(queue, "review-summary", period=period)
    assert title in said and f"{nil}没有保密审查事项。" in said
    assert ("至" in title) == (f"{period.last.month}月{period.last.day}日" in said)


def test_a_separation_cites_the_article_for_its_own_kind_of_information(queue: Queue) -> None:
    own, other = "处理后公开其余部分", "向申请人提供可以公开的部分"
    blank = text(queue, "separation")
    assert own in blank and other in blank
    said = {}
    for attribute in ("主动公开", "依申请公开"):
        review = queue.entered("关于表彰的决定", attribute=attribute)
        queue.do(review, "partial", hidden="第三页", why="个人隐私", agreed="苏副主任")
        said[attribute] = text(queue, "separation", review)
        assert own in said[attribute] and other not in said[attribute]
    article = "《中华人民共和国政府信息公开条例》第三十七条"
    assert article in said["依申请公开"] and article not in said["主动公开"]


def test_of_a_doubtful_grade_the_letter_tells_only_a_number(queue: Queue) -> None:
    review = queue.entered("关于学区划分的通知")
    rule = queue.desk.office.rules.escalation("grade")
    assert rule is not None
    queue.do(review, "escalate", kind=rule.title, to=rule.to[0], organ="某省国家保密局", what="代号一")
    said = text(queue, "referral", review)
    assert "学区划分" not in said
    assert "代号一" not in said
    assert "《中华人民共和国保守国家秘密法实施条例》第二十五条" in said
    assert "请自接到报告之日起10个工作日内" in said


def test_a_referral_to_a_kind_of_organ_is_not_printed_as_final(queue: Queue) -> None:
    review = queue.entered("关于学区划分的通知")
    rule = queue.desk.office.rules.escalation("disclosure")
    assert rule is not None
    queue.do(review, "escalate", kind=rule.title, to=rule.to[0], what="附图能否公开")
    with pytest.raises(Refused, match="还不能打印") as refused:
        text(queue, "referral", review)
    assert refused.value.why == "还缺：主送机关（全称）"


def test_an_organ_of_the_same_rank_is_asked_by_letter(found: Callable[[str], Queue]) -> None:
    queue = found("taierzhuang")
    review = queue.entered("关于学区划分的通知")
    rule = queue.desk.office.rules.escalation("disclosure")
    assert rule is not None
    (beside,) = [organ for organ in rule.to if organ.startswith("同级")]
    queue.do(review, "escalate", kind=rule.title, to=beside, organ="台儿庄区国家保密局", what="附图能否公开")
    said = text(queue, "referral", review)
    assert "能否公开的函台儿庄区国家保密局：" in said
    assert "请予函复。附件" in said
    assert "批示" not in said


def test_a_letter_printed_meanwhile_does_not_hide_that_the_sheet_came_back(queue: Queue) -> None:
    item = queue.enter("关于学区划分的通知")
    number = queue.print(item)
    review = queue.desk.reviews.of_subject(item)
    rule = queue.desk.office.rules.escalation("disclosure")
    assert rule is not None
    queue.do(
        review,
        "escalate",
        kind=rule.title,
        to=rule.to[0],
        organ="某市教育局",
        what="附图能否公开",
        day="2026-11-20",
    )
    issue(queue, prepared(queue, "referral", review))
    Sheets(queue.desk.records).returned(number, TODAY, actor=queue.actor)
    known = queue.view(review).record
    assert (known.sheet, known.back) == (number, TODAY.isoformat())
    assert queue.desk.review_lists.count(Query(view="back"), TODAY) == 1


def test_a_referral_that_was_not_recorded_is_not_printed(queue: Queue) -> None:
    with pytest.raises(Refused, match="还没有报审"):
        prepared(queue, "referral", queue.entered())


def test_what_was_hidden_why_and_who_agreed_stand_on_the_record(queue: Queue) -> None:
    review = queue.entered("关于表彰的决定")
    queue.do(
        review, "partial", hidden="第三页名单的身份证号", why="个人隐私（条例第十五条）", agreed="苏副主任"
    )
    said = text(queue, "区分处理记录", review)
    assert "隐去的部分第三页名单的身份证号" in said
    assert "依据和理由个人隐私（条例第十五条）" in said
    assert "同意人苏副主任同意日期2026年11月20日" in said


def test_d16_a_declassification_tells_how_it_was_checked_and_where_it_is_filed(
    found: Callable[[str], Queue],
) -> None:
    queue = found("taierzhuang")
    review = queue.entered(form="区政府网站")
    manner = queue.acts(review)["declassify"].form.column("manner").choices[0]
    queue.do(review, "declassify", manner=manner, checked_with="原定密机关", by="柳审查")
    said = text(queue, "declassification", review)
    assert "保密期限届满，自行解密☑提前解密□" in said
    assert "已向原定密机关核对，未延长保密期限☑" in said and "核对对象：原定密机关" in said
    assert "书面决定已核对" not in said, "what does not apply is not printed"
    assert "应报同级保密行政管理部门备案。" in said
    assert "校园安全" not in said, "a pointer only"


def test_an_early_declassification_does_not_say_that_the_term_was_not_extended(queue: Queue) -> None:
    review = queue.entered()
    facts = {"checked_with": "原定密机关", "by": "柳审查", "noted": "保密室"}
    queue.do(review, "declassify", manner="提前解密", **facts)
    said = text(queue, "declassification", review)
    assert "书面决定已核对，存于保密室☑决定机关：原定密机关存放处：保密室" in said
    assert "未延长" not in said
    blank = text(queue, "declassification")
    assert "未延长保密期限□" in blank and "存于保密室□" in blank and "☑" not in blank


@pytest.mark.parametrize("name", ["separation", "declassification"])
def test_a_record_of_what_did_not_happen_is_refused(queue: Queue, name: str) -> None:
    with pytest.raises(Refused, match="没有登记"):
        prepared(queue, name, queue.entered())


@pytest.mark.parametrize("name", ["review-summary", "separation", "declassification", "referral"])
def test_every_paper_exists_blank(queue: Queue, name: str) -> None:
    drawn = prepared(queue, name)
    assert drawn.printed.pages <= 2
    assert codes_read(drawn.printed.pdf, 200)[0].startswith("GK1/")
    assert drawn.warnings == ()


# — what is kept, and the office's own layouts —


def test_each_sheet_of_a_document_is_kept_with_its_own_pages(queue: Queue) -> None:
    items = [queue.enter(f"关于第{number}件事的通知") for number in range(1, 4)]
    drawn = prepared(queue, "review-item", *items)
    issue(queue, drawn)
    sheets = Sheets(queue.desk.records)
    for number, item in zip(drawn.numbers, (1, 2, 3), strict=True):
        said = all_text(queue.desk.papers.kept(sheets.sheet(number)))
        assert f"关于第{item}件事的通知" in said
        assert said.count("政府信息公开保密审查表") == 1
        assert f"{number}1/1" in said


def test_a_kept_sheet_whose_file_is_gone_is_told(queue: Queue) -> None:
    drawn = prepared(queue, "review-item", queue.enter())
    issue(queue, drawn)
    sheet = Sheets(queue.desk.records).sheet(drawn.number)
    path = queue.desk.attachments.find(sheet.pdf)
    assert path is not None
    kept = path.read_bytes()
    path.unlink()
    with pytest.raises(Refused, match="请从备份恢复"):
        queue.desk.papers.kept(sheet)
    path.write_bytes(kept)


def test_of_a_sheet_that_was_purged_only_its_number_is_left_and_that_is_told(queue: Queue) -> None:
    drawn = prepared(queue, "review-item", queue.enter())
    issue(queue, drawn)
    sheets, records = Sheets(queue.desk.records), queue.desk.records
    records.purge([sheets.sheet(drawn.number).id], actor=0, reason="误录")
    with pytest.raises(Refused, match=f"{drawn.number} 号表的内容已经清除"):
        queue.desk.papers.kept(sheets.sheet(drawn.number))


def test_an_office_may_change_its_own_copy_of_a_layout_and_of_a_wording(queue: Queue) -> None:
    own = queue.desk.folder.forms
    own.mkdir()
    for folder, name in (("forms", "review-item"), ("letters", "referral-disclosure")):
        text = resource(folder, f"{name}.toml").read_text("utf-8")
        changed = text.replace("政府信息公开保密审查表", "本局审查表").replace("妥否，请批示。", "专此函达。")
        (own / f"{name}.toml").write_text(changed, "utf-8")
    assert "本局审查表" in text_of(prepared(queue, "review-item", queue.enter()))
    assert "专此函达。" in text_of(prepared(queue, "referral"))
    (own / "review-item.toml").write_text("title = ", "utf-8")
    drawn = prepared(
        queue, "review-item"
    )  # the program's own serves, and what is wrong is told before printing
    assert "政府信息公开保密审查表" in text_of(drawn)
    assert any("review-item.toml 第 1 行的 title 不对" in one for one in drawn.warnings)


def text_of(drawn: Prepared) -> str:
    return all_text(drawn.printed.pdf)
