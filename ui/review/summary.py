"""概要 of a row of the queue: what calls for care, the chain step by step, what was handed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui.kit import look
from ui.kit.ledger.facts import facts
from ui.kit.markup import escape
from ui.kit.rich import heading, marked, pairs
from ui.register.summary import summary as item_summary

if TYPE_CHECKING:
    from gongkai_desktop.cases.service import CaseView
    from gongkai_desktop.office.publishing import Caution
    from gongkai_desktop.register.service import ItemView
    from gongkai_desktop.review.case import ChainStep, ReviewCase
    from gongkai_desktop.review.review import Review, Said

_NAMED: Final = 3  # as many names as a line shows


def of_review(view: CaseView[Review, ReviewCase]) -> str:
    """A review as rich text; what went against the rules is one of its sections."""
    case = view.case
    return (
        _cautions(case.cautions)
        + _chain(case.chain)
        + facts(replace(view, breaches=()))
        + _handed_in(view.record)
    )


def of_item(view: ItemView) -> str:
    """An item that waits to be handed in."""
    return item_summary(view) + _link(view.id)


def _cautions(cautions: Iterable[Caution]) -> str:
    """What calls for special care."""
    words = QCoreApplication.translate("Review", "审查时注意：重点审查：{}（{}）")
    told = (words.format(one.title, one.article) for one in cautions)
    return "".join(marked("▲", look.AMBER, one) for one in told)


def _handed_in(review: Review) -> str:
    subject = review.subject
    told = (
        (QCoreApplication.translate("Review", "拟公开属性"), subject.attribute),
        (QCoreApplication.translate("Review", "文号"), subject.doc_no),
        (QCoreApplication.translate("Review", "公开形式"), subject.form),
        (QCoreApplication.translate("Review", "主题分类"), subject.category),
        (QCoreApplication.translate("Review", "送审"), review.handed_in),
    )
    known = pairs([(name, value) for name, value in told if value])
    return heading(QCoreApplication.translate("Review", "送审的信息")) + known + _link(subject.record)


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
