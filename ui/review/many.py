"""Ctrl+B on the queue: what every ledger has, and entering opinions, sheets to print, handing in and on."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from ui.kit.ledger import many
from ui.review import together
from ui.review.together import Possible

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from ui.kit.form_dialog import Values
    from ui.review.queue import Queue


class ManyDialog(many.ManyDialog):
    """One act for many rows; of reviews that stand differently those that permit it are taken, the others named."""

    def __init__(self, queue: Queue) -> None:
        self._queue, self._view = queue, queue.query.view
        super().__init__(queue.listing, queue)
        self.said.connect(queue.said)
        self.exporting.connect(queue.export)

    def look(self, desk: Desk, records: tuple[int, ...], today: date) -> Possible:
        """What can be done with rows of the view in sight."""
        return together.possible(desk, self._view, records, today)

    def job(self, meant: many.Possible, key: str, values: Values, actor: int, today: date) -> many.Doing:
        """Handing in concerns items, handing on sheets, all else reviews."""
        assert isinstance(meant, Possible)
        return together.doing(self._face, meant, key, values, actor, today)

    def further(self, possible: many.Possible) -> None:
        """Opinions by the row, and the two sheets."""
        assert isinstance(possible, Possible)
        if possible.reviews:
            enter = partial(self.leave_for, partial(self._queue.acts.enter, possible.reviews))
            self.line(self.tr("录入签字结果…"), enter, foremost=True)
        if count := len(possible.items):
            shared = self.tr("打印信息发布保密审查表（{} 件一张）…").format(count)
            single = self.tr("打印政府信息公开保密审查表（每件一张，共 {} 张）…").format(count)
            for title, name in ((shared, "review-list"), (single, "review-item")):
                show = partial(self._queue.acts.show_paper, name, possible.items)
                self.line(title, partial(self.leave_for, show))

    def told(self, possible: many.Possible) -> str:
        """How many are meant; not every one of them permits every act offered."""
        count = len(possible.records)
        if not possible.acts or count >= many.MOST:
            return super().told(possible)
        return self.tr("这 {} 件能办的：").format(count)
