"""What an office file carries besides what its own reader reads: every other part, whatever it is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from gongkai_desktop.screening.catching import Catch, Known, Unreadable, secret_way
from gongkai_desktop.screening.flow import flows_of
from gongkai_desktop.screening.masking import excerpt, shown
from gongkai_desktop.screening.matters import MARKS, Matter
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.picture import is_picture, traits
from gongkai_desktop.screening.searching import search
from gongkai_desktop.screening.tree import local, names_in

_TITLES: Final = {
    "officeDocument": "名称和工作表名", "chart": "图表", "chartEx": "图表", "chartUserShapes": "图表",
    "diagramData": "智能图形", "diagramDrawing": "智能图形",
    "customXml": "自定义数据", "settings": "文档设置", "styles": "样式",
    "numbering": "编号", "people": "人员名单", "person": "人员名单", "glossaryDocument": "构建基块",
    "header": "页眉", "footer": "页脚", "vmlDrawing": "图形", "drawing": "图形", "connections": "数据连接",
    "queryTable": "查询", "externalLink": "外部链接", "pivotCacheDefinition": "透视表的缓存",
    "pivotCacheRecords": "透视表的缓存", "pivotTable": "透视表", "revisionHeaders": "修订记录",
    "revisionLog": "修订记录", "usernames": "修订记录", "table": "表格", "sharedStrings": "用不到的文字",
    "recipientData": "邮件合并的数据", "mailMergeSource": "邮件合并的数据", "core-properties": "文档属性",
    "extended-properties": "文档属性", "custom-properties": "文档属性", "comments": "批注",
    "threadedComment": "批注", "hyperlink": "链接",
}  # fmt: skip
_EMBEDDED: Final = (
    "package", "oleObject", "control", "activeXControlBinary", "aFChunk", "subDocument", "attachment",
)  # fmt: skip
_SILENT: Final = ("printerSettings", "font", "thumbnail", "customXmlProps")
_OWN_WORDS: Final = ("customXml",)
_VARIABLE: Final = "docVar"
_LONG: Final = 6  # Chinese characters that are a sentence rather than a setting
_READABLE = (
    (re.compile(rb"(?:[\x20-\x7e\t]|[\xe3-\xe9][\x80-\xbf]{2}){6,}"), "utf-8"),
    (re.compile(rb"(?:[\x20-\x7e\t]\x00|[\x00-\xff][\x4e-\x9f]){6,}"), "utf-16-le"),
    (re.compile(rb"(?:[\x20-\x7e\t]|[\xb0-\xf7][\xa1-\xfe]){6,}"), "gb18030"),
)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words that a part keeps for itself, to be emptied."""

    part: str
    words: tuple[str, ...]


def in_other_parts(package: Package, read: Container[str], way: str) -> Iterator[Catch]:
    """What stands in the parts that are not in ``read``; ``way`` is how to take an embedded file out by hand."""
    pictures, embedded = 0, 0
    for name in package.names():
        kind, data = package.kind(name), package.data(name)
        if name in read:
            continue
        if kind == "vbaProject" or name.lower().endswith("vbaproject.bin"):
            yield Catch(Matter.MACRO, "text", "全文", way="请另存为不带宏的文件再检查")
        elif is_picture(data):
            pictures += kind != "thumbnail"
            yield from _of_picture(name, data)
        elif is_markup(data) and kind not in _EMBEDDED:
            yield from of_tree(package.tree(name).root, title_of(kind, name), name, own=kind in _OWN_WORDS)
        elif kind not in _SILENT and data:
            embedded += 1
            yield from _inside(name, data)
    yield from _of_links(package)
    if embedded:
        yield Catch(
            Matter.EMBEDDED, "text", "全文", title=f"夹带的文件 {embedded} 个", way=way, count=embedded
        )
    if pictures:
        yield Catch(
            Matter.PICTURE, "text", "全文", title=f"{pictures} 张图片里的文字看不出来", way="请逐张看一看",
            soft=True, count=pictures,
        )  # fmt: skip


def _of_links(package: Package) -> Iterator[Catch]:
    """Addresses outside that parts lead to."""
    targets = "\n".join(dict.fromkeys(package.outside()))
    hits = search(targets)
    for hit in hits:
        yield Catch(
            hit.kind, "links", "链接的地址", excerpt=excerpt(targets, hit, hits), removable=hit.kind not in MARKS,
            soft=hit.soft, way=secret_way(hit.kind), value=targets[hit.start : hit.end],
        )  # fmt: skip


def title_of(kind: str, name: str) -> str:
    """What a part is called to the clerk."""
    last = name.rpartition("/")[2]
    return f"夹带的文件 {last}" if kind in _EMBEDDED else _TITLES.get(kind) or f"内部部件 {last}"


def is_markup(data: bytes) -> bool:
    """Whether a part is XML."""
    head = data[:64].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    return head.startswith(b"<") and not head[:14].lower().startswith((b"<html", b"<!doctype html"))


def of_tree(
    root: Element, place: str, at: str, *, without: Container[int] = (), own: bool = False,
    known: Callable[[Matter, str], bool] = lambda kind, value: False,
) -> Iterator[Catch]:  # fmt: skip
    """What stands anywhere in a part's XML but in the text of the elements in ``without`` (by id). ``own``: the part
    has words of its own that are never shown. What is ``known`` already is not told again.
    """
    for flow in flows_of(root, without):
        text = flow.text
        hits = search(text)
        for hit in hits:
            value = text[hit.start : hit.end]
            if not known(hit.kind, value):
                yield Catch(
                    hit.kind, at, place, excerpt=excerpt(text, hit, hits), removable=hit.kind not in MARKS,
                    soft=hit.soft, doubtful=hit.doubtful, way=secret_way(hit.kind), value=value,
                )  # fmt: skip
    words = (
        [found for found in root.iter() if own or local(found) == _VARIABLE]
        if own or _VARIABLE in names_in(root)
        else []
    )
    said = [text for found in words for text in (found.text or "", *found.attrib.values()) if _is_long(text)]
    if said:
        yield Catch(
            Matter.HIDDEN, f"{at}-own", place, excerpt=shown(said[0]), removable=True, title="看不见的附加数据",
            count=len(said), spot=OwnWords(at, tuple(said)),
        )  # fmt: skip


def _is_long(text: str) -> bool:
    return sum("\u4e00" <= letter <= "\u9fff" for letter in text) >= _LONG


def _of_picture(name: str, data: bytes) -> Iterator[Catch]:
    try:
        yield from traits(data, f"图片 {name.rpartition('/')[2]}", f"picture-{name}", part=name)[0]
    except Unreadable:
        return  # a drawing of another kind, left to the eye like every picture


def _inside(name: str, data: bytes) -> Iterator[Catch]:
    """Numbers and marks in a file within the file."""
    # its bytes are read in several encodings, which may say the same
    for hit, value, near in Known().untold(text_inside(data)):
        yield Catch(
            hit.kind, name, f"夹带的文件 {name.rpartition('/')[2]}", excerpt=near, soft=hit.soft,
            way="请删去夹带的文件，另存后再检查", value=value,
        )  # fmt: skip


def everything_in(package: Package) -> Iterator[tuple[str, str]]:
    """All text in every part of a package, in whatever part it stands, with the name for it."""
    for name, data in package.every_part():
        place = title_of(package.kind(name), name)
        if is_markup(data):
            yield from ((place, flow.text) for flow in flows_of(package.tree(name).root))
        else:
            yield place, text_inside(data)


def text_inside(data: bytes) -> str:
    """Whatever can be read in a file within a file: its parts where it is an office file, else its readable bytes."""
    if data.startswith(b"PK"):
        try:
            package = Package(data)
        except Unreadable:
            return readable(data)
        return "\n".join(
            flow.text
            for name in package.names()
            if is_markup(package.data(name))
            for flow in flows_of(package.tree(name).root)
        )
    return readable(data)


def readable(data: bytes) -> str:
    """The stretches of bytes that are text in one of the usual encodings, a line each."""
    found: list[str] = []
    for pattern, encoding in _READABLE:
        found += [match.decode(encoding, "ignore") for match in pattern.findall(data)]
    return "\n".join(found)
