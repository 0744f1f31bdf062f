"""The tour's signed sheet: printed, signed as on paper, scanned, filed by its code, and its opinions entered."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.files import written_whole
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.review.opinions import OpinionSaid
from gongkai_desktop.review.views import TO_SUBMIT

_SHEET: Final = "review-list"
_ON_SHEET: Final = 3
_DPI: Final = 200
_ASKEW: Final = 1.5  # degrees: a page laid on the glass a little askew


def print_for_signature(desk: Desk, out: Path) -> tuple[str, Path]:
    """A review sheet of what is not handed in yet, out with its first signer; its number and its PDF."""
    today, clerk = desk.today(), desk.actor()
    items = desk.review_lists.ids(Query(view=TO_SUBMIT), today, _ON_SHEET)
    prepared = desk.papers.prepare(_SHEET, items, today)
    desk.papers.issue(prepared, actor=clerk, today=today)
    path = out / "送签的审查表.pdf"
    with written_whole(path) as beside:
        beside.write_bytes(prepared.printed.pdf)
    return prepared.number, path


def scan(printed: Path, out: Path) -> Path:
    """The sheet as a scanner gives it: a grey picture in a PDF, slightly turned."""
    import pypdfium2  # heavy
    from PIL import Image

    with pypdfium2.PdfDocument(str(printed)) as document:
        pages = [
            document[at].render(scale=_DPI / 72, grayscale=True).to_pil().convert("L")
            for at in range(len(document))
        ]
    turned = [page.rotate(_ASKEW, Image.Resampling.BILINEAR, expand=True, fillcolor=255) for page in pages]
    path = out / "签回扫描件.pdf"
    with written_whole(path) as beside:
        turned[0].save(beside, "PDF", save_all=True, append_images=turned[1:], resolution=_DPI)
    return path


def file_back(desk: Desk, scanned: Path) -> int:
    """The pages go to their sheet by themselves; how many did."""
    return len(desk.scans.file([scanned], actor=desk.actor(), today=desk.today()).filed)


def enter_opinions(desk: Desk, number: str) -> int:
    """What was signed on the sheet, one row for each item, in one act; how many were entered."""
    today, clerk = desk.today(), desk.actor()
    sheet = Sheets(desk.records).sheet(number)
    reviews = [desk.register.state(item).review for item in sheet.items]
    said = [
        OpinionSaid(
            row.review,
            row.step,
            row.opinions[0],
            row.who[0],
            today.isoformat(),
            grounds="属于应当公开的内容",
            paper=number,
        )
        for row in desk.reviews.opinion_rows(reviews, today)
    ]
    return len(desk.reviews.record_opinions(said, actor=clerk, today=today).done)
