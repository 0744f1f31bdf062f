"""A clerk's process that files scans until it is killed: ``python -m tests.scans.victim WORK FOLDER``.

It prints one line per file filed, the number of events. The scans lie beside the office's folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

from gongkai_desktop.desk import Desk
from tests.scans.conftest import NOW, TODAY


def main() -> None:
    """Open the office and file, file by file."""
    root = Path(sys.argv[2])
    print(0, flush=True)
    with Desk.open(root, writing=True, clock=lambda: NOW) as desk:
        for path in sorted((root.parent / "扫描").iterdir()):
            desk.scans.file([path], actor=desk.actor(), today=TODAY)
            print(desk.records.head()[0], flush=True)


if __name__ == "__main__":
    main()
