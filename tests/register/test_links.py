"""Ties between items, the end of validity, and what they ask for next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused, Unfilled

if TYPE_CHECKING:
    from .conftest import Clerk


def out(clerk: Clerk, title: str, **more: object) -> int:
    item = clerk.enter(title, **more)
    clerk.approve(item)
    clerk.publish(item)
    return item


def lines(clerk: Clerk, item: int) -> list[tuple[str, int]]:
    sections = {section.title: section.lines for section in clerk.view(item).sections}
    return [(line.text, line.record) for line in sections.get("关联文件", ())]


def test_a_tie_is_shown_on_both_sides(clerk: Clerk) -> None:
    old, new = out(clerk, "旧办法"), clerk.enter("新办法")
    clerk.do(new, "link", kind="修改", other=str(clerk.view(old).case.fields["index_no"]))
    assert lines(clerk, new) == [("本件修改“旧办法”", old)]
    assert lines(clerk, old) == [("本件被“新办法”修改", new)]
    assert clerk.view(new).timeline[-1].text == f"关联：本件修改 #{old}"
    assert clerk.view(old).timeline[-1].text == f"#{new} 修改本件"


def test_what_is_repealed_is_offered_to_lapse(clerk: Clerk) -> None:
    old, new = out(clerk, "旧办法"), clerk.enter("新办法")
    assert not next(act for act in clerk.view(old).acts if act.key == "lapse").primary
    clerk.do(new, "link", kind="废止", other=f"#{old}")
    assert clerk.view(old).status.words == "已公开"
    lapse = clerk.view(old).acts[0]
    assert (lapse.key, lapse.defaults["why"]) == ("lapse", f"被 #{new} 废止")


def test_repealing_and_lapsing_are_one_act_when_asked(clerk: Clerk) -> None:
    old, new = out(clerk, "旧办法"), clerk.enter("新办法", doc_no="教字〔2026〕9号")
    clerk.do(new, "link", kind="替代", other=f"#{old}", lapse=True)
    assert clerk.view(old).status.words == "待下架"
    assert "信息失效：被“教字〔2026〕9号”替代" in [entry.text for entry in clerk.view(old).timeline]
    clerk.desk.undo_last(clerk.actor)
    assert (clerk.view(old).status.words, lines(clerk, old), lines(clerk, new)) == ("已公开", [], [])


@pytest.mark.parametrize("number", ["#999", "没有这个号"])
def test_a_tie_to_nothing_is_refused(clerk: Clerk, number: str) -> None:
    item = clerk.enter()
    with pytest.raises(Refused, match="信息登记里没有"):
        clerk.do(item, "link", kind="修改", other=number)


def test_ties_that_make_no_sense_are_refused(clerk: Clerk) -> None:
    old, new = clerk.enter("旧办法"), clerk.enter("新办法")
    with pytest.raises(Unfilled, match="自己"):
        clerk.do(new, "link", kind="修改", other=f"#{new}")
    with pytest.raises(Unfilled, match="才会使那一件失效"):
        clerk.do(new, "link", kind="解读", other=f"#{old}", lapse=True)
    clerk.do(new, "link", kind="修改", other=f"#{old}")
    with pytest.raises(Refused, match="已经登记过"):
        clerk.do(new, "link", kind="修改", other=f"#{old}")
    clerk.do(old, "void", why="重复登记")
    with pytest.raises(Refused, match="已经作废"):
        clerk.do(new, "link", kind="解读", other=f"#{old}")


def test_a_tie_to_a_person_is_none(clerk: Clerk) -> None:
    item = clerk.enter()
    with pytest.raises(Refused, match="信息登记里没有"):
        clerk.do(item, "link", kind="修改", other=f"#{clerk.actor}")


def test_the_end_of_validity_is_told_ahead_and_then_offered(clerk: Clerk) -> None:
    soon = out(clerk, "暂行办法", valid_until="2026-12-10")
    assert "有效期至 2026-12-10，还有 20 天" in clerk.told(soon)
    assert clerk.row(soon)["valid_until"] == "2026-12-10"
    over = out(clerk, "试行办法", valid_until="2026-11-18")
    assert "有效期至 2026-11-18，已过 2 天" in clerk.told(over)
    lapse = clerk.view(over).acts[0]
    assert (lapse.key, lapse.defaults["why"]) == ("lapse", "有效期届满")
    clerk.do(over, "lapse")
    assert clerk.view(over).status.words == "待下架"
    assert not any("有效期至" in line for line in clerk.told(over))


def test_validity_is_renewed_with_its_grounds(clerk: Clerk) -> None:
    item = out(clerk, "试行办法", valid_until="2026-11-18")
    with pytest.raises(Unfilled, match="晚于现在"):
        clerk.do(item, "renew_validity", valid_until="2026-11-01", why="误")
    clerk.do(item, "renew_validity", valid_until="2028-11-18", why="区政府同意延长两年")
    view = clerk.view(item)
    assert view.case.fields["valid_until"] == "2028-11-18"
    assert view.timeline[-1].text == "有效期延长到 2028-11-18：区政府同意延长两年"
    assert not view.acts[0].primary
