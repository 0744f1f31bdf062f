"""One choice decides the rest: every outcome is whole, and what follows from it is what the article says."""

from __future__ import annotations

import re

import pytest

from gongkai_desktop.ledger import JOINT, Kind
from gongkai_desktop.office.citing import as_of
from gongkai_desktop.requests.outcomes import (
    BRANCHES,
    CORRECTION,
    LIMB,
    REQUEST,
    THIRD_PARTY,
    Decision,
    Outcome,
    Remedy,
    decided,
    outcomes,
    printed,
)
from tests.law.table import citations, says, unknown

TABLE = outcomes()
KEYS = [one.key for one in TABLE.outcomes]
WORDS = {
    "already_public": "已经主动公开", "granted": "可以公开", "partial": "区分处理|所称政府信息", "secret": "国家秘密",
    "forbidden": "法律、行政法规禁止公开", "safety": "国家安全、公共安全、经济安全、社会稳定",
    "third_party": "商业秘密、个人隐私", "internal": "人事管理、后勤管理、内部工作流程",
    "process": "讨论记录、过程稿、磋商信函、请示报告", "case_file": "行政执法案卷", "special_query": "特别规定",
    "not_exist": "不存在", "not_ours": "不属于本行政机关负责公开", "needs_making": "加工、分析", "unclear": "补正",
    "petition": "信访、投诉、举报", "repeated": "重复", "publication": "政府公报、报刊、书籍", "excessive": "不予处理",
    "reissue": "重复|所称政府信息", "lapsed_correction": "不再处理", "lapsed_fee": "信息处理费|不再处理",
    "not_information": "所称政府信息", "archived": "档案", "party_organ": "所称政府信息|党的机关", "corrected": "更正",
    "third_party_told": "书面告知第三方",
}  # fmt: skip
"""What an article must say that an outcome rests on."""


def filled(key: str, **more: str) -> Decision:
    """An outcome with every fact filled in, and the first of what may be chosen."""
    facts = {}
    for column in TABLE.form(TABLE.outcome(key)):
        facts[column.key] = (
            column.choices[0]
            if column.choices
            else "2026-11-03"
            if column.kind is Kind.DATE
            else column.title
        )
    return decided(key, {**facts, **more})


def test_every_outcome_of_the_regulation_is_there() -> None:
    assert KEYS == [
        "already_public", "granted", "partial", "secret", "forbidden", "safety", "third_party", "internal", "process",
        "case_file", "not_exist", "not_ours", "archived", "needs_making", "unclear", "petition", "repeated",
        "publication", "excessive", "reissue", "special_query", "lapsed_correction", "lapsed_fee", "not_information",
        "party_organ", "withdrawn", "corrected", "third_party_told",
    ]  # fmt: skip
    assert [one.key for branch in BRANCHES for one in TABLE.under(branch)] == KEYS[:-2]
    assert [one.settles for one in TABLE.outcomes][-2:] == [CORRECTION, THIRD_PARTY]


@pytest.mark.parametrize("key", KEYS)
def test_an_outcome_is_whole_and_its_form_can_be_asked(key: str) -> None:
    outcome = TABLE.outcome(key)
    keys = [column.key for column in TABLE.form(outcome)]
    assert len(set(keys)) == len(keys), "two questions of one name"
    assert any(column.required for column in outcome.facts)
    for column in TABLE.form(outcome):
        assert column.choices or column.kind not in (Kind.CHOICE, Kind.SEVERAL)
    empty, whole = decided(key, {}), filled(key)
    assert empty.missing == tuple(column.title for column in TABLE.form(outcome) if column.required)
    assert whole.missing == ()
    assert bool(whole.article) is (key != "withdrawn")


@pytest.mark.parametrize("key", list(WORDS))
def test_every_article_is_known_and_says_what_it_is_cited_for(key: str) -> None:
    outcome = TABLE.outcome(key)
    own = [outcome.article, *(limb.article for limb in outcome.limbs)]
    assert [left for text in (*own, outcome.answered) for left in unknown(text)] == []
    told = [says(*cited) for text in own if text for cited in citations(text)]
    assert [text for text in told if not re.search(WORDS[key], text or "")] == []


@pytest.mark.parametrize("key", KEYS)
def test_a_limb_stands_in_its_article_in_its_own_words(key: str) -> None:
    outcome = TABLE.outcome(key)
    if outcome.settles != REQUEST or outcome.single:
        return  # those are turns that the clerk takes, not words of one article
    for limb in outcome.limbs:
        if limb.key not in ("other_rights", "outside"):
            assert limb.title in "".join(
                says(*one) or "" for one in citations(limb.article or outcome.article)
            )


def test_every_row_of_table_three_is_there_and_is_reached() -> None:
    numbered = [f"{row.number}{row.label}" for row in TABLE.rows]
    assert len(TABLE.rows) == 25
    assert numbered[0] == "一、本年新收政府信息公开申请数量" and numbered[-1] == "四、结转下年度继续办理"
    groups = [row.group for row in TABLE.rows]
    assert [
        groups.count(one) for one in ("（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理")
    ] == [8, 3, 5, 3]
    counted = {one.row for one in TABLE.outcomes if one.settles == REQUEST}
    sums = {"received", "carried_in", "settled", "carried_out"}
    assert counted == {row.key for row in TABLE.rows} - sums


def test_review_comes_first_exactly_where_articles_14_to_16_withhold() -> None:
    for key in KEYS:
        withheld = bool(re.search("条例第十[四五六]条", filled(key).article))
        first = filled(key).remedy in (Remedy.REVIEW_FIRST, Remedy.SPLIT)
        assert first is withheld, key
    assert {key for key in KEYS if TABLE.outcome(key).remedy is Remedy.NONE} == {"withdrawn"}
    assert filled("partial").remedy is Remedy.SPLIT


def test_a_partial_answer_names_the_limbs_that_its_withheld_part_rests_on() -> None:
    said = filled("partial", limb=f"个人隐私{JOINT}过程稿{JOINT}请示报告")
    assert said.article == "条例第三十七条、条例第十五条、条例第十六条第二款"
    assert said.limb == (
        "涉及个人隐私、公开会对第三方合法权益造成损害的政府信息，"
        "以及在履行行政管理职能过程中形成的过程性信息（过程稿、请示报告）"
    )
    assert [one.kinds for one in said.evidence] == [("third_party",), ("discretion",)]
    assert said.filing and said.remedy is Remedy.SPLIT
    assert printed(said.article) == "《中华人民共和国政府信息公开条例》第三十七条、第十五条、第十六条第二款"


def test_what_is_no_government_information_is_left_out_without_review_first() -> None:
    said = filled("partial", limb="不属于政府信息的内容")
    assert (said.article, said.remedy, said.filing) == ("条例第三十七条、条例第二条", Remedy.CHOICE, False)


@pytest.mark.parametrize(
    ("limb", "article"),
    [
        ("曾依申请提供给该申请人", "条例第三十六条第（六）项"),
        ("不是申请获取政府信息", "条例第二条"),
    ],
)
def test_legal_review_chooses_what_a_reissue_rests_on(limb: str, article: str) -> None:
    assert filled("reissue", limb=limb).article == article
    assert set(TABLE.outcome("reissue").customary) == {"article", "remedy"}


def test_state_secrets_leave_no_paper_behind() -> None:
    (wanted,) = TABLE.outcome("secret").evidence
    (proof,) = [TABLE.proof(kind) for kind in wanted.kinds]
    assert not proof.paper and [note.title for note in proof.notes] == ["核对人", "核对日期"]
    assert [one.key for one in TABLE.proofs if not one.paper] == ["secrecy"]
    assert not any(column.kind is Kind.FILE for column in TABLE.form(TABLE.outcome("secret")))
    asked = " ".join(column.title for column in TABLE.form(TABLE.outcome("secret")))
    assert not re.search("密级|题名|文号", asked)


def test_the_nine_kinds_of_evidence_are_there_and_one_stands_in_for_others() -> None:
    assert sorted(proof.number for proof in TABLE.proofs if proof.number) == list(range(1, 10))
    assert [proof.number for proof in TABLE.proofs if proof.stands_in] == [9]
    assert [one.kinds for one in TABLE.outcome("not_ours").evidence] == [("duties", "correspondence")]


def test_what_is_released_is_told_and_nothing_else() -> None:
    assert {one.key for one in TABLE.outcomes if one.releases} == {"granted", "partial", "third_party_told"}
    assert {one.key for one in TABLE.outcomes if one.filing} == {"secret", "safety", "third_party"}


def test_a_letter_is_told_every_fact_as_letters_write_it() -> None:
    said = filled("process", decided="2026-03-05", reason="公开会妨碍讨论", limb="过程稿").values("行政机关")
    assert said["decided"] == "2026年3月5日" and said["reason"] == "公开会妨碍讨论。"
    assert said["article"] == "《中华人民共和国政府信息公开条例》第十六条第二款、第三十六条第（三）项"
    assert (said["by"], said["process"], said["internal"], said["draft"], said["discussion"]) == (
        "根据", "是", "", "是", "",
    )  # fmt: skip
    assert said["file"] == "", "what another outcome of the same letter asks is known to be nothing"
    assert filled("granted").values("公共企事业单位")["by"] == "参照"


@pytest.mark.parametrize("letter", sorted({one.letter for one in TABLE.outcomes}))
def test_no_two_things_that_a_letter_is_told_have_one_name(letter: str) -> None:
    sharing: list[Outcome] = [one for one in TABLE.outcomes if one.letter == letter]
    limbs = {limb.key for one in sharing for _, found in TABLE.grounds(one) for limb in found}
    facts = {column.key for one in sharing for column in one.facts}
    fixed = {"applicant", "you", "number", "received", "asked", "article", "by", LIMB, "remedy"}
    names = [limbs, facts, {one.key for one in sharing}, fixed]
    assert sum(map(len, names)) == len(set().union(*names))


def test_limbs_that_stand_in_one_list_have_names_of_their_own() -> None:
    for outcome in TABLE.outcomes:
        titles = [limb.title for _, limbs in TABLE.grounds(outcome) for limb in limbs]
        assert len(set(titles)) == len(titles)


def test_articles_of_before_the_revision_are_not_cited_for_an_answer() -> None:
    assert all(as_of(one.article, TABLE.effective.isoformat()) == one.article for one in TABLE.outcomes)
