"""The QR in the bottom corner of a sheet, by which a signed page finds its record again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gongkai_desktop.paper.grid import MM

QR_SIDE = 25 * MM
QUIET = 3 * MM


@dataclass(frozen=True, slots=True)
class SheetMark:
    """What tells a printed sheet: its number for people, the QR's text of (page, pages) for scanners."""

    number: str
    code: Callable[[int, int], str]


def qr_matrix(text: str) -> list[list[bool]]:
    """The dark modules of a QR of that text, error correction level M, without a quiet zone."""
    import zxingcpp  # heavy: only when something is drawn

    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    # Its stubs do not say that an image is a buffer, before Python 3.12 no stub could.
    image: Any = barcode.to_image(scale=1, add_quiet_zones=False)
    rows: Any = memoryview(image).tolist()
    return [[value == 0 for value in row] for row in rows]


@dataclass(frozen=True, slots=True)
class Folio:
    """Where a page stands: ``page`` of ``pages`` of its sheet, and ``number`` in the letter it belongs to."""

    page: int
    pages: int
    number: int
    mark: SheetMark | None = None
