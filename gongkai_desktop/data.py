"""Where things lie: the places of an office folder, and the program's own data files."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parents[1]
"""What holds the program's folders, in a checkout, installed, and in the built folder alike.

``importlib.resources`` finds the same, but to load it and to ask it costs a start several milliseconds.
"""

PARTIAL = ".部分"
"""How the name of a file ends that is not whole yet."""


PLAIN = b"SQLite format 3\x00"
"""How an ordinary SQLite database begins; an encrypted one begins with its salt, which looks like nothing."""

CARRIED = "随身携带.txt"
"""A file beside the built program: with it, the program keeps its settings and offices beside itself."""


def carried() -> Path | None:
    """The data folder beside a program that is carried about; None where it is installed or runs from its source."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).parent
    return program / "数据" if (program / CARRIED).is_file() else None


@dataclass(frozen=True, slots=True)
class OfficeFolder:
    """One visible folder that holds everything of one office."""

    root: Path

    @property
    def database(self) -> Path:
        """The ledger database."""
        return self.root / "台账.db"

    @property
    def attachments(self) -> Path:
        """Papers and pictures, stored once by their content."""
        return self.root / "附件"

    @property
    def forms(self) -> Path:
        """The office's own copies of sheet layouts and letter texts, each in place of the program's."""
        return self.root / "表样"

    @property
    def ledgers(self) -> Path:
        """The definitions of the office's own ledgers, beside those of the program."""
        return self.root / "台账定义"

    @property
    def backups(self) -> Path:
        """Dated copies of the database."""
        return self.root / "备份"

    @property
    def drafts(self) -> Path:
        """Forms that were filled in and not recorded yet; nothing of them is in the ledger."""
        return self.root / "草稿"

    @property
    def moved(self) -> Path:
        """Left where an office was moved away: tells where it went (see ``store.moving``)."""
        return self.root / "已搬到别处.txt"

    @property
    def unfinished(self) -> Path:
        """Stands there while files are still to be encrypted, or decrypted, after a password was set or taken away."""
        return self.root / ".加密未完"

    @property
    def encrypted(self) -> bool:
        """Whether a password is needed before the ledger can be opened."""
        return not begins_plain(self.database)

    @property
    def lock(self) -> Path:
        """Names who holds the folder for writing."""
        return self.root / ".使用中"


def office_meant(path: Path) -> Path:
    """The office folder that a path means: itself, or the one whose database file it is (opened by double-clicking)."""
    around = OfficeFolder(path.parent)
    return around.root if path == around.database and not path.is_dir() else path


def called(database: Path) -> str:
    """What the clerk knows a database by: an office by its folder, a copy by its own name."""
    own = database.name.startswith(OfficeFolder(database.parent).database.name)
    return database.absolute().parent.name if own else database.name


def begins_plain(database: Path) -> bool:
    """Whether a file begins like an ordinary SQLite database, or is not there, or is empty: it needs no key."""
    try:
        with database.open("rb") as stream:
            head = stream.read(len(PLAIN))
    except OSError:
        return True
    return head == PLAIN or not head


def resource(*parts: str) -> Path:
    """A file or folder below the program's resources/ (rule sets, forms, fonts, calendar data)."""
    return _ROOT.joinpath("resources", *parts)


MANUAL_CONTENTS = "目录"
"""The manual's page that lists the others in their order."""


def manual() -> Path:
    """The folder of the manual's pages: docs/manual in a checkout, below resources/ where the program is installed."""
    checkout = _ROOT / "docs" / "manual"
    return checkout if checkout.is_dir() else resource("manual")


@cache
def manual_pages() -> frozenset[str]:
    """The manual's pages by their names."""
    return frozenset(
        page.name.removesuffix(".md") for page in manual().iterdir() if page.name.endswith(".md")
    )


def translations() -> Path:
    """The folder of screen translations."""
    return _ROOT / "i18n"
