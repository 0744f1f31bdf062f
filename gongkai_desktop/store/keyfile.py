"""The key file beside an encrypted database: how a password, or the recovery sheet, leads to its key.

The database has a random key of its own. That key is kept wrapped twice, each time sealed (see ``store.sealed``) with
a key made by scrypt: once from the password, once from the code on the recovery sheet. A change of the password wraps
it anew and touches nothing else. Every copy of the database carries the same words in a last block of its own, which
SQLite does not look at, so that one file is all there is to carry; the office's own database carries it only between
being put in its place and being opened for the first time.
"""

from __future__ import annotations

import json
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from gongkai_desktop import keyring
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import written_whole
from gongkai_desktop.store import sealed

PAGE: Final = 4096
"""Bytes of a page of an encrypted database; the block at the end of a copy has as many, or a multiple."""
_MAGIC = b"GKTZ-KEY\n"
_FORMAT = 1
_COST = {"n": 1 << 16, "r": 8, "p": 1}  # 64 MB and about 0.3 s for each guess
_MOST_MEMORY = 1 << 30
_MOST_PAGES = 4
_LOOKED_AT = 8  # copies in which a lost key file is looked for
PASSWORD, RECOVERY = "password", "recovery"


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The key's ``name`` (tells nothing), and its two wrappings by what opens them."""

    name: str
    wraps: dict[str, dict[str, Any]]

    def opened(self, by: str, secret: str) -> bytes | None:
        """The database's key; None when the password, or the code, is another one."""
        wrap = self.wraps.get(by)
        if wrap is None:
            return None
        try:
            key = _derived(secret, b64decode(wrap["salt"]), wrap["cost"])
            return sealed.unwrapped(b64decode(wrap["box"]), key)
        except (LookupError, TypeError, ValueError) as error:
            raise _unreadable() from error

    def rewrapped(self, by: str, secret: str, key: bytes) -> KeyFile:
        """The same key under another password or code; the other way in stays as it is."""
        return replace(self, wraps={**self.wraps, by: _wrap(secret, key)})

    def written(self) -> bytes:
        """As the file holds it."""
        told = json.dumps({"format": _FORMAT, "name": self.name, "wraps": self.wraps}, ensure_ascii=True)
        return _MAGIC + told.encode() + b"\n" + _check(told.encode())


def made(key: bytes, password: str, code: str) -> KeyFile:
    """The key file of a key that is new."""
    name = sealed.new_key().hex()[:16]
    return KeyFile(name, {PASSWORD: _wrap(password, key), RECOVERY: _wrap(code, key)})


def place(database: Path) -> Path:
    """Where the key file of a database lies."""
    return database.with_name(f"{database.name.removesuffix('.db')}.钥匙")


def candidates(database: Path) -> Iterator[KeyFile]:
    """Where the key of an encrypted database may be told, the likeliest first.

    Its key file; the block at its end; and, since a key file may be lost, the copies in 备份, which carry the same.
    """
    beside = place(database)
    for found in (_read(beside), at_end(database)):
        if found is not None:
            yield found
    copies = sorted((database.parent / "备份").glob("台账-*.db"), key=lambda path: path.name, reverse=True)
    for copy in copies[:_LOOKED_AT]:
        if (found := at_end(copy)) is not None:
            yield found


def at_end(copy: Path) -> KeyFile | None:
    """The key file that a copy carries in its last block; None without one."""
    block = _last_block(copy)
    return _understood(block.rstrip(b"\0")) if block else None


def append(copy: Path, told: KeyFile) -> None:
    """Have a copy carry it."""
    block = told.written()
    with copy.open("ab") as stream:
        stream.write(block + b"\0" * (-len(block) % PAGE))


def cut_off(database: Path) -> None:
    """Take the block at the end away again; what SQLite reads of the file stays as it is."""
    if block := _last_block(database):
        with database.open("r+b") as stream:
            stream.truncate(database.stat().st_size - len(block))


def write(database: Path, told: KeyFile) -> None:
    """Put the key file beside its database, whole or not at all."""
    with written_whole(place(database), private=True) as beside:
        beside.write_bytes(told.written())


def held(database: Path) -> KeyFile | None:
    """The key file of an encrypted database whose key this process holds."""
    return next((told for told in candidates(database) if keyring.find(told.name) is not None), None)


def carry(copy: Path, database: Path) -> None:
    """Have a copy carry the key file of the database that it was made of."""
    if (told := held(database)) is not None:
        append(copy, told)


def settle(database: Path) -> None:
    """Before an office is written to: its key file lies beside it, and its last block is pages again."""
    told = held(database)
    if told is not None and _read(place(database)) != told:
        write(database, told)
    cut_off(database)


def _last_block(copy: Path) -> bytes:
    """The last pages where they are a key file; empty otherwise."""
    try:
        size = copy.stat().st_size
        with copy.open("rb") as stream:
            for pages in range(1, _MOST_PAGES + 1):
                if size < (pages + 1) * PAGE:
                    break
                stream.seek(size - pages * PAGE)
                block = stream.read(pages * PAGE)
                if block.startswith(_MAGIC):
                    return block
    except OSError:
        pass
    return b""


def _read(path: Path) -> KeyFile | None:
    with suppress(OSError):
        return _understood(path.read_bytes())
    return None


def _understood(content: bytes) -> KeyFile | None:
    """None where it is no key file, or a damaged one: another place may tell the same."""
    if not content.startswith(_MAGIC):
        return None
    body, _, check = content.removeprefix(_MAGIC).rpartition(b"\n")
    if check != _check(body):  # a flipped bit must not pass for a wrong password
        return None
    try:
        told = json.loads(body)
        if told["format"] > _FORMAT:
            way = "请安装新版“信息公开台账”后再打开；台账没有改动"
            raise Refused("这份台账是用更新的版本加密的", why="本程序不认识它的钥匙文件", way=way)
        return KeyFile(str(told["name"]), dict(told["wraps"]))
    except (LookupError, TypeError, ValueError):
        return None


def _check(body: bytes) -> bytes:
    from hashlib import sha256  # OpenSSL behind it, which starting does not need

    return sha256(body).hexdigest().encode()


def _unreadable() -> Refused:
    way = "请从备份里取回“台账.钥匙”，或恢复最近的备份（备份里带着同样的内容）"
    return Refused("钥匙文件读不懂", why="它可能被别的软件改动过", way=way)


def _wrap(secret: str, key: bytes) -> dict[str, Any]:
    salt = sealed.new_key()[:16]
    box = sealed.wrapped(key, _derived(secret, salt, _COST))
    return {"salt": b64encode(salt).decode(), "cost": _COST, "box": b64encode(box).decode()}


def _derived(secret: str, salt: bytes, cost: dict[str, int]) -> bytes:
    """A key from what somebody types; the same characters count as the same however the keyboard writes them."""
    from hashlib import scrypt  # OpenSSL behind it, which starting does not need

    typed = unicodedata.normalize("NFKC", secret).encode()
    n, r, p = (int(cost[name]) for name in "nrp")
    if not 0 < 128 * n * r * p <= _MOST_MEMORY:  # a number in a damaged file must not eat the machine
        raise ValueError("a cost that nobody has asked for")
    return scrypt(typed, salt=salt, n=n, r=r, p=p, maxmem=_MOST_MEMORY + (1 << 20), dklen=32)
