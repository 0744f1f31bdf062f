"""A chart on paper: its marks in greys, as vectors, its words in the embedded fonts."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.paper.charts.layout import layout
from gongkai_desktop.paper.charts.model import Area, Chart, Laid, Outline, Tone, Words
from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.pen import Pen

GREYS: Final = {
    Tone.INK: 0.0,
    Tone.SOFT: 0.25,
    Tone.GRID: 0.8,
    Tone.DEEP: 0.32,
    Tone.MIDDLE: 0.6,
    Tone.PALE: 0.87,
    Tone.BLANK: 1.0,
}


def lay_chart(pen: Pen, chart: Chart, width: float, scale: float = 1.0) -> Laid:
    """The chart laid out for paper, by the letters that it will be drawn in; ``scale``: see ``layout``."""

    def measure(text: str, size: float) -> float:
        return pen.fonts.width(text, Role.SONG, size)

    for text in (chart.title, chart.unit, chart.note, *chart.labels, *(one.name for one in chart.series)):
        pen.lines(text, Role.SONG, 9, 1e6)  # so that a character that no font has is told
    return layout(chart, width, measure, scale)


def draw_chart(pen: Pen, laid: Laid, x: float, y: float) -> None:
    """Draw it with its top-left corner there."""
    for mark in laid.marks:
        if isinstance(mark, Words):
            grey = GREYS[mark.tone]
            pen.text(x + mark.x, y + mark.y, mark.text, Role.SONG, mark.size, ink=(grey, grey, grey))
        elif isinstance(mark, Area):
            pen.boxes([(x + mark.x, y + mark.y, mark.width, mark.height)], grey=GREYS[mark.tone])
        elif isinstance(mark, Outline):
            pen.boxes([(x + mark.x, y + mark.y, mark.width, mark.height)], weight=mark.weight)
        else:
            pen.stroke(
                (x + mark.x, y + mark.y),
                (x + mark.to_x, y + mark.to_y),
                weight=mark.weight,
                grey=GREYS[mark.tone],
                dash=mark.dash,
            )
