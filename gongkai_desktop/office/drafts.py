"""Forms that were filled in and not recorded: kept in the office's folder until they are, or are thrown away.

A draft is no part of the records: it is in no chain, no search, no copy of the database and no export, and leaves
nothing behind when it goes. It lies in the office's own folder, for its owner's eyes only, as the ledger does, and is
sealed where the ledger is encrypted; what bears a secrecy marking or is entered as a state secret is not kept at all
(保守国家秘密法).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
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
        found = [
            draft for path in self._folder.glob(self.name(form, "*")) if (draft := self._read(path, form))
        ]
        return max(found, key=lambda draft: draft.at, default=None)

    def left(self) -> tuple[str, ...]:
        """The minutes at which forms were left, the oldest first; never what stands in them."""
        found = []
        for path in self._folder.glob("*.json"):
            with suppress(OSError, ValueError, LookupError, TypeError):
                found.append(str(json.loads(path.read_text(encoding="utf-8"))["at"]))
        return tuple(sorted(found))

    def drop(self, name: str) -> None:
        """Throw a draft away, as when it was recorded. Refused when the disk does not let go of it."""
        remove(self._folder / Path(name).name)

    def drop_where(self, told: Callable[[str], bool]) -> int:
        """Throw every draft away in which one of the texts is such, whatever its form; how many those were."""
        gone = 0
        for path in self._folder.glob("*.json"):
            try:
                values = json.loads(path.read_text(encoding="utf-8"))["values"].values()
            except (OSError, ValueError, LookupError, TypeError, AttributeError):
                continue
            if any(told(str(value)) for value in values):
                self.drop(path.name)
                gone += 1
        return gone

    def name(self, form: str, own: str) -> str:
        """What the draft of a form is called."""
        ending = ".json" if self._key is None else SEALED
        return f"{sha256(form.encode()).hexdigest()[:16]}-{own}{ending}"

    def _read(self, path: Path, form: str) -> FormDraft | None:
        try:
            pieces = read_in(path) if self._key is None else sealed.unsealed(path, self._key)
            told = json.loads(b"".join(pieces))
            if told["form"] != form:
                return None
            return FormDraft(
                path.name, str(told["at"]), {str(key): str(one) for key, one in told["values"].items()}
            )
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return None

    def _secret(self, values: Mapping[str, str]) -> bool:
        return marked(values.values()) or self._rules().is_secret(values.get(REASON, ""))
