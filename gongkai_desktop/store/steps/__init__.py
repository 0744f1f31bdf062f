"""The schema steps, oldest first: step n brings a file from version n-1 to version n.

A step is written once and never edited after a release; it uses plain SQL and knows no model.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

type_of_step = Callable[[Callable[[str], object]], None]
NEWEST: Final = 27
"""As many steps as there are; a file that is up to date is told so without loading them."""


def _nth(number: int) -> type_of_step:
    return lambda execute: _every()[number](execute)


def _every() -> tuple[type_of_step, ...]:
    from gongkai_desktop.store.steps import (
        m0001_kernel,
        m0002_catalogue,
        m0003_register,
        m0004_catalogue,
        m0005_lists,
        m0006_review,
        m0007_letters,
        m0008_scans,
        m0009_deputies,
        m0010_unset,
        m0011_limits,
        m0012_notes,
        m0013_days,
        m0014_matters,
        m0015_undone,
        m0016_requests,
        m0017_asked,
        m0018_counted,
        m0019_numbers,
        m0020_filings,
        m0021_annual,
        m0022_looks,
        m0023_timely,
        m0024_history,
        m0025_purged,
        m0026_decisions,
        m0027_notices,
    )

    return (
        m0001_kernel.apply,
        m0002_catalogue.apply,
        m0003_register.apply,
        m0004_catalogue.apply,
        m0005_lists.apply,
        m0006_review.apply,
        m0007_letters.apply,
        m0008_scans.apply,
        m0009_deputies.apply,
        m0010_unset.apply,
        m0011_limits.apply,
        m0012_notes.apply,
        m0013_days.apply,
        m0014_matters.apply,
        m0015_undone.apply,
        m0016_requests.apply,
        m0017_asked.apply,
        m0018_counted.apply,
        m0019_numbers.apply,
        m0020_filings.apply,
        m0021_annual.apply,
        m0022_looks.apply,
        m0023_timely.apply,
        m0024_history.apply,
        m0025_purged.apply,
        m0026_decisions.apply,
        m0027_notices.apply,
    )


STEPS: tuple[type_of_step, ...] = tuple(map(_nth, range(NEWEST)))
