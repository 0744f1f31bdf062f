"""Letters of coordination on paper: the four contents of D10, and the slip on which the other side replies. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai_desktop.coordination.letter import Letter
from gongkai_desktop.coordination.limits import side_of
from gongkai_desktop.office.lettering import LetterPaper, blank_number, bracketed, in_full, month_day, named
from gongkai_desktop.office.reviewing import CONSENT, IN_WRITING, WITHHOLD, Coordination, Side
from gongkai_desktop.paper.form import Form
from gongkai_desktop.paper.letter_file import LetterText
from gongkai_desktop.paper.sheet import Data

COORDINATION = "coordination"


def letter_paper(
    letter: Letter, rule: Coordination, office: str, today: date, wording: LetterText, slip: Form
) -> LetterPaper:
    """The letter as it stands, with its return slip."""
    contents, side = letter.contents, side_of(letter, rule)
    you = "你" if letter.person else "你单位"
    values = {
        "letter": rule.title,
        "what": named(contents.get("name", "")),
        "titles": contents.get("name", ""),
        "addressee": letter.addressee,
        "you": you,
        "basis": in_full(side.article),
        "facts": "\n".join(_facts(letter)),
        "matters": contents.get("matter", ""),
        "opinion": contents.get("own", ""),
        "other": contents.get("other", ""),
        "reply_by": _reply_by(letter, side),
        "silence": _silence(letter, rule, you),
        "enclosure": "拟公开信息全文" if letter.full_text else "",
    }
    day = date.fromisoformat(letter.sent) if letter.sent else today
    number = letter.doc_no or blank_number()
    written = wording.written(values, organ=office, doc_no=number, day=day)
    return LetterPaper(written, wording.missing(values), (slip, _slip(values, office, letter.doc_no)))


def blank_letter(rule: Coordination, office: str, wording: LetterText, slip: Form) -> LetterPaper:
    """The same for handwriting."""
    values = {"letter": rule.title, "basis": in_full(rule.organ.article), "enclosure": "拟公开信息全文"}
    written = wording.written(values, organ=office, doc_no=blank_number(), day=None)
    return LetterPaper(written, (), (slip, _slip({**values, "silence": ""}, office, "")))


def _slip(values: dict[str, str], office: str, doc_no: str) -> Data:
    return {
        "office": office,
        "letter": values["letter"],
        "doc_no": doc_no,
        "titles": values.get("titles", ""),
        "silence": values["silence"] or "本回执填写后，请退回发函单位。",
    }


def _facts(letter: Letter) -> Iterator[str]:
    """The first of the four contents: name and number, description, day, publisher (D10)."""
    contents = letter.contents
    number = f"（{contents['doc_no']}）" if contents.get("doc_no") else ""
    yield f"1.信息名称和文号：{contents.get('name', '')}{number}"
    yield f"2.内容描述：{contents.get('description') or '见所附信息全文'}"
    yield f"3.产生日期：{month_day(contents.get('formed', ''))}"
    yield f"4.发布机构：{contents.get('publisher', '')}"


def _reply_by(letter: Letter, side: Side) -> str:
    """By when a reply is wanted: the day where it is known, else the rule set's days from receipt."""
    if letter.reply_by:
        return f"请于{month_day(letter.reply_by)}前书面函复。"
    if side.reply_within is None:
        return "请在规定的时限内书面函复。"
    return f"请于收到本函之日起 {side.reply_within}内书面函复。"


def _silence(letter: Letter, rule: Coordination, you: str) -> str:
    """What comes of no answer, as the rule set has it; where it says nothing, nothing is made of it."""
    side = side_of(letter, rule)
    if rule.confirmed:
        return f"经{you}确认后，我单位方公开该信息{bracketed(side.article)}。"
    article = bracketed(side.silence_article)
    match letter.silence or side.silence:
        case said if said == CONSENT:
            return f"逾期不答复的，视为同意公开{article}。"
        case said if said == WITHHOLD:
            return f"逾期未书面同意的，一般不予公开{article}。"
        case said if said == IN_WRITING:
            return f"共同形成的信息须征得{you}书面同意后公开，不答复不视为同意{article}。"
        case _:
            return "逾期不答复的，不视为同意，由我单位依法决定是否公开。"
