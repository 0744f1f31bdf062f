"""Drawing one page of a PDF or picture file, on whatever thread asks for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QTransform

from gongkai_desktop.errors import Refused
from gongkai_desktop.paper.preview import page_size, render

Mark: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom as parts of a page."""

_POINTS = 72  # to the inch
_LONG_SIDE = 297 / 25.4  # inches of A4: what a picture of a page is taken for
_MOST = 6000  # pixels of a side


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page as it was drawn, turned as wanted, and its size on paper in inches, turned likewise."""

    image: QImage = field(default_factory=QImage)
    inches: QSizeF = field(default_factory=QSizeF)


def drawn(path: Path, page: int, quarters: int, width: int, dots: float | None) -> Drawing:
    """One page (from 0) turned by some quarters, at ``dots`` to the inch or else ``width`` pixels wide.

    Refused when the file cannot be read.
    """
    picture = _Pdf(path, page) if _is_pdf(path) else _Picture(path, page)
    inches = picture.inches
    turned = inches.transposed() if quarters % 2 else inches
    wanted = dots if dots is not None else width / max(turned.width(), 0.1)
    wanted = min(wanted, _MOST / max(inches.width(), inches.height(), 0.1))
    image = picture.at(wanted)
    if quarters:
        image = image.transformed(QTransform().rotate(90 * quarters))
    return Drawing(image, turned)


def placed(mark: Mark, quarters: int) -> QRectF:
    """A mark of an upright page as it lies when the page is turned to the right by some quarters."""
    left, top, right, bottom = mark
    for _ in range(quarters % 4):
        left, top, right, bottom = 1 - bottom, left, 1 - top, right
    return QRectF(left, top, right - left, bottom - top)


class _Pdf:
    def __init__(self, path: Path, page: int) -> None:
        try:
            self._pdf = path.read_bytes()
        except OSError:
            raise _gone(path) from None
        self._page = page
        wide, high = page_size(self._pdf, page)
        self.inches = QSizeF(wide / _POINTS, high / _POINTS)

    def at(self, dots: float) -> QImage:
        picture = render(self._pdf, self._page, dots / _POINTS)
        return QImage(
            picture.rgba, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGBX8888
        ).copy()


class _Picture:
    def __init__(self, path: Path, page: int) -> None:
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        if page and not reader.jumpToImage(page):
            raise _gone(path)
        self._image = reader.read()
        if self._image.isNull():
            raise _gone(path)
        long = max(self._image.width(), self._image.height())
        self.inches = QSizeF(self._image.size()) * (_LONG_SIDE / long)

    def at(self, dots: float) -> QImage:
        size = (self.inches * dots).toSize()
        if size.width() >= self._image.width():
            return self._image
        smooth = Qt.TransformationMode.SmoothTransformation
        return self._image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        raise _gone(path) from None


def _gone(path: Path) -> Refused:
    return Refused(
        QCoreApplication.translate("PageViewer", "“{}”打不开").format(path.name),
        why=QCoreApplication.translate("PageViewer", "文件不在了或已损坏"),
        way=QCoreApplication.translate("PageViewer", "请用“打开”在别的程序里看看"),
    )
