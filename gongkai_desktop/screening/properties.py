"""The properties of an office file: who wrote it, who saved it last, the organisation's name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.screening.catching import Catch
from gongkai_desktop.screening.masking import shown
from gongkai_desktop.screening.matters import Matter
from gongkai_desktop.screening.package import Package
from gongkai_desktop.screening.tree import local

_TOLD: Final = {
    "creator": "作者",
    "lastModifiedBy": "最后保存者",
    "Company": "单位",
    "Manager": "主管",
    "description": "备注",
    "keywords": "关键词",
    "subject": "主题",
    "category": "类别",
    "HyperlinkBase": "链接基础",
}
_PEOPLE: Final = ("creator", "lastModifiedBy", "Manager")
_WHERE: Final = ("docProps/core.xml", "docProps/app.xml")
_CUSTOM: Final = "docProps/custom.xml"


def metadata_of(package: Package) -> Iterator[Catch]:
    """One catch for all properties that are filled in."""
    found: list[str] = []
    for part in _WHERE:
        for element in package.tree(part).root if part in package else ():
            title, text = _TOLD.get(local(element)), (element.text or "").strip()
            if title and text:
                found.append(f"{title} {person(text) if local(element) in _PEOPLE else shown(text, 12)}")
    if _CUSTOM in package and len(package.tree(_CUSTOM).root):
        found.append("自定义属性")
    if found:
        yield Catch(Matter.METADATA, "file", "文档属性", excerpt="，".join(found), removable=True)


def without_metadata(package: Package) -> None:
    """Empty the properties and take out those that somebody added."""
    for part in _WHERE:
        if part in package:
            tree = package.tree(part)
            for element in tree.root:
                if local(element) in (*_TOLD, "title", "Template"):
                    element.text = ""
            package.put(part, tree)
    if _CUSTOM in package:
        package.drop(_CUSTOM)


def person(text: str) -> str:
    """A name with all but its first letter put out."""
    return text[:1] + "*" * (len(text) - 1)
