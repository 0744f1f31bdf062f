"""A process to be killed while a password is set or taken away.

Run as ``python -m tests.faults.protecting WAY FOLDER PASSWORD CODE POINT``; it dies at the rename or deletion with the
number POINT, and tells how many there were when it came to its end.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.store import keyfile, protection, unlocking
from tests.passwords import QUICK


def dying(point: int) -> Callable[[], int]:
    """Have this process die at a point; returns how many points were passed."""
    passed = 0
    replace, unlink = os.replace, Path.unlink

    def pass_by() -> None:
        nonlocal passed
        if passed == point:
            os.kill(os.getpid(), 9)
        passed += 1

    def replacing(source: Path, target: Path) -> None:
        pass_by()
        replace(source, target)

    def unlinking(path: Path, missing_ok: bool = False) -> None:
        pass_by()
        unlink(path, missing_ok)

    os.replace = replacing  # type: ignore[assignment]
    Path.unlink = unlinking  # type: ignore[method-assign]
    return lambda: passed


def main() -> None:
    """Set the password, or take it away."""
    way, root, password, code, point = sys.argv[1:]
    keyfile._COST = QUICK
    folder = OfficeFolder(Path(root))
    if way == "off":
        unlocking.unlock(folder.database, password)
    passed = dying(int(point))
    if way == "on":
        protection.turn_on(folder, password, code)
    else:
        protection.turn_off(folder)
    print(passed())


if __name__ == "__main__":
    main()
