"""The register's systems of office B (县档案馆)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ..conftest import TODAY

if TYPE_CHECKING:
    from ..conftest import Clerk

WEBSITE, CATALOGUE = "主管部门指定的网站", "政府信息公开目录平台"


def checked(clerk: Clerk, item: int) -> tuple[str, ...]:
    publish = next(act for act in clerk.view(item).acts if act.key == "publish")
    return publish.form.column("checks").choices


def ready(clerk: Clerk, title: str = "关于开放档案的公告", **more: object) -> int:
    item = clerk.enter(title, **more)
    clerk.approve(item)
    return item


def test_b11_forbidden_contents_are_a_check_list(dangan: Clerk) -> None:
    item = ready(dangan)
    lines = checked(dangan, item)
    assert len(lines) == 9
    dangan.do(item, "publish", checked="李四", second="王五", checks=lines)
    assert dangan.flags(item) == []


def test_b11_what_was_not_checked_is_named(dangan: Clerk) -> None:
    item = ready(dangan)
    dangan.do(item, "publish", checked="李四", second="王五", checks=checked(dangan, item)[:7])
    assert dangan.flags(item) == ["发布时没有逐项核对禁载内容，还差 2 项"]
    other = ready(dangan, "另一公告")
    dangan.do(other, "publish", checked="李四", second="王五")
    (flag,) = dangan.view(other).breaches
    assert flag.text == "发布时没有逐项核对禁载内容"
    assert "发布审核制度" in flag.article


@pytest.mark.parametrize(
    ("source", "official"),
    [
        ("中国政府网", True),
        ("www.saac.gov.cn", True),
        ("国家档案局网站", True),
        ("某某资讯网", False),
        ("微信公众号转来的文章", False),
    ],
)
def test_b11_reprints_come_from_official_sites(dangan: Clerk, source: str, official: bool) -> None:
    item = dangan.enter("转载：国际档案日活动", reprint_source=source)
    assert (dangan.flags(item) == []) is official


def test_b12_an_item_has_the_offices_own_phase(dangan: Clerk) -> None:
    item = dangan.enter()
    phases = []
    while dangan.view(item).case.now.waiting:
        phases.append(dangan.view(item).case.phase)
        dangan.sign(
            item, dangan.view(item).acts[0].form.column("opinion").choices[0], grounds="不属于保密事项"
        )
    phases.append(dangan.view(item).case.phase)
    assert list(dict.fromkeys(phases)) == ["信息采集", "内容审核", "保密审查", "公开审核", "录入和录入审核"]


def test_b13_secrecy_is_reviewed_before_disclosure_is(dangan: Clerk) -> None:
    item = dangan.enter()
    waited = []
    while dangan.view(item).case.now.waiting:
        waited.append(dangan.view(item).case.now.waiting)
        dangan.sign(
            item, dangan.view(item).acts[0].form.column("opinion").choices[0], grounds="不属于保密事项"
        )
    assert waited.index("领导小组办公室审查") < waited.index("公开审核")
    assert waited[-1] == "公开审核"


def test_b14_the_entry_is_confirmed_once_more(dangan: Clerk) -> None:
    item = ready(dangan)
    dangan.do(item, "publish", day="2026-11-18", checked="李四", checks=checked(dangan, item))
    assert (dangan.row(item)["unconfirmed"], dangan.row(item)["owed"]) == (1, "再次确认")
    assert any("还没有再次确认" in line for line in dangan.told(item))
    assert dangan.view(item).acts[0].key == "confirm"
    dangan.do(item, "confirm", day="2026-11-18", who="王五")
    assert (dangan.row(item)["unconfirmed"], dangan.flags(item)) == (0, [])
    assert "confirm" not in dangan.keys(item)


def test_b14_confirmed_only_after_publication_is_flagged(dangan: Clerk) -> None:
    item = ready(dangan)
    dangan.do(item, "publish", day="2026-11-18", checked="李四", checks=checked(dangan, item))
    dangan.do(item, "confirm", day="2026-11-20", who="李四")
    assert dangan.flags(item) == ["发布以后才再次确认"]
    assert any("与录入人相同" in line for line in dangan.told(item))


def test_b14_channels_are_used_in_their_order(dangan: Clerk) -> None:
    item = ready(dangan)
    publish = next(act for act in dangan.view(item).acts if act.key == "publish")
    assert publish.defaults["form"] == WEBSITE
    dangan.do(item, "publish", form="合法报栏", checked="李四", second="王五", checks=checked(dangan, item))
    assert any(f"还没有在“{WEBSITE}”公开" in line for line in dangan.told(item))
    more = next(act for act in dangan.view(item).acts if act.key == "publish_more")
    assert more.defaults["form"] == WEBSITE


def test_b14_the_day_of_signing_begins_the_limit(dangan: Clerk) -> None:
    view = dangan.view(dangan.enter(formed="2026-11-02"))
    assert view.case.now.due == "2026-11-30"
    assert "领导签发之日" in dangan.desk.register.form(TODAY, key="quick").form.column("formed").help


def test_b19_departments_report_and_are_reminded(dangan: Clerk) -> None:
    item = dangan.enter()
    assert {"report", "chase"} <= set(dangan.keys(item))
    dangan.do(item, "chase", who="编研科", how="电话，请本周报")
    assert any("催报 编研科：电话，请本周报" in line for line in dangan.told(item))
    dangan.do(item, "report", day="2026-11-19")
    assert "chase" not in dangan.keys(item)
    assert dangan.row(item)["report_due"] == ""


def test_b20_who_collected_and_who_reviewed_is_told(dangan: Clerk) -> None:
    """发布运行管理制度第七条：科室负责人审核已采集的信息；经办人的初步意见不是内容审核。"""
    item = dangan.enter(collector="赵六")
    dangan.sign(item, "公开", grounds="不属于保密事项")
    assert "赵六 采集" in dangan.told(item), "nobody has looked over it yet"
    dangan.sign(item, "公开", who="钱科长", reason="岗位未登记", grounds="不属于保密事项")
    dangan.sign(item, "公开", grounds="不属于保密事项")
    assert "赵六 采集，钱科长 审核" in dangan.told(item)


def test_b7_b11_a_chain_that_takes_longer_than_is_left_is_warned_of(dangan: Clerk) -> None:
    """审查确认 5 个工作日、公开审核 2 个工作日：剩下 2 个工作日时提醒提前送签。"""
    soon, later = dangan.enter(formed="2026-10-27"), dangan.enter("来得及的", formed="2026-11-18")
    assert dangan.view(soon).case.now.due == "2026-11-24"
    assert "各环节都用足期限，审查到 2026-12-01 才完，公开期限是 2026-11-24，请提前送签" in dangan.told(soon)
    assert not any("用足期限" in line for line in dangan.told(later))


def test_b14_an_entry_after_its_own_term_is_flagged(dangan: Clerk) -> None:
    item = ready(dangan, formed="2026-10-12", category="财政预算、决算")
    assert dangan.view(item).case.now.due == "2026-11-02", "20 calendar days end on a Sunday"
    lines = checked(dangan, item)
    dangan.do(item, "publish", day="2026-11-12", checked="李四", second="王五", checks=lines)
    assert dangan.flags(item) == ["公开晚于期限 8 个工作日", "录入晚于期限 3 个工作日"]
