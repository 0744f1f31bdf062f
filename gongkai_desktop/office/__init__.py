"""This office: its rule set (制度方案), people and posts, numbers, channels, calendar corrections."""

from gongkai_desktop.office import events
from gongkai_desktop.office.chain import Progress, Verdict, chain_of, progress, skipped
from gongkai_desktop.office.code import code_warning
from gongkai_desktop.office.keeping import keep_ruleset, ruleset_of
from gongkai_desktop.office.loader import available, load, parse
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.organs import ORGANS, OrganKind, organs
from gongkai_desktop.office.people import Department, Person, Profile
from gongkai_desktop.office.ruleset import (
    ATTRIBUTES,
    ITEM_KEYS,
    POSTS,
    Category,
    Channel,
    Limit,
    OrganRule,
    Reason,
    ReleaseForm,
    Reporting,
    Required,
    RuleSet,
    RuleSetInfo,
    SourceRule,
    Step,
    Switch,
    Weekly,
)

__all__ = [
    "ATTRIBUTES",
    "ITEM_KEYS",
    "ORGANS",
    "POSTS",
    "Category",
    "Channel",
    "Department",
    "Limit",
    "Office",
    "OrganKind",
    "OrganRule",
    "Person",
    "Profile",
    "Progress",
    "Reason",
    "ReleaseForm",
    "Reporting",
    "Required",
    "RuleSet",
    "RuleSetInfo",
    "SourceRule",
    "Step",
    "Switch",
    "Verdict",
    "Weekly",
    "available",
    "chain_of",
    "code_warning",
    "events",
    "keep_ruleset",
    "load",
    "organs",
    "parse",
    "progress",
    "ruleset_of",
    "skipped",
]
