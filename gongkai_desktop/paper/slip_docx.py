"""The return slip of a letter in Word: the same table as on paper, filled in by hand or typed."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_desktop.paper.form import Asked, Choice, Form, Label, Part, Place, RowPlan, Signature
from gongkai_desktop.paper.grid import MM, PAD_X
from gongkai_desktop.paper.sheet import Data, chosen_of, date_stops, filled, wanted
from gongkai_desktop.paper.word_file import TAB, element, paragraph, twips, words

_BOXES = {True: "☑", False: "□"}
_BETWEEN = 2.0  # type sizes between a box and the next words


def slip_docx(form: Form, data: Data, *, heading: str) -> Iterator[str]:
    """Heading, title, table and notes, on a page of their own. Lists of entries have no place on a slip."""
    yield paragraph("EnclosureMark", words(heading))
    yield paragraph("SlipTitle", words(filled(form.title, data)))
    for left, _right in form.banner:
        yield paragraph("SlipTo", words(filled(left, data)))
    widths = [twips(width * MM) for width in form.columns]
    grid = element("tblGrid", "".join(element("gridCol", w=width) for width in widths))
    fixed = element("tblStyle", val="TableSlip") + element("tblW", w=sum(widths), type="dxa")
    rows = [plan for plan in form.rows if plan.place is not Place.EACH and wanted(plan.when, data)]
    table = "".join(_row(plan, widths, data) for plan in rows)
    yield element("tbl", element("tblPr", fixed + element("tblLayout", type="fixed")) + grid + table)
    for at, note in enumerate(form.notes):
        text = filled(note, data)
        yield paragraph("SlipNote" if at == 0 else "SlipNoteMore", words(text.lstrip("　")))


def _row(plan: RowPlan, widths: list[int], data: Data) -> str:
    height = element("trHeight", val=twips(plan.height * MM), hRule="atLeast") if plan.height else ""
    cells, column = "", 0
    for cell in plan.cells:
        width = sum(widths[column : column + cell.span])
        lines = [line for part in cell.parts for line in _said(part, data, width / 20 - 2 * PAD_X)]
        upright = element("vAlign", val="center") if cell.middle else ""
        span = element("gridSpan", val=cell.span) if cell.span > 1 else ""
        about = element("tcPr", element("tcW", w=width, type="dxa") + span + upright)
        cells += element("tc", about + "".join(lines))
        column += cell.span
    return element("tr", element("trPr", element("cantSplit") + height) + cells)


def _said(part: Part, data: Data, room: float) -> Iterator[str]:
    """A part of a cell as paragraphs; its check boxes as characters, its signature as room for ink."""
    match part:
        case Label():
            style = ("CellLabel" if part.role.value == "hei" else "CellText") if part.centred else "CellText"
            for line in filled(part.text, data).split("\n"):
                yield paragraph(style, words(line))
        case Choice():
            yield _boxes(part, data)
        case Signature():
            yield paragraph("CellText", words(filled(part.text, data)))
            after = element("spacing", before=twips(part.ink * MM))
            stops = "".join(
                element("tab", val="left", pos=twips(stop)) for stop in date_stops(part.size, room)
            )
            yield paragraph("CellText", *_date(), more=element("tabs", stops) + after)
        case Asked():
            yield paragraph("CellText")


def _boxes(part: Choice, data: Data) -> str:
    chosen = chosen_of(data, part.key)
    stops, runs, at = "", [], 0.0
    for value, label in part.options:
        at += len(label) + 0.5
        runs += [words(label), TAB, words(_BOXES[value in chosen]), TAB]
        stops += element("tab", val="left", pos=twips(at * part.size))
        at += _BETWEEN + 0.5
        stops += element("tab", val="left", pos=twips(at * part.size))
    return paragraph("CellText", *runs[:-1], more=element("tabs", stops))


def _date() -> Iterator[str]:
    for char in "年月日":
        yield TAB
        yield words(char)
