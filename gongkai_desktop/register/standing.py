"""Where an item stands: stage, next step, due date, what is missing and what went against the rules. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_desktop.office.chain import REFERRED, Progress, Verdict, concluded_on, conclusion
from gongkai_desktop.office.lifting import CONSENT
from gongkai_desktop.office.limits import ANNOUNCED, Limit
from gongkai_desktop.register.breaches import Flag, judged, missing, owed
from gongkai_desktop.register.coordinating import ask_by, awaiting
from gongkai_desktop.register.fields import PROACTIVE, WITHHELD
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.reporting import ReportDue, report_due
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.register.screened import unconfirmed_copies
from gongkai_desktop.register.stages import SIGNING, Stage
from gongkai_desktop.register.withholding import pending

__all__ = ["Flag", "ReportDue", "Rulebook", "Standing", "removal_start", "report_due", "standing"]


_UNTIMED = (Stage.STOPPED, Stage.REMOVED, Stage.INSIDE)
"""Stages in which no time for publishing runs; what was reviewed and refused is not to be published (条例第十七条)."""

AGAIN = "须重新审查"
"""The conclusion of a review that was given for something else than the item is now."""

_ASKING = (Stage.REVIEW, Stage.READY, Stage.RETURNED)
"""Stages in which other organs are still to be asked about publishing it."""


OTHERWISE = "变更公开属性"
"""What an item that was proposed as 不予公开 waits for when its review came to the other conclusion."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The computed side of an item. ``due`` is ISO text ('' without a date); ``waiting`` names the next step.

    ``inside``: made known inside the office only. ``owed`` is what still belongs to a published item, in words.
    ``ask_by`` is the last day (ISO) for the letter that asks other organs, '' where none is owed.
    ``notes`` are no breaches: what neither law nor a document of the office has an article for.
    ``conclusion`` is the verdict of its review in words (保密审查结论), '' before it is in one, and ``reviewed`` the
    day of that verdict.
    """

    stage: Stage
    waiting: str = ""
    due: str = ""
    provisional: bool = False
    flags: tuple[Flag, ...] = ()
    missing: tuple[str, ...] = ()
    inside: bool = False
    owed: tuple[str, ...] = ()
    ask_by: str = ""
    conclusion: str = ""
    reviewed: str = ""
    notes: tuple[Flag, ...] = ()


def standing(item: Item, book: Rulebook) -> Standing:
    """Work out where the item stands under its rule set."""
    inside = book.is_inside(item)
    if item.void:
        return Standing(Stage.VOID, inside=inside)
    chain = book.progress(item)
    stage = _stage(item, chain, book, inside=inside)
    due, provisional, article = _due(item, stage, book)
    flags, notes = judged(item, due, article, book)
    return Standing(
        stage,
        _waiting(item, chain, stage, book),
        due,
        provisional,
        flags,
        missing(item, book),
        inside,
        owed(item, book) if stage is Stage.PUBLISHED else (),
        ask_by(item, book, due)[0] if stage in _ASKING else "",
        *_concluded(item, chain),
        notes,
    )


def _concluded(item: Item, chain: Progress) -> tuple[str, str]:
    """The verdict of the review that counts for the item, and its day; else what an old ledger tells of it."""
    if item.again:
        return AGAIN, ""
    if not (item.review or item.opinions):
        return item.fields.get("review_conclusion", ""), item.fields.get("reviewed", "")
    if item.held:
        return REFERRED, ""
    running = chain.verdict is Verdict.RUNNING
    return conclusion(chain), "" if running else concluded_on(chain, item.heard)


def _stage(item: Item, chain: Progress, book: Rulebook, *, inside: bool) -> Stage:
    attribute = item.attribute
    if item.fields.get("published") and not item.removed:
        if item.lapsed or inside or attribute not in ("", PROACTIVE):
            return Stage.REMOVAL
        return Stage.PUBLISHED if attribute else Stage.UNSET
    if item.removed or item.lapsed:
        return Stage.REMOVED
    if inside:
        return Stage.INSIDE
    if item.returned:
        return Stage.RETURNED
    return _before(item, chain, book)


def _before(item: Item, chain: Progress, book: Rulebook) -> Stage:
    """The stage of an item that is not public yet, or will not be."""
    attribute = item.attribute
    if not attribute:
        return Stage.UNSET
    if chain.verdict is Verdict.RUNNING and not (item.imported and attribute != PROACTIVE):
        return Stage.REVIEW
    if chain.verdict is Verdict.CLOSED and attribute != WITHHELD:
        return Stage.STOPPED
    if attribute == WITHHELD:
        publish = chain.verdict is Verdict.OPEN and bool(book.steps(item)) and not item.imported
        return Stage.REVIEW if publish else Stage.WITHHELD
    if pending(item, book.rules) or unconfirmed_copies(item):
        return Stage.REVIEW
    return Stage.READY if attribute == PROACTIVE else Stage.ON_REQUEST


def _waiting(item: Item, chain: Progress, stage: Stage, book: Rulebook) -> str:
    if stage is Stage.READY:
        return SIGNING if item.unsigned else awaiting(item, book)
    if stage is not Stage.REVIEW:
        return ""
    if chain.next is None and item.attribute == WITHHELD:
        return OTHERWISE
    if chain.next is None:
        kept = next((one.rule.kind for one in pending(item, book.rules)), "")
        return (awaiting(item, book) if kept == CONSENT else "") or kept or "审查员确认副本"
    return f"{chain.next.title}（报审中）" if item.held else chain.next.title


def _due(item: Item, stage: Stage, book: Rulebook) -> tuple[str, bool, str]:
    removal = book.rules.removal
    if stage is Stage.REMOVAL:
        start = removal_start(item, removal)
        return (*book.due(start, removal.term), removal.article) if removal and start else ("", False, "")
    start = item.start
    if item.attribute != PROACTIVE or stage in _UNTIMED or not start:
        return "", False, ""
    limit = book.limit(item)
    due, provisional = book.due(start, limit.term)
    if due < item.came and not item.fields.get("published"):
        return "", False, ""  # history: nobody knows from this ledger when, or whether, it was published
    turned = bool(item.turned) and item.turned == start
    return due, provisional, (turned and limit.turned_article) or limit.article


def removal_start(item: Item, removal: Limit | None) -> str:
    """The day from which removal counts: where the rule set says so that of the published clearance (C24)."""
    if removal is not None and ANNOUNCED in removal.starts:
        return item.announced
    return item.lapsed or item.changed
