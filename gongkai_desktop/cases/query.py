"""What a list shows, and the views that lead to it: the same for every kind of record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gongkai_desktop.cases.table import Source
    from gongkai_desktop.office.ruleset import RuleSet

OWN: Final = "my:"
"""How the keys of the office's own views begin."""
AMONG: Final = "among:"
"""How the keys of views begin that show some records by their numbers."""
COUNTED: Final = "stat:"
"""How the keys of views begin that show what a figure counts (``cases.facets``)."""
TODAY: Final = "today:"
"""How the keys of views begin that show what a head of 今日 counts, where no view that is offered shows just that."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows: a view, in it what has these words, narrowed down column by column.

    ``filters`` are read as ``filters.filtered`` says. ``order`` is a column; '' is the view's own order. ``about``
    is a record: only what is about it (0: all).
    """

    view: str = "all"
    words: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    descending: bool = False
    about: int = 0

    @property
    def derived(self) -> bool:
        """Whether its view is none of those that are offered: the key says by itself what is shown."""
        return ":" in self.view and not self.view.startswith(OWN)


def always(rules: RuleSet) -> object:
    """Offered under every rule set."""
    return True


@dataclass(frozen=True, slots=True)
class View:
    """A view: a key for scripts, a title for people, and in SQL which rows of the table (as t) it shows.

    A condition may name :today, :now (the minute), :soon (the last day that counts as near), :monday and :sunday
    of this week, and :ahead (30 calendar days on).

    ``counted`` is the condition for counting where another one than for listing is quick. ``by_due``: what is due
    first stands first; else the newest record does. ``urgency`` is how its rows weigh on the screen: "overdue",
    "soon" or ''. ``offered`` says under which rule sets it makes sense; ``kept``: it stays under others as long as
    something is in it. ``hidden``: it shows what all other views leave out. ``source``: its rows lie in another
    table. ``query`` is what one of the office's own views stands for.
    """

    key: str
    title: str
    condition: str = ""
    counted: str = ""
    by_due: bool = False
    urgency: str = ""
    offered: Callable[[RuleSet], object] = always
    kept: bool = False
    hidden: bool = False
    source: Source | None = None
    query: Query | None = None


OPEN: Final = "open"
"""The key of the view of what a ledger still owes, in every ledger that has one view for it."""
UNFINISHED: Final = "unfinished"
"""The key of the same where no view offers it (see ``Table.unfinished``)."""


def among_key(records: Iterable[int]) -> str:
    """The key of the view that shows these records, whatever they have in common."""
    return f"{AMONG}{','.join(map(str, records))}"


def among(key: str) -> View | None:
    """The view of such a key; None for any other key."""
    told = key.removeprefix(AMONG).split(",") if key.startswith(AMONG) else []
    if not told or not all(one.isascii() and one.isdigit() for one in told if one):
        return None
    return View(key, "所列的记录", f"t.id IN ({', '.join(filter(None, told))})", hidden=True)
