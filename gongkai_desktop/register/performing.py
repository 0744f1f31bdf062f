"""Doing: entering items, the acts that follow, one act on many, files kept with an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from gongkai_desktop.cases.lookup import find
from gongkai_desktop.catalogue.reference import entry_reference
from gongkai_desktop.errors import Gone, Refused, Unfilled
from gongkai_desktop.ledger import Kind
from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.office.facts import facts_of
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.panel import Bulk
from gongkai_desktop.office.secrecy import refuse_marked_file, refuse_marked_text
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.event import Changed, Draft, Json
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.projecting import batches, fold
from gongkai_desktop.records.reading import histories
from gongkai_desktop.register import withholding
from gongkai_desktop.register.acts import NextAct, next_acts
from gongkai_desktop.register.bulk import same_for_all, shared, why_left
from gongkai_desktop.register.entry import performed, registered
from gongkai_desktop.register.findings import ONWARD
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.projection import ItemProjection
from gongkai_desktop.register.reviewing import HAND_IN, OF_REVIEW, STEP, Reviewing
from gongkai_desktop.register.screened import require_reason
from gongkai_desktop.register.searching import numbered
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.submitting import HANDING_IN, form_question, hand_in_many
from gongkai_desktop.register.views import ITEMS
from gongkai_desktop.review.service import Reviews
from gongkai_desktop.store import Store
from gongkai_desktop.store.attachments import Attachments

GONE = "现在不能做这一步"


class Performing:
    """The writing half of the register; also answers what acts may ask of other records."""

    def __init__(
        self,
        store: Store,
        records: Records,
        office: Office,
        projection: ItemProjection,
        attachments: Attachments,
        reviews: Reviews,
    ) -> None:
        self._store, self._records, self._office = store, records, office
        self._projection, self._attachments = projection, attachments
        self.reviewing = Reviewing(reviews, projection)

    # — what acts may reach —

    def item(self, item_id: int) -> Item:
        """The item's state; Refused when there is no such item."""
        state = self._records.state(item_id) if self._is_item(item_id) else None
        if not isinstance(state, Item):
            raise Gone(f"登记簿里没有 #{item_id}", way="请刷新列表再选")
        return state

    def find(self, number: str) -> int:
        """The record of a number as the clerk sees it; Refused when there is none."""
        return find(ITEMS, self._store, number)

    def next_number(self, day: date) -> str:
        """The index number that comes next for information formed on a day, '' where the office gives none."""
        return self._office.next_number("index_no", day)

    def keep(self, path: Path, name: str = "") -> Mapping[str, Json]:
        """A file kept as an attachment, as an event's body names it; classified files are refused."""
        refuse_marked_file(path)
        return self._attachments.keep(path, name).as_body()

    # — one item —

    def enter(self, values: Mapping[str, object], *, actor: int, today: date) -> Changed:
        """Register a new item. An empty index number is given by the office's numbering where it has one, to an
        unsigned draft when it is signed.
        """
        rules = self._office.rules
        draft = registered(values, rules, today)
        fields: dict[str, Any] = dict(draft.body["fields"])
        secret = rules.is_secret(fields.get("withheld_reason", ""))
        if not fields.get("index_no") and not secret and fields.get("formed"):
            number = self.next_number(date.fromisoformat(fields["formed"]))
            fields |= {"index_no": number} if number else {}
        self._check_number(fields.get("index_no", ""))
        body = {"fields": fields, **self._under_entry(fields)}
        return self._records.append([Draft(draft.kind, draft.day, body)], actor=actor)

    def perform(
        self, item_id: int, act_key: str, values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed:
        """Do one of the item's permitted acts with the facts of its form."""
        drafts = self._drafts(item_id, self.item(item_id), act_key, values, today)
        return self._records.append(drafts, actor=actor)

    def settled(self, changed: Changed, today: date) -> list[Draft]:
        """After items came in from a file: reviews of those that it altered go on with them, or stand no longer."""
        sql = (
            "SELECT id FROM item WHERE review <> 0 AND id IN"
            " (SELECT stream FROM event WHERE id BETWEEN ? AND ? AND kind = 'item.amended')"
        )
        found = self._store.rows(sql, (changed.events.start, changed.events.stop - 1))
        items = (item for _, item in self._states([int(number) for (number,) in found]))
        return self.reviewing.settled(items, today)

    def attach(self, item_id: int, path: Path, *, actor: int, today: date, what: str = "") -> Changed:
        """Keep a file with the item, ``what`` it is before its name."""
        item = self.item(item_id)
        self._refuse_secret(item)
        body = {"attachments": [self.keep(path, f"{what}－{path.name}" if what else path.name)]}
        attached = Draft("item.attached", today, body, item_id)
        return self._records.append(
            [attached, *self.reviewing.after("attach", item, [attached])], actor=actor
        )

    def drafted(
        self, item_id: int, act_key: str, values: Mapping[str, object], today: date
    ) -> tuple[Draft, ...]:
        """What an act would remember, to be recorded in one act with something else."""
        return self._drafts(item_id, self.item(item_id), act_key, values, today)

    def _drafts(
        self, item_id: int, item: Item, act_key: str, values: Mapping[str, object], today: date
    ) -> tuple[Draft, ...]:
        if act_key.startswith(OF_REVIEW):
            return self.reviewing.drafted(item, act_key, values, today)
        book = self._projection.book(item.rules)
        now = self._projection.standing(item)
        act = next((one for one in next_acts(item, now, book, today) if one.key == act_key), None)
        if act is None:
            raise _not_now(act_key, inside=now.inside, stage=now.stage)
        if any(values.get(column.key) for column in act.form.columns if column.kind is Kind.FILE):
            self._refuse_secret(item)
        if act_key == STEP:
            return self.reviewing.step(item, act, values, today)
        if act_key == HAND_IN:
            return self.reviewing.hand_in(item, facts_of(act, values, today)[0])
        drafts = performed(item, item_id, act, values, book, today, self)
        if act_key == "amend":
            fields = dict(drafts[0].body["fields"])
            self._check_number(str(fields.get("index_no", "")), item_id)
            body = {**drafts[0].body, "fields": fields, **self._under_entry(fields)}
            drafts = (replace(drafts[0], body=body),)
        return (*drafts, *self.reviewing.after(act_key, item, drafts))

    def hand_in(
        self, items: Sequence[int], values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed:
        """Hand items in for review in one act; those in review already stay as they are. Refused when none can be."""
        day = str(values.get(DAY) or today.isoformat())
        facts, _ = facts_of(HANDING_IN, {**values, DAY: day}, today)
        facts[ONWARD] = str(values.get(ONWARD) or "")
        refuse_marked_text([facts[ONWARD]])
        drafts: list[Draft] = []
        refusals: list[Refused] = []
        states = [item for _, item in self._states(items)]
        require_reason(facts, HANDING_IN.title, *(item for item in states if not item.review))
        for item in states:
            try:
                drafts += self.reviewing.hand_in(item, facts, own=False)
            except Refused as refused:
                refusals.append(refused)
        if not drafts:
            raise refusals[0] if refusals else Refused("没有选要送审的信息", way="请在列表里选择")
        return self._records.append(drafts, actor=actor)

    def hand_in_form(self, items: Sequence[int], today: date) -> NextAct:
        """How handing these in asks for its facts."""
        return hand_in_many((item for _, item in self._states(items)), self._office.rules, today)

    def form_question(self, items: Sequence[int]) -> NextAct | None:
        """公开形式 asked for those of the items that have none; None where all have."""
        return form_question((item for _, item in self._states(items)), self._office.rules)

    def give_form(
        self, items: Sequence[int], values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed | None:
        """The answer to ``form_question`` recorded, in one act; None where nothing was said."""
        said = str(values.get("form") or "").strip()
        refuse_marked_text([said])
        drafts = [
            draft for _, item in self._states(items) for draft in self.reviewing.form(item, said, today)
        ]
        return self._records.append(drafts, actor=actor) if drafts else None

    def _is_item(self, item_id: int) -> bool:
        return self._store.one("SELECT 1 FROM item WHERE id = ?", (item_id,)) is not None

    def _refuse_secret(self, item: Item) -> None:
        if withholding.is_secret(item, self._projection.book(item.rules).rules):
            raise Refused("国家秘密不收附件", way="原件存保密室；这里只登记代称和内部编号")

    def _under_entry(self, fields: dict[str, Any]) -> dict[str, Any]:
        """What the catalogue entry named in the fields gives them: its limit; its number is put as fields hold it."""
        if "entry" not in fields:
            return {}
        fields["entry"], limit = entry_reference(self._store, fields["entry"])
        return {"entry_limit": limit}

    def _check_number(self, number: str, own: int = 0) -> None:
        if number and (known := numbered(self._store, number, own)) is not None:
            record, title = known
            raise Unfilled("登记", {"index_no": f"索引号已被 #{record}“{title[:20]}”使用，请换一个"})

    # — many items —

    def common_acts(self, items: Sequence[int], today: date) -> tuple[NextAct, ...]:
        """The acts that every one of these items permits and that make sense for many; none for no items."""
        return shared(
            next_acts(item, self._projection.standing(item), self._projection.book(item.rules), today)
            for _, item in self._states(items)
        )

    def perform_many(
        self,
        items: Sequence[int],
        act_key: str,
        values: Mapping[str, object],
        *,
        actor: int,
        today: date,
        progress: Progress = unheard,
    ) -> Bulk:
        """One act on many items in one transaction; those that cannot are left and named with the reason.

        Raises Unfilled, with nothing done, when the form itself cannot be taken for any of them; and whatever
        ``progress`` raises, with nothing done.
        """
        drafts: list[Draft] = []
        done: list[int] = []
        left: list[tuple[int, Refused]] = []
        for at, (item_id, item) in enumerate(self._states(items)):
            progress(at, len(items))
            try:
                drafts += self._drafts(item_id, item, act_key, values, today)
            except Refused as refused:
                left.append((item_id, refused))
            else:
                done.append(item_id)
        refusals = [refused for _, refused in left]
        if not done and (common := same_for_all(refusals)) is not None:
            raise common
        changed = self._records.append(_told(drafts, progress), actor=actor) if drafts else None
        return Bulk(changed, tuple(done), tuple((number, why_left(refused)) for number, refused in left))

    def _states(self, items: Sequence[int]) -> Iterator[tuple[int, Item]]:
        """The items' states, each once, read in batches; what is no item is left out."""
        for batch in batches(dict.fromkeys(items)):
            past = histories(self._store, batch)
            for number in batch:
                events = past.get(number, [])
                if events and events[0].kind.startswith("item."):
                    state = fold(self._projection, events)
                    if isinstance(state, Item):
                        yield number, state


def _told(drafts: list[Draft], progress: Progress) -> Iterator[Draft]:
    for at, draft in enumerate(drafts):
        progress(at, len(drafts))
        yield draft


def _not_now(act_key: str, *, inside: bool, stage: Stage) -> Refused:
    if inside and act_key.startswith("publish"):
        return Refused(
            "不能登记对外公开",
            why="这条信息只对内公开",
            way="确要对社会公开的，请先用“修改登记”改公开范围，再送审",
        )
    return Refused(GONE, why=f"这条信息现在是“{stage}”", way="请刷新后按“下一步”里的提示办")
