"""Start of the window: `python -m ui`, and `gongkai-desktop` in the built folder."""

from __future__ import annotations

import multiprocessing
import sys

from ui.app import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # in the built folder, the children that read workbooks begin here too
    sys.exit(main())
