"""Wrong usage told in Chinese."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import NoReturn

WRONG_USAGE = 2
_WORDS = (
    ("the following arguments are required: ", "还要写上 "),
    ("unrecognized arguments: ", "不认识 "),
    ("ambiguous option: ", "写得不全，分不清是哪一个："),
    ("could match", "可能是"),
    ("expected one argument", "后面要写一个值"),
    ("invalid choice: ", "没有 "),
    ("choose from", "只有"),
    ("argument ", ""),
)


class Parser(ArgumentParser):
    """A parser that says in Chinese what is wrong with a command and how it is written."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong, and exit with 2."""
        for english, chinese in _WORDS:
            message = message.replace(english, chinese)
        usage = self.format_usage().replace("usage: ", "用法：", 1)
        print(f"{usage}写法不对：{message}。加 -h 看说明。", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)
