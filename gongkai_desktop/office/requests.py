"""The [requests] section: the time limits of requests, with the articles behind them."""

from __future__ import annotations

from gongkai_desktop.deadlines.model import Unit
from gongkai_desktop.deadlines.rules import Limit, RequestRules
from gongkai_desktop.office.fields import Fields


def read_requests(section: Fields) -> RequestRules:
    """The limits of requests; all of them are in working days."""
    return RequestRules(
        answer=section.one("answer", _workdays),
        correction=section.one("correction", _workdays),
        extension=section.one("extension", _workdays),
        consultation=section.one("consultation", _workdays),
        safe_posting=section.one("safe_posting", _workdays),
        system_confirms=section.one("system_confirms", _flag),
    )


def _workdays(section: Fields) -> Limit:
    term = section.term("term")
    if term.unit is not Unit.WORKDAYS:
        raise section.refused("term", "这里只能用工作日")
    return Limit(term.amount, section.text("article"))


def _flag(section: Fields) -> bool:
    section.text("article")
    return section.flag("on")
