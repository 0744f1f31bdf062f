"""Files with anything wrong in them: read for what they are or refused in a sentence; nothing by halves.

FAULT_MUTATIONS sets how many files there are of all four kinds together (80 unless told otherwise), FAULT_SEED
repeats a run.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.data import resource
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.loader import parse
from gongkai_desktop.workdays.notices import read_notice
from tests.exchange.confined import DIED, READ, REFUSED, ConfinedReader
from tests.faults.mutants import bytes_changed, mutants, text_changed, workbook_changed
from tests.faults.offices import ledger

EACH = int(os.environ.get("FAULT_MUTATIONS", "80")) // 4
SEED = int(os.environ.get("FAULT_SEED", "20261122"))
THROUGH_THE_DESK = 10
"""One file of so many is also taken in at the desk."""
DATA = Path(__file__).parents[1] / "data"
NOTICES = Path(__file__).parents[1] / "workdays" / "notices"
TABLE = (
    "索引号,信息名称,文号,生成日期,公开属性,责任科室\n"
    '甲/001,关于甲的通知,某发〔2024〕1号,2024-01-05,主动公开,办公室\n甲/002,"关于乙,丙的通知",无,2024年1月6日,依申请公开,财务科\n'
    "甲/003,关于丁的通知,,2024/1/7,不予公开,办公室\n"
)


@pytest.fixture(scope="module")
def reader() -> Iterator[ConfinedReader]:
    with ConfinedReader() as confined:
        yield confined


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk.create(tmp_path_factory.mktemp("单位") / "台账", name="某局") as opened:
        yield opened
        assert opened.verify() == []


def workbooks(folder: Path) -> list[bytes]:
    ledger(folder / "小.xlsx", 12)
    return [(DATA / "register-real.xlsx").read_bytes(), (folder / "小.xlsx").read_bytes()]


def tables(_: Path) -> list[bytes]:
    return [TABLE.encode(encoding) for encoding in ("utf-8-sig", "gb18030", "utf-16")]


@pytest.mark.parametrize(
    ("ending", "originals", "change"),
    [(".xlsx", workbooks, workbook_changed), (".csv", tables, bytes_changed)],
)
def test_a_mutated_table_is_read_or_refused_and_taken_in_whole_or_not_at_all(
    ending: str,
    originals: Callable[[Path], list[bytes]],
    change: Callable[[bytes, random.Random], bytes],
    reader: ConfinedReader,
    desk: Desk,
    tmp_path: Path,
) -> None:
    outcomes = []
    for number, content in enumerate(mutants(originals(tmp_path), change, EACH, SEED)):
        path = tmp_path / f"表{number}{ending}"
        path.write_bytes(content)
        outcomes.append(reader.outcome(path))
        assert outcomes[-1] in (READ, REFUSED, DIED), f"{number} of {SEED}: {outcomes[-1]}"
        if number % THROUGH_THE_DESK == 0:
            taken_in_whole_or_not_at_all(desk, path)
    assert READ in outcomes and REFUSED in outcomes


def taken_in_whole_or_not_at_all(desk: Desk, path: Path) -> None:
    before, count = desk.lists.count(Query(), desk.today()), desk.records.head()[0]
    try:
        changes, changed = desk.import_at_once(path)
    except Refused as refusal:
        assert refusal.way
        assert desk.records.head()[0] == count
        return
    added = desk.lists.count(Query(), desk.today()) - before
    assert 0 <= added <= changes.rows
    assert added + len(changes.rejected) <= changes.rows
    if changed.act:
        desk.importer.undo(changed.act, actor=desk.actor())
    assert desk.lists.count(Query(), desk.today()) == before


def test_a_mutated_notice_is_read_or_refused() -> None:
    texts = [path.read_text("utf-8") for path in sorted(NOTICES.glob("*.txt"))]
    refused = 0
    for text in texts_changed(texts):
        try:
            assert read_notice(text).year
        except Refused as refusal:
            assert refusal.way and "\n" not in str(refusal)
            refused += 1
    assert 0 < refused < EACH


def test_a_mutated_rule_set_is_read_or_refused_by_line() -> None:
    texts = [entry.read_text("utf-8") for entry in sorted(resource("rulesets").iterdir(), key=str)]
    refused = 0
    for text in texts_changed(texts):
        try:
            assert parse(text, "own.toml").hash
        except Refused as refusal:
            assert str(refusal).startswith("制度方案 own.toml 第 ") and refusal.way
            refused += 1
    assert refused


def texts_changed(texts: list[str]) -> Iterator[str]:
    made = (text_changed(texts[each % len(texts)], random.Random(f"{SEED}-{each}")) for each in range(EACH))
    return islice(made, EACH)
