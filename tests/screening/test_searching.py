"""What is found in text, and above all what is not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.screening.masking import excerpt, masked, shown
from gongkai_desktop.screening.matters import Matter
from gongkai_desktop.screening.numbers import is_bank_card, is_credit_code, is_identity
from gongkai_desktop.screening.searching import search, search_row

from .files import CARD, ID, MOBILE, identity


def found(text: str, label: str = "") -> list[tuple[str, str]]:
    return [(hit.kind.value, text[hit.start : hit.end]) for hit in search(text, label)]


def test_identity_numbers_are_known_by_their_check_digit() -> None:
    assert is_identity(ID)
    assert not is_identity(ID[:-1] + ("1" if ID[-1] != "1" else "2"))
    assert not is_identity(identity("37090219851312123"))  # no thirteenth month
    assert is_identity("370902850312123")
    assert found(f"身份证{ID}号") == [("identity", ID)]


def test_numbers_are_found_however_they_are_written() -> None:
    spaced = f"{ID[:6]} {ID[6:14]} {ID[14:]}"
    wide = ID.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ"))
    assert found(f"号码 {spaced}。") == [("identity", spaced)]
    assert [kind for kind, _ in found(wide)] == ["identity"]
    assert found("手机 138-1234-5678") == [("mobile", "138-1234-5678")]
    assert found("+86 13812345678") == [("mobile", "+86 13812345678")]


@pytest.mark.parametrize(
    "text",
    [
        f"{ID[:6]}\u00a0{ID[6:14]}\u2009{ID[14:]}",
        f"{ID[:10]}\n{ID[10:]}",
        f"{ID[:6]}\u200b{ID[6:]}",
        "\u00b7".join((ID[:6], ID[6:14], ID[14:])),
        " ".join(ID),
        f"No{ID}",
        f",{ID},",
        "身份证" + identity("37010519800101009")[:17] + "×",
        "身份证" + identity("37010519800101009")[:17] + "Ⅹ",
        "身份证" + identity("37010519800101009")[:17] + " х",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "身份证号 110105 19491231 002X 的申请人",
    ],
)
def test_an_identity_number_is_known_in_any_dress(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["identity"]


@pytest.mark.parametrize(
    "text",
    [
        "138 123 45678", "138 1234 5678", "1381234 5678", "138.1234.5678", "138—1234—5678", "1 3 8 1 2 3 4 5 6 7 8",
        "138\u200d1234\ufeff5678", "Tel13812345678", "13812345678,男", "1,13812345678,男", "一三八一二三四五六七八",
        "①③⑧①②③④⑤⑥⑦⑧", "电话：\n1381234\n5678", "0086-138-1234-5678",
    ],
)  # fmt: skip
def test_a_mobile_number_is_known_in_any_dress(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["mobile"]


@pytest.mark.parametrize(
    "text",
    [
        "172.16.100.100",
        "1999-2000-2001",
        "15 3200 12345",
        "13.812345678 倍",
        "编号 1381234567890",
        "13812345678 万元",
    ],
)
def test_other_numbers_of_eleven_digits_are_no_telephones(text: str) -> None:
    assert found(text) == []


def test_a_number_cut_up_over_cells_is_one() -> None:
    (first, *others) = search_row(["", *ID], [])[1:]
    assert [(hit.kind.value, hit.cells, hit.value) for hit in first] == [("identity", 18, ID)] and not any(
        others
    )
    rows = search_row(["王建国", ID[:6], ID[6:]], ["姓名", "身份证号", ""])
    assert [[hit.kind.value for hit in hits] for hits in rows] == [["name"], ["identity"], []]


def test_the_cell_beside_says_what_a_number_is() -> None:
    assert search_row(["联系电话", "1999 2000 100"], [])[1][0].kind is Matter.MOBILE


def test_a_mistyped_identity_number_is_told_only_where_it_is_called_one() -> None:
    wrong = ID[:-1] + ("1" if ID[-1] != "1" else "2")
    (hit,) = search(f"身份证号：{wrong}")
    assert hit.kind is Matter.IDENTITY and hit.doubtful
    assert found(f"项目编号 {wrong}") == []


@pytest.mark.parametrize(("length", "is_card"), [(15, False), (16, True), (19, True), (20, False)])
def test_a_card_has_sixteen_to_nineteen_digits(length: int, is_card: bool) -> None:
    """Told to be an account; whichever check digit belongs to it."""
    numbers = [f"60220{'1' * (length - 6)}{check}" for check in range(10)]
    assert any(is_bank_card(number, labelled=True) for number in numbers) is is_card


def test_bank_cards_need_their_beginning_length_and_check_digit() -> None:
    assert is_bank_card(CARD)
    assert not is_bank_card(CARD[:-1] + "9")
    assert found(f"卡号：{CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:16]} {CARD[16:]}")[0][0] == "bank"


def test_an_organisations_code_is_no_personal_data() -> None:
    assert is_credit_code("91350100M000100Y43")
    assert found("统一社会信用代码：91350100M000100Y43") == []


@pytest.mark.parametrize(
    "text",
    [
        "泰教字〔2026〕9号",
        "国办发〔2019〕61 号文件第 12345 条",
        "金额 13812345678 元，合计 13812345678.50",
        "2026年11月20日至2026-12-31，共 20261120 户",
        "请拨打 12345 热线或 110",
        "项目编号 202611200012345678",
        "统计年份 2019 2020 2021 2022 2023",
        "发文号：鲁政办字〔2026〕38号",
        "IP 192.168.100.100 端口 8080",
        "比例 13.812345678，误差 0.13812345678",
        "依法不予公开的政府信息，应当告知申请人并说明理由",
        "保守国家秘密，人人有责",
        "内部审计制度由财务科负责",
        "涉及身份证号码、电话、住址（包括暂住地）的，应当删去",
        "收入合计 5512.3400000009999 元",
    ],
)
def test_ordinary_papers_hold_nothing(text: str) -> None:
    assert found(text) == []


def test_an_offices_telephone_is_told_softly() -> None:
    (hit,) = search("咨询电话：0538-8200123")
    assert hit.kind is Matter.PHONE and hit.soft
    assert found("信箱 jyj@taian.gov.cn") == []
    assert found("信箱 zhang@163.com") == [("email", "zhang@163.com")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"申请人：王小明，身份证号码{ID}", "王小明"),
        (f"张三 {ID}", "张三"),
        (f"欧阳修远（男，汉族），身份证号：{ID}", "欧阳修远"),
        (f"{MOBILE} 李四", "李四"),
        (f"姓名：阿依古丽·买买提 身份证 {ID}", "阿依古丽·买买提"),
    ],
)
def test_the_name_beside_a_number_is_found(text: str, name: str) -> None:
    assert ("name", name) in found(text)


def test_words_beside_a_number_are_no_names() -> None:
    assert found(f"联系电话 {MOBILE} 办公室") == [("mobile", MOBILE)]
    assert found(f"管理服务中心电话：{MOBILE}") == [("mobile", MOBILE)]
    assert found("王小明同志任办公室主任") == []


def test_travel_papers_plates_and_homes() -> None:
    assert ("passport", "E12345678") in found("护照号码：E12345678")
    assert found("版本 E12345678") == []
    assert ("plate", "鲁J12345") in found("车牌鲁J12345")
    assert found("住址：泰安市泰山区岱庙街道1号楼2单元301室")[0][0] == "address"


def test_names_in_a_table_stand_in_cells_of_their_own() -> None:
    rows = search_row(["1", "褚遂良", ID, "良好"], ["序号", "姓名", "身份证号码", "评定"])
    assert [[hit.kind.value for hit in hits] for hits in rows] == [[], ["name"], ["identity"], []]
    assert search_row(["1", "褚遂良", "良好"], ["序号", "姓名", "评定"]) == [[], [], []]


def test_marks_that_forbid_publication() -> None:
    assert found("机密★10年")[0][0] == "secret"
    assert found("（此件不予公开）")[0][0] == "inner"
    assert found("内部资料，请勿外传")[0][0] == "inner"
    assert found("第一行\n工作秘密\n第三行")[0][0] == "inner"
    assert (
        found("机\u200b密 ★ 长期")[0][0] == found("★机密")[0][0] == found("第一行\n绝密\n")[0][0] == "secret"
    )
    assert found("内部")[0][0] == found("内部资料 第12期")[0][0] == "inner"
    assert search("不予公开", "公开属性") == search("秘密", "密级") == []  # a ledger says so of others


def test_excerpts_give_nothing_away() -> None:
    text = f"申请人王小明，身份证号码{ID}，手机{MOBILE}"
    hits = search(text)
    told = " ".join(excerpt(text, hit, hits) for hit in hits)
    assert ID[6:14] not in told and MOBILE not in told and "小明" not in told
    assert ID[:4] in told
    assert "机密" not in shown("机密★10年")


@given(
    st.text(
        alphabet=st.sampled_from("0123456789Xx- 张三王姓名：,\n手机身份证@.元号") | st.characters(),
        max_size=120,
    )
)
def test_any_text_can_be_searched_and_masked(text: str) -> None:
    hits = search(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))
    assert len(masked(text, hits)) == len(text)
    assert not [hit for hit in search(masked(text, hits)) if hit.kind is Matter.IDENTITY]
