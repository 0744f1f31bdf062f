"""What becomes of references when rows grow into a sheet: in formulas, in ranges, in names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_REFERENCE = re.compile(
    r'"(?:[^"]|"")*"'  # a text in the formula: left alone
    r"|(?<![\w.\]!'$:])(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?"
    r"(?P<left>\$?[A-Z]{1,3})(?P<top>\$?[0-9]{1,7})"
    r"(?::(?P<right>\$?[A-Z]{1,3})(?P<bottom>\$?[0-9]{1,7}))?(?![\w(.!])"
)
_SPAN = re.compile(r"(\$?[A-Z]{1,3}\$?)([0-9]+)(?::(\$?[A-Z]{1,3}\$?)([0-9]+))?")
_LAST_ROW = 1_048_576


@dataclass(frozen=True, slots=True)
class Growth:
    """Rows ``first`` to ``last`` (counted from 1; none when last < first) come to hold ``count`` rows.

    What stands below moves down; a range that ends among them, or covers them, holds all of them. Rows left
    over stay empty where they are, but with ``exact`` they go, and what stands below moves up.
    """

    first: int
    last: int
    count: int
    exact: bool = False

    @property
    def shift(self) -> int:
        """By how many rows what stands below moves down."""
        more = self.count - (self.last - self.first + 1)
        return more if self.exact else max(0, more)

    @property
    def end(self) -> int:
        """The last of the rows afterwards."""
        return self.last + self.shift

    def row(self, number: int) -> int:
        """Where a row stands afterwards."""
        return number + self.shift if number > self.last else number

    def span(self, top: int, bottom: int) -> tuple[int, int]:
        """Where a stretch of rows begins and ends afterwards."""
        if bottom > self.last:
            return self.row(top), bottom + self.shift
        if bottom >= self.first and (top <= self.first or bottom == self.last):
            return top, self.end
        return top, bottom

    def formula(self, text: str, own: str, *, here: bool) -> str:
        """A formula afterwards. ``own`` names the sheet that grew; ``here``: the formula stands on it."""

        def moved(match: re.Match[str]) -> str:
            if match["left"] is None or not _concerns(match["sheet"], own, here=here):
                return match[0]
            if match["bottom"] is None:
                return f"{match['sheet'] or ''}{match['left']}{_with_row(match['top'], self.row)}"
            top, bottom = self._taken_together(match)
            first = f"{match['left']}{_with_row(match['top'], lambda _: top)}"
            return f"{match['sheet'] or ''}{first}:{match['right']}{_with_row(match['bottom'], lambda _: bottom)}"

        return _REFERENCE.sub(moved, text)

    def _taken_together(self, match: re.Match[str]) -> tuple[int, int]:
        """The rows of a range in a formula: cells side by side in one row stay that one row."""
        top, bottom = _number(match["top"]), _number(match["bottom"])
        if top == bottom and match["left"].strip("$") != match["right"].strip("$"):
            return self.row(top), self.row(top)
        return self.span(top, bottom)

    def ranges(self, text: str) -> str:
        """Ranges as elements list them (A5:F6 H5): a single cell among the rows grows into a column of them."""

        def moved(match: re.Match[str]) -> str:
            left, top, right, bottom = match.groups()
            first, last = self.span(int(top), int(bottom or top))
            if first == last:
                return f"{left}{first}" if bottom is None else f"{left}{first}:{right}{last}"
            return f"{left}{first}:{right or left}{last}"

        return _SPAN.sub(moved, text)


def translated(text: str, down: int, right: int = 0) -> str:
    """A formula as it reads some rows further down and columns further right: what $ fixes stays."""

    def moved(match: re.Match[str]) -> str:
        if match["left"] is None:
            return match[0]
        first = f"{match['sheet'] or ''}{_across(match['left'], right)}{_down(match['top'], down)}"
        if match["bottom"] is None:
            return first
        return f"{first}:{_across(match['right'], right)}{_down(match['bottom'], down)}"

    return _REFERENCE.sub(moved, text) if down or right else text


def sums_rows(text: str) -> bool:
    """Whether a formula takes several rows together."""
    return any(
        match["bottom"] is not None and _number(match["top"]) != _number(match["bottom"])
        for match in _REFERENCE.finditer(text)
    )


def column_number(letters: str) -> int:
    """The number of a column, counted from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a column counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _concerns(sheet: str | None, own: str, *, here: bool) -> bool:
    if sheet is None:
        return here
    name = sheet[:-1]
    return (name[1:-1].replace("''", "'") if name.startswith("'") else name) == own


def _number(row: str) -> int:
    return int(row.removeprefix("$"))


def _with_row(row: str, moved: Callable[[int], int]) -> str:
    return f"{'$' if row.startswith('$') else ''}{moved(_number(row))}"


def _down(row: str, by: int) -> str:
    return row if row.startswith("$") else str(min(max(int(row) + by, 1), _LAST_ROW))


def _across(column: str, by: int) -> str:
    return column if column.startswith("$") or not by else column_letters(max(column_number(column) + by, 1))
