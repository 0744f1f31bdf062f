"""How one item comes to stand where it stands: its deeds, done day by day through the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.office.ruleset import Step
from gongkai_desktop.register.fields import ON_REQUEST, PROACTIVE, WITHHELD
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.sample.files import write_attachment
from gongkai_desktop.sample.founding import HEAD
from gongkai_desktop.sample.material import Deed, Matter, told
from gongkai_desktop.sample.paperwork import VERBS, Paperwork

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.records.event import Changed

_ATTRIBUTES = {"open": PROACTIVE, "request": ON_REQUEST, "withhold": WITHHELD}
_OPENING = time(8, 30)
_WEBSITE_OFTEN = 0.85


class Scene:
    """What all stories of one making share: the desk, its rule book, its people, a folder for files."""

    def __init__(self, desk: Desk, files: Path) -> None:
        self.desk, self.files = desk, files
        self.book = Rulebook(desk.office.rules, desk.office.workdays)
        self.clerk = desk.actor()
        self.sheets = count(1)

    def signer(self, role: str, department: str) -> str:
        """Who signs in that post, for that department where each has one."""
        holders = self.desk.office.holders(role)
        own = [person for person in holders if role != HEAD or person.department == department]
        return (own or holders)[0].name

    def publish(self, item: int, today: date) -> None:
        """Every opinion that its review wants, and onto the first platform."""
        register, book = self.desk.register, self.book

        def perform(key: str, values: Mapping[str, str]) -> None:
            facts = {DAY: today.isoformat(), **values}
            register.perform(item, key, facts, actor=self.clerk, today=today)

        while (step := book.progress(register.state(item)).next) is not None:
            who = self.signer(step.role, register.state(item).fields["department"])
            perform("step", {"opinion": step.passing[0], "who": who})
        if any(one.key == "lift" for one in register.acts(item, today)):
            perform("lift", {"manner": "公共利益", "noted": "主管部门要求追加公开", "by": "主管部门"})
        main = next(one.title for one in book.rules.channels if one.main)
        page = f"{told('office')['site']}/art/{today:%Y/%m/%d}/art_{item}.html"
        perform("publish", {"form": main, "url": page, "checked": self.signer("直接责任人", "")})

    def last_day_before(self, today: date) -> date:
        """The last working day on which anything may have happened."""
        return self.book.calendar.add(today, -1)


class Story:
    """One item's life. ``live`` gives the moment of each deed and does it when taken further."""

    def __init__(self, scene: Scene, matter: Matter, today: date) -> None:
        self._scene, self._matter, self._today = scene, matter, today
        self._chance = Random(f"{matter.fields['title']} {matter.formed}")
        self._now = datetime.combine(matter.formed, _OPENING)
        self._item = self._event = 0

    def live(self) -> Iterator[datetime]:
        """The moments of its deeds, in order; each is done on coming back for the next one."""
        for deed in self._matter.life:
            while deed.verb != "approve" or self._step() is not None:
                yield self._moment(deed)
                self._do(deed.verb)
                if deed.verb != "approve":
                    break

    def _moment(self, deed: Deed) -> datetime:
        calendar, last = self._scene.book.calendar, self._now
        day = deed.day or calendar.add(last.date(), self._chance.randint(deed.low, deed.high))
        if deed.verb == "enter":
            day = min(day, self._scene.last_day_before(self._today))
        minutes = self._chance.randint(3, 20)
        if day <= last.date() and deed.verb != "enter":
            self._now = last + timedelta(minutes=minutes)
        else:
            self._now = datetime.combine(day, _OPENING) + timedelta(minutes=minutes * 23)
        return self._now

    def _do(self, verb: str) -> None:
        match verb:
            case "enter":
                changed = self._enter()
            case "attach":
                changed = self._attach()
            case "undo":
                changed = self._undo()
            case "step" | "approve" | "refuse" | "hold":
                changed = self._sign(verb)
            case "publish":
                changed = self._publish()
            case "amend":
                fields = self._scene.desk.register.state(self._item).fields
                changed = self._perform("amend", {**fields, "note": self._phrase(verb)})
            case "open" | "request" | "withhold":
                changed = self._change_attribute(verb)
            case "report":
                changed = self._perform("report", {})
            case verb if verb in VERBS:
                changed = self._papers(verb)
            case _:
                changed = self._perform(verb, {"why": self._phrase(verb)})
        self._event = changed.events[-1]

    def _enter(self) -> Changed:
        register, today = self._scene.desk.register, self._now.date()
        changed = register.enter(self._matter.fields, actor=self._scene.clerk, today=today)
        self._item = changed.act
        return changed

    def _attach(self) -> Changed:
        path = write_attachment(self._scene.files, self._matter.fields, self._chance)
        register, today = self._scene.desk.register, self._now.date()
        return register.attach(self._item, path, actor=self._scene.clerk, today=today)

    def _undo(self) -> Changed:
        records = self._scene.desk.records
        return records.undo(self._event, actor=self._scene.clerk, reason=self._phrase("undo"))

    def _change_attribute(self, verb: str) -> Changed:
        values = {"attribute": _ATTRIBUTES[verb], "reason": self._phrase(verb)}
        return self._perform("attribute", values | dict(self._matter.withheld if verb == "withhold" else {}))

    def _sign(self, verb: str) -> Changed:
        step = self._step()
        assert step is not None, f"no approval is waited for: {self._matter.fields['title']}"
        opinion = _opinion(step, verb)
        grounds = "" if opinion in step.passing else self._phrase("held" if verb == "hold" else "grounds")
        values = {
            "opinion": opinion,
            "who": self._scene.signer(step.role, self._matter.fields["department"]),
            "paper": f"审查表 {self._now.year} 年第 {next(self._scene.sheets) % 40 + 1} 盒",
            "grounds": grounds,
        }
        return self._perform("step", values)

    def _publish(self) -> Changed:
        rules, chance = self._scene.book.rules, self._chance
        main = next(channel.title for channel in rules.channels if channel.main)
        others = [channel.title for channel in rules.channels if not channel.main]
        form = main if chance.random() < _WEBSITE_OFTEN else chance.choice(others)
        page = f"{self._now:%Y/%m/%d}/art_{chance.randint(2100, 2460)}_{chance.randint(180000, 990000)}.html"
        values = {
            "form": form,
            "url": f"{told('office')['site']}/art/{page}" if form == main else "",
            "site_column": self._matter.site_column if form == main else "",
            "checked": self._scene.signer("直接责任人", ""),
        }
        return self._perform("publish", values)

    def _perform(self, act: str, values: dict[str, str]) -> Changed:
        register, today = self._scene.desk.register, self._now.date()
        return register.perform(
            self._item, act, {"day": today, **values}, actor=self._scene.clerk, today=today
        )

    def _papers(self, verb: str) -> Changed:
        phrase = self._phrase(verb) if verb in told("lives")["phrases"] else ""
        scene = self._scene
        return Paperwork(scene.desk, self._item, scene.clerk, self._now.date()).do(verb, phrase)

    def _step(self) -> Step | None:
        return self._scene.book.progress(self._scene.desk.register.state(self._item)).next

    def _phrase(self, key: str) -> str:
        phrases: list[str] = told("lives")["phrases"][key]
        return self._chance.choice(phrases)


def _opinion(step: Step, verb: str) -> str:
    if verb == "hold":
        return step.waiting[0]
    if verb == "refuse":
        return next(opinion for opinion in step.opinions if opinion not in (*step.passing, *step.waiting))
    return step.passing[0]
