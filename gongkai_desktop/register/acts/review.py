"""The item and its review (保密审查): handing in, opinions, and what the item hears of the reviews it is in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from gongkai_desktop.cases.act import Happening
from gongkai_desktop.cases.folding import Keeps, state_with
from gongkai_desktop.errors import Fault
from gongkai_desktop.ledger import Column
from gongkai_desktop.ledger.acts import DAY, Asked, NextAct
from gongkai_desktop.office.attached import attached_by
from gongkai_desktop.office.chain import refusal
from gongkai_desktop.office.citing import Branch, aside, cited
from gongkai_desktop.office.ruleset import Step
from gongkai_desktop.records.event import Draft, Event
from gongkai_desktop.register.act import ItemAct, ItemDoing, going_on, reach
from gongkai_desktop.register.acts.lifting import with_lift
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.files import onward_column
from gongkai_desktop.register.findings import ONWARD
from gongkai_desktop.register.item import Item, Opinion
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.submission import (
    REASON,
    form_column,
    form_given,
    handing_in,
    may_hand_in,
    wants_form,
)
from gongkai_desktop.review.acts import REVIEW
from gongkai_desktop.review.acts.opinion import OPINION
from gongkai_desktop.review.opinions import opinion_act

_DONE: Final = (Stage.REMOVAL, Stage.REMOVED, Stage.INSIDE, Stage.RETURNED)
_UNREVIEWED: Final = {"review_conclusion": "", "reviewed": ""}
"""What an old ledger told of a review does not outlive one that was made here."""


# — opinions —


def _next_step(case: ItemCase) -> Step | None:
    return None if case.now.stage in _DONE else case.progress.next


class OpinionAct(ItemAct):
    """An opinion on the step whose turn it is, as it came back on paper; its form is that of the review room."""

    def asked(self, case: ItemCase, who: tuple[str, ...] = ()) -> NextAct:
        """The form of that step's opinion; ``who`` are those who may sign it, where they are to be offered."""
        step, chain = case.progress.next, case.progress
        if step is None:
            raise Fault("an opinion was asked for where none is waited for")
        primary = case.now.stage is Stage.REVIEW and not case.item.again
        against = refusal(case.book.steps(case.item), chain.standing, step)
        asked = opinion_act(step, case.today, primary=primary, refusal=against, who=who)
        return replace(asked, group=self.group.value)


def _said(doing: ItemDoing) -> tuple[Draft, ...]:
    step = _next_step(doing.case)
    if step is None:
        raise Fault("an approval was recorded where none is waited for")
    return reach(doing).opinion(doing.case.item, step, doing.facts)


STEP: Final = OpinionAct(
    key=OPINION.key,
    title="登记审查意见",
    event=OPINION.event,
    offered=lambda case: _next_step(case) is not None,
    make=_said,
    together=True,
)


# — handing in —


class HandIn(ItemAct):
    """Handing in: a reason for going on with undecided findings is asked of those items only that have some."""

    def asked(self, case: ItemCase) -> NextAct:
        """How it asks for its facts."""
        return super().asked(case).asking(_of_some)


def _of_some(asked: Asked) -> Asked:
    return asked._replace(own=frozenset({ONWARD})) if ONWARD in asked.form.keys else asked


def _to_hand_in(case: ItemCase) -> tuple[Column, ...]:
    asked = (form_column(case.rules),) if wants_form(case.item) else ()
    return (*asked, *REASON, *onward_column(case.item))


def _handing(case: ItemCase) -> str:
    if again := case.item.again:
        return f"{again}，须重新审查{aside(cited(case.rules, Branch.AGAIN))}"
    return "交付审查，从第一个环节起按次序签字；打印审查表时自动送审"


def _known(case: ItemCase) -> Mapping[str, object]:
    item = case.item
    form = {"form": case.rules.proposed_form(item.attribute)} if wants_form(item) else {}
    return ({"why": item.again} if item.again else {}) | form


def _handed(doing: ItemDoing) -> tuple[Draft, ...]:
    return handed_in(doing.case.item, doing.case.now.stage, doing.case.book, doing.facts)


def handed_in(
    item: Item, stage: Stage, book: Rulebook, facts: Mapping[str, str], *, own: bool = True
) -> tuple[Draft, ...]:
    """The item handed in, with its 公开形式 where said (``own``: of it alone); Refused where it cannot be."""
    day = date.fromisoformat(facts[DAY])
    given = form_given(item, facts.get("form", ""), book, day, own=own)
    for draft in given:
        item = state_with(item, fields={**item.fields, **draft.body["fields"]})
    return *given, handing_in(item, stage, book, day, facts.get("why", ""), facts.get(ONWARD, ""))


HAND_IN: Final = HandIn(
    key="hand_in",
    title=lambda case: "重新送审" if case.item.again else "送审",
    event="review.handed_in",
    offered=lambda case: _next_step(case) is not None and may_hand_in(case.item, case.now.stage, case.book),
    columns=_to_hand_in,
    primary=lambda case: bool(case.item.again),
    note=_handing,
    defaults=_known,
    make=_handed,
    together=True,
)

ACTS: Final = (STEP, HAND_IN)


# — what the item hears —


def _in_review(item: Item, event: Event) -> Item:
    rounds = int(event.body.get("round", 1))
    return state_with(
        item, review=event.stream, rounds=rounds, opinions=(), again="", held=False, reviewed_as=""
    )


def _stepped(item: Item, event: Event) -> Item:
    body: Mapping[str, Any] = event.body
    said = Opinion(
        body["step"],
        body["opinion"],
        event.day,
        body["who"],
        body["paper"],
        body["grounds"],
        tuple((text, article) for text, article in body.get("flags", ())),
        dict(body.get("more", {})),
    )
    settled: Mapping[str, str] = body.get("settled", {})
    after = item.with_fields(event, settled) if settled else item
    return state_with(
        after,
        reviewed_as=(item.reviewed_as or item.attribute) if settled else item.reviewed_as,
        opinions=(*item.opinions, said),
        held=bool(body.get("holds")),
        returned="",
    )


def _partial(item: Item, event: Event) -> Item:
    return _unsaid(item, again="区分处理后的公开版")


def _released(item: Item, event: Event) -> Item:
    """The version with something hidden is kept with the item, whichever review it came from."""
    after = _of_current(_partial)(item, event)
    return state_with(after, attached=(*after.attached, *attached_by(event)))


def _outdated(item: Item, event: Event) -> Item:
    return _unsaid(item, again=f"审查以后改过：{'、'.join(event.body['changed'])}")


def _filed(item: Item, event: Event) -> Item:
    if not item.lifts:
        return item
    *earlier, last = item.lifts
    filed = replace(last, filed=event.iso_day, filed_with=event.body["with"])
    return state_with(item, lifts=(*earlier, filed))


def _unsaid(item: Item, *, review: int = 0, again: str = "") -> Item:
    """The item without the opinions of a review that no longer stands for it."""
    return state_with(
        item,
        fields={**item.fields, **(_UNREVIEWED if item.opinions else {})},
        review=review,
        opinions=(),
        again=again,
        held=False,
        returned="",
    )


def _of_current(fold: Callable[[Item, Event], Item]) -> Callable[[Item, Event], Item]:
    """A review that stands no longer for the item says nothing of it any more."""
    return lambda item, event: fold(item, event) if event.stream == item.review else item


def _heard(folds: Iterable[tuple[str, Callable[[Item, Event], Item]]]) -> tuple[Happening[Item], ...]:
    return tuple(Happening(event=kind, fold=_of_current(fold)) for kind, fold in folds)


HEARD: Final = (
    going_on(Happening(event="review.handed_in", fold=_in_review, told=REVIEW.tell)),
    Happening(event="review.partial", fold=_released),
    *_heard(
        (
            ("review.stepped", _stepped),
            ("review.returned", lambda item, event: state_with(item, returned=event.body["why"])),
            ("review.resubmitted", lambda item, event: state_with(item, returned="")),
            ("review.escalated", lambda item, event: state_with(item, held=True)),
            ("review.answered", lambda item, event: state_with(item, held=False)),
            ("review.reopened", lambda item, event: _unsaid(item, review=item.review)),
            ("review.withdrawn", lambda item, event: _unsaid(item)),
            ("review.outdated", _outdated),
            ("review.declassified", lambda item, event: with_lift(item, event, event.body)),
            ("review.declassification_filed", _filed),
        )
    ),
    Happening(event="sheet.printed", fold=Keeps("papers", lambda event: event.stream)),
)
"""Every review of the item that was handed in is told by the review room; so is where its paper is."""
