"""Walks the window as a screen reader does, over AT-SPI, and prints as JSON what it found there.

Run by a Python that has ``gi`` (Debian's own), beside the program on the same session bus; see ``test_atspi``.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

NAMED = {
    *("push button", "toggle button", "check box", "radio button", "combo box", "spin button"),
    *("text", "password text", "page tab", "menu item", "table", "tree table", "tree", "list"),
}
"""Roles that say nothing without a name, whether the keyboard reaches them or not."""
ENOUGH, LONGEST = 80, 60  # cells read of one table, seconds for something to come


def program():
    """The program on the bus, once it is there."""
    return until(
        lambda: next((one for one in children(Atspi.get_desktop(0)) if "gongkai" in name_of(one)), None)
    )


def until(look):
    """What ``look`` finds, as soon as it finds something."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    sys.exit("nothing came")


def children(of):
    """What is below something on the bus; things may go while one reads."""
    try:
        count = of.get_child_count()
    except GLib.Error:
        return
    for at in range(min(count, ENOUGH)):
        try:
            one = of.get_child_at_index(at)
        except GLib.Error:
            continue
        if one is not None:
            yield one


def name_of(one):
    """Its name, '' for none."""
    try:
        return (one.get_name() or "").strip()
    except GLib.Error:
        return ""


def walk(one, way=()):
    """Everything in sight below something, each with the way to it."""
    for child in children(one):
        try:
            role, states = child.get_role_name(), child.get_state_set()
        except GLib.Error:
            continue
        here = (*way, f"{role} {name_of(child)}".strip())
        if role not in ("frame", "application") and not states.contains(Atspi.StateType.SHOWING):
            continue
        yield child, role, states, here
        if role != "table cell":
            yield from walk(child, here)


def tabs(window):
    """The window's own tabs, which come before those of any page."""
    bar = next(one for one, role, *_ in walk(window) if role == "page tab list")
    return [one for one in children(bar) if one.get_role_name() == "page tab"]


def settled(window):
    """What is in sight once two looks see as much."""
    before, found = -1, []
    while len(found) != before:
        before = len(found)
        time.sleep(0.5)
        found = list(walk(window))
    return found


def page(window, at):
    """Go to a tab as a screen reader presses it; what is there, and what of it has no name."""
    tab = tabs(window)[at]
    tab.do_action(0)
    until(lambda: tab.get_state_set().contains(Atspi.StateType.SELECTED))
    found = settled(window)
    reached = Atspi.StateType.FOCUSABLE
    nameless = [
        way
        for one, role, states, way in found
        if role != "table cell" and (role in NAMED or states.contains(reached)) and not name_of(one)
    ]
    return {"tab": name_of(tab), "objects": len(found), "nameless": nameless}


ours = program()
window = until(
    lambda: next((one for one in children(ours) if one.get_role_name() == "frame" and tabs(one)), None)
)
print(json.dumps([page(window, at) for at in range(len(tabs(window)))], ensure_ascii=False))
