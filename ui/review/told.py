"""What the right column tells: a review, or an item that has not been handed in yet, in the same form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.deadlines.urgency import NONE, Urgency
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.panel import Entry
from ui.kit import look
from ui.kit.markup import escape
from ui.kit.rich import heading, marked, pairs
from ui.kit.sections import sections_html
from ui.register.summary import summary

if TYPE_CHECKING:
    from gongkai_desktop.cases.service import CaseView
    from gongkai_desktop.office.publishing import Caution
    from gongkai_desktop.register.service import ItemView
    from gongkai_desktop.review.case import ChainStep, ReviewCase
    from gongkai_desktop.review.review import Review, Said

HAND_IN: Final = "hand_in"

_NAMED: Final = 3  # as many names as a line of the panel shows


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the queue whole. ``review`` is 0 while the item has not been handed in."""

    item: int
    review: int
    title: str
    under: str
    html: str
    timeline: tuple[Entry, ...]
    urgency: Urgency
    deadline: Deadline | None
    acts: tuple[NextAct, ...]
    papers: tuple[int, ...]
    prints: tuple[str, ...] = ()
    """Papers of its own that it has the facts for, by key."""

    @property
    def id(self) -> int:
        """The line's id in the queue."""
        return self.review or self.item


def of_review(view: CaseView[Review, ReviewCase], item: ItemView | None = None) -> Told:
    """A review as the panel shows it; where its item must be handed in anew, with that act of the item."""
    review, subject = view.record, view.record.subject
    under = (view.number.rpartition("/")[2], subject.department, view.status.words)
    facts = (
        (QCoreApplication.translate("Review", "拟公开属性"), subject.attribute),
        (QCoreApplication.translate("Review", "文号"), subject.doc_no),
        (QCoreApplication.translate("Review", "公开形式"), subject.form),
        (QCoreApplication.translate("Review", "主题分类"), subject.category),
        (QCoreApplication.translate("Review", "送审"), review.handed_in),
    )
    known = pairs([(name, value) for name, value in facts if value])
    return Told(
        item=subject.record,
        review=view.id,
        title=view.title,
        under=" · ".join(part for part in under if part),
        html=_cautions(view.case.cautions)
        + _chain(view.case.chain)
        + sections_html(view.sections)
        + _facts(known, subject.record),
        timeline=view.timeline,
        urgency=view.urgency,
        deadline=view.deadline,
        acts=view.acts if item is None else (*_handing_in(item), *view.acts),
        papers=review.papers,
        prints=tuple(_prints(review)),
    )


def of_item(view: ItemView) -> Told:
    """An item that waits to be handed in; of its acts, those that concern the review."""
    under = (view.number.rpartition("/")[2], view.case.responsible, view.status.words)
    return Told(
        item=view.id,
        review=0,
        title=view.case.fields.get("title", ""),
        under=" · ".join(part for part in under if part),
        html=summary(view) + _link(view.id),
        timeline=view.timeline,
        urgency=NONE,
        deadline=None,
        acts=_handing_in(view),
        papers=view.record.papers,
    )


def _prints(review: Review) -> Iterator[str]:
    if review.referrals:
        yield "referral"
    if review.separation is not None:
        yield "separation"
    if review.declassified is not None:
        yield "declassification"


def _handing_in(view: ItemView) -> tuple[NextAct, ...]:
    return tuple(replace(act, primary=True) for act in view.acts if act.key == HAND_IN)


def _cautions(cautions: Iterable[Caution]) -> str:
    """What calls for special care."""
    words = QCoreApplication.translate("Review", "审查时注意：重点审查：{}（{}）")
    told = (words.format(one.title, one.article) for one in cautions)
    return "".join(marked("▲", look.AMBER, one) for one in told)


def _facts(known: str, item: int) -> str:
    return heading(QCoreApplication.translate("Review", "送审的信息")) + known + _link(item)


def _link(item: int) -> str:
    words = escape(QCoreApplication.translate("Review", "打开这条登记"))
    return f"<p style='margin:8px 0 0 0'><a href='{item}' style='color:{look.BLUE}'>{words}</a></p>"


def _chain(chain: Sequence[ChainStep]) -> str:
    """Every step with what was said at it; the one whose turn it is stands out."""
    return heading(QCoreApplication.translate("Review", "审查环节")) + "".join(_step(one) for one in chain)


def _step(one: ChainStep) -> str:
    if one.said is not None and not one.current:
        return _told(one, one.said)
    holders = _holders(one.holders) or one.step.role
    if one.current:
        words = QCoreApplication.translate("Review", "待{}").format(one.step.title)
        return _line("▶", look.BLUE, words, holders, bold=True) + (_before(one.said) if one.said else "")
    return _line("○", look.SOFT, one.step.title, holders)


def _holders(names: Sequence[str]) -> str:
    """Who may sign; of many the first, who is of the department itself."""
    if len(names) <= _NAMED:
        return "、".join(names)
    return QCoreApplication.translate("Review", "{} 等 {} 人").format(names[0], len(names))


def _told(one: ChainStep, said: Said) -> str:
    """A step that is done: the opinion, who signed on which day, grounds, and what was not by the rules."""
    passing = said.opinion in one.step.passing
    mark, ink = ("✓", look.GREEN) if passing else ("✕", look.RED)
    line = _line(mark, ink, f"{one.step.title}：{said.opinion}", f"{said.who}　{said.day.isoformat()}")
    under = [f"{title}：{value}" for title, value in said.more.items()]
    under += [said.grounds] if said.grounds else []
    under += [said.reason] if said.reason else []
    return line + "".join(_under(text) for text in under)


def _before(said: Said) -> str:
    """What was said at a step that has its turn again."""
    words = QCoreApplication.translate("Review", "上次：{}（{} {}）")
    return _under(words.format(said.opinion, said.who, said.day.isoformat()))


def _line(mark: str, ink: str, words: str, who: str, *, bold: bool = False) -> str:
    told = f"<b>{escape(words)}</b>" if bold else escape(words)
    return (
        f"<p style='margin:3px 0 0 0'><span style='color:{ink}'>{mark} {told}</span>"
        f"　<span style='color:{look.SOFT}'>{escape(who)}</span></p>"
    )


def _under(text: str) -> str:
    return f"<p style='margin:0 0 0 20px;color:{look.SOFT}'>{escape(text)}</p>"
