"""What an item's panel tells beside its fields: channels, ties, copies, reports, where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai_desktop.office.citing import Branch, cited, is_ours
from gongkai_desktop.office.panel import Section, SectionLine
from gongkai_desktop.register import screened, withholding
from gongkai_desktop.register.altering import validity_words
from gongkai_desktop.register.breaches import Flag
from gongkai_desktop.register.coordinating import letter_lines
from gongkai_desktop.register.fields import INSIDE, LEADS
from gongkai_desktop.register.item import Item, Link, Publication
from gongkai_desktop.register.reporting import report_due
from gongkai_desktop.register.rulebook import Rulebook, is_explained
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.standing import Standing

CONTENT_REVIEW = "内容审核"
"""The phase in which the head of the department looks over what was collected (B12, B20)."""
Titles = Callable[[tuple[int, ...]], dict[int, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """An item on a day, as its panel is told. ``titles`` gives the names of other items."""

    item: Item
    now: Standing
    book: Rulebook
    today: date
    titles: Titles


def sections(told: Told) -> tuple[Section, ...]:
    """Every section that has something to say, in reading order."""
    rooms = (
        ("退回补正", _returned),
        ("保密审查", _reviewed),
        ("原不予公开理由", _kept),
        ("公开情况", _published),
        ("协调征求", _asked_others),
        ("公开前检查", _screened),
        ("归属和范围", _belonging),
        ("政策解读", _explained),
        ("科室报送", _reported),
        ("关联文件", _linked),
        ("查阅点移送", _delivered),
        ("有效期", _valid),
    )
    found = [Section(title, tuple(lines(told))) for title, lines in rooms]
    return tuple(section for section in found if section.lines)


def prompts(told: Told) -> tuple[Flag, ...]:
    """What to look at with care before an opinion is given (E7), and what must come along (C18)."""
    if told.now.stage not in (Stage.REVIEW, Stage.RETURNED):
        return ()
    item, rules = told.item, told.book.rules
    fits = rules.cautions_for(item.fields.get("title", ""), item.fields.get("category", ""))
    found = [Flag(f"重点审查：{caution.title}", caution.article) for caution in fits]
    if rules.interpretation is not None and told.book.wants_explaining(item) and not is_explained(item):
        found.append(Flag("未附政策解读，应退回补正", rules.interpretation.article))
    return tuple(found)


def _returned(told: Told) -> Iterator[SectionLine]:
    if told.item.returned:
        yield SectionLine(f"已退回：{told.item.returned}", tone="late")


def _reviewed(told: Told) -> Iterator[SectionLine]:
    item = told.item
    if told.now.stage is Stage.STOPPED and (step := told.book.progress(item).refused):
        yield SectionLine(
            f"{step.title}不同意公开，不再计算公开期限（{step.article}、{cited(told.book.rules, Branch.REVIEW)}）；"
            "请登记不予公开的理由和依据，或者重新审查、区分处理",
            tone="late",
        )
    if item.again:
        yield SectionLine(f"{item.again}，须重新审查（{cited(told.book.rules, Branch.AGAIN)}）", tone="late")
    elif item.rounds > 1 and item.review:
        yield SectionLine(f"第 {item.rounds} 次送审", tone="soft")
    if words := _too_slow(told):
        yield SectionLine(words, tone="late")


def _too_slow(told: Told) -> str:
    """That the review ends after the day of publication if every step still to come takes its whole time; else ''."""
    chain, due = told.book.progress(told.item), told.now.due
    if told.now.stage is not Stage.REVIEW or not due or chain.next is None:
        return ""
    steps = told.book.steps(told.item)
    day = told.today.isoformat()
    if day > due:
        return ""
    for step in steps[steps.index(chain.next) :]:
        day = told.book.due(day, step.within)[0] if step.within else day
    if day <= due:
        return ""
    return f"各环节都用足期限，审查到 {day} 才完，公开期限是 {due}，请提前送签"


def _kept(told: Told) -> Iterator[SectionLine]:
    yield from withholding.lines(told.item, told.book.rules)


def _published(told: Told) -> Iterator[SectionLine]:
    item, entry = told.item, told.book.rules.entry
    for one in item.publications:
        yield SectionLine(_of_channel(one), tone="soft" if one.withdrawn else "good")
        if entry and entry.second_check and one.event and not one.withdrawn:
            yield _second(one, entry.article)
    rules, names = told.book.rules, [one.channel for one in item.live() if one.event]
    if names and not set(rules.main_channels) & set(names):
        first = "、".join(f"“{title}”" for title in rules.main_channels)
        tone = "soft" if is_ours(rules.main_article) else "late"
        yield SectionLine(f"还没有在{first}公开（{rules.main_article}）", tone=tone)
    if told.book.is_carried(item):
        weekly = told.book.rules.weekly
        article = f"（{weekly.article}）" if weekly else ""
        yield SectionLine(f"引用发文审签时的审查结论：{item.fields['drafting_review']}{article}")


def _of_channel(one: Publication) -> str:
    who = (f"{one.checked} 录入核对" if one.checked else "", one.site_column)
    parts = [one.channel or "原有渠道", *(part for part in who if part), one.day, one.url]
    line = " · ".join(part for part in parts if part)
    return f"{line}（{one.withdrawn} 撤下：{one.why}）" if one.withdrawn else line


def _second(one: Publication, article: str) -> SectionLine:
    if not one.second:
        return SectionLine(f"{one.channel}：录入还没有再次确认（{article}）", tone="late")
    same = "，与录入人相同" if one.second == one.checked else ""
    return SectionLine(f"{one.channel}：{one.second} {one.second_day} 再次确认{same}", tone="soft")


def _asked_others(told: Told) -> Iterator[SectionLine]:
    yield from letter_lines(told.item, told.book, told.now.due, told.today.isoformat())


def _screened(told: Told) -> Iterator[SectionLine]:
    yield from screened.lines(told.item)


def _belonging(told: Told) -> Iterator[SectionLine]:
    fields, rules = told.item.fields, told.book.rules
    category = rules.category(fields.get("category", ""))
    if category is not None:
        yield SectionLine(f"{category.title}：{category.article}", tone="soft")
    if fields.get("entry"):
        own = told.item.entry_limit
        limit = f"，公开期限 {own.term}（{own.article}）" if own else ""
        yield SectionLine(f"目录条目 {fields['entry']}{limit}", tone="soft")
    if told.now.inside:
        yield SectionLine(f"{INSIDE}，不进对外的目录、清单和导出")
    source = told.book.source(told.item)
    if source is not None:
        yield SectionLine(f"{source.title}：{source.duty}（{source.article}）", tone="soft")
    if fields.get("predecessor"):
        yield SectionLine(f"原由{fields['predecessor']}负责，现由承接职责的本机关公开")
    if fields.get("joint"):
        lead = fields.get("joint_lead") or "牵头情况未填"
        tone = "" if lead in LEADS else "late"
        yield SectionLine(f"与{fields['joint']}共同起草，{lead}，由牵头科室发布", tone=tone)
    if fields.get("collector"):
        yield SectionLine(f"{fields['collector']} 采集{_content_reviewer(told)}", tone="soft")


def _content_reviewer(told: Told) -> str:
    """Who looked over what was collected (B20): whoever signed the step of that phase, nobody before."""
    steps = {step for phase in told.book.rules.phases if phase.title == CONTENT_REVIEW for step in phase.steps}
    signed = [said for said in told.item.opinions if said.step in steps]
    return f"，{signed[-1].who} 审核" if signed else ""


def _explained(told: Told) -> Iterator[SectionLine]:
    item, rule = told.item, told.book.rules.interpretation
    if rule is None or not told.book.wants_explaining(item):
        return
    if is_explained(item):
        yield SectionLine(
            f"解读材料已同步{'（' + item.explained + ' 登记）' if item.explained else ''}", tone="good"
        )
    else:
        yield SectionLine(f"还没有解读材料（{rule.article}）", tone="late")


def _reported(told: Told) -> Iterator[SectionLine]:
    item, owed = told.item, report_due(told.item, told.book)
    if item.fields.get("reported"):
        yield SectionLine(f"{item.fields['reported']} 报到办公室", tone="good")
    if owed is not None:
        day = told.today.isoformat()
        tone = "late" if day > owed.due else ""
        reminding = "，已到提醒日" if owed.remind <= day <= owed.due else ""
        yield SectionLine(f"应在 {owed.due} 前报到办公室{reminding}（{owed.article}）", tone=tone)
    for chase in item.chases:
        yield SectionLine(f"{chase.day} 催报 {chase.who}{'：' + chase.how if chase.how else ''}", tone="soft")


def _linked(told: Told) -> Iterator[SectionLine]:
    links = told.item.links
    titles = told.titles(tuple(dict.fromkeys(link.record for link in links))) if links else {}
    for link in links:
        yield SectionLine(_of_link(link, titles.get(link.record, "")), record=link.record)


def _of_link(link: Link, title: str) -> str:
    name = f"“{title}”" if title else f"#{link.record}"
    return f"本件{link.kind}{name}" if link.ours else f"本件被{name}{link.kind}"


def _delivered(told: Told) -> Iterator[SectionLine]:
    for one in told.item.deliveries:
        back = f"，{one.receipt_day} 收到回执" if one.receipt_day else "，未收到回执"
        receiver = f"，{one.receiver} 接收" if one.receiver else ""
        tone = "good" if one.receipt_day else ""
        yield SectionLine(f"{one.day} {one.point} {one.copies} 份，{one.by} 移交{receiver}{back}", tone=tone)
    rule, left = told.book.rules.delivery, told.book.copies_owed(told.item)
    if rule is not None and left and told.now.stage is Stage.PUBLISHED and told.item.publications:
        yield SectionLine(f"还应向查阅点移送 {left} 份（{rule.article}）", tone="late")


def _valid(told: Told) -> Iterator[SectionLine]:
    until = told.item.fields.get("valid_until", "")
    if until and not told.item.lapsed:
        words, tone = validity_words(until, told.today)
        yield SectionLine(words, tone=tone)
