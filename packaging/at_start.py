"""Run before the frozen program, by PyInstaller's start: the environment of a Linux desktop, and children."""

import os
import sys

if sys.platform == "linux":
    # The start looked for libraries in its own folder; the programs that open an attachment must not.
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before
    # Qt's own build speaks with IBus only. Fcitx answers in its language too; without this there is no Chinese typing.
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"

# How a process that multiprocessing starts begins in a frozen program is PyInstaller's; only those have a use for it.
# It looks closer at the words: it leaves alone a program that somebody gave one of them.
if "--multiprocessing-fork" in sys.argv or "-c" in sys.argv:
    import pyi_rth_multiprocessing  # noqa: F401  # the program's own start asks for it: freeze_support
