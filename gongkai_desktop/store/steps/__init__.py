"""The schema steps, oldest first: step n brings a file from version n-1 to version n.

A step is written once and never edited after a release; it uses plain SQL and knows no model.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

type_of_step = Callable[[Callable[[str], object]], None]
NEWEST: Final = 28
"""As many steps as there are; a file that is up to date is told so without loading them."""


def _nth(number: int) -> type_of_step:
    def step(execute: Callable[[str], object]) -> None:
        from gongkai_desktop.store.steps.every import EVERY

        EVERY[number](execute)

    return step


STEPS: tuple[type_of_step, ...] = tuple(map(_nth, range(NEWEST)))
