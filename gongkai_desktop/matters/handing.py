"""交接: what signing the list of a hand-over brings about among the office's people."""

from __future__ import annotations

from gongkai_desktop.cases.act import Doing
from gongkai_desktop.matters.case import MatterCase
from gongkai_desktop.office.events import person_changed, person_left
from gongkai_desktop.office.people import Person, in_service
from gongkai_desktop.office.ruleset import POSTS
from gongkai_desktop.records.event import Draft

_SIGN, _POSTS, _STAYS, _LEAVES = "sign", "posts", "岗位都不变", "岗位转给接收人，移交人离岗"


def handed_over(doing: Doing[MatterCase], act: str) -> tuple[Draft, ...]:
    """The posts of whoever hands over pass to whoever takes over, where the signed list says so.

    Raises Unfilled where one of them is not among the office's people.
    """
    chosen = doing.facts.get(_POSTS, "") if act == _SIGN else ""
    if chosen in ("", _STAYS):
        return ()
    giver, taker = (_person(doing, doing.case.matter.facts.get(key, "")) for key in ("from", "to"))
    posts = tuple(post for post in POSTS if post in (*taker.posts, *giver.posts))
    taken = person_changed(taker.id, doing.day, posts=posts)
    leaving = chosen == _LEAVES
    given = person_left(giver.id, doing.day) if leaving else person_changed(giver.id, doing.day, posts=())
    return taken, given


def _person(doing: Doing[MatterCase], name: str) -> Person:
    found = [one for one in in_service(doing.reach.people()) if one.name == name]
    if len(found) != 1:
        why = "有几位同名的" if found else "不在“人员与科室”的名单里，或者已经离岗"
        raise doing.unfilled(**{_POSTS: f"“{name}”{why}，请先在那里改好，或者选“{_STAYS}”"})
    return found[0]
