"""What a letter is asked: to whom it goes, its four contents (D10), when it goes out, by when an answer is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from gongkai_desktop.coordination.case import LetterCase, Opening, Subject
from gongkai_desktop.coordination.letter import CONTENTS, KINDS
from gongkai_desktop.coordination.limits import in_time, reply_by, side_of
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.ledger import Column, Kind, under
from gongkai_desktop.ledger.acts import DAY, picture
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.lettering import NO_NUMBER
from gongkai_desktop.office.reviewing import CONSENT, IN_WRITING, UNDECIDED, WITHHOLD, Coordination

MEANINGS = {
    CONSENT: "视为同意",
    UNDECIDED: "由本机关决定",
    WITHHOLD: "一般不公开",
    IN_WRITING: "不算同意，仍须征得书面同意",
}
"""What silence comes to, in words."""
HOWS = ("机要交换", "当面送达", "邮寄", "公文系统", "传真", "电子邮件")
OWN_NUMBER = "空着的，发出时照本单位的编号规则取号"
_WHO = "行政机关选“机关”；企业、事业单位和其他组织选“单位”，逾期不答复的照第三方办"
_TO = under(
    "向谁征求",
    Column("kind", "征求对象", Kind.CHOICE, choices=KINDS, required=True, help=_WHO),
    Column("addressee", "名称", width=20, required=True, help="几个对象用顿号隔开，每个对象各成一件"),
    Column("number", "函号", width=14, help=OWN_NUMBER),
)
COLUMNS = under(
    "函的内容",
    Column("name", "信息名称", Kind.LONG, width=24, required=True),
    Column("doc_no", "文号", width=14),
    Column("description", "内容描述", Kind.LONG, width=24),
    Column("formed", "产生日期", width=14),
    Column("publisher", "发布机构", width=14),
    Column("matter", "需协商、确认的事项", Kind.LONG, width=24, required=True),
    Column("own", "本机关的意见和依据", Kind.LONG, width=24, required=True),
    Column("other", "其他内容", Kind.LONG, width=24),
    Column("full_text", "附拟公开信息全文", Kind.FLAG),
)


@cache
def going_out(within: Term | None) -> tuple[Column, ...]:
    """How it goes out and by when an answer is wanted."""
    return (
        Column("how", "送达方式", width=12, choices=HOWS),
        Column("received", "对方收到日期", Kind.DATE, help="不知道的空着，从发出之日起算"),
        _reply_by(within),
        picture("函件"),
    )


def _reply_by(within: Term | None) -> Column:
    said = f"空着的，按 {within.words}计算" if within else "制度没有规定天数，请填函里写明的日期"
    return Column("reply_by", "答复期限", Kind.DATE, help=said)


# — a new letter —


def new_columns(opening: Opening) -> tuple[Column, ...]:
    """All of a new letter; without a day of sending it is kept to be sent."""
    return _columns(opening.rule.side(third=False, on_request=opening.on_request).reply_within)


@cache
def _columns(within: Term | None) -> tuple[Column, ...]:
    sent = Column(DAY, "发出日期", Kind.DATE, help="还没有发出的空着，先打印，发出后再登记")
    return (*_TO, *COLUMNS, *under("发出和答复", sent, *going_out(within)))


def new_defaults(opening: Opening) -> Mapping[str, object]:
    """What is known of the items."""
    subjects = opening.subjects
    return {
        "kind": KINDS[0],
        "name": "；".join(subject.title for subject in subjects),
        "doc_no": _numbers(subjects),
        "description": "；".join(subject.summary for subject in subjects if subject.summary),
        "formed": "；".join(dict.fromkeys(subject.formed for subject in subjects if subject.formed)),
        "publisher": opening.office,
        "matter": "是否同意公开，内容是否准确一致",
        "own": _own(subjects),
        "full_text": True,
        DAY: opening.today.isoformat(),
    }


def new_note(opening: Opening) -> str:
    """What the rule set says of such letters, and that there is no time left where there is none."""
    told = said_of_letters(
        opening.rule, on_request=opening.on_request, together=opening.together, applied=opening.applied
    )
    late = _too_late(opening)
    return f"{late}；{told}" if late else told


@cache
def said_of_letters(
    rule: Coordination, *, on_request: bool = False, together: bool = False, applied: bool = False
) -> str:
    """What the rule set says of such letters, in a line; ``together``: of information that others made too,
    ``applied``: of what somebody applied for.
    """
    organ = rule.side(third=False, on_request=on_request, together=together)
    third = rule.side(third=True, on_request=on_request, applied=applied)
    asked = (organ, third) if applied and third.reply_within == organ.reply_within else (organ,)
    articles = "、".join(dict.fromkeys(side.reply_article for side in asked))
    within = f"对方应在 {organ.reply_within.words}内答复{aside(articles)}" if organ.reply_within else ""
    limit = None if on_request else rule.send_within
    sending = f"应在形成或者变更之日起 {limit.term.words}内发出{aside(limit.article)}" if limit else ""
    silence = f"逾期不答复的，{MEANINGS[organ.silence]}{aside(organ.silence_article)}"
    others = f"单位和个人逾期不答复的，{MEANINGS[third.silence]}{aside(third.silence_article)}"
    confirmed = f"经对方确认后才能公开{aside(organ.article)}" if rule.confirmed else silence
    if (applied and rule.confirmed) or (not rule.confirmed and third.silence != organ.silence):
        confirmed += f"；{others}"
    wish = wished(rule) if applied else ""
    return "；".join(part for part in (sending, within, confirmed, wish) if part)


def wished(rule: Coordination) -> str:
    """What the office's document wishes to come of a third party's silence, as no more than a wish; '' for nothing."""
    if (wish := rule.wish) is None:
        return ""
    return f"本单位的制度希望{MEANINGS[wish.silence]}{aside(wish.silence_article)}，不能写作不公开的理由"


def _too_late(opening: Opening) -> str:
    """That a letter sent today could not be answered before they must be public, in words; '' when it could."""
    due = min((subject.due for subject in opening.subjects if subject.due), default="")
    side = opening.rule.organ
    reply = reply_by(opening.today.isoformat(), side, opening.calendar).day
    if side.reply_within is None or in_time(reply, due):
        return ""
    owed = "答复期限" if any(subject.applied for subject in opening.subjects) else "公开期限"
    return (
        f"来不及：今天发出，{side.reply_within.words}内答复就到 {reply}，{owed}是 {due}；"
        "请写明更早的答复期限，并当面催办"
    )


def _numbers(subjects: Sequence[Subject]) -> str:
    """The 文号 of each in the order of the titles, 无 for one that has none; nothing where none has any."""
    numbers = [subject.doc_no or NO_NUMBER for subject in subjects]
    return "；".join(numbers) if any(subject.doc_no for subject in subjects) else ""


def _own(subjects: Sequence[Subject]) -> str:
    attributes = "、".join(dict.fromkeys(subject.attribute for subject in subjects if subject.attribute))
    bases = "；".join(dict.fromkeys(subject.basis for subject in subjects if subject.basis))
    return f"拟{attributes}" + (f"，依据：{bases}" if bases else "") if attributes else bases


# — a letter that has not gone out —


def amended_columns(case: LetterCase) -> tuple[Column, ...]:
    """What may still be changed of it."""
    letter = case.letter
    within = side_of(letter, case.rule).reply_within
    return (*_TO, *COLUMNS, _reply_by(within))


def amended_defaults(case: LetterCase) -> Mapping[str, object]:
    """The letter as it was written."""
    letter = case.letter
    return {
        **{key: letter.contents.get(key, "") for key in CONTENTS},
        "kind": letter.kind,
        "addressee": letter.addressee,
        "number": letter.doc_no,
        "full_text": letter.full_text,
        "reply_by": letter.reply_by,
    }
