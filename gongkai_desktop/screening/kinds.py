"""Which reader a file needs, told by its contents, not by its name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Final

from gongkai_desktop.progress import Progress
from gongkai_desktop.screening.catching import Unreadable
from gongkai_desktop.screening.inside import Inside, Reader
from gongkai_desktop.screening.picture import PictureFile, is_picture
from gongkai_desktop.screening.tree import transcoded

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED: Final = (
    b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF", b"\x28\xb5\x2f\xfd", b"LZIP",
)  # fmt: skip
_SLIDES: Final = "演示文稿看不了。请另存为 PDF，连备注一起检查"
_OTHERS: Final = {
    "ofd.xml": "OFD 文件看不了。请转成 PDF 再检查，或者逐页人工看",
    "ppt/presentation.xml": _SLIDES,
    "mimetype": "这种文件看不了。请用 WPS 另存为 docx 或 xlsx 再检查",
}
_OLD: Final = "旧格式（doc、xls、wps、et）或加了密的文件看不了。请用 WPS 或 Word 另存为 docx、xlsx 再检查"
_UNKNOWN: Final = "这种文件看不了。请转成 PDF、docx 或 xlsx 再检查"

_ROOT = re.compile(rb"<(?:[\w.\-]+:)?([A-Za-z]\w*)[\s/>]")
_LINE = re.compile(rb"[A-Za-z][A-Za-z0-9\-]{1,60}:[ \t]?")
_MARK = re.compile(
    rb"^(?:MIME-Version|From|To|Subject|Received|Return-Path|Message-ID|Delivered-To|Content-Type|Date):",
    re.IGNORECASE | re.MULTILINE,
)


def reader_of(path: Path, progress: Progress, depth: int = 0) -> Reader:
    """Open a file with the reader for its kind; Unreadable says why it cannot be read and what to do."""
    with path.open("rb") as file:
        head = file.read(2048)
    if b"%PDF-" in head[:1024]:
        from gongkai_desktop.screening.pdf import PdfFile

        return PdfFile(path, progress)
    if head.startswith(b"PK"):
        return _zipped(path, progress, depth)
    if is_picture(head):
        return PictureFile(path)
    if head.startswith(_OLE):
        raise Unreadable(_OLD)
    if head.startswith(_PACKED):
        raise Unreadable("压缩包看不了。请解开，逐个检查里面的文件")
    if head.startswith(b"{\\rtf"):
        raise Unreadable("RTF 文件看不了。请用 WPS 或 Word 另存为 docx 再检查")
    if head.startswith(b"%!PS"):
        raise Unreadable(_UNKNOWN)
    if _is_mail(head):
        from gongkai_desktop.screening.mail import MailFile

        return MailFile(path, Inside(reader_of, progress, depth))
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(_UNKNOWN)
    from gongkai_desktop.screening.plain import TextFile

    return TextFile(path)


def _zipped(path: Path, progress: Progress, depth: int) -> Reader:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.lower().replace("\\", "/") for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as broken:
        raise Unreadable("压缩结构损坏。请用 WPS 或 Word 打开，另存一份再检查") from broken
    if "[content_types].xml" in names:
        return _office(path)
    for name, told in _OTHERS.items():
        if name in names:
            raise Unreadable(told)
    from gongkai_desktop.screening.bundle import BundleFile

    return BundleFile(path, Inside(reader_of, progress, depth))


def _office(path: Path) -> Reader:
    """An office file is what its main part is, whatever that is called and wherever it lies."""
    from gongkai_desktop.screening.package import Package

    package = Package(path)
    found = _ROOT.search(transcoded(package.data(package.main())))
    kind = found[1] if found is not None else b""
    if kind == b"document":
        from gongkai_desktop.screening.word import WordFile

        return WordFile(package)
    if kind == b"workbook":
        from gongkai_desktop.screening.book import BookFile

        return BookFile(package)
    if kind == b"presentation":
        raise Unreadable(_SLIDES)
    raise Unreadable(_UNKNOWN)


def _is_mail(head: bytes) -> bool:
    """Whether a file begins with the headers of a mail, or of a mail in a box of several."""
    head = head.lstrip(b"\xef\xbb\xbf\r\n")
    if head.startswith(b"From ") and b"\n" in head:
        head = head.partition(b"\n")[2]
    return _LINE.match(head) is not None and len(set(map(bytes.lower, _MARK.findall(head)))) >= 2
