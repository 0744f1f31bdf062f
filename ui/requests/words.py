"""How requests read on the screen: the words of their page, the columns of their table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.panel import Section, SectionLine
from gongkai_desktop.records.event import Changed
from gongkai_desktop.requests.fields import MASKED
from gongkai_desktop.requests.sections import DATES, RECEIPT
from gongkai_desktop.requests.states import Stage
from gongkai_desktop.requests.views import REQUESTS
from ui.kit.form_dialog import Values
from ui.kit.ledger import shown
from ui.kit.ledger.face import REVEALED, Face
from ui.kit.paged import Shown

if TYPE_CHECKING:
    from gongkai_desktop.requests.case import RequestCase
    from ui.kit.ledger.card import RecordView


def case_of(view: RecordView) -> RequestCase:
    """The application that is shown."""
    from gongkai_desktop.cases.service import CaseView  # the page comes after its rows

    assert isinstance(view, CaseView)
    case: RequestCase = view.case
    return case


class RequestFace(Face):
    """The inbox of applications."""

    name = "requests"
    manual = "依申请公开"
    rooms = frozenset({"request", "letter", "review"})

    paper, reckoning, letter, various = "request-registration", "request-deadline", True, True

    def __init__(self) -> None:
        self.prints = QCoreApplication.translate("Requests", "这一步的文书…")
        self.title, self.columns = REQUESTS.title, request_columns()
        self.search = QCoreApplication.translate("Requests", "搜索：申请内容、申请人、编号、拼音首字母")
        self.begin = QCoreApplication.translate("Requests", "登记申请  Ctrl+N")
        self.due = QCoreApplication.translate("Requests", "答复期限")
        self.nothing = QCoreApplication.translate(
            "Requests", "在左边选一件申请，这里显示不能错过的日期、办理情况和下一步。"
        )
        self.keys = QCoreApplication.translate(
            "Requests", "Enter 下一步　Ctrl+D 期限试算　Ctrl+B 批量　F1 全部按键"
        )

    def paper_of(self, view: RecordView) -> str:
        """The paper that is wanted at its stage."""
        from gongkai_desktop.requests.papers import paper_of  # drawing is seldom wanted

        return paper_of(case_of(view))

    def letter_of(self, view: RecordView) -> str:
        """The notice of its stage, else the answer."""
        from gongkai_desktop.requests.papers import letter_of

        return letter_of(case_of(view))

    def further(self) -> Sequence[tuple[str, str]]:
        """Every paper of an application."""
        from gongkai_desktop.requests.papers import PAPERS

        return [(paper.key, paper.title) for paper in PAPERS]

    def emptied(self, view: str) -> tuple[str, str] | None:
        """What to say where a view has nothing."""
        from ui.requests.emptiness import emptiness  # an inbox with rows does without

        return emptiness().get(view)

    def unused(self) -> tuple[str, str]:
        """How the first application gets in."""
        return (
            QCoreApplication.translate("Requests", "还没有收到过申请"),
            QCoreApplication.translate(
                "Requests",
                "收到政府信息公开申请，当天按 Ctrl+N 登记：写明怎样收到、哪天收到，程序就算出补正、延期和答复的期限。",
            ),
        )

    def under(self, view: Any) -> str:
        """Its number, who applied, and how and when it came in."""
        request = view.record
        who = request.fact("applicant")
        kind = request.fact("applicant_kind")
        came = QCoreApplication.translate("Requests", "{}，{} 收到").format(
            request.fact("channel"), request.fact("arrived")[5:]
        )
        named = f"{who}（{kind}）" if kind else who
        return " · ".join(part for part in (view.number, named, came) if part)

    def summary(self, view: Any) -> str:
        """概要; its days stand above it already, and what is masked may be shown."""
        shown = tuple(self._revealing(one, view) for one in view.sections if one.title != DATES)
        return super().summary(replace(view, sections=shown))

    def _revealing(self, section: Section, view: Any) -> Section:
        if section.title != RECEIPT or not any(view.record.fact(key) for key in MASKED):
            return section
        words = QCoreApplication.translate("Requests", "显示证件号码和联系方式")
        return replace(section, lines=(*section.lines, SectionLine(words, view.id, place=REVEALED)))

    def quick_form(self, desk: Desk, today: date) -> NextAct:
        """The form of seven fields."""
        return desk.requests.form(today, key="quick")

    def quick_enter(self, desk: Desk, values: Values, actor: int, today: date) -> Changed:
        """An application entered by it."""
        return desk.requests.enter(values, actor=actor, today=today, key="quick")


def request_columns() -> tuple[Shown, ...]:
    """The columns of the table; what is due, where it stands and what is left always have their room."""
    stopped = QCoreApplication.translate("Requests", "停表")
    due = shown.day("answer_due", QCoreApplication.translate("Requests", "答复期限"))
    return (
        shown.words("title", QCoreApplication.translate("Requests", "申请内容"), 230),
        shown.words("number", QCoreApplication.translate("Requests", "申请编号"), 100, spare=3),
        shown.words("applicant", QCoreApplication.translate("Requests", "申请人"), 72, spare=4),
        shown.day("arrived", QCoreApplication.translate("Requests", "收到日"), spare=2),
        shown.words("department", QCoreApplication.translate("Requests", "承办科室"), 90, spare=1),
        due._replace(text=lambda row: str(row["answer_due"]) or ("" if row["closed"] else stopped)),
        shown.state(QCoreApplication.translate("Requests", "状态"), tuple(map(str, Stage))),
        shown.left(QCoreApplication.translate("Requests", "提醒（工作日）")),
    )
