"""PDF: numbers with their place on the page, text under boxes, and copies in which nothing lies under them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from gongkai_desktop.errors import Cancelled
from gongkai_desktop.screening.examining import clean, examine
from gongkai_desktop.screening.matters import Finding, Matter, Report
from gongkai_desktop.screening.pdf_objects import Name, Ref, things, written
from gongkai_desktop.screening.pdf_other_parts import spelt_out

from .files import ID, MOBILE, pdf, photograph, saved_again


def of(report: Report, kind: Matter) -> list[Finding]:
    return [one for one in report.findings if one.kind is kind]


def text_of(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(str(path)) as document:
        return "\n".join(document[at].get_textpage().get_text_bounded() for at in range(len(document)))


def cleaned(path: Path) -> tuple[Report, Path, tuple[str, ...]]:
    out = path.with_name(f"净{path.name}")
    made = clean(path, out, [one.key for one in examine(path).findings if one.removable])
    return made.report, out, made.done


def person(canvas: Any) -> None:
    canvas.drawString(72, 700, f"申请人：王小明，身份证号码 {ID}，手机 {MOBILE}")


def harmless(canvas: Any) -> None:
    canvas.drawString(72, 700, "关于做好校园安全检查工作的通知，泰教字〔2026〕9号")


def covered(canvas: Any) -> None:
    canvas.drawString(72, 600, "盖住的这句话还在文件里")
    canvas.setFillGray(0)
    canvas.rect(70, 595, 200, 18, fill=1, stroke=0)


def test_a_harmless_page_has_nothing(tmp_path: Path) -> None:
    report = examine(pdf(tmp_path / "好.pdf", harmless, harmless))
    assert report.clean and report.pages == 2


def test_a_number_is_found_where_it_stands(tmp_path: Path) -> None:
    report = examine(pdf(tmp_path / "证.pdf", harmless, person))
    assert [one.kind.value for one in report.findings] == ["identity", "mobile", "name"]
    (found,) = of(report, Matter.IDENTITY)
    ((left, top, right, bottom),) = found.rects
    assert found.page == 2 and found.place == "第 2 页"
    assert 0.15 < top < bottom < 0.19 and 0.3 < left < right < 0.8  # 700 points from the foot of 842
    assert ID[6:14] not in str(report)


def test_the_page_becomes_a_picture_with_the_boxes_burnt_in(tmp_path: Path) -> None:
    path = pdf(tmp_path / "证.pdf", harmless, person, author="王五")
    (found,) = of(examine(path), Matter.IDENTITY)
    report, out, done = cleaned(path)
    assert [one.kind for one in report.findings] == [Matter.PICTURE]
    assert "校园安全" in text_of(out) and "王小明" not in text_of(out)
    assert not any(word.encode() in out.read_bytes() for word in (ID, MOBILE, "王五"))
    assert "1 页换成了图片，其中的文字不能再复制" in done
    assert _darkness(out, 1, found.rects[0]) > 0.95


def _darkness(path: Path, page: int, rect: tuple[float, float, float, float]) -> float:
    """How much of a rectangle of a page is black."""
    import pypdfium2

    with pypdfium2.PdfDocument(str(path)) as document:
        bitmap = document[page].render(scale=2, grayscale=True)
        rows = bytes(bitmap.buffer)
        across = range(round(rect[0] * bitmap.width), round(rect[2] * bitmap.width))
        down = range(round(rect[1] * bitmap.height), round(rect[3] * bitmap.height))
        dots = [rows[y * bitmap.stride + x] < 60 for y in down for x in across]
    return sum(dots) / len(dots)


def test_a_name_taken_out_is_gone_from_every_page(tmp_path: Path) -> None:
    def signed(canvas: Any) -> None:
        canvas.drawString(72, 700, "负责人：王小明")

    path = pdf(tmp_path / "名.pdf", person, signed, harmless)
    _, out, _ = cleaned(path)
    assert "王小明" not in text_of(out) and "校园安全" in text_of(out)


def test_text_under_a_black_box_is_found_and_gone_from_the_copy(tmp_path: Path) -> None:
    path = pdf(tmp_path / "盖.pdf", covered)
    (found,) = of(examine(path), Matter.COVERED)
    assert found.excerpt == "盖住的这句话还在文件里" and found.rects
    assert "盖住的这句话" in text_of(path)
    report, out, _ = cleaned(path)
    assert not of(report, Matter.COVERED) and text_of(out).strip() == ""
    assert _darkness(out, 0, found.rects[0]) > 0.9


def test_white_text_on_white_and_text_under_a_picture_are_found(tmp_path: Path) -> None:
    photo = photograph(tmp_path / "图.jpg", located=False)

    def white(canvas: Any) -> None:
        canvas.setFillGray(1)
        canvas.drawString(72, 500, "白纸上的白字")

    def pictured(canvas: Any) -> None:
        canvas.drawString(72, 400, "图片下面的字")
        canvas.drawImage(str(photo), 60, 380, 160, 60)

    report = examine(pdf(tmp_path / "白.pdf", white, pictured))
    assert [(one.page, one.excerpt) for one in of(report, Matter.COVERED)] == [
        (1, "白纸上的白字"),
        (2, "图片下面的字"),
    ]


def test_white_text_on_a_dark_ground_can_be_read(tmp_path: Path) -> None:
    def heading(canvas: Any) -> None:
        canvas.setFillGray(0.2)
        canvas.rect(60, 690, 400, 30, fill=1, stroke=0)
        canvas.setFillGray(1)
        canvas.drawString(72, 700, "深色底上的标题")

    assert examine(pdf(tmp_path / "头.pdf", heading)).clean


def test_a_scanned_page_with_its_text_layer_is_not_covered(tmp_path: Path) -> None:
    photo = photograph(tmp_path / "图.jpg", located=False)

    def scanned(canvas: Any) -> None:
        layer = canvas.beginText(72, 700)
        layer.setTextRenderMode(3)
        layer.textOut(f"扫描件的文字层 {MOBILE}")
        canvas.drawImage(str(photo), 0, 0, 595, 842)
        canvas.drawText(layer)

    report = examine(pdf(tmp_path / "扫.pdf", scanned))
    assert [one.kind for one in report.findings] == [Matter.MOBILE]


def test_a_page_without_text_is_left_to_the_eye(tmp_path: Path) -> None:
    photo = photograph(tmp_path / "图.jpg", located=False)
    report = examine(
        pdf(tmp_path / "图.pdf", harmless, *[lambda canvas: canvas.drawImage(str(photo), 0, 0, 500, 800)] * 3)
    )
    (found,) = report.findings
    assert (found.kind, found.place, found.soft) == (Matter.PICTURE, "第 2–4 页", True)


def test_a_box_over_a_scanned_picture_hides_nothing(tmp_path: Path) -> None:
    photo = photograph(tmp_path / "图.jpg", located=False)

    def scanned(canvas: Any) -> None:
        canvas.drawImage(str(photo), 0, 0, 595, 842)
        canvas.rect(100, 600, 200, 20, fill=1, stroke=0)

    path = pdf(tmp_path / "扫.pdf", scanned)
    (found,) = of(examine(path), Matter.COVERED)
    assert "下面的图还在" in found.title
    report, _, _ = cleaned(path)
    assert not of(report, Matter.COVERED)


@pytest.mark.parametrize("corner", [(20, 450), (420, 450), (200, 700), (200, 150)])
def test_a_bar_beside_a_picture_covers_nothing_of_it(tmp_path: Path, corner: tuple[int, int]) -> None:
    photo = photograph(tmp_path / "图.jpg", located=False)

    def page(canvas: Any) -> None:
        canvas.drawImage(str(photo), 180, 300, 200, 300)
        canvas.rect(*corner, 120, 20, fill=1, stroke=0)

    assert of(examine(pdf(tmp_path / "图.pdf", page)), Matter.COVERED) == []


def test_notes_attachments_and_older_versions_do_not_go_over(tmp_path: Path) -> None:
    import pypdfium2

    def noted(canvas: Any) -> None:
        harmless(canvas)
        canvas.textAnnotation("张三说这里不对", Rect=[100, 100, 120, 120])

    path = pdf(tmp_path / "注.pdf", noted)
    document: Any = pypdfium2.PdfDocument(str(path))
    document.new_attachment("底稿.txt").set_data(b"draft")
    out = io.BytesIO()
    document.save(out)
    document.close()
    path.write_bytes(out.getvalue())
    assert {one.kind for one in examine(path).findings} == {Matter.COMMENT, Matter.EMBEDDED}
    (older,) = of(examine(saved_again(path)), Matter.OLDER)
    assert not older.soft  # what the page said is still there
    report, out_path, _ = cleaned(path)
    assert report.clean and "校园安全" not in text_of(out_path)
    assert not any(word in out_path.read_bytes() for word in (b"draft", "不对".encode("utf-16-be")))


def test_looking_through_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, whole: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        examine(pdf(tmp_path / "长.pdf", harmless, harmless, harmless), stop)


def test_a_copy_that_is_stopped_leaves_no_file(tmp_path: Path) -> None:
    path = pdf(tmp_path / "证.pdf", person, person)
    keys = [one.key for one in examine(path).findings]
    seen: list[int] = []

    def stop(done: int, whole: int) -> None:
        seen.append(done)
        if len(seen) > 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        clean(path, tmp_path / "净.pdf", keys, stop)
    assert [one.name for one in tmp_path.iterdir()] == ["证.pdf"]


def filled(canvas: Any) -> None:
    harmless(canvas)
    canvas.bookmarkPage("1")
    canvas.addOutlineEntry(f"王小明 {ID}", "1")
    canvas.linkURL("mailto:wang@163.com", (72, 600, 300, 620))
    canvas.acroForm.textfield(name="id", value=MOBILE, x=72, y=500, width=200, height=20)
    canvas.setKeywords("教育")


def test_what_hangs_on_the_pages_unseen_is_told_and_gone_from_the_copy(tmp_path: Path) -> None:
    path = pdf(tmp_path / "挂.pdf", filled)
    report = examine(path)
    told = {(one.kind.value, one.place) for one in report.findings}
    assert {("identity", "书签"), ("email", "链接"), ("mobile", "第 1 页")} <= told
    report, out, _ = cleaned(path)
    assert not [one for one in report.findings if one.kind is not Matter.PICTURE]
    held = spelt_out(out.read_bytes()) + text_of(out)
    assert not any(word in held for word in (ID, MOBILE, "wang@163.com"))
    assert "校园安全" in held or of(report, Matter.PICTURE)


def test_objects_are_read_as_they_are_written() -> None:
    value = {"Kids": [Ref(3), 1, -2.5, True, None], "T": b"a(b)\\", "N/#": Name("名 1")}
    (thing,) = things(b"7 0 obj\n" + written(value) + b"\nendobj")
    assert (thing.number, thing.value) == (7, value)
    (thing,) = things(b"8 0 obj <</A(\\(x\\051\\n(y))/B<416>/Length 2>>stream\nab\nendstream")
    assert thing.value["A"] == b"(x)\n(y)" and thing.value["B"] == b"A`" and thing.stream == b"ab"


def test_a_file_with_an_owners_password_is_read_whole(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "锁.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("", ownerPassword="x", strength=128))
    canvas.drawString(72, 700, "Drainage plan")
    canvas.bookmarkPage("1")
    canvas.addOutlineEntry(ID, "1")
    canvas.save()
    assert [one.place for one in of(examine(path), Matter.IDENTITY)] == ["书签"]
    report, out, _ = cleaned(path)
    assert report.clean and ID not in spelt_out(out.read_bytes())
