from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.records.event import Draft
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.spent import spent
from gongkai_desktop.store import Store, backup, restore
from gongkai_desktop.store.attachments import Attachments
from gongkai_desktop.store.search import bigrams, match
from tests.toy_ledger import DAY, amended, found, note, records_of, titles

SECRET = "沧海桑田密令第七二九号"


def on_disk(folder: OfficeFolder) -> bytes:
    """Everything the office folder holds, without the copies."""
    return b"".join(
        path.read_bytes() for path in folder.root.rglob("*") if path.is_file() and "备份" not in path.parts
    )


def traces(folder: OfficeFolder) -> list[str]:
    content = on_disk(folder)
    return [word for word in (SECRET, *bigrams(SECRET).split(" ")[:6]) if word.encode() in content]


def test_a_purged_text_is_nowhere_in_the_folder(records: Records) -> None:
    records.append([note("第一件"), note(SECRET, doc_no=SECRET), note("第三件")], actor=0)
    assert traces(records.store.folder)
    done = records.purge([2], actor=4, reason="误录")
    assert traces(records.store.folder) == []
    assert titles(records) == {1: "第一件", 2: "", 3: "第三件"}
    assert found(records, match(SECRET)) == set() and found(records, match("三件")) == {3}
    assert done.copies == () and records.verify() == []


def test_the_chain_still_holds_and_tells_who_purged_what_and_why(records: Records) -> None:
    records.append([note(SECRET)], actor=0)
    head = records.head()
    records.purge([1], actor=4, reason="误录")
    first, purge = records.events(1)
    assert (first.purged, first.body) == (True, {})
    assert (purge.kind, purge.actor, purge.body) == ("records.purged", 4, {"events": [1], "reason": "误录"})
    assert records.store.one("SELECT hash FROM event WHERE id = 1") == (bytes.fromhex(head[1]),)
    assert records.verify() == []


def test_what_came_after_the_purged_event_stays(records: Records) -> None:
    records.append([note("甲", doc_no="1号")], actor=0)
    records.append([amended(1, title=SECRET)], actor=0)
    records.append([amended(1, doc_no="2号")], actor=0)
    records.purge([2], actor=0, reason="误录")
    assert records.store.rows("SELECT title, doc_no FROM item") == [("甲", "2号")]


def test_a_file_that_only_the_purged_event_brought_goes_too(records: Records) -> None:
    kept = Attachments(records.store.folder.attachments)
    alone, shared = kept.keep_bytes(SECRET.encode(), "甲.txt"), kept.keep_bytes(b"shared", "乙.txt")
    records.append([note("甲"), note("乙", attachments=[shared.as_body()])], actor=0)
    records.append([Draft("item.attached", DAY, alone.as_body(), 1)], actor=0)
    records.append([Draft("item.attached", DAY, shared.as_body(), 1)], actor=0)
    records.purge([3, 4], actor=0, reason="误传")
    assert kept.find(alone.sha256) is None and kept.whole(shared.sha256)
    assert records.store.rows("SELECT event, name FROM attachment") == [(2, "乙.txt")]
    assert traces(records.store.folder) == [] and records.verify() == []


def test_copies_that_still_hold_it_are_named(records: Records) -> None:
    folder = records.store.folder
    backup.by_hand(folder, lambda: datetime(2026, 2, 1, 8))
    records.append([note(SECRET)], actor=0)
    holding = backup.by_hand(folder, lambda: datetime(2026, 2, 2, 8))
    (folder.backups / "台账-20260203-080000-手工.db").write_bytes(b"broken")
    copies = records.purge([1], actor=0, reason="误录").copies
    assert {path.name for path in copies} == {holding.path.name, "台账-20260203-080000-手工.db"}


def test_a_database_set_aside_counts_as_a_copy(records: Records) -> None:
    folder = records.store.folder
    records.append([note(SECRET)], actor=0)
    copy = backup.by_hand(folder)
    records.store.close()
    aside = restore.restore(copy.path, folder).aside
    assert aside is not None
    with Store.open(folder, writing=True) as store:
        copies = records_of(store).purge([1], actor=0, reason="误录").copies
    assert copies == (copy.path, aside / folder.database.name)


def test_a_purge_cut_short_is_finished_at_the_next_opening(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Attachments(records.store.folder.attachments)
    alone = kept.keep_bytes(SECRET.encode(), "甲.txt")
    records.append([note(SECRET, attachments=[alone.as_body()])], actor=0)
    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        patch.setattr(Store, "scrub", lambda store: 1 // 0)
        records.purge([1], actor=0, reason="误录")
    records.store.close()
    with Store.open(records.store.folder, writing=True) as store:
        assert traces(store.folder) == [] and kept.find(alone.sha256) is None
        assert records_of(store).verify() == []


def test_a_purge_beside_a_page_that_is_being_read_is_finished_at_the_next_opening(records: Records) -> None:
    records.append([note("甲"), note(SECRET)], actor=0)
    folder = records.store.folder
    with Store.open(folder, writing=False) as reader:
        rows = reader.stream("SELECT title FROM item", size=1)
        next(rows)
        records.purge([2], actor=0, reason="误录")
        assert records.store.meta("scrub_due")  # still ordered
        rows.close()
    records.store.close()
    with Store.open(folder, writing=True):
        assert traces(folder) == []


@pytest.mark.parametrize(
    "reason",
    [
        f"误录了{SECRET}",
        "写了 沧海-桑田 密令两个字",
        "误录王小明的申请",
        "写错了 3412 2119 9001 0203 11",
        "误传了方案草稿二稿.docx",
    ],
)
def test_a_reason_that_repeats_the_text_is_refused_and_does_not_say_where(
    records: Records, reason: str
) -> None:
    file = Attachments(records.store.folder.attachments).keep_bytes(b"1", "方案草稿二稿.docx")
    body = {"who": ["王小明"], "id": "341221199001020311", "department": "办公室", "day": "2026-02-06"}
    records.append([note(SECRET, **body, attachments=[file.as_body()])], actor=0)
    with pytest.raises(Refused, match="重复了要清除的内容") as refused:
        records.purge([1], actor=0, reason=reason, ordinary=["办公室"])
    assert "王小明" not in str(refused.value) and not records.events(1)[0].purged


def test_words_that_anybody_uses_may_stand_in_a_reason(records: Records) -> None:
    records.append([note("关于桑田的通知", department_name="办公室", day="2026-02-06")], actor=0)
    records.purge([1], actor=0, reason="办公室 2026-02-06 误录了桑田两个字", ordinary=["办公室"])
    assert records.events(1)[0].purged


def test_a_number_that_was_told_to_the_outside_stays_with_its_record(records: Records) -> None:
    borne = {"letters": {"甲1号": 1, "甲2号": 2}}

    def numbers(of: Sequence[int]) -> Mapping[str, Mapping[str, int]]:
        titled = titles(records)
        return {
            series: {one: at for one, at in known.items() if at in of and titled[at]}
            for series, known in borne.items()
        }

    records.numbers = numbers
    records.append([note("第一件"), note("第二件")], actor=0)
    records.append([Draft("item.stepped", DAY, {}, 2)], actor=0)
    records.purge([3], actor=0, reason="误录")
    assert spent(records.store, "letters") == {}
    records.purge([2], actor=0, reason="误录")
    assert spent(records.store, "letters") == {"甲2号": 2} and spent(records.store, "others") == {}
    assert records.verify() == []


@pytest.mark.parametrize(
    ("numbers", "reason", "why"),
    [
        ([1], " ", "没有写清除的原因"),
        ([], "误录", "没有选择"),
        ([9], "误录", "没有第 9 号记载"),
        ([2], "误录", "已清除过"),
        ([3], "误录", "已清除过"),
    ],
)
def test_purges_that_make_no_sense_are_refused(
    records: Records, numbers: list[int], reason: str, why: str
) -> None:
    records.append([note("甲"), note("乙")], actor=0)
    records.purge([2], actor=0, reason="误录")
    before = records.head()
    with pytest.raises(Refused, match=why):
        records.purge(numbers, actor=0, reason=reason)
    assert records.head() == before


def test_a_purge_is_never_part_of_something_else(records: Records) -> None:
    records.append([note("甲")], actor=0)
    with records.store.atomic(), pytest.raises(Fault):
        records.purge([1], actor=0, reason="误录")
