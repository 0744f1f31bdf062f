"""Sheets of one form for one matter: a summary, a record of what was done, a report; filled in or blank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gongkai_desktop.paper.fontbook import FontBook
from gongkai_desktop.paper.form import Place
from gongkai_desktop.paper.form_file import load_form
from gongkai_desktop.paper.pages import capacity, print_forms
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.review import FindForm, written_day
from gongkai_desktop.paper.sheet import Data

SUMMARY, SEPARATION, DECLASSIFICATION = "review-summary", "separation", "declassification"
REPLY_SLIP = "reply-slip"


def record_form(
    name: str,
    office: str,
    day: date | None,
    values: Mapping[str, str],
    rows: Sequence[Mapping[str, str]] = (),
    *,
    mark: SheetMark | None = None,
    fonts: FontBook | None = None,
    forms: FindForm = load_form,
) -> Printed:
    """The form of that name with these values; its list, if it has one, with these rows, numbered."""
    form = forms(name)
    data: dict[str, object] = {"office": office, "day": written_day(day), **values}
    listed: list[Data] = [{"number": str(number), **row} for number, row in enumerate(rows, 1)]
    for plan in form.rows:
        if plan.place is Place.EACH:
            data[plan.of] = listed
    return print_forms([(form, data)], mark=mark, fonts=fonts)


def record_form_blank(
    name: str,
    office: str,
    values: Mapping[str, str],
    *,
    listed: Sequence[Data] = (),
    mark: SheetMark | None = None,
    fonts: FontBook | None = None,
    forms: FindForm = load_form,
) -> Printed:
    """The same for handwriting: empty boxes, and a list that fills its first page or has these rows."""
    form = forms(name)
    data: dict[str, object] = {"office": office, "day": written_day(None), **values}
    lists = {plan.of for plan in form.rows if plan.place is Place.EACH}
    if lists:
        rows = listed or [{}] * capacity(form, data, {}, marked=mark is not None, fonts=fonts)
        data |= dict.fromkeys(lists, rows)
    return print_forms([(form, data)], mark=mark, fonts=fonts)
