"""主动公开基本目录: what the office publishes, where, by when and by whom (条例第二十条, 第二十一条).

Entries are records of their own. The time limit is kept as the office worded it (“信息形成后,20个工作日内”).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b

from gongkai_desktop.ledger import Column, Kind, Ledger, fold_text
from gongkai_desktop.records.chain import canonical
from gongkai_desktop.records.event import Draft, Event, Ready
from gongkai_desktop.register.secrecy import marked

CATALOGUE = Ledger(
    "catalogue",
    "政府信息主动公开基本目录",
    (
        Column(
            "first_level",
            "一级事项",
            width=10,
            synonyms=("一级目录", "一级分类", "一级栏目", "公开类别", "类别"),
        ),
        Column("second_level", "二级事项", width=14, synonyms=("二级目录", "二级分类", "二级栏目")),
        Column("third_level", "三级事项", width=14, synonyms=("三级目录", "三级分类", "三级栏目")),
        Column(
            "content",
            "公开内容",
            Kind.LONG,
            width=24,
            required=True,
            synonyms=("公开事项", "公开内容及要素", "公开内容要素", "公开要素", "公开信息内容"),
        ),
        Column("basis", "公开依据", Kind.LONG, width=16, synonyms=("依据", "法律依据", "政策依据")),
        Column("time_limit", "公开时限", width=14, synonyms=("时限", "公开时间", "更新时限", "公开期限")),
        Column(
            "publisher",
            "公开主体",
            width=10,
            synonyms=("责任主体", "责任科室", "责任单位", "责任部门", "承办科室"),
        ),
        Column(
            "channel",
            "公开渠道和载体",
            width=12,
            synonyms=("公开渠道", "公开载体", "公开渠道及载体", "公开形式"),
        ),
        Column("audience", "公开对象", width=8, synonyms=("对象",)),
        Column("method", "公开方式", width=8, synonyms=("公开属性",)),
        Column("note", "备注", Kind.LONG, width=12, synonyms=("说明",)),
    ),
)
_NAMING = ("first_level", "second_level", "third_level", "content")


def natural_key(fields: Mapping[str, str]) -> str:
    """What tells one entry from another: a digest of its folded levels and content."""
    told = "|".join([fold_text(fields.get(key, "")) for key in _NAMING])
    return blake2b(told.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One entry after its events."""

    fields: Mapping[str, str] = field(default_factory=dict)
    last_event: int = 0


def fold(state: CatalogueEntry | None, event: Event) -> CatalogueEntry | None:
    """The entry after one more event."""
    fields: Mapping[str, str] = event.body.get("fields", {})
    match event.kind:
        case "entry.registered":
            return CatalogueEntry(fields, event.id)
        case "entry.amended" if state is not None:
            return CatalogueEntry({**state.fields, **fields}, event.id)
        case _:
            return replace(state, last_event=event.id) if state else None


class CatalogueProjection:
    """Folds the catalogue's events and writes its table."""

    prefix = "entry"
    table = "catalogue"
    search: str | None = None
    final: frozenset[str] = frozenset()

    def fold(self, state: CatalogueEntry | None, event: Event) -> CatalogueEntry | None:
        """The entry after the event."""
        return fold(state, event)

    def row(self, state: CatalogueEntry | None) -> Mapping[str, object] | None:
        """The row of the catalogue table."""
        if state is None:
            return None
        row: dict[str, object] = {key: state.fields.get(key, "") for key in CATALOGUE.keys}
        return row | {"natural_key": natural_key(state.fields), "last_event": state.last_event}

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """Nothing: the catalogue is short and has no search index."""
        return ()


def objection(fields: Mapping[str, str]) -> tuple[str, str] | None:
    """Why an entry cannot be taken: (column key, reason), or None."""
    return ("content", "有国家秘密标志，不能登记") if marked(fields.values()) else None


def registered(fields: Mapping[str, str], today: date, ready: Ready | None = None) -> Draft:
    """A new entry as an event."""
    return Draft("entry.registered", today, _body(fields), ready=ready)


def prepared(fields: Mapping[str, str]) -> Ready:
    """What ``registered`` takes as ready, worked out where the row is read."""
    return Ready(canonical(_body(fields)), ())


def _body(fields: Mapping[str, str]) -> dict[str, object]:
    return {"fields": dict(fields)}


def amended(entry_id: int, changes: Mapping[str, str], today: date) -> Draft:
    """Changed columns of an entry as an event."""
    return Draft("entry.amended", today, {"fields": dict(changes)}, entry_id)
