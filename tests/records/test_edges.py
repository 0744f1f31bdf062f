"""What only the purge itself excuses, and records that are none."""

from __future__ import annotations

from contextlib import closing

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.records import verify
from gongkai_desktop.records.event import Draft
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.problem import Trouble
from gongkai_desktop.store import backup
from gongkai_desktop.store.connection import Mode, connect
from tests.toy_ledger import DAY, amended, note


def emptied(records: Records, number: int) -> list[str]:
    """What verifying says after somebody took an event's content out behind the program's back."""
    with closing(connect(records.store.folder.database, Mode.PRIVATE)) as database:
        database.execute("UPDATE event SET body = NULL, salt = NULL WHERE id = ?", (number,))
    return [str(one) for one in records.verify() if one.kind is Trouble.CHAIN]


def test_an_emptied_entry_is_told_even_where_another_entry_speaks_of_it(records: Records) -> None:
    records.append([note("甲"), note("乙")], actor=0)
    records.append([Draft("item.amended", DAY, {"title": "丙", "events": [1]}, 2)], actor=0)
    assert records.verify() == []
    assert len(emptied(records, 1)) == 1


def test_of_two_entries_that_are_empty_the_purge_of_one_excuses_only_that(records: Records) -> None:
    records.append([note("甲"), note("乙"), note("丙")], actor=0)
    records.purge([1], actor=0, reason="误录")
    records.purge([2], actor=0, reason="误录")
    assert records.verify() == []
    (told,) = emptied(records, 3)
    assert "3" in told


@pytest.mark.parametrize("number", [0, -1, 3, 999])
def test_an_entry_that_is_none_can_be_neither_undone_nor_purged(records: Records, number: int) -> None:
    records.append([note("甲"), note("乙")], actor=0)
    with pytest.raises(Refused, match=f"没有第 {number} 号记载"):
        records.undo(number, actor=0, reason="登错了")
    with pytest.raises(Refused, match=f"没有第 {number} 号记载"):
        records.purge([1, number], actor=0, reason="误录")
    assert records.head()[0] == 2 and records.verify() == []


def test_with_nothing_left_to_undo_it_is_refused(records: Records) -> None:
    act = records.append([note("甲"), note("乙")], actor=0).act
    records.append([amended(act, title="丙")], actor=0)
    records.append([amended(act + 1, title="丁")], actor=0)
    with pytest.raises(Refused, match="没有可以撤销的内容"):
        records.undo_act(act, actor=0, reason="选错文件")
    with pytest.raises(Refused, match="没有可以撤销的内容"):
        records.undo_act(999, actor=0, reason="选错文件")


def test_a_copy_of_which_something_cannot_be_read_is_not_called_whole(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.append([note("甲")], actor=0)
    copy = backup.by_hand(records.store.folder).path
    assert verify.verify_copy(copy) == []

    def unreadable(*_: object) -> None:
        raise Refused("台账已损坏", way="请用备份恢复")

    monkeypatch.setattr(verify, "verify_chain", unreadable)
    (told,) = verify.verify_copy(copy)
    assert (told.kind, told.text) == (Trouble.DATABASE, "有内容读不出来")


def test_an_entry_altered_in_a_copy_is_told_before_it_is_put_back(records: Records) -> None:
    records.append([note("甲"), note("乙")], actor=0)
    copy = backup.by_hand(records.store.folder).path
    with closing(connect(copy, Mode.PRIVATE)) as database:
        database.execute("UPDATE event SET body = replace(body, '甲', '丙') WHERE id = 1")
    assert [told.kind for told in verify.verify_copy(copy)] == [Trouble.CHAIN]
    assert records.verify() == []
