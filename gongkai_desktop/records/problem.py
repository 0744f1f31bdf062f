"""What a verification finds, gathered so that a ruined database does not make an endless list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

_SHOWN = 50


class Trouble(StrEnum):
    """Which of the things verified is not right; PROGRAM: verifying it failed by our own mistake."""

    DATABASE = "数据库"
    CHAIN = "历史链"
    RULES = "制度方案"
    DEFINITION = "台账定义"
    ANCHOR = "链头"
    ROWS = "台账内容"
    ATTACHMENT = "附件"
    SETTINGS = "设置"
    PROGRAM = "程序"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: what kind, where, and what is wrong, in words for the clerk."""

    kind: Trouble
    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.kind}：{self.where}，{self.text}"


class Findings:
    """Problems as they are found; of each kind the first ones are kept and the rest counted."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._counts: Counter[Trouble] = Counter()

    def add(self, kind: Trouble, where: str, text: str) -> None:
        """Note one problem."""
        self._counts[kind] += 1
        if self._counts[kind] <= _SHOWN:
            self._problems.append(Problem(kind, where, text))

    def has(self, *kinds: Trouble) -> bool:
        """Whether anything of these kinds was noted so far."""
        return any(self._counts[kind] for kind in kinds)

    def problems(self) -> list[Problem]:
        """All that were kept, and a last line for each kind that had more."""
        more = [
            Problem(kind, f"共 {count} 处", f"这里只列出前 {_SHOWN} 处")
            for kind, count in self._counts.items()
            if count > _SHOWN
        ]
        return self._problems + more
