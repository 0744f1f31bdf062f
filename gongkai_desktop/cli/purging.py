"""The command that removes for good what should never have been typed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from gongkai_desktop import purging
from gongkai_desktop.cli.ledgers import acting
from gongkai_desktop.cli.say import desk_of, say
from gongkai_desktop.errors import Refused

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk

_LONG = 16  # more digits than any record's number has


def purge(arguments: Namespace) -> int:
    """Without --event, what stands in each entry of a record; with it those entries are emptied for good.

    Exit code 1 when copies or the disk still hold it: each copy is named; with --replace-copies only those that could
    not be removed.
    """
    if not arguments.event:
        return _shown(arguments)
    if not arguments.name.strip():
        raise Refused("没有写谁清除", why="清除要记在一个人名下", way="请加上 --as 姓名")
    with desk_of(arguments, writing=True) as desk:
        record, chosen = _record(desk, arguments), set(arguments.event)
        found = desk.standing(arguments.kind, record)
        done = desk.purge(
            arguments.kind,
            record,
            chosen,
            actor=acting(desk, arguments),
            reason=arguments.reason,
            confirmed=arguments.confirm,
        )
        report: dict[str, Any] = {
            "id": record,
            "purged": sorted(chosen),
            "files": list(purging.going(found, chosen)),
            "sheets": [one.sheet for one in found if one.event in chosen and one.sheet],
            "copies": [{"file": str(one.path), "what": one.what} for one in done.copies],
            "drafts": done.drafts,
            "leak": done.leak,
            "held": done.held,
            "wiped": done.wiped,
        }
        held: Sequence[str] = [f"{one.what}：{one.path}" for one in done.copies]
        if arguments.replace_copies and done.copies:
            fresh, held = desk.replace_copies([one.path for one in done.copies])
            report |= {"backup": str(fresh.path), "left": list(held)}
    say(arguments, report, "\n".join(_told(report, held)))
    return 0 if done.wiped and not held else 1


def _shown(arguments: Namespace) -> int:
    """What could be chosen, nothing done."""
    with desk_of(arguments, writing=False) as desk:
        record = _record(desk, arguments)
        found = desk.standing(arguments.kind, record)
    entries = [
        {
            "event": one.event,
            "day": one.entry.day,
            "who": one.entry.who,
            "text": one.entry.text,
            "gone": one.gone,
            "lines": [{"title": title, "text": text} for title, text in one.lines],
            "files": [file.name for file in one.files],
            "sheet": one.sheet,
            "again": list(one.again),
        }
        for one in found
    ]
    return say(arguments, {"id": record, "entries": entries}, "\n".join(_listed(found)))


def _record(desk: Desk, arguments: Namespace) -> int:
    """The record of a number; of #n also one that was taken back."""
    text, prefix = arguments.record.strip(), desk.cases(arguments.kind).kind.prefix
    record = int(text[1:]) if text.startswith("#") and text[1:].isdecimal() and len(text) < _LONG else 0
    begun = desk.records.event(record) if record else None
    if begun is not None and begun.stream == record and begun.kind.startswith(f"{prefix}."):
        return record
    return desk.listing(arguments.kind).find(text)


def _listed(found: Iterable[purging.Standing]) -> Iterator[str]:
    yield "只是列出，没有清除（加 --event N --reason 原因 --as 姓名 --confirm 彻底清除 清除）："
    for one in found:
        state = "（没有可清除的内容）" if one.gone else ""
        yield f"#{one.event}\t{one.entry.day.isoformat()}\t{one.entry.who}\t{one.entry.text}{state}"
        for title, text in one.lines:
            yield f"\t{title}{'：' if title else ''}{text}"
        for file in one.files:
            yield f"\t文件：{file.name}{'（别的记载也用着，单清这一条不删）' if file.others else ''}"
        if one.sheet:
            yield f"\t打印的 {one.sheet} 号表（编号留着，不再给别的表）"
        if one.again:
            yield f"\t同样的内容还在：{'、'.join(f'#{number}' for number in one.again)}"


def _told(report: dict[str, Any], held: Sequence[str]) -> Iterator[str]:
    yield f"已清除：{'、'.join(f'#{number}' for number in report['purged'])}。历史链仍然成立，谁清的、为什么都留着"
    if report["files"]:
        yield f"一起删掉的文件：{'、'.join(report['files'])}"
    if report["sheets"]:
        yield f"这些号的表已没有底稿，纸还在别人手里的请收回：{'、'.join(report['sheets'])}"
    if report["drafts"]:
        yield f"还有那些内容的表单草稿删掉了 {report['drafts']} 份"
    if report["held"]:
        yield f"有 {report['held']} 个文件正由其他程序打开，关掉那个程序，下次打开台账时删掉"
    elif not report["wiped"]:
        yield purging.NOT_WIPED
    if "backup" in report:
        yield f"已做新备份：{report['backup']}，旧备份已覆写后删掉"
    if held:
        step = "下面各处还读得到那些内容，请逐个删掉（清除时加 --replace-copies 就一步换成新备份）："
        yield "下面各处没有删成：" if "backup" in report else step
        yield from (f"  {one}" for one in held)
    yield purging.ELSEWHERE
    yield report["leak"]
