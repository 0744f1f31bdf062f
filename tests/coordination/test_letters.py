"""Letters: their folds, what is refused, undo, lists, and any order of acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.cases.query import Query
from gongkai_desktop.coordination.acts import LETTER
from gongkai_desktop.coordination.clearance import Clearance, as_of, clearance, hindrance
from gongkai_desktop.coordination.letter import (
    DECISIONS,
    OPEN_STATES,
    VERDICTS,
    Letter,
    Outcome,
)
from gongkai_desktop.coordination.limits import GENERAL, reply_by, send_by
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Kind
from gongkai_desktop.office.founding import choose_rules
from gongkai_desktop.office.limits import Limit
from gongkai_desktop.records.event import Event
from gongkai_desktop.workdays.official import official

from .conftest import TODAY, Room

RULES = ("tiaoli", "gansu-zhijiao", "weichang-dangan", "taian-jiaoyu", "taierzhuang", "tangshan-renshe")


def wrong(act: Callable[[], object]) -> dict[str, str]:
    """What a form is told to mend."""
    with pytest.raises(Unfilled) as unfilled:
        act()
    return unfilled.value.fields


# — limits —


def test_the_limits_are_counted_in_working_days_and_only_where_a_rule_sets_them() -> None:
    calendar = official()
    five = Limit(Term(5), ("formed", "changed"), "协调五")
    assert send_by(["2026-09-24", "2026-09-29"], five, calendar).day == "2026-10-09", (
        "the first of them counts"
    )
    assert send_by(["2026-09-24"], None, calendar).day == ""
    assert send_by([""], five, calendar).day == ""
    assert reply_by("2026-11-20", GENERAL.organ, calendar).day == ""


def test_a_limit_into_a_year_without_notice_is_provisional() -> None:
    five = Limit(Term(5), ("formed",), "协调五")
    assert send_by(["2026-12-30"], five, official()).provisional


# — states —


def letter(*outcomes: tuple[str, str, str], **more: object) -> Letter:
    said = tuple(Outcome(at, source, verdict, day) for at, (source, verdict, day) in enumerate(outcomes, 1))
    known: dict[str, object] = {"sent": "2026-11-02", "reply_by": "2026-11-10", "silence": "undecided"}
    return Letter(outcomes=said, contents={"name": "通知"}, **(known | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("silence", "day", "means"),
    [
        ("consent", "2026-11-10", Clearance.WAITING),
        ("consent", "2026-11-11", Clearance.FREE),
        ("undecided", "2026-11-11", Clearance.WAITING),
        ("withhold", "2026-11-11", Clearance.BARRED),
    ],
)
def test_silence_speaks_the_day_after_its_time(silence: str, day: str, means: Clearance) -> None:
    assert clearance(letter(silence=silence), day) is means


def test_the_last_word_counts_and_earlier_days_stay_as_they_were() -> None:
    changed = letter(("reply", "不同意公开", "2026-11-05"), ("reply", "同意公开", "2026-11-09"))
    assert clearance(changed, "2026-11-20") is Clearance.FREE
    assert clearance(as_of(changed, "2026-11-06"), "2026-11-06") is Clearance.BARRED
    assert clearance(as_of(changed, "2026-11-04"), "2026-11-04") is Clearance.WAITING


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [("reply", verdict) for verdict in VERDICTS]
                + [("decision", verdict) for verdict in DECISIONS]
                + [("silence", "undecided")]
            ),
            st.integers(2, 28),
        ),
        max_size=5,
    ),
    st.booleans(),
)
def test_whatever_was_said_a_hindrance_is_told_exactly_where_it_may_not_go_out(
    said: list[tuple[tuple[str, str], int]], confirmed: bool
) -> None:
    outcomes = [(source, verdict, f"2026-11-{day:02}") for (source, verdict), day in said]
    found = letter(*outcomes, confirmed=confirmed)
    free = clearance(found, "2026-11-28") is Clearance.FREE
    assert free == (hindrance(found, "2026-11-28") == "")
    assert (found.closed == "") == (found.state in OPEN_STATES)


def test_an_event_of_another_record_only_moves_the_last_event() -> None:
    begun = Letter(number=3, last_event=3)
    printed = Event(9, 7, "sheet.printed", TODAY, "", 0, 9, "", (3,), {})
    assert LETTER(begun, printed) == Letter(number=3, last_event=9)
    assert LETTER(None, printed) is None


# — one letter from its draft on —


def test_a_letter_without_a_day_is_printed_first_and_sent_later(room: Room) -> None:
    item = room.item(formed="2026-11-12")
    draft = room.send(item, day="")
    assert (room.view(draft).status.words, room.shown("draft")) == ("待发", [draft])
    assert room.view(draft).case.letter.due == "2026-11-19", "what is owed is the sending"
    assert "还没有发出" in room.letters.waiting(item)[0].why
    room.do(draft, "amend", matter="是否由你局公布")
    room.do(draft, "send", number="台教函〔2026〕8号", how="公文系统")
    view = room.view(draft)
    assert (view.number, view.status.words) == ("台教函〔2026〕8号", "待回")
    assert view.case.letter.contents["matter"] == "是否由你局公布"
    assert room.flags(draft) == ["征求意见函晚于 2026-11-19 发出"]


def test_one_form_makes_a_letter_to_each_of_those_named(room: Room) -> None:
    items = [room.item("甲"), room.item("乙")]
    first = room.send(*items, to="区财政局、区卫健局；区民政局", day="2026-11-09")
    rows = room.desk.letter_lists.page(Query("waiting"), room.today)
    assert [row["addressee"] for row in rows] == ["区财政局", "区卫健局", "区民政局"]
    assert {row["title"] for row in rows} == {"甲 等 2 件"}
    assert [waiting.addressee for waiting in room.letters.waiting(items[1])] == [
        "区财政局",
        "区卫健局",
        "区民政局",
    ]
    room.do(first, "reply", verdict="同意公开")
    assert len(room.letters.waiting(items[0])) == 2
    assert [line.record for line in room.view(first).sections[3].lines] == items


def test_the_reply_is_counted_from_the_day_it_was_received(room: Room) -> None:
    letter = room.send(room.item(), day="2026-11-02")
    before = room.view(letter).case.letter.reply_by
    room.do(letter, "receive", day="2026-11-04")
    assert room.view(letter).case.letter.reply_by > before
    strip = room.view(letter).deadline
    assert strip is not None and strip.days[0].note.startswith("收到之日")


def test_a_late_reply_is_taken_and_flagged(room: Room) -> None:
    letter = room.send(room.item(), day="2026-11-02", reply_by="2026-11-09")
    room.do(letter, "chase", day="2026-11-10", how="电话")
    room.do(letter, "reply", day="2026-11-12", verdict="同意公开")
    assert room.flags(letter) == ["复函晚于 2026-11-09"]
    assert [row["flags"] for row in room.desk.letter_lists.page(Query("flagged"), room.today)] == [
        "复函晚于 2026-11-09"
    ]


def test_what_cannot_have_been_is_refused_in_words(room: Room, office: Callable[[str], Room]) -> None:
    item = room.item()
    letter = room.send(item, day="2026-11-12")
    assert wrong(lambda: room.send(item, day="2026-11-21")) == {"day": "日期在今天之后"}
    assert (
        "早于发出日期" in wrong(lambda: room.do(letter, "reply", day="2026-11-11", verdict="其他意见"))["day"]
    )
    assert "早于" in wrong(lambda: room.send(item, day="2026-11-12", received="2026-11-11"))["received"]
    assert "在今天之后" in wrong(lambda: room.send(item, day="2026-11-12", received="2026-11-23"))["received"]
    assert "晚于" in wrong(lambda: room.send(item, day="2026-11-12", reply_by="2026-11-12"))["reply_by"]
    assert "早于" in wrong(lambda: room.do(letter, "chase", day="2026-11-01"))["day"]
    assert "早于" in wrong(lambda: room.do(letter, "withdraw", day="2026-11-01", why="不公开了"))["day"]
    assert "没有规定" in wrong(lambda: bare(office))["reply_by"]
    with pytest.raises(Refused, match="没有选中"):
        room.letters.form(room.today, [])
    with pytest.raises(Refused, match="信息登记里没有"):
        room.letters.form(room.today, [item, 9999])
    with pytest.raises(Refused, match="没有函件"):
        room.letters.view(item, room.today)
    with pytest.raises(Refused, match="待回"):
        room.letters.perform(letter, "remedy", {}, actor=0, today=room.today)


def bare(office: Callable[[str], Room]) -> int:
    """A letter without a day for its reply where no rule sets one."""
    room = office("weichang-dangan")
    return room.send(room.item(), reply_by="")


def test_silence_is_not_offered_and_not_taken_before_its_time(room: Room) -> None:
    letter = room.send(room.item(), day="2026-11-02", reply_by="2026-11-18")
    assert "silent" in room.keys(letter)
    assert "才算逾期" in wrong(lambda: room.do(letter, "silent", day="2026-11-18"))["day"]
    other = room.send(room.item("另一件"), day="2026-11-02", reply_by="2026-11-20")
    assert "silent" not in room.keys(other)


def test_no_letter_goes_out_about_a_state_secret_or_with_a_marking(room: Room) -> None:
    secret = room.item(
        "代称一", attribute="不予公开", withheld_reason="国家秘密", form="", internal_no="内1"
    )  # fmt: skip
    with pytest.raises(Refused, match="国家秘密"):
        room.send(secret)
    with pytest.raises(Refused, match="不能登记"):
        room.send(room.item(), matter="机密★5年")


def test_a_void_item_is_not_asked_about(room: Room) -> None:
    item = room.item()
    room.desk.register.perform(item, "void", {"day": "2026-11-20", "why": "重复"}, actor=0, today=room.today)
    with pytest.raises(Refused, match="作废"):
        room.send(item)


def test_a_letter_that_was_withdrawn_hinders_nothing(room: Room) -> None:
    item = room.item()
    letter = room.send(item, day="2026-11-12")
    room.approve(item)
    assert not room.offered(item)
    assert room.panel(item).status.words == "待对方复函"
    room.do(letter, "withdraw", why="不涉及该局")
    assert room.offered(item)
    assert room.panel(item).status.words == "待公开"
    assert (room.view(letter).status.words, room.keys(letter)) == ("已撤回", [])


def test_published_before_the_answer_it_is_recorded_and_flagged(room: Room) -> None:
    item = room.item()
    letter = room.send(item, day="2026-11-12")
    room.approve(item)
    assert "照实登记" in room.publishing(item)
    room.publish(item)
    assert "没有等到区财政局的意见就公开" in room.breaches(item)
    room.do(letter, "reply", day="2026-11-19", verdict="同意公开")
    assert not [text for text in room.breaches(item) if "区财政局" in text], "it had come, only entered later"


def test_withdrawing_a_letter_after_publication_does_not_wash_it_clean(room: Room) -> None:
    item = room.item()
    letter = room.send(item, day="2026-11-12")
    room.approve(item)
    room.publish(item)
    room.at("2026-11-23")
    room.do(letter, "withdraw", why="已经公开")
    assert "没有等到区财政局的意见就公开" in room.breaches(item)


def test_published_against_the_answer_or_before_asking_it_is_flagged(room: Room) -> None:
    against, before = room.item("甲"), room.item("乙")
    letter = room.send(against, day="2026-11-12")
    room.do(letter, "reply", verdict="不同意公开")
    for item in (against, before):
        room.approve(item)
        room.publish(item)
    room.at("2026-11-24")
    room.send(before, to="区民政局", day="2026-11-24")
    assert "区财政局不同意公开，却已公开" in room.breaches(against)
    assert "公开以后才征求区民政局的意见" in room.breaches(before)


def test_the_item_tells_of_its_letters_without_naming_persons(room: Room) -> None:
    item = room.item(third_party="是")
    letter = room.send(item, to="王小明", kind="个人", day="2026-11-12")
    panel = room.panel(item)
    told = [line.text for section in panel.sections for line in section.lines]
    told += [entry.text for entry in panel.timeline] + [panel.acts[0].note]
    assert any("第三方" in text for text in told)
    assert not any("王小明" in text for text in told)
    room.do(letter, "reply", verdict="同意公开")
    room.approve(item)
    assert room.offered(item), "the consent in writing is the one that 条例第十五条 wants"


def test_a_letter_keeps_the_rule_set_it_began_under(room: Room) -> None:
    item = room.item()
    old = room.send(item, day="2026-11-02", reply_by="2026-11-09")
    office, records = room.desk.office, room.desk.records
    choose_rules(records, office, "gansu-zhijiao", {}, day=room.today, actor=room.actor)
    new = room.send(item, day="2026-11-02")
    room.do(old, "silent")
    room.do(new, "silent")
    assert [room.view(letter).status.words for letter in (old, new)] == ["视为同意", "逾期未复"]
    assert any("台儿庄" in entry.text for entry in room.view(old).timeline)


# — undo —


def test_undo_takes_the_letter_back_step_by_step(room: Room) -> None:
    item = room.item()
    letter = room.send(item, day="2026-11-12")
    room.do(letter, "reply", verdict="同意公开")
    room.desk.undo_last(room.actor)
    assert room.view(letter).status.words == "待回"
    assert "（已撤销）" in room.view(letter).timeline[1].text
    room.desk.undo_last(room.actor)
    assert room.shown("all") == []
    assert room.panel(item).sections == () or "协调征求" not in [
        one.title for one in room.panel(item).sections
    ]


def test_what_was_purged_is_gone_and_the_rest_stands(room: Room) -> None:
    item = room.item()
    letter = room.send(item, day="2026-11-12", matter="不该写的话")
    room.do(letter, "reply", verdict="同意公开", grounds="也不该写")
    room.desk.records.purge([letter, letter + 1], actor=room.actor, reason="误录")
    told = [line.text for section in room.view(letter).sections for line in section.lines]
    assert not any("不该写" in text for text in told)
    assert [entry.text for entry in room.view(letter).timeline][:2] == ["内容已依规清除"] * 2
    assert not any("不该写" in entry.text for entry in room.panel(item).timeline)
    assert not room.desk.register.state(item).purged, "the item itself is whole"
    room.do(letter, "withdraw", why="误录")


# — lists —


def test_lists_page_count_and_search(room: Room) -> None:
    made = [
        room.send(room.item(f"第{at}件通知"), day="2026-11-02", reply_by=f"2026-11-{at:02}")
        for at in (19, 23, 10)
    ]
    assert room.shown("open") == [made[2], made[0], made[1]], "what is due first stands first"
    first = room.desk.letter_lists.page(Query("open"), room.today, limit=1)
    rest = room.desk.letter_lists.page(Query("open"), room.today, first[-1], limit=5)
    assert [row["id"] for row in (*first, *rest)] == room.shown("open")
    newest = room.desk.letter_lists.page(Query("all"), room.today, limit=2)
    assert [row["id"] for row in room.desk.letter_lists.page(Query("all"), room.today, newest[-1])] == made[
        :1
    ]
    assert room.shown("overdue") == [made[2], made[0]]
    counts = room.desk.letter_lists.counts(room.today)
    assert (counts["open"], counts["overdue"], counts["waiting"], counts["closed"]) == (3, 2, 3, 0)
    assert room.shown("all", "23件") == [made[1]]
    assert room.shown("all", "财政局 10件") == [made[2]]
    assert set(room.shown("all", "qczj")) == set(made)
    assert room.shown("all", "。") == []
    about = room.view(made[0]).case.letter.items[0]
    assert room.desk.letter_lists.count(Query("all", about=about), room.today) == 1
    with pytest.raises(Refused, match="没有视图"):
        room.shown("nothing")


def test_of_persons_a_list_shows_the_family_name_only(room: Room) -> None:
    room.send(room.item(), to="王小明", kind="个人")
    assert [row["addressee"] for row in room.desk.letter_lists.page(Query("open"), room.today)] == ["王**"]


def test_a_reply_is_kept_with_its_scan(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "复函.txt"
    file.write_text("同意", encoding="utf-8")
    letter = room.send(room.item(), day="2026-11-12")
    room.do(letter, "reply", verdict="同意公开", picture=str(file))
    assert [kept.name for kept in room.view(letter).attachments] == ["复函.txt"]


# — any order —


@pytest.mark.parametrize("ruleset", RULES)
def test_acts_in_any_order_leave_an_office_whole(office: Callable[[str], Room], ruleset: str) -> None:
    room, chance = office(ruleset), Random(ruleset)
    items = [room.item(f"第{at}件") for at in range(3)]
    letters = [room.send(item, day="2026-11-04", reply_by="2026-11-12") for item in items]
    letters.append(room.send(*items, day=""))
    done: set[str] = set()
    for _ in range(60):
        letter = chance.choice(letters)
        if not (acts := room.view(letter).acts):
            continue
        acts = tuple(act for act in acts if act.key != "withdraw" or chance.random() < 0.1)
        act = chance.choice(acts)
        values: dict[str, object] = dict(act.defaults)
        for column in act.form.columns:
            if column.kind is Kind.DATE:
                values[column.key] = (TODAY - timedelta(days=chance.randrange(20))).isoformat()
            elif column.kind is Kind.CHOICE:
                values[column.key] = chance.choice(column.choices)
            elif column.kind is not Kind.FILE:
                values.setdefault(column.key, "说明")
        try:
            room.letters.perform(letter, act.key, values, actor=0, today=room.today)
        except Refused as refused:
            assert refused.what and refused.way
            continue
        done.add(act.key)
        view = room.view(letter)
        assert (view.case.letter.closed == "") == (view.case.letter.state in OPEN_STATES)
        assert all(entry.text for entry in view.timeline)
    assert len(done) > 4
    for item in items:
        assert room.panel(item).timeline
    assert room.desk.verify() == []


def test_undoing_everything_in_any_order_leaves_no_letter(room: Room) -> None:
    item = room.item()
    letter = room.send(item, day="2026-11-04")
    room.do(letter, "reply", day="2026-11-05", verdict="不同意公开")
    room.do(letter, "escalate", day="2026-11-06", what="应当公开")
    room.do(letter, "decide", day="2026-11-09", verdict="公开", grounds="协商一致")
    room.do(letter, "object", day="2026-11-10", what="附表不一致")
    for _ in range(5):
        room.desk.undo_last(room.actor)
    assert room.desk.letter_lists.count(Query("all"), date(2026, 11, 20)) == 0
    assert room.desk.verify() == []


def test_two_letters_are_chased_at_once_and_the_others_are_left(room: Room) -> None:
    item = room.item()
    out = [room.send(item, to=to, day="2026-11-12", reply_by="2026-11-30") for to in ("区财政局", "区水利局")]
    draft = room.send(item, to="区林业局", day="")
    assert [act.key for act in room.letters.common_acts(out, room.today)] == ["receive", "chase"]
    (act,) = [one for one in room.letters.common_acts(out, room.today) if one.key == "chase"]
    assert "who" not in act.defaults, "each has its own addressee"
    said = {"day": "2026-11-16", "who": "对方办公室", "how": "电话"}
    done = room.letters.perform_many([*out, draft], "chase", said, actor=room.actor, today=room.today)
    assert (list(done.done), [number for number, _ in done.left]) == (out, [draft])
    assert [len(room.view(letter).record.chases) for letter in out] == [1, 1]


# — numbers —


def warned(room: Room) -> list[str]:
    groups = room.desk.agenda(room.today)
    return [line.text for group in groups if group.key == "letters:numbers" for line in group.lines]


def test_a_letter_takes_the_next_number_of_its_series_when_it_goes_out(room: Room) -> None:
    item = room.item()
    first, second = room.send(item), room.send(item, to="区民政局、区卫健局")
    drafted = room.send(item, day="")
    assert [room.view(one).record.doc_no for one in (first, drafted)] == ["公函〔2026〕1号", ""]
    both = [row["number"] for row in room.desk.letter_lists.page(Query("open", "区"), room.today)]
    assert {"公函〔2026〕2号", "公函〔2026〕3号"} <= set(both) and room.view(second).number in both
    room.do(drafted, "send")
    assert room.view(drafted).record.doc_no == "公函〔2026〕4号"
    assert room.desk.office.next_number("request_consulting", room.today) == "公征〔2026〕1号"


def test_a_number_that_two_letters_bear_or_none_is_told(room: Room) -> None:
    item = room.item()
    for number in ("公函〔2026〕2号", "公函〔2026〕2号", "公函〔2026〕4号"):
        room.send(item, number=number)
    assert warned(room) == ["协调函号“公函〔2026〕2号”用了 2 次", "协调函号空着 公函〔2026〕3号"]
