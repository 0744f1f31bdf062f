"""The lists of a kind nobody has thought of: views, filters, orders, pages, numbers, saved views."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pytest

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query, View
from gongkai_desktop.cases.table import SAYS, Dress, Source, Table, Values, said
from gongkai_desktop.cases.urgency import Moment, overdue, urgency
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger.definition import Kind
from gongkai_desktop.records import settings
from gongkai_desktop.register.views import ITEMS
from gongkai_desktop.store.search import bigrams, initials

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.workdays.calendar import Calendar
    from tests.conftest import NewOffice

NOW = datetime(2026, 11, 20, 9, 30)
TODAY = NOW.date()
COLUMNS = ("id", "title", "number", "day", "due", "due_at", "provisional", "state", "item")
OPEN = "t.state = '在访'"
asked: list[Values] = []


def told(standing: Values, moment: Moment, calendar: Calendar) -> Values:
    asked.append(standing)
    state, due, due_at, provisional = standing
    return said(state, urgency(due, due_at, bool(provisional), moment, calendar))


VISITS = Table(
    key="visit",
    title="来访登记簿",
    source=Source("visit"),
    columns=COLUMNS,
    views=(
        View("open", "在访", OPEN, by_due=True),
        View("overdue", "逾期", overdue(OPEN, hours=True), by_due=True, urgency="overdue"),
        View("left", "已走", "t.state = '已走'", counted="t.state <> '在访'"),
        View("weekly", "每周集中", "t.item = 0", offered=lambda rules: rules.weekly),
        View("rare", "少见", "t.item = 9", offered=lambda rules: False, kept=True),
        View("staff", "本单位的人", "t.inside <> 0", hidden=True),
        View("all", "全部"),
    ),
    dress=Dress(itemgetter(*map(COLUMNS.index, ("state", "due", "due_at", "provisional"))), told),
    kinds={"day": Kind.DATE, "state": Kind.CHOICE, "item": Kind.INTEGER, "provisional": Kind.FLAG},
    titles={"number": "来访号", "day": "来访日期"},
    further=frozenset({"phone"}),
    only="t.kind = 'visit'",
    outside="t.inside = 0",
    about="t.item = :about",
    number="number",
)
ROWS: tuple[dict[str, Any], ...] = (
    {"title": "来问预算", "number": "访1", "day": "2026-11-02", "due": "2026-11-25", "item": 9},
    {"title": "来问学区", "number": "访2", "day": "2026-11-03", "more": json.dumps({"phone": "0632"})},
    {"title": "来送材料", "number": "访3", "day": "", "due": "2026-11-19", "provisional": 1},
    {"title": "来报泄密", "number": "访2", "day": "2026-10-31", "due": "2026-11-20", "due_at": "2026-11-20T09:29"},
    {"title": "等一会儿", "number": "", "day": "2026-11-20", "due": "2026-11-19", "due_at": "2026-11-20T09:30"},
    {"title": "已经走了", "number": "访6", "day": "2026-11-01", "due": "2026-11-02", "state": "已走"},
    {"title": "本局的人", "number": "访7", "day": "2026-11-04", "due": "2026-11-10", "inside": 1},
    {"title": "另一本里", "number": "访8", "day": "2026-11-04", "due": "2026-11-10", "kind": "call"},
)  # fmt: skip


@pytest.fixture
def desk(new_office: NewOffice) -> Desk:
    return new_office("taierzhuang", lambda: NOW)


@pytest.fixture
def visits(desk: Desk) -> Listing:
    """The lists of a table that holds ``ROWS`` in their order."""
    asked.clear()
    store = desk.store
    with store.atomic():
        store.execute(
            "CREATE TEMP TABLE visit (id INTEGER PRIMARY KEY, title, number, day, due DEFAULT '', due_at DEFAULT '',"
            " provisional DEFAULT 0, state DEFAULT '在访', item DEFAULT 0, more DEFAULT '', inside DEFAULT 0,"
            " kind DEFAULT 'visit')"
        )
        store.execute("CREATE VIRTUAL TABLE temp.visit_search USING fts5(title, initials)")
        for row in ROWS:
            keys = ", ".join(row)
            store.execute(f"INSERT INTO visit ({keys}) VALUES ({', '.join(':' + key for key in row)})", row)
        for record, title in store.rows("SELECT id, title FROM visit"):
            terms = (record, bigrams(title), initials(title))
            store.execute("INSERT INTO visit_search (rowid, title, initials) VALUES (?, ?, ?)", terms)
    calendar, rules = desk.calendar, desk.office
    return Listing(VISITS, store, lambda: calendar.workdays, lambda: NOW, lambda: rules.rules)


def ids(visits: Listing, view: str = "all", **how: Any) -> list[int]:
    query = Query(view, **how)
    found = visits.ids(query, TODAY)
    assert found == [row["id"] for row in visits.page(query, TODAY)]
    assert len(found) == visits.count(query, TODAY)
    return found


def test_a_ledger_shows_its_own_rows_and_not_what_is_hidden_or_another_kinds(visits: Listing) -> None:
    assert ids(visits) == [6, 5, 4, 3, 2, 1]
    assert ids(visits, "staff") == [7]
    assert ids(visits, "left") == [6]
    assert visits.counts(TODAY) == {
        "open": 5, "overdue": 2, "left": 1, "weekly": 5, "rare": 1, "staff": 1, "all": 6,
    }  # fmt: skip


def test_what_is_due_first_stands_first_and_what_is_due_on_no_day_last(visits: Listing) -> None:
    assert ids(visits, "open") == [3, 5, 4, 1, 2]
    assert ids(visits, "open", order="title", descending=True) == [5, 1, 2, 3, 4]


@pytest.mark.parametrize("view", ["open", "all"])
@pytest.mark.parametrize("words", ["", "来"])
@pytest.mark.parametrize("order", ["", *COLUMNS])
@pytest.mark.parametrize("descending", [False, True])
def test_pages_in_any_order_hold_every_row_once(
    visits: Listing, view: str, words: str, order: str, descending: bool
) -> None:
    query = Query(view, words, order=order, descending=descending)
    whole = visits.page(query, TODAY)
    paged: list[dict[str, object]] = []
    while page := visits.page(query, TODAY, paged[-1] if paged else None, limit=2):
        paged += page
    assert paged == whole
    assert len(whole) == {("open", ""): 5, ("open", "来"): 4, ("all", ""): 6, ("all", "来"): 4}[view, words]
    if order:
        keys = [(row[order], row["id"]) for row in whole]
        assert keys == sorted(keys, reverse=descending)  # type: ignore[type-var]


def test_a_limit_by_the_hour_is_over_by_the_clock_and_one_by_the_day_by_the_day(visits: Listing) -> None:
    assert ids(visits, "overdue") == [3, 4]
    rows = {row["id"]: row for row in visits.page(Query(), TODAY)}
    red = {record for record, row in rows.items() if row["urgency"] == "overdue" and row["state"] == "在访"}
    assert red == {3, 4}
    assert (rows[4]["reminder"], rows[4]["left"]) == ("逾期 1 分钟", None)
    assert (rows[5]["reminder"], rows[5]["urgency"]) == ("还剩 0 分钟", "today")
    assert (rows[3]["reminder"], rows[3]["left"]) == ("逾期 1 个工作日", -1)
    assert rows[1]["status"] == "在访"


@pytest.mark.parametrize("second", [0, 1, 40, 59])
def test_a_limit_by_the_hour_holds_to_the_end_of_its_minute(visits: Listing, second: int) -> None:
    """What is red in a list is what the view of the overdue shows, at every second."""
    visits._clock = lambda: NOW.replace(second=second)
    assert visits.ids(Query("overdue"), TODAY) == [3, 4]
    rows = {row["id"]: (row["urgency"], row["reminder"]) for row in visits.page(Query("open"), TODAY)}
    assert (rows[4], rows[5]) == (("overdue", "逾期 1 分钟"), ("today", "还剩 0 分钟"))


def test_on_another_day_than_the_clocks_hours_are_over_at_its_end(visits: Listing) -> None:
    query = Query("overdue")
    assert visits.ids(query, date(2026, 11, 19)) == []
    assert visits.ids(query, date(2026, 11, 20)) == [3, 4]
    assert visits.ids(query, date(2026, 11, 21)) == [3, 5, 4]


def test_rows_that_stand_alike_are_worked_out_once(visits: Listing) -> None:
    visits._store.execute("UPDATE visit SET due = '2026-11-25', due_at = '', provisional = 0")
    assert len(visits.page(Query("open"), TODAY)) == 5
    assert asked == [("在访", "2026-11-25", "", 0)]


def test_what_is_a_rows_own_is_told_of_each_and_is_no_reason_to_work_it_out_again(visits: Listing) -> None:
    visits._store.execute("UPDATE visit SET due = '2026-11-25', due_at = '', provisional = 0")
    dress = replace(VISITS.dress, says=(*SAYS, "title"), own=lambda values: (f"{values[1][:1]}**",))
    listing = Listing(
        replace(VISITS, dress=dress), visits._store, visits._calendar, visits._clock, visits._rules
    )
    rows = listing.page(Query("open"), TODAY)
    assert [row["title"] for row in rows] == ["来**", "来**", "来**", "来**", "等**"]
    assert {row["reminder"] for row in rows} == {visits.page(Query("open"), TODAY)[0]["reminder"]}
    assert asked[0] == ("在访", "2026-11-25", "", 0) and len(asked) == 2  # once for either listing


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"day": "2026-11"}, [6, 5, 2, 1]),
        ({"day": "空"}, [3]),
        ({"state": "已走"}, [6]),
        ({"state": "走"}, []),
        ({"title": "来"}, [4, 3, 2, 1]),
        ({"item": "#9"}, [1]),
        ({"provisional": "是"}, [3]),
        ({"phone": "06"}, [2]),
        ({"title": "来", "day": "2026-11-02..2026-11-03"}, [2, 1]),
    ],
)
def test_every_kind_of_column_filters_and_so_does_what_is_kept_apart(
    visits: Listing, filters: dict[str, str], found: list[int]
) -> None:
    assert ids(visits, filters=filters) == found


@pytest.mark.parametrize(
    ("query", "word"),
    [
        (Query("nothing"), "没有视图“nothing”"),
        (Query(order="kind"), "不能按“kind”排序"),
        (Query(filters={"kind": "call"}), "不能按“kind”筛选"),
        (Query(filters={"day": "昨天"}), "来访日期的筛选“昨天”读不懂"),
    ],
)
def test_what_a_ledger_does_not_have_is_refused_with_a_way(visits: Listing, query: Query, word: str) -> None:
    with pytest.raises(Refused, match=word) as refused:
        visits.page(query, TODAY)
    assert refused.value.way


def test_a_list_may_be_of_what_is_about_one_record(visits: Listing, desk: Desk) -> None:
    assert ids(visits, about=9) == [1]
    assert ids(visits, "left", about=9) == []
    with pytest.raises(Refused, match="信息登记不能按一条信息查"):
        desk.lists.page(Query(about=9), TODAY)


def test_views_follow_the_rule_set_but_for_those_that_hold_something(visits: Listing) -> None:
    offered = [view.key for view in visits.views()]
    assert offered == ["open", "overdue", "left", "rare", "staff", "all"]
    visits._store.execute("UPDATE visit SET item = 0")
    assert "rare" not in [view.key for view in visits.views()]


def test_a_record_is_found_by_its_number_the_latest_of_several(visits: Listing) -> None:
    assert (visits.find("访1"), visits.find(" 访2 "), visits.find("#5")) == (1, 4, 5)
    for number in ("访8", "#8", "#99", "", "#12345678901234567890"):
        with pytest.raises(Refused, match="来访登记簿里没有") as refused:
            visits.find(number)
        assert refused.value.way == "请核对来访号，或用 #序号（列表里的编号）"


# — views of one's own —


def test_every_kind_has_saved_views_of_its_own(visits: Listing, desk: Desk) -> None:
    mine = Query("open", filters={"title": "来"})
    first = desk.lists.save_view("看看", Query("ready"))
    second = visits.save_view("看看", Query("open", filters={"title": "来"}, about=9))
    assert (second.query, second.key) == (mine, "my:2"), "a view is of many records"
    assert [view for view in visits.views() if view.query] == [second]
    assert [view for view in desk.lists.views() if view.query] == [first]
    assert visits.ids(Query(second.key), TODAY) == visits.ids(mine, TODAY) == [3, 4, 1, 2]
    assert visits.ids(Query(second.key, about=9), TODAY) == [1]
    visits.rename_view(second.key, "看来的")
    visits.drop_view(second.key)
    assert [view for view in desk.lists.views() if view.query] == [first]
    for change in (lambda: visits.drop_view(first.key), lambda: visits.rename_view(first.key, "别的")):
        with pytest.raises(Refused, match="没有这个视图"):
            change()


def test_the_registers_views_are_kept_as_they_always_were(desk: Desk) -> None:
    desk.lists.save_view("看看", Query("ready", "检查", {"title": "来"}, "due", descending=True))
    assert json.loads(desk.store.meta(settings.VIEWS)) == [
        {
            "key": "my:1",
            "title": "看看",
            "view": "ready",
            "words": "检查",
            "filters": {"title": "来"},
            "order": "due",
            "descending": True,
        }
    ]
    assert ITEMS.key == "item"
