"""Offices under any rule set, opened on a fixed day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import NewOffice
from tests.register.conftest import NOW, Clerk

Open = Callable[[str], Clerk]


@pytest.fixture
def opened(new_office: NewOffice) -> Open:
    """An office under any rule set."""
    return lambda ruleset: Clerk(new_office(ruleset, lambda: NOW))
