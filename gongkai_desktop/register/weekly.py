"""Every week's release (C5): last week's finished documents, published in one act with the review at drafting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.publishing import Weekly
from gongkai_desktop.records.event import Changed
from gongkai_desktop.register.service import Register
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.calendar import Calendar

_COLUMNS: Final = (
    "t.id, CASE t.index_no WHEN '' THEN '#' || t.id ELSE t.index_no END, t.title, t.doc_no, t.department,"
    " t.category, t.finished, t.due, t.stage, t.waiting,"
    " coalesce(json_extract(nullif(t.more, ''), '$.drafting_review'), '')"
)
_PUBLISH: Final = "publish"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One document of a batch, what the item table says of it in the order of _COLUMNS first.

    ``review`` is the reference of its review at drafting, ``late`` says that it belonged into an earlier batch,
    ``obstacle`` why it cannot be released yet ('' when it can). Days are ISO text.
    """

    id: int
    number: str
    title: str
    doc_no: str
    department: str
    category: str
    finished: str
    due: str
    stage: str
    waiting: str
    review: str
    late: bool = False
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be released: documents finished from ``first`` to ``last`` (Monday to Sunday) and older ones.

    ``day`` is when: the rule set's day of the week, or the one it moves to where that is off (``moved``).
    """

    first: date
    last: date
    rows: tuple[Candidate, ...]
    weekday: int
    article: str
    day: date

    @property
    def moved(self) -> bool:
        """Whether the usual day is off."""
        return self.day.weekday() != self.weekday

    @property
    def late(self) -> tuple[Candidate, ...]:
        """Those that an earlier batch left out."""
        return tuple(row for row in self.rows if row.late)

    @property
    def releasable(self) -> tuple[Candidate, ...]:
        """Those that nothing stands against."""
        return tuple(row for row in self.rows if not row.obstacle)


class WeeklyRelease:
    """每周集中发布, where the office's rule set has it; Refused where it has not."""

    def __init__(
        self, store: Store, register: Register, lists: Listing, calendar: Callable[[], Calendar]
    ) -> None:
        self._store, self._register, self._lists, self._calendar = store, register, lists, calendar

    def proposal(self, today: date) -> Batch:
        """The formal documents finished in the week before today's that are still to be published."""
        rule = self._rule()
        first = today - timedelta(days=today.weekday() + 7)
        found = self._lists.statement(Query(view="weekly"), today)
        sql = found.sql(_COLUMNS, "ORDER BY t.finished, t.id")
        rows = (Candidate(*values) for values in self._store.rows(sql, found.values))
        candidates = tuple(
            replace(row, late=row.finished < first.isoformat(), obstacle=self._obstacle(row, rule, today))
            for row in rows
        )
        day = rule.day(first + timedelta(days=7), self._calendar())
        return Batch(first, first + timedelta(days=6), candidates, rule.weekday, rule.article, day)

    def _obstacle(self, row: Candidate, rule: Weekly, today: date) -> str:
        """Why a document cannot be released yet, in words; '' when it can."""
        if row.stage != Stage.READY:
            if rule.carries_review and not row.review:
                return f"没有登记发文审签的审查结论{aside(rule.article)}"
            return f"还待{row.waiting}" if row.waiting else "审查还没有完成"
        acts = self._register.common_acts([row.id], today)
        publish = next((act for act in acts if act.key == _PUBLISH), None)
        if publish is None:
            return "现在不能登记公开"
        return "" if publish.primary else publish.note.partition("。")[0]

    def act(self, items: Sequence[int], today: date) -> NextAct:
        """The form that the release of these documents asks for: channel, column, who checked, day."""
        self._refuse_obstacles(items, today)
        acts = self._register.common_acts(items, today)
        found = next((act for act in acts if act.key == _PUBLISH), None)
        if found is None:
            why = "它们登记时的制度方案不同，公开时要填的事项不一样"
            raise Refused("这些文件不能放在一起发布", why=why, way="请分开勾选，分两次发布")
        return found

    def release(
        self, items: Sequence[int], values: Mapping[str, object], *, actor: int, today: date
    ) -> Changed:
        """Publish these documents of the batch in one act: all of them, or Refused and none."""
        self._refuse_obstacles(items, today)
        with self._store.atomic():
            bulk = self._register.perform_many(items, _PUBLISH, values, actor=actor, today=today)
            if bulk.changed is None or bulk.left:
                number, why = bulk.left[0]
                raise Refused(f"#{number} 现在不能发布，整批没有发布", why=why, way="请从清单里去掉它再发布")
        return bulk.changed

    def _rule(self) -> Weekly:
        rule = self._register.rules.weekly
        if rule is None:
            raise Refused(
                "本单位的制度没有每周集中发布", way="请逐件登记公开，或在“本单位”里换用有这一条的制度方案"
            )
        return rule

    def _refuse_obstacles(self, items: Sequence[int], today: date) -> None:
        if not items:
            raise Refused("没有选要发布的文件", way="请在清单里勾选")
        listed = {row.id: row for row in self.proposal(today).rows}
        for number in items:
            row = listed.get(number)
            if row is None:
                why = "它不是上周以前办结、主动公开、还没有发布的文件"
                raise Refused(f"#{number} 不在这一批里", why=why, way="请刷新清单再选")
            if row.obstacle:
                raise Refused(
                    f"“{row.title[:20]}”还不能发布", why=row.obstacle, way="请先补齐，或者从清单里去掉它"
                )
