from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.office.chain import Verdict, chain_of, progress, skipped
from gongkai_desktop.office.loader import load

LAW, OFFICE = load("tiaoli", {"review_steps": 4}), load("taierzhuang")
FILLED, AGREED, REFUSED = ("fill", "已填写"), ("office", "同意公开"), ("office", "不同意公开")
UNSURE, YES, NO = ("office", "不能确定，报审"), ("leader", "同意"), ("leader", "不同意")


@pytest.mark.parametrize(
    ("given_opinions", "verdict", "following"),
    [
        ([], Verdict.RUNNING, "fill"),
        ([FILLED], Verdict.RUNNING, "office"),
        ([FILLED, AGREED], Verdict.RUNNING, "leader"),
        ([FILLED, AGREED, YES], Verdict.OPEN, None),
        ([FILLED, REFUSED], Verdict.RUNNING, "leader"),
        ([FILLED, AGREED, NO], Verdict.RUNNING, "office"),
        ([FILLED, REFUSED, NO], Verdict.CLOSED, None),
        ([FILLED, REFUSED, YES], Verdict.RUNNING, "office"),
        ([FILLED, REFUSED, YES, AGREED], Verdict.RUNNING, "leader"),
        ([FILLED, REFUSED, YES, AGREED, YES], Verdict.OPEN, None),
        ([FILLED, UNSURE], Verdict.RUNNING, "office"),
        ([FILLED, UNSURE, AGREED, YES], Verdict.OPEN, None),
        ([FILLED, AGREED, YES, REFUSED], Verdict.RUNNING, "leader"),
        ([AGREED, YES], Verdict.RUNNING, "fill"),
        ([("unknown", "同意"), FILLED], Verdict.RUNNING, "office"),
    ],
)
def test_the_leader_decides_with_the_reviewing_body_or_sends_it_back(
    given_opinions: list[tuple[str, str]], verdict: Verdict, following: str | None
) -> None:
    found = progress(OFFICE.steps, given_opinions)
    assert (found.verdict, found.next.key if found.next else None) == (verdict, following)


def test_a_step_sent_back_and_one_waiting_outside_say_so() -> None:
    assert progress(OFFICE.steps, [FILLED, REFUSED, YES]).returned
    assert progress(OFFICE.steps, [FILLED, AGREED, NO]).returned
    assert progress(OFFICE.steps, [FILLED, UNSURE]).held
    later = progress(OFFICE.steps, [FILLED, UNSURE, AGREED])
    assert not later.held and not later.returned


def test_a_secrecy_refusal_ends_the_chain_of_the_law() -> None:
    given_opinions = [("draft", "建议公开"), ("content", "同意公开"), ("secrecy", "不得公开")]
    found = progress(LAW.steps, given_opinions)
    assert (found.verdict, found.next) == (Verdict.CLOSED, None)


def test_a_doubt_from_below_closes_only_after_all_have_spoken() -> None:
    doubts = [("draft", "建议公开"), ("content", "不同意公开"), ("secrecy", "可以公开")]
    assert progress(LAW.steps, doubts).verdict is Verdict.RUNNING
    assert progress(LAW.steps, [*doubts, ("release", "同意公开")]).verdict is Verdict.CLOSED


def test_a_recommendation_may_be_decided_otherwise() -> None:
    advised = [("draft", "建议不公开"), ("content", "同意公开"), ("secrecy", "可以公开")]
    assert progress(LAW.steps, [*advised, ("release", "同意公开")]).verdict is Verdict.OPEN
    assert progress(LAW.steps, [*advised, ("release", "不同意公开")]).verdict is Verdict.CLOSED


def test_major_information_has_one_more_approval_and_withheld_none() -> None:
    rules = load("tiaoli", {"major_approval": "第一责任人"})
    assert chain_of(rules, "主动公开", major=True)[-1].key == "major"
    assert chain_of(rules, "主动公开", major=False)[-1].key == "release"
    assert chain_of(rules, "不予公开", major=True) == ()


def test_what_was_passed_over_can_be_named() -> None:
    leader = OFFICE.steps[2]
    assert [step.key for step in skipped(OFFICE.steps, [FILLED], leader)] == ["office"]
    assert skipped(OFFICE.steps, [FILLED, AGREED], leader) == ()


OPINIONS = [(step.key, opinion) for step in OFFICE.steps for opinion in step.opinions]


@given(st.lists(st.sampled_from(OPINIONS), max_size=12))
def test_an_item_is_open_only_when_every_step_stands_and_agreed(
    given_opinions: list[tuple[str, str]],
) -> None:
    found = progress(OFFICE.steps, given_opinions)
    if found.verdict is Verdict.OPEN:
        assert found.standing == (FILLED, AGREED, YES)
    assert (found.next is None) == (found.verdict is not Verdict.RUNNING)
    keys = [key for key, _ in found.standing]
    assert keys == sorted(set(keys), key=["fill", "office", "leader"].index)
