"""Files as offices make them, with what should not go out in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TIES = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def identity(first: str) -> str:
    """A resident identity number: 17 digits and the check digit that belongs to them."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return (
        first
        + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, weights, strict=True)) % 11]
    )


ID = identity("37090219850312123")
CARD = "6222021234567890128"
MOBILE = "13812345678"


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:p><w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells with one paragraph each."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


TIES = {
    "word/styles": "styles", "word/media/": "image", "word/embeddings/": "oleObject", "word/comments": "comments",
    "word/settings": "settings", "word/header": "header", "word/footer": "footer", "word/footnotes": "footnotes",
    "word/charts/": "chart", "word/theme/": "theme", "word/glossary/": "glossaryDocument", "word/people": "people",
    "word/afchunk": "aFChunk", "customXml/": "customXml",
}  # fmt: skip
"""How the main part names the others, by what their names begin with."""


def word(path: Path, body: str, *, author: str = "", comment: str = "", **parts: bytes) -> Path:
    """A docx with this body; ``parts`` are further parts, a double underscore standing for the slash."""
    held = {name.replace("__", "/"): data for name, data in parts.items()}
    if comment:
        said = f'<w:comment w:id="0" w:author="李四">{paragraph(comment)}</w:comment>'
        held["word/comments.xml"] = f"{_HEAD}<w:comments {_W}>{said}</w:comments>".encode()
    ties = [("officeDocument", "word/document.xml")]
    if author:
        told = f'{_HEAD}<c:core xmlns:c="urn:c" xmlns:dc="urn:dc"><dc:creator>{author}</dc:creator></c:core>'
        held["docProps/core.xml"] = told.encode()
        ties.append(("metadata/core-properties", "docProps/core.xml"))
    held["word/document.xml"] = f"{_HEAD}<w:document {_W}><w:body>{body}</w:body></w:document>".encode()
    own = [(kind, f"/{name}") for name in held for start, kind in TIES.items() if name.startswith(start)]
    return package(path, held | {"_rels/.rels": tied(ties), "word/_rels/document.xml.rels": tied(own)})


def tied(ties: Sequence[tuple[str, str]]) -> bytes:
    """The part that says what another names: kinds and targets; a target with a colon lies outside."""
    external = ' TargetMode="External"'
    told = "".join(
        f'<Relationship Id="r{at}" Type="{_KINDS}/{kind}" Target="{target}"'
        f"{external if ':' in target else ''}/>"
        for at, (kind, target) in enumerate(ties, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_TIES}">{told}</Relationships>'.encode()


def package(path: Path, parts: Mapping[str, bytes]) -> Path:
    """An office file of these parts."""
    listed = "".join(
        f'<Override PartName="/{name}" ContentType="application/{Path(name).stem}+xml"/>'
        for name in parts
        if not name.endswith(".rels")
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'{_HEAD}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/rels+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>',
        )
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def texts_in(path: Path) -> str:
    """Everything in an office file's parts, one after another."""
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())


def pdf(path: Path, *pages: Callable[[object], None], **properties: str) -> Path:
    """A PDF of A4 pages, each drawn by a function that gets reportlab's canvas."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from gongkai_desktop.data import resource

    font = next(one for one in resource("fonts").iterdir() if one.name.endswith(".ttf"))
    pdfmetrics.registerFont(TTFont("看", str(font)))
    canvas = Canvas(str(path))
    canvas.setTitle("")
    canvas.setAuthor(properties.get("author", ""))
    canvas.setSubject("")
    for draw in pages:
        canvas.setFont("看", 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def saved_again(path: Path) -> Path:
    """The PDF saved anew as many programs do: the first page's drawing changed at the end, the old one still there."""
    data = path.read_bytes()
    last, root = re.findall(rb"startxref\s+(\d+)", data)[-1], re.findall(rb"/Root (\d+) 0 R", data)[-1]
    number = re.findall(rb"/Contents (\d+) 0 R", data)[0]
    at = len(data) + 1
    data += b"\n%s 0 obj\n<</Length 1>>\nstream\n \nendstream\nendobj\n" % number
    begins = len(data)
    data += b"xref\n%s 1\n%010d 00000 n \ntrailer\n<</Size 99/Root %s 0 R/Prev %s>>\n" % (
        number,
        at,
        root,
        last,
    )
    path.write_bytes(data + b"startxref\n%d\n%%%%EOF\n" % begins)
    return path


def photograph(path: Path, *, located: bool = True, artist: str = "") -> Path:
    """A small photograph with where and by whom it was taken."""
    from PIL import Image

    image = Image.effect_noise((64, 48), 60).convert("RGB")
    exif = Image.Exif()
    if artist:
        exif[0x013B] = artist
    if located:
        exif.get_ifd(0x8825).update({1: "N", 2: (36.0, 11.0, 2.0), 3: "E", 4: (117.0, 6.0, 1.0)})
    out = io.BytesIO()
    image.save(out, "PNG" if path.suffix == ".png" else "JPEG", exif=exif)
    path.write_bytes(out.getvalue())
    return path
