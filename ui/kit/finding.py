"""Looking other items up by number or words, for the fields that name one."""

from __future__ import annotations

from functools import partial

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from ui.kit.alive import if_there
from ui.kit.form_dialog import FormDialog
from ui.kit.host import Host
from ui.kit.picking import RecordNumber

_MOST = 12  # offered at once


def find_numbers(dialog: FormDialog, session: Host) -> None:
    """Let every field of the form that names another item find it."""
    for field in dialog.form.fields.values():
        if isinstance(field.editor, RecordNumber):
            field.editor.asked.connect(partial(_look_up, session, field.editor))
            field.editor.lookup()


def _look_up(session: Host, editor: RecordNumber, words: str) -> None:
    today = session.today()

    def find(desk: Desk) -> list[tuple[str, str]]:
        try:
            return [(words, desk.register.state(desk.lists.find(words)).fields["title"])]
        except Refused:  # no number: words of the title, or the beginning of a number
            rows = desk.lists.page(Query(words=words), today, limit=_MOST)
        return [(str(row["index_no"] or f"#{row['id']}"), str(row["title"])) for row in rows]

    session.ask("lookup", find, if_there(editor, partial(editor.offer, words)))
