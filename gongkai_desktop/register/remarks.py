"""Words of warning on what is entered: one line each, beside the field; none of them holds anything up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from gongkai_desktop.ledger import read_date
from gongkai_desktop.office.office import Office
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.screening.matters import TITLES, Matter
from gongkai_desktop.screening.numbers import is_credit_code
from gongkai_desktop.screening.searching import search
from gongkai_desktop.screening.spelling import even
from gongkai_desktop.store import Store

_PLACED: Final = ("publish", "publish_more")
"""Acts that put the item on a channel, with an address where that is a website."""
_ON_THE_WEB: Final = ("网", "平台", "门户")
_CODE: Final = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{18}(?![0-9A-Za-z])")
_NAMED: Final = {"title": "名称", "index_no": "索引号"}

Warned = Iterator[tuple[str, str]]
"""The key of a field, and what to say beside it."""


class Remarks:
    """Looks over what stands in a form, and what still stands so in an item."""

    def __init__(self, store: Store, office: Office) -> None:
        self._store, self._office = store, office

    def on(self, act: str, values: Mapping[str, str], item: Item | None) -> Mapping[str, str]:
        """What to warn of in a form of that act, by field. ``item`` is the one it is about, None for a new one."""
        told: dict[str, str] = {}
        for key, words in self._on(act, values, item):
            told[key] = f"{told[key]}；{words}" if key in told else words
        return told

    def of(self, item: Item) -> tuple[str, ...]:
        """What still calls for a second look in an item that is entered."""
        if item.void:
            return ()
        found = [words for _, words in self._entry(item.fields, item.number)]
        live = [one for one in item.live() if one.event]
        found += [words for one in live for _, words in _address(one.channel, one.url)]
        return tuple(dict.fromkeys(found))

    def _on(self, act: str, values: Mapping[str, str], item: Item | None) -> Warned:
        if act in ("enter", "amend"):
            known = {**(item.fields if item else {}), **values}
            yield from self._entry(known, item.number if item else 0)
        if act == "amend" and item is not None:
            yield from self._printed(values, item)
        if act in _PLACED:
            yield from _address(values.get("form", ""), values.get("url", ""))
        elif _blank_inside(values.get("url", "")):
            yield "url", "网址里有空格，请核对"
        yield from _second(act, values, item)

    def _entry(self, fields: Mapping[str, str], own: int) -> Warned:
        twin = self._twin(fields.get("title", ""), fields.get("formed", ""), own)
        if twin:
            yield "title", f"同样的名称和生成日期已经登记过：{twin}"
        department = fields.get("department", "").strip()
        names = [one.name for one in self._office.departments() if one.active]
        if department and names and department not in names:
            yield "department", f"科室名单里没有“{department[:20]}”"
        for key, title in _NAMED.items():
            for what in self._numbers(fields.get(key, "")):
                yield key, f"{title}里有{what}，请看要不要写"

    def _twin(self, title: str, formed: str, own: int) -> str:
        """The number of another item with this title and day; '' without one."""
        day = _day(formed)
        if not title.strip() or not day:
            return ""
        row = self._store.one(
            "SELECT id, index_no FROM item WHERE formed = ? AND title = ? AND id <> ? AND stage <> ? ORDER BY id",
            (day, title.strip(), own, Stage.VOID.value),
        )
        return "" if row is None else str(row[1] or f"#{row[0]}")

    def _numbers(self, text: str) -> Iterator[str]:
        """What numbers of persons and organisations stand in a text; the office's own code is none."""
        hits = [hit for hit in search(text) if hit.kind is Matter.IDENTITY]
        if hits:
            yield TITLES[Matter.IDENTITY]
        codes = [code for code in _CODE.findall(even(text).text.upper()) if is_credit_code(code)]
        if any(code != self._office.profile.code.upper() for code in codes) and not hits:
            yield "统一社会信用代码"

    def _printed(self, values: Mapping[str, str], item: Item) -> Warned:
        """A title that is changed while sheets of the item bear the old one."""
        title = values.get("title")
        if title is None or not item.papers or title == item.fields.get("title", ""):
            return
        marks = ",".join("?" * len(item.papers))
        rows = self._store.rows(
            f"SELECT number FROM sheet WHERE id IN ({marks}) AND state <> 'dropped' ORDER BY id", item.papers
        )
        if numbers := "、".join(str(number) for (number,) in rows):
            yield "title", f"{numbers} 号表已经印了原来的名称，改名以后要重新打印"


def _address(channel: str, url: str) -> Warned:
    """What is wrong with an address on a channel."""
    if _blank_inside(url):
        yield "url", "网址里有空格，请核对"
    elif not url.strip() and any(word in channel for word in _ON_THE_WEB):
        yield "url", f"在{channel}公开，没有填网址"


def _blank_inside(url: str) -> bool:
    return len(url.split()) > 1


def _second(act: str, values: Mapping[str, str], item: Item | None) -> Warned:
    """Who keyed it in is the one who confirms it (B14)."""
    words = "再次确认人就是录入人，请看要不要换一个人核对"
    if act in _PLACED and values.get("second") and values["second"] == values.get("checked"):
        yield "second", words
    if act == "confirm" and item is not None:
        keyed = {one.checked for one in item.live() if one.channel == values.get("channel")}
        if values.get("who") and values["who"] in keyed:
            yield "who", words


def _day(text: str) -> str:
    """A day as it is stored; '' for what is none."""
    try:
        day = read_date(text)
    except ValueError:
        return ""
    return day.isoformat() if day else ""
