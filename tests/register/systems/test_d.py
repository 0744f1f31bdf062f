"""The register's systems of office D (区政府办)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ..conftest import Clerk


def out(clerk: Clerk, **more: object) -> int:
    item = clerk.enter(form="区政府网站", **more)
    clerk.approve(item)
    clerk.publish(item)
    return item


def test_d3_the_source_names_who_must_publish(taierzhuang: Clerk) -> None:
    own = taierzhuang.enter(source="本机关制作")
    assert taierzhuang.view(own).case.responsible == "办公室"
    got = taierzhuang.enter("他处文件", source="从其他行政机关获取")
    assert taierzhuang.view(got).case.responsible.startswith("制作或者最初获取该信息的行政机关")
    assert any("第九条" in line for line in taierzhuang.told(got))


def test_d3_publishing_what_another_organ_must_publish_is_flagged(taierzhuang: Clerk) -> None:
    item = out(taierzhuang, source="共同制作，其他机关牵头")
    (flag,) = taierzhuang.view(item).breaches
    assert flag.text == "应由牵头制作的行政机关公开，本机关已公开"
    assert "第九条" in flag.article


@pytest.mark.parametrize("key", ["title", "formed", "category", "keywords", "source", "doc_no"])
def test_d4_the_columns_the_platform_wants_are_wanted_here(taierzhuang: Clerk, key: str) -> None:
    wanted = {required.key: required.article for required in taierzhuang.desk.office.rules.required}
    assert "第十一条" in wanted[key]


def test_d4_a_paper_without_number_is_complete_when_that_is_said(taierzhuang: Clerk) -> None:
    full = {"category": "机关职能", "keywords": "机构", "source": "本机关制作", "summary": "职能"}
    blank = taierzhuang.enter(**full)
    assert taierzhuang.view(blank).case.now.missing == ("文号",)
    said = taierzhuang.enter("公告", **full, doc_no="无")
    assert taierzhuang.view(said).case.now.missing == ()


def test_d5_the_limit_counts_from_formation_or_change(taierzhuang: Clerk) -> None:
    item = out(taierzhuang)
    assert taierzhuang.view(item).case.now.due == "2026-11-30"
    taierzhuang.do(item, "change", day="2026-11-18", why="附表更新")
    view = taierzhuang.view(item)
    assert view.case.now.due == "2026-12-16"
    assert view.deadline is not None
    assert "第十二条" in view.deadline.citations[0]


def test_d6_an_exception_wants_consent_or_public_interest(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter(form="区政府网站", third_party="是")
    assert "第三方同意书或公共利益理由" in taierzhuang.view(item).case.now.missing
    taierzhuang.approve(item)
    publish = next(act for act in taierzhuang.view(item).acts if act.key == "publish")
    assert not publish.primary
    taierzhuang.publish(item)
    assert taierzhuang.flags(item) == ["涉及第三方，公开时没有同意书或公共利益理由"]
    taierzhuang.do(item, "amend", consent="甲公司 2026-11-10 书面同意公开")
    assert taierzhuang.flags(item) == []


def test_d6_what_was_withheld_for_a_third_party_keeps_asking_for_consent(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter(attribute="不予公开", withheld_reason="商业秘密", basis="条例第十五条")
    taierzhuang.do(item, "attribute", attribute="主动公开", reason="不公开会对公共利益造成重大影响")
    assert "第三方同意书或公共利益理由" in taierzhuang.view(item).case.now.missing


def test_d7_duties_pass_to_the_successor(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter(source="承接被撤并机关的职责", predecessor="原区文化局")
    assert taierzhuang.view(item).case.responsible == "办公室"
    told = taierzhuang.told(item)
    assert "原由原区文化局负责，现由承接职责的本机关公开" in told
    assert any("协调工作制度》（台政办字〔2020〕8号）第四条" in line for line in told)


def test_d24_a_subject_shows_the_article_of_its_scope(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter(category="财政预算、决算")
    assert "财政预算、决算：条例第二十条第（七）项" in taierzhuang.told(item)


def test_d3_what_another_organ_publishes_is_warned_of_before_it_is_recorded(taierzhuang: Clerk) -> None:
    """主动公开工作制度第九条、协调工作制度第四条第五款。"""
    foreign = ("从其他行政机关获取", "被撤并机关的职责没有机关承接，其他机关决定撤并")
    for at, source in enumerate(foreign):
        item = taierzhuang.enter(f"转来的通知{at}", source=source, form="区政府网站")
        taierzhuang.approve(item)
        publish = next(act for act in taierzhuang.view(item).acts if act.key == "publish")
        assert publish.note.startswith("应由") and "制度》" in publish.note
        assert not publish.primary
        taierzhuang.do(item, "publish", checked="李四")
        assert any(flag.startswith("应由") for flag in taierzhuang.flags(item))


def test_d25_what_the_law_wants_approved_is_flagged_without_it(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter(form="区政府网站", approval_wanted="是")
    assert "批准文件" in taierzhuang.view(item).case.now.missing
    taierzhuang.approve(item)
    taierzhuang.publish(item)
    (flag,) = taierzhuang.view(item).breaches
    assert (flag.text, flag.article) == (
        "依法需要批准，公开时没有批准文件",
        "《台儿庄区政府信息公开协调工作制度》第三条第二款（台政办字〔2020〕8号）",
    )
    approved = out(taierzhuang, title="经批准的公报", approval_wanted="是", approval="区政府批复〔2026〕3号")
    assert taierzhuang.flags(approved) == []
