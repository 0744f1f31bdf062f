"""The styles of a letter in Word: what GB/T 9704-2012 says of each of its parts, once and by name."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.paper.grid import LEADING, MM, PAD_X, PAD_Y
from gongkai_desktop.paper.letter import (
    BOTTOM,
    FOLIO_SIZE,
    FOLIO_TOP,
    FOOT_RULE,
    LEFT,
    ORGAN_LEADING,
    ORGAN_SIZE,
    ORGAN_TOP,
    RULE_GAP,
    RULE_LEFT,
    RULE_WIDTH,
    SEAL_LINES,
    SIZE,
    STAND,
    TITLE_SIZE,
    TOP,
    UPWARD_SIZE,
    UPWARD_TOP,
    WIDTH,
)
from gongkai_desktop.paper.letter import LINE as PRINTED_LINE
from gongkai_desktop.paper.pages import NOTES_GAP, TITLE_GAP
from gongkai_desktop.paper.pen import ASCENT
from gongkai_desktop.paper.word_file import Style, element, twips

_BODY, _HEI, _TITLE, _SONG = "仿宋_GB2312", "黑体", "方正小标宋简体", "宋体"
_THREE = 16.0  # 三号 as Word has it; the grid of the page sets it as far apart as 三号 of printers
_RED = "FF0000"
LINE = int(PRINTED_LINE * 20) / 20  # whole twips: 22 of them must fit on the page
SLIP_SIZE, SLIP_TO, SLIP_TITLE = 11.0, 12.5, 20.0
SLIP_TO_MORE = 1.1  # the lines above a table stand wider apart
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HEIGHT, _ACROSS = 297 * MM, 210 * MM
_RULE_PAGE = _HEIGHT - FOOT_RULE - 3  # from the foot of the paper to the lower red rule
KEEP: Final = element("keepNext")


def face(font: str, size: float, more: str = "") -> str:
    """Character properties: a face for Chinese and other characters alike, its size in points."""
    fonts = element("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    half = round(size * 2)
    return f"{fonts}{more}{element('sz', val=half)}{element('szCs', val=half)}"


def exact(line: float, *, before: float = 0, after: float = 0) -> str:
    """Lines of one height, with points before and after the paragraph."""
    gaps = {key: twips(gap) for key, gap in (("before", before), ("after", after)) if gap}
    return element("spacing", **gaps, line=int(line * 20), lineRule="exact")


def indent(*, size: float = SIZE, **characters: float) -> str:
    """Indents in characters of that size, in twips too for programs that count no characters."""
    found: dict[str, object] = {}
    for key, count in characters.items():
        found[f"{key}Chars"], found[key] = round(count * 100), twips(count * size)
    return element("ind", **found)


def shift(points: float) -> str:
    """An indent from the right edge that hangs on the text itself: the office stands over the middle of the day."""
    return element("ind", right=twips(points))


def rule(side: str, kind: str, size: int, gap: float) -> str:
    """A red rule above or below a paragraph, ``size`` in eighths of a point, ``gap`` points from the text."""
    return element("pBdr", element(side, val=kind, sz=size, space=round(gap), color=_RED))


def page(*, first_alone: bool) -> str:
    """A4 with the margins of official papers, 22 lines of 28 characters. ``first_alone``: its first page is bare."""
    size = element("pgSz", w=twips(_ACROSS), h=twips(_HEIGHT))
    cell = -(-twips(WIDTH) // 28)
    margins = element(
        "pgMar",
        top=twips(TOP),
        right=twips(_ACROSS) - twips(LEFT) - 28 * cell - 2,
        bottom=twips(_HEIGHT - BOTTOM),
        left=twips(LEFT),
        header=twips(ORGAN_TOP),
        footer=twips(_RULE_PAGE),
        gutter=0,
    )
    apart = (cell - twips(_THREE)) * 4096 // 20
    grid = element("docGrid", type="linesAndChars", linePitch=int(LINE * 20), charSpace=apart)
    return size + margins + (element("titlePg") if first_alone else "") + grid


def _right(style: str, name: str, *, before: float = 0, behind: float = 0, keep: bool = False) -> Style:
    inner = (KEEP if keep else "") + exact(LINE, before=before) + (indent(right=behind) if behind else "")
    return Style(style, name, inner + element("jc", val="right"), based_on="Official")


def _folio(style: str, name: str, side: str) -> Style:
    """— 1 — outside, one character in from the edge of the text, above where the rule of the first page is."""
    after = _HEIGHT - _RULE_PAGE - FOLIO_TOP - FOLIO_SIZE
    where = exact(FOLIO_SIZE, after=after) + indent(**{side: 1}) + element("jc", val=side)
    return Style(style, name, element("snapToGrid", val=0) + where, face(_SONG, FOLIO_SIZE), "Normal")


_RULED = rule("bottom", "thickThinSmallGap", 12, RULE_GAP)
_FOOT_RULED = rule("bottom", "thinThickSmallGap", 12, 0)
_OUT = element("ind", left=twips(RULE_LEFT - LEFT), right=twips(LEFT + WIDTH - RULE_LEFT - RULE_WIDTH))
_CENTRE = element("jc", val="center")
_NO_GRID = element("snapToGrid", val=0)
_PLACED = _NO_GRID + element("spacing", val=twips(SIZE - _THREE))
_TITLED = face(_TITLE, TITLE_SIZE, element("spacing", val=0))
_RED_TITLE = face(_TITLE, ORGAN_SIZE, element("color", val=_RED))
_RED_SMALL = face(_TITLE, TITLE_SIZE, element("color", val=_RED))
_RED_LARGE = face(_TITLE, UPWARD_SIZE, element("color", val=_RED))
_HEAD_LINE = exact(ORGAN_SIZE * ORGAN_LEADING)
_UPWARD_LINE = exact(UPWARD_SIZE * ORGAN_LEADING, before=UPWARD_TOP - TOP)
_SIGNED_STOP = element("tabs", element("tab", val="right", pos=twips(WIDTH - SIZE)))
_TEXT = exact(LINE) + indent(firstLine=2)

PLAIN: Final = face(_BODY, _THREE)
_LETTER = (
    Style("Normal", "Normal", element("widowControl", val=0), PLAIN),
    # The grid stands for what is typed anew; what is set here keeps its own distances, because Writer gives a
    # character that is larger than its cell two of them.
    Style("Official", "公文", _NO_GRID, _PLACED, "Normal"),
    Style("Organ", "发文机关标志", _RULED + _NO_GRID + _HEAD_LINE + _OUT + _CENTRE, _RED_TITLE, "Normal"),
    Style("OrganLong", "发文机关标志（长）", "", _RED_SMALL, "Organ"),
    Style("OrganUpward", "发文机关标志（上行）", _NO_GRID + _UPWARD_LINE + _CENTRE, _RED_LARGE, "Normal"),
    Style("OrganUpwardLong", "发文机关标志（上行、长）", "", _RED_TITLE, "OrganUpward"),
    Style("FootRule", "版尾红线", _FOOT_RULED + _NO_GRID + exact(1) + _OUT, "", "Normal"),
    _right("Number", "发文字号"),
    Style(
        *("NumberUpward", "发文字号（上行）"),
        rule("bottom", "single", 12, RULE_GAP)
        + _SIGNED_STOP
        + exact(LINE, before=2 * LINE)
        + indent(firstLine=1),
        based_on="Official",
    ),
    Style(
        *("LetterTitle", "公文标题"),
        KEEP + exact(LINE, before=2 * LINE, after=LINE) + _CENTRE + element("outlineLvl", val=0),
        *(_TITLED, "Official"),
    ),
    Style("Addressee", "主送机关", exact(LINE), based_on="Official"),
    Style("LetterText", "公文正文", _TEXT, based_on="Official"),
    Style("LastText", "公文正文末段", KEEP + element("keepLines"), based_on="LetterText"),
    Style("PartTitle", "公文一级标题", KEEP + element("outlineLvl", val=1), face(_HEI, _THREE), "LetterText"),
    Style(
        "Enclosure", "附件说明", KEEP + exact(LINE, before=LINE) + indent(left=6, hanging=4), "", "Official"
    ),
    Style("EnclosureMore", "附件说明续", KEEP + exact(LINE) + indent(left=6, hanging=1), "", "Official"),
    _right("Signer", "发文机关署名", before=SEAL_LINES * LINE, keep=True),
    _right("Day", "成文日期", behind=4, keep=True),
    Style("Note", "附注", _TEXT, based_on="Official"),
    _folio("PageOdd", "页码（单页）", "right"),
    _folio("PageEven", "页码（双页）", "left"),
)

# A form hangs its lines from their tops; in Word they stand lower by this.
_LOWER = {
    size: STAND * size * LEADING * more - ASCENT * size
    for size, more in ((SLIP_SIZE, 1), (SLIP_TO, SLIP_TO_MORE), (SLIP_TITLE, 1))
}

_FRAME = "".join(element(side, val="single", sz=4, space=0, color="000000") for side in _EDGES)


def framed(pad_x: float, pad_y: float) -> str:
    """A table with lines around every cell and so many points between them and the text."""
    pads = (("top", pad_y), ("left", pad_x), ("bottom", pad_y), ("right", pad_x))
    padding = "".join(element(side, w=twips(pad), type="dxa") for side, pad in pads)
    return element("tblPr", element("tblBorders", _FRAME) + element("tblCellMar", padding))


_CELL = _NO_GRID + exact(SLIP_SIZE * LEADING)
_MARK = element("pageBreakBefore") + _NO_GRID + exact(LINE, after=LINE - _LOWER[SLIP_TITLE])
_SLIP_TITLE = exact(SLIP_TITLE * LEADING, after=TITLE_GAP + _LOWER[SLIP_TITLE] - _LOWER[SLIP_TO])
_SLIP_TO = exact(SLIP_TO * LEADING * SLIP_TO_MORE, after=_LOWER[SLIP_TO])
_SLIP_NOTE = exact(SLIP_SIZE * LEADING, before=NOTES_GAP - _LOWER[SLIP_SIZE])
_SLIP_FACE = face(_BODY, SLIP_SIZE)
_SLIP = (
    Style("EnclosureMark", "附件标识", _MARK, face(_HEI, _THREE), "Normal"),
    Style(
        "SlipTitle", "回执标题", KEEP + _NO_GRID + _SLIP_TITLE + _CENTRE, face(_TITLE, SLIP_TITLE), "Normal"
    ),
    Style("SlipTo", "回执称谓", KEEP + _NO_GRID + _SLIP_TO, face(_BODY, SLIP_TO), "Normal"),
    Style("CellText", "回执填写", _CELL, _SLIP_FACE, "Normal"),
    Style("CellLabel", "回执栏目", _CENTRE, face(_HEI, SLIP_SIZE), "CellText"),
    Style("SlipNote", "回执注", _NO_GRID + _SLIP_NOTE, _SLIP_FACE, "Normal"),
    Style("SlipNoteMore", "回执注续", _CELL + indent(firstLine=2, size=SLIP_SIZE), _SLIP_FACE, "Normal"),
    Style("TableSlip", "回执表格", framed(PAD_X, PAD_Y)),
)


STYLES: Final = (*_LETTER, *_SLIP)
"""All there are; a file takes those along that it uses."""
