"""PDF: its text layer, what is under boxes and pictures, notes, attachments, properties, older versions."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.screening.catching import Catch, Caught, Known, Unreadable, secret_way
from gongkai_desktop.screening.flow import standing, wanted
from gongkai_desktop.screening.masking import excerpt, shown
from gongkai_desktop.screening.matters import MARKS, PERSONAL, TITLES, Matter, Rect
from gongkai_desktop.screening.pdf_cleaning import FLAT_NOTES, TEXT_NOTES, rewrite
from gongkai_desktop.screening.pdf_other_parts import Objects, spelt_out
from gongkai_desktop.screening.pdf_page import Page
from gongkai_desktop.screening.pdf_seen import Sight
from gongkai_desktop.screening.properties import person
from gongkai_desktop.screening.searching import search

_BROKEN: Final = "文件损坏，或者设了打开密码。请换一份能打开的 PDF"
_PROPERTIES: Final = {"Author": "作者", "Title": "标题", "Subject": "主题", "Keywords": "关键词"}
_WIDGET: Final = 20
_END = re.compile(rb"%%EOF")
_MOST_EARLIER: Final = 4


class PdfFile:
    """One PDF, read page by page; after ``clean`` it can be written."""

    kind = "pdf"

    def __init__(self, source: Path | bytes, progress: Progress = unheard) -> None:
        import pypdfium2

        self._data, self._progress = source if isinstance(source, bytes) else source.read_bytes(), progress
        try:
            self._document: Any = pypdfium2.PdfDocument(self._data)
            self.pages = len(self._document)
        except pypdfium2.PdfiumError as broken:
            raise Unreadable(_BROKEN) from broken
        if not self.pages:
            raise Unreadable(_BROKEN)
        self._cleaned = self._data
        self._known, self._text = Known(), ""

    def catches(self) -> Iterator[Catch]:
        """Everything in the file, page by page."""
        import pypdfium2

        scanned: list[int] = []
        texts: list[str] = []
        for at in range(self.pages):
            self._progress(at, self.pages)
            try:
                page = Page(self._document[at])
                texts.append(page.letters.text)
                for found in _of_page(page, at + 1):
                    self._known.add(found.kind, found.value)
                    yield found
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
        self._text = "\n".join(texts)
        yield from self._of_file()

    def _of_file(self) -> Iterator[Catch]:
        objects = Objects(self._plain())
        told = {key: self._property(key) for key in _PROPERTIES}
        parts = [
            f"{title} {person(told[key]) if key == 'Author' else shown(told[key], 12)}"
            for key, title in _PROPERTIES.items()
            if told.get(key)
        ]
        author = told.get("Author") or ""
        if not author and (named := objects.author()):
            author = named
            parts.append(f"作者 {person(named)}")
        parts += ["页面的缩略图"] if any("Thumb" in page.told for page in objects.pages) else []
        if parts:
            excerpt = "，".join(parts)
            yield Catch(Matter.METADATA, "file", "文档属性", excerpt=excerpt, removable=True, soft=not author)
        if objects.superseded:
            yield from self._earlier()
        yield from objects.catches(self._known)

    def _plain(self) -> bytes:
        """The file's bytes with nothing in them encrypted."""
        if b"/Encrypt" not in self._data:
            return self._data
        import pypdfium2.raw as pdfium

        out = io.BytesIO()
        self._document.save(out, flags=pdfium.FPDF_REMOVE_SECURITY)
        return out.getvalue()

    def _earlier(self) -> Iterator[Catch]:
        """The file as it was saved before: often harmless where its words are the same."""
        changed = False
        for text in _earlier_texts(self._data):
            changed |= text != self._text
            for hit, value, near in self._known.untold(text):
                yield Catch(
                    hit.kind, "earlier", "改动前的版本", excerpt=near,
                    removable=hit.kind not in MARKS, soft=hit.soft, way=secret_way(hit.kind), value=value,
                )  # fmt: skip
        title = "留有改动前的版本"
        yield Catch(Matter.OLDER, "file", "整个文件", removable=True, soft=not changed, title=title)

    def _property(self, key: str) -> str:
        try:
            return str(self._document.get_metadata_value(key))
        except UnicodeDecodeError:
            return "？"  # damaged, but somebody's

    def everything(self) -> Iterator[tuple[str, str]]:
        """The text of the pages, and what stands in all the objects."""
        yield from ((f"第 {at + 1} 页", _plain_text(self._document[at])) for at in range(self.pages))
        yield "书签、链接、表单等", spelt_out(self._plain())

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Write the document anew without these findings; returns what was done, in the clerk's words."""
        import pypdfium2

        sought = wanted(value for one in taken if one.finding.kind in PERSONAL for value in one.values)
        try:
            self._cleaned, done = rewrite(self._document, taken, self._progress, self._places(sought))
            drawn = PdfFile(self._cleaned, self._progress)
            if boxes := drawn._places(sought):  # what stood in a form stands on its page now
                self._cleaned, _ = rewrite(drawn._document, (), self._progress, boxes)
        except pypdfium2.PdfiumError as broken:
            raise Unreadable(_BROKEN) from broken
        return done

    def _places(self, sought: Sequence[str]) -> dict[int, list[Rect]]:
        """By page from 0: where something sought stands, wherever else it was found."""
        found: dict[int, list[Rect]] = {}
        for at in range(self.pages if sought else 0):
            letters = Page(self._document[at]).letters
            for start, end in standing(letters.text, sought):
                found.setdefault(at, []).extend(letters.around(start, end))
        return found

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
            way=secret_way(hit.kind), value=letters.text[hit.start : hit.end],
        )  # fmt: skip
    for start, end in Sight(page).unseen():
        yield Catch(
            Matter.COVERED,
            at,
            place,
            number,
            letters.around(start, end),
            shown(letters.text[start:end]),
            True,
            value=letters.text[start:end],
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
    for kind, text in notes:
        hits = search(text)
        for hit in hits:
            told = "表单里的" if kind == _WIDGET else "批注里的"
            yield Catch(
                hit.kind, f"{at}-notes", place, number, excerpt=excerpt(text, hit, hits),
                removable=hit.kind not in MARKS, soft=hit.soft, title=f"{told}{TITLES[hit.kind]}",
                way=secret_way(hit.kind), value=text[hit.start : hit.end],
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


def _earlier_texts(data: bytes) -> Iterator[str]:
    """The text of the pages at each earlier saving, those that cannot be opened left out."""
    import pypdfium2

    ends = [match.end() for match in _END.finditer(data)][:-1][-_MOST_EARLIER:]
    for end in ends:
        try:
            with pypdfium2.PdfDocument(data[:end]) as document:
                yield "\n".join(_plain_text(document[at]) for at in range(len(document)))
        except pypdfium2.PdfiumError:
            continue


def _plain_text(page: Any) -> str:
    return Page(page).letters.text
