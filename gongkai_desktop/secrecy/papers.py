"""The secrecy ledgers on paper: the answer to a question, the report of a leak, the record of a patrol. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gongkai_desktop.office.citing import as_of
from gongkai_desktop.office.lettering import (
    LetterPaper,
    Sender,
    blank_number,
    bracketed,
    month_day,
    named,
    sentence,
)
from gongkai_desktop.office.organs import organs
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.paper.letter_file import LetterText
from gongkai_desktop.secrecy.affair import Affair
from gongkai_desktop.secrecy.standing import leak_rule

QUESTION_ANSWER = "question-answer"
_APPEAL = "申诉"


def answer_paper(
    affair: Affair,
    title: str,
    sender: Sender,
    organ: str,
    today: date,
    wording: LetterText,
    *,
    secret: bool,
) -> LetterPaper:
    """质疑答复书 (A7, B9). ``title`` is that of the information asked about, not told where it is ``secret``."""
    said = next(iter(reversed(affair.did("answer"))), None)
    facts: Mapping[str, str] = said.facts if said else {}
    values = {
        "what": named("" if secret else title),
        "asker": affair.facts.get("who", ""),
        "received": month_day(affair.day),
        "basis": sentence(facts.get("basis", "")),
        "reasons": sentence(facts.get("reasons", "")),
        **_remedies(organ),
    }
    day = date.fromisoformat(said.day) if said else today
    number = facts.get("number") or blank_number()
    written = wording.written(values, organ=sender.name, doc_no=number, day=day, note=sender.note)
    return LetterPaper(written, wording.missing(values))


def blank_answer(sender: Sender, organ: str, wording: LetterText) -> LetterPaper:
    """The same for handwriting."""
    values, number = _remedies(organ), blank_number()
    return LetterPaper(wording.written(values, organ=sender.name, doc_no=number, day=None, note=sender.note))


def _remedies(organ: str) -> dict[str, str]:
    """Which of the remedies the letter tells of: by the kind of organ (条例第五十一条、第五十五条)."""
    kind = organs().kind(organ)
    appeal = kind.remedy == _APPEAL
    return {
        "requests": "是" if kind.requests else "",
        "remedy_appeal": "是" if appeal else "",
        "remedy_complaint": "" if appeal else "是",
    }


def leak_values(affair: Affair, rules: RuleSet) -> dict[str, str]:
    """泄密事件报告单 (B9): pointers only."""
    facts, reports = affair.facts, affair.did("report")
    mended = [f"{month_day(step.day)} {step.hour}　{step.facts['what']}" for step in affair.did("mend")]
    return {
        **blank_leak(rules, affair.day, facts.get("sort", "")),
        "internal_no": facts.get("internal_no", ""),
        "sort": facts.get("sort", ""),
        "what": facts.get("what", ""),
        "found": f"{month_day(affair.day)} {affair.hour}",
        "due": _moment(affair.due_at),
        "way": facts.get("where", ""),
        "remedy": "\n".join([*filter(None, [facts.get("remedy", "")]), *mended]),
        "reporter": facts.get("who", ""),
        "reported": "；".join(f"{month_day(step.day)} {step.hour}" for step in reports[:1]),
    }


def blank_leak(rules: RuleSet, day: str = "", sort: str = "") -> dict[str, str]:
    """What stands on the report for handwriting too, by the law as it was on a day (ISO)."""
    leak = leak_rule(rules, sort)
    remedy, report = (bracketed(as_of(one, day)) for one in (leak.remedy_article, leak.article))
    mended = "立即采取补救措施" if remedy == report else f"立即采取补救措施{remedy}"
    basis = f"{mended}，发现后 {leak.hours} 小时内报告{report}。"
    return {"to": "、".join(leak.to), "basis": basis}


def _moment(iso: str) -> str:
    day, _, hour = iso.partition("T")
    return f"{month_day(day)} {hour[:5]}前" if hour else month_day(day)


def patrol_values(affair: Affair, rules: RuleSet) -> tuple[dict[str, str], list[dict[str, str]]]:
    """上网巡查记录 (A6): what was looked over, and every finding with its remedy; nil too."""
    values = {
        **blank_patrol(rules),
        "patrol_day": month_day(affair.day),
        "who": affair.facts.get("who", ""),
        "scope": affair.facts.get("scope", ""),
        "nil": "" if affair.findings else "本次巡查没有发现问题。",
    }
    rows = [
        {"text": one.text, "place": one.where, "remedy": one.remedy, "done": month_day(one.remedy_day)}
        for one in affair.findings
    ]
    return values, rows


def blank_patrol(rules: RuleSet) -> dict[str, str]:
    """What stands on the record for handwriting too."""
    article = bracketed(rules.patrol.article) if rules.patrol else ""
    return {"basis": f"定期查看本单位已公开的信息{article}。"}
