"""Start of the command line: `python -m gongkai_desktop`, and `gongkai` in the built folder."""

from __future__ import annotations

import sys

from gongkai_desktop.cli import main

if __name__ == "__main__":
    if "multiprocessing" in sys.modules:  # a child of the built program (packaging/at_start.py)
        sys.modules["multiprocessing"].freeze_support()
    sys.exit(main())
