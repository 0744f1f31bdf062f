"""The pages of a PDF as pictures."""

from __future__ import annotations

from PySide6.QtGui import QImage

from gongkai_desktop.paper.preview import page_sizes, render

POINTS = 72  # to the inch


class Pages:
    """A PDF in memory. ``sizes`` are the width and height of every page in points: a file binds papers of any size."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.sizes = page_sizes(pdf)
        self.count = len(self.sizes)

    def image(self, number: int, dots: float) -> QImage:
        """One page, from 0, at this many dots to the inch."""
        picture = render(self._pdf, number, dots / POINTS)
        stride = 4 * picture.width
        return QImage(
            picture.rgba, picture.width, picture.height, stride, QImage.Format.Format_RGBX8888
        ).copy()
