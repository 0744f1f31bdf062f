"""A real office for the drills: founded at the desk, with an import, papers and a copy; and older ones."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlcipher3.dbapi2 import Connection

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.store import backup, schema, steps
from gongkai_desktop.store.connection import Mode, connect

OLD_LEDGER = "旧台账.xlsx"
ROWS = 300
RELEASED = 2
"""The schema version of the first release, from which offices are brought up to date."""


def founded(place: Path) -> OfficeFolder:
    """The office in ``place``/台账, with an old ledger beside it that was taken in once."""
    ledger(place / OLD_LEDGER, ROWS)
    with Desk.create(place / "台账", name="某区某局") as desk:
        desk.import_at_once(place / OLD_LEDGER)
        paper = place / "审查意见.txt"
        paper.write_text("同意公开" * 500, "utf-8")
        for number in range(5):
            item = enter(desk, f"关于第{number}次检查的通知")
            desk.register.attach(item, paper, actor=desk.actor(), today=desk.today())
    backup.by_hand(OfficeFolder(place / "台账"))
    ledger(place / OLD_LEDGER, 3 * ROWS, "又一批")
    return OfficeFolder(place / "台账")


def enter(desk: Desk, title: str, summary: str = "") -> int:
    """One item entered as a clerk does."""
    today = desk.today().isoformat()
    values = {
        "title": title,
        "formed": today,
        "department": "办公室",
        "attribute": "主动公开",
        "summary": summary,
    }
    return desk.register.enter(values, actor=desk.actor(), today=desk.today()).act


def sign(desk: Desk, item: int) -> None:
    """The next opinion of the review, one that lets the item pass."""
    act = next(one for one in desk.register.view(item, desk.today()).acts if one.key == "step")
    values = {**act.defaults, "opinion": act.form.column("opinion").choices[0], "who": "张三"}
    desk.register.perform(item, act.key, values, actor=desk.actor(), today=desk.today())


def ledger(path: Path, rows: int, word: str = "第一批") -> None:
    """An old ledger as a workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    sheet.append(["索引号", "信息名称", "文号", "生成日期", "公开属性", "责任科室"])
    for number in range(rows):
        title, attribute = f"关于{word}{number}号事项的通知", ("主动公开", "依申请公开")[number % 2]
        sheet.append([f"{word}/{number:05}", title, "", "2024-03-05", attribute, "办公室"])
    book.save(path)


def set_back(folder: OfficeFolder) -> None:
    """Make the office's database what the first release had written, full-text indexes included."""
    newer = folder.database.with_suffix(".newer")
    folder.database.rename(newer)
    with closing(connect(folder.database, Mode.PRIVATE)) as old:
        old.execute("PRAGMA foreign_keys = OFF")
        old.execute("BEGIN IMMEDIATE")
        for step in steps.STEPS[:RELEASED]:
            step(old.execute)
        old.execute("COMMIT")
        old.execute("ATTACH ? AS newer", (str(newer),))
        old.execute("BEGIN IMMEDIATE")
        for table in _tables(old):
            shared = ", ".join(_columns(old, "main", table))
            old.execute(f"DELETE FROM main.{table}")
            old.execute(f"INSERT INTO main.{table} ({shared}) SELECT {shared} FROM newer.{table}")
        old.execute("COMMIT")
        old.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        old.execute(f"PRAGMA user_version = {RELEASED}")
    newer.unlink()


def _tables(connection: Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    return [str(name) for (name,) in rows.fetchall()]


def _columns(connection: Connection, place: str, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f"PRAGMA {place}.table_info({table})").fetchall()]
