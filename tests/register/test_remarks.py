"""One line of warning that stops nothing: twins, unknown departments, addresses, second looks, numbers, reprints."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gongkai_desktop.office.events import changed, department_added, department_closed

from .conftest import TODAY, Clerk

IDENTITY = "11010519491231002X"
CREDIT = "91350100M000100Y43"


@pytest.fixture
def clerk(dangan: Clerk) -> Clerk:
    return dangan


def warned(clerk: Clerk, act: str = "enter", item: int = 0, **values: str) -> Mapping[str, str]:
    entered = {"title": "校车方案", "formed": "2026-11-02", "department": "办公室", "attribute": "主动公开"}
    told = {**entered, **values} if act == "enter" else values
    return clerk.desk.register.remarks(act, told, item)


def standing(clerk: Clerk, item: int) -> tuple[str, ...]:
    return clerk.view(item).remarks


def test_nothing_is_said_of_an_ordinary_entry(clerk: Clerk) -> None:
    assert warned(clerk) == {}
    assert standing(clerk, clerk.enter("校车方案", formed="2026-11-02")) == ()


def test_the_same_title_and_day_twice_names_the_other_and_is_taken_all_the_same(clerk: Clerk) -> None:
    first = clerk.enter("校车方案", formed="2026-11-02")
    number = clerk.view(first).number
    assert number in warned(clerk)["title"]
    assert warned(clerk, formed="2026.11.2")["title"], "however the day is written"
    assert warned(clerk, formed="2026-11-03") == {}
    second = clerk.enter("校车方案", formed="2026-11-02")
    assert number in standing(clerk, second)[0] and standing(clerk, first) != ()
    assert clerk.view(second).number in warned(clerk, "amend", first, title="校车方案")["title"]


def test_an_entry_made_in_error_is_no_twin(clerk: Clerk) -> None:
    first = clerk.enter("校车方案", formed="2026-11-02")
    clerk.do(first, "void", why="重复登记")
    assert warned(clerk) == {} and standing(clerk, first) == ()


def test_a_department_that_the_office_does_not_have(clerk: Clerk) -> None:
    assert warned(clerk, department="没有名单时不查的科") == {}, "an office without a list says nothing"
    desk = clerk.desk
    desk.remember([department_added(TODAY, name) for name in ("办公室", "基教科")], actor=clerk.actor)
    assert warned(clerk) == {}
    assert "基础教育科" in warned(clerk, department="基础教育科")["department"]
    assert "基础教育科" in standing(clerk, clerk.enter(department="基础教育科"))[0]
    (closed,) = [one for one in desk.office.departments() if one.name == "基教科"]
    desk.remember([department_closed(closed.id, TODAY)], actor=clerk.actor)
    assert warned(clerk, department="基教科") != {}, "nor one that was closed"


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"form": "主管部门指定的网站", "url": ""}, "url"),
        ({"form": "县政府信息公开平台", "url": " "}, "url"),
        ({"form": "信息公告栏", "url": ""}, ""),
        ({"form": "主管部门指定的网站", "url": "https://www.example.gov.cn/a b.html"}, "url"),
        ({"form": "信息公告栏", "url": "www. example.gov.cn"}, "url"),
        ({"form": "主管部门指定的网站", "url": " https://www.example.gov.cn/a.html "}, ""),
        (
            {"form": "主管部门指定的网站", "url": "https://a.gov.cn/1", "checked": "甲", "second": "甲"},
            "second",
        ),
        ({"form": "主管部门指定的网站", "url": "https://a.gov.cn/1", "checked": "甲", "second": "乙"}, ""),
        ({"form": "主管部门指定的网站", "url": "https://a.gov.cn/1", "checked": "", "second": ""}, ""),
    ],
)
def test_addresses_and_second_looks_when_it_is_published(
    clerk: Clerk, values: dict[str, str], key: str
) -> None:
    told = warned(clerk, "publish", clerk.enter(), **values)
    assert list(told) == ([key] if key else [])


def test_who_keyed_it_in_confirming_it_is_pointed_out(clerk: Clerk) -> None:
    item = clerk.enter()
    clerk.approve(item)
    clerk.do(item, "publish", form="档案信息网", url="https://a.gov.cn/1", checked="甲", day="2026-11-20")
    channel = clerk.view(item).acts[0].defaults.get("channel", "档案信息网")
    assert warned(clerk, "confirm", item, channel=str(channel), who="甲") != {}
    assert warned(clerk, "confirm", item, channel=str(channel), who="乙") == {}


def test_an_item_on_a_website_without_an_address_goes_on_saying_so(clerk: Clerk) -> None:
    item = clerk.enter()
    clerk.approve(item)
    clerk.do(item, "publish", form="档案信息网", checked="甲", day="2026-11-20")
    assert any("没有填网址" in words for words in standing(clerk, item))


def test_a_title_changed_after_printing_names_the_sheet(clerk: Clerk) -> None:
    item = clerk.enter("旧名称", form="档案信息网")
    assert warned(clerk, "amend", item, title="新名称") == {}
    prepared = clerk.desk.papers.prepare("review-list", [item], TODAY)
    clerk.desk.papers.issue(prepared, actor=clerk.actor, today=TODAY)
    assert prepared.number in warned(clerk, "amend", item, title="新名称")["title"]
    assert warned(clerk, "amend", item, title="旧名称") == {}


@pytest.mark.parametrize("key", ["title", "index_no"])
def test_numbers_of_persons_and_organisations_are_pointed_out(clerk: Clerk, key: str) -> None:
    assert "身份证" in warned(clerk, **{key: f"关于{IDENTITY}的决定"})[key]
    assert "身份证" in warned(clerk, **{key: "关于１１０１０５１９４９１２３１００２x的决定"})[key]
    assert "统一社会信用代码" in warned(clerk, **{key: f"{CREDIT}行政许可"})[key]
    assert warned(clerk, **{key: "11010519491231X/2026-00001"}) == {}


def test_the_offices_own_code_in_its_index_numbers_is_none(clerk: Clerk) -> None:
    desk = clerk.desk
    desk.remember([changed(desk.office.profile.id, TODAY, {"code": CREDIT})], actor=clerk.actor)
    assert warned(clerk, index_no=f"{CREDIT}/202611-00009") == {}
