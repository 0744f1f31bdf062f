"""One letter of an application, from its record to the PDF, beside a bare reportlab canvas with the same text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.office import events
from gongkai_desktop.paper import pages
from gongkai_desktop.requests.letters import ANSWER
from tests.paper.reading import all_text
from tests.requests.conftest import Room

from .test_sheets import Watched, bare
from .yardstick import beside

pytestmark = pytest.mark.bench

REPEATS = 5
BODIES = {"review_body": "甲县人民政府", "court": "甲县人民法院"}


@pytest.fixture
def answered(tmp_path: Path) -> Iterator[tuple[Room, int]]:
    """A desk, and an application that was answered there: what is asked for does not exist."""
    here = Room(
        lambda rules, clock: Desk.create(tmp_path / "台账", name="甲县教育局", ruleset=rules, clock=clock),
        "tiaoli",
    )
    with here.desk:
        drafts = [events.changed(here.desk.office.profile.id, here.today, BODIES)]
        here.desk.records.append(drafts, actor=here.actor)
        request = here.receive()
        here.do(request, "examine", found="内容明确、要件齐全")
        here.choose(request, "经检索不存在", searched="2026-11-02")
        here.do(request, "search", where="档案室", words="食堂", who="李四", result="没有找到")
        here.answer(request)
        yield here, request


def test_one_letter_beside_a_bare_canvas(answered: tuple[Room, int], monkeypatch: pytest.MonkeyPatch) -> None:
    here, request = answered

    def ours() -> bytes:
        return here.desk.papers.prepare(ANSWER, [request], here.today).printed.pdf

    Watched.noted.clear()
    with monkeypatch.context() as watching:
        watching.setattr(pages, "Pen", Watched)
        whole = all_text(ours())
    steps = Watched.noted
    assert all_text(bare(steps)) == whole and BODIES["court"] in whole
    beside(
        "一件答复书，从登记到 PDF（有编号和二维码） ／ reportlab 裸画同样的字和二维码",
        lambda: [ours() for _ in range(REPEATS)],
        lambda: [bare(steps) for _ in range(REPEATS)],
        promised=2,
    )
