"""Our window on an office, as a clerk left it in the register; run as a process of its own, also frozen.

Says "seen" once the table has painted its rows, and what heavy library was loaded by then.
"""

import sys
from pathlib import Path

HEAVY = {"peewee", "pypinyin", "reportlab", "openpyxl", "python_calamine", "chinese_calendar", "pypdfium2"}


def main() -> None:
    """Open the office folder named on the command line and stay."""
    from ui.app import prepared

    opening = prepared()
    opening.memory.keep("window/tab", "register")
    opening.begin(Path(sys.argv[1]))
    page = opening.window.page().ledger

    def seen() -> None:
        rows = page.model.rowCount()
        print("seen" if rows > 20 else rows, *sorted(HEAVY & set(sys.modules)), flush=True)

    page.table.painted.connect(seen)
    opening.application.exec()


if __name__ == "__main__":
    if "multiprocessing" in sys.modules:  # frozen, its children begin here too
        sys.modules["multiprocessing"].freeze_support()
    main()
