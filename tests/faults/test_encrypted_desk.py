"""A clerk's day in an encrypted office: everything works as before, and without the key nothing of it can be read."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from gongkai_desktop import errands, keeping, keyring
from gongkai_desktop.cases.query import Query
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Locked
from gongkai_desktop.progress import unheard
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.store.recovery_code import new_code
from tests.faults.killing import run_and_kill
from tests.faults.offices import OLD_LEDGER, enter
from tests.faults.test_killed_at_the_desk import KILLS, SEED, rows_of
from tests.passwords import PASSWORD

PLANTED = (
    "号事项",
    "次检查",
    "审查意见",
    "同意公开",
    "某区某局",
    "办公室",
    "张三",
    "王某",
    "防汛",
    "sheet_key",
)
SIGNS = (b"SQLite format", b"CREATE TABLE", b"%PDF-1.")
WORKS = ("entry", "print", "import", "applications", "backup")


@pytest.fixture
def encrypted(office: OfficeFolder, quick_keys: None) -> OfficeFolder:
    assert keeping.protect(office.root, PASSWORD, new_code()).left == ()
    return office


def readable(folder: OfficeFolder) -> list[str]:
    written = [word.encode(kind) for word in PLANTED for kind in ("utf-8", "utf-16-le", "gb18030")]
    words = [word for word in written if len(word) > 5]  # shorter ones come up by chance in what is encrypted
    files = [path for path in folder.root.rglob("*") if path.is_file()]
    return [path.name for path in files if any(word in path.read_bytes() for word in (*words, *SIGNS))]


def test_a_day_leaves_nothing_that_can_be_read(encrypted: OfficeFolder, tmp_path: Path) -> None:
    beside = encrypted.root.parent
    with Desk.open(encrypted.root, writing=True) as desk:
        plan = desk.importer.plan(beside / OLD_LEDGER)
        assert readable(encrypted) == []  # the rows of a planned import among them
        desk.import_planned(plan)
        plan.close()
        item = enter(desk, "关于防汛的通知")
        desk.register.attach(item, beside / "审查意见.txt", actor=desk.actor(), today=desk.today())
        drawn = desk.papers.prepare("review-list", [item], desk.today())
        desk.papers.issue(drawn, actor=desk.actor(), today=desk.today())
        assert desk.papers.kept(Sheets(desk.records).sheet(drawn.number)).startswith(b"%PDF")
        assert desk.drafts.keep("item.new", "a1", {"title": "关于防汛的草稿"}, "2026-11-30T09:00:00")
        found = desk.drafts.find("item.new")
        assert found is not None and found.values == {"title": "关于防汛的草稿"}
        desk.back_up(encrypted.root)
        written = errands.export(encrypted.root, tmp_path / "出.xlsx", "register", Query(), unheard)
        assert rows_of(tmp_path / "出.xlsx") > written > 900
        assert readable(encrypted) == []
        (beside / "扫描.pdf").write_bytes(drawn.printed.pdf)
        assert (
            desk.scans.file([beside / "扫描.pdf"], actor=desk.actor(), today=desk.today()).filed[0].sheet
            == drawn.number
        )
        (digest,) = desk.store.one("SELECT sha256 FROM attachment WHERE name = '审查意见.txt'") or ("",)
        drawn_copy = desk.attachments.open_copy(digest, "意见.txt")
        assert "同意公开".encode() in drawn_copy.read_bytes()
    assert not drawn_copy.exists() and readable(encrypted) == []
    keyring.forget()
    with pytest.raises(Locked):
        Desk.open(encrypted.root, writing=False)
    keeping.unlock(encrypted.database, PASSWORD)
    with Desk.open(encrypted.root, writing=True) as desk:
        assert desk.verify() == []
        desk.drafts.drop(found.name)
        assert desk.drafts.find("item.new") is None
    assert all(keeping.drill(copy.path).passed for copy in keeping.backups(encrypted.root)[:1])


@pytest.mark.parametrize("round_", range(max(1, KILLS // 24)))
def test_killed_in_the_midst_of_it_nothing_can_be_read(encrypted: OfficeFolder, round_: int) -> None:
    work = WORKS[round_ % len(WORKS)]
    after = random.Random(SEED + round_).uniform(0.5, 2.5)
    kept = run_and_kill("tests.faults.clerk", work, encrypted, after, PASSWORD)
    assert readable(encrypted) == []
    with Desk.open(encrypted.root, writing=True) as desk:
        assert desk.verify() == [] and desk.records.head()[0] >= kept
    assert readable(encrypted) == []
