"""The office's database: opening it safely, and running SQL in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlcipher3 import dbapi2

from gongkai_desktop.data import OfficeFolder, begins_plain
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.files import private_folder, refusing_disk, sweep, sweep_temporary, written_whole
from gongkai_desktop.store import schema
from gongkai_desktop.store.connection import Mode, connect, give_back
from gongkai_desktop.store.failures import FAILURES, damaged, failing, meaning, opening
from gongkai_desktop.store.places import Place, examine, gone, identity, refuse_network

if TYPE_CHECKING:
    from peewee import Query

    from gongkai_desktop.store.attachments import Attachments
    from gongkai_desktop.store.lock import Holder, WriterLock

SEAL_KEY = "seal_key"
"""Where the database keeps the key of what is sealed beside it."""
_SCRUB = "scrub_due"


class Store:
    """One open connection to one office's database.

    A writing store holds the folder's lock; a reading one can change nothing. It serves the thread that opened it;
    another may only ``interrupt`` it. SQLite's failures come out as Refused (full, read-only, damaged, busy), as
    Cancelled (interrupted) or as Fault.
    """

    def __init__(self, place: Place, connection: dbapi2.Connection, lock: WriterLock | None) -> None:
        self.folder = place.folder
        self.fixed = place.fixed
        self._lock = lock
        self._identity = identity(place.folder.database)
        self._connection = connection
        self._depth = 0
        self._seal_key: bytes | None = None

    @classmethod
    def open(cls, folder: OfficeFolder, *, writing: bool) -> Self:
        """Open an office folder.

        Refused, in one sentence with a way forward, when it is no office folder, another program's, of a
        newer version, damaged, half copied, on a network drive, or (writing) read-only or held by another
        window. An older file is backed up and brought up to date, which needs ``writing``. On a read-only
        disc, or without the right to write, reading works and ``fixed`` is True.
        """
        if not writing:
            place = examine(folder)
            return cls._checked(place, Mode.FIXED if place.fixed else Mode.READING, None)
        from gongkai_desktop.store import (
            restore,  # what only a writer needs: the window's first rows do without
        )
        from gongkai_desktop.store.lock import WriterLock

        if restore.pending(folder):
            restore.resume(folder)
        place = examine(folder)
        if place.fixed:
            raise Refused(
                f"“{folder.root}” 不允许写入，只能查看",
                why="它在只读介质上，或者没有写入的权限",
                way="要登记和修改，请把整个文件夹复制到硬盘上再打开",
            )
        lock = WriterLock(folder.lock)
        try:
            sweep(folder.root)
            sweep(folder.backups)
            sweep(folder.attachments)
            sweep_temporary()
            store = cls._checked(place, Mode.WRITING, lock)
            store._go_on_protecting()
            store._sweep_after(lock.recovered)
        except BaseException:
            lock.release()
            raise
        store._finish_scrub()
        return store

    @classmethod
    def of_copy(cls, path: Path) -> Self:
        """Read a finished copy where it lies, whatever its format; it is no office and has no attachments."""
        return cls(Place(OfficeFolder(path.parent), fixed=True), connect(path, Mode.FIXED), None)

    @classmethod
    def create(cls, folder: OfficeFolder) -> Self:
        """Make a new office folder and open it for writing; Refused when one is there already.

        The database appears whole or not at all, whenever the process dies.
        """
        from gongkai_desktop.store import restore

        if folder.database.exists() or restore.pending(folder):
            return cls._begun(folder)
        with refusing_disk(folder.database):
            for path in (folder.root, folder.attachments, folder.backups):
                private_folder(path)
        refuse_network(folder.root)
        with written_whole(folder.database, private=True) as beside:
            fresh = connect(beside, Mode.PRIVATE)
            try:
                with failing():
                    schema.upgrade(fresh)
            finally:
                fresh.close()
        return cls.open(folder, writing=True)

    @classmethod
    def _begun(cls, folder: OfficeFolder) -> Self:
        """The office of a process that died between making the file and its first event."""
        store = cls.open(folder, writing=True)
        if store.one("SELECT 1 FROM event"):
            store.close()
            raise Refused(f"“{folder.root}” 里已有台账", way="请换一个空文件夹，或直接打开它")
        return store

    @classmethod
    def _checked(cls, place: Place, mode: Mode, lock: WriterLock | None) -> Self:
        if mode is Mode.WRITING:  # opening for writing begins a log: another program's file must not get one
            _refuse_foreign(place)
            if not begins_plain(place.folder.database):
                from gongkai_desktop.store import keyfile  # only where there is a password

                keyfile.settle(place.folder.database)
        connection = connect(place.folder.database, mode)
        try:
            with opening():
                found = schema.version(connection, place.folder.database)
            if mode is Mode.WRITING:
                with failing():
                    schema.upgrade(connection, before=lambda: _keep(place.folder))
                    schema.sign(connection)
            elif found < schema.newest():
                raise _older(found)
            with opening():
                _refuse_lost_attachments(place.folder, connection)
            return cls(place, connection, lock)
        except BaseException:
            connection.close()
            raise

    @property
    def writing(self) -> bool:
        """Whether this store may change the database."""
        return self._lock is not None

    @property
    def recovered(self) -> Holder | None:
        """Whose lock was left by a crash and taken over on opening."""
        return self._lock.recovered if self._lock else None

    @property
    def in_transaction(self) -> bool:
        """Whether an ``atomic`` block is open."""
        return self._connection.in_transaction

    def execute(self, sql: str, params: Iterable[object] = ()) -> dbapi2.Cursor:
        """Run one statement."""
        try:
            return self._connection.execute(sql, params)
        except FAILURES as error:
            raise self._meaning(error) from error

    def executemany(self, sql: str, rows: Iterable[Iterable[object]]) -> dbapi2.Cursor:
        """Run one statement once per row."""
        try:
            return self._connection.executemany(sql, rows)
        except FAILURES as error:
            raise self._meaning(error) from error

    def rows(self, sql: str, params: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        try:
            return self._connection.execute(sql, params).fetchall()
        except FAILURES as error:
            raise self._meaning(error) from error

    def stream(
        self, sql: str, params: Iterable[object] = (), *, size: int = 1000
    ) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a query in lists of at most ``size``, so that memory stays bounded."""
        try:
            cursor = self._connection.execute(sql, params)
            while block := cursor.fetchmany(size):
                yield block
        except FAILURES as error:
            raise self._meaning(error) from error

    def one(self, sql: str, params: Iterable[object] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        try:
            return self._connection.execute(sql, params).fetchone()
        except FAILURES as error:
            raise self._meaning(error) from error

    def select(self, query: Query) -> list[dict[str, Any]]:
        """The rows of a peewee query over unbound models, as dicts by column name."""
        from peewee import SqliteDatabase  # costs a tenth of the start, and the first rows do without

        sql, params = query.bind(SqliteDatabase(None)).sql()
        try:
            cursor = self._connection.execute(sql, params)
            rows = cursor.fetchall()
        except FAILURES as error:
            raise self._meaning(error) from error
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def _meaning(self, error: Exception) -> Exception:
        """What a failure means here; a stick pulled out may look like damage, and damage like our mistake."""
        found = meaning(error)
        if isinstance(error, dbapi2.ProgrammingError):
            return found  # ours whatever the file is like, such as a thread that may not ask
        if isinstance(found, Refused) and self._is_gone():
            return gone(self.folder.root)
        return damaged() if isinstance(found, Fault) and not self._has_sound_schema() else found

    def _is_gone(self) -> bool:
        """Whether the office that was opened is not there any more: a stick pulled out or changed, a folder moved."""
        return identity(self.folder.database) != self._identity

    def _has_sound_schema(self) -> bool:
        try:
            return self.has_own_schema()
        except (Refused, Fault):
            return False

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All or nothing: a transaction that begins as a writer's, inside another one a savepoint."""
        if not self.writing:
            raise Fault("a reading store was asked to write")
        nested = self.in_transaction
        if not nested and self._is_gone():  # the open file may live on while the disk is away
            raise gone(self.folder.root)
        self._depth += 1
        name = f"level_{self._depth}"
        try:
            self.execute(f"SAVEPOINT {name}" if nested else "BEGIN IMMEDIATE")
            try:
                yield
                self.execute(f"RELEASE {name}" if nested else "COMMIT")
            except BaseException:
                self._take_back(name if nested else "")
                raise
        finally:
            self._depth -= 1

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Queries within see the database as it is now, whatever a writer does meanwhile."""
        if self.in_transaction:
            yield
            return
        self.execute("BEGIN")
        try:
            yield
        finally:
            self._take_back("")

    def _take_back(self, savepoint: str) -> None:
        if not self.in_transaction:  # SQLite has rolled back by itself: full disk, I/O error
            return
        if savepoint:
            self._connection.execute(f"ROLLBACK TO {savepoint}")
            self._connection.execute(f"RELEASE {savepoint}")
        else:
            self._connection.execute("ROLLBACK")

    @contextmanager
    def stoppable(self, look: Callable[[], None]) -> Iterator[None]:
        """Within, a query ends with Cancelled soon after ``look`` raises it."""
        from gongkai_desktop.store.stopping import stoppable

        with stoppable(self._connection, look):
            yield

    def interrupt(self) -> None:
        """Stop the query another thread is running here: it ends with Cancelled."""
        self._connection.interrupt()

    def rest(self) -> None:
        """Give back the pages that were read: the next query finds them with the system, which keeps files anyway."""
        with suppress(*FAILURES):
            self._connection.execute("PRAGMA shrink_memory")
        give_back()

    def has_own_schema(self) -> bool:
        """Whether tables and indexes are exactly those the schema steps make."""
        with failing():
            return schema.is_ours(self._connection)

    def meta(self, key: str) -> str:
        """A value of the meta table, the empty text when there is none."""
        row = self.one("SELECT value FROM meta WHERE key = ?", (key,))
        return str(row[0]) if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Keep a value in the meta table; the empty text removes it."""
        if value:
            self.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))
        else:
            self.execute("DELETE FROM meta WHERE key = ?", (key,))

    @property
    def seal_key(self) -> bytes | None:
        """The key with which attachments and drafts are sealed; None in an office without a password."""
        if self._seal_key is None and (told := self.meta(SEAL_KEY)):
            self._seal_key = bytes.fromhex(told)
        return self._seal_key

    def forget_seal_key(self) -> None:
        """Nothing is sealed any more: the key goes, so that a later password begins with another one."""
        with self.atomic():
            self.set_meta(SEAL_KEY, "")
        self._seal_key = None

    @property
    def attachments(self) -> Attachments:
        """Papers and pictures of this office."""
        from gongkai_desktop.store.attachments import Attachments

        return Attachments(self.folder.attachments, self.seal_key)

    def index_entries(self, table: str) -> Iterator[list[tuple[Any, ...]]]:
        """Every word of a search table as (word, record, column, place), in lists, in the index's own order."""
        from gongkai_desktop.store.search import vocabulary

        with (
            failing()
        ):  # the temporary table is nobody's data, but a reading connection makes no table at all
            self._connection.execute("PRAGMA query_only = OFF")
            try:
                self._connection.execute("DROP TABLE IF EXISTS temp.vocabulary")
                self._connection.execute(vocabulary(table))
            finally:
                if not self.writing:
                    self._connection.execute("PRAGMA query_only = ON")
        yield from self.stream("SELECT term, doc, col, offset FROM temp.vocabulary", size=10_000)

    def order_scrub(self, digests: list[str]) -> None:
        """Inside a transaction: have purged text and these attachments wiped, even if the process dies."""
        self.set_meta(_SCRUB, json.dumps(sorted({*self._ordered(), *digests})))

    def _ordered(self) -> list[str]:
        return list(json.loads(self.meta(_SCRUB) or "[]"))

    @property
    def scrub_due(self) -> bool:
        """Whether something that was ordered to be wiped is still there; the next opening goes on with it."""
        return bool(self.meta(_SCRUB))

    def scrub(self) -> int:
        """Wipe what was ordered from indexes, free pages, log and attachments. Rewrites the whole file.

        Returns how many attachments another program holds open; they stay ordered, and go when the office is opened
        the next time; so does what stands in the log while another connection is reading it.
        """
        if self.in_transaction:
            raise Fault("a file cannot be scrubbed inside a transaction")
        for (table,) in self.rows("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%fts5%'"):
            self.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        self.execute("VACUUM")
        # a page that is being read keeps the log as it is
        read_on = self.one("PRAGMA wal_checkpoint(TRUNCATE)")
        held: list[str] = []
        for digest in self._ordered():
            if self.one("SELECT 1 FROM attachment WHERE sha256 = ?", (digest,)) is None:
                try:
                    self.attachments.remove(digest)
                except Refused:
                    held.append(digest)
        unfinished = held or (read_on is not None and read_on[0])
        self.set_meta(_SCRUB, json.dumps(held) if unfinished else "")
        return len(held)

    def _sweep_after(self, crashed: Holder | None) -> None:
        """Remove the attachments that a process stored and died before it could name them."""
        if crashed is None:
            return
        named = {digest for (digest,) in self.rows("SELECT DISTINCT sha256 FROM attachment")}
        with suppress(ValueError):  # a note that tells no moment
            self.attachments.drop_unnamed(named, datetime.fromisoformat(crashed.since))

    def _go_on_protecting(self) -> None:
        """Go on where setting a password, or taking it away, was broken off; what cannot be done now waits."""
        if self.folder.unfinished.exists():
            from gongkai_desktop.store import protection  # only where there is or was a password

            with suppress(Refused):
                protection.tidy(self)

    def _finish_scrub(self) -> None:
        if self.meta(_SCRUB):
            with suppress(
                Refused
            ):  # somebody reads, the disk is full: the office opens, and it is tried again
                self.scrub()

    def close(self) -> None:
        """Close the connection and give the folder free; a second call does nothing."""
        self._connection.close()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _refuse_foreign(place: Place) -> None:
    known = connect(place.folder.database, Mode.READING)
    try:
        with opening():
            schema.version(known, place.folder.database)
    finally:
        known.close()


def _keep(folder: OfficeFolder) -> None:
    from gongkai_desktop.store import backup

    backup.automatic(folder, backup.Reason.UPGRADE)


def _older(found: int) -> Refused:
    return Refused(
        "这份台账是旧格式，要先升级",
        why=f"台账是第 {found} 版格式，本程序用第 {schema.newest()} 版",
        way="请先打开一次“信息公开台账”窗口，它会先备份再升级",
    )


def _refuse_lost_attachments(folder: OfficeFolder, connection: dbapi2.Connection) -> None:
    if folder.attachments.is_dir():
        return
    row = connection.execute("SELECT count(*) FROM attachment").fetchone()
    if row and row[0]:
        raise Refused(
            f"“{folder.root}” 不完整",
            why=f"没有“{folder.attachments.name}”文件夹，台账里却有 {row[0]} 个附件",
            way="请从原处重新复制整个文件夹；确实找不回时，新建空的“附件”文件夹再打开，用 verify 列出所缺",
        )
