"""The last days of very many requests, told without their rows, are those of their rows."""

from __future__ import annotations

import pytest

from .conftest import Room

COLUMNS = ("due", "owes", "answer_due", "provisional")


def same(here: Room, *numbers: int) -> None:
    """What is told of requests for many at once, forwards and backwards, is what their rows have."""
    kind = here.requests.kind
    for number in (*numbers, *reversed(numbers)):
        state = here.requests.state(number)
        row, told = kind.row(state) or {}, kind.last_days(state, COLUMNS)
        assert {key: told[key] for key in COLUMNS} == {key: row[key] for key in COLUMNS}


def test_each_step_of_a_request_moves_it_in_both(here: Room) -> None:
    first, second, letter = here.receive(), here.receive(applicant="李强"), here.receive(channel="平信")
    same(here, first, second, letter)
    here.do(letter, "confirm", who="李四", how="电话")
    here.do(first, "examine", found="内容明确、要件齐全")
    same(here, first, second, letter)
    here.do(first, "assign", department="办公室")
    same(here, first, second)
    here.do(first, "extend", workdays="20", why="案情复杂", by="张局长")
    same(here, first, second)
    here.review(first)
    here.choose(first, "予以公开")
    here.answer(first)
    here.do(first, "serve", how="当面送达")
    here.do(second, "void", why="重复录入")
    same(here, first, second, letter)


def test_another_calendar_is_counted_anew(here: Room) -> None:
    from datetime import date

    from gongkai_desktop.workdays.days import Correction

    request = here.receive()
    before = here.requests.kind.last_days(here.requests.state(request), COLUMNS)
    here.desk.correct_calendar([Correction(date(2026, 11, 5), False, "停电")], apply=True, actor=here.actor)
    after = here.requests.kind.last_days(here.requests.state(request), COLUMNS)
    assert (before["answer_due"], after["answer_due"]) == ("2026-11-30", "2026-12-01")
    same(here, request)


@pytest.mark.parametrize("key", ["channel", "arrived", "reached"])
def test_what_its_time_depends_on_is_told_apart(here: Room, key: str) -> None:
    here.at("2026-11-06")
    told = {"channel": "平信", "arrived": "2026-11-04", "reached": "2026-11-05"}
    plain = here.receive(arrived="2026-11-03")
    same(here, plain, here.receive(**{"applicant": "李强", "arrived": "2026-11-03", key: told[key]}))
