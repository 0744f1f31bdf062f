"""Letters as Word files, for last edits in WPS: the printed letter again, page by page, in editable text."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import FontBook, machine_fonts
from gongkai_desktop.paper.form import Form
from gongkai_desktop.paper.letter import (
    ORGAN_SIZE,
    SIGNED_BY,
    TITLE_SIZE,
    UNKNOWN,
    UPWARD_SIZE,
    WIDTH,
    Letter,
    head_size,
    signed,
    together,
)
from gongkai_desktop.paper.letter_styles import PLAIN, STYLES, page, shift
from gongkai_desktop.paper.sheet import Data
from gongkai_desktop.paper.slip_docx import slip_docx
from gongkai_desktop.paper.title import title_lines
from gongkai_desktop.paper.word_file import TAB, Feet, WordFile, field, paragraph, word_file, words


def letter_docx(
    letter: Letter, slip: tuple[Form, Data] | None = None, *, fonts: FontBook | None = None
) -> bytes:
    """The letter as a Word file; with ``slip`` its return slip on a page of its own, counted on."""
    book = (fonts or machine_fonts()).running()
    told = [*_upward(letter, book)] if letter.upward else [paragraph("Number", words(letter.doc_no))]
    told += _letter(letter, book)
    if slip is not None:
        told += slip_docx(*slip, heading=letter.last_enclosure)
    return word_file(
        WordFile(
            title=letter.title,
            day=letter.day.isoformat() if letter.day else "",
            styles=STYLES,
            characters=PLAIN,
            body="".join(told),
            page=page(first_alone=not letter.upward),
            feet=_feet(letter, book),
        )
    )


def _feet(letter: Letter, book: FontBook) -> tuple[Feet, ...]:
    """The office and rules of the first page; page numbers outside on all others."""
    odd, even = (
        paragraph(style, words("— "), field("PAGE"), words(" —")) for style in ("PageOdd", "PageEven")
    )
    if letter.upward:
        return (Feet("footer", odd=odd, even=even),)
    organ = "\n".join(_head_lines(letter, book))
    style = "Organ" if head_size(book, letter)[0] == ORGAN_SIZE else "OrganLong"
    return (
        Feet("header", first=paragraph(style, words(organ))),
        Feet("footer", first=paragraph("FootRule"), odd=odd, even=even),
    )


def _head_lines(letter: Letter, book: FontBook) -> list[str]:
    size, width = head_size(book, letter)
    return book.lines(letter.head, Role.TITLE, size, width)


def _upward(letter: Letter, book: FontBook) -> Iterator[str]:
    """The head of what goes up for decision: the office, its number, and who signed it for issue."""
    style = "OrganUpward" if head_size(book, letter)[0] == UPWARD_SIZE else "OrganUpwardLong"
    yield paragraph(style, words("\n".join(_head_lines(letter, book))))
    yield paragraph("NumberUpward", words(letter.doc_no), TAB, words(SIGNED_BY + UNKNOWN))


def _letter(letter: Letter, book: FontBook) -> Iterator[str]:
    yield paragraph("LetterTitle", words("\n".join(title_lines(book, letter.title, TITLE_SIZE, WIDTH))))
    yield paragraph("Addressee", words(f"{letter.addressee}："))
    parts = letter.parts()
    free = len(parts) - together(book, letter)
    for at, (text, heading) in enumerate(parts):
        style = "PartTitle" if heading else "LastText" if at >= free else "LetterText"
        yield paragraph(style, words(text))
    for at, (before, text) in enumerate(letter.enclosed()):
        style = "Enclosure" if at == 0 else "EnclosureMore"
        yield paragraph(style, words(before.strip("　") + text))
    lines, edge = signed(book, letter)
    yield paragraph("Signer", words("\n".join(lines)), more=shift(edge))
    yield paragraph("Day", words(letter.dated))
    if letter.note:
        yield paragraph("Note", words(f"（{letter.note}）"))
