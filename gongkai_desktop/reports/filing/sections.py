"""A filing's panel: when it is due, what is in it and what is wrong with that, who signed, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.cases.dues import FILINGS
from gongkai_desktop.cases.dues import REQUESTS as AT_REQUESTS
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.panel import Section, SectionLine, panel
from gongkai_desktop.reports.filing.case import NAMELESS_WAY, FilingCase
from gongkai_desktop.reports.filing.filing import REQUESTS, Entry

_SHOWN: Final = 60
"""How many entries the panel lists; the sheet has all."""


def sections(case: FilingCase) -> tuple[Section, ...]:
    """Every section that has something to say, in reading order."""
    return panel(
        ("备案", _filing(case)),
        ("先要补上的", _nameless(case)),
        ("信息登记有变动", _difference(case)),
        ("列入的信息", _entries(case)),
        ("审核、签发和报送", _signed(case)),
        ("主管部门意见", _answers(case)),
    )


def _filing(case: FilingCase) -> Iterator[SectionLine]:
    filing, rule = case.filing, case.rule
    if filing.void:
        yield SectionLine(f"已作废：{filing.void}", tone="soft")
    if not filing.period:
        return
    if filing.of:
        yield SectionLine(f"补报：{filing.why}", record=filing.of, place=f"{FILINGS}:all")
    else:
        week, provisional = case.week, "（暂定）" if case.week.provisional else ""
        yield SectionLine(f"报送期 {week.first} 至 {week.last}{provisional}{aside(rule.due_article)}")
    yield SectionLine(f"范围：{'、'.join(rule.reasons)}{aside(rule.article)}", tone="soft")
    for record in filing.supplements:
        yield SectionLine("有补报", record=record, place=f"{FILINGS}:all")


def _nameless(case: FilingCase) -> Iterator[SectionLine]:
    for entry in case.nameless if case.open else ():
        yield SectionLine(f"{entry.called} 是国家秘密，没有代称：{NAMELESS_WAY}", entry.record, "late")


def _difference(case: FilingCase) -> Iterator[SectionLine]:
    if case.filing.void or not case.filing.period:
        return
    found = case.difference
    told = (("新增", found.came), ("已经不在其中", found.went), ("内容有变动", found.altered))
    for word, entries in told:
        for entry in entries:
            yield _line(f"{word}：{entry.called}（{entry.reason}）", entry, "late")


def _entries(case: FilingCase) -> Iterator[SectionLine]:
    filing = case.filing
    if filing.nil and filing.period:
        yield SectionLine("零报告：本季度没有要报备的信息")
    for entry in filing.entries[:_SHOWN]:
        tail = "，追加公开" if entry.record in filing.ordered else ""
        yield _line(f"{entry.called}（{entry.reason}，{entry.day}{tail}）", entry)
    if len(filing.entries) > _SHOWN:
        yield SectionLine(f"共 {len(filing.entries)} 条，其余见备案表", tone="soft")


def _line(text: str, entry: Entry, tone: str = "") -> SectionLine:
    return SectionLine(text, entry.record, tone, f"{AT_REQUESTS}:all" if entry.source == REQUESTS else "")


def _signed(case: FilingCase) -> Iterator[SectionLine]:
    filing = case.filing
    for check in filing.checks:
        said = "同意上报" if check.passed else f"退回修改：{check.why}"
        yield SectionLine(f"{check.day} 保密人员{check.who}：{said}", tone="" if check.passed else "late")
    if filing.signed:
        yield SectionLine(f"{filing.signed} {filing.signed_by}签发")
    for sheet in filing.printed.values():
        back = f"签字件已归档（{len(sheet.back)}/{sheet.pages} 页）" if sheet.back else "签字件还没有扫描归档"
        yield SectionLine(
            f"{sheet.day} 打印 {sheet.number} 号表，{back}", tone="good" if sheet.whole else "soft"
        )
    if filing.filed:
        receipt = f"，回执：{filing.receipt}" if filing.receipt else ""
        yield SectionLine(f"{filing.filed} 报送{filing.to}（{filing.manner}）{receipt}", tone="good")


def _answers(case: FilingCase) -> Iterator[SectionLine]:
    titles = {one.record: one.called for one in case.filing.entries}
    for answer in case.filing.answers:
        paper = f"（{answer.doc_no}）" if answer.doc_no else ""
        what = f"；{answer.what}" if answer.what else ""
        yield SectionLine(f"{answer.day}{paper} {answer.verdict}{what}")
        for record in answer.ordered:
            yield SectionLine(f"追加公开：{titles.get(record, f'#{record}')}", record)
