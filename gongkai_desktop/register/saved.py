"""The office's own views (我的视图): words, filters and order under a name, kept in the office's database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from gongkai_desktop.errors import Refused
from gongkai_desktop.records import settings
from gongkai_desktop.register.query import OWN, VIEWS, Query, View
from gongkai_desktop.store import Store

LONGEST = 30


def saved(store: Store) -> tuple[View, ...]:
    """The views saved here, in the order they were made."""
    return tuple(_view(one) for one in json.loads(store.meta(settings.VIEWS) or "[]"))


def save(store: Store, title: str, query: Query) -> View:
    """Keep a query under a name; Refused when the name is empty, too long or taken."""
    views = saved(store)
    named = _named(title, views)
    number = max((int(view.key.removeprefix(OWN)) for view in views), default=0) + 1
    view = View(f"{OWN}{number}", named, flat(query, views))
    _keep(store, (*views, view))
    return view


def rename(store: Store, key: str, title: str) -> View:
    """Give one of the office's own views another name."""
    views = saved(store)
    old = _known(key, views)
    new = replace(old, title=_named(title, tuple(view for view in views if view is not old)))
    _keep(store, tuple(new if view is old else view for view in views))
    return new


def drop(store: Store, key: str) -> None:
    """Forget one of the office's own views; what it showed stays as it is."""
    views = saved(store)
    gone = _known(key, views)
    _keep(store, tuple(view for view in views if view is not gone))


def flat(query: Query, views: tuple[View, ...]) -> Query:
    """A query on a saved view as one on the view below it: words of both, filters of both, the newer order."""
    if not query.view.startswith(OWN):
        return query
    below = _known(query.view, views).query or Query()
    return Query(
        view=below.view,
        words=f"{below.words} {query.words}".strip(),
        filters={**below.filters, **{key: value for key, value in query.filters.items() if value.strip()}},
        order=query.order or below.order,
        descending=query.descending if query.order else below.descending,
    )


def _known(key: str, views: tuple[View, ...]) -> View:
    found = next((view for view in views if view.key == key), None)
    if found is None:
        raise Refused("没有这个视图", why="它可能已经删除", way="请在左边另选一个视图")
    return found


def _named(title: str, others: tuple[View, ...]) -> str:
    name = " ".join(title.split())
    if not name:
        raise Refused("视图没有名称", way="请写一个好认的名称，例如“财务科待公开”")
    if len(name) > LONGEST:
        raise Refused("视图的名称太长", way=f"请缩短到 {LONGEST} 字以内")
    if any(view.title == name for view in (*VIEWS, *others)):
        raise Refused(f"已经有叫“{name}”的视图", way="请换一个名称，或者先删除原来的")
    return name


def _keep(store: Store, views: tuple[View, ...]) -> None:
    bodies = [{"key": view.key, "title": view.title, **asdict(view.query or Query())} for view in views]
    with store.atomic():
        store.set_meta(settings.VIEWS, json.dumps(bodies, ensure_ascii=False) if bodies else "")
        settings.seal(store, settings.VIEWS)


def _view(body: Mapping[str, Any]) -> View:
    facts = {key: value for key, value in body.items() if key not in ("key", "title")}
    return View(body["key"], body["title"], Query(**facts))
