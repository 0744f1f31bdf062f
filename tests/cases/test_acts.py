"""Acts as objects: when they are offered, what they ask, what they become; and how events fold by them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest

from gongkai_desktop.cases.act import Act, Doing, Group, Happening, kept_facts
from gongkai_desktop.cases.folding import Folding, Keeps, State
from gongkai_desktop.cases.kind import CaseKind, Naming, Status
from gongkai_desktop.cases.registry import Kinds
from gongkai_desktop.cases.service import same_for_all, shared
from gongkai_desktop.errors import Fault, Refused, Unfilled
from gongkai_desktop.ledger import Column
from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.office.people import Person
from gongkai_desktop.records.event import Draft, Event

TODAY = date(2026, 11, 30)


@dataclass(slots=True)
class Visit(State):
    """A visit, as small as a record can be."""

    who: str = ""
    calls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfVisit:
    """A visit on a day."""

    visit: Visit
    today: date = TODAY


def called(state: Visit, event: Event) -> Visit:
    return replace(state, calls=(*state.calls, event.body["how"]))


CALL: Act[Visit, OfVisit] = Act(
    key="call",
    title="登记来电",
    event="visit.called",
    offered=lambda case: len(case.visit.calls) < 2,
    columns=(Column("how", "内容", required=True),),
    primary=lambda case: not case.visit.calls,
    note=lambda case: f"{case.visit.who}的来电",
    told="来电：{how}",
    fold=called,
    stales_paper=False,
)
AGAIN: Act[Visit, OfVisit] = Act(key="again", title="再次来电", event="visit.called", group=Group.MEND)


class Nobody:
    """Nothing beyond the record."""

    def find(self, number: str) -> tuple[int, str]:
        return 0, ""

    def next_number(self, series: str, day: date) -> str:
        return ""

    def people(self) -> tuple[Person, ...]:
        return ()


def happened(number: int, kind: str, body: dict[str, Any], stream: int = 1, **more: Any) -> Event:
    return Event(number, stream, kind, TODAY, "", 1, number, "r1", (), body, **more)


def begun(event: Event) -> Visit | None:
    if event.kind != "visit.begun":
        return None
    return Visit(number=event.id, rules=event.rules, last_event=event.id, who=event.body.get("who", ""))


FOLDING = Folding(begun, [CALL, AGAIN], [Happening(event="visit.begun", told="{who}来访")])


def folded(*events: Event) -> Visit | None:
    state = None
    for event in events:
        state = FOLDING(state, event)
    return state


BEGUN = happened(1, "visit.begun", {"who": "张某"})


def doing(facts: dict[str, str], stream: int | None = 1, *files: Path) -> Doing[OfVisit]:
    case = OfVisit(Visit(who="张某"))
    return Doing(case, CALL.asked(case), facts, Nobody(), stream, (7,), files)


def kept(path: Path) -> dict[str, Any]:
    return {"sha256": "a", "name": path.name, "size": 1}


def test_an_act_asks_in_words_of_its_case() -> None:
    asked = CALL.asked(OfVisit(Visit(who="张某")))
    assert [column.key for column in asked.form.columns] == [DAY, "how"]
    assert (asked.title, asked.note, asked.primary, asked.group) == ("登记来电", "张某的来电", True, "办理")
    assert asked.defaults == {DAY: "2026-11-30"}
    assert not CALL.asked(OfVisit(Visit(calls=("一",)))).primary


def test_an_act_that_asks_for_no_day_has_none() -> None:
    asked = replace(CALL, dated=False, form="visit-call").asked(OfVisit(Visit()))
    assert [column.key for column in asked.form.columns] == ["how"]
    assert asked.form.name == "visit-call"


def test_an_act_becomes_an_event_of_its_facts_on_its_day() -> None:
    (draft,) = CALL.drafts(doing({DAY: "2026-11-27", "how": "问进度"}), kept)
    assert draft == Draft("visit.called", date(2026, 11, 27), {"how": "问进度"}, 1, (7,))


def test_files_stand_in_the_records_own_event_and_in_every_beginning() -> None:
    path = Path("函.pdf")
    file = kept(path)
    two = replace(CALL, make=lambda doing: (doing.draft("visit.called", {}), doing.draft("visit.called", {})))
    own = two.drafts(doing({"how": ""}, 1, path), kept)
    assert [draft.body.get("attachments") for draft in own] == [[file], None]
    fresh = two.drafts(doing({"how": ""}, None, path), kept)
    assert [draft.body.get("attachments") for draft in fresh] == [[file], [file]]


def test_a_refused_act_keeps_no_file_and_a_made_one_may_name_it() -> None:
    def refuse(_: Doing[OfVisit]) -> dict[str, str]:
        raise Refused("不行", way="再试")

    known: list[Path] = []
    with pytest.raises(Refused):
        replace(CALL, make=refuse).drafts(
            doing({"how": ""}, 1, Path("函.pdf")), lambda path: known.append(path) or {}
        )
    assert known == []
    named = replace(CALL, make=lambda doing: {"file": doing.files[0].name})
    (draft,) = named.drafts(doing({}, 1, Path("函.pdf")), kept)
    assert draft.body["file"] == draft.body["attachments"][0]["name"] == "函.pdf"


def test_where_a_paper_is_is_told_alike_in_every_history() -> None:
    kinds = Kinds({})
    out = happened(2, "sheet.printed", {"title": "保密审查表", "number": "2026-0001", "out": "柳审查"})
    assert kinds.tell(out) == "打印保密审查表 2026-0001，交柳审查签字"
    assert kinds.tell(happened(3, "sheet.dropped", {"why": "重印"})) == "审查表作废：重印"
    assert kinds.tell(happened(3, "sheet.dropped", {}, purged=True)) == "内容已依规清除"
    assert kinds.tell(happened(4, "unknown.kind", {})) == "相关事项有变动"


def test_kept_facts_are_those_and_no_others() -> None:
    (draft,) = replace(CALL, make=kept_facts("how")).drafts(doing({"how": "问", "more": "别的"}), kept)
    assert draft.body == {"how": "问"}
    assert draft.day == TODAY  # the day of entry, where the form asks for none


def test_a_day_before_another_is_refused_by_field() -> None:
    doing({DAY: "2026-11-27"}).not_before("2026-11-27", "日期早于来访")
    with pytest.raises(Unfilled, match="日期早于来访"):
        doing({DAY: "2026-11-26"}).not_before("2026-11-27", "日期早于来访")


def test_events_fold_by_the_act_that_owns_their_kind() -> None:
    state = folded(BEGUN, happened(2, "visit.called", {"how": "问进度"}), happened(3, "visit.unknown", {}))
    assert state == Visit(number=1, rules="r1", last_event=3, who="张某", calls=("问进度",))
    assert FOLDING.tell(happened(2, "visit.called", {"how": "问进度"})) == "来电：问进度"
    assert FOLDING.tell(happened(2, "visit.called", {}, purged=True)) == "内容已依规清除"
    assert FOLDING.quiet == {"visit.called"}


def test_an_event_that_begins_nothing_makes_no_record() -> None:
    assert folded(happened(1, "visit.called", {"how": "问"})) is None
    assert folded(happened(2, "visit.begun", {"who": "张某"})) is None  # of another record


def test_what_was_purged_changes_nothing_more() -> None:
    gone = folded(BEGUN, happened(2, "visit.called", {}, purged=True))
    assert gone is not None
    assert (gone.purged, gone.calls) == (True, ())
    begun_purged = folded(happened(1, "visit.begun", {}, purged=True))
    assert begun_purged is not None
    assert begun_purged.purged


def test_events_of_others_are_heard_only_where_they_are_named() -> None:
    touched = happened(2, "item.voided", {"how": "作废"}, stream=9)
    deaf = folded(BEGUN, touched)
    assert deaf is not None
    assert (deaf.calls, deaf.last_event) == ((), 2)
    hearing = Folding(begun, heard=[Happening(event="item.voided", told="作废", fold=called)])
    state = hearing(hearing(None, BEGUN), touched)
    assert state is not None
    assert state.calls == ("作废",)


def test_files_that_came_with_an_event_are_kept_with_the_record() -> None:
    body = {"how": "问", "attachments": [{"sha256": "a", "name": "录音.wav", "size": 3}]}
    state = folded(BEGUN, happened(2, "visit.called", body))
    assert state is not None
    assert [(one.name, one.event) for one in state.attached] == [("录音.wav", 2)]


def test_what_an_act_asks_is_worked_out_when_it_is_chosen() -> None:
    asked: list[str] = []

    def known(case: OfVisit) -> dict[str, object]:
        asked.append(case.visit.who)
        return {"more": case.visit.who}

    act = replace(CALL, defaults=known, note=lambda case: f"{case.visit.who}的来电")
    offered = act.asked(OfVisit(Visit(who="张某"))).filled({"how": "电话"})
    assert (offered.title, offered.note, asked) == ("登记来电", "张某的来电", [])
    chosen = offered.worked_out()
    assert asked == ["张某"]
    assert (chosen.defaults["how"], chosen.defaults["more"], chosen.note, asked) == (
        *("电话", "张某", "张某的来电"),
        ["张某"],
    )


def test_a_history_leads_where_its_events_lead_one_after_another() -> None:
    noted = replace(CALL, fold=Keeps("calls", lambda event: event.body["how"]))
    folding = Folding(begun, [noted, AGAIN])
    calls = [happened(at, "visit.called", {"how": str(at), "more": ""}) for at in range(2, 9)]
    file = {"how": "带录音", "more": "", "attachments": [{"sha256": "a", "name": "录音.wav", "size": 3}]}
    other = happened(10, "visit.called", {"how": "别人的", "more": ""}, stream=7)
    purged = happened(11, "visit.called", {}, purged=True)
    history = [BEGUN, *calls, happened(9, "visit.called", file), other, *calls[:2], purged, calls[2]]
    slow: Visit | None = None
    for event in history:
        slow = folding(slow, event)
    assert folding.whole(history) == slow and folding.whole([]) is None
    assert slow is not None and slow.calls == (*"2345678", "带录音", "2", "3", "4")
    assert (slow.purged, len(slow.attached)) == (True, 1)


def test_two_acts_cannot_own_one_event() -> None:
    with pytest.raises(Fault, match=r"visit\.called"):
        Folding(begun, [CALL, replace(AGAIN, told="再次来电")])


def test_many_are_asked_once_what_all_permit_in_the_same_form() -> None:
    first = CALL.asked(OfVisit(Visit(who="张某")))
    other = CALL.asked(OfVisit(Visit(who="李某", calls=("一",))))
    (one,) = shared([(first, AGAIN.asked(OfVisit(Visit()))), (other,)])
    assert (one.key, one.primary, one.note) == ("call", False, "李某的来电")
    changed = other.asking(lambda asked: asked.with_columns(asked.form.columns[:1]))
    assert shared([(first,), (changed,)]) == ()


def test_one_refusal_for_all_is_told_itself() -> None:
    wrong = [Unfilled("登记来电", {"how": "内容没有填"}) for _ in range(2)]
    assert same_for_all([*wrong]) is wrong[0]
    assert same_for_all([wrong[0], Refused("别的", way="再试")]) is None
    assert same_for_all([]) is None


class Visits(CaseKind[Visit, OfVisit]):
    """One of two kinds of visits, told apart by who came."""

    prefix: ClassVar[str] = "visit"
    table: ClassVar[str] = "visit"
    naming: ClassVar[Naming] = Naming("次")
    folding, acts = FOLDING, (CALL, AGAIN)

    def __init__(self, who: str) -> None:
        super().__init__(None)  # type: ignore[arg-type]
        self._who = who

    @property
    def key(self) -> str:
        return f"visit-{self._who}"

    def owns(self, state: Visit) -> bool:
        return state.who == self._who

    def acts_of(self, case: OfVisit) -> tuple[Act[Visit, OfVisit], ...]:
        return self.acts if case.visit.who else ()

    def row(self, state: Visit | None) -> None:
        return None

    def terms(self, row: object) -> tuple[str, ...]:
        return ()

    def case(self, state: Visit, moment: object) -> OfVisit:
        return OfVisit(state)

    def called(self, case: OfVisit) -> tuple[str, str]:
        return "", case.visit.who

    def status(self, case: OfVisit) -> Status:
        return Status("", "")


def test_kinds_that_share_prefix_and_table_have_one_projection_and_each_its_key() -> None:
    kinds = Kinds({("visit",): lambda: (Visits("张某"), Visits("李某"))})
    assert [kind.key for kind in kinds] == ["visit-张某", "visit-李某"]
    assert [kind.key for kind in kinds.projections] == ["visit-张某"]
    _, second = kinds.of("visit")
    assert second.owns(Visit(who="李某")) and not second.owns(Visit(who="张某"))
    assert kinds.tell(BEGUN) == "张某来访"


def test_a_kind_is_made_when_it_is_first_asked_for_and_once() -> None:
    made: list[str] = []

    def visits(who: str) -> Callable[[], tuple[Visits, ...]]:
        return lambda: made.append(who) or (Visits(who),)

    kinds = Kinds(
        {("visit",): visits("张某"), ("call",): visits("李某")}, lambda: pytest.fail("nobody asked")
    )
    assert kinds.tell(BEGUN) == kinds.tell(BEGUN) == "张某来访" and made == ["张某"]
    assert kinds.tell(happened(3, "sheet.dropped", {"why": "重印"})) == "审查表作废：重印"
    assert kinds.of("letter") == () and made == ["张某"]
    assert len(tuple(kinds)) == 2 and made == ["张某", "李某"]


def test_a_record_is_offered_the_acts_of_its_own_definition() -> None:
    kind = Visits("张某")
    assert [act.key for act in kind.next_acts(OfVisit(Visit(who="张某")))] == ["call", "again"]
    assert kind.next_acts(OfVisit(Visit())) == ()


def test_a_record_carried_inside_is_folded_whatever_happens_to_it() -> None:
    def carried(state: Visit, event: Event) -> Visit:
        return replace(state, calls=(*state.calls, "清除" if event.purged else event.kind))

    carrying = Folding(begun, carried={"letter": carried})
    state = carrying(carrying(None, BEGUN), happened(2, "letter.sent", {}, stream=9))
    state = carrying(state, happened(3, "letter.replied", {}, stream=9, purged=True))
    assert state is not None
    assert (state.calls, state.last_event, state.purged) == (("letter.sent", "清除"), 3, False)


def test_what_others_did_is_told_as_it_stands_in_this_records_history() -> None:
    heard = [Happening(event="visit.called", told="有人打来：{how}"), Happening(event="item.voided")]
    folding = Folding(begun, [CALL], heard=heard)
    event = happened(2, "visit.called", {"how": "问进度"}, stream=9)
    assert (folding.tell_heard(event), folding.tell(event)) == ("有人打来：问进度", "来电：问进度")
    assert folding.tell_heard(happened(3, "item.voided", {}, stream=9)) == "", "its own room tells it"
    assert folding.tell_heard(happened(3, "item.unknown", {}, stream=9)) == ""
    assert folding.tell_heard(happened(2, "visit.called", {}, stream=9, purged=True)) == ""
