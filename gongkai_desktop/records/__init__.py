"""How anything is remembered: events, projections, the history chain, printed sheets."""

from gongkai_desktop.records.event import Changed, Draft, Event, Json, Projection
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.problem import Problem, Trouble
from gongkai_desktop.records.purge import Purged
from gongkai_desktop.records.rulesets import keep_ruleset, ruleset_text
from gongkai_desktop.records.sheets import Reading, Sheet, SheetProjection, Sheets, Verdict
from gongkai_desktop.records.writing import Act

__all__ = [
    "Act",
    "Changed",
    "Draft",
    "Event",
    "Json",
    "Problem",
    "Projection",
    "Purged",
    "Reading",
    "Records",
    "Sheet",
    "SheetProjection",
    "Sheets",
    "Trouble",
    "Verdict",
    "keep_ruleset",
    "ruleset_text",
]
