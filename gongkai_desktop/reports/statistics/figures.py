"""The statistics of a time: applications, publication and reviews, each as tables with their charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from gongkai_desktop.cases.facets import UNSET
from gongkai_desktop.paper.charts.model import Shape
from gongkai_desktop.progress import Tally
from gongkai_desktop.register import facets as items
from gongkai_desktop.reports.statistics.counting import Counting, Lasting, rounded
from gongkai_desktop.reports.statistics.periods import Against, Period
from gongkai_desktop.reports.statistics.tables import Cell, Part, Report, Row, Table, drawn
from gongkai_desktop.requests import facets as requests
from gongkai_desktop.requests.outcomes import outcomes
from gongkai_desktop.requests.results import labels
from gongkai_desktop.requests.timeliness import Timeliness
from gongkai_desktop.review import facets as reviews

NOW: Final = "本期"
CHANGE: Final = "增减"
TOTAL: Final = "合计"
_DAYS: Final = "工作日"
_TIMED: Final = (
    "平均工作日从收到之日的次日数到答复之日，照本单位的日历，征求意见等停表的日子也数在内；"
    "答复日期不清楚的不算。"
)
_UNJUDGED: Final = "“不能判断”：没有答复期限可比，或者没有交邮、签收、发送的日期。"


class Statistics:
    """Makes the tables of a time and the one that it stands beside."""

    def __init__(
        self,
        applications: Counting,
        register: Counting,
        reviewing: Counting,
        period: Period,
        against: Against,
    ) -> None:
        self.period, self.before, self.against = period, period.beside(against), against
        self.applications, self.register, self.reviewing = applications, register, reviewing

    def report(self, tally: Tally) -> Report:
        """All of it; ``tally`` counts the tables and may raise Cancelled."""
        wanted: tuple[tuple[str, Counting, tuple[Callable[[], Table], ...]], ...] = (
            (
                "依申请公开",
                self.applications,
                (
                    self._flow,
                    self._requests_by_month,
                    self._channels,
                    self._applicants,
                    self._outcomes,
                    self._timeliness,
                    self._timeliness_by_month,
                    self._by_department,
                ),
            ),
            (
                "主动公开",
                self.register,
                (self._published_by_month, self._categories, self._publishers, self._forms),
            ),
            (
                "保密审查",
                self.reviewing,
                (self._reviews_by_month, self._conclusions, self._steps),
            ),
        )
        tally.whole = sum(len(makers) for _, _, makers in wanted)
        parts = []
        for title, _, makers in wanted:
            made = []
            for make in makers:
                made.append(make())
                tally.step()
            parts.append(Part(title, tuple(made)))
        notes = [note for _, counting, _ in wanted for note in self._told(counting)]
        return Report(self.period, self.before, self.against, tuple(parts), (*self._own_notes(), *notes))

    def _own_notes(self) -> Iterator[str]:
        today = self.applications.today
        if self.period.first > today:
            yield f"{self.period} 还没有到，没有可统计的数。"
        elif self.period.last > today:
            yield f"{NOW}还没有结束，计到 {today}。"
        if not self.period.whole:
            yield "按月的表里，首月、末月只计这段时间以内的日子。"

    def _told(self, counting: Counting) -> Iterator[str]:
        if not counting.begins:
            yield f"{counting.facets.title}还没有登记，记作“—”。"
        yield from counting.notes(self.period, NOW)
        yield from counting.notes(self.before, self.against)

    # — what tables have in common —

    @property
    def _beside(self) -> tuple[str, ...]:
        return (NOW, str(self.against), CHANGE)

    def _compared(self, counting: Counting, measure: str, **narrowed: str) -> tuple[Cell, Cell, Cell]:
        now, then = (counting.cell(measure, period, **narrowed) for period in (self.period, self.before))
        return now, then, _difference(now, then)

    def _by_value(
        self,
        counting: Counting,
        measure: str,
        dimension: str,
        key: str,
        title: str,
        words: Callable[[str], str] | None = None,
    ) -> Table:
        """Rows for the values of a dimension, beside the earlier time, with their sum."""
        told = counting.facets.dimensions[dimension]
        values = counting.values(dimension, ((measure, self.period), (measure, self.before)))
        rows = [
            Row((words or told.words)(value), self._compared(counting, measure, **{dimension: value}))
            for value in values
        ]
        rows.append(Row(TOTAL, self._compared(counting, measure), whole=True))
        return Table(key, title, told.title, self._beside, tuple(rows))

    def _months(
        self, counting: Counting, cells: Callable[[str], Sequence[Cell]], whole: Sequence[Cell]
    ) -> tuple[Row, ...]:
        rows = [Row(_month_words(month), tuple(cells(month))) for month in self.period.months]
        return (*rows, Row(TOTAL, tuple(whole), whole=True))

    @property
    def _short(self) -> tuple[str, ...]:
        """The months as they stand at an axis: the year with the first of each."""
        months = self.period.months
        return tuple(
            f"{int(month[5:])}月\n{month[:4]}"
            if at == 0 or month[:4] != months[at - 1][:4]
            else f"{int(month[5:])}月"
            for at, month in enumerate(months)
        )

    # — applications —

    def _flow(self) -> Table:
        measures = (requests.CARRIED_IN, requests.RECEIVED, requests.SETTLED, requests.CARRIED_OUT)
        counting = self.applications
        rows = tuple(
            Row(counting.facets.measures[one].title, self._compared(counting, one)) for one in measures
        )
        notes = (
            "期初结转＋新收＝办结＋期末未办结；与年度报告表三同一口径，按件计，更正申请、登记有误的等不计。",
        )
        table = Table("flow", "收办情况", "收办", self._beside, rows, notes)
        return drawn(table, Shape.BARS, (0, 1))

    def _requests_by_month(self) -> Table:
        counting, before = self.applications, self.before.months
        beside = before if len(before) == len(self.period.months) else ()
        at = {month: beside[place] for place, month in enumerate(self.period.months) if beside}

        def cells(month: str) -> Iterator[Cell]:
            for measure in (requests.RECEIVED, requests.SETTLED):
                yield counting.month(measure, self.period, month)
                if beside:
                    yield counting.month(measure, self.before, at[month])

        def whole() -> Iterator[Cell]:
            for measure in (requests.RECEIVED, requests.SETTLED):
                yield counting.cell(measure, self.period)
                if beside:
                    yield counting.cell(measure, self.before)

        columns = tuple(
            name
            for title in ("新收", "办结")
            for name in ((title, f"{self.against}{title}") if beside else (title,))
        )
        rows = self._months(counting, lambda month: tuple(cells(month)), tuple(whole()))
        table = Table("received_months", "按月收件和办结", "月份", columns, rows)
        chosen = (0, 2, 1) if beside else (0, 1)
        return drawn(table, Shape.LINE, chosen, short=self._short)

    def _channels(self) -> Table:
        counting = self.applications
        table = self._by_value(
            counting, requests.RECEIVED, requests.CHANNEL, "channels", "按申请方式（新收）"
        )
        return drawn(table, Shape.BARS, (0, 1))

    def _applicants(self) -> Table:
        counting = self.applications
        table = self._by_value(
            counting, requests.RECEIVED, requests.APPLICANT, "applicants", "按申请人类型（新收）"
        )
        return drawn(table, Shape.BARS, (0, 1))

    def _outcomes(self) -> Table:
        """The rows of table three of the annual report, under their groups."""
        counting, measure, dimension = self.applications, requests.SETTLED, requests.ROW
        found = dict.fromkeys(counting.values(dimension, ((measure, self.period), (measure, self.before))))
        known = [row for row in outcomes().rows if row.key in labels()]
        rows, group = [], known[0].group  # what stands under the third part itself has no sum of its own
        for one in known:
            if one.group != group:
                group = one.group
                rows.append(Row(group, self._compared(counting, measure, branch=group), whole=True))
            told = self._compared(counting, measure, **{dimension: one.key})
            inner = group != known[0].group
            rows.append(Row(f"{one.number}{labels()[one.key]}", told, inner=inner))
        rows += [
            Row(UNSET, self._compared(counting, measure, **{dimension: value}))
            for value in found
            if value not in labels()
        ]
        rows.append(Row(TOTAL, self._compared(counting, measure), whole=True))
        table = Table("outcomes", "按办理结果（办结）", "办理结果", self._beside, tuple(rows))
        return drawn(table, Shape.LYING, (0, 1))

    def _timeliness(self) -> Table:
        counting = self.applications
        table = self._by_value(counting, requests.SETTLED, requests.TIMELY, "timeliness", "答复时效（办结）")
        rows = [row for row in table.rows if row.title != UNSET or any(cell.value for cell in row.cells)]
        lasting = [counting.lasting(requests.TIMED, period) for period in (self.period, self.before)]
        average = [
            counting.days(one.average, one, requests.TIMED, period)
            for one, period in zip(lasting, (self.period, self.before), strict=True)
        ]
        rate = [self._rate(period) for period in (self.period, self.before)]
        rows.append(Row(f"平均{_DAYS}", (*average, _difference(*average)), share=True))
        rows.append(Row("按期答复率（%）", (*rate, _difference(*rate)), share=True))
        rated = "有“不能判断”的，不算按期答复率。"
        told = Table(
            "timeliness", table.title, "时效", table.columns, tuple(rows), (_TIMED, _UNJUDGED + rated)
        )
        return drawn(told, Shape.BARS, (0, 1))

    def _rate(self, period: Period) -> Cell:
        """Answers in time among all, in hundredths; nothing where of one of them it cannot be told."""
        counting, measure = self.applications, requests.SETTLED
        found = {
            value: count for (value,), count in counting.counts(measure, period, requests.TIMELY).items()
        }
        whole = sum(found.values())
        judged = {Timeliness.IN_TIME, Timeliness.EXTENDED, Timeliness.LATE}
        if not whole or not found.keys() <= judged:
            return Cell()
        share = rounded(Decimal(100 * (whole - found.get(Timeliness.LATE, 0))) / whole)
        view = counting.facets.view_key(measure, period.first, period.last)
        return Cell(share, counting.place, view, whole)

    def _timeliness_by_month(self) -> Table:
        counting, measure = self.applications, requests.SETTLED
        kinds = tuple(Timeliness)

        def cells(month: str) -> Iterator[Cell]:
            for one in kinds:
                yield counting.month(measure, self.period, month, timely=one.value)
            if not counting.known(self.period.month(month)):
                yield Cell()
                return
            lasting = counting.lasting(requests.TIMED, self.period, month=month)
            yield counting.days(lasting.average, lasting, requests.TIMED, self.period, month=month)

        lasting = counting.lasting(requests.TIMED, self.period)
        whole = [counting.cell(measure, self.period, timely=one.value) for one in kinds]
        whole.append(counting.days(lasting.average, lasting, requests.TIMED, self.period))
        rows = self._months(counting, lambda month: tuple(cells(month)), whole)
        columns = (*(one.words for one in kinds), f"平均{_DAYS}")
        table = Table("timeliness_months", "各月答复时效（办结）", "月份", columns, rows)
        return drawn(table, Shape.STACKED, range(len(kinds)), short=self._short)

    def _by_department(self) -> Table:
        counting, period, kinds = self.applications, self.period, tuple(Timeliness)
        dimension = requests.DEPARTMENT
        asked = ((requests.RECEIVED, period), (requests.SETTLED, period))
        rows = []
        for name in counting.values(dimension, asked):
            narrowed = {dimension: name}
            lasting = counting.lasting(requests.TIMED, period, **narrowed)
            rows.append(
                Row(counting.facets.dimensions[dimension].words(name), self._handled(lasting, narrowed))
            )
        rows.append(Row(TOTAL, self._handled(counting.lasting(requests.TIMED, period), {}), whole=True))
        columns = ("新收", "办结", *(one.words for one in kinds), f"平均{_DAYS}")
        table = Table("request_departments", "按承办科室", "承办科室", columns, tuple(rows))
        return drawn(table, Shape.LYING_STACKED, range(2, 2 + len(kinds)), title="各科室答复时效（办结）")

    def _handled(self, lasting: Lasting, narrowed: dict[str, str]) -> tuple[Cell, ...]:
        counting, period = self.applications, self.period
        return (
            counting.cell(requests.RECEIVED, period, **narrowed),
            counting.cell(requests.SETTLED, period, **narrowed),
            *(
                counting.cell(requests.SETTLED, period, **narrowed, timely=one.value)
                for one in tuple(Timeliness)
            ),
            counting.days(lasting.average, lasting, requests.TIMED, period, **narrowed),
        )

    # — publication —

    def _published(self, narrowed: dict[str, str], *, owed: bool) -> tuple[Cell, ...]:
        """What was published, in time or late, what should have been, and what it was in the earlier time."""
        counting, period = self.register, self.period
        then = counting.cell(items.PUBLISHED, self.before, **narrowed)
        now = counting.cell(items.PUBLISHED, period, **narrowed)
        return (
            now,
            *(
                counting.cell(items.PUBLISHED, period, **narrowed, timely=one.value)
                for one in tuple(items.Timeliness)
            ),
            *((counting.cell(items.OVERDUE, period, **narrowed),) if owed else ()),
            then,
            _difference(now, then),
        )

    def _published_by_month(self) -> Table:
        counting, kinds = self.register, tuple(items.Timeliness)

        def cells(month: str) -> Iterator[Cell]:
            yield counting.month(items.PUBLISHED, self.period, month)
            for one in kinds:
                yield counting.month(items.PUBLISHED, self.period, month, timely=one.value)
            yield counting.month(items.OVERDUE, self.period, month)

        whole = (
            counting.cell(items.PUBLISHED, self.period),
            *(counting.cell(items.PUBLISHED, self.period, timely=one.value) for one in kinds),
            counting.cell(items.OVERDUE, self.period),
        )
        rows = self._months(counting, lambda month: tuple(cells(month)), whole)
        columns = ("公开", *(one.words for one in kinds), "到期未公开")
        notes = (
            "公开按公开日期、到期未公开按期限的最后一天归入月份；对内公开的不计。",
            "“没有期限可比”：旧台账没有登记期限的，公开后又变更、下架的。",
        )
        table = Table("published_months", "按月公开", "月份", columns, rows, notes)
        return drawn(table, Shape.STACKED, range(1, 1 + len(kinds)), short=self._short, unit="条")

    def _published_by(self, dimension: str, key: str, title: str) -> Table:
        counting, kinds = self.register, tuple(items.Timeliness)
        asked = (
            (items.PUBLISHED, self.period),
            (items.OVERDUE, self.period),
            (items.PUBLISHED, self.before),
        )
        told = counting.facets.dimensions[dimension]
        rows = [
            Row(told.words(value), self._published({dimension: value}, owed=True))
            for value in counting.values(dimension, asked)
        ]
        rows.append(Row(TOTAL, self._published({}, owed=True), whole=True))
        columns = ("公开", *(one.words for one in kinds), "到期未公开", f"{self.against}公开", CHANGE)
        table = Table(key, title, told.title, columns, tuple(rows))
        return drawn(table, Shape.LYING_STACKED, range(1, 1 + len(kinds)), unit="条")

    def _categories(self) -> Table:
        return self._published_by(items.CATEGORY, "categories", "按主题分类公开")

    def _publishers(self) -> Table:
        return self._published_by(items.DEPARTMENT, "publishers", "按责任科室公开")

    def _forms(self) -> Table:
        table = self._by_value(self.register, items.PUBLISHED, items.FORM, "forms", "按公开形式公开")
        return drawn(table, Shape.LYING, (0, 1), unit="条")

    # — reviews —

    def _reviews_by_month(self) -> Table:
        counting = self.reviewing
        measures = (reviews.HANDED_IN, reviews.CLOSED)

        def cells(month: str) -> Iterator[Cell]:
            return (counting.month(one, self.period, month) for one in measures)

        whole = [counting.cell(one, self.period) for one in measures]
        rows = self._months(counting, lambda month: tuple(cells(month)), whole)
        table = Table("review_months", "按月送审和办结", "月份", ("送审", "办结"), rows)
        return drawn(table, Shape.LINE, (0, 1), short=self._short)

    def _conclusions(self) -> Table:
        table = self._by_value(
            self.reviewing, reviews.CLOSED, reviews.STATE, "conclusions", "按审查结论（办结）"
        )
        return drawn(table, Shape.BARS, (0, 1))

    def _steps(self) -> Table:
        """How long reviews stood at each step, and all in all."""
        counting = self.reviewing
        asked = ((reviews.SAID, self.period), (reviews.SAID, self.before))
        rows = [
            Row(value, self._stood(reviews.SAID, {reviews.STEP: value}))
            for value in counting.values(reviews.STEP, asked)
        ]
        rows.append(Row("全程（送审到办结）", self._stood(reviews.LASTED, {}), share=True))
        columns = ("件数", "中位数", "最长", f"{self.against}件数", f"{self.against}中位数")
        notes = ("中位数、最长是工作日，照本单位的日历；一件在同一环节审过几次的，合起来算。",)
        table = Table("steps", "各审查环节用时（工作日）", "审查环节", columns, tuple(rows), notes)
        return drawn(table, Shape.LYING, (1, 2), title="各审查环节用时", unit=_DAYS)

    def _stood(self, measure: str, narrowed: dict[str, str]) -> tuple[Cell, ...]:
        counting = self.reviewing
        now, then = (counting.lasting(measure, period, **narrowed) for period in (self.period, self.before))

        def days(value: Decimal | int | None, lasting: Lasting, period: Period) -> Cell:
            return counting.days(value, lasting, measure, period, **narrowed)

        return (
            counting.cell(measure, self.period, **narrowed),
            days(now.median, now, self.period),
            days(now.longest, now, self.period),
            counting.cell(measure, self.before, **narrowed),
            days(then.median, then, self.before),
        )


def _difference(now: Cell, then: Cell) -> Cell:
    """By how much a figure has grown; nothing where one of the two is not known."""
    if now.value is None or then.value is None:
        return Cell()
    return Cell(now.value - then.value)


def _month_words(month: str) -> str:
    return f"{month[:4]}年{int(month[5:])}月"
