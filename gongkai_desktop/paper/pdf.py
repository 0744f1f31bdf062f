"""The only door to reportlab: fonts whose text can be copied, and empty documents.

Imported lazily by whoever draws, because reportlab takes a quarter of a second to load.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any, BinaryIO

from reportlab.lib.utils import ImageReader, TimeStamp
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from gongkai_desktop.paper.sfnt import FontFile

__all__ = ["Canvas", "CopyableFont", "embed", "open_document", "picture_pages", "tag_pages"]

_HOURS_EAST = 8  # 北京时间
_MAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
    "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
)
_MAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"
_MAP_BLOCK = 100  # the most entries PDF allows between beginbfchar and endbfchar


class CopyableFont(TTFont):
    """A TrueType font whose characters beyond U+FFFF can be searched and copied out of the PDF.

    reportlab writes their code points as one hexadecimal number where the format wants UTF-16 pairs.
    """

    def addObjects(self, doc: PDFDocument) -> None:
        """Add the font's subsets to the document, each with a map back to Unicode that holds."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        fonts: dict[str, Any] = vars(doc.idToObject["BasicFonts"])["dict"]
        for name, subset in zip(names, subsets, strict=True):
            stream: Any = doc.idToObject[fonts[name].ToUnicode.name]
            stream.content = unicode_map(subset)


def unicode_map(subset: Sequence[int]) -> str:
    """The ToUnicode map of a subset: byte code → UTF-16 of the character at that place."""
    return _MAP_HEAD + "".join(_map_blocks(subset)) + _MAP_TAIL


def _map_blocks(subset: Sequence[int]) -> Iterator[str]:
    for start in range(0, len(subset), _MAP_BLOCK):
        codes = subset[start : start + _MAP_BLOCK]
        yield f"{len(codes)} beginbfchar\n"
        for number, code in enumerate(codes, start):
            yield f"<{number:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>\n"
        yield "endbfchar\n"


def embed(file: FontFile, name: str) -> CopyableFont:
    """The font of a file, made known to reportlab under a name; raises whatever a damaged one breaks."""
    with file.source.open("rb") as stream:
        font = CopyableFont(name, stream, subfontIndex=file.index, asciiReadable=False)
    font.face.makeSubset([ord(" ")])  # broken outlines would show only when the document is finished
    pdfmetrics.registerFont(font)
    return font


def open_document(
    target: BinaryIO, size: tuple[float, float], *, title: str, font: str, made: date
) -> Canvas:
    """An empty document of a day, the same bytes for the same drawing on it, that names no machine or author."""
    # The stubs want a number for the font's name; without it an unembedded Helvetica slips into every page.
    first: dict[str, Any] = {"initialFontName": font}
    canvas = Canvas(target, pagesize=size, invariant=1, pageCompression=1, lang="zh-CN", **first)
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("信息公开台账")
    canvas.setProducer("信息公开台账")
    stamp: Any = TimeStamp(1)
    stamp.YMDhms, stamp.dhh = (made.year, made.month, made.day, 0, 0, 0), _HOURS_EAST
    _document(canvas)._timeStamp = stamp
    return canvas


def picture_pages(pictures: Iterable[Any], size: tuple[float, float]) -> bytes:
    """A PDF of pictures, each as large as it goes in the middle of a page of that size that lies as the picture does.

    They are Pillow's, or files: what stands in a JPEG file goes in as it is there.
    """
    target = BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1, pageCompression=1)
    for picture in map(ImageReader, pictures):
        across, down = picture.getSize()
        width, height = sorted(size, reverse=across > down)
        canvas.setPageSize((width, height))
        scale = min(width / across, height / down)
        wide, high = across * scale, down * scale
        canvas.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _document(canvas: Any) -> Any:
    """What reportlab keeps behind its canvas and has no door to."""
    return canvas._doc


def tag_pages(canvas: Canvas, marked: Sequence[int]) -> None:
    """Say of every page in which order its marked contents are read, ``marked`` being how many each page has.

    reportlab knows no tagged documents; what is missing is this tree and the number by which a page finds its part.
    """
    document = _document(canvas)
    whole = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructElem"), "S": pdfdoc.PDFName("Document")})
    whole_ref = document.Reference(whole)
    parts, numbers = [], []
    for at, (page, count) in enumerate(zip(document.Pages.pages, marked, strict=True)):
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents"]
        page.StructParents = at
        part = document.Reference(
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("StructElem"),
                    "S": pdfdoc.PDFName("P"),
                    "P": whole_ref,
                    "Pg": document.Reference(page),
                    "K": pdfdoc.PDFArray(list(range(count))),
                }
            )
        )
        parts.append(part)
        numbers += [at, pdfdoc.PDFArray([part] * count)]
    tree = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)})
    root = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("StructTreeRoot"),
            "K": whole_ref,
            "ParentTree": document.Reference(tree),
            "ParentTreeNextKey": len(parts),
        }
    )
    whole.dict["P"], whole.dict["K"] = document.Reference(root), pdfdoc.PDFArray(parts)
    document.Catalog.StructTreeRoot = root
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})
