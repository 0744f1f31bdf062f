"""Letters in the letter form of official papers (信函格式, GB/T 9704-2012 第10.1条), as PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import FontBook
from gongkai_desktop.paper.grid import MM
from gongkai_desktop.paper.pen import ASCENT, RED, Pen
from gongkai_desktop.paper.qr import Folio, qr_matrix
from gongkai_desktop.paper.title import title_lines

SIZE, TITLE_SIZE, ORGAN_SIZE, UPWARD_SIZE = 15.75, 22.0, 26.0, 40.0
LINE = 225 * MM / 22  # 22 lines to the page
LEFT, WIDTH, TOP, BOTTOM = 28 * MM, 156 * MM, 37 * MM, 262 * MM
ORGAN_TOP, RULE_LEFT, RULE_WIDTH, FOOT_RULE = 30 * MM, 20 * MM, 170 * MM, 277 * MM
UPWARD_TOP = TOP + 35 * MM  # where the office stands on what goes up
ORGAN_LEADING, RULE_GAP = 1.2, 4 * MM
STAND = 0.8  # how far down its line a text stands, as in Word
FOLIO_SIZE, FOLIO_TOP = 14.0, BOTTOM + 7 * MM
_LOWEST = BOTTOM + 2.5  # a last line may stand so much lower, below a head of three lines
HEAD_LINES = 3  # the most that an office's name in red takes in its own size
SEAL_LINES = 2  # left free above the signature, where the seal stands
_BEFORE_CLOSING = 13  # the most lines of text that fit above a closing line and a signature on one page
SIGNED_BY = "签发人："
UNKNOWN = "【待填】"
"""Stands for a fact that is not known yet; on paper it is a line of the same width to write on."""
_TO_WRITE_ON = "＿" * len(UNKNOWN)
_THICK, _THIN = 1.5, 0.5
_QR_SIDE, _QR_TOP = 13 * MM, 279 * MM
_NUMBER_SIZE = 9.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; headings stand in 黑体."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is printed. ``day`` None leaves the date to be written in; ``note`` is the 附注.

    ``upward``: it goes up for decision and has the form of papers (文件格式), with who signed it for issue.
    """

    organ: str
    doc_no: str
    addressee: str
    title: str
    body: tuple[Paragraph, ...]
    enclosures: tuple[str, ...] = ()
    signer: str = ""
    day: date | None = None
    note: str = ""
    upward: bool = False

    @property
    def head(self) -> str:
        """The office as it stands in red above all."""
        return f"{self.organ}文件" if self.upward else self.organ

    @property
    def last_enclosure(self) -> str:
        """How the last of what goes with it is headed, on its own first page."""
        return f"附件{len(self.enclosures)}" if len(self.enclosures) > 1 else "附件"

    @property
    def dated(self) -> str:
        """The day as letters write it, or the blanks to fill in by hand."""
        return (
            f"{self.day.year}年{self.day.month}月{self.day.day}日" if self.day else "　　　　年　　月　　日"
        )

    def parts(self) -> list[tuple[str, bool]]:
        """The paragraphs as they are set, each with whether it is a heading; a line end begins a new one."""
        return [(text, part.heading) for part in self.body for text in part.text.split("\n")]

    def to_write_on(self) -> Letter:
        """The letter for paper: what is not known yet is written in by hand."""
        told = {
            key: getattr(self, key).replace(UNKNOWN, _TO_WRITE_ON)
            for key in ("addressee", "title", "doc_no", "note")
        }
        body = tuple(replace(part, text=part.text.replace(UNKNOWN, _TO_WRITE_ON)) for part in self.body)
        return replace(self, body=body, **told)

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
    def running(self) -> bool:
        """Its text is running text."""
        return True

    @property
    def title(self) -> str:
        """What the letter is about."""
        return self.letter.title

    def lay(self, pen: Pen, *, marked: bool) -> LaidLetter:
        """The letter on its pages; the mark stands outside the text and takes no room from it."""
        letter = self.letter.to_write_on()
        title = title_lines(pen.fonts, letter.title, TITLE_SIZE, WIDTH)
        size, width = head_size(pen.fonts, letter)
        head = Head(pen.lines(letter.head, Role.TITLE, size, width), size, letter.upward)
        pen.lines(letter.title, Role.TITLE, TITLE_SIZE, WIDTH)  # notes what no font holds
        top = head.title_top + (len(title) + 1) * LINE
        return LaidLetter(letter, head, title, _paged(_lines(pen, letter), top))


@dataclass(frozen=True, slots=True)
class _Set:
    """A line of text from ``x`` of the page; ``held``: it stays on one page with the line after it."""

    x: float
    text: str
    role: Role = Role.FANGSONG
    held: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The office in red on its lines, and what hangs on them: rule, number and title from the top of the page."""

    lines: list[str]
    size: float
    upward: bool

    @property
    def top(self) -> float:
        """Where the office begins."""
        return UPWARD_TOP if self.upward else ORGAN_TOP

    @property
    def number(self) -> float:
        """The top of the line of the number: below the rule, or above it on what goes up."""
        return self._bottom + 2 * LINE if self.upward else self.rule + SIZE * 7 / 8 - drop(SIZE)

    @property
    def rule(self) -> float:
        """The red rule."""
        return self.number + LINE + RULE_GAP if self.upward else self._bottom + RULE_GAP

    @property
    def title_top(self) -> float:
        """Two lines below the rule, or below the number that hangs on it."""
        return (self.rule if self.upward else self.number + LINE) + 2 * LINE

    @property
    def _bottom(self) -> float:
        return self.top + len(self.lines) * self.leading

    @property
    def leading(self) -> float:
        """From line to line of the office."""
        return (UPWARD_SIZE if self.upward else ORGAN_SIZE) * ORGAN_LEADING


@dataclass(frozen=True, slots=True)
class LaidLetter:
    """A letter laid out: the lines of each page from their tops."""

    letter: Letter
    head: Head
    title: list[str]
    pages: list[list[tuple[float, _Set]]]

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self.pages)

    def draw(self, pen: Pen, at: int, place: Folio) -> None:
        """Draw one page; the first of a letter has no page number."""
        if at == 0:
            self._head(pen)
        if at or self.letter.upward:
            draw_folio(pen, place.number)
        for y, line in self.pages[at]:
            pen.text(line.x, y + drop(SIZE), line.text, line.role, SIZE)
        draw_mark(pen, place)

    def _head(self, pen: Pen) -> None:
        head, y, number = self.head, self.head.top, self.letter.doc_no
        beside = head.number + drop(SIZE)
        for line in head.lines:
            down = STAND * head.leading - ASCENT * head.size
            left, width = (LEFT, WIDTH) if head.upward else (RULE_LEFT, RULE_WIDTH)
            pen.centred(left, width, y + down, line, Role.TITLE, head.size, ink=RED)
            y += head.leading
        if head.upward:
            pen.boxes([(LEFT, head.rule, WIDTH, _THICK)], ink=RED)
            pen.text(LEFT + SIZE, beside, number, Role.FANGSONG, SIZE)
            pen.right(LEFT + WIDTH - SIZE, beside, SIGNED_BY + _TO_WRITE_ON, Role.FANGSONG, SIZE)
        else:
            _double(pen, head.rule, (_THICK, _THIN))
            _double(pen, FOOT_RULE, (_THIN, _THICK))
            pen.right(LEFT + WIDTH, beside, number, Role.FANGSONG, SIZE)
        y = head.title_top
        for line in self.title:
            pen.centred(LEFT, WIDTH, y + drop(TITLE_SIZE), line, Role.TITLE, TITLE_SIZE)
            y += LINE


def head_size(fonts: FontBook, letter: Letter) -> tuple[float, float]:
    """The size of the office's name in red and the width it may take, in points."""
    if not letter.upward:
        many = len(fonts.lines(letter.head, Role.TITLE, ORGAN_SIZE, RULE_WIDTH)) > HEAD_LINES
        return (TITLE_SIZE if many else ORGAN_SIZE), RULE_WIDTH
    fits = fonts.width(letter.head, Role.TITLE, UPWARD_SIZE) <= WIDTH
    return UPWARD_SIZE if fits else ORGAN_SIZE, WIDTH


def signed(fonts: FontBook, letter: Letter) -> tuple[list[str], float]:
    """The office on its lines, and how far from the right edge they end: the widest over the middle of the day.

    They end two characters from the edge at least.
    """
    lines = fonts.lines(letter.signer, Role.FANGSONG, SIZE, WIDTH - 4 * SIZE)
    widest = max(fonts.width(line, Role.FANGSONG, SIZE) for line in lines)
    middle = 4 * SIZE + fonts.width(letter.dated, Role.FANGSONG, SIZE) / 2
    return lines, max(middle - widest / 2, 2 * SIZE)


def together(fonts: FontBook, letter: Letter) -> int:
    """How many of the last paragraphs stand whole on the page of the signature.

    A closing line (特此答复。) takes the paragraph before it along, so that it is never all that the signed page says;
    not one so long that it would not fit.
    """
    *before, closing = (
        len(fonts.lines(f"　　{text}", Role.FANGSONG, SIZE, WIDTH)) for text, _ in letter.parts()
    )
    room = _BEFORE_CLOSING - 2 * len(letter.enclosures)
    return 2 if before and closing == 1 and before[-1] <= room else 1


def drop(size: float) -> float:
    """From the top of a line of the letter to the top of its text."""
    return LINE * STAND - size * ASCENT


def _double(pen: Pen, y: float, weights: tuple[float, float]) -> None:
    """The red double rule, thick and thin as the head or the foot wants it."""
    first, second = weights
    lines = [(RULE_LEFT, y, RULE_WIDTH, first), (RULE_LEFT, y + first + 1.2, RULE_WIDTH, second)]
    pen.boxes(lines, ink=RED)


def draw_folio(pen: Pen, number: int) -> None:
    """The page number between dashes, outside: right on odd pages, left on even ones."""
    text = f"— {number} —"
    if number % 2:
        pen.right(LEFT + WIDTH - SIZE, FOLIO_TOP, text, Role.SONG, FOLIO_SIZE)
    else:
        pen.text(LEFT + SIZE, FOLIO_TOP, text, Role.SONG, FOLIO_SIZE)


def draw_mark(pen: Pen, place: Folio) -> None:
    """The code and number of the sheet below the text, small."""
    mark = place.mark
    if mark is None:
        return
    code = mark.code(place.page, place.pages)
    pen.modules(LEFT + WIDTH - _QR_SIDE, _QR_TOP, _QR_SIDE, qr_matrix(code))
    edge, y = LEFT + WIDTH - _QR_SIDE - 2 * MM, _QR_TOP + _QR_SIDE - _NUMBER_SIZE
    pen.right(edge, y, f"{mark.number}　{place.page}/{place.pages}", Role.SONG, _NUMBER_SIZE)


def _lines(pen: Pen, letter: Letter) -> list[_Set]:
    """Every line below the title, in order; '' is an empty one.

    The signature never stands on a page without the end of the text (``together``).
    """
    found = [_Set(LEFT, text) for text in pen.lines(f"{letter.addressee}：", Role.FANGSONG, SIZE, WIDTH)]
    parts = letter.parts()
    free = len(parts) - together(pen.fonts, letter)
    for at, (text, heading) in enumerate(parts):
        role = Role.HEI if heading else Role.FANGSONG
        held = heading or at >= free
        found += [_Set(LEFT, line, role, held) for line in pen.lines(f"　　{text}", role, SIZE, WIDTH)]
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
    yield from [_Set(LEFT, "", held=True)] * SEAL_LINES
    lines, edge = signed(pen.fonts, letter)
    for text in lines:
        width = pen.fonts.width(text, Role.FANGSONG, SIZE)
        yield _Set(LEFT + WIDTH - edge - width, text, held=True)
    yield _Set(LEFT + WIDTH - 4 * SIZE - dated, letter.dated, held=bool(letter.note))
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
        if y + len(group) * LINE > _LOWEST and pages[-1] and len(group) * LINE <= BOTTOM - TOP:
            pages.append([])
            y = TOP
        for line in group:
            if y + LINE > _LOWEST:
                pages.append([])
                y = TOP
            pages[-1].append((y, line))
            y += LINE
    return pages
