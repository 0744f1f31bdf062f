"""1,000 one-page review sheets as one PDF, beside a bare reportlab canvas drawing the same marks and QR paths."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import ClassVar

import pytest
from reportlab.pdfgen.canvas import Canvas

from gongkai_desktop.paper import pages
from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.grid import PAD_Y, Row, Tick
from gongkai_desktop.paper.pdf import open_document
from gongkai_desktop.paper.pen import A4, BLACK, Frame, Ink, Pen, Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.review import ReviewItem, ReviewStep, review_items
from tests.paper.reading import all_text

from .yardstick import beside

pytestmark = pytest.mark.bench

COUNT, RUNS = 1000, 3
DAY, OFFICE = date(2026, 11, 2), "某县教育和体育局"
AGREE = (("同意公开", "同意公开"), ("不同意公开", "不同意公开"))
STEPS = (
    ReviewStep("提供部门意见", AGREE, "同意公开", "", (), "张三，2026年11月2日已签"),
    ReviewStep("保密审查机构意见", (*AGREE, ("报审", "不能确定，报审"))),
    ReviewStep("主管领导意见", AGREE),
)
SUBJECTS = ("校园安全检查", "教师资格认定", "学区划分调整", "学校食堂管理", "体育场馆开放", "义务教育招生")
Step = Callable[[Canvas], None]


def code(number: str, page: int, sheet_pages: int) -> str:
    text = f"GK1/4XT8BHVM/{number}/{page}/{sheet_pages}"
    return f"{text}/{hmac.new(b'key', text.encode(), hashlib.sha256).hexdigest()[:16].upper()}"


def mark(number: str) -> SheetMark:
    return SheetMark(number, lambda page, count: code(number, page, count))


def item(number: int) -> ReviewItem:
    subject = SUBJECTS[number % len(SUBJECTS)]
    return ReviewItem(
        title=f"关于印发第{number}号{subject}办法的通知",
        index_no=f"11379926MB2A07416Q/202611-{number:05d}",
        doc_no=f"某教〔2026〕{number}号",
        department="办公室",
        formed="2026-11-02",
        attribute="主动公开",
        form="政府网站",
        summary=f"{subject}的范围、程序和时间，第{number}号。",
        steps=STEPS,
    )


@pytest.fixture(scope="module")
def sheets() -> list[tuple[ReviewItem, SheetMark | None]]:
    return [(item(number), mark(f"2026-{number:04d}")) for number in range(1, COUNT + 1)]


def ours(sheets: Sequence[tuple[ReviewItem, SheetMark | None]]) -> Printed:
    return review_items(OFFICE, DAY, sheets, fonts=bundled_fonts())


class Watched(Pen):
    """A pen that notes every string, line and path that it draws, as a bare canvas would draw it."""

    noted: ClassVar[list[Step]] = []

    def text(
        self, x: float, y: float, text: str, role: Role = Role.SONG, size: float = 10.5, *, ink: Ink = BLACK
    ) -> None:
        self._note_text(x, y, text, role, size)
        super().text(x, y, text, role, size, ink=ink)

    def row(self, x: float, y: float, row: Row) -> None:
        for cell in row.cells:
            self._note_frame((x + cell.x, y, cell.width, row.height))
            top = y + (row.height - cell.needed) / 2 + PAD_Y if cell.middle else y + PAD_Y
            for line in cell.lines:
                for drawn in line.marks:
                    at = top + (line.height - drawn.size) / 2
                    if isinstance(drawn, Tick):
                        self._note_tick(x + cell.x + drawn.x, at, drawn)
                    elif drawn.text:
                        self._note_text(x + cell.x + drawn.x, at, drawn.text, drawn.role, drawn.size)
                top += line.height
        super().row(x, y, row)

    def _path(self, frames: Iterable[Frame]) -> str:
        ready = list(frames)
        if len(ready) > 100:  # the modules of a QR
            self._note_modules(ready)
        return super()._path(ready)

    def next_page(self) -> None:
        self.noted.append(Canvas.showPage)
        super().next_page()

    def _note_frame(self, frame: Frame) -> None:
        x, y, width, height = frame
        bottom = self.height - y - height
        self.noted.append(lambda canvas: canvas.rect(x, bottom, width, height))

    def _note_text(self, x: float, y: float, text: str, role: Role, size: float) -> None:
        runs, base = list(self.fonts.runs(text, role)), self.height - y - size * 0.86

        def draw(canvas: Canvas) -> None:
            stretch = canvas.beginText(x, base)
            for run in runs:
                stretch.setFont(run.font, size)
                stretch.setTextRenderMode(2 if run.weight else 0)
                stretch.textOut(run.text)
            stretch.setTextRenderMode(0)
            canvas.drawText(stretch)

        self.noted.append(draw)

    def _note_tick(self, x: float, y: float, tick: Tick) -> None:
        self._note_text(x, y, "□", Role.SONG, tick.size)
        side = tick.size * 0.8
        self._note_frame((x + tick.size * 0.1, y + tick.size * 0.1, side, side))
        if tick.ticked:
            left, bottom = x + tick.size * 0.1, self.height - y - tick.size * 0.9

            def hook(canvas: Canvas) -> None:
                path = canvas.beginPath()
                path.moveTo(left + side * 0.18, bottom + side * 0.52)
                path.lineTo(left + side * 0.42, bottom + side * 0.22)
                path.lineTo(left + side * 0.88, bottom + side * 0.86)
                canvas.drawPath(path)

            self.noted.append(hook)

    def _note_modules(self, frames: Sequence[Frame]) -> None:
        ready = [(x, self.height - y - height, width, height) for x, y, width, height in frames]

        def draw(canvas: Canvas) -> None:
            path = canvas.beginPath()
            for frame in ready:
                path.rect(*frame)
            canvas.drawPath(path, stroke=0, fill=1)

        self.noted.append(draw)


def bare(steps: Sequence[Step]) -> bytes:
    target = BytesIO()
    canvas = open_document(target, A4, title="裸画", font=bundled_fonts().first_font(), made=DAY)
    for step in steps:
        step(canvas)
    canvas.save()
    return target.getvalue()


def test_a_thousand_review_sheets_beside_a_bare_canvas(
    sheets: list[tuple[ReviewItem, SheetMark | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    Watched.noted.clear()
    with monkeypatch.context() as watching:
        watching.setattr(pages, "Pen", Watched)
        printed = ours(sheets)
    assert printed.counts == (1,) * COUNT
    steps = Watched.noted
    assert all_text(bare(steps)) == all_text(printed.pdf).replace("☑", "□")
    name = "审查表 1 000 张成一个 PDF ／ reportlab 裸画同样的线、字和二维码"
    beside(name, lambda: ours(sheets), lambda: bare(steps), promised=1.3, runs=RUNS)
