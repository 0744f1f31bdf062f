"""案卷: everything of an application in one PDF, in its order, with numbered pages; what is missing is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from gongkai_desktop.deadlines.served import Manner
from gongkai_desktop.errors import Refused
from gongkai_desktop.office import events
from gongkai_desktop.requests.file import FILE
from tests.paper.reading import page_texts, squeezed

from .conftest import Room


def issue(room: Room, name: str, request: int) -> None:
    prepared = room.desk.papers.prepare(name, [request], room.today)
    room.desk.papers.issue(prepared, actor=room.actor, today=room.today)


def pages(room: Room, request: int) -> list[str]:
    pdf = room.desk.papers.prepare(FILE, [request], room.today).printed.pdf
    return [squeezed(text) for text in page_texts(pdf)]


@pytest.fixture
def answered(here: Room, tmp_path: Path) -> tuple[Room, int]:
    bodies = {"review_body": "甲县人民政府", "court": "甲县人民法院"}
    here.desk.records.append(
        [events.changed(here.desk.office.profile.id, here.today, bodies)], actor=here.actor
    )
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    here.do(request, "assign", department="办公室")
    here.do(request, "search", where="档案室", words="检查", who="李四", result="没有找到")
    here.choose(request, "经检索不存在", searcher="李四", searched="2026-11-02")
    here.answer(request)
    photo = tmp_path / "邮寄凭证.png"
    Image.new("RGB", (400, 300), "white").save(photo)
    here.do(request, "serve", how=Manner.POST.value, mail_no="XA1", picture=str(photo))
    return here, request


def test_a_file_has_cover_contents_and_every_paper_with_its_page(answered: tuple[Room, int]) -> None:
    here, request = answered
    for name in ("request-approval", "request-answer"):
        issue(here, name, request)
    cover, contents, *body = pages(here, request)
    assert "政府信息公开申请案卷" in cover and "公复〔2026〕1号" in cover and f"{len(body)}页" in cover
    order = ["申请登记表", "检索记录", "答复审批单", "答复书", "期限计算单", "邮寄凭证.png"]
    assert sorted(order, key=contents.index) == order
    assert "政府信息公开申请登记表" in body[0]
    assert all(text.startswith(str(at)) or text.endswith(str(at)) for at, text in enumerate(body, 1))
    for missing in ("申请书（申请人提交的原件）", "办理单"):
        assert missing in contents.split("缺的文书：")[1]
    assert (
        "答复书" not in contents.split("缺的文书：")[1] and "送达凭证" not in contents.split("缺的文书：")[1]
    )


def test_what_cannot_be_bound_is_named_as_kept_beside(answered: tuple[Room, int], tmp_path: Path) -> None:
    here, request = answered
    note = tmp_path / "说明.txt"
    note.write_text("当面说明", encoding="utf-8")
    here.do(request, "signed", by="王小明", picture=str(note))
    _, contents, *_ = pages(here, request)
    assert "说明.txt" in contents and "另存" in contents


def test_a_file_is_of_one_application(here: Room) -> None:
    with pytest.raises(Refused, match="一次印一件"):
        here.desk.papers.prepare(FILE, [], here.today)
