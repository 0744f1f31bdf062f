"""Signed pages come back by scan, however they lay on the glass, and find their sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageOps

from gongkai_desktop.errors import Cancelled, Refused
from gongkai_desktop.records.sheets import Verdict
from gongkai_desktop.scans.filed import Duplicate

from .conftest import TODAY, Scanning
from .paper import as_pdf, as_picture, as_tiff, pages_of, scanned


@pytest.mark.parametrize("dpi", [100, 150, 200, 300])
def test_pages_at_any_angle_with_noise_are_filed(clerk: Scanning, tmp_path: Path, dpi: int) -> None:
    item = clerk.enter()
    angles = (0.0, 1.3, 33.0, 90.0, 178.0, 270.0)
    printed = [clerk.print(item) for _ in angles]
    noise = 20.0 if dpi == 100 else 35.0
    pictures = [
        scanned(pages_of(pdf, dpi)[0], angle, noise) for (_, pdf), angle in zip(printed, angles, strict=True)
    ]
    filed = clerk.file(as_pdf(pictures, tmp_path / "扫描.pdf", dpi))
    assert [(page.sheet, page.page, page.at) for page in filed.filed] == [
        (number, 1, at) for at, (number, _) in enumerate(printed, 1)
    ]
    assert (filed.unread, filed.stale, filed.missing_pages, filed.refused) == ((), (), (), ())
    assert all(page.items == (item,) for page in filed.filed)


def test_a_page_filed_touches_its_sheet_and_its_items(clerk: Scanning, tmp_path: Path) -> None:
    items = [clerk.enter(), clerk.enter("校车线路调整公告")]
    number, pdf = clerk.print(*items)
    clerk.file(as_pdf(pages_of(pdf, 150), tmp_path / "一.pdf", 150))
    for item in items:
        assert clerk.desk.records.events(item)[-1].kind == "sheet.scanned"
    kept = clerk.sheet(number).scanned[1]
    assert clerk.desk.attachments.whole(kept)
    shown = clerk.desk.scans.page_file(kept)
    with pypdfium2.PdfDocument(str(shown)) as document:
        assert len(document) == 1


def test_several_sheets_in_mixed_order_over_many_kinds_of_file(clerk: Scanning, tmp_path: Path) -> None:
    many = [clerk.enter(f"第{at}号事项的通知") for at in range(30)]
    long, long_pdf = clerk.print(*many)
    short, short_pdf = clerk.print(many[0])
    third, third_pdf = clerk.print(many[1])
    pages = pages_of(long_pdf, 150)
    assert len(pages) > 2
    as_pdf([pages[-1], pages_of(short_pdf, 150)[0], pages[0]], tmp_path / "甲.pdf", 150)
    as_tiff([page.convert("1") for page in pages[1:-1]], tmp_path / "乙.tif", "group4")
    as_picture(scanned(pages_of(third_pdf, 200)[0], 181), tmp_path / "丙.jpg")
    filed = clerk.file(tmp_path)
    assert {(page.sheet, page.page) for page in filed.filed} == {
        *((long, page) for page in range(1, len(pages) + 1)),
        (short, 1),
        (third, 1),
    }
    assert filed.missing_pages == () and filed.unread == ()


def test_a_colour_picture_inside_a_tiff_keeps_its_pixels(clerk: Scanning, tmp_path: Path) -> None:
    number, pdf = clerk.print(clerk.enter())
    page = pages_of(pdf, 150)[0].convert("RGB")
    filed = clerk.file(as_tiff([Image.new("RGB", page.size, "white"), page], tmp_path / "彩.tif", "jpeg"))
    assert [one.sheet for one in filed.filed] == [number]
    kept = clerk.desk.scans.page_file(clerk.sheet(number).scanned[1])
    with Image.open(tmp_path / "彩.tif") as whole, Image.open(kept) as single:
        whole.seek(1)
        assert single.tobytes() == whole.convert("RGB").tobytes()


def test_a_scan_with_light_and_dark_swapped_and_ink_on_nothing_are_read(
    clerk: Scanning, tmp_path: Path
) -> None:
    number, pdf = clerk.print(clerk.enter())
    page = pages_of(pdf, 200)[0]
    as_picture(scanned(ImageOps.invert(page), noise=20), tmp_path / "反.png")
    ink = Image.merge("LA", (Image.new("L", page.size, 0), ImageOps.invert(page)))
    as_picture(ink, tmp_path / "透.png")
    as_pdf([ImageOps.invert(page)], tmp_path / "反.pdf")
    filed = clerk.file(tmp_path)
    assert [one.sheet for one in filed.filed] == [number] * 3 and filed.unread == ()


def test_missing_pages_are_named_until_they_come(clerk: Scanning, tmp_path: Path) -> None:
    number, pdf = clerk.print(*(clerk.enter(f"第{at}号事项的通知") for at in range(30)))
    pages = pages_of(pdf, 150)
    first = clerk.file(as_pdf(pages[1:], tmp_path / "后.pdf", 150))
    assert [(one.sheet, one.pages) for one in first.missing_pages] == [(number, (1,))]
    second = clerk.file(as_pdf(pages[:1], tmp_path / "前.pdf", 150))
    assert second.missing_pages == ()


def test_a_sheet_printed_before_its_item_changed_is_filed_and_told(clerk: Scanning, tmp_path: Path) -> None:
    items = [clerk.enter(), clerk.enter("校车线路调整公告")]
    number, pdf = clerk.print(*items)
    clerk.amend(items[1], title="校车线路临时调整公告")
    filed = clerk.file(as_pdf(pages_of(pdf, 150), tmp_path / "一.pdf", 150))
    assert [(one.sheet, one.changed) for one in filed.stale] == [(number, (items[1],))]
    assert clerk.sheet(number).scanned


def test_opinions_entered_meanwhile_do_not_make_a_sheet_stale(clerk: Scanning, tmp_path: Path) -> None:
    item = clerk.enter()
    _, pdf = clerk.print(item)
    act = next(act for act in clerk.desk.register.view(item, TODAY).acts if act.key == "step")
    said = {"opinion": act.form.column("opinion").choices[0], "who": "张三", "reason": "本人签字"}
    values = {**act.defaults, **said}
    clerk.desk.register.perform(item, "step", values, actor=clerk.actor, today=TODAY)
    filed = clerk.file(as_pdf(pages_of(pdf, 150), tmp_path / "一.pdf", 150))
    assert len(filed.filed) == 1 and filed.stale == ()


def test_the_very_same_scan_is_kept_once_and_another_scan_of_the_page_too(
    clerk: Scanning, tmp_path: Path
) -> None:
    number, pdf = clerk.print(clerk.enter())
    page = pages_of(pdf, 150)[0]
    blank = Image.new("L", page.size, 255)
    path = as_pdf([page, blank], tmp_path / "一.pdf", 150)
    first, again = clerk.file(path), clerk.file(path)
    assert len(first.filed) == 1 and not first.duplicates
    assert again.filed == () and again.unread == ()
    assert again.duplicates == (Duplicate(number, 1, "一.pdf", 1), Duplicate("", 0, "一.pdf", 2))
    other = clerk.file(as_pdf([scanned(page, 0.8)], tmp_path / "二.pdf", 150))
    assert [page.again for page in other.filed] == [True]
    files = [
        event.body["attachments"][0]["sha256"] for event in clerk.desk.records.events(_id(clerk, number))
    ]
    assert len(set(files)) == 3  # as printed, and both scans


def _id(clerk: Scanning, number: str) -> int:
    return clerk.sheet(number).id


def test_the_same_page_twice_in_one_file_is_kept_once(clerk: Scanning, tmp_path: Path) -> None:
    number, pdf = clerk.print(clerk.enter())
    page = pages_of(pdf, 150)[0]
    filed = clerk.file(as_pdf([page, page], tmp_path / "一.pdf", 150))
    assert len(filed.filed) + len(filed.duplicates) == 2
    assert clerk.sheet(number).missing == ()


def test_strange_pages_go_to_the_tray_each_with_its_reason(
    clerk: Scanning, other_office: Callable[[], tuple[str, bytes]], tmp_path: Path
) -> None:
    number, _ = clerk.print(clerk.enter())
    code = clerk.sheets.code(number, 1, 1)
    letters = Image.new("L", (1240, 1754), 255)
    letters.paste(0, (200, 300, 1000, 340))
    pages = [
        _with_code(code.replace("/1/1/", "/2/2/")),
        _with_code(clerk.sheets.code("2026-0999", 1, 1)),
        _with_code("https://www.gov.cn/zhengce"),
        Image.new("L", (1240, 1754), 255),
        letters,
        pages_of(other_office()[1], 150)[0],
    ]
    filed = clerk.file(as_pdf(pages, tmp_path / "杂.pdf", 150))
    assert [page.why for page in filed.unread] == [
        Verdict.FORGED.value,
        Verdict.LOST.value,
        Verdict.NONE.value,
        "像是空白页，没有二维码",
        "没有读到二维码",
        Verdict.FOREIGN.value,
    ]
    assert filed.filed == ()
    tray = clerk.desk.scans.tray(clerk.desk.today())
    assert [row["id"] for row in tray] == [page.scan for page in filed.unread]
    assert all(clerk.desk.attachments.whole(str(row["sha256"])) for row in tray)


def _with_code(text: str) -> Image.Image:
    """A page with a code in its corner, as large as on a sheet."""
    from gongkai_desktop.paper.qr import qr_matrix

    matrix = qr_matrix(text)
    code = Image.new("L", (len(matrix), len(matrix)), 255)
    code.putdata([0 if dark else 255 for row in matrix for dark in row])
    page = Image.new("L", (1240, 1754), 255)
    page.paste(code.resize((148, 148), Image.Resampling.NEAREST), (1000, 1500))
    return page


def test_a_page_whose_record_was_taken_back_is_filed_to_its_sheet(clerk: Scanning, tmp_path: Path) -> None:
    item = clerk.enter()
    number, pdf = clerk.print(item)
    clerk.desk.records.purge([item], actor=clerk.actor, reason="误录")
    filed = clerk.file(as_pdf(pages_of(pdf, 150), tmp_path / "一.pdf", 150))
    assert [(page.sheet, page.items) for page in filed.filed] == [(number, (item,))]
    assert [one.sheet for one in filed.stale] == [number]


def test_a_blank_sheet_is_filed_without_records(clerk: Scanning, tmp_path: Path) -> None:
    number, pdf = clerk.print()
    filed = clerk.file(as_pdf(pages_of(pdf, 150), tmp_path / "一.pdf", 150))
    assert [(page.sheet, page.items) for page in filed.filed] == [(number, ())]


def test_the_paper_as_it_was_printed_is_filed_like_a_scan(clerk: Scanning, tmp_path: Path) -> None:
    number, pdf = clerk.print(clerk.enter())
    (tmp_path / "原样.pdf").write_bytes(pdf)
    assert [page.sheet for page in clerk.file(tmp_path / "原样.pdf").filed] == [number]


def test_bad_files_are_refused_in_a_sentence_each_and_the_others_go_on(
    clerk: Scanning, tmp_path: Path
) -> None:
    number, pdf = clerk.print(clerk.enter())
    folder = tmp_path / "扫描"
    folder.mkdir()
    good = as_pdf(pages_of(pdf, 150), folder / "好.pdf", 150).read_bytes()
    as_picture(pages_of(pdf, 150)[0], folder / "断.png")
    picture = (folder / "断.png").read_bytes()
    (folder / "断.png").write_bytes(picture[: len(picture) // 2])
    (folder / "断.pdf").write_bytes(good[:200])
    (folder / "空.pdf").touch()
    (folder / "字.docx").write_bytes(b"PK\x03\x04")
    (folder / "锁.pdf").write_bytes(_locked())
    with (folder / "大.pdf").open("wb") as huge:
        huge.write(b"%PDF-1.4\n")
        huge.truncate(500 * 1024 * 1024)
    (folder / "机密★1年.pdf").write_bytes(good)
    (folder / "Thumbs.db").write_bytes(b"x")
    filed = clerk.file(folder)
    assert [page.sheet for page in filed.filed] == [number]
    why = dict(filed.refused)
    assert set(why) == {"断.png", "断.pdf", "空.pdf", "字.docx", "锁.pdf", "大.pdf", "机密★1年.pdf"}
    assert "已损坏" in why["断.png"] and "已损坏" in why["断.pdf"]
    assert "密码" in why["锁.pdf"] and "500 MB" in why["大.pdf"] and "是空的" in why["空.pdf"]
    assert "不是扫描件" in why["字.docx"] and "国家秘密标志" in why["机密★1年.pdf"]
    assert (folder / "空.pdf").exists()


def _locked() -> bytes:
    """A PDF that asks for a password before it opens."""
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    written = BytesIO()
    canvas = Canvas(written, encrypt="secret")
    canvas.drawString(100, 100, "x")
    canvas.save()
    return written.getvalue()


def test_a_page_with_a_secrecy_marking_in_its_text_is_not_taken_in(clerk: Scanning, tmp_path: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    path = tmp_path / "件.pdf"
    canvas = Canvas(str(path))
    canvas.showPage()
    canvas.setFont("STSong-Light", 20)
    canvas.drawString(100, 700, "机密★10年")
    canvas.save()
    filed = clerk.file(path)
    assert [name for name, _ in filed.refused] == ["件.pdf"]
    assert "国家秘密标志" in filed.refused[0][1]
    assert list(clerk.desk.attachments.root.glob("*/*")) == []


def test_nothing_to_read_is_refused(clerk: Scanning, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有可归档的文件"):
        clerk.file(tmp_path / "台账" / "备份")
    with pytest.raises(Refused, match="没有“"):
        clerk.file(tmp_path / "不在")


def test_what_the_office_keeps_itself_is_no_scan_that_came_back(clerk: Scanning, tmp_path: Path) -> None:
    number, pdf = clerk.print(clerk.enter())
    with pytest.raises(Refused, match="存附件的地方"):
        clerk.file(clerk.desk.attachments.root)
    as_pdf(pages_of(pdf, 150), tmp_path / "一.pdf", 150)
    filed = clerk.file(tmp_path)
    assert {page.name for page in filed.filed} == {"一.pdf"} and len(clerk.sheet(number).scanned) == 1


def test_a_cancel_leaves_the_files_before_it_whole_and_nothing_of_the_others(
    clerk: Scanning, tmp_path: Path
) -> None:
    first, first_pdf = clerk.print(clerk.enter())
    second, second_pdf = clerk.print(clerk.enter("校车线路调整公告"))
    one = as_pdf(pages_of(first_pdf, 150), tmp_path / "一.pdf", 150)
    many = as_pdf(pages_of(second_pdf, 150) * 30, tmp_path / "二.pdf", 150)
    seen: list[int] = []

    def stop(done: int, whole: int) -> None:
        seen.append(done)
        if done >= 12:
            raise Cancelled

    filed = clerk.file(one, many, progress=stop)
    assert filed.cancelled and [page.sheet for page in filed.filed] == [first]
    assert clerk.sheet(second).scanned == {}
    named = {digest for (digest,) in clerk.desk.store.rows("SELECT sha256 FROM attachment")}
    assert {path.stem for path in clerk.desk.attachments.root.glob("*/*")} == named


def test_progress_counts_pages(clerk: Scanning, tmp_path: Path) -> None:
    _, pdf = clerk.print(clerk.enter())
    told: list[tuple[int, int]] = []
    clerk.file(
        as_pdf(pages_of(pdf, 150) * 20, tmp_path / "一.pdf", 150),
        progress=lambda done, whole: told.append((done, whole)),
    )
    assert told[-1] == (20, 20)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
