"""案卷: every paper of an application bound in its order, with cover, contents and page numbers; the missing named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Final, TypeAlias

from gongkai_desktop.apart import run_apart
from gongkai_desktop.cases.papers import About, Made, Stationery, Values, twin
from gongkai_desktop.errors import Fault, Refused
from gongkai_desktop.office.attached import Attached
from gongkai_desktop.office.lettering import month_day
from gongkai_desktop.paper.binding import bound, is_pdf, joined
from gongkai_desktop.paper.pen import Printed, lacking_of
from gongkai_desktop.paper.preview import page_count
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.paper.record_form import record_form
from gongkai_desktop.progress import Progress
from gongkai_desktop.records.sheet import PRINTED, Sheet
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.letters import ANSWER, NOTICES, THIRD
from gongkai_desktop.requests.request import Request
from gongkai_desktop.requests.sheets import head

FILE, COVER, CONTENTS = "request-file", "request-cover", "request-contents"
REGISTRATION: Final = "request-registration"
APPLICATION, DELIVERY = "申请书（申请人提交的原件）", "送达凭证（邮寄凭证、送达回证）"
"""What comes from outside: the application itself, and what proves that the answer went out."""
ASKING: Final = "coordination"
"""The paper of its file that belongs to another record: the letter that asks others."""
_FRESH: Final = (REGISTRATION, "request-search", "request-evidence", "request-deadline")
"""What only tells the record once more: drawn as it stands where nobody has printed it."""
LETTERS: Final = frozenset({ANSWER, ASKING, *(one.key for one in NOTICES)})
"""Its papers that are letters, by their keys."""
_ORDER: Final = (
    *(REGISTRATION, "request-receipt", "request-correction", "request-reasons", "request-handling"),
    *("request-assist", ASKING, "request-consulting", "request-conference", "request-search"),
    *("request-extension", "request-delay", "request-fee", "request-evidence", "review-item", "review-list"),
    *("request-approval", ANSWER, THIRD, "request-envelope", "request-service", "request-deadline"),
    "request-defence",
)
"""The order of a file, by the keys of its papers; what is not named stands behind."""
_PLACES: Final = {key: at for at, key in enumerate(_ORDER)}
_BROUGHT: Final = "request.received"
"""What came with the application itself stands behind its registration."""


_BESIDE, _LOCKED, _GONE = "另存", "打不开", "已丢失"
"""Why a paper stands in the contents without pages: it is none for a PDF, it cannot be read, it is not there."""
Bound: TypeAlias = tuple[bytes, tuple[int, ...]]
"""A PDF, and how many pages each paper in it has."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paper of the file: its title, number and day for the contents, and its content, None where that is gone.

    ``ours``: this program made it, nobody sent it in.
    """

    title: str
    number: str
    day: str
    content: bytes | None
    ours: bool = True

    def remark(self, pages: int) -> str:
        """What the contents say of it besides."""
        if pages:
            return ""
        if self.content is None:
            return _GONE
        return _LOCKED if is_pdf(self.content) else _BESIDE


def file(about: Sequence[About[RequestCase]], lent: Stationery) -> Made:
    """案卷 of one application."""
    (one,) = about
    case = one.case

    def draw(marks: Sequence[SheetMark | None]) -> Printed:
        pieces = list(_pieces(case, lent))
        body, counts = _bound(pieces, lent.progress)
        front = [
            record_form(name, lent.office.profile.name, lent.today, *values, forms=lent.forms)
            for name, values in (
                (COVER, cover(case, sum(1 for count in counts if count), sum(counts))),
                (CONTENTS, contents(case, pieces, counts, missing(case, lent))),
            )
        ]
        pdf = joined([*(one.pdf for one in front), *([body] if sum(counts) else [])])
        return Printed(pdf, page_count(pdf), lacking_of(front))

    return [twin(FILE, about)], draw


def cover(case: RequestCase, count: int, pages: int) -> Values:
    """What stands on the cover."""
    request = case.request
    issued, served = request.issued, request.served
    return {
        **head(case),
        "file_no": "",
        "result": case.result,
        "doc_no": issued.doc_no if issued else "",
        "issued": month_day(issued.day) if issued else "",
        "served": month_day(served.day) if served else "",
        "filed": month_day(request.filed) if request.filed else "",
        "count": f"{count} 件",
        "pages": f"{pages} 页",
    }, ()


def contents(
    case: RequestCase, pieces: Sequence[Piece], counts: Sequence[int], lacking: Sequence[str]
) -> Values:
    """The contents: every paper with its pages; what cannot be bound is kept beside."""
    starts = [1, *(total + 1 for total in accumulate(counts))]
    rows = [
        {
            "title": piece.title,
            "doc_no": piece.number,
            "day": month_day(piece.day),
            "page": _pages(start, count),
            "remark": piece.remark(count),
        }
        for piece, start, count in zip(pieces, starts, counts, strict=False)
    ]
    tally = f"共 {len(rows)} 件 {sum(counts)} 页"
    return {**head(case), "tally": tally, "missing": "、".join(lacking)}, rows


def _pages(start: int, count: int) -> str:
    if not count:
        return ""
    return f"{start}—{start + count - 1}" if count > 1 else f"{start}"


def missing(case: RequestCase, lent: Stationery) -> tuple[str, ...]:
    """The titles of the papers that its record calls for and that nobody has printed."""
    printed = {sheet.form for sheet in _sheets(case, lent)}
    titles = lent.archive.title_of
    wanted = [titles(key) for key in called_for(case.request) if key not in printed and key not in _FRESH]
    brought = {one.brought_by for one in case.request.attached}
    first = not case.request.origin  # an answer ordered anew refers to the file that has the application
    if first and _BROUGHT not in brought and case.request.fact("channel"):
        wanted.insert(0, APPLICATION)
    if case.request.served is not None and not brought & {"request.served", "request.signed"}:
        wanted.append(DELIVERY)
    return tuple(wanted)


def called_for(request: Request) -> tuple[str, ...]:
    """The papers that an application must have had, by what has happened to it."""
    letters = [one for one in request.letters.values() if one.sent and not one.withdrawn]
    called: Mapping[str, object] = {
        REGISTRATION: True,
        "request-correction": request.corrections,
        "request-reasons": request.reasons,
        "request-handling": request.inside,
        "request-assist": request.assists,
        ASKING: letters,
        "request-consulting": request.notified,
        "request-conference": request.conferences,
        "request-search": request.searches,
        "request-extension": request.extensions,
        "request-delay": request.delay,
        "request-fee": request.fees,
        "request-evidence": request.proofs,
        "request-approval": request.issued,
        ANSWER: request.issued,
        THIRD: request.told,
    }
    return tuple(key for key, reason in called.items() if reason)


# — its pieces —


def _sheets(case: RequestCase, lent: Stationery) -> tuple[Sheet, ...]:
    """What was printed of it, of its consultations and its reviews: letters all, of any other form the last."""
    request = case.request
    records = (request.number, *request.letters, *request.reviews)
    found = {one.id: one for record in records for one in lent.archive.sheets(record) if one.form != FILE}
    last = {one.form: one.id for one in sorted(found.values(), key=lambda one: one.id)}
    return tuple(one for one in found.values() if one.form in LETTERS or last[one.form] == one.id)


def _pieces(case: RequestCase, lent: Stationery) -> Iterator[Piece]:
    """Every paper in its order; what came with the application behind its registration, the rest at the end."""
    brought = [one for one in case.request.attached if one.brought_by == _BROUGHT]
    others = [one for one in case.request.attached if one.brought_by not in (_BROUGHT, PRINTED)]
    first, *further = sorted([*_printed(case, lent), *_fresh(case, lent)], key=lambda entry: entry[:2])
    yield first[2]
    yield from _attached(brought, lent, "申请书和附件")
    yield from (piece for _, _, piece in further)
    yield from _attached(others, lent, "附件")


def _printed(case: RequestCase, lent: Stationery) -> Iterator[tuple[int, int, Piece]]:
    for sheet in _sheets(case, lent):
        title = lent.archive.title_of(sheet.form)
        try:
            content: bytes | None = lent.archive.kept(sheet)
        except Refused:  # its file is gone: named in the contents
            content = None
        piece = Piece(title, sheet.number, sheet.printed.isoformat(), content)
        yield _PLACES.get(sheet.form, len(_PLACES)), sheet.id, piece


def _fresh(case: RequestCase, lent: Stationery) -> Iterator[tuple[int, int, Piece]]:
    printed = {one.form for one in _sheets(case, lent)}
    called = {*called_for(case.request), *(["request-deadline"] if case.dates else [])}
    for key in _FRESH:
        if key in called and key not in printed:
            content = lent.archive.fresh(key, case.request.number, lent)
            yield _PLACES[key], 0, Piece(lent.archive.title_of(key), "", lent.today.isoformat(), content)


def _attached(files: Sequence[Attached], lent: Stationery, what: str) -> Iterator[Piece]:
    for one in files:
        yield Piece(f"{what}：{one.name}", "", "", lent.archive.attached(one.sha256), ours=False)


def _bound(pieces: Sequence[Piece], progress: Progress) -> Bound:
    """All of them in one PDF; of what somebody sent in, that which brings the process down is kept beside."""
    every = [one.content or b"" for one in pieces]
    try:
        return _apart(every, progress)
    except Fault:
        sound = [
            source if one.ours or _sound(source, progress) else b""
            for one, source in zip(pieces, every, strict=True)
        ]
    try:
        return _apart(sound, progress)
    except Fault:  # each by itself and not all together: too much for the memory of one process
        return _apart(
            [source if one.ours else b"" for one, source in zip(pieces, every, strict=True)], progress
        )


def _sound(source: bytes, progress: Progress) -> bool:
    """Whether it can be bound alone."""
    try:
        _apart([source], progress)
    except Fault:
        return False
    return True


def _apart(sources: Sequence[bytes], progress: Progress) -> Bound:
    return run_apart(partial(_bind, sources), progress, reads=True)


def _bind(sources: Sequence[bytes], progress: Progress) -> Bound:
    return bound(sources, progress=progress)
