"""Commands on the review queue: a list on screen, a ledger out."""

from __future__ import annotations

from argparse import Namespace

from gongkai_desktop.cases.query import Query
from gongkai_desktop.cli.say import desk_of, say
from gongkai_desktop.review.views import in_period


def listed(arguments: Namespace) -> int:
    """List reviews: newest first, or in the order of a column."""
    query = Query(
        view=arguments.view,
        words=arguments.search,
        filters={"step": arguments.step, "out_to": arguments.signer},
        order=arguments.order,
        descending=arguments.descending,
    )
    with desk_of(arguments, writing=False) as desk:
        today = desk.today()
        rows = desk.review_lists.page(query, today, limit=arguments.limit)
        total = desk.review_lists.count(query, today)
    lines = [
        "\t".join(
            str(part) for part in (row["number"], row["title"], row["status"], row["due"], row["reminder"])
        )
        for row in rows
    ]
    return say(arguments, {"total": total, "rows": rows}, "\n".join([*lines, f"共 {total} 件"]))


def export(arguments: Namespace) -> int:
    """Write a view of the queue as a workbook, or into a superior's template."""
    first, last = (day.isoformat() if day else "" for day in (arguments.first, arguments.last))
    query = Query(view=arguments.view, filters=in_period(arguments.view, first, last))
    with desk_of(arguments, writing=False) as desk:
        rows = desk.review_exporter.export(arguments.file, query, template=arguments.template)
    report = {"file": str(arguments.file), "rows": rows}
    return say(arguments, report, f"已导出 {rows} 行：{arguments.file}")


def views(arguments: Namespace) -> int:
    """List the views of the queue with how many reviews each shows, and who has how many sheets."""
    with desk_of(arguments, writing=False) as desk:
        today = desk.today()
        counts = desk.review_lists.counts(today)
        found = [
            {"view": view.key, "title": view.title, "count": counts[view.key]}
            for view in desk.review_lists.views()
        ]
        signers = [
            {"signer": one.title, "count": one.count, "longest": one.longest}
            for one in desk.review_tallies.signers(today)
        ]
    lines = [f"{one['view']}\t{one['title']}\t{one['count']}" for one in found]
    lines += [
        f"待{one['signer'] or '签'}签回\t{one['count']} 件\t最久 {one['longest']} 个工作日" for one in signers
    ]
    return say(arguments, {"views": found, "signers": signers}, "\n".join(lines))
