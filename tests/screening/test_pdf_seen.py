"""Text in a PDF that is not to be seen, by whatever trick, and text that only looks as if it were hidden."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongkai_desktop.data import resource
from gongkai_desktop.screening.examining import examine
from gongkai_desktop.screening.matters import Matter

from .files import pdf, photograph

SECRET = "举报人是退休职工王建国主任"
TOP = "关于做好排水管网养护工作的通知"
FONT = "看"


def bar(canvas: Any, grey: float) -> None:
    canvas.setFillGray(grey)
    canvas.rect(70, 695, 200, 18, fill=1, stroke=0)


def text(canvas: Any, said: str = SECRET, size: float = 12) -> None:
    canvas.setFont(FONT, size)
    canvas.drawString(72, 700, said)


def white_bar(canvas: Any) -> None:
    text(canvas)
    bar(canvas, 1)


def colour_of_its_ground(canvas: Any) -> None:
    bar(canvas, 0.5)
    canvas.setFillGray(0.52)
    text(canvas)


def almost_white(canvas: Any) -> None:
    canvas.setFillGray(0.97)
    text(canvas)


def transparent(canvas: Any) -> None:
    canvas.setFillAlpha(0.02)
    text(canvas)


def clip_only(canvas: Any) -> None:
    layer = canvas.beginText(72, 700)
    layer.setTextRenderMode(7)
    layer.textOut(SECRET)
    canvas.drawText(layer)


def off_the_page(canvas: Any) -> None:
    canvas.drawString(72, 900, SECRET)


def small_by_scale(canvas: Any) -> None:
    canvas.translate(72, 700)
    canvas.scale(0.2, 0.2)
    canvas.drawString(0, 0, SECRET)


def two_points_and_a_half(canvas: Any) -> None:
    text(canvas, size=2.5)


def scribbled_over(canvas: Any) -> None:
    text(canvas)
    canvas.setLineWidth(3)
    for at in range(70, 270, 5):
        canvas.line(at, 698, at + 8, 714)
        canvas.line(at + 8, 698, at, 714)


def shaded_over(canvas: Any) -> None:
    from reportlab.lib.colors import Color

    text(canvas)
    path = canvas.beginPath()
    path.rect(70, 695, 200, 18)
    canvas.clipPath(path, stroke=0)
    canvas.linearGradient(70, 695, 270, 695, (Color(0.8, 0.8, 0.8), Color(0.7, 0.7, 0.7)))


def among_other_words(canvas: Any) -> None:
    canvas.setFillGray(1)
    text(canvas)
    canvas.setFillGray(0)
    text(canvas, "各单位要认真贯彻落实本通知要求")


def inside_a_form(canvas: Any) -> None:
    canvas.beginForm("f")
    canvas.setFont(FONT, 12)
    text(canvas)
    bar(canvas, 0)
    canvas.endForm()
    canvas.doForm("f")


def font_not_in_the_file(canvas: Any) -> None:
    elsewhere(canvas, SECRET)
    bar(canvas, 0)


def elsewhere(canvas: Any, said: str) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas.setFont("STSong-Light", 12)
    canvas.drawString(72, 700, said)


HIDDEN = (
    white_bar, colour_of_its_ground, almost_white, transparent, clip_only, off_the_page, small_by_scale,
    two_points_and_a_half, scribbled_over, shaded_over, among_other_words, inside_a_form, font_not_in_the_file,
)  # fmt: skip


@pytest.mark.parametrize("trick", HIDDEN, ids=lambda trick: trick.__name__)
def test_text_that_is_not_to_be_seen_is_told(tmp_path: Path, trick: Callable[[Any], None]) -> None:
    def page(canvas: Any) -> None:
        canvas.drawString(72, 780, TOP)
        trick(canvas)

    found = [one for one in examine(pdf(tmp_path / "藏.pdf", page)).findings if one.kind is Matter.COVERED]
    assert [one.excerpt for one in found] == [SECRET]


def dark_head(canvas: Any) -> None:
    canvas.setFillColorRGB(0.12, 0.3, 0.47)
    canvas.rect(60, 695, 400, 20, fill=1, stroke=1)
    canvas.setFillGray(1)
    text(canvas, "序号 项目名称 金额 备注")


def watermark(canvas: Any) -> None:
    canvas.saveState()
    canvas.translate(300, 600)
    canvas.rotate(45)
    canvas.setFont(FONT, 90)
    canvas.setFillGray(0.92)
    canvas.drawCentredString(0, 0, "某区教育局")
    canvas.restoreState()
    for at in range(15):
        canvas.drawString(72, 700 - at * 20, "第一条 为了规范政府信息公开工作，根据条例，制定本办法。")


def letterhead(canvas: Any) -> None:
    canvas.setFillColorRGB(1, 0, 0)
    text(canvas, "某某市人民政府文件", 40)


def small_notes(canvas: Any) -> None:
    canvas.setFillGray(0.6)
    text(canvas, "注：本表数据由各单位报送，时间截至十二月底。", 6)
    canvas.setFont(FONT, 5)
    canvas.drawString(72, 690, "（注一）")


def struck_out(canvas: Any) -> None:
    text(canvas, "删去的一句话仍然看得清")
    canvas.setLineWidth(0.7)
    canvas.line(70, 704, 240, 704)


def stamped(canvas: Any) -> None:
    text(canvas, "某某市人民政府办公室 2026年1月5日")
    canvas.setStrokeColorRGB(1, 0, 0)
    canvas.setLineWidth(3)
    canvas.circle(150, 704, 50)


def outlined(canvas: Any) -> None:
    layer = canvas.beginText(72, 700)
    layer.setFont(FONT, 30)
    layer.setTextRenderMode(1)
    layer.textOut("空心的标题文字")
    canvas.drawText(layer)


def bold_by_drawing_twice(canvas: Any) -> None:
    text(canvas, "加粗的标题")
    canvas.drawString(72.4, 700, "加粗的标题")


def with_a_shadow(canvas: Any) -> None:
    canvas.setFillGray(0.7)
    canvas.setFont(FONT, 30)
    canvas.drawString(73, 699, "有阴影的标题")
    canvas.setFillGray(0)
    text(canvas, "有阴影的标题", 30)


def beside_each_other_closely(canvas: Any) -> None:
    for at in range(8):
        canvas.drawString(72, 700 - at * 9, "行距很小的文字叠在一起也看得清楚")


def font_of_the_reader(canvas: Any) -> None:
    elsewhere(canvas, "字体没有嵌进文件的一行字")


SEEN = (
    dark_head, watermark, letterhead, small_notes, struck_out, stamped, outlined, bold_by_drawing_twice,
    with_a_shadow, beside_each_other_closely, font_of_the_reader,
)  # fmt: skip


@pytest.mark.parametrize("look", SEEN, ids=lambda look: look.__name__)
def test_text_that_can_be_read_is_not_told(tmp_path: Path, look: Callable[[Any], None]) -> None:
    assert examine(pdf(tmp_path / "看得见.pdf", look)).clean


def scan(folder: Path, *, redacted: bool) -> Callable[[Any], None]:
    """A scanned page with its text layer; ``redacted``: a bar is in the picture, the letters under it in the layer."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1240, 1754), 245)
    pen = ImageDraw.Draw(picture)
    own = next(one for one in resource("fonts").iterdir() if one.name.endswith(".ttf"))
    font, lines, dot = ImageFont.truetype(str(own), 34), range(200, 900, 60), 72 / 150
    for at in lines:
        pen.text((150, at), "扫描文件里的一行文字内容", fill=30, font=font)
    if redacted:
        pen.rectangle((140, 195, 700, 245), fill=0)
    picture.save(folder / "扫.png")

    def page(canvas: Any) -> None:
        canvas.drawImage(str(folder / "扫.png"), 0, 0, 595.2, 842)
        for at in lines:
            layer = canvas.beginText(150 * dot, 842 - (at + 34) * dot + 2)
            layer.setFont(FONT, 34 * dot)
            layer.setTextRenderMode(3)
            layer.textOut("扫描文件里的一行文字内容")
            canvas.drawText(layer)

    return page


def test_a_scans_text_layer_shows_what_the_picture_shows(tmp_path: Path) -> None:
    assert examine(pdf(tmp_path / "扫.pdf", scan(tmp_path, redacted=False))).clean
    (found,) = examine(pdf(tmp_path / "涂.pdf", scan(tmp_path, redacted=True))).findings
    assert found.kind is Matter.COVERED and found.excerpt == "扫描文件里的一行文字内容"


def test_text_under_a_photograph_is_no_text_layer(tmp_path: Path) -> None:
    photo = photograph(tmp_path / "图.jpg", located=False)

    def page(canvas: Any) -> None:
        text(canvas)
        canvas.drawImage(str(photo), 60, 680, 300, 60)

    assert [one.kind for one in examine(pdf(tmp_path / "盖.pdf", page)).findings] == [Matter.COVERED]
