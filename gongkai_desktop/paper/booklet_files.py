"""A booklet as a file: a workbook, a Word file, paper or a page for a browser, by how the file's name ends."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.files import written_whole

if TYPE_CHECKING:
    from gongkai_desktop.paper.booklet import Booklet
    from gongkai_desktop.paper.pen import Printed

WORKBOOK, WORD, PAPER, PAGE = ALL = (".xlsx", ".docx", ".pdf", ".html")
"""How the names of such files end."""


@dataclass(frozen=True, slots=True)
class BookletFiles:
    """The files that something is written as, by how their names end; ``told`` says so: 统计写成工作簿或 PDF."""

    endings: tuple[str, ...]
    told: str

    def ending(self, path: Path) -> str:
        """How the name of a file ends. Refused where nothing of the kind is written so."""
        found = path.suffix.lower()
        if found not in self.endings:
            way = f"请用 {'、'.join(self.endings)} 结尾"
            raise Refused(f"不会写“{path.name}”", why=self.told, way=way)
        return found

    def write(self, path: Path, content: Booklet) -> None:
        """Write it as the file that its name says, whole or not at all. Refused for another ending."""
        written = _WRITERS[self.ending(path)](content)
        with written_whole(path) as beside:
            beside.write_bytes(written)


def printed(content: Booklet) -> Printed:
    """A booklet on paper, without a number of its own."""
    from gongkai_desktop.paper.booklet_page import BookletPart  # drawing is seldom wanted
    from gongkai_desktop.paper.pages import Bound, print_sheets

    return print_sheets([Bound([BookletPart(content)])])


# Each brings a library that is heavy: only the one that is wanted is loaded.


def _workbook(content: Booklet) -> bytes:
    from gongkai_desktop.paper.booklet_xlsx import booklet_xlsx

    return booklet_xlsx(content)


def _word(content: Booklet) -> bytes:
    from gongkai_desktop.paper.booklet_docx import booklet_docx

    return booklet_docx(content)


def _page(content: Booklet) -> bytes:
    from gongkai_desktop.paper.booklet_html import booklet_html

    return booklet_html(content).encode()


_WRITERS: Final = {
    WORKBOOK: _workbook,
    WORD: _word,
    PAPER: lambda content: printed(content).pdf,
    PAGE: _page,
}
