"""The other side's word on a letter: that it came, what it answered or what its silence means; that it was chased."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from gongkai_desktop.cases.act import Act, Body, Doing
from gongkai_desktop.cases.folding import adds, state_with
from gongkai_desktop.coordination.case import LetterCase
from gongkai_desktop.coordination.forms import MEANINGS, wished
from gongkai_desktop.coordination.letter import VERDICTS, Chased, Letter, LetterState, Outcome
from gongkai_desktop.coordination.limits import reply_by
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import DAY, picture
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.reviewing import CONSENT, UNDECIDED, WITHHOLD
from gongkai_desktop.records.event import Event

_WAITING = (LetterState.OUT, LetterState.UNANSWERED)


def meant(silence: str, *, applied: bool) -> str:
    """What silence comes to: of a third party about what was ``applied`` for nothing but this organ's own decision
    (条例第三十二条), though an earlier entry wrote down what the office's document wishes.
    """
    return UNDECIDED if applied and silence == WITHHOLD else silence


def _received(letter: Letter, event: Event) -> Letter:
    received = state_with(letter, received=event.iso_day)
    return state_with(received, reply_by=event.body["reply_by"] or letter.reply_by)


def _made_received(doing: Doing[LetterCase]) -> Body:
    case, letter = doing.case, doing.case.letter
    doing.not_before(letter.sent, "对方收到的日期早于发出日期")
    own = letter.reply_by if letter.counted is False else ""  # the letter itself names the day
    return {"reply_by": own or reply_by(doing.facts[DAY], case.side, case.calendar).day}


RECEIVE: Final[Act[Letter, LetterCase]] = Act(
    key="receive",
    title="登记对方收到",
    event="letter.received",
    offered=lambda case: case.is_(*_WAITING) and not case.letter.received,
    note="答复期限从收到的次日起算",
    together=True,
    make=_made_received,
    told=lambda event: (
        "对方收到函件" + (f"，{event.body['reply_by']} 前答复" if event.body["reply_by"] else "")
    ),
    fold=_received,
)


def said(source: str) -> Callable[[Letter, Event], Letter]:
    """How an event that tells a verdict becomes an outcome of the letter, from that source."""

    def fold(letter: Letter, event: Event) -> Letter:
        body: Mapping[str, Any] = event.body
        more = (body.get(key, "") for key in ("grounds", "paper", "by"))
        verdict = meant(body["verdict"], applied=letter.applied and letter.third)
        outcome = Outcome(event.id, source, verdict, event.iso_day, *more)
        return state_with(letter, outcomes=(*letter.outcomes, outcome))

    return fold


def _silence_speaks(case: LetterCase) -> bool:
    """Whether the rule set gives the silence a meaning, so that recording it is the next step."""
    return case.silent and case.letter.silence in (CONSENT, WITHHOLD)


def _replied(doing: Doing[LetterCase]) -> Body:
    sent = doing.case.letter.sent
    doing.not_before(sent, f"复函日期早于发出日期 {sent}")
    return doing.said("verdict", "grounds", "paper")


def _told_replied(event: Event) -> str:
    body = event.body
    paper = f"（{body['paper']}）" if body["paper"] else ""
    return f"收到复函{paper}：{body['verdict']}" + (f"；{body['grounds']}" if body["grounds"] else "")


def _reply_note(case: LetterCase) -> str:
    due = case.letter.reply_by
    return f"答复期限 {due}{aside(case.side.reply_article)}" if due else ""


REPLY: Final[Act[Letter, LetterCase]] = Act(
    key="reply",
    title=lambda case: "对方又来函" if case.letter.outcomes else "登记复函",
    event="letter.replied",
    offered=lambda case: bool(case.letter.sent) and not case.is_(LetterState.OBJECTED, LetterState.WITHDRAWN),
    columns=(
        Column("verdict", "对方意见", Kind.CHOICE, choices=VERDICTS, required=True),
        Column("grounds", "理由和依据", Kind.LONG, width=24, help="不同意、部分同意的，写对方说的理由"),
        Column("paper", "复函文号", width=14),
        picture("复函"),
    ),
    note=_reply_note,
    primary=lambda case: case.is_(*_WAITING) and not _silence_speaks(case),
    make=_replied,
    told=_told_replied,
    fold=said("reply"),
)


def _silent(doing: Doing[LetterCase]) -> Body:
    letter = doing.case.letter
    if doing.facts[DAY] <= letter.reply_by:
        raise doing.unfilled(**{DAY: f"{letter.reply_by} 过后才算逾期"})
    return {"verdict": letter.silence, "article": doing.case.side.silence_article}


def _silent_note(case: LetterCase) -> str:
    letter = case.letter
    if letter.confirmed:
        return f"没有对方的确认不能公开{aside(case.side.article)}"
    meant = f"{MEANINGS[letter.silence]}{aside(case.side.silence_article)}"
    return "；".join(filter(None, (f"{letter.reply_by} 以前没有答复：{meant}", wish(case))))


def _heard(letter: Letter) -> bool:
    return any(one.source == "reply" for one in letter.outcomes)


def wish(case: LetterCase) -> str:
    """What the office's document wishes where the law leaves a third party's silence to this organ."""
    letter = case.letter
    return wished(case.rule) if letter.applied and letter.third and not _heard(letter) else ""


SILENT: Final[Act[Letter, LetterCase]] = Act(
    key="silent",
    title=lambda case: f"登记逾期未复：{MEANINGS[case.letter.silence]}",
    event="letter.silent",
    offered=lambda case: case.silent,
    note=_silent_note,
    primary=_silence_speaks,
    make=_silent,
    told=lambda event: f"逾期未复：{MEANINGS[event.body['verdict']]}{aside(event.body['article'])}",
    fold=said("silence"),
)


def _made_chased(doing: Doing[LetterCase]) -> Body:
    sent = doing.case.letter.sent
    doing.not_before(sent, f"催复日期早于发出日期 {sent}")
    return doing.said("who", "how")


CHASE: Final[Act[Letter, LetterCase]] = Act(
    key="chase",
    title="催复",
    event="letter.chased",
    offered=lambda case: case.is_(*_WAITING),
    columns=(
        Column("who", "催办对象", required=True),
        Column("how", "催办方式和内容", Kind.LONG, width=24),
    ),
    defaults=lambda case: {"who": case.letter.addressee},
    make=_made_chased,
    told=lambda event: "催复" + (f"：{event.body['how']}" if event.body["how"] else ""),
    fold=adds("chases", Chased, "who", "how"),
    together=True,
)
