"""Every state is made from the one before it: copied slot by slot, which must come to the same as making it anew."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from gongkai_desktop.cases.folding import State, state_with
from gongkai_desktop.catalogue.entry import CatalogueEntry
from gongkai_desktop.coordination.letter import Letter
from gongkai_desktop.matters.matter import Matter
from gongkai_desktop.register.item import Item
from gongkai_desktop.requests.request import Request
from gongkai_desktop.review.review import Review
from gongkai_desktop.review.subject import Subject

STATES: tuple[State, ...] = (
    *(CatalogueEntry(), Letter(), Matter(), Item(), Request(), State()),
    Review(Subject(3, number="11-1", title="校车台账", department="办公室")),
)


@pytest.mark.parametrize("state", STATES, ids=lambda one: type(one).__name__)
def test_a_state_with_other_values_is_what_it_would_be_if_made_anew(state: State) -> None:
    for at, one in enumerate(fields(state)):
        setattr(state, one.name, (one.name, at))  # no two alike, so that none can stand in another's place
    before = replace(state)
    after = state_with(state, number=7, attached=())
    assert type(after) is type(state) and after is not state
    assert after == replace(state, number=7, attached=())
    assert state == before and state_with(state) == state


def test_a_state_has_no_other_fields_than_its_own() -> None:
    with pytest.raises(AttributeError):
        state_with(Request(), colour="red")  # type: ignore[call-arg]
