"""信息公开台账: the disclosure ledger of one public office. Nothing below this package knows Qt."""

import os

os.environ["OPENPYXL_LXML"] = "False"  # with lxml, a full disk hides behind an error of its own
__version__ = "0.9.0"
