from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.office import events
from gongkai_desktop.office.code import code_warning
from gongkai_desktop.office.loader import keep_ruleset, load, ruleset_of
from gongkai_desktop.office.office import Office
from gongkai_desktop.records.event import Draft
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.days import Announcement, Correction
from gongkai_desktop.workdays.official import official
from tests.office.conftest import DAY, Founded


def test_a_founded_office_knows_itself(founded: Founded) -> None:
    profile, rules = founded.office.profile, load("tiaoli")
    assert (profile.name, profile.organ, profile.ruleset) == ("台儿庄区示例局", "行政机关", "tiaoli")
    assert profile.rules == rules.hash
    assert profile.switches == rules.chosen
    assert founded.office.rules == rules
    assert founded.records.events(profile.id)[0].rules == rules.hash


def test_where_no_office_was_founded_one_is_asked_for(tmp_path: Path) -> None:
    with Store.create(OfficeFolder(tmp_path)) as store, pytest.raises(Refused, match="还没有设立单位"):
        _ = Office(store).profile


def test_the_office_changes_its_particulars(founded: Founded) -> None:
    founded.remember(
        events.changed(
            founded.office.profile.id, DAY, {"name": " 新  局 ", "organ": "授权组织", "word": "新局"}
        )
    )
    profile = founded.office.profile
    assert (profile.name, profile.organ, profile.word) == ("新 局", "授权组织", "新局")


def test_where_its_answers_may_be_taken_is_among_its_particulars(founded: Founded) -> None:
    """条例第五十一条：复议机关一个或者两个、诉讼管辖法院，印在答复书的救济段。"""
    before = founded.store.one("SELECT settings FROM office")
    assert before is not None and "review_body" not in str(before[0]), (
        "an office that says nothing is as it was"
    )
    told = {
        "review_body": "台儿庄区人民政府",
        "other_review_body": "枣庄市司法局",
        "court": " 台儿庄区人民法院 ",
    }
    founded.remember(events.changed(founded.office.profile.id, DAY, told))
    profile = founded.office.profile
    assert (profile.review_body, profile.other_review_body) == ("台儿庄区人民政府", "枣庄市司法局")
    assert (profile.court, profile.review_site) == ("台儿庄区人民法院", "")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": "  "}, "单位全称"),
        ({"organ": "公司"}, "没有“公司”这类机关"),
        ({"numbering.index_no": "{year}"}, "流水号"),
        ({"numbering.colour": "{n}"}, "没有这个设置"),
        ({"colour": "红"}, "没有这个设置"),
    ],
)
def test_particulars_that_cannot_be_are_refused(changes: dict[str, str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        events.changed(1, DAY, changes)


def test_another_rule_set_holds_from_now_on_and_the_old_one_can_still_be_read(founded: Founded) -> None:
    before = founded.office.profile.rules
    strict = load("taierzhuang")
    keep_ruleset(founded.store, strict)
    founded.remember(events.ruleset_chosen(founded.office.profile.id, strict, DAY))
    assert founded.office.rules == strict
    assert founded.office.rules_of(before) == load("tiaoli")
    assert founded.office.rules_of("") == strict


def test_a_kept_rule_set_is_kept_once_and_reads_back_without_its_file(founded: Founded) -> None:
    rules = load("tiaoli", {"review_steps": 2})
    assert keep_ruleset(founded.store, rules) == keep_ruleset(founded.store, rules) == rules.hash
    assert founded.store.one("SELECT count(*) FROM ruleset WHERE hash = ?", (rules.hash,)) == (1,)
    assert ruleset_of(founded.store, rules.hash) == rules


def test_a_rule_set_tampered_with_in_the_database_is_refused(founded: Founded) -> None:
    digest = founded.office.profile.rules
    founded.store.execute("UPDATE ruleset SET text = replace(text, '20 个工作日', '90 个工作日')")
    with pytest.raises(Refused, match="被改动过"):
        ruleset_of(founded.store, digest)


def test_people_come_change_posts_leave_and_return(founded: Founded) -> None:
    founded.remember(events.person_added(DAY, "李  明", ["经办人", "审查员", "经办人"], "办公室"))
    founded.remember(events.person_added(DAY, "王芳"))
    lee, wang = founded.office.people()
    assert (lee.name, lee.posts, lee.department) == ("李 明", ("经办人", "审查员"), "办公室")
    founded.remember(events.person_changed(wang.id, DAY, posts=["审查员"], department="法规科"))
    founded.remember(events.person_left(lee.id, DAY))
    assert [person.name for person in founded.office.holders("审查员")] == ["王芳"]
    assert founded.office.person_name(lee.id) == "李 明"
    founded.remember(events.person_returned(lee.id, DAY), events.person_changed(lee.id, DAY, name="李明"))
    assert [person.name for person in founded.office.holders("审查员")] == ["李明", "王芳"]
    assert founded.office.person_name(0) == "系统"


@pytest.mark.parametrize(
    ("name", "posts", "said"), [(" ", (), "姓名"), ("李明", ("局长",), "没有“局长”这个岗位")]
)
def test_nobody_without_a_name_or_with_an_unknown_post(name: str, posts: tuple[str, ...], said: str) -> None:
    with pytest.raises(Refused, match=said):
        events.person_added(DAY, name, posts)


def test_a_persons_name_never_stands_in_the_head_of_an_event(founded: Founded) -> None:
    founded.remember(events.person_added(DAY, "䶮㛃"))
    rows = founded.store.rows("SELECT stream, kind, day, at, actor, act, touches FROM event")
    assert "䶮㛃" not in str(rows)


def test_departments_are_listed_in_their_order_with_the_closed_ones_last(founded: Founded) -> None:
    for place, name in enumerate(["办公室", "法规科", "财务科"]):
        among = founded.office.departments()
        founded.remember(events.department_added(DAY, name, among=among, sort=-place))
    by_name = {one.name: one.id for one in founded.office.departments()}
    founded.remember(events.department_closed(by_name["财务科"], DAY))
    founded.remember(events.department_changed(by_name["办公室"], DAY, name="综合办", sort=-9))
    assert [(one.name, one.active) for one in founded.office.departments()] == [
        ("综合办", True), ("法规科", True), ("财务科", False),
    ]  # fmt: skip


def test_two_departments_of_one_name_are_refused(founded: Founded) -> None:
    founded.remember(events.department_added(DAY, "办公室"), events.department_added(DAY, "法规科"))
    office, law = founded.office.departments()
    with pytest.raises(Refused, match=f"#{office.id}"):
        events.department_added(DAY, " 办公室 ", among=(office, law))
    with pytest.raises(Refused, match=f"#{office.id}"):
        events.department_changed(law.id, DAY, name="办公室", among=(office, law))
    assert events.department_changed(law.id, DAY, name="法规科", among=(office, law)).body == {
        "name": "法规科"
    }


NOTICE = Announcement(
    2027, (date(2027, 1, 1), date(2027, 1, 4)), (date(2027, 1, 9),),
    {date(2027, 1, 1): "元旦", date(2027, 1, 4): "元旦", date(2027, 1, 9): "元旦"}, ("春节",),
)  # fmt: skip
OWN = Correction(date(2026, 3, 2), working=False, reason="停电，区政府通知")


def test_notices_and_corrections_make_the_office_calendar(founded: Founded) -> None:
    assert founded.office.calendar.record is None
    assert founded.office.workdays is official()
    founded.remember(events.calendar_announced(None, DAY, NOTICE))
    record = founded.office.calendar.record
    founded.remember(events.calendar_corrected(record, DAY, [OWN]))
    calendar = founded.office.workdays
    assert calendar.version == official().announce(NOTICE).corrected([OWN]).version
    assert not calendar.is_workday(date(2027, 1, 4)) and calendar.is_workday(date(2027, 1, 9))
    assert calendar.note(OWN.day) == OWN.reason
    assert founded.office.calendar.record == record


def test_the_calendar_stays_the_same_object_until_it_changes(founded: Founded) -> None:
    founded.remember(events.calendar_corrected(None, DAY, [OWN]))
    first = founded.office.workdays
    founded.remember(events.person_added(DAY, "李明"))
    assert founded.office.workdays is first
    later = Correction(date(2026, 3, 3), working=False, reason="同上")
    founded.remember(events.calendar_corrected(founded.office.calendar.record, DAY, [later]))
    assert founded.office.workdays is not first


def test_a_correction_taken_back_is_gone_from_the_calendar(founded: Founded) -> None:
    changed = founded.remember(events.calendar_corrected(None, DAY, [OWN]))
    founded.records.undo(changed.act, actor=0, reason="登记有误")
    assert founded.office.workdays == official()


def test_a_correction_without_a_reason_is_refused() -> None:
    with pytest.raises(Refused, match="2026-03-02 的调整没有写理由"):
        events.calendar_corrected(None, DAY, [Correction(date(2026, 3, 2), working=False, reason=" ")])


def test_the_office_sees_inside_a_transaction_what_was_just_written(founded: Founded) -> None:
    with pytest.raises(ZeroDivisionError), founded.store.atomic():
        founded.remember(events.calendar_corrected(None, DAY, [OWN]))
        assert not founded.office.workdays.is_workday(OWN.day)
        raise ZeroDivisionError
    founded.office.refresh()
    assert founded.office.workdays.is_workday(OWN.day)


def test_another_connection_sees_changes_after_a_refresh(founded: Founded) -> None:
    with Store.open(founded.store.folder, writing=False) as store:
        reading = Office(store)
        assert reading.people() == ()
        founded.remember(events.person_added(DAY, "李明"))
        reading.refresh()
        assert [person.name for person in reading.people()] == ["李明"]


def test_everything_survives_a_replay_and_the_chain_holds(founded: Founded) -> None:
    office = founded.office.profile.id
    founded.remember(
        events.changed(office, DAY, {"code": "11341702486344515H"}),
        events.person_added(DAY, "李明", ["经办人"]),
        events.department_added(DAY, "办公室"),
        events.calendar_corrected(None, DAY, [OWN]),
    )
    before = founded.office.profile, founded.office.people(), founded.office.departments()
    assert founded.records.verify() == []
    founded.records.reproject()
    founded.office.refresh()
    assert (founded.office.profile, founded.office.people(), founded.office.departments()) == before
    assert code_warning(founded.office.profile.code) == ""


def test_a_purged_name_leaves_the_person_without_one(founded: Founded) -> None:
    changed = founded.remember(events.person_added(DAY, "李明", ["经办人"]))
    founded.records.purge([changed.act], actor=0, reason="误录")
    (person,) = founded.office.people()
    assert (person.name, person.posts) == ("", ())


def test_events_of_other_rooms_leave_the_office_as_it_is(founded: Founded) -> None:
    founded.remember(events.department_added(DAY, "办公室"))
    (department,) = founded.office.departments()
    founded.remember(
        Draft("person.added", DAY, {"name": "李明"}, touches=(department.id, founded.office.profile.id))
    )
    assert founded.office.departments() == (department,)
    assert founded.office.profile.name == "台儿庄区示例局"
