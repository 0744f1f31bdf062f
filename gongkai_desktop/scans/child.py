"""A reading process: takes orders for some pages of a file, hands each page over with the codes found on it.

Processes of their own, because rendering and decoding hold a window up and use two cores, and because a hostile
file must not take the office's process down with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from gongkai_desktop.apart import confine, without_contents
from gongkai_desktop.errors import Refused
from gongkai_desktop.scans.codes import codes_on
from gongkai_desktop.scans.sources import Source, damaged, open_source, refusing_damage


@dataclass(frozen=True, slots=True)
class Order:
    """Some pages of a file to be read, from ``first`` up to ``last`` or the file's end."""

    path: Path
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page as it was read: the codes on it, whether it looks blank, and the page as a file of its own."""

    page: int
    codes: tuple[str, ...]
    blank: bool
    content: bytes
    name: str


def run(connection: Connection) -> None:
    """The process's whole life: an order comes, and messages of a word and what goes with it go back."""
    confine()
    reader = Reader()
    while True:
        try:
            order = connection.recv()
            if not isinstance(order, Order):
                return
            reader.read(order, connection)
        except (EOFError, OSError):
            return  # nobody listens any more


class Reader:
    """Keeps the last file open: the next order is mostly for more of it."""

    def __init__(self) -> None:
        self._path = Path()
        self._source: Source | None = None

    def read(self, order: Order, connection: Connection) -> None:
        """Read the pages of an order and send each; ends with the word done, refused or fault."""
        try:
            source = self._opened(order.path)
            connection.send(("pages", source.pages))
            for page in range(order.first, min(order.last, source.pages)):
                with refusing_damage(order.path.name):
                    read = read_page(source, page)
                connection.send(("page", read))
            connection.send(("done", None))
        except Refused as refusal:
            connection.send(("refused", refusal))
        except MemoryError:
            connection.send(("refused", damaged(order.path.name)))
        except BrokenPipeError:
            raise
        except Exception:
            connection.send(("fault", without_contents()))

    def _opened(self, path: Path) -> Source:
        if self._source is None or self._path != path:
            if self._source is not None:
                self._source.close()
                self._source = None
            self._source, self._path = open_source(path), path
        return self._source


def read_page(source: Source, page: int) -> PageRead:
    """One page with its codes."""
    source.refuse_marked(page)
    codes, blank = codes_on(source, page)
    return PageRead(page, codes, blank, *source.part(page))
