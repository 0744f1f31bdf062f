"""A report as clean HTML for the editor of a website: headings, paragraphs, tables, and nothing that only looks."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from gongkai_desktop.paper.booklet import Booklet, Box, Heading, Prose, Spread
from gongkai_desktop.paper.lines import printable


def booklet_html(booklet: Booklet) -> str:
    """The report as one HTML document without styles and scripts; every text is escaped."""
    title = _text(booklet.title)
    head = f'<head>\n<meta charset="utf-8">\n<title>{title}</title>\n</head>'
    body = "\n".join(_body(booklet))
    return f'<!DOCTYPE html>\n<html lang="zh-CN">\n{head}\n<body>\n{body}\n</body>\n</html>\n'


def _body(booklet: Booklet) -> Iterator[str]:
    yield f"<h1>{_text(booklet.title)}</h1>"
    if booklet.lead:
        yield f"<p>{_text(booklet.lead)}</p>"
    for piece in booklet.pieces:
        if isinstance(piece, Heading):
            yield f"<h{piece.level + 1}>{_text(piece.text)}</h{piece.level + 1}>"
        elif isinstance(piece, Prose):
            yield from (f"<p>{_text(text)}</p>" for text in piece.paragraphs)
        elif isinstance(piece, Spread):
            yield from _table(piece)
    yield from (f"<p>{_text(line)}</p>" for line in booklet.foot)


def _table(spread: Spread) -> Iterator[str]:
    yield '<table border="1">'
    if spread.title:
        yield f"<caption>{_text(spread.title)}</caption>"
    for row in range(spread.height):
        boxes = sorted((box for box in spread.boxes if box.row == row), key=lambda box: box.column)
        yield f"<tr>{''.join(map(_cell, boxes))}</tr>"
    yield "</table>"


def _cell(box: Box) -> str:
    name = "th" if box.head else "td"
    spans = "".join(
        f' {key}="{count}"' for key, count in (("rowspan", box.rows), ("colspan", box.columns)) if count > 1
    )
    return f"<{name}{spans}>{_text(box.words)}</{name}>"


def _text(text: str) -> str:
    return escape(printable(text), quote=True)
