"""What stands behind a scanned code or a typed number."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.tracing import Traced


@pytest.fixture
def items(tmp_path: Path) -> tuple[Desk, int, int]:
    """Two items on one printed sheet."""
    desk = Desk.create(tmp_path / "甲", name="甲县教育局")
    today, actor = desk.today(), desk.actor()
    made = []
    for title in ("通知", "公告"):
        values = {
            "title": title,
            "formed": today.isoformat(),
            "department": "办公室",
            "attribute": "主动公开",
        }
        made.append(
            desk.register.enter(
                {**values, "doc_no": f"甲教〔{today.year}〕{len(made) + 1}号"}, actor=actor, today=today
            ).act
        )
    prepared = desk.papers.prepare("review-list", made, today)
    desk.papers.issue(prepared, actor=actor, today=today)
    return desk, made[0], made[1]


def look(desk: Desk, text: str) -> Traced:
    (found,) = desk.trace(text, desk.today())
    return found


def test_numbers_of_records_and_sheets_and_codes_lead_to_their_records(items: tuple[Desk, int, int]) -> None:
    desk, first, second = items
    with desk:
        number = str(desk.store.rows("SELECT number FROM sheet")[0][0])
        code = Sheets(desk.records).code(number, 1, 1)
        assert (look(desk, f"#{first}").records, look(desk, f"#{first}").sheet) == ((first,), "")
        wide = "".join(chr(ord(sign) + 0xFEE0) if 33 <= ord(sign) < 127 else sign for sign in code)
        for text in (number, code, f" {code.lower()}\n", wide):
            found = look(desk, text)
            assert (found.ledger, found.records, found.sheet) == ("register", (first, second), number)
            assert found.signed and "等 2 件" in found.words
        paper = desk.folder.root.parent / "来文.txt"
        paper.write_text("来文", encoding="utf-8")
        desk.register.attach(second, paper, actor=desk.actor(), today=desk.today())
        assert look(desk, code).changed == 1
        assert "这张纸已不是最新" in look(desk, code).words


def apply(desk: Desk, **facts: object) -> int:
    """An application that came in today; its record."""
    known = {
        "applicant": "王小明",
        "applicant_kind": "自然人",
        "channel": "当面",
        "arrived": desk.today().isoformat(),
        "asked": "学校食堂检查结果",
        "phone": "13800138000",
    }
    return desk.requests.enter({**known, **facts}, actor=desk.actor(), today=desk.today()).act


def test_an_application_is_found_by_its_number_and_by_who_applied(items: tuple[Desk, int, int]) -> None:
    desk, *_ = items
    with desk:
        record = apply(desk, number="依申请-7")
        for text in ("依申请-7", " 依申请－７ ", f"#{record}", "王小明"):
            found = look(desk, text)
            assert (found.ledger, found.records, found.number) == ("requests", (record,), "依申请-7")
        assert look(desk, "王小明").state.startswith("待审查，还剩")
        assert "王小明" not in look(desk, "王小明").words
        other = apply(desk, number="依申请-8")
        assert [one.records for one in desk.trace("王小明", desk.today())] == [(other,), (record,)]


def test_an_application_is_found_by_part_of_who_applied_whose_name_is_masked(
    items: tuple[Desk, int, int],
) -> None:
    desk, *_ = items
    with desk:
        chen = apply(desk, applicant="陈建国", number="依申请-1")
        long = apply(desk, applicant="欧阳陈", number="依申请-2")
        firm = apply(desk, applicant="甲县陈氏商贸公司", applicant_kind="商业企业", number="依申请-3")
        assert [one.records for one in desk.trace("陈", desk.today())] == [(chen,)]
        assert look(desk, "建国").records == look(desk, "陈建").records == (chen,)
        assert look(desk, "欧阳").records == (long,)
        assert look(desk, "陈氏").records == (firm,)
        told = look(desk, "陈").words
        assert "陈*" in told and "建国" not in told
        assert "甲县陈氏商贸公司" in look(desk, "陈氏").words
        assert look(desk, "陈建国").who == look(desk, "依申请-1").who == ""  # not needed: it was asked for
        for text in ("国", "阳", "%", "陈%", "7"):
            with pytest.raises(Refused, match="没有找到"):
                look(desk, text)


def test_a_name_that_too_many_share_is_refused_with_their_number(
    items: tuple[Desk, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai_desktop.tracing._MOST", 2)
    desk, *_ = items
    with desk:
        for name in ("陈甲", "陈乙", "陈甲丙"):
            apply(desk, applicant=name)
        with pytest.raises(Refused, match="“陈”的有 3 件") as refused:
            look(desk, "陈")
        assert "Ctrl+F" in refused.value.way
        assert len(desk.trace("陈甲", desk.today())) == 1  # a name in full


def test_one_number_of_a_sheet_and_of_an_application_leads_to_both(items: tuple[Desk, int, int]) -> None:
    desk, *both = items
    with desk:
        number = str(desk.store.rows("SELECT number FROM sheet")[0][0])
        record = apply(desk)
        assert desk.requests.view(record, desk.today()).number == number
        sheet, application = desk.trace(number, desk.today())
        assert (sheet.sheet, sheet.records) == (number, tuple(both))
        assert (application.sheet, application.records) == ("", (record,))


def test_the_number_of_a_document_leads_to_its_record_however_its_brackets_are_typed(
    items: tuple[Desk, int, int],
) -> None:
    desk, first, _ = items
    with desk:
        today, actor = desk.today(), desk.actor()
        letter = {
            "kind": "机关",
            "addressee": "甲县财政局",
            "number": f"甲教函〔{today.year}〕1号",
            "day": "",
        }
        form = desk.letters.form(today, [first])
        sent = desk.letters.enter({**form.defaults, **letter}, actor=actor, today=today, about=[first]).act
        for left, right in ("〔〕", "[]", "（）", "()", "【】"):
            assert look(desk, f"甲教{left}{today.year}{right}1号").records == (first,)
            found = look(desk, f"甲教函{left}{today.year}{right} 1 号")
            assert (found.ledger, found.records) == ("letters", (sent,))


def test_a_number_that_an_act_of_a_side_ledger_told_leads_to_its_record(items: tuple[Desk, int, int]) -> None:
    desk, *_ = items
    with desk:
        ledger, today, actor = desk.matters["complaint"], desk.today(), desk.actor()
        begun = {"who": "王小明", "against": "一中", "subject": "没有按照要求主动公开", "what": "收费标准"}
        record = ledger.enter({**ledger.form(today).defaults, **begun}, actor=actor, today=today).act
        for key, facts in (
            ("check", {"finding": "属实", "facts": "没有公开"}),
            ("answer", {"what": "已公开", "number": f"甲教答〔{today.year}〕12号"}),
        ):
            act = next(one for one in ledger.acts(record, today) if one.key == key)
            ledger.perform(record, key, {**act.defaults, **facts}, actor=actor, today=today)
        found = look(desk, f"甲教答[{today.year}]12号")
        assert (found.ledger, found.records) == ("complaint", (record,))
        with pytest.raises(Refused):
            look(desk, f"甲教答[{today.year}]1")


def test_what_leads_nowhere_is_refused_in_words(items: tuple[Desk, int, int]) -> None:
    desk, *_ = items
    with desk:
        number = str(desk.store.rows("SELECT number FROM sheet")[0][0])
        code = Sheets(desk.records).code(number, 1, 1)
        forged, foreign = code.replace("/1/1/", "/1/2/"), code.replace(code.split("/")[1], "ZZZZZZZZ")
        lost = Sheets(desk.records).code("2020-0099", 1, 1)
        for text, says in (
            ("没有这个号", "没有找到“没有这个号”"),
            ("", "没有找到"),
            (forged, "校验不符"),
            (foreign, "其他单位"),
            (lost, "没有它的记载"),
            ("GK1/乱写", "不是本软件的表"),
        ):
            with pytest.raises(Refused, match=says) as refused:
                look(desk, text)
            assert refused.value.way
