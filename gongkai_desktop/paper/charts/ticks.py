"""Round numbers for an axis. Pure."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor, log10
from typing import Final

_STEPS: Final = (1, 2, 5, 10)


def ticks(most: float, count: int, *, whole: bool = True) -> tuple[Decimal, ...]:
    """From 0 in equal round steps up to the first that is not below ``most``, at most ``count`` steps.

    ``whole``: of things that are counted, half a one is not shown.
    """
    most = max(most, 1.0 if whole else 0.001)
    rough = most / max(1, count)
    power = floor(log10(rough))
    for exponent in (power, power + 1):
        for step in _STEPS:
            size = Decimal(step).scaleb(exponent)
            if whole and size < 1:
                continue
            steps = ceil(Decimal(repr(most)) / size)
            if steps <= max(1, count):
                return tuple((size * at).normalize() + 0 for at in range(steps + 1))
    return (Decimal(0), Decimal(ceil(most)))
