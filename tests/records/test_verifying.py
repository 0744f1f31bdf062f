from __future__ import annotations

import hashlib
import hmac
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.records import settings as kept_settings
from gongkai_desktop.records import verify as verifying
from gongkai_desktop.records.event import Draft
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.problem import Problem, Trouble
from gongkai_desktop.records.rulesets import keep_ruleset
from gongkai_desktop.records.sheet import SheetProjection
from gongkai_desktop.store import Store, anchors, backup, restore
from gongkai_desktop.store.attachments import Attachments
from gongkai_desktop.store.connection import Mode, connect
from tests.toy_ledger import DAY, Departments, Notes, amended, new_office, note, records_of

TABLES = ("event", "event_touch", "attachment", "item", "department", "sheet", "ruleset")
COSMETIC = {("attachment", "id"), ("ruleset", "name")}  # not part of what happened


def full_office(root: Path) -> OfficeFolder:
    """An office in which everything that a chain can hold has happened."""
    records = new_office(root)
    store = records.store
    kept = Attachments(store.folder.attachments)
    records.rules = keep_ruleset(store, "tiaoli", "规则")
    records.append([Draft("department.added", DAY, {"name": "办公室"})], actor=0)
    records.append(
        [note(f"第{number}件", department=1, index_no=str(number)) for number in range(4)], actor=2
    )
    records.append([amended(2, title="改过"), amended(3, doc_no="1号")], actor=2)
    records.append([Draft("department.renamed", DAY, {"name": "政务公开科"}, 1, (2, 3))], actor=2)
    records.append([Draft("item.attached", DAY, kept.keep_bytes(b"paper", "纸.pdf").as_body(), 4)], actor=2)
    printed = {"form": "review", "number": "2026-0001", "items": [[2, 8]], "pages": 1}
    records.append([Draft("sheet.printed", DAY, printed, touches=(2,))], actor=2)
    records.undo(7, actor=2, reason="录错")
    records.purge([5], actor=2, reason="误录")
    store.close()
    return store.folder


def verify(folder: OfficeFolder) -> list[Problem]:
    with Store.open(folder, writing=False) as store:
        return Records(
            store, [Departments(), Notes(store), SheetProjection()], clock=datetime.now, rules=""
        ).verify()


def tamper(folder: OfficeFolder, change: Callable[[Any], object]) -> None:
    """Change the database behind the program's back."""
    database = connect(folder.database, Mode.PRIVATE)
    database.execute("PRAGMA foreign_keys = OFF")
    change(database)
    database.close()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> OfficeFolder:
    return full_office(tmp_path_factory.mktemp("whole") / "office")


@pytest.fixture
def copied(office: OfficeFolder, tmp_path: Path) -> OfficeFolder:
    return OfficeFolder(Path(shutil.copytree(office.root, tmp_path / "copied")))


def test_a_whole_office_has_no_problems(office: OfficeFolder) -> None:
    assert verify(office) == []


def altered(value: object, data: st.DataObject) -> object:
    """The value with one character, byte or unit changed."""
    if isinstance(value, int):
        return value + data.draw(st.sampled_from([-1, 1, 1000]))
    if isinstance(value, str):
        at = data.draw(st.integers(0, max(len(value) - 1, 0)))
        other = data.draw(
            st.characters(codec="utf-8").filter(lambda letter: letter not in (value[at : at + 1], " "))
        )
        return value[:at] + other + value[at + 1 :]
    if isinstance(value, bytes):
        at = data.draw(st.integers(0, len(value) - 1))
        return value[:at] + bytes([value[at] ^ data.draw(st.integers(1, 255))]) + value[at + 1 :]
    return None


@settings(max_examples=150)
@given(data=st.data())
def test_any_change_to_any_row_is_found(
    office: OfficeFolder, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = OfficeFolder(Path(shutil.copytree(office.root, tmp_path_factory.mktemp("changed") / "office")))
    table = data.draw(st.sampled_from(TABLES))
    done = []

    def change(connection: Any) -> None:
        cursor = connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        row = dict(zip(names, data.draw(st.sampled_from(cursor.fetchall())), strict=True))
        where = " AND ".join(f"{name} IS ?" for name in names)
        column = data.draw(st.sampled_from(names))
        value = altered(row[column], data)
        if value is None or (table, column) in COSMETIC:
            connection.execute(f"DELETE FROM {table} WHERE {where}", list(row.values()))
        else:
            connection.execute(
                f"UPDATE OR REPLACE {table} SET {column} = ? WHERE {where}", (value, *row.values())
            )
        done.append(connection.execute("SELECT changes()").fetchone()[0])

    tamper(folder, change)
    assert done == [1]
    assert verify(folder) != []


@settings(max_examples=60)
@given(data=st.data())
def test_a_flipped_bit_in_the_file_is_found_or_does_no_harm(
    office: OfficeFolder, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = OfficeFolder(Path(shutil.copytree(office.root, tmp_path_factory.mktemp("flipped") / "office")))
    content = bytearray(folder.database.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    folder.database.write_bytes(content)
    try:
        harmless = verify(folder) == []
    except Refused:
        return
    if harmless:
        assert told(folder) == told(office)


def told(folder: OfficeFolder) -> list[list[tuple[Any, ...]]]:
    with Store.open(folder, writing=False) as store:
        return [store.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES if table != "ruleset"]


@pytest.mark.parametrize(
    ("sql", "kind", "text"),
    [
        ("DELETE FROM event WHERE id = 6", Trouble.CHAIN, "记载缺失"),
        ("UPDATE event SET body = '{}' WHERE id = 6", Trouble.CHAIN, "内容被改动过"),
        ("UPDATE event SET body = NULL, salt = NULL WHERE id = 6", Trouble.CHAIN, "没有清除的记载"),
        ("UPDATE event SET body = '{}' WHERE id = 5", Trouble.CHAIN, "内容被改动过"),
        ("UPDATE event SET day = '2026-02-05' WHERE id = 6", Trouble.CHAIN, "接不上"),
        ("UPDATE event SET actor = 1 WHERE id = 6", Trouble.CHAIN, "接不上"),
        ("UPDATE event SET day = '不是日期' WHERE id = 6", Trouble.CHAIN, "读不出来"),
        ("UPDATE event SET touches = '[2' WHERE id = 8", Trouble.CHAIN, "读不出来"),
        ("DELETE FROM event_touch WHERE stream = 3", Trouble.CHAIN, "关联缺失"),
        ("INSERT INTO event_touch VALUES (5, 8)", Trouble.CHAIN, "多出没有记载的关联"),
        ("UPDATE attachment SET name = '别的'", Trouble.CHAIN, "附件清单与记载不一致"),
        ("INSERT INTO attachment VALUES (9, 4, 99, 'x', 'x', 1, '')", Trouble.CHAIN, "多出没有记载的附件"),
        ("UPDATE ruleset SET text = '别的'", Trouble.RULES, "制度方案被改动过"),
        ("UPDATE item SET title = '别的' WHERE id = 2", Trouble.ROWS, "与记载不一致"),
        ("DELETE FROM item WHERE id = 2", Trouble.ROWS, "缺这一行"),
        ("INSERT INTO item (id) VALUES (77)", Trouble.ROWS, "没有它的记载"),
        ("DELETE FROM item_search WHERE rowid = 2", Trouble.ROWS, "检索索引"),
        (
            "INSERT INTO item_search (rowid, title, number, rest, initials) VALUES (78, '多出', '', '', '')",
            Trouble.ROWS,
            "检索索引",
        ),
        ("UPDATE event SET kind = 'strange.begun' WHERE id = 2", Trouble.ROWS, "不认识"),
        ("UPDATE event SET rules = 9 WHERE id = 2", Trouble.DATABASE, "不存在的内容"),
    ],
)
def test_the_finding_says_what_is_wrong(copied: OfficeFolder, sql: str, kind: Trouble, text: str) -> None:
    tamper(copied, lambda connection: connection.execute(sql))
    assert any(problem.kind is kind and text in problem.text for problem in verify(copied))


@pytest.mark.parametrize("words", ["", "别的 的", "改过 过 过"])
def test_wrong_words_in_the_search_table_are_found_and_made_anew(copied: OfficeFolder, words: str) -> None:
    def change(connection: Any) -> None:
        connection.execute("DELETE FROM item_search WHERE rowid = 2")
        connection.execute(
            "INSERT INTO item_search (rowid, title, number, rest, initials) VALUES (2, ?, '', '', '')",
            (words,),
        )

    tamper(copied, change)
    assert [(problem.kind, problem.where) for problem in verify(copied)] == [(Trouble.ROWS, "记录 #2")]
    rebuild(copied)
    assert verify(copied) == []


def test_rows_and_search_are_made_anew_from_the_events(copied: OfficeFolder) -> None:
    def change(connection: Any) -> None:
        connection.execute("UPDATE item SET title = '别的' WHERE id = 2")
        connection.execute("DELETE FROM item WHERE id = 3")
        connection.execute("INSERT INTO item (id, title) VALUES (77, '多出的')")
        connection.execute("DELETE FROM item_search WHERE rowid = 4")

    before = told(copied)
    tamper(copied, change)
    assert verify(copied) != []
    rebuild(copied)
    assert verify(copied) == [] and told(copied) == before


def rebuild(folder: OfficeFolder) -> None:
    with Store.open(folder, writing=True) as store:
        Records(
            store, [Departments(), Notes(store), SheetProjection()], clock=datetime.now, rules=""
        ).rebuild()


@pytest.mark.parametrize(
    ("sql", "text"),
    [
        ("UPDATE meta SET value = value || '0' WHERE key = 'sheet_key'", "校验密钥"),
        ("DELETE FROM meta WHERE key = 'sheet_key'", "校验密钥"),
        ("UPDATE meta SET value = 'ABCDEFGH' WHERE key = 'office_no'", "编号被改动或丢失"),
        ("UPDATE meta SET value = '[]' WHERE key = 'views'", "我的视图"),
        ("DELETE FROM meta WHERE key = 'views'", "我的视图"),
        ("DELETE FROM meta WHERE key = 'seal:views'", "我的视图"),
        ("UPDATE mapping SET mapping = '{}'", "表头对应"),
        ("INSERT INTO mapping VALUES ('item', '甲', '{}')", "表头对应"),
    ],
)
def test_what_is_kept_beside_the_events_cannot_be_changed_unseen(
    copied: OfficeFolder, sql: str, text: str
) -> None:
    with Store.open(copied, writing=True) as store, store.atomic():
        draft = kept_settings.noted(store, DAY)
        assert draft is not None
        records_of(store).append([draft], actor=0, clock_sure=True)
        kept_settings.seal_all(store)
        store.set_meta("views", '[{"key": "my:1"}]')
        kept_settings.seal(store, kept_settings.VIEWS)
        store.execute("INSERT INTO mapping VALUES ('item', '乙', '{\"乙\": \"title\"}')")
        kept_settings.seal(store, kept_settings.HEADERS)
        assert kept_settings.noted(store, DAY) is None
    assert verify(copied) == []
    tamper(copied, lambda connection: connection.execute(sql))
    found = [problem for problem in verify(copied) if problem.kind is Trouble.SETTINGS]
    assert found and all(text in problem.text or "key" in sql for problem in found)
    assert any(text in problem.text for problem in found)


def test_a_seal_that_this_program_made_years_ago_still_holds(copied: OfficeFolder) -> None:
    """Made by hand as it was always made; with another form every kept view would read as changed from outside."""
    with Store.open(copied, writing=True) as store, store.atomic():
        draft = kept_settings.noted(store, DAY)
        assert draft is not None
        records_of(store).append([draft], actor=0, clock_sure=True)
        kept_settings.seal_all(store)
        store.set_meta("views", "[甲]")
        store.execute("INSERT INTO mapping VALUES ('item', '乙', '{}')")
        key = store.meta("sheet_key").encode()
        for what, content in (("views", '[["[甲]"]]'), ("headers", '[["item", "乙", "{}"]]')):
            store.set_meta(f"seal:{what}", hmac.new(key, content.encode(), hashlib.sha256).hexdigest())
    assert verify(copied) == []


def test_an_office_of_an_older_program_has_no_seals_and_nothing_is_wrong_with_it(
    copied: OfficeFolder,
) -> None:
    tamper(copied, lambda connection: connection.execute("INSERT INTO meta VALUES ('views', '[]')"))
    assert verify(copied) == []


@pytest.mark.parametrize("stage", list(verifying._STAGES))
def test_a_stage_that_breaks_off_says_so_as_ours_and_the_others_go_on(
    copied: OfficeFolder, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    (paper,) = copied.attachments.glob("*/*.pdf")
    paper.unlink()
    (copied.backups / "链头.txt").unlink(missing_ok=True)
    (copied.backups / "链头.txt").mkdir()
    others = {problem.kind for problem in verify(copied)}
    assert others == {Trouble.ATTACHMENT, Trouble.ANCHOR}
    monkeypatch.setattr(verifying, "_STAGES", {**verifying._STAGES, stage: broken})
    problems = verify(copied)
    (ours,) = (problem for problem in problems if problem.kind is Trouble.PROGRAM)
    assert "不是台账损坏" in ours.text and "ZeroDivisionError" in ours.text and stage in ours.where
    left = {"链头": {Trouble.ATTACHMENT}, "附件": {Trouble.ANCHOR}}.get(stage, others)
    assert {problem.kind for problem in problems} == {Trouble.PROGRAM, *left}


@pytest.mark.parametrize("error", [KeyError, ZeroDivisionError, Fault])
def test_one_record_that_cannot_be_replayed_does_not_stop_the_rest(
    copied: OfficeFolder, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    whole = Notes.row

    def stumbling(self: Notes, state: dict[str, Any] | None) -> Any:
        if state is not None and state["title"] == "第1件":
            raise error
        return whole(self, state)

    tamper(
        copied, lambda connection: connection.execute("UPDATE item SET title = '别的' WHERE title = '第2件'")
    )
    monkeypatch.setattr(Notes, "row", stumbling)
    problems = verify(copied)
    ours = [problem for problem in problems if problem.kind is Trouble.PROGRAM]
    assert [problem.where for problem in ours] == ["记录 #3"] and error.__name__ in ours[0].text
    assert any(problem.where == "记录 #4" and "与记载不一致" in problem.text for problem in problems)
    assert not any(problem.kind is Trouble.DATABASE for problem in problems)


def test_attachments_lost_or_changed_are_found(copied: OfficeFolder) -> None:
    (paper,) = copied.attachments.glob("*/*.pdf")
    paper.write_bytes(b"other")
    assert [str(problem) for problem in verify(copied)] == ["附件：记录 #4，附件“纸.pdf”的内容被改动过"]
    paper.unlink()
    assert [problem.text for problem in verify(copied)] == ["附件“纸.pdf”的文件不见了"]


def test_a_ruined_database_makes_a_short_list(tmp_path: Path) -> None:
    records = new_office(tmp_path / "office")
    records.append((note(str(number)) for number in range(300)), actor=0)
    records.store.close()
    tamper(records.store.folder, lambda connection: connection.execute("UPDATE item SET title = ''"))
    problems = verify(records.store.folder)
    assert len(problems) == 51 and problems[-1].where == "共 300 处"


def test_a_rewritten_history_is_found_by_the_newest_copy(tmp_path: Path) -> None:
    """Somebody who rebuilds the whole chain after changing it is caught by what had left the house before."""
    for root, title in ((tmp_path / "office", "真"), (tmp_path / "forged", "假")):
        records = new_office(root)
        records.append([note(title)], actor=0)
        records.store.close()
    folder, forged = OfficeFolder(tmp_path / "office"), OfficeFolder(tmp_path / "forged")
    backup.by_hand(folder)
    shutil.copyfile(forged.database, folder.database)
    assert {problem.kind for problem in verify(folder)} == {Trouble.ANCHOR}
    anchors.journal(folder).unlink()
    assert [problem.where[:2] for problem in verify(folder)] == ["备份"]


def test_a_shortened_history_is_found_by_an_export(records: Records) -> None:
    records.append([note("甲"), note("乙")], actor=0)
    folder = records.store.folder
    records.store.close()
    before = folder.database.read_bytes()
    with Store.open(folder, writing=True) as store:
        again = records_of(store)
        again.append([note("丙")], actor=0)
        anchor = again.leave_anchor("导出 登记簿.xlsx")
        assert (anchor.count, anchor.head) == again.head() and again.verify() == []
    folder.database.write_bytes(before)
    (problem,) = verify(folder)
    assert problem.kind is Trouble.ANCHOR and problem.text == "当时已有 3 条记载，现在没有这么多"


def test_an_older_copy_put_back_is_no_forgery(records: Records) -> None:
    records.append([note("甲")], actor=0)
    folder = records.store.folder
    copy = backup.by_hand(folder, lambda: datetime(2026, 2, 1, 8))
    records.append([note("乙")], actor=0)
    backup.by_hand(folder, lambda: datetime(2026, 2, 2, 8))
    records.store.close()
    restore.restore(copy.path, folder)
    with Store.open(folder, writing=True) as store:
        again = records_of(store)
        again.append([note("丙")], actor=0)
        assert again.verify() == []


def test_a_copy_that_cannot_be_opened_is_a_finding(copied: OfficeFolder) -> None:
    (copied.backups / "台账-20990101-000000-每日.db").write_bytes(b"nothing")
    assert [problem.text for problem in verify(copied)] == ["打不开，请重新备份"]


def test_what_no_chain_can_see_is_said(records: Records) -> None:
    records.append([note("甲")], actor=0)
    assert "目前还没有留下过链头" in records.unseen()
    records.leave_anchor("导出")
    assert "2026-02-06 09:00，到第 1 号记载" in records.unseen()


def test_verifying_sees_one_moment_while_a_writer_goes_on(records: Records) -> None:
    records.append([note("甲")], actor=0)
    with Store.open(records.store.folder, writing=False) as reader:
        other = records_of(reader)
        with reader.snapshot():
            assert reader.rows("SELECT count(*) FROM event") == [(1,)]
            records.append([note("乙")], actor=0)
            assert reader.rows("SELECT count(*) FROM event") == [(1,)] and other.verify() == []
        assert other.verify() == [] and reader.rows("SELECT count(*) FROM event") == [(2,)]
