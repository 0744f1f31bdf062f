"""Commands that every ledger has alike: list, views, counts, show, new, do, undo; and which ledgers there are."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai_desktop import refusals
from gongkai_desktop.cases.dues import ledger_at
from gongkai_desktop.cases.query import Query
from gongkai_desktop.cli.say import STANDARD_INPUT, desk_of, say, text_in
from gongkai_desktop.data import OfficeFolder, resource
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.office.citing import aside

if TYPE_CHECKING:
    from gongkai_desktop.cases.service import CaseView
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.ledger.acts import NextAct
    from gongkai_desktop.office.printing import Prepared

RECEIPT = "request-receipt"
"""The paper that whoever applies is given at once."""
_WRITTEN = '请写成 {"列": "值"} 的 JSON'


def kinds(arguments: Namespace) -> int:
    """List the ledgers of the office, the names that commands call them by before what people call them."""
    with desk_of(arguments, writing=False) as desk:
        found = [{"kind": name, "title": desk.listing(name).title} for name in desk.kind_names]
        mistakes = [str(one) for one in desk.matters.mistakes]
    lines = [*(f"{one['kind']}\t{one['title']}" for one in found), *mistakes]
    return say(arguments, {"kinds": found, "mistakes": mistakes}, "\n".join(lines))


def agenda(arguments: Namespace) -> int:
    """Tell what needs a hand on a day (今日), group by group as the window has it."""
    with desk_of(arguments, writing=False) as desk:
        found = [
            {
                "key": group.key,
                "title": group.title,
                "kind": ledger_at(group.view)[0],
                "view": ledger_at(group.view)[1],
                "total": group.total,
                "lines": [
                    {
                        "kind": ledger_at(one.place)[0],
                        "id": one.record,
                        "title": one.title,
                        "text": one.text,
                        "due": one.due,
                        "urgency": one.urgency,
                    }
                    for one in group.lines
                ],
            }
            for group in desk.agenda(_day(desk, arguments))
        ]
    return say(arguments, {"groups": found}, "\n".join(_agenda_lines(found)) or "没有要办的")


def _agenda_lines(groups: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for group in groups:
        yield f"{group['title']}（{group['total']}）"
        yield from (f"  {one['due'] or '—'}\t{one['title']}\t{one['text']}" for one in group["lines"])


def find(arguments: Namespace) -> int:
    """Tell what a number on paper, a sheet's code or an applicant leads to, in whichever ledger (F3 in the window)."""
    with desk_of(arguments, writing=False) as desk:
        traced = desk.trace(arguments.number, _day(desk, arguments))
    found = [
        {
            "kind": one.ledger,
            "records": list(one.records),
            "number": one.number,
            "title": one.title,
            "state": one.state,
            "sheet": one.sheet,
            "changed": one.changed,
        }
        for one in traced
    ]
    lines = [f"{one.ledger}\t#{one.records[0]}\t{one.words}" for one in traced]
    return say(arguments, {"found": found}, "\n".join(lines))


def side_ledgers(office: Path | None) -> Iterator[tuple[str, str]]:
    """The side ledgers by their keys, with what they are called: the program's, and the files of an office's folder.

    A file that cannot be read names none here; whoever opens the office is told what is wrong with it.
    """
    import tomllib  # only what a name needs is read, not the whole definition

    own = OfficeFolder(office).ledgers if office is not None else None
    entries = [*resource("matters").iterdir(), *(own.iterdir() if own is not None and own.is_dir() else ())]
    found: dict[str, str] = {}
    for entry in entries:
        with suppress(OSError, ValueError, KeyError):
            told = tomllib.loads(entry.read_text(encoding="utf-8-sig"))
            found.setdefault(str(told["key"]), str(told["title"]))
    yield from found.items()


# — lists —


def listed(arguments: Namespace) -> int:
    """List the records of a view: in its own order, or in that of a column."""
    with desk_of(arguments, writing=False) as desk:
        listing, today = desk.listing(arguments.kind), _day(desk, arguments)
        query = Query(
            arguments.view,
            arguments.search,
            dict(filtered(text, listing.titles) for text in arguments.filter),
            arguments.order,
            arguments.descending,
        )
        rows = listing.page(query, today, limit=arguments.limit)
        total = listing.count(query, today)
    number = listing.number
    lines = [
        "\t".join(
            str(part)
            for part in (
                (row[number] if number else "") or f"#{row['id']}",
                row["title"],
                row["status"],
                row.get("due", ""),
                row["reminder"],
            )
        )
        for row in rows
    ]
    told = f"共 {total} 件" if len(rows) == total else f"共 {total} 件，先列 {len(rows)} 件（--limit 改件数）"
    return say(arguments, {"total": total, "rows": rows}, "\n".join([*lines, told]))


def filtered(text: str, titles: Mapping[str, str]) -> tuple[str, str]:
    """A filter as typed: column=value, the column by its key or as it is headed in the ledger."""
    column, sign, value = text.partition("=")
    if not sign:
        raise Refused(f"筛选“{text}”写得不对", way="请写成 列=值，例如 责任科室=办公室 或 formed=2026-03")
    name = column.strip()
    return next((key for key, title in titles.items() if title == name), name), value


def views(arguments: Namespace) -> int:
    """List the views that this office has, with how many records each shows."""
    with desk_of(arguments, writing=False) as desk:
        listing, today = desk.listing(arguments.kind), _day(desk, arguments)
        found = [
            {"view": view.key, "title": view.title, "count": listing.count(Query(view.key), today)}
            for view in listing.views()
        ]
    lines = [f"{one['view']}\t{one['title']}\t{one['count']}" for one in found]
    return say(arguments, {"views": found}, "\n".join(lines))


def counts(arguments: Namespace) -> int:
    """How many records each view has, by its key."""
    with desk_of(arguments, writing=False) as desk:
        listing, today = desk.listing(arguments.kind), _day(desk, arguments)
        found = {view.key: listing.count(Query(view.key), today) for view in listing.views()}
    lines = [f"{view}\t{number}" for view, number in found.items()]
    return say(arguments, {"counts": found}, "\n".join(lines))


def export(arguments: Namespace) -> int:
    """Write a view of a ledger as a workbook, or into a superior's template."""
    with desk_of(arguments, writing=False) as desk:
        exporter = desk.ledger_exporter(arguments.kind)
        first, last = (day.isoformat() if day else "" for day in (arguments.first, arguments.last))
        query = Query(arguments.view, filters=exporter.span(arguments.view, first, last))
        columns = _columns(exporter.ledger, arguments.columns) if arguments.columns else None
        asked = exporter.template(arguments.template) if arguments.template is not None else None
        rows = exporter.export(arguments.file, query, columns=columns, template=arguments.template)
    report: dict[str, object] = {"file": str(arguments.file), "rows": rows}
    lines = [f"已导出 {rows} 行：{arguments.file}"]
    if asked is not None:
        report["unmapped"] = list(asked.unmapped)
    if asked is not None and asked.unmapped:
        lines.append(f"模板里这些列没有对应，留空了：{'、'.join(asked.unmapped)}")
    return say(arguments, report, "\n".join(lines))


def _columns(ledger: Ledger, text: str) -> list[str]:
    """Columns as they are written on the command line: keys, or headers as people know them."""
    named = [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
    found = [ledger.by_header(name) for name in named]
    return [column.key if column else name for name, column in zip(named, found, strict=True)]


# — one record —


def show(arguments: Namespace) -> int:
    """One record whole: its facts, what may be done next, what went against the rules, its history."""
    with desk_of(arguments, writing=False) as desk:
        record, today = _record(desk, arguments), _day(desk, arguments)
        service = desk.cases(arguments.kind)
        view = service.view(record, today)
        report = _told(view, dict(service.kind.facts(view.case)), service.papers(record))
        titles = {**service.kind.labels(view.case), **desk.listing(arguments.kind).titles}
    return say(arguments, report, "\n".join(_lines(report, titles)))


def _told(view: CaseView[Any, Any], facts: dict[str, str], papers: Sequence[str]) -> dict[str, object]:
    first = view.limits[0] if view.limits else None
    return {
        "id": view.id,
        "number": view.number,
        "title": view.title,
        "state": view.status.words,
        "due": (first.due_at or first.due) if first else "",
        "provisional": bool(first and first.provisional),
        "facts": facts,
        "acts": [_act(act) for act in view.acts],
        "breaches": [{"code": one.code, "text": one.text, "article": one.article} for one in view.breaches],
        "timeline": [{"event": one.event, "day": one.day, "text": one.text} for one in view.timeline],
        "papers": list(papers),
        "attachments": [one.name for one in view.attachments],
    }


def _act(act: NextAct) -> dict[str, object]:
    columns = [
        {"key": one.key, "title": one.title, "required": one.required, "choices": list(one.choices)}
        for one in act.form.columns
    ]
    return {
        "key": act.key,
        "title": act.title,
        "primary": act.primary,
        "note": act.note,
        "columns": columns,
    }


def _lines(report: Mapping[str, Any], titles: Mapping[str, str]) -> Iterator[str]:
    yield f"{report['number'] or '#' + str(report['id'])}\t{report['title']}\t{report['state']}"
    if report["due"]:
        yield f"期限 {report['due']}{'（暂定）' if report['provisional'] else ''}"
    for key, value in report["facts"].items():
        if value and key in titles:  # what has no name is for programs
            yield f"{titles[key]}\t{value}"
    for one in report["breaches"]:
        yield f"与规定不符：{one['text']}{aside(one['article'])}"
    for act in report["acts"]:
        note = f"\t{act['note']}" if act["note"] else ""
        yield f"{'下一步' if act['primary'] else '可以办'} {act['key']}\t{act['title']}{note}"
    for one in report["timeline"]:
        yield f"#{one['event']}\t{one['day'].isoformat()}\t{one['text']}"


# — doing —


def new(arguments: Namespace) -> int:
    """Begin a record with the facts of a JSON object, by column or by what the column is called."""
    facts = _facts(arguments.facts)
    with desk_of(arguments, writing=True) as desk:
        service, today = desk.cases(arguments.kind), desk.today()
        about = [desk.lists.find(number) for number in arguments.about]
        form = service.form(today, about)
        values = {**form.defaults, **_values(form.form.columns, facts, arguments.attach)}
        actor = acting(desk, arguments)
        with desk.store.atomic():  # a receipt that cannot be written leaves nothing entered
            changed = service.enter(values, actor=actor, today=today, about=about)
            receipt = _receipt(desk, arguments, changed.act, actor)
        view = service.view(changed.act, today)
    report: dict[str, object] = {"id": view.id, "number": view.number}
    lines = [f"已登记 {view.number}：{view.title}"]
    if receipt is not None:
        report["receipt"] = {"file": str(arguments.receipt), "number": receipt.number}
        lines += [f"已写出 {receipt.title} {receipt.number} 号表：{arguments.receipt}", *receipt.warnings]
    return say(arguments, report, "\n".join(lines))


def _receipt(desk: Desk, arguments: Namespace, record: int, actor: int) -> Prepared | None:
    """The receipt of what was just entered, printed as asked; None where none is asked for."""
    if arguments.receipt is None:
        return None
    from gongkai_desktop.cli.papers import issued  # drawing is seldom wanted

    return issued(desk, RECEIPT, [record], arguments.receipt, actor=actor)


def do(arguments: Namespace) -> int:
    """Do one of the acts that ``show`` offers; what the window would refuse is refused here with the same words."""
    facts = _facts(arguments.facts)
    with desk_of(arguments, writing=True) as desk:
        record, today, service = _record(desk, arguments), desk.today(), desk.cases(arguments.kind)
        act = next((one for one in service.acts(record, today) if one.key == arguments.act), None)
        values: dict[str, object] = {}
        if act is not None:  # what is not offered now is refused by the service, whatever the facts say
            values = {**act.defaults, **_values(act.form.columns, facts, arguments.attach)}
        changed = service.perform(record, arguments.act, values, actor=acting(desk, arguments), today=today)
        view = service.view(record, today)
    report = {"id": view.id, "number": view.number, "state": view.status.words, "event": changed.act}
    return say(arguments, report, f"{view.number} {act.title if act else ''}：{view.status.words}")


def undo(arguments: Namespace) -> int:
    """Take one event of a record back, as the window does."""
    with desk_of(arguments, writing=True) as desk:
        record, today, service = _record(desk, arguments), desk.today(), desk.cases(arguments.kind)
        told = next((one for one in service.timeline(record) if one.event == arguments.event), None)
        if told is None or not told.undoable:
            why = (
                "它不在这一件的时间线上" if told is None else f"“{told.text}”不能撤销，或不是这一件自己的一步"
            )
            way = "请用 show 看时间线，撤销这一件自己的一步"
            raise Refused(f"第 {arguments.event} 号记载不能在这里撤销", why=why, way=way)
        desk.records.undo(arguments.event, actor=acting(desk, arguments), reason=arguments.reason)
        row = desk.listing(arguments.kind).row(record, today)
    state = "" if row is not None else "，这条登记已经没有了"
    return say(
        arguments, {"id": record, "undone": arguments.event}, f"已撤销第 {arguments.event} 号记载{state}"
    )


# — what several of them need —


def _day(desk: Desk, arguments: Namespace) -> date:
    asked: date | None = arguments.on
    return asked or desk.today()


def _record(desk: Desk, arguments: Namespace) -> int:
    return desk.listing(arguments.kind).find(arguments.record)


def acting(desk: Desk, arguments: Namespace) -> int:
    """The person of that name, whoever acts where none is named; Refused for nobody of the office."""
    if not arguments.name:
        return desk.actor()
    people = [one for one in desk.office.people() if one.active and one.name == arguments.name]
    if not people:
        raise Refused(f"本单位没有“{arguments.name}”", way="请核对姓名，或先在“人员与科室”里添加")
    return people[0].id


def _facts(path: Path) -> dict[str, object]:
    """The facts of a file that holds one JSON object; - is standard input."""
    named = "标准输入" if path == STANDARD_INPUT else f"--facts “{path}”"
    try:
        read = json.loads(text_in(path))
    except (OSError, ValueError) as error:
        way = refusals.meaning(error).reading[1] if isinstance(error, OSError) else _WRITTEN
        raise Refused(f"{named}读不出来", why=_unread(error), way=way) from error
    if not isinstance(read, dict):
        raise Refused(f"{named}不是一组事实", way=_WRITTEN)
    return {str(key): value for key, value in read.items()}


def _unread(error: Exception) -> str:
    """Why there are no facts in it, in the clerk's language."""
    if isinstance(error, OSError):
        return refusals.meaning(error).reading[0]
    if not isinstance(error, json.JSONDecodeError):
        return "不是文本"
    if not error.doc.strip():
        return "里面是空的"
    return f"第 {error.lineno} 行第 {error.colno} 个字起不是 JSON"


def _values(
    columns: Sequence[Column], facts: Mapping[str, object], files: Sequence[Path]
) -> dict[str, object]:
    """The facts by the columns' keys. Refused for a fact that the form does not ask, and for files it cannot take."""
    known = {name: one.key for one in columns for name in (one.title, one.key)}
    if unknown := [name for name in facts if name not in known]:
        asked = "、".join(f"{one.key}（{one.title}）" for one in columns) or "没有要填的"
        raise Refused(
            f"表单里没有“{'、'.join(unknown)}”", why=f"要填的是：{asked}", way="请改好 --facts 再试"
        )
    values = {known[name]: value for name, value in facts.items()}
    places = [one.key for one in columns if one.kind is Kind.FILE]
    if len(files) > len(places):
        raise Refused(f"这一步只收 {len(places)} 个附件", way="请少写几个 --attach，其余的另外添加")
    if missing := [file for file in files if not file.is_file()]:
        raise Refused(f"附件“{missing[0]}”不存在", way="请核对文件名")
    return values | {key: str(file) for key, file in zip(places, files, strict=False)}
