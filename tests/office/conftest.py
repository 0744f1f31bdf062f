"""What the office's tests share: the text of a rule set, and an office that was just founded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder, resource
from gongkai_desktop.office import events
from gongkai_desktop.office.loader import keep_ruleset, load
from gongkai_desktop.office.office import Office
from gongkai_desktop.records.event import Changed, Draft
from gongkai_desktop.records.memory import Records
from gongkai_desktop.store import Store

DAY = date(2026, 2, 6)


@dataclass(frozen=True)
class Founded:
    """An office with its store and records."""

    store: Store
    office: Office
    records: Records

    def remember(self, *drafts: Draft) -> Changed:
        return self.records.append(drafts, actor=0)


@pytest.fixture(scope="session")
def tiaoli() -> str:
    return (resource("rulesets") / "tiaoli.toml").read_text(encoding="utf-8")


@pytest.fixture
def founded(tmp_path: Path) -> Iterator[Founded]:
    with Store.create(OfficeFolder(tmp_path / "单位")) as store:
        office = Office(store)
        at = datetime(2026, 2, 6, 9, tzinfo=timezone(timedelta(hours=8)))
        rules = load("tiaoli")
        digest = keep_ruleset(store, rules)
        records = Records(store, office.projections(), clock=lambda: at, rules=digest)
        records.append([events.founded(rules, DAY, name="台儿庄区示例局")], actor=0)
        yield Founded(store, office, records)
