"""Ledgers up to superiors: several blank workbooks filled into one folder, with a packing list."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai_desktop.cli.say import desk_of, say
from gongkai_desktop.errors import Refused

if TYPE_CHECKING:
    from gongkai_desktop.reports.superiors.looking import Look, Wish


def send(arguments: Namespace) -> int:
    """Tell what would go into each template; with -o fill them. Which ledger was told for one is remembered."""
    from gongkai_desktop.reports.superiors.service import told

    wishes = _wishes(arguments)
    remembered = told(wishes) if arguments.out is not None else ()
    with desk_of(arguments, writing=bool(remembered)) as desk:
        if arguments.out is None:
            looks = tuple(desk.superiors.look(wish) for wish in wishes)
            report: dict[str, object] = {"files": [look.as_told() for look in looks]}
            lines = [line for look in looks for line in _looked(look)]
            return say(arguments, report, "\n".join((*lines, "只是看一看，没有写；加 -o 文件夹 写出")))
        sent = desk.superiors.send(wishes, arguments.out)
        for wish in remembered:
            desk.superiors.remember(wish)
    both = zip(sent.packed, sent.looks, strict=True)
    report = {"folder": str(sent.folder), "files": [one.as_told() | look.as_told() for one, look in both]}
    lines = [line for look in sent.looks for line in _looked(look)]
    return say(
        arguments, report, "\n".join((*lines, f"已写出 {len(sent.packed)} 个文件和报送清单：{sent.folder}"))
    )


def _wishes(arguments: Namespace) -> list[Wish]:
    from gongkai_desktop.reports.superiors.looking import Wish

    ledgers = dict(map(_told, arguments.ledger))
    if unknown := ledgers.keys() - {path.name for path in arguments.templates}:
        raise Refused(f"--ledger 说的“{'、'.join(sorted(unknown))}”不在模板里", way="请照模板的文件名写")
    first, last = (day.isoformat() if day else "" for day in (arguments.first, arguments.last))
    return [
        Wish(path, *_ledger(ledgers, path), first=first, last=last) for path in map(Path, arguments.templates)
    ]


def _ledger(ledgers: Mapping[str, str], path: Path) -> tuple[str, str]:
    name, _, view = ledgers.get(path.name, "").partition(":")
    return name, view or "all"


def _told(text: str) -> tuple[str, str]:
    """Which ledger goes into which template."""
    template, sign, ledger = text.rpartition("=")
    if not (sign and template and ledger):
        raise Refused(f"“{text}”写得不对", way="请写成 模板.xlsx=台账，例如 汇总表.xlsx=register")
    return Path(template).name, ledger


def _looked(look: Look) -> Iterator[str]:
    yield f"{look.wish.template.name} ← {look.title}（{look.scope}），{look.rows} 行，工作表“{look.template.sheet}”"
    for one in (*look.columns, *look.cells):
        yield f"  {one.at}\t{one.asked}\t{one.filled or f'（空：{one.why}）'}"
