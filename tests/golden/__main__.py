"""Write the kept texts anew: ``python -m tests.golden [ROOM …]``. What then differs in git was changed on purpose."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import noon

from .keeping import CASES, NAMES, path, told
from .lives import OFFICES, lived


def main(rooms: list[str]) -> None:
    """Every office, or these rooms of every office."""
    noon.stay()  # a PDF bears the day it was drawn
    if unknown := set(rooms) - set(NAMES):
        sys.exit(f"no such room: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    for office in OFFICES:
        with TemporaryDirectory() as place:
            found = lived(office, Path(place))
            for room in [one for one, of in CASES if of == office and one in (rooms or NAMES)]:
                kept = path(office, room)
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_text(told(found, room), encoding="utf-8", newline="\n")
                print(kept)


if __name__ == "__main__":
    main(sys.argv[1:])
