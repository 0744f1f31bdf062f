from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai_desktop.records.memory import Records
from tests.toy_ledger import new_office


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    kept = new_office(tmp_path / "office")
    yield kept
    kept.store.close()
