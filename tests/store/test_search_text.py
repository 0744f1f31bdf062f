from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from gongkai_desktop.ledger import fold_text
from gongkai_desktop.store import initials as table
from gongkai_desktop.store.search import bigrams, initials, match

TITLES = [
    "关于印发台儿庄区政府信息公开实施方案的通知",
    "台政办发〔2026〕15号",
    "重庆银行行长调研重大项目",
    "APP 用户　隐私（试行）",
    "水",
    "",
]


def index(texts: list[str]) -> dbapi2.Connection:
    connection = dbapi2.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(title, initials, content='', contentless_delete=1)")
    rows = [(number, bigrams(text), initials(text)) for number, text in enumerate(texts)]
    connection.executemany("INSERT INTO t (rowid, title, initials) VALUES (?, ?, ?)", rows)
    return connection


def search(connection: dbapi2.Connection, query: str) -> set[int]:
    expression = match(query)
    if expression is None:
        return set()
    return {number for (number,) in connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,))}


def bare(text: str) -> str:
    return "".join(letter for letter in fold_text(text) if letter.isalnum())


def test_pairs_overlap_and_the_last_character_stands_alone() -> None:
    assert bigrams("政府 信息，公开") == "政府 府信 信息 息公 公开 开"
    assert (bigrams("水"), bigrams("、")) == ("水", "")


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("公开", {0}), ("信息公开实施", {0}), ("公开信息", set()), ("〔2026〕15", {1}), ("２０２６", {1}),
        ("政办 15号", {1}), ("政", {0, 1}), ("水", {4}), ("app", {3}), ("试行", {3}), ("隐私试行", {3}),
        ("行", {2, 3}), ("，", set()),
        ("  ", set()), ('"', set()), ("AND", set()), ("通知", {0}), ("知", {0}),
    ],
)  # fmt: skip
def test_words_are_found_where_they_stand(query: str, hits: set[int]) -> None:
    assert search(index(TITLES), query) == hits


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("xxgk", {0}), ("ssfa", {0}), ("tzb", {1}), ("cqyh", {2}), ("hzdy", {2}), ("zdxm", {2}),
        ("t", {0, 1, 2}),
        ("XXGK", {0}), ("gk tz", {0}), ("zzz", set()),
    ],
)  # fmt: skip
def test_initials_find_titles_in_either_reading(query: str, hits: set[int]) -> None:
    assert search(index(TITLES), query) >= hits and bool(hits) is bool(search(index(TITLES), query))


def test_second_readings_are_found_alone_and_two_in_a_row() -> None:
    connection = index(["行长", "关于调整重大行政决策事项的长期通知", "银行重调"])
    for letters in itertools.product("xh", "zc"):
        assert 0 in search(connection, "".join(letters))
    for query in ("tzzdxzjc", "dzzdxzjc", "tzcdxzjc", "dzzdhz", "cqtz", "zqtz"):
        assert search(connection, query) == {1}
    for letters in itertools.product("y", "xh", "zc", "dt"):
        assert search(connection, "".join(letters)) == (
            {2} if "".join(letters) not in ("yhct", "yhzt") else set()
        )


words = st.text(st.sampled_from("台儿庄区政府信息公开行长重〔〕（）2026aB，、 "), max_size=12)


@given(texts=st.lists(words, min_size=1, max_size=8), query=words)
def test_two_and_more_characters_are_found_exactly_where_like_finds_them(
    texts: list[str], query: str
) -> None:
    wanted = [bare(part) for part in query.split() if bare(part)]
    if not wanted or min(map(len, wanted)) < 2 or any(word.isascii() for word in wanted):
        return
    like = {number for number, text in enumerate(texts) if all(word in bare(text) for word in wanted)}
    assert search(index(texts), query) == like


@given(texts=st.lists(words, min_size=1, max_size=8), letter=st.sampled_from("台儿庄区政府行长"))
def test_single_characters_are_found_wherever_they_stand(texts: list[str], letter: str) -> None:
    assert search(index(texts), letter) == {number for number, text in enumerate(texts) if letter in text}


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_valid_expression(query: str) -> None:
    search(index(TITLES), query)


def test_the_table_says_what_pypinyin_says() -> None:
    from gongkai_desktop.data import resource

    assert resource("search", "initials.txt").read_text("utf-8").splitlines() == list(table.lines())


def test_second_readings_are_real_and_differ_from_the_usual_one() -> None:
    for character, letter in table.SECOND.items():
        usual, *others = table.readings(character)
        assert letter != usual and letter in others, character


def test_all_common_characters_have_an_initial() -> None:
    assert initials("台儿庄区〇一二三").split(" ")[:7] == ["te", "ez", "zq", "ql", "ly", "ye", "es"]


@pytest.mark.parametrize(("signs", "found"), [(9, True), (10, True), (11, False)])
def test_a_second_reading_is_found_with_the_nine_characters_that_follow_it(signs: int, found: bool) -> None:
    connection = index(["重庆各区县政府公开信息工作汇编"])
    query = "zqgqxzfgkxxgzhb"[:signs]
    usual = search(connection, f"c{query[1:]}") == {0}
    second = search(connection, query) == {0}
    assert sorted((usual, second)) == [found, True]
