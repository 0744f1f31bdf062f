"""Files from a scanner: how many pages they have, each page as a picture, and each page as a file of its own."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gongkai_desktop.errors import Refused
from gongkai_desktop.files import refusing_unread
from gongkai_desktop.office.secrecy import marked

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 300 * 1024 * 1024  # bytes of one file
_MOST_PIXELS = 120_000_000
_LONG_SIDE = 297 / 25.4  # inches of A4
_A3 = 1200.0  # points; a page far beyond it, or far below A5, was given a wrong size by its scanner
_A5 = 590.0
_FILE_IDS = re.compile(rb"/ID\s{0,9}\[\s{0,9}<([0-9A-Fa-f]{1,64})>\s{0,9}<([0-9A-Fa-f]{1,64})>")
_WRITTEN = re.compile(rb"/CreationDate\s{0,9}\(D:(\d{14})")
_WAY = "请从扫描仪重新存成 PDF、JPEG、PNG 或 TIFF 再归档"


class Source(Protocol):
    """An open file from a scanner. Pages are counted from 0."""

    @property
    def pages(self) -> int:
        """How many pages it has."""

    def picture(self, page: int, dpi: int) -> Image:
        """One page in grey, as it would be at that resolution if it were A4."""

    def refuse_marked(self, page: int) -> None:
        """Refuse a page whose text bears a secrecy marking."""

    def part(self, page: int) -> tuple[bytes, str]:
        """One page as a file of its own without any loss, and that file's name."""

    def close(self) -> None:
        """Let go of the file."""


@contextmanager
def refusing_damage(name: str) -> Iterator[None]:
    """Turn what the libraries raise about a damaged file into one sentence."""
    import pypdfium2  # heavy: only in a reading process

    try:
        yield
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refused(f"“{name}”打不开", why="设了打开密码", way="请去掉密码再归档") from None
        raise damaged(name) from None
    except (OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError):
        raise damaged(name) from None


def damaged(name: str) -> Refused:
    """The refusal of a file that breaks off or makes no sense."""
    return Refused(f"“{name}”读不出来", why="文件不完整或已损坏", way=_WAY)


def open_source(path: Path) -> Source:
    """Open a file from a scanner; Refused when it is none, is empty, locked, damaged or beyond all measure."""
    name = path.name
    with refusing_unread(path):
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(1024)
    if not size:
        raise Refused(f"“{name}”是空的", why="文件里没有内容", way=_WAY)
    if size > LARGEST:
        raise Refused(
            f"“{name}”太大",
            why=f"有 {size // 1024**2} MB，一个文件最多 {LARGEST // 1024**2} MB",
            way="请把扫描分辨率调到 200 dpi，或分成几个文件",
        )
    if marked([name]):
        raise _marked(name)
    with refusing_damage(name):
        if b"%PDF-" in head:
            return _Pdf(path)
        if head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
            return _Picture(path)
    raise Refused(f"“{name}”不是扫描件", why="只认 PDF、JPEG、PNG、TIFF", way=_WAY)


def _marked(name: str) -> Refused:
    return Refused(
        f"“{name}”不能归档",
        why="文件里有国家秘密标志（密级后跟★或保密期限）",
        way="请把它移出本机，按保密规定保管",
    )


class _Pdf:
    """A PDF from a scanner."""

    def __init__(self, path: Path) -> None:
        import pypdfium2

        self._path = path
        self._document = pypdfium2.PdfDocument(str(path))
        self.pages = len(self._document)
        if not self.pages:
            self._document.close()
            raise ValueError("a PDF without pages")

    def picture(self, page: int, dpi: int) -> Image:
        sheet = self._document[page]
        long = max(sheet.get_size())
        scale = dpi / 72 if _A5 <= long <= _A3 else dpi * _LONG_SIDE / max(long, 1.0)
        bitmap = sheet.render(scale=scale, grayscale=True)
        try:
            picture: Image = bitmap.to_pil().convert("L")
        finally:
            bitmap.close()
            sheet.close()
        return picture

    def refuse_marked(self, page: int) -> None:
        sheet = self._document[page]
        text = sheet.get_textpage()
        try:
            if text.count_chars() and marked([text.get_text_bounded()]):
                raise _marked(self._path.name)
        finally:
            text.close()
            sheet.close()

    def part(self, page: int) -> tuple[bytes, str]:
        if self.pages == 1:
            return self._path.read_bytes(), self._path.name
        import pypdfium2

        written = io.BytesIO()
        with pypdfium2.PdfDocument.new() as single:
            single.import_pages(self._document, [page])
            single.save(written)
        return _same_each_time(written.getvalue()), _named(self._path, page, ".pdf")

    def close(self) -> None:
        self._document.close()


class _Picture:
    """A picture from a scanner; a TIFF may hold many pages."""

    def __init__(self, path: Path) -> None:
        from PIL import Image

        Image.MAX_IMAGE_PIXELS = None  # its size is looked at below
        self._path = path
        self._image = Image.open(path, formats=("JPEG", "PNG", "TIFF"))
        self.pages = int(getattr(self._image, "n_frames", 1)) if self._image.format == "TIFF" else 1

    def picture(self, page: int, dpi: int) -> Image:
        frame = self._frame(page)
        wanted = dpi * _LONG_SIDE
        smaller = wanted / max(frame.size)
        if frame.format == "JPEG" and smaller < 1:
            frame.draft("L", (int(frame.width * smaller), int(frame.height * smaller)))
        grey = _on_paper(frame).convert("L")
        times = int(max(grey.size) / wanted + 0.35)
        return grey.reduce(times) if times > 1 else grey

    def refuse_marked(self, page: int) -> None:
        """A picture has no text."""

    def part(self, page: int) -> tuple[bytes, str]:
        if self.pages == 1:
            return self._path.read_bytes(), self._path.name
        frame, written = self._frame(page), io.BytesIO()
        frame.save(written, "TIFF", compression="group4" if frame.mode == "1" else "tiff_lzw")
        return written.getvalue(), _named(self._path, page, ".tif")

    def close(self) -> None:
        self._image.close()

    def _frame(self, page: int) -> Image:
        from PIL import Image

        if self.pages == 1:  # a JPEG drafted small once stays small, so it is opened anew
            self._image.close()
            self._image = Image.open(self._path, formats=("JPEG", "PNG", "TIFF"))
        else:
            self._image.seek(page)
        if self._image.width * self._image.height > _MOST_PIXELS:
            raise ValueError("a picture beyond all measure")
        return self._image


def _on_paper(picture: Image) -> Image:
    """Ink on nothing laid on white paper."""
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture
    from PIL import Image

    ink, strength = picture.convert("LA").split()
    return Image.composite(ink, Image.new("L", ink.size, 255), strength)


def _named(path: Path, page: int, suffix: str) -> str:
    return f"{path.stem} 第{page + 1}页{suffix}"


def _same_each_time(pdf: bytes) -> bytes:
    """The PDF without the hour of its writing and its chance identifiers: the same page is the same file again."""
    found = _WRITTEN.search(pdf)
    if found is not None:
        pdf = pdf[: found.start(1)] + b"20000101000000" + pdf[found.end(1) :]
    found = _FILE_IDS.search(pdf, max(0, len(pdf) - 4096))
    if found is None:
        return pdf
    return (
        pdf[: found.start()] + re.sub(rb"[0-9A-Fa-f](?=[0-9A-Fa-f]*>)", b"0", found[0]) + pdf[found.end() :]
    )
