"""公开前检查附件: the files of an item to be looked through, and what was decided, recorded as one act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.office.secrecy import refuse_marked_file, refuse_marked_text
from gongkai_desktop.records.event import Changed, Draft, Json
from gongkai_desktop.records.memory import Records
from gongkai_desktop.register.files import copy_name, going_out, left_words, looked, note, summary
from gongkai_desktop.register.findings import Decision
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.service import Register
from gongkai_desktop.screening.matters import GRAVE, Finding, Report
from gongkai_desktop.store.attachments import Attachments

FORM = "检查附件"


@dataclass(frozen=True, slots=True)
class ToScreen:
    """A file to be looked through: where its content lies (never changed), how the last look ended ('' for none)."""

    sha256: str
    name: str
    path: Path
    told: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided of a file. ``decisions`` by the finding's key; those left out wait. ``why`` explains what was
    confirmed though it is personal or marked, or why the file goes back. ``cleaned`` is the cleaned copy, ``still``
    what was found in it when it had been made.
    """

    report: Report
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    why: str = ""
    cleaned: Path | None = None
    still: Report | None = None

    def of(self, finding: Finding) -> Decision:
        """What was decided of a finding."""
        return self.decisions.get(finding.key, Decision.OPEN)

    @property
    def kept(self) -> int:
        """How many of the findings the cleaned copy still has: left in it, or seen in it all the same."""
        left = [one.kind for one in self.report.findings if self.of(one) is not Decision.CLEANED]
        taken = {one.kind for one in self.report.findings} - set(left)
        seen = self.still.findings if self.still is not None else ()
        return len(left) + sum(1 for one in seen if one.kind in taken)


class Screenings:
    """Reads on any desk; records only where the records may be written."""

    def __init__(self, records: Records, register: Register, attachments: Attachments) -> None:
        self._records, self._register, self._attachments = records, register, attachments

    def files(self, item_id: int) -> tuple[ToScreen, ...]:
        """The item's files that are to be made public; those whose content is missing are left out."""
        item = self._register.state(item_id)
        return tuple(
            ToScreen(one.sha256, one.name, path, summary(look) if (look := looked(item, one)) else "")
            for one in going_out(item)
            if (path := self._attachments.readable(one.sha256, one.name)) is not None
        )

    def wanted(self, item_id: int) -> str:
        """What is still to be done about the item's files before it is published, '' when nothing is."""
        return note(self._register.state(item_id))

    def left(self, item_id: int) -> str:
        """What was found and is not decided, file by file, '' when nothing is: with it neither handed in nor published
        without a reason.
        """
        return left_words(self._register.state(item_id))

    def record(self, item_id: int, outcome: Outcome, *, actor: int, today: date) -> Changed:
        """Remember what was decided: kinds and places, never contents. A cleaned copy is kept beside the file and
        goes out in its place; a file sent back sends the item back to its department.
        """
        item = self._register.state(item_id)
        name = next((one.name for one in item.attached if one.sha256 == outcome.report.sha256), "")
        if not name:
            raise Refused(f"“{outcome.report.name}”不是这条信息的附件", way="请关闭检查窗口，重新打开再检查")
        refuse_marked_text([outcome.why])
        _check(outcome)
        drafts = [Draft("item.screened", today, self._body(outcome, name), item_id)]
        if Decision.RETURNED in outcome.decisions.values():
            drafts += self._returned(item, item_id, outcome.why, today)
        return self._records.append(drafts, actor=actor)

    def _body(self, outcome: Outcome, name: str) -> dict[str, Json]:
        report = outcome.report
        findings = [
            {"key": one.key, "kind": one.kind.value, "place": one.place, "decision": outcome.of(one).value}
            for one in report.findings
        ]
        body: dict[str, Json] = {"file": report.sha256, "name": name, "findings": findings}
        body |= {"why": outcome.why} if outcome.why else {}
        body |= {"unread": report.unread} if report.unread else {}
        if outcome.cleaned is not None:
            refuse_marked_file(outcome.cleaned)
            kept = self._attachments.keep(outcome.cleaned, copy_name(name, outcome.kept))
            body |= {"cleaned": kept.sha256, "attachments": [kept.as_body()]}
        return body

    def _returned(self, item: Item, item_id: int, why: str, today: date) -> tuple[Draft, ...]:
        if item.returned:
            return ()
        acts = self._register.view(item_id, today).acts
        if not any(act.key == "return" for act in acts):
            raise Refused(
                "现在不能退回补正",
                why="这条信息已经公开或者已经办完",
                way="已经公开的，请用“从渠道撤下”；其他的请改为确认或清理",
            )
        return self._register.drafted(item_id, "return", {"day": today.isoformat(), "why": why}, today)


def _check(outcome: Outcome) -> None:
    decided = [(one, outcome.of(one)) for one in outcome.report.findings]
    if any(decision is Decision.RETURNED for _, decision in decided) and not outcome.why.strip():
        raise Unfilled(FORM, {"why": "退回的，要写明哪里要改"})
    grave = any(one.kind in GRAVE and decision is Decision.CONFIRMED for one, decision in decided)
    if grave and not outcome.why.strip():
        raise Unfilled(FORM, {"why": "个人信息、内部字样或盖住的文字确认无碍的，要写理由"})
    if any(decision is Decision.CLEANED for _, decision in decided) and outcome.cleaned is None:
        raise Refused("还没有清理过的副本", why="有的问题选了清理", way="请先清理，再保存")
