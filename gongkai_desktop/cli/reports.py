"""Commands that report: the annual report of a year, the filing of a quarter, the statistics of a time."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gongkai_desktop.cli.say import desk_of, say
from gongkai_desktop.deadlines.filing import Quarter
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import written_whole

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai_desktop.desk import Desk
    from gongkai_desktop.reports.annual.checks import Check
    from gongkai_desktop.reports.annual.figures import Figures
    from gongkai_desktop.reports.annual.service import Report
    from gongkai_desktop.reports.filing.service import Told
    from gongkai_desktop.reports.statistics.tables import Report as Statistics

_BOOK, _PDF = ".xlsx", ".pdf"


def annual(arguments: Namespace) -> int:
    """The annual report of a year as the records have it now: its tables, and what its checks found."""
    from gongkai_desktop.reports.annual.booklet import FILES

    with desk_of(arguments, writing=False) as desk:
        if arguments.out is not None:
            FILES.ending(arguments.out)  # refused before anything is counted
        report = desk.annual.report(arguments.year)
        told, lines = _report(report), [*_lines(report.figures, report.checks)]
        if arguments.out is not None:
            desk.annual.write(report, arguments.out)
            told["file"] = str(arguments.out)
            lines.append(f"已写出 {arguments.out}")
    return say(arguments, told, "\n".join(lines))


def _report(report: Report) -> dict[str, object]:
    from gongkai_desktop.reports.annual.figures import number_of, plain

    found = report.figures
    return {
        "year": found.year,
        "format": found.layout.document,
        "unit": found.unit,
        "state": report.case.state.value if report.record else "",
        "applications": {
            "columns": _columns(),
            "rows": {row.title: list(found.row(row.key)) for row in found.layout.rows},
        },
        "proactive": {
            place.title: plain(number_of(found.proactive[place.key].value)) for place in found.layout.places
        },
        "remedies": _remedies(found),
        "checks": [_check(one) for one in report.checks],
        "differences": [one.words for one in report.differences],
    }


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
        yield "\t".join(part for part in (check.standing, check.name, check.detail) if part)


def withheld(arguments: Namespace) -> int:
    """What a quarter's filing of withheld information says; with -o its sheet, as a workbook or a PDF.

    A PDF has a number and a code only where the quarter has a filing on record, and is then recorded as printed;
    else it is what the records say by now, to be looked at.
    """
    quarter, out = Quarter.parse(arguments.quarter), arguments.out
    suffix = out.suffix.lower() if out is not None else ""
    if out is not None and suffix not in (_BOOK, _PDF):
        raise Refused(f"不会写“{out.name}”", why="备案表写成 xlsx 或 PDF", way="请用 .xlsx 或 .pdf 结尾")
    with desk_of(arguments, writing=suffix == _PDF) as desk:
        today = desk.today()
        told = desk.filings.told(quarter, today)
        if suffix == _BOOK:
            desk.filings.write_quarter(out, today, quarter)
        elif suffix == _PDF:
            _print(desk, told, out)
    report = _withheld(told)
    if out is not None:
        report["file"] = str(out)
    return say(arguments, report, "\n".join(_filed(told, report)))


def _print(desk: Desk, told: Told, out: Path) -> None:
    from gongkai_desktop.reports.filing.acts import SHEET

    today = desk.today()
    with written_whole(out) as beside:  # recorded before it has its name: no coded page is unknown here
        if told.filing:
            prepared = desk.papers.prepare(SHEET, (told.filing,), today)
            beside.write_bytes(prepared.printed.pdf)
            desk.papers.issue(prepared, actor=desk.actor(), today=today)
        else:
            beside.write_bytes(desk.filings.drawn(told.quarter, desk.papers.lent(today)).pdf)


def _withheld(told: Told) -> dict[str, Any]:
    warnings = [f"国家秘密 {one.called} 没有代称" for one in told.nameless]
    if told.week.provisional:
        warnings.append("报送期为暂定，放假安排还没有公布")
    if told.difference:
        warnings.append(f"信息登记有变动：{told.difference}")
    return {
        "quarter": str(told.quarter),
        "due_from": told.week.first,
        "due_to": told.week.last,
        "items": [one.as_body() for one in told.entries],
        "nil": not told.entries,
        "filing": told.filing,
        "state": told.state,
        "warnings": warnings,
    }


def _filed(told: Told, report: dict[str, Any]) -> Iterator[str]:
    state = f"，{told.state}" if told.state else "，还没有拟报"
    yield f"{told.quarter.title}不予公开备案，报送期 {told.week.first} 至 {told.week.last}{state}"
    for one in told.entries:
        yield f"{one.called}\t{one.reason}\t{one.day}"
    yield f"共 {len(told.entries)} 条" if told.entries else "零报告"
    yield from report["warnings"]
    if "file" in report:
        yield f"已写出 {report['file']}"


def statistics(arguments: Namespace) -> int:
    """What the records of a time come to, beside the time before it or the same one of the year before."""
    from gongkai_desktop.reports.statistics.booklet import FILES, as_told
    from gongkai_desktop.reports.statistics.periods import Against

    against = Against.LAST_YEAR if arguments.last_year else Against.BEFORE
    with desk_of(arguments, writing=False) as desk:
        if arguments.out is not None:
            FILES.ending(arguments.out)  # refused before anything is counted
        report = desk.statistics.report(arguments.first, arguments.last, desk.today(), against)
        if arguments.out is not None:
            desk.statistics.write(report, arguments.out)
    told = as_told(report)
    lines = [*_counted(report)]
    if arguments.out is not None:
        told["file"] = str(arguments.out)
        lines.append(f"已写出 {arguments.out}")
    return say(arguments, told, "\n".join(lines))


def _counted(report: Statistics) -> Iterator[str]:
    yield f"统计 {report.period}，{report.against} {report.before}"
    yield from report.notes
    for part in report.parts:
        for table in part.tables:
            yield f"\n{part.title} · {table.title}"
            yield "\t".join((table.head, *table.columns))
            for row in table.rows:
                yield "\t".join((row.title, *(cell.words for cell in row.cells)))
            yield from table.notes
