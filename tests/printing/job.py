"""Prints a PDF as the window does, in a process of its own: Qt looks for printers once, when it starts."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from functools import partial
from pathlib import Path


def at_page(end: str, done: int, whole: int) -> None:
    """Before the second page: nothing, or the clerk stops the job, or the process is killed."""
    from gongkai_desktop.errors import Cancelled

    if done == 1 and end == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if done == 1 and end == "stopped":
        raise Cancelled


def main() -> None:
    """``FILE WISH``: what was wished, as JSON; answers what the window would say."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    from gongkai_desktop.errors import Cancelled, Refused
    from ui.kit import printing
    from ui.kit.pdf import Pages

    pages, wish = Pages(Path(sys.argv[1]).read_bytes()), json.loads(sys.argv[2])
    told: dict[str, object] = {"printers": printing.printers()}
    if name := wish.get("printer"):
        told |= {"trouble": printing.trouble(name), "both": printing.both_sides(name)}
        if wish.get("go", True):
            wished = printing.Wish(
                name, tuple(wish["pages"]), wish.get("copies", 1), wish.get("sides", printing.ONE_SIDE)
            )
            try:
                printer = printing.printer_by(wished, pages)
                if process := wish.get("stop"):  # the service goes away before the pages are sent
                    os.kill(process, signal.SIGTERM)
                    while Path(os.environ["CUPS_SERVER"]).exists():
                        time.sleep(0.05)
                told["done"] = printing.run(
                    printer, pages, partial(at_page, wish.get("end", "")), wished.pages
                )
            except Cancelled:
                told["cancelled"] = True
            except Refused as refused:
                told["refused"] = str(refused)
    print(json.dumps(told, ensure_ascii=False))
    del application


if __name__ == "__main__":
    main()
