"""Step 9: whom a person may stand in for, by whose leave and for which days (代理, 双人备岗)."""

from __future__ import annotations

from collections.abc import Callable


def apply(run: Callable[[str], object]) -> None:
    """Add the deputations of a person, as JSON beside the posts."""
    run("ALTER TABLE person ADD COLUMN deputies TEXT NOT NULL DEFAULT '[]'")
