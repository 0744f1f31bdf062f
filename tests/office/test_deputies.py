"""Standing in for someone who is away (双人备岗, B17): who may sign on which day."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.office import deputies, events
from gongkai_desktop.office.loader import keep_ruleset, load
from gongkai_desktop.office.people import Signer
from tests.compulsory import compulsory
from tests.office.conftest import DAY, Founded

LEADER = "分管领导"
TRIP = {"person": "李副主任", "post": LEADER, "stands_for": "王主任", "approved_by": "值班领导赵局"}


@pytest.fixture
def staffed(founded: Founded) -> Founded:
    founded.remember(
        events.person_added(DAY, "王主任", [LEADER]),
        events.person_added(DAY, "李副主任", ["科室负责人"], "办公室"),
        events.person_added(DAY, "张三", ["审查员"], "办公室"),
        events.person_added(DAY, "张三", ["联系人"], "财务科"),
    )
    return founded


def deputise(office: Founded, **values: object) -> int:
    """Enters the form and returns the event."""
    draft = deputies.deputised(office.office, {"day": DAY, **TRIP, **values}, today=DAY)
    return office.remember(draft).act


def names(office: Founded, day: str) -> list[tuple[str, bool]]:
    return [(one.name, one.deputy) for one in office.office.signers(LEADER, date.fromisoformat(day))]


def test_what_standing_in_cannot_do_without_is_asked_for(staffed: Founded) -> None:
    form = deputies.deputise_form(staffed.office, DAY)
    do = partial(deputies.deputised, staffed.office, today=DAY)
    assert compulsory(form, do) == {"day", "person", "post", "approved_by", "since"}


def test_the_holder_of_a_post_signs_for_it(staffed: Founded) -> None:
    assert names(staffed, "2026-02-10") == [("王主任", False)]
    assert staffed.office.signers("第一责任人", DAY) == ()


def test_a_head_of_department_signs_first_for_her_own(staffed: Founded) -> None:
    staffed.remember(events.person_added(DAY, "孙科长", ["科室负责人"], "财务科"))
    first = {one: staffed.office.signers("科室负责人", DAY, one)[0].name for one in ("办公室", "财务科", "")}
    assert first == {"办公室": "李副主任", "财务科": "孙科长", "": "李副主任"}


def test_a_deputy_signs_on_the_days_of_the_leave_and_on_no_other(staffed: Founded) -> None:
    deputise(staffed, since="2026-02-09", until="2026-02-11")
    assert names(staffed, "2026-02-08") == [("王主任", False)]
    assert names(staffed, "2026-02-09") == [("王主任", False), ("李副主任", True)]
    assert names(staffed, "2026-02-11") == [("王主任", False), ("李副主任", True)]
    assert names(staffed, "2026-02-12") == [("王主任", False)]
    deputy = staffed.office.signers(LEADER, date(2026, 2, 10))[1]
    assert isinstance(deputy, Signer) and deputy.approved_by == "值班领导赵局"


def test_without_a_last_day_it_holds_until_it_is_ended(staffed: Founded) -> None:
    deputise(staffed, since="2026-02-06")
    assert names(staffed, "2027-02-06")[1] == ("李副主任", True)
    person, given = deputies.standing(staffed.office, DAY)[0]
    assert (person.name, given.post, given.until) == ("李副主任", LEADER, "")
    values = {"day": DAY, "why": "王主任已回"}
    staffed.remember(deputies.ended(person, given, values, today=DAY))
    assert names(staffed, "2026-02-06") == [("王主任", False)]
    assert deputies.standing(staffed.office, DAY) == ()


def test_a_deputation_is_undone_like_anything_else(staffed: Founded) -> None:
    act = deputise(staffed, since="2026-02-06")
    staffed.records.undo_act(act, actor=0, reason="登记错了")
    assert names(staffed, "2026-02-06") == [("王主任", False)]


def test_a_deputy_who_left_no_longer_signs(staffed: Founded) -> None:
    deputise(staffed, since="2026-02-06")
    deputy = staffed.office.signers(LEADER, DAY)[1]
    staffed.remember(events.person_left(deputy.person, DAY))
    assert names(staffed, "2026-02-06") == [("王主任", False)]


def test_who_holds_the_post_and_stands_in_for_it_too_is_named_once(staffed: Founded) -> None:
    deputise(staffed, since="2026-02-06")
    deputy = staffed.office.signers(LEADER, DAY)[1]
    staffed.remember(events.person_changed(deputy.person, DAY, posts=[LEADER]))
    assert names(staffed, "2026-02-06") == [("王主任", False), ("李副主任", False)]


def test_two_of_one_name_are_told_apart_by_their_department(staffed: Founded) -> None:
    people = deputies.deputise_form(staffed.office, DAY).form.column("person").choices
    assert people == ("王主任", "李副主任", "张三（办公室）", "张三（财务科）")
    deputise(staffed, person="张三（财务科）", since="2026-02-06")
    assert staffed.office.signers(LEADER, DAY)[1].person == staffed.office.people()[3].id


def test_the_form_names_the_article_or_says_that_there_is_none(staffed: Founded) -> None:
    assert deputies.UNRULED in deputies.deputise_form(staffed.office, DAY).note
    rules = load("weichang-dangan")
    keep_ruleset(staffed.store, rules)
    staffed.remember(events.ruleset_chosen(staffed.office.profile.id, rules, DAY))
    form = deputies.deputise_form(staffed.office, DAY, person=staffed.office.people()[1].id)
    assert "应急处置制度" in form.note and form.defaults["person"] == "李副主任"
    assert "值班领导" in form.form.column("approved_by").help


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"since": "2026-02-09", "until": "2026-02-08"}, "早于"),
        ({"since": "2026-02-09", "person": "王主任", "post": "审查员"}, "不能代理自己"),
    ],
)
def test_what_cannot_be_is_refused(staffed: Founded, values: dict[str, object], why: str) -> None:
    with pytest.raises(Refused, match=why):
        deputise(staffed, **values)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"since": "2026-02-09", "approved_by": " "}, "approved_by"),
        ({"since": "哪天"}, "since"),
        ({"since": "2026-02-09", "post": "门卫"}, "post"),
        ({"since": "2026-02-09", "person": "王主任", "stands_for": ""}, "post"),
        ({"since": "2026-02-09", "day": "2026-02-07"}, "day"),
    ],
)
def test_what_is_filled_in_wrongly_is_named(staffed: Founded, values: dict[str, object], field: str) -> None:
    with pytest.raises(Unfilled) as unfilled:
        deputise(staffed, **values)
    assert list(unfilled.value.fields) == [field]
