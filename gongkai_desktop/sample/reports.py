"""The annual reports of the sample office: each begun, written, filled in, signed and published in its January."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.ledger import Kind
from gongkai_desktop.ledger.acts import DAY, NextAct
from gongkai_desktop.reports.annual.layout import layout_of
from gongkai_desktop.sample.material import told

if TYPE_CHECKING:
    from gongkai_desktop.sample.stories import Scene

_FIRST: Final = 5  # working days of January before it is begun
_APART: Final = 2  # working days between two steps
_OPENING: Final = time(15)


def reports(scene: Scene, today: date) -> list[YearReport]:
    """All of them, the oldest first."""
    return [
        YearReport(scene, source, today.year - int(source["year"])) for source in told("reports")["report"]
    ]


class YearReport:
    """The life of one report. ``live`` gives the moment of each step and does it when taken further."""

    def __init__(self, scene: Scene, source: Mapping[str, Any], year: int) -> None:
        self._scene, self._source, self._year = scene, source, year
        self._day = scene.book.calendar.add(date(year, 12, 31), _FIRST)
        self._record = 0

    def live(self) -> Iterator[datetime]:
        """The moments of its steps, in order; each is done on coming back for the next one."""
        for do in (
            self._begin,
            self._write,
            self._fill,
            self._explain,
            self._sign,
            self._file,
            self._publish,
        ):
            yield datetime.combine(self._day, _OPENING)
            do()
            self._day = self._scene.book.calendar.add(self._day, _APART)

    def _begin(self) -> None:
        desk, scene = self._scene.desk, self._scene
        values = {"year": f"{self._year}年"}
        self._record = desk.annual.enter(values, actor=scene.clerk, today=self._day).act

    def _write(self) -> None:
        self._perform(
            "write", {part.key: self._source[part.key].strip() for part in layout_of(self._year).texts}
        )

    def _fill(self) -> None:
        """What the register counts stays as it counts it; of everything else there was none."""
        act = self._act("fill")
        self._perform("fill", {one.key: "0" for one in act.form.columns if "台账里有" not in one.help})

    def _explain(self) -> None:
        """Whatever check still fails is explained, so that it can be signed."""
        while (act := next((one for one in self._acts() if one.key == "note"), None)) is not None:
            self._perform("note", {**act.defaults, "why": "已经逐件核对，情况属实"})

    def _sign(self) -> None:
        who = next(one.name for one in self._scene.desk.office.holders(told("reports")["signed_by"]))
        self._perform("sign", {"who": who, "sealed": True})

    def _file(self) -> None:
        self._perform("file", {"where": told("reports")["filed_with"], "receipt": "已收"})

    def _publish(self) -> None:
        self._perform("publish", {"where": told("reports")["published_at"]})

    def _acts(self) -> tuple[NextAct, ...]:
        return self._scene.desk.annual.acts(self._record, self._day)

    def _act(self, key: str) -> NextAct:
        return next(one for one in self._acts() if one.key == key)

    def _perform(self, key: str, values: Mapping[str, object]) -> None:
        dated = {DAY: self._day.isoformat()} if self._act(key).form.columns[0].kind is Kind.DATE else {}
        annual, scene = self._scene.desk.annual, self._scene
        annual.perform(self._record, key, {**dated, **values}, actor=scene.clerk, today=self._day)
