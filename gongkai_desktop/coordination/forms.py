"""What a new letter is asked: to whom it goes, its four contents (D10), when it goes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai_desktop.coordination.letter import CONTENTS, KINDS, Letter
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.ledger.acts import DAY, NextAct, act, picture
from gongkai_desktop.office.lettering import NO_NUMBER
from gongkai_desktop.office.reviewing import CONSENT, IN_WRITING, UNDECIDED, WITHHOLD, Coordination

MEANINGS = {
    CONSENT: "视为同意",
    UNDECIDED: "由本机关决定",
    WITHHOLD: "一般不公开",
    IN_WRITING: "不算同意，仍须征得书面同意",
}
"""What silence comes to, in words."""
_WHO = "行政机关选“机关”；企业、事业单位和其他组织选“单位”，逾期不答复的照第三方办"
ON_REQUEST = "依申请公开"
HOWS = ("机要交换", "当面送达", "邮寄", "公文系统", "传真", "电子邮件")


@dataclass(frozen=True, slots=True)
class Subject:
    """An item as a letter speaks of it. ``start`` is the day from which sending counts: its last change, else formed.

    ``secret``: a state secret, of which nothing goes out. ``source`` is where it came from, as registered,
    ``due`` the day by which it must be public, '' for none.
    """

    record: int
    title: str
    doc_no: str
    summary: str
    formed: str
    start: str
    attribute: str
    basis: str
    stage: str
    secret: bool
    source: str = ""
    due: str = ""


def new_letter(
    subjects: Sequence[Subject], rule: Coordination, office: str, today: date, *, together: bool = False
) -> NextAct:
    """The form of a new letter about these items, with what is known of them filled in."""
    on_request = all(subject.attribute == ON_REQUEST for subject in subjects)
    organ = rule.side(third=False, on_request=on_request)
    form = Ledger("letter-new", rule.title, (*_to(), *content_columns(), *sending_columns(organ.reply_within)))
    defaults: dict[str, object] = {
        "kind": KINDS[0],
        "name": "；".join(subject.title for subject in subjects),
        "doc_no": _numbers(subjects),
        "description": "；".join(subject.summary for subject in subjects if subject.summary),
        "formed": "；".join(dict.fromkeys(subject.formed for subject in subjects if subject.formed)),
        "publisher": office,
        "matter": "是否同意公开，内容是否准确一致",
        "own": _own(subjects),
        "full_text": True,
        DAY: today.isoformat(),
    }
    note = send_note(rule, on_request=on_request, together=together)
    return NextAct("send", f"发{rule.title}", form, True, defaults, note)


def send_note(rule: Coordination, *, on_request: bool = False, together: bool = False) -> str:
    """What the rule set says of such letters, in a line; ``together``: of information that others made too."""
    organ = rule.side(third=False, on_request=on_request, together=together)
    third = rule.side(third=True, on_request=on_request)
    within = f"对方应在 {organ.reply_within}内答复（{organ.reply_article}）" if organ.reply_within else ""
    limit = None if on_request else rule.send_within
    sending = f"应在形成或者变更之日起 {limit.term}内发出（{limit.article}）" if limit else ""
    silence = f"逾期不答复的，{MEANINGS[organ.silence]}（{organ.silence_article}）"
    if third.silence != organ.silence:
        silence += f"；单位和个人逾期不答复的，{MEANINGS[third.silence]}（{third.silence_article}）"
    confirmed = f"经对方确认后才能公开（{organ.article}）" if rule.confirmed else silence
    return "；".join(part for part in (sending, within, confirmed) if part)


def _numbers(subjects: Sequence[Subject]) -> str:
    """The 文号 of each in the order of the titles, 无 for one that has none; nothing where none has any."""
    numbers = [subject.doc_no or NO_NUMBER for subject in subjects]
    return "；".join(numbers) if any(subject.doc_no for subject in subjects) else ""


def _own(subjects: Sequence[Subject]) -> str:
    attributes = "、".join(dict.fromkeys(subject.attribute for subject in subjects if subject.attribute))
    bases = "；".join(dict.fromkeys(subject.basis for subject in subjects if subject.basis))
    return f"拟{attributes}" + (f"，依据：{bases}" if bases else "") if attributes else bases


def _to() -> tuple[Column, ...]:
    return (
        Column("kind", "征求对象", Kind.CHOICE, choices=KINDS, required=True, help=_WHO),
        Column("addressee", "名称", width=20, required=True, help="几个对象用顿号隔开，每个对象各成一件"),
        Column("number", "函号", width=14),
    )


def content_columns() -> tuple[Column, ...]:
    """The four contents (D10)."""
    return (
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


def sending_columns(within: Term | None) -> tuple[Column, ...]:
    """When and how it goes out; without a day it is kept to be sent."""
    return (
        Column(DAY, "发出日期", Kind.DATE, help="还没有发出的空着，先打印，发出后再登记"),
        *going_out(within),
    )


def going_out(within: Term | None) -> tuple[Column, ...]:
    """How it goes out and by when an answer is wanted."""
    said = f"空着的，按 {within}计算" if within else "制度没有规定天数，请填函里写明的日期"
    return (
        Column("how", "送达方式", width=12, choices=HOWS),
        Column("received", "对方收到日期", Kind.DATE, help="不知道的空着，从发出之日起算"),
        Column("reply_by", "答复期限", Kind.DATE, help=said),
        picture("函件"),
    )


def amending(letter: Letter, rule: Coordination) -> NextAct:
    """Change a letter that has not gone out."""
    within = rule.side(third=letter.third, on_request=letter.on_request).reply_within
    form = Ledger(
        "letter-amend", "修改函件", (*_to(), *content_columns(), *going_out(within)[2:3])
    )
    defaults: Mapping[str, object] = {
        **{key: letter.contents.get(key, "") for key in CONTENTS},
        "kind": letter.kind,
        "addressee": letter.addressee,
        "number": letter.doc_no,
        "full_text": letter.full_text,
        "reply_by": letter.reply_by,
    }
    return NextAct("amend", "修改函件", form, defaults=defaults)


def new_objection(rule: Coordination, today: date) -> NextAct:
    """The form of an objection by an organ that was not asked before publication (D12)."""
    columns = (
        Column("kind", "提出异议的是", Kind.CHOICE, choices=KINDS, required=True),
        *objection_columns(),
    )
    note = f"没有协商确认就公开的，应当及时采取补救措施（{rule.objection_article}）"
    return act("object", "登记异议", columns, today, note=note, defaults={"kind": KINDS[0]})


def objection_columns() -> tuple[Column, ...]:
    """Who objects, to what, and whether the supervising office was told."""
    return (
        Column("who", "名称", width=20, required=True),
        Column("what", "异议内容", Kind.LONG, width=24, required=True),
        Column("reported", "对方已报告主管部门", Kind.FLAG),
        picture("异议函"),
    )
