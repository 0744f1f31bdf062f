"""What can be wrong with a file, each as one sentence with a way forward."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gongkai_desktop.errors import Refused

READABLE = "xlsx、xls、ods、csv"
_SAVE_AS = "请用 WPS 或 Excel 打开，另存为 xlsx 再导入"
WEB_PAGE = "这是网页另存的表格，只是换了扩展名"
_NAMED = 8


class UnknownHeader(Refused):
    """No row is a header we know; ``headers`` are those of the likeliest row, for the clerk to explain."""

    def __init__(self, name: str, headers: Iterable[str]) -> None:
        self.headers = tuple(headers)
        seen = "、".join(self.headers[:_NAMED])
        super().__init__(
            f"“{name}”里没有认得出的表头",
            why=f"看到的是：{seen}" if seen else "前 30 行里没有像表头的一行",
            way="请确认表头有“信息名称”等列名，或在窗口里指明各列的含义",
        )

    def __reduce__(self) -> tuple[object, ...]:
        return _unknown_header, (self.what, self.headers)


def _unknown_header(what: str, headers: tuple[str, ...]) -> UnknownHeader:
    return UnknownHeader(what.partition("“")[2].rpartition("”")[0], headers)


def missing(path: Path) -> Refused:
    """There is no such file, or it is a folder."""
    if path.is_dir():
        return Refused(f"“{path.name}”是文件夹", way=f"请选择里面的台账文件（{READABLE}）")
    return Refused(f"没有文件“{path}”", way="请检查路径和文件名")


def empty_file(path: Path) -> Refused:
    """Nothing in it."""
    return Refused(f"“{path.name}”是空的", way="请选择有内容的台账文件")


def only_header(path: Path) -> Refused:
    """A header and no row below it."""
    return Refused(f"“{path.name}”只有表头，没有内容", way="请选择有内容的台账文件")


def broken(path: Path) -> Refused:
    """Its structure is damaged."""
    return Refused(
        f"“{path.name}”打不开",
        why="文件已损坏或没有复制完整",
        way="请用 WPS 打开另存一份 xlsx，或从原处重新复制",
    )


def password(path: Path) -> Refused:
    """It is encrypted."""
    return Refused(f"“{path.name}”有打开密码，读不出来", way="请用 WPS 或 Excel 打开，取消密码后另存再导入")


def not_a_table(path: Path, what: str) -> Refused:
    """It is some other kind of file, whatever its name says."""
    return Refused(f"“{path.name}”不是表格文件", why=what, way=_SAVE_AS)


def unknown_kind(path: Path) -> Refused:
    """Neither name nor content is one of ours."""
    return Refused(f"不认识“{path.name}”这种文件", why=f"能导入的是 {READABLE}", way=_SAVE_AS)


def too_large(path: Path) -> Refused:
    """It does not fit the memory we allow for reading; a small damaged file may claim to be huge."""
    return Refused(
        f"“{path.name}”读不进来",
        why="它太大，或已损坏，超出了一次能读入的内存",
        way="请用 WPS 打开另存一份 xlsx 再试；确实很大的，按年份拆成几个文件逐个导入",
    )


def unknown_encoding(path: Path) -> Refused:
    """A text file that is neither UTF-8 nor GBK."""
    return Refused(f"“{path.name}”的文字编码认不出", why="不是 UTF-8，也不是 GBK", way=_SAVE_AS)


def too_slow(path: Path) -> Refused:
    """No sign of life from the reading process."""
    return Refused(
        f"“{path.name}”读了太久，已停止",
        why="文件可能过大或结构异常",
        way="请用 WPS 打开另存一份 xlsx 再导入",
    )


def no_template(path: Path) -> Refused:
    """It is not in the one format whose look can be kept."""
    return Refused(
        f"“{path.name}”不能用作模板",
        why="模板要是 xlsx 格式，才能原样保留它的样式",
        way="请用 WPS 或 Excel 打开，另存为 xlsx，再选它",
    )


def macros(path: Path) -> Refused:
    """It carries macros, which would be sent on with the data."""
    return Refused(
        f"“{path.name}”带有宏，不能用作模板",
        why="宏会随表格一起发出去",
        way="请用 WPS 或 Excel 打开，另存为不带宏的 xlsx，再选它",
    )


def template_too_large(path: Path) -> Refused:
    """It has far more in it than a blank form."""
    return Refused(
        f"“{path.name}”太大，不能用作模板",
        why="空白模板里往往带着几万行空行",
        way="请在 WPS 里删去表格下面多余的空行，另存后再选它",
    )


def template_filled(path: Path, sheet: str, row: int) -> Refused:
    """There are records in it already."""
    return Refused(
        f"“{path.name}”里已经填了内容",
        why=f"工作表“{sheet}”第 {row} 行起不是空行",
        way="请清空表头下面的内容行（合计、说明和以“例”开头的行可以留着），另存后再选它",
    )


def own_template(path: Path) -> Refused:
    """The result was to be written over the template."""
    return Refused(f"不能写到模板“{path.name}”上", why="模板要留着下次用", way="请给导出的文件另起一个名字")


def template_full(path: Path, rows: int) -> Refused:
    """More rows than a sheet has room for."""
    return Refused(
        f"{rows} 行放不进“{path.name}”", why="一张工作表最多 1048576 行", way="请分年度或分视图导出"
    )
