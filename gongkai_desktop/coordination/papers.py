"""Letters of coordination on paper: the four contents of D10, and the slip on which the other side replies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from gongkai_desktop.cases.papers import Paper, RecordLetter, Stationery
from gongkai_desktop.coordination.case import LetterCase
from gongkai_desktop.coordination.letter import ORGAN, PERSON, Letter
from gongkai_desktop.coordination.limits import coordination_of, side_of
from gongkai_desktop.office.lettering import (
    LetterPaper,
    Sender,
    blank_number,
    bracketed,
    in_full,
    is_category,
    known,
    listed,
    month_day,
    named,
    on_basis,
    sentence,
)
from gongkai_desktop.office.reviewing import CONSENT, IN_WRITING, WITHHOLD, Coordination, Side
from gongkai_desktop.paper.form import Form
from gongkai_desktop.paper.letter import UNKNOWN
from gongkai_desktop.paper.letter_file import LetterText
from gongkai_desktop.paper.record_form import REPLY_SLIP
from gongkai_desktop.paper.sheet import Data

COORDINATION = "coordination"
FULL_TEXT = "拟公开信息全文"
_YOU = {ORGAN: "你单位", PERSON: "你"}
_SENDER, _REPLIER = "发函单位", "复函单位（个人）"
"""What the two sides are called on the slip, which is written from the other side."""


def letter_paper(
    letter: Letter, rule: Coordination, sender: Sender, today: date, wording: LetterText, slip: Form
) -> LetterPaper:
    """The letter as it stands, with its return slip."""
    contents, side = letter.contents, side_of(letter, rule)
    you = _you(letter)
    applied = letter.applied and letter.third  # 条例第三十二条 goes before what the office's document wishes
    said = side.silence if applied else letter.silence or side.silence
    rule = replace(rule, confirmed=False) if applied else rule
    named_so = letter.kind != PERSON and is_category(letter.addressee)
    values = {
        "letter": rule.title,
        "what": named(contents.get("name", "")),
        "titles": contents.get("name", ""),
        "addressee": "" if named_so else letter.addressee,
        "you": you,
        "basis": in_full(side.article),
        "on_basis": on_basis(side.article),
        "applied": "是" if letter.applied else "",
        "facts": "\n".join(_facts(letter)),
        "matters": sentence(contents.get("matter", "")),
        "opinion": sentence(contents.get("own", "")),
        "other": sentence(contents.get("other", "")),
        "reply_by": _reply_by(letter.reply_by, side),
        "silence": _silence(said, rule, side, you),
        "enclosure": FULL_TEXT if letter.full_text else "",
    }
    day = date.fromisoformat(letter.sent) if letter.sent else today
    number = letter.doc_no or blank_number()
    written = wording.written(values, organ=sender.name, doc_no=number, day=day, note=sender.note)
    told = _silence(said, rule, side, you, slip=True)
    about = listed(contents.get("name", ""), "")
    return LetterPaper(
        written, wording.missing(values), (slip, _slip(rule, sender, letter.doc_no, about, told))
    )


def blank_letter(rule: Coordination, sender: Sender, wording: LetterText, slip: Form) -> LetterPaper:
    """The same for handwriting."""
    side, you = rule.organ, _YOU[ORGAN]
    values = {
        "letter": rule.title,
        "you": you,
        "basis": in_full(side.article),
        "on_basis": on_basis(side.article),
        "applied": "",
        "reply_by": _reply_by("", side),
        "silence": _silence(side.silence, rule, side, you),
        "enclosure": FULL_TEXT,
    }
    written = wording.written(values, organ=sender.name, doc_no=blank_number(), day=None, note=sender.note)
    told = _silence(side.silence, rule, side, you, slip=True)
    return LetterPaper(written, (), (slip, _slip(rule, sender, "", "", told)))


def _you(letter: Letter) -> str:
    return _YOU.get(letter.kind, _YOU[ORGAN])


def _slip(rule: Coordination, sender: Sender, doc_no: str, titles: str, silence: str) -> Data:
    """What stands on the slip, which the other side fills in: of itself it speaks, of us as 发函单位."""
    return {
        "office": sender.name,
        "letter": rule.title,
        "doc_no": doc_no,
        "titles": titles,
        "silence": f"请填写后退回发函单位。{silence}",
    }


def _facts(letter: Letter) -> Iterator[str]:
    """The first of the four contents: name and number, description, day, publisher (D10)."""
    contents = letter.contents
    described = "见所附信息全文" if letter.full_text else UNKNOWN
    yield sentence(f"1.信息名称和文号：{known(listed(contents.get('name', ''), contents.get('doc_no', '')))}")
    yield sentence(f"2.内容描述：{contents.get('description') or described}")
    yield sentence(f"3.产生日期：{known(month_day(contents.get('formed', '')))}")
    yield sentence(f"4.发布机构：{known(contents.get('publisher', ''))}")


def _reply_by(day: str, side: Side) -> str:
    """By when a reply is wanted: the day where it is known, else the rule set's days from receipt."""
    if day:
        return f"请于{month_day(day)}前书面函复。"
    if side.reply_within is None:
        return "请在规定的时限内书面函复。"
    return f"请于收到本函之日起{side.reply_within}内书面函复。"


def _silence(silence: str, rule: Coordination, side: Side, you: str, *, slip: bool = False) -> str:
    """What comes of no answer, as the rule set has it; where it says nothing, nothing is made of it.

    On the slip, which is written from the other side, without the article that the letter has told already.
    """
    we = _SENDER if slip else "我单位"
    you = _REPLIER if slip else you
    if rule.confirmed:
        return f"经{you}确认后，{we}方公开该信息{'' if slip else bracketed(side.article)}。"
    article = "" if slip else bracketed(side.silence_article)
    match silence:
        case said if said == CONSENT:
            return f"逾期不答复的，视为同意公开{article}。"
        case said if said == WITHHOLD:
            return f"逾期未书面同意的，一般不予公开{article}。"
        case said if said == IN_WRITING:
            return f"共同形成的信息须征得{you}书面同意后公开，不答复不视为同意{article}。"
        case _:
            return f"逾期不答复的，不视为同意，由{we}依法决定是否公开。"


def _written(case: LetterCase, lent: Stationery) -> LetterPaper:
    wording, slip = lent.letters(COORDINATION), lent.forms(REPLY_SLIP)
    return letter_paper(case.letter, case.rule, lent.sender, lent.today, wording, slip)


def _empty(lent: Stationery) -> LetterPaper:
    rule = coordination_of(lent.office.rules)
    return blank_letter(rule, lent.sender, lent.letters(COORDINATION), lent.forms(REPLY_SLIP))


PAPERS: Final[tuple[Paper[LetterCase], ...]] = (
    RecordLetter(
        key=COORDINATION,
        title="信息发布协调函（征求意见函）",
        written=_written,
        empty=_empty,
        parts={REPLY_SLIP: "复函回执"},
    ),
)
"""What is printed of a letter."""
