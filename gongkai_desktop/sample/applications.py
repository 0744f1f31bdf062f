"""How one application comes to stand where it stands: its steps (resources/sample/requests.toml), day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.ledger import Column
from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.requests.file import ASKING, called_for
from gongkai_desktop.sample.files import pdf
from gongkai_desktop.sample.material import told

if TYPE_CHECKING:
    from gongkai_desktop.records.event import Changed
    from gongkai_desktop.sample.stories import Scene

_OPENING, _PAUSE = time(9), timedelta(minutes=7)
_LETTER: Final = "letter."
Values = Mapping[str, Any]


def applications(scene: Scene, today: date) -> list[Application]:
    """All of them, each placed so that it stands today as it is meant to."""
    return [Application(scene, source, at, today) for at, source in enumerate(told("requests")["request"])]


class Application:
    """One application's life. ``live`` gives the moment of each step and does it when taken further."""

    def __init__(self, scene: Scene, source: Values, at: int, today: date) -> None:
        self._scene, self._source = scene, source
        self._arrived = scene.book.calendar.add(today, -int(source["ago"]))
        self._opening = (datetime.combine(today, _OPENING) + timedelta(minutes=at)).time()
        self._now = datetime.combine(self._arrived, self._opening)
        self._record = 0
        self._does: Mapping[str, Callable[[dict[str, Any]], object]] = {
            "review": lambda _: self._review(agree=True),
            "reject": lambda _: self._review(agree=False),
            "settle": self._settle,
            "sign": self._sign,
            "published": lambda _: self._published(),
            "print": lambda _: self._print(),
        }

    def live(self) -> Iterator[datetime]:
        """The moments of its steps, in order; each is done on coming back for the next one."""
        facts = self._dated(self._source["received"]) | {"arrived": self._arrived.isoformat()}
        entered = date.fromisoformat(facts.get("reached", facts["arrived"]))
        self._now = datetime.combine(entered, self._opening)
        yield self._now
        self._receive(facts)
        for step in self._source["steps"]:
            values = dict(step)
            verb, after = values.pop("do"), int(values.pop("after", 0))
            yield self._later(after)
            self._do(verb, self._dated(values))

    def _later(self, workdays: int) -> datetime:
        day = self._scene.book.calendar.add(self._now.date(), workdays) if workdays else self._now.date()
        opening = datetime.combine(day, self._opening)
        self._now = opening if workdays else self._now + _PAUSE
        return self._now

    def _dated(self, values: Values) -> dict[str, Any]:
        """The values with each "@n" as the day so many working days from the step's own, each "!" as a scanned file."""
        return {key: self._meant(value) for key, value in values.items()}

    def _meant(self, value: Any) -> Any:
        add, today = self._scene.book.calendar.add, self._now.date()
        match str(value)[:1]:
            case "@":
                return add(today, int(value[1:])).isoformat()
            case "!":
                path = self._scene.files / f"{value[1:]}.pdf"
                path.write_bytes(pdf([value[1:], today.isoformat()]))
                return str(path)
            case _:
                return value

    def _do(self, verb: str, values: dict[str, Any]) -> None:
        if verb.startswith(_LETTER):
            self._letter(verb.removeprefix(_LETTER), values)
        elif verb in self._does:
            self._does[verb](values)
        else:
            changed = self._perform(verb, values)
            self._record = changed.act if verb == "anew" else self._record

    # — at the desk —

    def _receive(self, values: Values) -> None:
        desk, today = self._scene.desk, self._now.date()
        self._record = desk.requests.enter(values, actor=self._scene.clerk, today=today).act

    def _column(self, act: str, key: str) -> Column:
        """A column of the form of an act that is offered now."""
        acts = self._scene.desk.requests.acts(self._record, self._now.date())
        return next(one for one in acts if one.key == act).form.column(key)

    def _perform(self, key: str, values: Values) -> Changed:
        desk, today = self._scene.desk, self._now.date()
        act = next(one for one in desk.requests.acts(self._record, today) if one.key == key)
        filled = {**act.defaults, **values}
        return desk.requests.perform(self._record, key, filled, actor=self._scene.clerk, today=today)

    def _letter(self, key: str, values: Values) -> None:
        desk, today = self._scene.desk, self._now.date()
        letter = max(desk.letters.of_item(self._record))
        act = next(one for one in desk.letters.acts(letter, today) if one.key == key)
        filled = {**act.defaults, **values}
        desk.letters.perform(letter, key, filled, actor=self._scene.clerk, today=today)

    def _review(self, *, agree: bool) -> None:
        """Hand it in and have every opinion recorded, or the first one that is against it."""
        desk, today = self._scene.desk, self._now.date()
        self._perform("hand_in", {})
        review = desk.reviews.of_subject(self._record)
        while act := next((one for one in desk.reviews.acts(review, today) if one.key == "step"), None):
            step = desk.reviews.view(review, today).case.step
            assert step is not None
            against = next(one for one in step.opinions if one not in (*step.passing, *step.waiting))
            who = self._scene.signer(step.role, desk.requests.state(self._record).fact("department"))
            said = {"opinion": step.passing[0]} if agree else {"opinion": against, "grounds": "不宜公开"}
            values = {**act.defaults, **said, "who": who, DAY: today.isoformat()}
            desk.reviews.perform(review, "step", values, actor=self._scene.clerk, today=today)

    def _settle(self, values: dict[str, Any]) -> None:
        """An outcome by some words of its title, its facts, and the evidence that is still missing."""
        wanted, matter, proof = (values.pop(key, "") for key in ("outcome", "matter", "proof"))
        outcome = next(one for one in self._column("choose", "outcome").choices if wanted in one)
        which = (
            next(one for one in self._column("choose", "matter").choices if one.startswith(matter))
            if matter
            else ""
        )
        self._perform("choose", {"outcome": outcome} | ({"matter": which} if which else {}))
        self._perform("write", values)
        while proof and self._scene.desk.requests.case(self._record, self._now.date()).evidence:
            source = self._scene.desk.requests.state(self._record).fact("department")
            self._perform("evidence", {"what": proof, "source": source})

    def _sign(self, values: dict[str, Any]) -> None:
        """Everybody who is asked agrees, and it is issued; ``row`` begins the row of the report that it is for."""
        desk, row = self._scene.desk, values.pop("row", "")
        while desk.requests.case(self._record, self._now.date()).next_step:
            self._perform("approve", values)
        rows = self._column("issue", "row").choices if row else ()
        self._perform("issue", {"row": next(one for one in rows if one.startswith(row))} if row else {})

    def _print(self) -> None:
        """Every paper that what has happened calls for."""
        desk, today = self._scene.desk, self._now.date()
        state = desk.requests.state(self._record)
        for key in called_for(state):
            for record in state.letters if key == ASKING else (self._record,):
                prepared = desk.papers.prepare(key, [record], today)
                desk.papers.issue(prepared, actor=self._scene.clerk, today=today)

    def _published(self) -> None:
        """What was converted goes through its review and is published, as every item of the register is."""
        desk, today = self._scene.desk, self._now.date()
        self._scene.publish(desk.requests.state(self._record).item, today)
