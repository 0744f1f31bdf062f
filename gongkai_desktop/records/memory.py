"""The records as rooms know them: remembering, taking back, purging, verifying."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.event import Changed
from gongkai_desktop.records.log import Log

if TYPE_CHECKING:
    from gongkai_desktop.records.problem import Problem
    from gongkai_desktop.records.purge import Purged
    from gongkai_desktop.store.anchors import Anchor


class Records(Log):
    """How an office remembers. See ``Log`` for appending and reading, which need none of what is loaded here."""

    def undo(self, event: int, *, actor: int, reason: str) -> Changed:
        """Take one event back by a reversing event; see ``undo.undo`` for what is refused."""
        from gongkai_desktop.records.undo import undo

        return undo(self, event, actor=actor, reason=reason)

    def undo_act(self, act: int, *, actor: int, reason: str) -> tuple[Changed, list[int]]:
        """Take a whole act back (an import); the records that have gone on since are left and returned."""
        from gongkai_desktop.records.undo import undo_act

        return undo_act(self, act, actor=actor, reason=reason)

    def purge(
        self, events: Collection[int], *, actor: int, reason: str, ordinary: Collection[str] = ()
    ) -> Purged:
        """Remove what events hold for good; names the copies that still hold it. See ``purge.purge``."""
        from gongkai_desktop.records.purge import purge

        return purge(self, events, actor=actor, reason=reason, ordinary=ordinary)

    def leave_anchor(self, what: str) -> Anchor:
        """Note where the chain stands beside the backups; exports and printed lists carry count and head."""
        from gongkai_desktop.store import anchors

        count, head = self.head()
        anchor = anchors.Anchor(anchors.stamp(self.now()), count, head, what)
        if not self.store.fixed:
            anchors.note(self.store.folder, anchor)
        return anchor

    def verify(self, progress: Progress = unheard) -> list[Problem]:
        """Everything that is not right in this office; empty when all is."""
        from gongkai_desktop.records.verify import verify

        return verify(self, progress)

    def unseen(self) -> str:
        """What ``verify`` cannot see, in a sentence."""
        from gongkai_desktop.records.verify import unseen

        return unseen(self)
