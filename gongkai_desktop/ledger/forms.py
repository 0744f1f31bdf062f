"""Values and ledgers together: a filled-in form read back, a value shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger.definition import JOINT, Column, Kind, Ledger
from gongkai_desktop.ledger.values import one_line, read_date

_TRUE = frozenset({"1", "true", "yes", "是", "√", "y"})


def read_form(form: Ledger, values: Mapping[str, object]) -> dict[str, str]:
    """The form's values as stored text: dates ISO, flags '1', several choices joined, nothing ''.

    Raises Unfilled with a reason for every field that is missing or cannot be read; all are named at once.
    """
    read: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for column in form.columns:
        try:
            read[column.key] = read_value(column, values.get(column.key))
        except ValueError as reason:
            wrong[column.key] = f"{column.title}{reason}"
            continue
        if column.required and not read[column.key]:
            wrong[column.key] = f"{column.title}没有填"
    if wrong:
        raise Unfilled(form.title, wrong)
    return read


def read_value(column: Column, value: object) -> str:
    """One value as stored text; ValueError with a Chinese reason that follows the column's title."""
    if column.kind is Kind.DATE:
        try:
            day = read_date(value)
        except ValueError as reason:
            raise ValueError(f"不对：{reason}") from None
        return day.isoformat() if day else ""
    if column.kind in (Kind.SEVERAL, Kind.CHECKS):
        return _chosen(column, value)
    text = "" if value is None or value is False else str(value).strip()
    if column.kind is not Kind.LONG:
        text = one_line(text)
    if column.kind is Kind.FLAG:
        return "1" if value is True or text.lower() in _TRUE else ""
    if column.kind is Kind.INTEGER and text and not text.isdigit():
        raise ValueError("应是数字")
    if column.kind is Kind.CHOICE and text and column.choices and text not in column.choices:
        raise ValueError(f"只能是{'、'.join(column.choices)}")
    return text


def _chosen(column: Column, value: object) -> str:
    """Those of the choices that were taken, joined in the order of the choices."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        given = [str(one).strip() for one in value]
    else:
        given = [part.strip() for part in str(value or "").split(JOINT)]
    taken = {one for one in given if one}
    if unknown := taken.difference(column.choices):
        raise ValueError(f"没有“{'、'.join(sorted(unknown))}”，只能是{'、'.join(column.choices)}")
    if column.kind is Kind.CHECKS and column.required:
        left = [choice for choice in column.choices if choice not in taken]
        if left:
            raise ValueError(f"还有没确认的：{'、'.join(left)}")
    return JOINT.join(choice for choice in column.choices if choice in taken)


def show(value: object, column: Column | None = None) -> str:
    """A value as people read it: dates as YYYY-MM-DD, flags as 是, nothing as the empty text."""
    if value is None:
        return ""
    if column is not None and column.kind is Kind.FLAG:
        return "是" if value else ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
