"""Whose file it is, how new it is, and the steps that bring it up to date."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2
from sqlcipher3.dbapi2 import Connection

from gongkai_desktop import __version__
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.store import steps

APPLICATION_ID = 0x474B545A  # "GKTZ"
PROGRAM: Final = "program"
"""Under this key the file says which version of the program wrote it last."""


def number(connection: Connection, pragma: str) -> int:
    """The value of a pragma that is a number."""
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(row[0]) if row else 0


def newest() -> int:
    """The schema version this program writes."""
    return len(steps.STEPS)


def version(connection: Connection, path: Path) -> int:
    """The file's schema version; Refused when it is another program's or of a newer version of this one."""
    owner, found = number(connection, "application_id"), number(connection, "user_version")
    if owner != APPLICATION_ID:
        raise Refused(
            f"“{path.name}” 不是信息公开台账的数据库",
            why=f"它属于别的软件（标识 {owner:#x}）" if owner else "它没有本软件的标识",
            way="请确认选对了办公文件夹；不要把别的数据库改名放进来",
        )
    if found > newest():
        raise _newer(found, _program(connection))
    return found


def _newer(found: int, program: str) -> Refused:
    by = f"由“信息公开台账”{program} 写成，" if program else ""
    least = f" {program} 或更新的版本" if program else "新版“信息公开台账”"
    return Refused(
        "这份台账是用更新的版本写的",
        why=f"台账{by}是第 {found} 版格式；现在这个程序是 {__version__}，只认识到第 {newest()} 版",
        way=f"请安装{least}后再打开；电脑上装了两个版本的，用新的那个打开。台账没有改动",
    )


def _program(connection: Connection) -> str:
    """The version of the program that wrote the file last, '' where it does not say."""
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (PROGRAM,)).fetchone()
    except dbapi2.Error:  # what a later version makes of its tables nobody knows
        return ""
    return str(row[0]) if row else ""


def sign(connection: Connection) -> None:
    """Note in the file which version of the program writes it, so that an older one can name it."""
    if _program(connection) != __version__:
        with suppress(dbapi2.OperationalError):  # a full disk: the next opening notes it
            connection.execute(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (PROGRAM, __version__)
            )


def upgrade(connection: Connection, *, before: Callable[[], None] = lambda: None) -> None:
    """Run every step the file still lacks, all in one transaction; ``before`` is called once if there is any.

    A new, empty file is given our mark and its own key and number first.
    """
    start = number(connection, "user_version")
    if start == newest():
        return
    before()
    connection.execute("PRAGMA foreign_keys = OFF")  # steps may rebuild tables; checked before the commit
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps.STEPS[start:]:
            step(connection.execute)
        if start == 0:
            _mark(connection)
        connection.execute(f"PRAGMA user_version = {newest()}")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise Fault(f"schema steps {start + 1} to {newest()} leave broken references")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    connection.execute("PRAGMA foreign_keys = ON")


def is_ours(connection: Connection) -> bool:
    """Whether the file has exactly the tables and indexes that the steps make."""
    fresh = dbapi2.connect(":memory:", isolation_level=None)
    try:
        upgrade(fresh)
        return _objects(fresh) == _objects(connection)
    finally:
        fresh.close()


def _objects(connection: Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()


def _mark(connection: Connection) -> None:
    import secrets  # OpenSSL behind it, which starting does not need

    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(
        "INSERT INTO meta (key, value) VALUES ('sheet_key', ?), ('office_no', ?)",
        (
            secrets.token_hex(32),
            "".join(secrets.choice("23456789ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(8)),
        ),
    )
