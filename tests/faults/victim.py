"""A process to be killed: does one kind of work for ever, and says after every commit how far it is.

Run as ``python -m tests.faults.victim WORK FOLDER``; it prints one line per commit, the number of events.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.records.memory import Records
from gongkai_desktop.store import Store, backup, restore, steps, unlocking
from gongkai_desktop.store.attachments import Attachments
from tests import noon
from tests.toy_ledger import amended, note, records_of


def append(records: Records) -> None:
    """Small acts, as a clerk makes them."""
    kept = Attachments(records.store.folder.attachments)
    while True:
        paper = kept.keep_bytes(str(records.head()).encode(), "纸.txt")
        changed = records.append([note("甲", attachments=[paper.as_body()])], actor=0)
        tell(records)
        records.append([amended(changed.act, title="乙")], actor=0)
        tell(records)


def imports(records: Records) -> None:
    """Large acts; now and then one is taken back or purged."""
    while True:
        first = records.append((note(f"第{number}件") for number in range(600)), actor=0).act
        tell(records)
        records.undo_act(first, actor=0, reason="选错文件")
        tell(records)
        records.purge([first + 1], actor=0, reason="误录")
        tell(records)


def copies(records: Records) -> None:
    """Copies of an office that goes on changing."""
    while True:
        records.append((note(f"第{number}件") for number in range(50)), actor=0)
        tell(records)
        backup.automatic(records.store.folder, backup.Reason.IMPORT)


def slow_step(run: Callable[[str], object]) -> None:
    """A schema step that takes long enough to die in."""
    run("CREATE TABLE slow (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
    series = (
        "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 60000) SELECT i FROM n"
    )
    run(f"INSERT INTO slow SELECT i, hex(randomblob(40)) FROM ({series})")


def upgrade(folder: OfficeFolder) -> None:
    """A schema step, after the copy that precedes it."""
    steps.STEPS = (*steps.STEPS, slow_step)
    Store.open(folder, writing=True).close()


def restoring(folder: OfficeFolder) -> None:
    """The newest copy put back over the office, again and again."""
    newest = backup.listing(folder)[0].path
    while True:
        restore.restore(newest, folder)


def tell(records: Records) -> None:
    """One line for the one who kills."""
    print(records.head()[0], flush=True)


def main() -> None:
    """Open the office and work."""
    noon.stay()
    work, folder = sys.argv[1], OfficeFolder(Path(sys.argv[2]))
    if password := sys.stdin.read():
        unlocking.unlock(folder.database, password)
    print(0, flush=True)
    if work == "upgrade":
        upgrade(folder)
    elif work == "restore":
        restoring(folder)
    else:
        with Store.open(folder, writing=True) as store:
            {"append": append, "import": imports, "backup": copies}[work](records_of(store))


if __name__ == "__main__":
    main()
