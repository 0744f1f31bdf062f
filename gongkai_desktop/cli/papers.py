"""Commands that print."""

from __future__ import annotations

from argparse import Namespace
from calendar import monthrange
from typing import TYPE_CHECKING, Any

from gongkai_desktop.cli.say import desk_of, say
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import written_whole
from gongkai_desktop.records.sheets import Sheets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gongkai_desktop.cases.papers import Paper, Period
    from gongkai_desktop.office.printing import Prepared

_WORD, _PDF = ".docx", ".pdf"


def sheets(arguments: Namespace) -> int:
    """List the papers of the office, or of the program where none is named; and the letters among them."""
    found = _papers(arguments)
    report = {
        "sheets": [{"name": paper.key, "title": paper.title} for paper in found],
        "letters": [paper.key for paper in found if paper.letter],
    }
    lines = [f"{paper.key}\t{paper.title}{'（函件）' if paper.letter else ''}" for paper in found]
    return say(arguments, report, "\n".join(lines))


def _papers(arguments: Namespace) -> tuple[Paper[Any], ...]:
    if arguments.office is None:
        from gongkai_desktop.services import papers_of_program

        return papers_of_program()
    with desk_of(arguments, writing=False) as desk:
        return tuple(desk.papers)


def sheet(arguments: Namespace) -> int:
    """Print one sheet for the records named, or blank; it is recorded as printed."""
    with desk_of(arguments, writing=True) as desk:
        period = _period(arguments)
        prepared = _issued(desk, arguments, period)
    return _told(arguments, prepared)


def letter(arguments: Namespace) -> int:
    """Write one letter: a PDF is recorded as printed, a Word file is for last edits and is not."""
    suffix = arguments.out.suffix.lower()
    if suffix not in (_WORD, _PDF):
        raise Refused(
            f"不会写“{arguments.out.name}”", why="函件写成 PDF 或 Word", way="请用 .pdf 或 .docx 结尾"
        )
    with desk_of(arguments, writing=suffix == _PDF) as desk:
        records = _records(desk, arguments)
        if len(records) > 1:
            raise Refused("一件函只写一个 --record", way="请分几次写出")
        record = records[0] if records else 0
        desk.papers.letter(arguments.name, record, desk.today())  # refuses what is no letter
        if suffix == _PDF:
            return _told(arguments, _issued(desk, arguments, None))
        missing = desk.papers.save_word(arguments.name, record, arguments.out, desk.today())
    lines = [f"已写出 {arguments.out}"] + ([f"还缺：{'、'.join(missing)}"] if missing else [])
    return say(arguments, {"file": str(arguments.out), "missing": list(missing)}, "\n".join(lines))


def _records(desk: Desk, arguments: Namespace) -> list[int]:
    return [desk.papers.find(arguments.name, number) for number in arguments.record]


def _issued(desk: Desk, arguments: Namespace, period: Period | None) -> Prepared:
    records = _records(desk, arguments)
    return issued(desk, arguments.name, records, arguments.out, actor=desk.actor(), period=period)


def issued(
    desk: Desk, name: str, records: Sequence[int], out: Path, *, actor: int, period: Period | None = None
) -> Prepared:
    """Draw a paper, write it to that PDF whole or not at all, and remember it as printed."""
    refuse_other(out)
    today = desk.today()
    prepared = desk.papers.prepare(name, records, today, period=period)
    with written_whole(out) as beside:  # recorded before it has its name: no coded page is unknown here
        beside.write_bytes(prepared.printed.pdf)
        desk.papers.issue(prepared, actor=actor, today=today)
    return prepared


def refuse_other(out: Path) -> None:
    """Refuse what no PDF is called: a number is not spent on a file that nothing opens."""
    if out.suffix.lower() != _PDF and not out.is_dir():  # of a folder that is said where it is written
        raise Refused(f"不会写“{out.name}”", why="打印出来的是 PDF", way="请用 .pdf 结尾")


def reprint(arguments: Namespace) -> int:
    """Write a sheet once more as it was printed, under the number that it has; nothing is recorded."""
    refuse_other(arguments.out)
    with desk_of(arguments, writing=False) as desk:
        sheet = Sheets(desk.records).sheet(arguments.number.strip())
        content = desk.papers.kept(sheet)
    with written_whole(arguments.out) as beside:
        beside.write_bytes(content)
    report = {"file": str(arguments.out), "number": sheet.number, "pages": sheet.pages}
    printed = f"{sheet.printed.isoformat()} 印的，照原样"
    return say(arguments, report, f"已写出 {sheet.number} 号表（{printed}）：{arguments.out}")


def _period(arguments: Namespace) -> Period | None:
    """The period asked for: either end may be left out, of the same month then; None when none is asked for."""
    from gongkai_desktop.cases.papers import Period

    first, last = arguments.first, arguments.last
    if first is None and last is None:
        return None
    first = first or last.replace(day=1)
    return Period(first, last or first.replace(day=monthrange(first.year, first.month)[1]))


def _told(arguments: Namespace, prepared: Prepared) -> int:
    report: dict[str, object] = {
        "file": str(arguments.out),
        "number": prepared.number,
        "pages": prepared.printed.pages,
        "warnings": list(prepared.warnings),
    }
    if len(prepared.numbers) > 1:
        report["numbers"] = list(prepared.numbers)
    last = f" 至 {prepared.numbers[-1]}" if len(prepared.numbers) > 1 else ""
    said = f"已写出 {prepared.number}{last} 号表：{arguments.out}"
    return say(arguments, report, "\n".join([said, *prepared.warnings]))
