"""What happens to a review otherwise: it is handed in, its subject changes, its paper goes out and comes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from gongkai_desktop.cases.act import Happening
from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.office.attached import attached_by
from gongkai_desktop.records.event import Draft, Event
from gongkai_desktop.review.case import ReviewAct
from gongkai_desktop.review.review import PAPER_IN, Lifted, Review, ended, lifted_from
from gongkai_desktop.review.subject import Subject, subject_from

# — its beginning, and what a change of the subject brings about —


def _handed_in_words(event: Event) -> str:
    body = event.body
    round_no = f"（第 {body['round']} 次）" if body.get("round", 1) > 1 else ""
    return f"送审{round_no}" + (f"：{body['why']}" if body.get("why") else "")


def _amended(review: Review, event: Event) -> Review:
    return state_with(review, subject=subject_from(event.body["subject"]), steps=tuple(event.body["steps"]))


def _amended_words(event: Event) -> str:
    return f"审查中修改了：{'、'.join(event.body['changed'])}"


def _outdated(review: Review, event: Event) -> Review:
    return ended(review, event, outdated=tuple(event.body["changed"]))


def _outdated_words(event: Event) -> str:
    return f"改过{'、'.join(event.body['changed'])}，原审查不再算数，须重新审查"


HANDED_IN: Final = Happening[Review](event="review.handed_in", told=_handed_in_words)
AMENDED: Final = Happening[Review](event="review.amended", told=_amended_words, fold=_amended, undoable=False)
OUTDATED: Final = Happening[Review](
    event="review.outdated", told=_outdated_words, fold=_outdated, undoable=False
)
"""What a change of the subject brought about is taken back with that change."""


def handing_in(
    subject: Subject,
    steps: tuple[str, ...],
    day: date,
    *,
    round_no: int = 1,
    why: str = "",
    declassified: Lifted | None = None,
) -> Draft:
    """The beginning of a review: its subject as it is now, the chain it asks for, its declassification so far."""
    body: dict[str, Any] = {"subject": subject.body(), "steps": list(steps), "round": round_no}
    if why:
        body["why"] = why
    if declassified is not None:
        body["declassified"] = declassified.body()
    return Draft(HANDED_IN.event, day, body, None, (subject.record,))


def amending(review: Review, subject: Subject, steps: tuple[str, ...], day: date) -> Draft:
    """A running review goes on with the subject as it is now."""
    changed = list(review.subject.differences(subject))
    body = {"subject": subject.body(), "steps": list(steps), "changed": changed}
    return Draft(AMENDED.event, day, body, review.number, (subject.record,))


def outdating(review: Review, changed: tuple[str, ...], day: date) -> Draft:
    """A review stands no longer for its subject, which was changed in these things."""
    body = {"changed": list(changed)}
    return Draft(OUTDATED.event, day, body, review.number, (review.subject.record,))


def brought_about(act: ReviewAct, review: Review, day: date, **facts: str) -> Draft:
    """What one of the acts becomes, where something that happened to the subject brings it about."""
    return Draft(act.event, day, facts, review.number, (review.subject.record,))


# — where its paper is —


def _printed(review: Review, event: Event) -> Review:
    body, day = event.body, event.iso_day
    after = _filed_with(state_with(review, papers=(*review.papers, event.stream)), event)
    if "out" not in body:
        return after
    number = str(body.get("number", f"#{event.stream}"))
    out = str(body["out"])
    return state_with(after, sheet=number, on=event.stream, printed=day, out_to=out, out_since=day, back="")


def _handed_on(review: Review, event: Event) -> Review:
    if event.stream != review.on:
        return review
    return state_with(review, out_to=str(event.body["to"]), out_since=event.iso_day, back="")


def _back(review: Review, event: Event) -> Review:
    after = _filed_with(review, event)
    return state_with(after, back=event.iso_day) if event.stream == review.on else after


def _dropped(review: Review, event: Event) -> Review:
    return state_with(review, sheet="", printed="", **PAPER_IN) if event.stream == review.on else review


def _filed_with(review: Review, event: Event) -> Review:
    """The review with the files of its paper: what was printed, and the scans that came back."""
    return state_with(review, attached=(*review.attached, *attached_by(event)))


PAPER: Final = (
    Happening[Review](event="sheet.printed", fold=_printed),
    Happening[Review](event="sheet.handed", fold=_handed_on),
    Happening[Review](event="sheet.scanned", fold=_back),
    Happening[Review](event="sheet.returned", fold=_back),
    Happening[Review](event="sheet.dropped", fold=_dropped),
)


# — how a review begins —


def begun(body: Mapping[str, Any], day: str, number: int = 0, rules: str = "") -> Review:
    """A review as it is handed in on a day (ISO)."""
    return Review(
        subject_from(body["subject"]),
        number=number,
        rules=rules,
        round=int(body.get("round", 1)),
        why=body.get("why", ""),
        steps=tuple(body["steps"]),
        handed_in=day,
        turn=day,
        declassified=lifted_from(body["declassified"], number, day) if "declassified" in body else None,
        last_event=number,
    )


def first_of(event: Event) -> Review | None:
    """The review that an event begins, None where it begins none; of a purged one what its numbers tell."""
    if event.kind != HANDED_IN.event:
        return None
    if not event.purged:
        return begun(event.body, event.iso_day, event.stream, event.rules)
    subject, day = Subject(next(iter(event.touches), 0)), event.iso_day
    return Review(
        subject, number=event.id, rules=event.rules, last_event=event.id, handed_in=day, turn=day, ended=day
    )
