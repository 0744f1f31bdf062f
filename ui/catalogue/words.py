"""How the catalogue's entries read on the screen: the columns of the table, states in mark, word and colour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.catalogue.coverage import State
from gongkai_desktop.ledger import Column, Kind
from ui.kit import look
from ui.kit.paged import Row, Shown

TITLE_AT: Final = 0
_MARKS: Final = {State.EMPTY: "○", State.STALE: "▲", State.UNREAD: "？", State.CLOSED: "×", State.NORMAL: "✓"}
_COLOURS: Final = {State.EMPTY: "red", State.STALE: "amber", State.UNREAD: "amber"}


def state_words(state: str) -> str:
    """A state with the mark that tells it without colour."""
    return f"{_MARKS[State(state)]} {state}"


def state_colour(state: str) -> str:
    """The colour beside the mark and the word."""
    return look.tone(_COLOURS.get(State(state), "green" if state == State.NORMAL else "soft"))


def table_columns() -> tuple[Shown, ...]:
    """The columns of the catalogue's table."""

    def named(key: str, title: str, kind: Kind = Kind.TEXT) -> Column:
        return Column(key, title, kind)

    def plain(column: Column, width: int, spare: int = 0) -> Shown:
        return Shown(
            column,
            width,
            lambda row: str(row[column.key] or ""),
            order=column.key,
            spare=spare,
            filtered=False,
        )

    def counted(row: Row) -> str:
        return str(row["items"]) if row["items"] else ""

    title = named("title", QCoreApplication.translate("Catalogue", "条目"))
    limit = named("limit", QCoreApplication.translate("Catalogue", "时限"))
    whose = named("whose", QCoreApplication.translate("Catalogue", "责任科室"))
    items = named("items", QCoreApplication.translate("Catalogue", "已公开"), Kind.INTEGER)
    newest = named("newest", QCoreApplication.translate("Catalogue", "最近公开"), Kind.DATE)
    state = named("state", QCoreApplication.translate("Catalogue", "状态"))
    return (
        plain(title, 190),
        plain(limit, 170, spare=2),
        plain(whose, 90, spare=1),
        Shown(items, 62, counted, order="items", filtered=False),
        plain(newest, 96, spare=3),
        Shown(
            state,
            92,
            lambda row: state_words(str(row["state"])),
            lambda row: state_colour(str(row["state"])),
            order="state",
            filtered=False,
        ),
    )
