"""The command that looks through files before they go out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from gongkai_desktop.cli.say import say
from gongkai_desktop.errands import clean_whole, screen
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import replace
from gongkai_desktop.register.files import copy_name
from gongkai_desktop.screening.examining import Cleaned
from gongkai_desktop.screening.matters import Report


def look_through(arguments: Namespace) -> int:
    """Tell what each file carries along; numbers and names are masked. With ``--clean`` write copies without it:
    1 when something that should not is left in one, which is named.
    """
    if arguments.clean is None:
        reports = [screen(path) for path in arguments.files]
        told = {"files": [asdict(report) for report in reports]}
        return say(arguments, told, "\n".join(line for report in reports for line in _lines(report)))
    outs = _outs(arguments.files, arguments.clean)
    copies = [clean_whole(path, out, arguments.keep) for path, out in zip(arguments.files, outs, strict=True)]
    if arguments.clean.is_dir():
        outs = [
            _renamed(path, out, copy) for path, out, copy in zip(arguments.files, outs, copies, strict=True)
        ]
    pairs = list(zip(outs, copies, strict=True))
    say(
        arguments,
        {"cleaned": [{"out": out, **asdict(copy)} for out, copy in pairs]},
        "\n".join(line for out, copy in pairs for line in _of_copy(out, copy)),
    )
    return 1 if any(copy.left for copy in copies) else 0


def _outs(files: Sequence[Path], told: Path) -> list[Path]:
    """Where the copies go: one file at its name, several into a folder. Refused where a file would be its own copy."""
    if told.is_dir():
        outs = [told / copy_name(path.name, 0) for path in files]
    elif len(files) == 1:
        outs = [told]
    else:
        raise Refused(
            f"“{told}”不是文件夹", why="要清理的文件有几个", way="请先建好文件夹，--clean 后面写文件夹"
        )
    same = [path for path, out in zip(files, outs, strict=True) if out.exists() and out.samefile(path)]
    if same:
        raise Refused(f"“{same[0].name}”没有清理", why="副本和原件是同一个文件", way="请换一个文件名")
    return outs


def _renamed(path: Path, out: Path, copy: Cleaned) -> Path:
    """A copy in which something was left says so by its name."""
    if not copy.left:
        return out
    named = out.with_name(copy_name(path.name, len(copy.left)))
    replace(out, named)
    return named


def _of_copy(out: Path, copy: Cleaned) -> Iterator[str]:
    yield f"已写出 {out}：{'，'.join(copy.done) or '没有要清理的'}"
    for one in copy.left:
        yield f"  副本里还有{one.title}\t{one.place}\t{one.excerpt}{'，' + one.way if one.way else ''}"


def _lines(report: Report) -> Iterator[str]:
    if report.unread:
        yield f"{report.name}：{report.unread}"
    elif not report.findings:
        yield f"{report.name}：没有发现问题"
    else:
        yield f"{report.name}：发现 {len(report.findings)} 处"
    for one in report.findings:
        able = "" if one.removable else f"（不能自动清理{'，' + one.way if one.way else ''}）"
        soft = "（多半无碍）" if one.soft else ""
        yield f"  {one.title}{soft}\t{one.place}\t{one.excerpt}{able}"
