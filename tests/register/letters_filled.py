"""Every letter of every rule set with every filling: what the tests that read letters read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from itertools import product

from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.coordination.letter import CONTENTS, KINDS, Letter
from gongkai_desktop.coordination.limits import coordination_of
from gongkai_desktop.coordination.papers import blank_letter, letter_paper
from gongkai_desktop.matters import papers as matters
from gongkai_desktop.matters.case import MatterCase
from gongkai_desktop.matters.ledgers import of_program
from gongkai_desktop.matters.matter import Matter, Step
from gongkai_desktop.office.lettering import LetterPaper, Sender
from gongkai_desktop.office.loader import load
from gongkai_desktop.office.organs import ORGANS
from gongkai_desktop.office.reviewing import CONSENT, IN_WRITING, UNDECIDED, WITHHOLD
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.paper.form_file import load_form
from gongkai_desktop.paper.letter_file import load_letter
from gongkai_desktop.review.papers import blank_referral, referral_paper
from gongkai_desktop.review.review import Referral, Review, Said
from gongkai_desktop.review.subject import Subject
from gongkai_desktop.workdays.official import official
from tests.rule_sets import RULE_SETS

SENDER = Sender("某县教育局", "王敏", "0632-6611000")
TODAY = date(2026, 11, 20)
FULL = dict(
    zip(
        CONTENTS,
        (
            "关于印发《学校章程》的通知；关于䶮㛃𬱖学校招生的公告",
            "某教〔2026〕8号；无",
            "四所学校的学区界线",
            "2026-11-02；2026-11-03",
            "某县教育局",
            "是否同意公开，内容是否准确一致",
            "拟主动公开，依据：条例第二十条第（三）项",
            "附图可以另附；",
        ),
        strict=True,
    )
)
LEAST = {"name": "关于学区划分的通知", "matter": "是否同意公开", "own": "拟主动公开"}


@cache
def letters() -> Mapping[str, LetterPaper]:
    """All of them by what they are."""
    found: dict[str, LetterPaper] = {}
    for name in RULE_SETS:
        rules = load(name)
        for told, paper in (*_coordination(rules), *_referrals(rules), *_answers()):
            found[f"{name}：{told}"] = paper
    return found


def _coordination(rules: RuleSet) -> Iterator[tuple[str, LetterPaper]]:
    rule, wording, slip = coordination_of(rules), load_letter("coordination"), load_form("reply-slip")
    yield "空白协调函", blank_letter(rule, SENDER, wording, slip)
    silences = ("", CONSENT, UNDECIDED, WITHHOLD, IN_WRITING)
    for kind, silence, contents, due in product(KINDS, silences, (FULL, LEAST), ("2026-12-01", "")):
        person = kind == KINDS[2]
        letter = Letter(
            number=1,
            kind=kind,
            addressee="王小明" if person else "某县自然资源局",
            doc_no="某教函〔2026〕12号",
            contents=contents,
            sent="2026-11-20",
            reply_by=due,
            silence=silence,
            full_text=contents is FULL,
        )
        for asked in (False, True):
            paper = letter_paper(replace(letter, on_request=asked), rule, SENDER, TODAY, wording, slip)
            yield f"协调函 {kind} {silence} {len(contents)} {due} {asked}", paper


def _referrals(rules: RuleSet) -> Iterator[tuple[str, LetterPaper]]:
    said = Said(
        1,
        "office",
        "办公室审核",
        "不能确定，报审",
        TODAY,
        "2026-11-18",
        "柳审查",
        grounds="依据保密法第十三条，拿不准",
    )
    for rule in rules.escalations:
        yield f"空白报审 {rule.key}", blank_referral(rules, SENDER, load_letter, rule.key)
        for to, opinions, facts in product(
            rule.to, ((), (said,)), ({}, {"formed": "2026-11-02", "summary": "学区界线"})
        ):
            subject = Subject(
                1,
                number="202611-00001",
                title="关于印发《学校章程》的通知",
                facts=facts,
                attribute="主动公开",
            )
            referral = Referral(
                1,
                rule.key,
                rule.title,
                to,
                "某教〔2026〕3号",
                "2026-11-19",
                "附图能否公开",
                organ="某市教育局",
            )
            review = Review(subject, number=1, said=opinions, referrals=(referral,))
            paper = referral_paper(review, rules, SENDER, TODAY, load_letter)
            yield f"报审 {rule.key} {to} {len(opinions)} {len(facts)}", paper


def _answers() -> Iterator[tuple[str, LetterPaper]]:
    wording = load_letter("question-answer")
    facts = {"basis": "《条例》第十五条", "reasons": "第三方不同意公开", "number": "某教函〔2026〕5号"}
    steps = (Step(1, "answer", "2026-11-19", facts),)
    asked = Matter(number=1, ledger="question", day="2026-11-16", facts={"who": "王小明"}, steps=steps)
    case = case_of(asked, load("tiaoli"))
    for organ in ORGANS:
        yield f"空白答复 {organ}", matters.blank_letter(SENDER, organ, wording)
        for about in ("教学评估报告", ""):
            paper = matters.letter_paper(case, about, SENDER, organ, TODAY, wording)
            yield f"答复 {organ} {not about}", paper


def blank(ledger: str, rules: RuleSet) -> Mapping[str, str]:
    """What stands on the sheet of a side ledger for handwriting."""
    return matters.blank_values(case_of(Matter(ledger=ledger), rules))


def case_of(matter: Matter, rules: RuleSet) -> MatterCase:
    """A record of one of the program's ledgers on that day."""
    moment = Moment.of(TODAY, datetime(2026, 11, 20, 9, 30))
    return MatterCase(matter, of_program(matter.ledger), rules, official(), moment)
