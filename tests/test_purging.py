"""彻底清除: what stands in each entry is told before, what goes goes everywhere, and what still holds it is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gongkai_desktop import keeping, keyring, purging
from gongkai_desktop.cases.query import Query
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.purging import CONFIRMATION, Purge
from gongkai_desktop.records.sheet import scanned
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.store import backup
from tests.passwords import PASSWORD

NOW = datetime.fromisoformat("2026-11-02T09:00:00+08:00")
TODAY = NOW.date()
SECRET = "沧海桑田密令第七二九号的处置"
SAFE = "录了不该登记的"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(tmp_path / "甲", name="甲县教育局", clock=lambda: NOW) as desk:
        yield desk
        assert desk.verify() == []


def enter(desk: Desk, title: str = SECRET, index_no: str = "") -> int:
    values = {"title": title, "formed": TODAY.isoformat(), "department": "办公室", "attribute": "主动公开"}
    values |= {"index_no": index_no} if index_no else {}
    return desk.register.enter(values, actor=desk.actor(), today=TODAY).act


def attach(desk: Desk, item: int, path: Path) -> int:
    return desk.register.attach(item, path, actor=desk.actor(), today=TODAY).act


def purge(desk: Desk, item: int, *events: int, confirmed: str = CONFIRMATION) -> Purge:
    return desk.purge("register", item, events, actor=desk.actor(), reason=SAFE, confirmed=confirmed)


def traces(desk: Desk) -> list[str]:
    """The files of the office, copies left out, in which the secret can be read."""
    return [
        path.name
        for path in desk.folder.root.rglob("*")
        if path.is_file() and "备份" not in path.parts and SECRET.encode() in path.read_bytes()
    ]


def test_every_entry_tells_what_stands_in_it_and_where_it_stands_again(desk: Desk, tmp_path: Path) -> None:
    item = enter(desk)
    paper = tmp_path / "密令正文.txt"
    paper.write_text("1")
    attached = attach(desk, item, paper)
    prepared = desk.papers.prepare("review-list", [item], TODAY)
    desk.papers.issue(prepared, actor=desk.actor(), today=TODAY)
    found = {one.event: one for one in desk.standing("register", item)}
    printed = next(one.event for one in found.values() if one.sheet == prepared.number)
    first, second, sheet = found[item], found[attached], found[printed]
    assert ("信息名称", SECRET) in first.lines and printed in first.again and attached not in first.again
    assert second.event == attached and [one.name for one in second.files] == ["密令正文.txt"]
    assert purging.going(list(found.values()), {attached, printed}) == ("密令正文.txt", sheet.files[0].name)


def test_a_file_that_another_entry_names_is_not_told_to_go(desk: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "正文.txt"
    paper.write_text("1")
    one, other = enter(desk), enter(desk, "另一件")
    here, there = attach(desk, one, paper), attach(desk, other, paper)
    found = desk.standing("register", one)
    assert [each.event for each in found] == [
        one,
        here,
        there,
    ]  # the entry that has the same file is told too
    assert purging.going(found, {here}) == () and purging.going(found, {here, there}) == ("正文.txt",)


def test_nothing_goes_without_the_word_typed_and_only_entries_of_the_record(desk: Desk) -> None:
    item, other = enter(desk), enter(desk, "另一件")
    with pytest.raises(Refused, match=f"没有写“{CONFIRMATION}”"):
        purge(desk, item, item, confirmed="清除")
    with pytest.raises(Refused, match="不是这一件的"):
        purge(desk, item, other)
    assert not desk.standing("register", item)[0].gone


def test_what_is_purged_is_gone_from_ledger_search_drafts_and_files(desk: Desk) -> None:
    item = enter(desk)
    desk.drafts.keep("register.new", "a", {"title": f"关于{SECRET}"}, "2026-11-02 09:00")
    desk.drafts.keep(
        "register.new", "b", {"title": "关于食堂的通知", "department": "办公室"}, "2026-11-02 09:00"
    )
    assert len(traces(desk)) > 1
    done = purge(desk, item, item)
    assert (traces(desk), done.drafts, len(list(desk.folder.drafts.iterdir()))) == ([], 1, 1)
    (row,) = desk.lists.page(Query("all"), TODAY)
    assert row["title"] == "（内容已清除）" and desk.lists.count(Query("all", "桑田"), TODAY) == 0
    assert [one.text for one in desk.register.timeline(item)] == ["内容已依规清除", f"依规清除了内容：{SAFE}"]
    assert [one.gone for one in desk.standing("register", item)] == [True, True]
    assert desk.register.view(item, TODAY).title == "（内容已清除）"


def test_what_stands_in_an_entry_is_told_in_the_clerks_words(desk: Desk, tmp_path: Path) -> None:
    item = enter(desk)
    paper = tmp_path / f"{SECRET}.txt"
    paper.write_text("1")
    attached = attach(desk, item, paper)
    printed = desk.papers.prepare("review-item", [item], TODAY)
    desk.papers.issue(printed, actor=desk.actor(), today=TODAY)
    sheet = Sheets(desk.records).sheet(printed.number)
    page = desk.attachments.keep_bytes(b"signed", "签回.pdf")
    signed = desk.records.append([scanned(sheet, 1, page, TODAY)], actor=desk.actor()).act
    found = {one.event: one for one in desk.standing("register", item)}
    assert {sheet.id, signed} <= set(found[item].again) and signed in found[sheet.id].again
    lines = [line for one in found.values() for line in one.lines]
    assert ("公开属性", "主动公开") in found[item].lines and "改为" not in dict(lines)
    assert not [
        text for _, text in lines if (text.isascii() and text.replace("-", "").isalpha()) or len(text) == 64
    ]
    assert attached in found[item].again  # its file is called so


def test_a_short_text_is_found_in_a_longer_draft_in_an_office_with_a_password_too(
    tmp_path: Path, quick_keys: None
) -> None:
    root, secret = tmp_path / "乙", "貔貅密件的处置"
    Desk.create(root, name="乙县教育局", clock=lambda: NOW).close()
    keeping.protect(root, PASSWORD, keeping.new_code())
    with Desk.open(root, writing=True, clock=lambda: NOW) as desk:
        item = enter(desk, secret)
        for own, title in (("a", f"关于{secret}的补充通知"), ("b", "关于食堂的补充通知")):
            desk.drafts.keep("register.new", own, {"title": title}, "2026-11-02 09:00")
        assert desk.drafts.left() == ("2026-11-02 09:00",) * 2
        assert purge(desk, item, item).drafts == 1
        (left,) = desk.folder.drafts.iterdir()
        assert left.name == desk.drafts.name("register.new", "b")


def test_a_record_that_was_taken_back_can_still_be_purged(desk: Desk) -> None:
    item = enter(desk)
    desk.undo_last(desk.actor())
    assert [one.gone for one in desk.standing("register", item)] == [False, True]
    purge(desk, item, item)
    assert traces(desk) == []


def test_an_index_number_that_was_told_is_never_given_again(desk: Desk) -> None:
    item = enter(desk)
    number = desk.register.view(item, TODAY).number
    assert number == "202611-00001"
    purge(desk, item, item)
    values = {"title": "丙", "formed": TODAY.isoformat(), "department": "办公室", "attribute": "主动公开"}
    with pytest.raises(Refused, match="已依规清除"):
        desk.register.enter({**values, "index_no": number}, actor=desk.actor(), today=TODAY)
    assert desk.register.view(enter(desk, "乙"), TODAY).number == "202611-00002"


def test_a_number_that_was_purged_says_so_with_the_day_the_name_and_the_reason(desk: Desk) -> None:
    item = enter(desk)
    number = desk.register.view(item, TODAY).number
    prepared = desk.papers.prepare("review-list", [item], TODAY)
    desk.papers.issue(prepared, actor=desk.actor(), today=TODAY)
    printed = next(one.event for one in desk.standing("register", item) if one.sheet)
    purge(desk, item, item, printed)
    who = desk.office.person_name(desk.actor())
    for text, what in ((number, f"“{number}”"), (prepared.number, f"{prepared.number} 号表")):
        with pytest.raises(Refused) as refused:
            desk.trace(text, TODAY)
        assert refused.value.what.startswith(what) and "已彻底清除" in refused.value.what
        assert refused.value.why == f"2026 年 11 月 2 日由{who}清除，原因：{SAFE}"
    with pytest.raises(Refused, match=f"请输入 #{item}。"):
        desk.lists.find(number)
    assert desk.trace(f"#{item}", TODAY)[0].records == (item,)
    with pytest.raises(Refused, match="里没有“202611-00002”"):
        desk.lists.find("202611-00002")
    with pytest.raises(Refused, match="到它那本台账里找"):
        desk.listing("requests").find(number)


def test_a_number_is_found_as_lists_show_it_without_the_offices_code(desk: Desk) -> None:
    one, other = enter(desk, "甲", "1A/2026-7"), enter(desk, "乙", "1A/2026-17")
    assert [desk.lists.find(text) for text in ("1A/2026-7", "2026-7", "２０２６-17")] == [one, one, other]
    enter(desk, "丙", "1B/2026-7")
    with pytest.raises(Refused, match="信息登记里没有“2026-7”"):
        desk.lists.find("2026-7")
    assert desk.lists.find("1B/2026-7") > other


def test_copies_that_hold_it_are_named_and_a_new_one_takes_their_place_in_one_step(desk: Desk) -> None:
    clean = backup.by_hand(desk.folder, lambda: NOW)
    item = enter(desk)
    later = NOW.replace(hour=10)
    holding = backup.by_hand(desk.folder, lambda: later)
    aside = desk.folder.root / "旧-20260101-000000" / desk.folder.database.name
    aside.parent.mkdir()
    aside.write_bytes(holding.path.read_bytes())
    done = purge(desk, item, item)
    assert [(one.path, one.what) for one in done.copies] == [
        (holding.path, "备份（手工）"),
        (aside, "恢复时移到一旁的旧台账"),
    ]
    with pytest.raises(Refused, match="不是这个单位的备份"):
        desk.replace_copies([holding.path, desk.folder.database])
    fresh, left = desk.replace_copies([one.path for one in done.copies])
    assert left == () and not holding.path.exists() and not aside.parent.exists() and clean.path.exists()
    assert not backup.holds(fresh.path, [item]) and backup.prove(fresh.path).count == desk.records.head()[0]


def test_a_copy_of_another_password_counts_as_holding_it_and_says_so(
    tmp_path: Path, quick_keys: None
) -> None:
    root = tmp_path / "乙"
    Desk.create(root, name="乙县教育局", clock=lambda: NOW).close()
    keeping.protect(root, PASSWORD, keeping.new_code())
    other = backup.by_hand(OfficeFolder(root), lambda: NOW).path
    keeping.unprotect(root)
    keyring.forget()
    with Desk.open(root, writing=True, clock=lambda: NOW) as desk:
        item = enter(desk)
        done = purge(desk, item, item)
    assert [(one.path, one.what) for one in done.copies] == [(other, "备份（手工），打不开，当作有")]


def test_a_copy_that_cannot_be_removed_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    item = enter(desk)
    held = backup.by_hand(desk.folder, lambda: NOW)
    done = purge(desk, item, item)

    def held_open(path: Path) -> None:
        raise Refused("文件正由其他程序打开", way="请关闭它")

    monkeypatch.setattr(backup, "remove", held_open)
    fresh, left = backup.replace_by_new(
        desk.folder, [one.path for one in done.copies], lambda: NOW.replace(hour=11)
    )
    assert fresh.path.exists() and len(left) == 1 and held.path.name in left[0]
