from collections.abc import Callable, Iterable, Iterator
from typing import Any

sqlite_version: str
sqlite_version_info: tuple[int, int, int]

class Error(Exception):
    sqlite_errorcode: int
    sqlite_errorname: str

class DatabaseError(Error): ...
class IntegrityError(DatabaseError): ...
class OperationalError(DatabaseError): ...

class Cursor:
    description: tuple[tuple[str, None, None, None, None, None, None], ...] | None
    lastrowid: int | None
    rowcount: int
    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...
    def fetchall(self) -> list[tuple[Any, ...]]: ...
    def fetchmany(self, size: int = ...) -> list[tuple[Any, ...]]: ...
    def fetchone(self) -> tuple[Any, ...] | None: ...

class Connection:
    in_transaction: bool
    total_changes: int
    def backup(
        self,
        target: Connection,
        *,
        pages: int = ...,
        progress: Callable[[int, int, int], None] | None = ...,
        name: str = ...,
        sleep: float = ...,
    ) -> None: ...
    def close(self) -> None: ...
    def execute(self, sql: str, parameters: Iterable[object] = ...) -> Cursor: ...
    def executemany(self, sql: str, parameters: Iterable[Iterable[object]]) -> Cursor: ...
    def interrupt(self) -> None: ...
    def set_progress_handler(self, handler: Callable[[], int] | None, n: int) -> None: ...

def connect(
    database: str,
    timeout: float = ...,
    isolation_level: str | None = ...,
    check_same_thread: bool = ...,
    uri: bool = ...,
) -> Connection: ...
