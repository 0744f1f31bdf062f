"""XML of office files, read and written back with every name and prefix that it came with."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from gongkai_desktop.screening.catching import Unreadable

_XML: Final = "http://www.w3.org/XML/1998/namespace"
_DEEPEST: Final = 300  # elements within each other; an office file has some dozens
BROKEN: Final = "文件结构损坏。请用 WPS 或 Word 打开，另存一份再检查"
_NAME = re.compile(r"\{([^}]*)\}(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tree:
    """A part's root and the prefixes its names were written with, by namespace."""

    root: Element
    prefixes: dict[str, str]


def parse(data: bytes) -> Tree:
    """Read a part. Raises Unreadable for broken XML and for declarations that no office file has."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable(BROKEN)
    prefixes: dict[str, str] = {}
    depth, root = 0, None
    try:
        for event, found in ElementTree.iterparse(io.BytesIO(data), events=("start-ns", "start", "end")):
            if event == "start-ns":
                _name(prefixes, *found)
                continue
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST:
                raise Unreadable(BROKEN)
            root = found if root is None else root
    except (ElementTree.ParseError, ValueError, LookupError) as broken:
        raise Unreadable(BROKEN) from broken
    if root is None:
        raise Unreadable(BROKEN)
    return Tree(root, prefixes)


def _name(prefixes: dict[str, str], prefix: str, space: str) -> None:
    if space in prefixes or space == _XML:
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
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without a namespace; '' when it is not there."""
    found = element.get(name)
    if found is not None:
        return found
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names."""
    return (child for child in element if local(child) in names)


def child(element: Element, name: str) -> Element | None:
    """The first child of a name."""
    return next(children(element, name), None)


def is_on(element: Element | None) -> bool:
    """Whether a switch such as w:vanish is there and not switched off."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off", "none")
