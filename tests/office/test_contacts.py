"""Each department has somebody to ask, where the office's document wants that (E2)."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from gongkai_desktop.office import events
from tests.conftest import NewOffice


@pytest.mark.parametrize(("ruleset", "wanting"), [("tangshan-renshe", ("就业科",)), ("tiaoli", ())])
def test_e2_the_departments_without_anybody_to_ask(
    new_office: NewOffice, ruleset: str, wanting: tuple[str, ...]
) -> None:
    desk = new_office(ruleset, lambda: datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8))))
    day = desk.today()
    departments = [
        events.department_added(day, name, among=(), sort=at)
        for at, name in enumerate(("法规科", "就业科"), 1)
    ]
    contact = events.person_added(day, "王芳", ["联系人"], "法规科")
    desk.remember([*departments, contact], actor=desk.actor())
    assert desk.office.uncontacted() == wanting
