"""Other organs and third parties are asked about what was applied for (条例第三十二条、第三十四条), by letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gongkai_desktop.cases.act import Columns, Group
from gongkai_desktop.cases.folding import adds
from gongkai_desktop.coordination import forms
from gongkai_desktop.coordination.acts import NEW
from gongkai_desktop.coordination.case import ON_REQUEST, Opening, Subject
from gongkai_desktop.coordination.letter import OTHER, PARTLY, REFUSES, Letter
from gongkai_desktop.coordination.limits import coordination_of
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.office.citing import aside
from gongkai_desktop.records.event import Draft, Json
from gongkai_desktop.requests.act import NUMBER, RequestAct, RequestDoing, at, numbered
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.outcomes import THIRD_PARTY_TOLD, decided, outcomes
from gongkai_desktop.requests.request import Notified, Request, Told
from gongkai_desktop.requests.states import Stage


def subject_of(request: Request, due: str = "") -> Subject:
    """The application as a letter speaks of it: what is asked, never who asks."""
    return Subject(
        record=request.number,
        title=request.title,
        doc_no="",
        summary="；".join(request.matters),
        formed="",
        start=request.fact("arrived"),
        attribute=ON_REQUEST,
        basis="",
        void=False,
        secret=False,
        together=False,
        due=due,
        applied=True,
    )


def _opening(case: RequestCase) -> Opening:
    subject = subject_of(case.request, case.due)
    return Opening((subject,), coordination_of(case.rules), "", case.today, case.calendar)


_MAKER: Final = Column(
    "maker",
    "共同制作了所申请的信息",
    Kind.FLAG,
    group="向谁征求",
    help="征求的是机关，信息由它和本机关共同制作的，逾期未提出意见视为同意公开（条例第三十四条）",
)


def _columns(case: RequestCase) -> Columns:
    first, *others = forms.new_columns(_opening(case))
    return (first, _MAKER, *others)


def _note(case: RequestCase) -> str:
    by = case.consult_by
    told = f"应在 {by} 前发出{aside(case.handling.consult_article)}" if by else ""
    return "；".join(part for part in (told, forms.new_note(_opening(case))) if part)


def _letters(doing: RequestDoing) -> tuple[Draft, ...]:
    sent, arrived = doing.facts[DAY], doing.case.request.fact("arrived")
    if sent and sent < arrived:
        raise doing.unfilled(**{DAY: f"日期早于收到日期 {arrived}"})
    asked: RequestDoing = replace(doing, stream=None)
    opening = replace(_opening(doing.case), maker=bool(doing.facts["maker"]))
    made = NEW.make(replace(asked, case=opening))  # type: ignore[arg-type]
    assert isinstance(made, tuple)
    return made


CONSULT: Final = RequestAct(
    key="consult",
    title="征求意见",
    event=NEW.event,
    offered=at(Stage.CONFIRM, Stage.EXAMINE, Stage.HANDLING),
    dated=False,
    form="letter-new",
    columns=_columns,
    defaults=lambda case: forms.new_defaults(_opening(case)),
    note=_note,
    make=_letters,
)

# — and the applicant is told of it —


def _unnotified(case: RequestCase) -> Mapping[str, int]:
    """The consultations that are out and that the applicant was told nothing of, by what they are called here."""
    notified = {one.letter for one in case.request.notified}
    return {
        f"{letter.called}（{letter.sent} 发出，#{record}）": record
        for record, letter in case.request.letters.items()
        if letter.sent and not letter.withdrawn and record not in notified
    }


def _notified(doing: RequestDoing) -> dict[str, Json]:
    letter = _unnotified(doing.case)[doing.facts["whom"]]
    sent = doing.case.request.letters[letter].sent
    doing.not_before(sent, f"告知日期早于征求意见的日期 {sent}")
    return {"letter": letter, "doc_no": numbered(doing, "request_consulting_notice")}


NOTIFY: Final = RequestAct(
    key="notify",
    title="告知申请人正在征求意见",
    event="request.consulting_told",
    group=Group.OTHER,
    offered=lambda case: case.open and bool(_unnotified(case)),
    columns=lambda case: (
        Column("whom", "征求谁的意见", Kind.CHOICE, 20, tuple(_unnotified(case)), required=True),
        NUMBER,
    ),
    defaults=lambda case: {"whom": next(iter(_unnotified(case)))},
    note="征求第三方和其他机关意见所需时间不计算在答复期限内（条例第三十三条第三款）；告知书不写第三方是谁",
    make=_notified,
    fold=adds("notified", Notified, "letter", "doc_no"),
    told="告知申请人正在征求意见，{doc_no}",
    stales_paper=False,
)

# — overruled —


def _against(case: RequestCase) -> Mapping[str, int]:
    """The third parties that are against it and were told nothing yet, by what they are called here."""
    told = {one.letter for one in case.request.told}
    return {
        f"{letter.addressee or letter.called}（#{record}）": record
        for record, letter in case.request.letters.items()
        if letter.third and record not in told and _objects(letter)
    }


def _objects(letter: Letter) -> bool:
    return any(one.source == "reply" and one.verdict in (REFUSES, PARTLY, OTHER) for one in letter.outcomes)


def _tell_columns(case: RequestCase) -> Columns:
    asked = Column("whom", "哪一个第三方", Kind.CHOICE, 20, tuple(_against(case)), required=True)
    return (asked, *outcomes().form(decided(THIRD_PARTY_TOLD, {}).outcome), NUMBER)


def _tell_defaults(case: RequestCase) -> Mapping[str, object]:
    (whom, record), *_ = _against(case).items()
    letter = case.request.letters[record]
    given = "\n".join(one.facts.get("given", "") for one in case.request.standing).strip()
    known = {"third": letter.addressee, "objection": _grounds(letter, "reply"), "given": given}
    return {"whom": whom, **known, "reason": _grounds(letter, "decision")}


def _grounds(letter: Letter, source: str) -> str:
    """What was said last from that side for its view."""
    return next((one.grounds for one in reversed(letter.outcomes) if one.source == source), "")


def _told(doing: RequestDoing) -> dict[str, Json]:
    facts = doing.facts
    keys = [one.key for one in outcomes().form(decided(THIRD_PARTY_TOLD, {}).outcome)]
    return {
        "letter": _against(doing.case)[facts["whom"]],
        "facts": {key: facts[key] for key in keys if facts.get(key)},
        "doc_no": numbered(doing, "request_third"),
    }


TELL_THIRD: Final = RequestAct(
    key="tell_third",
    title="告知第三方决定公开",
    event="request.third_told",
    offered=lambda case: case.open and bool(_against(case)),
    columns=_tell_columns,
    defaults=_tell_defaults,
    note="第三方不同意而仍然公开的，公开以前把决定公开的内容和理由书面告知它（条例第三十二条）",
    make=_told,
    fold=adds("told", Told, "letter", "facts", "doc_no"),
    told="告知第三方决定公开",
    stales_paper=False,
)

ACTS: Final = (CONSULT, TELL_THIRD, NOTIFY)
