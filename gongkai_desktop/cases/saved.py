"""The office's own views (我的视图) of any kind: words, filters and order under a name, kept in its database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any, Final

from gongkai_desktop.cases.query import OWN, Query, View
from gongkai_desktop.errors import Refused
from gongkai_desktop.records import settings
from gongkai_desktop.store import Store

LONGEST: Final = 30
_REGISTER: Final = "item"
"""Whose views are kept without saying so, as they were when no other kind had any."""


def saved(store: Store, kind: str) -> tuple[View, ...]:
    """The views of a kind saved here, in the order they were made."""
    return tuple(_view(body) for body in _kept(store) if body.get("kind", _REGISTER) == kind)


def save(store: Store, kind: str, title: str, query: Query, others: Iterable[View]) -> View:
    """Keep a query under a name; Refused when the name is empty, too long or that of another view or of ``others``."""
    bodies, views = _kept(store), saved(store, kind)
    named = _named(title, (*others, *views))
    number = max((int(body["key"].removeprefix(OWN)) for body in bodies), default=0) + 1
    view = View(f"{OWN}{number}", named, query=replace(flat(query, views), about=0))
    _keep(store, [*bodies, _body(kind, view)])
    return view


def rename(store: Store, kind: str, key: str, title: str, others: Iterable[View]) -> View:
    """Give one of the office's own views another name, which no other view and none of ``others`` has."""
    views = saved(store, kind)
    old = _known(key, views)
    new = replace(old, title=_named(title, (*others, *(view for view in views if view is not old))))
    _keep(store, [_body(kind, new) if body["key"] == key else body for body in _kept(store)])
    return new


def drop(store: Store, kind: str, key: str) -> None:
    """Forget one of the office's own views; what it showed stays as it is."""
    _known(key, saved(store, kind))
    _keep(store, [body for body in _kept(store) if body["key"] != key])


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
        about=query.about,
    )


def _known(key: str, views: tuple[View, ...]) -> View:
    found = next((view for view in views if view.key == key), None)
    if found is None:
        raise Refused("没有这个视图", why="它可能已经删除", way="请在左边另选一个视图")
    return found


def _named(title: str, others: Iterable[View]) -> str:
    name = " ".join(title.split())
    if not name:
        raise Refused("视图没有名称", way="请写一个好认的名称，例如“财务科待公开”")
    if len(name) > LONGEST:
        raise Refused("视图的名称太长", way=f"请缩短到 {LONGEST} 字以内")
    if any(view.title == name for view in others):
        raise Refused(f"已经有叫“{name}”的视图", way="请换一个名称，或者先删除原来的")
    return name


def _kept(store: Store) -> list[dict[str, Any]]:
    """What is kept of the views of every kind."""
    found: list[dict[str, Any]] = json.loads(store.meta(settings.VIEWS) or "[]")
    return found


def _keep(store: Store, bodies: list[dict[str, Any]]) -> None:
    with store.atomic():
        store.set_meta(settings.VIEWS, json.dumps(bodies, ensure_ascii=False) if bodies else "")
        settings.seal(store, settings.VIEWS)


def _body(kind: str, view: View) -> dict[str, Any]:
    told = {"key": view.key, "title": view.title, **asdict(view.query or Query())}
    del told["about"]  # a view is of many records
    return told if kind == _REGISTER else {**told, "kind": kind}


def _view(body: Mapping[str, Any]) -> View:
    facts = {key: value for key, value in body.items() if key not in ("key", "title", "kind")}
    return View(body["key"], body["title"], query=Query(**facts))
