"""What SQLite's complaints mean to a clerk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from gongkai_desktop.errors import Cancelled, Fault, Refused

FAILURES = (dbapi2.Error, UnicodeDecodeError)
"""What SQLite raises; the last where a damaged file makes even its message unreadable."""

_DAMAGED = Refused(
    "台账数据库打不开或已损坏",
    why="台账.db 不是完整的数据库文件，可能复制中断、磁盘出错或被其他软件改动过",
    way="请不要再改动这个文件夹，用“备份”文件夹里最近的一份恢复",
    command="命令 restore",
)
_MEANINGS: dict[str, Refused] = {
    "SQLITE_FULL": Refused(
        "没有保存",
        why="磁盘已满，放不下新的内容",
        way="请清理磁盘后再做一次；原有内容没有改动",
    ),
    "SQLITE_IOERR": Refused(
        "没有保存或没有读出",
        why="读写磁盘出错，磁盘可能已满、已拔出或有坏道",
        way="请检查磁盘和剩余空间后再做一次；原有内容没有改动",
    ),
    "SQLITE_READONLY": Refused(
        "没有保存",
        why="这个文件夹不允许写入",
        way="请把整个办公文件夹复制到可以写入的硬盘位置再打开",
    ),
    "SQLITE_CANTOPEN": Refused(
        "台账数据库打不开",
        why="没有读写这个文件夹的权限，或文件被其他软件占用",
        way="请确认对文件夹有读写权限，或把整个文件夹复制到自己的硬盘位置再打开",
    ),
    "SQLITE_PERM": Refused(
        "台账数据库打不开",
        why="没有读写这个文件夹的权限",
        way="请联系本机管理员授予读写权限",
    ),
    "SQLITE_BUSY": Refused(
        "台账正忙",
        why="另一个程序正在读写台账数据库",
        way="请稍候再试；若一直如此，请关闭其他打开台账的程序",
    ),
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": _DAMAGED,
}


_TEXTS = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database is locked": "SQLITE_BUSY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "unable to open database file": "SQLITE_CANTOPEN",
    "attempt to write a readonly database": "SQLITE_READONLY",
}


def _named(text: str) -> str:
    """The name of an error that the copying interface reports by its text alone."""
    return _TEXTS.get(text, "")


def meaning(error: Exception) -> Exception:
    """The exception to raise instead of SQLite's: Refused, Cancelled for an interrupted query, or Fault."""
    name: str = getattr(error, "sqlite_errorname", "") or _named(str(error))
    if isinstance(error, UnicodeDecodeError):
        return damaged()
    if not name and "decode" in str(error):
        error.args = ("text in the database is not UTF-8",)  # the message quotes the text
        return damaged()
    if name.startswith("SQLITE_INTERRUPT"):
        return Cancelled("查询已停止")
    if str(error).startswith("UNIQUE constraint failed"):
        return Refused("没有保存", why="编号与已有的记录重复", way="请换一个编号")
    for prefix, refusal in _MEANINGS.items():
        if name.startswith(prefix):
            return Refused(refusal.what, why=refusal.why, way=refusal.way, command=refusal.command)
    return Fault(f"{name or type(error).__name__}: {error}")


def damaged() -> Refused:
    """The refusal of a database that is not whole."""
    return Refused(_DAMAGED.what, why=_DAMAGED.why, way=_DAMAGED.way, command=_DAMAGED.command)


@contextmanager
def reading_back() -> Iterator[None]:
    """What we wrote ourselves and cannot understand any more comes out as damage, not as our mistake."""
    try:
        yield
    except (LookupError, TypeError, ValueError) as error:
        raise damaged() from error


@contextmanager
def failing() -> Iterator[None]:
    """SQLite's failures within come out as ours."""
    try:
        yield
    except FAILURES as error:
        raise meaning(error) from error


@contextmanager
def opening() -> Iterator[None]:
    """The same while a file is being opened, where what nobody expected means that it is damaged."""
    try:
        with failing():
            yield
    except Fault as error:
        raise damaged() from error
