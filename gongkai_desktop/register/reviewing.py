"""The register's dealings with the review room: handing in, opinions, and what an act means for a review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.ledger.acts import DAY, NextAct
from gongkai_desktop.office.facts import facts_of
from gongkai_desktop.records.event import Draft, Event
from gongkai_desktop.register import withholding
from gongkai_desktop.register.findings import ONWARD
from gongkai_desktop.register.folding import fold
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.projection import ItemProjection
from gongkai_desktop.register.submitting import consequences, form_given, handing_in
from gongkai_desktop.review.acts import begun
from gongkai_desktop.review.service import Reviews

STEP: Final = "step"
HAND_IN: Final = "hand_in"
OF_REVIEW: Final = "review."
"""How the keys of a review's own acts begin on its item's panel."""
_SHOWN: Final = ("answered", "escalate", "partial", "declassify", "filed", "reopen", "withdraw")
_SIGNED_FIRST: Final = "意见已经签了，送审随着补记"
"""Why an item is handed in with findings undecided when its first opinion is there already."""
_MEANING: Final = frozenset(
    {"amend", "attach", "attribute", "file_told", "change", "return", "mend", "sign", "void"}
)


class Reviewing:
    """Makes the drafts by which an item and its review go together; writes nothing itself."""

    def __init__(self, reviews: Reviews, projection: ItemProjection) -> None:
        self._reviews, self._projection = reviews, projection

    def acts(self, item: Item, today: date) -> tuple[NextAct, ...]:
        """The acts of the review the item is in, as the item's panel offers them."""
        if not item.review:
            return ()
        acts = {act.key: act for act in self._reviews.acts(item.review, today)}
        if withholding.pending(item, self._projection.book(item.rules).rules):
            acts.pop("declassify", None)  # the item's own act of lifting says the same
        return tuple(replace(acts[key], key=f"{OF_REVIEW}{key}") for key in _SHOWN if key in acts)

    def named(self, item: Item, acts: Iterable[NextAct], today: date) -> tuple[NextAct, ...]:
        """The acts, the opinion's with those who may sign it."""
        step = self._projection.book(item.rules).progress(item).next
        if step is None:
            return tuple(acts)
        who = self._reviews.kind.names(step, today, item.fields.get("department", ""))
        return tuple(_with_signers(one, who) if one.key == STEP else one for one in acts)

    def drafted(
        self, item: Item, act_key: str, values: Mapping[str, object], today: date
    ) -> tuple[Draft, ...]:
        """One of the acts of the item's review as events."""
        if not item.review:
            raise Refused("这条信息没有在审查", way="请先送审")
        key = act_key.removeprefix(OF_REVIEW)
        return self._reviews.drafted(item.review, key, values, today)

    def hand_in(self, item: Item, facts: Mapping[str, str], *, own: bool = True) -> tuple[Draft, ...]:
        """The item handed in, with its 公开形式 where said (``own``: of it alone); Refused where it cannot be."""
        book, stage = self._projection.book(item.rules), self._projection.standing(item).stage
        day = date.fromisoformat(facts[DAY])
        given = form_given(item, facts.get("form", ""), book, day, own=own)
        return *given, handing_in(
            _folded(item, given), stage, book, day, facts.get("why", ""), facts.get(ONWARD, "")
        )

    def form(self, item: Item, said: str, day: date) -> tuple[Draft, ...]:
        """The 公开形式 said of an item that had none, with what that means for the review it is in."""
        given = form_given(item, said, self._projection.book(item.rules), day, own=False)
        return *given, *(self.after("amend", item, given) if given else ())

    def step(self, item: Item, act: NextAct, values: Mapping[str, object], today: date) -> tuple[Draft, ...]:
        """An opinion on the step whose turn it is; what was not handed in is, on the same day."""
        step = self._projection.book(item.rules).progress(item).next
        if step is None:
            raise Fault("an approval was recorded where none is waited for")
        facts, _ = facts_of(act, values, today)
        if item.review:
            review = self._reviews.state(item.review)
            return (self._reviews.opinion(review, step, facts, stream=item.review),)
        (handed,) = self.hand_in(item, {DAY: facts[DAY], ONWARD: _SIGNED_FIRST})
        review = begun(handed.body, facts[DAY])
        return handed, self._reviews.opinion(review, step, facts, stream=-1)

    def after(self, act_key: str, item: Item, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
        """What the drafts of an act on the item mean for the review it is in."""
        if not item.review or act_key not in _MEANING:
            return ()
        review = self._reviews.state(item.review)
        state = self._reviews.kind.plain(review).state
        after = _folded(item, drafts)
        book = self._projection.book(item.rules)
        said = {key: str(drafts[0].body.get(key, "") or "") for key in ("why", "how", "again")}
        return consequences(act_key, item, after, book, review, state, said, drafts[0].day)

    def settled(self, items: Iterable[Item], day: date) -> list[Draft]:
        """What became of the reviews of items that were altered by other ways than their own acts."""
        drafts: list[Draft] = []
        for item in items:
            if item.review:
                review = self._reviews.state(item.review)
                state, book = self._reviews.kind.plain(review).state, self._projection.book(item.rules)
                drafts += consequences("amend", item, item, book, review, state, {}, day)
        return drafts


def _with_signers(opinion: NextAct, who: tuple[str, ...]) -> NextAct:
    """An opinion's form that offers those who may sign; the first of them, the holder of the post, stands in it."""
    columns = tuple(
        replace(column, choices=who) if column.key == "who" else column for column in opinion.form.columns
    )
    defaults = {**opinion.defaults, **({"who": who[0]} if who else {})}
    return replace(opinion, form=replace(opinion.form, columns=columns), defaults=defaults)


def _folded(item: Item, drafts: Iterable[Draft]) -> Item:
    """The item as it will be after drafts that are still to be written."""
    after: Item | None = item
    for draft in drafts:
        if draft.stream == item.number:
            event = Event(
                item.last_event, item.number, draft.kind, draft.day, "", 0, 0, "", draft.touches, draft.body
            )
            after = fold(after, event)
    return after if after is not None else item
