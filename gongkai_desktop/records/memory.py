"""The records as rooms know them: remembering, taking back, purging, verifying."""

from __future__ import annotations

from collections.abc import Collection

from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.event import Changed
from gongkai_desktop.records.log import Log
from gongkai_desktop.records.problem import Problem
from gongkai_desktop.records.purge import Purged, purge
from gongkai_desktop.records.undo import undo, undo_act
from gongkai_desktop.records.verify import unseen, verify
from gongkai_desktop.store import anchors


class Records(Log):
    """How an office remembers. See ``Log`` for appending and reading."""

    def undo(self, event: int, *, actor: int, reason: str) -> Changed:
        """Take one event back by a reversing event; see ``undo.undo`` for what is refused."""
        return undo(self, event, actor=actor, reason=reason)

    def undo_act(self, act: int, *, actor: int, reason: str) -> tuple[Changed, list[int]]:
        """Take a whole act back (an import); the records that have gone on since are left and returned."""
        return undo_act(self, act, actor=actor, reason=reason)

    def purge(
        self, events: Collection[int], *, actor: int, reason: str, ordinary: Collection[str] = ()
    ) -> Purged:
        """Remove what events hold for good; names the copies that still hold it. See ``purge.purge``."""
        return purge(self, events, actor=actor, reason=reason, ordinary=ordinary)

    def leave_anchor(self, what: str) -> anchors.Anchor:
        """Note where the chain stands beside the backups; exports and printed lists carry count and head."""
        count, head = self.head()
        anchor = anchors.Anchor(anchors.stamp(self.now()), count, head, what)
        if not self.store.fixed:
            anchors.note(self.store.folder, anchor)
        return anchor

    def verify(self, progress: Progress = unheard) -> list[Problem]:
        """Everything that is not right in this office; empty when all is."""
        return verify(self, progress)

    def unseen(self) -> str:
        """What ``verify`` cannot see, in a sentence."""
        return unseen(self)
