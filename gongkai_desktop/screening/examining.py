"""The two things done to a file: looked through, and written anew without what was found. Knows no records."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.files import digest_of, refusing_unread, written_whole
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.screening.catching import Caught, Unreadable, caught
from gongkai_desktop.screening.flow import standing, wanted
from gongkai_desktop.screening.inside import Reader
from gongkai_desktop.screening.kinds import reader_of
from gongkai_desktop.screening.marking import marked
from gongkai_desktop.screening.matters import PERSONAL, TITLES, Finding, Matter, Report

MOST: Final = 50_000
_BY_HAND: Final = "请在原来的程序里改好，重新添加附件"
_TOO_MANY: Final = "查出的太多，只列出前面一部分。请先处理，再检查一遍"
_ODD: Final = "文件结构异常，读不下去。请用 WPS 或 Word 打开，另存一份再检查"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned copy: what was done to it, what is still found in it, and of that what was not meant to stay."""

    done: tuple[str, ...]
    report: Report
    left: tuple[Finding, ...] = ()


def examine(path: Path, progress: Progress = unheard) -> Report:
    """Look a file through. What cannot be read is told in the report; Refused only where there is no file.

    ``progress`` hears of pages or members and may raise Cancelled.
    """
    report, _, _ = _looked(path, progress)
    return report


def clean(path: Path, out: Path, keys: Iterable[str], progress: Progress = unheard) -> Cleaned:
    """Write a copy of ``path`` at ``out`` without these findings, and look the copy through again.

    The copy is whole or not there. Refused when the file cannot be read, when none of the findings can be taken
    out, and when anything that was taken out still stands anywhere in the copy.
    """
    report, reader, found = _looked(path, progress)
    wanted = set(keys)
    taken = [one for one in found if one.finding.key in wanted and one.finding.removable]
    if reader is None or not taken:
        why = report.unread or "这些内容程序不能清理"
        raise Refused(f"“{path.name}”没有清理", why=why, way=_BY_HAND)
    return _cleaned(path, out, reader, found, taken, progress)


def clean_all(path: Path, out: Path, kept: Collection[str] = (), progress: Progress = unheard) -> Cleaned:
    """A copy without all that can be taken out but the findings with these keys; ``left`` names what is in it still.

    Refused like ``clean``, but a file of which nothing can be taken out is copied as it is; and where a key names
    no finding.
    """
    report, reader, found = _looked(path, progress)
    if reader is None or report.unread:
        raise Refused(f"“{path.name}”没有清理", why=report.unread, way=_BY_HAND)
    if unknown := set(kept) - {one.key for one in report.findings}:
        raise Refused(f"没有查出“{'、'.join(sorted(unknown))}”", way="请先检查一遍，照抄 --json 里的 key")
    taken = [one for one in found if one.finding.removable and one.finding.key not in kept]
    if taken:
        made = _cleaned(path, out, reader, found, taken, progress)
    else:
        with written_whole(out) as beside:
            beside.write_bytes(path.read_bytes())
        made = Cleaned((), replace(report, name=out.name))
    places = {key.partition("#")[0] for key in kept}
    left = (one for one in made.report.findings if not one.soft and one.key.partition("#")[0] not in places)
    return replace(made, left=tuple(left))


def _cleaned(
    path: Path, out: Path, reader: Reader, found: list[Caught], taken: list[Caught], progress: Progress
) -> Cleaned:
    before = list(reader.everything())
    try:
        done = reader.clean(taken)
    except Unreadable as reason:
        raise Refused(f"“{path.name}”没有清理", why=str(reason), way=_BY_HAND) from reason
    with written_whole(out) as beside:
        reader.write(beside)
        report, copy, _ = _looked(beside, progress)
        left = [TITLES[kind] for kind in _stayed(found, taken, report)]
        left += _standing(taken, before, list(copy.everything()) if copy is not None else [])
        if left or report.unread:
            why = report.unread or f"副本里还有{'、'.join(dict.fromkeys(left))}"
            raise Refused(f"“{path.name}”没有清理干净", why=why, way=_BY_HAND)
    return Cleaned(tuple(done), replace(report, name=out.name))


def _standing(
    taken: list[Caught], before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> Iterator[str]:
    """What was taken out and stands in the copy all the same, in whatever part: what of a person stands at all, of
    other words those that stand as often as before.
    """
    for one in taken:
        for letters in wanted(one.values):
            places = [place for place, text in after for _ in standing(text, [letters])]
            meant = 0
            if one.finding.kind not in PERSONAL:
                meant = sum(1 for _, text in before for _ in standing(text, [letters])) - 1
            if len(places) > max(0, meant):
                yield f"{TITLES[one.finding.kind]}（{places[0]}）"


def _stayed(found: list[Caught], taken: list[Caught], report: Report) -> list[Matter]:
    """Kinds of which the copy holds more than what was meant to stay."""
    meant = Counter[Matter]()
    for one in found:
        meant[one.finding.kind] += one.finding.count
    for one in taken:
        meant[one.finding.kind] -= one.finding.count
    held = Counter[Matter]()
    for finding in report.findings:
        held[finding.kind] += finding.count if finding.removable else 0
    kinds = {one.finding.kind for one in taken}
    return [kind for kind in Matter if kind in kinds and held[kind] > max(0, meant[kind])]


def _looked(path: Path, progress: Progress) -> tuple[Report, Reader | None, list[Caught]]:
    name, digest = path.name, _digest(path)
    reader: Reader | None = None
    found: list[Caught] = []
    unread = ""
    gc.disable()  # millions of small things that stay, none of them in a circle
    try:
        reader = reader_of(path, progress)
        catches = list(islice(reader.catches(), MOST))
        unread = _TOO_MANY if len(catches) == MOST else ""
        found = caught(catches)
    except Unreadable as reason:
        unread = str(reason)
    except (RecursionError, MemoryError):
        unread = _ODD
    finally:
        gc.enable()
    findings = (*_of_name(name), *(one.finding for one in found))
    kind = reader.kind if reader else ""
    return Report(name, digest, kind, reader.pages if reader else 0, findings, unread), reader, found


def _of_name(name: str) -> Iterator[Finding]:
    if marked([name]):
        kind = Matter.SECRET
        yield Finding(
            f"{kind}@name#1", kind, TITLES[kind], "文件名", way="请停止发布，把文件移出本机，按保密规定处理"
        )


def _digest(path: Path) -> str:
    with refusing_unread(path):
        if path.is_dir():
            raise Refused(f"“{path.name}”是文件夹", why="一次检查一个文件", way="请写里面要公开的文件")
        if not path.is_file():
            raise Refused(f"没有文件“{path.name}”", way="请重新选择要检查的文件")
        return digest_of(path)
