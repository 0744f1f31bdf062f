"""Importing 100,000 rows beside reading them with calamine and raw inserts of prepared values."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from sqlcipher3 import dbapi2

from gongkai_desktop.desk import Desk
from gongkai_desktop.store.connection import Mode, connect

from .ledgers import workbook
from .yardstick import Ratio, judged, seconds

pytestmark = pytest.mark.bench

COUNT, RUNS = 100_000, 3
TABLES = ("event", "item", "item_search")


def test_import_of_a_large_ledger(bench_folder: Path) -> None:
    source = workbook(bench_folder / f"{COUNT}.xlsx", COUNT)
    ours, floor = [], []
    for _ in range(RUNS):
        root = _fresh(bench_folder / "导入")
        with Desk.open(root, writing=True) as desk:
            ours.append(seconds(lambda desk=desk: desk.import_at_once(source)))  # type: ignore[misc]
            assert desk.store.one("SELECT count(*) FROM item") == (COUNT,)
        values = _prepared(root / "台账.db")
        bare = connect(
            _fresh(bench_folder / "裸写") / "台账.db", Mode.WRITING
        )  # the same safety on both sides
        floor.append(seconds(lambda bare=bare, values=values: _raw(source, bare, values)))  # type: ignore[misc]
        bare.close()
    print(ours, floor)
    judged(Ratio("导入 100 000 行 ／ calamine 读 + 裸 executemany", sorted(ours)[1], sorted(floor)[1], 2.0))


def _fresh(root: Path) -> Path:
    shutil.rmtree(root, ignore_errors=True)
    Desk.create(root, name="某区教育局").close()
    return root


def _prepared(database: Path) -> dict[str, tuple[str, list[tuple[object, ...]]]]:
    """Every value the import wrote, ready to be written again: the search columns as the texts they index."""
    from gongkai_desktop.store.search import bigrams, initials

    connection = dbapi2.connect(str(database))
    found = {}
    for table in ("event", "item"):
        cursor = connection.execute(f"SELECT * FROM {table} WHERE id > 3 ORDER BY id")
        names = [column[0] for column in cursor.description]
        found[table] = (f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", cursor.fetchall())
    texts = connection.execute(
        "SELECT id, title, index_no, doc_no, department, keywords, summary, category FROM item"
    )
    found["item_search"] = (
        "INSERT INTO item_search (rowid, title, number, rest, initials) VALUES (?, ?, ?, ?, ?)",
        [
            (number, bigrams(title), bigrams(f"{index} {doc}"), bigrams(" ".join(rest)), initials(title))
            for number, title, index, doc, *rest in texts
        ],
    )
    connection.close()
    return found


def _raw(
    source: Path, connection: dbapi2.Connection, values: dict[str, tuple[str, list[tuple[object, ...]]]]
) -> None:
    sheet = CalamineWorkbook.from_path(str(source)).get_sheet_by_index(0)
    assert sum(1 for _ in sheet.iter_rows()) > COUNT
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    for table in TABLES:
        statement, rows = values[table]
        connection.executemany(statement, rows)
    connection.execute("COMMIT")
    assert connection.execute("SELECT count(*) FROM item").fetchone() == (COUNT,)
