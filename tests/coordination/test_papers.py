"""Letters of coordination on paper: the four contents (D10), the reply by the rule set's days, its silence."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.office.events import changed
from gongkai_desktop.office.printing import Prepared
from gongkai_desktop.records.sheets import Sheets, Verdict
from tests.paper.reading import all_text, codes_read, page_text, squeezed

from .conftest import Room

Office = Callable[[str], Room]


def prepared(room: Room, *letters: int) -> Prepared:
    return room.desk.papers.prepare("coordination", letters, room.today)


def written(room: Room, **facts: object) -> Prepared:
    item = room.item("关于调整学区划分的通知", doc_no="某教〔2026〕8号", summary="四所学校的学区界线")
    return prepared(room, room.send(item, **{"number": "某教函〔2026〕12号", "day": "", **facts}))


def test_d10_the_letter_has_its_four_contents(room: Room) -> None:
    text = all_text(written(room, other="附图可以另附").printed.pdf)
    contents = (
        "区财政局：我单位拟公开的下列政府信息涉及你单位。",
        "一、拟公开政府信息的基本情况1.信息名称和文号：《关于调整学区划分的通知》（某教〔2026〕8号）。"
        "2.内容描述：四所学校的学区界线。3.产生日期：2026年11月2日。4.发布机构：某局。",
        "二、需协商、确认的事项是否同意公开，内容是否准确一致。",
        "三、我单位的意见和依据拟主动公开。",
        "四、其他附图可以另附。",
    )
    for content in contents:
        assert squeezed(content) in text, content
    assert "某教函〔2026〕12号" in text
    assert "附件：1.拟公开信息全文2." in text
    assert "联系人：" in text
    assert "电话：" in text
    assert "请予函复。" in text


@pytest.mark.parametrize(
    ("ruleset", "title", "reply", "silence"),
    [
        ("gansu-zhijiao", "信息发布协调函", "收到本函之日起2个工作日内", "不视为同意"),
        ("taierzhuang", "征求意见函", "收到本函之日起 10 个工作日内", "逾期不答复的，视为同意公开"),
        (
            "tangshan-renshe",
            "信息公开沟通确认函",
            "请于2026年12月1日前书面函复。",
            "请于2026年12月1日前书面函复。经你单位确认后",
        ),
    ],
)
def test_the_reply_and_what_silence_means_are_those_of_the_rule_set(
    office: Office, ruleset: str, title: str, reply: str, silence: str
) -> None:
    room = office(ruleset)
    text = all_text(written(room).printed.pdf)
    assert squeezed(reply) in text
    assert silence in text
    assert title in text
    assert room.letters.rule.title in text


def test_the_slip_is_a_sheet_of_its_own_that_finds_its_way_back(room: Room) -> None:
    drawn = written(room)
    room.desk.papers.issue(drawn, actor=room.actor, today=room.today)
    letter, slip = drawn.twins
    assert (letter.form, slip.form) == ("coordination", "reply-slip")
    text = squeezed(page_text(drawn.printed.pdf, slip.first - 1))
    assert "复函回执某局：来函文号某教函〔2026〕12号" in text
    assert "复函意见同意公开□不同意公开□部分同意□" in text
    code = codes_read(drawn.printed.pdf, 200)[-1]
    reading = Sheets(room.desk.records).check(code)
    assert reading.verdict is Verdict.OURS
    assert reading.sheet is not None
    assert reading.sheet.number == slip.number
    assert set(slip.records) <= set(reading.sheet.touches)
    assert not reading.stale


def test_e5_the_slip_is_written_from_the_other_side_and_the_letter_from_ours(office: Office) -> None:
    drawn = written(office("tangshan-renshe"))
    *pages, slip = (squeezed(page_text(drawn.printed.pdf, at)) for at in range(drawn.printed.pages))
    letter = "".join(pages)
    assert "经你单位确认后，我单" in letter and "发函单位" not in letter
    assert "经复函单位（个人）确认后，发函单位方公开该信息。" in slip


def test_a_letter_to_a_person_speaks_to_a_person(office: Office) -> None:
    room = office("tangshan-renshe")
    text = all_text(written(room, kind="个人", to="王小明").printed.pdf)
    assert "王小明：我单位拟公开的下列政府信息涉及你。" in text


def test_a_letter_about_several_items_names_the_first_and_their_number(room: Room) -> None:
    letter = room.send(room.item("甲通知"), room.item("乙通知"))
    assert "关于《甲通知》等2件信息公开事项的" in all_text(prepared(room, letter).printed.pdf)


def test_the_word_file_says_what_the_paper_says(room: Room) -> None:
    item = room.item("关于䶮㛃学区的通知")
    letter = room.send(item, number="某教函〔2026〕12号")
    content = room.desk.papers.letter("coordination", letter, room.today).docx()
    document = docx.Document(BytesIO(content))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert "1.信息名称和文号：《关于䶮㛃学区的通知》。" in words
    assert "某教函〔2026〕12号" in words
    assert len(document.tables) == 1


def test_the_letter_exists_blank(room: Room) -> None:
    drawn = prepared(room)
    text = all_text(drawn.printed.pdf)
    assert "一、拟公开政府信息的基本情况＿＿＿" in text
    assert "复函回执" in text
    assert drawn.warnings == ()


def test_one_letter_at_a_time(room: Room) -> None:
    letters = [room.send(room.item(title)) for title in ("甲", "乙")]
    with pytest.raises(Refused, match="一次印一件"):
        prepared(room, *letters)


def test_the_slip_is_the_second_enclosure_and_its_pages_go_on(room: Room) -> None:
    drawn = written(room)
    slip = page_text(drawn.printed.pdf, drawn.twins[1].first - 1)
    assert slip.startswith("附件2\n")
    assert f"— {drawn.twins[1].first} —" in slip
    assert "第 1 页" not in slip
    assert "我单位" not in slip


def test_a_letter_to_a_kind_of_organ_is_not_printed_as_final(room: Room) -> None:
    letter = room.send(room.item(), to="有关单位")
    with pytest.raises(Refused, match="还不能打印") as refused:
        prepared(room, letter)
    assert refused.value.why == "还缺：被征求意见的单位（全称）或者个人"
    words = docx.Document(BytesIO(room.desk.papers.letter("coordination", letter, room.today).docx()))
    assert "【待填】：" in [paragraph.text for paragraph in words.paragraphs]


def test_the_office_s_contact_and_telephone_stand_on_its_letters(room: Room) -> None:
    profile = room.desk.office.profile
    facts = {"contact": "王敏", "phone": "0632-6611000"}
    room.desk.remember([changed(profile.id, room.today, facts)], actor=room.actor)
    assert "（联系人：王敏；电话：0632-6611000）" in all_text(written(room).printed.pdf)


def test_each_of_several_items_has_its_own_number(room: Room) -> None:
    items = (
        room.item("甲通知", doc_no="甲〔2026〕1号"),
        room.item("乙通知"),
        room.item("丙通知", doc_no="丙〔2026〕3号"),
    )
    text = all_text(prepared(room, room.send(*items)).printed.pdf)
    assert "《甲通知》（甲〔2026〕1号）、《乙通知》、《丙通知》（丙〔2026〕3号）。" in text
