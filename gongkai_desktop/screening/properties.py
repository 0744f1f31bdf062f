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
PROPERTIES: Final = ("core-properties", "extended-properties")
"""The kinds of tie to the parts that hold them."""
_CUSTOM: Final = "custom-properties"
_NAMED: Final = ("people", "person", "usernames")


def metadata_of(package: Package) -> Iterator[Catch]:
    """One catch for all properties that are filled in, names of those who wrote in it and a small picture of it."""
    found: list[str] = []
    for part in package.of_kind(*PROPERTIES):
        for element in package.tree(part).root:
            title, text = _TOLD.get(local(element)), (element.text or "").strip()
            if title and text:
                found.append(f"{title} {person(text) if local(element) in _PEOPLE else shown(text, 12)}")
    if any(len(package.tree(part).root) for part in package.of_kind(_CUSTOM)):
        found.append("自定义属性")
    if any(len(package.tree(part).root) for part in package.of_kind(*_NAMED)):
        found.append("写过的人的名单")
    if package.of_kind("thumbnail"):
        found.append("首页的缩略图")
    if found:
        yield Catch(Matter.METADATA, "file", "文档属性", excerpt="，".join(found), removable=True)


def without_metadata(package: Package) -> None:
    """Empty the properties and take out those that somebody added."""
    for part in package.of_kind(*PROPERTIES):
        tree = package.tree(part)
        for element in tree.root:
            if local(element) in (*_TOLD, "title", "Template"):
                element.text = ""
        package.put(part, tree)
    for part in package.of_kind(_CUSTOM, "thumbnail", *_NAMED):
        package.drop(part)


def person(text: str) -> str:
    """A name with all but its first letter put out."""
    return text[:1] + "*" * (len(text) - 1)
