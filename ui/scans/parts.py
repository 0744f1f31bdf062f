"""What became of scans, as lists of finished lines: each says what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.scans.filed import Filed, FiledPage
from ui.kit.lines import lines_view
from ui.kit.markup import escape


@dataclass(frozen=True, slots=True)
class Part:
    """One list with the title of its tab."""

    title: str
    view: QWidget


def summary_of(filed: Filed) -> str:
    """What came of it in one line of rich text."""
    sheets = len({page.sheet for page in filed.filed})
    told = QCoreApplication.translate("Scans", "归档 <b>{}</b> 页，{} 张表").format(len(filed.filed), sheets)
    more = (
        (QCoreApplication.translate("Scans", "认不出 <b>{}</b> 页"), len(filed.unread)),
        (QCoreApplication.translate("Scans", "印后有变动 <b>{}</b> 张"), len(filed.stale)),
        (QCoreApplication.translate("Scans", "缺页 <b>{}</b> 张"), len(filed.missing_pages)),
        (QCoreApplication.translate("Scans", "未收 <b>{}</b> 个文件"), len(filed.refused)),
    )
    line = " · ".join([told, *(words.format(count) for words, count in more if count)])
    if filed.cancelled:
        stopped = QCoreApplication.translate("Scans", "已取消：下面是取消以前归档的，其余文件没有动。")
        line = f"{escape(stopped)}<br>{line}"
    return line


def parts_of(filed: Filed) -> list[Part]:
    """The lists that have something in them, what calls for a hand before what is only told."""
    made = (
        (QCoreApplication.translate("Scans", "已归档 {}"), _filed(filed.filed)),
        (QCoreApplication.translate("Scans", "认不出 {}"), _unread(filed)),
        (QCoreApplication.translate("Scans", "印后有变动 {}"), _stale(filed)),
        (QCoreApplication.translate("Scans", "缺页 {}"), _missing(filed)),
        (QCoreApplication.translate("Scans", "未收 {}"), _refused(filed)),
        (QCoreApplication.translate("Scans", "重复 {}"), _duplicates(filed)),
    )
    return [
        Part(title.format(len(lines)), lines_view(titles, lines, widths))
        for title, (titles, lines, widths) in made
        if lines
    ]


Lines = tuple[tuple[str, ...], Sequence[tuple[str, ...]], tuple[int, ...]]


def _place(name: str, at: int) -> str:
    return QCoreApplication.translate("Scans", "{} 第 {} 页").format(name, at)


def _filed(pages: Sequence[FiledPage]) -> Lines:
    titles = (
        QCoreApplication.translate("Scans", "表号"),
        QCoreApplication.translate("Scans", "页"),
        QCoreApplication.translate("Scans", "扫描件"),
        QCoreApplication.translate("Scans", "下一步"),
    )
    lines = [
        (page.sheet, f"{page.page} / {page.pages}", _place(page.name, page.at), _next(page)) for page in pages
    ]
    return titles, lines, (120, 70, 260)


def _next(page: FiledPage) -> str:
    if not page.items:
        return QCoreApplication.translate("Scans", "空白表，背后没有记录；页已存在这张表下")
    if page.again:
        return QCoreApplication.translate("Scans", "这一页以前扫过，两次都留着")
    if not page.signed:
        return QCoreApplication.translate("Scans", "页已存在这张表下；办的事在那一件的“下一步”里登记")
    return QCoreApplication.translate("Scans", "录入签字结果（{} 件）").format(len(page.items))


def _unread(filed: Filed) -> Lines:
    titles = (
        QCoreApplication.translate("Scans", "扫描件"),
        QCoreApplication.translate("Scans", "为什么"),
        QCoreApplication.translate("Scans", "下一步"),
    )
    way = QCoreApplication.translate("Scans", "在“扫描待认”里填表号和页码")
    return titles, [(_place(page.name, page.at), page.why, way) for page in filed.unread], (300, 260)


def _stale(filed: Filed) -> Lines:
    titles = (
        QCoreApplication.translate("Scans", "表号"),
        QCoreApplication.translate("Scans", "变动的"),
        QCoreApplication.translate("Scans", "下一步"),
    )
    way = QCoreApplication.translate("Scans", "打印以后登记又改过：请核对，必要时重新打印送签")
    many = QCoreApplication.translate("Scans", "{} 件")
    return titles, [(one.sheet, many.format(len(one.changed)), way) for one in filed.stale], (120, 80)


def _missing(filed: Filed) -> Lines:
    titles = (
        QCoreApplication.translate("Scans", "表号"),
        QCoreApplication.translate("Scans", "缺的页"),
        QCoreApplication.translate("Scans", "下一步"),
    )
    way = QCoreApplication.translate("Scans", "请补扫这几页再归档")
    lines = [(one.sheet, "、".join(map(str, one.pages)), way) for one in filed.missing_pages]
    return titles, lines, (120, 200)


def _refused(filed: Filed) -> Lines:
    titles = (
        QCoreApplication.translate("Scans", "文件"),
        QCoreApplication.translate("Scans", "为什么，怎么办"),
    )
    return titles, list(filed.refused), (220,)


def _duplicates(filed: Filed) -> Lines:
    titles = (
        QCoreApplication.translate("Scans", "扫描件"),
        QCoreApplication.translate("Scans", "同一页已经在"),
    )
    tray = QCoreApplication.translate("Scans", "扫描待认")
    words = QCoreApplication.translate("Scans", "{} 号表第 {} 页")
    lines = [
        (_place(one.name, one.at), words.format(one.sheet, one.page) if one.sheet else tray)
        for one in filed.duplicates
    ]
    return titles, lines, (320,)
