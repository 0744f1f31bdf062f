"""The printed list of a hand-over, with its number and its code, or as a Word file for last edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from gongkai_desktop.cases.papers import BookletPaper, Stationery
from gongkai_desktop.errors import Fault
from gongkai_desktop.handover.booklet import booklet
from gongkai_desktop.handover.pack import Pack
from gongkai_desktop.matters.case import MatterCase
from gongkai_desktop.matters.ledgers import of_program, paper_key
from gongkai_desktop.matters.matter import HANDOVER

Gather: TypeAlias = Callable[[Stationery], Pack]


def papers(gather: Gather) -> tuple[BookletPaper[MatterCase], ...]:
    """The paper of the ledger 交接; ``gather`` looks the office through when it is made."""
    plan = of_program(HANDOVER).paper
    assert plan is not None, "the program's own file has it"
    listed = BookletPaper[MatterCase](
        key=paper_key(of_program(HANDOVER)),
        title=plan.title,
        content=lambda case, lent: booklet(gather(lent), case.facts, lent.office.profile.name),
    )
    return (listed,)


def nothing_gathered(lent: Stationery) -> Pack:
    """Where no office is open, papers are only listed."""
    raise Fault("a hand-over was to be gathered without an office")
