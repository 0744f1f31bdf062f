"""An item's files: which of them go out, what was found in those, and whether that was settled. Pure.

Only the kind and the place of a finding are remembered, never what it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.office.attached import Attached
from gongkai_desktop.office.lettering import several
from gongkai_desktop.office.panel import SectionLine
from gongkai_desktop.register.findings import ONWARD, Decided, Decision, Screening
from gongkai_desktop.register.item import Item
from gongkai_desktop.screening.matters import TITLES, Matter

_OUTGOING: Final = frozenset(
    {"item.attached", "item.mended", "item.explained", "item.screened", "review.partial"}
)
_SENT_ON: Final[Mapping[str, str]] = MappingProxyType(
    {
        "review.handed_in": "送审",
        "item.corrected": "更正",
        "item.replaced": "替换",
        "item.delivered": "移送查阅点",
    }
)
"""Events that may go on with findings undecided, beside publication on a channel."""
_MADE_PUBLIC: Final = frozenset(
    {"item.published", "item.published_more", *_SENT_ON.keys() - {"review.handed_in"}}
)
_NAMED: Final = 5
"""As many findings of a file are named one by one."""


class Role(StrEnum):
    """What becomes of an attachment: it is published as text or annex, or it stays in the office."""

    TEXT = "公开的正文"
    ANNEX = "公开的附件"
    WORKING = "工作材料，不公开"
    UNSAID = "没有说明，按要公开的检查"
    REPLACED = "原件留存，由副本或改好的代替"


ROLES: Final = (Role.TEXT, Role.ANNEX, Role.WORKING)
"""The roles that may be said of a file."""
_BY_KIND: Final[Mapping[str, Role]] = MappingProxyType(
    {
        "信息正文": Role.TEXT,
        "公开的附件": Role.ANNEX,
        "工作材料": Role.WORKING,
        "签回的审查表": Role.WORKING,
        "公开页面截图": Role.WORKING,
        "政策解读": Role.ANNEX,
        "征求意见函或复函": Role.WORKING,
        "其他": Role.UNSAID,
    }
)
KINDS: Final = tuple(_BY_KIND)
"""What a file may be said to be when it comes in; it is recorded before its name, the same in every language."""


def latest(item: Item, before: int = 0) -> dict[str, Screening]:
    """The last look through each file, by its content; ``before`` an event, where one is given."""
    return {one.file: one for one in item.screened if not before or one.event < before}


def role_of(item: Item, file: Attached) -> Role:
    """What becomes of an attachment: as it was said, else as it was said to be when it came in."""
    said = item.roles.get(file.sha256)
    if said:
        return Role(said)
    if file.brought_by not in _OUTGOING:
        return Role.WORKING
    return next((role for kind, role in _BY_KIND.items() if file.name.startswith(f"{kind}－")), Role.UNSAID)


def going_out(item: Item, before: int = 0) -> tuple[Attached, ...]:
    """The files that are to be made public: not working papers, nor what a better file has replaced.

    ``before`` an event, where one is given.
    """
    known = latest(item, before)
    files = {
        one.sha256: one
        for one in item.attached
        if (not before or one.event < before) and role_of(item, one) is not Role.WORKING
    }
    newest = max((one.event for one in files.values()), default=0)
    return tuple(one for one in files.values() if not _is_replaced(known.get(one.sha256), newest))


def roles(item: Item) -> dict[str, Role]:
    """What becomes of each attachment, by its content; of one that a cleaned copy or a better file replaced, that."""
    out = {one.sha256 for one in going_out(item)}
    said = {file.sha256: role_of(item, file) for file in item.attached}
    return {
        file: role if file in out or role is Role.WORKING else Role.REPLACED for file, role in said.items()
    }


def looked(item: Item, file: Attached, before: int = 0) -> Screening | None:
    """The last look through a file; of a cleaned copy that nobody looked through since, the look that made it."""
    known = latest(item, before)
    made = (one for one in known.values() if one.cleaned == file.sha256)
    return known.get(file.sha256) or next(made, None)


def _is_replaced(screening: Screening | None, newest: int) -> bool:
    if screening is None:
        return False
    return bool(screening.cleaned) or (screening.count(Decision.RETURNED) > 0 and newest > screening.event)


def unchecked(item: Item) -> tuple[Attached, ...]:
    """Files to be made public that nobody has looked through; a cleaned copy was, when it was made."""
    known = {one.file for one in item.screened} | {one.cleaned for one in item.screened}
    return tuple(one for one in going_out(item) if one.sha256 not in known)


def unresolved(item: Item, before: int = 0) -> tuple[Screening, ...]:
    """Files to be made public of which something was found and is not settled; ``before`` an event, if given."""
    looks = (looked(item, one, before) for one in going_out(item, before))
    return tuple(one for one in looks if one is not None and one.open)


def left_words(*items: Item) -> str:
    """What is still undecided in the files that are to go out, file by file; '' when nothing is."""
    return "；".join(
        f"{file.name}：{_places(look.left)}"
        for item in items
        for file in going_out(item)
        if (look := looked(item, file)) is not None and look.open
    )


def _places(left: tuple[Decided, ...]) -> str:
    return several((f"{one.place} {_title(one.kind)}".strip() for one in left), "处", _NAMED)


def _title(kind: str) -> str:
    return TITLES[Matter(kind)] if kind in list(Matter) else kind


# — going on all the same —


def onward_column(*items: Item) -> tuple[Column, ...]:
    """Where findings are undecided: the field in which going on all the same is reasoned."""
    left = left_words(*items)
    return (
        (Column(ONWARD, "查出的问题没有处理完，照样办的理由", Kind.LONG, width=24, help=left),)
        if left
        else ()
    )


def was_onward(item: Item) -> str:
    """The last reason given for making it public with findings undecided, '' without one."""
    return next((one.why for one in reversed(item.onward) if one.kind in _MADE_PUBLIC), "")


def onward(item: Item, facts: Mapping[str, str], title: str) -> dict[str, Any]:
    """What an event tells of going on with findings undecided, nothing where none are. Unfilled without a reason."""
    left = unresolved(item)
    if not left:
        return {}
    require_reason(facts, title, item)
    why = facts[ONWARD].strip()
    findings = {one.file: [[found.kind, found.place] for found in one.left] for one in left}
    return {ONWARD: {"why": why, "names": [one.name for one in left], "findings": findings}}


def require_reason(facts: Mapping[str, str], title: str, *items: Item) -> None:
    """Stop where findings are undecided and no reason is given, with the list of what is left. Raises Unfilled."""
    left = left_words(*items)
    if left and not facts.get(ONWARD, "").strip():
        words = f"查出的问题还没有处理完——{left}。请先检查附件；确要照样办的，在这里写明理由"
        raise Unfilled(title, {ONWARD: words})


def onward_told(body: Mapping[str, Any]) -> str:
    """The same in one clause of the timeline, '' where nothing was left."""
    said = body.get(ONWARD)
    return f"；{'、'.join(said['names'])}查出的问题没有处理完，理由：{said['why']}" if said else ""


# — a copy without something of the text —


def unconfirmed_copies(item: Item) -> tuple[Attached, ...]:
    """Copies going out that are without something of the text, made after opinions that still count."""
    return tuple(
        file
        for file in going_out(item)
        if file.sha256 not in item.confirmed
        and any(
            one.cleaned == file.sha256 and one.alters_text and one.heard and one.heard[-1] in item.heard
            for one in item.screened
        )
    )


def note(item: Item) -> str:
    """A word for the form of publication, '' when everything was looked through and settled."""
    if left := unresolved(item):
        return f"附件里查出的问题还没有处理完（{_names(one.name for one in left)}）"
    if files := unchecked(item):
        return f"附件还没有检查（{_names(one.name for one in files)}）"
    return ""


def careless(item: Item) -> Iterator[str]:
    """What was against the rules when it was published, on its first channel or on a further one, in words."""
    events = (one.event for one in item.live() if one.event)
    if left := dict.fromkeys(one.name for event in events for one in unresolved(item, before=event)):
        yield f"公开时附件里查出的问题还没有处理完（{_names(left)}）"


def altered_unconfirmed(item: Item) -> str:
    """Which copies went out without the reviewer's word on what was taken out of their text, '' for none."""
    copies = unconfirmed_copies(item)
    return f"删改过正文的副本没有经审查员确认就公开（{_names(one.name for one in copies)}）" if copies else ""


def sent_on_open(item: Item) -> Iterator[str]:
    """What was handed in, put on a page anew or brought to a reading point with findings undecided, in words."""
    for one in item.onward:
        if act := _SENT_ON.get(one.kind):
            yield f"{act}时附件里查出的问题还没有处理完（{_names(one.names)}）"


def lines(item: Item) -> Iterator[SectionLine]:
    """What the item's panel tells of its files."""
    copies = {file.sha256: file.name for file in item.attached}
    for one in latest(item).values():
        copy = f"；副本{copies[one.cleaned]}" if one.cleaned in copies else ""
        yield SectionLine(f"{one.name}：{one.day} {summary(one)}{copy}", tone="late" if one.open else "good")
    for said in item.onward:
        yield SectionLine(
            f"{'、'.join(said.names)}查出的问题没有处理完，照样办的理由：{said.why}", tone="late"
        )
    for file in unconfirmed_copies(item):
        yield SectionLine(f"{file.name}：删改过正文，还没有经审查员确认", tone="late")
    if item.screened:
        for file in unchecked(item):
            yield SectionLine(f"{file.name}：还没有检查", tone="late")


def summary(one: Screening) -> str:
    """A look through in a few words: 查出 3 处，确认无碍 1 处，已清理 2 处."""
    if one.unread:
        return "内容程序读不出来，由人工看过"
    if not one.decided:
        return "检查过，没有发现问题"
    parts = [f"{decision} {count} 处" for decision in Decision if (count := one.count(decision))]
    return f"查出 {len(one.decided)} 处，{'，'.join(parts)}"


def copy_name(name: str, kept: int) -> str:
    """What the cleaned copy of a file is called; ``kept`` of the findings are still in it."""
    path = Path(name)
    word = f"部分清理，还有 {kept} 处" if kept else "清理后"
    return f"{path.stem}（{word}）{path.suffix}"


def _names(names: Iterable[str]) -> str:
    return several(names, "个")
