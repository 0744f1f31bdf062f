"""Commands on the register, and an old ledger of any kind in; a list on screen, counts."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from gongkai_desktop.cases.query import Query
from gongkai_desktop.cli.papers import refuse_other
from gongkai_desktop.cli.say import desk_of, say
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import written_whole
from gongkai_desktop.register.fields import COLUMNS

if TYPE_CHECKING:
    from gongkai_desktop.exchange.changeset import ChangeSet


def read_in(arguments: Namespace) -> int:
    """Show what a workbook would change; with --apply take it in. --rejected keeps the rows that cannot come in."""
    _refuse_over(arguments)
    with desk_of(arguments, writing=arguments.apply) as desk:
        if arguments.apply:
            plan, changed = desk.import_at_once(
                arguments.file, sheets=arguments.sheet, ledgers=arguments.ledgers
            )
            report = {**plan.as_json(), "act": changed.act}
        else:
            plan = desk.importer.plan(arguments.file, sheets=arguments.sheet, ledgers=arguments.ledgers)
            report = plan.as_json()
            plan.close()
    lines = list(_told(plan, applied=arguments.apply))
    if arguments.rejected is not None:
        report["rejected_file"], words = _keep_rejected(arguments, plan)
        lines.append(words)
    return say(arguments, report, "\n".join(lines))


def _refuse_over(arguments: Namespace) -> None:
    """Refuse to write the returned rows over the file that they come from."""
    out = arguments.rejected
    if out is not None and out.resolve() == arguments.file.resolve():
        raise Refused("退回的行不能写在原文件上", why="原文件会被盖掉", way="请换一个文件名")


def _keep_rejected(arguments: Namespace, plan: ChangeSet) -> tuple[str, str]:
    """Write the returned rows: where they are, and that in words; no file where none was returned.

    Refused when it cannot be written, saying that the import itself stands.
    """
    from gongkai_desktop.exchange.returned import write_returned

    if not plan.rejected:
        return "", "没有退回的行"
    try:
        rows = write_returned(arguments.rejected, plan)
    except Refused as refused:
        if not arguments.apply:
            raise
        done = "导入已经写入台账，退回的行没有存成文件"
        why = f"{refused.what}{refused.why}"
        raise Refused(done, why=why, way=refused.way, command=refused.command) from refused
    return str(arguments.rejected), f"退回的 {rows} 行存在：{arguments.rejected}，改好后再导入它"


def _told(plan: ChangeSet, *, applied: bool) -> Iterator[str]:
    yield "已导入：" if applied else "只是预览，没有写入（加 --apply 写入）："
    counts = f"新增 {plan.add}，更新 {plan.update}，没有变化 {plan.unchanged}，不能接收 {len(plan.rejected)}"
    yield f"共 {plan.rows} 行：{counts}"
    for rejection in plan.rejected:
        where = f"“{rejection.sheet}”" if rejection.sheet else ""
        yield f"  {where}第 {rejection.row} 行“{rejection.column}”：{rejection.why}"
    read = "，".join(f"{one.header}→{one.title}" for one in plan.columns if one.key)
    yield f"列的对应：{read}"
    if plan.unmapped:
        yield f"没有认出的列：{'、'.join(plan.unmapped)}"
    yield from plan.notes


def listed(arguments: Namespace) -> int:
    """List items: newest first, or in the order of a column."""
    query = _query(arguments)
    with desk_of(arguments, writing=False) as desk:
        today = desk.today()
        rows = desk.lists.page(query, today, limit=arguments.limit)
        total = desk.lists.count(query, today)
    lines = [
        f"{row['index_no'] or '#' + str(row['id'])}\t{row['title']}\t{row['status']}\t{row['due']}"
        for row in rows
    ]
    return say(arguments, {"total": total, "rows": rows}, "\n".join([*lines, f"共 {total} 件"]))


def printed(arguments: Namespace) -> int:
    """Write a list of items as pages, as the window prints it; that is nothing which is signed, and not recorded."""
    query = _query(arguments)
    refuse_other(arguments.out)
    with desk_of(arguments, writing=False) as desk:
        maker, today = desk.office.person_name(desk.actor()), desk.today()
        drawn = desk.draw_register(query, today, maker=maker)
        total = desk.lists.count(query, today)
    with written_whole(arguments.out) as beside:
        beside.write_bytes(drawn.pdf)
    report = {"file": str(arguments.out), "rows": total, "pages": drawn.pages}
    return say(arguments, report, f"已写出 {total} 件，{drawn.pages} 页：{arguments.out}")


def _query(arguments: Namespace) -> Query:
    return Query(
        view=arguments.view,
        words=arguments.search,
        filters=dict(_filter(text) for text in arguments.filter),
        order=_key(arguments.order) if arguments.order else "",
        descending=arguments.descending,
    )


def _filter(text: str) -> tuple[str, str]:
    """A filter as typed: column=value, the column by its key or as it is headed in the ledger."""
    column, sign, value = text.partition("=")
    if not sign:
        raise Refused(f"筛选“{text}”写得不对", way="请写成 列=值，例如 责任科室=办公室 或 formed=2026-03")
    return _key(column), value


def _key(column: str) -> str:
    name = column.strip()
    known = next((one.key for one in COLUMNS.values() if one.title == name), None)
    return known or name


def views(arguments: Namespace) -> int:
    """List the views that this office has, with how many items each shows."""
    with desk_of(arguments, writing=False) as desk:
        today = desk.today()
        found = [
            {"view": view.key, "title": view.title, "count": desk.lists.count(Query(view=view.key), today)}
            for view in desk.lists.views()
        ]
    lines = [f"{one['view']}\t{one['title']}\t{one['count']}" for one in found]
    return say(arguments, {"views": found}, "\n".join(lines))


def count(arguments: Namespace) -> int:
    """Count items by department or another column: how many, how many public in time, how many late."""
    first, last = (day.isoformat() if day else "" for day in (arguments.first, arguments.last))
    with desk_of(arguments, writing=False) as desk:
        groups = desk.tally(_key(arguments.by), desk.today(), first=first, last=last)
    lines = [
        f"{one.group or '（空）'}\t共 {one.total}，已公开 {one.published}（按期 {one.timely}，逾期 {one.late}），"
        f"未办 {one.open}（已逾期 {one.overdue}）"
        for one in groups
    ]
    return say(
        arguments, {"by": _key(arguments.by), "groups": [asdict(one) for one in groups]}, "\n".join(lines)
    )
