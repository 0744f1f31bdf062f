"""The register as its users call it: what every kind of record offers, and what is an item's alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from gongkai_desktop.cases.lookup import find
from gongkai_desktop.cases.service import Cases, CaseView, Workroom
from gongkai_desktop.catalogue.reference import entry_reference
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Ledger
from gongkai_desktop.ledger.acts import DAY, NextAct
from gongkai_desktop.office.facts import facts_of
from gongkai_desktop.office.ruleset import RuleSet, Step
from gongkai_desktop.office.secrecy import refuse_marked_text
from gongkai_desktop.records.event import Changed, Draft, Json
from gongkai_desktop.records.spent import spent
from gongkai_desktop.register import withholding
from gongkai_desktop.register.act import ItemAct, Meeting
from gongkai_desktop.register.acts.registering import AMEND, ATTACH
from gongkai_desktop.register.acts.review import STEP, handed_in
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.fields import REGISTER
from gongkai_desktop.register.files import require_reason
from gongkai_desktop.register.findings import ONWARD
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.kind import ItemKind, refuse_secret
from gongkai_desktop.register.reexamination import Applied
from gongkai_desktop.register.remarks import Remarks
from gongkai_desktop.register.searching import numbered
from gongkai_desktop.register.submission import HANDING_IN, form_given, form_question, hand_in_many
from gongkai_desktop.register.views import ITEMS
from gongkai_desktop.review.acts.happenings import begun

if TYPE_CHECKING:
    from gongkai_desktop.review.service import Reviews

ItemView: TypeAlias = CaseView[Item, ItemCase]
OF_REVIEW: Final = "review."
"""How the keys of a review's own acts begin on its item's panel."""
_SHOWN: Final = ("answered", "escalate", "partial", "declassify", "filed", "reopen", "withdraw")
_SIGNED_FIRST: Final = "意见已经签了，送审随着补记"
"""Why an item is handed in with findings undecided when its first opinion is there already."""


class Register(Cases[Item, ItemCase]):
    """信息登记. Reads on any desk; writes only where the records may be written."""

    ledger: Ledger = REGISTER
    kind: ItemKind

    def __init__(
        self,
        kind: ItemKind,
        room: Workroom,
        reviews: Callable[[], Reviews],
        applied: Callable[[], Applied],
    ) -> None:
        super().__init__(kind, room)
        self._reviews_asked, self._applied = reviews, applied
        self._remarks = Remarks(room.store, room.office)

    @property
    def _reviews(self) -> Reviews:
        """Loaded with the first item that is in review."""
        return self._reviews_asked()

    @property
    def applied(self) -> Applied:
        """How often its items were applied for."""
        return self._applied()

    @property
    def rules(self) -> RuleSet:
        """The office's rule set of today."""
        return self.room.office.rules

    def _view(self, number: int, today: date) -> ItemView:
        view = super()._view(number, today)
        return replace(view, remarks=self._remarks.of(view.record))

    def remarks(self, act_key: str, values: Mapping[str, str], number: int = 0) -> Mapping[str, str]:
        """What to warn of in a form before it is recorded, by field; none of it holds anything up.

        ``act_key`` is "enter" for a new item, else the act of the item; ``values`` are what stands in the form.
        """
        return self._remarks.on(act_key, values, self.state(number) if number else None)

    # — files —

    def attach(self, number: int, path: Path, *, actor: int, today: date, what: str = "") -> Changed:
        """Keep a file with the item, ``what`` it is before its name.

        Refuses classified files, and any file of an item that is a state secret.
        """
        case = self.case(number, today)
        refuse_secret(case)
        body = {"attachments": [self._kept(path, f"{what}－{path.name}" if what else path.name)]}
        drafts = (Draft(ATTACH.event, today, body, number),)
        return self.room.records.append((*drafts, *self.in_review(ATTACH, case.item, drafts)), actor=actor)

    # — handing in —

    def hand_in(
        self, numbers: Sequence[int], values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed:
        """Hand items in for review in one act (``values``: day, why); those in review already stay as they are.

        Refused when none of them can be handed in.
        """
        day = str(values.get(DAY) or today.isoformat())
        facts, _ = facts_of(HANDING_IN, {**values, DAY: day}, today)
        facts[ONWARD] = str(values.get(ONWARD) or "")
        refuse_marked_text([facts[ONWARD]])
        drafts: list[Draft] = []
        refusals: list[Refused] = []
        items = self._items(numbers)
        require_reason(facts, HANDING_IN.title, *(item for item in items if not item.review))
        for item in items:
            stage, book = self.kind.status_of(item).stage, self.kind.book(item.rules)
            try:
                drafts += handed_in(item, stage, book, facts, own=False)
            except Refused as refused:
                refusals.append(refused)
        if not drafts:
            raise refusals[0] if refusals else Refused("没有选要送审的信息", way="请在列表里选择")
        return self.room.records.append(drafts, actor=actor)

    def hand_in_form(self, numbers: Sequence[int], today: date) -> NextAct:
        """How handing these in asks for its facts: the day, and 公开形式 for those that have none."""
        return hand_in_many(self._items(numbers), self.rules, today)

    def form_question(self, numbers: Sequence[int]) -> NextAct | None:
        """公开形式 asked before a review sheet of these is printed; None where all have one."""
        return form_question(self._items(numbers), self.rules)

    def give_form(
        self, numbers: Sequence[int], values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed | None:
        """Record the answer to ``form_question`` for those without one; None where nothing was said."""
        said = str(values.get("form") or "").strip()
        refuse_marked_text([said])
        drafts: list[Draft] = []
        for item in self._items(numbers):
            given = form_given(item, said, self.kind.book(item.rules), today, own=False)
            drafts += (*given, *(self.in_review(AMEND, item, given) if given else ()))
        return self.room.records.append(drafts, actor=actor) if drafts else None

    def _items(self, numbers: Iterable[int]) -> list[Item]:
        return [item for _, item in self.states(numbers)]

    # — the review that an item is in —

    def next_acts(self, case: ItemCase) -> tuple[NextAct, ...]:
        """The item's own acts, an opinion's with those who may sign it, and those of the review it is in."""
        own = (self._named(act, case) for act in super().next_acts(case))
        found = (*own, *self._acts_of_review(case))
        return tuple(sorted(found, key=lambda one: (not one.primary, one.key == self.kind.last)))

    def _named(self, act: NextAct, case: ItemCase) -> NextAct:
        step, department = case.progress.next, case.item.fields.get("department", "")
        if act.key != STEP.key or step is None:
            return act
        return STEP.asked(case, self._reviews.kind.names(step, case.today, department))

    def _acts_of_review(self, case: ItemCase) -> tuple[NextAct, ...]:
        if not case.item.review:
            return ()
        acts = {act.key: act for act in self._reviews.acts(case.item.review, case.today)}
        if withholding.pending(case.item, case.rules):
            acts.pop("declassify", None)  # the item's own act of lifting says the same
        return tuple(replace(acts[key], key=f"{OF_REVIEW}{key}") for key in _SHOWN if key in acts)

    def _drafted(
        self, state: Item, act_key: str, values: Mapping[str, object], today: date
    ) -> tuple[Draft, ...]:
        if not act_key.startswith(OF_REVIEW):
            return super()._drafted(state, act_key, values, today)
        if not state.review:
            raise Refused("这条信息没有在审查", way="请先送审")
        return self._reviews.drafted(state.review, act_key.removeprefix(OF_REVIEW), values, today)

    def opinion(self, item: Item, step: Step, facts: Mapping[str, str]) -> tuple[Draft, ...]:
        """An opinion on the item at a step; an item that was not handed in is, on the same day."""
        if item.review:
            review = self._reviews.state(item.review)
            return (self._reviews.opinion(review, step, facts, stream=item.review),)
        book, stage = self.kind.book(item.rules), self.kind.status_of(item).stage
        (handed,) = handed_in(item, stage, book, {DAY: facts[DAY], ONWARD: _SIGNED_FIRST})
        review = begun(handed.body, facts[DAY])
        return handed, self._reviews.opinion(review, step, facts, stream=-1)

    def in_review(self, act: ItemAct, item: Item, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
        """What the drafts of an act on an item mean for the review it is in."""
        if not item.review or act.in_review is None:
            return ()
        review = self._reviews.state(item.review)
        state, book = self._reviews.kind.plain(review).state, self.kind.book(item.rules)
        after = self._folded(item, drafts)
        return act.in_review(Meeting(item, after, book, review, state, drafts[0].body, drafts[0].day))

    def settled(self, changed: Changed, today: date) -> list[Draft]:
        """After items came in from a file: reviews of those that it altered go on with them, or stand no longer."""
        sql = (
            "SELECT id FROM item WHERE review <> 0 AND id IN"
            " (SELECT stream FROM event WHERE id BETWEEN ? AND ? AND kind = 'item.amended')"
        )
        found = self.room.store.rows(sql, (changed.events.start, changed.events.stop - 1))
        nothing = [Draft(AMEND.event, today, {})]
        drafts: list[Draft] = []
        for item in self._items(int(number) for (number,) in found):
            drafts += self.in_review(AMEND, item, nothing)
        return drafts

    def _folded(self, item: Item, drafts: Iterable[Draft]) -> Item:
        """The item as it will be after drafts that are still to be written."""
        after: Item | None = item
        for draft in drafts:
            if draft.stream == item.number:
                after = self.kind.fold(after, draft.supposed(item.number, item.last_event))
        return after if after is not None else item

    # — what acts may ask —

    def find(self, number: str) -> tuple[int, str]:
        """The record and title of an index number, or of #n; Refused when there is none."""
        record = find(ITEMS, self.room.store, number)
        return record, self.room.lookup.titles([record]).get(record, "")

    def refuse_taken(self, index_no: str, but: int = 0) -> None:
        """Refuse an index number (索引号) that another item bears, or bore before it was purged, than ``but``."""
        if spent(self.room.store, "index_no").get(index_no, but) != but:
            raise Unfilled("登记", {"index_no": "用过这个索引号的登记已依规清除，请换一个"})
        if index_no and (known := numbered(self.room.store, index_no, but)) is not None:
            record, title = known
            raise Unfilled("登记", {"index_no": f"索引号已被 #{record}“{title[:20]}”使用，请换一个"})

    def under_entry(self, fields: Mapping[str, Json]) -> dict[str, Json]:
        """The fields as an event holds them, with the limit that the catalogue entry named in them gives."""
        if "entry" not in fields:
            return {"fields": dict(fields)}
        entry, limit = entry_reference(self.room.store, fields["entry"])
        return {"fields": {**fields, "entry": entry}, "entry_limit": limit}
