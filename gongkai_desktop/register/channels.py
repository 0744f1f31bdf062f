"""What events do to the channels an item stands on: put on, confirmed, corrected, taken off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gongkai_desktop.ledger import JOINT
from gongkai_desktop.records.event import Event
from gongkai_desktop.register.item import Item, Publication

_PLACE = ("form", "url", "site_column")


def published(item: Item, event: Event) -> Item:
    """Made public for the first time, or again after a change or after it was taken off everywhere."""
    body: Mapping[str, Any] = event.body
    earlier = tuple(one for one in item.publications if one.withdrawn)
    facts = {key: body[key] for key in _PLACE if body.get(key)}
    return replace(
        item,
        fields={**item.fields, **facts, "published": event.day.isoformat()},
        publications=(*earlier, _publication(event)),
        checks=_parts(body.get("checks", "")),
        published_reviewed=bool(body["reviewed"]),
        removed="",
        last_event=event.id,
    )


def published_more(item: Item, event: Event) -> Item:
    """Made public on a further channel; the day of publication stays the first one."""
    day = event.day.isoformat()
    first = min(day, item.fields.get("published") or day)
    return _told(item, event, (*item.channels(), _publication(event)), published=first)


def confirmed(item: Item, event: Event) -> Item:
    """Looked over once more on a channel, by whom."""
    day = event.day.isoformat()
    known = [
        replace(one, second=event.body["who"], second_day=day)
        if one.channel == event.body["channel"] and not one.withdrawn
        else one
        for one in item.channels()
    ]
    return _told(item, event, tuple(known))


def repaged(item: Item, event: Event) -> Item:
    """Corrected or replaced on a channel; where its address changed, the one of the latest day holds."""
    body: Mapping[str, Any] = event.body
    day = event.day.isoformat()
    moved = {key: body[key] for key in ("url", "site_column") if body.get(key)}
    known = [
        replace(one, **moved, paged=day)
        if moved and one.channel == body["channel"] and not one.withdrawn and day >= one.paged
        else one
        for one in item.channels()
    ]
    return _told(item, event, tuple(known))


def withdrawn(item: Item, event: Event) -> Item:
    """Taken off one channel, or ('') off all; off the last one it is no longer public, from the latest day on."""
    day, channel = event.day.isoformat(), event.body["channel"]
    known = tuple(
        replace(one, withdrawn=day, why=event.body["why"])
        if not one.withdrawn and channel in ("", one.channel)
        else one
        for one in item.channels()
    )
    after = _told(item, event, known)
    return after if after.live() else replace(after, removed=_last_off(known, day))


def removed(item: Item, event: Event) -> Item:
    """Off every channel, after it lapsed or must not be public any more."""
    day = event.day.isoformat()
    known = tuple(
        one if one.withdrawn else replace(one, withdrawn=day, why=event.body["why"])
        for one in item.publications
    )
    return replace(item, publications=known, removed=_last_off(known, day), last_event=event.id)


def _last_off(known: tuple[Publication, ...], day: str) -> str:
    """The day it left the last of its channels, in whatever order that was entered."""
    return max((day, *(one.withdrawn for one in known)))


def amended(item: Item, event: Event) -> Item:
    """After the entry was mended: the first channel follows what was mended of its address and day."""
    changes: Mapping[str, str] = event.body["fields"]
    if not item.publications:
        return item
    first, *others = item.publications
    after = replace(
        first,
        url=changes.get("url") or first.url,
        site_column=changes.get("site_column") or first.site_column,
        day=changes.get("published") or first.day,
    )
    return replace(item, publications=(after, *others))


def _publication(event: Event) -> Publication:
    body, day = event.body, event.day.isoformat()
    second = body.get("second", "")
    return Publication(
        event.id,
        body.get("form", ""),
        body.get("url", ""),
        body.get("site_column", ""),
        day,
        body.get("checked", ""),
        second,
        day if second else "",
        planned=body.get("planned", ""),
    )


def _told(item: Item, event: Event, known: tuple[Publication, ...], **changes: str) -> Item:
    """The item with these channels; its ledger columns name those it stands on, or stood on last."""
    live = [one for one in known if not one.withdrawn] or list(known)
    told = {
        "form": "、".join(dict.fromkeys(one.channel for one in live if one.channel)),
        "url": next((one.url for one in live if one.url), ""),
        "site_column": next((one.site_column for one in live if one.site_column), ""),
    }
    fields = {**item.fields, **{key: value for key, value in told.items() if value}, **changes}
    return replace(item, fields=fields, publications=known, last_event=event.id)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(JOINT) if part)
