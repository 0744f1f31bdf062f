"""Programs that run at a real office's desk in a process of its own, where something is about to be ruined.

Run as ``python -m tests.faults.ruined TROUBLE FOLDER [WORK LIMIT]``. Every refusal is printed as one line;
whatever else is raised ends the process with its traceback.
"""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from tests import noon
from tests.faults.offices import OLD_LEDGER, enter

ENOUGH = 400


def full(root: Path, work: str, limit: int) -> None:
    """No file may grow beyond the limit any more: the same to SQLite and to us as a disk that is full."""
    with Desk.open(root, writing=True) as desk:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        said(partial(_WORKS[work], desk))


def _enter_many(desk: Desk) -> None:
    for number in range(ENOUGH):
        enter(desk, f"关于{number}号事项的通知", "概述" * 500)


_WORKS: dict[str, Callable[[Desk], object]] = {
    "entry": _enter_many,
    "import": lambda desk: desk.import_at_once(desk.folder.root.parent / OLD_LEDGER),
    "export": lambda desk: desk.ledger_exporter("register").export(
        desk.folder.root.parent / "出.xlsx", Query()
    ),
    "backup": lambda desk: Desk.back_up(desk.folder.root),
    "copy": lambda desk: Desk.back_up(desk.folder.root, to=desk.folder.root.parent / "另存"),
    "paper": lambda desk: _issued(desk, "request-registration"),
    "word": lambda desk: desk.papers.save_word(
        "request-answer", 0, desk.folder.root.parent / "函.docx", desk.today()
    ),
    "file": lambda desk: _issued(desk, "request-file"),
    "attach": lambda desk: desk.register.attach(
        _oldest(desk), desk.folder.root.parent / "大.txt", actor=desk.actor(), today=desk.today()
    ),
}


def _issued(desk: Desk, name: str) -> None:
    """That paper of the only application."""
    (request,) = desk.request_lists.ids(Query("all"), desk.today())
    drawn = desk.papers.prepare(name, [request], desk.today())
    desk.papers.issue(drawn, actor=desk.actor(), today=desk.today())


def read_only(root: Path) -> None:
    """Whoever may only read this folder: writing is refused, reading goes on."""
    without_privileges()
    said(lambda: Desk.open(root, writing=True).close())
    with Desk.open(root, writing=False) as desk:
        print(f"只读 {desk.store.fixed} {desk.lists.count(Query(), desk.today())} {len(desk.verify())}")
        print(desk.ledger_exporter("register").export(root.parent / "出" / "台账.xlsx", Query()))


def read_only_paper(root: Path) -> None:
    """Whoever may only read this folder sees its papers and writes none into it."""
    without_privileges()
    with Desk.open(root, writing=False) as desk:
        (request,) = desk.request_lists.ids(Query("all"), desk.today())
        for name in ("request-registration", "request-file"):
            print(desk.papers.prepare(name, [request], desk.today()).printed.pages)
        said(lambda: desk.papers.save_word("request-answer", 0, root / "函.docx", desk.today()))


def pulled(root: Path) -> None:
    """The stick is gone while the desk is open: its files answer no more and the folder is not there."""
    with Desk.open(root, writing=True) as desk, Desk.open(root, writing=False) as reader:
        item, actor, today = _oldest(desk), desk.actor(), desk.today()
        ledger = Path(shutil.copy(root.parent / OLD_LEDGER, root.parent.parent))
        vanish(root)
        for work in (
            lambda: enter(desk, "关于某事的通知"),
            lambda: desk.register.view(item, today),
            lambda: reader.lists.page(Query(words="检查"), today),
            lambda: reader.lists.count(Query(), today),
            lambda: desk.import_at_once(ledger),
            lambda: desk.importer.plan(ledger).close(),
            lambda: desk.ledger_exporter("register").export(root.parent / "台账.xlsx", Query()),
            lambda: Desk.back_up(root),
            lambda: Desk.back_up(root, to=root.parent / "另存"),
            lambda: desk.register.attach(item, ledger, actor=actor, today=today),
            lambda: desk.papers.prepare("review-list", [item], today),
            lambda: desk.undo_last(actor),
            lambda: desk.agenda(today),
            lambda: desk.month(today.year, today.month, today),
            lambda: desk.status(),
            lambda: desk.attachments.find("0" * 64),
            lambda: reader.verify(),
            lambda: Desk.open(root, writing=False).close(),
            lambda: Desk.open(root, writing=True).close(),
        ):
            said(work)
    print("关闭了")


def said(work: Callable[[], object]) -> None:
    """Do it, or print why not."""
    try:
        work()
    except Refused as refusal:
        print(refusal)
    else:
        print("做成了")


def vanish(root: Path) -> None:
    """Take the folder away, and make every file that is open in it answer with an error."""
    dead = os.open("/", os.O_RDONLY)  # neither reading nor writing a folder's bytes is possible
    for name in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink(f"/proc/self/fd/{name}")
        except OSError:  # the listing itself, closed by now
            continue
        if target.startswith(f"{root}/"):
            os.dup2(dead, int(name))
    shutil.rmtree(root)


def without_privileges() -> None:
    """Have the permissions of files count for this process, whoever runs it."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    if libc.capset(ctypes.byref(header), ctypes.byref((ctypes.c_uint32 * 6)())) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def _oldest(desk: Desk) -> int:
    return desk.lists.ids(Query(), desk.today())[-1]


if __name__ == "__main__":
    noon.stay()
    _, trouble, folder, *told = sys.argv
    if trouble == "full":
        full(Path(folder), told[0], int(told[1]))
    else:
        {"read_only": read_only, "read_only_paper": read_only_paper, "pulled": pulled}[trouble](Path(folder))
