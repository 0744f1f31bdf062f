"""Commands on the review queue: its list and its views."""

from __future__ import annotations

from argparse import Namespace

from gongkai_desktop.cases.query import Query
from gongkai_desktop.cli.ledgers import acting
from gongkai_desktop.cli.say import desk_of, say
from gongkai_desktop.errors import Refused
from gongkai_desktop.records.sheet import OUT
from gongkai_desktop.records.sheets import Sheets


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


def hand(arguments: Namespace) -> int:
    """Sheets that are out go on to the next who signs; of those in nobody's hand none can."""
    to, numbers = arguments.to.strip(), list(dict.fromkeys(arguments.sheet))
    with desk_of(arguments, writing=True) as desk:
        sheets = Sheets(desk.records)
        if still := [one for one in numbers if sheets.sheet(one).state != OUT]:
            why = "不是送签的表，或者已经收回、作废"
            raise Refused(f"{'、'.join(still)} 号表不在外面", why=why, way="请用 review views 看谁手里有几件")
        day = arguments.day or desk.today()
        sheets.all_handed(numbers, to, day, actor=acting(desk, arguments))
    return say(arguments, {"sheets": numbers, "to": to}, f"{'、'.join(numbers)} 号表已交{to}签字")
