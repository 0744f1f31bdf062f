"""Plain text: txt, csv, html and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from gongkai_desktop.screening.catching import Catch, Caught, Known, Unreadable, secret_way
from gongkai_desktop.screening.decoding import otherwise
from gongkai_desktop.screening.flow import standing, wanted
from gongkai_desktop.screening.masking import excerpt, mask
from gongkai_desktop.screening.matters import PERSONAL, Matter
from gongkai_desktop.screening.searching import search
from gongkai_desktop.screening.wiping import masked_words

_ENCODINGS: Final = ("utf-8-sig", "gb18030", "utf-16")
_LARGEST: Final = 64 * 1024 * 1024
_ENDS = re.compile(r"\r\n|\r|\n")
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OF_WORD = re.compile(r"<\?mso-application|<w:wordDocument|<pkg:package|<office:document[ >]")
_NOT_SHOWN = re.compile(
    r"<[^<>]{0,400}(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE
)
_BY_HAND: Final = "请打开文件，找到这处改好再检查"


class TextFile:
    """One text file."""

    kind = "text"
    pages = 0

    def __init__(self, path: Path) -> None:
        if path.stat().st_size > _LARGEST:
            raise Unreadable("文件太大。请拆成几个再检查")
        self._data = path.read_bytes()
        self._encoding, self._text = _decoded(self._data)

    def catches(self) -> Iterator[Catch]:
        """Everything in the text, and what it says where it is written in other signs."""
        known = Known()
        for found in self._plain():
            known.add(found.kind, found.value)
            yield found
        for text in otherwise(self._text):
            for hit, value, near in known.untold(text):
                yield Catch(
                    hit.kind, "coded", "标记或编码里的文字", excerpt=near, soft=hit.soft,
                    doubtful=hit.doubtful, way=secret_way(hit.kind) or _BY_HAND, value=value,
                )  # fmt: skip
        if _NOT_SHOWN.search(self._text):
            yield Catch(Matter.HIDDEN, "page", "网页", title="网页里有不显示的内容", way=_BY_HAND, soft=True)

    def _plain(self) -> Iterator[Catch]:
        hits = search(self._text)
        number, counted = 1, 0
        for hit in hits:
            number += len(_ENDS.findall(self._text, counted, hit.start))
            counted = hit.start
            yield Catch(
                hit.kind, "text", f"第 {number} 行", excerpt=excerpt(self._text, hit, hits),
                removable=hit.kind in PERSONAL, soft=hit.soft, doubtful=hit.doubtful, way=secret_way(hit.kind),
                value=self._text[hit.start : hit.end], spot=hit,
            )  # fmt: skip

    def everything(self) -> Iterator[tuple[str, str]]:
        """The text, and what it says in other signs."""
        yield from (("全文", text) for text in (self._text, *otherwise(self._text)))

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Mask the numbers of these findings."""
        for one in taken:
            for hit in one.spots if one.finding.kind in PERSONAL else ():
                self._mask(hit.kind, hit.start, hit.end)
        for kind in PERSONAL:
            values = wanted(value for one in taken if one.finding.kind is kind for value in one.values)
            for start, end in list(standing(self._text, values)):
                self._mask(kind, start, end)
        return masked_words(taken)

    def _mask(self, kind: Matter, start: int, end: int) -> None:
        self._text = self._text[:start] + mask(kind, self._text[start:end]) + self._text[end:]

    def write(self, path: Path) -> None:
        """Write the text as it is now."""
        path.write_bytes(self._text.encode(self._encoding))


def _decoded(data: bytes) -> tuple[str, str]:
    order = _ENCODINGS if not data.startswith((b"\xff\xfe", b"\xfe\xff")) else _ENCODINGS[::-1]
    for encoding in order:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _BINARY.search(text):
            raise Unreadable("这种文件看不了。请转成 PDF、docx 或 xlsx 再检查")
        if _OF_WORD.search(text[:4096]):
            raise Unreadable("这是存成 XML 的 Word 或 Excel 文件。请另存为 docx 或 xlsx 再检查")
        return encoding, text
    raise Unreadable("文字编码认不出来。请用记事本另存为 UTF-8 再检查")
