"""A draft that nobody has signed yet is registered and reviewed; its time begins with the signature (B12, B14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .conftest import Clerk


def draft(clerk: Clerk) -> int:
    """A draft without a day of formation, every approval given."""
    item = clerk.enter("校园安全检查办法（草案）", formed="")
    clerk.do(item, "amend", form=clerk.desk.office.rules.channels[0].title)
    clerk.approve(item)
    return item


def test_review_goes_on_without_a_day_of_formation_and_no_time_runs(every: Clerk) -> None:
    """五·15–16：领导签发即形成政府信息，签发日期为生成日期。"""
    item = draft(every)
    view = every.view(item)
    assert (view.status.words, view.case.now.due, view.deadline) == ("待签发", "", None)
    assert (view.acts[0].key, view.acts[0].title) == ("sign", "登记签发")
    publish = next(act for act in view.acts if act.key == "publish")
    assert (publish.primary, "还没有签发" in publish.note) == (False, True)


def test_the_clock_starts_with_the_signature_and_the_review_stands(every: Clerk) -> None:
    item = draft(every)
    every.do(item, "sign", day="2026-11-18")
    view = every.view(item)
    assert (view.status.words, view.case.fields["formed"], view.case.now.due) == (
        "待公开",
        "2026-11-18",
        "2026-12-16",
    )
    assert "sign" not in every.keys(item)
    assert view.timeline[-1].text.startswith("签发，生成日期 2026-11-18") or any(
        entry.text.startswith("签发，生成日期 2026-11-18") for entry in view.timeline
    )


def test_the_index_number_is_that_of_the_month_in_which_it_was_signed(every: Clerk) -> None:
    item = draft(every)
    assert not every.view(item).case.fields.get("index_no")
    every.do(item, "sign", day="2026-10-30")
    number = every.desk.office.next_number("index_no", every.desk.today())
    assert bool(every.view(item).case.fields.get("index_no")) == bool(number)
    assert not number or "202610" in every.view(item).case.fields["index_no"].replace("-", "").replace(
        "/", ""
    )


def test_a_draft_made_public_unsigned_is_flagged(every: Clerk) -> None:
    item = draft(every)
    every.publish(item)
    (flag,) = (one for one in every.view(item).breaches if "签发" in one.text)
    assert flag.text == "还没有签发（没有生成日期）就公开"
    wanted = "第十六条" if every.desk.office.rules.name == "weichang-dangan" else "条"
    assert wanted in flag.article


def test_a_day_filled_in_later_is_a_signature_too(every: Clerk) -> None:
    item = draft(every)
    every.do(item, "amend", formed="2026-11-18")
    assert every.view(item).case.now.due == "2026-12-16"
