"""Step 28: side ledgers show names as all the program does (张**); their rows computed anew.

Rows held another mask (张＊, of 欧阳修 欧＊, of an organisation its first character). Only they are asked for; where
an earlier step asked for all rows and nobody has opened the file for writing since, that stands.
"""

from __future__ import annotations

from collections.abc import Callable

_STATEMENT = """
INSERT INTO meta (key, value) SELECT 'reproject', 'matter' WHERE EXISTS (SELECT 1 FROM matter)
ON CONFLICT (key) DO UPDATE SET value = CASE value WHEN '' THEN excluded.value ELSE value END
"""


def apply(run: Callable[[str], object]) -> None:
    """Have the rows of the side ledgers computed anew when the file is next opened for writing."""
    run(_STATEMENT)
