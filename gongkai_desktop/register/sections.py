"""What an item's panel tells beside its fields: channels, ties, copies, reports, where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from gongkai_desktop.office.citing import Branch, aside, cited, is_ours
from gongkai_desktop.office.panel import Section, SectionLine, panel
from gongkai_desktop.register import files, withholding
from gongkai_desktop.register.acts.validity import validity_words
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.fields import INSIDE, LEADS
from gongkai_desktop.register.item import Link, Publication
from gongkai_desktop.register.letters import letter_lines
from gongkai_desktop.register.reexamination import look_due, look_why
from gongkai_desktop.register.rulebook import is_explained
from gongkai_desktop.register.stages import Stage

CONTENT_REVIEW: Final = "内容审核"
"""The phase in which the head of the department looks over what was collected (B12, B20)."""


def sections(case: ItemCase, titles: Mapping[int, str]) -> tuple[Section, ...]:
    """Every section that has something to say, in reading order; ``titles`` are of the items it is tied to."""
    rooms: tuple[tuple[str, Callable[[ItemCase], Iterator[SectionLine]]], ...] = (
        ("退回补正", _returned),
        ("保密审查", _reviewed),
        ("原不予公开理由", _kept),
        ("定期评估", _looked),
        ("公开情况", _published),
        ("协调征求", _asked_others),
        ("公开前检查", _screened),
        ("归属和范围", _belonging),
        ("政策解读", _explained),
        ("科室报送", _reported),
        ("关联文件", lambda case: _linked(case, titles)),
        ("查阅点移送", _delivered),
        ("有效期", _valid),
    )
    return panel(*((title, lines(case)) for title, lines in rooms))


def _returned(case: ItemCase) -> Iterator[SectionLine]:
    if case.item.returned:
        yield SectionLine(f"已退回：{case.item.returned}", tone="late")


def _reviewed(case: ItemCase) -> Iterator[SectionLine]:
    item = case.item
    if case.now.stage is Stage.STOPPED and (step := case.progress.refused):
        yield SectionLine(
            f"{step.title}不同意公开，不再计算公开期限（{step.article}、{cited(case.rules, Branch.REVIEW)}）；"
            "请登记不予公开的理由和依据，或者重新审查、区分处理",
            tone="late",
        )
    if item.again:
        yield SectionLine(f"{item.again}，须重新审查{aside(cited(case.rules, Branch.AGAIN))}", tone="late")
    elif item.rounds > 1 and item.review:
        yield SectionLine(f"第 {item.rounds} 次送审", tone="soft")
    if words := _too_slow(case):
        yield SectionLine(words, tone="late")


def _looked(case: ItemCase) -> Iterator[SectionLine]:
    """When it is to be looked at once more and why, then what was decided so far."""
    if due := look_due(case.item, case.now.stage):
        late = "late" if due <= case.today.isoformat() else ""
        article = aside(cited(case.rules, Branch.REEXAMINATION))
        yield SectionLine(f"应在 {due} 评估：{look_why(case.item, due)}{article}", tone=late)
    yield from (SectionLine(f"{one.day} {one.words}", tone="soft") for one in case.item.looks)


def _too_slow(case: ItemCase) -> str:
    """That the review ends after the day of publication if every step still to come takes its whole time; else ''."""
    chain, due = case.progress, case.now.due
    if case.now.stage is not Stage.REVIEW or not due or chain.next is None:
        return ""
    steps = case.book.steps(case.item)
    day = case.today.isoformat()
    if day > due:
        return ""
    for step in steps[steps.index(chain.next) :]:
        day = case.book.due(day, step.within)[0] if step.within else day
    if day <= due:
        return ""
    return f"各环节都用足期限，审查到 {day} 才完，公开期限是 {due}，请提前送签"


def _kept(case: ItemCase) -> Iterator[SectionLine]:
    yield from withholding.lines(case.item, case.rules)


def _published(case: ItemCase) -> Iterator[SectionLine]:
    item, entry = case.item, case.rules.entry
    for one in item.publications:
        yield SectionLine(_of_channel(one), tone="soft" if one.withdrawn else "good")
        if entry and entry.second_check and one.event and not one.withdrawn:
            yield _second(one, entry.article)
    rules, names = case.rules, [one.channel for one in item.live() if one.event]
    if names and not set(rules.main_channels) & set(names):
        first = "、".join(f"“{title}”" for title in rules.main_channels)
        tone = "soft" if is_ours(rules.main_article) else "late"
        yield SectionLine(f"还没有在{first}公开{aside(rules.main_article)}", tone=tone)
    if case.book.is_carried(item):
        weekly = case.rules.weekly
        article = aside(weekly.article) if weekly else ""
        yield SectionLine(f"引用发文审签时的审查结论：{item.fields['drafting_review']}{article}")


def _of_channel(one: Publication) -> str:
    who = (f"{one.checked} 录入核对" if one.checked else "", one.site_column)
    parts = [one.channel or "原有渠道", *(part for part in who if part), one.day, one.url]
    line = " · ".join(part for part in parts if part)
    return f"{line}（{one.withdrawn} 撤下：{one.why}）" if one.withdrawn else line


def _second(one: Publication, article: str) -> SectionLine:
    if not one.second:
        return SectionLine(f"{one.channel}：录入还没有再次确认{aside(article)}", tone="late")
    same = "，与录入人相同" if one.second == one.checked else ""
    return SectionLine(f"{one.channel}：{one.second} {one.second_day} 再次确认{same}", tone="soft")


def _asked_others(case: ItemCase) -> Iterator[SectionLine]:
    yield from letter_lines(case.item, case.book, case.now.limit, case.today.isoformat())


def _screened(case: ItemCase) -> Iterator[SectionLine]:
    yield from files.lines(case.item)


def _belonging(case: ItemCase) -> Iterator[SectionLine]:
    fields, rules = case.item.fields, case.rules
    category = rules.category(fields.get("category", ""))
    if category is not None:
        yield SectionLine(f"{category.title}：{category.article}", tone="soft")
    if fields.get("entry"):
        own = case.item.entry_limit
        limit = f"，公开期限 {own.term.words}{aside(own.article)}" if own else ""
        yield SectionLine(f"目录条目 {fields['entry']}{limit}", tone="soft")
    if case.now.inside:
        yield SectionLine(f"{INSIDE}，不进对外的目录、清单和导出")
    source = case.book.source(case.item)
    if source is not None:
        yield SectionLine(f"{source.title}：{source.duty}{aside(source.article)}", tone="soft")
    if fields.get("predecessor"):
        yield SectionLine(f"原由{fields['predecessor']}负责，现由承接职责的本机关公开")
    if fields.get("joint"):
        lead = fields.get("joint_lead") or "牵头情况未填"
        tone = "" if lead in LEADS else "late"
        yield SectionLine(f"与{fields['joint']}共同起草，{lead}，由牵头科室发布", tone=tone)
    if fields.get("collector"):
        yield SectionLine(f"{fields['collector']} 采集{_content_reviewer(case)}", tone="soft")


def _content_reviewer(case: ItemCase) -> str:
    """Who looked over what was collected (B20): whoever signed the step of that phase, nobody before."""
    steps = {step for phase in case.rules.phases if phase.title == CONTENT_REVIEW for step in phase.steps}
    signed = [said for said in case.item.opinions if said.step in steps]
    return f"，{signed[-1].who} 审核" if signed else ""


def _explained(case: ItemCase) -> Iterator[SectionLine]:
    item, rule = case.item, case.rules.interpretation
    if rule is None or not case.book.wants_explaining(item):
        return
    if is_explained(item):
        yield SectionLine(
            f"解读材料已同步{'（' + item.explained + ' 登记）' if item.explained else ''}", tone="good"
        )
    else:
        yield SectionLine(f"还没有解读材料{aside(rule.article)}", tone="late")


def _reported(case: ItemCase) -> Iterator[SectionLine]:
    item, owed = case.item, case.report
    if item.fields.get("reported"):
        yield SectionLine(f"{item.fields['reported']} 报到办公室", tone="good")
    if owed is not None:
        day = case.today.isoformat()
        tone = "late" if day > owed.due else ""
        reminding = "，已到提醒日" if case.remind <= day <= owed.due else ""
        yield SectionLine(f"应在 {owed.due} 前报到办公室{reminding}{aside(owed.article)}", tone=tone)
    for chase in item.chases:
        yield SectionLine(f"{chase.day} 催报 {chase.who}{'：' + chase.how if chase.how else ''}", tone="soft")


def _linked(case: ItemCase, titles: Mapping[int, str]) -> Iterator[SectionLine]:
    for link in case.item.links:
        yield SectionLine(_of_link(link, titles.get(link.record, "")), record=link.record)


def _of_link(link: Link, title: str) -> str:
    name = f"“{title}”" if title else f"#{link.record}"
    return f"本件{link.kind}{name}" if link.ours else f"本件被{name}{link.kind}"


def _delivered(case: ItemCase) -> Iterator[SectionLine]:
    for one in case.item.deliveries:
        back = f"，{one.receipt_day} 收到回执" if one.receipt_day else "，未收到回执"
        receiver = f"，{one.receiver} 接收" if one.receiver else ""
        tone = "good" if one.receipt_day else ""
        yield SectionLine(f"{one.day} {one.point} {one.copies} 份，{one.by} 移交{receiver}{back}", tone=tone)
    rule, left = case.rules.delivery, case.book.copies_owed(case.item)
    if rule is not None and left and case.now.stage is Stage.PUBLISHED and case.item.publications:
        yield SectionLine(f"还应向查阅点移送 {left} 份{aside(rule.article)}", tone="late")


def _valid(case: ItemCase) -> Iterator[SectionLine]:
    until = case.item.fields.get("valid_until", "")
    if until and not case.item.lapsed:
        words, tone = validity_words(until, case.today)
        yield SectionLine(words, tone=tone)
