"""Letters of an application as its record makes them: each branch its letter, article, remedy, day and number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from gongkai_desktop.data import resource
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Kind
from gongkai_desktop.office import events
from gongkai_desktop.office.lettering import LetterPaper
from gongkai_desktop.office.organs import ORGANS
from gongkai_desktop.office.people import Profile
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.letters import ANSWER, answer
from gongkai_desktop.requests.outcomes import LIMB, REQUEST, Outcome, Remedy, decided, outcomes
from gongkai_desktop.requests.papers import PAPERS, letter_of, paper_of
from gongkai_desktop.requests.request import WHOLE, Chosen, Issued
from tests.paper.reading import all_text, squeezed

from .conftest import Room

TABLE = outcomes()
BODIES = {"review_body": "甲县人民政府", "court": "甲县人民法院"}
ANSWERS = [one.key for one in TABLE.outcomes if one.settles == REQUEST]
REVIEW, COURT, APPEAL = (
    "先向甲县人民政府申请行政复议",
    "依法向甲县人民法院提起行政诉讼",
    "主管部门或者机构申诉",
)


@pytest.fixture
def known(here: Room) -> Room:
    """An office that says who reviews its answers and which court hears them."""
    drafts = [events.changed(here.desk.office.profile.id, here.today, BODIES)]
    here.desk.records.append(drafts, actor=here.actor)
    return here


def facts(outcome: Outcome) -> dict[str, str]:
    """Every fact that must be said, and the first of its limbs."""
    found = {one.key: f"〔{one.title}〕影响" for one in outcome.facts if one.required}
    for column in outcome.facts:
        if column.required and column.kind is Kind.DATE:
            found[column.key] = "2018-01-05"
        elif column.required and column.choices:
            found[column.key] = column.choices[-1]
    first = [limb.title for _, limbs in TABLE.grounds(outcome) for limb in limbs][:1]
    return {**found, **({LIMB: first[0]} if outcome.limbs_asked else {})}


def issued(room: Room, key: str, day: str, organ: str = "行政机关") -> tuple[RequestCase, LetterPaper]:
    """The answer of that outcome as an office of that kind issued it on a day."""
    request = room.receive()
    case = room.view(request).case
    chosen = Chosen(1, day, WHOLE, key, facts(TABLE.outcome(key)), written=day)
    after = replace(case.request, chosen=(chosen,), issued=Issued(2, day, "甲教公复〔2026〕7号"))
    seen = replace(case, request=after, office=Profile(1, "甲县教育局", organ=organ, **BODIES))
    return seen, answer(seen, room.lent())


def text(paper: LetterPaper) -> str:
    return "\n".join((paper.letter.addressee, paper.letter.title, *(one.text for one in paper.letter.body)))


@pytest.mark.parametrize("organ", ORGANS)
@pytest.mark.parametrize("key", ANSWERS)
def test_every_branch_ends_in_its_letter_with_its_article_and_the_remedy_of_its_day(
    here: Room, key: str, organ: str
) -> None:
    decision = decided(key, facts(TABLE.outcome(key)))
    first = decision.remedy in (Remedy.REVIEW_FIRST, Remedy.SPLIT)
    for day, law in (("2023-12-29", "2017"), ("2024-01-02", "2023")):
        _, paper = issued(here, key, day, organ)
        whole = text(paper)
        told = decision.values(organ)
        assert paper.letter.day == date.fromisoformat(day) and paper.letter.doc_no == "甲教公复〔2026〕7号"
        assert whole.startswith("王小明") and "“2025年全区学校食堂检查结果”" in whole
        assert (f"{told['by']}{told['article']}的规定" in whole) is bool(told["article"])
        assert told["by"] == ("参照" if organ == "公共企事业单位" else "根据")
        if decision.remedy is Remedy.NONE:
            assert not any(word in whole for word in ("复议", "诉讼", "申诉"))
        elif organ == "公共企事业单位":
            assert APPEAL in whole and "复议" not in whole and "诉讼" not in whole
        else:
            assert (REVIEW in whole) is (first and law == "2023")
            assert (COURT in whole) is not (decision.remedy is Remedy.REVIEW_FIRST and law == "2023")


def test_before_it_is_issued_an_answer_is_a_draft_that_says_what_is_missing(known: Room) -> None:
    request = known.receive()
    known.do(request, "examine", found="内容明确、要件齐全")
    with pytest.raises(Refused, match="还没有处理结果"):
        known.letter(request)
    known.review(request)
    known.choose(request, "予以公开")
    draft = known.letter(request)
    assert draft.letter.day is None and "〔　　　　〕" in draft.letter.doc_no
    assert draft.missing == ("签发（文号和落款日期）",) and draft.faults == ()
    with pytest.raises(Refused, match="签发"):
        known.desk.papers.prepare(ANSWER, [request], known.today)
    known.answer(request)
    final = known.letter(request)
    assert (final.letter.day, final.letter.doc_no) == (known.today, "公复〔2026〕1号")
    assert final.missing == final.faults == ()


def test_the_pdf_and_the_word_file_say_the_same(known: Room) -> None:
    request = known.receive(asked="“校车”台账\n<b>{remedy}</b>的=1+1")
    known.do(request, "examine", found="内容明确、要件齐全")
    known.choose(request, "经检索不存在", searched="2026-11-02")
    known.do(request, "search", where="档案室", words="校车", who="李四", result="没有找到")
    known.answer(request)
    printed = all_text(known.desk.papers.prepare(ANSWER, [request], known.today).printed.pdf)
    words = squeezed(
        "".join(one.text for one in docx.Document(BytesIO(known.letter(request).docx())).paragraphs)
    )
    assert "“1.‘校车’台账；2.<b>{remedy}</b>的=1+1”" in printed
    for part in (
        known.letter(request).letter.title,
        *(one.text for one in known.letter(request).letter.body),
    ):
        assert squeezed(part) in words and squeezed(part) in printed.replace("—1—", "").replace("—2—", "")


def test_several_matters_are_answered_each_under_its_heading_and_none_is_passed_over(known: Room) -> None:
    request = known.receive(asked="检查结果\n评分细则\n会议记录")
    known.do(request, "examine", found="内容明确、要件齐全")
    known.review(request)
    known.choose_for(request, "1. 检查结果", "予以公开")
    known.choose_for(request, "3. 会议记录", "过程性信息", reason="公开会影响坦率讨论")
    draft = known.letter(request)
    assert draft.faults == ("第2项内容没有处理结果",)
    known.choose_for(request, "2. 评分细则", "不属于本单位负责公开")
    known.do(request, "write", despite="急", taken_on="张局长", **_filled(known, request))
    whole = text(known.letter(request))
    headings = [one.text for one in known.letter(request).letter.body if one.heading]
    assert headings == ["第1项：“检查结果”", "第2项：“评分细则”", "第3项：“会议记录”"]
    assert whole.count("我单位于") == whole.count("特此答复。") == 1
    for article in ("第三十六条第（二）项", "第三十六条第（五）项", "第十六条第二款"):
        assert article in whole
    assert "对本答复书中第3项不服的，应当" in whole and "对其余答复内容不服的，可以" in whole
    assert whole.count("60日内") == 2 and known.letter(request).faults == ()


def _filled(room: Room, request: int) -> Mapping[str, object]:
    form = room.act(request, "write").form
    return {one.key: "如实写影响" for one in form.columns if one.required and one.key != "day"}


@pytest.mark.parametrize(
    ("matters", "told"),
    [
        (("internal", "process"), "你对本答复书不服的，应当自收到本答复书之日起60日内，先向"),
        (("granted", "not_exist"), "你对本答复书不服的，可以自收到本答复书之日起60日内向"),
        (("partial", "granted"), "你对本答复书中第1项中不予公开的部分不服的，应当"),
        (("withdrawn", "withdrawn"), ""),
    ],
)
def test_the_remedies_of_several_matters_never_contradict_each_other(
    here: Room, matters: tuple[str, str], told: str
) -> None:
    case = here.view(here.receive(asked="甲\n乙")).case
    chosen = tuple(
        Chosen(at, DAY, at, key, facts(TABLE.outcome(key)), written=DAY) for at, key in enumerate(matters, 1)
    )
    seen = replace(
        case,
        request=replace(case.request, chosen=chosen),
        office=Profile(1, "甲县教育局", organ="行政机关", **BODIES),
    )
    whole = text(answer(seen, here.lent()))
    assert told in whole if told else "复议" not in whole
    assert whole.count("申请行政复议，或者自收到") + whole.count("先向甲县人民政府") <= 2


DAY = "2026-11-02"


def test_an_answer_drafted_for_another_organ_goes_out_in_its_name_and_day(known: Room) -> None:
    request = known.receive(source="代拟答复", source_from="甲县人民政府", source_day="2026-10-30")
    known.do(request, "examine", found="内容明确、要件齐全")
    known.choose(request, "要求提供公开出版物")
    draft = known.letter(request)
    assert draft.letter.organ == "甲县人民政府" and "我单位于2026年10月30日收到" in text(draft)
    assert [fault for fault in draft.faults if "行政复议机关" in fault], "its bodies are not this office's"


@pytest.mark.parametrize(
    ("facts_", "said"),
    [
        ({"applicant_kind": "商业企业", "applicant": "甲公司"}, "你单位提出的"),
        ({"joint": "李强\n赵六"}, "你们提出的"),
        ({}, "你提出的"),
    ],
)
def test_whoever_applied_is_spoken_to_as_what_they_are(
    known: Room, facts_: dict[str, str], said: str
) -> None:
    request = known.receive(**facts_)
    known.do(request, "ask_correction", what="写明年度", until="2026-11-25")
    whole = text(known.letter(request, "request-correction"))
    assert said in whole
    if "joint" in facts_:
        assert whole.startswith("王小明、李强、赵六")


# — before and beside the answer —


def test_article_30_a_correction_is_asked_for_at_once_with_guidance_and_a_time(known: Room) -> None:
    request = known.receive()
    with pytest.raises(Refused, match="还没有可印的政府信息公开申请补正告知书"):
        known.letter(request, "request-correction")
    known.do(
        request, "ask_correction", what="写明年度；\n附身份证明", until="2026-11-25", doc_no="公补〔2026〕1号"
    )
    paper = known.letter(request, "request-correction")
    whole = text(paper)
    assert paper.letter.doc_no == "公补〔2026〕1号" and paper.missing == ()
    for part in ("第三十条的规定，现一次性告知", "写明年度。\n附身份证明。", "2026年11月25日前", "指导和释明",
                 "逾期不补正的，视为放弃申请"):  # fmt: skip
        assert part in whole
    assert "复议" not in whole and "诉讼" not in whole


def test_article_35_reasons_are_asked_for_and_a_later_day_is_told(known: Room) -> None:
    request = known.receive()
    known.do(request, "ask_reasons", why="今年以来提出87件", until="2026-11-16")
    whole = text(known.letter(request, "request-reasons"))
    assert "今年以来提出87件。" in whole and "第三十五条的规定，请你于2026年11月16日前" in whole
    known.at("2026-11-12")
    known.do(request, "reasons", what="写论文", judged="理由合理")
    known.do(request, "delay", until="2027-02-26", why="件数多", doc_no="公迟〔2026〕1号")
    paper = known.letter(request, "request-delay")
    assert "延迟至2027年2月26日前答复" in text(paper) and paper.letter.doc_no == "公迟〔2026〕1号"


def test_article_33_an_extension_tells_why_how_long_and_until_when(known: Room) -> None:
    request = known.receive()
    known.do(request, "extend", workdays=20, why="征求意见的单位多", by="王主任", doc_no="公延〔2026〕1号")
    whole = text(known.letter(request, "request-extension"))
    due = known.view(request).case.due
    day = date.fromisoformat(due)
    assert f"延长20个工作日答复。延长后的答复期限为{day.year}年{day.month}月{day.day}日" in whole
    assert "第三十三条第二款的规定，经我单位政府信息公开工作机构负责人同意" in whole


@pytest.mark.parametrize(
    ("asked", "tiers", "yuan"),
    [
        ({"basis": "按件", "count": "45", "yuan": "5500"}, "第31至40件：10件×200元＝2,000元", "5,500元"),
        (
            {"basis": "按件", "count": "2", "earlier": "10", "yuan": "200"},
            "第11至12件：2件×100元＝200元",
            "200元",
        ),
        ({"basis": "按量", "count": "120", "yuan": "1100"}, "第31至100页：70页×10元＝700元", "1,100元"),
        ({"basis": "按量", "count": "120", "yuan": "999"}, "", "999元"),
    ],
)
def test_article_42_a_fee_is_told_with_its_tiers_its_sum_and_how_to_pay(
    known: Room, asked: dict[str, str], tiers: str, yuan: str
) -> None:
    request = known.receive()
    known.do(request, "charge", how="到国库银行经收处缴纳", **asked)
    paper = known.letter(request, "request-fee")
    whole = text(paper)
    assert tiers in whole and f"应缴信息处理费：{yuan}" in whole and paper.missing == ()
    assert ("×" in whole) is bool(tiers), "tiers that do not make the sum are not told"
    for part in ("第四十二条", "国办函〔2020〕109号", "收到本通知次日起20个工作日内缴纳", "到国库银行经收处缴纳",
                 "逾期未缴纳的，视为放弃申请", "自你完成缴费次日起重新计算"):  # fmt: skip
        assert part in whole


def test_article_32_the_applicant_hears_that_and_the_third_party_what_but_never_who(known: Room) -> None:
    request = known.receive()
    known.do(request, "examine", found="内容明确、要件齐全")
    known.do(
        request,
        "consult",
        kind="个人",
        addressee="赵六",
        received="2026-11-02",
        day="2026-11-02",
        reply_by="",
    )
    with pytest.raises(Refused, match="告知申请人正在征求意见"):
        known.letter(request, "request-consulting")
    known.do(request, "notify")
    told = text(known.letter(request, "request-consulting"))
    assert "需要征求第三方的意见" in told and "赵六" not in told and "不计算在答复申请的期限内" in told
    assert "第三十二条、第三十三条第三款" in told
    (letter,) = known.desk.letters.of_item(request)
    asked = known.desk.papers.letter("coordination", letter, known.today)
    assert "收到一件政府信息公开申请" in text(asked) and "王小明" not in text(asked)
    assert "第三十二条" in text(asked) and "由我单位依法决定是否公开" in text(asked)
    with pytest.raises(Refused, match="还没有可印的政府信息依申请公开告知书"):
        known.letter(request, "request-third-party-told")
    known.at("2026-11-09")
    known.objects(letter)
    known.do(request, "tell_third", limb="第三方不同意的理由不合理",
             given="检查结果", objection="涉及本人", reason="已经隐去姓名", doc_no="公告知〔2026〕1号")  # fmt: skip
    paper = known.letter(request, "request-third-party-told")
    whole = text(paper)
    assert whole.startswith("赵六") and "王小明" not in whole and "食堂" not in whole
    assert "你不同意公开的理由不合理" in whole and "检查结果" in whole and paper.missing == ()
    assert (paper.letter.day, paper.letter.doc_no) == (date(2026, 11, 9), "公告知〔2026〕1号")


def test_who_helps_is_told_what_is_asked_and_by_when_but_not_by_whom(room: Room) -> None:
    here = room("taian-jiaoyu")  # type: ignore[operator]
    request = here.receive()
    here.do(request, "assist", unit="县教师进修学校", what="检索2025年的检查记录")
    whole = text(here.letter(request, "request-assist"))
    assert whole.startswith("县教师进修学校") and "检索2025年的检查记录。" in whole
    assert "收到本函之日起5个工作日内书面反馈" in whole and "王小明" not in whole


@pytest.mark.parametrize("key", ["request-answer", "request-correction", "request-fee"])
def test_every_letter_can_be_written_by_hand(known: Room, key: str) -> None:
    printed = all_text(known.desk.papers.prepare(key, [], known.today).printed.pdf)
    assert "＿＿" in printed or "____" in printed
    assert "{" not in printed and "待填" not in printed


def test_at_every_stage_its_own_paper_is_the_first_offered(known: Room) -> None:
    request = known.receive()

    def wanted() -> tuple[str, str]:
        case = known.view(request).case
        return paper_of(case), letter_of(case)

    assert wanted() == ("request-receipt", ANSWER)
    known.do(request, "ask_correction", what="写明年度", until="2026-11-25")
    assert wanted() == ("request-correction", "request-correction")
    known.do(request, "corrected")
    assert wanted() == ("request-registration", ANSWER)
    known.do(request, "assign", department="办公室")
    assert wanted() == ("request-handling", ANSWER)
    known.choose(request, "要求提供公开出版物")
    assert wanted() == ("request-approval", ANSWER)
    known.answer(request)
    assert wanted() == (ANSWER, ANSWER)
    known.do(request, "serve", how="当面送达")
    assert wanted() == ("request-file", ANSWER)


# — an office's own copies —

BREAKS: Mapping[str, Callable[[str], bytes]] = {
    "saved as GBK": lambda text: text.encode("gbk", "replace"),
    "cut off": lambda text: text[: len(text) // 2].encode(),
    "Chinese quotation marks": lambda text: text.replace('"', "”").encode(),
    "without its title": lambda text: text.replace("\ntitle = ", "\ntitel = ").encode(),
    "a table where a list stands": lambda text: text.replace("[[", "[").replace("]]\n", "]\n").encode(),
    "emptied": lambda text: b"",
    "a picture": lambda text: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
}  # fmt: skip


@pytest.mark.parametrize("broken", BREAKS)
def test_of_every_broken_copy_the_programs_own_serves_and_the_fault_is_named(
    here: Room, tmp_path: Path, broken: str
) -> None:
    own = here.desk.folder.forms
    own.mkdir(exist_ok=True)
    for paper in PAPERS:
        if not paper.blank:
            continue
        kind = "letters" if paper.letter else "forms"
        plain = here.desk.papers.prepare(paper.key, (), here.today)
        source = (resource(kind) / f"{paper.file}.toml").read_text(encoding="utf-8")
        (own / f"{paper.file}.toml").write_bytes(BREAKS[broken](source))
        drawn = here.desk.papers.prepare(paper.key, (), here.today)
        (warning,) = drawn.warnings
        assert f"{paper.file}.toml" in warning and warning.endswith("这一份用的是程序自带的")
        assert drawn.printed.pdf == plain.printed.pdf
        if paper.letter:
            assert here.desk.papers.save_word(paper.key, 0, tmp_path / "函.docx", here.today) == (warning,)


def test_a_copy_saved_by_the_editor_of_windows_is_none_the_worse(here: Room) -> None:
    own = here.desk.folder.forms
    own.mkdir(exist_ok=True)
    source = (resource("letters") / "request-fee.toml").read_text(encoding="utf-8")
    (own / "request-fee.toml").write_bytes(b"\xef\xbb\xbf" + source.replace("\n", "\r\n").encode())
    assert here.desk.papers.prepare("request-fee", (), here.today).warnings == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("request-publication", "{how}", "{hwo}", "request-publication.toml 的文字里有填不了的 {hwo}"),
        ("request-publication", "{applicant}", "{aplicant}", "填不了的 {aplicant}"),
        ("request-publication", "（申请编号：{number}）", "", "这个文书的文字里没有申请编号 {number}"),
        ("request-publication", "申请内容为：{asked}", "", "这个文书的文字里没有申请内容 {asked}"),
        ("request-correction", "{until}前", "{untill}前", "request-correction.toml 的文字里有填不了的 {untill}"),
    ],
)  # fmt: skip
def test_a_copy_that_can_be_read_and_says_too_little_is_not_printed_as_final(
    known: Room, name: str, old: str, new: str, fault: str
) -> None:
    own = known.desk.folder.forms
    own.mkdir(exist_ok=True)
    source = (resource("letters") / f"{name}.toml").read_text(encoding="utf-8")
    assert old in source
    (own / f"{name}.toml").write_text(source.replace(old, new), encoding="utf-8")
    request = known.receive()
    if name == "request-publication":
        known.do(request, "examine", found="要求提供公开出版物")
        known.choose(request, "要求提供公开出版物")
        known.answer(request)
        name = ANSWER
    else:
        known.do(request, "ask_correction", what="写明年度", until="2026-11-25")
    with pytest.raises(Refused) as refused:
        known.desk.papers.prepare(name, [request], known.today)
    assert fault in str(refused.value)
    assert any(fault in one for one in known.letter(request, name).faults)
