from peewee import SqliteDatabase
from sqlcipher3.dbapi2 import Connection

class SqlCipherDatabase(SqliteDatabase):
    def __init__(
        self,
        database: str,
        *,
        passphrase: str,
        pragmas: tuple[tuple[str, object], ...] = ...,
        autoconnect: bool = ...,
        thread_safe: bool = ...,
        check_same_thread: bool = ...,
        uri: bool = ...,
    ) -> None: ...
    def connection(self) -> Connection: ...
