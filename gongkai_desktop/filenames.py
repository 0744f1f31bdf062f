"""What files are called, on every system: names made from typed text, and what a name's ending tells."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from gongkai_desktop.errors import Refused, legible

_UNFIT: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_RESERVED: Final = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE
)
_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{1,8}")
_MOST_BYTES, _MOST_SIGNS = (
    200,
    120,
)  # of a name; the folder's path in front of it counts on Windows, 260 in all
_ROOT: Final = "\\\\?\\"

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_OPEN: Final = "application/vnd.oasis.opendocument"
_TYPES: Final = {
    ".pdf": "application/pdf",
    ".ofd": "application/ofd",
    ".doc": "application/msword",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".docm": "application/vnd.ms-word.document.macroenabled.12",
    ".xlsm": "application/vnd.ms-excel.sheet.macroenabled.12",
    ".wps": "application/vnd.ms-works",
    ".et": "application/vnd.ms-excel",
    ".dps": "application/vnd.ms-powerpoint",
    ".odt": f"{_OPEN}.text",
    ".ods": f"{_OPEN}.spreadsheet",
    ".odp": f"{_OPEN}.presentation",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".webp": "image/webp",
    ".heic": "image/heic",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".wav": "audio/x-wav",
    ".mp4": "video/mp4",
    ".avi": "video/x-msvideo",
    ".zip": "application/zip",
    ".rar": "application/vnd.rar",
    ".7z": "application/x-7z-compressed",
}
"""The kinds of files that are looked at, not run, by their endings. Ours: every computer names them alike, whatever
other programs have entered in its registry."""
_NOT_LOOKED_AT: Final = {
    ".htm": "text/html",
    ".html": "text/html",
    ".xml": "text/xml",
    ".json": "application/json",
}
"""Known kinds that are not opened from here: a page may carry a program and call for others out of the network."""


def fit(name: str, instead: str = "_") -> str:
    """A name that every system takes for a file, its ending kept; '' where nothing is left of it.

    ``instead`` takes the place of signs that no name may hold.
    """
    plain = _UNFIT.sub(instead, legible(name)).strip(". ")
    return _short(f"_{plain}" if is_reserved(plain) else plain)


def is_reserved(name: str) -> bool:
    """Whether a name means a device on Windows (CON, NUL, COM1 and their like, whatever ending they have)."""
    return _RESERVED.fullmatch(name) is not None


def refuse_unfit(folder: Path) -> None:
    """Refuse the path of a new folder of which a part is a name that Windows cannot use, or uses otherwise."""
    for part in folder.parts:
        if part in (folder.anchor, ".", ".."):
            continue
        if is_reserved(part):
            raise Refused(f"“{part}”不能作文件夹名", why="Windows 把它当作设备的名字", way="请换一个名称")
        if part != part.rstrip(". "):
            raise Refused(
                f"“{part}”不能作文件夹名", why="Windows 不认名称末尾的点和空格", way="请去掉末尾的点和空格"
            )
        if _UNFIT.search(part):
            raise Refused(
                f"“{part}”不能作文件夹名",
                why=r'Windows 的名称里不能有 \ / : * ? " < > |',
                way="请去掉这些符号，或换一个名称",
            )


def is_raw(path: Path) -> bool:
    r"""Whether a path is written as ``\\?\…``, by which Windows takes it letter by letter."""
    return str(path).startswith(_ROOT)


def ending(name: str) -> str:
    """The ending of a name in small letters with its dot, '' for none or for one that is no ending at all."""
    found = Path(name).suffix.lower()
    return found if _ENDING.fullmatch(found) else ""


def kind(name: str) -> str:
    """The type of content that a name tells, in the words of MIME."""
    found = ending(name)
    return _TYPES.get(found) or _NOT_LOOKED_AT.get(found, "application/octet-stream")


def refuse_program(name: str) -> None:
    """Refuse what is no document, table, picture, recording or archive: the system would run it when it is opened."""
    if ending(name) in _TYPES:
        return
    raise Refused(
        f"“{name}”没有打开",
        why="从台账里只打开文档、表格、图片、录音录像和压缩包，别的可能是程序，打开就会运行",
        way="内容还保存着；确需查看的，请让送来的人改交 PDF、Word、表格或图片，或请信息中心检查后再看",
    )


def _short(name: str) -> str:
    """A name within what every system takes, with its ending kept."""
    stem, suffix = Path(name).stem, Path(name).suffix[:20]
    while len(os.fsencode(f"{stem}{suffix}")) > _MOST_BYTES or len(f"{stem}{suffix}") > _MOST_SIGNS:
        stem = stem[:-1]
    return f"{stem}{suffix}"
