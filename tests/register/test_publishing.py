"""Publication channel by channel: corrected, replaced, taken off; old ledgers' channels among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.register.incoming import imported

from .conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Clerk

SITE, NEWS = "政府网站", "政务新媒体"


def published(clerk: Clerk) -> int:
    item = clerk.enter()
    clerk.approve(item)
    clerk.do(item, "publish", day="2026-11-16", form=SITE, checked="李四", url="http://example.gov.cn/1")
    return item


def history(clerk: Clerk, **fields: str) -> int:
    known = {"attribute": "主动公开", "department": "办公室", "formed": "2019-03-01", "title": "旧通知"}
    return clerk.desk.records.append([imported(known | fields, TODAY)], actor=clerk.actor).act


def test_a_correction_keeps_the_publication_and_may_move_its_page(clerk: Clerk) -> None:
    item = published(clerk)
    clerk.do(item, "correct", channel=SITE, why="附件日期写错", checked="王五", url="http://example.gov.cn/2")
    view = clerk.view(item)
    assert (view.status.words, view.case.now.due) == ("已公开", "2026-11-30")
    assert (view.case.fields["url"], view.case.fields["published"]) == (
        "http://example.gov.cn/2",
        "2026-11-16",
    )
    assert view.timeline[-1].text == (
        "更正（政府网站）：附件日期写错（王五 核对），新网址 http://example.gov.cn/2"
    )


def test_what_went_out_reviewed_stays_so_when_its_attribute_changes(clerk: Clerk) -> None:
    item = published(clerk)
    clerk.do(item, "attribute", attribute="依申请公开", reason="年度检查后认为不宜主动公开")
    assert clerk.view(item).status.words == "待下架"
    assert not [text for text in clerk.flags(item) if "审查批准记录" in text]
    clerk.do(item, "remove", why="已从网站删除")
    assert clerk.flags(item) == []


def test_a_replacement_takes_its_new_file_along(clerk: Clerk, tmp_path: Path) -> None:
    item = published(clerk)
    new = tmp_path / "新版.txt"
    new.write_text("新版正文", encoding="utf-8")
    clerk.do(item, "replace", channel=SITE, why="换成盖章版", checked="王五", picture=str(new))
    (kept,) = clerk.view(item).attachments
    assert (kept.name, kept.event) == ("新版.txt", clerk.view(item).timeline[-1].event)


def test_taken_off_one_channel_it_stays_public_on_the_others(clerk: Clerk) -> None:
    item = published(clerk)
    clerk.do(item, "publish_more", form=NEWS, checked="李四")
    clerk.do(item, "withdraw", channel=SITE, why="栏目改版")
    view = clerk.view(item)
    assert (view.status.words, view.case.fields["form"]) == ("已公开", NEWS)
    assert any("2026-11-20 撤下：栏目改版" in line for line in clerk.told(item))


def test_taken_off_everywhere_it_can_be_published_again(clerk: Clerk) -> None:
    item = published(clerk)
    clerk.do(item, "publish_more", form=NEWS, checked="李四")
    clerk.do(item, "withdraw", channel="全部渠道", why="内容有误，更正后再发")
    assert clerk.view(item).status.words == "已下架"
    assert "withdraw" not in clerk.keys(item)
    again = next(act for act in clerk.view(item).acts if act.key == "publish")
    assert again.title == "重新公开"
    clerk.do(item, "publish", form=SITE, checked="李四")
    view = clerk.view(item)
    assert (view.status.words, view.breaches) == ("已公开", ())
    assert [one.channel for one in clerk.desk.register.state(item).live()] == [SITE]


def test_nothing_is_taken_off_before_it_was_put_on(clerk: Clerk) -> None:
    item = published(clerk)
    with pytest.raises(Unfilled, match="早于公开日期"):
        clerk.do(item, "withdraw", day="2026-11-02", channel=SITE, why="误")


def test_the_channel_of_an_old_ledger_can_be_taken_off_too(clerk: Clerk) -> None:
    item = history(clerk, published="2019-03-10", form="局网站、公开栏", url="http://old.example.cn")
    act = next(act for act in clerk.view(item).acts if act.key == "withdraw")
    assert act.form.column("channel").choices == ("局网站、公开栏", "全部渠道")
    clerk.do(item, "publish_more", form=NEWS, checked="李四")
    assert clerk.view(item).case.fields["published"] == "2019-03-10"
    clerk.do(item, "withdraw", channel="局网站、公开栏", why="旧网站关停")
    assert (clerk.view(item).status.words, clerk.view(item).case.fields["form"]) == ("已公开", NEWS)


def test_an_old_row_without_a_named_channel_has_one_all_the_same(clerk: Clerk) -> None:
    item = history(clerk, published="2019-03-10")
    clerk.do(item, "withdraw", channel="原有渠道", why="旧网站关停")
    assert clerk.view(item).status.words == "已下架"


def test_old_history_without_a_column_for_review_is_not_accused(clerk: Clerk) -> None:
    silent = history(clerk, published="2019-03-10", title="无此列")
    assert clerk.flags(silent) == []
    empty = history(clerk, published="2019-03-10", title="空着", review_conclusion="")
    assert clerk.flags(empty) == ["公开前没有完整的审查批准记录"]
    filled = history(clerk, published="2019-03-10", title="填了", review_conclusion="同意公开")
    assert clerk.flags(filled) == []


def test_the_address_of_a_recorded_publication_is_mended_by_correction(clerk: Clerk) -> None:
    item = published(clerk)
    amend = next(act for act in clerk.view(item).acts if act.key == "amend")
    assert {"url", "form", "site_column"}.isdisjoint(amend.form.keys)
    plain = clerk.enter("另一件")
    assert "url" in next(act for act in clerk.view(plain).acts if act.key == "amend").form.keys


def test_marked_text_and_marked_files_stay_out_of_every_act(clerk: Clerk, tmp_path: Path) -> None:
    item = published(clerk)
    with pytest.raises(Refused, match="国家秘密标志"):
        clerk.do(item, "withdraw", channel=SITE, why="误发机密★10年的附件")
    bad = tmp_path / "截图.txt"
    bad.write_text("机密★10年", encoding="utf-8")
    with pytest.raises(Refused, match="国家秘密标志"):
        clerk.do(item, "correct", channel=SITE, why="改字", checked="王五", picture=str(bad))
    assert clerk.view(item).attachments == ()
    assert len(clerk.view(item).timeline) == 6, "the refused acts left nothing"


def test_a_missing_picture_is_refused_before_anything_is_recorded(clerk: Clerk, tmp_path: Path) -> None:
    item = clerk.enter()
    with pytest.raises(Refused, match="没有文件"):
        clerk.do(item, "publish", form=SITE, checked="李四", picture=str(tmp_path / "没有.png"))
    assert clerk.view(item).case.fields.get("published", "") == ""


def test_undo_takes_back_a_channel_and_its_picture(clerk: Clerk, tmp_path: Path) -> None:
    item = published(clerk)
    page = tmp_path / "网页.txt"
    page.write_text("网页", encoding="utf-8")
    clerk.do(item, "publish_more", form=NEWS, checked="李四", picture=str(page))
    clerk.desk.undo_last(clerk.actor)
    assert clerk.view(item).case.fields["form"] == SITE
    assert clerk.view(item).attachments == ()


def test_a_state_secret_takes_no_file_along(clerk: Clerk, tmp_path: Path) -> None:
    item = clerk.enter("某事项", attribute="不予公开", withheld_reason="国家秘密")
    page = tmp_path / "网页.txt"
    page.write_text("网页", encoding="utf-8")
    acts = [act for act in clerk.view(item).acts if "picture" in act.form.keys]
    assert acts == []
    with pytest.raises(Refused, match="国家秘密不收附件"):
        clerk.desk.register.attach(item, page, actor=clerk.actor, today=TODAY)
    assert list((clerk.desk.folder.attachments).rglob("*.txt")) == []


def test_nobody_broke_a_rule_that_no_law_and_no_document_has(every: Clerk) -> None:
    """与规定不符 names an article of law, of a document, or what the office set; the program's own way is a note."""
    planned, other = (one.title for one in every.desk.office.rules.channels[:2])
    item = every.enter()
    every.do(item, "amend", form=planned)
    every.approve(item)
    every.do(item, "publish", form=other, checked="李四")
    view = every.view(item)
    told = {one.text: one.article for one in (*view.breaches, *view.case.now.notes)}
    assert f"在{other}公开，审查时的公开形式是{planned}" in told
    assert not [one for one in view.breaches if one.article.startswith("本软件")]
    assert all(one.article.startswith("本软件") for one in view.case.now.notes)
