"""An item's files looked through before they go out: decided, cleaned, sent back, told and flagged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.register.findings import Decision
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


def ready(clerk: Clerk, path: Path) -> int:
    """An item with the file, every approval given."""
    item = attached(clerk, path)
    clerk.do(item, "amend", form=clerk.desk.office.rules.channels[0].title)
    clerk.approve(item)
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
    assert list(clerk.view(item).case.roles.values()) == ["原件留存，由副本或改好的代替", "公开的正文"]
    assert "附件" not in note(clerk, item)
    assert "已清理 3 处" in clerk.told(item)[-1]


def cleaned(
    clerk: Clerk, item: int, source: Path, copy: Path, *kinds: Matter, left: Decision = Decision.OPEN
) -> None:
    """Findings of these kinds (all of them, where none are named) taken out in a copy, the others decided so."""
    report = looked(clerk, item)
    chosen = {one.key for one in report.findings if not kinds or one.kind in kinds}
    still = clean(source, copy, chosen).report
    decisions = {one.key: Decision.CLEANED if one.key in chosen else left for one in report.findings}
    why = "本人同意公示" if left is Decision.CONFIRMED else ""
    decide(clerk, item, Outcome(report, decisions, why, copy, still))


def test_cleaning_what_never_showed_asks_no_new_review(every: Clerk, letter: Path, tmp_path: Path) -> None:
    item = ready(every, letter)
    cleaned(every, item, letter, tmp_path / "净.docx", Matter.HIDDEN, left=Decision.CONFIRMED)
    assert every.view(item).status.words == "待公开"
    every.do(item, "amend", note="办公室存 2 份")
    assert every.view(item).status.words == "待公开"
    assert "step" not in every.keys(item)


def test_a_copy_without_some_of_the_text_waits_for_the_reviewers_word(
    every: Clerk, letter: Path, tmp_path: Path
) -> None:
    """D 保密审查制度第十条、B 第十三条：非密处理后，经保密审查可予公开。"""
    item = ready(every, letter)
    cleaned(every, item, letter, tmp_path / "净.docx")
    view = every.view(item)
    assert view.status.words == "待审查员确认副本"
    assert (view.acts[0].key, view.acts[0].title) == ("confirm_copy", "登记副本确认")
    every.do(item, "confirm_copy", who="柳审查")
    assert every.view(item).status.words == "待公开"
    assert "经审查员 柳审查 确认" in every.view(item).timeline[-1].text
    every.do(item, "amend", note="办公室存 2 份")
    assert every.view(item).status.words == "待公开"


def test_published_before_the_reviewer_confirmed_the_copy_is_flagged(
    every: Clerk, letter: Path, tmp_path: Path
) -> None:
    item = ready(every, letter)
    cleaned(every, item, letter, tmp_path / "净.docx")
    every.publish(item)
    assert any("删改过正文的副本没有经审查员确认就公开" in text for text in every.flags(item))


def test_a_copy_made_before_the_review_is_what_was_reviewed(
    clerk: Clerk, letter: Path, tmp_path: Path
) -> None:
    item = attached(clerk, letter)
    cleaned(clerk, item, letter, tmp_path / "净.docx")
    clerk.approve(item)
    assert clerk.view(item).status.words == "待公开"


def test_a_copy_in_which_something_was_left_says_so_by_its_name(
    clerk: Clerk, letter: Path, tmp_path: Path
) -> None:
    item = attached(clerk, letter)
    cleaned(clerk, item, letter, tmp_path / "净.docx", Matter.IDENTITY)
    (file,) = clerk.desk.screenings.files(item)
    assert file.name == "信息正文－正文（部分清理，还有 2 处）.docx"
    assert any(
        "已清理 1 处，待处理 2 处" in line and "部分清理，还有 2 处" in line for line in clerk.told(item)
    )


def test_a_copy_with_findings_left_stops_publication_once_and_going_on_is_flagged(
    every: Clerk, letter: Path, tmp_path: Path
) -> None:
    """Two handled, two left, saved: what is left is named file by file, and going on needs a reason."""
    item = ready(every, letter)
    cleaned(every, item, letter, tmp_path / "净.docx", Matter.HIDDEN)
    assert "还没有处理完" in note(every, item)
    with pytest.raises(Unfilled) as stopped:
        every.publish(item)
    told = stopped.value.fields["left_open"]
    assert "信息正文－正文（部分清理，还有 2 处）.docx：" in told and "身份证号码" in told and "姓名" in told
    every.do(item, "publish", checked="李四", left_open="本人书面同意公示")
    assert any("公开时附件里查出的问题还没有处理完" in text for text in every.flags(item))
    assert any("本人书面同意公示" in line for line in every.told(item))
    assert "理由：本人书面同意公示" in every.view(item).timeline[-1].text


@pytest.mark.parametrize(
    ("key", "facts", "told"),
    [
        ("publish_more", {"checked": "李四"}, "公开时"),
        ("correct", {"why": "错字", "checked": "李四"}, "更正时"),
        ("replace", {"why": "换附件", "checked": "李四"}, "替换时"),
        ("deliver", {"copies": "2", "by": "张三"}, "移送查阅点时"),
    ],
)
def test_every_act_that_makes_public_stops_for_findings_left_and_going_on_is_flagged(
    every: Clerk, letter: Path, tmp_path: Path, key: str, facts: dict[str, str], told: str
) -> None:
    """条例第十七条：公开前审查；一个渠道公开以后又添的文件，到别的渠道、换上页面、送到查阅点以前一样要处理完。"""
    if key == "deliver" and not every.desk.office.rules.points:
        return
    item = every.enter()
    every.do(item, "amend", form=every.desk.office.rules.channels[0].title)
    every.approve(item)
    every.publish(item)
    every.desk.register.attach(item, letter, actor=every.actor, today=TODAY, what="公开的附件")
    cleaned(every, item, letter, tmp_path / "净.docx", Matter.HIDDEN)
    with pytest.raises(Unfilled) as stopped:
        every.do(item, key, **facts)
    assert "身份证号码" in stopped.value.fields["left_open"]
    every.do(item, key, **facts, left_open="本人书面同意公示")
    assert any(flag.startswith(f"{told}附件里查出的问题还没有处理完") for flag in every.flags(item))
    assert "理由：本人书面同意公示" in every.view(item).timeline[-1].text
    again = next(one for one in every.view(item).acts if one.key == "publish_more")
    assert again.defaults["left_open"] == "本人书面同意公示", "the reason once given is offered again"


def test_handing_in_with_findings_undecided_stops_once(every: Clerk, letter: Path, tmp_path: Path) -> None:
    item = attached(every, letter)
    every.do(item, "amend", form=every.desk.office.rules.channels[0].title)
    cleaned(every, item, letter, tmp_path / "净.docx", Matter.HIDDEN)
    with pytest.raises(Unfilled) as stopped:
        every.do(item, "hand_in")
    assert "身份证号码" in stopped.value.fields["left_open"]
    with pytest.raises(Refused, match="身份证号码"):
        every.desk.papers.prepare("review-item", [item], TODAY)
    every.do(item, "hand_in", left_open="先送审，公开前再处理")
    assert any("送审时附件里查出的问题还没有处理完" in text for text in every.flags(item))
    assert "先送审，公开前再处理" in every.view(item).timeline[-1].text


def test_of_many_only_the_one_with_findings_left_is_held_and_told_why(
    clerk: Clerk, letter: Path, tmp_path: Path
) -> None:
    open_, other = ready(clerk, letter), clerk.enter("另一件")
    clerk.approve(other)
    cleaned(clerk, open_, letter, tmp_path / "净.docx", Matter.HIDDEN)
    register = clerk.desk.register
    (act,) = (one for one in register.common_acts([open_, other], TODAY) if one.key == "publish")
    assert "left_open" not in act.form.keys
    done = register.perform_many(
        [open_, other], "publish", {**act.defaults, "checked": "李四"}, actor=clerk.actor, today=TODAY
    )
    assert done.done == (other,)
    ((left, why),) = done.left
    assert left == open_ and "身份证号码" in why


def test_which_file_goes_out_is_said_of_each(every: Clerk, letter: Path, tmp_path: Path) -> None:
    item = attached(every, letter)
    draft = word(tmp_path / "过程稿.docx", paragraph(f"张三 {ID}"))
    every.desk.register.attach(item, draft, actor=every.actor, today=TODAY)
    view = every.view(item)
    assert list(view.case.roles.values()) == ["公开的正文", "没有说明，按要公开的检查"]
    assert len(every.desk.screenings.files(item)) == 2
    every.do(item, "file_told", file="过程稿.docx", role="工作材料，不公开")
    assert [one.name for one in every.desk.screenings.files(item)] == ["信息正文－正文.docx"]
    assert list(every.view(item).case.roles.values()) == ["公开的正文", "工作材料，不公开"]


def test_a_working_paper_added_after_approval_asks_no_new_review_and_one_that_goes_out_does(
    clerk: Clerk, letter: Path, tmp_path: Path
) -> None:
    item = ready(clerk, letter)
    paper = tmp_path / "底稿.txt"
    paper.write_text("底稿", encoding="utf-8")
    register = clerk.desk.register
    register.attach(item, paper, actor=clerk.actor, today=TODAY, what="工作材料")
    assert clerk.view(item).status.words == "待公开"
    clerk.do(item, "file_told", file="工作材料－底稿.txt", role="公开的附件")
    assert clerk.view(item).case.now.stage == "待审查"
    assert any("附件" in line and "须重新审查" in line for line in clerk.told(item))


def test_a_file_sent_back_returns_the_item(clerk: Clerk, letter: Path, tmp_path: Path) -> None:
    item = attached(clerk, letter)
    report = looked(clerk, item)
    decisions = everything(report, Decision.RETURNED)
    with pytest.raises(Unfilled, match="哪里要改"):
        decide(clerk, item, Outcome(report, decisions))
    decide(clerk, item, Outcome(report, decisions, "请遮去身份证号码"))
    assert clerk.view(item).status.words == "退回补正"
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
    clerk.do(item, "publish", checked="李四", left_open="先公开")
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


def test_many_are_handed_in_only_with_a_reason_for_what_is_left(
    clerk: Clerk, letter: Path, tmp_path: Path
) -> None:
    item, other = attached(clerk, letter), clerk.enter("另一件")
    cleaned(clerk, item, letter, tmp_path / "净.docx", Matter.HIDDEN)
    register = clerk.desk.register
    with pytest.raises(Unfilled) as stopped:
        register.hand_in([item, other], {}, actor=clerk.actor, today=TODAY)
    assert "身份证号码" in stopped.value.fields["left_open"]
    assert not clerk.view(other).record.review, "nothing was done"
    register.hand_in([item, other], {"left_open": "先送审"}, actor=clerk.actor, today=TODAY)
    assert clerk.view(item).record.review and clerk.view(other).record.review
