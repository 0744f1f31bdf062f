"""A process to be killed: a clerk at a real office's desk, doing one kind of work for ever.

Run as ``python -m tests.faults.clerk WORK FOLDER``; after every commit it prints the number of events.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from random import Random

from gongkai_desktop import keeping
from gongkai_desktop.cases.query import Query
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.requests.file import FILE
from gongkai_desktop.requests.letters import ANSWER
from gongkai_desktop.requests.papers import letter_of, paper_of
from gongkai_desktop.store import backup
from tests import noon
from tests.faults.offices import OLD_LEDGER, enter, sign

EXPORTS = "导出"


def entry(desk: Desk) -> None:
    """Items entered, signed and given a paper."""
    for number in count():
        item = enter(desk, f"关于{number}号事项的通知")
        tell(desk)
        sign(desk, item)
        tell(desk)
        paper = desk.folder.root.parent / "纸.txt"
        paper.write_text(f"第{number}张", "utf-8")
        desk.register.attach(item, paper, actor=desk.actor(), today=desk.today())
        tell(desk)


def imports(desk: Desk) -> None:
    """An old ledger taken in and taken back."""
    while True:
        _, changed = desk.import_at_once(desk.folder.root.parent / OLD_LEDGER)
        tell(desk)
        desk.importer.undo(changed.act, actor=desk.actor())
        tell(desk)


def exports(desk: Desk) -> None:
    """The register written out again and again, over the same two files."""
    for number in count():
        desk.ledger_exporter("register").export(
            desk.folder.root.parent / EXPORTS / f"台账{number % 2}.xlsx", Query()
        )
        enter(desk, f"关于{number}号事项的通知")
        tell(desk)


def backups(desk: Desk) -> None:
    """Copies, in the office's folder and elsewhere, of an office that goes on changing."""
    for number in count():
        enter(desk, f"关于{number}号事项的通知")
        tell(desk)
        Desk.back_up(desk.folder.root, to=desk.folder.root.parent / "另存" if number % 2 else None)


def printing(desk: Desk) -> None:
    """Sheets for signature, drawn, kept and given into somebody's hand."""
    for number in count():
        items = [enter(desk, f"关于{number}号事项的通知"), enter(desk, f"关于{number}号事项的通报")]
        tell(desk)
        drawn = desk.papers.prepare("review-list", items, desk.today())
        desk.papers.issue(drawn, actor=desk.actor(), today=desk.today())
        tell(desk)
        Sheets(desk.records).handed(drawn.number, "张三", desk.today(), actor=desk.actor())
        tell(desk)


def applications(desk: Desk) -> None:
    """Applications received with their papers, looked through, and asked about elsewhere."""
    paper = desk.folder.root.parent / "申请书.txt"
    for number in count():
        paper.write_text(f"第{number}件申请", "utf-8")
        known = {
            "applicant": "王某",
            "applicant_kind": "自然人",
            "channel": "当面",
            "asked": f"第{number}次检查的结果",
        }
        values = {**known, "arrived": desk.today().isoformat()}
        request = desk.requests.enter(values, actor=desk.actor(), today=desk.today()).act
        tell(desk)
        for key, facts in (
            ("contact", {"who": "李四", "what": "来电", "picture": str(paper)}),
            ("examine", {"found": "内容明确、要件齐全"}),
            ("consult", {"kind": "个人", "addressee": "赵某", "reply_by": ""}),
        ):
            act = next(one for one in desk.requests.acts(request, desk.today()) if one.key == key)
            filled = {**act.defaults, **facts}
            desk.requests.perform(request, key, filled, actor=desk.actor(), today=desk.today())
            tell(desk)


def lives(desk: Desk) -> None:
    """Applications through random lives, each with the papers it wants, printed and as Word files."""
    from tests.requests.conftest import Room
    from tests.requests.test_walks import Walker

    room = Room(lambda *_: desk, "")
    walker = Walker(room, seed := int.from_bytes(os.urandom(4)))
    chance, words = Random(seed), desk.folder.root.parent / EXPORTS / "函.docx"
    while True:
        walker.step()
        tell(desk)
        if not walker.records or chance.random() < 0.6:
            continue
        record = chance.choice(walker.records)
        case = room.view(record).case
        try:
            name = chance.choice((paper_of(case), paper_of(case), FILE, ANSWER))
            drawn = desk.papers.prepare(name, [record], room.today)
            desk.papers.issue(drawn, actor=room.actor, today=room.today)
            tell(desk)
            desk.papers.save_word(letter_of(case), record, words, room.today)
        except Refused:  # what the paper tells of is not there yet
            continue


def restoring(root: Path) -> None:
    """The newest copy put back over the office and verified, again and again."""
    newest = backup.listing(OfficeFolder(root))[0].path
    while True:
        print(keeping.restore(newest, root).events, flush=True)


def tell(desk: Desk) -> None:
    """One line for the one who kills; all there is to do where opening was the work."""
    print(desk.records.head()[0], flush=True)


WORKS: Mapping[str, Callable[[Desk], None]] = {
    "entry": entry,
    "import": imports,
    "export": exports,
    "backup": backups,
    "print": printing,
    "applications": applications,
    "lives": lives,
    "step": tell,
}
RESTORE = "restore"
"""The work that is done where no desk is open."""


def main() -> None:
    """Open the office, bringing an older one up to date, and work."""
    noon.stay()
    work, root = sys.argv[1], Path(sys.argv[2])
    if password := sys.stdin.read():
        keeping.unlock(OfficeFolder(root).database, password)
    print(0, flush=True)
    if work == RESTORE:
        restoring(root)
    with Desk.open(root, writing=True) as desk:
        WORKS[work](desk)


if __name__ == "__main__":
    main()
