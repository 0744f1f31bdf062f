from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> OfficeFolder:
    """An empty office, closed."""
    place = OfficeFolder(tmp_path / "台儿庄 office")
    Store.create(place).close()
    return place
