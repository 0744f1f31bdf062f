"""条例第五十五条: an institution only follows the 条例, and reads so wherever an article of it is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from gongkai_desktop.office import events
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.organs import by_analogy, led_by
from gongkai_desktop.requests.papers import PAPERS
from tests.paper.reading import all_text

from .conftest import Room

_BARE = re.compile(r"(?<![\w《])条例第")
"""An article of the 条例 without 参照 before it."""
_WHOLE = "《中华人民共和国政府信息公开条例》"
ASKED = "依据条例第五条，请公开食堂检查结果"


def institution(room: Callable[[str], Room]) -> Iterator[Room]:
    """One whose rule set says so, and one that says it of itself."""
    yield room("gansu-zhijiao")
    own = room("tiaoli")
    office = own.desk.office.profile.id
    own.desk.records.append([events.changed(office, own.today, {"organ": "公共企事业单位"})], actor=own.actor)
    yield own


def lived(here: Room) -> int:
    """An application with a correction on the eighth day, a third party, an extension and an answer."""
    request = here.receive(asked=ASKED, phone="", channel="平信")
    here.do(request, "confirm", who="李四", how="电话")
    here.at("2026-11-12")
    here.do(request, "ask_correction", what="年度", until="2026-11-30")
    here.do(request, "corrected")
    here.do(request, "consult", kind="个人", addressee="赵六", reply_by="", matter="是否同意", own="拟公开")
    here.do(request, "extend", workdays="5", why="量大", by="主任")
    here.choose(request, "经检索不存在")
    return request


def told(here: Room, request: int) -> Iterator[str]:
    """Everything of the panel that names an article and is ours."""
    view = here.view(request)
    for act in view.acts:
        yield act.note
        yield from (column.help for column in act.form.columns)
    yield from (aside(one.article) for one in (*view.breaches, *view.limits) if one.article)
    alike = here.requests.alike(request, here.today)
    yield from (*view.remarks, *alike.remarks)
    yield from (
        line.text
        for section in (*view.sections, *alike.sections)
        for line in section.lines
        if section.title != "申请内容" and ASKED not in line.text
    )
    for _, strip in (*view.further, *((("", view.deadline),) if view.deadline else ())):
        yield from (aside(mark.article) for mark in strip.days if mark.article)
        yield from map(aside, strip.citations)
    form = here.requests.form(here.today)
    yield form.note
    yield from (column.help for column in form.form.columns)
    yield from here.requests.odd({"asked": "食堂"}).values()


def test_every_citation_of_its_panel_says_that_it_only_follows(room: Callable[[str], Room]) -> None:
    for here in institution(room):
        request = lived(here)
        texts = [text for text in told(here, request) if text]
        assert any("参照条例第三十条" in text for text in texts)
        assert [text for text in texts if _BARE.search(text)] == []
        assert here.view(request).record.matters == (ASKED,), "what somebody wrote stays as it is"


def test_an_organ_reads_the_regulation_as_binding(here: Room) -> None:
    request = lived(here)
    assert not any("参照" in text for text in told(here, request))


def test_its_sheets_say_so_too(room: Callable[[str], Room]) -> None:
    for here in institution(room):
        request = lived(here)
        for paper in PAPERS:
            if paper.letter or paper.key in ("request-file", "request-deadline") or not paper.blank:
                continue
            text = all_text(here.desk.papers.prepare(paper.key, [], here.today).printed.pdf)
            assert _WHOLE not in text or f"参照{_WHOLE}" in text, paper.key
        text = all_text(here.desk.papers.prepare("request-approval", [request], here.today).printed.pdf)
        assert f"参照{_WHOLE}第三十六条第（四）项" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("七日内告知（条例第三十条）", "七日内告知（参照条例第三十条）"),
        ("依据：条例第三十二条、条例第三十四条", "依据：参照条例第三十二条、参照条例第三十四条"),
        ("（参照条例第三十条）", "（参照条例第三十条）"),
        ("条例第三十条（参照）", "条例第三十条（参照）"),
        ("《不动产登记暂行条例》第二十七条", "《不动产登记暂行条例》第二十七条"),
        ("保密法实施条例第六十一条", "保密法实施条例第六十一条"),
    ],
)
def test_a_sentence_is_led_by_it_once(text: str, said: str) -> None:
    assert led_by(text) == said
    assert led_by(led_by(text)) == said


def test_a_citation_says_it_once() -> None:
    assert by_analogy(by_analogy("条例第三十六条第（四）项")) == "条例第三十六条第（四）项（参照）"
    assert by_analogy("条例第三十二条、第三十四条（参照）") == "条例第三十二条、第三十四条（参照）"
