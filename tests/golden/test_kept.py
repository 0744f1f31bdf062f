"""What users see stays as it is: every room of every office tells what it told, letter for letter.

Where a change is meant, write the texts anew with ``python -m tests.golden`` and say why in the commit that has them.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import unified_diff
from itertools import islice

import pytest

from .keeping import CASES, KEPT, path, told
from .lives import OFFICES, Lived, lived, opened

Find = Callable[[str], Lived]
_SHOWN = 80


@pytest.fixture(scope="module")
def find(tmp_path_factory: pytest.TempPathFactory) -> Find:
    """The offices, each made when it is first asked for."""
    made: dict[str, Lived] = {}

    def found(office: str) -> Lived:
        if office not in made:
            made[office] = lived(office, tmp_path_factory.mktemp("office"))
        return made[office]

    return found


@pytest.mark.parametrize(("room", "office"), CASES)
def test_it_tells_what_it_told(find: Find, room: str, office: str) -> None:
    kept = path(office, room)
    told_before, told_now = kept.read_text(encoding="utf-8"), told(find(office), room)
    if told_now != told_before:
        lines = told_before.split("\n"), told_now.split("\n")
        diff = list(islice(unified_diff(*lines, str(kept), "now", lineterm="", n=2), _SHOWN + 1))
        more = "…" if len(diff) > _SHOWN else ""
        pytest.fail("\n".join([f"{office} {room} tells otherwise:", *diff[:_SHOWN], more]), pytrace=False)


@pytest.mark.parametrize("office", OFFICES)
def test_every_head_of_today_opens_just_the_records_it_counts(find: Find, office: str) -> None:
    house = opened(find(office))
    try:
        for title, total, records, shown in house.behind_heads():
            assert (total, records - shown) == (len(shown), set()), title
    finally:
        house.close()


def test_nothing_else_is_kept() -> None:
    assert {one for one in KEPT.rglob("*") if one.is_file()} == {path(office, room) for room, office in CASES}
