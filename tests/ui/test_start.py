"""What the window may load before it is seen."""

from __future__ import annotations

from tests.test_house import HEAVY, loaded_by


def test_the_window_starts_without_the_heavy_libraries() -> None:
    assert loaded_by("ui.app").isdisjoint(HEAVY)
