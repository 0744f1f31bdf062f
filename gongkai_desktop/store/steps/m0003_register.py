"""Step 3: the days and numbers by which the register at full depth is listed."""

from __future__ import annotations

from collections.abc import Callable

_STATEMENTS = (
    "ALTER TABLE item ADD COLUMN report_due TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE item ADD COLUMN report_remind TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE item ADD COLUMN valid_until TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE item ADD COLUMN finished TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE item ADD COLUMN entry INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE item ADD COLUMN unconfirmed INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX item_report_due ON item (report_due, id) WHERE report_due <> ''",
    "CREATE INDEX item_valid_until ON item (valid_until, id) WHERE valid_until <> ''",
    "CREATE INDEX item_finished ON item (finished, id) WHERE finished <> ''",
    "CREATE INDEX item_entry ON item (entry, id) WHERE entry <> 0",
    "CREATE INDEX item_unconfirmed ON item (unconfirmed, id) WHERE unconfirmed <> 0",
    "INSERT OR REPLACE INTO meta (key, value) SELECT 'reproject', '1' WHERE EXISTS (SELECT 1 FROM event)",
)


def apply(run: Callable[[str], object]) -> None:
    """Add the columns and have the rows of an older file computed anew when it is next opened for writing."""
    for statement in _STATEMENTS:
        run(statement)
