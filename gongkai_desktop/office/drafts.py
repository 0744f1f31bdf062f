"""Forms that were filled in and not recorded: kept in the office's folder until they are, or are thrown away.

A draft is no part of the records: it is in no chain, no search, no copy of the database and no export, and leaves
nothing behind when it goes. It lies in the office's own folder, for its owner's eyes only, as the ledger does, and is
sealed where the ledger is encrypted; what bears a secrecy marking or is entered as a state secret is not kept at all
(保守国家秘密法).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from gongkai_desktop.files import private_folder, read_in, remove, written_whole
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.office.secrecy import marked
from gongkai_desktop.store import sealed
from gongkai_desktop.store.attachments import SEALED

MOST: Final = 1_000_000  # characters of one draft; a form holds far less
REASON: Final = "withheld_reason"


@dataclass(frozen=True, slots=True)
class FormDraft:
    """What was typed into a form, by field. ``name`` is the draft's own, ``at`` the minute it was kept (local)."""

    name: str
    at: str
    values: Mapping[str, str]


class FormDrafts:
    """The drafts of one office. A form is known by words of its own: the act, and the record it is about."""

    def __init__(self, folder: Path, rules: Callable[[], RuleSet], key: bytes | None = None) -> None:
        self._folder, self._rules, self._key = folder, rules, key

    def keep(self, form: str, own: str, values: Mapping[str, str], at: str) -> bool:
        """Keep what stands in a form now in place of what it kept before; False where it must not be kept.

        ``own`` tells this draft apart from others of the same form. Refused when the disk does not take it.
        """
        told = json.dumps({"form": form, "at": at, "values": dict(values)}, ensure_ascii=False)
        if not values or len(told) > MOST or self._secret(values):
            self.drop(self.name(form, own))
            return False
        private_folder(self._folder)
        path = self._folder / self.name(form, own)
        if self._key is not None:
            sealed.keep(path, self._key, told.encode())
            return True
        with written_whole(path, private=True) as beside:
            beside.write_text(told, encoding="utf-8")
        return True

    def find(self, form: str) -> FormDraft | None:
        """The newest draft of a form; None without one. One that cannot be read is none."""
        found = [draft for own, draft in self._all(self.name(form, "*")) if own == form]
        return max(found, key=lambda draft: draft.at, default=None)

    def left(self) -> tuple[str, ...]:
        """The minutes at which forms were left, the oldest first; never what stands in them."""
        return tuple(sorted(draft.at for _, draft in self._all()))

    def drop(self, name: str) -> None:
        """Throw a draft away, as when it was recorded. Refused when the disk does not let go of it."""
        remove(self._folder / Path(name).name)

    def drop_where(self, told: Callable[[str], bool]) -> int:
        """Throw every draft away in which one of the texts is such, whatever its form; how many those were."""
        going = [draft.name for _, draft in self._all() if any(map(told, draft.values.values()))]
        for name in going:
            self.drop(name)
        return len(going)

    def name(self, form: str, own: str) -> str:
        """What the draft of a form is called."""
        return f"{sha256(form.encode()).hexdigest()[:16]}-{own}{self._ending}"

    @property
    def _ending(self) -> str:
        return ".json" if self._key is None else SEALED

    def _all(self, named: str = "") -> Iterator[tuple[str, FormDraft]]:
        """Those whose names are such (none said: every one), each with its form; what cannot be read is left out."""
        for path in self._folder.glob(named or f"*{self._ending}"):
            with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
                pieces = read_in(path) if self._key is None else sealed.unsealed(path, self._key)
                told = json.loads(b"".join(pieces))
                values = {str(key): str(one) for key, one in told["values"].items()}
                yield str(told["form"]), FormDraft(path.name, str(told["at"]), values)

    def _secret(self, values: Mapping[str, str]) -> bool:
        return marked(values.values()) or self._rules().is_secret(values.get(REASON, ""))
