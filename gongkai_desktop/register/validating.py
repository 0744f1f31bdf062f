"""What cannot be among the fields of an entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.register.fields import COLUMNS, WITHHELD

_SECRET_KEEPS = frozenset(
    {"title", "formed", "department", "attribute", "withheld_reason", "internal_no", "note"}
)
_PAST = ("formed", "reported", "finished")


def wrong_fields(fields: Mapping[str, str], rules: RuleSet, today: date) -> dict[str, str]:
    """What cannot be, by key: future dates, no reason or basis for withholding, papers of a state secret."""
    wrong: dict[str, str] = {}
    for key in _PAST:
        if fields.get(key, "") > today.isoformat():
            wrong[key] = f"{COLUMNS[key].title}在今天之后"
    wrong |= _withholding(fields, rules)
    if rules.is_secret(fields.get("withheld_reason", "")):
        for key, value in fields.items():
            if value and key not in _SECRET_KEEPS:
                wrong[key] = f"国家秘密不登记{COLUMNS[key].title}，请留空"
    return wrong


def _withholding(fields: Mapping[str, str], rules: RuleSet) -> dict[str, str]:
    reason = fields.get("withheld_reason", "")
    if fields.get("attribute") != WITHHELD:
        return {"withheld_reason": "只有“不予公开”才填理由"} if reason else {}
    if not reason:
        return {"withheld_reason": "不予公开的，必须选理由"}
    asked = next((one for one in rules.required if one.key == "basis"), None)
    if asked is not None and not fields.get("basis") and not rules.is_secret(reason):
        return {"basis": f"不予公开的，必须写明依据（{asked.article}）"}
    return {}
