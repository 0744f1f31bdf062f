"""The catalogue as its users call it: entries, what belongs to them, how they are covered, and versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from gongkai_desktop.cases.query import Query
from gongkai_desktop.cases.service import Cases, CaseView, Workroom
from gongkai_desktop.catalogue import versions as editions
from gongkai_desktop.catalogue.acts import ASSIGNED, LEFT, EntryCase, brought_under
from gongkai_desktop.catalogue.belonging import Assigned, Belonging, unfit
from gongkai_desktop.catalogue.coverage import Coverage, Row, coverage, covered, kind_of
from gongkai_desktop.catalogue.entry import CatalogueEntry
from gongkai_desktop.catalogue.kind import EntryKind
from gongkai_desktop.catalogue.limits import remark_of
from gongkai_desktop.catalogue.overview import Overview, Unreleased, overview
from gongkai_desktop.catalogue.versions import Difference, Version
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Ledger, read_form
from gongkai_desktop.office.citing import Branch, cited
from gongkai_desktop.office.secrecy import refuse_marked_text
from gongkai_desktop.records.event import Changed, Draft

if TYPE_CHECKING:
    from gongkai_desktop.catalogue.papers import CataloguePapers


@dataclass(frozen=True, kw_only=True)
class EntryView(CaseView[CatalogueEntry, EntryCase]):
    """One entry whole on a day, with what the catalogue knows of it beside its own history and acts.

    ``row`` is as in ``coverage.dressed``; ``remark`` says what its time limit means for its items; ``kind`` and
    ``article`` name the kind of column by which it grows stale. ``items`` are the newest ones.
    """

    row: Row
    remark: str
    kind: str
    article: str
    items: tuple[Belonging, ...]


class Catalogue(Cases[CatalogueEntry, EntryCase]):
    """主动公开基本目录. Reads on any desk; writes only where the records may be written."""

    kind: EntryKind

    def __init__(self, kind: EntryKind, room: Workroom) -> None:
        super().__init__(kind, room)
        self._store, self._records, self._office = room.store, room.records, room.office
        self._beneath = kind.beneath

    @cached_property
    def outgoing(self) -> CataloguePapers:
        """The catalogue as a workbook and as a printed list; loaded when first asked for."""
        from gongkai_desktop.catalogue.papers import CataloguePapers

        return CataloguePapers(self._store, self._records, self._office)

    # — reading —

    def coverage(self, today: date) -> Coverage:
        """Every entry with its items counted, and which are empty or stale (国办秘函〔2019〕19号)."""
        return coverage(self._store, self._beneath, today)

    def overview(self, query: Query, today: date) -> Overview:
        """The catalogue's page: the entries of a query, with levels and counts of all."""
        return overview(self.coverage(today), query)

    def whole(self, entry_id: int, today: date, *, items: int = 100) -> EntryView:
        """The entry whole, with its newest items."""
        view = self.view(entry_id, today)
        kind = kind_of(view.record.fields)
        return EntryView(
            **{one.name: getattr(view, one.name) for one in fields(view)},
            row=covered(self._store, self._beneath, entry_id, today),
            remark=remark_of(view.record.fields, self._office.rules.publication),
            kind=kind.title,
            article=kind.article,
            items=self.items(entry_id, items),
        )

    def items(self, entry_id: int, limit: int = 100) -> tuple[Belonging, ...]:
        """The items of an entry, the newest publication first."""
        return self._beneath.newest(entry_id, limit)

    # — items and entries —

    def assign(self, entry_id: int, items: Sequence[int], *, actor: int, today: date) -> Assigned:
        """Bring items under an entry in one act; those that cannot are left and named.

        Their publication limit is the entry's from now on, where it sets one (条例第二十六条).
        """
        state = self.state(entry_id)
        if state.closed:
            raise Refused("停用的条目不能归入信息", way="请选在用的条目，或先重新启用它")
        reasons = {one.id: unfit(entry_id, one) for one in self._beneath.candidates(items)}
        done = tuple(item for item, reason in reasons.items() if not reason)
        left = tuple((item, reason) for item, reason in reasons.items() if reason)
        if not done:
            why = "；".join(dict.fromkeys(reason for _, reason in left)) or "没有选中信息"
            raise Refused("没有可以归入的信息", why=why, way="请另选信息")
        changed = self._records.append([brought_under(ASSIGNED, state, done, today)], actor=actor)
        return Assigned(changed, done, left)

    def leave(self, entry_id: int, items: Sequence[int], *, actor: int, today: date) -> Changed:
        """Take items out from under an entry; their publication limit is the general one again."""
        self.state(entry_id)
        own = [one.id for one in self._beneath.candidates(items) if one.entry == entry_id]
        if not own:
            raise Refused("选中的信息不在这个条目里", way="请刷新后再选")
        left = Draft(LEFT.event, today, {}, entry_id, tuple(own))
        return self._records.append([left], actor=actor)

    def settled(self, today: date) -> list[Draft]:
        """What tells items whose entry got another time limit from a file; nothing when there is nothing to tell."""
        entries = self.states([entry for entry, _ in self._beneath.held()])
        return [draft for _, entry in entries for draft in self.kind.settling(entry, today)]

    # — versions —

    def versions(self) -> tuple[Version, ...]:
        """The versions released so far, the newest first."""
        ids = [number for (number,) in self._store.rows("SELECT id FROM catalogue_version")]
        return tuple(reversed(editions.read_versions(self._store, ids)))

    def unreleased(self) -> Unreleased:
        """The newest version, and what no version holds yet."""
        newest = next(iter(self.versions()), None)
        return Unreleased(newest, self.differences(newest.id) if newest else ())

    def take_back(self, version: int, *, actor: int) -> Changed:
        """Take back a version that was released by mistake."""
        return self._records.undo(version, actor=actor, reason="误发布的版次")

    @property
    def article(self) -> str:
        """What asks for a catalogue that is kept up to date."""
        return cited(self._office.rules, Branch.CATALOGUE)

    def release_form(self, today: date) -> tuple[Ledger, Mapping[str, object]]:
        """The form of the next version and what is filled in already."""
        of_year = sum(version.number.startswith(f"{today.year}年") for version in self.versions())
        number = f"{today.year}年第{of_year + 1}版"
        return editions.release_form(number), {"number": number, "effective": today.isoformat()}

    def release(self, values: Mapping[str, object], *, actor: int, today: date) -> Changed:
        """Release a version: the entries in use are frozen as they are, with 版次, 生效日 and 变更说明."""
        facts = read_form(editions.release_form(""), values)
        refuse_marked_text(facts.values())
        known = self.versions()
        if facts["number"] in {version.number for version in known}:
            raise Unfilled("发布新版目录", {"number": "这个版次已经用过"})
        now = self.now()
        if not now:
            raise Refused("目录里还没有条目", way="请先登记条目，或导入本单位的目录")
        if known and not self.differences(known[0].id):
            raise Refused("没有可以发布的改动", why=f"与“{known[0].number}”没有差别", way="改好条目再发布")
        head = self._records.head()
        return self._records.append([editions.released(facts, now, head, today)], actor=actor)

    def version(self, version_id: int) -> Version:
        """One version; Refused when there is none."""
        return editions.read_version(self._store, version_id)

    def as_of(self, version_id: int) -> Mapping[int, Mapping[str, str]]:
        """The entries of a version, by their record, as they were when it was released."""
        return editions.frozen(self._store, self.version(version_id))

    def now(self) -> Mapping[int, Mapping[str, str]]:
        """The entries in use, by their record, in the catalogue's order."""
        return editions.in_use(self._store)

    def differences(self, before: int, after: int = 0) -> tuple[Difference, ...]:
        """What changed between two versions in words; 0 stands for nothing before, and for the entries of now."""
        first = self.as_of(before) if before else {}
        return editions.differences(first, self.as_of(after) if after else self.now())
