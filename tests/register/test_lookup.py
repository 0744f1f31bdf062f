"""What stands behind a scanned code or a typed number."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.register.lookup import Found, look_up


@pytest.fixture
def items(tmp_path: Path) -> tuple[Desk, int, int]:
    """Two items on one printed sheet."""
    desk = Desk.create(tmp_path / "甲", name="甲县教育局")
    today, actor = desk.today(), desk.actor()
    made = []
    for title in ("通知", "公告"):
        values = {
            "title": title,
            "formed": today.isoformat(),
            "department": "办公室",
            "attribute": "主动公开",
        }
        made.append(desk.register.enter(values, actor=actor, today=today).act)
    prepared = desk.papers.prepare("review-list", made, today)
    desk.papers.issue(prepared, actor=actor, today=today)
    return desk, made[0], made[1]


def look(desk: Desk, text: str) -> Found:
    return look_up(desk.records, desk.lists, text)


def test_numbers_of_records_and_sheets_and_codes_lead_to_their_records(items: tuple[Desk, int, int]) -> None:
    desk, first, second = items
    with desk:
        number = str(desk.store.rows("SELECT number FROM sheet")[0][0])
        code = Sheets(desk.records).code(number, 1, 1)
        assert look(desk, f"#{first}") == Found((first,))
        wide = "".join(chr(ord(sign) + 0xFEE0) if 33 <= ord(sign) < 127 else sign for sign in code)
        for text in (number, code, f" {code.lower()}\n", wide):
            assert look(desk, text) == Found((first, second), number, signed=True)
        paper = desk.folder.root.parent / "来文.txt"
        paper.write_text("来文", encoding="utf-8")
        desk.register.attach(second, paper, actor=desk.actor(), today=desk.today())
        assert look(desk, code).changed == 1


def test_what_leads_nowhere_is_refused_in_words(items: tuple[Desk, int, int]) -> None:
    desk, *_ = items
    with desk:
        number = str(desk.store.rows("SELECT number FROM sheet")[0][0])
        code = Sheets(desk.records).code(number, 1, 1)
        forged, foreign = code.replace("/1/1/", "/1/2/"), code.replace(code.split("/")[1], "ZZZZZZZZ")
        lost = Sheets(desk.records).code("2020-0099", 1, 1)
        for text, says in (
            ("没有这个号", "没有这个号"),
            (forged, "校验不符"),
            (foreign, "其他单位"),
            (lost, "没有它的记载"),
            ("GK1/乱写", "不是本软件的表"),
        ):
            with pytest.raises(Refused, match=says) as refused:
                look(desk, text)
            assert refused.value.way
