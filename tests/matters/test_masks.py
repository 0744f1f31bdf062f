"""Names in the side ledgers: as all the program masks them, also in offices that an earlier version wrote."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from gongkai_desktop import keeping
from gongkai_desktop.cases.query import Query
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.masking import masked_reach
from gongkai_desktop.records.log import Log
from gongkai_desktop.store import schema
from gongkai_desktop.store.connection import Mode, connect
from gongkai_desktop.store.recovery_code import new_code
from tests.passwords import PASSWORD

from .test_duties import COMPLAINT
from .test_systems import Office

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
TODAY = NOW.date()
PEOPLE = {"欧阳修": "欧＊", "王小明": "王＊", "某某律师事务所": "某＊"}
"""Who asked, and as which mask the rows of version 27 had it."""
SHOWN = {"欧阳**", "王**", "某某律师事务所"}
DIES = """
import os, sys
from pathlib import Path
from gongkai_desktop import keeping
from gongkai_desktop.desk import Desk
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.records.log import Log

root, password, done = Path(sys.argv[1]), sys.stdin.read(), Log.reproject
if password:
    keeping.unlock(OfficeFolder(root).database, password)
Log.reproject = lambda log, streams=None: (done(log, streams), os._exit(9))
Desk.open(root, writing=True)
"""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """An office as version 27 wrote it: the masks of that time, every row as it should be but those."""
    root = tmp_path / "台账"
    with Desk.create(root, name="某局", clock=lambda: NOW) as desk:
        questions, actor = desk.matters["question"], desk.actor()
        for who in PEOPLE:
            begun = {"who": who, "contact": "13800138000", "what": "为什么不公开", "to": "办公室"}
            values = {**questions.form(TODAY).defaults, **begun}
            questions.enter(values, actor=actor, today=TODAY)
        with desk.store.atomic():
            for (record, who), mask in zip(_who(desk), PEOPLE.values(), strict=True):
                assert str(who)[0] == mask[0]
                desk.store.execute(
                    "UPDATE matter SET who = :mask, facts = json_set(facts, '$.begin_who', :mask,"
                    " '$.begin_contact', '＊') WHERE id = :record",
                    {"mask": mask, "record": record},
                )
            desk.store.execute("PRAGMA user_version = 27")
        assert who_in(desk) == set(PEOPLE.values())
    return root


def _who(desk: Desk) -> list[tuple[object, ...]]:
    return desk.store.rows("SELECT id, who FROM matter ORDER BY id")


def who_in(desk: Desk) -> set[str]:
    return {str(row["who"]) for row in desk.matter_lists["question"].page(Query("all"), desk.today())}


def test_an_organisation_is_named_and_found_a_person_is_neither(office: Office) -> None:
    room = office("tiaoli")
    for who in PEOPLE:
        room.enter("question", who=who, contact="13800138000")
    assert {row["who"] for row in room.rows("question")} == SHOWN
    assert {row["begin_contact"] for row in room.rows("question")} == {"**"}
    assert [row["who"] for row in room.rows("question", words="某某律师事务所")] == ["某某律师事务所"]
    assert room.rows("question", words="王小明") == room.rows("question", words="欧阳修") == []


def test_a_panel_shows_a_part_of_how_somebody_is_reached_and_who_looks_at_the_whole_is_told(
    office: Office,
) -> None:
    room = office("tiaoli")
    for kind in ("question", "complaint"):
        record = room.enter(kind, **{**COMPLAINT, "contact": "13800138000"})
        line = next(line for line in room.told(record) if "王小明" in line)
        assert line.endswith("王小明（138******00）")
        before = room.view(record)
        room.do(record, "reveal", why="")
        room.do(record, "reveal", why="寄告知书")
        after = room.view(record)
        looks = after.timeline[-2:]
        assert [one.text for one in looks] == ["查看了联系方式", "查看了联系方式，用途：寄告知书"]
        assert not any(one.undoable for one in looks)
        assert (after.status, after.record.steps) == (before.status, before.record.steps)
    assert "reveal" not in room.keys(room.enter("question")), "nothing is masked there"
    assert "reveal" not in room.keys(room.enter("patrol"))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("13800138000", "138******00"),
        ("电话：0931-8888888，家住兰州市城关区某路12号", "电话：0931******88，家住兰州市城**"),
        ("wang@example.com（单位）", "w**@example.com（单位）"),
        ("", ""),
    ],
)
def test_whatever_was_written_of_where_somebody_is_reached_is_shown_in_part(written: str, shown: str) -> None:
    assert masked_reach(written) == shown


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_rows_of_an_older_version_are_masked_anew_though_the_first_try_is_killed(
    older: Path, password: str, quick_keys: None
) -> None:
    if password:
        keeping.protect(older, password, new_code())
    died = subprocess.run([sys.executable, "-c", DIES, older], input=password, text=True, check=False)
    assert died.returncode == 9
    with Desk.open(older, writing=False, clock=lambda: NOW) as desk:
        assert schema.newest() == 28 and desk.store.meta("reproject") == "matter"
        assert who_in(desk) == set(PEOPLE.values()), "all of them or none"
    with Desk.open(older, writing=True, clock=lambda: NOW) as desk:
        assert who_in(desk) == SHOWN and desk.store.meta("reproject") == ""
        assert "＊" not in str(desk.store.rows("SELECT * FROM matter"))
        assert desk.verify() == []


def test_only_the_rows_that_hold_masks_are_computed_anew(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[int] | None] = []
    monkeypatch.setattr(Log, "reproject", lambda log, streams=None: seen.append(streams))
    with Desk.open(older, writing=True, clock=lambda: NOW) as desk:
        assert seen == [[record for record, _ in _who(desk)]]


def test_all_rows_are_where_an_earlier_step_asked_for_them(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[int] | None] = []
    monkeypatch.setattr(Log, "reproject", lambda log, streams=None: seen.append(streams))
    with closing(connect(OfficeFolder(older).database, Mode.WRITING)) as database:
        database.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('reproject', '1')")
    with Desk.open(older, writing=True, clock=lambda: NOW):
        assert seen == [None]
