from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, ClassVar

import pytest

from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.records.beforehand import LAST, beforehand
from gongkai_desktop.records.event import Changed, Draft, Event
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.rulesets import keep_ruleset, ruleset_text
from gongkai_desktop.store.search import match
from tests.toy_ledger import DAY, Notes, amended, found, note, ticking, titles


def test_a_record_is_known_by_its_first_event(records: Records) -> None:
    changed = records.append([note("甲"), note("乙")], actor=0)
    assert changed == Changed(1, range(1, 3), frozenset({1, 2}), frozenset({"item"}))
    assert [event.stream for number in (1, 2) for event in records.events(number)] == [1, 2]
    assert titles(records) == {1: "甲", 2: "乙"}


def test_rows_and_index_follow_later_events(records: Records) -> None:
    records.append([note("关于防汛的通知")], actor=0)
    records.append([amended(1, title="关于供水的通知")], actor=0)
    assert titles(records) == {1: "关于供水的通知"}
    assert found(records, match("供水")) == {1}
    assert found(records, match("防汛")) == set()


def test_events_of_one_batch_build_on_each_other(records: Records) -> None:
    with records.act(actor=0) as act:
        (first,) = act.add([note("甲")])
        act.add([amended(first, title="乙"), amended(first, doc_no="1号")])
    assert records.store.rows("SELECT title, doc_no, last_event FROM item") == [("乙", "1号", 3)]
    assert {event.act for event in records.events(1)} == {1}


def test_an_event_may_name_a_record_begun_earlier_in_its_batch(records: Records) -> None:
    records.append([note("甲"), Draft("department.added", DAY, {"name": "办公室"}, touches=(1,))], actor=0)
    assert records.store.rows("SELECT stage FROM item") == [("department.added",)]


def test_a_touched_record_keeps_the_event_and_is_computed_after_the_one_it_reads(records: Records) -> None:
    records.append([Draft("department.added", DAY, {"name": "办公室"})], actor=0)
    records.append([note("甲", department=1), note("乙")], actor=0)
    changed = records.append(
        [Draft("department.renamed", DAY, {"name": "政务公开科"}, 1, (2, 2, 1))], actor=0
    )
    assert changed.records == {1, 2} and changed.rooms == {"department", "item"}
    assert records.store.rows("SELECT department, stage FROM item WHERE id = 2") == [
        ("政务公开科", "department.renamed")
    ]
    assert [event.kind for event in records.events(2)] == ["item.registered", "department.renamed"]
    assert records.events(2)[1].touches == (2,)


def test_thousands_come_from_a_generator_as_one_act(records: Records) -> None:
    changed = records.append((note(f"第{number}号") for number in range(1234)), actor=0)
    assert (changed.act, len(changed.events), len(titles(records))) == (1, 1234, 1234)
    assert records.store.one("SELECT count(*) FROM item_search") == (1234,)


def test_an_event_remembers_who_when_and_under_which_rules(records: Records) -> None:
    records.rules = keep_ruleset(records.store, "tiaoli", "规则")
    assert keep_ruleset(records.store, "tiaoli", "规则") == records.rules
    records.append([note("甲")], actor=7)
    (event,) = records.events(1)
    assert (event.actor, event.at, event.day) == (7, "2026-02-06T09:00:00+08:00", DAY)
    assert ruleset_text(records.store, event.rules) == "规则"


def test_a_failure_leaves_nothing_behind(records: Records) -> None:
    records.append([note("甲", index_no="1")], actor=0)
    with pytest.raises(Refused, match="编号与已有的记录重复"):
        records.append([note("乙"), note("丙", index_no="1")], actor=0)
    assert titles(records) == {1: "甲"}
    assert records.head()[0] == 1 and records.verify() == []


def test_an_act_that_failed_cannot_be_kept(records: Records) -> None:
    with pytest.raises(Fault, match="after it had failed"), records.act(actor=0) as act:
        act.add([note("甲", index_no="1")])
        with pytest.raises(Refused):
            act.add([note("乙", index_no="1")])
    assert titles(records) == {}


def test_two_records_of_one_act_may_exchange_a_unique_number(records: Records) -> None:
    records.append([note("甲", index_no="1"), note("乙", index_no="2")], actor=0)
    records.append([amended(1, index_no="2"), amended(2, index_no="1")], actor=0)
    assert records.store.rows("SELECT index_no FROM item ORDER BY id") == [("2",), ("1",)]


def test_appending_inside_an_outer_transaction_goes_with_it(records: Records) -> None:
    with pytest.raises(ZeroDivisionError), records.store.atomic():
        records.append([note("甲")], actor=0)
        records.append([note("乙")], actor=0)
        raise ZeroDivisionError
    assert records.head() == (0, "")
    with records.store.atomic():
        records.append([note("甲")], actor=0)
        records.append([note("乙")], actor=0)
    assert [event.act for number in (1, 2) for event in records.events(number)] == [1, 2]


@pytest.mark.parametrize(
    "draft",
    [
        amended(9, title="无"),
        Draft("item.registered", DAY, {}, touches=(9,)),
        Draft("unknown.happened", DAY, {}),
    ],
    ids=["no such record", "touches no record", "no such room"],
)
def test_what_belongs_nowhere_is_a_fault(records: Records, draft: Draft) -> None:
    with pytest.raises(Fault):
        records.append([draft], actor=0)
    assert records.head()[0] == 0


def test_an_act_inside_another_is_a_fault(records: Records) -> None:
    with records.act(actor=0), pytest.raises(Fault):
        records.append([note("甲")], actor=0)


def test_a_rule_set_that_is_not_kept_is_a_fault(records: Records) -> None:
    records.rules = "0" * 64
    with pytest.raises(Fault):
        records.append([note("甲")], actor=0)
    with pytest.raises(Refused, match="已损坏"):
        ruleset_text(records.store, records.rules)


def test_text_that_no_file_can_hold_is_refused(records: Records) -> None:
    with pytest.raises(Refused, match="不能保存的字符"):
        records.append([note("\ud800")], actor=0)


def test_the_state_of_a_record_follows_from_its_events(records: Records) -> None:
    records.append([note("甲")], actor=0)
    records.append([amended(1, title="乙")], actor=0)
    assert records.state(1)["title"] == "乙"
    assert records.event(2) == records.events(1)[1] and records.event(3) is None


def test_rows_can_be_computed_anew(records: Records) -> None:
    records.append((note(str(number)) for number in range(3)), actor=0)
    with records.store.atomic():
        records.store.execute("UPDATE item SET title = '错'")
        records.store.execute("DELETE FROM item_search WHERE rowid = 3")
    records.reproject([1])
    assert titles(records) == {1: "0", 2: "错", 3: "错"}
    assert records.reproject() == {"item"}
    assert titles(records) == {1: "0", 2: "1", 3: "2"} and records.verify() == []


def test_a_fold_sees_the_body_as_it_will_be_read_again(records: Records) -> None:
    class Seen(Notes):
        bodies: ClassVar[list[object]] = []

        def fold(self, state: dict[str, Any] | None, event: Event) -> dict[str, Any] | None:
            self.bodies.append(json.dumps(event.body))
            return super().fold(state, event)

    seen = Records(records.store, [Seen(records.store)], clock=ticking(), rules="")
    seen.append([note("甲", parts=("b", 1), other={"z": None, "a": 2})], actor=0)
    seen.reproject()
    assert Seen.bodies[0] == Seen.bodies[1]


# — what was worked out beforehand —


def ready_note(records: Records, title: str, **wrong: str) -> Draft:
    """A note with its row worked out already; ``wrong`` are columns of it as they would not be now."""
    draft = note(title)
    notes = records.projector.projections[1]
    ready = beforehand(draft, notes, records.rules)
    columns = [
        key for key in notes.row(notes.fold(None, Event(1, 1, *as_entered(draft)))) or {} if key != LAST
    ]
    row = tuple(wrong.get(key, value) for key, value in zip(columns, ready.row, strict=True))
    return replace(draft, ready=ready._replace(row=row))


def as_entered(draft: Draft) -> tuple[Any, ...]:
    return draft.kind, draft.day, "", 0, 1, "", (), draft.body


def test_a_row_worked_out_beforehand_is_written_as_it_is(records: Records) -> None:
    records.append([note("甲"), ready_note(records, "关于防汛的通知"), ready_note(records, "丙")], actor=0)
    assert titles(records) == {1: "甲", 2: "关于防汛的通知", 3: "丙"}
    assert found(records, match("防汛")) == {2}
    assert records.store.rows("SELECT last_event FROM item ORDER BY id") == [(1,), (2,), (3,)]
    assert records.verify() == []


def test_rows_that_do_not_hold_any_more_are_worked_out_anew(records: Records) -> None:
    stale = [ready_note(records, title, stage="待审查") for title in "甲乙"]
    records.append(stale, actor=0)
    assert records.store.rows("SELECT title, stage FROM item ORDER BY id") == [("甲", ""), ("乙", "")]
    assert records.verify() == []


def test_a_row_worked_out_beforehand_gives_way_to_what_happened_since(records: Records) -> None:
    records.append([ready_note(records, "甲"), amended(-1, title="乙"), ready_note(records, "丙")], actor=0)
    assert titles(records) == {1: "乙", 3: "丙"}
    assert records.verify() == []
