"""What is withheld in the register by its reasons, as the quarterly filing asks for it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Final

from gongkai_desktop.register.stages import Stage
from gongkai_desktop.store import Store

_WITHHELD: Final = f"""
    SELECT id FROM item WHERE stage = '{Stage.WITHHELD}'
    AND withheld_reason IN (SELECT value FROM json_each(:reasons))
    AND (imported = 0 OR formed BETWEEN :first AND :last OR reviewed BETWEEN :first AND :last) ORDER BY id
"""


def withheld_for(store: Store, reasons: Iterable[str], first: date, last: date) -> list[int]:
    """The items that are withheld for one of these reasons; of old ledgers' rows only those dated in these days.

    When the others were settled their history tells.
    """
    told = {"reasons": json.dumps(list(reasons)), "first": first.isoformat(), "last": last.isoformat()}
    return [int(number) for (number,) in store.rows(_WITHHELD, told)]
