"""Binding what others sent in: pages of any size and turn, pictures from telephones, files that do not open."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from gongkai_desktop.errors import Cancelled
from gongkai_desktop.paper.binding import bound
from gongkai_desktop.paper.fontbook import bundled_fonts
from gongkai_desktop.paper.grid import MM
from gongkai_desktop.paper.pen import A4
from gongkai_desktop.paper.preview import page_sizes
from tests.paper.reading import page_texts, squeezed

A3 = (297 * MM, 420 * MM)
DOTS = 2  # to the point


def pages(size: tuple[float, float] = A4, count: int = 1, **said: object) -> bytes:
    """A PDF of so many pages, each with its number among them in the middle."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=size, **said)  # type: ignore[arg-type]
    for at in range(count):
        canvas.drawString(size[0] / 2, size[1] / 2, f"page{at + 1}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def changed(pdf: bytes, *, turn: int = 0, box: tuple[float, float, float, float] | None = None) -> bytes:
    """Its first page turned to the right, and cut to a part."""
    target = BytesIO()
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        page.set_rotation(turn)
        if box is not None:
            page.set_cropbox(*box)
        document.save(target)
    return target.getvalue()


def corner(pdf: bytes, at: int = 0) -> Image.Image:
    """The upper right corner of a page as it is looked at, 40 by 20 mm."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[at].render(scale=DOTS).to_pil().convert("L")
    wide, high = (round(side * MM * DOTS) for side in (40, 20))
    return picture.crop((picture.width - wide, 0, picture.width, high))


def picture(size: tuple[int, int], kind: str, **said: object) -> bytes:
    """A picture, its left half red and its right half white, as a file of that kind."""
    target = BytesIO()
    drawn = Image.new("RGB", size, "white")
    drawn.paste("red", (0, 0, size[0] // 2, size[1]))
    drawn.save(target, kind, **said)  # type: ignore[arg-type]
    return target.getvalue()


PLAIN = pages()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("size", "box"),
    [
        (A4, None),
        ((A4[1], A4[0]), None),
        (A3, None),
        ((A3[1], A3[0]), None),
        (A3, (100, 200, 100 + A4[0], 200 + A4[1])),
        ((300.0, 200.0), None),
    ],
)
def test_the_number_stands_upright_in_the_same_corner_of_every_page(
    size: tuple[float, float], box: tuple[float, float, float, float] | None, turn: int
) -> None:
    turned, _ = bound([changed(pages(size), turn=turn, box=box)], bundled_fonts())
    plain, _ = bound([PLAIN], bundled_fonts())
    apart = ImageChops.difference(corner(turned), corner(plain))
    assert max(apart.resize((20, 10), Image.Resampling.BOX).tobytes()) < 40
    assert "page1" in page_texts(turned)[0] and "1" in page_texts(turned)[0].replace("page1", "")


def test_pages_keep_their_size_and_turn() -> None:
    whole, counts = bound([pages(A3), changed(pages(A4), turn=90), pages((A4[1], A4[0]))], bundled_fonts())
    assert counts == (1, 1, 1)
    sizes = [tuple(map(round, size)) for size in page_sizes(whole)]
    assert sizes == [(842, 1191), (842, 595), (842, 595)]


def test_a_page_that_leaves_its_measure_changed_bears_its_number_where_others_do() -> None:
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, pageCompression=0)
    canvas.addLiteral("0.5 0 0 0.5 100 100 cm")  # as programs write it that think nothing comes behind
    canvas.drawString(100, 100, "small")
    canvas.showPage()
    canvas.save()
    whole, _ = bound([target.getvalue()], bundled_fonts())
    apart = ImageChops.difference(corner(whole), corner(bound([PLAIN], bundled_fonts())[0]))
    assert max(apart.resize((20, 10), Image.Resampling.BOX).tobytes()) < 40


def test_what_is_locked_broken_or_none_has_no_pages_and_the_rest_goes_on() -> None:
    locked = pages(encrypt=StandardEncryption("secret", canPrint=0))
    whole, counts = bound(
        [locked, PLAIN[:200], b"%PDF-1.7 nothing", b"", b"text", PLAIN, picture((9, 9), "PNG")[:40]],
        bundled_fonts(),
    )
    assert counts == (0, 0, 0, 0, 0, 1, 0)
    assert [squeezed(text) for text in page_texts(whole)] in (["page11"], ["1page1"])


def test_what_opens_without_a_password_is_bound_though_it_may_not_be_changed() -> None:
    whole, counts = bound(
        [pages(encrypt=StandardEncryption("", "owner", canModify=0, canCopy=0))], bundled_fonts()
    )
    assert counts == (1,) and "page1" in page_texts(whole)[0]


def test_a_photograph_stands_as_it_was_held_and_stays_small() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned to the right by a quarter
    held = picture((4000, 3000), "JPEG", exif=exif.tobytes())
    whole, counts = bound([held], bundled_fonts())
    assert counts == (1,)
    ((wide, high),) = page_sizes(whole)
    assert wide < high and len(whole) < 400_000
    with pypdfium2.PdfDocument(whole) as document:
        seen = document[0].render(scale=1).to_pil().convert("RGB")
    red, white = seen.getpixel((300, 200)), seen.getpixel((300, 700))
    assert red[0] > 200 > red[1] and min(white) > 200, "its left half is above now"


def test_a_wide_picture_lies_on_its_page_and_what_shows_through_is_white() -> None:
    target = BytesIO()
    Image.new("RGBA", (400, 300), (0, 0, 0, 0)).save(target, "PNG")
    whole, _ = bound([target.getvalue()], bundled_fonts())
    ((wide, high),) = page_sizes(whole)
    assert wide > high
    with pypdfium2.PdfDocument(whole) as document:
        assert document[0].render(scale=1).to_pil().convert("RGB").getpixel((400, 300)) == (255, 255, 255)


def test_every_page_of_a_fax_is_bound_in_grey() -> None:
    sheets = [Image.new("1", (1728, 2200), 1) for _ in range(3)]
    target = BytesIO()
    sheets[0].save(target, "TIFF", save_all=True, append_images=sheets[1:])
    _, counts = bound([target.getvalue()], bundled_fonts())
    assert counts == (3,)


def test_binding_tells_how_far_it_is_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []

    def watch(done: int, whole: int) -> None:
        told.append((done, whole))
        if done == 120:
            raise Cancelled

    with pytest.raises(Cancelled):
        bound([pages(count=500)], bundled_fonts(), watch)
    assert told == [(page, 0) for page in range(1, 121)]
