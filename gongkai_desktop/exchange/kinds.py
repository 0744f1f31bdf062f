"""What makes the rows of new records where a file is read. Each is loaded when a file is one of its ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai_desktop.office.office import Footing

if TYPE_CHECKING:
    from gongkai_desktop.register.kind import ItemKind
    from gongkai_desktop.requests.kind import RequestKind


def of_items(footing: Footing) -> ItemKind:
    """The register of public information."""
    from gongkai_desktop.register.kind import ItemKind

    return ItemKind(footing)


def of_requests(footing: Footing) -> RequestKind:
    """The ledger of applications."""
    from gongkai_desktop.requests.kind import RequestKind

    return RequestKind(footing)
