"""Commands that report: the annual report of a year."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gongkai_desktop.cli.say import desk_of, say

if TYPE_CHECKING:
    from gongkai_desktop.reports.annual.checks import Check
    from gongkai_desktop.reports.annual.figures import Figures


def annual(arguments: Namespace) -> int:
    """The annual report of a year as the records have it now: its tables, and what its checks found."""
    from gongkai_desktop.reports.annual.booklet import ending
    from gongkai_desktop.reports.annual.figures import number_of, plain

    with desk_of(arguments, writing=False) as desk:
        if arguments.out is not None:
            ending(arguments.out)  # refused before anything is counted
        report = desk.annual.report(arguments.year)
        if arguments.out is not None:
            desk.annual.write(report, arguments.out)
    found = report.figures
    told: dict[str, object] = {
        "year": found.year,
        "format": found.layout.document,
        "unit": found.unit,
        "applications": {
            "columns": _columns(),
            "rows": {row.title: list(found.row(row.key)) for row in found.layout.rows},
        },
        "proactive": {
            place.title: plain(number_of(found.proactive[place.key].value)) for place in found.layout.places
        },
        "remedies": _remedies(found),
        "checks": [_check(one) for one in report.checks],
    }
    lines = [*_lines(found, report.checks)]
    if arguments.out is not None:
        told["file"] = str(arguments.out)
        lines.append(f"已写出 {arguments.out}")
    return say(arguments, told, "\n".join(lines))


def _columns() -> list[str]:
    from gongkai_desktop.reports.annual.figures import COLUMNS

    return list(COLUMNS)


def _remedies(found: Figures) -> Mapping[str, Any]:
    from gongkai_desktop.reports.annual.figures import REMEDY_COLUMNS, REMEDY_PATHS

    rows = zip(REMEDY_PATHS, found.remedies, strict=True)
    return {"columns": list(REMEDY_COLUMNS), "rows": {path: list(numbers) for path, numbers in rows}}


def _check(check: Check) -> dict[str, object]:
    note = check.note.text if check.note is not None else ""
    return {"name": check.name, "ok": check.ok, "detail": check.detail, "note": note}


def _lines(found: Figures, checked: tuple[Check, ...]) -> Iterator[str]:
    yield f"{found.year}年度报告（{found.layout.document}，{found.unit}）"
    yield "\t".join(("", *_columns()))
    for row in found.layout.rows:
        yield "\t".join((f"{row.group} {row.heading}".strip(), *map(str, found.row(row.key))))
    told = _remedies(found)
    yield "\t".join(("", *told["columns"]))
    for path, numbers in told["rows"].items():
        yield "\t".join((path, *map(str, numbers)))
    for place in found.layout.places:
        yield f"{place.title}\t{found.proactive[place.key].value or '（未填）'}"
    for check in checked:
        mark = "通过" if check.ok else "提示" if check.warning else "不符"
        yield "\t".join(part for part in (mark, check.name, check.detail) if part)
