"""信息发布保密审查表 for many items, 政府信息公开保密审查表 for one; filled in or blank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai_desktop.paper.fontbook import FontBook
from gongkai_desktop.paper.form import Form, Option
from gongkai_desktop.paper.form_file import load_form
from gongkai_desktop.paper.pages import Bound, FormPart, capacity, print_forms, print_sheets
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.sheet import DATE_LINE, Data
from gongkai_desktop.progress import Progress, unheard

LIST_FORM, GROUNDS_FORM, ITEM_FORM = "review-list", "review-grounds", "review-item"
AGREE, DISAGREE = "agree", "disagree"
GROUNDS_RULE = "不同意公开或者部分公开的，写明依据和理由。"
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
    """One step of the office's chain on the single-item sheet, with its own choice of opinions.

    ``asks``: what else the step is asked, as (words, what was said, options to choose from or none). ``given``:
    who signed already and when.
    """

    label: str
    options: tuple[Option, ...]
    opinion: str = ""
    grounds: str = ""
    asks: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    given: str = ""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """The item of the single-item sheet as it prints, and which further boxes the rule set asks for.

    ``risk`` are the levels to choose from, none where no assessment is asked; ``prompts`` what calls for
    special care; ``grounds_rule`` when grounds are compulsory.
    """

    title: str = ""
    index_no: str = ""
    doc_no: str = ""
    department: str = ""
    formed: str = ""
    attribute: str = ""
    form: str = ""
    summary: str = ""
    steps: tuple[ReviewStep, ...] = ()
    risk: tuple[str, ...] = ()
    meeting: bool = False
    prompts: tuple[str, ...] = ()
    grounds_rule: str = GROUNDS_RULE
    more: dict[str, str] = field(default_factory=dict)


def written_day(day: date | None) -> str:
    """A day as papers write it (GB/T 9704: no leading zeros), or the blanks to fill in by hand."""
    return DATE_LINE if day is None else f"{day.year}年{day.month}月{day.day}日"


def review_list(
    office: str,
    day: date | None,
    rows: Sequence[ReviewRow],
    *,
    places: Sequence[Option],
    basis: str,
    mark: SheetMark | None = None,
    fonts: FontBook | None = None,
    forms: FindForm = load_form,
) -> Printed:
    """信息发布保密审查表 for any number of items, as the annex of 台政办字〔2020〕8号 has it.

    ``places`` are the boxes of 发布形式 in the office's own words. Where an opinion is 不同意 a slip follows, for the
    grounds that the table has no column for; ``basis`` is the rule that asks for them.
    """
    data, refused = _entries(office, day, rows, places, basis)
    sheets: list[tuple[Form, Data]] = [(forms(LIST_FORM), data)]
    if refused:
        sheets.append((forms(GROUNDS_FORM), {**data, "refused": refused}))
    return print_forms(sheets, mark=mark, fonts=fonts)


def review_grounds(
    office: str,
    day: date | None,
    rows: Sequence[ReviewRow],
    *,
    basis: str,
    mark: SheetMark | None = None,
    fonts: FontBook | None = None,
    forms: FindForm = load_form,
) -> Printed:
    """The slip by itself, with the refused ones among these rows."""
    data, refused = _entries(office, day, rows, (), basis)
    return print_forms([(forms(GROUNDS_FORM), {**data, "refused": refused})], mark=mark, fonts=fonts)


def is_refused(row: ReviewRow) -> bool:
    """Whether somebody's box says 不同意."""
    return DISAGREE in (row.opinion, row.decision)


def _entries(
    office: str, day: date | None, rows: Sequence[ReviewRow], places: Sequence[Option], basis: str
) -> tuple[Data, list[Data]]:
    """What stands on the list, and those of its entries that were refused."""
    entries: list[Data] = [
        {**_entry(number, row), "places": tuple(places)} for number, row in enumerate(rows, 1)
    ]
    refused = [entry for entry, row in zip(entries, rows, strict=True) if is_refused(row)]
    return {"office": office, "day": written_day(day), "basis": basis, "items": entries}, refused


def _entry(number: int, row: ReviewRow) -> Data:
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
    places: Sequence[Option],
    count: int | None = None,
    mark: SheetMark | None = None,
    fonts: FontBook | None = None,
    forms: FindForm = load_form,
) -> Printed:
    """The list sheet for handwriting, with ``count`` empty rows, or as many as fill the page."""
    entry = {"places": tuple(places)}
    return _blank(forms(LIST_FORM), "items", {"office": office}, entry, count, mark, fonts)


def review_grounds_blank(
    office: str = "",
    *,
    basis: str,
    count: int | None = None,
    mark: SheetMark | None = None,
    fonts: FontBook | None = None,
    forms: FindForm = load_form,
) -> Printed:
    """The slip for grounds, for handwriting."""
    about = {"office": office, "basis": basis}
    return _blank(forms(GROUNDS_FORM), "refused", about, {}, count, mark, fonts)


def _blank(
    form: Form,
    entries: str,
    about: Data,
    entry: Data,
    count: int | None,
    mark: SheetMark | None,
    fonts: FontBook | None,
) -> Printed:
    data = {**about, "day": written_day(None)}
    rows = count or capacity(form, data, entry, marked=mark is not None, fonts=fonts)
    return print_forms([(form, {**data, entries: [entry] * rows})], mark=mark, fonts=fonts)


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
    return review_items(office, day, [(item, mark)], fonts=fonts, forms=forms)


def review_items(
    office: str,
    day: date | None,
    items: Sequence[tuple[ReviewItem, SheetMark | None]],
    *,
    fonts: FontBook | None = None,
    forms: FindForm = load_form,
    progress: Progress = unheard,
) -> Printed:
    """One 政府信息公开保密审查表 for each item, each with its own number and page count, in one PDF."""
    form, written = forms(ITEM_FORM), written_day(day)
    bound = [Bound([FormPart(form, _item_data(office, written, item))], mark) for item, mark in items]
    return print_sheets(bound, fonts=fonts, progress=progress)


def _item_data(office: str, day: str, item: ReviewItem) -> Data:
    return {
        **item.more,
        "office": office,
        "day": day,
        "title": item.title,
        "index_no": item.index_no,
        "doc_no": item.doc_no,
        "department": item.department,
        "formed": item.formed,
        "attribute": item.attribute,
        "form": item.form,
        "summary": item.summary,
        "steps": [_step_data(step) for step in item.steps],
        "risk": bool(item.risk),
        "risk_options": tuple((level, level) for level in item.risk),
        "meeting": item.meeting,
        "prompts": "\n".join(item.prompts),
        "grounds_rule": item.grounds_rule,
    }


def _step_data(step: ReviewStep) -> Data:
    return {
        "label": step.label,
        "options": step.options,
        "opinion": step.opinion,
        "grounds": step.grounds,
        "asks": step.asks,
        "given": step.given,
    }
