"""The pages of a PDF as pictures."""

from __future__ import annotations

from PySide6.QtGui import QImage

from gongkai_desktop.paper.preview import page_count, render

POINTS = 72  # to the inch


class Pages:
    """A PDF in memory, whose pages all lie the same way. ``size`` is a page's width and height in points."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.count = page_count(pdf)
        first = render(pdf, 0, 1)
        self.size = (first.width, first.height)

    def image(self, number: int, dots: float) -> QImage:
        """One page, from 0, at this many dots to the inch."""
        picture = render(self._pdf, number, dots / POINTS)
        stride = 4 * picture.width
        return QImage(
            picture.rgba, picture.width, picture.height, stride, QImage.Format.Format_RGBX8888
        ).copy()
