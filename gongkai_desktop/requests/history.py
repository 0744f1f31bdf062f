"""What an old ledger says of a request: its columns, and what of them is taken for what happened to it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.requests.request import Correction, Extension, Issued, Request, Service
from gongkai_desktop.requests.results import row_of

HANDLED: Final = (
    *("asked_correction", "corrected", "consulted", "replied", "extended", "extension"),
    *("issued", "doc_no", "how", "served", "result"),
)
"""The columns of an old ledger that tell how a request was handled."""
LONGEST: Final = 20
"""Working days by which a time is made longer at most (条例第三十三条); where a ledger names only the day, these."""


def told_by_ledger(request: Request) -> Request:
    """The request with what its ledger's columns say happened; what was done with it here since stays as it is.

    A result or an answer closes it, be its day known or not: it is history.
    """
    fact, own = request.fact, request.number
    corrections = (
        (Correction(own, fact("asked_correction"), "", "", corrected=fact("corrected")),)
        if fact("asked_correction") or fact("corrected")
        else ()
    )
    more = int(fact("extension") or (LONGEST if fact("extended") else 0))
    extensions = (Extension(own, fact("extended"), more, "", "", ""),) if more else ()
    answered = any(fact(key) for key in ("issued", "doc_no", "served", "result"))
    issued = Issued(own, fact("issued"), fact("doc_no")) if answered else None
    services = (Service(own, fact("served"), fact("how")),) if fact("served") else ()
    return state_with(
        request,
        corrections=(*corrections, *_since(request.corrections, own)),
        extensions=(*extensions, *_since(request.extensions, own)),
        issued=issued or next(iter(_since((request.issued,), own)), None),
        services=(*services, *_since(request.services, own)),
        row=row_of(fact("result")) if answered else request.row,
    )


def _since(told: Iterable[Any], own: int) -> tuple[Any, ...]:
    return tuple(one for one in told if one is not None and one.event != own)
