"""Files within files: each is opened by the reader for its kind, and what it holds is told under its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from gongkai_desktop.progress import Progress
from gongkai_desktop.screening.catching import Catch, Caught, Unreadable
from gongkai_desktop.screening.matters import Matter

_DEEPEST: Final = 2
"""How deep files within files are followed."""


class Reader(Protocol):
    """A file that was opened: what it holds, and how to be without some of it."""

    kind: str
    pages: int

    def catches(self) -> Iterator[Catch]:
        """Everything caught, in the order of the file."""

    def everything(self) -> Iterator[tuple[str, str]]:
        """All text in the file, seen or not, with the place where it stands."""

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Take these findings out; what was done, in the clerk's words."""

    def write(self, path: Path) -> None:
        """Write the file as it is now."""


@dataclass(frozen=True, slots=True)
class Inside:
    """How what lies in a file is looked through: ``read`` opens it, ``progress`` hears of it and may raise Cancelled.

    ``depth`` is how deep the file itself lies, 0 for one that is looked through by itself.
    """

    read: Callable[[Path, Progress, int], Reader]
    progress: Progress
    depth: int

    @property
    def too_deep(self) -> bool:
        """Whether the files in it are not followed any more."""
        return self.depth >= _DEEPEST

    def catches(self, own: Path, name: str, at: str, way: str) -> Iterator[Catch]:
        """What the file unpacked at ``own`` holds; one that cannot be read is told as not looked through."""
        try:
            reader = self.read(own, lambda done, whole: self.progress(0, 0), self.depth + 1)
            for found in reader.catches():
                yield replace(
                    found,
                    at=f"{at}/{found.at}",
                    place=f"{name} › {found.place}",
                    rects=(),
                    page=0,
                    removable=False,
                    way=found.way or way,
                )
        except Unreadable as reason:
            yield Catch(Matter.EMBEDDED, at, name, title=f"“{Path(name).name}”没有检查", way=str(reason))
