"""Commands on the register: an old ledger in, a ledger out, a list on screen."""

from __future__ import annotations

from argparse import Namespace

from gongkai_desktop.cli.say import office_of, say
from gongkai_desktop.desk import Desk
from gongkai_desktop.register import Query


def read_in(arguments: Namespace) -> int:
    """Show what a workbook would change; with --apply take it in."""
    with Desk.open(office_of(arguments), writing=arguments.apply) as desk:
        plan = desk.importer.plan(arguments.file)
        report = dict(plan.as_json())
        if arguments.apply:
            report["act"] = desk.import_planned(plan).act
    return say(arguments, report, plan.in_words(applied=arguments.apply))


def export(arguments: Namespace) -> int:
    """Write a view of the register as a workbook."""
    with Desk.open(office_of(arguments), writing=False) as desk:
        filters = {}
        if arguments.first or arguments.last:
            filters["formed"] = f"{arguments.first or ''}..{arguments.last or ''}"
        rows = desk.export_register(arguments.file, Query(view=arguments.view, filters=filters))
    return say(arguments, {"file": str(arguments.file), "rows": rows}, f"已导出 {rows} 行：{arguments.file}")


def listed(arguments: Namespace) -> int:
    """List items, newest first."""
    query = Query(view=arguments.view, words=arguments.search)
    with Desk.open(office_of(arguments), writing=False) as desk:
        today = desk.today()
        rows = desk.register.page(query, today, limit=arguments.limit)
        total = desk.register.count(query, today)
    lines = [f"{row['index_no'] or '#' + str(row['id'])}\t{row['title']}\t{row['status']}\t{row['due']}" for row in rows]
    return say(arguments, {"total": total, "rows": rows}, "\n".join([*lines, f"共 {total} 件"]))
