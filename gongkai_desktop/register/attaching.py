"""Acts on an item's files: whether each goes out, and the reviewer's word on a copy that has less text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct, act
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.asking import Case, Doing, Maker
from gongkai_desktop.register.item import Attached
from gongkai_desktop.register.screened import ROLES, unconfirmed_copies
from gongkai_desktop.register.stages import Stage


def acts(case: Case) -> list[NextAct]:
    """What may be said of the item's files."""
    item, found = case.item, []
    if copies := unconfirmed_copies(item):
        ready = case.now.stage is Stage.REVIEW and case.book.progress(item).next is None
        columns = (
            _which(copies),
            Column("who", "确认人", required=True, help="审查员；副本里删改过的地方和审查意见一致"),
        )
        note = "清理时删改了正文（非密处理），副本经审查员确认才能公开"
        found.append(act("confirm_copy", "登记副本确认", columns, case.today, primary=ready, note=note,
                         defaults={"file": copies[0].name}))  # fmt: skip
    if item.attached:
        columns = (
            _which(item.attached),
            Column("role", "是", Kind.CHOICE, choices=tuple(ROLES), required=True),
        )
        note = "公开的正文和附件公开前要检查；工作材料只留在单位"
        found.append(act("file_told", "说明附件用途", columns, case.today, note=note))
    return found


def _which(files: Sequence[Attached]) -> Column:
    names = tuple(dict.fromkeys(one.name for one in files))
    return Column("file", "附件", Kind.CHOICE, width=28, choices=names, required=True)


def _named(files: Sequence[Attached], name: str) -> Attached:
    return next(one for one in reversed(files) if one.name == name)


def _told(doing: Doing) -> tuple[Draft, ...]:
    file = _named(doing.item.attached, doing.facts["file"])
    return (doing.draft("item.file_told", {"file": file.sha256, "name": file.name, **doing.said("role")}),)


def _confirmed(doing: Doing) -> tuple[Draft, ...]:
    file = _named(unconfirmed_copies(doing.item), doing.facts["file"])
    return (
        doing.draft("item.copy_confirmed", {"file": file.sha256, "name": file.name, **doing.said("who")}),
    )


MAKERS: Mapping[str, Maker] = MappingProxyType({"file_told": _told, "confirm_copy": _confirmed})
