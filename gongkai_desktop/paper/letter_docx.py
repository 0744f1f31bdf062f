"""Letters as Word files, for last edits in WPS: the same letter form, editable text, the slip as a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from gongkai_desktop.paper.form import Choice, Form, Label, Part, Place, RowPlan, Signature
from gongkai_desktop.paper.grid import MM
from gongkai_desktop.paper.letter import LINE, Letter
from gongkai_desktop.paper.lines import printable
from gongkai_desktop.paper.sheet import DATE_LINE, Data, filled, wanted

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

_BODY, _HEI, _TITLE, _SONG = "仿宋", "黑体", "方正小标宋简体", "宋体"
_SIZE, _TITLE_SIZE, _ORGAN_SIZE, _FOLIO_SIZE, _SLIP_SIZE = 16.0, 22.0, 26.0, 14.0, 12.0
_RED = "FF0000"
_INK_LINES = 3


def letter_docx(letter: Letter, slip: tuple[Form, Data] | None = None) -> bytes:
    """The letter as a Word file; with ``slip`` its return slip on a page of its own."""
    import docx  # heavy: only when a letter is written

    document: Document = docx.Document()
    _page(document)
    _describe(document, letter)
    _head(document, letter)
    _paragraphs(document, letter)
    if slip is not None:
        _slip(document, *slip)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _page(document: Document) -> None:
    """A4 with the margins of official papers; the first page has a head and foot of its own."""
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(30), Mm(20)
    section.different_first_page_header_footer = True
    style: Any = document.styles["Normal"]
    style.font.size = Pt(_SIZE)
    _face(style.element.get_or_add_rPr(), _BODY)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Pt(LINE)


def _describe(document: Document, letter: Letter) -> None:
    """The file names its title, and no machine and no person."""
    facts = document.core_properties
    facts.title, facts.author, facts.comments, facts.last_modified_by = letter.title[:250], "", "", ""
    if letter.day is not None:
        facts.created = facts.modified = datetime.combine(letter.day, time())


def _head(document: Document, letter: Letter) -> None:
    """The office in red above a double rule; at the foot of the first page the rule turned over."""
    section = document.sections[0]
    top, foot = section.first_page_header.paragraphs[0], section.first_page_footer.paragraphs[0]
    _add(top, letter.organ, _TITLE, _ORGAN_SIZE, red=True)
    _aligned(top, "center")
    _rule(top, "bottom", "thickThinSmallGap", gap=11)
    _rule(foot, "top", "thinThickSmallGap", gap=1)
    folio = section.footer.paragraphs[0]
    _aligned(folio, "center")
    _add(folio, "— ", _SONG, _FOLIO_SIZE)
    _field(folio, "PAGE")
    _add(folio, " —", _SONG, _FOLIO_SIZE)


def _paragraphs(document: Document, letter: Letter) -> None:
    _line(document, letter.doc_no, aligned="right")
    for _ in range(2):
        _line(document, "")
    _add(_aligned(document.add_paragraph(), "center"), letter.title, _TITLE, _TITLE_SIZE)
    _line(document, "")
    _line(document, f"{letter.addressee}：")
    for paragraph in letter.body:
        for text in paragraph.text.split("\n"):
            _line(document, text, face=_HEI if paragraph.heading else _BODY, indent=2)
    if letter.enclosures:
        _line(document, "")
    for before, text in letter.enclosed():
        _line(document, before + text, indent=2)
    for _ in range(2):
        _line(document, "")
    for text in (letter.signer, letter.dated):
        _line(document, text, aligned="right", behind=4 if text == letter.dated else _beside(letter))
    if letter.note:
        _line(document, f"（{letter.note}）", indent=2)


def _beside(letter: Letter) -> float:
    """How many characters from the edge the office ends so that it stands over the middle of the day."""
    wide = sum(1 if ord(char) > 0x2E80 or char == "　" else 0.5 for char in letter.dated)
    return max(2.0, 4 + wide / 2 - len(letter.signer) / 2)


def _line(
    document: Document,
    text: str,
    *,
    face: str = _BODY,
    indent: float = 0,
    aligned: str = "",
    behind: float = 0,
) -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    if aligned:
        _aligned(paragraph, aligned)
    paragraph.paragraph_format.first_line_indent = Pt(indent * _SIZE) if indent else None
    paragraph.paragraph_format.right_indent = Pt(behind * _SIZE) if behind else None
    _add(paragraph, text, face, _SIZE)


def _slip(document: Document, form: Form, data: Data) -> None:
    title = _aligned(document.add_paragraph(), "center")
    title.paragraph_format.page_break_before = True
    _add(title, filled(form.title, data), _TITLE, _TITLE_SIZE)
    for left, _right in form.banner:
        _add(document.add_paragraph(), filled(left, data), _BODY, _SLIP_SIZE)
    plans = [plan for plan in form.rows if plan.place is not Place.EACH and wanted(plan.when, data)]
    table = document.add_table(rows=len(plans), cols=len(form.columns), style="Table Grid")
    table.autofit = False
    for row, plan in zip(table.rows, plans, strict=True):
        _table_row(row, plan, form, data)
    for note in form.notes:
        _add(document.add_paragraph(), filled(note, data), _BODY, _SLIP_SIZE)


def _table_row(row: Any, plan: RowPlan, form: Form, data: Data) -> None:
    from docx.shared import Mm

    if plan.height:
        row.height = Mm(plan.height)
    for cell, width in zip(row.cells, form.columns, strict=True):
        cell.width = Mm(width * 156 / sum(form.columns))
    column = 0
    for cell_plan in plan.cells:
        cell = row.cells[column]
        if cell_plan.span > 1:
            cell = cell.merge(row.cells[column + cell_plan.span - 1])
        lines = [line for part in cell_plan.parts for line in _said(part, data)]
        for number, text in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            _add(paragraph, text, _face_of(cell_plan.parts[0]), _SLIP_SIZE)
        column += cell_plan.span


def _face_of(part: Part) -> str:
    return _HEI if isinstance(part, Label) and part.role.value == "hei" else _BODY


def _said(part: Part, data: Data) -> Iterator[str]:
    """A part of a cell as lines of text; its check boxes as characters, its signature as empty lines."""
    match part:
        case Label():
            yield from filled(part.text, data).split("\n")
        case Choice():
            chosen = data.get(part.key)
            yield "　".join(f"{words}{'☑' if value == chosen else '□'}" for value, words in part.options)
        case Signature():
            yield filled(part.text, data)
            yield from [""] * _INK_LINES
            if part.dated:
                yield "　" * 14 + DATE_LINE


def _aligned(paragraph: WordParagraph, how: str) -> WordParagraph:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    right, centre = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER
    paragraph.alignment = right if how == "right" else centre
    return paragraph


def _add(paragraph: WordParagraph, text: str, face: str, size: float, *, red: bool = False) -> None:
    """Text as text: markup in it stays what it is, control characters become spaces."""
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(printable(text))
    run.font.size = Pt(size)
    if red:
        run.font.color.rgb = RGBColor.from_string(_RED)
    _face(run._element.get_or_add_rPr(), face)


def _face(properties: Any, face: str) -> None:
    """The face for Chinese and other characters alike."""
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), face)


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element: Any = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _rule(paragraph: WordParagraph, side: str, style: str, *, gap: int) -> None:
    """A red double rule, 170 mm wide, above or below a paragraph."""
    properties: Any = paragraph._p.get_or_add_pPr()
    borders = _element("pBdr")
    borders.append(_element(side, val=style, sz="18", space=str(gap), color=_RED))
    # The schema wants the border before spacing, indents and alignment.
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    form = paragraph.paragraph_format
    form.left_indent, form.right_indent = _millimetres(-8), _millimetres(-6)


def _millimetres(length: float) -> Any:
    from docx.shared import Pt

    return Pt(length * MM)


def _field(paragraph: WordParagraph, name: str) -> None:
    run: Any = paragraph.add_run()
    for kind in ("begin", "", "end"):
        if kind:
            run._r.append(_element("fldChar", fldCharType=kind))
        else:
            code = _element("instrText")
            code.text = name
            run._r.append(code)
