"""Commands that print."""

from __future__ import annotations

from argparse import Namespace

from gongkai_desktop.cli.say import office_of, say
from gongkai_desktop.desk import Desk
from gongkai_desktop.register.sheets import TITLES
from gongkai_desktop.store.files import written_whole


def sheets(arguments: Namespace) -> int:
    """List the sheets."""
    names = TITLES
    report = {"sheets": [{"name": name, "title": title} for name, title in names.items()]}
    return say(arguments, report, "\n".join(f"{name}\t{title}" for name, title in names.items()))


def sheet(arguments: Namespace) -> int:
    """Print one sheet for the records named, or blank; it is recorded as printed."""
    with Desk.open(office_of(arguments), writing=True) as desk:
        records = [desk.lists.find(number) for number in arguments.record]
        prepared = desk.sheets.prepare(arguments.name, records, desk.today())
        with written_whole(arguments.out) as beside:
            beside.write_bytes(prepared.printed.pdf)
        desk.sheets.issue(prepared, actor=desk.actor(), today=desk.today())
    report = {
        "file": str(arguments.out),
        "number": prepared.number,
        "pages": prepared.printed.pages,
        "warnings": list(prepared.warnings),
    }
    return say(
        arguments, report, "\n".join([f"已写出 {prepared.number} 号表：{arguments.out}", *prepared.warnings])
    )
