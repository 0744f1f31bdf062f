"""Acts on an item's files: looked through before they go out, whether each goes out, the word on a cleaned copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gongkai_desktop.cases.act import Group, Happening
from gongkai_desktop.cases.folding import Keeps, state_with
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.office.attached import Attached
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.register.act import ItemAct, ItemDoing
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.files import ROLES, unconfirmed_copies
from gongkai_desktop.register.findings import Decision, screening_of
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.submission import altered
from gongkai_desktop.screening.matters import TITLES, Matter


def _which(files: Sequence[Attached]) -> Column:
    names = tuple(dict.fromkeys(one.name for one in files))
    return Column("file", "附件", Kind.CHOICE, width=28, choices=names, required=True)


def _named(files: Sequence[Attached], doing: ItemDoing, *keys: str) -> dict[str, Json]:
    file = next(one for one in reversed(files) if one.name == doing.facts["file"])
    return {"file": file.sha256, "name": file.name, **doing.said(*keys)}


# — a copy without something of the text —


def _to_confirm(case: ItemCase) -> tuple[Column, ...]:
    return (
        _which(unconfirmed_copies(case.item)),
        Column("who", "确认人", required=True, help="审查员；副本里删改过的地方和审查意见一致", person=True),
    )


CONFIRM_COPY: Final = ItemAct(
    key="confirm_copy",
    title="登记副本确认",
    event="item.copy_confirmed",
    offered=lambda case: bool(unconfirmed_copies(case.item)),
    columns=_to_confirm,
    primary=lambda case: case.now.stage is Stage.REVIEW and case.progress.next is None,
    note="清理时删改了正文（非密处理），副本经审查员确认才能公开",
    defaults=lambda case: {"file": unconfirmed_copies(case.item)[0].name},
    make=lambda doing: _named(unconfirmed_copies(doing.case.item), doing, "who"),
    fold=Keeps("confirmed", lambda event: event.body["file"]),
    told="副本 {name} 经审查员 {who} 确认",
    stales_paper=False,
)


# — whether a file goes out —


def _role(case: ItemCase) -> tuple[Column, ...]:
    return (
        _which(case.item.attached),
        Column("role", "用途", Kind.CHOICE, choices=tuple(ROLES), required=True),
    )


FILE_TOLD: Final = ItemAct(
    key="file_told",
    title="说明附件用途",
    event="item.file_told",
    group=Group.OTHER,
    offered=lambda case: bool(case.item.attached),
    columns=_role,
    note="公开的正文和附件公开前要检查；工作材料只留在单位",
    make=lambda doing: _named(doing.case.item.attached, doing, "role"),
    fold=lambda item, event: state_with(item, roles={**item.roles, event.body["file"]: event.body["role"]}),
    told="附件 {name} 是{role}",
    stales_paper=False,
    in_review=altered,
)

ACTS: Final = (CONFIRM_COPY, FILE_TOLD)


# — looked through —


def _screened(item: Item, event: Event) -> Item:
    return state_with(item, screened=(*item.screened, screening_of(event, item.heard)))


def _told(event: Event) -> str:
    body = event.body
    kinds = dict.fromkeys(
        TITLES[Matter(one["kind"])] for one in body["findings"] if one["kind"] in list(Matter)
    )
    found = f"查出{'、'.join(kinds)}" if kinds else "没有发现问题"
    decisions = [one["decision"] for one in body["findings"]]
    counts = [f"{decision} {decisions.count(decision)} 处" for decision in Decision if decision in decisions]
    parts = [found, *counts, *([f"理由：{body['why']}"] if body.get("why") else [])]
    return f"检查附件 {body['name']}：{body.get('unread') or '，'.join(parts)}"


SCREENED: Final = Happening(event="item.screened", fold=_screened, told=_told, stales_paper=False)
"""What was decided of a file's findings in the window that shows them (``Screenings``)."""

HAPPENINGS: Final = (SCREENED,)
