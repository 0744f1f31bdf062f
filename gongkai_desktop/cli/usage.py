"""How commands are written, and wrong usage, told in Chinese."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser
from typing import NoReturn

WRONG_USAGE = 2
_MARK = "'"
_WORDS = (
    ("the following arguments are required: ", "还要写上 "),
    ("unrecognized arguments: ", "不认识 "),
    ("ambiguous option: ", "写得不全，分不清是哪一个："),
    ("could match", "可能是"),
    ("expected one argument", "后面要写一个值"),
    ("argument ", ""),
)
_CHOICE = re.compile(r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", re.DOTALL)
_HELP = (
    ("usage: ", "用法："),
    ("positional arguments:", "要写的："),
    ("options:", "可以加的："),
    ("show this help message and exit", "看说明"),
    ("show program's version number and exit", "看版本"),
)


class Parser(ArgumentParser):
    """A parser that says in Chinese what is wrong with a command and how it is written."""

    def format_help(self) -> str:
        """What -h prints."""
        return _in_chinese(super().format_help(), _HELP)

    def format_usage(self) -> str:
        """The line that shows how a command is written."""
        return _in_chinese(super().format_usage(), _HELP)

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong, and exit with 2."""
        told = _choice(message) or _in_chinese(message, _WORDS)
        print(f"{self.format_usage()}写法不对：{told}。加 -h 看说明。", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)


def _choice(message: str) -> str:
    """What is said of a word that is none of those to choose from; '' for any other message."""
    if (found := _CHOICE.fullmatch(message)) is None:
        return ""
    what, word, words = found.groups()
    return f"{what}没有{_quoted(word)}，只有{'、'.join(map(_quoted, words.split(', ')))}"


def _quoted(word: str) -> str:
    """A word as Python quotes it, in the quotes of Chinese."""
    return f"“{word.strip(_MARK)}”"


def _in_chinese(text: str, words: tuple[tuple[str, str], ...]) -> str:
    for english, chinese in words:
        text = text.replace(english, chinese)
    return text
