"""每周发布清单 and 查阅点移送清单, filled in or blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from gongkai_desktop.paper.fontbook import FontBook
from gongkai_desktop.paper.form import Form
from gongkai_desktop.paper.form_file import load_form
from gongkai_desktop.paper.pages import capacity, print_forms
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.review import FindForm, written_day
from gongkai_desktop.paper.sheet import Data

WEEKLY_FORM, DELIVERY_FORM = "weekly-list", "delivery-list"


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A finished document of a week's list; ``review`` is the conclusion at drafting. Days are ISO text."""

    title: str
    doc_no: str = ""
    department: str = ""
    category: str = ""
    finished: str = ""
    review: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """Copies of a document handed to a reading point. ``handed`` is ISO text, '' before the day."""

    title: str
    doc_no: str = ""
    copies: int = 0
    point: str = ""
    by: str = ""
    handed: str = ""
    receiver: str = ""


def weekly_list(
    office: str,
    day: date | None,
    week: str,
    basis: str,
    rows: Sequence[ReleaseRow],
    *,
    mark: SheetMark | None = None,
    fonts: FontBook | None = None,
    forms: FindForm = load_form,
) -> Printed:
    """The list of what a week's release publishes; blank without rows. ``basis`` is the article behind it."""
    data = {"office": office, "day": written_day(day), "week": week, "basis": basis}
    count = str(len(rows)) if rows else "　　"
    return _drawn(forms(WEEKLY_FORM), {**data, "count": count}, rows, mark, fonts)


def delivery_list(
    office: str,
    day: date | None,
    basis: str,
    rows: Sequence[DeliveryRow],
    *,
    mark: SheetMark | None = None,
    fonts: FontBook | None = None,
    forms: FindForm = load_form,
) -> Printed:
    """The list that goes with printed copies to the reading points, one signature for each line; blank without."""
    data = {"office": office, "day": written_day(day), "basis": basis, "count": "　　", "copies": "　　"}
    if rows:
        data["count"] = str(len({(row.title, row.doc_no) for row in rows}))
    if rows and all(row.copies for row in rows):
        data["copies"] = str(sum(row.copies for row in rows))
    return _drawn(forms(DELIVERY_FORM), data, rows, mark, fonts)


def _days(row: ReleaseRow | DeliveryRow) -> Data:
    """The days of a row in the form that the day of the sheet has."""
    days = {key: str(getattr(row, key, "")) for key in ("finished", "handed")}
    return {key: written_day(date.fromisoformat(iso)) for key, iso in days.items() if iso}


def _drawn(
    form: Form,
    data: Data,
    rows: Sequence[ReleaseRow | DeliveryRow],
    mark: SheetMark | None,
    fonts: FontBook | None,
) -> Printed:
    entries: list[Data] = [
        {**asdict(row), **_days(row), "copies": str(getattr(row, "copies", "") or ""), "number": str(number)}
        for number, row in enumerate(rows, 1)
    ]
    if not entries:
        entries = [{}] * capacity(form, data, {}, marked=mark is not None, fonts=fonts)
    return print_forms([(form, {**data, "items": entries})], mark=mark, fonts=fonts)
