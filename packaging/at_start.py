"""Run before the frozen program, by PyInstaller's start: what a Linux desktop has to find in its environment."""

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
