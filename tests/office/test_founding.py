"""An office begins in one go, or not at all; its rules may change later."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop import keeping
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.founding import Beginning, Founding, Newcomer, choose_rules
from gongkai_desktop.office.loader import available
from gongkai_desktop.office.numbering import next_example

CLERK = Newcomer("王芳", ("经办人", "审查员"), "办公室")
WHOLE = Beginning(
    name="甲县教育局",
    switches={"review_steps": 2},
    organ="授权组织",
    code="113",
    word="甲教",
    people=(CLERK, Newcomer("李强", ("分管领导",))),
    departments=("办公室", "财务科"),
)


def test_all_that_was_asked_is_remembered(tmp_path: Path) -> None:
    keeping.begin(tmp_path / "甲", WHOLE)
    with Desk.open(tmp_path / "甲", writing=True) as desk:
        profile, office = desk.office.profile, desk.office
        assert (profile.name, profile.organ, profile.code, profile.word) == (
            "甲县教育局",
            "授权组织",
            "113",
            "甲教",
        )
        assert office.rules.chosen["review_steps"] == 2
        assert [(one.name, one.sort) for one in office.departments()] == [("办公室", 1), ("财务科", 2)]
        assert [(one.name, one.posts) for one in office.people()] == [
            ("王芳", ("经办人", "审查员")), ("李强", ("分管领导",)),
        ]  # fmt: skip
        assert desk.actor() == office.people()[0].id
        assert desk.verify() == []


@pytest.mark.parametrize("name", [one.name for one in available()])
def test_every_ready_rule_set_can_be_the_start_and_be_chosen_later(tmp_path: Path, name: str) -> None:
    keeping.begin(tmp_path / "甲", Beginning("甲县教育局", ruleset=name))
    keeping.begin(tmp_path / "乙", WHOLE)
    with Desk.open(tmp_path / "甲", writing=False) as desk:
        assert desk.office.rules.name == name and desk.verify() == []
    with Desk.open(tmp_path / "乙", writing=True) as desk:
        choose_rules(desk.records, desk.office, name, {}, day=desk.today(), actor=desk.actor())
        assert desk.office.rules.name == name and desk.verify() == []


@pytest.mark.parametrize(
    ("beginning", "says"),
    [
        (Beginning(""), "单位全称"),
        (Beginning("甲", ruleset="没有这个"), "制度方案"),
        (Beginning("甲", switches={"review_steps": 9}), "1 到 4"),
        (Beginning("甲", people=(Newcomer("李强", ("分管领导",)),)), "经办人"),
        (Beginning("甲", people=(Newcomer("", ("经办人",)),)), "姓名"),
        (Beginning("甲", departments=("财务科", "财务科")), "财务科"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(tmp_path: Path, beginning: Beginning, says: str) -> None:
    with pytest.raises(Refused, match=says):
        keeping.begin(tmp_path / "甲", beginning)
    assert list(tmp_path.iterdir()) == []


def test_a_making_that_breaks_off_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Founding, log: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(Founding, "record", full)
    with pytest.raises(OSError, match="no space"):
        keeping.begin(tmp_path / "新" / "甲", WHOLE)
    assert not (tmp_path / "新" / "甲").exists()


def test_other_rules_hold_from_now_on_and_old_records_keep_theirs(tmp_path: Path) -> None:
    keeping.begin(tmp_path / "甲", WHOLE)
    with Desk.open(tmp_path / "甲", writing=True) as desk:
        today, actor = desk.today(), desk.actor()
        values = {
            "title": "通知",
            "formed": today.isoformat(),
            "department": "办公室",
            "attribute": "主动公开",
        }
        desk.register.enter(values, actor=actor, today=today)
        before = desk.office.profile.rules
        choose_rules(desk.records, desk.office, "tiaoli", {"review_steps": 4}, day=today, actor=actor)
        desk.register.enter({**values, "title": "公告"}, actor=actor, today=today)
        sql = (
            "SELECT DISTINCT r.hash FROM event e JOIN ruleset r ON r.id = e.rules"
            " WHERE e.kind LIKE 'item.%' ORDER BY e.id"
        )
        hashes = [str(one) for (one,) in desk.store.rows(sql)]
        assert hashes == [before, desk.office.profile.rules] and before != desk.office.profile.rules
        assert desk.office.rules.chosen["review_steps"] == 4
        assert desk.verify() == []


def test_rules_that_are_refused_change_nothing(tmp_path: Path) -> None:
    keeping.begin(tmp_path / "甲", WHOLE)
    with Desk.open(tmp_path / "甲", writing=True) as desk:
        before, rules = desk.records.head(), desk.records.rules
        with pytest.raises(Refused):
            choose_rules(desk.records, desk.office, "没有", {}, day=desk.today(), actor=desk.actor())
        assert (desk.records.head(), desk.records.rules) == (before, rules)


def test_the_next_number_is_shown_before_a_pattern_is_kept(tmp_path: Path) -> None:
    keeping.begin(tmp_path / "甲", WHOLE)
    with Desk.open(tmp_path / "甲", writing=False) as desk:
        day = desk.today()

        def example(text: str, word: str = "甲教") -> str:
            return next_example(desk.store, desk.office, "doc_no", text, code="113", word=word, day=day)

        assert example("") == f"甲教〔{day.year}〕1号"
        assert example("{code}-{n:03}") == "113-001"
        for text, word in (("没有流水号", "甲教"), ("{word}{n}", "")):
            with pytest.raises(ValueError, match="号"):
                example(text, word)
