"""汇总 as a kind of record: kept with the files it was made of, perhaps anew, written out, void."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from gongkai_desktop.cases.act import Act, Group, Happening
from gongkai_desktop.cases.folding import Folding, state_with
from gongkai_desktop.cases.kind import CaseKind, Naming, Status, titled
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.ledger.acts import why
from gongkai_desktop.office.panel import Section, SectionLine, panel
from gongkai_desktop.records.event import Event
from gongkai_desktop.reports.consolidation.kept import (
    ANNUAL,
    SHORT,
    Kept,
    KeptState,
    Report,
    Written,
    told_by,
)
from gongkai_desktop.requests.tally import TOTAL

KEPT, CHANGED, WRITTEN = "consolidation.kept", "consolidation.changed", "consolidation.written"
"""The events of a consolidation: kept, kept anew after something was added or taken, its sum written to a file."""
_SHORT: Final = 12
"""As much of a content's digest as tells two files apart on the screen."""


@dataclass(frozen=True)
class KeptCase:
    """A consolidation on a day."""

    kept: Kept
    today: date


def _begun(event: Event) -> Kept | None:
    if event.kind != KEPT:
        return None
    return Kept(number=event.id, rules=event.rules, last_event=event.id, day=event.iso_day)


def _told(kept: Kept, event: Event) -> Kept:
    return state_with(kept, **told_by(event.body))


def _written(kept: Kept, event: Event) -> Kept:
    body: Mapping[str, Any] = event.body
    one = Written(body["file"], body["sha256"], event.iso_day)
    return state_with(kept, written=(*kept.written, one))


def _in_words(event: Event) -> str:
    body: Mapping[str, Any] = event.body
    taken = sum(one["taken"] is not None for one in body["reports"])
    more = [f"收下有疑问的 {taken} 份"] if taken else []
    more += [f"{len(body['missing'])} 个单位没有交"] if body["missing"] else []
    again = "再次留存" if event.kind == CHANGED else "留存汇总"
    return "，".join((f"{again}：{len(body['reports'])} 份报表", *more))


VOID: Final = Act[Kept, KeptCase](
    key="void",
    title="登记有误，作废",
    event="consolidation.voided",
    group=Group.OTHER,
    offered=lambda case: case.kept.state is not KeptState.VOID,
    columns=(why("哪里登记错了"),),
    fold=lambda kept, event: state_with(kept, void=event.body["why"], voided=event.iso_day),
    told="登记有误：{why}",
)
FOLDING: Final = Folding(
    _begun,
    (VOID,),
    (
        Happening(event=KEPT, told=_in_words, fold=_told),
        Happening(event=CHANGED, told=_in_words, fold=_told),
        Happening(event=WRITTEN, told="写出汇总：{file}", fold=_written),
    ),
)
"""How events make a consolidation."""


class ConsolidationKind(CaseKind[Kept, KeptCase]):
    """One consolidation. It is begun where the reports are checked, not by a form."""

    prefix: ClassVar[str] = "consolidation"
    table: ClassVar[str] = "consolidation"
    search: ClassVar[str | None] = "consolidation_search"
    naming: ClassVar[Naming] = Naming("次汇总", "没有汇总 #{}")
    beside: ClassVar[bool] = False
    folding = FOLDING
    voided: ClassVar[str] = VOID.event
    gone: ClassVar[str] = f"state = '{KeptState.VOID}'"

    @property
    def acts(self) -> tuple[Act[Kept, KeptCase], ...]:
        """What may be done with one beside keeping it anew and writing it out."""
        return (VOID,)

    def case(self, state: Kept, moment: Moment) -> KeptCase:
        """It on a day."""
        return KeptCase(state, moment.today)

    def called(self, case: KeptCase) -> tuple[str, str]:
        """No number, and what was consolidated."""
        return "", case.kept.title

    def status(self, case: KeptCase) -> Status:
        """Where it stands."""
        return Status(case.kept.state, case.kept.state)

    def facts(self, case: KeptCase) -> Mapping[str, str]:
        """Its year and day."""
        return {"year": str(case.kept.year or ""), "day": case.kept.day, "due": case.kept.due}

    def labels(self, case: KeptCase) -> Mapping[str, str]:
        """What is not in the list."""
        return {"due": "报送期限"}

    def sections(self, case: KeptCase, titles: Mapping[int, str]) -> tuple[Section, ...]:
        """Its panel: the sums, what was taken although it was doubted, what was written out, every file."""
        kept = case.kept
        return panel(
            ("合计", _sums(kept)),
            ("收下的疑问", (line for one in kept.taken for line in _taken(one))),
            ("没有弄清的", (line for one in kept.reports for line in _doubted(one))),
            ("没有交的单位", (SectionLine(name, tone="late") for name in kept.missing)),
            ("写出的文件", (_file(one.day, one.file, one.sha256) for one in kept.written)),
            ("收到的报表", (_handed(one) for one in kept.reports)),
        )

    # — its row —

    def row(self, state: Kept | None) -> Mapping[str, object] | None:
        """The row of the consolidation table."""
        if state is None:
            return None
        written = max((one.day for one in state.written), default="")
        return {
            "number": str(state.year or ""),
            "title": titled(state, state.title),
            "what": state.what,
            "day": state.day,
            "year": state.year,
            "reports": len(state.reports),
            "taken": len(state.taken),
            "missing": len(state.missing),
            "state": state.state.value,
            "written": written,
            "closed": state.voided or written,
            "last_event": state.last_event,
        }


def _sums(kept: Kept) -> Iterator[SectionLine]:
    sums = kept.sums
    if not sums:
        return
    if kept.what == ANNUAL:
        rows = sums["applications"]
        numbers = (f"{title} {rows[key][TOTAL]}" for key, title in SHORT.items() if key in rows)
        yield SectionLine("，".join(numbers))
    else:
        reasons = (f"{reason or '（没有写）'} {count}" for reason, count in sums["reasons"].items())
        yield SectionLine("；".join((f"共 {sums['lines']} 条", *reasons)))
    yield from (SectionLine(note, tone="soft") for note in kept.notes)


def _taken(one: Report) -> Iterator[SectionLine]:
    if one.taken is not None:
        yield SectionLine(f"{one.office}：{one.taken.day} {one.taken.who}收下：{one.taken.why}")
        yield from (SectionLine(f"　{doubt}", tone="soft") for doubt in one.doubts)


def _doubted(one: Report) -> Iterator[SectionLine]:
    if one.taken is None:
        yield from (SectionLine(f"{one.office}：{doubt}", tone="late") for doubt in one.doubts)


def _handed(one: Report) -> SectionLine:
    late = "，迟交" if one.late else ""
    told = _file(one.received, f"{one.office} {one.file}", one.sha256)
    return told._replace(text=f"{told.text}　{one.state}{late}")


def _file(day: str, name: str, sha256: str) -> SectionLine:
    digest = f"（内容校验值 {sha256[:_SHORT]}）" if sha256 else "（内容没有留存）"
    return SectionLine(f"{day} {name}{digest}", tone="soft")
