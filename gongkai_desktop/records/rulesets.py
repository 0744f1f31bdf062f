"""Rule sets kept whole under their hash, so that old cases keep the rules they began under."""

from __future__ import annotations

from hashlib import sha256

from gongkai_desktop.errors import Fault
from gongkai_desktop.store import Store
from gongkai_desktop.store.failures import damaged


def digest_of_ruleset(text: str) -> str:
    """The hash (hex) by which events name a rule set of this text."""
    return sha256(text.encode()).hexdigest()


def keep_ruleset(store: Store, name: str, text: str) -> str:
    """Keep a rule set's text unless it is kept already; returns its hash, by which events name it."""
    digest = digest_of_ruleset(text)
    store.execute(
        "INSERT INTO ruleset (hash, name, text) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING",
        (digest, name, text),
    )
    return digest


def ruleset_text(store: Store, digest: str) -> str:
    """The text of a kept rule set; Refused when it is not there, which only damage brings about."""
    row = store.one("SELECT text FROM ruleset WHERE hash = ?", (digest,))
    if row is None:
        raise damaged()
    return str(row[0])


def ruleset_number(store: Store, digest: str) -> int | None:
    """The row number of a kept rule set, None for no rule set; Fault when it is not kept."""
    if not digest:
        return None
    row = store.one("SELECT id FROM ruleset WHERE hash = ?", (digest,))
    if row is None:
        raise Fault("the rule set in use is not kept in the database")
    return int(row[0])
