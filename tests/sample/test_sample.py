"""The sample office: whole, true to its own rules, and the same for every making on one day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.code import code_warning
from gongkai_desktop.office.numbering import SERIES
from gongkai_desktop.records.projecting import batches
from gongkai_desktop.records.reading import effective, histories
from gongkai_desktop.sample import create_sample
from gongkai_desktop.sample.making import is_sample
from gongkai_desktop.workdays.official import official

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 20, 8, 5, tzinfo=CHINA)
TODAY = NOW.date()
Rows = list[dict[str, object]]


def rows(desk: Desk, view: str = "all") -> Rows:
    """All rows of a view, newest first."""
    found: Rows = []
    while page := desk.lists.page(Query(view=view), desk.today(), found[-1] if found else None):
        found += page
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample office of a Friday in November."""
    root = tmp_path_factory.mktemp("sample") / "样例"
    create_sample(root, clock=lambda: NOW).close()
    return root


@pytest.fixture
def desk(made: Path) -> Iterator[Desk]:
    with Desk.open(made, writing=False, clock=lambda: NOW) as opened:
        yield opened


def test_it_has_three_hundred_items_and_one_that_was_applied_for_and_nothing_wrong(desk: Desk) -> None:
    assert len(rows(desk)) == 302
    assert desk.verify() == []


def test_whatever_is_known_of_a_record_has_a_name_for_people(desk: Desk) -> None:
    """A command shows a record by these names; the kind of a review's subject is for programs alone."""
    nameless = set()
    for name in desk.kind_names:
        cases, listed = desk.cases(name), desk.listing(name).titles
        for record in desk.listing(name).ids(Query("all"), desk.today(), limit=60):
            case = cases.view(record, desk.today()).case
            known = {key for key, value in cases.kind.facts(case).items() if value}
            nameless |= {(name, key) for key in known - listed.keys() - cases.kind.labels(case).keys()}
    assert nameless == {("review", "kind")}


def test_every_number_on_paper_leads_to_its_record_in_whichever_ledger(desk: Desk) -> None:
    today = desk.today()
    for name in desk.kind_names:
        lists = desk.listing(name)
        for row in lists.page(Query(), today, limit=3):
            number = str(row.get(lists.number, "")) if name not in ("review", "looks") else ""
            for text in filter(None, (number, f"#{row['id']}" if name != "looks" else "")):
                assert (name, row["id"]) in {(one.ledger, one.records[0]) for one in desk.trace(text, today)}
    for key, series in SERIES.items():
        if key != "sheet":
            for number, record in desk.store.rows(
                f"SELECT {series.column}, {series.record} FROM {series.numbers} LIMIT 3"
            ):
                assert record in {one.records[0] for one in desk.trace(number, today)}, (key, number)


def test_it_stands_on_three_years_of_work(desk: Desk) -> None:
    formed = [date.fromisoformat(str(row["formed"])) for row in rows(desk) if not row["imported"]]
    assert min(formed) <= date(2023, 12, 31)
    assert max(formed) >= date(2026, 11, 17)
    assert set(Counter(day.year for day in formed)) == {2023, 2024, 2025, 2026}


def test_every_status_occurs(desk: Desk) -> None:
    assert {row["status"] for row in rows(desk)} == {
        "属性未填",
        "待内容审核",
        "待保密审查",
        "待保密审查（报审中）",
        "待公开审核",
        "待重大信息审批",
        "审查不同意",
        "退回补正",
        "待公开",
        "已公开",
        "依申请公开",
        "不予公开",
        "待下架",
        "已下架",
        "已作废",
    }


def test_every_view_shows_something_but_those_of_rare_days(desk: Desk) -> None:
    counts = {view.key: desk.lists.count(Query(view=view.key), TODAY) for view in desk.lists.views()}
    rare = {"provisional", "week", "contradictory", "lifting", "unsigned"}
    assert {key for key, count in counts.items() if not count} == rare


def test_items_are_overdue_due_today_soon_and_later(desk: Desk) -> None:
    seen = Counter(row["urgency"] for row in rows(desk) if not row["imported"])
    assert {"overdue", "today", "soon", "ok", "none"} == set(seen)


def test_both_kinds_of_breach_are_flagged(desk: Desk) -> None:
    flags = "；".join(str(row["flags"]) for row in rows(desk, "flagged"))
    assert "公开晚于期限" in flags
    assert "公开前没有完整的审查批准记录" in flags
    notes = {
        note.text
        for row in rows(desk)
        for note in desk.register.view(int(str(row["id"])), TODAY).case.now.notes
    }
    assert "不是牵头科室，却已发布" in notes, "no article of the 条例 says so"


def test_every_reason_for_withholding_occurs(desk: Desk) -> None:
    reasons = {row["withheld_reason"] for row in rows(desk, "withheld")}
    assert {reason.title for reason in desk.office.rules.reasons} <= reasons


def test_a_state_secret_is_held_as_substitute_title_and_internal_number(desk: Desk) -> None:
    secrets = [row for row in rows(desk, "withheld") if row["withheld_reason"] == "国家秘密"]
    assert len(secrets) == 2
    for row in secrets:
        view = desk.register.view(int(str(row["id"])), TODAY)
        assert str(row["title"]).startswith("代称：")
        assert view.case.fields["internal_no"]
        assert (row["index_no"], row["doc_no"], row["summary"], view.attachments) == ("", "", "", ())


def test_the_imported_history_is_incomplete_and_marked_so(desk: Desk) -> None:
    imported = [row for row in rows(desk) if row["imported"]]
    assert len(imported) == 27
    assert sum(bool(row["missing"]) for row in imported) > 20
    assert any(not row["formed"] for row in imported)
    assert desk.store.rows("SELECT rows FROM imported") == [(27,)]


def test_every_kind_of_act_is_in_the_history(desk: Desk) -> None:
    kinds = {kind for (kind,) in desk.store.rows("SELECT DISTINCT kind FROM event")}
    assert {
        "item.registered", "item.amended", "review.handed_in", "review.stepped", "item.published", "item.changed",
        "item.attribute_changed", "item.lapsed", "item.removed", "item.reported", "item.voided",
        "item.attached", "records.reversed", "sheet.printed", "import.applied",
    } <= kinds  # fmt: skip


def test_no_event_changes_the_state_that_it_is_folded_into(desk: Desk) -> None:
    begun = [record for (record,) in desk.store.rows("SELECT id FROM event WHERE id = stream")]
    rooms = desk.records.projector.rooms_of(begun)
    for batch in batches(begun):
        for record, events in histories(desk.store, batch).items():
            state: object = None
            for event in effective(events) if (room := rooms[record]) else ():
                as_it_was, after = deepcopy(state), room.fold(state, event)
                assert state == as_it_was, event.kind
                state = after


def test_everything_was_recorded_in_office_hours_in_order_and_before_today(desk: Desk) -> None:
    told = [at for (at,) in desk.store.rows("SELECT at FROM event ORDER BY id")]
    moments = [datetime.fromisoformat(at) for at in told]
    assert moments == sorted(moments)
    assert moments[-1].date() < TODAY
    assert all(official().is_workday(moment.date()) and 8 <= moment.hour < 18 for moment in moments)
    late = desk.store.rows("SELECT day, at FROM event WHERE day > substr(at, 1, 10)")
    assert late == []


def test_attachments_open_and_papers_are_on_record(desk: Desk) -> None:
    kept = desk.store.rows("SELECT sha256, name FROM attachment")
    assert len(kept) > 40
    assert all(desk.attachments.whole(digest) for digest, _ in kept)
    assert {name.rpartition(".")[2] for _, name in kept} == {"pdf", "csv"}
    (items,) = desk.store.one("SELECT items FROM sheet ORDER BY id DESC") or ("",)
    assert items.count("[") == 6


def test_the_review_queue_has_papers_out_back_returned_and_referred(desk: Desk) -> None:
    counts = desk.review_lists.counts(TODAY)
    assert all(counts[view] for view in ("to_submit", "running", "returned", "escalated", "overdue"))
    assert counts["back"] == 1
    longest = {one.title: one.longest for one in desk.review_tallies.signers(TODAY)}
    assert longest["陆成章"] > 5 and longest["郑书培"] <= 1


def test_letters_wait_and_the_secrecy_ledgers_are_kept(desk: Desk) -> None:
    letters = desk.letter_lists.counts(TODAY)
    assert (letters["waiting"], letters["overdue"]) == (3, 1)
    ledgers = {kind: lists.counts(TODAY) for kind, lists in desk.matter_lists.items()}
    assert (ledgers["question"]["open"], ledgers["patrol"]["all"], ledgers["patrol"]["open"]) == (1, 2, 1)
    assert ledgers["leak"]["all"] == 0


def test_every_side_ledger_shows_records_in_several_states(desk: Desk) -> None:
    states = {
        key: {str(row["state"]) for row in desk.matter_lists[key].page(Query("all"), desk.today())}
        for key in (
            *("clarification", "clarification-plan", "assessment", "complaint", "meeting"),
            *("routine", "evaluation", "accountability", "emergency"),
        )
    }
    assert states == {
        "clarification": {"已办结", "已澄清", "待研判"},
        "clarification-plan": {"已废止", "施行中"},
        "assessment": {"已办结", "整改中", "待说明"},
        "complaint": {"已办结", "督促整改中", "待查证"},
        "meeting": {"已落实", "待落实"},
        "routine": {"已办结", "待整改"},
        "evaluation": {"待审定等次"},
        "accountability": {"待改正"},
        "emergency": {"已办结"},
    }
    assert all(not desk.matter_lists[key].page(Query("flagged"), desk.today()) for key in states)
    limits = [
        row["due"] for key in states for row in desk.matter_lists[key].page(Query("open"), desk.today())
    ]
    assert all(not due or str(due) > TODAY.isoformat() for due in limits)


def test_the_office_is_invented_and_whole(desk: Desk) -> None:
    profile = desk.office.profile
    assert code_warning(profile.code) == ""
    assert profile.review_body and profile.court, "its answers tell where those may go who do not agree"
    assert len([one for one in desk.office.departments() if one.active]) == 8
    heads = {person.department for person in desk.office.holders("科室负责人")}
    assert heads == {department.name for department in desk.office.departments()}
    assert all(desk.office.holders(post) for post in ("经办人", "审查员", "分管领导", "第一责任人"))
    urls = {str(row["url"]) for row in rows(desk) if row["url"]}
    assert urls
    assert all(url.startswith("https://www.yonglan.example/") for url in urls)


def test_titles_and_numbers_do_not_repeat(desk: Desk) -> None:
    found = [row for row in rows(desk) if row["status"] != "已作废"]
    assert not [title for title, count in Counter(row["title"] for row in found).items() if count > 1]
    numbers = Counter(row["doc_no"] for row in rows(desk) if row["doc_no"])
    assert max(numbers.values()) == 1


def test_whoever_signed_holds_the_post(desk: Desk) -> None:
    names = {person.name for person in desk.office.people()}
    signed = desk.store.rows(
        "SELECT DISTINCT json_extract(body, '$.who') FROM event WHERE kind = 'review.stepped'"
    )
    assert {who for (who,) in signed} <= names
    assert len(signed) >= 10


def test_after_a_failure_it_can_be_made_again_and_is_the_same(made: Path, tmp_path: Path) -> None:
    calls = 0

    def stopping() -> datetime:
        nonlocal calls
        calls += 1
        if calls > 400:
            raise InterruptedError
        return NOW

    with pytest.raises(InterruptedError):
        create_sample(tmp_path, clock=stopping)
    with create_sample(tmp_path, clock=lambda: NOW) as again:
        made_again = rows(again)
    with Desk.open(made, writing=False, clock=lambda: NOW) as first:
        assert made_again == rows(first)


@pytest.mark.parametrize("today", [date(2026, 12, 28), date(2028, 2, 29)])
def test_it_can_be_made_on_any_day(tmp_path: Path, today: date) -> None:
    now = datetime.combine(today, NOW.timetz())
    with create_sample(tmp_path, clock=lambda: now) as desk:
        assert len(rows(desk)) == 302
        assert len({row["status"] for row in rows(desk)}) == 15
        assert desk.lists.count(Query(view="provisional"), today) > 20


def test_it_is_not_made_over_an_office(made: Path) -> None:
    with pytest.raises(Refused, match="已有台账"):
        create_sample(made, clock=lambda: NOW)


def test_a_sample_office_is_known_from_others(made: Path, tmp_path: Path) -> None:
    Desk.create(tmp_path / "own", name="某局", clock=lambda: NOW).close()
    assert is_sample(made)
    assert not is_sample(tmp_path / "own")


def test_every_past_quarter_was_filed_one_nil_one_with_an_order_and_the_last_waits(desk: Desk) -> None:
    found = desk.filing_lists.page(Query("all"), TODAY)
    assert len(found) >= 11
    assert {row["state"] for row in found[1:]} == {"已有意见"}
    assert found[0]["state"] == "待签发"
    assert {row["entries"] for row in found} >= {0, 1}
    (ordered,) = (row for row in found if row["ordered"])
    (entry,) = desk.filings.state(int(str(ordered["id"]))).ordered
    assert desk.register.case(entry, TODAY).now.stage == "已公开"
