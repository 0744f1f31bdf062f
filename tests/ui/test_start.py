"""What the window may load before it is seen."""

from __future__ import annotations

import enum
import pickle
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt

from tests.test_house import HEAVY, loaded_by
from ui import enums

NAMES = [
    ("One", 1),
    ("Two", 2),
    ("Both", 3),
    ("Again", 1),
    ("Four", 4),
    ("None_", 0),
    ("All", -1),
]
COUNTED = """
from ui import enums
enums.make_quickly()
from PySide6.QtCore import QEvent, Qt
from tests.ui.test_start import told_of_qt
print(told_of_qt())
"""


@pytest.fixture
def quickly() -> Iterator[None]:
    enums.make_quickly()
    yield
    enums.make_thoroughly()


def test_the_window_starts_without_the_heavy_libraries() -> None:
    assert loaded_by("ui.app").isdisjoint(HEAVY)


def told(made: Any) -> list[object]:
    """Everything that can be asked of an enumeration and its members."""
    members = [
        (
            name,
            one.name,
            one.value,
            repr(one),
            str(one),
            f"{one}",
            made(one.value) is one,
            getattr(made, name) is one,
        )
        for name, one in made.__members__.items()
    ]
    flags = [vars(made).get(name) for name in ("_flag_mask_", "_singles_mask_", "_all_bits_", "_boundary_")]
    return [made.__module__, made.__mro__[1:], [one.name for one in made], len(made), members, flags]


@pytest.mark.parametrize("kind", [enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag])
def test_an_enumeration_made_quickly_is_like_one_made_by_python(kind: Any, quickly: None) -> None:
    names = NAMES if not issubclass(kind, enum.Flag) else [one for one in NAMES if one[1] >= 0]
    quick = kind("Quick", names, boundary=enum.KEEP)
    enums.make_thoroughly()
    slow = kind("Quick", names, boundary=enum.KEEP)
    assert told(quick) == told(slow)
    assert [name in vars(quick) for name, _ in NAMES[:3]] == [True] * 3
    if issubclass(kind, enum.Flag):
        assert [repr(quick(3) & ~quick(1)), repr(quick(64 | 2))] == [
            repr(slow(3) & ~slow(1)),
            repr(slow(64 | 2)),
        ]
    else:
        with pytest.raises(ValueError, match="99 is not a valid"):
            quick(99)
    with pytest.raises(AttributeError):
        quick.One = 5


def test_what_is_no_list_of_names_and_numbers_is_made_by_python(quickly: None) -> None:
    kind: Any = enum.Enum
    counted: Any = enum.IntEnum
    assert [one.value for one in kind("Words", "a b")] == [1, 2]
    assert kind("Pairs", [("a", "x")]).a.value == "x"
    assert counted("Own", [("name", 1)])(1).name == "name"
    with pytest.raises(ValueError, match="reserved"):
        counted("Bad", [("_bad_", 1)])


def told_of_qt() -> str:
    kinds = [
        kind for scope in (Qt, QEvent) for kind in vars(scope).values() if isinstance(kind, enum.EnumMeta)
    ]
    everything = [(kind.__qualname__, *told(kind)) for kind in kinds]
    return repr(everything) + str(pickle.loads(pickle.dumps(Qt.Key.Key_A)) is Qt.Key.Key_A)


def test_those_of_qt_are_the_same_either_way() -> None:
    quick = subprocess.run([sys.executable, "-c", COUNTED], capture_output=True, text=True, check=True)
    assert quick.stdout.strip() == told_of_qt()
