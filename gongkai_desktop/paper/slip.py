"""What the other side fills in and sends back: a form behind a letter, as its 附件, its pages counted on."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.form import Form
from gongkai_desktop.paper.letter import LEFT, LINE, SIZE, TOP, draw_folio, draw_mark, drop
from gongkai_desktop.paper.pages import LaidForm, lay_form
from gongkai_desktop.paper.pen import Pen
from gongkai_desktop.paper.qr import Folio
from gongkai_desktop.paper.sheet import Data, filled

ABOVE = 2 * LINE
"""The title stands on the third line of the text (GB/T 9704-2012 第7.3.6条)."""


@dataclass(frozen=True, slots=True)
class SlipPart:
    """A form to be laid out behind a letter under ``heading``: 附件, or 附件2 where there are several."""

    form: Form
    data: Data
    heading: str

    @property
    def wide(self) -> bool:
        """Slips stand upright, as letters do."""
        return False

    @property
    def running(self) -> bool:
        """Its text is running text."""
        return True

    @property
    def title(self) -> str:
        """The title of the form, filled in."""
        return filled(self.form.title, self.data)

    def lay(self, pen: Pen, *, marked: bool) -> LaidSlip:
        """The form on its pages; page number and mark stand outside the text and take no room from it."""
        return LaidSlip(lay_form(pen, self.form, self.data, band=0, above=ABOVE), self.heading)


@dataclass(frozen=True, slots=True)
class LaidSlip:
    """A slip laid out."""

    laid: LaidForm
    heading: str

    @property
    def count(self) -> int:
        """How many pages it has."""
        return self.laid.count

    def draw(self, pen: Pen, at: int, place: Folio) -> None:
        """Draw one page with the page number of the letter."""
        if at == 0:
            pen.text(LEFT, TOP + drop(SIZE), self.heading, Role.HEI, SIZE)
        self.laid.draw_rows(pen, at)
        draw_folio(pen, place.number)
        draw_mark(pen, place)
