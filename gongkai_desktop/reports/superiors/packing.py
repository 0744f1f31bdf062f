"""报送清单: what goes up together, file by file, with counts, sums and digests; as a workbook and as a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from gongkai_desktop.paper.booklet import Booklet, Box, Prose, Spread

TITLE: Final = "报送清单"
_HEADS: Final = ("序号", "文件", "台账", "范围、期间", "条数", "数字列合计", "SHA-256")
_WIDTHS: Final = (9.0, 32.0, 22.0, 22.0, 11.0, 18.0, 42.0)
_NOTE: Final = "SHA-256 是文件内容的校验值：收到的文件算出来一样，就是清单上的这一份，没有改动过。"


@dataclass(frozen=True, slots=True)
class Packed:
    """A file that goes up: its name, the ledger, what of it, how many rows, sums by column, digest of its content."""

    name: str
    ledger: str
    scope: str
    rows: int
    sums: Mapping[str, int]
    digest: str

    def as_told(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "file": self.name,
            "ledger": self.ledger,
            "period": self.scope,
            "rows": self.rows,
            "sums": dict(self.sums),
            "sha256": self.digest,
        }


def packing_list(packed: Sequence[Packed], office: str, person: str, day: date) -> Booklet:
    """The list: a line for each file, the count of all rows below."""
    whole = sum(one.rows for one in packed)
    boxes = [Box(0, at, head, head=True) for at, head in enumerate(_HEADS)]
    boxes += [box for at, one in enumerate(packed, 1) for box in _line(at, one)]
    below = len(packed) + 1
    boxes += [Box(below, 0, "合计", columns=4, head=True), Box(below, 4, number=whole)]
    boxes.append(Box(below, 5, f"共 {len(packed)} 个文件", columns=2))
    told = f"{day.year}年{day.month}月{day.day}日"
    who = (f"填报人：{person}",) if person else ()
    table = Spread(TITLE, _WIDTHS, tuple(boxes), heads=1)
    lead = f"填报单位：{office}"
    return Booklet(
        TITLE, (table, Prose(_NOTE, small=True)), lead=lead, foot=(*who, told), day=day.isoformat()
    )


def _line(at: int, one: Packed) -> Iterator[Box]:
    sums = "；".join(f"{title} {number}" for title, number in one.sums.items())
    yield Box(at, 0, number=at)
    yield Box(at, 1, one.name, left=True)
    yield Box(at, 2, one.ledger, left=True)
    yield Box(at, 3, one.scope, left=True)
    yield Box(at, 4, number=one.rows)
    yield Box(at, 5, sums or "—", left=bool(sums))
    yield Box(at, 6, one.digest, left=True)
