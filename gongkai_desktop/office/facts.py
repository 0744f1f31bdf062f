"""From a filled-in act to its facts: read, kept free of classified matter, never later than today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import Kind, read_form
from gongkai_desktop.ledger.acts import DAY, NextAct
from gongkai_desktop.office.secrecy import refuse_marked_text


def facts_of(
    act: NextAct, values: Mapping[str, object], today: date
) -> tuple[dict[str, str], tuple[Path, ...]]:
    """The facts of an act's form as stored text, and the files to be kept with it.

    Raises Unfilled for what cannot be read or lies in the future, Refused for a secrecy marking.
    """
    facts = read_form(act.form, values)
    refuse_marked_text(facts.values())
    if facts.get(DAY, "") > today.isoformat():
        raise Unfilled(act.title, {DAY: "日期在今天之后"})
    files = [facts.pop(column.key) for column in act.form.columns if column.kind is Kind.FILE]
    return facts, tuple(Path(file) for file in files if file)
