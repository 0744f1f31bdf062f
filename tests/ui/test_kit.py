"""The parts that pages are built from: paging, strip, editors, text for the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.query import View
from gongkai_desktop.cases.timeline import Timeline
from gongkai_desktop.deadlines.model import DayMark, Mark
from gongkai_desktop.ledger import Column, Kind, Ledger, nearest_day
from gongkai_desktop.ledger.acts import Asked, NextAct
from gongkai_desktop.office.panel import Entry
from gongkai_desktop.records.event import Event
from ui.application import set_scale
from ui.kit import look
from ui.kit.editors import Day, editor_for, focus_of, weekday_letter
from ui.kit.empty import Empty
from ui.kit.fitting import FittingTabs
from ui.kit.form import Field, Form
from ui.kit.host import Host
from ui.kit.ledger.history import History
from ui.kit.ledger.views import Views
from ui.kit.lines import lines_view
from ui.kit.markup import escape
from ui.kit.next_steps import DO, NextSteps
from ui.kit.paged import FIRST_PAGE, NEXT_PAGE, PagedModel, Row, Shown
from ui.kit.rich import Reading, marked, pairs
from ui.kit.strip import ACROSS, PITCH, Strip
from ui.kit.table import Table, as_html, as_tsv
from ui.kit.title import Parts, Title

WHOLE = 1000
START = date(2026, 9, 29)
NOWHERE = QModelIndex()


class Pages:
    """A source of a thousand rows that answers by keyset and notes what it was asked."""

    def __init__(self, model: PagedModel) -> None:
        self.asked: list[tuple[int | None, int]] = []
        self.rows = [{"id": number, "title": f"信息{number}"} for number in range(WHOLE)]
        self._model = model
        model.wanted.connect(self.answer)

    def answer(self, after: Row | None, limit: int) -> None:
        last = None if after is None else int(after["id"])
        self.asked.append((last, limit))
        begin = 0 if last is None else next(at for at, row in enumerate(self.rows) if row["id"] == last) + 1
        self._model.take(after, limit, self.rows[begin : begin + limit])


@pytest.fixture
def model(qapp: object) -> PagedModel:
    title = Column("title", "信息名称")
    number = Column("id", "序号", Kind.INTEGER)
    return PagedModel(
        (
            Shown(number, 60, lambda row: str(row["id"])),
            Shown(title, 200, lambda row: row["title"], order="title"),
        )
    )


@pytest.fixture
def pages(model: PagedModel) -> Pages:
    return Pages(model)


def test_only_the_first_page_is_read_at_first(model: PagedModel, pages: Pages) -> None:
    model.restart()
    assert model.rowCount() == FIRST_PAGE
    assert pages.asked == [(None, FIRST_PAGE)]


def test_the_model_keeps_the_rules_of_models(
    model: PagedModel, pages: Pages, qtmodeltester: ModelTester
) -> None:
    model.restart()
    qtmodeltester.check(model)


def test_scrolling_reads_on_from_the_last_row_to_the_end(model: PagedModel, pages: Pages) -> None:
    model.restart()
    while model.canFetchMore(NOWHERE):
        model.fetchMore(NOWHERE)
    assert model.rowCount() == WHOLE
    assert pages.asked[1] == (FIRST_PAGE - 1, NEXT_PAGE)
    assert [model.at(row)["id"] for row in range(WHOLE)] == list(range(WHOLE))


def test_a_page_of_an_older_question_is_not_appended(model: PagedModel, pages: Pages) -> None:
    model.restart()
    stale = {"id": 7, "title": "旧"}
    model.take(stale, NEXT_PAGE, [{"id": 8, "title": "旧的下一页"}])
    assert model.rowCount() == FIRST_PAGE


def test_renewing_asks_for_the_page_on_its_way_too(model: PagedModel, pages: Pages) -> None:
    model.restart()
    model.wanted.disconnect(pages.answer)
    model.fetchMore(NOWHERE)
    model.wanted.connect(pages.answer)
    model.renew()
    assert model.rowCount() == FIRST_PAGE + NEXT_PAGE
    model.renew()
    assert pages.asked[-1] == (None, FIRST_PAGE + NEXT_PAGE)


def test_renewing_keeps_cursor_choice_and_everything_read(
    model: PagedModel, pages: Pages, qtbot: QtBot
) -> None:
    table = Table(model, 1)
    qtbot.addWidget(table)
    model.restart()
    model.fetchMore(NOWHERE)
    table.selectRow(50)
    pages.rows.insert(0, {"id": -1, "title": "新来的"})
    model.renew()
    assert model.rowCount() == FIRST_PAGE + NEXT_PAGE
    assert table.current_id() == 50
    assert table.chosen_ids() == [50]


def test_a_changed_row_is_shown_without_a_reset(model: PagedModel, pages: Pages, qtbot: QtBot) -> None:
    model.restart()
    pages.rows[0] = {"id": 0, "title": "改了"}
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.renew()
    assert model.cells(0) == ("0", "改了")


def test_header_clicks_ask_for_an_order_and_the_third_for_none(model: PagedModel, qtbot: QtBot) -> None:
    table = Table(model, 1)
    qtbot.addWidget(table)
    asked: list[tuple[str, bool]] = []
    table.sorted_by.connect(lambda key, down: asked.append((key, down)))
    head = table.horizontalHeader()
    head.setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    head.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert asked == [("title", False), ("title", True), ("", False)]


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), min_size=1, max_size=5))
def test_copied_text_keeps_rows_and_cells_and_begins_no_formula(rows: list[list[str]]) -> None:
    lines = as_tsv(rows).split("\n")
    assert [len(line.split("\t")) for line in lines] == [len(row) for row in rows]
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line.split("\t"))


def test_words_that_must_be_whole_decide_the_width_of_their_column(
    model: PagedModel, pages: Pages, qtbot: QtBot
) -> None:
    """However long they are, and whether they were read at first or later."""
    state = Column("state", "状态")
    told = PagedModel((Shown(state, 60, lambda row: row["state"], whole=True), *model.columns))
    table = Table(told, 2)
    qtbot.addWidget(table)
    table.resize(900, 300)
    told.take(None, 1, [{"id": 1, "title": "甲", "state": "待公开"}])
    before = table.least_width()
    with qtbot.waitSignal(table.grown):
        told.take(told.at(0), 1, [{"id": 2, "title": "乙", "state": "待分管保密工作的负责人审查批准"}])
    assert table.columnWidth(0) > table.fontMetrics().horizontalAdvance("待分管保密工作的负责人审查批准")
    assert table.least_width() > before
    assert table.widths()[0] == 60, "what is remembered is what was dragged"


def test_a_day_is_whole_in_any_font(qtbot: QtBot) -> None:
    """In fonts a little wider than those of the machine it was written on, every day had lost its day."""
    made = Column("made", "日期", Kind.DATE)
    title = Shown(Column("title", "名称"), 60, lambda row: row["title"])
    table = Table(PagedModel((title, Shown(made, 80, lambda row: row["made"]))), 0)
    qtbot.addWidget(table)
    table.resize(400, 300)
    font = table.font()
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 3)
    table.setFont(font)
    table.fit()
    margin = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, table) + 1
    whole = table.fontMetrics().horizontalAdvance("2026-12-28")
    assert table.columnWidth(1) >= whole + 2 * margin + 1 > 80
    assert table.widths() == [60, 80], "what is remembered is what was dragged"


def test_room_that_the_titles_do_not_need_goes_to_words_that_are_cut(qtbot: QtBot) -> None:
    """Narrow, the title has it; a width that was dragged stays."""
    shown = [Shown(Column(key, key), 60, lambda row, key=key: row[key]) for key in ("title", "who", "where")]
    model = PagedModel(shown)
    table = Table(model, 0)
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    table.set_widths([60, 60, 70])
    long = "学前教育和成人教育科"
    model.take(None, 1, [{"id": 1, "title": "关于调整校车的通知", "who": long, "where": long}])
    whole = table.fontMetrics().horizontalAdvance(long)
    assert (table.columnWidth(1) > whole, table.columnWidth(2)) == (True, 70)
    table.resize(260, 300)
    assert table.columnWidth(1) == 60


def test_room_is_given_for_the_words_of_this_view_not_of_one_that_was_left(qtbot: QtBot) -> None:
    """An empty column was wide beside one that was cut."""
    shown = [Shown(Column(key, key), 60, lambda row, key=key: row[key]) for key in ("title", "why", "said")]
    model, long = PagedModel(shown), "满12个月；看对应的决定作出了没有，看第三方的同意"
    table = Table(model, 0)
    qtbot.addWidget(table)
    table.show()
    whole = table.fontMetrics().horizontalAdvance(long)
    table.resize(whole + 260, 300)
    model.take(None, 1, [{"id": 1, "title": "通知", "why": long, "said": ""}])
    assert (table.columnWidth(1) > whole, table.columnWidth(2)) == (True, 60)
    model.take(None, 1, [{"id": 2, "title": "通知", "why": "", "said": long}])
    assert (table.columnWidth(1), table.columnWidth(2) > whole) == (60, True)


@pytest.mark.parametrize(("width", "step"), [(500, ""), (210, "close"), (150, "closest")])
def test_the_tabs_of_a_card_stand_closer_before_one_is_cut(width: int, step: str, qtbot: QtBot) -> None:
    tabs = FittingTabs()
    qtbot.addWidget(tabs)
    for name in ("概要", "时间线", "期限", "附件", "文书"):
        tabs.addTab(name)
    tabs.setStyleSheet(look.style_sheet(100))
    tabs.resize(width, 40)
    tabs.show()
    tabs.fit()
    assert tabs.property("room") == step
    assert (tabs.needs() <= width) != tabs.usesScrollButtons()
    assert tabs.usesScrollButtons() or tabs.tabRect(tabs.count() - 1).right() < width


@pytest.mark.parametrize(
    "text", ["341221199001020311", "0012", "2026-4", "1/2", "12E5", "=1+1", "110101199003077657"]
)
def test_what_a_spreadsheet_would_take_for_something_else_is_copied_as_text(text: str) -> None:
    assert as_tsv([[text]]) == f"'{text}"
    assert "mso-number-format:'\\@'" in as_html([[text]]) and text in as_html([[text]])


@pytest.mark.parametrize(
    "text",
    ["2026-03-01", "1234.50", "4000", "泰政办字〔2026〕9号", "202611-00001号", "2026-0001", "13800138000"],
)
def test_days_sums_and_document_numbers_are_copied_as_they_are(text: str) -> None:
    assert as_tsv([[text]]) == text


def test_short_tables_are_copied_too(qtbot: QtBot, qapp: QApplication) -> None:
    view = lines_view(("甲", "乙"), (("341221199001020311", "=1"), ("二", "2026-03-01")), (80,))
    qtbot.addWidget(view)
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert (
        qapp.clipboard().text() == "'341221199001020311\t'=1"
        and "<table>" in qapp.clipboard().mimeData().html()
    )
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_C, both)
    assert qapp.clipboard().text().split("\n")[0::2] == ["甲\t乙", "二\t2026-03-01"]
    qapp.clipboard().clear()


def test_copied_markup_stays_text() -> None:
    assert "<b>" not in as_html([["<b>粗</b>"]])


@given(st.text())
def test_escaped_text_holds_no_markup(text: str) -> None:
    assert not set(escape(text)) & set('<>"')


def days(pattern: Mapping[int, Mark], count: int) -> tuple[DayMark, ...]:
    return tuple(
        DayMark(START + timedelta(days=at), pattern.get(at, Mark.COUNTED), "国庆节" if at in pattern else "")
        for at in range(count)
    )


@pytest.fixture
def strip(qtbot: QtBot) -> Strip:
    found = Strip()
    qtbot.addWidget(found)
    marks = days({0: Mark.START, 2: Mark.HOLIDAY, 4: Mark.REST, 5: Mark.MAKEUP, 6: Mark.PAUSED}, 20)
    found.show_days(marks, START + timedelta(days=19), START + timedelta(days=3))
    found.resize(found.sizeHint())
    found.show()
    return found


def test_every_day_tells_its_reason(strip: Strip) -> None:
    assert "2026-09-29" in strip.reason(0) and "起算日" in strip.reason(0)
    assert "放假" in strip.reason(2) and "国庆节" in strip.reason(2)
    assert "今天" in strip.reason(3) and "第 2 个计入日" in strip.reason(3)
    assert "补班" in strip.reason(5) and "第 3 个计入日" in strip.reason(5)
    assert "停表" in strip.reason(6)
    assert "到期日" in strip.reason(19)


def test_the_legend_names_each_kind_with_its_number(strip: Strip) -> None:
    legend = strip.legend().replace("&nbsp;", " ")
    for words in ("计入 15", "放假 1", "休息 1", "补班 1", "停表 1", "起算日", "今天", "到期"):
        assert words in legend


@pytest.mark.parametrize("palette", [look.LIGHT, look.DARK])
def test_the_marks_of_the_legend_are_those_of_the_squares_in_dark_colours_too(
    strip: Strip, palette: look.Palette
) -> None:
    look.use(palette)
    try:
        for kind, ink in palette.marks.items():
            assert f"color:{ink}'" in strip.legend()
            assert look.contrast(ink, palette.strip[kind]) < 2.5, f"{kind}: not the same colour any more"
            assert look.contrast(ink, palette.card) > 1.4, f"{kind}: not to be seen"
    finally:
        look.use(look.LIGHT)


def test_arrows_walk_the_squares_and_stop_at_the_ends(strip: Strip, qtbot: QtBot) -> None:
    told: list[str] = []
    strip.told.connect(told.append)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(strip, key)
    walked = [line.split(" ")[0] for line in told[-5:]]
    second = (START + timedelta(days=ACROSS)).isoformat()
    last = (START + timedelta(days=19)).isoformat()
    assert walked == [
        "2026-09-29",
        "2026-09-29",
        second,
        last,
        (START + timedelta(days=19 - ACROSS)).isoformat(),
    ]


def test_a_click_tells_the_day_under_it(strip: Strip, qtbot: QtBot) -> None:
    told: list[str] = []
    strip.told.connect(told.append)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(2 * PITCH + 5, 5))
    assert "放假" in told[-1]


@pytest.mark.parametrize(
    "typed", ["2026-02-06", "2026/2/6", "2026.2.6", "2026年2月6日", "２０２６．２．６", "20260206"]
)
def test_a_day_is_understood_in_every_form(typed: str, qtbot: QtBot) -> None:
    editor = Day(Column("formed", "生成日期", Kind.DATE))
    qtbot.addWidget(editor)
    editor.setText(typed)
    assert editor.value() == "2026-02-06"
    assert editor.remark() == "2026-02-06 周五"


def test_a_day_typed_without_its_year_is_the_one_told_when_a_new_year_has_begun(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = [date(2026, 7, 30)]
    monkeypatch.setattr("ui.kit.editors.nearest_day", lambda text, _: nearest_day(text, day[0]))
    editor = Day(Column("formed", "生成日期", Kind.DATE))
    qtbot.addWidget(editor)
    editor.setText("10-31")
    assert "2025 年" in editor.remark()
    day[0] = date(2026, 8, 1)
    assert editor.value() == "2025-10-31"
    editor.setText("11-1")
    assert editor.value() == "2026-11-01"


def test_what_is_no_day_is_kept_and_told(qtbot: QtBot) -> None:
    editor = Day(Column("formed", "生成日期", Kind.DATE))
    qtbot.addWidget(editor)
    editor.setText("明天")
    assert editor.value() == "明天"
    assert editor.problem()


def test_a_word_no_longer_offered_is_kept(qtbot: QtBot) -> None:
    editor = editor_for(Column("validity", "有效性", Kind.CHOICE, choices=("有效", "失效")))
    qtbot.addWidget(editor)
    editor.set_value("废止")
    assert editor.value() == "废止"


@pytest.mark.parametrize("kind", [Kind.CHOICE, Kind.TEXT])
def test_the_wheel_scrolls_a_form_and_chooses_nothing_in_it(kind: Kind, qtbot: QtBot) -> None:
    editor = editor_for(Column("c", "选项", kind, choices=("甲", "乙", "丙")))
    qtbot.addWidget(cast("QWidget", editor))
    editor.set_value("甲")
    widget = cast("QWidget", editor)
    middle = QPointF(widget.rect().center())
    turned = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, turned)
    assert (editor.value(), turned.isAccepted()) == ("甲", False)
    assert widget.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_further_fields_fold_and_come_into_sight_when_one_is_wrong(qtbot: QtBot) -> None:
    form = Form(Ledger("x", "x", (Column("a", "甲"), Column("b", "乙", required=True))), quick=("a",))
    qtbot.addWidget(form)
    form.show()
    assert not form.fields["b"].isVisible()
    assert not form.check()
    assert form.fields["b"].isVisible()
    assert form.fields["b"].told() == "请填写乙"


@pytest.mark.parametrize("choices", [(), ("办公室",)])
def test_no_tab_or_line_break_enters_a_field_of_one_line(choices: tuple[str, ...], qtbot: QtBot) -> None:
    field = editor_for(Column("title", "信息名称", choices=choices))
    qtbot.addWidget(field)
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    QGuiApplication.clipboard().setText("关于印发\r\n办法\t的通知 \nQX 1")
    line.paste()
    assert line.text() == "关于印发办法的通知 QX 1"
    line.setText("两\n行")
    assert line.text() == "两行"


def test_the_head_of_a_month_names_its_days_in_either_language() -> None:
    monday, before = date(2026, 11, 30), QLocale()
    try:
        for language, letters in (("zh_CN", "一二三四五六日"), ("en", "MoTuWeThFrSaSu")):
            QLocale.setDefault(QLocale(language))
            assert "".join(weekday_letter(monday + timedelta(at)) for at in range(7)) == letters
    finally:
        QLocale.setDefault(before)


def test_a_long_name_breaks_between_words_or_after_six_characters() -> None:
    told = pairs([("Proposed type", "主动公开"), ("第三方同意书或公共利益理由", "无")])
    assert "Proposed<br>type" in told
    assert "第三方同意书<br>或公共利益理<br>由" in told


@pytest.mark.parametrize("choices", [(), ("某科", "另一科")])
def test_a_text_longer_than_its_field_is_shown_from_its_beginning(
    choices: tuple[str, ...], qtbot: QtBot
) -> None:
    """Of a name of seven characters the first ones tell who it is."""
    editor = editor_for(Column("who", "签字人", choices=choices))
    qtbot.addWidget(editor)
    editor.resize(60, 30)
    editor.set_value("阿布都热合曼·买买提")
    line = editor if isinstance(editor, QLineEdit) else editor.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.cursorPosition() == 0


def test_all_paragraphs_of_what_is_read_stand_at_the_same_distance(qtbot: QtBot) -> None:
    """A line height said once for all of them was taken by the first alone."""
    reading = Reading()
    qtbot.addWidget(reading)
    reading.show_html("".join(marked("●", "red", text) for text in ("第一段", "第二段", "第三段")))
    document = reading.document()
    blocks = [document.findBlockByNumber(at) for at in range(document.blockCount())]
    assert len({(one.blockFormat().lineHeight(), one.blockFormat().lineHeightType()) for one in blocks}) == 1


def test_a_long_help_of_a_box_stands_beneath_it_and_a_short_one_beside(qapp: object) -> None:
    told = "征求的是机关，信息由它和本机关共同制作的，逾期未提出意见视为同意公开"
    form = Form(
        Ledger("x", "", (Column("a", "甲", Kind.FLAG, help=told), Column("b", "乙", Kind.FLAG, help="是")))
    )
    assert form.fields["a"].told() == told and form.fields["b"].told() == ""
    assert [form.fields[key].editor.text() for key in ("a", "b")] == ["", "是"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("column", "seen"),
    [
        (Column("to", "主送机关", help="写全称"), "写全称"),
        (Column("to", "主送机关", help="报" * 30), ""),
        (Column("to", "主送机关", choices=("甲局",), help="报" * 30), ""),
        (Column("file", "复函", Kind.FILE, help="报" * 20), "可以把文件拖到这里"),
    ],
)
def test_a_help_longer_than_its_line_stands_beneath_it(column: Column, seen: str, qtbot: QtBot) -> None:
    field = Field(column)
    qtbot.addWidget(field)
    line = focus_of(field.editor)
    assert isinstance(line, QLineEdit)
    assert line.placeholderText() == seen
    assert field.told() == ("" if seen == column.help else column.help)


def test_the_ways_to_write_a_day_are_told_where_they_have_room(qtbot: QtBot) -> None:
    day = Day(Column("day", "日期", Kind.DATE))
    qtbot.addWidget(day)
    day.show()
    seen = []
    for width in (400, 120, 400):
        day.resize(width, 30)
        seen.append(day.placeholderText()[:4])
    assert seen == ["如 20", "年月日", "如 20"]


def test_the_chosen_view_is_in_sight_though_those_without_anything_are_left_out(qtbot: QtBot) -> None:
    views = Views()
    qtbot.addWidget(views)
    views.resize(200, 365)
    keys = [f"k{at}" for at in range(25)]
    views.offer([View(key=key, title=key) for key in keys], keys[0])
    views.show()
    views.count_up({key: at % 4 for at, key in enumerate(keys)})
    for key in (keys[-1], keys[1], keys[14]):
        views.show_as(key)
        QApplication.processEvents()
        assert views.viewport().rect().contains(views.visualItemRect(views.currentItem())), key


def test_a_day_that_stands_in_a_form_is_typed_over_and_words_are_not(qtbot: QtBot) -> None:
    form = Form(Ledger("x", "", (Column("day", "日期", Kind.DATE), Column("title", "名称"))))
    qtbot.addWidget(form)
    form.fill({"day": "2026-11-30", "title": "甲"})
    lines = {key: focus_of(form.fields[key].editor) for key in ("day", "title")}
    for key in lines:
        form.focus(key)
    assert [one.hasSelectedText() for one in lines.values() if isinstance(one, QLineEdit)] == [True, False]


def test_what_has_no_room_beside_the_menu_of_steps_goes_into_it(qapp: QApplication, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    box, steps = QVBoxLayout(holder), NextSteps()
    box.addWidget(steps)
    holder.setMinimumWidth(100)
    titles = ("登记初审", "登记申请人收到告知", "送科室办理", "登记检索")
    nothing = Asked(Ledger("nothing", "", ()))
    acts = [NextAct(one, one, lambda: nothing, primary=one == titles[0], group=DO) for one in titles]

    def words() -> list[str]:
        return [one.text() for one in steps.findChildren(QPushButton) if one.isVisible()]

    steps.offer(acts)
    holder.resize(336, 200)
    holder.show()
    assert "登记申请人收到告知…" in words()
    holder.resize(240, 200)
    qtbot.waitUntil(lambda: words() == ["登记初审…", "更多 ▾"])
    holder.resize(336, 200)
    qtbot.waitUntil(lambda: "登记申请人收到告知…" in words())
    try:
        set_scale(qapp, 150)
        steps.fit()
        qtbot.waitUntil(lambda: words() == ["登记初审…", "更多 ▾"])
        assert all(one.width() >= one.sizeHint().width() for one in steps.findChildren(QPushButton))
        holder.resize(420, 200)
        blue, more = (one for one in steps.findChildren(QPushButton) if one.isVisible())
        qtbot.waitUntil(lambda: blue.y() == more.y() and blue.geometry().right() < more.x())
        assert more.width() == more.sizeHint().width(), "the step has the width"
        steps.offer([replace(one, primary=False) for one in acts])
        qtbot.waitUntil(lambda: words() == ["更多 ▾"])
        (alone,) = (one for one in steps.findChildren(QPushButton) if one.isVisible())
        assert alone.width() == alone.sizeHint().width()
    finally:
        set_scale(qapp, 100)


class Reader:
    """A reader that answers when it is told to; a newer question of a slot takes the place of the one before."""

    def __init__(self) -> None:
        self.waiting: dict[str, Callable[[], None]] = {}

    def ask(self, slot: str, job: Callable[[Any], Any], then: Callable[[Any], None]) -> None:
        self.waiting[slot] = lambda: then(job(None))

    def answer(self) -> None:
        for slot in tuple(self.waiting):
            self.waiting.pop(slot)()


@pytest.mark.parametrize("width", [180, 240, 301, 402, 800])
def test_no_line_of_a_hint_holds_a_last_word_alone(width: int, qtbot: QtBot) -> None:
    empty = Empty()
    qtbot.addWidget(empty)
    empty.say("没有选中", "在左边选一行，这里显示它的全部情况和下一步。")
    empty.resize(width, 300)
    empty.show()
    words, margins = empty._hint, empty._hint.contentsMargins()
    room = words.width() - margins.left() - margins.right()
    line = words.fontMetrics().lineSpacing()
    lines = words.heightForWidth(words.width()) // line
    whole = words.fontMetrics().horizontalAdvance(words.text())
    assert lines <= whole // words.width() + 1, "no more lines than it would have had"
    last = whole - (lines - 1) * room
    assert lines == 1 or last > room / 2


def test_a_number_does_not_touch_the_next_column(qtbot: QtBot) -> None:
    model = PagedModel([Shown(Column("n", "件数", Kind.INTEGER), 60, lambda row: str(row["n"]))])
    model.take(None, 1, [{"id": 1, "n": 3}])
    assert model.index(0, 0).data(int(Qt.ItemDataRole.TextAlignmentRole)) == int(Qt.AlignmentFlag.AlignCenter)


def test_a_name_in_two_lines_opens_its_bracket_in_the_second(qtbot: QtBot) -> None:
    field = Field(Column("proof", "证据材料（不得涉密）"))
    qtbot.addWidget(field)
    qtbot.addWidget(field.label)
    assert field.label.text().startswith("证据材料<br>（不得涉密）")


def _timeline(count: int, told: list[int]) -> Timeline:
    """So many steps; ``told`` hears how many are put into words each time."""

    def words(events: Any) -> tuple[Entry, ...]:
        told.append(len(events))
        return tuple(
            Entry(number, START + timedelta(number), "2026-09-29T09:00:00", "王芳", f"第{number}步", False)
            for number in events
        )

    return Timeline(cast("list[Event]", list(range(count))), words)


def test_a_long_history_is_told_a_screenful_first(qtbot: QtBot) -> None:
    reader, told = Reader(), list[int]()
    shown = History(cast(Host, reader), "slot")
    qtbot.addWidget(shown)
    shown.show_timeline(_timeline(60, told))
    assert told == [] and shown.toPlainText() == ""  # nothing is put into words where the window is drawn
    reader.answer()
    assert "第59步" in shown.toPlainText() and "第1步" not in shown.toPlainText()
    reader.answer()
    words = shown.toPlainText()
    assert all(f"第{number}步" in words for number in range(60)) and words.index("第59步") < words.index(
        "第0步"
    )
    assert told[-1] == 60 and told[0] < 60 and not reader.waiting


def test_the_history_of_the_record_before_is_never_seen_under_the_next(qtbot: QtBot) -> None:
    reader, told = Reader(), list[int]()
    shown = History(cast(Host, reader), "slot")
    qtbot.addWidget(shown)
    shown.show_timeline(_timeline(60, told))
    reader.answer()
    shown.show_timeline(_timeline(2, told))
    assert shown.toPlainText() == ""
    reader.answer()
    assert told == [20, 2] and "第1步" in shown.toPlainText() and "第59步" not in shown.toPlainText()
    assert not reader.waiting


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("那一件的索引号或 #序号", "那一件的索引号<br>或 #序号"),
        ("证据材料（不得涉密）", "证据材料<br>（不得涉密）"),
        ("科室或者协办的单位", "科室或者协办的<br>单位"),
        ("答复通知书、应诉通知书", "答复通知书、<br>应诉通知书"),
        ("本月在它以前收到的件数", "本月在它以前<br>收到的件数"),
        ("责任科室", "责任科室"),
    ],
)
def test_the_name_of_a_field_is_broken_where_a_part_of_it_ends(title: str, lines: str, qtbot: QtBot) -> None:
    field = Field(Column("name", title, Kind.TEXT))
    qtbot.addWidget(field)
    qtbot.addWidget(field.label)
    assert field.label.text() == lines


def test_words_begin_at_one_place_in_every_kind_of_field(qtbot: QtBot) -> None:
    """A line, a choice, a choice that is typed into, and a long text, one under the other."""
    made: list[QWidget] = [QLineEdit(), QPlainTextEdit(), QComboBox(), QComboBox()]
    begins = []
    for at, one in enumerate(made):
        qtbot.addWidget(one)
        if isinstance(one, QComboBox):
            one.setEditable(at == len(made) - 1)
            one.addItem("国")
        elif isinstance(one, QLineEdit | QPlainTextEdit):
            one.insert("国") if isinstance(one, QLineEdit) else one.setPlainText("国")
        one.resize(160, 36)
        one.show()
        qtbot.waitExposed(one)
        begins.append(_first_ink(one))
    assert max(begins) - min(begins) <= 1


def _first_ink(widget: QWidget) -> int:
    """The first column inside the border that holds something dark."""
    picture = widget.grab().toImage()
    return next(
        x
        for x in range(4, picture.width())
        if any(picture.pixelColor(x, y).lightness() < 128 for y in range(6, picture.height() - 6))
    )


def test_the_last_line_of_a_title_holds_no_stray_word(qtbot: QtBot) -> None:
    """At a width where it would, the lines before it give some of theirs; one that fits is left alone."""
    title = Title()
    qtbot.addWidget(title)
    title.setText("上网巡查：政务新媒体，近一个月发布的信息")
    title.show()
    qtbot.waitExposed(title)
    em = title.fontMetrics().horizontalAdvance("　")
    title.resize(em * (len(title.text()) - 1) + em // 2, 100)
    assert len(title.lines(title.width())[-1]) == 1
    first, last = title.lines(title.contentsRect().width())
    assert len(last) >= 4 and first + last == title.text()
    title.setText("短的一行")
    assert title.contentsRect().width() == title.width()


def test_the_parts_beneath_a_title_are_torn_only_where_one_has_no_room_for_itself(qtbot: QtBot) -> None:
    parts = Parts()
    qtbot.addWidget(parts)
    parts.setText("2026-0016 · 东方朔光（自然人） · 邮寄，10-28 收到")
    parts.show()
    qtbot.waitExposed(parts)
    whole = parts.fontMetrics().horizontalAdvance(parts.words())
    parts.resize(whole + 2, 60)
    assert parts.text() == parts.words()
    parts.resize(whole - 6, 60)  # one character too narrow
    assert parts.text().split("\n") == ["2026-0016 · 东方朔光（自然人）", "邮寄，10-28 收到"]
    assert parts.hasHeightForWidth() and parts.heightForWidth(whole - 6) >= 2 * parts.fontMetrics().height()
    parts.resize(whole + 2, 60)
    assert parts.text() == parts.words() == "2026-0016 · 东方朔光（自然人） · 邮寄，10-28 收到"


def test_what_is_read_keeps_away_from_its_bar(qtbot: QtBot) -> None:
    shown = Reading()
    qtbot.addWidget(shown)
    shown.setPlainText("字" * 400)
    shown.resize(300, 100)
    shown.show()
    qtbot.waitExposed(shown)
    bar = shown.verticalScrollBar()
    assert bar.isVisible() and bar.width() >= 16 and shown.viewport().width() <= 300 - 16
