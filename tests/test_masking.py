"""How personal data is masked: what stays, never more than the definition says, and the same when masked again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.masking import (
    MASK,
    Sort,
    definition,
    in_place,
    is_mask_of,
    is_organisation,
    masked_address,
    masked_contact,
    masked_name,
    masked_who,
    rule,
)

from .law.table import unknown

NAMES = st.text(
    alphabet="张王欧阳诸葛司马李三修亮明·、，＊* JohnSmith买提艾力某公司教育局代匿名\u0301\U000e0100𠮷",
    max_size=14,
)
"""Names as people write them, and not."""
ANYTHING = NAMES | st.text(max_size=40)
PEOPLE = re.compile("[、，,；;/\n]+")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张**"),
        ("张三丰", "张**"),
        ("欧阳修", "欧阳**"),
        ("诸葛亮", "诸葛**"),
        ("司马相如", "司马**"),
        ("欧阳", "欧**"),
        ("陈方安生", "陈**"),
        ("𠮷野", "𠮷**"),
        ("张𠮷", "张**"),
        ("葛\U000e0100亮", "葛\U000e0100**"),
        ("买买提·艾力", "买**"),
        ("欧阳·艾力", "欧**"),
        ("司马•艾力", "司**"),
        ("阿不都热西提", "阿**"),
        ("John Smith", "J**"),
        ("O'Brien", "O**"),
        (" 张三 ", "张**"),
        ("张三、李四", "张**、李**"),
        ("张三，欧阳修；", "张**、欧阳**"),
        ("张", "张**"),
        ("匿名", "匿名"),
        ("、", "**"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_name_shows_the_family_name_and_no_length(name: str, shown: str) -> None:
    assert masked_name(name) == shown


@pytest.mark.parametrize("older", ["王＊", "王*", "王**", "王***"])
def test_masks_of_earlier_versions_become_those_of_this_one(older: str) -> None:
    assert masked_name(older) == masked_who(older) == "王**"


@pytest.mark.parametrize(
    "name",
    ["某某公司", "青石县教育局", "某某律师事务所", "柳坪镇中心小学", "河东区法院", "某某（北京）有限公司"],
)
def test_an_organisation_is_not_masked(name: str) -> None:
    assert is_organisation(name) and masked_who(name) == name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三代某某公司", "张**"),
        ("张三（某某公司）", "张**"),
        ("某某公司张三", "某**"),
        ("某某公司职工王小明", "某**"),
        ("某县教师王小明住河东居委会", "某**"),
        ("张三 某某公司", "张**"),
        ("张三、某某公司", "张**、某某公司"),
        ("王局", "王**"),
        ("大学", "大**"),
        ("匿名", "匿名"),
        ("匿名者甲", "匿**"),
    ],
)
def test_in_doubt_it_is_a_person(name: str, shown: str) -> None:
    assert masked_who(name) == shown


@given(ANYTHING)
def test_a_masked_name_shows_a_family_name_at_most_and_nothing_of_the_length(name: str) -> None:
    for whole, shown in zip(_people(name), _people(masked_name(name)), strict=True):
        if whole in definition().nobody.words:
            assert shown == whole
            continue
        kept = shown.removesuffix(MASK)
        assert whole.startswith(kept) and shown == f"{kept}{MASK}"
        bare = re.sub(r"[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]", "", kept)
        assert len(bare) <= 1 or bare in definition().surnames.double


def _people(text: str) -> list[str]:
    found = [one.strip() for one in PEOPLE.split(text) if one.strip()]
    return found or [""] * bool(text.strip())


@given(st.sampled_from(["张", "欧阳"]), st.text(alphabet="三丰修亮明", min_size=2, max_size=6))
def test_two_names_of_one_family_look_alike_however_long(family: str, given_name: str) -> None:
    assert masked_name(family + given_name) == masked_name(f"{family}明") == f"{family}{MASK}"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("13812345678", "138******78"),
        ("138 1234 5678", "138********78"),
        ("+86 13812345678", "+86**********78"),
        ("0311-88123456", "0311*******56"),
        ("88123456", "88****56"),
        ("8812345", "8****45"),
        ("张三 13812345678，办公室 0311-88123456", "张三 138******78，办公室 0311*******56"),
        ("zhang.san@example.com", "z**@example.com"),
        ("a@example.com", "**@example.com"),
        ("邮箱：zs@example.com，电话13812345678", "邮箱：z**@example.com，电话138******78"),
        ("分机 8123", "分机 8123"),
    ],
)
def test_telephone_numbers_and_addresses_of_mail_are_masked_where_they_stand(
    written: str, shown: str
) -> None:
    assert masked_contact(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("河北省石家庄市裕华区桃园路12号", "河北省石家庄**"),
        ("桃园路12号楼3单元", "桃园路**"),
        ("桃园路北小区东", "桃园路**"),
        ("石家庄", "石**"),
        ("12号", "**"),
        ("", ""),
    ],
)
def test_an_address_shows_its_city_and_no_number(written: str, shown: str) -> None:
    assert masked_address(written) == shown


@given(st.text(max_size=30))
def test_an_address_shows_six_letters_at_most_a_half_of_it_and_no_digit(text: str) -> None:
    kept = masked_address(text).removesuffix(MASK)
    if "*" not in text and "＊" not in text:
        assert len(kept) <= min(rule(Sort.ADDRESS).first, len(text.strip()) // 2)
    assert text.strip().startswith(kept) and not any(sign.isdecimal() for sign in kept)


@given(st.sampled_from(Sort), st.text(max_size=40))
def test_in_a_file_it_is_as_long_as_before_and_masked_again_the_same(sort: Sort, text: str) -> None:
    shown, told = in_place(sort, text), rule(sort)
    assert len(shown) == len(text) and in_place(sort, shown) == shown
    part = shown.partition("@")[0] if sort is Sort.EMAIL else shown
    kept = [at for at, sign in enumerate(part) if sign != "*"]
    assert all(shown[at] == text[at] for at in kept)
    if sort is not Sort.NAME:
        assert len(kept) <= min(told.first + told.last, len(part) // 2)


CONTACTS = st.text(alphabet="0123456789- +@.ab张电话，：*", max_size=40)


@given(ANYTHING, CONTACTS | st.text(max_size=40))
def test_to_mask_twice_is_to_mask_once(name: str, contact: str) -> None:
    for mask, text in (
        (masked_name, name),
        (masked_who, name),
        (masked_contact, contact),
        (masked_address, contact),
        (masked_address, name),
    ):
        assert mask(mask(text)) == mask(text)


@given(ANYTHING)
def test_what_was_masked_is_known_again(name: str) -> None:
    plain = "、".join(_people(name))
    if (shown := masked_name(plain)) != plain and shown:
        assert is_mask_of(shown, plain)


@pytest.mark.parametrize(
    ("shown", "whole", "is_it"),
    [
        ("欧＊", "欧阳修", True),
        ("欧＊", "欧阳**", True),
        ("＊", "13812345678", True),
        ("张*", "张三", True),
        ("J*** *****", "John Smith", True),
        ("李*", "张三", False),
        ("张三", "张三", False),
        ("张.*", "张三", False),
        ("王*、李*", "王明、李强", True),
        ("王*王", "王王", True),
        ("王*王", "王", False),
        ("*明*", "王小明", True),
        ("a*" * 9000, "a" * 9000, True),
    ],
)
def test_masks_of_every_version_are_known_again(shown: str, whole: str, is_it: bool) -> None:
    assert is_mask_of(shown, whole) is is_it


def test_every_sort_has_its_rule_and_every_rule_its_reason_and_article() -> None:
    told = definition()
    assert [one.key for one in told.rules] == list(Sort)
    assert all(one.why and one.keeps for one in told.rules)
    cited = [told.article, *(one.article for one in told.rules)]
    assert [unknown(text) for text in cited] == [[]] * len(cited)
