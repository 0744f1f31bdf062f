"""A process of the office that dies in the midst of its work, for the drills."""

from __future__ import annotations

import subprocess
import sys
import threading

from gongkai_desktop.data import OfficeFolder
from tests.systems import KILLED, kill


def run_and_kill(
    module: str, work: str, folder: OfficeFolder, after: float, password: str = "", *, said_first: int = 1
) -> int:
    """Let a module's process work for that many seconds, kill it; returns how many events it said were kept.

    The seconds begin once it has said so ``said_first`` times: a busy machine may take long over each. It is told the
    ``password`` of an encrypted office through its standard input.
    """
    command = [sys.executable, "-m", module, work, str(folder.root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin is not None
        child.stdin.write(password)
        child.stdin.close()
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(said_first)]
        timer = threading.Timer(after, kill, [child])
        timer.start()
        said += child.stdout.readlines()
        timer.join()
    assert child.returncode in (0, KILLED)
    return int([line for line in said if line.endswith("\n")][-1])
