"""The sample office itself: its rule set with its choices, its departments and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai_desktop.office import events
from gongkai_desktop.office.loader import keep_ruleset, load
from gongkai_desktop.sample.material import told

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk

HEAD = "科室负责人"


def found(desk: Desk, name: str) -> None:
    """Found the office under that name on the desk's day; inside a transaction."""
    office, day = told("office"), desk.today()
    rules = load(office["ruleset"], office["switches"])
    desk.records.rules = keep_ruleset(desk.store, rules)
    begun = events.founded(rules, day, name=name, code=office["code"], organ=office["organ"])
    changed = desk.records.append([begun], actor=0)
    own = {key: office[key] for key in ("word", "phone", "review_body", "court")}
    drafts = [events.changed(changed.act, day, own)]
    for sort, department in enumerate(office["department"], 1):
        drafts.append(events.department_added(day, department["name"], sort=sort))
    named = {person["name"] for person in office["person"]}
    for person in office["person"]:
        drafts.append(events.person_added(day, person["name"], person["posts"], person["department"]))
    for department in office["department"]:
        if department["head"] not in named:
            drafts.append(events.person_added(day, department["head"], [HEAD], department["name"]))
    desk.records.append(drafts, actor=0)
