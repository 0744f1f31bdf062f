"""Commands that take scans in."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongkai_desktop.cli.say import desk_of, say

if TYPE_CHECKING:
    from gongkai_desktop.scans.filed import Filed


def file(arguments: Namespace) -> int:
    """File the scanned pages in a folder (or file) to their sheets; the scans themselves stay where they are.

    Exit code 1 when there was no scan among what was given.
    """
    with desk_of(arguments, writing=True) as desk:
        filed = desk.scans.file(arguments.paths, actor=desk.actor(), today=desk.today())
    say(arguments, _report(filed), "\n".join(_lines(filed)))
    return 0 if filed.filed or filed.unread or filed.duplicates else 1


def _report(filed: Filed) -> dict[str, object]:
    return {
        "filed": [
            {
                "sheet": page.sheet,
                "page": page.page,
                "pages": page.pages,
                "records": [f"#{item}" for item in page.items],
                "file": page.name,
                "file_page": page.at,
                "again": page.again,
            }
            for page in filed.filed
        ],
        "unread": [
            *(_unread(page.name, page.at, page.why, kept=True) for page in filed.unread),
            *(_unread(name, 0, why, kept=False) for name, why in filed.refused),
        ],
        "stale": [
            {"sheet": one.sheet, "records": [f"#{item}" for item in one.changed]} for one in filed.stale
        ],
        "missing_pages": [{"sheet": one.sheet, "pages": list(one.pages)} for one in filed.missing_pages],
        "duplicates": [
            {"sheet": one.sheet, "page": one.page, "file": one.name, "file_page": one.at}
            for one in filed.duplicates
        ],
    }


def _unread(name: str, page: int, why: str, *, kept: bool) -> dict[str, object]:
    """A page in the tray (``kept``), or a whole file (page 0) that could not be taken."""
    return {"file": name, "file_page": page, "why": why, "kept": kept}


def _lines(filed: Filed) -> Iterator[str]:
    yield f"归档 {len(filed.filed)} 页，认不出 {len(filed.unread)} 页"
    for page in filed.filed:
        yield f"{page.sheet} 号表第 {page.page}/{page.pages} 页\t{page.name} 第 {page.at} 页"
    for lost in filed.unread:
        yield f"认不出\t{lost.name} 第 {lost.at} 页：{lost.why}（留在“扫描待认”）"
    for old in filed.stale:
        yield f"印后有变动\t{old.sheet} 号表：{len(old.changed)} 件在打印以后改过，请核对"
    for missing in filed.missing_pages:
        yield f"缺页\t{missing.sheet} 号表：第 {'、'.join(map(str, missing.pages))} 页，请补扫"
    for twice in filed.duplicates:
        yield f"重复\t{twice.name} 第 {twice.at} 页，已经归档过"
    for _, why in filed.refused:
        yield f"未收\t{why}"
