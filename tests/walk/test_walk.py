"""From the first start to another machine: what a clerk does in her first quarter, by key alone, with pictures.

Run on its own: `make walk`, of the source, of a built program (``WALK_PROGRAM``) or of the Debian package
``DEB_TEST_PACKAGE`` in a copy of the clean Debian ``DEB_TEST_ROOT``. The pictures lie in ``WALK_PICTURES``; the manual
shows them in 从头到尾走一遍.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from openpyxl import Workbook

from gongkai_desktop.cases.query import Query
from gongkai_desktop.cli.tour_signing import scan
from gongkai_desktop.clock import today
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.store.lock import holder
from tests import noon
from tests.debian import Debian, Installed, clean_debian
from tests.manual_pictures import WORDS, clerks_home
from tests.ui.shown import Program
from tests.ui.starting import FIRST, begin_office, choose_copy, leave, put_back

from .studio import Studio

pytestmark = pytest.mark.walk

PROGRAM, PACKAGE = (os.environ.get(name) for name in ("WALK_PROGRAM", "DEB_TEST_PACKAGE"))
if PROGRAM or PACKAGE:
    noon.leave()  # what was built lives in the machine's day
TODAY = today()
OFFICE = "样例县教育局"
FOLDER = f"{OFFICE}信息公开"
MAIN = f"— {FOLDER}$"
PEOPLE = (("王敏", 0), ("张红", 6), ("赵军", 5), ("李国强", 2))
"""Each with the place of her post among the boxes; the first is the clerk, as proposed."""
TITLE, WANTED = "校车安全检查情况通报", "学生资助资金管理办法"
REVIEWER, COURT = "样例县人民政府", "样例县人民法院"
DEPARTMENTS = "办公室、基础教育科"
APPLICANT, WHERE = "陈静", "县政府网站“信息公开”栏目"
FILES = "台账手工签回扫描件"
TYPED = (OFFICE, FOLDER, TITLE, WANTED, REVIEWER, COURT, DEPARTMENTS, APPLICANT, WHERE, FILES, *dict(PEOPLE))
PATIENCE = 5  # seconds before keys are pressed again
FILING_SWITCH = 27
"""Tabs from the rule sets to 每季度向主管部门报不予公开信息备案表."""


class Walk:
    """The program in the hand of one who has never seen it, and the folder for its pictures."""

    def __init__(self, studio: Studio, program: Program, pictures: Path, root: Path) -> None:
        self.studio, self.program, self._pictures, self._root = studio, program, pictures, root
        self._words = dict[str, list[str]]()

    def picture(self, name: str) -> None:
        """What is to be seen; beside the pictures are written down the titles on each."""
        name = f"走一遍{len(self._words) + 1:02}-{name}"
        self.studio.picture(self._pictures / f"{name}.png", self.program.process.pid)
        self._words[name] = self.program.sights().splitlines()
        told = json.dumps(self._words, ensure_ascii=False)
        (self._pictures / WORDS).write_text(told, encoding="utf-8")

    def rest(self) -> None:
        """Wait until everything asked for so far is done and shown."""
        self.studio.still(self.program.process.pid)

    def named(self, path: Path) -> str:
        """A path as the program sees it."""
        return str(Path("/", path.relative_to(self._root)))

    def press(self, *keys: str) -> None:
        """Keys for a window that has come to rest."""
        self.rest()
        self.program.press(*keys)

    def write(self, *texts: str) -> None:
        """One field after the other; the cursor stays in the last. An empty text leaves what is there."""
        self.rest()
        for at, text in enumerate(texts):
            if at:
                self.program.press("Tab")
            if text:
                self.program.write(text)

    def opens(self, keys: str, title: str) -> None:
        """Keys that bring a dialog."""
        self.press(*keys.split())
        self.program.on(title)

    def done(self, title: str, keys: str = "ctrl+Return") -> None:
        """The dialog is left by key; the window behind has the keys again."""
        self.program.until(lambda: self._leaves(keys, title), f"the end of {title}")
        self.program.on(MAIN)

    def _leaves(self, keys: str, title: str) -> bool:
        """Whether a dialog goes: one that is at work, or completes a name, takes no keys; they are pressed again."""
        self.press(*keys.split())
        limit = time.monotonic() + PATIENCE
        while self.program.seen(title) and time.monotonic() < limit:
            self.rest()
        return not self.program.seen(title)

    def takes(self, title: str, path: Path) -> None:
        """A file or folder is chosen by its path."""
        self.program.on(title)
        self.rest()
        self.program.write(self.named(path))
        self.program.until(lambda: self._leaves("Return", title), f"the end of {title}")

    def prints(self, title: str, path: Path) -> None:
        """From the preview to a PDF file, and back."""
        self.press("ctrl+s")
        self.takes("^另存 PDF$", path)
        self.program.until(lambda: path.is_file() and path.stat().st_size > 0, path.name)
        self.program.on(title)
        self.done(title, "Escape")


def old_ledger(path: Path) -> Path:
    """A workbook as it was kept before."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["序号", "信息名称", "文号", "生成日期", "责任科室", "公开属性", "公开日期"])
    rows = (
        ("关于做好中小学开学工作的通知", "样教〔2026〕31号", 100, "基础教育科", "主动公开", 96),
        (WANTED, "样教〔2026〕35号", 75, "办公室", "主动公开", 63),
        (TITLE, "样教〔2026〕40号", 14, "基础教育科", "主动公开", None),
        ("关于开展教学成果评选的通知", "样教〔2026〕41号", 30, "基础教育科", "主动公开", 21),
    )
    for number, (title, word, formed, department, attribute, published) in enumerate(rows, 1):
        sheet.append([number, title, word, ago(formed), department, attribute, published and ago(published)])
    book.save(path)
    return path


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def found(walk: Walk, place: Path) -> None:
    """First run: where, which office by which rules, who."""
    walk.program.on(FIRST)
    walk.picture("首次打开")
    begin_office(walk.program, walk.named(place), OFFICE)
    walk.press("Tab", "Tab", "Tab", "Tab")
    walk.picture("单位和制度")
    walk.press(*["Tab"] * FILING_SWITCH, "space", "ctrl+Return")
    walk.program.on("^新建台账：第 3 步")
    walk.write(DEPARTMENTS, PEOPLE[0][0])
    for name, post in PEOPLE[1:]:
        walk.press("Return")
        walk.write(name)
        walk.press(*["Tab"] * post, "space")
    walk.picture("人员和科室")
    walk.press("ctrl+Return")
    walk.program.on(MAIN)
    walk.program.until(lambda: holder(OfficeFolder(place).lock), "the note of who holds the folder")


def complete_office(walk: Walk) -> None:
    """What stands in every answer: where to apply for review, and where to sue."""
    walk.opens("ctrl+shift+o", "^本单位与制度$")
    walk.press(*["Tab"] * 6)
    walk.write(REVIEWER, "", "", COURT)
    walk.picture("复议机关和法院")
    walk.done("^本单位与制度$")


def bring_in(walk: Walk, workbook: Path) -> None:
    walk.press("alt+f")
    walk.opens("i", "^导入旧台账$")
    walk.press("ctrl+Return")
    walk.takes("^选择旧台账$", workbook)
    walk.program.on("^导入旧台账$")
    walk.picture("导入旧台账")
    walk.press("ctrl+Return")
    walk.done("^导入旧台账$", "Escape")


def print_review_sheet(walk: Walk, path: Path) -> None:
    walk.press("ctrl+f")
    walk.write("xcaq")
    walk.press("Down")
    walk.picture("找到要审查的信息")
    walk.opens("ctrl+p", "^公开形式$")
    walk.press("ctrl+Return")
    walk.program.on("^信息发布保密审查表$")
    walk.picture("打印审查表")
    walk.prints("^信息发布保密审查表$", path)


def file_signed(walk: Walk, printed: Path) -> None:
    """What the scanner gives is filed by its code; then the opinions that stand on it are entered."""
    scanned = scan(printed, printed.parent)
    walk.press("ctrl+3")
    walk.opens("ctrl+shift+f", "^归档扫描件$")
    walk.press("ctrl+Return")
    walk.takes("^选择扫描件$", scanned)
    walk.program.on("^归档扫描件$")
    walk.picture("归档扫描件")
    walk.opens("ctrl+Return", "^录入签字结果$")
    walk.press("1", "Return", "1", "Return", "1")
    walk.picture("录入签字结果")
    walk.done("^录入签字结果$")


def register_request(walk: Walk) -> None:
    walk.press("ctrl+4")
    walk.opens("ctrl+n", "^登记申请$")
    walk.write(APPLICANT, "", "0538-0000001", "")
    walk.press("Down")
    walk.write("", TODAY.isoformat(), WANTED, "")
    walk.press("Down", "Tab", "Down")
    walk.picture("登记申请")
    walk.done("^登记申请$")


def answer_request(walk: Walk, path: Path) -> None:
    """Looked through, decided, written, approved, issued, printed, sent."""
    walk.opens("Return", "^登记初审$")
    walk.done("^登记初审$")
    walk.opens("Return", "^选定处理结果$")
    walk.write("zdgk")
    walk.picture("选定处理结果")
    walk.program.shut("Return", "^选定处理结果$")
    walk.program.on("^填写答复内容$")
    walk.write(WANTED, WHERE, "", ago(63))
    walk.picture("填写答复内容")
    walk.done("^填写答复内容$")
    walk.opens("Return", "^登记审签意见$")
    walk.write(PEOPLE[3][0])
    walk.done("^登记审签意见$")
    walk.opens("Return", "^登记签发$")
    walk.done("^登记签发$")
    walk.opens("ctrl+p", "^政府信息公开申请答复书$")
    walk.picture("打印答复书")
    walk.prints("^政府信息公开申请答复书$", path)
    walk.opens("Return", "^登记交邮或送达$")
    walk.write("XA123456789")
    walk.done("^登记交邮或送达$")


def file_quarter(walk: Walk, path: Path) -> None:
    """Drawn up, looked through, signed, printed, its signed page filed, reported."""
    walk.press("ctrl+5")
    for keys, title in (
        ("ctrl+n", "^拟报备案表$"),
        ("Return", "^登记保密人员审核$"),
        ("Return", "^登记领导签发$"),
    ):
        walk.opens(keys, title)
        walk.done(title)
    walk.opens("ctrl+p", "^不予公开信息备案表$")
    walk.picture("打印备案表")
    walk.prints("^不予公开信息备案表$", path)
    walk.opens("ctrl+shift+f", "^归档扫描件$")
    walk.press("ctrl+Return")
    walk.takes("^选择扫描件$", scan(path, path.parent))
    walk.program.on("^归档扫描件$")
    walk.done("^归档扫描件$", "Escape")
    walk.opens("Return", "^登记报送$")
    walk.picture("登记报送")
    walk.done("^登记报送$")


def back_up(walk: Walk, stick: Path) -> Path:
    walk.opens("ctrl+shift+k", "^备份与恢复$")
    walk.press("shift+Tab", "shift+Tab", "space")
    walk.takes("^备份到哪个文件夹$", stick)
    walk.program.on("^备份与恢复$")
    walk.program.until(lambda: [*stick.glob("*.db")], "the copy")
    walk.picture("备份到U盘")
    walk.done("^备份与恢复$", "Escape")
    (copy,) = stick.glob("*.db")
    return copy


def restore(walk: Walk, copy: Path, place: Path) -> None:
    """On a machine that has nothing but the program."""
    choose_copy(walk.program, walk.named(copy))
    walk.picture("在新电脑上恢复")
    put_back(walk.program, walk.named(place))
    walk.program.on("^恢复$")
    walk.done("^恢复$", "Return")
    walk.press("ctrl+1")
    walk.picture("恢复好的台账")


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    memory = tmp_path / "screen"
    memory.mkdir()
    made = Studio(memory, TYPED)
    yield made
    made.close()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = Path(os.environ.get("WALK_PICTURES", tmp_path / "pictures")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("走一遍*.png"):
        old.unlink()
    return folder


@dataclass
class Machine:
    """Where the program runs: what starts it there, a folder for documents, and the root that it sees."""

    start: Callable[[str], Program]
    """By the name of the machine: each has a home of its own."""
    documents: Path
    root: Path = Path("/")


@pytest.fixture
def machine(studio: Studio, tmp_path: Path) -> Iterator[Machine]:
    """The documents' path is seen in the pictures, so it is one as a clerk has it."""
    if PACKAGE:
        with clean_debian(Path(os.environ["DEB_TEST_ROOT"]), tmp_path / "root") as debian:
            debian.install(Path(PACKAGE).resolve())
            yield Machine(partial(another_day, debian, studio), debian.home / "d", debian.root)
        return
    with clerks_home() as folder:
        yield Machine(lambda name: Walked(studio, tmp_path / name), folder)


class Walked(Program):
    """One that was built, or the program of the source in the tests' day."""

    command = (PROGRAM,) if PROGRAM else (sys.executable, "-m", "tests.walk.window")


def another_day(debian: Debian, studio: Studio, name: str) -> Program:
    """The installed program for somebody who has never used it: nothing is remembered."""
    shutil.rmtree(debian.home / ".config", ignore_errors=True)
    return Installed(studio, debian)


def test_from_the_first_start_to_another_machine(studio: Studio, pictures: Path, machine: Machine) -> None:
    place, stick, other = (machine.documents / name for name in (FOLDER, "U", f"other/{FOLDER}"))
    for folder in (machine.documents, stick, other):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o777)  # for the clerk of another root
    papers = machine.documents
    with machine.start("first") as program:
        walk = Walk(studio, program, pictures, machine.root)
        found(walk, place)
        complete_office(walk)
        bring_in(walk, old_ledger(papers / "old.xlsx"))
        print_review_sheet(walk, papers / "sheet.pdf")
        file_signed(walk, papers / "sheet.pdf")
        register_request(walk)
        answer_request(walk, papers / "answer.pdf")
        file_quarter(walk, papers / "filing.pdf")
        copy = back_up(walk, stick)
        leave(program)

    with machine.start("another") as walk.program:
        restore(walk, copy, other)
        leave(walk.program)
    with Desk.open(other, writing=True) as desk:
        today = desk.today()
        assert desk.verify() == []
        assert desk.lists.count(Query(), today) == 4
        closed = Query(view="closed")
        lists = desk.review_lists, desk.request_lists, desk.filing_lists
        assert [one.count(closed, today) for one in lists] == [1, 1, 1]
