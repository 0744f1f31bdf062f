"""How an office begins: its particulars, rule set with switches, people and departments, all in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from gongkai_desktop.errors import Refused
from gongkai_desktop.office import events
from gongkai_desktop.office.loader import keep_ruleset, load
from gongkai_desktop.office.people import CLERK, Department
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Changed, Draft

if TYPE_CHECKING:
    from gongkai_desktop.office.office import Office
    from gongkai_desktop.records.log import Log


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Someone of a new office, with her posts and department."""

    name: str
    posts: tuple[str, ...] = ()
    department: str = ""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is asked before an office is made. ``ruleset`` is a name of ``loader.available`` or a .toml path."""

    name: str
    ruleset: str = "tiaoli"
    switches: Mapping[str, object] = field(default_factory=dict)
    organ: str = ""
    code: str = ""
    word: str = ""
    people: tuple[Newcomer, ...] = (Newcomer(CLERK, (CLERK,)),)
    departments: tuple[str, ...] = ()


def choose_rules(
    log: Log, office: Office, name: str, switches: Mapping[str, object], *, day: date, actor: int
) -> Changed:
    """From now on another rule set, or the same with other switches; records begun before keep theirs."""
    rules, old = load(name, switches), log.rules
    try:
        with log.store.atomic():
            log.rules = keep_ruleset(log.store, rules)
            return log.append([events.ruleset_chosen(office.profile.id, rules, day)], actor=actor)
    except BaseException:
        log.rules = old
        raise
    finally:
        office.refresh()


class Founding:
    """A beginning that has been checked: every Refused comes before anything is on the disk."""

    def __init__(self, beginning: Beginning, day: date) -> None:
        self._day, self._word = day, beginning.word
        self.rules: RuleSet = load(beginning.ruleset, beginning.switches)
        self._founded = events.founded(
            self.rules, day, name=beginning.name, code=beginning.code, organ=beginning.organ
        )
        self._others = [*self._departments(beginning), *self._people(beginning)]

    def record(self, log: Log) -> None:
        """Remember it all; inside a transaction of a database without events."""
        log.rules = keep_ruleset(log.store, self.rules)
        founded = log.append([self._founded], actor=0)
        named = [events.changed(founded.act, self._day, {"word": self._word})] if self._word else []
        log.append([*named, *self._others], actor=0)

    def _departments(self, beginning: Beginning) -> list[Draft]:
        known: list[Department] = []
        drafts = []
        for sort, name in enumerate(beginning.departments, 1):
            drafts.append(events.department_added(self._day, name, among=known, sort=sort))
            known.append(Department(sort, " ".join(name.split()), sort=sort))
        return drafts

    def _people(self, beginning: Beginning) -> list[Draft]:
        if not any(CLERK in person.posts for person in beginning.people):
            way = f"请给一个人选上“{CLERK}”岗位"
            raise Refused(f"还没有{CLERK}", why="登记要记在经办人名下", way=way)
        return [
            events.person_added(self._day, person.name, person.posts, person.department)
            for person in beginning.people
        ]
