"""Acts on what is public: its page is corrected, or a new file or page takes the place of the old."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from gongkai_desktop.cases.act import Group, Telling
from gongkai_desktop.cases.folding import with_each
from gongkai_desktop.ledger import Column
from gongkai_desktop.ledger.acts import picture, why
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.register.act import ItemAct, ItemDoing
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.channels import (
    UNNAMED,
    channel_said,
    is_out,
    only,
    refuse_before,
    standing_on,
    which,
)
from gongkai_desktop.register.item import Item, Publication


def _repaging(reason: str, page: str) -> Callable[[ItemCase], tuple[Column, ...]]:
    """What is asked of a page that is changed: ``reason`` is what was changed, ``page`` the file that shows it."""
    return lambda case: (
        which(case),
        why(reason),
        Column("checked", "核对人", required=True),
        Column("url", "新网址", width=24, help="没有变就空着"),
        Column("site_column", "新栏目", width=12, help="没有变就空着"),
        picture(page),
    )


def _repaged(doing: ItemDoing) -> dict[str, Json]:
    refuse_before(doing)
    return doing.said("why", "checked", "url", "site_column") | {"channel": channel_said(doing)}


def _page_changed(item: Item, event: Event) -> Item:
    """Corrected or replaced on a channel; where its address changed, the one of the latest day holds."""
    body: Mapping[str, Any] = event.body
    day = event.iso_day
    moved = {key: body[key] for key in ("url", "site_column") if body.get(key)}
    if not moved:
        return standing_on(item, item.channels())

    def meant(one: Publication) -> bool:
        return one.is_on(body["channel"]) and day >= one.paged

    return standing_on(item, with_each(item.channels(), meant, **moved, paged=day))


def _told_repaged(word: str) -> Telling:
    def tell(event: Event) -> str:
        body = event.body
        moved = f"，新网址 {body['url']}" if body.get("url") else ""
        return f"{word}（{body['channel'] or UNNAMED}）：{body['why']}（{body['checked']} 核对）{moved}"

    return tell


CORRECT: Final = ItemAct(
    key="correct",
    title="登记更正",
    event="item.corrected",
    group=Group.MEND,
    offered=is_out,
    columns=_repaging("更正内容", "更正后的截图"),
    note="改正页面上的错误，不改变信息内容；内容有变动的，用“信息有变动”",
    defaults=only,
    make=_repaged,
    fold=_page_changed,
    told=_told_repaged("更正"),
    stales_paper=False,
    outward=True,
)

REPLACE: Final = ItemAct(
    key="replace",
    title="登记替换",
    event="item.replaced",
    group=Group.MEND,
    offered=is_out,
    columns=_repaging("替换了什么、为什么", "新页面或新文件"),
    note="换上新的文件或页面，旧的不再显示",
    defaults=only,
    make=_repaged,
    fold=_page_changed,
    told=_told_repaged("替换"),
    outward=True,
)

ACTS: Final = (CORRECT, REPLACE)
