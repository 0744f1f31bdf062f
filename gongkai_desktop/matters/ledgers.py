"""The ledgers of an office: the program's, those in its own folder, and every definition a record began under."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.data import manual_pages, resource
from gongkai_desktop.errors import Refused
from gongkai_desktop.matters.matter import AFFAIRS, Matter
from gongkai_desktop.store import Store
from gongkai_desktop.toml.table import FileKind, Source, Table, as_plain, as_table

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from gongkai_desktop.matters.definition import Definition

FILES: Final = FileKind("台账定义", "请照程序自带的台账定义（resources/matters）的写法改正后再试")
FORMAT: Final = 1
_SUFFIX: Final = ".toml"
_LEDGERS: Final = "SELECT key, text FROM definition WHERE id IN (SELECT max(id) FROM definition GROUP BY key)"


def read_definition(entry: Traversable) -> Definition:
    """The ledger that a file describes. Raises Refused naming file, line and key of what is wrong."""
    from gongkai_desktop.toml.file import read_table  # brings tomllib, which starting does not need

    table = read_table(entry, FILES)
    ledger, pages = _read(table), manual_pages()
    if (
        ledger.page.manual not in pages
    ):  # of a file only: what was kept may name a page that is called otherwise now
        why = f"使用手册没有“{ledger.page.manual}”这一页，只能是 {'、'.join(sorted(pages))}"
        raise table.source.refused(("page", "manual"), why)
    return ledger


def _read(table: Table) -> Definition:
    from gongkai_desktop.matters.definition import Definition  # large, and not wanted before a ledger is
    from gongkai_desktop.toml.reading import read

    tree = {"format": FORMAT, "ledger": as_plain(table)}
    text = json.dumps(tree, ensure_ascii=False, sort_keys=False, separators=(",", ":"))
    return read(table, Definition, text=text, hash=hashlib.sha256(text.encode()).hexdigest())


def read_stored(text: str) -> Definition:
    """The definition kept in a database: its own text is enough, no file is looked at."""
    source = Source(FILES, "（台账中保存的）")
    way = "台账可能损坏，请用“检查台账”查一遍，或恢复备份"
    try:
        stored = json.loads(text)
        tree: dict[str, Any] = dict(stored["ledger"])
        version = int(stored["format"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise source.refused((), "内容读不出来", way) from None
    if version > FORMAT:
        raise source.refused((), "由更新版本的程序保存", "请安装新版程序后再打开")
    return _read(as_table(tree, source))


class Ledgers:
    """Finds definitions: by ledger the one in use, by hash the one that an old record keeps.

    A file of the office's folder stands in place of the program's of the same key. One that is not right is named in
    ``mistakes``; the others work. A ledger whose file is gone goes on as its last record had it.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        self._store, self._folder = store, folder
        self._kept: dict[str, Definition] = {}

    # — what there is —

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every ledger: the program's in their order, then the office's own."""
        own = [*program_keys(), *self._own, *(key for key, _ in self._store.rows(_LEDGERS))]
        return tuple(dict.fromkeys(own))

    @cached_property
    def _own(self) -> dict[str, Definition]:
        """The office's own ledgers by their keys."""
        found: dict[str, Definition] = {}
        for entry in self._files():
            try:
                ledger = read_definition(entry)
                self._refuse_taken(entry.name, ledger.key, found)
            except Refused as refused:
                self._wrong.append(refused)
            else:
                found[ledger.key] = ledger
        return found

    @staticmethod
    def _refuse_taken(name: str, key: str, found: Mapping[str, Definition]) -> None:
        why = f"“{key}”已经有一个文件" if key in found else ""
        if key in _TAKEN:
            why = f"“{key}”是程序里另一本台账的名字"
        if (
            key in AFFAIRS
        ):  # whose events do not name the definition, so that records of old would change with it
            why = f"“{key}”是程序自带的台账，不能另写"
        if why:
            raise Refused(f"{FILES.title} {name} 不能用", why=why, way="请换一个代号（key），或移走这个文件")

    @cached_property
    def _wrong(self) -> list[Refused]:
        return []

    @property
    def mistakes(self) -> tuple[Refused, ...]:
        """What is not right with files of the office's folder, each with file, line and key."""
        return tuple(self._wrong) if self._own is not None else ()

    def refused(self) -> Refused | None:
        """The same in one sentence, to be told when the ledgers are shown; None where all is right."""
        if not self.mistakes:
            return None
        named = "；".join(f"{one.what}（{one.why}）" for one in self.mistakes)
        return Refused(
            f"有 {len(self.mistakes)} 个台账定义用不了", why=named, way=f"{FILES.way}；别的台账照样能用"
        )

    def _files(self) -> Iterator[Path]:
        try:
            yield from sorted(one for one in self._folder.iterdir() if one.suffix.lower() == _SUFFIX)
        except OSError:
            return

    @property
    def has_own(self) -> bool:
        """Whether the office has files of its own, whatever they say."""
        return any(True for _ in self._files())

    @cached_property
    def returning(self) -> tuple[str, ...]:
        """Those in which something is owed again and again; of the program's no other is read for it."""
        own = tuple(key for key, ledger in self._own.items() if ledger.returning)
        texts = ((key, _file(key).read_text("utf-8")) for key in program_keys() if key not in self._own)
        return (*(key for key, text in texts if "\n[returning]" in text), *own)

    def open(self) -> tuple[str, ...]:
        """Those that have a record in which something is still wanted."""
        found = {
            str(key) for (key,) in self._store.rows("SELECT DISTINCT ledger FROM matter WHERE closed = ''")
        }
        return tuple(key for key in self.keys if key in found)

    # — definitions —

    def current(self, key: str) -> Definition:
        """The definition of a ledger that a new record begins under; Refused for a ledger that there is not."""
        return self._own.get(key) or (of_program(key) if key in program_keys() else self._last(key))

    def _last(self, key: str) -> Definition:
        text = next((text for known, text in self._store.rows(_LEDGERS) if known == key), None)
        if text is None:
            raise Refused(f"没有叫“{key}”的台账", way=f"请从这些里选：{'、'.join(self.keys)}")
        return read_stored(text)

    def of(self, matter: Matter) -> Definition:
        """The definition that a record began under."""
        return self.kept(matter.definition) if matter.definition else self.current(matter.ledger)

    def kept(self, digest: str) -> Definition:
        """The definition that was kept under this hash. Refused when what is kept is not what was kept."""
        if digest not in self._kept:
            row = self._store.one("SELECT text FROM definition WHERE hash = ?", (digest,))
            text = str(row[0]) if row else ""
            if hashlib.sha256(text.encode()).hexdigest() != digest:
                way = "请用“检查台账”查一遍，或恢复备份"
                raise Refused(
                    "台账中保存的台账定义被改动过",
                    why="内容与登记的校验值不符",
                    way=way,
                    command="命令 verify",
                )
            self._kept[digest] = read_stored(text)
        return self._kept[digest]

    def keep(self, ledger: Definition) -> str:
        """Keep a definition under its hash, which is returned; a second time changes nothing."""
        self._store.execute(
            "INSERT INTO definition (hash, key, text) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING",
            (ledger.hash, ledger.key, ledger.text),
        )
        return ledger.hash


@lru_cache
def of_program(key: str) -> Definition:
    """The definition of one of the program's ledgers."""
    return read_definition(_file(key))


def paper_key(ledger: Definition) -> str:
    """What the paper of a ledger is called by, '' where it has none: its layout.

    Of an office's own ledger with the ledger's name before it, for several may print on one layout.
    """
    if ledger.paper is None:
        return ""
    return ledger.paper.name if ledger.key in program_keys() else f"{ledger.key}.{ledger.paper.name}"


def _file(key: str) -> Traversable:
    return resource("matters") / f"{key}{_SUFFIX}"


@lru_cache(maxsize=1)
def program_keys() -> tuple[str, ...]:
    """The keys of the program's ledgers, in the order in which they are shown."""
    entries = {entry.name.removesuffix(_SUFFIX) for entry in resource("matters").iterdir()}
    return tuple(sorted(entries, key=lambda key: (_ORDER.index(key) if key in _ORDER else len(_ORDER), key)))


_TAKEN: Final = frozenset(
    {"register", "review", "letters", "catalogue", "requests", "filings", "annual", "looks", "consolidations"}
)
"""What commands and pages call the ledgers that are no side ledgers."""
_ORDER: Final = (
    "question",
    "patrol",
    "leak",
    "clarification",
    "assessment",
    "complaint",
    "meeting",
    "routine",
    "evaluation",
    "accountability",
    "emergency",
    "handover",
)
