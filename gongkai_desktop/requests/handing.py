"""案卷移交: one application for a court or an archive: its bound file, letters, days, originals, and a list of them."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from gongkai_desktop.errors import Refused
from gongkai_desktop.filenames import fit, refuse_unfit
from gongkai_desktop.files import folder_whole, prove_free, refusing_disk, written_whole
from gongkai_desktop.paper.booklet import Booklet, Box, Heading, Prose, Spread
from gongkai_desktop.paper.booklet_files import printed
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.sheet import PRINTED
from gongkai_desktop.requests.acts.revealing import REVEAL
from gongkai_desktop.requests.dates import key_dates
from gongkai_desktop.requests.file import ASKING, FILE, LETTERS, called_for

if TYPE_CHECKING:
    from gongkai_desktop.cases.papers import Papers
    from gongkai_desktop.cases.service import CaseView
    from gongkai_desktop.office.office import Office
    from gongkai_desktop.office.printing import Prepared
    from gongkai_desktop.paper.months import DayMark
    from gongkai_desktop.requests.case import RequestCase
    from gongkai_desktop.requests.request import Request
    from gongkai_desktop.requests.service import Requests

Write: TypeAlias = Callable[[str, bytes], object]
"""Writes one file: its name, with the folder it stands in, and its content."""

ZIP: Final = ".zip"
LIST: Final = "案卷移交清单"
_BOUND, _DAYS, _LIST = "案卷.pdf", "期限计算单.xlsx", f"{LIST}.pdf"
_LETTERS, _ORIGINALS = "函件", "附件"
_NOTE: Final = (
    "函件的 Word 文件照现在的登记写成，发出的以案卷里印的为准。"
    "SHA-256 是文件内容的校验值：收到的文件算出来一样，就是清单上的这一份，没有改动过。"
)
_HEADS: Final = (("序号", 13.0), ("文件", 50.0), ("是什么", 37.0), ("字节", 18.0), ("SHA-256", 38.0))
_STRIP: Final = {
    **{"start": "起算日", "counted": "计入", "rest": "休息日"},
    **{"holiday": "放假", "makeup": "调休上班，计入", "paused": "中止"},
}


class Whole(Protocol):
    """An open office as an application is handed over from it."""

    @property
    def office(self) -> Office:
        """Its name."""

    @property
    def papers(self) -> Papers:
        """Its papers, and what came in with records."""

    @property
    def requests(self) -> Requests:
        """Its applications."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A file that is handed over: its name within the folder, what it is, its size in bytes, its digest."""

    name: str
    what: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed over, where; ``prepared`` is the bound file with its number, ``warnings`` are what it lacks."""

    path: Path
    files: tuple[Packed, ...]
    prepared: Prepared
    warnings: tuple[str, ...]


def names_persons(case: RequestCase) -> bool:
    """Whether numbers of papers or ways to reach the applicant go along: then it is asked first what for."""
    return REVEAL.offered(case)


def remember(whole: Whole, number: int, prepared: Prepared, why: str, *, actor: int, today: date) -> None:
    """The bound file as printed, and in the timeline what the numbers of a person in it leave the office for."""
    whole.papers.issue(prepared, actor=actor, today=today)
    if names_persons(whole.requests.case(number, today)):
        whole.requests.perform(number, REVEAL.key, _facts(why), actor=actor, today=today)


def refuse_purpose(whole: Whole, number: int, why: str, today: date) -> None:
    """Refused where the timeline could not tell what a case is handed over for, as it has to."""
    if not names_persons(whole.requests.case(number, today)):
        return
    if not why.strip():
        way = "请写明交给谁、做什么用，会记入这件申请的时间线"
        raise Refused("案卷没有写出", why="里面有申请人的证件号码或联系方式", way=way)
    whole.requests.drafted(number, REVEAL.key, _facts(why), today)


def _facts(why: str) -> dict[str, str]:
    return {"why": f"移交案卷，{why.strip()}"}


def proposed(number: str) -> str:
    """What the folder or file is called, unless somebody wants it otherwise."""
    return fit(f"案卷_{number}")


def hand_over(
    whole: Whole,
    number: int,
    path: Path,
    record: Callable[[Prepared], object],
    today: date,
    *,
    why: str = "",
    progress: Progress = unheard,
) -> Handed:
    """Write all of an application into a new folder, or one file where ``path`` ends in .zip; whole or not at all.

    ``record`` remembers that (see ``remember``) when all is written and nothing has its name yet: what fails or is
    cancelled did not leave the office. Refused where numbers of papers or ways to reach a person are in it and
    ``why`` does not say what for.
    """
    refuse_purpose(whole, number, why, today)
    view = whole.requests.view(number, today)
    with _placed(path) as (write, finish):
        prepared = whole.papers.prepare(FILE, [number], today, progress=progress)
        gathering = _Gathering(write)
        gathering.put(_BOUND, f"{prepared.title}，{prepared.number} 号表", prepared.printed.pdf)
        for name, what, content in _beside(whole, view, today):
            gathering.put(name, what, content)
        listed = _listed(whole.office.profile.name, view, gathering.files, today, why)
        write(_LIST, printed(listed).pdf)
        finish()
        record(prepared)
    return Handed(path, tuple(gathering.files), prepared, prepared.warnings)


@contextmanager
def _placed(path: Path) -> Iterator[tuple[Write, Callable[[], object]]]:
    """How a file comes into the new folder or the one file; and what makes that whole but for its name."""
    if path.suffix.lower() != ZIP:
        refuse_unfit(path)
        with folder_whole(path) as folder:
            yield partial(_write_into, folder), lambda: None
        return
    if path.exists():
        prove_free(path)
    with written_whole(path) as target, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        yield lambda name, content: archive.writestr(f"{path.stem}/{name}", content), archive.close


def _write_into(folder: Path, name: str, content: bytes) -> None:
    target = folder / name
    with refusing_disk(target):
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(content)


class _Gathering:
    """Writes file after file; no two have one name, however Windows reads it."""

    def __init__(self, write: Write) -> None:
        self._write, self._taken = write, {_LIST.casefold()}
        self.files: list[Packed] = []

    def put(self, name: str, what: str, content: bytes) -> None:
        """Write a file, ``name`` with the folder it stands in."""
        place = self._free(Path(name)).as_posix()
        self._write(place, content)
        self.files.append(Packed(place, what, len(content), hashlib.sha256(content).hexdigest()))

    def _free(self, place: Path) -> Path:
        stem, suffix, at = place.stem, place.suffix, 1
        while place.as_posix().casefold() in self._taken:
            at += 1
            place = place.with_name(f"{stem}（{at}）{suffix}")
        self._taken.add(place.as_posix().casefold())
        return place


def _beside(
    whole: Whole, view: CaseView[Request, RequestCase], today: date
) -> Iterator[tuple[str, str, bytes]]:
    """What goes along beside the bound file: the days, the letters as Word files, what came in as it came."""
    from gongkai_desktop.paper.booklet_xlsx import booklet_xlsx  # heavy

    yield _DAYS, "期限和经过", booklet_xlsx(_reckoned(view, whole.office.profile.name))
    request = view.case.request
    for key in called_for(request):
        asked = [letter for letter, one in request.letters.items() if one.sent and not one.withdrawn]
        for record in (asked if key == ASKING else [request.number]) if key in LETTERS else ():
            title = whole.papers.title_of(key)
            word = whole.papers.letter(key, record, today).docx()
            yield f"{_LETTERS}/{fit(title)}.docx", title, word
    for one in request.attached:
        content = None if one.brought_by == PRINTED else whole.papers.attached(one.sha256)
        if content is not None:
            yield f"{_ORIGINALS}/{fit(one.name) or one.sha256[:8]}", "收存的原件", content


# — the days —


def _reckoned(view: CaseView[Request, RequestCase], office: str) -> Booklet:
    """期限计算单 as a workbook: the days that mattered, the count day by day, what happened."""
    case = view.case
    days: Sequence[DayMark] = case.clock.days if case.clock is not None else ()
    dates = [(one.title, one.day, one.words) for one in key_dates(case)]
    counted = [(f"{one.date}", _STRIP[one.kind], one.note, one.article) for one in days]
    happened = [(f"{one.day}", one.text, one.who, one.at[:16].replace("T", " ")) for one in view.timeline]
    return Booklet(
        f"{view.number or f'#{view.id}'} 期限和经过",
        (
            Heading("期限"),
            _table((("期限", 30.0), ("日期", 30.0), ("情况", 60.0)), dates),
            Heading("逐日计算"),
            _table((("日期", 30.0), ("计算", 34.0), ("说明", 50.0), ("依据", 60.0)), counted),
            Heading("经过"),
            _table((("日期", 30.0), ("经过", 110.0), ("经办人", 26.0), ("记载时间", 40.0)), happened),
        ),
        lead=office,
    )


def _table(heads: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]) -> Spread:
    boxes = [Box(0, at, title, head=True) for at, (title, _) in enumerate(heads)]
    boxes += [
        Box(row, at, text, left=True) for row, told in enumerate(rows, 1) for at, text in enumerate(told)
    ]
    return Spread("", tuple(width for _, width in heads), tuple(boxes), heads=1)


# — the list —


def _listed(
    office: str, view: CaseView[Request, RequestCase], files: Sequence[Packed], today: date, why: str
) -> Booklet:
    """The list: which application, what for, every file with its digest, and where two people sign."""
    told = f"申请编号：{view.number or f'#{view.id}'}\n申请内容：{view.title}"
    rows = [(f"{at}", one.name, one.what, f"{one.size:,}", one.sha256) for at, one in enumerate(files, 1)]
    return Booklet(
        LIST,
        (
            Prose(told + (f"\n用途：{why}" if why else "")),
            _table(_HEADS, rows),
            Prose(_NOTE, small=True),
            Prose("移交人：____________　日期：____年__月__日\n接收人：____________　日期：____年__月__日"),
        ),
        lead=office,
        foot=(f"{today.year}年{today.month}月{today.day}日",),
        day=today.isoformat(),
    )
