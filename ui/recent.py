"""The offices that were opened on this computer, the last one first: where they lie, never what is in them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from ui.memory import Memory

_KEPT: Final = "office/recent"
_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Recent:
    """An office folder; ``opened`` is when, ISO to the minute. ``warned``: its place was warned about already."""

    folder: str
    name: str
    opened: str
    warned: bool = False

    @property
    def path(self) -> Path:
        """The folder."""
        return Path(self.folder)


class Recents:
    """Kept among the user's settings."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def all(self) -> tuple[Recent, ...]:
        """The last opened first; empty where nothing, or nothing readable, is kept."""
        try:
            found = json.loads(self._memory.text(_KEPT) or "[]")
            known = (Recent(**one) for one in found)
            return tuple(replace(one, folder=str(self._memory.place(one.folder))) for one in known)
        except (ValueError, TypeError):
            return ()

    def of(self, folder: Path) -> Recent | None:
        """What is kept of a folder."""
        return next((one for one in self.all() if one.path == folder), None)

    def note(self, folder: Path, name: str, now: datetime) -> Recent:
        """An office was opened."""
        known = self.of(folder)
        found = Recent(str(folder), name, f"{now:%Y-%m-%d %H:%M}", bool(known and known.warned))
        self._keep((found, *(one for one in self.all() if one.path != folder)))
        return found

    def warned(self, folder: Path) -> None:
        """The clerk was told what is to be feared where it lies."""
        self._keep(tuple(replace(one, warned=True) if one.path == folder else one for one in self.all()))

    def forget(self, folder: Path) -> None:
        """Show it no more; the folder itself is left alone."""
        self._keep(tuple(one for one in self.all() if one.path != folder))

    def _keep(self, found: tuple[Recent, ...]) -> None:
        kept = [asdict(one) | {"folder": self._memory.told(one.path)} for one in found[:_MOST]]
        self._memory.keep(_KEPT, json.dumps(kept, ensure_ascii=False))
