"""Reading the texts of letters: TOML files in resources/letters, or an office's own copy of one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from gongkai_desktop.data import resource
from gongkai_desktop.paper.letter import UNKNOWN, Letter, Paragraph
from gongkai_desktop.paper.sheet import wanted
from gongkai_desktop.toml.reading import Free, Key, read_file
from gongkai_desktop.toml.table import FileKind

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

BLANK = "＿＿＿＿＿＿"
BLANK_LINES = "\n".join(["＿" * 25] * 3)
_FIELD = re.compile(r"\{(\w+)\}")
_WORDING: Final = FileKind("函件文字", "请改正这个文件，或移走它改用程序自带的文字")


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """A paragraph of the body; ``when`` is the field that calls for it, ``!`` before it that calls it off."""

    text: str
    heading: bool = False
    when: str = ""


@dataclass(frozen=True, slots=True)
class LetterText:
    """The wording of a letter, with ``{key}`` where facts stand.

    ``required``: facts it must not go without; ``required_when``: those it must not where a field calls for them.
    """

    name: str
    title: str
    to: str
    paragraphs: Annotated[tuple[ParagraphText, ...], Key("paragraph")]
    required: Mapping[str, str] = field(default_factory=dict)
    required_when: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    enclosures: tuple[Free, ...] = ()

    def missing(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """The names of the facts that are wanted and empty."""
        return tuple(title for key, title in self._wanted(values).items() if not values.get(key))

    def strange(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """The fields that nothing is known for: a slip in an office's own wording, where all facts are given."""
        texts = (self.to, self.title, *(one.text for one in self.paragraphs), *self.enclosures)
        asked = [field for text in texts for field in _FIELD.findall(text)]
        asked += [one.when.removeprefix("!") for one in self.paragraphs if one.when]
        return tuple(field for field in dict.fromkeys(asked) if field not in values)

    def _wanted(self, values: Mapping[str, str]) -> dict[str, str]:
        """The facts that this letter must not go without, with their names."""
        called = (facts for when, facts in self.required_when.items() if values.get(when))
        return dict(self.required) | {key: title for facts in called for key, title in facts.items()}

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
        wanted_facts = self._wanted(values)
        told = {**values, **dict.fromkeys((key for key in wanted_facts if values.get(key) == ""), UNKNOWN)}
        enclosures = [_filled(text, told, "") for text in self.enclosures]
        return Letter(
            organ=organ,
            doc_no=doc_no,
            addressee=_filled(self.to, told, BLANK),
            title=_filled(self.title, told, BLANK),
            body=tuple(
                Paragraph(_filled(paragraph.text, told, _line_for(paragraph.text)), paragraph.heading)
                for paragraph in self.paragraphs
                if wanted(when := paragraph.when, values) or (when not in values and not when.startswith("!"))
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
    return read_file(source, LetterText, _WORDING, name=name)


def _filled(template: str, values: Mapping[str, str], empty: str) -> str:
    """The template with its facts; a fact that is known to be nothing (a key with '') leaves no line."""
    return _FIELD.sub(lambda match: values.get(match[1], empty), template)


def _line_for(template: str) -> str:
    """What is left to write on: some lines where a fact is the whole paragraph, else a short one."""
    return BLANK_LINES if _FIELD.fullmatch(template) else BLANK
