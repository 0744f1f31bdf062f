"""信息发布保密审查表 for many items, 政府信息公开保密审查表 for one; filled in or blank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai_desktop.paper.fontbook import FontBook
from gongkai_desktop.paper.form import Form, Option
from gongkai_desktop.paper.form_file import load_form
from gongkai_desktop.paper.pages import capacity, print_forms
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.sheet import DATE_LINE, Data

LIST_FORM, GROUNDS_FORM, ITEM_FORM = "review-list", "review-grounds", "review-item"
AGREE, DISAGREE = "agree", "disagree"
FindForm = Callable[[str], Form]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One item on the list sheet; what is not recorded yet is empty and its boxes stay open.

    ``form``: website, request or other. ``opinion`` (the reviewing body's) and ``decision`` (the leader's):
    agree or disagree.
    """

    department: str = ""
    title: str = ""
    form: str = ""
    opinion: str = ""
    decision: str = ""
    basis: str = ""
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """One step of the office's chain on the single-item sheet, with its own choice of opinions."""

    label: str
    options: tuple[Option, ...]
    opinion: str = ""
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """The item of the single-item sheet as it prints, and which further boxes the rule set asks for."""

    title: str = ""
    index_no: str = ""
    doc_no: str = ""
    department: str = ""
    formed: str = ""
    attribute: str = ""
    form: str = ""
    summary: str = ""
    steps: tuple[ReviewStep, ...] = ()
    risk: bool = False
    meeting: bool = False
    more: dict[str, str] = field(default_factory=dict)


def written_day(day: date | None) -> str:
    """A day as papers write it (GB/T 9704: no leading zeros), or the blanks to fill in by hand."""
    return DATE_LINE if day is None else f"{day.year}年{day.month}月{day.day}日"


def review_list(
    office: str,
    day: date | None,
    rows: Sequence[ReviewRow],
    *,
    mark: SheetMark | None = None,
    fonts: FontBook | None = None,
    forms: FindForm = load_form,
) -> Printed:
    """信息发布保密审查表 for any number of items, as the annex of 台政办字〔2020〕8号 has it.

    Where an opinion is 不同意 a slip follows, for the grounds that 第六条（二） wants and the table has no
    column for.
    """
    entries = [_entry(number, row) for number, row in enumerate(rows, 1)]
    data = {"office": office, "day": written_day(day), "items": entries}
    refused = [entry for entry in entries if DISAGREE in (entry["opinion"], entry["decision"])]
    sheets: list[tuple[Form, Data]] = [(forms(LIST_FORM), data)]
    if refused:
        sheets.append((forms(GROUNDS_FORM), {**data, "refused": refused}))
    return print_forms(sheets, mark=mark, fonts=fonts)


def _entry(number: int, row: ReviewRow) -> dict[str, str]:
    return {
        "number": str(number),
        "department": row.department,
        "title": row.title,
        "form": row.form,
        "opinion": row.opinion,
        "decision": row.decision,
        "basis": row.basis,
        "grounds": row.grounds,
    }


def review_list_blank(
    office: str = "",
    *,
    count: int | None = None,
    mark: SheetMark | None = None,
    fonts: FontBook | None = None,
    forms: FindForm = load_form,
) -> Printed:
    """The list sheet for handwriting, with ``count`` empty rows, or as many as fill the page."""
    return _blank(forms(LIST_FORM), "items", office, count, mark, fonts)


def review_grounds_blank(
    office: str = "",
    *,
    count: int | None = None,
    mark: SheetMark | None = None,
    fonts: FontBook | None = None,
    forms: FindForm = load_form,
) -> Printed:
    """The slip for grounds, for handwriting."""
    return _blank(forms(GROUNDS_FORM), "refused", office, count, mark, fonts)


def _blank(
    form: Form, entries: str, office: str, count: int | None, mark: SheetMark | None, fonts: FontBook | None
) -> Printed:
    data = {"office": office, "day": written_day(None)}
    rows = count or capacity(form, data, {}, marked=mark is not None, fonts=fonts)
    return print_forms([(form, {**data, entries: [{}] * rows})], mark=mark, fonts=fonts)


def review_item(
    office: str,
    day: date | None,
    item: ReviewItem,
    *,
    mark: SheetMark | None = None,
    fonts: FontBook | None = None,
    forms: FindForm = load_form,
) -> Printed:
    """政府信息公开保密审查表 for one item: one row of opinions, grounds, signature and date for each step."""
    steps = [
        {"label": step.label, "options": step.options, "opinion": step.opinion, "grounds": step.grounds}
        for step in item.steps
    ]
    data: Data = {
        **item.more,
        "office": office,
        "day": written_day(day),
        "title": item.title,
        "index_no": item.index_no,
        "doc_no": item.doc_no,
        "department": item.department,
        "formed": item.formed,
        "attribute": item.attribute,
        "form": item.form,
        "summary": item.summary,
        "steps": steps,
        "risk": item.risk,
        "meeting": item.meeting,
    }
    return print_forms([(forms(ITEM_FORM), data)], mark=mark, fonts=fonts)
