"""A report's panel: its days, what its checks say, what was entered by hand, what differs since it was signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from gongkai_desktop.cases.dues import REQUESTS
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.panel import Section, SectionLine, panel
from gongkai_desktop.reports.annual.case import AnnualCase, ReportState
from gongkai_desktop.reports.annual.checks import Check
from gongkai_desktop.requests.tally import left_out_view

Named = Callable[[int], str]
"""The name of a person by record."""


def sections(case: AnnualCase, named: Named) -> tuple[Section, ...]:
    """Every section that has something to say, in reading order."""
    if case.state is ReportState.VOID or not case.year:
        return ()
    return panel(
        ("报告", _report(case)),
        ("核对", _checks(case, named)),
        ("人工填的数", _entered(case, named)),
        ("签发以后的变动", _differences(case)),
        ("不计入表三的", _left_out(case)),
    )


def _report(case: AnnualCase) -> Iterator[SectionLine]:
    report, rule = case.report, case.rule
    yield SectionLine(
        f"格式：{case.layout.document}；{case.figures.unit}{aside(rule.unit_article)}", tone="soft"
    )
    if report.signed is not None:
        seal = "，已盖章" if report.signed.sealed else "，没有盖章"
        yield SectionLine(f"{report.signed.day} {report.signed.who}签发{seal}", tone="good")
    for step in rule.steps:
        done = report.done.get(step.key)
        if done is not None:
            yield SectionLine(f"{done.day} {step.title}：{done.where}", tone="good")
        else:
            due = f"最迟 {step.due.after(case.year)}" if step.due else "没有规定哪一天"
            yield SectionLine(f"{step.title}：{due}{aside(step.article)}")
    for one in report.former:
        yield SectionLine(f"{one.day} {one.who}签发过，后来更正", tone="soft")


def _checks(case: AnnualCase, named: Named) -> Iterator[SectionLine]:
    for check in case.checks:
        yield _check(check, named)
        if not check.ok:
            yield from (SectionLine(f"　{words}", place=f"{REQUESTS}:{view}") for words, view in check.views)


def _check(check: Check, named: Named) -> SectionLine:
    if check.ok:
        detail = f"（{check.detail}）" if check.detail else ""
        return SectionLine(f"{check.head}{detail}", tone=check.tone)
    if check.note is not None:
        told = f"{named(check.note.by)} {check.note.day} 说明：{check.note.text}"
        return SectionLine(f"{check.head}：{check.detail}。{told}", tone=check.tone)
    return SectionLine(f"{check.head}：{check.detail}", tone=check.tone)


def _entered(case: AnnualCase, named: Named) -> Iterator[SectionLine]:
    for place in case.layout.places:
        if (one := case.report.entered.get(place.key)) is not None:
            yield SectionLine(f"{place.title} {one.value}（{named(one.by)}，{one.day}）")
    for extra in case.rule.extras:
        if (one := case.report.extras.get(extra.key)) is not None:
            yield SectionLine(f"{extra.title} {one.value}（{named(one.by)}，{one.day}）")


def _differences(case: AnnualCase) -> Iterator[SectionLine]:
    for part, found in groupby(case.differences, key=lambda one: one.part):
        yield SectionLine(part, tone="soft")
        for one in found:
            yield SectionLine(one.words, tone="late")
            for word, records in (("新算进来", one.came), ("不再算进来", one.went)):
                shown = (record for record in records if record in one.records)
                yield from (
                    SectionLine(f"　{word} #{record}", record, "", one.place and f"{one.place}:all")
                    for record in shown
                )


def _left_out(case: AnnualCase) -> Iterator[SectionLine]:
    for why, count in case.live.left_out.items():
        yield SectionLine(f"{why} {count} 件", place=f"{REQUESTS}:{left_out_view(case.year, why)}")
