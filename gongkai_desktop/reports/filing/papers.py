"""The sheet of a filing: 不予公开信息备案表, filled in, nil, or blank for handwriting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gongkai_desktop.cases.papers import Paper, RecordForm, Stationery, Values
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.duties import WithheldFiling
from gongkai_desktop.office.lettering import bracketed, month_day
from gongkai_desktop.reports.filing.acts import SHEET
from gongkai_desktop.reports.filing.case import NAMELESS_WAY, FilingCase
from gongkai_desktop.reports.filing.filing import REQUESTS, Entry

_WHEN: Final = "经保密人员审核、领导签发后，每季度末最后一个工作周报送；没有的也报"
NIL: Final = "本季度没有要报备的不予公开信息。"


def listed(entries: Sequence[Entry]) -> list[dict[str, str]]:
    """The lines of the sheet, days in ISO, as its workbook has them too."""
    return [
        {
            "title": one.title,
            "doc_no": one.doc_no,
            "formed": one.formed,
            "department": one.department,
            "reason": one.reason,
            "basis": one.basis,
            "note": "依申请公开的答复" if one.source == REQUESTS else "代称" if one.secret else "",
        }
        for one in entries
    ]


def filled(case: FilingCase, lent: Stationery) -> Values:
    """What stands on the sheet. Refused while a state secret in it has no substitute title."""
    if case.hindrance:
        raise Refused(f"{case.hindrance}，备案表印不出来", why="国家秘密只写代称", way=NAMELESS_WAY)
    filing = case.filing
    rows = [{**row, "formed": month_day(row["formed"])} for row in listed(filing.entries)]
    count = f"共 {len(rows)} 条" if rows else "零报告"
    values = {
        "period": filing.quarter.title,
        "tally": f"补报：{filing.why}（{count}）" if filing.of else count,
        "nil": "" if rows else NIL,
        "to": case.rule.to,
        **_notes(case.rule),
    }
    return values, rows


def _empty(lent: Stationery) -> dict[str, str]:
    rule = lent.office.rules.filing
    return _notes(rule) if rule else {"scope": "", "basis": ""}


def _notes(rule: WithheldFiling) -> dict[str, str]:
    """The notes below the table: what is filed, and what whoever fills it in must know."""
    return {
        "scope": f"　　2.报备的是：{'、'.join(rule.reasons)}{bracketed(rule.article)}。",
        "basis": f"　　3.{_WHEN}{bracketed(rule.due_article)}。",
    }


PAPERS: Final[tuple[Paper[FilingCase], ...]] = (
    RecordForm(key=SHEET, title="不予公开信息备案表", filled=filled, empty=_empty),
)
"""What is printed of a filing."""
