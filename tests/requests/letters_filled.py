"""Every letter about an application with every filling: what the tests that read letters, and compare them, read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from gongkai_desktop.cases.papers import Stationery
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.coordination.letter import KINDS, PERSON
from gongkai_desktop.coordination.letter import Letter as Consultation
from gongkai_desktop.coordination.limits import coordination_of
from gongkai_desktop.coordination.papers import letter_paper
from gongkai_desktop.ledger import Kind
from gongkai_desktop.office.lettering import LetterPaper, Sender
from gongkai_desktop.office.loader import load
from gongkai_desktop.office.organs import ORGANS
from gongkai_desktop.office.people import Profile
from gongkai_desktop.office.printing import Shelf
from gongkai_desktop.paper.form_file import load_form
from gongkai_desktop.paper.letter_file import load_letter
from gongkai_desktop.requests.case import RequestCase, case_of
from gongkai_desktop.requests.clock import Clocks
from gongkai_desktop.requests.letters import NOTICES, answer, blank_answer
from gongkai_desktop.requests.outcomes import LIMB, THIRD_PARTY, THIRD_PARTY_TOLD, Outcome, outcomes
from gongkai_desktop.requests.request import (
    WHOLE,
    Chosen,
    Conference,
    Correction,
    Delay,
    Dispute,
    Extension,
    Fee,
    Issued,
    Notified,
    Opinion,
    Proof,
    Reasons,
    Request,
    Search,
    Service,
    Task,
    Told,
)
from gongkai_desktop.services import papers_of_program
from gongkai_desktop.workdays.official import official

TABLE: Final = outcomes()
SAID: Final[Mapping[str, str]] = {
    "title": "某县2026年义务教育学校招生工作方案",
    "where": "某县人民政府门户网站（www.moxian.gov.cn/zwgk/jy）“政府信息公开”栏目的“义务教育”目录。",
    "given": "1.《某县教育局关于2025年秋季学期学校食堂检查情况的通报》（某教〔2025〕31号）；\n2.学校食堂检查结果汇总表",
    "amount": "2份15页",
    "handover": "随本答复书一并送达",
    "other_way": "原件为一九九六年的手写账册，复印可能危及其安全，改为查阅",
    "hidden": "汇总表第3列的从业人员身份证号码、第4列的健康证编号",
    "reason": "公开后会使参加讨论的人员有顾虑，影响坦率讨论；对公众了解处理结果没有妨碍",
    "code_name": "甲类材料（一）",
    "law": "《中华人民共和国统计法》第二十八条",
    "public_interest": "检查结论已经公开，不公开从业人员个人情况不会对公共利益造成重大影响",
    "decision": "《某县教育局关于学校食堂承包的决定》（某教〔2025〕12号）",
    "file": "某公司违法提供餐饮服务案",
    "file_no": "某教罚〔2025〕3号",
    "parties": "持身份证件到本局政策法规科（3楼302室）查阅，电话0632-6611002",
    "places": "本局公文系统、档案室（2015年至2025年各卷）、基础教育科",
    "words": "食堂、承包、招标",
    "found": "没有检索到所申请的信息",
    "why_none": "各学校自行组织承包，本局没有制作过，也没有获取过",
    "organ": "某县市场监督管理局",
    "contact": "某县市场监督管理局办公室，电话0632-6622000",
    "archive": "某县档案馆",
    "state": "本局保存128所学校的检查记录表，没有按承包单位汇总；要逐份摘录、分类、计算",
    "channel": "某县教育局信访室（人民路12号），电话0632-6611012",
    "former_no": "2026-0003",
    "former_doc": "公复〔2026〕2号",
    "how": "到新华书店购买，或者到某县图书馆政府信息查阅点查阅",
    "said": "写论文需要",
    "count": "自2026年1月以来提出87件",
    "got_paper": "《政府信息公开申请答复书》（公复〔2025〕9号）",
    "maker": "中共某县委教育工作领导小组",
    "withdrawn_by": "撤回申请书1页",
    "record": "2019级学籍表中出生日期记为2007年3月12日",
    "checked": "与户口登记核对，出生日期应为2007年3月21日",
    "third": "某餐饮服务有限公司",
    "objection": "涉及经营成本，不同意公开",
}
"""What a careful clerk writes into the facts of outcomes, by their keys."""
BEFORE, AFTER = "2023-12-29", "2026-11-27"
"""A day under the law on reconsideration of 2017, and one under that of 2023."""
CONSULTED: Final = 9
"""The record of the letter to the third party."""


@dataclass(frozen=True)
class Filling:
    """Who applies, for what, and how facts read; ``office`` is the office's name."""

    applicant: str = "王小明"
    kind: str = "自然人"
    joint: str = ""
    asked: str = "2025年全区学校食堂检查结果"
    office: str = "某县教育局"
    number: str = "2026-0017"
    doc_no: str = "公复〔2026〕7号"
    all_facts: bool = True
    odd: str = ""

    def fact(self, key: str, title: str) -> str:
        """What stands for a fact."""
        return self.odd or SAID.get(key) or f"{title}如实写明"


RARE = "㛃𫖮䶮𬱖𬭎㐂𰻝龘"
MARKUP = "<b>&amp;</b>{remedy}=1+1@SUM(A1)-2+3%s\\n"
HOSTILE: Final[Mapping[str, Filling]] = {
    "300字的姓名": Filling(applicant="长" * 300, asked="检查结果" * 75, odd="甲乙丙丁戊己庚辛壬癸" * 30),
    "生僻字": Filling(applicant=f"欧阳{RARE}", asked=f"{RARE}学校{RARE}的检查结果", odd=RARE * 5),
    "标记和公式": Filling(applicant=f"王{MARKUP}明", asked=f"{MARKUP}检查结果", odd=f"{MARKUP}甲"),
    "看不见的字符": Filling(
        applicant="王\x00\x07\u202e小\u200b明", asked="检查\x0b结果\ufeff汇总\t表", odd="甲\x1f乙\u2028丙"
    ),
    "没有空格的长串": Filling(
        applicant="A" * 120, asked="https://example.org/" + "a1b2-" * 60, odd="X" * 200
    ),
    "十个共同申请人": Filling(joint="\n".join(f"欧阳{RARE[at % 8]}第{at}人" for at in range(2, 11))),
    "六十字的单位名": Filling(
        office="某某省某某市某某自治县人民政府办公室（某某自治县政务公开与政务服务管理委员会）"
        "信息公开工作领导小组办公室专用文书送达科"
    ),
    "只有必填的事实": Filling(all_facts=False),
}
"""What letters must bear."""


def facts(outcome: Outcome, filling: Filling, limb: str) -> dict[str, str]:
    """The facts of an outcome: all, or those that must not be wanting."""
    found = {}
    for column in outcome.facts:
        if not (column.required or filling.all_facts):
            continue
        if column.kind is Kind.DATE:
            found[column.key] = "2026-11-05"
        elif column.choices:
            found[column.key] = column.choices[0]
        else:
            found[column.key] = filling.fact(column.key, column.title)
    return {**found, **({LIMB: limb} if limb else {})}


def limbs(outcome: Outcome) -> list[str]:
    """What may be chosen of it, one by one; of what needs no choice ''."""
    if not outcome.limbs_asked:
        return [""]
    return [limb.title for _, found in TABLE.grounds(outcome) for limb in found]


def request_of(filling: Filling, day: str, **known: Any) -> Request:
    """An application that came in some weeks before that day."""
    arrived = "2023-12-01" if day == BEFORE else "2026-11-03"
    fields = {
        "applicant": filling.applicant,
        "applicant_kind": filling.kind,
        "joint": filling.joint,
        "asked": filling.asked,
        "channel": "当面",
        "number": filling.number,
        "arrived": arrived,
    }
    return Request(number=1, last_event=1, fields=fields, **known)


def profile_of(filling: Filling, organ: str) -> Profile:
    """The office with everything that its letters tell of it."""
    return Profile(
        1,
        filling.office,
        organ=organ,
        contact="王敏",
        phone="0632-6611000",
        review_body="某县人民政府",
        other_review_body="某市教育局",
        court="某县人民法院",
    )


def case(request: Request, filling: Filling, organ: str, day: str = AFTER) -> RequestCase:
    """The application as that office sees it on a day."""
    moment = Moment.of(date.fromisoformat(day), datetime(2026, 11, 27, 9, 30))
    return case_of(request, load("tiaoli"), Clocks(official()), moment, office=profile_of(filling, organ))


def lent(filling: Filling, organ: str, day: str = AFTER) -> Stationery:
    """What the program's own shelf and that office lend."""
    office: Any = SimpleNamespace(
        profile=profile_of(filling, organ), rules=load("tiaoli"), holders=lambda post: ()
    )
    moment = Moment.of(date.fromisoformat(day), datetime(2026, 11, 27, 9, 30))
    titles = {paper.key: paper.title for paper in papers_of_program()}
    archive: Any = SimpleNamespace(sheets=lambda record: (), title_of=lambda key: titles.get(key, key))
    return Stationery(moment, office, Shelf(Path("没有")), lambda record: None, archive, lambda record: "")


def answered(filling: Filling, organ: str, day: str, *chosen: tuple[str, str]) -> LetterPaper:
    """The answer as it was issued, of one outcome (key, limb) or of one for each matter."""
    several = len(chosen) > 1
    standing = tuple(
        Chosen(at, day, at if several else WHOLE, key, facts(TABLE.outcome(key), filling, limb), written=day)
        for at, (key, limb) in enumerate(chosen, 1)
    )
    request = request_of(filling, day, chosen=standing, issued=Issued(2, day, filling.doc_no))
    return answer(case(request, filling, organ, day), lent(filling, organ, day))


def _noticed(key: str, filling: Filling, limb: str, kind: str) -> Request:
    """An application about which that notice was written."""
    say, day = filling.fact, "2026-11-20"
    what = facts(TABLE.outcome(THIRD_PARTY_TOLD), filling, limb)
    asked = Consultation(number=CONSULTED, kind=kind, addressee=filling.odd or "某餐饮服务有限公司", sent=day)
    known: dict[str, dict[str, Any]] = {
        "request-correction": {
            "corrections": (
                Correction(2, "2026-11-05", say("what", "要补正的事项"), "2026-11-25", "公补〔2026〕1号"),
            )
        },
        "request-reasons": {
            "reasons": (Reasons(3, day, "2026-12-04", "公理〔2026〕1号", why=say("count", "数量")),)
        },
        "request-consulting": {
            "letters": {CONSULTED: asked},
            "notified": (Notified(9, day, CONSULTED, "公知〔2026〕1号"),),
        },
        "request-extension": {
            "extensions": (Extension(4, day, 20, say("why", "延期的理由"), "主任", day, "公延〔2026〕1号"),)
        },
        "request-delay": {"delay": Delay(5, day, "2027-01-29", say("why", "原因"), "公迟〔2026〕1号")},
        "request-fee": {
            "fees": (Fee(6, day, "按件", 45, 5500, "公费〔2026〕1号", how=say("pay", "缴费方式")),)
        },
        "request-third-party-told": {
            "letters": {CONSULTED: asked},
            "told": (Told(8, day, CONSULTED, what, "公告知〔2026〕1号"),),
        },
        "request-assist": {
            "tasks": (
                Task(
                    7,
                    filling.odd or "县教师进修学校",
                    day,
                    say("task", "检索的内容"),
                    doc_no="公协〔2026〕1号",
                ),
            )
        },
    }
    return request_of(filling, AFTER, **known[key])


def notices(filling: Filling, organ: str) -> Iterator[tuple[str, LetterPaper]]:
    """Every notice; that to the third party for each reason and each way of speaking to it."""
    stationery = lent(filling, organ)
    for notice in NOTICES:
        kinds = KINDS if notice.key in ("request-consulting", "request-third-party-told") else KINDS[1:2]
        reasons = limbs(TABLE.outcome(THIRD_PARTY_TOLD)) if notice.key == "request-third-party-told" else [""]
        for kind in kinds:
            for limb in reasons:
                seen = case(_noticed(notice.key, filling, limb, kind), filling, organ)
                yield f"{notice.key} {kind} {limb}", notice.written(seen, stationery)


def asked_of_others(filling: Filling) -> Iterator[tuple[str, LetterPaper]]:
    """第三方意见征询书, 征求意见函: the letter that asks about what was applied for."""
    for kind in KINDS:
        contents = {
            "name": filling.odd or "学校食堂检查结果汇总表",
            "description": filling.fact("description", "内容描述"),
            "formed": "2025-12-01",
            "publisher": filling.office,
            "matter": "是否同意公开；不同意的，请说明理由",
            "own": "拟公开",
        }
        letter = Consultation(
            number=CONSULTED,
            kind=kind,
            addressee="王小明" if kind == PERSON else "某餐饮服务有限公司",
            contents=contents,
            sent="2026-11-20",
            reply_by="2026-12-11",
            on_request=True,
            applied=True,
        )
        sender = Sender(filling.office, "王敏", "0632-6611000")
        rule = coordination_of(load("tiaoli"))
        yield (
            f"coordination {kind}",
            letter_paper(
                letter, rule, sender, date(2026, 11, 20), load_letter("coordination"), load_form("reply-slip")
            ),
        )


@cache
def letters() -> Mapping[str, LetterPaper]:
    """All of them by what they are, as a careful clerk fills them."""
    found: dict[str, LetterPaper] = {}
    plain = Filling()
    for organ in ORGANS:
        for day in (BEFORE, AFTER):
            for outcome in TABLE.outcomes:
                if outcome.settles != THIRD_PARTY:
                    for limb in limbs(outcome):
                        name = f"{outcome.letter} {outcome.key} {limb} {organ} {day}"
                        found[name] = answered(plain, organ, day, (outcome.key, limb))
            for name, chosen in SEVERAL.items():
                filling = replace(plain, asked="检查结果\n评分细则\n会议记录")
                found[f"request-answer {name} {organ} {day}"] = answered(filling, organ, day, *chosen)
        found |= {f"{name} {organ}": paper for name, paper in notices(plain, organ)}
        found |= {f"{one.key} 空白 {organ}": one.empty(lent(plain, organ)) for one in NOTICES}
        found[f"request-answer 空白 {organ}"] = blank_answer(lent(plain, organ))
    found |= dict(asked_of_others(plain))
    return found


SEVERAL: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "先复议的和可选的": (("granted", ""), ("not_ours", ""), ("process", "讨论记录")),
    "都先复议": (("internal", "人事管理"), ("process", "过程稿"), ("case_file", "")),
    "都可选": (("granted", ""), ("not_exist", ""), ("publication", "书籍")),
    "部分公开": (("partial", "讨论记录"), ("granted", ""), ("petition", "投诉")),
}
"""Three matters that end differently."""


@cache
def hostile() -> Mapping[str, LetterPaper]:
    """Every letter with what it must bear, for an organ of today."""
    found: dict[str, LetterPaper] = {}
    for told, filling in HOSTILE.items():
        for outcome in TABLE.outcomes:
            if outcome.settles != THIRD_PARTY:
                limb = limbs(outcome)[0]
                found[f"{outcome.letter} {outcome.key} {told}"] = answered(
                    filling, ORGANS[0], AFTER, (outcome.key, limb)
                )
        matters = replace(filling, asked=f"{filling.asked}\n评分细则\n{filling.asked}二")
        found[f"request-answer {told}"] = answered(matters, ORGANS[0], AFTER, *SEVERAL["先复议的和可选的"])
        found |= {f"{name} {told}": paper for name, paper in notices(filling, ORGANS[0])}
    return found


def lived(filling: Filling, **more: str) -> RequestCase:
    """An application with everything that its sheets tell of; ``more`` are further columns of its registration."""
    say = filling.fact
    chosen = (
        Chosen(
            2, AFTER, WHOLE, "not_exist", facts(TABLE.outcome("not_exist"), filling, ""), "张局长",
            say("despite", "证据待补"), AFTER,
        ),
    )  # fmt: skip
    known = request_of(
        filling,
        AFTER,
        found="内容明确、要件齐全",
        examined="2026-11-04",
        tasks=(
            Task(3, "基础教育科", "2026-11-04", say("task", "检索"), "2026-11-10", say("answer", "没有"), "李四"),
        ),
        conferences=(
            Conference(4, "2026-11-11", say("why", "跨科室"), say("members", "各科室"), say("end", "结论")),
        ),
        searches=(
            Search(5, "2026-11-09", say("places", ""), say("words", ""), "李四", "没有找到", say("found", "")),
            Search(6, "2026-11-10", say("places", "系统"), say("words", "承包"), "李四", "没有找到"),
        ),
        proofs=(Proof(7, "2026-11-11", "search", say("proof", "检索截图"), say("source", "档案室")),),
        chosen=chosen,
        opinions=(Opinion(8, AFTER, "审批", "张局长", say("opinion", "同意答复"), True),),
        issued=Issued(9, AFTER, filling.doc_no),
        disputes=(Dispute(11, AFTER, "行政复议", "某县人民政府", "〔2026〕3号"),),
        services=(Service(10, AFTER, "邮政企业邮寄", mail_no="XA12345678911", by=filling.applicant[:60]),),
    )  # fmt: skip
    fields = {
        **known.fields,
        "id_kind": "居民身份证",
        "id_no": "11010519491231002X",
        "phone": "13800138000",
        "address": filling.odd or "某省某市某区某街道1号",
        "email": "wang@example.org",
        "department": "基础教育科",
        "form": "纸质",
        "way": "邮寄",
        "applied": "2026-11-01",
        **more,
    }
    return case(replace(known, fields=fields), filling, ORGANS[0])
