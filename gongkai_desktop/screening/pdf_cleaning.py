"""A PDF written anew: pages with something to hide become pictures with the boxes burnt in."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.progress import Progress
from gongkai_desktop.screening.catching import Caught
from gongkai_desktop.screening.matters import PERSONAL, TITLES, Matter, Rect
from gongkai_desktop.screening.pdf_objects import assembled
from gongkai_desktop.screening.pdf_other_parts import Objects
from gongkai_desktop.screening.pdf_page import Page

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI: Final = 200
_QUALITY: Final = 82
_MARGIN: Final = 2  # pixels that a box reaches over the letters

TEXT_NOTES: Final = frozenset({1, 9, 10, 11, 12, 14, 16})
"""Notes beside the text: text, highlight, underline, squiggly, strike-out, caret, pop-up."""
FLAT_NOTES: Final = frozenset({3, 4, 5, 6, 7, 8, 15, 28})
"""Notes drawn on the page, which may cover something: free text, lines, boxes, ink, marks for redaction."""
_CARRIED: Final = frozenset({17})
_UNDER_PAGES: Final = frozenset((*PERSONAL, Matter.MACRO))
"""Kinds that may hang on pages unseen, in links and forms."""
_UNSEEN: Final = ("Thumb", "PieceInfo", "Metadata", "AA", "StructParents", "LastModified", "AF", "Tabs")


def rewrite(
    document: Any, taken: Sequence[Caught], progress: Progress, places: Mapping[int, Sequence[Rect]]
) -> tuple[bytes, list[str]]:
    """The document without these findings, and what was done to it; ``places`` are to be blackened too, by page from
    0. Nothing else of the old file goes over: no properties, attachments, bookmarks, nor older versions.
    """
    import pypdfium2

    boxes, pictured, noted = _plan(document, taken, places)
    bare = any(not one.finding.page and one.finding.kind in _UNDER_PAGES for one in taken)
    new = pypdfium2.PdfDocument.new()
    waiting: list[int] = []
    for at in range(len(document)):
        progress(at, len(document))
        if at in noted or at in pictured:
            page = Page(document[at])
            page.without_notes(TEXT_NOTES | _CARRIED if at in noted else _CARRIED)
            if at in noted:
                page.flatten()
        if at in pictured:
            _go_over(new, document, waiting)
            _add(new, page, boxes.get(at, []))
            waiting = []
        else:
            waiting.append(at)
    _go_over(new, document, waiting)
    out = io.BytesIO()
    new.save(out)
    new.close()
    return _pruned(out.getvalue(), bare=bare), _told(taken, pictured, bare=bare)


def _pruned(data: bytes, *, bare: bool) -> bytes:
    """The pages alone: no properties of theirs, no small pictures, no data of programs; ``bare``: no links or forms."""
    objects = Objects(data)
    for page in objects.pages:
        page.value = {
            key: value
            for key, value in page.told.items()
            if key not in _UNSEEN and not (bare and key == "Annots")
        }
    root = next(thing for thing in objects.newest.values() if thing.told.get("Type") == "Catalog")
    root.value = {key: value for key, value in root.told.items() if key in ("Type", "Pages")}
    return assembled(objects.newest, root.number)


def _plan(
    document: Any, taken: Sequence[Caught], places: Mapping[int, Sequence[Rect]]
) -> tuple[dict[int, list[Rect]], set[int], set[int]]:
    """By page from 0: the boxes to be burnt in, the pages that become pictures, those that lose their notes."""
    boxes = {at: list(rects) for at, rects in places.items()}
    pictured = set(boxes)
    noted: set[int] = set()
    for one in taken:
        finding, at = one.finding, one.finding.page - 1
        if finding.kind is Matter.COVERED or (finding.kind in PERSONAL and finding.rects):
            pictured.add(at)
            if finding.kind in PERSONAL:
                boxes.setdefault(at, []).extend(finding.rects)
        elif at >= 0 and (finding.kind in PERSONAL or finding.kind in (Matter.COMMENT, Matter.EMBEDDED)):
            noted.add(at)
    pictured |= {at for at in noted if FLAT_NOTES & set(Page(document[at]).annotations())}
    return boxes, pictured, noted


def _go_over(new: Any, document: Any, pages: list[int]) -> None:
    if pages:
        new.import_pages(document, pages)


def _add(new: Any, page: Page, boxes: Sequence[Rect]) -> None:
    import pypdfium2

    picture = page.picture(_DPI)
    _burn(picture, boxes)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    file.seek(0)
    width, height = page.page.get_size()
    fresh = new.new_page(width, height)
    image = pypdfium2.PdfImage.new(new)  # type: ignore[attr-defined]
    image.load_jpeg(file, inline=True)
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))  # type: ignore[attr-defined]
    fresh.insert_obj(image)
    fresh.gen_content()
    fresh.close()


def _burn(picture: Image, boxes: Sequence[Rect]) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    wide, high = picture.size
    for left, top, right, bottom in boxes:
        corner = (left * wide - _MARGIN, top * high - _MARGIN)
        pen.rectangle((*corner, right * wide + _MARGIN, bottom * high + _MARGIN), fill="black")


def _told(taken: Sequence[Caught], pictured: set[int], *, bare: bool) -> list[str]:
    masked: dict[str, int] = {}
    for one in taken:
        if one.finding.kind in PERSONAL:
            title = TITLES[one.finding.kind]
            masked[title] = masked.get(title, 0) + one.finding.count
    done = [f"涂黑了{title} {count} 处" for title, count in masked.items()]
    kinds = {one.finding.kind for one in taken}
    words = {
        Matter.COVERED: "去掉了盖住的内容",
        Matter.COMMENT: "删去了批注",
        Matter.EMBEDDED: "删去了夹带的文件",
        Matter.OLDER: "不再保留改动前的版本",
        Matter.MACRO: "删去了脚本",
    }
    done += [told for kind, told in words.items() if kind in kinds]
    if bare:
        done.append("链接和表单没有留下")
    if pictured:
        done.append(f"{len(pictured)} 页换成了图片，其中的文字不能再复制")
    return [*done, "文档属性、书签和附件都没有留下"]
