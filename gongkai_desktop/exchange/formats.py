"""Number formats of cells: a number as the table program shows it. Runs in the reading process."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from gongkai_desktop.exchange.cells import NOT_SHOWN, Faulty, Shown

BUILT_IN: Final[Mapping[int, str]] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 48: "##0.0E+0",
}  # fmt: skip
"""The formats that files only number; those of days (14 to 22, 27 to 36, 45 to 58) are read as days elsewhere."""
_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]|(?P<digit>[0#?])'
    r"|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<strange>[Ee][+-]|/|@|General|G/通用格式)|(?P<plain>.)",
    re.S,
)
_QUIET: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_COLOUR: Final = re.compile(
    r"(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color ?\d+|黑色|蓝色|红色|\$.*)", re.I
)


def is_odd(code: str) -> bool:
    """Whether a format shows numbers otherwise than they are, and is no format of days or times."""
    if code in ("", "General", "@", "0", "G/通用格式"):
        return False
    return not re.search(r"[ymdhs]", _QUIET.sub("", code).replace("General", ""), re.IGNORECASE)


@lru_cache(maxsize=20_000)
def dressed_number(value: float, code: str) -> object:
    """A number as the format shows it: the number itself where it looks no different, Shown, or Faulty where we
    cannot say how it looks."""
    try:
        text = _shown(value, code)
    except ValueError:
        return Faulty(_plain(value), NOT_SHOWN)
    return value if text == _plain(value) else Shown(text, value)


def _shown(value: float, code: str) -> str:
    section, number = _section(value, code)
    tokens = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in _TOKEN.finditer(section)]
    kinds = [kind for kind, _ in tokens]
    if "strange" in kinds:
        if section in ("General", "G/通用格式", "@") or ("/" in section and value == int(value)):
            return _plain(value)  # a whole number shows no fraction
        raise ValueError(section)
    for kind, word in tokens:
        if kind == "bracket" and not _COLOUR.fullmatch(word):
            raise ValueError(section)
    if "digit" not in kinds:
        return "".join(_literal(kind, word) for kind, word in tokens)
    last = len(kinds) - 1 - kinds[::-1].index("digit")
    if "comma" in kinds[last:]:  # shown in thousands
        raise ValueError(section)
    return _filled(tokens, kinds, abs(number) * 100 ** kinds.count("percent"))


def _section(value: float, code: str) -> tuple[str, Decimal]:
    """The part of a format for such a number (above zero; below; nought), and the number to be shown with it."""
    parts = re.findall(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|(?<=;)(?=;|$)', code) or [code]
    number = Decimal(repr(value))
    if value < 0:
        return (parts[1], number) if len(parts) > 1 else (f"\\-{parts[0]}", number)
    if value == 0 and len(parts) > 2:
        return parts[2], number
    return parts[0], number


def _filled(tokens: Sequence[tuple[str, str]], kinds: Sequence[str], number: Decimal) -> str:
    """The digits put into their places, right to left before the point, left to right after it."""
    point = kinds.index("point") if "point" in kinds else len(tokens)
    places = sum(kind == "digit" for kind in kinds[point:])
    whole, _, rest = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}".partition(".")
    digits = [] if whole == "0" else list(whole)
    grouped = "comma" in kinds[:point]
    before: list[str] = []
    count, left = 0, sum(kind == "digit" for kind in kinds[:point])
    for kind, word in reversed(tokens[:point]):
        if kind != "digit":
            before.append(_literal(kind, word))
            continue
        left -= 1
        taken = [digits.pop()] if digits else [] if word == "#" else ["0" if word == "0" else " "]
        while digits and not left:
            taken.append(digits.pop())
        for digit in taken:
            if grouped and count and count % 3 == 0:
                before.append(",")
            before.append(digit)
            count += 1
    after, fraction = [], list(rest)
    for kind, word in tokens[point:]:
        if kind == "digit":
            digit = fraction.pop(0)
            after.append(
                "" if word == "#" and digit == "0" and not any(one != "0" for one in fraction) else digit
            )
        else:
            after.append("." if kind == "point" else _literal(kind, word))
    return ("".join(reversed(before)) + "".join(after)).strip()


def _literal(kind: str, word: str) -> str:
    if kind in ("quoted", "escaped", "plain"):
        return word
    return "%" if kind == "percent" else " " if kind == "space" else ""


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)
