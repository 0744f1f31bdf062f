"""Verifying an office whole, and saying honestly what no verification can see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from gongkai_desktop.errors import Cancelled, Fault, Locked, Refused
from gongkai_desktop.progress import Progress, Tally, undisturbed, unheard
from gongkai_desktop.records.log import Log
from gongkai_desktop.records.problem import Findings, Problem, Trouble
from gongkai_desktop.records.reading import UNREADABLE
from gongkai_desktop.records.settings import verify_settings
from gongkai_desktop.records.verify_chain import verify_chain, verify_definitions, verify_rulesets
from gongkai_desktop.records.verify_rows import verify_rows
from gongkai_desktop.store import Store, anchors, backup

_FILES = "SELECT sha256, min(stream), name FROM attachment GROUP BY sha256"


def verify(log: Log, progress: Progress = unheard) -> list[Problem]:
    """Check file, chain, rule sets, settings, anchors, rows, search and attachments; empty when all is right.

    Reads everything, including every attachment: for a job of its own, on a reading store. It sees the office
    as it was when it began, whatever a writer does meanwhile. A stage that breaks off says so and the others go
    on; what is our own mistake there is told as ours. ``progress`` may raise Cancelled at any time.
    """
    findings = Findings()
    tally = Tally(progress)
    with log.store.snapshot(), log.store.stoppable(tally.look):
        tally.whole = _amount(log)
        for what, stage in _STAGES.items():
            try:
                stage(log, findings, tally)
            except Cancelled:
                raise
            except Refused:  # SQLite says that the file is damaged
                findings.add(Trouble.DATABASE, "数据库文件", f"核对{what}时有内容读不出来，请用备份恢复")
            except Exception as error:
                _broke_off(findings, what, error)
    return findings.problems()


def verify_copy(path: Path, progress: Progress = unheard) -> list[Problem]:
    """What is not right in a finished copy of the database, of whatever format.

    Its pages, its chain, the rule sets and definitions of ledgers that it keeps.
    What follows from these (rows, search tables) is made anew when the copy is put back, so it is not looked at.
    """
    findings, tally = Findings(), Tally(progress)
    with undisturbed(), Store.of_copy(path) as store, store.stoppable(tally.look):
        try:
            _verify_pages(store, findings)
            row = store.one("SELECT count(*) FROM event")
            tally.whole = int(row[0]) if row else 0
            verify_chain(store, findings, tally)
            verify_rulesets(store, findings)
            verify_definitions(store, findings)
        except Refused:
            findings.add(Trouble.DATABASE, "数据库文件", "有内容读不出来")
    return findings.problems()


def _broke_off(findings: Findings, what: str, error: Exception) -> None:
    """A stage failed otherwise than by damage that SQLite sees: ours, unless the chain is known to be altered."""
    if findings.has(Trouble.DATABASE, Trouble.CHAIN):
        findings.add(Trouble.DATABASE, "数据库文件", f"{what}没有核对完，有内容读不懂，请用备份恢复")
        return
    told = f"程序出错（{type(error).__name__}），{what}没有核对完；这不是台账损坏，请把这一行交给技术人员"
    findings.add(Trouble.PROGRAM, f"核对{what}", told)


def unseen(log: Log) -> str:
    """What ``verify`` cannot see here, in a sentence for its reader."""
    marks = anchors.noted(log.store.folder)
    since = "目前还没有留下过链头，请先备份一次"
    if marks:
        since = f"最近一次留下链头是 {_minute(marks[-1])}，到第 {marks[-1].count} 号记载"
    return (
        "核对能发现对任何一条记载或台账内容的改动；"
        "但有人若把最近一次链头之后的记载连同校验值整个重写，程序自己看不出来，"
        f"要与另存的备份、导出的台账或打印的清单上的链头比对。{since}。"
    )


def _amount(log: Log) -> int:
    """Every event is looked at once by itself and its record once more; every attachment is read."""
    try:
        row = log.store.one(
            f"SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM event WHERE id = stream)"
            f" + (SELECT count(*) FROM ({_FILES}))"
        )
    except (*UNREADABLE, Fault):  # the stages will say what is wrong
        return 0
    return int(row[0]) if row else 0


def _verify_file(log: Log, findings: Findings, tally: Tally) -> None:
    tally.look()
    _verify_pages(log.store, findings)
    if not log.store.has_own_schema():
        findings.add(Trouble.DATABASE, "数据库文件", "表的结构被改动过，请用备份恢复")
    if log.store.rows("PRAGMA foreign_key_check"):
        findings.add(Trouble.DATABASE, "数据库文件", "有记载指向不存在的内容")


def _verify_pages(store: Store, findings: Findings) -> None:
    if store.rows("PRAGMA integrity_check(1)") != [("ok",)]:  # looks into indexes and search tables too
        findings.add(Trouble.DATABASE, "数据库文件", "内部结构损坏，请用备份恢复")


def _verify_events(log: Log, findings: Findings, tally: Tally) -> None:
    verify_chain(log.store, findings, tally)


def _verify_settings(log: Log, findings: Findings, tally: Tally) -> None:
    tally.look()
    verify_rulesets(log.store, findings)
    verify_definitions(log.store, findings)
    verify_settings(log.store, findings)


def _verify_rows(log: Log, findings: Findings, tally: Tally) -> None:
    verify_rows(log.store, log.projector, findings, tally)


def _verify_anchors(log: Log, findings: Findings, tally: Tally) -> None:
    tally.look()
    folder = log.store.folder
    if why := anchors.unread(folder):
        path = anchors.journal(folder)
        findings.add(Trouble.ANCHOR, path.name, f"读不出来：{why}；请把“{path}”移走，程序会重新建立")
    marks = anchors.noted(folder)
    for mark in marks:
        _verify_anchor(log, mark, f"{_minute(mark)} 留下的链头", findings)
    newest = next(iter(backup.listing(folder)), None)
    if newest is None or (marks and newest.at < _local(marks[0])):
        return
    try:
        head = backup.peek(newest.path)
    except Locked:  # of a day when there was a password: nothing is wrong with it
        return
    except Refused:
        findings.add(Trouble.ANCHOR, f"备份 {newest.path.name}", "打不开，请重新备份")
        return
    _verify_anchor(log, anchors.Anchor("", head.count, head.hash, ""), f"备份 {newest.path.name}", findings)


def _verify_anchor(log: Log, mark: anchors.Anchor, where: str, findings: Findings) -> None:
    if not mark.count:
        return
    row = log.store.one("SELECT hash FROM event WHERE id = ?", (mark.count,))
    if row is None:
        findings.add(Trouble.ANCHOR, where, f"当时已有 {mark.count} 条记载，现在没有这么多")
    elif row[0].hex() != mark.head:
        findings.add(Trouble.ANCHOR, where, f"与现在的第 {mark.count} 号记载对不上，此前的记载被改写过")


def _minute(mark: anchors.Anchor) -> str:
    return mark.at[:16].replace("T", " ")


def _local(mark: anchors.Anchor) -> datetime:
    return datetime.fromisoformat(mark.at).replace(tzinfo=None)


def _verify_attachments(log: Log, findings: Findings, tally: Tally) -> None:
    kept = log.store.attachments
    for digest, stream, name in log.store.rows(_FILES):
        tally.step()
        if kept.find(digest) is None:
            findings.add(Trouble.ATTACHMENT, f"记录 #{stream}", f"附件“{name}”的文件不见了")
        elif not kept.whole(digest):
            findings.add(Trouble.ATTACHMENT, f"记录 #{stream}", f"附件“{name}”的内容被改动过")


_STAGES: Mapping[str, Callable[[Log, Findings, Tally], None]] = MappingProxyType(
    {
        "数据库文件": _verify_file,
        "历史链": _verify_events,
        "制度方案、台账定义和设置": _verify_settings,
        "链头": _verify_anchors,
        "台账内容": _verify_rows,
        "附件": _verify_attachments,
    }
)
