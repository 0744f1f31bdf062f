"""Commands on the register: an old ledger in, a ledger out, a list on screen."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongkai_desktop.cli.say import office_of, say
from gongkai_desktop.desk import Desk
from gongkai_desktop.register.query import Query

if TYPE_CHECKING:
    from gongkai_desktop.exchange.changeset import ChangeSet


def read_in(arguments: Namespace) -> int:
    """Show what a workbook would change; with --apply take it in."""
    with Desk.open(office_of(arguments), writing=arguments.apply) as desk:
        if arguments.apply:
            plan, changed = desk.import_at_once(arguments.file)
            report = {**plan.as_json(), "act": changed.act}
        else:
            plan = desk.importer.plan(arguments.file)
            report = plan.as_json()
            plan.close()
    return say(arguments, report, "\n".join(_told(plan, applied=arguments.apply)))


def _told(plan: ChangeSet, *, applied: bool) -> Iterator[str]:
    yield "已导入：" if applied else "只是预览，没有写入（加 --apply 写入）："
    counts = f"新增 {plan.add}，更新 {plan.update}，没有变化 {plan.unchanged}，不能接收 {len(plan.rejected)}"
    yield f"共 {plan.rows} 行：{counts}"
    for rejection in plan.rejected:
        yield f"  第 {rejection.row} 行“{rejection.column}”：{rejection.why}"
    if plan.unmapped:
        yield f"没有认出的列：{'、'.join(plan.unmapped)}"
    yield from plan.notes


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
        rows = desk.lists.page(query, today, limit=arguments.limit)
        total = desk.lists.count(query, today)
    lines = [
        f"{row['index_no'] or '#' + str(row['id'])}\t{row['title']}\t{row['status']}\t{row['due']}"
        for row in rows
    ]
    return say(arguments, {"total": total, "rows": rows}, "\n".join([*lines, f"共 {total} 件"]))
