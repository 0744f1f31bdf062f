"""Finding the codes of sheets on a scanned page: first cheaply, then with more and more trouble."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongkai_desktop.scans.sources import Source

if TYPE_CHECKING:
    from PIL.Image import Image

CHEAP = 100  # dpi: a module of the code is then over three pixels, and most noise has averaged out
_HARDER = (150, 200, 300)
_BLURRED = ((150, 0.8), (200, 1.2), (300, 2.0))
_EVEN = 28  # grey levels between the lightest and the darkest spot of a page with nothing on it
_DARK = 110  # of 255: a page that is darker than that on the whole has light and dark swapped
_SPOTS = 40  # of a page's short side, by which its lightness is told
_SPOT = 12  # pixels of a side


def codes_on(source: Source, page: int) -> tuple[tuple[str, ...], bool]:
    """The texts of the codes on a page, and whether the page looks blank."""
    first = _light(source.picture(page, CHEAP))
    found = _read(first)
    if found:
        return found, False
    if _is_blank(first):
        return (), True  # the backs of pages are many, and no code hides on them
    for picture in _harder(source, page):
        found = _read(picture)
        if found:
            return found, False
    return (), False


def _harder(source: Source, page: int) -> Iterator[Image]:
    from PIL import ImageFilter, ImageOps

    for dpi in _HARDER:
        yield _light(source.picture(page, dpi))
    for dpi, radius in _BLURRED:
        blurred = _light(source.picture(page, dpi)).filter(ImageFilter.GaussianBlur(radius))
        yield blurred
        yield ImageOps.autocontrast(blurred, cutoff=2)


def _light(picture: Image) -> Image:
    """The page dark on light, as paper is; some scanners and fax programs swap the two."""
    from PIL import ImageOps

    spots = picture.reduce(max(1, min(picture.size) // _SPOTS)).tobytes()
    return ImageOps.invert(picture) if sum(spots) < _DARK * len(spots) else picture


def _read(picture: Image) -> tuple[str, ...]:
    if sys.platform == "win32":
        from gongkai_desktop.windows import lend_runtime

        lend_runtime()
    import zxingcpp

    kinds = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(picture, formats=kinds, try_invert=False)
    return tuple(dict.fromkeys(code.text for code in found))


def _is_blank(picture: Image) -> bool:
    """Whether nothing stands on a page: a scanner's shadow along the edges does not count."""
    width, height = picture.size
    inner = picture.crop((width // 20, height // 20, width - width // 20, height - height // 20))
    spots = inner.reduce(_SPOT).tobytes()
    return max(spots) - min(spots) < _EVEN
