"""What a list showed last, kept per office, so that the next day begins there."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from gongkai_desktop.cases.query import Query
from gongkai_desktop.data import OfficeFolder

if TYPE_CHECKING:
    from ui.kit.host import Host


def recall(host: Host, room: str, first: str) -> Query:
    """The view, words, filters and order of last time; the first view when nothing was kept or cannot be read."""
    text = host.memory.text(_key(host, room))
    if not text:
        return Query(first)
    try:
        kept = json.loads(text)
        return Query(
            view=str(kept["view"]),
            words=str(kept["words"]),
            filters={str(key): str(value) for key, value in kept["filters"].items()},
            order=str(kept["order"]),
            descending=bool(kept["descending"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Query(first)


def keep(host: Host, room: str, query: Query) -> None:
    """Keep what is shown for the next day; what a figure led to is looked at once, and what was kept before stays."""
    if query.derived:
        return
    if OfficeFolder(
        host.folder
    ).encrypted:  # words and filters quote records, and settings can be read by everybody
        query = replace(query, words="", filters={})
    host.memory.keep(_key(host, room), json.dumps(asdict(query), ensure_ascii=False))


def of_office(name: str) -> str:
    """How the keys end under which lists of an office are kept, whatever the room."""
    return f"/query/{name}"


def _key(host: Host, room: str) -> str:
    return f"{room}{of_office(host.folder.name)}"
