"""The main job from end to end on the sample office."""

from __future__ import annotations

import subprocess
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from gongkai_desktop import keeping
from gongkai_desktop.cases.query import Query
from gongkai_desktop.cli import tour_signing
from gongkai_desktop.cli.say import say
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import discard_folder, text_of, written_whole
from gongkai_desktop.reports.annual.booklet import FILES
from gongkai_desktop.requests.tally import RECEIVED, SETTLED
from gongkai_desktop.sample import create_sample, is_sample, write_old_ledger

_OFFICE, _RESTORED, _COPIES, _PICTURES = "样例单位", "恢复的单位", "备份", "图片"
_PATIENCE = 600  # seconds for the pictures
_ON_SHEET = 5
_APPROVES = "分管领导"


def tour(arguments: Namespace) -> int:
    """Make the sample office and do the main job with it; everything made lies in the folder given."""
    if arguments.out.exists() and not arguments.out.is_dir():
        raise Refused(f"“{arguments.out}”不是文件夹", why="已经有这样一个文件", way="请换一个 --out 文件夹")
    walk = _Tour(arguments.out, silent=arguments.json)
    walk.make_office()
    with Desk.open(walk.office, writing=True) as desk:
        walk.bring_in_old_ledger(desk)
        walk.look_at_today(desk)
        walk.print_sheets(desk)
        walk.sign_and_scan(desk)
        walk.answer_an_application(desk)
        walk.send_ledger_up(desk)
        walk.report_the_year(desk)
    walk.keep_safe()
    walk.take_pictures()
    if arguments.json:
        return say(arguments, {"files": walk.files, "notes": walk.notes}, "")
    return 0


class _Tour:
    """One tour: what it says, and the files it leaves."""

    def __init__(self, out: Path, *, silent: bool) -> None:
        self.out, self.office, self._silent = out, out / _OFFICE, silent
        self.files: list[str] = []
        self.notes: list[str] = []

    def _tell(self, note: str, *files: Path) -> None:
        self.notes.append(note)
        self.files += map(str, files)
        if not self._silent:
            print("\n".join([note, *(f"    {file}" for file in files)]), flush=True)

    def make_office(self) -> None:
        """The sample office, in place of that of an earlier tour."""
        for folder in (self.office, self.out / _RESTORED):
            _clear(folder)
        with create_sample(self.office) as desk:
            total = desk.lists.count(Query(), desk.today())
        self._tell(f"建好样例单位：{total} 件信息，三年的登记", OfficeFolder(self.office).database)

    def bring_in_old_ledger(self, desk: Desk) -> None:
        """An old ledger comes in; a second time it changes nothing."""
        path = write_old_ledger(self.out / "旧台账.xlsx")
        plan, _ = desk.import_at_once(path)
        again = desk.importer.plan(path)
        again.close()
        self._tell(
            f"导入旧台账：{plan.rows} 行，新增 {plan.add}，不能接收 {len(plan.rejected)}；"
            f"再导一次，新增 {again.add}，没有变化 {again.unchanged}",
            path,
        )

    def look_at_today(self, desk: Desk) -> None:
        """What is due, as the window's first tab has it."""
        path = self.out / "今日.txt"
        groups = desk.agenda(desk.today())
        lines = [f"{desk.status().office}　{desk.today()}"]
        for group in groups:
            lines += ["", f"{group.title}（{group.total}）"]
            lines += [f"  {line.due or '　　　　　'}　{line.title}　{line.text}" for line in group.lines]
        with written_whole(path) as beside:
            beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
        told = "，".join(f"{group.title} {group.total}" for group in groups)
        self._tell(f"今天要办的：{told}", path)

    def print_sheets(self, desk: Desk) -> None:
        """The review sheets filled in and blank, the calculation of a deadline, the register as a list."""
        today = desk.today()
        waiting = desk.lists.page(Query(view="review", order="due"), today, limit=_ON_SHEET)
        items = [int(str(row["id"])) for row in waiting]
        dated = [int(str(row["id"])) for row in waiting if row["due"]]
        made = [
            self._sheet(desk, "review-list", items, "信息发布保密审查表.pdf"),
            self._sheet(desk, "review-list", [], "信息发布保密审查表（空白）.pdf"),
            self._sheet(desk, "review-item", items[:1], "政府信息公开保密审查表.pdf"),
            self._sheet(desk, "review-item", [], "政府信息公开保密审查表（空白）.pdf"),
            self._sheet(desk, "deadline", dated[:1], "期限计算单.pdf"),
            self._write("登记台账（待公开）.pdf", desk.draw_register(Query(view="ready"), today).pdf),
        ]
        self._tell("打印文书", *made)

    def report_the_year(self, desk: Desk) -> None:
        """The annual report of last year in every form that it goes out in."""
        report = desk.annual.report(desk.today().year - 1)
        made = [self.out / f"年度报告{ending}" for ending in FILES.endings]
        for path in made:
            desk.annual.write(report, path)
        found = report.figures
        received, settled = (found.row(key)[-1] for key in (RECEIVED, SETTLED))
        passed = sum(one.settled for one in report.checks)
        told = f"新收申请 {received} 件，办结 {settled} 件；核对 {passed} 项通过，共 {len(report.checks)} 项"
        self._tell(f"{found.year} 年度报告（{report.case.state}）：{told}", *made)

    def sign_and_scan(self, desk: Desk) -> None:
        """A review sheet goes out, comes back as a scan, finds its place, and its opinions are entered."""
        number, printed = tour_signing.print_for_signature(desk, self.out)
        scanned = tour_signing.scan(printed, self.out)
        filed = tour_signing.file_back(desk, scanned)
        entered = tour_signing.enter_opinions(desk, number)
        ledger = self.out / "保密审查台账.xlsx"
        rows = desk.ledger_exporter("review").export(ledger, Query(view="all"))
        self._tell(
            f"{number} 号审查表送签；签回扫描，归档 {filed} 页，录入意见 {entered} 条；审查台账 {rows} 行",
            printed,
            scanned,
            ledger,
        )

    def answer_an_application(self, desk: Desk) -> None:
        """An application whose answer is written: approved, issued, on paper, posted, filed; the ledger goes out."""
        today, actor = desk.today(), desk.actor()
        (row,) = desk.request_lists.page(Query(view="approval"), today, limit=1)
        record = int(str(row["id"]))

        def done(key: str, **facts: object) -> None:
            act = next(one for one in desk.requests.acts(record, today) if one.key == key)
            desk.requests.perform(record, key, {**act.defaults, **facts}, actor=actor, today=today)

        slip = self._sheet(desk, "request-approval", [record], "答复审批单.pdf")
        done("approve", who=desk.office.holders(_APPROVES)[0].name)
        done("issue")
        letter = self._sheet(desk, "request-answer", [record], "答复书.pdf")
        done("serve", mail_no="XA00000000000")
        done("file", where="依申请公开第7卷")
        ledger = self.out / "依申请公开台账.xlsx"
        rows = desk.ledger_exporter("requests").export(ledger, Query())
        self._tell(f"答复一件申请：审批、签发、交邮、归档；依申请公开台账 {rows} 行", slip, letter, ledger)

    def _sheet(self, desk: Desk, name: str, items: Sequence[int], file: str) -> Path:
        prepared = desk.papers.prepare(name, items, desk.today())
        path = self._write(file, prepared.printed.pdf)
        desk.papers.issue(prepared, actor=desk.actor(), today=desk.today())
        return path

    def _write(self, name: str, content: bytes) -> Path:
        path = self.out / name
        with written_whole(path) as beside:
            beside.write_bytes(content)
        return path

    def send_ledger_up(self, desk: Desk) -> None:
        """The register as workbooks; read back, the whole one says what the office has."""
        path, withheld = self.out / "登记台账.xlsx", self.out / "不予公开信息.xlsx"
        rows = desk.ledger_exporter("register").export(path, Query())
        desk.ledger_exporter("register").export(withheld, Query(view="withheld"))
        plan = desk.importer.plan(path)
        plan.close()
        self._tell(f"导出台账 {rows} 行；读回来，没有变化 {plan.unchanged}", path, withheld)

    def keep_safe(self) -> None:
        """A copy, put back into a new folder, and both checked."""
        copy = Desk.back_up(self.office, to=self.out / _COPIES)
        restored = self.out / _RESTORED
        keeping.restore(copy.path, restored)
        for root in (self.office, restored):
            with Desk.open(root, writing=False) as desk:
                problems = desk.verify()
            if problems:
                raise Refused(f"“{root}”检查出问题", why=problems[0].text, way="请把这个文件夹交给技术人员")
        self._tell("备份，恢复到新文件夹，两处都检查完好", copy.path, OfficeFolder(restored).database)

    def take_pictures(self) -> None:
        """A picture of every tab, drawn by the window program in a process of its own."""
        program = _window_program()
        if program is None:
            self._tell("没有画界面图片：这里没有装窗口程序所需的 Qt")
            return
        folder = self.out / _PICTURES
        command = [*program, "--office", str(self.office), "--pictures", str(folder)]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE)
        pictures = sorted(folder.glob("*.png"))
        if done.returncode or not pictures:
            why = (_told(done.stderr).strip().splitlines() or ["窗口程序没有留下图片"])[-1]
            raise Refused("界面图片没有画成", why=why, way="其他文件都已写好；请直接打开窗口看看提示")
        self._tell("画好界面图片", *pictures)


def _clear(folder: Path) -> None:
    """Remove what an earlier tour left; anything else in its place is refused."""
    if not folder.exists():
        return
    if not OfficeFolder(folder).database.is_file() or not is_sample(folder):
        raise Refused(f"“{folder}”不是演示留下的", why="里面的东西不能清掉", way="请换一个 --out 文件夹")
    if not discard_folder(folder):
        raise Refused(
            f"“{folder}”没有清掉", why="里面的文件正由其他程序打开", way="请关闭打开它的程序再做一次"
        )


def _told(raw: bytes) -> str:
    """What the window program said: on Windows what Python or Qt says of itself is in the system's own encoding."""
    try:
        return text_of(raw)
    except ValueError:
        return raw.decode("utf-8", "backslashreplace")


def _window_program() -> list[str] | None:
    """How the window program is started; None where it cannot be."""
    if getattr(sys, "frozen", False):
        beside = Path(sys.executable).with_name("gongkai-desktop").with_suffix(Path(sys.executable).suffix)
        return [str(beside)] if beside.exists() else None
    return [sys.executable, "-m", "ui"] if find_spec("PySide6") and find_spec("ui") else None
