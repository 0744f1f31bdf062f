"""A ready rule set that was mended since the office chose it is offered with what changes, and taken only by an act."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.office import loader
from gongkai_desktop.office.founding import Beginning, choose_rules
from gongkai_desktop.office.loader import available, load
from gongkai_desktop.office.renewal import renewal
from gongkai_desktop.office.rule_words import RULE_WORDS
from tests.register.conftest import NOW, Clerk

WRONG, RIGHT = "条例第一百七十条", "条例第十七条"


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    """An office that was founded when its rule set still had a wrong citation."""
    real = loader.parse

    def wrong(text: str, origin: str, switches: object = None) -> object:
        return real(text.replace(RIGHT, WRONG), origin, switches)  # type: ignore[arg-type]

    with monkeypatch.context() as before:
        before.setattr(loader, "parse", wrong)
        beginning = Beginning("某单位", "tiaoli", {"review_steps": 2})
        desk = Desk.create(tmp_path / "甲", beginning=beginning, clock=lambda: NOW)
    yield Clerk(desk)
    assert desk.verify() == []
    desk.close()


def test_what_changes_is_told_value_by_value(old: Clerk) -> None:
    found = renewal(old.desk.office)
    assert found is not None
    assert found.switches["review_steps"] == 2
    assert all(WRONG in one.before and RIGHT in one.now for one in found.differences)
    assert any(one.what.startswith("审查环节 “") and one.what.endswith(" 出处") for one in found.differences)


def test_the_new_text_is_taken_by_an_act_and_old_cases_keep_theirs(old: Clerk) -> None:
    before = old.enter("旧的一件")
    steps = [step.article for step in old.desk.office.rules.steps]
    assert any(WRONG in article for article in steps)
    found = renewal(old.desk.office)
    assert found is not None
    choose_rules(
        old.desk.records, old.desk.office, found.rules.name, found.switches, day=NOW.date(), actor=old.actor
    )
    assert renewal(old.desk.office) is None
    assert old.desk.office.rules.chosen["review_steps"] == 2
    assert not any(WRONG in step.article for step in old.desk.office.rules.steps)
    after = old.enter("新的一件")
    register = old.desk.register
    kept, new = (old.desk.office.rules_of(register.state(item).rules) for item in (before, after))
    assert [step.article for step in kept.steps] == steps
    assert new.hash == found.rules.hash
    assert old.desk.last_act(old.actor).text.startswith("登记")


@pytest.mark.parametrize("name", [one.name for one in available()])
def test_nothing_is_offered_where_the_text_is_the_programs(tmp_path: Path, name: str) -> None:
    with Desk.create(tmp_path / "甲", name="某单位", ruleset=name, clock=lambda: NOW) as desk:
        assert renewal(desk.office) is None


def test_an_offices_own_rule_set_is_its_own(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    text = (loader.resource(loader.FOLDER) / "tiaoli.toml").read_text(encoding="utf-8")
    own.write_text(text.replace('name = "tiaoli"', 'name = "own"', 1), encoding="utf-8")
    with Desk.create(tmp_path / "甲", name="某单位", ruleset=str(own), clock=lambda: NOW) as desk:
        assert desk.office.profile.ruleset == "own"
        assert renewal(desk.office) is None


def test_every_key_of_a_ready_rule_set_has_words_for_the_clerk() -> None:
    def keys(tree: object) -> set[str]:
        if isinstance(tree, dict):
            return set(tree).union(*(keys(value) for value in tree.values()))
        return set().union(*(keys(one) for one in tree)) if isinstance(tree, list) else set()

    found = set().union(*(keys(json.loads(load(one.name).text)["rules"]) for one in available()))
    assert found <= set(RULE_WORDS)
    assert not [words for words in RULE_WORDS.values() if words.isascii()]
