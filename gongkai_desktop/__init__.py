"""信息公开台账: the disclosure ledger of one public office. Nothing below this package knows Qt."""

__version__ = "0.1.0"
