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
from gongkai_desktop.office.rule_words import RULE_WORDS

if TYPE_CHECKING:
    from gongkai_desktop.office.office import Office
    from gongkai_desktop.office.ruleset import RuleSet

_NAMES: Final = ("title", "key", "called", "kind")
"""What a section among several of its kind is called by, the first that it has."""


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
            yield from _leaves(value, (*path, RULE_WORDS.get(key, key)))
    elif isinstance(tree, list) and any(isinstance(one, Mapping) for one in tree):
        for at, one in enumerate(tree, 1):
            named = next((str(one[key]) for key in _NAMES if key in one), str(at))
            yield from _leaves(one, (*path, f"“{named}”"))
    else:
        text = "、".join(map(str, tree)) if isinstance(tree, list) else str(tree)
        yield " ".join(path), text
