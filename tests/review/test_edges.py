"""Reviews on the day before their limits, on them and after; two sheets of one record; what cannot be is refused."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.review.opinions import OpinionSaid
from tests.compulsory import compulsory

from .conftest import HEAD, LEADER, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Queue


def wrong(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(Unfilled) as unfilled:
        act()
    return unfilled.value.fields


# — days at their edge —


@pytest.mark.parametrize(
    ("day", "late"),
    [("2026-11-17", []), ("2026-11-18", []), ("2026-11-19", ["工作机构审查晚于期限 1 个工作日"])],
)
def test_an_opinion_about_the_last_day_of_its_step(
    found: Callable[[str], Queue], day: str, late: list[str]
) -> None:
    queue = found("taierzhuang")
    review = queue.entered(form="区政府网站")
    queue.sign(review, "已填写", day="2026-11-17")
    assert queue.view(review).limits[0].due == "2026-11-18"
    queue.sign(review, "同意公开", day=day)
    assert queue.flags(review) == late


@pytest.mark.parametrize(
    ("asked", "late"), [("2026-09-21", False), ("2026-09-22", False), ("2026-09-23", True)]
)
def test_a_referral_about_its_last_day(queue: Queue, asked: str, late: bool) -> None:
    """Ten working days after 9 September 2026; Sunday the 20th is worked."""
    review = referred(queue, asked)
    assert queue.flags(review) == (["报审晚于期限 10 个工作日"] if late else [])


@pytest.mark.parametrize(
    ("answered", "late"), [("2026-09-27", False), ("2026-09-28", False), ("2026-09-29", True)]
)
def test_an_answer_to_a_referral_about_its_last_day(queue: Queue, answered: str, late: bool) -> None:
    review = referred(queue, "2026-09-14")
    queue.do(review, "answered", conclusion="不属于国家秘密", day=answered)
    assert queue.flags(review) == (["报审答复晚于期限 10 个工作日"] if late else [])


def referred(queue: Queue, asked: str) -> int:
    item = queue.enter(formed="2026-09-01")
    queue.hand_in(item, day="2026-09-07")
    review = queue.desk.reviews.of_subject(item)
    queue.sign(review, day="2026-09-08")
    queue.sign(review, "不能确定，报审", day="2026-09-09")
    (kind, _) = queue.acts(review)["escalate"].form.column("kind").choices
    queue.do(review, "escalate", kind=kind, to="省保密局", what="请示", day=asked)
    return review


def test_an_act_is_taken_on_the_day_it_answers_and_not_the_day_before(queue: Queue) -> None:
    review = queue.entered()
    assert (
        "早于送审日期 2026-11-16"
        in wrong(lambda: queue.do(review, "return", why="缺附件", day="2026-11-15"))["day"]
    )
    queue.do(review, "return", why="缺附件", day="2026-11-16")
    queue.do(review, "resubmit", how="已补", day="2026-11-16")
    queue.sign(review, day="2026-11-17")
    queue.sign(review, "不能确定，报审", day="2026-11-17")
    (kind, _) = queue.acts(review)["escalate"].form.column("kind").choices
    queue.do(review, "escalate", kind=kind, to="省保密局", what="请示", day="2026-11-18")
    said = {"conclusion": "不属于国家秘密"}
    early = wrong(lambda: queue.do(review, "answered", day="2026-11-17", **said))
    assert early == {"day": "日期早于报审日期 2026-11-18"}
    queue.do(review, "answered", day="2026-11-18", **said)


# — in whatever order it is entered —


def test_a_review_ends_with_its_latest_opinion_though_an_earlier_one_was_entered_last(queue: Queue) -> None:
    item = queue.enter(form="政府网站")
    queue.hand_in(item)
    review = queue.desk.reviews.of_subject(item)
    queue.sign(review, day="2026-11-19")
    queue.sign(review, day="2026-11-17", reason="纸面上先签")
    queue.sign(review, day="2026-11-18", reason="纸面上先签")
    assert queue.view(review).case.closed == "2026-11-19"
    assert queue.desk.register.view(item, TODAY).case.fields["reviewed"] == "2026-11-19"


def test_an_opinion_that_was_given_anew_no_longer_says_when_the_review_ended(queue: Queue) -> None:
    item = queue.enter(form="政府网站")
    queue.hand_in(item)
    review = queue.desk.reviews.of_subject(item)
    queue.sign(review, day="2026-11-20")
    queue.sign(review, "同意公开", step="content", who=HEAD, day="2026-11-17", reason="改签")
    queue.sign(review, day="2026-11-18")
    queue.sign(review, day="2026-11-19")
    assert queue.view(review).case.closed == "2026-11-19"


def test_the_turn_comes_when_the_last_opinion_before_it_was_given(found: Callable[[str], Queue]) -> None:
    queue = found("taian-jiaoyu")
    review = queue.entered(form="政府网站")
    queue.sign(review, day="2026-11-19")
    queue.sign(review, day="2026-11-17", reason="纸面上先签")
    assert queue.view(review).record.turn == "2026-11-19"


@pytest.mark.parametrize("days", [("2026-09-08", "2026-09-15"), ("2026-09-15", "2026-09-08")])
def test_a_matter_is_to_be_referred_from_the_first_day_it_was_undecided(
    queue: Queue, days: tuple[str, str]
) -> None:
    item = queue.enter(formed="2026-09-01")
    queue.hand_in(item, day="2026-09-07")
    review = queue.desk.reviews.of_subject(item)
    queue.sign(review, day="2026-09-08")
    for day in days:
        queue.sign(review, "不能确定，报审", day=day, reason="照纸面登记")
    kind = queue.acts(review)["escalate"].form.column("kind").choices[0]
    queue.do(review, "escalate", kind=kind, to="省保密局", what="请示", day="2026-09-22")
    assert "报审晚于期限 10 个工作日" in queue.flags(review)


def test_what_is_asked_again_after_an_answer_is_not_late_since_nobody_was_undecided_meanwhile(
    queue: Queue,
) -> None:
    review = referred(queue, "2026-09-14")
    queue.do(review, "answered", conclusion="可以公开", day="2026-09-18")
    kind = queue.acts(review)["escalate"].form.column("kind").choices[0]
    queue.do(review, "escalate", kind=kind, to="省保密局", what="再请示", day="2026-11-02")
    assert queue.flags(review) == []


# — more than one —


def test_of_two_sheets_of_one_item_only_the_newer_says_where_the_paper_is(queue: Queue) -> None:
    item = queue.enter()
    old, new = queue.print(item), queue.print(item)
    review = queue.desk.reviews.of_subject(item)
    sheets = Sheets(queue.desk.records)

    def paper() -> tuple[str, str, str]:
        known = queue.view(review).record
        return known.sheet, known.out_to, known.back

    assert paper()[0] == new
    sheets.handed(new, LEADER, TODAY, actor=queue.actor)
    for act in (
        lambda: sheets.handed(old, "钟科长", TODAY, actor=queue.actor),
        lambda: sheets.returned(old, TODAY, actor=queue.actor),
        lambda: sheets.dropped(old, "重印了", TODAY, actor=queue.actor),
    ):
        act()
        assert paper() == (new, LEADER, "")
    sheets.returned(new, TODAY, actor=queue.actor)
    assert paper() == (new, LEADER, TODAY.isoformat())
    sheets.dropped(new, "污损", TODAY, actor=queue.actor)
    assert paper() == ("", "", "")


def test_two_reviews_of_two_items_on_one_sheet_each_have_their_opinion(queue: Queue) -> None:
    one, two = queue.entered("甲"), queue.entered("乙")
    done = queue.record(
        queue.said(one), queue.said(two), OpinionSaid(999, "content", "同意", "张三", "2026-11-17")
    )
    assert done.done == (one, two)
    assert [number for number, _ in done.left] == [999]


# — what cannot be —


def test_an_opinion_on_a_step_that_is_not_in_the_chain_is_refused(found: Callable[[str], Queue]) -> None:
    queue = found("gansu-zhijiao")
    review = queue.entered(form=queue.desk.office.rules.channels[0].title)
    other = next(step for step in queue.desk.office.rules.steps if step.key == "main")
    with pytest.raises(Refused, match="没有“主要领导审批”这一环节"):
        queue.record(
            queue.said(review, other.passing[0], step="main", who="张三", grounds="属于应当公开的内容")
        )
    with pytest.raises(Refused, match="没有审查环节“没有的”"):
        queue.record(queue.said(review, "", step="没有的", who="张三"))
    assert queue.view(review).record.said == ()


def test_what_was_never_declassified_cannot_be_put_on_file_and_not_before_the_day_it_was(
    found: Callable[[str], Queue],
) -> None:
    queue = found("taierzhuang")
    review = queue.entered("代称：丙类情况", form="区政府网站")
    with pytest.raises(Refused, match="现在不能做这一步"):
        queue.desk.reviews.perform(review, "filed", {"with": "区保密局"}, actor=queue.actor, today=TODAY)
    told = {"manner": "提前解密", "checked_with": "原定密机关", "by": "柳审查", "noted": "保密室"}
    queue.do(review, "declassify", day="2026-11-18", **told)
    assert wrong(lambda: queue.do(review, "filed", day="2026-11-17")) == {
        "day": "日期早于解密登记的 2026-11-18"
    }
    assert wrong(lambda: queue.do(review, "filed", day="2026-11-18", **{"with": ""})).keys() == {"with"}
    queue.do(review, "filed", day="2026-11-18")


def test_a_review_that_is_none_and_one_that_is_over_take_no_opinion(queue: Queue) -> None:
    review = queue.entered()
    with pytest.raises(Refused, match="没有 #999 这件审查"):
        queue.record(OpinionSaid(999, "content", "同意", "张三", "2026-11-17"))
    said = queue.said(review)
    queue.do(review, "withdraw", why="误送")
    with pytest.raises(Refused, match="不能再登记意见"):
        queue.record(said)


COMPULSORY = {
    "withdraw": {"day", "why"},
    "return": {"day", "why"},
    "resubmit": {"day", "how"},
    "escalate": {"day", "kind", "to", "what"},
    "answered": {"day", "conclusion"},
    "partial": {"day", "hidden", "why", "agreed"},
    "declassify": {"day", "manner", "checked_with", "by"},
    "filed": {"day", "with"},
    "reopen": {"day", "why"},
}
"""Without what no act of a review can be recorded."""


def test_what_every_act_cannot_do_without_is_asked_for(found: Callable[[str], Queue]) -> None:
    queue, asked = found("taierzhuang"), dict[str, set[str]]()

    def look(review: int) -> None:
        for act in queue.view(review).acts:
            if act.key in COMPULSORY and act.key not in asked:
                do = partial(queue.desk.reviews.perform, review, act.key, actor=queue.actor, today=TODAY)
                asked[act.key] = compulsory(act, do)

    review = queue.entered("代称：丙类情况", form="区政府网站")
    look(review)
    queue.do(review, "return", why="缺附件", day="2026-11-16")
    look(review)
    queue.do(review, "resubmit", how="已补", day="2026-11-16")
    told = {"manner": "提前解密", "checked_with": "原定密机关", "by": "柳审查", "noted": "保密室"}
    queue.do(review, "declassify", day="2026-11-17", **told)
    look(review)
    queue.do(review, "filed", day="2026-11-17")
    queue.sign(review, "已填写", day="2026-11-17")
    queue.sign(review, "不能确定，报审", day="2026-11-17")
    look(review)
    act = queue.acts(review)["escalate"]
    queue.do(review, "escalate", kind=act.form.column("kind").choices[0], to="区保密局", what="请示")
    look(review)
    other = queue.entered("另一件", form="区政府网站")
    queue.approve(other)
    look(other)
    assert asked == COMPULSORY


def test_a_panel_tells_of_nothing_that_did_not_happen(queue: Queue) -> None:
    def titles() -> list[str]:
        return [section.title for section in queue.view(review).sections]

    review = queue.entered()
    assert not {"退回", "报审", "区分处理", "解密", "与规定不符"} & set(titles())
    queue.do(review, "return", why="缺附件", day="2026-11-17")
    assert "退回" in titles()
    queue.do(review, "resubmit", how="已补", day="2026-11-18")
    assert "退回" not in titles()


def test_what_a_step_may_be_told_and_was_not_is_not_kept(found: Callable[[str], Queue]) -> None:
    queue = found("weichang-dangan")
    review = queue.entered(form=queue.desk.office.rules.channels[0].title)
    queue.sign(review, grounds="属于应当公开的内容")
    assert queue.view(review).record.said[0].more == {}
    other = queue.entered("另一件", form=queue.desk.office.rules.channels[0].title)
    ask = queue.desk.office.rules.steps[0].asks[0]
    queue.record(replace(queue.said(other, grounds="属于应当公开的内容"), more={ask.key: ask.choices[0]}))
    assert queue.view(other).record.said[0].more == {ask.title: ask.choices[0]}
