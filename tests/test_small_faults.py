"""The small faults that `make mutants` puts in: one at a time, every kind, and never into what does not run."""

from __future__ import annotations

import ast

from tests.mutants.small import small_faults

SOURCE = '''
"""Words 1."""
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from somewhere import Thing

def late(days: list[int], due: int = 3, *, kept: bool = True) -> str:
    """Words 2."""
    if not days or due < 1:
        raise ValueError(f"none of {len(days) + 1}")
    found = [day for day in days if day > due and kept]
    found.sort()
    return "late" if found else told("in " + "time", width=12)
'''


def test_every_kind_of_fault_is_put_in_once_and_each_is_a_module_that_can_be_read() -> None:
    faults = small_faults(SOURCE)
    assert {fault.kind for fault in faults} == {
        "and for or", "boolean turned", "comparison turned", "condition turned", "filter removed", "not left out",
        "number off by one", "operand dropped", "statement dropped",
    }  # fmt: skip
    plain = ast.dump(ast.parse(SOURCE))
    made = [ast.dump(ast.parse(fault.source)) for fault in faults]
    assert plain not in made and len(set(made)) == len(made)
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)


def test_what_does_not_run_and_what_is_only_shown_stays_as_it_is() -> None:
    lines = {fault.line for fault in small_faults(SOURCE)}
    assert lines == {7, 9, 11, 12, 13}


def test_each_fault_says_what_stands_there_instead() -> None:
    found = {(fault.line, fault.kind, fault.now) for fault in small_faults(SOURCE)}
    assert {
        (7, "number off by one", "4"),
        (7, "number off by one", "(2)"),
        (7, "boolean turned", "False"),
        (9, "comparison turned", "(due <= 1)"),
        (9, "operand dropped", "(not days)"),
        (9, "statement dropped", "pass"),
        (11, "filter removed", "([day for day in days])"),
        (12, "statement dropped", "pass"),
        (13, "condition turned", "(not (found))"),
    } <= found
