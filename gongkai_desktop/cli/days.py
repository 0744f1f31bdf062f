"""Commands on time limits and the working calendar."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gongkai_desktop.cli.say import desk_of, say
from gongkai_desktop.deadlines.report import answer_deadline, deadline_report, deadline_text
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import refusing_unread
from gongkai_desktop.office.loader import load
from gongkai_desktop.workdays.calendar import Calendar
from gongkai_desktop.workdays.notices import read_notice
from gongkai_desktop.workdays.official import official
from gongkai_desktop.workdays.show import changes_text, day_changes, notice_report, year_report, year_text

_LARGEST_NOTICE = 1_000_000


def deadline(arguments: Namespace) -> int:
    """The due date of a request and how it comes about; needs no office, but uses its calendar and rules."""
    calendar, rules = official(), load(arguments.ruleset or "tiaoli").requests
    if arguments.office:
        with desk_of(arguments, writing=False) as desk:
            calendar = desk.office.workdays
            rules = rules if arguments.ruleset else desk.office.rules.requests
    answer = answer_deadline(
        arguments.received,
        calendar,
        days=arguments.days,
        corrected=arguments.corrected,
        consultations=arguments.consult,
        extension=arguments.extend,
        rules=rules,
    )
    return say(arguments, deadline_report(answer), deadline_text(answer))


def show(arguments: Namespace) -> int:
    """Days off and make-up workdays of a year."""
    calendar = _calendar(arguments)
    return say(arguments, year_report(calendar, arguments.year), year_text(calendar, arguments.year))


def read_in(arguments: Namespace) -> int:
    """Read a holiday notice; show what it moves, with --apply take it in."""
    announcement, before = read_notice(_text_of(arguments.file)), _calendar(arguments)
    after = before.announce(announcement)
    report: dict[str, object] = {
        **notice_report(before.resolved(announcement)),
        "missing": list(after.notices[announcement.year].missing),
    }
    changes = changes_text(day_changes(before, after, announcement.year))
    if not arguments.office and not arguments.apply:
        return say(arguments, {**report, "moves": []}, _told(report, changes, [], applied=False))
    with desk_of(arguments, writing=arguments.apply) as desk:
        moves = desk.announce(announcement, apply=arguments.apply)
    report["moves"] = [{"record": move.record, "due": move.due, "new_due": move.new_due} for move in moves]
    told = [f"  {move.record}　{move.what}　{move.due} → {move.new_due}" for move in moves]
    return say(arguments, report, _told(report, changes, told, applied=arguments.apply))


def _calendar(arguments: Namespace) -> Calendar:
    if not arguments.office:
        return official()
    with desk_of(arguments, writing=False) as desk:
        return desk.office.workdays


def _told(report: dict[str, object], changes: list[str], moves: list[str], *, applied: bool) -> str:
    lines = ["已写入工作日历：" if applied else "只是预览，没有写入（加 --apply 写入）："]
    lines += [f"{report['year']}年放假：{_listed(report['off'])}", f"补班：{_listed(report['makeup'])}"]
    lines += ["与原来的日历不同：", *(f"  {change}" for change in changes)] if changes else []
    if report["missing"]:
        lines.append(f"通知里没有：{_listed(report['missing'])}；这一年仍按暂定计算，请补上全文")
    return "\n".join([*lines, f"{len(moves)} 件的期限会变动" if moves else "没有期限变动", *moves])


def _listed(days: object) -> str:
    return "、".join(str(day) for day in days) if isinstance(days, list) else ""


def _text_of(path: Path) -> str:
    with refusing_unread(path):
        raw = path.read_bytes() if path.is_file() else None  # a pipe would be waited for
    if raw is None:
        raise Refused(f"“{path.name}”读不出来", why="文件不存在", way="请核对文件的位置")
    if len(raw) > _LARGEST_NOTICE:
        raise Refused(f"“{path.name}”不是放假通知", why="文件太大", way="请把通知全文存成文本文件再导入")
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(f"“{path.name}”不是文本文件", way="请把通知全文粘贴到记事本，另存后再导入")
