"""A ready rule set that the program has mended since the office chose it: offered with what changes, never taken.

A rule set is kept whole under its hash, and records keep the one that they began under; only what is begun after the
office took the new one follows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.office.loader import is_ready, load

if TYPE_CHECKING:
    from gongkai_desktop.office.office import Office
    from gongkai_desktop.office.ruleset import RuleSet

_NAMES: Final = ("title", "key", "called", "kind")
"""What a section among several of its kind is called by, the first that it has."""
_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "step": "审查环节",
        "reason": "不予公开的理由",
        "category": "主题分类",
        "channel": "公开渠道",
        "source_rule": "信息来源",
        "required": "必填项",
        "point": "查阅点",
        "release_form": "发布审查表",
        "escalation": "报审",
        "coordination": "协调征求",
        "weekly": "每周集中发布",
        "removal": "失效下架",
        "publication": "公开期限",
        "articles": "出处",
        "questions": "质疑",
        "leak": "泄密",
        "patrol": "巡查",
        "summary": "汇总表",
        "reporting": "科室报送",
        "entry": "录入",
        "forbidden": "禁载内容",
        "confirmation": "逐项确认",
        "caution": "重点审查",
        "lifting": "解除",
        "article": "出处",
        "title": "名称",
        "term": "期限",
        "within": "时限",
        "within_article": "时限的出处",
        "effective": "施行日期",
        "source": "出处文件",
    }
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A value of the rule set before and now; '' where it is not in one of them. ``what`` names it in words."""

    what: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Renewal:
    """The program's present text of the office's rule set, with the office's own choices, and how it differs."""

    rules: RuleSet
    switches: Mapping[str, bool | int | str]
    differences: tuple[Difference, ...]


def renewal(office: Office) -> Renewal | None:
    """What the program would offer the office in place of the text it chose; None where that is still the same."""
    profile = office.profile
    if not is_ready(profile.ruleset):
        return None
    known = {switch.key for switch in load(profile.ruleset).switches}
    switches = {key: value for key, value in profile.switches.items() if key in known}
    try:
        rules = load(profile.ruleset, switches)
    except Refused:  # a choice that is not offered any more: the rule set's own stands in for all
        switches, rules = {}, load(profile.ruleset)
    if rules.hash == profile.rules:
        return None
    before, now = (dict(_leaves(json.loads(text)["rules"])) for text in (office.rules.text, rules.text))
    found = (
        Difference(what, before.get(what, ""), now.get(what, ""))
        for what in dict.fromkeys((*before, *now))
        if before.get(what) != now.get(what)
    )
    return Renewal(rules, MappingProxyType(switches), tuple(found))


def _leaves(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every single value of a rule set by its path in words."""
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from _leaves(value, (*path, _WORDS.get(key, key)))
    elif isinstance(tree, list) and any(isinstance(one, Mapping) for one in tree):
        for at, one in enumerate(tree, 1):
            named = next((str(one[key]) for key in _NAMES if key in one), str(at))
            yield from _leaves(one, (*path, f"“{named}”"))
    else:
        text = "、".join(map(str, tree)) if isinstance(tree, list) else str(tree)
        yield " ".join(path), text
