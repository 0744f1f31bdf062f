"""The letters that an item waits for (协调征求): how it comes to know them, and what they mean for publishing it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongkai_desktop.coordination.clearance import against, agreed, hindrance
from gongkai_desktop.coordination.folding import fold
from gongkai_desktop.coordination.letter import KINDS, LetterState
from gongkai_desktop.coordination.limits import coordination_of, send_by
from gongkai_desktop.office.panel import SectionLine
from gongkai_desktop.records.event import Event
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import Rulebook

PREFIX = "letter."
_JOINT = "共同"
"""What names the sources of information that several organs made."""
_WAITS = {
    LetterState.OBJECTED: "处理异议",
    LetterState.DISPUTE: "协商",
    LetterState.DRAFT: "发征求意见函",
    LetterState.OUT: "对方复函",
    LetterState.UNANSWERED: "对方复函",
}
"""What is waited for in each state of a letter, the gravest first."""


def lettered(item: Item, event: Event) -> Item:
    """The item after something happened to one of its letters."""
    letter = fold(item.letters.get(event.stream), event)
    if letter is None:
        return replace(item, last_event=event.id)
    return replace(item, last_event=event.id, letters={**item.letters, event.stream: letter})


def awaited(item: Item, book: Rulebook, day: str) -> str:
    """Why the item should not be published on a day (ISO) yet, with the article; '' when no letter hinders it."""
    article = coordination_of(book.rules).article
    for letter in item.letters.values():
        if why := hindrance(letter, day):
            return f"{why}（{article}）"
    return f"共同制作的信息，还没有征求其他机关的意见（{article}）" if owes_letter(item, book) else ""


def awaiting(item: Item, book: Rulebook) -> str:
    """What the item's letters wait for, as its stage tells it after 待; '' when they wait for nothing."""
    states = [letter.state for letter in item.letters.values()]
    owed = "征求意见" if owes_letter(item, book) else ""
    return next((words for state, words in _WAITS.items() if state in states), owed)


def owes_letter(item: Item, book: Rulebook) -> bool:
    """Whether other organs must be asked (D8, D14) and nobody was: made together, and no letter went out."""
    rule, source = book.rules.coordination, book.source(item)
    if rule is None or rule.send_within is None or source is None:
        return False
    if item.imported or item.attribute != PROACTIVE:
        return False
    return source.ours and _JOINT in source.title and not any(letter.sent for letter in item.letters.values())


def uncoordinated(item: Item, book: Rulebook) -> Iterator[tuple[str, str]]:
    """What was published without the other side: text and article of each breach."""
    article = coordination_of(book.rules).article
    for letter in item.letters.values():
        if words := against(letter, item.fields["published"]):
            yield words, article
    if owes_letter(item, book):
        yield "共同制作的信息，没有征求其他机关的意见就公开", article


def has_consent(item: Item) -> bool:
    """Whether a third party's consent is there (条例第十五条): typed in, or answered to a letter."""
    if item.fields.get("consent"):
        return True
    return any(letter.kind in KINDS[1:] and agreed(letter) for letter in item.letters.values())


def letter_lines(item: Item, book: Rulebook, day: str) -> Iterator[SectionLine]:
    """The item's letters for its panel, and the one that is owed."""
    for letter in item.letters.values():
        number = f"　{letter.doc_no}" if letter.doc_no else ""
        due = f"，{letter.due} 前答复" if letter.sent and letter.due else ""
        tone = "late" if hindrance(letter, day) else "soft" if letter.withdrawn else "good"
        words = f"#{letter.number} {letter.called}：{letter.state}{due}{number}"
        yield SectionLine(words, letter.number, tone, "letters:all")
    rule = coordination_of(book.rules)
    if owes_letter(item, book) and not item.fields.get("published"):
        starts = (item.changed or item.fields.get("formed", ""),)
        owed = send_by(starts, rule.send_within, book.calendar).day
        limit = f"应在 {owed} 前" if owed else "应"
        yield SectionLine(f"共同制作的信息，{limit}书面征求其他机关的意见（{rule.article}）", tone="late")
