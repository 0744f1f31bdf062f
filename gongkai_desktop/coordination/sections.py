"""A letter's panel: whether it lets its items be published, what was asked, what came back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from gongkai_desktop.coordination.clearance import Clearance, clearance, hindrance
from gongkai_desktop.coordination.forms import COLUMNS, MEANINGS
from gongkai_desktop.coordination.letter import Letter, LetterState
from gongkai_desktop.coordination.limits import side_of
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.panel import Section, SectionLine, panel
from gongkai_desktop.office.reviewing import Coordination

_UNANSWERED = (LetterState.DRAFT, LetterState.OUT, LetterState.UNANSWERED)


def sections(
    letter: Letter, titles: Mapping[int, str], rule: Coordination, today: date
) -> tuple[Section, ...]:
    """Every section that has something to say, in reading order."""
    return panel(
        ("能不能公开", _standing(letter, rule, today)),
        ("函件", _sending(letter, rule, today)),
        ("征求意见的内容", _contents(letter)),
        ("涉及的信息", (SectionLine(titles.get(one, f"#{one}"), record=one) for one in letter.items)),
        ("答复和处理", _answers(letter)),
        ("异议和补救", _objections(letter)),
    )


def _standing(letter: Letter, rule: Coordination, today: date) -> Iterator[SectionLine]:
    if letter.withdrawn or (letter.objections and not letter.outcomes and not letter.sent):
        return
    stands = clearance(letter, today.isoformat())
    if stands is Clearance.FREE:
        silent = "" if letter.last else f"（逾期未复，{MEANINGS[letter.silence]}）"
        yield SectionLine(f"可以公开{silent}", tone="good")
    else:
        why, article = hindrance(letter, today.isoformat()), side_of(letter, rule).article
        yield SectionLine(f"{why}，先不公开{aside(article)}", tone="late")


def _sending(letter: Letter, rule: Coordination, today: date) -> Iterator[SectionLine]:
    """What went out, and the limit that is still to be kept; one that was kept is told no more."""
    if not letter.contents and not letter.sent:
        return
    yield SectionLine(f"{letter.kind}：{letter.addressee}" + (f"　{letter.doc_no}" if letter.doc_no else ""))
    if letter.send_by and letter.state is LetterState.DRAFT:
        article = rule.send_within.article if rule.send_within else side_of(letter, rule).article
        late = "late" if today.isoformat() > letter.send_by else "soft"
        yield SectionLine(f"应在 {letter.send_by} 前发出{aside(article)}", tone=late)
    if letter.sent:
        received = f"，{letter.received} 收到" if letter.received else ""
        text = "，附全文" if letter.full_text else ""
        yield SectionLine(f"{letter.sent} 发出{f'（{letter.how}）' if letter.how else ''}{received}{text}")
    if letter.reply_by and letter.state in _UNANSWERED:
        yield SectionLine(f"{letter.reply_by} 前答复{aside(side_of(letter, rule).reply_article)}")
    for chase in letter.chases:
        yield SectionLine(f"{chase.day} 催复{'：' + chase.how if chase.how else ''}", tone="soft")


def _contents(letter: Letter) -> Iterator[SectionLine]:
    for column in COLUMNS:
        if said := letter.contents.get(column.key):
            yield SectionLine(f"{column.title}：{said}")


def _answers(letter: Letter) -> Iterator[SectionLine]:
    for one in letter.outcomes:
        said = MEANINGS.get(one.verdict, one.verdict)
        who = {"reply": "复函", "silence": "逾期未复"}.get(one.source, one.by)
        paper = f"（{one.paper}）" if one.paper else ""
        grounds = f"；{one.grounds}" if one.grounds else ""
        yield SectionLine(f"{one.day} {who}{paper}：{said}{grounds}")
    for up in letter.escalations:
        number = f"（{up.number}）" if up.number else ""
        yield SectionLine(f"{up.day} 报请{up.to}协商{number}：{up.what}")


def _objections(letter: Letter) -> Iterator[SectionLine]:
    for one in letter.objections:
        yield SectionLine(f"{one.day} {one.who}提出异议：{one.what}", tone="" if one.result else "late")
        if one.result:
            yield SectionLine(f"{one.remedy_day} {one.result}：{one.remedy}", tone="good")
