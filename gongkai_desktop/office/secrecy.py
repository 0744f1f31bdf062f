"""Keeping classified matter out: text and files that bear a secrecy marking are refused.

The program is an ordinary office program and may hold pointers to classified matter only, never its
text, title or grade (保守国家秘密法; the marking's form 「机密★1年」 is GB/T 9704-2012 7.2.2).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from gongkai_desktop.errors import Refused
from gongkai_desktop.screening.marking import marked

__all__ = ["marked", "refuse_marked_file", "refuse_marked_text"]

_TAGS = re.compile(r"<[^>]{0,2000}>")
_ENCODINGS = ("utf-8", "gb18030", "utf-16-le")
_READ_AT_MOST = 64 * 1024 * 1024
_WAY = (
    "请把它移出本机，按保密规定保管；本台账只登记代称和不透露内容的内部编号"
    "（公开属性选“不予公开”，理由选“国家秘密”）"
)


def refuse_marked_text(texts: Iterable[str]) -> None:
    """Refuse typed text that bears a secrecy marking; the text itself is not repeated anywhere."""
    if marked(texts):
        raise Refused("这些内容不能登记", why="文字里有国家秘密标志（密级后跟★或保密期限）", way=_WAY)


def refuse_marked_file(path: Path) -> None:
    """Refuse a file whose name or readable text bears a secrecy marking.

    Reads office files, every page of a PDF (about two milliseconds each) and plain or binary text; a picture of a
    page cannot be read.
    """
    if not path.is_file():
        raise Refused(f"没有文件“{path.name}”", way="请重新选择要添加的文件")
    if marked([path.name]) or marked(_texts(path)):
        raise Refused("这个文件不能收进附件", why="文件里有国家秘密标志（密级后跟★或保密期限）", way=_WAY)


def _texts(path: Path) -> Iterable[str]:
    if zipfile.is_zipfile(path):
        return _zipped(path)
    if path.suffix.lower() == ".pdf":
        return _pdf(path)
    with path.open("rb") as file:
        raw = file.read(_READ_AT_MOST)
    return [_decoded(raw, encoding) for encoding in _ENCODINGS] + [_decoded(raw[1:], "utf-16-le")]


def _decoded(raw: bytes, encoding: str) -> str:
    return raw.decode(encoding, errors="ignore")


def _zipped(path: Path) -> Iterable[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                yield member.filename
                if member.filename.lower().endswith((".xml", ".txt")) and member.file_size < _READ_AT_MOST:
                    yield _TAGS.sub("", _decoded(archive.read(member), "utf-8"))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as broken:
        raise Refused(
            "这个文件打不开", why="压缩结构损坏或带密码", way="请用 WPS 打开另存一份再添加"
        ) from broken


def _pdf(path: Path) -> Iterable[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError as broken:
        raise Refused(
            "这个 PDF 打不开", why="文件损坏或带密码", way="请换一份能打开的 PDF 再添加"
        ) from broken
    try:
        for at in range(len(document)):
            page = document[at]
            yield page.get_textpage().get_text_bounded()
            page.close()
    except pypdfium2.PdfiumError as broken:
        raise Refused(
            "这个 PDF 有读不了的页", why="文件损坏", way="请换一份每页都能打开的 PDF 再添加"
        ) from broken
    finally:
        document.close()
