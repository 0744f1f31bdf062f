from __future__ import annotations

import threading
import time
from types import SimpleNamespace

import peewee
import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Cancelled, Fault, Refused
from gongkai_desktop.store import Store
from gongkai_desktop.store.failures import meaning


class Meta(peewee.Model):
    key = peewee.TextField(primary_key=True)
    value = peewee.TextField()

    class Meta:
        table_name = "meta"


@pytest.fixture
def store(folder: OfficeFolder) -> Store:
    opened = Store.open(folder, writing=True)
    yield opened
    opened.close()


def test_a_peewee_query_gives_its_rows_as_dicts(store: Store) -> None:
    store.set_meta("a", "1")
    assert store.select(Meta.select().where(Meta.key == "a")) == [{"key": "a", "value": "1"}]


def test_rows_come_in_bounded_lists(store: Store) -> None:
    sql = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 25) SELECT i FROM n"
    assert [len(block) for block in store.stream(sql, size=10)] == [10, 10, 5]
    assert store.one(sql) == (1,) and store.one("SELECT 1 WHERE 0") is None


def test_a_transaction_is_all_or_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.atomic():
        store.set_meta("a", str(1 // 1))
        store.set_meta("b", str(1 // 0))
    assert store.meta("a") == "" and not store.in_transaction


def test_an_inner_transaction_can_fail_alone(store: Store) -> None:
    with store.atomic():
        store.set_meta("a", "1")
        with pytest.raises(ZeroDivisionError), store.atomic():
            store.set_meta("b", str(1 // 1))
            raise ZeroDivisionError
        with store.atomic():
            store.set_meta("c", "3")
    assert [store.meta(key) for key in "abc"] == ["1", "", "3"]


def test_a_value_can_be_forgotten(store: Store) -> None:
    store.set_meta("a", "1")
    store.set_meta("a", "")
    assert store.meta("a") == ""


def test_a_query_is_stopped_from_another_thread(store: Store) -> None:
    endless = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    stopped = threading.Event()

    def stop() -> None:
        while not stopped.is_set():
            store.interrupt()
            time.sleep(0.005)

    thread = threading.Thread(target=stop)
    thread.start()
    try:
        with pytest.raises(Cancelled):
            store.rows(endless)
    finally:
        stopped.set()
        thread.join()
    assert store.rows("SELECT 1") == [(1,)]


def test_wrong_sql_is_our_fault(store: Store) -> None:
    for run in (store.execute, store.rows, store.one, lambda sql: list(store.stream(sql))):
        with pytest.raises(Fault, match="no such table"):
            run("SELECT * FROM nowhere")
    with pytest.raises(Fault):
        store.executemany("INSERT INTO nowhere VALUES (?)", [(1,)])
    with pytest.raises(Fault):
        store.select(peewee.Table("nowhere").select(peewee.SQL("*")))


def test_a_full_file_is_refused_and_nothing_of_the_transaction_stays(store: Store) -> None:
    pages = store.rows("PRAGMA page_count")[0][0]
    store.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Refused, match="磁盘已满"), store.atomic():
        store.set_meta("a", "1")
        store.set_meta("b", "x" * 100_000)
    assert store.meta("a") == "" and not store.in_transaction


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("SQLITE_FULL", "磁盘已满"),
        ("SQLITE_IOERR_WRITE", "读写磁盘出错"),
        ("SQLITE_READONLY", "不允许写入"),
        ("SQLITE_CANTOPEN", "权限"),
        ("SQLITE_PERM", "权限"),
        ("SQLITE_BUSY_SNAPSHOT", "正忙"),
        ("SQLITE_CORRUPT_VTAB", "已损坏"),
        ("SQLITE_NOTADB", "已损坏"),
    ],
)
def test_every_failure_of_the_disk_is_a_sentence_with_a_way(name: str, word: str) -> None:
    refusal = meaning(SimpleNamespace(sqlite_errorname=name))  # type: ignore[arg-type]
    assert isinstance(refusal, Refused) and word in str(refusal) and refusal.way


def test_a_text_that_cannot_be_read_is_damage_and_is_not_quoted(store: Store) -> None:
    with pytest.raises(Refused, match="已损坏") as caught:
        store.rows("SELECT CAST(x'E58FB0FF' AS TEXT)")
    assert "台" not in str(caught.value.__cause__)


def test_scrubbing_inside_a_transaction_is_a_fault(store: Store) -> None:
    with store.atomic(), pytest.raises(Fault):
        store.scrub()


def test_a_store_that_rests_gives_its_pages_back_and_answers_on(store: Store) -> None:
    store.set_meta("a", "x" * 4_000_000)
    assert len(store.meta("a")) == 4_000_000
    store.rest()
    assert len(store.meta("a")) == 4_000_000
    with store.atomic():
        store.set_meta("a", "")
        store.rest()  # what is not written yet stays
    assert store.meta("a") == ""
