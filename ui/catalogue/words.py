"""How the catalogue reads on the screen: the columns of the table, states in mark, word and colour, what is offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.catalogue.coverage import State
from gongkai_desktop.catalogue.fields import CATALOGUE
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.ledger.acts import Asked, NextAct
from ui.kit import look
from ui.kit.icons import state_icon
from ui.kit.ledger.face import Face
from ui.kit.next_steps import DO
from ui.kit.paged import Row, Shown

if TYPE_CHECKING:
    from gongkai_desktop.catalogue.service import EntryView
    from gongkai_desktop.desk import Desk

TITLED: Final = ("first_level", "second_level", "third_level", "content")
"""What the head of an entry tells."""
ASSIGN: Final = "assign"
"""The act that brings items under an entry."""
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
            lambda row: str(row["state"]),
            lambda row: state_colour(str(row["state"])),
            order="state",
            filtered=False,
            icon=lambda row: state_icon(str(row["state"])),
            whole=True,
        ),
    )


class CatalogueFace(Face):
    """基本目录."""

    name, first = "catalogue", "all"
    manual = "基本目录"
    rooms = frozenset({"entry", "edition", "item"})
    dated, keeping = False, False
    drafts = "entry"

    def __init__(self) -> None:
        self.title = CATALOGUE.title
        self.columns = table_columns()
        self.side = QCoreApplication.translate("Catalogue", "目录")
        self.begin = QCoreApplication.translate("Catalogue", "新条目  Ctrl+N")
        self.search = QCoreApplication.translate("Catalogue", "搜索条目：事项、内容、依据、科室、拼音首字母")
        self.nothing = QCoreApplication.translate(
            "Catalogue", "在左边的表里选一行，这里显示它的时限、信息和变动。"
        )

    def unused(self) -> tuple[str, str]:
        """How a catalogue comes to be."""
        return (
            QCoreApplication.translate("Catalogue", "还没有基本目录"),
            QCoreApplication.translate(
                "Catalogue",
                "把本单位的“主动公开基本目录”表格导入进来，程序按表头认出它；也可以按 Ctrl+N 逐条登记。",
            ),
        )

    def counted(self, number: str, picked: int) -> str:
        """How many entries a list has; one at a time is chosen."""
        return QCoreApplication.translate("CataloguePage", "{} 条").format(number)

    def column(self, key: str) -> Column | None:
        """The column that a filter is about."""
        return next((column for column in CATALOGUE.columns if column.key == key), None)

    def called(self, view: EntryView) -> str:
        """What is published."""
        return str(view.row["content"]) or QCoreApplication.translate("Catalogue", "（没有写公开内容）")

    def under(self, view: EntryView) -> str:
        """Its levels, and its number."""
        return " › ".join((*(str(view.row[key]) for key in TITLED[:3] if view.row[key]), f"#{view.id}"))

    def summary(self, view: EntryView) -> str:
        """How it stands, its columns, its items."""
        from ui.catalogue.summary import summary  # not before an entry is seen

        return summary(view)

    def acts(self, view: EntryView) -> Sequence[NextAct]:
        """Items come under an entry in use; what a change or an end of it means is said in its form."""
        notes = {
            "amend": QCoreApplication.translate("Catalogue", "改了时限的，未公开的信息随之按新时限计算"),
            "close": QCoreApplication.translate("Catalogue", "条目和它的信息都保留，只是不再列入目录"),
        }
        own = tuple(replace(act, note=notes.get(act.key, act.note)) for act in view.acts)
        if view.row["state"] == State.CLOSED:
            return own
        title = QCoreApplication.translate("Catalogue", "归入信息")
        assign = NextAct(ASSIGN, title, lambda: Asked(Ledger(ASSIGN, title, ())), primary=True, group=DO)
        return (assign, *own)

    def view(self, desk: Desk, number: int, today: date) -> EntryView:
        """An entry whole."""
        return desk.catalogue.whole(number, today)

    def notice(self, desk: Desk, today: date) -> str:
        """What of 国办秘函〔2019〕19号 the columns would fail."""
        words = QCoreApplication.translate("Catalogue", "{} {} 个，达到 {} 个即不合格（{}）")
        failed = [one for one in desk.catalogue.coverage(today).warned if one.failed]
        return "\n".join(words.format(one.title, one.count, one.most, one.article) for one in failed)
