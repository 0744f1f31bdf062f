"""Reports of subordinate offices into one, and the list of who is expected to report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai_desktop import clock
from gongkai_desktop.cli.say import desk_of, say, text_in
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import refusing_unread

if TYPE_CHECKING:
    from gongkai_desktop.reports.consolidation.consolidation import Consolidation, Office
    from gongkai_desktop.reports.consolidation.kept import Taken

_BOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".et", ".csv"})


def consolidate(arguments: Namespace) -> int:
    """Check reports one by one and sum them; nothing is summed while one is doubted (exit 1, each doubt named).

    An office is asked only for its list of who is expected, and for its name; with --keep it keeps the whole.
    """
    from gongkai_desktop.reports.consolidation.booklet import FILES, booklet
    from gongkai_desktop.reports.consolidation.consolidation import Asked, consolidated
    from gongkai_desktop.reports.consolidation.service import taken_in

    if arguments.out is not None:
        FILES.ending(arguments.out)  # refused before anything is read
    paths, (name, expected, today) = list(_files(arguments.files)), _expected(arguments)
    received = (arguments.received or today).isoformat()
    asked = Asked(
        arguments.year,
        expected,
        name,
        arguments.due.isoformat() if arguments.due else "",
        today.isoformat(),
        _taken(arguments, paths, today),
        dict.fromkeys(paths, received),
    )
    found = consolidated(taken_in(paths), asked)
    report, lines = _report(found), list(_lines(found))
    if found.ok and arguments.out is not None:
        FILES.write(arguments.out, booklet(found, name))
        report["file"] = str(arguments.out)
        lines.append(f"已写出 {arguments.out}")
    if not found.ok:
        lines.append("有疑问的没有弄清，没有汇总")
    if arguments.keep:
        report["record"] = _keep(arguments, found)
        lines.append(f"已留存为 #{report['record']}")
    say(arguments, report, "\n".join(lines))
    return 0 if found.ok else 1


def _keep(arguments: Namespace, found: Consolidation) -> int:
    """Kept in the office's ledger of consolidations; its record."""
    with desk_of(arguments, writing=True) as desk:
        changed = desk.consolidations.keep(
            found,
            actor=desk.actor(),
            today=desk.today(),
            written=arguments.out if found.ok else None,
        )
    assert changed is not None, "a new record is never the same as another"
    return changed.act


def _files(given: Sequence[Path]) -> Iterator[Path]:
    """The files, and those of folders; what an open table program leaves beside them is none."""
    for path in given:
        if path.is_dir():
            found = sorted(
                one for one in path.iterdir() if one.suffix.lower() in _BOOKS and one.name[:1] not in "~."
            )
            if not found:
                raise Refused(f"“{path.name}”里没有工作簿", way="请选装着下级单位报表的文件夹")
            yield from found
        else:
            yield path


def _expected(arguments: Namespace) -> tuple[str, tuple[str, ...], date]:
    """The name of the office and who is expected, where an office is named; and today."""
    from gongkai_desktop.reports.consolidation.service import subordinates as known

    if arguments.office is None:
        return "", (), clock.today()
    with desk_of(arguments, writing=False) as desk:
        return desk.office.profile.name, known(desk.office), desk.today()


def _taken(arguments: Namespace, paths: Sequence[Path], today: date) -> dict[Path, Taken]:
    """The doubted reports that are taken all the same, each with why."""
    from gongkai_desktop.reports.consolidation.kept import Taken

    found = {}
    for text in arguments.take:
        file, sign, why = text.partition("=")
        path = next((one for one in paths if file in (str(one), one.name)), None)
        if path is None or not (sign and why.strip()):
            raise Refused(f"--take“{text}”写得不对", way="请写成 文件名=为什么收下，文件是要汇总的一份")
        found[path] = Taken(arguments.name.strip(), why.strip(), today.isoformat())
    if found and not arguments.name.strip():
        raise Refused("没有写谁收下有疑问的报表", way="请加上 --as 姓名")
    return found


def _report(found: Consolidation) -> dict[str, Any]:
    report: dict[str, Any] = {
        "kind": found.kind,
        "year": found.year or None,
        "ok": found.ok,
        "offices": [_office(one) for one in found.offices],
        "missing": list(found.missing),
        "late": [one.name for one in found.offices if one.late] + list(found.missing if found.over else ()),
        "unbalanced": [one.name for one in found.offices if one.handed.unbalanced],
        "notes": list(found.notes),
        "rows": {},
    }
    return report | _sums(found)


def _sums(found: Consolidation) -> dict[str, Any]:
    from gongkai_desktop.reports.annual.figures import REMEDY_PATHS, number_of, plain

    figures = found.figures
    if figures is None:
        items = [{"office": name, **line} for name, line in found.lines]
        return {"rows": dict(found.reasons), "items": items} if found.lines else {}
    told: dict[str, Any] = {"rows": {row.title: list(figures.row(row.key)) for row in figures.layout.rows}}
    if all(one.handed.remedies is not None for one in found.offices):
        told["remedies"] = {
            path: list(numbers) for path, numbers in zip(REMEDY_PATHS, figures.remedies, strict=True)
        }
    told["proactive"] = {
        place.title: plain(number_of(figures.proactive[place.key].value)) for place in figures.layout.places
    }
    return told


def _office(one: Office) -> dict[str, Any]:
    taken = one.taken if one.problems else None
    return {
        "file": str(one.handed.path),
        "name": one.name,
        "ok": one.ok,
        "problems": [problem.words for problem in one.problems],
        "state": one.state,
        "late": one.late,
        "notes": list(one.handed.notes),
        "taken": {"by": taken.who, "why": taken.why, "day": taken.day} if taken is not None else None,
    }


def _lines(found: Consolidation) -> Iterator[str]:
    for one in found.offices:
        yield "\t".join((one.state, one.name, one.handed.path.name, *(["迟交"] if one.late else [])))
        yield from (f"  {problem.words}" for problem in one.problems)
    for name in found.missing:
        yield f"{'逾期没有交' if found.over else '没有交'}\t{name}"
    figures = found.figures
    if figures is not None:
        for row in figures.layout.rows:
            yield "\t".join((f"{row.group} {row.heading}".strip(), *map(str, figures.row(row.key))))
    yield from (f"{reason or '（没有写）'}\t{count}" for reason, count in found.reasons.items())
    yield from found.notes


def subordinates(arguments: Namespace) -> int:
    """The offices that are expected to report; with --set in their place those of a text, one a line."""
    from gongkai_desktop.office.events import changed
    from gongkai_desktop.reports.consolidation.service import listed
    from gongkai_desktop.reports.consolidation.service import subordinates as known

    with desk_of(arguments, writing=arguments.names is not None) as desk:
        if arguments.names is not None:
            told = listed(_text(arguments.names).splitlines())
            draft = changed(desk.office.profile.id, desk.today(), {"subordinates": told})
            desk.remember([draft], actor=desk.actor())
        names = known(desk.office)
    return say(arguments, {"subordinates": list(names)}, "\n".join(names) or "名单里还没有单位")


def _text(path: Path) -> str:
    try:
        with refusing_unread(path):
            return text_in(path)
    except ValueError as error:
        raise Refused(f"“{path.name}”读不出来", why="不是文本", way="请另存为 UTF-8 文本再试") from error
