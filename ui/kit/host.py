"""What the kit's pages need of the session that holds an office open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from gongkai_desktop.errors import Gone

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QByteArray

    from gongkai_desktop.desk import Desk
    from gongkai_desktop.records.event import Changed

T = TypeVar("T")
Failed = Callable[[BaseException], None]


RECORDS: Final = frozenset(
    {"item", "review", "letter", "affair", "matter", "entry", "edition", "sheet", "scan", "import", "annual"}
    | {"consolidation"}
)
"""The rooms whose changes concern only who shows their records; by all others (people, calendar) all may change."""


def concerns(changed: Changed | None, rooms: frozenset[str]) -> bool:
    """Whether a change (None: any) may have changed what a page of these rooms shows."""
    return changed is None or bool(changed.rooms & rooms) or not changed.rooms <= RECORDS


def unless_gone(failed: Failed) -> Failed:
    """For reading anew what is in sight: a record that the change took away is no failure, its row goes too."""
    return lambda error: None if isinstance(error, Gone) else failed(error)


class Handler(Protocol):
    """Whatever takes the errors that nobody else does."""

    def handle(self, error: BaseException) -> None:
        """Explain a refusal, report a fault."""


class Remembering(Protocol):
    """Small settings kept for the next day."""

    def number(self, key: str, default: int = 0) -> int:
        """A remembered whole number."""

    def numbers(self, key: str) -> list[int]:
        """A remembered list of whole numbers."""

    def text(self, key: str, default: str = "") -> str:
        """A remembered text."""

    def blob(self, key: str) -> QByteArray:
        """A remembered state of a widget."""

    def keep(self, key: str, value: str | int | QByteArray | list[int]) -> None:
        """Remember a value."""


class Host(Protocol):
    """Reads and writes of one open office; every answer arrives on the GUI thread."""

    @property
    def folder(self) -> Path:
        """The office's folder."""

    @property
    def failures(self) -> Handler:
        """Where errors go."""

    @property
    def chosen(self) -> int:
        """The person in whose name the next act is recorded, 0 before one was chosen."""

    @property
    def memory(self) -> Remembering:
        """What is kept for the next day."""

    def with_actor(self, then: Callable[[int], None]) -> None:
        """Go on in the name of whoever acts, asked for where nobody was chosen yet."""

    def today(self) -> date:
        """The day limits are compared with."""

    def ask(
        self,
        slot: str,
        job: Callable[[Desk], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Read; only the newest question of a slot is answered."""

    def write(
        self,
        job: Callable[[Desk], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Record something."""

    def act(
        self,
        job: Callable[[Desk, int], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Record something in the name of whoever acts."""

    def writing(self, job: Callable[[Desk], T]) -> T:
        """Record something that takes long, and wait for it; called from a job's own thread."""

    def told(self, changed: Changed | None) -> None:
        """Make the screens read again after such a job (None: any record may be new)."""
