"""信息登记: what an item is — how events make it, what may be done with it, what it owes, how it is shown."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final

from gongkai_desktop.cases.act import Act, Doing
from gongkai_desktop.cases.breach import Breach, flagged
from gongkai_desktop.cases.kind import Books, CaseKind, Naming, Status, titled
from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.cases.moves import Change, Move
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import record_of
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.office import Office, Reckoning
from gongkai_desktop.office.panel import Section
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.act import ItemAct, reach
from gongkai_desktop.register.acts import ACTS, BEGINNINGS, ITEM
from gongkai_desktop.register.breaches import doubts, unconfirmed
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.deadlines import remind_from, report_limit
from gongkai_desktop.register.dues import DAYS, batches_ahead
from gongkai_desktop.register.fields import FURTHER, REGISTER
from gongkai_desktop.register.incoming import natural_key
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.reexamination import look_due, look_why
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.register.searching import search_terms
from gongkai_desktop.register.sections import sections
from gongkai_desktop.register.stages import OPEN, Stage, owing, status
from gongkai_desktop.register.status import ItemStatus, days_of, status_of

if TYPE_CHECKING:
    from gongkai_desktop.cases.papers import Paper

_BLANK: Final = dict.fromkeys(REGISTER.keys, "")
_SILENT: Final[Mapping[str, object]] = {
    "owed": "",
    "doubts": "",
    "unconfirmed": 0,
    "ask_by": "",
    "report_due": "",
    "report_remind": "",
    "valid_until": "",
    "finished": "",
    "entry": 0,
}
_MORE: Final = frozenset(FURTHER.keys)


class ItemKind(CaseKind[Item, ItemCase]):
    """One piece of information, from its registration to its removal."""

    prefix: ClassVar[str] = "item"
    table: ClassVar[str] = "item"
    search: ClassVar[str | None] = "item_search"
    naming: ClassVar[Naming] = Naming("条信息", "信息登记里没有 #{}")
    beside: ClassVar[bool] = False
    folding, beginnings, acts, days = ITEM, BEGINNINGS, ACTS, DAYS
    voided: ClassVar[str] = "item.voided"
    gone: ClassVar[str] = f"stage = '{Stage.VOID}'"

    def __init__(self, office: Reckoning) -> None:
        super().__init__(office)
        self._books = Books(_rulebook)

    @property
    def final(self) -> frozenset[str]:
        """What was printed is never taken back, whatever else it was printed with."""
        return frozenset({"sheet.printed"})

    # — an item on a day —

    def book(self, rules: str) -> Rulebook:
        """The rule set an item began under, with today's calendar."""
        return self._books.of(self.office, rules)

    def status_of(self, item: Item) -> ItemStatus:
        """Where the item stands under its own rule set, whatever the day."""
        return status_of(item, self.book(item.rules))

    def case(self, state: Item, moment: Moment) -> ItemCase:
        """The item on a day."""
        return ItemCase(state, self.status_of(state), self.book(state.rules), moment.today)

    def opening(self, about: Sequence[int], moment: Moment, office: Office) -> ItemCase:
        """A new item, under the rule set in use."""
        return self.case(Item(rules=office.rules_hash), moment)

    def called(self, case: ItemCase) -> tuple[str, str]:
        """Its index number and its title."""
        return case.item.fields.get("index_no", ""), case.item.fields.get("title", "")

    def status(self, case: ItemCase) -> Status:
        """Its stage, of a review with the step that is waited for; items that are done have no urgency."""
        now, calendar = case.now, case.book.calendar
        near = nearness(owing(now.stage, now.due), now.provisional, case.today, calendar)
        return Status(now.stage.value, status(now.stage, now.waiting), near)

    def limits(self, case: ItemCase) -> tuple[Limit, ...]:
        """Publication or removal, the letter to other organs, the department's report: what is still owed."""
        now = case.now
        own = now.limit if now.stage in OPEN else None
        found = (own, now.letter, case.report)
        return tuple(limit for limit in found if limit is not None)

    def shown(self, case: ItemCase, limits: tuple[Limit, ...]) -> Limit | None:
        """Publication or removal, also when it is done."""
        return case.now.limit

    def breaches(self, case: ItemCase) -> tuple[Breach, ...]:
        """What went against the rules, with the article."""
        return case.now.breaches

    def facts(self, case: ItemCase) -> Mapping[str, str]:
        """The ledger's columns and the further fields that are filled in."""
        return case.item.fields

    def sections(self, case: ItemCase, titles: Mapping[int, str]) -> tuple[Section, ...]:
        """Its panel."""
        return sections(case, titles)

    def related(self, state: Item) -> Iterable[int]:
        """The items it is tied to."""
        return [link.record for link in state.links]

    # — what may be done —

    def next_acts(self, case: ItemCase) -> tuple[NextAct, ...]:
        """The acts that its state permits on that day, the next one first; nothing is done with a void entry."""
        return () if case.now.stage is Stage.VOID else super().next_acts(case)

    def not_now(self, case: ItemCase, key: str) -> Refused:
        """The refusal of an act that its state does not permit."""
        if case.now.inside and key.startswith("publish"):
            return Refused(
                "不能登记对外公开",
                why="这条信息只对内公开",
                way="确要对社会公开的，请先用“修改登记”改公开范围，再送审",
            )
        why = f"这{self.naming.title}现在是“{case.now.stage}”"
        return Refused("现在不能做这一步", why=why, way="请刷新后按“下一步”里的提示办")

    def check(self, doing: Doing[ItemCase], act: Act[Item, Any]) -> None:
        """A state secret takes no file."""
        if doing.files:
            refuse_secret(doing.case)

    def after(
        self, doing: Doing[ItemCase], act: Act[Item, Any], drafts: tuple[Draft, ...]
    ) -> tuple[Draft, ...]:
        """What the act means for the review that the item is in."""
        return reach(doing).in_review(act, doing.case.item, drafts) if isinstance(act, ItemAct) else ()

    # — papers —

    @property
    def papers(self) -> tuple[Paper[ItemCase], ...]:
        """The review sheets, the calculation of a limit, the lists of a release."""
        from gongkai_desktop.register.sheets import PAPERS  # drawing is seldom wanted

        return PAPERS

    def outward(self, case: ItemCase) -> str:
        """Its title; a state secret is not named."""
        return "" if case.secret else super().outward(case)

    # — its row —

    def row(self, state: Item | None) -> Mapping[str, object] | None:
        """The row of the item table."""
        if state is None:
            return None
        fields, now = state.fields, self.status_of(state)
        row: dict[str, Any] = {**_BLANK, **fields}
        further = sorted(_MORE & row.keys()) if len(row) > len(_BLANK) else ()
        more = {key: str(value) for key in further if (value := row.pop(key))}
        row["title"] = titled(state, str(row["title"]))
        row["more"] = json.dumps(more, ensure_ascii=False) if more else ""
        row["natural_key"] = natural_key(str(row["title"]), str(row["doc_no"]), str(row["formed"]))
        row["stage"], row["waiting"], row["due"] = now.stage.value, now.waiting, now.due
        row["provisional"], row["imported"] = int(now.provisional), int(state.imported)
        row["review_conclusion"], row["reviewed"] = now.conclusion, now.reviewed
        row["flags"] = flagged(now.breaches)
        row["missing"] = "、".join(now.missing)
        row["last_event"] = state.last_event
        row["look_due"] = look_due(state, now.stage)
        row["look_why"] = look_why(state, str(row["look_due"]))
        row["look_day"], row["look_said"] = (
            (state.looks[-1].day, state.looks[-1].words) if state.looks else ("", "")
        )
        row["inside"] = int(now.inside)
        row["review"] = state.review
        silent = state.untouched and not more and (not row["published"] or row["published"] >= row["formed"])
        row |= _SILENT if silent else self._beside_columns(state, now, more)
        return row

    def last_days(self, state: Item, columns: Collection[str]) -> Mapping[str, object]:
        """What its row has in these columns, without working out the rest of the row."""
        book = self.book(state.rules)
        own, letter = days_of(state, book, letter="ask_by" in columns)
        report = report_limit(state, book) if "report_due" in columns else None
        return {
            "due": own.due if own else "",
            "provisional": int(own is not None and own.provisional),
            "ask_by": letter.due if letter else "",
            "report_due": report.due if report else "",
        }

    def moves(self, change: Change) -> Iterable[Move]:
        """The weekly batches whose day moves, where the rule set has them and documents wait for one (C5)."""
        rule, first = change.office.rules.weekly, change.first
        if rule is None:
            return
        monday = first - timedelta(
            days=first.weekday()
        )  # within its week a batch also moves to an earlier day
        for batch in batches_ahead(change.store, rule, change.office.workdays, monday):
            new = rule.release(batch.monday, change.after)
            if new != batch.day:
                title = f"{batch.monday.isoformat()} 起一周办结的 {len(batch.documents)} 件文件"
                yield Move(0, "每周集中发布", batch.day.isoformat(), new.isoformat(), title, "发布日")

    def _beside_columns(self, state: Item, now: ItemStatus, more: Mapping[str, str]) -> Mapping[str, object]:
        """What lists ask beside the ledger's columns; an old row as it came in has nothing of it to tell."""
        book = self.book(state.rules)
        report = report_limit(state, book)
        return {
            "owed": "；".join(now.owed),
            "doubts": doubts(state),
            "unconfirmed": unconfirmed(state, book),
            "ask_by": now.letter.due if now.letter else "",
            "report_due": report.due if report else "",
            "report_remind": remind_from(report, book),
            "valid_until": more.get("valid_until", ""),
            "finished": more.get("finished", ""),
            "entry": record_of(more.get("entry", "")),
        }

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """The search columns: title, numbers, the other words, pinyin initials of the title."""
        return search_terms(row)


def _rulebook(office: Reckoning, rules: str) -> Rulebook:
    return Rulebook(office.rules_of(rules), office.workdays, office.rules_of)


def refuse_secret(case: ItemCase) -> None:
    """Refuse a file of a state secret."""
    if case.secret:
        raise Refused("国家秘密不收附件", way="原件存保密室；这里只登记代称和内部编号")
