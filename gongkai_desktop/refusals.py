"""What the operating system's refusals mean to a clerk: why it cannot be done, and what to do.

The system's own words are in another language (on Windows in that of the computer, in whatever encoding) and name
paths: they are shown nowhere. One that is not known here is told by its number.

Numbers: POSIX's ``errno.h``, by name, as systems number and have them differently; Windows' by Microsoft's list
"System Error Codes", which comes first where an error bears both: Python makes one errno of many of them.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Meaning:
    """``writing`` goes on from the name of a place that was written to, where more is known than that it failed.

    ``unread`` is why, and what to do, where something was only to be read and that differs.
    """

    why: str
    way: str
    writing: str = ""
    unread: tuple[str, str] | None = None

    @property
    def reading(self) -> tuple[str, str]:
        """Why something cannot be read, and what to do."""
        return self.unread or (self.why, self.way)


_AGAIN: Final = "请接好磁盘再做一次"
_READ_ONLY: Final = "不允许写入"

FULL = Meaning("磁盘已满", "请清理磁盘或换一个位置后再做一次", "放不下")
OUT = Meaning("U 盘或移动硬盘可能已拔出，或网络断了", _AGAIN)
HELD = Meaning("文件正由其他程序打开", "请关闭打开它的程序（Excel、WPS、看图软件等）再做一次")
LONG = Meaning("文件或文件夹的名称太长，系统认不了这么长", "请换一个短一些的名称")
_TOO_LARGE = Meaning("文件太大，这个磁盘放不下", "请清理磁盘，或换一个位置后再做一次", "放不下")
CLOSED = Meaning(
    "文件夹只读或没有权限，或者文件正由 Excel、WPS 等打开",
    "请关闭打开它的程序再做一次，或换一个可以写入的位置",
    _READ_ONLY,
    ("没有读取的权限，或者文件正由 Excel、WPS 等打开", "请关闭打开它的程序再做一次，或请管理员给读取的权限"),
)
_PROTECTED = Meaning("磁盘是只读的，或者写保护的开关开着", "请换一个可以写入的位置", _READ_ONLY)
_BLOCKED = Meaning("本机的安全策略或杀毒软件拦下了它", "请联系本机管理员放行，或换一个位置")
_NETWORK = Meaning("网络断了，或那台电脑、共享文件夹连不上", "请接通网络再做一次，或换一个本机的位置")
_LOGIN = Meaning(
    "共享文件夹不认登录的用户名和密码", "请先打开那个共享文件夹，输入用户名和密码，或换一个本机的位置"
)
_CLOUD = Meaning("文件在网盘上，没有下载到本机", "请等网盘同步完，或把它复制到本机硬盘再做一次")
_WORN = Meaning("磁盘读写出错，可能有坏道或接触不好", "请检查磁盘和接口；还不行，换一个位置再做一次")
_SPOILT = Meaning("磁盘上的目录已损坏", "请先用系统的磁盘检查工具检查这个磁盘，或换一个位置再做一次")
_NAME = Meaning("名称里有系统不认的字，或者磁盘已拔出", "请换一个名称，或接好磁盘再做一次")
_MISSING = Meaning("文件或文件夹不在那里，可能被移走、改名或删除了", "请核对位置后再做一次")
_THERE = Meaning("那里已经有同名的，或文件夹不是空的", "请另起一个名称，或先移走它")
FOLDER = Meaning("这是一个文件夹，不是文件", "请选择里面的文件，或在后面写上文件名")
_NO_FOLDER = Meaning("这不是一个文件夹", "请另选一个文件夹")
_TOO_MANY = Meaning("这台电脑打开的文件太多了", "请关闭一些程序再做一次")
_NO_MEMORY = Meaning("这台电脑的内存不够了", "请关闭一些程序再做一次")
_CIRCLE = Meaning("快捷方式或链接绕成了圈", "请直接选择原来的文件或文件夹")
_ELSEWHERE = Meaning("两个位置不在同一个磁盘上", "请换成同一个磁盘上的位置再做一次")
_UNABLE = Meaning("这个位置的磁盘或共享文件夹做不到这一步", "请换一个本机硬盘上的位置再做一次")
_NO_LOCK = Meaning("这个位置的文件不能占住，防不了两个人同时写", "请换一个本机硬盘上的位置再做一次")
_NOT_HEARD = Meaning("接收的程序已经关了", "请重新打开它再做一次")
_STOPPED = Meaning("操作中途被打断", "请再做一次")

_MEANINGS: Final[tuple[tuple[Meaning, str, tuple[int, ...]], ...]] = (
    (FULL, "ENOSPC EDQUOT", (39, 112, 1295)),
    (_TOO_LARGE, "EFBIG EOVERFLOW", (223,)),
    (OUT, "ENODEV ENXIO ENOMEDIUM", (15, 20, 21, 55, 433, 1006, 1112, 1167, 1200)),
    (HELD, "EBUSY ETXTBSY EAGAIN EWOULDBLOCK EDEADLK EDEADLOCK", (32, 33, 148, 170, 303, 1224)),
    (LONG, "ENAMETOOLONG", (111, 206)),
    (CLOSED, "EACCES EPERM", (5, 1314)),
    (_PROTECTED, "EROFS", (19,)),
    (_BLOCKED, "", (225, 226, 1260)),
    (
        _NETWORK,
        "ENETDOWN ENETUNREACH ENETRESET EHOSTDOWN EHOSTUNREACH ECONNABORTED ECONNRESET ECONNREFUSED ENOTCONN "
        "ESHUTDOWN ETIMEDOUT ENOLINK ENONET ECOMM EREMCHG ESTALE EREMOTE EREMOTEIO",
        (51, 53, 54, 58, 59, 64, 67, 71, 121, 240, 1203, 1222, 1225, 1229, 1231, 1232, 1236),
    ),
    (
        _LOGIN,
        "EKEYREJECTED EKEYEXPIRED EKEYREVOKED ENOKEY",
        (65, 86, 1219, 1240, 1272, 1311, 1326, 1327, 1330, 1331, 1909),
    ),
    (_CLOUD, "", (362, 388, 389, 395, 404, 426)),
    (_WORN, "EIO EBADMSG", (23, 25, 27, 29, 30, 31, 483, 1117)),
    (_SPOILT, "EUCLEAN", (26, 1005, 1392, 1393)),
    (_NAME, "EINVAL EILSEQ", (123, 161)),
    (_MISSING, "ENOENT", (2, 3)),
    (_THERE, "EEXIST ENOTEMPTY", (80, 145, 183)),
    (FOLDER, "EISDIR", ()),
    (_NO_FOLDER, "ENOTDIR", (267,)),
    (_TOO_MANY, "EMFILE ENFILE", (4, 36)),
    (_NO_MEMORY, "ENOMEM ENOBUFS", (8, 14, 1450, 1453, 1455)),
    (_CIRCLE, "ELOOP", (1921,)),
    (_ELSEWHERE, "EXDEV", (17,)),
    (_UNABLE, "ENOSYS ENOTSUP EOPNOTSUPP EMLINK", (1, 50)),
    (_NO_LOCK, "ENOLCK", ()),
    (_NOT_HEARD, "EPIPE", (109, 232)),
    (_STOPPED, "EINTR ECANCELED", (995, 1223)),
)


def _named(names: str) -> Iterator[int]:
    """The numbers that this system has for these names."""
    return (number for name in names.split() if (number := getattr(errno, name, None)) is not None)


_BY_ERRNO: Final = {number: one for one, names, _ in _MEANINGS for number in _named(names)}
_BY_WINDOWS: Final = {number: one for one, _, numbers in _MEANINGS for number in numbers}


def code(error: OSError) -> int:
    """How Windows numbers an error; 0 on other systems."""
    return getattr(error, "winerror", None) or 0


def meaning(error: OSError) -> Meaning:
    """What an error means; what is not known, by its number."""
    known = _BY_WINDOWS.get(code(error))
    if known is None and not (
        code(error) and error.errno == errno.EINVAL
    ):  # Python's word for all others there
        known = _BY_ERRNO.get(error.errno or 0)
    return known or _unknown(error)


def _unknown(error: OSError) -> Meaning:
    number = f"Windows {code(error)}" if code(error) else str(error.errno or "")
    if not number:
        return Meaning("系统没有说明原因", "请再做一次，或换一个位置")
    why = f"系统没有说清原因，错误编号 {number}"
    return Meaning(why, "请再做一次，或换一个位置；还不行，把编号告诉技术人员")
