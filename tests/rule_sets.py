"""The six rule sets that come with the program, and an office under each by the short name that tests call it by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest

RULE_SETS: Final = (
    "tiaoli",
    "gansu-zhijiao",
    "weichang-dangan",
    "taian-jiaoyu",
    "taierzhuang",
    "tangshan-renshe",
)
"""The 条例 alone, then the rule documents of five offices: A, B, C, D, E."""


def under(ruleset: str) -> Any:
    """A fixture: an office under that rule set, as the room's own fixture ``office`` opens it."""

    @pytest.fixture
    def opened(office: Callable[[str], Any]) -> Any:
        return office(ruleset)

    return opened


def under_each() -> Any:
    """A fixture: an office under each of the rule sets in turn."""

    @pytest.fixture(params=RULE_SETS)
    def opened(request: pytest.FixtureRequest, office: Callable[[str], Any]) -> Any:
        return office(request.param)

    return opened
