"""Other organs are asked in time (D8, D14, 条例第十一条): who must be, by when, and whose silence does not do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongkai_desktop.cases.dues import Group
from gongkai_desktop.cases.query import Query

from .conftest import TODAY, Clerk

Open = Callable[[str], Clerk]
TOGETHER = "共同制作，本机关牵头"
SIGNED = "联合发文，本机关盖章署名"


def asked(clerk: Clerk, today: date) -> Group | None:
    return next((one for one in clerk.desk.agenda(today) if one.key == "unasked"), None)


def send(clerk: Clerk, item: int, **facts: object) -> int:
    letters = clerk.desk.letters
    values = {**letters.form(TODAY, [item]).defaults, "addressee": "区财政局", **facts}
    return letters.enter(values, actor=clerk.actor, today=TODAY, about=[item]).act


@pytest.mark.parametrize("source", [TOGETHER, SIGNED])
def test_d8_the_limit_to_send_the_letter_is_in_today_before_and_after_it_has_passed(
    taierzhuang: Clerk, source: str
) -> None:
    item = taierzhuang.enter("联合整治通告", formed="2026-11-17", source=source)
    for today, urgency in (
        (TODAY, "soon"),
        (date(2026, 11, 23), "soon"),
        (date(2026, 11, 24), "today"),
        (date(2026, 11, 25), "overdue"),
    ):
        group = asked(taierzhuang, today)
        assert group is not None
        assert [(line.record, line.due, line.urgency) for line in group.lines] == [
            (item, "2026-11-24", urgency)
        ]
        assert "《台儿庄区政府信息公开协调工作制度》（台政办字〔2020〕8号）第五条" in group.lines[0].text
        assert taierzhuang.desk.lists.ids(Query(view=group.view), today) == [item]
    ((title, strip),) = taierzhuang.view(item).further
    assert (title, strip.due, len(strip.days)) == ("发征求意见函", date(2026, 11, 24), 8)
    (day,) = [one for one in taierzhuang.desk.month(2026, 11, TODAY) if one.day == date(2026, 11, 24)]
    assert [(line.record, line.text) for line in day.due] == [(item, "征求其他机关意见的期限")]


def test_d8_information_that_concerns_another_organ_is_asked_about_too(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter("校车线路", formed="2026-11-17", other_organs="区交通局", form="区政府网站")
    group = asked(taierzhuang, TODAY)
    assert group is not None
    assert group.lines[0].due == "2026-11-24"
    assert any("涉及区交通局的信息，应在 2026-11-24 前书面征求" in text for text in taierzhuang.told(item))
    taierzhuang.approve(item)
    assert taierzhuang.view(item).status.words == "待征求意见"
    taierzhuang.publish(item)
    assert "涉及区交通局的信息，没有征求其他机关的意见就公开" in taierzhuang.flags(item)
    assert asked(taierzhuang, TODAY) is None


def test_a_letter_that_is_written_has_its_own_limit_and_one_taken_back_asks_nobody(
    taierzhuang: Clerk,
) -> None:
    item = taierzhuang.enter("联合整治通告", formed="2026-11-17", source=SIGNED)
    letter = send(taierzhuang, item, day="", reply_by="2026-12-31")
    assert asked(taierzhuang, TODAY) is None
    letters = taierzhuang.desk.letters
    assert letters.view(letter, TODAY).case.letter.due == "2026-11-24"
    letters.perform(
        letter, "withdraw", {"day": "2026-11-20", "why": "改发"}, actor=taierzhuang.actor, today=TODAY
    )
    assert asked(taierzhuang, TODAY) is not None


def test_asking_a_person_is_not_asking_the_organ_that_made_it_too(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter("联合整治通告", formed="2026-11-17", source=SIGNED)
    send(taierzhuang, item, kind="个人", addressee="王小明", day="2026-11-18")
    assert asked(taierzhuang, TODAY) is not None


def test_nobody_is_asked_about_what_is_not_to_be_published(taierzhuang: Clerk) -> None:
    taierzhuang.enter("联合会议纪要", source=SIGNED, attribute="依申请公开")
    assert asked(taierzhuang, TODAY) is None


@pytest.mark.parametrize("ruleset", ["taian-jiaoyu", "weichang-dangan", "tangshan-renshe", "gansu-zhijiao"])
def test_where_no_time_is_set_others_are_asked_before_the_day_it_must_be_public(
    office: Open, ruleset: str
) -> None:
    clerk = office(ruleset)
    item = clerk.enter("校车线路", other_organs="区交通局")
    group = asked(clerk, TODAY)
    assert group is not None
    assert [(line.record, line.due) for line in group.lines] == [(item, clerk.view(item).case.now.due)]


@pytest.mark.parametrize("source", [TOGETHER, SIGNED])
def test_d14_silence_is_no_consent_to_information_made_together(taierzhuang: Clerk, source: str) -> None:
    item = taierzhuang.enter("联合整治通告", formed="2026-10-09", source=source, form="区政府网站")
    taierzhuang.approve(item)
    letter = send(taierzhuang, item, day="2026-10-12", reply_by="2026-10-20")
    letters = taierzhuang.desk.letters
    assert letters.view(letter, TODAY).acts[0].key == "reply"
    assert not any(act.key == "publish" and act.primary for act in taierzhuang.view(item).acts)
    silent = next(act for act in letters.view(letter, TODAY).acts if act.key == "silent")
    assert "仍须征得书面同意" in silent.title
    assert "保密审查制度》（台政办字〔2020〕8号）第七条" in silent.note
    said = {"day": "2026-11-20"}
    letters.perform(letter, "silent", said, actor=taierzhuang.actor, today=TODAY)
    assert letters.view(letter, TODAY).status.words == "逾期未复"
    assert taierzhuang.view(item).status.words == "待对方复函"
    taierzhuang.publish(item)
    assert any("没有等到区财政局的意见就公开" in text for text in taierzhuang.flags(item))


def test_d14_a_letter_written_before_the_source_was_known_needs_the_word_in_writing_too(
    taierzhuang: Clerk,
) -> None:
    item = taierzhuang.enter("联合整治通告", formed="2026-10-09", form="区政府网站")
    taierzhuang.approve(item)
    letter = send(taierzhuang, item, day="2026-10-12", reply_by="2026-10-20")
    said = {"day": "2026-11-20"}
    taierzhuang.desk.letters.perform(letter, "silent", said, actor=taierzhuang.actor, today=TODAY)
    assert taierzhuang.view(item).status.words == "待公开"
    taierzhuang.do(item, "amend", source=TOGETHER)
    assert taierzhuang.view(item).status.words == "待对方复函"


def test_d11_silence_stays_consent_to_what_only_concerns_another_organ(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter("校车线路", formed="2026-10-09", other_organs="区交通局", form="区政府网站")
    taierzhuang.approve(item)
    send(taierzhuang, item, day="2026-10-12", reply_by="2026-10-20")
    assert any(act.key == "publish" and act.primary for act in taierzhuang.view(item).acts)
