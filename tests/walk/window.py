"""The window of the source on the tests' own day, with all its children: a walk's pictures are the same tomorrow."""

import sys

from tests import noon
from ui.app import main

noon.stay()

if __name__ == "__main__":
    sys.exit(main())
