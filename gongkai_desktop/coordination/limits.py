"""What a rule set says of letters, and the days by which they are owed. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.coordination.letter import CLOSED, UNFOUNDED, Letter, LetterState
from gongkai_desktop.deadlines.plain import due_dates
from gongkai_desktop.office.limits import Limit as Within
from gongkai_desktop.office.reviewing import CONSENT, GENERAL, IN_WRITING, Coordination, Side
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.workdays.calendar import FIRST_DAY, Calendar


def coordination_of(rules: RuleSet) -> Coordination:
    """What the rule set says of coordination, else the 条例 alone."""
    return rules.coordination or GENERAL


def side_of(letter: Letter, rule: Coordination) -> Side:
    """What the rule set says of that letter's other side and that letter's information."""
    if letter.on_request and not letter.third and letter.silence == CONSENT:
        return rule.maker_on_request
    together = letter.silence == IN_WRITING
    return rule.side(
        third=letter.third, on_request=letter.on_request, together=together, applied=letter.applied
    )


@dataclass(frozen=True, slots=True)
class Owed:
    """A last day in ISO ('' where no time is set), and whether a holiday notice may still move it."""

    day: str = ""
    provisional: bool = False


def send_by(starts: Iterable[str], limit: Within | None, calendar: Calendar) -> Owed:
    """By when a letter about information formed (or changed) on these days had to go out (D8): the first counts."""
    days = [date.fromisoformat(start) for start in starts if start]
    if limit is None or not days or min(days) < FIRST_DAY:
        return Owed()
    (due,) = due_dates([min(days)], limit.term, calendar)
    return Owed(due.isoformat(), calendar.provisional(min(days), due))


def reply_by(start: str, side: Side, calendar: Calendar) -> Owed:
    """By when the reply is due: counted from the day after it was received or, unknown, sent (民法典第二百零一条)."""
    if side.reply_within is None or not start:
        return Owed()
    (due,) = due_dates([date.fromisoformat(start)], side.reply_within, calendar)
    return Owed(due.isoformat(), calendar.provisional(date.fromisoformat(start), due))


def in_time(reply: str, due: str) -> bool:
    """Whether a reply on that day (ISO) leaves a day to publish by ``due``: the last day itself is too late to begin.

    Where one of them is not known nothing is said against it.
    """
    return not (reply and due) or reply < due


def dated(letter: Letter, rule: Coordination, calendar: Calendar) -> Letter:
    """The letter with its last days as the calendar has them now; what the clerk set herself stays.

    ``rule`` is that of the rule set it was written under. An older entry that does not say from when it was
    counted keeps the days that it tells.
    """
    start = letter.received or letter.sent
    if letter.start:
        letter = state_with(letter, send_by=send_by((letter.start,), rule.send_within, calendar).day)
    if letter.counted and start:
        letter = state_with(
            letter, reply_by=reply_by(start, side_of(letter, rule), calendar).day or letter.reply_by
        )
    first = start or letter.start or letter.begun
    return state_with(letter, provisional=bool(letter.due) and _unsettled(first, letter.due, calendar))


def _unsettled(first: str, last: str, calendar: Calendar) -> bool:
    first = min(first, last)
    return first >= FIRST_DAY.isoformat() and calendar.provisional(
        date.fromisoformat(first), date.fromisoformat(last)
    )


def limit_of(letter: Letter, rule: Coordination) -> Limit | None:
    """What the letter owes next, to be sent or to be answered; without a term where the clerk set the day herself.

    ``letter`` is ``dated``.
    """
    if not letter.due:
        return None
    start, side, within = letter.received or letter.sent, side_of(letter, rule), rule.send_within
    key, title = ("send", "发函期限") if letter.state is LetterState.DRAFT else ("reply", "答复期限")
    owed = Limit(key, title, letter.due, provisional=letter.provisional)
    if not start:
        if within is None or not letter.start:
            return owed
        told = (within.article, letter.start, within.term, "形成或者变更之日")
    elif side.reply_within is not None and letter.counted is not False:
        told = (side.reply_article, start, side.reply_within, "收到之日" if letter.received else "发出之日")
    else:
        return owed
    article, first, term, begins = told
    return replace(owed, article=article, start=first, term=term, begins=begins)


def breaches(letter: Letter, rule: Coordination) -> tuple[Breach, ...]:
    """What went against the rules, with the article: late letters and replies, disagreements not taken up."""
    found, side = [], side_of(letter, rule)
    if letter.send_by and letter.sent > letter.send_by:
        limit = rule.send_within.article if rule.send_within else side.article
        found.append(Breach("sent_late", f"征求意见函晚于 {letter.send_by} 发出", limit))
    replies = [one.day for one in letter.outcomes if one.source == "reply"]
    if letter.reply_by and replies and min(replies) > letter.reply_by:
        found.append(Breach("replied_late", f"复函晚于 {letter.reply_by}", side.reply_article))
    if letter.withdrawn:
        return tuple(found)
    last = letter.last
    decided = last is not None and last.source == "decision" and last.verdict != CLOSED
    if decided and rule.disagreement and not letter.escalations:
        found.append(
            Breach("not_escalated", f"意见不一，没有报{rule.disagreement}协商", rule.disagreement_article)
        )
    if any(one.result != UNFOUNDED for one in letter.objections):
        found.append(Breach("objected", "没有协商一致就公开，对方提出异议", rule.objection_article))
    return tuple(found)
