"""XML of office files, read and written back with every name and prefix that it came with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr, unescape

from gongkai_desktop.screening.catching import Unreadable

_XML: Final = "http://www.w3.org/XML/1998/namespace"
_MOST: Final = 1_500_000  # elements of a part that is kept whole: what a reading process has room for
TOO_MANY: Final = "内容太多，一次读不下。请拆成几个文件再检查"
BROKEN: Final = "文件结构损坏。请用 WPS 或 Word 打开，另存一份再检查"
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACES = re.compile(rb"""xmlns(?::([A-Za-z_][\w.\-]*))?\s*=\s*["']([^"'<>]*)["']""")
_NAME = re.compile(r"\{([^}]*)\}(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tree:
    """A part's root and the prefixes its names were written with, by namespace."""

    root: Element
    prefixes: dict[str, str]


def parse(data: bytes) -> Tree:
    """Read a part. Raises Unreadable for broken XML, for declarations that no office file has, and for more than a
    reading process has room for.
    """
    data = transcoded(data)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable(BROKEN)
    if data.count(b"<") - data.count(b"</") > _MOST:
        raise Unreadable(TOO_MANY)
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as broken:
        raise Unreadable(BROKEN) from broken
    return Tree(root, _prefixes(data))


def transcoded(data: bytes) -> bytes:
    """XML as UTF-8 where it is written in UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _DECLARED.sub("", data.decode("utf-16", "replace")).encode()
    return data


def _prefixes(data: bytes) -> dict[str, str]:
    """By namespace the prefix that its names are written with; two for one would be needless, one for two wrong."""
    found: dict[str, str] = {}
    for short, space in dict.fromkeys(_SPACES.findall(data)):
        _name(found, short.decode(), unescape(space.decode("utf-8", "replace"), {"&quot;": '"'}))
    return found


def _name(prefixes: dict[str, str], prefix: str, space: str) -> None:
    if space in prefixes or space == _XML or not space:
        return
    taken = set(prefixes.values())
    while prefix in taken or (not prefix and taken):  # only the root's own default stays without a prefix
        prefix = f"p{len(taken)}"
    prefixes[space] = prefix


def serialise(tree: Tree) -> bytes:
    """The part as a file's bytes; all namespaces are declared at its root."""
    out = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
    spaces = "".join(
        f" xmlns{':' + prefix if prefix else ''}={quoteattr(space)}"
        for space, prefix in tree.prefixes.items()
    )
    _write(tree.root, tree.prefixes, out, spaces)
    return "".join(out).encode("utf-8")


def _write(element: Element, prefixes: dict[str, str], out: list[str], spaces: str = "") -> None:
    name = _qualified(element.tag, prefixes)
    attributes = "".join(f" {_qualified(key, prefixes)}={quoteattr(value)}" for key, value in element.items())
    out.append(f"<{name}{spaces}{attributes}")
    if element.text or len(element):
        out.append(f">{escape(element.text or '')}")
        for child in element:
            _write(child, prefixes, out)
            out.append(escape(child.tail or ""))
        out.append(f"</{name}>")
    else:
        out.append("/>")


def _qualified(tag: str, prefixes: dict[str, str]) -> str:
    match = _NAME.fullmatch(tag)
    if match is None:
        return tag
    prefix = "xml" if match[1] == _XML else prefixes[match[1]]
    return f"{prefix}:{match[2]}" if prefix else match[2]


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def names_in(root: Element) -> set[str]:
    """The names of all elements beneath, without their namespaces."""
    return {tag.rpartition("}")[2] for tag in {element.tag for element in root.iter()}}


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without a namespace; '' when it is not there."""
    found = element.get(name)
    if found is not None:
        return found
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names."""
    return (child for child in element if local(child) in names)


def child(element: Element, name: str) -> Element | None:
    """The first child of a name."""
    for found in element:
        if found.tag.rpartition("}")[2] == name:
            return found
    return None


def is_on(element: Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not switched off."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off", "none")
