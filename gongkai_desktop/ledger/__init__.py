"""One ledger definition with four faces: screen, form, Excel and print."""

from gongkai_desktop.ledger.definition import BRANCH, JOINT, RUNNING, Column, Kind, Ledger, headed, under
from gongkai_desktop.ledger.forms import read_form, read_value, show
from gongkai_desktop.ledger.values import fold_text, nearest_day, one_line, read_date, record_of

__all__ = [
    "BRANCH",
    "JOINT",
    "RUNNING",
    "Column",
    "Kind",
    "Ledger",
    "fold_text",
    "headed",
    "nearest_day",
    "one_line",
    "read_date",
    "read_form",
    "read_value",
    "record_of",
    "show",
    "under",
]
