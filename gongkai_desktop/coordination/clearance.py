"""What a letter means for publishing its items: free, still waited for, barred; and what was wrong afterwards. Pure."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.coordination.letter import (
    AGREES,
    CLOSED,
    OPEN,
    PART,
    REFUSES,
    UNFOUNDED,
    Letter,
    LetterState,
)
from gongkai_desktop.office.reviewing import CONSENT, IN_WRITING, WITHHOLD


class Clearance(StrEnum):
    """What a letter means for publishing its items."""

    FREE = "free"
    WAITING = "waiting"
    BARRED = "barred"


_MEANS = {
    ("reply", AGREES): Clearance.FREE,
    ("reply", REFUSES): Clearance.BARRED,
    ("silence", CONSENT): Clearance.FREE,
    ("silence", WITHHOLD): Clearance.BARRED,
    ("decision", OPEN): Clearance.FREE,
    ("decision", PART): Clearance.FREE,
    ("decision", CLOSED): Clearance.BARRED,
}


def as_of(letter: Letter, day: str) -> Letter:
    """The letter as it was on a day (ISO), whenever that was entered."""
    return state_with(
        letter,
        sent=letter.sent if letter.sent and letter.sent <= day else "",
        outcomes=tuple(one for one in letter.outcomes if one.day <= day),
        withdrawn=letter.withdrawn if letter.withdrawn_day <= day else "",
        objections=tuple(one for one in letter.objections if one.day <= day),
    )


def in_writing(letter: Letter) -> Letter:
    """The letter as one whose organ must agree in writing (D14): its silence is no consent, whatever was made of it."""
    if letter.third:
        return letter
    said = (replace(one, verdict=IN_WRITING) if one.source == "silence" else one for one in letter.outcomes)
    return state_with(letter, silence=IN_WRITING, outcomes=tuple(said))


def clearance(letter: Letter, day: str) -> Clearance:
    """What the letter means for publishing its items on a day (ISO).

    Once the time is over without a reply, silence speaks by itself where the rule set gives it a meaning. Where
    the other side must have confirmed (E5), nothing else than its own word sets free.
    """
    if letter.withdrawn:
        return Clearance.FREE
    if letter.unsettled:
        return Clearance.WAITING
    if letter.last is None:
        return Clearance.FREE if letter.objections else _by_silence(letter, day)
    found = _MEANS.get((letter.last.source, letter.last.verdict), Clearance.WAITING)
    if found is Clearance.FREE and letter.confirmed and letter.last.source != "reply":
        return Clearance.WAITING
    return found


def _by_silence(letter: Letter, day: str) -> Clearance:
    over = bool(letter.sent and letter.reply_by) and day > letter.reply_by
    if over and letter.silence == CONSENT and not letter.confirmed:
        return Clearance.FREE
    return Clearance.BARRED if over and letter.silence == WITHHOLD else Clearance.WAITING


def hindrance(letter: Letter, day: str) -> str:
    """Why an item of the letter should not be published on a day (ISO) yet; '' when it may be."""
    match clearance(letter, day):
        case Clearance.FREE:
            return ""
        case Clearance.BARRED:
            return f"{letter.called}不同意公开" if letter.last else f"{letter.called}逾期没有答复，一般不公开"
    if letter.unsettled:
        return f"{letter.unsettled[0].who}的异议还没有处理"
    if not letter.sent:
        return f"征求{letter.called}意见的函还没有发出"
    if letter.last is None or letter.state is LetterState.UNANSWERED:
        return f"正在征求{letter.called}的意见，还没有答复"
    if letter.confirmed and letter.last.source != "reply":
        return f"还没有经{letter.called}确认"
    return f"{letter.called}的意见是“{letter.last.verdict}”，还没有登记怎样处理"


def against(letter: Letter, day: str) -> str:
    """What was wrong with publishing an item of the letter on a day (ISO), in words; '' when nothing was."""
    if letter.withdrawn and letter.withdrawn_day <= day:
        return ""
    if not letter.contents:
        upheld = [one for one in letter.objections if one.result != UNFOUNDED]
        return f"没有与{letter.called}协商就公开，对方提出异议" if upheld else ""
    if letter.sent > day or (not letter.sent and letter.begun > day):
        return f"公开以后才征求{letter.called}的意见"
    then = as_of(letter, day)
    match clearance(then, day):
        case Clearance.FREE:
            return ""
        case Clearance.BARRED:
            return f"{letter.called}不同意公开，却已公开"
    if not then.sent:
        return f"征求{letter.called}意见的函没有发出就公开"
    if letter.confirmed:
        return f"没有经{letter.called}确认就公开"
    return f"没有等到{letter.called}的意见就公开"


def agreed(letter: Letter) -> bool:
    """Whether the other side itself said in writing that it agrees."""
    last = letter.last
    return not letter.withdrawn and last is not None and (last.source, last.verdict) == ("reply", AGREES)
