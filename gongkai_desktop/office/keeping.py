"""Rule sets in use are kept whole in the database, so that an old case is read under its own rules."""

from __future__ import annotations

import hashlib

from gongkai_desktop.errors import Refused
from gongkai_desktop.office.loader import read_stored
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records import rulesets
from gongkai_desktop.store import Store


def keep_ruleset(store: Store, rules: RuleSet) -> str:
    """Keep the rule set under its hash, which is returned; a second time changes nothing."""
    return rulesets.keep_ruleset(store, rules.name, rules.text)


def ruleset_of(store: Store, digest: str) -> RuleSet:
    """The rule set that was kept under this hash. Refused when the kept text is not what was kept."""
    text = rulesets.ruleset_text(store, digest)
    if hashlib.sha256(text.encode()).hexdigest() != digest:
        way = "请运行检查（verify），或恢复备份"
        raise Refused("台账中保存的制度方案被改动过", why="内容与登记的校验值不符", way=way)
    return read_stored(text)
