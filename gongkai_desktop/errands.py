"""Long work that a window sends off into a process of its own, so that the screen goes on meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from gongkai_desktop.apart import run_apart
from gongkai_desktop.desk import Desk
from gongkai_desktop.progress import Progress
from gongkai_desktop.register.query import Query


def export(
    root: Path,
    path: Path,
    query: Query,
    progress: Progress,
    *,
    columns: Sequence[str] | None = None,
    template: Path | None = None,
    mapping: Mapping[str, str] | None = None,
) -> int:
    """``Desk.export_register`` of the office in ``root``; a cancel ends it within a second and leaves no file."""
    how = {"columns": columns, "template": template, "mapping": mapping}
    return run_apart(partial(_export, root, path, query, how), progress)


def _export(root: Path, path: Path, query: Query, how: Mapping[str, object], progress: Progress) -> int:
    with Desk.open(root, writing=False) as desk:
        return desk.export_register(path, query, progress, **how)  # type: ignore[arg-type]
