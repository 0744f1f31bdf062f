"""Writes resources/workdays/announced.json; run by us when chinese_calendar knows another year.

``python -m gongkai_desktop.workdays.announced`` takes the days from chinese_calendar and the lunar dates of
the years after it from borax, so that the program itself needs neither when it starts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from gongkai_desktop.data import resource
from gongkai_desktop.workdays.calendar import LAST_DAY
from gongkai_desktop.workdays.days import notice_year

Named = dict[str, dict[str, str]]
"""Kind of day, then holiday, then its days as one text of ISO dates."""

_NAMES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}


def collect() -> dict[str, object]:
    """Everything the data file holds, as JSON values: source, notices by year, moving holidays by year."""
    constants = import_module("chinese_calendar.constants")
    titles = {one.value: _NAMES.get(one.chinese, one.chinese) for one in constants.Holiday}
    notices: dict[str, Named] = {}
    for kind, days in (("off", constants.holidays), ("makeup", constants.workdays)):
        _gather(notices, kind, {day: titles[days[day]] for day in sorted(days)})
    newest = max(int(year) for year in notices)
    moving = {str(year): moving_holidays(year) for year in range(newest + 1, LAST_DAY.year + 1)}
    source = f"国务院办公厅各年节假日安排通知（经 chinese_calendar {version('chinese_calendar')} 整理）"
    return {"source": source, "notices": notices, "moving": moving}


def _gather(notices: dict[str, Named], kind: str, named: Mapping[date, str]) -> None:
    for day, name in named.items():
        held = notices.setdefault(str(notice_year(day)), {"off": {}, "makeup": {}})[kind]
        held[name] = f"{held[name]} {day}" if name in held else str(day)


def moving_holidays(year: int) -> dict[str, str]:
    """The ISO dates of the holidays that follow moon and sun: 除夕, 清明节, 端午节, 中秋节."""
    lunar = import_module("borax.calendars.lunardate")
    days: dict[str, date] = {
        "除夕": lunar.LunarDate(year, 1, 1).to_solar_date() - timedelta(days=1),
        "清明节": lunar.TermUtils.nth_term_day(year, term_name="清明"),
        "端午节": lunar.LunarDate(year, 5, 5).to_solar_date(),
        "中秋节": lunar.LunarDate(year, 8, 15).to_solar_date(),
    }
    return {name: day.isoformat() for name, day in days.items()}


def text() -> str:
    """The data file's text: one line for a holiday, so that a changed year shows in a comparison."""
    return json.dumps(collect(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    Path(str(resource("workdays") / "announced.json")).write_text(text(), encoding="utf-8")
