"""Which ledger a superior's template is for: by what was remembered of it, its columns, the words above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai_desktop.exchange.books import Sheet
from gongkai_desktop.exchange.headers import Header, HeaderWords, find_header, likeliest_header
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.template import open_sheets
from gongkai_desktop.ledger import fold_text


@dataclass(frozen=True, slots=True)
class Likely:
    """A ledger that a template may be for, by its name; how many columns it would fill; whether it was remembered
    of a template laid out alike, and how many words of the ledger's title stand above the table."""

    ledger: str
    columns: int
    remembered: bool
    named: int


def likely_ledgers(
    path: Path, intakes: Mapping[str, Intake], words: HeaderWords
) -> tuple[tuple[Likely, ...], tuple[str, ...]]:
    """The ledgers that a template may be for, the likeliest first, and the headers seen where there is none.

    Refused for a file that cannot be a template.
    """
    found: dict[str, Likely] = {}
    seen: tuple[str, ...] = ()
    with open_sheets(path) as sheets:
        for name, sheet in sheets:
            lines = Sheet(name, sheet.lines)
            seen = max(seen, likeliest_header(lines), key=len)
            for ledger, intake in intakes.items():
                header = find_header(lines, (intake,), words)
                if header is not None:
                    told = _likely(ledger, header, lines, path, words)
                    found[ledger] = max(found.get(ledger, told), told, key=_rank)
            if found:
                break  # the first sheet with a header is the one that is filled
    return tuple(sorted(found.values(), key=_rank, reverse=True)), () if found else seen


def settled(likely: Sequence[Likely]) -> str:
    """The one ledger that a template is for; '' where nothing tells two apart: somebody has to say."""
    if not likely:
        return ""
    first, others = likely[0], likely[1:]
    return first.ledger if not others or _rank(first) > _rank(others[0]) else ""


def _rank(one: Likely) -> tuple[bool, int, int]:
    return one.remembered, one.columns, one.named


def _likely(ledger: str, header: Header, lines: Sheet, path: Path, words: HeaderWords) -> Likely:
    remembered = (header.intake.ledger.name, header.signature) in (words.remembered or {})
    above = "".join(
        text for row, _ in zip(lines.rows(), range(header.first), strict=False) for text in map(str, row)
    )
    told = fold_text(above + path.stem)
    title = fold_text(header.intake.ledger.title.removesuffix("台账"))
    pairs = {title[at : at + 2] for at in range(len(title) - 1)}
    return Likely(ledger, len(header.columns), remembered, sum(pair in told for pair in pairs))
