"""The office's choices: what may be chosen, and a rule set's tables with the choices worked in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gongkai_desktop.errors import Refused
from gongkai_desktop.office.ruleset import Choice, Switch
from gongkai_desktop.toml.table import Table

_NAMES = ("key", "title")


def choose(switches: tuple[Switch, ...], given: Mapping[str, object], title: str) -> dict[str, Choice]:
    """Every switch with its value: the one given, else its default. Refused when a value does not fit."""
    known = {switch.key for switch in switches}
    for key in given:
        if key not in known:
            raise Refused(f"“{title}”没有 {key} 这个开关", way="请从所列的开关中选择")
    return {switch.key: _fitting(switch, given.get(switch.key, switch.default)) for switch in switches}


def _fitting(switch: Switch, value: Any) -> Choice:
    if not switch.takes(value):
        way = f"请从 {switch.offered} 中选一个" if switch.choices else f"请填 {switch.offered}"
        raise Refused(f"“{switch.title}”不能是 {value}", way=way)
    chosen: Choice = value
    return chosen


def unconditional(table: Table) -> Table:
    """The tables with every section that some choice makes hold, so that all of them can be checked."""
    return _kept(table, lambda section: True)


def resolved(table: Table, switches: tuple[Switch, ...], chosen: Mapping[str, Choice]) -> Table:
    """The tables that hold under these choices, with the chosen values in their places.

    Raises Refused, naming the line, for a ``when`` or ``sets`` that points to nothing.
    """
    by_key = {switch.key: switch for switch in switches}
    for index, switch in enumerate(switches):
        if switch.sets and not _points(table, switch.sets):
            raise table.source.refused(("switch", index, "sets"), f"没有“{switch.sets}”这样的地方")
    kept = _kept(table, lambda section: _holds(section, by_key, chosen))
    for switch in switches:
        if switch.sets:
            kept = _placed(kept, switch.sets.split("."), _value(switch, chosen[switch.key]))
    return kept


def _kept(table: Table, holds: Callable[[Table], bool]) -> Table:
    values: dict[str, Any] = {}
    for key, value in table.values.items():
        if isinstance(value, list):
            value = [_plain(one) for one in value if not isinstance(one, Table) or holds(one)]
        elif isinstance(value, Table) and not holds(value):
            continue
        values[key] = _plain(value)
    return table.with_values(values)


def _plain(value: Any) -> Any:
    if not isinstance(value, Table):
        return value
    return value.with_values({key: inner for key, inner in value.values.items() if key != "when"})


def _holds(table: Table, switches: Mapping[str, Switch], chosen: Mapping[str, Choice]) -> bool:
    when = table.values.get("when")
    if when is None:
        return True
    if not isinstance(when, Table) or not when.values:
        raise table.source.refused(table.at("when"), "应写成 { 开关 = 值 }")
    met = [_met(when, key, wanted, switches, chosen) for key, wanted in when.values.items()]
    return all(met)


def _met(
    when: Table, key: str, wanted: Any, switches: Mapping[str, Switch], chosen: Mapping[str, Choice]
) -> bool:
    switch = switches.get(key)
    if switch is None:
        raise when.source.refused(when.at(key), f"没有 {key} 这个开关")
    options = wanted if isinstance(wanted, list) else [wanted]
    for option in options:
        try:
            _fitting(switch, option)
        except Refused as refused:
            raise when.source.refused(when.at(key), refused.what) from None
    actual = chosen[key]
    if switch.numeric:
        return all(actual >= option for option in options)
    return actual in options


def _points(table: Table, dotted: str) -> bool:
    at: Any = table
    for part in dotted.split("."):
        if isinstance(at, list):
            at = next((one for one in at if isinstance(one, Table) and _named(one, part)), None)
        elif isinstance(at, Table):
            at = at.values.get(part)
        else:
            return False
    return at is not None


def _placed(table: Table, parts: list[str], value: Choice | None) -> Table:
    """The table with the value at that place; None takes away the section (or the key) that holds it."""
    head, *rest = parts
    if head not in table.values:
        return table
    values = dict(table.values)
    inner = values[head]
    if not rest or (value is None and rest == ["term"]):
        if value is None:
            del values[head]
        else:
            values[head] = value
    elif isinstance(inner, list):
        name, *deeper = rest
        values[head] = [
            _placed(one, deeper, value) if isinstance(one, Table) and _named(one, name) and deeper else one
            for one in inner
        ]
    elif isinstance(inner, Table):
        values[head] = _placed(inner, rest, value)
    return table.with_values(values)


def _named(table: Table, name: str) -> bool:
    return any(table.values.get(key) == name for key in _NAMES)


def _value(switch: Switch, chosen: Choice) -> Choice | None:
    if switch.kind != "workdays":
        return chosen
    return f"{chosen} 个工作日" if chosen else None
