"""Opening an encrypted database: a password, or the recovery sheet's code, becomes a key that this process holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from gongkai_desktop import keyring
from gongkai_desktop.clock import now
from gongkai_desktop.errors import Refused
from gongkai_desktop.store.attempts import Attempts
from gongkai_desktop.store.connection import Mode, connect
from gongkai_desktop.store.failures import damaged
from gongkai_desktop.store.keyfile import PASSWORD, KeyFile, candidates
from gongkai_desktop.store.recovery_code import read_code

SHORTEST = 8
_GOOD = 12
_RUNS = ("0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv")


class WrongPassword(Refused):
    """Not the password, or not this ledger's recovery code."""


def unlock(database: Path, secret: str, *, by: str = PASSWORD, clock: Callable[[], datetime] = now) -> None:
    """Hold the key of an encrypted database (or copy) from now on.

    WrongPassword, or Refused while wrong ones make one wait.
    """
    secret = secret if by == PASSWORD else read_code(secret)
    attempts = Attempts(database, clock)
    attempts.refuse_early()
    known: dict[str, KeyFile] = {}
    for told in candidates(database):
        known.setdefault(told.name, told)  # an older copy tells the same key with an older password
    if not known:
        raise _lost(database)
    fits = []
    for told in known.values():
        key = told.opened(by, secret)
        if key is not None and _opens(database, key):
            attempts.right()
            keyring.hold(told.name, key)
            return
        fits.append(key is not None)
    if fits[0]:  # it was the password, and it is not the password that is wrong
        attempts.right()
        raise damaged()
    attempts.wrong()
    raise _wrong(by, attempts)


def refuse_poor(password: str) -> None:
    """Refuse what is no password: shorter than eight characters."""
    if len(password) < SHORTEST:
        raise Refused(
            "密码太短",
            why=f"只有 {len(password)} 个字符",
            way=f"请用 {SHORTEST} 个字符以上，例如几个不相干的词连起来",
        )


def weakness(password: str, names: Sequence[str] = ()) -> str:
    """Why a password would be guessed soon, in a sentence; '' where nothing speaks against it. Nothing is forbidden."""
    plain = password.casefold()
    if len(set(plain)) <= 3:
        return "来来去去就几个字符，很容易猜到"
    if plain.isdecimal():
        return "全是数字，像日期、电话或证件号，很容易猜到"
    if any(run[at : at + 5] in plain for run in _RUNS for at in range(len(run) - 4)):
        return "含有键盘上或字母表里连着的一串，很容易猜到"
    if any(len(name) > 1 and name.casefold() in plain for name in (*names, "gongkai", "password", "admin")):
        return "含有单位、人名或常用的词，很容易猜到"
    if len(plain) < _GOOD and re.fullmatch(r"[a-z]+\d*|\d+[a-z]+", plain):
        return "不长，又只有字母和数字；再长一些、加几个符号更稳妥"
    return ""


def _opens(database: Path, key: bytes) -> bool:
    """Whether it is the key of this very file: a key file may belong to another database."""
    try:
        connect(database, Mode.FIXED if _is_alone(database) else Mode.READING, key).close()
    except Refused as refused:
        if refused.what == damaged().what:
            return False
        raise
    return True


def _is_alone(database: Path) -> bool:
    log = database.with_name(f"{database.name}-wal")
    return not log.exists() or not log.stat().st_size


def _wrong(by: str, attempts: Attempts) -> WrongPassword:
    wait = attempts.wait()
    why = f"要等 {wait} 秒才能再试" if wait else "内容没有受影响"
    if by == PASSWORD:
        way = "请看大小写和输入法再输一次；备份用的是备份那一天的密码；忘了的，用恢复单"
        return WrongPassword("密码不对", why=why, way=way)
    way = "请确认是这个单位最近一次印的恢复单；更早的只打得开更早的备份"
    return WrongPassword("这不是这本台账的恢复码", why=why, way=way)


def _lost(database: Path) -> Refused:
    return Refused(
        f"“{database.name}”打不开：没有它的钥匙文件，或者文件已损坏",
        why="加密的台账要有“台账.钥匙”，密码和恢复单都要靠它；“备份”里的每一份也带着它",
        way="请从原处或 U 盘上的备份取回“台账.钥匙”，或者恢复最近的一份备份",
    )
