"""Where an error happened, told without its message: that may quote a file or a record."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path


def without_contents() -> str:
    """The kind of the error being handled and its places, innermost first."""
    kind, _, place = sys.exc_info()
    frames = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(place)]
    return f"{kind.__name__ if kind else ''} at {' < '.join(reversed(frames))}"
