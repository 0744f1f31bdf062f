"""案卷: everything of an application in one PDF, in its order, with numbered pages; what is missing is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from gongkai_desktop.deadlines.served import Manner
from gongkai_desktop.errors import Cancelled, Fault, Refused
from gongkai_desktop.office import events
from gongkai_desktop.progress import Progress
from gongkai_desktop.requests import file as filing
from gongkai_desktop.requests.file import FILE
from tests.paper.reading import page_texts, squeezed
from tests.paper.writer import lines_of

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


@pytest.fixture
def handled(here: Room) -> tuple[Room, int]:
    """An application that is being worked on."""
    request = here.receive()
    here.do(request, "examine", found="内容明确、要件齐全")
    return here, request


def scan(name: str, sizes: Sequence[tuple[float, float]], **said: object) -> bytes:
    """A PDF that says on every page whose it is and which."""
    target = BytesIO()
    canvas = Canvas(target, **said)  # type: ignore[arg-type]
    for at, size in enumerate(sizes, 1):
        canvas.setPageSize(size)
        canvas.drawString(size[0] / 3, size[1] / 2, f"{name}-{at}.")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


A4, A3 = (595.0, 842.0), (842.0, 1191.0)


def bring(here: Room, request: int, tmp_path: Path, name: str, content: bytes) -> None:
    """A file that comes with a call that is noted."""
    path = tmp_path / name
    path.write_bytes(content)
    here.do(request, "contact", who="李四", what=f"寄来{name}", picture=str(path))


def told_pages(pdf: bytes) -> dict[str, tuple[str, str]]:
    """What the contents say of the papers, by title: pages and remark, read from the page itself."""
    found = {}
    for line in lines_of(pdf):
        if row := re.fullmatch(
            r"\d+(附件：.+?\.[a-z]+|政府信息公开申请\D+?)(?:\d{4}年\d+月\d+日)?([\d—]*)(\D*)", line.text
        ):
            found[row[1]] = (row[2], row[3])
    return found


def test_the_pages_that_the_contents_name_are_the_pages(handled: tuple[Room, int], tmp_path: Path) -> None:
    here, request = handled
    bring(here, request, tmp_path, "a3.pdf", scan("wide", [A3, (A3[1], A3[0]), A4]))
    bring(here, request, tmp_path, "one.pdf", scan("one", [A4]))
    bring(here, request, tmp_path, "many.pdf", scan("many", [A4] * 40))
    pdf = here.desk.papers.prepare(FILE, [request], here.today).printed.pdf
    texts = [squeezed(text) for text in page_texts(pdf)]
    front = next(
        at
        for at, text in enumerate(texts)
        if text.startswith("政府信息公开申请登记表") or "登记人（签字）" in text
    )
    body, told = texts[front:], told_pages(pdf)
    for name, title in (("wide", "a3"), ("one", "one"), ("many", "many")):
        pages, remark = told[f"附件：{title}.pdf"]
        first, _, last = pages.partition("—")
        assert f"{name}-1." in body[int(first) - 1] and not remark
        assert f"{name}-{int(last or first) - int(first) + 1}." in body[int(last or first) - 1]
        assert f"{name}-" not in body[int(last or first) % len(body)]
    first, _, _ = told["政府信息公开申请登记表"][0].partition("—")
    assert first == "1" and "登记人（签字）" in body[0]


def test_what_does_not_open_any_more_is_named_and_what_is_gone_too(
    handled: tuple[Room, int], tmp_path: Path
) -> None:
    here, request = handled
    with pytest.raises(Refused, match="打不开"):
        bring(here, request, tmp_path, "locked.pdf", scan("x", [A4], encrypt=StandardEncryption("secret")))
    bring(here, request, tmp_path, "spoilt.pdf", scan("spoilt", [A4]))
    bring(here, request, tmp_path, "lost.pdf", scan("lost", [A4]))
    bring(here, request, tmp_path, "note.txt", b"a word")
    issue(here, "request-registration", request)
    (sheet,) = here.desk.papers.sheets(request)
    kept = {one.name: here.desk.attachments.find(one.sha256) for one in here.view(request).attachments}
    kept["sheet"] = here.desk.attachments.find(sheet.pdf)
    whole = {path: path.read_bytes() for path in kept.values() if path is not None}
    for name in ("lost.pdf", "sheet"):
        kept[name].unlink()
    kept["spoilt.pdf"].chmod(0o600)
    kept["spoilt.pdf"].write_bytes(scan("x", [A4], encrypt=StandardEncryption("secret")))
    pdf = here.desk.papers.prepare(FILE, [request], here.today).printed.pdf
    told = told_pages(pdf)
    assert told["附件：spoilt.pdf"] == ("", "打不开") and told["附件：note.txt"] == ("", "另存")
    contents = squeezed(page_texts(pdf)[1])
    assert told["附件：lost.pdf"] == ("", "已丢失") and contents.count("已丢失") == 2
    for path, content in whole.items():
        path.unlink(missing_ok=True)
        path.write_bytes(content)


def test_what_brings_the_process_down_is_kept_beside_and_the_rest_is_bound(
    handled: tuple[Room, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, request = handled
    bring(here, request, tmp_path, "poison.pdf", poison := scan("poison", [A4]))
    bring(here, request, tmp_path, "sound.pdf", scan("sound", [A4]))
    binding = filing._apart

    def dying(sources: Sequence[bytes], progress: Progress) -> filing.Bound:
        if poison in sources:
            raise Fault("a process at work ended without a word")
        return binding(sources, progress)

    monkeypatch.setattr(filing, "_apart", dying)
    told = told_pages(here.desk.papers.prepare(FILE, [request], here.today).printed.pdf)
    assert told["附件：poison.pdf"] == ("", "打不开")
    assert told["附件：sound.pdf"][0]


def test_a_file_of_five_hundred_pages_tells_how_far_it_is_and_leaves_nothing_when_it_is_cancelled(
    handled: tuple[Room, int], tmp_path: Path
) -> None:
    here, request = handled
    bring(here, request, tmp_path, "all.pdf", scan("all", [A4] * 500))
    before = here.desk.records.head()
    told: list[tuple[int, int]] = []

    def watch(done: int, whole: int) -> None:
        told.append((done, whole))
        if done > 100:
            raise Cancelled

    with pytest.raises(Cancelled):
        here.desk.papers.prepare(FILE, [request], here.today, progress=watch)
    assert here.desk.records.head() == before
    printed = here.desk.papers.prepare(FILE, [request], here.today).printed
    assert printed.pages > 502 and "all-500." in page_texts(printed.pdf)[-1]
