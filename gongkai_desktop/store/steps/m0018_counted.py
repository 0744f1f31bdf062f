"""Step 18: how applications are counted in the annual report stands in their rows; rows computed anew."""

from __future__ import annotations

from collections.abc import Callable

_TEXTS = ("report_row", "report_matters", "report_doubt", "report_disputes", "report_fees", "left_out")
_NUMBERS = ("report_in", "report_out")
_STATEMENTS = (
    *(f"ALTER TABLE request ADD COLUMN {name} INTEGER NOT NULL DEFAULT 0" for name in _NUMBERS),
    *(f"ALTER TABLE request ADD COLUMN {name} TEXT NOT NULL DEFAULT ''" for name in _TEXTS),
    # A report reads this index alone, in its order: a million applications cost less than one look at their rows.
    "CREATE INDEX request_counted ON request"
    " (report_in, report_out, report_row, applicant_kind, report_matters) WHERE report_in > 0",
    "CREATE INDEX request_doubt ON request (report_doubt, report_in, report_out) WHERE report_doubt <> ''",
    "CREATE INDEX request_fees ON request (report_fees) WHERE report_fees <> ''",
    "CREATE INDEX request_left_out ON request (left_out) WHERE left_out <> ''",
    "INSERT OR REPLACE INTO meta (key, value) SELECT 'reproject', '1' WHERE EXISTS (SELECT 1 FROM event)",
)


def apply(run: Callable[[str], object]) -> None:
    """Add the columns and have the rows of an older file computed anew when it is next opened for writing."""
    for statement in _STATEMENTS:
        run(statement)
