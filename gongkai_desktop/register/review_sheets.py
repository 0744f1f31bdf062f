"""What stands on the review sheets of items, to whom they go for signature, and what their printing hands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gongkai_desktop.office.chain import Verdict
from gongkai_desktop.office.citing import Branch, aside, cited
from gongkai_desktop.office.lettering import bracketed, month_day
from gongkai_desktop.office.office import Office
from gongkai_desktop.office.printing import Twin
from gongkai_desktop.office.ruleset import RuleSet, Step
from gongkai_desktop.paper.review import AGREE, DISAGREE, ReviewItem, ReviewRow
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.item import Item, Opinion
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.submission import handing_in, refuse_open
from gongkai_desktop.review.boxes import box, grounds_rule, risk_levels
from gongkai_desktop.review.review import Review, Said

REVIEWER, LEADER = "审查员", "分管领导"
"""The posts that the two boxes of 信息发布保密审查表 belong to."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An item with its rules and the review that it is in, if it is in one."""

    case: ItemCase
    review: Review | None = None

    @property
    def item(self) -> Item:
        """The item."""
        return self.case.item

    @property
    def book(self) -> Rulebook:
        """The rules it goes by."""
        return self.case.book

    def stands(self) -> Mapping[str, Opinion]:
        """The opinions that still count, by their step: none that was overruled or waits for an answer."""
        counting = {step for step, _ in self.case.progress.standing}
        return {said.step: said for said in self.item.opinions if said.step in counting}

    def said(self, step: str) -> Said | None:
        """What was last said at a step in its review."""
        told = self.review.said if self.review else ()
        return next((one for one in reversed(told) if one.step == step), None)


def sheet_twin(plain: Twin, subjects: Sequence[Reviewed], office: Office, today: date) -> Twin:
    """The twin of a review sheet: out to its next signer, and what was not in review yet handed in with it."""
    handed = [_handed_in(one, today) for one in subjects]
    under_way = [one for one, draft in zip(subjects, handed, strict=True) if one.item.review or draft]
    waiting = [(step, one) for one in under_way if (step := _waiting_for(one)) is not None]
    return replace(
        plain,
        records=tuple(one.review.number for one in subjects if one.review is not None),
        begins=tuple(draft for draft in handed if draft is not None),
        out=bool(waiting),
        signer=_signer(*waiting[0], office, today) if waiting else "",
    )


def _handed_in(one: Reviewed, today: date) -> Draft | None:
    """The item handed in where it waits for review; of any other the sheet is printed for the file."""
    stage = one.case.now.stage
    if one.item.review or stage is not Stage.REVIEW:
        return None
    refuse_open(one.item)
    return handing_in(one.item, stage, one.book, today)


def _waiting_for(one: Reviewed) -> Step | None:
    progress = one.case.progress
    return progress.next if progress.verdict is Verdict.RUNNING else None


def _signer(step: Step, one: Reviewed, office: Office, today: date) -> str:
    """Who signs next: the holder of the post or who stands in, else the post."""
    signers = office.signers(step.role, today, one.item.fields.get("department", ""))
    return next((signer.name for signer in signers), step.called)


def list_row(one: Reviewed) -> ReviewRow:
    """An item as a line of 信息发布保密审查表: each box ticked by its own step, where its opinion still stands."""
    fields, steps = one.item.fields, one.book.steps(one.item)
    stands = one.stands()
    reviewer = next((step for step in steps if step.role == REVIEWER), None)
    said = stands.get(reviewer.key) if reviewer else None
    form = one.book.rules.release_form(one.item.attribute, fields.get("form", ""))
    return ReviewRow(
        fields.get("department", ""),
        fields.get("title", ""),
        form.key if form else "",
        _ticked(said.opinion in reviewer.passing) if said and reviewer else "",
        _decision(steps, stands),
        fields.get("basis", ""),
        said.grounds if said else "",
    )


def _ticked(agrees: bool) -> str:
    return AGREE if agrees else DISAGREE


def _decision(steps: Sequence[Step], stands: Mapping[str, Opinion]) -> str:
    """The leader's box: what his last step came to for the item, '' while he has not spoken.

    His approval of a refusal is no consent to publication.
    """
    given = [(step, stands[step.key].opinion in step.passing) for step in steps if step.key in stands]
    leaders = [step for step in steps if step.role == LEADER]
    his = [agrees for step, agrees in given if step.role == LEADER]
    if not his or (all(his) and leaders[-1].key not in stands):
        return ""
    return _ticked(all(agrees for step, agrees in given if not step.advises))


def places(rules: RuleSet) -> tuple[tuple[str, str], ...]:
    """The boxes of 发布形式, by key, in the office's own words."""
    return tuple((form.key, form.title) for form in rules.release_forms)


def grounds_basis(rules: RuleSet) -> str:
    """The note below the grounds of a refusal, with the rule that asks for them where there is one."""
    return f"经审查不同意公开的，说明依据和理由{bracketed(cited(rules, Branch.GROUNDS))}。"


def item_sheet(one: Reviewed) -> ReviewItem:
    """An item as its own 政府信息公开保密审查表, with what was said of it so far."""
    fields, rules = one.item.fields, one.book.rules
    cautions = rules.cautions_for(fields.get("title", ""), fields.get("category", ""))
    steps, stands = one.book.steps(one.item), one.stands()
    return ReviewItem(
        title=fields.get("title", ""),
        index_no=fields.get("index_no", ""),
        doc_no=fields.get("doc_no", ""),
        department=fields.get("department", ""),
        formed=month_day(fields.get("formed", "")),
        attribute=one.item.attribute,
        form=fields.get("form", ""),
        summary=fields.get("summary", ""),
        steps=tuple(box(step, stands.get(step.key), one.said(step.key)) for step in steps),
        risk=risk_levels(rules, steps),
        prompts=tuple(f"重点审查：{caution.title}{aside(caution.article)}" for caution in cautions),
        grounds_rule=grounds_rule(steps),
    )


def blank_sheet(book: Rulebook) -> ReviewItem:
    """The sheet for handwriting, with the chain of what is published on the office's own motion."""
    steps = book.steps(Item(fields={"attribute": PROACTIVE, "major": "是"}))
    boxes = tuple(box(step, None, None) for step in steps)
    return ReviewItem(steps=boxes, risk=risk_levels(book.rules, steps), grounds_rule=grounds_rule(steps))
