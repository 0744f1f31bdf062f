"""The letters that an item waits for (协调征求): what they mean for publishing it, and the one that is owed. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.coordination.clearance import (
    Clearance,
    against,
    agreed,
    clearance,
    hindrance,
    in_writing,
)
from gongkai_desktop.coordination.letter import KINDS, Letter, LetterState
from gongkai_desktop.coordination.limits import (
    coordination_of,
    dated,
    in_time,
    reply_by,
    side_of,
)
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.lifting import CONSENT, MANNERS
from gongkai_desktop.office.panel import SectionLine
from gongkai_desktop.register.deadlines import BEGINS
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import Rulebook

ASKING: Final = "asking"
_WAITS = {
    LetterState.OBJECTED: "处理异议",
    LetterState.DISPUTE: "协商",
    LetterState.DRAFT: "发征求意见函",
    LetterState.OUT: "对方复函",
    LetterState.UNANSWERED: "对方复函",
    LetterState.REFUSED: "登记不予公开",
}
"""What is waited for in each state of a letter, the gravest first."""


def letters_of(item: Item, book: Rulebook) -> Iterator[Letter]:
    """The item's letters as they count for it now: of information made together silence is no consent where the rule
    set wants it in writing (D14), whatever was made of it when the letter was written."""
    written = is_together(item, book) and coordination_of(book.rules).in_writing
    for letter in item.letters.values():
        now = dated(letter, coordination_of(book.rules_of(letter.rules)), book.calendar)
        yield in_writing(now) if written else now


def awaited(item: Item, book: Rulebook, day: str) -> str:
    """Why the item should not be published on a day (ISO) yet, with the article; '' when no letter hinders it."""
    rule = coordination_of(book.rules)
    for letter in letters_of(item, book):
        if why := hindrance(letter, day):
            return f"{why}{aside(side_of(letter, rule).article)}"
    if owes_letter(item, book):
        return f"{_asked_of(item, book)}，还没有征求其他机关的意见{aside(rule.organ.article)}"
    return ""


def barred(item: Item, book: Rulebook, day: str) -> str:
    """Who said no to publishing the item, in words; '' when nobody did, or that was settled."""
    said = (hindrance(one, day) for one in letters_of(item, book) if clearance(one, day) is Clearance.BARRED)
    return next(said, "")


def awaiting(item: Item, book: Rulebook) -> str:
    """What the item's letters wait for, as its stage tells it after 待; '' when they wait for nothing."""
    states = [letter.state for letter in letters_of(item, book)]
    owed = "征求意见" if owes_letter(item, book) else ""
    return next((words for state, words in _WAITS.items() if state in states), owed)


def is_together(item: Item, book: Rulebook) -> bool:
    """Whether other organs made or signed it too, and this office publishes it."""
    source = book.source(item)
    return source is not None and source.ours and source.together


def owes_letter(item: Item, book: Rulebook) -> bool:
    """Whether other organs must be asked (条例第十一条, D8, D14) and none was.

    Those that made or signed it too, and those that the register names as concerned.
    """
    if item.imported or item.attribute != PROACTIVE:
        return False
    concerned = is_together(item, book) or bool(item.fields.get("other_organs"))
    return concerned and not any(_asks(letter) and letter.sent for letter in item.letters.values())


def letter_limit(item: Item, book: Rulebook, publication: Limit | None) -> Limit | None:
    """By when the letter that is still owed must go out; None where none is owed.

    As the rule set says (D8: 5 working days from formation or change); where it sets no time, before the day by which
    the item must be public. None once a letter is written: it has its own limit then.
    """
    asking = any(_asks(letter) for letter in item.letters.values())
    if asking or item.fields.get("published") or not owes_letter(item, book):
        return None
    rule, title = coordination_of(book.rules), "发征求意见函"
    if (within := rule.send_within) is not None and item.start:
        found = book.counted(ASKING, title, item.start, within.term, within.article, BEGINS)
        if found is not None:
            return found
    return Limit(ASKING, title, publication.due, rule.organ.article) if publication is not None else None


def _asks(letter: Letter) -> bool:
    """Whether the letter asks another organ and stands."""
    return not (letter.third or letter.withdrawn) and bool(letter.contents)


def _asked_of(item: Item, book: Rulebook) -> str:
    """Why others must be asked, in words."""
    if is_together(item, book):
        return "共同制作的信息"
    return f"涉及{item.fields.get('other_organs')}的信息"


def uncoordinated(item: Item, book: Rulebook) -> Iterator[tuple[str, str]]:
    """What was published without the other side: text and article of each breach."""
    rule = coordination_of(book.rules)
    for letter in letters_of(item, book):
        if words := against(letter, item.fields["published"]):
            yield words, side_of(letter, rule).article if letter.contents else rule.objection_article
    if owes_letter(item, book):
        yield f"{_asked_of(item, book)}，没有征求其他机关的意见就公开", rule.organ.article


def has_consent(item: Item) -> bool:
    """Whether a third party's consent is there, or public interest is (条例第十五条): said, or answered to a letter."""
    if item.fields.get("consent") or any(one.manner in MANNERS[CONSENT] for one in item.lifts):
        return True
    return any(letter.kind in KINDS[1:] and agreed(letter) for letter in item.letters.values())


def letter_lines(item: Item, book: Rulebook, publication: Limit | None, day: str) -> Iterator[SectionLine]:
    """The item's letters for its panel, and the one that is owed; ``publication`` is the item's own limit."""
    due = publication.due if publication is not None else ""
    for letter in letters_of(item, book):
        number = f"　{letter.doc_no}" if letter.doc_no else ""
        answer = f"，{letter.due} 前答复" if letter.sent and letter.due else ""
        tone = "late" if hindrance(letter, day) else "soft" if letter.withdrawn else "good"
        words = f"#{letter.number} {letter.called}：{letter.state}{answer}{number}"
        yield SectionLine(words, letter.number, tone, "letters:all")
        if answer and letter.state is LetterState.OUT and not in_time(letter.reply_by, due):
            yield SectionLine(f"等到 {letter.reply_by} 才答复，{due} 前就来不及公开，请催办", tone="late")
    rule = coordination_of(book.rules)
    if owes_letter(item, book) and not item.fields.get("published"):
        owed = letter_limit(item, book, publication)
        limit = f"应在 {owed.due} 前" if owed is not None else "应"
        yield SectionLine(
            f"{_asked_of(item, book)}，{limit}书面征求其他机关的意见{aside(rule.organ.article)}", tone="late"
        )
        reply = reply_by(day, rule.organ, book.calendar).day
        if rule.organ.reply_within and not in_time(reply, due):
            late = f"今天发函，{rule.organ.reply_within.words}内答复就到 {reply}，{due} 前来不及公开"
            yield SectionLine(f"{late}，请写明更早的答复期限", tone="late")
