"""The review's row: what the queue, search and SQL see of it, written in the transaction of its events."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai_desktop.office.office import Reckoning
from gongkai_desktop.records.event import Event
from gongkai_desktop.review.book import ReviewBook
from gongkai_desktop.review.folding import fold
from gongkai_desktop.review.review import Review
from gongkai_desktop.review.standing import Standing, standing
from gongkai_desktop.store.search import bigrams, initials

PURGED_TITLE = "（内容已清除）"


class ReviewProjection:
    """Folds review events and writes the review table and its search index."""

    prefix = "review"
    table = "review"
    search: str | None = "review_search"
    final: frozenset[str] = frozenset({"sheet.printed"})

    def __init__(self, office: Reckoning) -> None:
        self._office = office
        self._books: dict[str, ReviewBook] = {}

    def fold(self, state: Review | None, event: Event) -> Review | None:
        """The review after the event."""
        return fold(state, event)

    def book(self, rules: str) -> ReviewBook:
        """The rule set a subject is dealt with under, with today's calendar."""
        calendar = self._office.workdays
        found = self._books.get(rules)
        if found is None or found.calendar is not calendar:
            found = self._books[rules] = ReviewBook(self._office.rules_of(rules), calendar)
        return found

    def standing(self, review: Review) -> Standing:
        """Where the review stands under its subject's rule set."""
        return standing(review, self.book(review.subject.rules))

    def row(self, state: Review | None) -> Mapping[str, object] | None:
        """The row of the review table."""
        if state is None:
            return None
        now, subject = self.standing(state), state.subject
        said = state.said[-1] if state.said else None
        return {
            "subject": subject.record,
            "kind": subject.kind,
            "number": subject.number or f"#{subject.record}",
            "title": PURGED_TITLE if state.purged and not subject.title else subject.title,
            "doc_no": subject.doc_no,
            "department": subject.department,
            "attribute": subject.attribute,
            "round": state.round,
            "state": now.state.value,
            "step": now.step.key if now.step else "",
            "step_title": now.step.title if now.step else "",
            "post": now.step.role if now.step else "",
            "handed_in": state.handed_in,
            "turn": state.turn if now.open else "",
            "due": now.due,
            "provisional": int(now.provisional),
            "closed": now.closed,
            "sheet": state.sheet,
            "out_to": state.out_to,
            "out_since": state.out_since,
            "back": state.back,
            "opinion": said.opinion if said else "",
            "opinion_day": said.day.isoformat() if said else "",
            "conclusion": now.conclusion,
            "flags": "；".join(flag.text for flag in now.flags),
            "last_event": state.last_event,
        }

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """The search columns: title, numbers, the other words, pinyin initials of the title."""
        title = str(row["title"])
        numbers = " ".join(str(row[key]) for key in ("number", "doc_no", "sheet"))
        other = " ".join(str(row[key]) for key in ("department", "attribute", "step_title", "out_to"))
        return bigrams(title), bigrams(numbers), bigrams(other), initials(title)
