"""Commands that hand over: all work with its list, or one application with everything that belongs to it."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from gongkai_desktop.cli.say import desk_of, say
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.matters.matter import HANDOVER

if TYPE_CHECKING:
    from gongkai_desktop.office.printing import Prepared

REQUESTS: Final = "requests"
_WORD, _PDF = ".docx", ".pdf"
_SAID = ("from", "to", "witness", "reason", "why", "cabinet", "more")


def pack(arguments: Namespace) -> int:
    """Record a hand-over, or take one that is recorded, and write its list.

    A PDF is recorded as printed; a Word file is for last edits and is not.
    """
    suffix = arguments.out.suffix.lower()
    if suffix not in (_WORD, _PDF):
        why = "交接清单写成 PDF 或 Word"
        raise Refused(f"不会写“{arguments.out.name}”", why=why, way="请用 .pdf 或 .docx 结尾")
    with desk_of(arguments, writing=True) as desk, desk.store.atomic():  # no list, no record either
        record = _record(desk, arguments)
        number, pages = _written(desk, arguments, record, is_pdf=suffix == _PDF)
        title = desk.matters[HANDOVER].view(record, desk.today()).title
    report = {"id": record, "title": title, "file": str(arguments.out), "number": number, "pages": pages}
    sheet = f"（{number} 号表，{pages} 页）" if number else ""
    return say(arguments, report, f"{title}\n已写出{sheet}：{arguments.out}")


def _record(desk: Desk, arguments: Namespace) -> int:
    if arguments.record:
        return desk.listing(HANDOVER).find(arguments.record)
    ledger, today = desk.matters[HANDOVER], desk.today()
    told = {key: text for key in _SAID if (text := getattr(arguments, f"said_{key}"))}
    values = {**ledger.form(today).defaults, "from": desk.office.person_name(desk.actor()), **told}
    return ledger.enter(values, actor=desk.actor(), today=today).act


def _written(desk: Desk, arguments: Namespace, record: int, *, is_pdf: bool) -> tuple[str, int]:
    """Write the list; its number and pages, '' and 0 for a Word file."""
    from gongkai_desktop.cli.papers import issued  # drawing is seldom wanted
    from gongkai_desktop.matters.ledgers import of_program, paper_key

    name = paper_key(of_program(HANDOVER))
    if is_pdf:
        prepared = issued(desk, name, [record], arguments.out, actor=desk.actor())
        return prepared.number, prepared.printed.pages
    desk.papers.save_word(name, record, arguments.out, desk.today())
    return "", 0


def request(arguments: Namespace) -> int:
    """Write one application with everything that belongs to it; what for is recorded before it has its name."""
    from gongkai_desktop.requests.handing import hand_over, remember

    with desk_of(arguments, writing=True) as desk, desk.store.atomic():
        number, today, actor = desk.listing(REQUESTS).find(arguments.record), desk.today(), desk.actor()

        def record(prepared: Prepared) -> None:
            remember(desk, number, prepared, arguments.why, actor=actor, today=today)

        handed = hand_over(desk, number, arguments.out, record, today, why=arguments.why)
    files = [{"file": one.name, "title": one.what, "sha256": one.sha256} for one in handed.files]
    told = {
        "out": str(handed.path),
        "number": handed.prepared.number,
        "files": files,
        "warnings": list(handed.warnings),
    }
    return say(
        arguments, told, "\n".join([f"已写出 {len(files)} 个文件和清单：{handed.path}", *handed.warnings])
    )
