"""Time limits: events in, due date and its explanation out. Pure; nothing here reads the clock."""

from gongkai_desktop.deadlines.events import (
    Channel,
    Consulted,
    Corrected,
    CorrectionAsked,
    Extended,
    Party,
    Received,
    RequestEvent,
)
from gongkai_desktop.deadlines.filing import FilingWeek, filing_week
from gongkai_desktop.deadlines.lateness import Standing, reminders, standing
from gongkai_desktop.deadlines.model import DayMark, Deadline, Flag, Mark, Term, Unit
from gongkai_desktop.deadlines.plain import deadline, due_dates, publication
from gongkai_desktop.deadlines.report import (
    answer_deadline,
    deadline_report,
    deadline_text,
    read_consultation,
)
from gongkai_desktop.deadlines.request import Alternative, Notices, RequestDeadline, request
from gongkai_desktop.deadlines.rules import Limit, RequestRules

__all__ = [
    "Alternative",
    "Channel",
    "Consulted",
    "Corrected",
    "CorrectionAsked",
    "DayMark",
    "Deadline",
    "Extended",
    "FilingWeek",
    "Flag",
    "Limit",
    "Mark",
    "Notices",
    "Party",
    "Received",
    "RequestDeadline",
    "RequestEvent",
    "RequestRules",
    "Standing",
    "Term",
    "Unit",
    "answer_deadline",
    "deadline",
    "deadline_report",
    "deadline_text",
    "due_dates",
    "filing_week",
    "publication",
    "read_consultation",
    "reminders",
    "request",
    "standing",
]
