"""An item's files looked through before they go out: decided, cleaned, sent back, told and flagged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.register.screened import Decision
from gongkai_desktop.register.screenings import Outcome
from gongkai_desktop.screening.examining import clean, examine
from gongkai_desktop.screening.matters import Matter, Report
from tests.screening.files import ID, MOBILE, paragraph, word

from .conftest import TODAY

if TYPE_CHECKING:
    from .conftest import Clerk


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    body = paragraph(f"王小明 身份证 {ID}") + paragraph("藏起来的话", "<w:vanish/>")
    return word(tmp_path / "正文.docx", body)


def attached(clerk: Clerk, path: Path, what: str = "信息正文") -> int:
    item = clerk.enter()
    clerk.desk.register.attach(item, path, actor=clerk.actor, today=TODAY, what=what)
    return item


def looked(clerk: Clerk, item: int) -> Report:
    (file,) = clerk.desk.screenings.files(item)
    return examine(file.path)


def decide(clerk: Clerk, item: int, outcome: Outcome) -> None:
    clerk.desk.screenings.record(item, outcome, actor=clerk.actor, today=TODAY)


def everything(report: Report, decision: Decision) -> dict[str, Decision]:
    return {one.key: decision for one in report.findings}


def note(clerk: Clerk, item: int) -> str:
    return next(act.note for act in clerk.view(item).acts if act.key == "publish")


def test_a_file_nobody_looked_at_is_told_before_publication(clerk: Clerk, letter: Path) -> None:
    item = attached(clerk, letter)
    assert "附件还没有检查（信息正文－正文.docx）" in note(clerk, item)
    assert clerk.desk.screenings.wanted(item)
    clerk.approve(item)
    assert note(clerk, item) == "附件还没有检查（信息正文－正文.docx）"
    clerk.publish(item)
    assert not [flag for flag in clerk.flags(item) if "附件" in flag]  # not looked at is no breach by itself


def test_the_offices_own_papers_are_not_asked_for(clerk: Clerk, letter: Path) -> None:
    item = attached(clerk, letter, "签回的审查表")
    assert clerk.desk.screenings.files(item) == () and "附件" not in note(clerk, item)


def test_confirming_personal_data_needs_a_reason(clerk: Clerk, letter: Path) -> None:
    item = attached(clerk, letter)
    report = looked(clerk, item)
    decisions = everything(report, Decision.CONFIRMED)
    with pytest.raises(Unfilled) as refused:
        decide(clerk, item, Outcome(report, decisions))
    assert "why" in refused.value.fields
    decide(clerk, item, Outcome(report, decisions, "本人同意公示"))
    assert "附件" not in note(clerk, item)
    assert "信息正文－正文.docx：2026-11-20 查出 3 处，确认无碍 3 处" in clerk.told(item)
    assert "理由：本人同意公示" in clerk.view(item).timeline[-1].text


def test_contents_are_never_remembered(clerk: Clerk, letter: Path) -> None:
    item = attached(clerk, letter)
    report = looked(clerk, item)
    decide(clerk, item, Outcome(report, everything(report, Decision.CONFIRMED), "同意"))
    body = clerk.desk.records.events(item)[-1].body
    assert [one["kind"] for one in body["findings"]] == ["identity", "name", "hidden"]
    assert not any(word in str(body) for word in (ID[:4], "王", "藏起来"))


def test_a_cleaned_copy_goes_out_in_place_of_the_file(clerk: Clerk, letter: Path, tmp_path: Path) -> None:
    item = attached(clerk, letter)
    report = looked(clerk, item)
    decisions = everything(report, Decision.CLEANED)
    with pytest.raises(Refused, match="还没有清理过的副本"):
        decide(clerk, item, Outcome(report, decisions))
    copy = tmp_path / "净.docx"
    assert clean(letter, copy, decisions).report.clean
    decide(clerk, item, Outcome(report, decisions, cleaned=copy))
    (file,) = clerk.desk.screenings.files(item)
    assert file.name == "信息正文－正文（清理后）.docx" and file.path.read_bytes() == copy.read_bytes()
    assert [one.name for one in clerk.view(item).attachments] == ["信息正文－正文.docx", file.name]
    assert "附件" not in note(clerk, item)
    assert "已清理 3 处" in clerk.told(item)[-1]


def test_an_approved_item_with_a_cleaned_copy_needs_no_second_review(
    clerk: Clerk, letter: Path, tmp_path: Path
) -> None:
    item = attached(clerk, letter)
    clerk.approve(item)
    report = looked(clerk, item)
    copy = tmp_path / "净.docx"
    clean(letter, copy, [one.key for one in report.findings])
    decide(clerk, item, Outcome(report, everything(report, Decision.CLEANED), cleaned=copy))
    assert "step" not in clerk.keys(item)


def test_a_file_sent_back_returns_the_item(clerk: Clerk, letter: Path, tmp_path: Path) -> None:
    item = attached(clerk, letter)
    report = looked(clerk, item)
    decisions = everything(report, Decision.RETURNED)
    with pytest.raises(Unfilled, match="哪里要改"):
        decide(clerk, item, Outcome(report, decisions))
    decide(clerk, item, Outcome(report, decisions, "请遮去身份证号码"))
    assert clerk.view(item).status == "退回补正"
    assert clerk.desk.screenings.wanted(item)
    better = word(tmp_path / "改好.docx", paragraph("王小明"))
    clerk.do(item, "mend", how="遮去了号码", picture=str(better))
    assert [one.name for one in clerk.desk.screenings.files(item)] == ["改好.docx"]


def test_published_with_something_open_is_flagged(clerk: Clerk, letter: Path) -> None:
    item = attached(clerk, letter)
    report = looked(clerk, item)
    identity = next(one.key for one in report.findings if one.kind is Matter.IDENTITY)
    decide(clerk, item, Outcome(report, {identity: Decision.CONFIRMED}, "本人同意公示"))
    assert "还没有处理完" in note(clerk, item)
    clerk.approve(item)
    clerk.publish(item)
    assert "公开时附件里查出的问题还没有处理完（信息正文－正文.docx）" in clerk.flags(item)
    decide(clerk, item, Outcome(report, everything(report, Decision.CONFIRMED), "补办"))
    assert "公开时附件里查出的问题还没有处理完（信息正文－正文.docx）" in clerk.flags(item)  # it was so
    with pytest.raises(Refused, match="现在不能退回补正"):
        decide(clerk, item, Outcome(report, everything(report, Decision.RETURNED), "晚了"))


def test_a_file_that_cannot_be_read_is_confirmed_by_eye(clerk: Clerk, tmp_path: Path) -> None:
    old = tmp_path / "旧.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + MOBILE.encode())
    item = attached(clerk, old)
    report = looked(clerk, item)
    assert "另存为 docx" in report.unread
    decide(clerk, item, Outcome(report))
    assert "附件" not in note(clerk, item)
    assert "信息正文－旧.doc：2026-11-20 内容程序读不出来，由人工看过" in clerk.told(item)


def test_a_look_can_be_taken_back(clerk: Clerk, letter: Path, tmp_path: Path) -> None:
    item = attached(clerk, letter)
    report = looked(clerk, item)
    copy = tmp_path / "净.docx"
    clean(letter, copy, [one.key for one in report.findings])
    decide(clerk, item, Outcome(report, everything(report, Decision.CLEANED), cleaned=copy))
    clerk.desk.undo_last(clerk.actor)
    assert [one.name for one in clerk.desk.screenings.files(item)] == ["信息正文－正文.docx"]
    assert "附件还没有检查" in note(clerk, item)


def test_another_items_file_is_refused(clerk: Clerk, letter: Path) -> None:
    item = clerk.enter()
    with pytest.raises(Refused, match="不是这条信息的附件"):
        decide(clerk, item, Outcome(examine(letter)))
