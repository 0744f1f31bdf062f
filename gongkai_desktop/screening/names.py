"""Names of people standing beside a number. Pure, but for the words it is told once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from gongkai_desktop.data import resource
from gongkai_desktop.masking import definition

_RUN = re.compile(r"[\u4e00-\u9fff·]+")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}")
_TRIM: Final = " \t　:：,，、;；/()（）[]【】|-—"


@dataclass(frozen=True, slots=True)
class _Words:
    """What resources/screening/words.toml tells: surnames, words before a name, words that are none."""

    surnames: frozenset[str]
    heads: frozenset[str]
    labels: tuple[str, ...]
    others: frozenset[str]
    labelled: re.Pattern[str]


@cache
def _words() -> _Words:
    told = tomllib.loads(resource("screening", "words.toml").read_text(encoding="utf-8"))
    heads = sorted(told["heads"].split(), key=len, reverse=True)
    labels = tuple(sorted(told["labels"].split(), key=len, reverse=True))
    return _Words(
        frozenset("".join(told["surnames"].split())),
        frozenset(heads),
        labels,
        frozenset({*told["not_names"].split(), *heads, *labels}),
        re.compile(rf"(?:{'|'.join(heads)})\s*[:：]\s*([\u4e00-\u9fff·]{{2,12}})"),
    )


def is_name(text: str, *, told: bool = False) -> bool:
    """Whether a text is a person's name: by its surname, or (``told``, under 姓名) by its form alone."""
    text = re.sub(r"\s", "", text)
    words = _words()
    if _NAME.fullmatch(text) is None or text in words.others:
        return False
    if told or "·" in text:
        return True
    if text.startswith(definition().surnames.double):
        return 3 <= len(text) <= 4
    return text[0] in words.surnames and len(text) <= 3


def is_head(text: str) -> bool:
    """Whether a column's header says that names stand under it."""
    return re.sub(r"[:：（(].*", "", re.sub(r"\s", "", text)) in _words().heads


def names_beside(line: str, numbers: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where names stand in a line beside these numbers: after 姓名：, right before a number, or right after it."""
    found = {_after_label(line, match.start(1), match[1]) for match in _words().labelled.finditer(line)}
    for start, end in numbers:
        found.add(_before(line, start))
        found.add(_after(line, end))
    return sorted(span for span in found if span[0] < span[1])


def _after_label(line: str, start: int, text: str) -> tuple[int, int]:
    """A name after its label may run into the next label: 姓名：张三身份证号码…"""
    cuts = (text.find(word, 2) for word in _words().labels if len(word) > 1)
    end = min((cut for cut in cuts if cut >= 0), default=len(text))
    return (start, start + end) if is_name(line[start : start + end], told=True) else (0, 0)


def _before(line: str, start: int) -> tuple[int, int]:
    head, shorter = line[:start], ""
    while head != shorter:
        shorter = head
        head = head.rstrip(_TRIM)
        head = head.removesuffix(next((word for word in _words().labels if head.endswith(word)), ""))
    runs = list(_RUN.finditer(head))
    if not runs or runs[-1].end() != len(head):
        return (0, 0)
    return _named(runs[-1])


def _named(run: re.Match[str]) -> tuple[int, int]:
    """The name that a stretch of Chinese is, or ends with after a word such as 申请人."""
    text = run[0]
    cuts = [text.rfind(head) + len(head) for head in _words().heads if head in text]
    for start in (0, max(cuts, default=0)):
        if is_name(text[start:]):
            return run.start() + start, run.end()
    return (0, 0)


def _after(line: str, end: int) -> tuple[int, int]:
    run = _RUN.search(line, end)
    if run is None or line[end : run.start()].strip(_TRIM):
        return (0, 0)
    return run.span() if is_name(run[0]) else (0, 0)
