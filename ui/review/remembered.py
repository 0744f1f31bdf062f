"""What the queue showed last, so that the next day begins there: view, step, signer, words and order."""

from __future__ import annotations

import json
from dataclasses import asdict

from gongkai_desktop.review.query import ReviewQuery
from ui.session import Session


def _key(session: Session) -> str:
    return f"review/query/{session.folder.name}"


def recall(session: Session) -> ReviewQuery:
    """What was shown last in this office; 在办 when nothing was kept or it cannot be read."""
    text = session.memory.text(_key(session))
    try:
        kept = json.loads(text) if text else {}
        words = {key: str(kept[key]) for key in ("view", "words", "step", "signer", "order") if key in kept}
        return ReviewQuery(**words, descending=bool(kept.get("descending", False)))
    except (ValueError, TypeError, AttributeError):
        return ReviewQuery()


def keep(session: Session, query: ReviewQuery) -> None:
    """Keep what is shown for the next day."""
    session.memory.keep(_key(session), json.dumps(asdict(query), ensure_ascii=False))
