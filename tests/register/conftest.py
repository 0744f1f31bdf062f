"""An office on a fixed day, and the short words the register's tests are written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.register.service import ItemView
from tests.conftest import NewOffice
from tests.rule_sets import RULE_SETS, under, under_each

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))

_SAID = ("day", "opinion", "who", "paper", "grounds", "reason")


class Clerk:
    """Does at the desk what a clerk does, on TODAY."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.actor = desk, desk.actor()

    def enter(self, title: str = "关于印发校园安全检查办法的通知", **more: object) -> int:
        values = {"title": title, "formed": "2026-11-02", "department": "办公室", "attribute": "主动公开"}
        return self.desk.register.enter({**values, **more}, actor=self.actor, today=TODAY).act

    def view(self, item: int) -> ItemView:
        return self.desk.register.view(item, TODAY)

    def do(self, item: int, act: str, **facts: object) -> int:
        found = next(one for one in self.view(item).acts if one.key == act)
        values: Mapping[str, object] = {**found.defaults, **facts}
        return self.desk.register.perform(item, act, values, actor=self.actor, today=TODAY).act

    def sign(self, item: int, opinion: str, **facts: object) -> int:
        form = next(one for one in self.view(item).acts if one.key == "step").form
        asked = [column for column in form.columns if column.required and column.key not in _SAID]
        further = {column.key: column.choices[0] if column.choices else "2026-11-20" for column in asked}
        said = {**further, "opinion": opinion, "who": self.signer(item), **facts}
        return self.do(item, "step", **said)

    def signer(self, item: int) -> str:
        """Who signs the step that is waited for: the holder of its post, where somebody holds it."""
        title = self.view(item).case.now.waiting.removesuffix("（报审中）")
        step = next(one for one in self.desk.office.rules.steps if one.title == title or not title)
        holders = self.desk.office.holders(step.role)
        return holders[0].name if holders else "张三"

    def approve(self, item: int) -> None:
        """Every approval that is still wanted, each with the opinion that lets the item pass."""
        while act := next((one for one in self.view(item).acts if one.key == "step"), None):
            self.sign(item, act.form.column("opinion").choices[0], grounds="属于应当公开的内容")

    def flags(self, item: int) -> list[str]:
        return [flag.text for flag in self.view(item).breaches]

    def keys(self, item: int) -> list[str]:
        return [act.key for act in self.view(item).acts]

    def told(self, item: int) -> list[str]:
        """Every line of every section of its panel."""
        return [line.text for section in self.view(item).sections for line in section.lines]

    def row(self, item: int) -> dict[str, object]:
        """Some columns of its row that lists look at."""
        names = (
            "stage",
            "report_due",
            "report_remind",
            "valid_until",
            "finished",
            "unconfirmed",
            "inside",
            "owed",
        )
        found = self.desk.store.one(f"SELECT {', '.join(names)} FROM item WHERE id = ?", (item,))
        return dict(zip(names, found or (), strict=True))

    def publish(self, item: int, day: str = "2026-11-20") -> None:
        self.do(item, "publish", day=day, url="http://example.gov.cn/1", checked="李四")


@pytest.fixture
def office(new_office: NewOffice) -> Callable[[str], Clerk]:
    """An office under any rule set."""
    return lambda ruleset: Clerk(new_office(ruleset, lambda: NOW, "某区教育局"))


clerk, zhijiao, dangan, jiaoyu, taierzhuang, renshe = map(under, RULE_SETS)
every = under_each()
