"""Letters in the letter form of official papers (信函格式, GB/T 9704-2012 第10.1条), as PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.grid import MM
from gongkai_desktop.paper.pen import RED, Pen
from gongkai_desktop.paper.qr import SheetMark, qr_matrix

SIZE, TITLE_SIZE, ORGAN_SIZE = 15.75, 22.0, 26.0
LINE = 225 * MM / 22  # 22 lines to the page
LEFT, WIDTH, TOP, BOTTOM = 28 * MM, 156 * MM, 37 * MM, 262 * MM
ORGAN_TOP, RULE_LEFT, RULE_WIDTH, FOOT_RULE = 30 * MM, 20 * MM, 170 * MM, 277 * MM
_RULE_GAP, _THICK, _THIN = 4 * MM, 1.5, 0.5
_QR_SIDE, _QR_TOP = 13 * MM, 279 * MM
_FOLIO_SIZE, _NUMBER_SIZE = 14.0, 9.0
_SEAL_LINES = 2  # left free above the signature, where the seal stands


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; headings stand in 黑体."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is printed. ``day`` None leaves the date to be written in; ``note`` is the 附注."""

    organ: str
    doc_no: str
    addressee: str
    title: str
    body: tuple[Paragraph, ...]
    enclosures: tuple[str, ...] = ()
    signer: str = ""
    day: date | None = None
    note: str = ""

    @property
    def dated(self) -> str:
        """The day as letters write it, or the blanks to fill in by hand."""
        return (
            f"{self.day.year}年{self.day.month}月{self.day.day}日" if self.day else "　　　　年　　月　　日"
        )

    def enclosed(self) -> Iterator[tuple[str, str]]:
        """The 附件 lines as (what hangs out, text)."""
        single = len(self.enclosures) == 1
        for number, text in enumerate(self.enclosures, 1):
            before = "附件：" if number == 1 else "　　　"
            yield before + ("" if single else f"{number}."), text


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A letter to be laid out."""

    letter: Letter

    @property
    def wide(self) -> bool:
        """Letters stand upright."""
        return False

    @property
    def title(self) -> str:
        """What the letter is about."""
        return self.letter.title

    def lay(self, pen: Pen, *, marked: bool) -> LaidLetter:
        """The letter on its pages; the mark stands outside the text and takes no room from it."""
        title = _shaped(pen, self.letter.title)
        organ = pen.lines(self.letter.organ, Role.TITLE, ORGAN_SIZE, RULE_WIDTH)
        top = _title_top(len(organ)) + (len(title) + 1) * LINE
        return LaidLetter(self.letter, organ, title, _paged(_lines(pen, self.letter), top))


@dataclass(frozen=True, slots=True)
class _Set:
    """A line of text from ``x`` of the page; ``held``: it stays on one page with the line after it."""

    x: float
    text: str
    role: Role = Role.FANGSONG
    held: bool = False


@dataclass(frozen=True, slots=True)
class LaidLetter:
    """A letter laid out: the lines of each page from their tops."""

    letter: Letter
    organ: list[str]
    title: list[str]
    pages: list[list[tuple[float, _Set]]]

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self.pages)

    def draw(self, pen: Pen, at: int, page: int, pages: int, mark: SheetMark | None) -> None:
        """Draw one page; the first has the head and no page number."""
        if at == 0:
            self._head(pen)
        else:
            _folio(pen, page)
        for y, line in self.pages[at]:
            pen.text(line.x, y, line.text, line.role, SIZE)
        if mark is not None:
            pen.modules(LEFT + WIDTH - _QR_SIDE, _QR_TOP, _QR_SIDE, qr_matrix(mark.code(page, pages)))
            edge = LEFT + WIDTH - _QR_SIDE - 2 * MM
            pen.right(
                edge,
                _QR_TOP + _QR_SIDE - _NUMBER_SIZE,
                f"{mark.number}　{page}/{pages}",
                Role.SONG,
                _NUMBER_SIZE,
            )

    def _head(self, pen: Pen) -> None:
        y = ORGAN_TOP
        for text in self.organ:
            pen.centred(RULE_LEFT, RULE_WIDTH, y, text, Role.TITLE, ORGAN_SIZE, ink=RED)
            y += ORGAN_SIZE * 1.2
        rule = _rule_top(len(self.organ))
        _double(pen, rule, (_THICK, _THIN))
        _double(pen, FOOT_RULE, (_THIN, _THICK))
        pen.right(LEFT + WIDTH, rule + SIZE * 7 / 8, self.letter.doc_no, Role.FANGSONG, SIZE)
        y = _title_top(len(self.organ))
        for text in self.title:
            pen.centred(LEFT, WIDTH, y, text, Role.TITLE, TITLE_SIZE)
            y += LINE


def _shaped(pen: Pen, title: str) -> list[str]:
    """A title on lines of about the same length."""
    broken = pen.lines(title, Role.TITLE, TITLE_SIZE, WIDTH)
    for tighter in range(1, 12) if len(broken) > 1 else ():
        shorter = pen.lines(title, Role.TITLE, TITLE_SIZE, WIDTH - tighter * TITLE_SIZE)
        if len(shorter) > len(broken) or len(shorter[-1]) > len(shorter[0]):
            break
        broken = shorter
    return broken


def _rule_top(organ_lines: int) -> float:
    return ORGAN_TOP + organ_lines * ORGAN_SIZE * 1.2 + _RULE_GAP


def _title_top(organ_lines: int) -> float:
    return _rule_top(organ_lines) + SIZE * 15 / 8 + 2 * LINE


def _double(pen: Pen, y: float, weights: tuple[float, float]) -> None:
    """The red double rule, thick and thin as the head or the foot wants it."""
    first, second = weights
    lines = [(RULE_LEFT, y, RULE_WIDTH, first), (RULE_LEFT, y + first + 1.2, RULE_WIDTH, second)]
    pen.boxes(lines, ink=RED)


def _folio(pen: Pen, page: int) -> None:
    """The page number between dashes, outside: right on odd pages, left on even ones."""
    text, y = f"— {page} —", BOTTOM + 7 * MM
    if page % 2:
        pen.right(LEFT + WIDTH - SIZE, y, text, Role.SONG, _FOLIO_SIZE)
    else:
        pen.text(LEFT + SIZE, y, text, Role.SONG, _FOLIO_SIZE)


def _lines(pen: Pen, letter: Letter) -> list[_Set]:
    """Every line below the title, in order; '' is an empty one."""
    found = [_Set(LEFT, text) for text in pen.lines(f"{letter.addressee}：", Role.FANGSONG, SIZE, WIDTH)]
    for paragraph in letter.body:
        role = Role.HEI if paragraph.heading else Role.FANGSONG
        for part in paragraph.text.split("\n"):
            broken = pen.lines(f"　　{part}", role, SIZE, WIDTH)
            found += [_Set(LEFT, text, role, held=paragraph.heading) for text in broken]
    # The signature never stands on a page without a line of the text.
    found[-1] = replace(found[-1], held=True)
    return [*found, *_enclosures(pen, letter), *_signature(pen, letter)]


def _enclosures(pen: Pen, letter: Letter) -> Iterator[_Set]:
    if letter.enclosures:
        yield _Set(LEFT, "", held=True)
    for before, text in letter.enclosed():
        hang = LEFT + 2 * SIZE + pen.fonts.width(before, Role.FANGSONG, SIZE)
        broken = pen.lines(text, Role.FANGSONG, SIZE, LEFT + WIDTH - hang)
        for at, line in enumerate(broken):
            yield _Set(hang, line, held=True) if at else _Set(LEFT + 2 * SIZE, before + line, held=True)


def _signature(pen: Pen, letter: Letter) -> Iterator[_Set]:
    """Office and day, the day four characters from the edge and the office centred over it, room for the seal."""
    dated = pen.fonts.width(letter.dated, Role.FANGSONG, SIZE)
    middle = LEFT + WIDTH - 4 * SIZE - dated / 2
    yield from [_Set(LEFT, "", held=True)] * _SEAL_LINES
    for text in pen.lines(letter.signer, Role.FANGSONG, SIZE, WIDTH - 4 * SIZE):
        width = pen.fonts.width(text, Role.FANGSONG, SIZE)
        x = min(middle - width / 2, LEFT + WIDTH - 2 * SIZE - width)
        yield _Set(max(LEFT, x), text, held=True)
    yield _Set(middle - dated / 2, letter.dated, held=bool(letter.note))
    for text in pen.lines(f"　　（{letter.note}）", Role.FANGSONG, SIZE, WIDTH) if letter.note else ():
        yield _Set(LEFT, text)


def _paged(lines: Sequence[_Set], first: float) -> list[list[tuple[float, _Set]]]:
    """Lines on pages; those that hold together go to the next page together where they fit into one."""
    groups: list[list[_Set]] = [[]]
    for line in lines:
        groups[-1].append(line)
        if not line.held:
            groups.append([])
    pages: list[list[tuple[float, _Set]]] = [[]]
    y = first
    for group in filter(None, groups):
        if y + len(group) * LINE > BOTTOM + 1 and pages[-1] and len(group) * LINE <= BOTTOM - TOP:
            pages.append([])
            y = TOP
        for line in group:
            if y + LINE > BOTTOM + 1:
                pages.append([])
                y = TOP
            pages[-1].append((y + (LINE - SIZE) / 2, line))
            y += LINE
    return pages
