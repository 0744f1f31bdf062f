"""Commands for an office's password, and the asking for it. A password is never an argument: others could see it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path

from gongkai_desktop import keeping
from gongkai_desktop.cli.say import line_in, office_of, say, somebody_types
from gongkai_desktop.data import called
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Locked, Refused
from gongkai_desktop.files import refusing_disk, refusing_unread, written_whole
from gongkai_desktop.files import remove as remove_file

_TRIES = 3
_SHEET = "恢复单：{}\n请马上印一份，装入信封交单位负责人或放入保密柜，然后把这个文件删掉，回收站也清空。"
_DISKS = (
    "固态硬盘和 U 盘上，加密以前的内容可能还留在已删除的块里，软件擦不掉："
    "请同时打开系统的磁盘加密；最好一开始就设密码。"
)


def unlocking(arguments: Namespace) -> int:
    """Run a command; where it meets an encrypted ledger, the password is asked for and it is run again."""
    tried: dict[Path, int] = {}
    while True:
        try:
            code: int = arguments.run(arguments)
            return code
        except Locked as locked:
            tried[locked.path] = tried.get(locked.path, 0) + 1
            if tried[locked.path] > 1:
                raise
            _unlock(locked, arguments)


def _unlock(locked: Locked, arguments: Namespace) -> None:
    if arguments.password is not None or not somebody_types():
        keeping.unlock(locked.path, _secret(arguments.password, locked))
        return
    for left in reversed(range(_TRIES)):
        try:
            keeping.unlock(locked.path, getpass(f"“{locked.name}”的密码："))
            return
        except keeping.WrongPassword as wrong:
            if not left or keeping.waiting(locked.path):
                raise
            print(wrong, file=sys.stderr)


def protect(arguments: Namespace) -> int:
    """Encrypt the office; the recovery sheet is written first."""
    root = office_of(arguments)
    if keeping.is_protected(root):
        raise Refused("这本台账已经设了密码", way="换密码用 password change")
    password = _new_password(arguments)
    code = keeping.new_code()
    _write_sheet(root, code, arguments.out)
    try:
        with _told_if_done(root, f"恢复单 {arguments.out} 有用，请印一份收好"):
            done = keeping.protect(root, password, code)
    except BaseException:
        if not keeping.is_protected(root):
            remove_file(arguments.out)  # it opens nothing
        raise
    told = [
        f"已加密，共 {done.files} 个文件",
        _SHEET.format(arguments.out),
        *_left(done),
        _DISKS,
        _warning(password),
    ]
    report = {
        "protected": True,
        "sheet": str(arguments.out),
        "left": list(done.left),
        "warning": _warning(password),
    }
    return say(arguments, report, "\n".join(line for line in told if line))


def change(arguments: Namespace) -> int:
    """Another password; the old one is asked for, though the office may be open."""
    root = office_of(arguments)
    _opened(root)
    password = _new_password(arguments)
    keeping.change_password(root, password)
    text = "密码已换。以前的备份仍用备份那一天的密码打开。"
    return say(
        arguments, {"changed": True, "warning": _warning(password)}, f"{text}\n{_warning(password)}".strip()
    )


def recover(arguments: Namespace) -> int:
    """Open with the recovery sheet and give a new password."""
    root = office_of(arguments)
    locked = keeping.locked(root)
    if locked is None:
        raise Refused("这本台账没有设密码", way="直接打开就可以")
    code = _first_line(arguments.code_file) if arguments.code_file else _asked("恢复码：")
    keeping.unlock(locked, code, by=keeping.RECOVERY)
    password = _new_password(arguments)
    keeping.change_password(root, password)
    return say(
        arguments,
        {"recovered": True},
        "已设新密码。恢复单还可以再用；信封拆开过的，请换一张（password sheet）。",
    )


def sheet(arguments: Namespace) -> int:
    """Another recovery sheet; the one before opens only copies of its day from then on."""
    root = office_of(arguments)
    _opened(root)
    code = keeping.new_code()
    _write_sheet(root, code, arguments.out)
    try:
        keeping.change_code(root, code)
    except BaseException:
        remove_file(arguments.out)  # the one before counts
        raise
    return say(arguments, {"sheet": str(arguments.out)}, _SHEET.format(arguments.out))


def remove(arguments: Namespace) -> int:
    """Decrypt the office."""
    root = office_of(arguments)
    _opened(root)
    with _told_if_done(root, "以前的备份仍用备份那一天的密码打开"):
        done = keeping.unprotect(root)
    told = [
        f"已取消密码，共 {done.files} 个文件",
        "以前的备份仍是加密的，用备份那一天的密码打开。",
        *_left(done),
    ]
    return say(arguments, {"protected": False, "left": list(done.left)}, "\n".join(told))


def status(arguments: Namespace) -> int:
    """Whether the office has a password; needs none."""
    root = office_of(arguments)
    if (lacking := keeping.lacking(root)) is not None:
        raise lacking
    protected = keeping.is_protected(root)
    return say(arguments, {"protected": protected}, "设了密码，内容是加密的" if protected else "没有设密码")


def _opened(root: Path) -> None:
    """Locked when the password has not been given yet; Refused where there is none to be changed."""
    if (locked := keeping.locked(root)) is not None:
        raise Locked(locked, called(locked))
    if not keeping.is_protected(root):
        raise Refused("这本台账没有设密码", way="请先用 password set 设置")


@contextmanager
def _told_if_done(root: Path, now: str) -> Iterator[None]:
    """What is refused after the office has changed says that it has, and what holds ``now``."""
    before = keeping.is_protected(root)
    try:
        yield
    except Refused as refused:
        if keeping.is_protected(root) is before:
            raise
        done = "已取消密码" if before else "已加密"
        why = "：".join(filter(None, (refused.what, refused.why)))
        way = f"{refused.way}；再打开时接着做。{now}"
        raise Refused(f"{done}，还有没做完的", why=why, way=way) from refused


def _write_sheet(root: Path, code: str, out: Path) -> None:
    with Desk.open(root, writing=False) as desk:
        pdf = keeping.recovery_sheet(desk.office.profile.name, code, desk.today())
    with written_whole(out, private=True) as beside, refusing_disk(out):
        beside.write_bytes(pdf)


def _new_password(arguments: Namespace) -> str:
    file = arguments.new_password_file
    password = _first_line(file) if file is not None else _asked("新密码（8 个字符以上）：")
    keeping.refuse_poor(password)
    if file is None and _asked("再输一次：") != password:
        raise Refused("两次输入的不一样", way="请再做一次")
    return password


def _warning(password: str) -> str:
    weak = keeping.weakness(password)
    return f"这个密码{weak}。可以用，建议用 password change 换一个。" if weak else ""


def _left(done: keeping.Protected) -> list[str]:
    return [f"下列文件没有能转换，请看清后自己处理：{'、'.join(done.left)}"] if done.left else []


def _secret(file: Path | None, locked: Locked) -> str:
    if file is None:
        raise locked
    return _first_line(file)


def _first_line(file: Path) -> str:
    """What somebody has put into a file, or into the standard input, for us to read."""
    try:
        with refusing_unread(file):
            return line_in(file)
    except ValueError:
        why, way = "不是文本", "请写一个文本文件，密码在第一行"
        raise Refused(f"“{file.name}”读不出来", why=why, way=way) from None


def _asked(question: str, ask: Callable[[str], str] = getpass) -> str:
    if not somebody_types():
        way = "请在终端（Windows 的命令提示符）里运行，或用 --password-file、--new-password-file、--code-file 指明文件"
        raise Refused("没有地方问密码", why="标准输入不是终端", way=way)
    return ask(question)
