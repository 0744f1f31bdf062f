"""An old row without 公开属性: a state of its own, treated as no other attribute, and no word of the machine."""

from __future__ import annotations

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Unfilled
from gongkai_desktop.register.incoming import imported

from .conftest import TODAY, Clerk

OLD = {"title": "关于甲的通知", "formed": "2024-01-03", "department": "办公室", "published": "2024-01-05"}


def brought_in(clerk: Clerk, **fields: str) -> int:
    """A row as an old ledger had it."""
    kept = {key: value for key, value in {**OLD, **fields}.items() if value}
    return clerk.desk.records.append([imported(kept, TODAY)], actor=clerk.actor).act


@pytest.mark.parametrize("published", ["2024-01-05", ""])
def test_it_is_neither_to_be_taken_down_nor_for_requests(clerk: Clerk, published: str) -> None:
    item = brought_in(clerk, published=published)
    assert clerk.row(item)["stage"] == "属性未填"
    assert not {"remove", "attribute", "publish", "withdraw", "step"}.intersection(clerk.keys(item))
    assert clerk.flags(item) == []
    assert "公开属性" in clerk.view(item).case.now.missing


def test_it_has_a_view_of_its_own_and_is_in_no_other_attributes(clerk: Clerk) -> None:
    brought_in(clerk)
    counts = {
        view.key: clerk.desk.lists.count(Query(view=view.key), TODAY) for view in clerk.desk.lists.views()
    }
    assert {key for key, count in counts.items() if count} == {"unset", "incomplete", "all"}


@pytest.mark.parametrize(
    ("attribute", "stage"), [("主动公开", "已公开"), ("依申请公开", "待下架"), ("不予公开", "待下架")]
)
def test_filled_in_it_stands_as_it_would_have_come_in(clerk: Clerk, attribute: str, stage: str) -> None:
    item = brought_in(clerk)
    reason = clerk.desk.office.rules.reasons[-1].title if attribute == "不予公开" else ""
    first, *_ = clerk.view(item).acts
    assert (first.key, first.primary) == ("set_attribute", True)
    clerk.do(
        item,
        "set_attribute",
        attribute=attribute,
        withheld_reason=reason,
        basis="条例第十六条" if reason else "",
    )
    assert clerk.row(item)["stage"] == stage
    assert clerk.desk.register.state(item).changed == ""  # nothing changed: no time limit begins anew


def test_to_withhold_wants_its_reason_here_too(clerk: Clerk) -> None:
    item = brought_in(clerk)
    with pytest.raises(Unfilled) as refusal:
        clerk.do(item, "set_attribute", attribute="不予公开")
    assert "理由" in str(refusal.value.fields)


def test_it_can_be_filled_in_for_many_at_once(clerk: Clerk) -> None:
    items = [brought_in(clerk, title=f"关于{name}的通知") for name in "甲乙丙"]
    bulk = clerk.desk.register.perform_many(
        items, "set_attribute", {"attribute": "主动公开", "day": TODAY}, actor=clerk.actor, today=TODAY
    )
    assert (len(bulk.done), bulk.left) == (3, ())
    assert clerk.desk.lists.count(Query(view="unset"), TODAY) == 0


@pytest.mark.parametrize("gone", ["published", "formed", "department", "doc_no"])
def test_no_word_of_the_machine_reaches_a_screen(clerk: Clerk, gone: str) -> None:
    """Whatever an old row lacks, its list row, its panel, its story and its sheets say nothing of None."""
    item = brought_in(clerk, **{gone: ""})
    view = clerk.view(item)
    told = [*clerk.told(item), *clerk.flags(item), view.case.now.stage, *(act.note for act in view.acts)]
    told += [entry.text for entry in view.timeline]
    told += [str(value) for value in clerk.desk.lists.page(Query(), TODAY)[0].values() if value is not None]
    assert not [line for line in told if "None" in line]
