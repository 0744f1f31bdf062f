"""Lives of applications from receipt to file, told as data: each ends in its answer, its row and a complete file.

A step is an act by its key with what is filled in; ``@DAY`` lets it be another day of November or December. Steps that
are several acts: ``review`` (everybody agrees) and ``reject``, ``settle`` (outcome by words of its title, its facts
and evidence), ``sign`` (everybody agrees, and it is issued), ``letter.reply`` and its like (the last consultation).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from gongkai_desktop.office import events
from gongkai_desktop.requests.file import ASKING, FILE, called_for, missing
from gongkai_desktop.requests.letters import ANSWER, THIRD
from gongkai_desktop.requests.outcomes import THIRD_PARTY_TOLD, outcomes
from gongkai_desktop.requests.request import Request

from .conftest import Room
from .test_articles import letter_act, prove

CLEAR = "examine found=内容明确、要件齐全"
GIVEN = f"{CLEAR} | review | settle 予以公开"
POSTED = "sign | serve how=邮政企业邮寄 mail_no=XA2 picture=! | file where=第1卷"
HANDED = "sign | serve how=当面送达 by=王小明 picture=! | file where=第1卷"
SEARCHED = "search where=档案室 words=食堂 who=李四 result=没有找到"
DEFENDED = "dispute path=行政复议 body=区人民政府 | @11-13 | defend what=答复书和证据清单"


@dataclass(frozen=True)
class Story:
    """How it comes in, what is done, and how it ends: outcome, row of the report, what is against the rules."""

    received: str
    steps: str
    outcome: str
    row: str
    against: str = ""


STORIES = {
    "提供，邮寄": Story("channel=邮寄 mail_no=XA1", f"{GIVEN} | {POSTED}", "granted", "granted"),
    "提供，当面": Story("", f"{GIVEN} | {HANDED}", "granted", "granted"),
    "口头提出，代为填写": Story("assisted=李四", f"{GIVEN} | {HANDED}", "granted", "granted"),
    "信访部门转来": Story(
        "source=信访部门转来 source_from=市民热线 source_day=2026-11-02",
        f"{GIVEN} | {POSTED}",
        *("granted", "granted"),
    ),
    "电话确认的平信": Story(
        "channel=平信", f"confirm who=李四 how=电话 | {GIVEN} | {POSTED}", "granted", "granted"
    ),
    "补正以后提供": Story(
        "",
        f"ask_correction what=写明年度 until=2026-11-20 | @11-09 | corrected what=2025年检查结果"
        f" | review | settle 予以公开 | {POSTED}",
        *("granted", "granted"),
    ),
    "逾期不补正": Story(
        "",
        f"ask_correction what=写明年度 until=2026-11-13 | @11-03 | noticed | @11-16 | settle 逾期不补正 | {POSTED}",
        *("lapsed_correction", "lapsed_correction"),
    ),
    "补正以后仍不明确": Story(
        "",
        f"ask_correction what=写明年度 until=2026-11-20 | @11-09 | corrected | settle 仍不明确 | {POSTED}",
        *("unclear", "unclear"),
    ),
    "第三方同意": Story(
        "",
        f"{CLEAR} | consult kind=单位 addressee=某公司 received=2026-11-02 | notify | @11-09"
        f" | letter.reply verdict=同意公开"
        f" | review | settle 予以公开 | {POSTED}",
        *("granted", "granted"),
    ),
    "第三方不同意，有理": Story(
        "",
        f"{CLEAR} | consult kind=单位 addressee=某公司 received=2026-11-02 | @11-09 | objects"
        f" | settle 损害第三方 | {POSTED}",
        *("third_party", "third_party"),
    ),
    "第三方不同意，公共利益": Story(
        "",
        f"{CLEAR} | consult kind=单位 addressee=某公司 received=2026-11-02 | @11-09 | objects"
        f" | review | settle 部分公开 limb=个人隐私 | tell_third limb=不公开可能对公共利益造成重大影响"
        f" objection=商业秘密 given=检查结果 reason=公共利益 | {POSTED}",
        *("partial", "partial"),
    ),
    "共同制作的机关没有回": Story(
        "",
        f"{CLEAR} | consult kind=机关 addressee=某局 maker=1 received=2026-11-02 | @11-24 | letter.silent"
        f" | review | settle 予以公开 | {POSTED}",
        *("granted", "granted"),
    ),
    "国家秘密": Story("", f"{CLEAR} | reject | settle 国家秘密 | {POSTED}", "secret", "secret"),
    "法律禁止公开": Story("", f"{CLEAR} | settle 法律、行政法规禁止 | {POSTED}", "forbidden", "forbidden"),
    "危及安全": Story("", f"{CLEAR} | settle 可能危及 | {POSTED}", "safety", "safety"),
    "延期，内部事务": Story(
        "",
        f"{CLEAR} | extend workdays=10 why=量大 by=主任 approved=2026-11-02"
        f" | @11-20 | settle 内部事务 | @12-10 | {POSTED}",
        *("internal", "internal"),
    ),
    "过程性信息": Story("", f"{CLEAR} | settle 过程性信息 decided=2026-11-02 | {POSTED}", "process", "process"),
    "执法案卷": Story("", f"{CLEAR} | settle 行政执法案卷 | {POSTED}", "case_file", "case_file"),
    "检索不存在": Story("", f"{CLEAR} | {SEARCHED} | settle 经检索不存在 | {POSTED}", "not_exist", "not_held"),
    "科室反馈，不属本机关": Story(
        "",
        f"{CLEAR} | assign department=办公室 | @11-05 | report answer=属于住建局 by=张三"
        f" | settle 不属于本单位 organ=住房和城乡建设局 contact=电话1 | {POSTED}",
        *("not_ours", "not_held"),
    ),
    "已经移交档案馆": Story("", f"{CLEAR} | settle 已经移交 | {POSTED}", "archived", "not_held"),
    "需要加工分析": Story("", f"{CLEAR} | settle 需要加工 | {POSTED}", "needs_making", "needs_making"),
    "会商，信访": Story(
        "",
        "examine found=信访、投诉、举报等 | confer why=敏感 members=办公室 conclusion=是信访"
        f" | settle 信访 | {HANDED}",
        *("petition", "petition"),
    ),
    "重复申请": Story("", f"examine found=重复申请 | settle 重复申请 | {POSTED}", "repeated", "repeated"),
    "公开出版物": Story(
        "", f"examine found=要求提供公开出版物 | settle 公开出版物 | {POSTED}", "publication", "publication"
    ),
    "过多，理由不合理": Story(
        "",
        f"ask_reasons why=本月第46件 until=2026-11-13 | @11-12 | reasons what=研究 judged=理由不合理"
        f" | settle 明显超过合理范围 | {POSTED}",
        *("excessive", "excessive"),
    ),
    "过多，理由合理，延迟": Story(
        "",
        f"ask_reasons why=本月第46件 until=2026-11-13 | @11-12 | reasons what=课题 judged=理由合理"
        f" | delay until=2026-12-25 why=量大 | review | settle 予以公开 | @12-10 | {POSTED}",
        *("granted", "granted"),
    ),
    "收费，缴清以后提供": Story(
        "",
        f"{CLEAR} | charge basis=按件 count=12 yuan=200 how=银行 | @11-04 | noticed | @11-09 | pay"
        f" | review | settle 予以公开 | {POSTED}",
        *("granted", "granted"),
    ),
    "逾期不缴费": Story(
        "",
        f"{CLEAR} | charge basis=按件 count=12 yuan=200 how=银行 | noticed | @12-01 | settle 逾期不缴费 | {POSTED}",
        *("lapsed_fee", "lapsed_fee"),
    ),
    "确认重新出具": Story("", f"{CLEAR} | settle 确认或者重新出具 | {POSTED}", "reissue", "reissue"),
    "工商登记资料": Story("", f"{CLEAR} | settle 特别规定 | {POSTED}", "special_query", "special_query"),
    "咨询": Story("", f"{CLEAR} | settle 咨询 | {POSTED}", "not_information", "other"),
    "党的机关的信息": Story(
        "", f"{CLEAR} | settle 党的机关 maker=县委宣传部 contact=电话1 | {POSTED}", "party_organ", "other"
    ),
    "视力障碍，读给他听": Story(
        "hindered=视力障碍", f"help what=朗读 who=李四 | {GIVEN} | {HANDED}", "granted", "granted"
    ),
    "请下属单位协办": Story(
        "",
        f"{CLEAR} | assist unit=县教师进修学校 what=检索 | @11-05 | report answer=找到了 by=张三"
        f" | review | settle 予以公开 | {POSTED}",
        *("granted", "granted"),
    ),
    "申请人撤回": Story("", f"{CLEAR} | settle 撤回 | {POSTED}", "withdrawn", "other"),
    "更正自己的记录": Story("about=更正记录", f"{CLEAR} | settle 更正 | {POSTED}", "corrected", ""),
    "已主动公开，退信，再当面": Story(
        "",
        "examine found=已经主动公开 | settle 已主动公开 | sign | serve how=邮政企业邮寄 mail_no=XA1 picture=!"
        " | @11-10 | returned why=查无此人 | serve how=当面送达 by=王小明 picture=! | file where=第1卷",
        *("already_public", "granted"),
    ),
    "两项内容，两种结果": Story(
        "asked=食堂检查结果；采购合同",
        f"{CLEAR} | {SEARCHED} | settle 已主动公开 matter=1 | settle 经检索不存在 matter=2 | {POSTED}",
        *("already_public", "not_held"),
    ),
    "不存在，复议纠正，重新答复": Story(
        "",
        f"{CLEAR} | {SEARCHED} | settle 经检索不存在 | {POSTED} | {DEFENDED} | @12-07"
        f" | result result=结果纠正 order_until=2026-12-31 | anew day=2026-12-07 | {CLEAR} | review"
        f" | settle 予以公开 | {POSTED}",
        *("granted", "granted"),
    ),
    "提供以后转为主动公开": Story(
        "",
        f"{GIVEN} | sign | serve how=当面送达 picture=!"
        " | convert formed=2026-10-30 why=三人申请 | file where=第1卷",
        *("granted", "granted"),
    ),
}  # fmt: skip


class Teller:
    """Lives one story in a room."""

    def __init__(self, here: Room, picture: str) -> None:
        self.here, self.picture = here, picture
        self.request = 0

    def live(self, story: Story) -> None:
        facts = self.facts(story.received.split())
        asked = facts.pop("asked", "2025年全区学校食堂检查结果").replace("；", "\n")
        self.request = self.here.receive(application=self.picture, asked=asked, **facts)
        for step in story.steps.split(" | "):
            verb, *words = step.split()
            self.do(verb, words)

    def facts(self, words: list[str]) -> dict[str, str]:
        told = (word.partition("=") for word in words if "=" in word)
        return {key: self.picture if value == "!" else value for key, _, value in told}

    def do(self, verb: str, words: list[str]) -> None:
        here, facts = self.here, self.facts(words)
        if verb.startswith("@"):
            here.at(f"2026-{verb[1:]}")
        elif verb.startswith("letter."):
            letter = max(here.desk.letters.of_item(self.request))
            letter_act(here, letter, verb.removeprefix("letter."), **facts)
        elif verb == "objects":
            here.objects(max(here.desk.letters.of_item(self.request)))
        elif verb in ("review", "reject"):
            here.review(self.request, agree=verb == "review")
        elif verb == "settle":
            self.settle(words[0], facts)
        elif verb == "sign":
            while here.view(self.request).case.next_step:
                here.do(self.request, "approve", who="张局长")
            rows = [one for one in here.act(self.request, "issue").form.columns if one.key == "row"]
            here.do(self.request, "issue", **{one.key: one.choices[-1] for one in rows})
        else:
            done = here.do(self.request, verb, **facts)
            self.request = done if verb == "anew" else self.request

    def settle(self, outcome: str, facts: dict[str, str]) -> None:
        here, request = self.here, self.request
        if at := facts.pop("matter", ""):
            matters = here.act(request, "choose").form.column("matter").choices
            here.choose_for(request, next(one for one in matters if one.startswith(at)), outcome, **facts)
        else:
            here.choose(request, outcome, **facts)
        prove(here, request)

    def print_all(self) -> None:
        """Every paper that what has happened calls for."""
        here, state = self.here, self.state
        for key in called_for(state):
            records = state.letters if key == ASKING else [self.request]
            for record in records:
                prepared = here.desk.papers.prepare(key, [record], here.today)
                here.desk.papers.issue(prepared, actor=here.actor, today=here.today)

    @property
    def state(self) -> Request:
        return self.here.desk.requests.state(self.request)


@pytest.fixture
def teller(here: Room, tmp_path: Path) -> Teller:
    bodies = {"review_body": "甲县人民政府", "court": "甲县人民法院"}
    drafts = [events.changed(here.desk.office.profile.id, here.today, bodies)]
    here.desk.records.append(drafts, actor=here.actor)
    picture = tmp_path / "扫描.png"
    Image.new("RGB", (300, 200), "white").save(picture)
    return Teller(here, str(picture))


def test_there_are_more_than_thirty_of_them_and_they_end_in_every_outcome() -> None:
    assert len(STORIES) >= 30
    ended = {one.outcome for one in STORIES.values()}
    ended |= {THIRD_PARTY_TOLD for one in STORIES.values() if "tell_third" in one.steps}
    assert {one.key for one in outcomes().outcomes} - ended == set()


@pytest.mark.parametrize(
    ("limb", "why"),
    [
        ("不公开可能对公共利益造成重大影响", "可能对公共利益造成重大影响"),
        ("第三方不同意的理由不合理", "不同意公开的理由不合理"),
    ],
)
def test_a_third_party_that_is_overruled_has_its_own_letter_and_remedy(
    teller: Teller, limb: str, why: str
) -> None:
    """条例第三十二条: it is told in writing what goes out and why, and may have that reviewed or sue."""
    story = STORIES["第三方不同意，公共利益"]
    teller.live(replace(story, steps=story.steps.replace("不公开可能对公共利益造成重大影响", limb)))
    (told,) = teller.state.told
    paper = teller.here.letter(teller.request, THIRD)
    text = "".join(one.text for one in paper.letter.body)
    assert why in text and "第三十二条" in text and paper.missing == paper.faults == ()
    assert "行政复议" in text and "行政诉讼" in text and told.doc_no == "公告〔2026〕1号"
    assert teller.state.row == "partial"  # of the answer; the letter to the third party counts in none


@pytest.mark.parametrize("name", STORIES)
def test_a_story_runs_from_receipt_to_its_file(teller: Teller, name: str) -> None:
    here, story = teller.here, STORIES[name]
    teller.live(story)
    state, case = teller.state, here.view(teller.request).case
    assert here.state(teller.request) == "已答复" and state.filed == here.today.isoformat()
    assert state.standing[0].outcome == story.outcome and state.row == story.row
    assert "；".join(here.flags(teller.request)) == story.against
    teller.print_all()
    assert case.request.issued is not None
    bound = here.desk.papers.prepare(FILE, [teller.request], here.today)
    assert bound.printed.pages > len(called_for(state)) and ANSWER in called_for(state)
    assert lacking(here, teller.request) == ()


def lacking(here: Room, request: int) -> tuple[str, ...]:
    return missing(here.view(request).case, here.lent())
