"""Start of the command line: `python -m gongkai_desktop`, and `gongkai` in the built folder."""

from __future__ import annotations

import multiprocessing
import sys

from gongkai_desktop.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # in the built folder, the children that read workbooks begin here too
    sys.exit(main())
