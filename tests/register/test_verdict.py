"""保密审查结论 is what the review came to, whoever spoke last: in the list, the panel, the export, the template."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gongkai_desktop.cases.query import Query
from gongkai_desktop.register.incoming import imported

from .conftest import TODAY, Clerk

Open = Callable[[str], Clerk]


def concluded(clerk: Clerk, item: int) -> str:
    """What list and panel say, and the export and a superior's template say the same."""
    (row,) = [one for one in clerk.desk.lists.page(Query(), TODAY) if one["id"] == item]
    said = str(row["review_conclusion"])
    assert clerk.view(item).case.fields["review_conclusion"] == said
    assert (row["reviewed"] != "") == (said not in ("", "在审", "须报审", "须重新审查"))
    assert exported(clerk, item, None) == said
    return said


def exported(clerk: Clerk, item: int, template: Path | None) -> str:
    path = clerk.desk.folder.root / f"出-{item}.xlsx"
    clerk.desk.ledger_exporter("register").export(path, Query(), template=template)
    cells = [
        [str(cell or "") for cell in row] for row in load_workbook(path).active.iter_rows(values_only=True)
    ]
    path.unlink()
    head = next(row for row in cells if any(cell.startswith("保密审查结论") for cell in row))
    at = next(at for at, cell in enumerate(head) if cell.startswith("保密审查结论"))
    title = clerk.view(item).case.fields["title"]
    return next(row[at] for row in cells if title in row)


def test_an_item_that_the_office_refuses_and_the_leader_too_is_never_exported_as_agreed(
    taierzhuang: Clerk,
) -> None:
    item = taierzhuang.enter("谈判底价", form="区政府网站")
    assert concluded(taierzhuang, item) == ""
    taierzhuang.sign(item, "已填写")
    assert concluded(taierzhuang, item) == "在审"
    taierzhuang.sign(item, "不同意公开", grounds="商业秘密")
    assert concluded(taierzhuang, item) == "在审"
    meaning = "工作机构审查不同意公开：“同意”就是同意公开这条信息，“不同意”就是不同意公开这条信息"
    assert next(act for act in taierzhuang.view(item).acts if act.key == "step").note.startswith(meaning)
    review = taierzhuang.view(item).record.review
    (row,) = taierzhuang.desk.reviews.opinion_rows([review], TODAY)
    assert (row.note, row.opinions, row.wants_grounds) == (meaning, ("同意", "不同意"), ())
    taierzhuang.sign(item, "不同意")
    assert concluded(taierzhuang, item) == "不同意公开"
    taierzhuang.do(item, "attribute", withheld_reason="商业秘密")
    assert taierzhuang.view(item).status.words == "不予公开"
    assert concluded(taierzhuang, item) == "不同意公开", "the refusal stays what the withholding rests on"


def test_the_verdict_and_not_the_last_opinion_of_any_step(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter("办法", form="区政府网站")
    taierzhuang.approve(item)
    assert concluded(taierzhuang, item) == "同意公开"
    (row,) = taierzhuang.desk.review_lists.page(Query(view="closed"), TODAY)
    assert (row["conclusion"], row["opinion"]) == ("同意公开", "同意")


def test_what_is_referred_upwards_says_so(taierzhuang: Clerk) -> None:
    item = taierzhuang.enter("办法", form="区政府网站")
    taierzhuang.sign(item, "已填写")
    taierzhuang.sign(item, "不能确定，报审")
    assert concluded(taierzhuang, item) == "须报审"
    (row,) = taierzhuang.desk.review_lists.page(Query(view="running"), TODAY)
    assert row["conclusion"] == "须报审"


def test_b_what_is_exempt_is_called_so(office: Open) -> None:
    clerk = office("weichang-dangan")
    item = clerk.enter("内部编研稿")
    while act := next((one for one in clerk.view(item).acts if one.key == "step"), None):
        offered = act.form.column("opinion").choices
        clerk.sign(item, "免于公开" if "免于公开" in offered else offered[0], grounds="过程性信息")
    assert concluded(clerk, item) == "免于公开"


def test_an_approval_for_what_was_changed_since_is_no_conclusion_any_more(clerk: Clerk) -> None:
    item = clerk.enter(form="政府网站")
    clerk.approve(item)
    clerk.do(item, "amend", title="关于印发校园安全检查办法的通知（修订）")
    assert concluded(clerk, item) == "须重新审查"
    clerk.approve(item)
    assert concluded(clerk, item) == "同意公开"


def test_a_superiors_template_is_filled_with_the_verdict(taierzhuang: Clerk, tmp_path: Path) -> None:
    item = taierzhuang.enter("谈判底价", form="区政府网站")
    taierzhuang.sign(item, "已填写")
    taierzhuang.sign(item, "不同意公开", grounds="商业秘密")
    taierzhuang.sign(item, "不同意")
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["序号", "信息名称", "公开属性", "保密审查结论"])
    book.save(tmp_path / "上级.xlsx")
    assert exported(taierzhuang, item, tmp_path / "上级.xlsx") == "不同意公开"


def test_an_old_ledgers_own_conclusion_stays_until_the_item_is_reviewed_here(clerk: Clerk) -> None:
    row = {"title": "旧文", "formed": "2026-11-05", "attribute": "主动公开", "department": "办公室",
           "review_conclusion": "可以公开", "reviewed": "2026-11-06", "form": "政府网站"}  # fmt: skip
    item = clerk.desk.records.append([imported(row, TODAY)], actor=clerk.actor).act
    assert concluded(clerk, item) == "可以公开"
    clerk.do(item, "hand_in")
    assert concluded(clerk, item) == "在审"
    clerk.approve(item)
    assert concluded(clerk, item) == "同意公开"


@pytest.mark.parametrize("opinion", ["可以公开", "不宜公开"])
def test_e6_a_risk_that_speaks_against_publishing_goes_to_the_meeting(office: Open, opinion: str) -> None:
    clerk = office("tangshan-renshe")
    item = clerk.enter("拟录用人员名单")
    clerk.sign(item, opinion, grounds="意见", risk="风险较大，不宜公开")
    told = "提供科室审查评估“可以公开”与风险评估“风险较大，不宜公开”矛盾，须报局务会或局党组会审查评估"
    assert (told in clerk.flags(item)) == (opinion == "可以公开")
    clerk.sign(item, "同意公开")
    clerk.sign(item, "批准")
    assert clerk.view(item).status.words == "待局务会或局党组会审查评估"
    assert concluded(clerk, item) == "在审"
    said = {
        "meeting": "局务会",
        "meeting_day": "2026-11-19",
        "minutes_no": "无",
        "risk": "有风险，已有应对措施",
    }
    clerk.sign(item, "同意公开", **said)
    assert clerk.view(item).status.words == "待公开"
    assert clerk.desk.review_lists.count(Query(view="closed"), TODAY) == 1


def test_e6_without_such_a_risk_no_meeting_is_wanted(office: Open) -> None:
    clerk = office("tangshan-renshe")
    item = clerk.enter("招考公告")
    clerk.sign(item, "可以公开", risk="有风险，已有应对措施")
    clerk.sign(item, "同意公开")
    clerk.sign(item, "批准")
    assert (clerk.view(item).status.words, clerk.flags(item)) == ("待公开", [])
