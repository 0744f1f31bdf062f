"""Old side ledgers come in as history, ours comes back unchanged; the office's own ledgers do both like the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.changeset import ChangeSet
from gongkai_desktop.ledger import Kind
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.matters.history import named_by
from gongkai_desktop.matters.incoming import incoming
from gongkai_desktop.matters.ledgers import of_program, program_keys
from gongkai_desktop.matters.matter import name_of
from tests.conftest import NewOffice
from tests.matters.conftest import Room
from tests.matters.test_definitions import VISIT, written

Table = Sequence[Sequence[object]]
Workbook = Callable[..., Path]
QUESTION = (
    "收到日期",
    "提出人",
    "联系方式",
    "质疑内容",
    "答复日期",
    "答复文号",
    "办结日期",
    "结果",
    "领导批示",
)
ANSWERED = ("2019-03-04", "王小明", "13800000000", "为何不公开校车事故报告", "2019-03-12", "某函〔2019〕3号")
CLOSED = (
    "2019-05-06",
    "李强",
    "",
    "为何不公开规划图",
    "2019-05-10",
    "",
    "2019-05-20",
    "维持不予公开",
    "同意",
)


@pytest.fixture
def room(new_office: NewOffice) -> Iterator[Room]:
    """An office under rule set A; what it remembers holds to the end."""
    found = Room(new_office, "gansu-zhijiao")
    yield found
    assert found.desk.verify() == []


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[Room]:
    """An office with a ledger of its own."""

    def found(ruleset: str, clock: Callable[[], datetime]) -> Desk:
        root = tmp_path / "本单位"
        with Desk.create(root, name="某单位", ruleset=ruleset, clock=clock) as desk:
            own = desk.folder.ledgers
        written(own, VISIT)
        return Desk.open(root, writing=True, clock=clock)

    room = Room(found, "tiaoli")
    yield room
    assert room.desk.verify() == []
    room.desk.close()


def plan(room: Room, kind: str, path: Path) -> ChangeSet:
    return room.desk.importer.plan(path, ledgers=(name_of(kind),))


def bring_in(room: Room, kind: str, path: Path) -> ChangeSet:
    changes, _ = room.desk.import_at_once(path, ledgers=(name_of(kind),))
    return changes


def counts(changes: ChangeSet) -> tuple[int, int, int, int]:
    return changes.add, changes.update, changes.unchanged, len(changes.rejected)


def exported(room: Room, kind: str, folder: Path) -> Path:
    path = folder / f"{kind}.xlsx"
    room.desk.ledger_exporter(kind).export(path, Query("all"))
    return path


def one(room: Room, kind: str, words: str = "") -> dict[str, Any]:
    (row,) = room.rows(kind, words=words)
    return row


def agenda(room: Room) -> set[str]:
    return {":".join(group.view.split(":")[:2]) for group in room.desk.agenda(room.today)}


def sections(room: Room, kind: str, record: int) -> list[str]:
    view = room.ledger(kind).view(record, room.today)
    return [line.text for section in view.sections for line in section.lines]


# — an old ledger —


def test_it_is_seen_dry_first(room: Room, workbook: Workbook) -> None:
    head = room.desk.records.head()
    told = plan(
        room, "question", workbook([("某局质疑台账",), QUESTION, ANSWERED, CLOSED, ("合计", "2 件")])
    ).as_json()
    assert {key: told[key] for key in ("rows", "add", "update", "unchanged", "rejected", "unmapped")} == {
        "rows": 2, "add": 2, "update": 0, "unchanged": 0, "rejected": [], "unmapped": ["领导批示"],
    }  # fmt: skip
    assert room.desk.records.head() == head


def test_what_comes_in_is_history_with_the_state_that_its_row_tells(room: Room, workbook: Workbook) -> None:
    bring_in(room, "question", workbook([QUESTION, ANSWERED, CLOSED]))
    answered, closed = one(room, "question", "事故"), one(room, "question", "规划")
    assert (answered["status"], answered["who"], answered["day"], answered["due"]) == (
        "已答复", "王**", "2019-03-04", "",
    )  # fmt: skip
    assert (closed["status"], closed["closed"], closed["flags"]) == ("已办结", "2019-05-20", "")
    assert (answered["answer_day"], answered["answer_number"]) == ("2019-03-12", "某函〔2019〕3号")
    told = sections(room, "question", answered["id"])
    assert "2019-03-12 答复（某函〔2019〕3号）：依据（没有写）；（没有写）" in told
    assert "旧台账没有写：由谁说明、登记答复：依据、登记答复：理由" in told
    timeline = room.ledger("question").view(answered["id"], room.today).timeline
    assert [entry.text for entry in timeline] == ["从旧台账导入"]


def test_today_is_silent_of_history_and_views_tell_what_its_rows_tell(room: Room, workbook: Workbook) -> None:
    waiting = ("2019-06-03", "赵敏", "", "为何不公开名单")
    bring_in(room, "question", workbook([QUESTION, ANSWERED, CLOSED, waiting]))
    assert "affairs:question" not in agenda(room)
    months = room.desk.month(2019, 6, room.today)
    assert not [line for day in months for line in getattr(day, "lines", ())]
    assert room.counts("question")["overdue"] == 0
    assert {row["status"] for row in room.rows("question", "open")} == {"已答复", "待答复"}


def test_a_ledger_without_a_column_for_what_became_of_it_is_not_waited_for(
    room: Room, workbook: Workbook
) -> None:
    bring_in(
        room,
        "complaint",
        workbook([("日期", "投诉举报人", "具体内容"), ("2018-01-04", "甲", "没有公开预算")]),
    )
    row = one(room, "complaint")
    assert (row["status"], row["closed"]) == ("旧登记", "2018-01-04")
    assert room.rows("complaint", "open") == []
    acts = [act.key for act in room.ledger("complaint").view(row["id"], room.today).acts]
    assert "check" in acts, "it can be gone on with all the same"


def test_where_it_stood_is_believed_and_what_nobody_understands_is_asked_about(
    room: Room, workbook: Workbook
) -> None:
    head = ("日期", "投诉举报人", "具体内容", "办理状态")
    rows = [
        ("2018-01-04", "甲", "一", "已办结"),
        ("2018-01-05", "乙", "二", "督促整改中"),
        ("2018-01-06", "丙", "三", "转走"),
    ]
    changes = bring_in(room, "complaint", workbook([head, *rows]))
    assert [(number, column) for number, column, *_ in changes.doubts] == [(4, "办理状态")]
    states = {str(row["title"]): row["status"] for row in room.rows("complaint")}
    assert states == {"一": "已办结", "二": "督促整改中", "三": "待查证"}


def test_days_in_the_wrong_order_are_told_and_taken(room: Room, workbook: Workbook) -> None:
    odd = ("2019-03-04", "王小明", "", "为何", "2019-03-01")
    changes = bring_in(room, "question", workbook([QUESTION, odd]))
    ((_, column, day, why),) = changes.doubts
    assert (column, day) == ("答复日期", "2019-03-01") and "早于收到 2019-03-04" in why
    assert one(room, "question")["answer_day"] == "2019-03-01"


def test_a_row_without_any_day_comes_in_and_its_paper_can_be_drawn(room: Room, workbook: Workbook) -> None:
    for kind in program_keys():
        ledger = incoming(of_program(kind))
        named = next(key for key in ledger.keys if key.startswith("begin_"))
        required = [
            column.title
            for column in ledger.columns
            if column.key.startswith("begin_") and not column.choices
        ]
        head = dict.fromkeys(
            [*required, *(column.title for column in ledger.columns if column.kind is Kind.LONG)]
        )
        assert named
        written = {column.title: "2019-03-01" for column in ledger.columns if column.kind is Kind.DATE}
        written["时间"] = "09:30"
        path = workbook(
            [[*head, "状态"], [*(written.get(name, "某事") for name in head), ""]], f"{kind}.xlsx"
        )
        changes = bring_in(room, kind, path)
        assert counts(changes) == (1, 0, 0, 0), (kind, changes.rejected)
        row = one(room, kind)
        assert row["day"] == ""
        assert any("旧台账没有写" in told for told in sections(room, kind, row["id"]))
        assert counts(bring_in(room, kind, path)) == (0, 0, 1, 0), kind
        for paper in room.ledger(kind).papers(row["id"]):
            try:
                room.desk.papers.prepare(paper, [int(row["id"])], today=room.today)
            except Refused as refused:
                assert refused.way  # what it lacks is named


# — one fault of each kind —


@pytest.mark.parametrize(
    ("kind", "head", "row", "column", "why"),
    [
        ("question", ("收到日期", "质疑内容"), ("2019-02-30", "为何"), "收到日期", "没有 2019年2月30日"),
        (
            "question",
            ("收到日期", "质疑内容"),
            ("2027-01-05", "为何"),
            "收到日期",
            "在今天（2026-11-20）之后",
        ),
        ("question", ("提出人", "质疑内容"), ("王小明", ""), "质疑内容", "没有质疑内容"),
        ("question", ("提出人", "质疑内容"), ("甲", "机密★10年"), "质疑内容", "有国家秘密标志"),
        ("question", ("质疑内容", "联系方式"), ("为何", "绝密★"), "联系方式", "有国家秘密标志"),
        ("leak", ("事件", "情形"), ("代号一", "不知道"), "情形", "不认识的情形"),
        ("leak", ("事件", "时间"), ("代号一", "下午"), "时间", "请写成 09:30 的样子"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_with_the_reason(
    room: Room, workbook: Workbook, kind: str, head: Sequence[str], row: Sequence[str], column: str, why: str
) -> None:
    changes = bring_in(
        room, kind, workbook([head, row, *[("2020-01-02", "另一件")] * (head[0] == "收到日期")])
    )
    (rejection,) = changes.rejected
    assert (rejection.row, rejection.column) == (2, column)
    assert why in rejection.why
    assert len(room.rows(kind)) == changes.add


def test_a_file_of_another_ledger_is_none_of_this_one(room: Room, workbook: Workbook) -> None:
    with pytest.raises(Refused, match="表头"):
        plan(room, "meeting", workbook([("信息名称", "文号", "生成日期"), ("通知", "", "2019-01-02")]))


# — known again —


def test_the_same_file_twice_adds_nothing(room: Room, workbook: Workbook) -> None:
    path = workbook([QUESTION, ANSWERED, CLOSED, ANSWERED])
    assert counts(bring_in(room, "question", path)) == (3, 0, 0, 0)
    head = room.desk.records.head()
    assert counts(bring_in(room, "question", path)) == (0, 0, 3, 0)
    assert room.desk.records.head() == head


def test_history_is_put_right_from_a_later_file(room: Room, workbook: Workbook) -> None:
    bring_in(room, "question", workbook([QUESTION, ANSWERED]))
    mended = (*ANSWERED[:4], "2019-05-30", ANSWERED[5], "2019-06-01", "维持不予公开")
    path = workbook([QUESTION, mended], "改.xlsx")
    assert counts(bring_in(room, "question", path)) == (0, 1, 0, 0)
    row = one(room, "question")
    assert (row["status"], row["closed"], row["answer_day"]) == ("已办结", "2019-06-01", "2019-05-30")
    assert counts(bring_in(room, "question", path)) == (0, 0, 1, 0)
    event = room.ledger("question").view(row["id"], room.today).timeline[-1]
    assert (event.text, event.undoable) == ("按旧台账更正", True)
    room.desk.records.undo(event.event, actor=room.actor, reason="看错")
    assert one(room, "question")["answer_day"] == "2019-03-12"


def test_what_is_worked_on_here_is_told_by_what_is_done_with_it(room: Room, workbook: Workbook) -> None:
    facts = {"who": "王小明", "contact": "13800000000", "what": "为何不公开校车事故报告"}
    room.enter("question", day="2026-11-02", **facts)
    known = ("2026-11-02", "王小明", "13800000000", "为何不公开校车事故报告")
    assert counts(plan(room, "question", workbook([QUESTION, known]))) == (0, 0, 1, 0), (
        "masked names are no change"
    )
    older = ("2026-11-02", "王＊", "＊", "为何不公开校车事故报告")
    assert counts(plan(room, "question", workbook([QUESTION, older], "旧版导出.xlsx"))) == (0, 0, 1, 0)
    changes = bring_in(room, "question", workbook([QUESTION, (*known, "2026-11-02")], "答.xlsx"))
    (rejection,) = changes.rejected
    assert rejection.column == "答复日期" and "由办理登记" in rejection.why


def test_history_that_is_gone_on_with_is_as_any_other_record(room: Room, workbook: Workbook) -> None:
    bring_in(room, "question", workbook([QUESTION, ("2026-11-16", "赵敏", "", "为何不公开名单")]))
    record = int(one(room, "question")["id"])
    room._kinds[record] = "question"
    assert "affairs:question" not in agenda(room) and room.breaches(record) == []
    step = room.do(record, "forward", department="办公室")
    assert (room.state(record), "affairs:question" in agenda(room)) == ("已转办", True)
    path = workbook([QUESTION, ("2026-11-16", "赵敏", "", "为何不公开名单", "2026-11-18")], "再.xlsx")
    (rejection,) = plan(room, "question", path).rejected
    assert "由办理登记" in rejection.why
    room.do(record, "close", result="其他")
    assert room.breaches(record) == ["没有说明依据和理由就办结"]
    for event in (step + 1, step):
        room.desk.records.undo(event, actor=room.actor, reason="错")
    assert "affairs:question" not in agenda(room) and room.breaches(record) == []


def test_an_import_is_taken_back_as_one_and_what_was_gone_on_with_stays(
    room: Room, workbook: Workbook
) -> None:
    _, changed = room.desk.import_at_once(
        workbook([QUESTION, ANSWERED, CLOSED]), ledgers=(name_of("question"),)
    )
    record = int(one(room, "question", "事故")["id"])
    room._kinds[record] = "question"
    room.do(record, "close", result="其他")
    assert "导入“台账.xlsx”" not in room.desk.last_act(room.actor).text
    _, left = room.desk.importer.undo(changed.act, actor=room.actor)
    assert left == [record] and [row["id"] for row in room.rows("question")] == [record]


def test_the_last_act_is_the_import_and_is_undone_whole(room: Room, workbook: Workbook) -> None:
    bring_in(room, "question", workbook([QUESTION, ANSWERED, CLOSED]))
    assert "导入" in room.desk.last_act(room.actor).text
    room.desk.undo_last(room.actor)
    assert room.rows("question") == []


def test_a_definition_that_changes_reads_old_history_as_it_was(visited: Room, workbook: Workbook) -> None:
    head = ("日期", "来访人", "事由", "回访结果", "满意度")
    path = workbook([head, ("2020-03-02", "欧阳明", "问校车", "已说明", "不满意")])
    assert counts(bring_in(visited, "visit", path)) == (1, 0, 0, 0)
    row = one(visited, "visit")
    assert (row["who"], row["status"], row["call_result"]) == ("欧阳**", "不满意，待再访", "已说明")
    assert visited.rows("visit", words="欧阳明") == []
    assert counts(bring_in(visited, "visit", path)) == (0, 0, 1, 0)
    file = visited.desk.folder.ledgers / "来访.toml"
    file.write_text(
        VISIT.replace('title = "不满意，待再访"', 'title = "再访"').replace(
            'states = ["不满意，待再访"]', 'states = ["再访"]'
        ),
        encoding="utf-8",
    )
    root = visited.desk.folder.root
    visited.desk.close()
    visited.desk = Desk.open(root, writing=True, clock=lambda: visited.now)
    assert one(visited, "visit")["status"] == "不满意，待再访"
    assert counts(bring_in(visited, "visit", path)) == (0, 0, 1, 0)
    visited.desk.records.reproject()


def test_its_own_days_tell_what_was_late_and_its_silence_tells_nothing(
    visited: Room, workbook: Workbook
) -> None:
    head = ("日期", "来访人", "事由", "回访日期", "回访结果", "办结日期")
    late = ("2026-11-02", "甲", "问校车", "2026-11-12", "已说明", "2026-11-13")
    silent = ("2026-11-02", "乙", "问食堂", "", "", "2026-11-13")
    bring_in(visited, "visit", workbook([head, late, silent]))
    flags = {row["title"]: row["flags"] for row in visited.rows("visit")}
    assert flags == {"问校车": "回访晚于 2026-11-05", "问食堂": ""}


# — ours comes back —


def filled(act: NextAct, room: Room) -> dict[str, object]:
    """A form with something in every field but the files."""
    values: dict[str, object] = {}
    for column in act.form.columns:
        match column.kind:
            case Kind.FILE | Kind.RECORD:
                continue
            case Kind.DATE:
                values[column.key] = room.today.isoformat()
            case Kind.INTEGER:
                values[column.key] = "3"
            case _:
                values[column.key] = column.choices[0] if column.choices else f"甲、乙：{column.title}"
    return {**values, **{key: value for key, value in act.defaults.items() if value}}


def live(room: Room, kind: str) -> int:
    """A record on which every act was done that was offered, each once."""
    service = room.ledger(kind)
    record = service.enter(filled(room.form(kind), room), actor=room.actor, today=room.today).act
    done = {"void", "close"}
    while left := [act for act in service.acts(record, room.today) if act.key not in done]:
        done.add(left[0].key)
        service.perform(record, left[0].key, filled(left[0], room), actor=room.actor, today=room.today)
    if any(act.key == "close" for act in service.acts(record, room.today)):
        act = next(act for act in service.acts(record, room.today) if act.key == "close")
        service.perform(record, "close", filled(act, room), actor=room.actor, today=room.today)
    return int(record)


@pytest.mark.parametrize("kind", [*program_keys(), "visit"])
def test_ours_comes_back_unchanged_and_as_history_elsewhere(
    kind: str, visited: Room, new_office: NewOffice, tmp_path: Path
) -> None:
    live(visited, kind)
    fresh = visited.ledger(kind).enter(
        {
            **filled(visited.form(kind), visited),
            **({"edition": "第二版"} if kind == "clarification-plan" else {}),
        },
        actor=visited.actor,
        today=visited.today,
    )
    void = live(visited, kind)
    visited._kinds[void] = kind
    visited.do(void, "void", why="重了")
    path = exported(visited, kind, tmp_path)
    told = plan(visited, kind, path)
    assert counts(told) == (0, 0, 3, 0), [(one.column, one.value, one.why) for one in told.rejected]
    assert told.unmapped == ()
    assert fresh.act
    if kind == "visit":
        return
    other = Room(new_office, "tiaoli")
    assert counts(bring_in(other, kind, path)) == (3, 0, 0, 0)
    assert counts(bring_in(other, kind, path)) == (0, 0, 3, 0)
    shown = ("title", "who", "day", "status", "closed")
    ours, theirs = ([[row[key] for key in shown] for row in found.rows(kind)] for found in (visited, other))
    assert sorted(map(str, ours)) == sorted(map(str, theirs))
    assert f"affairs:{kind}" not in agenda(other)
    again = exported(other, kind, tmp_path / "..")
    assert counts(plan(other, kind, again)) == (0, 0, 3, 0)
    assert other.desk.verify() == []


def test_an_own_open_row_changed_in_the_workbook_is_told_and_left(room: Room, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    room.enter("question")
    path = exported(room, "question", tmp_path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    cell = next(one for row in sheet.iter_rows() for one in row if one.value == "为什么不公开校车事故报告")
    cell.value = "改过的"
    book.save(path)
    changes = bring_in(room, "question", path)
    assert counts(changes) == (0, 0, 0, 1)
    assert "由办理登记" in changes.rejected[0].why and changes.rejected[0].value == "改过的"
    assert one(room, "question")["begin_what"] == "为什么不公开校车事故报告"


# — whatever a ledger holds —

_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
_DAY = st.dates(datetime(1990, 1, 1).date(), datetime(2026, 11, 20).date()).map(lambda day: day.isoformat())
_CELLS: Mapping[Kind, st.SearchStrategy[str]] = {
    Kind.DATE: st.one_of(st.just(""), _DAY),
    Kind.INTEGER: st.integers(0, 99).map(str),
    Kind.FLAG: st.sampled_from(["是", "否", ""]),
}


@pytest.mark.parametrize("kind", ["question", "leak", "meeting", "assessment"])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_it_holds_twice_is_once(kind: str, new_office: NewOffice, data: st.DataObject) -> None:
    import csv

    ledger = incoming(of_program(kind))

    named = [ledger.keys.index(key) for key in named_by(of_program(kind)) if key != "begin_item"]

    def cell(column: Any) -> st.SearchStrategy[str]:
        if column.kind is Kind.CHOICE:
            return st.sampled_from(["", *column.choices])
        return _CELLS.get(column.kind, _TEXT)

    row = st.tuples(*(cell(column) for column in ledger.columns))
    rows = data.draw(st.lists(row.filter(lambda one: all(one[at] for at in named)), min_size=1, max_size=4))
    here = Room(new_office, "tiaoli")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "台账.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([[column.title for column in ledger.columns], *rows])
        try:
            first = bring_in(here, kind, path)
        except Refused:
            return  # nothing in it is a row
        again = bring_in(here, kind, path)
        assert (again.add, again.update) == (0, 0), [one.fields for one in first.changes()]
        assert (again.unchanged, len(again.rejected)) == (first.add, len(first.rejected))
        assert here.desk.verify() == []
