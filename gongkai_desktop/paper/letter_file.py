"""Reading the texts of letters: TOML files in resources/letters, or an office's own copy of one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.abc import Traversable
from pathlib import Path
from typing import Any

from gongkai_desktop.data import resource
from gongkai_desktop.errors import Refused
from gongkai_desktop.paper.letter import UNKNOWN, Letter, Paragraph
from gongkai_desktop.paper.sheet import wanted

BLANK = "＿＿＿＿＿＿"
BLANK_LINES = "\n".join(["＿" * 25] * 3)
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class LetterText:
    """The wording of a letter, with ``{key}`` where facts stand. ``required``: facts it must not go without."""

    name: str
    title: str
    to: str
    required: Mapping[str, str]
    enclosures: tuple[str, ...]
    paragraphs: tuple[tuple[Paragraph, str], ...]  # each with the field that calls for it

    def missing(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """The names of the facts that are wanted and empty."""
        return tuple(title for key, title in self.required.items() if not values.get(key))

    def written(
        self,
        values: Mapping[str, str],
        *,
        organ: str,
        doc_no: str,
        day: date | None,
        note: str = "",
        upward: bool = False,
    ) -> Letter:
        """The letter with these facts.

        A fact that is not among them is left as a line to write on, one that is wanted and empty is told as such.
        """
        told = {**values, **dict.fromkeys((key for key in self.required if values.get(key) == ""), UNKNOWN)}
        enclosures = [_filled(text, told, "") for text in self.enclosures]
        return Letter(
            organ=organ,
            doc_no=doc_no,
            addressee=_filled(self.to, told, BLANK),
            title=_filled(self.title, told, BLANK),
            body=tuple(
                Paragraph(_filled(paragraph.text, told, _line_for(paragraph.text)), paragraph.heading)
                for paragraph, when in self.paragraphs
                if wanted(when, values) or (when not in values and not when.startswith("!"))
            ),
            enclosures=tuple(text for text in enclosures if text),
            signer=organ,
            day=day,
            note=note,
            upward=upward,
        )


def load_letter(name: str, own: Path | None = None) -> LetterText:
    """A letter's wording by name: the office's own copy in the folder ``own``, else the program's.

    KeyError when there is none of that name; Refused when the file does not hold.
    """
    source: Traversable = resource("letters") / f"{name}.toml"
    if own is not None and (own / f"{name}.toml").is_file():
        source = own / f"{name}.toml"
    if not source.is_file():
        raise KeyError(name)
    try:
        return _text(name, tomllib.loads(source.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, OSError, ValueError) as error:
        why = f"缺少 {error.args[0]}" if isinstance(error, KeyError) else "文件写得不合格式"
        way = "请改正这个文件，或移走它改用程序自带的文字"
        raise Refused(f"函件文字 {source.name} 不能用", why=why, way=way) from error


def _text(name: str, table: Mapping[str, Any]) -> LetterText:
    return LetterText(
        name=name,
        title=str(table["title"]),
        to=str(table["to"]),
        required={str(key): str(title) for key, title in table.get("required", {}).items()},
        enclosures=tuple(str(text) for text in table.get("enclosures", ())),
        paragraphs=tuple(
            (Paragraph(str(part["text"]), bool(part.get("heading", False))), str(part.get("when", "")))
            for part in table["paragraph"]
        ),
    )


def _filled(template: str, values: Mapping[str, str], empty: str) -> str:
    """The template with its facts; a fact that is known to be nothing (a key with '') leaves no line."""
    return _FIELD.sub(lambda match: values.get(match[1], empty), template)


def _line_for(template: str) -> str:
    """What is left to write on: some lines where a fact is the whole paragraph, else a short one."""
    return BLANK_LINES if _FIELD.fullmatch(template) else BLANK
