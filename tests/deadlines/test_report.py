"""The `deadline` command's answer."""

from __future__ import annotations

import json
from datetime import date

import pytest

from gongkai_desktop.deadlines.events import Consulted
from gongkai_desktop.deadlines.report import (
    answer_deadline,
    deadline_report,
    deadline_text,
    read_consultation,
)
from gongkai_desktop.deadlines.rules import Limit, RequestRules
from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.official import official

RECEIVED = date(2026, 9, 10)


def test_the_json_has_the_keys_of_the_command_line_and_no_other() -> None:
    report = deadline_report(answer_deadline(RECEIVED, official()))
    assert list(report) == ["due", "base_due", "provisional", "counted", "days", "notices", "calendar"]
    assert json.loads(json.dumps(report)) == report
    assert report["due"] == report["base_due"] == "2026-10-14"
    assert report["provisional"] is False and report["counted"] == 20
    assert report["days"][0] == {"date": "2026-09-10", "kind": "start", "note": "收到申请之日，不计入"}
    assert report["notices"] == {
        "correction_notice_by": "2026-09-20",
        "extension_notice_by": "2026-10-14",
        "latest_posting": "2026-10-14",
        "safe_posting": "2026-10-10",
    }
    assert report["calendar"] == official().version


def test_every_option_of_the_command_counts() -> None:
    found = answer_deadline(
        RECEIVED,
        official(),
        days=15,
        corrected=date(2026, 9, 14),
        consultations=[Consulted(date(2026, 9, 17), date(2026, 9, 22))],
        extension=5,
        rules=RequestRules(safe_posting=Limit(1, "某条")),
    )
    assert (found.base_due, found.due, found.counted) == (date(2026, 10, 15), date(2026, 10, 22), 20)
    assert found.notices.safe_posting == date(2026, 10, 21)


def test_no_days_at_all_are_refused() -> None:
    with pytest.raises(Refused, match="期限不能是0个工作日"):
        answer_deadline(RECEIVED, official(), days=0)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-09-17", Consulted(date(2026, 9, 17))),
        ("2026-09-17:2026-10-12", Consulted(date(2026, 9, 17), date(2026, 10, 12))),
        ("2026/9/17::2026年9月18日", Consulted(date(2026, 9, 17), None, date(2026, 9, 18))),
        (
            "2026.9.17：2026-10-12：2026-09-18",
            Consulted(date(2026, 9, 17), date(2026, 10, 12), date(2026, 9, 18)),
        ),
    ],
)
def test_a_consultation_is_read_from_its_dates(text: str, meant: Consulted) -> None:
    assert read_consultation(text) == meant


@pytest.mark.parametrize(
    "text", ["", ":2026-10-12", "2026-13-01", "昨天", "2026-9-1:2026-9-2:2026-9-3:2026-9-4"]
)
def test_what_is_no_consultation_is_refused_with_the_form_to_use(text: str) -> None:
    with pytest.raises(Refused, match="请写成 发出日期:收回日期:对方收到日期"):
        read_consultation(text)


def test_the_text_for_people_tells_dates_remarks_and_each_day() -> None:
    text = deadline_text(
        answer_deadline(
            date(2026, 12, 9), official(), consultations=[Consulted(date(2026, 12, 10))], extension=5
        )
    )
    lines = text.splitlines()
    assert lines[0].startswith("答复期限　2027-02-") and "（暂定）" in lines[0]
    assert any(line.startswith("原期限") for line in lines)
    assert any(line.startswith("说明　2026-12-10发出的征求意见尚未收到答复") for line in lines)
    assert "  2026-12-09（周三）　收到申请之日，不计入　〔条例第三十一条〕" in lines
    assert lines[-2].startswith("依据：条例第三十一条、民法典第二百零一条第一款")
    assert lines[-1] == f"日历：{official().version}"
