"""The words of the program as they stand on the screen, for whatever speaks of them: the manual and its pictures."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from gongkai_desktop.matters.ledgers import of_program, program_keys

ROOT = Path(__file__).parents[2]


@cache
def shown_words() -> frozenset[str]:
    """Every Chinese text of the program as it stands on the screen: no letters to press, dots, keys or numbers."""
    found: set[str] = set()
    for path in [*(ROOT / "ui").rglob("*.py"), *(ROOT / "gongkai_desktop").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(bare(node.value))
    for ledger in map(of_program, program_keys()):
        titles = [ledger.title, ledger.begin.title, *(act.title for act in ledger.acts)]
        titles += [ledger.paper.title, ledger.paper.print] if ledger.paper else []
        found.update(map(bare, titles))
    return frozenset(found)


def bare(text: str) -> str:
    text = re.sub(r"\(&.\)|（\{}.*?）| \{}$", "", text).partition("  ")[0]
    return text.removesuffix("▾").strip().strip("＋ ").removesuffix("…")
