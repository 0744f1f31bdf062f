"""What may be done against an answer, by the law in force on its day and by the kind of organ."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai_desktop.office.people import Profile
from gongkai_desktop.requests.outcomes import Remedy
from gongkai_desktop.requests.remedy import Bodies, remedy, sources
from tests.law.table import unknown

NOW = date(2026, 11, 30)
OURS = Bodies(("甲县人民政府",), "甲县人民法院")
FREE = (
    "你对本答复书不服的，可以自收到本答复书之日起60日内向甲县人民政府申请行政复议，"
    "或者自收到本答复书之日起6个月内依法向甲县人民法院提起行政诉讼。"
)


def told(kind: Remedy, day: date = NOW, organ: str = "行政机关", bodies: Bodies = OURS, **more: str) -> str:
    return remedy(kind, day, organ, bodies, **more).text


@pytest.mark.parametrize("organ", ["行政机关", "授权组织"])
def test_review_law_article_23_what_is_withheld_goes_to_review_first(organ: str) -> None:
    said = told(Remedy.REVIEW_FIRST, organ=organ)
    assert said == (
        "你对本答复书不服的，应当自收到本答复书之日起60日内，先向甲县人民政府申请行政复议；"
        "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内，依法向人民法院提起行政诉讼；"
        "行政复议机关逾期不作决定的，可以自行政复议期满之日起15日内，依法向人民法院提起行政诉讼。"
    )
    assert "6个月" not in said


def test_everything_else_leaves_the_choice() -> None:
    assert told(Remedy.CHOICE) == FREE
    assert told(Remedy.NONE) == ""


@pytest.mark.parametrize("kind", [Remedy.REVIEW_FIRST, Remedy.SPLIT, Remedy.CHOICE])
def test_an_answer_of_before_2024_always_left_the_choice(kind: Remedy) -> None:
    assert told(kind, date(2023, 12, 31)) == FREE
    assert told(kind, date(2012, 1, 1)) == FREE, "what is older than all reads as the first period"
    assert (told(kind, date(2024, 1, 1)) == FREE) is (kind is Remedy.CHOICE)


def test_a_partial_answer_tells_both_of_what_is_released_and_of_what_is_withheld() -> None:
    released, withheld = told(Remedy.SPLIT).split("；对其中不予公开的部分")
    assert "予以公开的部分不服的，可以自收到本答复书之日起60日内向甲县人民政府申请行政复议，或者" in released
    assert "6个月内依法向甲县人民法院提起行政诉讼" in released and "先" not in released
    assert (
        "60日内，先向甲县人民政府申请行政复议" in withheld
        and "15日内" in withheld
        and "6个月" not in withheld
    )


@pytest.mark.parametrize("kind", [Remedy.REVIEW_FIRST, Remedy.SPLIT, Remedy.CHOICE])
def test_article_55_an_institution_only_tells_of_appeal(kind: Remedy) -> None:
    found = remedy(kind, NOW, "公共企事业单位", Bodies(), you="你单位")
    assert found.text.startswith("你单位认为我单位没有依照有关法律、法规和规定公开信息的，可以向有关主管部门")
    assert "申诉" in found.text and "复议" not in found.text and "诉讼" not in found.text
    assert (found.article, found.missing) == ("条例第五十五条第二款", ())


def test_the_third_party_reads_its_own_paper() -> None:
    said = told(Remedy.CHOICE, you="你单位", paper="告知书")
    assert said.startswith("你单位对本告知书不服的，可以自收到本告知书之日起60日内")


def test_two_organs_of_review_are_both_named_and_the_website_is_added() -> None:
    bodies = Bodies(("甲县人民政府", "乙市司法局"), "甲县人民法院", "https://fy.example.cn")
    said = told(Remedy.REVIEW_FIRST, bodies=bodies)
    assert "先向甲县人民政府或者乙市司法局申请行政复议" in said
    assert said.endswith("行政复议申请也可以通过https://fy.example.cn在线提交。")


def test_what_the_office_has_not_said_is_left_to_fill_in_and_told() -> None:
    found = remedy(Remedy.CHOICE, NOW, "行政机关", Bodies())
    assert found.missing == ("行政复议机关", "诉讼管辖法院")
    assert found.text.count("【待填】") == 2
    assert remedy(Remedy.REVIEW_FIRST, NOW, "行政机关", Bodies()).missing == ("行政复议机关",)


def test_names_stand_as_they_are() -> None:
    """What looks like a place to fill in is text."""
    assert "向{court}申请" in told(Remedy.CHOICE, bodies=Bodies(("{court}",), "甲县人民法院"))


def test_the_bodies_are_those_of_the_office() -> None:
    office = Profile(
        1, "甲县教育局", review_body="甲县人民政府", court="铁路运输法院", review_site="https://a.cn"
    )
    assert Bodies.of(office) == Bodies(("甲县人民政府",), "铁路运输法院", "https://a.cn")
    assert Bodies.of(Profile(1)) == Bodies()


def test_every_article_is_known_and_what_is_not_checked_is_marked() -> None:
    for day in (date(2023, 1, 1), NOW):
        for organ in ("行政机关", "公共企事业单位"):
            assert unknown(remedy(Remedy.SPLIT, day, organ, OURS).article) == []
    assert [one.title for one in sources() if one.own] == ["部分公开中不予公开的部分先复议"]
