"""The command that looks through files before they go out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict

from gongkai_desktop.cli.say import say
from gongkai_desktop.errands import screen
from gongkai_desktop.screening.matters import Report


def look_through(arguments: Namespace) -> int:
    """Tell what each file carries along; numbers and names are masked."""
    reports = [screen(path) for path in arguments.files]
    told = {"files": [asdict(report) for report in reports]}
    return say(arguments, told, "\n".join(line for report in reports for line in _lines(report)))


def _lines(report: Report) -> Iterator[str]:
    if report.unread:
        yield f"{report.name}：{report.unread}"
    elif not report.findings:
        yield f"{report.name}：没有发现问题"
    else:
        yield f"{report.name}：发现 {len(report.findings)} 处"
    for one in report.findings:
        able = "" if one.removable else f"（不能自动清理{'，' + one.way if one.way else ''}）"
        soft = "（多半无碍）" if one.soft else ""
        yield f"  {one.title}{soft}\t{one.place}\t{one.excerpt}{able}"
