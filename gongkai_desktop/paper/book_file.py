"""A workbook file part by part: what is not touched is written again as it was, byte by byte."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, cast
from xml.dom import minidom

if TYPE_CHECKING:
    from xml.dom.minidom import Document, Element

LARGEST_PART = 16 * 1024 * 1024  # of XML that is taken apart
CONTENT_TYPES = "[Content_Types].xml"
_LEVEL = 6
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = "xl/looks.xml"
_PLAIN_STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
).encode()
_BREAK = re.compile(rb"&#(?:10|x0*[aA]);")
_KEPT_BREAK = "\ue00a"


class TooLarge(Exception):
    """A part has more in it than is taken apart."""


class BookFile:
    """A workbook being read: its parts found by what refers to them, whatever they are called, and parsed when they
    are asked for. The names of parts are the same in capitals and small letters."""

    def __init__(self, source: Path | BinaryIO) -> None:
        self._archive = zipfile.ZipFile(source)
        self.names = tuple(self._archive.namelist())
        self._known = {name.lower(): name for name in self.names}
        self._documents: dict[str, Document] = {}
        self._before: dict[str, str] = {}
        self._put: dict[str, bytes] = {}

    @cached_property
    def workbook(self) -> str:
        """The part that lists the sheets, '' where this is no workbook."""
        named = (part for kind, part in self.related("").values() if kind == "officeDocument")
        return self._known.get(next(named, "xl/workbook.xml").lower(), "")

    def part(self, name: str) -> str:
        """The part of that name as the file writes it, '' for none."""
        return self._known.get(name.lower(), "")

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

    def stream(self, name: str) -> IO[bytes]:
        """A part to be read piece by piece."""
        return self._archive.open(name)

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
            self._before[name] = serialised(self._documents[name])
        return self._documents[name]

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the file: per id the kind (last word of its type) and the part's name."""
        folder, relations = posixpath.dirname(part), self._relations(part)
        if not relations:
            return {}
        found = {}
        for one in elements(self.document(relations), "Relationship"):
            if one.getAttribute("TargetMode") != "External":
                kind = one.getAttribute("Type").rpartition("/")[2]
                target = posixpath.normpath(posixpath.join("/", folder, one.getAttribute("Target")))
                found[one.getAttribute("Id")] = kind, self.part(target.lstrip("/")) or target.lstrip("/")
        return found

    def _relations(self, part: str) -> str:
        """The part that says what a part ('' for the whole file) refers to; '' for none."""
        folder, name = posixpath.split(part)
        return self.part(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")

    def sheets(self) -> list[tuple[str, str, bool]]:
        """Every worksheet: its name, its part, and whether it is shown."""
        parts = self.related(self.workbook)
        found = []
        for sheet in elements(self.document(self.workbook), "sheet"):
            link = next((value for key, value in sheet.attributes.items() if key.endswith(":id")), "")
            kind, part = parts.get(link, ("", ""))
            if kind == "worksheet" and part in self.names:
                shown = sheet.getAttribute("state") in ("", "visible")
                found.append((sheet.getAttribute("name"), part, shown))
        return found

    def styles(self) -> Document:
        """The part of looks; a book without one gets the plainest."""
        known = next((part for kind, part in self.related(self.workbook).values() if kind == "styles"), "")
        if self.part(known):
            return self.document(self.part(known))
        if _STYLES not in self._documents:
            self._documents[_STYLES], self._before[_STYLES] = minidom.parseString(_PLAIN_STYLES), ""
            self.names = (*self.names, _STYLES)
            types = root_of(self.document(self.part(CONTENT_TYPES)))
            _append(types, "Override", PartName=f"/{_STYLES}", ContentType=f"{_KIND}.styles+xml")
            relations = root_of(self.document(self._relations(self.workbook)))
            _append(
                relations, "Relationship", Id="rIdLooks", Type=f"{_RELATIONS}/styles", Target=f"/{_STYLES}"
            )
        return self._documents[_STYLES]

    def drop_calculation_order(self) -> None:
        """Forget in which order the formulas were worked out: they have moved, and are worked out anew."""
        chain = next((part for kind, part in self.related(self.workbook).values() if kind == "calcChain"), "")
        if not chain:
            return
        for one in elements(self.document(self.part(CONTENT_TYPES)), "Override"):
            if one.getAttribute("PartName").lstrip("/") == chain:
                remove(one)
        for one in elements(self.document(self._relations(self.workbook)), "Relationship"):
            if one.getAttribute("Type").endswith("/calcChain"):
                remove(one)
        self.names = tuple(name for name in self.names if name != chain)

    def become_workbook(self) -> None:
        """Be a workbook, not the template that new ones are made from (xltx)."""
        for one in elements(self.document(self.part(CONTENT_TYPES)), "Override"):
            if one.getAttribute("ContentType") == f"{_KIND}.template.main+xml":
                one.setAttribute("ContentType", f"{_KIND}.sheet.main+xml")

    @contextmanager
    def written(self, target: BinaryIO, streamed: str) -> Iterator[Writing]:
        """Write the part ``streamed`` piece by piece, then (when the block ends) all the others."""
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            # First what says of which kind the file is: some programs look no further.
            archive.writestr(CONTENT_TYPES, self._content(self.part(CONTENT_TYPES)))
            writing = Writing(archive, streamed)
            try:
                yield writing
            finally:
                writing.end()
            for name in self.names:
                if name in (streamed, self.part(CONTENT_TYPES)):
                    continue
                content = self._content(name)
                for old, new in writing.words.items():
                    content = content.replace(old.encode(), new.encode())
                archive.writestr(name, content)

    def _content(self, name: str) -> bytes:
        if (document := self._documents.get(name)) is not None:
            after = serialised(document)
            if after != self._before[name]:
                return after.encode()
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


def _append(holder: Element, name: str, **attributes: str) -> None:
    """One more element in a part that lists things."""
    document = cast("Document", holder.ownerDocument)
    made = document.createElement(f"{holder.prefix}:{name}" if holder.prefix else name)
    for key, value in attributes.items():
        made.setAttribute(key, value)
    holder.appendChild(made)


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
