"""What the register showed last, kept per office: view, words, filters and order."""

from __future__ import annotations

import json
from dataclasses import asdict

from gongkai_desktop.register.query import Query
from ui.session import Session


def _key(session: Session) -> str:
    return f"register/query/{session.folder.name}"


def recall(session: Session) -> Query:
    """What was shown last in this office; everything when nothing was kept or it cannot be read."""
    text = session.memory.text(_key(session))
    if not text:
        return Query()
    try:
        kept = json.loads(text)
        return Query(
            view=str(kept["view"]),
            words=str(kept["words"]),
            filters={str(key): str(value) for key, value in kept["filters"].items()},
            order=str(kept["order"]),
            descending=bool(kept["descending"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Query()


def keep(session: Session, query: Query) -> None:
    """Keep what is shown for the next day."""
    session.memory.keep(_key(session), json.dumps(asdict(query), ensure_ascii=False))
