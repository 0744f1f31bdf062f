"""PDF: its text layer, what is under boxes and pictures, notes, attachments, properties, older versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.screening.catching import Catch, Caught, Unreadable, secret_way
from gongkai_desktop.screening.masking import excerpt, shown
from gongkai_desktop.screening.matters import TITLES, Matter
from gongkai_desktop.screening.pdf_cleaning import FLAT_NOTES, TEXT_NOTES, rewrite
from gongkai_desktop.screening.pdf_page import Page
from gongkai_desktop.screening.properties import person
from gongkai_desktop.screening.searching import search

_BROKEN: Final = "文件损坏，或者设了打开密码。请换一份能打开的 PDF"
_PROPERTIES: Final = {"Author": "作者", "Title": "标题", "Subject": "主题", "Keywords": "关键词"}
_ATTACHMENT_NOTE: Final = 17
_WIDGET: Final = 20


class PdfFile:
    """One PDF, read page by page; after ``clean`` it can be written."""

    kind = "pdf"

    def __init__(self, path: Path, progress: Progress = unheard) -> None:
        import pypdfium2

        self._data, self._progress = path.read_bytes(), progress
        try:
            self._document: Any = pypdfium2.PdfDocument(self._data)
            self.pages = len(self._document)
        except pypdfium2.PdfiumError as broken:
            raise Unreadable(_BROKEN) from broken
        if not self.pages:
            raise Unreadable(_BROKEN)
        self._cleaned = self._data

    def catches(self) -> Iterator[Catch]:
        """Everything in the file, page by page."""
        import pypdfium2

        scanned: list[int] = []
        for at in range(self.pages):
            self._progress(at, self.pages)
            try:
                page = Page(self._document[at])
                yield from _of_page(page, at + 1)
            except pypdfium2.PdfiumError as broken:
                raise Unreadable(_BROKEN) from broken
            if not page.letters.text.strip() and page.objects:
                scanned.append(at + 1)
        if scanned:
            title = f"{len(scanned)} 页是图片，里面的文字看不出来"
            yield Catch(
                Matter.PICTURE, "file", _pages(scanned), scanned[0], title=title, way="请逐页看一看", soft=True,
                count=len(scanned),
            )  # fmt: skip
        yield from self._of_file()

    def _of_file(self) -> Iterator[Catch]:
        if count := self._document.count_attachments():
            yield Catch(
                Matter.EMBEDDED,
                "file",
                "PDF 的附件",
                removable=True,
                title=f"夹带的文件 {count} 个",
                count=count,
            )
        told = {key: self._property(key) for key in _PROPERTIES}
        parts = [
            f"{title} {person(told[key]) if key == 'Author' else shown(told[key], 12)}"
            for key, title in _PROPERTIES.items()
            if told.get(key)
        ]
        if parts:
            soft = not told.get("Author")
            yield Catch(
                Matter.METADATA, "file", "文档属性", excerpt="，".join(parts), removable=True, soft=soft
            )
        if self._data.count(b"%%EOF") > 1 and b"/Linearized" not in self._data[:2048]:
            yield Catch(Matter.OLDER, "file", "整个文件", removable=True, soft=True, title="留有改动前的版本")

    def _property(self, key: str) -> str:
        try:
            return str(self._document.get_metadata_value(key))
        except UnicodeDecodeError:
            return "？"  # damaged, but somebody's

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Write the document anew without these findings; returns what was done, in the clerk's words."""
        import pypdfium2

        try:
            self._cleaned, done = rewrite(self._document, taken, self._progress)
        except pypdfium2.PdfiumError as broken:
            raise Unreadable(_BROKEN) from broken
        return done

    def write(self, path: Path) -> None:
        """Write the document as it is now."""
        path.write_bytes(self._cleaned)


def _of_page(page: Page, number: int) -> Iterator[Catch]:
    letters, at, place = page.letters, f"p{number}", f"第 {number} 页"
    hits = search(letters.text)
    for hit in hits:
        rects = letters.around(hit.start, hit.end)
        personal = hit.kind not in (Matter.SECRET, Matter.INNER)
        yield Catch(
            hit.kind, at, place, number, rects, excerpt(letters.text, hit, hits), personal, hit.soft, hit.doubtful,
            way=secret_way(hit.kind),
        )  # fmt: skip
    for start, end in page.unseen():
        yield Catch(
            Matter.COVERED,
            at,
            place,
            number,
            letters.around(start, end),
            shown(letters.text[start:end]),
            True,
        )
    for rect in page.covered_pictures():
        title = "图片上盖着色块，下面的图还在"
        yield Catch(
            Matter.COVERED, f"{at}-picture", place, number, (rect,), removable=True, soft=True, title=title
        )
    yield from _notes(page, number)


def _notes(page: Page, number: int) -> Iterator[Catch]:
    at, place = f"p{number}", f"第 {number} 页"
    notes = list(page.notes())
    said = [text for kind, text in notes if kind in TEXT_NOTES or kind in FLAT_NOTES]
    if said:
        first = next((text for text in said if text), "")
        title = f"批注 {len(said)} 条"
        yield Catch(
            Matter.COMMENT,
            at,
            place,
            number,
            excerpt=shown(first),
            removable=True,
            title=title,
            count=len(said),
        )
    carried = sum(1 for kind, _ in notes if kind == _ATTACHMENT_NOTE)
    if carried:
        title = f"夹带的文件 {carried} 个"
        yield Catch(Matter.EMBEDDED, at, place, number, removable=True, title=title, count=carried)
    for kind, text in notes:
        hits = search(text)
        for hit in hits:
            told = "表单里的" if kind == _WIDGET else "批注里的"
            yield Catch(
                hit.kind, f"{at}-notes", place, number, excerpt=excerpt(text, hit, hits), removable=kind != _WIDGET,
                soft=hit.soft, title=f"{told}{TITLES[hit.kind]}", way=secret_way(hit.kind),
            )  # fmt: skip


def _pages(numbers: Sequence[int]) -> str:
    """Pages in words: 第 1–3、7 页."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    told = "、".join(str(first) if first == last else f"{first}–{last}" for first, last in spans[:8])
    return f"第 {told}{'…' if len(spans) > 8 else ''} 页"
