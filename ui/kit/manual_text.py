"""The manual's pages: read from their Markdown, turned into the reader's HTML, searched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from gongkai_desktop.data import MANUAL_CONTENTS, manual
from ui.kit import look
from ui.kit.markup import escape

_LINK: Final = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
_KEY: Final = re.compile(r"`([^`]+)`")
_STEP: Final = re.compile(r"\d+\. ")
_AROUND: Final = 30  # characters shown on each side of a word found


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words stand: the page, the heading above them, and the text around."""

    page: str
    heading: str
    around: str


@cache
def source(page: str) -> str:
    """The Markdown of a page; '' when there is no such page."""
    place = manual() / f"{page}.md"
    return place.read_text(encoding="utf-8") if place.is_file() else ""


@cache
def pages() -> tuple[str, ...]:
    """All pages in the order of the contents."""
    return tuple(where.removesuffix(".md") for _, where in _LINK.findall(source(MANUAL_CONTENTS)))


def search(words: str) -> list[Hit]:
    """Every paragraph that holds all the words, in the order of the contents; case does not matter."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    return [hit for page in pages() for hit in _hits(page, wanted)]


def _hits(page: str, wanted: list[str]) -> Iterator[Hit]:
    heading = ""
    for block in _blocks(source(page)):
        text = plain("\n".join(block))
        if block[0].startswith("#"):
            heading = text
        found = text.casefold()
        if all(word in found for word in wanted):
            at = found.index(wanted[0])
            start = max(0, at - _AROUND)
            yield Hit(page, heading, ("…" if start else "") + text[start : at + len(wanted[0]) + _AROUND])


def plain(text: str) -> str:
    """Markdown without its marks."""
    text = _LINK.sub(r"\1", _PICTURE.sub(r"\1", text))
    text = _KEY.sub(r"\1", _BOLD.sub(r"\1", text))
    return " ".join(line.lstrip("#>|- ").strip() for line in text.splitlines())


def html(page: str) -> str:
    """A page as the reader shows it; pictures are asked for by their path, headings are anchors."""
    return "".join(_block(block) for block in _blocks(source(page)))


def _blocks(text: str) -> Iterator[list[str]]:
    """Runs of lines between empty ones; a heading stands alone."""
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        if block and (not line.strip() or line.startswith("#") or block[0].startswith("#")):
            yield block
            block = []
        if line.strip():
            block.append(line.rstrip())


def _block(lines: list[str]) -> str:
    first = lines[0]
    if first.startswith("#"):
        level = len(first) - len(first.lstrip("#"))
        return _heading(level, first[level:].strip())
    if first.startswith("|"):
        return _table(lines)
    if first.startswith("> "):
        return _note(" ".join(line.removeprefix("> ") for line in lines))
    if first.startswith("- ") or _STEP.match(first):
        return _list(lines)
    picture = _PICTURE.fullmatch(first)
    if picture:
        return f"<p style='margin:8px 0'><img src='{escape(picture[2])}' alt='{escape(picture[1])}'></p>"
    return f"<p style='margin:6px 0;line-height:140%'>{_inline(''.join(lines))}</p>"


def _heading(level: int, text: str) -> str:
    tag = f"h{min(level, 3) + 1}"  # one size down: Qt draws h1 at twice the text
    top = 0 if level == 1 else 16
    return f"<{tag} style='margin:{top}px 0 6px 0'><a name='{escape(text)}'></a>{_inline(text)}</{tag}>"


def _table(lines: list[str]) -> str:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    head, *body = [row for row in rows if not all(set(cell) <= set("-: ") for cell in row)]
    cells = "".join(f"<th align='left' bgcolor='{look.HEAD}'>{_inline(cell)}</th>" for cell in head)
    told = "".join("<tr>" + "".join(f"<td>{_inline(cell)}</td>" for cell in row) + "</tr>" for row in body)
    return (
        f"<table border='1' cellspacing='0' cellpadding='6' style='border-color:{look.LINE};"
        f"border-collapse:collapse;margin:8px 0'><tr>{cells}</tr>{told}</table>"
    )


def _note(text: str) -> str:
    return (
        f"<table width='100%' cellpadding='8' cellspacing='0' style='margin:8px 0'><tr>"
        f"<td bgcolor='{look.AMBER_PALE}'>{_inline(text)}</td></tr></table>"
    )


def _list(lines: list[str]) -> str:
    kind = "ol" if _STEP.match(lines[0]) else "ul"
    items: list[str] = []
    for line in lines:
        if line.startswith(" ") and items:
            items[-1] += line.strip()
        else:
            items.append(line.split(" ", 1)[1])
    told = "".join(f"<li style='margin:3px 0;line-height:140%'>{_inline(item)}</li>" for item in items)
    return f"<{kind} style='margin:4px 0'>{told}</{kind}>"


def _inline(text: str) -> str:
    text = escape(text)
    text = _LINK.sub(rf"<a href='\2' style='color:{look.BLUE};text-decoration:none'>\1</a>", text)
    text = _BOLD.sub(r"<b>\1</b>", text)
    return _KEY.sub(rf"<span style='background-color:{look.CHOSEN}'>&nbsp;\1&nbsp;</span>", text)
