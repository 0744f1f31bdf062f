"""Every outcome ends in its letter: all its facts in it, its article from the table, its remedy where it has one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from gongkai_desktop.data import resource
from gongkai_desktop.ledger import Kind
from gongkai_desktop.office.lettering import LetterPaper
from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.grid import MM, SMALLEST
from gongkai_desktop.paper.letter import LetterPart
from gongkai_desktop.paper.letter_file import load_letter
from gongkai_desktop.paper.lines import printable
from gongkai_desktop.paper.pages import Bound, print_sheets
from gongkai_desktop.requests.outcomes import LIMB, Decision, Outcome, Remedy, decided, outcomes
from gongkai_desktop.requests.remedy import Bodies, remedy
from tests.paper.reading import all_text, squeezed, too_near_the_edge, type_sizes

from .letters_filled import HOSTILE, hostile, letters

TABLE, DAY = outcomes(), date(2026, 11, 30)
KEYS = [one.key for one in TABLE.outcomes]
LETTERS = sorted({one.letter for one in TABLE.outcomes})
ROOM = {
    "applicant": "王小明", "you": "你", "number": "依申请〔2026〕17号", "received": "2026年11月3日",
    "asked": "“校车台账”",
}  # fmt: skip
"""What the room says of every request."""
UNPRINTED = {
    "already_public": {"item"}, "secret": {"internal_no"}, "third_party": {"third"}, "not_exist": {"searcher"},
    "archived": {"list_no"},
}  # fmt: skip
"""Facts that stay inside."""


def facts(outcome: Outcome, choice: str) -> dict[str, str]:
    """Every fact filled in, each with words of its own."""
    found = {column.key: f"〔{column.title}〕" for column in outcome.facts}
    for column in outcome.facts:
        if column.kind is Kind.DATE:
            found[column.key] = "2026-11-05"
        elif column.kind is Kind.CHOICE:
            found[column.key] = column.choices[0]
    return {**found, LIMB: choice}


def choices(outcome: Outcome) -> list[str]:
    """What may be chosen as its limb, one by one."""
    return [limb.title for _, limbs in TABLE.grounds(outcome) for limb in limbs] or [""]


def values(said: Decision) -> dict[str, str]:
    found = remedy(said.remedy, DAY, "行政机关", Bodies(("甲县人民政府",), "甲县人民法院"))
    return {**ROOM, **said.values("行政机关"), "remedy": found.text}


def text(said: Decision) -> str:
    """What the letter says."""
    letter = load_letter(said.outcome.letter)
    assert letter.missing(values(said)) == ()
    made = letter.written(values(said), organ="甲县教育局", doc_no="", day=DAY)
    return "\n".join([f"{made.addressee}：", made.title, *(part.text for part in made.body)])


@pytest.mark.parametrize("key", KEYS)
def test_a_letter_says_all_its_facts_under_every_limb(key: str) -> None:
    outcome = TABLE.outcome(key)
    everything = ""
    for choice in choices(outcome):
        said = decided(key, facts(outcome, choice))
        whole = text(said)
        told = values(said)
        assert "【待填】" not in whole and "＿" not in whole and not re.search(r"\{\w+\}", whole)
        for name in ("received", "number"):
            assert told[name] in whole
        if key != "third_party_told":
            assert whole.startswith("王小明：") and "“校车台账”" in whole
        assert (f"{told['by']}{told['article']}的规定" in whole) is (key != "withdrawn")
        assert (
            whole.count(told["remedy"]) == 1
            if told["remedy"]
            else "复议" not in whole and "诉讼" not in whole
        )
        everything += whole
    printed = {
        column.key: decided(key, facts(outcome, "")).values("行政机关")[column.key]
        for column in outcome.facts
    }
    assert {name for name, value in printed.items() if value not in everything} == UNPRINTED.get(key, set())


@pytest.mark.parametrize("key", [one.key for one in TABLE.outcomes if one.phrase])
def test_what_the_information_is_stands_in_the_words_of_the_article(key: str) -> None:
    outcome = TABLE.outcome(key)
    for choice in choices(outcome):
        said = decided(key, facts(outcome, choice))
        assert said.limb and said.limb in text(said)


@pytest.mark.parametrize("key", KEYS)
def test_a_letter_is_missing_what_it_must_not_go_without(key: str) -> None:
    outcome = TABLE.outcome(key)
    letter = load_letter(outcome.letter)
    empty = {**dict.fromkeys(ROOM, ""), **decided(key, {}).values("行政机关"), "remedy": ""}
    missing = set(letter.missing(empty))
    required = {column.title for column in outcome.facts if column.required}
    stays = {column.title for column in outcome.facts if column.key in UNPRINTED.get(key, set())}
    assert required - stays - missing == (stays & required) - stays
    assert {"申请编号", "收到日期"} <= missing
    assert ("救济途径" in missing) is (outcome.remedy is not Remedy.NONE)
    if outcome.limbs_asked:
        assert letter.required.get(LIMB), "which limb it is has to be told"


@pytest.mark.parametrize("limb", ["转送有权更正的机关", "告知向有权更正的机关提出"])
def test_article_41_whoever_is_sent_on_is_told_where(limb: str) -> None:
    said = decided("corrected", {LIMB: limb, "record": "住址", "checked": "不是本单位的记录"})
    assert load_letter("request-corrected").missing(values(said)) == ("有权更正的机关",)


def test_article_36_5_whoever_is_told_an_organ_is_told_how_to_reach_it() -> None:
    said = decided("not_ours", {"reason": "不是本单位的职责", "organ": "甲县公安局"})
    assert load_letter("request-not-ours").missing(values(said)) == ("该机关的联系方式",)
    unknown = decided("not_ours", {"reason": "不是本单位的职责"})
    assert load_letter("request-not-ours").missing(values(unknown)) == ()
    assert "联系方式" not in text(unknown)


@pytest.mark.parametrize("name", LETTERS)
def test_no_letter_has_an_article_or_a_remedy_of_its_own(name: str) -> None:
    source = (resource("letters") / f"{name}.toml").read_text(encoding="utf-8")
    wording = "\n".join(line for line in source.splitlines() if not line.startswith("#"))
    assert not re.search(r"第[一二三四五六七八九十百\d]+条|《[^》{]*(?:法|条例|办法)》", wording)
    assert not re.search(r"复议|诉讼|起诉|申诉|\d+\s*(?:日|个月)内", wording)
    remedies = {one.remedy for one in TABLE.outcomes if one.letter == name}
    assert wording.count("{remedy}") == (0 if remedies == {Remedy.NONE} else 1)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_called_what_its_remedy_calls_it(name: str) -> None:
    letter = load_letter(name)
    for outcome in TABLE.outcomes:
        if outcome.letter == name and outcome.remedy is not Remedy.NONE:
            assert letter.title.endswith(outcome.paper)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_asks_only_for_what_it_can_be_told(name: str) -> None:
    letter = load_letter(name)
    known = {*ROOM, "remedy"}
    for outcome in TABLE.outcomes:
        if outcome.letter == name:
            known |= decided(outcome.key, {}).values("行政机关").keys()
    asked = set(
        re.findall(
            r"\{(\w+)\}", " ".join([letter.to, letter.title, *(one.text for one in letter.paragraphs)])
        )
    )
    conditions = {one.when.removeprefix("!") for one in letter.paragraphs if one.when}
    wanted = {
        *letter.required,
        *letter.required_when,
        *(key for one in letter.required_when.values() for key in one),
    }
    assert asked | conditions | wanted <= known


def test_the_third_party_is_told_nothing_of_the_applicant() -> None:
    told = decided("third_party_told", facts(TABLE.outcome("third_party_told"), "第三方不同意的理由不合理"))
    whole = text(told)
    assert whole.startswith("〔第三方〕：") and "王小明" not in whole and "“校车台账”" not in whole


def test_a_company_is_not_addressed_as_a_person() -> None:
    said = decided("repeated", facts(TABLE.outcome("repeated"), ""))
    paper = remedy(said.remedy, DAY, "行政机关", Bodies(("甲县人民政府",), "甲县人民法院"), you="你单位")
    told = {**values(said), "you": "你单位", "remedy": paper.text}
    whole = load_letter("request-repeated").written(told, organ="甲", doc_no="", day=DAY).body
    assert not re.search("你(?!单位)", "".join(part.text for part in whole))


def test_every_letter_can_be_drawn_and_none_of_its_words_is_lost() -> None:
    sheets, wanted = [], []
    for outcome in TABLE.outcomes:
        said = decided(outcome.key, facts(outcome, choices(outcome)[0]))
        made = load_letter(outcome.letter).written(
            values(said), organ="甲县教育局", doc_no="甲教复〔2026〕1号", day=DAY
        )
        sheets.append(Bound([LetterPart(made)]))
        wanted.append(squeezed("".join(part.text for part in made.body)))
    printed = print_sheets(sheets, fonts=bundled_fonts())
    assert printed.missing == ()
    whole = re.sub("—\\d+—", "", squeezed(all_text(printed.pdf)))
    assert [text for text in wanted if text not in whole] == []


# — what letters must bear —

BROKEN = (
    *("{", "}", "None", "【待填】", "（）", "（（", "））", "《《", "》》", "〔〕", "““", "””", "根据，", "参照，"),
    *("。。", "；。", "，。", "、。", "：。", "。；", "，，", "（。", "。，", "：；", "根据根据", "共份", "的的"),
)  # fmt: skip


def said(paper: LetterPaper) -> list[str]:
    """All that stands on a letter, line by line."""
    written = paper.letter
    return [f"{written.addressee}：", written.title, *(text for text, _ in written.parts()), written.note]


def test_no_letter_has_a_broken_sentence_or_an_empty_place() -> None:
    for name, paper in letters().items():
        assert not [fault for fault in paper.faults if "文字里" in fault], (name, paper.faults)
        if "空白" in name:
            continue
        assert not paper.missing, (name, paper.missing)
        for line in said(paper):
            assert line and not [part for part in BROKEN if part in line], (name, line)
            assert not re.search(r"\d{4}-\d{1,2}-\d{1,2}", line), (name, line)
            for opening, closing in ("《》", "（）", "“”", "〔〕"):
                assert line.count(opening) == line.count(closing), (name, line)
        for text, heading in paper.letter.parts():
            assert heading or text.endswith(("。", "：", "；")), (name, text)


def test_no_blank_letter_has_more_than_lines_to_write_on() -> None:
    for name, paper in letters().items():
        if "空白" in name:
            for line in said(paper):
                assert not [part for part in (*BROKEN[:4], "。。") if part in line.replace("＿", "")], (
                    name,
                    line,
                )


@pytest.mark.parametrize("told", HOSTILE)
def test_whatever_is_written_stands_whole_on_the_page_and_can_be_copied(told: str) -> None:
    papers = {name: paper for name, paper in hostile().items() if name.endswith(told)}
    printed = print_sheets(
        [Bound(parts) for paper in papers.values() for parts in paper.parts()], fonts=bundled_fonts()
    )
    assert printed.missing == ()
    whole = re.sub("—\\d+—", "", all_text(printed.pdf))
    for name, paper in papers.items():
        for line in said(paper):
            assert squeezed(printable(line)) in whole, (name, line)
    assert too_near_the_edge(printed.pdf, 15 * MM) == []
    assert min(type_sizes(printed.pdf)) >= SMALLEST


def test_a_character_that_no_font_has_is_told_and_never_left_blank() -> None:
    paper = replace(letters()["request-fee 单位  行政机关"].letter, addressee="𠮷田一郎")
    printed = print_sheets([Bound([LetterPart(paper)])], fonts=bundled_fonts())
    assert printed.missing == ("𠮷",) and "〓田一郎：" in all_text(printed.pdf)


def test_every_letter_has_its_number_and_only_paper_for_handwriting_leaves_room_for_one() -> None:
    numbers = {name: paper.letter.doc_no for name, paper in letters().items() if name.startswith("request-")}
    for name, number in numbers.items():
        assert ("＿" in number) is (" 空白 " in name), name
    assert all(numbers.values())
