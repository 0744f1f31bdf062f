"""What PySide knows of its functions' arguments and results, made when it is first asked for it.

PySide makes it while it is imported, for ``help`` and for its messages upon wrong calls: each start compiles twelve
modules from their source, a fifth of its time, and puts an ``__import__`` in the place of Python's that then reads the
source of every module, for a ``__feature__`` which nothing here uses. There is no switch for it. But PySide looks up
its helpers by their names, so there can be others under these names, which get the real ones when needed.
"""

from __future__ import annotations

import sys
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_FIRST: Final = "signature_bootstrap"
"""The module that PySide runs first; its ``bootstrap`` makes the others."""
_NAMES: Final = "shibokensupport.signature.mapping"
"""The module in which PySide looks up what a message is about."""
_KNOWN: Final = "6.9."
"""How the versions of PySide begin whose start was read for this; any other starts in its own way."""


def defer() -> None:
    """To be called before PySide is imported; afterwards it changes nothing."""
    if _FIRST not in sys.modules:
        sys.modules[_FIRST] = _First(_FIRST)


class _First(ModuleType):
    """PySide fills it with its own ``bootstrap``, asks it for it, and gets this one."""

    @property
    def bootstrap(self) -> Callable[[], object]:
        """What gives PySide the module whose functions it keeps and calls."""
        real: Callable[[], ModuleType] = vars(self)["bootstrap"]
        if not vars(sys.modules["shiboken6"])["__version__"].startswith(_KNOWN):
            return real
        later = _Later(real)
        sys.modules[_NAMES] = _names(later)
        return lambda: later


class _Later:
    """Stands for that module."""

    def __init__(self, bootstrap: Callable[[], ModuleType]) -> None:
        self._bootstrap = bootstrap

    @cached_property
    def real(self) -> ModuleType:
        """The module itself, made now."""
        return self._bootstrap()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *asked: getattr(self.real, name)(*asked)

    def finish_import(self, module: ModuleType) -> None:
        """Called with each of Qt's modules: in this PySide there is nothing to put right in any."""

    def post_init(self) -> None:
        """Called at the end, for PySide's own ``__import__``: Python's stays."""


def _names(later: _Later) -> ModuleType:
    """Stands for the module of names. PySide never looks for another, so it is filled from the real one each time."""
    names = ModuleType(_NAMES)

    def update_mapping() -> None:
        real = later.real.mapping
        real.update_mapping()
        vars(names).update(vars(real) | own)

    own = {"update_mapping": update_mapping}
    vars(names).update(own)
    return names
