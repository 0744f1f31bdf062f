"""The register's systems of office E (市人社局)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Unfilled

from ..conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from ..conftest import Clerk

PORTAL, PLATFORM = "局门户网站", "市政府政务公开平台、信用信息共享平台"
APP = "手机APP、微信公众号等新媒体平台"


def policy(clerk: Clerk) -> int:
    item = clerk.enter("关于调整失业保险金标准的通知", category="政策法规")
    clerk.approve(item)
    clerk.do(item, "publish", form=PLATFORM, checked="李四", url="http://example.gov.cn/1")
    return item


def test_e3_subjects_are_the_offices_own(renshe: Clerk) -> None:
    offered = renshe.desk.register.form(TODAY).form.column("category").choices
    assert {"政策法规", "政务服务事项", "行政执法"} <= set(offered)
    item = renshe.enter(category="工作动态")
    assert any(line.startswith("工作动态：") for line in renshe.told(item))


@pytest.mark.parametrize(
    ("title", "prompt"),
    [
        ("局长办公会会议纪要", "重点审查：重要会议、专题会议纪要，发言录音整理的文字材料"),
        ("三季度就业统计报表", "重点审查：月度、季度、年度等统计数据报表"),
        ("行政复议决定书（2026）3号", "重点审查：行政复议决定书"),
        ("关于开展技能培训的通知", ""),
    ],
)
def test_e7_five_kinds_are_looked_at_with_special_care(renshe: Clerk, title: str, prompt: str) -> None:
    item = renshe.enter(title)
    assert "；".join(flag.text for flag in renshe.view(item).case.prompts) == prompt
    renshe.approve(item)
    assert renshe.view(item).case.prompts == (), "it is read before the opinions, not after"


def test_e10_one_item_stands_on_several_channels(renshe: Clerk) -> None:
    item = policy(renshe)
    with pytest.raises(Unfilled, match="已经登记过"):
        renshe.do(item, "publish_more", form=PLATFORM, checked="李四")
    renshe.do(
        item, "publish_more", day="2026-11-20", form=PORTAL, checked="李四", url="http://example.gov.cn/2"
    )
    renshe.do(item, "publish_more", day="2026-11-20", form=APP, checked="李四")
    assert renshe.view(item).case.fields["form"] == "、".join((PLATFORM, PORTAL, APP))
    renshe.do(item, "withdraw", channel=APP, why="平台停用")
    assert renshe.view(item).case.fields["form"] == "、".join((PLATFORM, PORTAL))
    assert renshe.view(item).status.words == "已公开"


def test_e11_the_successor_of_a_dissolved_section_publishes(renshe: Clerk) -> None:
    item = renshe.enter(source="承接机构改革不再保留的室、单位", predecessor="原就业科")
    assert "原由原就业科负责，现由承接职责的本机关公开" in renshe.told(item)
    assert any("第二十条" in line for line in renshe.told(item))


def test_e12_ten_copies_of_a_policy_go_to_the_reading_points(renshe: Clerk, tmp_path: Path) -> None:
    item = policy(renshe)
    assert renshe.row(item)["owed"] == "移送查阅点"
    deliver = renshe.view(item).acts[0]
    assert (deliver.key, deliver.defaults["copies"], deliver.defaults["point"]) == (
        "deliver",
        "10",
        "市图书馆",
    )
    renshe.do(item, "deliver", copies="4", by="李四", receiver="图书馆王")
    second = renshe.view(item).acts[0]
    assert (second.defaults["copies"], second.defaults["point"]) == ("6", "市档案馆")
    renshe.do(item, "deliver", by="李四")
    assert renshe.row(item)["owed"] == ""
    slip = tmp_path / "回执.txt"
    slip.write_text("收到 4 份", encoding="utf-8")
    renshe.do(item, "receipt", picture=str(slip))
    told = renshe.told(item)
    assert any("市图书馆 4 份，李四 移交，图书馆王 接收，2026-11-20 收到回执" in line for line in told)
    assert any("市档案馆 6 份，李四 移交，未收到回执" in line for line in told)
    assert renshe.view(item).attachments[0].name == "回执.txt"


def test_e12_other_subjects_owe_no_copies_and_may_be_handed_over(renshe: Clerk) -> None:
    item = renshe.enter(category="工作动态")
    renshe.approve(item)
    renshe.do(item, "publish", checked="李四")
    assert renshe.row(item)["owed"] == ""
    renshe.do(item, "deliver", point="市档案馆", by="李四")
    assert any("市档案馆 1 份" in line for line in renshe.told(item)), "one copy unless said otherwise"
    with pytest.raises(Unfilled, match="份数"):
        renshe.do(item, "deliver", point="市档案馆", copies="0", by="李四")


def test_e13_twenty_working_days_from_formation(renshe: Clerk) -> None:
    view = renshe.view(renshe.enter(formed="2026-11-02"))
    assert view.case.now.due == "2026-11-30"
    assert view.deadline is not None
    assert "第二十二条" in view.deadline.citations[0]
