"""The item's one door to review (送审): what it hands in, and what follows when it is altered in review. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.ledger.acts import Asked, NextAct, act
from gongkai_desktop.office.lettering import several
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register import files, withholding
from gongkai_desktop.register.act import Meeting
from gongkai_desktop.register.fields import COLUMNS, ON_REQUEST, PROACTIVE
from gongkai_desktop.register.findings import ONWARD
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.review.acts import happenings
from gongkai_desktop.review.states import ReviewState
from gongkai_desktop.review.subject import JOINT, KEPT_FOR, REVIEWED_AS, TITLES, Subject

UNSUITED: Final = (Stage.REMOVAL, Stage.REMOVED, Stage.INSIDE, Stage.RETURNED, Stage.VOID)
"""Stages in which nothing is handed in."""
_FACTS: Final = ("formed", "summary", "basis", "withheld_reason", "source")
_ALWAYS: Final = frozenset({TITLES["title"], TITLES["attribute"], TITLES["attachments"], TITLES["major"]})
_WHEN_FILLED: Final = ("form", "category", "summary")
"""What was empty when it was approved and is filled in later changes nothing that was approved."""

REASON: Final = (Column("why", "说明", Kind.LONG, width=24, help="再次送审的写明改了什么"),)
_FORM: Final = COLUMNS["form"]
HANDING_IN: Final = act("hand_in", "送审", (*REASON, _FORM), date.min)
"""The form of handing in; its day is given with it."""


def subject_of(item: Item, book: Rulebook) -> Subject:
    """The item as a review is told of it."""
    fields = item.fields
    facts = {key: fields[key] for key in _FACTS if fields.get(key)}
    if reasons := withholding.reasons(item, book.rules):
        facts[KEPT_FOR] = JOINT.join(reasons)
    if item.reviewed_as:
        facts[REVIEWED_AS] = item.reviewed_as
    if going_out := files.going_out(item):
        facts["attachments"] = f"{len(going_out)} 件"
    return Subject(
        item.number,
        number=fields.get("index_no", ""),
        title=fields.get("title", ""),
        doc_no=fields.get("doc_no", ""),
        department=fields.get("department", ""),
        attribute=item.attribute,
        form=fields.get("form", ""),
        category=fields.get("category", ""),
        major=book.is_major(item),
        rules=item.rules,
        facts=facts,
    )


def wants_form(item: Item) -> bool:
    """Whether 公开形式 is still to be said: what the sheet asks before it is signed, not after."""
    return not item.fields.get("form") and item.attribute in (PROACTIVE, ON_REQUEST)


def form_column(rules: RuleSet) -> Column:
    """The question for 公开形式 with the office's channels to choose from."""
    return replace(_FORM, choices=tuple(one.title for one in rules.channels), help="审查表上“发布形式”一栏")


def form_given(item: Item, said: str, book: Rulebook, day: date, *, own: bool) -> tuple[Draft, ...]:
    """The 公开形式 said with something else, as an event of an item that has none yet.

    ``own``: said of this item; else said of many at once, and one that is not 主动公开 takes its own box.
    """
    fitting = said if own or item.attribute == PROACTIVE else book.rules.proposed_form(item.attribute) or said
    if not said or not wants_form(item):
        return ()
    return (Draft("item.amended", day, {"fields": {"form": fitting}}, item.number),)


def hand_in_many(items: Iterable[Item], rules: RuleSet, today: date) -> NextAct:
    """The form of handing many items in; 公开形式 is asked for those that have none."""
    note = "送审那天起计审查期限；打印审查表时没有送审的，随打印一起送审。"
    asked = list(items)
    question, onward = form_question(asked, rules), files.onward_column(*asked)
    if question is None:
        return act("hand_in", "送审", onward, today, primary=True, note=note)
    told, columns = f"{note}{question.note}", (*question.form.columns, *onward)
    return act("hand_in", "送审", columns, today, primary=True, note=told, defaults=question.defaults)


def form_question(items: Iterable[Item], rules: RuleSet) -> NextAct | None:
    """公开形式 asked for those of the items that have none; None where all have."""
    empty = [item for item in items if wants_form(item)]
    if not empty:
        return None
    named = several(f"“{item.fields.get('title', '')[:20]}”" for item in empty)
    proactive = any(item.attribute == PROACTIVE for item in empty)
    proposed = rules.proposed_form(PROACTIVE if proactive else ON_REQUEST)
    note = f"{named}还没有公开形式，先填好再送签，免得审查表上这一栏空着签字。"
    if proactive and any(item.attribute != PROACTIVE for item in empty):
        note += "这里填主动公开的；依申请公开的记为依申请公开。"
    form = Ledger("act-form", "公开形式", (form_column(rules),))
    return NextAct("form", "公开形式", partial(Asked, form, {"form": proposed}), primary=True, note=note)


def may_hand_in(item: Item, stage: Stage, book: Rulebook) -> bool:
    """Whether it waits for an approval and is in no review."""
    return not item.review and stage not in UNSUITED and book.progress(item).next is not None


def handing_in(
    item: Item, stage: Stage, book: Rulebook, day: date, why: str = "", left_open: str = ""
) -> Draft:
    """The item handed in. Refused when it is in review already or nothing is to be reviewed.

    Unfilled when findings in its files are undecided and no reason is given (``left_open``) to go on all the same.
    """
    if item.review:
        raise Refused("已经送审", way="请在“保密审查”里接着办")
    if not may_hand_in(item, stage, book):
        reason = "引用发文审签时的审查结论" if book.is_carried(item) else f"这条信息现在是“{stage}”"
        raise Refused("不用送审", why=reason, way="请核对公开属性和状态")
    steps = tuple(step.key for step in book.asked(item))
    subject = subject_of(item, book)
    declassified = withholding.declassified(item, book.rules)
    onward = files.onward(item, {ONWARD: left_open}, "送审")
    draft = happenings.handing_in(
        subject, steps, day, round_no=item.rounds + 1, why=why, declassified=declassified
    )
    return replace(draft, body={**draft.body, **onward})


def refuse_open(item: Item) -> None:
    """Refuse to hand in by the way, where no reason can be given, what has undecided findings in its files."""
    if left := files.left_words(item):
        why = f"附件里查出的问题还没有处理完——{left}"
        raise Refused("还不能送审", why=why, way="请先检查附件；确要照样送审的，用“送审”写明理由")


def altered(meeting: Meeting) -> tuple[Draft, ...]:
    """What follows for its review when an item was altered.

    An open review goes on with the item as it is now; an approval given for something else stands no longer.
    """
    before, after, book, review = meeting.before, meeting.after, meeting.book, meeting.review
    subject, steps = subject_of(after, book), tuple(step.key for step in book.asked(after))
    was, state, day = review.subject, meeting.state, meeting.day
    came = {one.sha256 for one in files.going_out(after)} - {one.sha256 for one in files.going_out(before)}
    if not (came or was.differences(subject)):
        return ()
    public = bool(before.fields.get("published")) and not before.removed
    if state is ReviewState.APPROVED and not public:
        changed = _approved_otherwise(was, subject, came=bool(came))
        if changed or steps != review.steps:
            return (happenings.outdating(review, changed or was.differences(subject), day),)
    if meeting.open or state in (ReviewState.APPROVED, ReviewState.REFUSED):
        kept = steps if meeting.open else review.steps
        return (happenings.amending(review, subject, kept, day),)
    return ()


def _approved_otherwise(was: Subject, now: Subject, *, came: bool) -> tuple[str, ...]:
    """The titles of what was approved in another form; ``came``: a file that goes out was added since.

    Files that were taken out, or replaced by a cleaned copy, are nothing that was not approved.
    """
    files = TITLES["attachments"]
    filled = {TITLES[key] for key in _WHEN_FILLED if was.fact(key)}
    found = [title for title in was.differences(now) if title in _ALWAYS | filled and title != files]
    return (*found, *((files,) if came else ()))
