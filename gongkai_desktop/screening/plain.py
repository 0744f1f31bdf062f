"""Plain text: txt, csv, html and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from gongkai_desktop.screening.catching import Catch, Caught, Unreadable, secret_way
from gongkai_desktop.screening.masking import excerpt, mask
from gongkai_desktop.screening.matters import PERSONAL, TITLES, Matter
from gongkai_desktop.screening.searching import Hit, search

_ENCODINGS: Final = ("utf-8-sig", "gb18030", "utf-16")
_LARGEST: Final = 64 * 1024 * 1024
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


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
        """Everything in the text, line by line."""
        for number, match in enumerate(_LINES.finditer(self._text), 1):
            line = match[0]
            hits = search(line) if line.strip() else []
            for hit in hits:
                yield Catch(
                    hit.kind, "text", f"第 {number} 行", excerpt=excerpt(line, hit, hits),
                    removable=hit.kind in PERSONAL, soft=hit.soft, doubtful=hit.doubtful, way=secret_way(hit.kind),
                    spot=Hit(hit.kind, match.start() + hit.start, match.start() + hit.end),
                )  # fmt: skip

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Mask the numbers of these findings."""
        done: dict[Matter, int] = {}
        for one in taken:
            for hit in one.spots if one.finding.kind in PERSONAL else ():
                hidden = mask(hit.kind, self._text[hit.start : hit.end])
                self._text = self._text[: hit.start] + hidden + self._text[hit.end :]
                done[hit.kind] = done.get(hit.kind, 0) + 1
        return [f"遮去了{TITLES[kind]} {count} 处" for kind, count in done.items()]

    def write(self, path: Path) -> None:
        """Write the text as it is now."""
        path.write_bytes(self._text.encode(self._encoding))


def _decoded(data: bytes) -> tuple[str, str]:
    order = _ENCODINGS if not data.startswith((b"\xff\xfe", b"\xfe\xff")) else _ENCODINGS[::-1]
    for encoding in order:
        try:
            return encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("文字编码认不出来。请用记事本另存为 UTF-8 再检查")
