"""A database cut short or with bytes flipped: noticed, with the way back in the sentence, or it does no harm.

FAULT_FLIPS sets how many files are damaged (40 unless told otherwise); FAULT_SEED repeats a run.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.store import backup
from gongkai_desktop.store.connection import Mode, connect
from gongkai_desktop.store.restore import restore

FLIPS = int(os.environ.get("FAULT_FLIPS", "40"))
SEED = int(os.environ.get("FAULT_SEED", "20261122"))
FREE = ("meta", "saved_view", "import_mapping", "ruleset")
"""What stands in no event: the office's key, habits; a rule set is compared by its hash instead."""


def told(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that the tables say, but for what no event says."""
    tables = desk.store.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        " AND name NOT LIKE '%search%' AND name NOT LIKE 'sqlite%'"
    )
    return {
        name: desk.store.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for (name,) in tables if name not in FREE
    }


@pytest.fixture(scope="module")
def sound(pattern: Path) -> dict[str, list[tuple[Any, ...]]]:
    with Desk.open(pattern / "台账", writing=False) as desk:
        return told(desk)


@pytest.mark.parametrize("flip", range(FLIPS))
def test_flipped_bytes_are_noticed_or_do_no_harm(
    office: OfficeFolder, sound: dict[str, list[tuple[Any, ...]]], flip: int
) -> None:
    chance = random.Random(SEED + flip)
    content = bytearray(office.database.read_bytes())
    for _ in range(chance.choice((1, 1, 4, 64))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    office.database.write_bytes(content)
    looks: tuple[Callable[[Desk], object], ...] = (
        lambda desk: [
            desk.register.view(item, desk.today()) for item in desk.lists.ids(Query(), desk.today())
        ],
        lambda desk: desk.lists.page(Query(), desk.today()),
        lambda desk: desk.agenda(desk.today()),
        lambda desk: desk.status(),
        lambda desk: desk.verify() or told(desk) == sound,
    )
    for look in looks:
        try:
            with Desk.open(office.root, writing=False) as desk:
                assert look(desk) is not False
        except Refused as refusal:
            said = str(refusal)
            assert "请" in said
            if look is looks[0] and "信息登记里没有" in said:
                continue
            assert any(way in said for way in ("恢复", "请确认选对了办公文件夹", "新版", "核对", "verify")), (
                said
            )


def lengths(size: int) -> Iterator[int]:
    """Where a copying may have stopped: nowhere, in the header, at a page, within one, just before the end."""
    yield from (0, 50, 100, 4096, 4096 * 3, size // 2, size - 4096, size - 1)


@pytest.mark.parametrize("at", range(8))
def test_a_database_cut_short_is_refused_and_the_copy_brings_it_back(office: OfficeFolder, at: int) -> None:
    content = office.database.read_bytes()
    office.database.write_bytes(content[: list(lengths(len(content)))[at]])
    for writing in (False, True):
        with pytest.raises(Refused, match=r"备份.*恢复"):
            Desk.open(office.root, writing=writing)
    newest = backup.listing(office)[0]
    restore(newest.path, office)
    with Desk.open(office.root, writing=True) as desk:
        assert desk.verify() == []
        assert desk.lists.count(Query(), desk.today()) == 305


def test_a_file_of_zeros_is_refused_and_the_copy_brings_it_back(office: OfficeFolder) -> None:
    office.database.write_bytes(bytes(office.database.stat().st_size))
    with pytest.raises(Refused, match=r"备份.*恢复"):
        Desk.open(office.root, writing=True)
    elsewhere = office.root.parent / "恢复出来"
    restore(backup.listing(office)[0].path, OfficeFolder(elsewhere))
    with Desk.open(elsewhere, writing=False) as desk:
        assert desk.verify() == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE office SET settings = '{'",
        "UPDATE office SET settings = '{\"colour\": 1}'",
        "UPDATE office SET ruleset_name = hex(randomblob(32)), settings = replace(settings, 'rules', 'roles')",
        "UPDATE person SET posts = '['",
        "UPDATE item SET due = '2024-04=02' WHERE due <> ''",
        "UPDATE event SET body = replace(body, 'fields', 'fielts') WHERE kind = 'item.registered'",
        "UPDATE event SET body = '{' WHERE kind = 'item.registered'",
        "UPDATE event SET kind = 'mtem.registered' WHERE kind = 'item.registered'",
        "UPDATE event SET day = '2024-04=02'",
        "UPDATE ruleset SET hash = replace(hash, substr(hash, 1, 1), 'x')",
    ],
)
def test_what_cannot_be_understood_any_more_is_called_damage(office: OfficeFolder, sql: str) -> None:
    with closing(connect(office.database, Mode.PRIVATE)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(sql)
    with pytest.raises(Refused, match=r"已损坏.*恢复"), Desk.open(office.root, writing=False) as desk:
        desk.status()
        desk.agenda(desk.today())
        desk.office.holders("经办人")
        desk.lists.page(Query(), desk.today(), limit=5000)
        desk.register.view(desk.lists.ids(Query(), desk.today())[0], desk.today())


def test_an_attachment_that_is_missing_is_named(office: OfficeFolder) -> None:
    (lost,) = (path for path in office.attachments.rglob("*") if path.is_file())
    lost.unlink()
    with Desk.open(office.root, writing=False) as desk:
        problems = desk.verify()
        digest = lost.name.split(".")[0]
        with pytest.raises(Refused, match="从备份中找回"):
            desk.attachments.open_copy(digest, "审查意见.txt")
    assert problems and all("“审查意见.txt”的文件不见了" in problem.text for problem in problems)
