"""The commands and their options, as docs and checks write them."""

from __future__ import annotations

import re
import sys
from argparse import SUPPRESS, ArgumentError, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from datetime import date
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from gongkai_desktop import __version__
from gongkai_desktop.cli import (
    consolidating,
    days,
    handing,
    keeping,
    ledgers,
    papers,
    passwords,
    purging,
    registers,
    reports,
    reviews,
    scans,
    screening,
    sending,
    tour,
)
from gongkai_desktop.cli.usage import Parser
from gongkai_desktop.data import office_meant
from gongkai_desktop.deadlines.report import read_consultation
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import read_date
from gongkai_desktop.matters.matter import HANDOVER, name_of
from gongkai_desktop.purging import CONFIRMATION

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands: TypeAlias = "_SubParsersAction[Parser]"


_PATTERN = re.compile(r"[*?][^*?]*\.\w+$")  # of files: a word to look for may hold such signs too
_MOST = 10**9
"""More rows or days than anybody can mean; larger numbers are taken as this one."""


def parse(argv: Sequence[str] | None) -> Namespace:
    """The arguments of one call; exits with 2 and a hint on wrong usage. ``run`` is the command's function."""
    parser = Parser(prog="gongkai", description="信息公开台账：不用窗口办同样的事")
    _common(parser, office=None, json=False, clock_sure=False, password=None)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="命令")
    for add in (_keeping, _passwords, _days, _register, _review, _papers, _scans, _reports):
        add(commands)
    _ledgers(commands, _office(argv))
    return parser.parse_args(argv)


def expanded(words: Sequence[str]) -> list[str]:
    """What Windows' consoles leave to the programs: *.pdf becomes the files that it fits, as other systems have it."""
    if sys.platform == "win32":
        return [name for word in words for name in files_of(word)]
    else:
        return list(words)


def files_of(word: str) -> list[str]:
    """The files that a pattern fits; the word itself where it is none, or fits none."""
    return (sorted(glob(word.replace("[", "[[]"))) if _PATTERN.search(word) else []) or [word]


def _office(argv: Sequence[str] | None) -> Path | None:
    """The office folder that a call names, before its commands are known: an office may have ledgers of its own."""
    asked = ArgumentParser(add_help=False, exit_on_error=False)
    asked.add_argument("--office", type=_folder)
    try:
        found: Path | None = asked.parse_known_args(argv)[0].office
    except ArgumentError:
        return None  # what is wrong with it is told by the parser that knows the commands
    return found


def _folder(text: str) -> Path:
    """A folder as it is named from where the call is made: an office knows only complete places.

    The database in an office's folder stands for it, as it does where it is opened by a double click.
    """
    if not text.strip():
        raise ArgumentTypeError("要写文件夹")
    folder = office_meant(Path(text).absolute())
    if folder.is_file():
        raise ArgumentTypeError(f"“{text}”是文件，要写文件夹")
    return folder


def _common(
    parser: ArgumentParser,
    *,
    office: Path | str | None,
    json: bool | str,
    clock_sure: bool | str,
    password: Path | str | None,
) -> None:
    parser.add_argument("--office", type=_folder, metavar="文件夹", default=office, help="办公文件夹")
    parser.add_argument("--json", action="store_true", default=json, help="输出 JSON")
    parser.add_argument(
        "--clock-sure", action="store_true", default=clock_sure, help="核对过电脑的时间，没有错"
    )
    parser.add_argument(
        "--password-file",
        dest="password",
        type=Path,
        metavar="文件",
        default=password,
        help="密码写在这个文件的第一行，- 是标准输入；不写就问",
    )


def _command(
    commands: Commands, name: str, told: str, run: Callable[[Namespace], int] | None = None
) -> Parser:
    parser = commands.add_parser(name, help=told)
    # Suppressed defaults: what stood before the command is not overwritten by it.
    _common(parser, office=SUPPRESS, json=SUPPRESS, clock_sure=SUPPRESS, password=SUPPRESS)
    if run is not None:
        parser.set_defaults(run=run)
    return parser


def _keeping(commands: Commands) -> None:
    init = _command(commands, "init", "新建办公文件夹", keeping.init)
    init.add_argument("--ruleset", metavar="方案", default="tiaoli")
    init.add_argument("--name", metavar="单位全称", default="")
    init.add_argument("--sample", action="store_true", help="装入样例单位")
    _command(commands, "rulesets", "列出制度方案", keeping.rulesets)
    backup = _command(commands, "backup", "备份并核验", keeping.backup)
    backup.add_argument("--to", type=Path, metavar="文件夹", help="备份到别处，附件一起")
    backup.add_argument("--new", action="store_true", help="--to 的文件夹还没有，新建它")
    restore = _command(commands, "restore", "从备份恢复", keeping.restore)
    restore.add_argument("file", type=Path, metavar="备份文件")
    restore.add_argument("--to", type=_folder, required=True, metavar="文件夹")
    restore.add_argument("--damaged", action="store_true", help="备份有损坏也恢复，能读的都恢复")
    verify = _command(commands, "verify", "检查数据库、历史链和附件", keeping.verify)
    verify.add_argument("--mend", action="store_true", help="台账和检索与记载不一致时，按记载重建")
    _purge(commands)
    show = _command(commands, "tour", "用样例单位走一遍主要工作", tour.tour)
    show.add_argument("--out", type=Path, required=True, metavar="文件夹")


def _purge(commands: Commands) -> None:
    purge = _command(commands, "purge", "彻底清除误录的内容，历史链仍然成立", purging.purge)
    purge.add_argument("kind", metavar="台账", help="kinds 里列出的代号")
    purge.add_argument("--record", required=True, metavar="编号", help="看得见的编号，或 #n；撤掉了的写 #n")
    purge.add_argument(
        "--event",
        type=_whole,
        action="append",
        default=[],
        metavar="N",
        help="清除这一条记载，可写多次；不写就只列出每一条里写着什么",
    )
    purge.add_argument("--reason", default="", metavar="原因", help="为什么清除；永远留着，不要重复那些内容")
    purge.add_argument("--as", dest="name", default="", metavar="姓名", help="谁清除，必须写")
    purge.add_argument("--confirm", default="", metavar=CONFIRMATION, help=f"照写“{CONFIRMATION}”才清除")
    purge.add_argument(
        "--replace-copies", action="store_true", help="接着做一份新备份，并删掉还有那些内容的旧备份"
    )


def _passwords(commands: Commands) -> None:
    named = _command(commands, "password", "密码与加密").add_subparsers(required=True, metavar="做什么")
    setting = _command(named, "set", "设置密码，加密整个文件夹", passwords.protect)
    change = _command(named, "change", "换密码", passwords.change)
    recover = _command(named, "recover", "忘了密码：用恢复单打开，设新密码", passwords.recover)
    recover.add_argument("--code-file", type=Path, metavar="文件", help="恢复码写在这里；不写就问")
    sheet = _command(named, "sheet", "换一张恢复单", passwords.sheet)
    _command(named, "remove", "取消密码，解密整个文件夹", passwords.remove)
    _command(named, "status", "有没有设密码", passwords.status)
    for one in (setting, sheet):
        one.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.pdf", help="恢复单，印一份")
    for one in (setting, change, recover):
        one.add_argument("--new-password-file", type=Path, metavar="文件", help="新密码写在这里；不写就问")


def _days(commands: Commands) -> None:
    deadline = _command(commands, "deadline", "计算答复期限", days.deadline)
    deadline.add_argument("--received", type=_day, required=True, metavar="日期")
    deadline.add_argument("--days", type=_whole, metavar="N", help="答复的工作日数，默认按制度方案")
    deadline.add_argument("--corrected", type=_day, metavar="日期", help="收到补正的日期")
    deadline.add_argument(
        "--consult", action="append", type=read_consultation, default=[], metavar="发出[:收回[:对方收到]]"
    )
    deadline.add_argument("--extend", type=_whole, metavar="N", help="延长的工作日数")
    deadline.add_argument("--ruleset", metavar="方案")
    workdays = _command(commands, "workdays", "工作日历").add_subparsers(required=True, metavar="做什么")
    show = _command(workdays, "show", "某年的放假和补班", days.show)
    show.add_argument("year", type=_whole, metavar="年份")
    notice = _command(workdays, "import", "读放假通知", days.read_in)
    notice.add_argument("file", type=Path, metavar="通知文件")
    notice.add_argument("--apply", action="store_true", help="确认并写入")


def _register(commands: Commands) -> None:
    register = _command(commands, "register", "信息登记").add_subparsers(required=True, metavar="做什么")
    _read_in(register, "register", "catalogue")
    export = _export(register, "register")
    _spanned(export, "生成日期")
    export.add_argument("--columns", metavar="列,列", help="只要这些列（列名或表头），默认全部")
    listed = _command(register, "list", "查台账", registers.listed)
    listed.add_argument("--limit", type=_whole, default=50, metavar="N")
    printed = _command(register, "print", "打印登记台账清单", registers.printed)
    printed.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.pdf")
    for one in (listed, printed):
        _chosen(one)
    _command(register, "views", "列出视图和件数", registers.views)
    count = _command(register, "count", "分组统计", registers.count)
    count.add_argument("--by", default="department", metavar="列")
    _spanned(count, "生成日期")
    _new(register, "register")
    _ledger(register, "register")


def _read_in(ledger: Commands, *ledgers: str) -> None:
    """An old ledger of one of these kinds, known by its header."""
    read = _command(ledger, "import", "导入旧台账", registers.read_in)
    read.set_defaults(ledgers=ledgers)
    read.add_argument("file", type=Path, metavar="工作簿")
    read.add_argument("--apply", action="store_true", help="确认并写入")
    read.add_argument(
        "--sheet",
        action="append",
        default=[],
        metavar="工作表",
        help="读这张工作表；表头一样的几张可以写几次，一起读",
    )
    read.add_argument(
        "--rejected", type=Path, metavar="退回.xlsx", help="把不能接收的行存成工作簿，原因写在每一格旁边"
    )


def _review(commands: Commands) -> None:
    review = _command(commands, "review", "保密审查").add_subparsers(required=True, metavar="做什么")
    export = _export(review, "review")
    _spanned(export, "送审（已办结的：办结）日期")
    listed = _command(review, "list", "查审查队列", reviews.listed)
    listed.add_argument("--search", default="", metavar="词")
    listed.add_argument("--view", default="all", metavar="视图")
    listed.add_argument("--step", default="", metavar="环节", help="只要等这个环节的")
    listed.add_argument("--signer", default="", metavar="姓名", help="只要纸件在谁手里的")
    listed.add_argument("--limit", type=_whole, default=50, metavar="N")
    listed.add_argument("--order", default="", metavar="列", help="按哪一列排，默认新的在前")
    listed.add_argument("--descending", action="store_true", help="倒着排")
    _command(review, "views", "列出视图和件数，谁手里有几件", reviews.views)
    hand = _command(review, "hand", "纸件交给下一位签字", reviews.hand)
    hand.add_argument("--sheet", action="append", required=True, metavar="表号", help="可写多次")
    hand.add_argument("--to", required=True, metavar="姓名", help="交给谁")
    hand.add_argument("--day", type=_day, metavar="日期", help="哪一天交的，默认今天")
    _named(hand)
    _ledger(review, "review")


_NOT_BY_FORM: Final = ("looks", "consolidations")
"""Ledgers whose records begin elsewhere: in the register, and where reports are consolidated."""


def _ledgers(commands: Commands, office: Path | None) -> None:
    _command(commands, "kinds", "列出各本台账", ledgers.kinds)
    _read_on(_command(commands, "agenda", "今日要办的", ledgers.agenda))
    find = _command(commands, "find", "按纸上的编号找：在哪本台账，办到哪里", ledgers.find)
    find.add_argument(
        "number", metavar="编号", help="索引号、申请编号、文号、表号、二维码的内容，或申请人全名"
    )
    _read_on(find)
    side = [(key, told) for key, told in ledgers.side_ledgers(office) if key not in commands.choices]
    own = (
        ("letters", "协调征求"),
        ("requests", "依申请公开"),
        ("filings", "不予公开备案"),
        ("annual", "年度报告"),
        ("catalogue", "基本目录"),
        ("looks", "定期评估"),
        ("consolidations", "下级报表汇总"),
    )
    for name, told in (*own, *side):
        ledger = _command(commands, name, told).add_subparsers(required=True, metavar="做什么")
        _listed(_of(ledger, name, "list", "查台账", ledgers.listed))
        _read_on(_of(ledger, name, "views", "列出视图和件数", ledgers.views))
        export = _export(ledger, name)
        if (name, told) in side:
            _read_in(ledger, name_of(name))
        if name == "requests":
            _read_in(ledger, name)
            _spanned(export, "收到日期")
        _ledger(ledger, name)
        if name in _NOT_BY_FORM:
            continue
        new = _new(ledger, name)
        new.add_argument(
            "--about", action="append", default=[], metavar="编号", help="关于哪条信息，可写多次"
        )
        if name == HANDOVER:
            _pack(_of(ledger, name, "pack", "登记一次交接，写出交接清单", handing.pack))
        if name == "requests":
            new.add_argument("--receipt", type=Path, metavar="OUT.pdf", help="登记后就写出收件回执")
            _file(_of(ledger, name, "pack", "移交一件的案卷：合订、函件、期限、原件和清单", handing.request))


def _pack(pack: Parser) -> None:
    """What a hand-over is told; of one that is recorded, only which."""
    pack.add_argument("--record", default="", metavar="#n", help="已登记的一次，再写一份清单")
    for key, name, told in (
        ("from", "姓名", "移交人，默认经办人"),
        ("to", "姓名", "接收人"),
        ("witness", "姓名", "监交人"),
        ("reason", "事由", "病假、调离、退休、其他"),
        ("why", "说明", "例如请假到哪一天"),
        ("cabinet", "哪里", "纸质材料放在哪里"),
        ("more", "什么", "其他要交代的"),
    ):
        pack.add_argument(f"--{key}", dest=f"said_{key}", default="", metavar=name, help=told)
    pack.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.(pdf 或 docx)")


def _file(pack: Parser) -> None:
    """Which application is handed over, what for, where to."""
    pack.add_argument("--record", required=True, metavar="编号", help="申请编号，或 #n")
    pack.add_argument(
        "--why", default="", metavar="用途", help="交给谁、做什么用；有证件号码、联系方式的必须写"
    )
    pack.add_argument(
        "-o", dest="out", type=Path, required=True, metavar="OUT.zip", help="不以 .zip 结尾的是新文件夹"
    )


def _ledger(ledger: Commands, name: str) -> None:
    """What may be done with the records of every ledger."""
    _read_on(_of(ledger, name, "counts", "各视图的件数", ledgers.counts))
    show = _of(ledger, name, "show", "一条登记的全部情况", ledgers.show)
    _read_on(show)
    act = _of(ledger, name, "do", "办一步", ledgers.do)
    act.add_argument("act", metavar="做法", help="show 里列出的代号")
    undo = _of(ledger, name, "undo", "撤销一步", ledgers.undo)
    undo.add_argument("--event", type=_whole, required=True, metavar="N", help="时间线里的记载号")
    undo.add_argument("--reason", default="撤销", metavar="原因")
    for one in (show, act, undo):
        one.add_argument("--record", required=True, metavar="编号", help="看得见的编号，或 #n")
    _facts(act)
    _named(undo)


def _export(ledger: Commands, name: str) -> Parser:
    """Every ledger goes out alike; what only some can be asked is added to the parser returned."""
    export = _of(ledger, name, "export", "导出台账", ledgers.export)
    export.add_argument("file", type=Path, metavar="FILE.xlsx")
    export.add_argument("--view", default="all", metavar="视图")
    export.add_argument("--template", type=Path, metavar="T.xlsx", help="填进上级的空白模板，样式照旧")
    export.set_defaults(first=None, last=None, columns=None)
    return export


def _spanned(parser: Parser, what: str) -> None:
    """Days from which to which rows are wanted."""
    parser.add_argument("--from", dest="first", type=_day, metavar="日期", help=f"{what}自")
    parser.add_argument("--to", dest="last", type=_day, metavar="日期", help=f"{what}至")


def _new(ledger: Commands, name: str) -> Parser:
    new = _of(ledger, name, "new", "新登记", ledgers.new)
    new.set_defaults(about=[], receipt=None)
    _facts(new)
    return new


def _facts(parser: Parser) -> None:
    """What an act is told, and in whose name."""
    parser.add_argument("--facts", type=Path, required=True, metavar="FILE", help="JSON，- 是标准输入")
    parser.add_argument("--attach", type=Path, action="append", default=[], metavar="文件", help="可写多次")
    _named(parser)


def _named(parser: Parser) -> None:
    parser.add_argument("--as", dest="name", default="", metavar="姓名", help="以谁的名义，默认经办人")


def _of(ledger: Commands, kind: str, name: str, told: str, run: Callable[[Namespace], int]) -> Parser:
    parser = _command(ledger, name, told, run)
    parser.set_defaults(kind=kind)
    return parser


def _read_on(parser: Parser) -> None:
    parser.add_argument("--on", type=_day, metavar="日期", help="按那一天看，默认今天")


def _listed(parser: Parser) -> None:
    """What a list can be asked."""
    parser.add_argument("--limit", type=_whole, default=50, metavar="N")
    _chosen(parser)
    _read_on(parser)


def _chosen(parser: Parser) -> None:
    """Which records of a ledger, in which order."""
    parser.add_argument("--search", default="", metavar="词")
    parser.add_argument("--view", default="all", metavar="视图")
    parser.add_argument(
        "--filter",
        action="append",
        default=[],
        metavar="列=值",
        help="可写多次；日期可写 2026、2026-03、起..止",
    )
    parser.add_argument("--order", default="", metavar="列", help="按哪一列排，默认新的在前")
    parser.add_argument("--descending", action="store_true", help="倒着排")


def _papers(commands: Commands) -> None:
    sheet = _command(commands, "sheet", "打印一张文书", papers.sheet)
    sheet.add_argument("name", metavar="文书")
    sheet.add_argument("--record", action="append", default=[], metavar="编号", help="可写多次；不写为空白表")
    sheet.add_argument("--from", dest="first", type=_day, metavar="日期", help="汇总表的期间，自")
    sheet.add_argument("--to", dest="last", type=_day, metavar="日期", help="汇总表的期间，至")
    sheet.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.pdf")
    again = _command(commands, "reprint", "照原样再写出一张印过的表，不另编号", papers.reprint)
    again.add_argument("number", metavar="表号")
    again.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.pdf")
    _command(commands, "sheets", "列出文书", papers.sheets)
    look = _command(commands, "screen", "检查拟公开的文件", screening.look_through)
    look.add_argument("files", nargs="+", type=Path, metavar="文件")
    look.add_argument("--clean", type=Path, metavar="OUT", help="另写一份清理过的；几个文件时是一个文件夹")
    look.add_argument(
        "--keep", action="append", default=[], metavar="KEY", help="清理时留下的一条，可以写多次"
    )
    letter = _command(commands, "letter", "写出一件函", papers.letter)
    letter.add_argument("name", metavar="函件")
    letter.add_argument("--record", action="append", default=[], metavar="编号", help="不写为空白函")
    letter.add_argument("-o", dest="out", type=Path, required=True, metavar="OUT.(pdf 或 docx)")


def _scans(commands: Commands) -> None:
    named = _command(commands, "scans", "签回的扫描件").add_subparsers(required=True, metavar="做什么")
    file = _command(named, "file", "按二维码归档扫描件", scans.file)
    file.add_argument("paths", type=Path, nargs="+", metavar="文件夹", help="也可以是文件")


def _reports(commands: Commands) -> None:
    report = _command(commands, "report", "报表").add_subparsers(required=True, metavar="做什么")
    annual = _command(report, "annual", "某年的政府信息公开工作年度报告", reports.annual)
    annual.add_argument("year", type=_whole, metavar="年份")
    annual.add_argument("-o", dest="out", type=Path, metavar="OUT.(xlsx、docx、pdf 或 html)", help="写成文件")
    withheld = _command(report, "withheld", "一个季度的不予公开备案", reports.withheld)
    withheld.add_argument("quarter", metavar="YYYYQn", help="季度，如 2026Q3")
    withheld.add_argument("-o", dest="out", type=Path, metavar="FILE.(xlsx 或 pdf)")
    told = _command(report, "statistics", "一段时间的统计", reports.statistics)
    told.add_argument("--from", dest="first", type=_day, required=True, metavar="D", help="从这一天起")
    told.add_argument("--to", dest="last", type=_day, required=True, metavar="D", help="到这一天止")
    told.add_argument("--last-year", action="store_true", help="与去年同期比；不写与前一段同样长的时间比")
    told.add_argument("-o", dest="out", type=Path, metavar="FILE.(xlsx 或 pdf)", help="写成文件")
    send = _command(report, "send", "台账填进上级的空白表，附报送清单", sending.send)
    send.add_argument("templates", nargs="+", type=Path, metavar="模板.xlsx")
    send.add_argument(
        "-o", dest="out", type=Path, metavar="文件夹", help="写到这里；不写就只看填什么、留空什么"
    )
    send.add_argument(
        "--ledger",
        action="append",
        default=[],
        metavar="模板.xlsx=台账[:视图]",
        help="一个模板填哪本台账、哪个视图，可写多次；不写按表头认，指明过的记住",
    )
    _spanned(send, "登记")
    _consolidating(report)


def _consolidating(report: Commands) -> None:
    whole = _command(
        report, "consolidate", "下级单位的年报表或备案表逐份核对、汇总", consolidating.consolidate
    )
    whole.add_argument("files", nargs="+", type=Path, metavar="FILE", help="工作簿，或装着它们的文件夹")
    whole.add_argument("-o", dest="out", type=Path, metavar="FILE.(xlsx 或 pdf)", help="汇总写成文件")
    whole.add_argument("--year", type=_whole, default=0, metavar="年份", help="不写照各表自己写的")
    whole.add_argument("--due", type=_day, metavar="日期", help="报送期限，过了的记为迟交")
    whole.add_argument("--received", type=_day, metavar="日期", help="收到的日期，默认今天")
    whole.add_argument(
        "--take",
        action="append",
        default=[],
        metavar="FILE=说明",
        help="有疑问也收下的一份，写明为什么；要写 --as",
    )
    whole.add_argument("--as", dest="name", default="", metavar="姓名", help="谁收下")
    whole.add_argument(
        "--keep", action="store_true", help="留存：文件、收下的疑问、合计和写出的文件记进本单位的汇总台账"
    )
    below = _command(report, "subordinates", "要交报表的下级单位名单", consolidating.subordinates)
    below.add_argument(
        "--set",
        dest="names",
        type=Path,
        metavar="FILE",
        help="换成这份名单：文本，一行一个单位，- 是标准输入",
    )


_A_DAY: Final = "请写成 2026-02-06 的样子"


def _day(text: str) -> date:
    try:
        day = read_date(text)
    except ValueError as reason:
        why, way = str(reason).removesuffix(f"，{_A_DAY}"), f"{_A_DAY}再试"
        raise Refused(f"日期“{text}”读不懂", why=why, way=way) from None
    if day is None:
        raise Refused("日期是空的", way=_A_DAY)
    return day


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise ArgumentTypeError(f"“{text}”不是数字，要写成 0 或更大的整数")
    return min(int(text), _MOST)
