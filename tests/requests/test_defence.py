"""A disputed answer: what is handed in by when, what is missing, and how it ended in the words of the report."""

from __future__ import annotations

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.requests.acts.disputes import PATHS, RESULTS
from gongkai_desktop.requests.defence import LACKING, THERE, defence
from gongkai_desktop.requests.request import PENDING
from tests.paper.reading import all_text

from .conftest import Room


@pytest.fixture
def disputed(here: Room) -> tuple[Room, int]:
    """An answer that there is no such information, posted and disputed."""
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    here.do(request, "search", where="档案室", words="食堂", who="李四", result="没有找到")
    here.do(request, "assist", unit="某区档案馆", what="核实是否保存")
    here.do(request, "extend", workdays="5", why="量大", by="主任")
    here.choose(request, "经检索不存在")
    here.answer(request)
    here.do(request, "serve", mail_no="XA1")
    return here, request


def rows(here: Room, request: int) -> dict[str, dict[str, str]]:
    _, found = defence(here.view(request).case, here.lent())
    return {row["title"]: dict(row) for row in found}


@pytest.mark.parametrize(
    ("path", "simple", "until", "article"),
    [
        ("行政复议", False, "2026年11月16日", "第四十八条"),
        ("行政复议", True, "2026年11月9日", "第五十四条"),
        ("未经复议直接起诉", False, "2026年11月17日", "第六十七条"),
        ("复议后起诉", False, "2026年11月17日", "第六十七条"),
    ],
)
def test_the_list_says_what_is_there_what_is_missing_and_by_when(
    disputed: tuple[Room, int], path: str, simple: bool, until: str, article: str
) -> None:
    here, request = disputed
    here.do(request, "dispute", path=path, body="某区人民政府", case_no="某政复〔2026〕1号", simple=simple)
    told, _ = defence(here.view(request).case, here.lent())
    assert (told["answer_by"], told["result"]) == (until, PENDING)
    assert article in told["basis"]
    found = rows(here, request)
    assert found["政府信息公开申请登记表"]["there"] == THERE
    assert found["政府信息公开申请检索记录"]["proves"].startswith("尽到了检索义务")
    for title in ("申请书（申请人提交的原件）", "延期答复告知书", "政府信息公开申请答复书",
                  "送达凭证（邮寄凭证、送达回证）"):  # fmt: skip
        assert found[title]["there"] == LACKING
        assert title in told["missing"]
    assert found["延期答复告知书"]["day"] == "公延〔2026〕1号"
    assert found["协办函"]["day"].endswith("〔2026〕1号"), "a letter bears its number, whatever it asks"
    assert found["政府信息公开申请答复书"]["day"] == "公复〔2026〕1号"
    assert "《中华人民共和国政府信息公开条例》第三十六条第（四）项" in found
    text = all_text(here.desk.papers.prepare("request-defence", [request], here.today).printed.pdf)
    for part in (path, "某区人民政府", "某政复〔2026〕1号", until, "还缺", "尚未审结"):
        assert part in text


def test_what_is_printed_and_brought_in_is_there(disputed: tuple[Room, int], tmp_path: object) -> None:
    here, request = disputed
    here.do(request, "dispute", path="行政复议", body="某区人民政府")
    drawn = here.desk.papers.prepare("request-extension", [request], here.today)
    here.desk.papers.issue(drawn, actor=here.actor, today=here.today)
    assert rows(here, request)["延期答复告知书"]["there"] == THERE


def test_every_paper_that_may_be_called_for_says_what_it_proves(disputed: tuple[Room, int]) -> None:
    here, request = disputed
    here.do(request, "dispute", path="行政复议", body="某区人民政府")
    assert all(row["proves"] for row in rows(here, request).values())


def test_without_a_dispute_there_is_no_list(here: Room) -> None:
    request = here.receive()
    with pytest.raises(Refused, match="没有登记复议、诉讼"):
        here.desk.papers.prepare("request-defence", [request], here.today)


@pytest.mark.parametrize("result", RESULTS)
def test_a_dispute_ends_in_the_words_of_table_four(disputed: tuple[Room, int], result: str) -> None:
    here, request = disputed
    assert PATHS == ("行政复议", "未经复议直接起诉", "复议后起诉")
    here.do(request, "dispute", path="行政复议", body="某区人民政府")
    lines = [
        line.text for one in here.view(request).sections if one.title == "复议、诉讼" for line in one.lines
    ]
    assert lines[-1] == "尚未审结"
    here.do(request, "result", result=result)
    (dispute,) = here.view(request).record.disputes
    assert dispute.standing == result
    lines = [
        line.text for one in here.view(request).sections if one.title == "复议、诉讼" for line in one.lines
    ]
    assert lines[-1].endswith(result)
    told, _ = defence(here.view(request).case, here.lent())
    assert told["result"] == result
