"""The registry of pages: every tab of the window with its place, its icon, and what menus can have done there.

A new page is one more ``Tab`` here; window, menus and shortcuts follow.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.kit.tab import TabPage
from ui.session import Session

if TYPE_CHECKING:
    from gongkai_desktop.ledger import Ledger

TODAY, REGISTER, REVIEW, REQUESTS, REPORTS, LEDGERS = (
    *("today", "register", "review", "requests", "reports", "ledgers"),
)
"""The tabs by their keys, in their order."""


class Tab(NamedTuple):
    """A tab: ``make`` makes its page at its first visit, ``places`` are those that the page shows (``TabPage``).

    ``commands`` are the names of what menus can have done there; of several pages that know one, the page in sight
    does it, else the first.
    """

    key: str
    title: str
    icon: str
    make: Callable[[Session], TabPage]
    places: frozenset[str] = frozenset()
    commands: frozenset[str] = frozenset()

    def shows(self, place: str) -> bool:
        """Whether a place is one of the page's."""
        head, colon, rest = place.partition(":")
        ledger = f"{head}:{rest.partition(':')[0]}"
        return bool({place, ledger, head if colon else ""} & self.places)


def tabs() -> tuple[Tab, ...]:
    """Every tab, in order; Ctrl+1 goes to the first."""
    return (
        Tab(TODAY, QCoreApplication.translate("MainWindow", "今日"), "today", _today),
        Tab(
            REGISTER,
            QCoreApplication.translate("MainWindow", "信息登记"),
            "register",
            _register,
            frozenset({"", "due", "act", "among", "stat", "catalogue"}),
            _LEDGER | {"import", "print_list", "weekly"},
        ),
        Tab(
            REVIEW,
            QCoreApplication.translate("MainWindow", "保密审查"),
            "review",
            _review,
            frozenset({"review", "letters", "scans", "sheet", *(f"affairs:{key}" for key in SECRECY)}),
            _LEDGER | {"monthly", "enter", "file_scans"},
        ),
        Tab(
            REQUESTS,
            QCoreApplication.translate("MainWindow", "依申请公开"),
            "request",
            _requests,
            frozenset({"requests"}),
            _LEDGER | {"quick", "import"},
        ),
        Tab(
            REPORTS,
            QCoreApplication.translate("MainWindow", "报表"),
            "report",
            _reports,
            frozenset(
                {"filings", "looks", "annual", "statistics", "superiors", "consolidation", "consolidations"}
            ),
            _LEDGER | {"file_scans"},
        ),
        Tab(
            LEDGERS,
            QCoreApplication.translate("MainWindow", "专项台账"),
            "ledgers",
            _ledgers,
            frozenset({"affairs"}),
            _LEDGER | {"import", "hand_over"},
        ),
    )


SECRECY: Final = ("question", "patrol", "leak")
"""The side ledgers that stand under 保密审查; every other one stands under 专项台账."""
_LEDGER: Final = frozenset({"new", "export", "print", "many", "save_view", "purge"})


def _today(session: Session) -> TabPage:
    from ui.today.page import TodayPage

    return TodayPage(session)


def _register(session: Session) -> TabPage:
    from ui.register.tab import RegisterTab

    return RegisterTab(session)


def _review(session: Session) -> TabPage:
    from ui.review.page import ReviewPage

    page = ReviewPage(session, SECRECY)
    page.import_wanted.connect(partial(_bring_in, session, page))
    return page


def _requests(session: Session) -> TabPage:
    from ui.requests.page import RequestsPage

    page = RequestsPage(session)
    page.import_wanted.connect(partial(_bring_in_requests, session, page))
    return page


def _bring_in_requests(session: Session, page: QWidget, path: Path | None) -> None:
    """Open the import dialog for an old ledger of applications; with ``path`` the file is read at once."""
    from gongkai_desktop.requests.incoming import INCOMING

    _bring_in(session, page, INCOMING, path)


def _bring_in(session: Session, page: QWidget, ledger: Ledger, path: Path | None = None) -> None:
    """Open the import dialog for an old ledger of that kind; with ``path`` the file is read at once."""
    from ui.register.import_dialog import ImportDialog  # seldom used

    dialog = ImportDialog(session, page, ledger)
    dialog.finished.connect(lambda _: page.setFocus())
    dialog.open()
    if path is not None:
        dialog.read(path)


def _reports(session: Session) -> TabPage:
    from ui.reports.tab import ReportsTab

    return ReportsTab(session)


def _ledgers(session: Session) -> TabPage:
    from ui.matters.ledgers import LedgersPage

    page = LedgersPage(session, SECRECY)
    page.import_wanted.connect(partial(_bring_in, session, page))
    return page
