"""A workbook file part by part: what is not touched is written again as it was, byte by byte."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast
from xml.dom import minidom

if TYPE_CHECKING:
    from xml.dom.minidom import Document, Element

LARGEST_PART = 16 * 1024 * 1024  # of XML that is taken apart
CONTENT_TYPES, WORKBOOK = "[Content_Types].xml", "xl/workbook.xml"
_LEVEL = 6
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BREAK = re.compile(rb"&#(?:10|x0*[aA]);")
_KEPT_BREAK = "\ue00a"


class TooLarge(Exception):
    """A part has more in it than is taken apart."""


class BookFile:
    """A workbook being read: its parts by name, parsed when they are asked for."""

    def __init__(self, source: Path | BinaryIO) -> None:
        self._archive = zipfile.ZipFile(source)
        self.names = tuple(self._archive.namelist())
        self._documents: dict[str, Document] = {}
        self._put: dict[str, bytes] = {}

    @property
    def unpacked(self) -> int:
        """How many bytes its parts have together."""
        return sum(part.file_size for part in self._archive.infolist())

    def close(self) -> None:
        """Let go of the file."""
        self._archive.close()

    def raw(self, name: str) -> bytes:
        """A part as it is; KeyError when there is none."""
        return self._archive.read(name)

    def put(self, name: str, content: bytes) -> None:
        """Write another content for a part that is not taken apart."""
        self._put[name] = content

    def document(self, name: str) -> Document:
        """A part taken apart; changes to it are written by ``write``. ValueError for one with a DTD."""
        if name not in self._documents:
            if self._archive.getinfo(name).file_size > LARGEST_PART:
                raise TooLarge(name)
            content = self.raw(name)
            if b"<!DOCTYPE" in content:
                raise ValueError("a workbook has no DTD")
            # A line break written as a character reference must be written so again: plain, an attribute loses it.
            self._documents[name] = minidom.parseString(_BREAK.sub(_KEPT_BREAK.encode(), content))
        return self._documents[name]

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the file: per id the kind (last word of its type) and the part's name."""
        folder, name = posixpath.split(part)
        relations = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        if relations not in self.names:
            return {}
        found = {}
        for one in elements(self.document(relations), "Relationship"):
            if one.getAttribute("TargetMode") != "External":
                kind = one.getAttribute("Type").rpartition("/")[2]
                target = posixpath.normpath(posixpath.join("/", folder, one.getAttribute("Target")))
                found[one.getAttribute("Id")] = kind, target.lstrip("/")
        return found

    def sheets(self) -> list[tuple[str, str, bool]]:
        """Every worksheet: its name, its part, and whether it is shown."""
        parts = self.related(WORKBOOK)
        found = []
        for sheet in elements(self.document(WORKBOOK), "sheet"):
            link = next((value for key, value in sheet.attributes.items() if key.endswith(":id")), "")
            kind, part = parts.get(link, ("", ""))
            if kind == "worksheet" and part in self.names:
                shown = sheet.getAttribute("state") in ("", "visible")
                found.append((sheet.getAttribute("name"), part, shown))
        return found

    def drop_calculation_order(self) -> None:
        """Forget in which order the formulas were worked out: they have moved, and are worked out anew."""
        chain = next((part for kind, part in self.related(WORKBOOK).values() if kind == "calcChain"), "")
        if not chain:
            return
        for one in elements(self.document(CONTENT_TYPES), "Override"):
            if one.getAttribute("PartName").lstrip("/") == chain:
                remove(one)
        for one in elements(self.document("xl/_rels/workbook.xml.rels"), "Relationship"):
            if one.getAttribute("Type").endswith("/calcChain"):
                remove(one)
        self.names = tuple(name for name in self.names if name != chain)

    def become_workbook(self) -> None:
        """Be a workbook, not the template that new ones are made from (xltx)."""
        for one in elements(self.document(CONTENT_TYPES), "Override"):
            if one.getAttribute("ContentType") == f"{_KIND}.template.main+xml":
                one.setAttribute("ContentType", f"{_KIND}.sheet.main+xml")

    @contextmanager
    def written(self, target: BinaryIO, streamed: str) -> Iterator[Writing]:
        """Write the part ``streamed`` piece by piece, then (when the block ends) all the others."""
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            # First what says of which kind the file is: some programs look no further.
            archive.writestr(CONTENT_TYPES, self._content(CONTENT_TYPES))
            writing = Writing(archive, streamed)
            try:
                yield writing
            finally:
                writing.end()
            for name in self.names:
                if name in (streamed, CONTENT_TYPES):
                    continue
                content = self._content(name)
                for old, new in writing.words.items():
                    content = content.replace(old.encode(), new.encode())
                archive.writestr(name, content)

    def _content(self, name: str) -> bytes:
        document = self._documents.get(name)
        if document is not None:
            return serialised(document).encode()
        return self._put[name] if name in self._put else self.raw(name)


class Writing:
    """The part being written. ``words`` are replaced in the parts written after it."""

    def __init__(self, archive: zipfile.ZipFile, part: str) -> None:
        self._stream = archive.open(part, "w", force_zip64=True)
        self.words: Mapping[str, str] = {}

    def text(self, text: str) -> None:
        """The next piece of the part."""
        self._stream.write(text.encode())

    def end(self) -> None:
        """The part is whole."""
        self._stream.close()


def elements(node: Document | Element, name: str) -> list[Element]:
    """Every element of that name below a node, whatever its prefix."""
    return list(node.getElementsByTagNameNS("*", name))


def children(node: Element, name: str = "") -> list[Element]:
    """The elements directly in a node, of that name if one is given."""
    return [
        child
        for child in node.childNodes
        if child.nodeType == child.ELEMENT_NODE and (not name or child.localName == name)
    ]


def text_of(node: Element) -> str:
    """The characters directly in an element."""
    text = "".join(
        child.data
        for child in node.childNodes
        if child.nodeType in (child.TEXT_NODE, child.CDATA_SECTION_NODE)
    )
    return text.replace(_KEPT_BREAK, "\n")


def put_text(node: Element, text: str) -> None:
    """Replace what is in an element by a text."""
    while node.firstChild is not None:
        node.removeChild(node.firstChild)
    if node.ownerDocument is not None:
        node.appendChild(node.ownerDocument.createTextNode(text))


def holder_of(node: Element) -> Element:
    """The element that an element stands in."""
    return cast("Element", node.parentNode)


def remove(node: Element) -> None:
    """Take an element out."""
    holder_of(node).removeChild(node)


def root_of(document: Document) -> Element:
    """The one element that holds all others."""
    return cast("Element", document.documentElement)


def serialised(document: Document) -> str:
    """A document as it is written into the file."""
    text = root_of(document).toxml().replace(_KEPT_BREAK, "&#10;")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'
