"""Papers and pictures, stored once by their content: 附件/ab/<sha256>.<ext>, in an encrypted office <name>.密.

The name of a sealed one is made from the digest with the office's key, so that it does not tell which known paper it
is. While a password is being set or taken away both kinds lie side by side, and both are read.
"""

from __future__ import annotations

import hmac
import re
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from gongkai_desktop import filenames
from gongkai_desktop.errors import Refused, legible
from gongkai_desktop.files import (
    PRIVATE_FOLDER,
    digest_of,
    discard,
    discard_folder,
    in_memory,
    lasting_folder,
    read_in,
    refusing_disk,
    refusing_unread,
    remove,
    sync_folder,
    unread,
    written_whole,
)
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.store.places import gone

SEALED = ".密"
"""How the name of a sealed file ends."""
_CONTENT = re.compile(r"[0-9a-f]{64}(?:\.|$)")
_NAME = re.compile(rf"[0-9a-f]{{40}}\{SEALED}")
_MARGIN = 4  # times a file's size that must be free in memory


@dataclass(frozen=True, slots=True)
class Stored:
    """One kept file: its content's SHA-256 in hex, the name it came with, its size in bytes, its type."""

    sha256: str
    name: str
    size: int
    mime: str

    def as_body(self) -> dict[str, str | int]:
        """How an event's body names it, in its list ``attachments``."""
        return asdict(self)


class Attachments:
    """The 附件 folder. Files in it are never changed: they are shown and edited as copies.

    ``key`` is the office's key for what is sealed, None in an ordinary office. With a key, what is kept is sealed.
    """

    def __init__(self, root: Path, key: bytes | None = None) -> None:
        self.root = root
        self.key = key
        self._copies: list[Path] = []

    def keep(self, source: Path, name: str = "") -> Stored:
        """Store a file's content; on disk for good before this returns, so that a row may name it."""
        with refusing_unread(source):
            if not source.is_file():
                raise Refused(f"没有文件“{source.name}”", way="请重新选择要添加的文件")
            digest = digest_of(source)
        if not self.whole(digest):  # missing, or damaged: the good content at hand heals it
            changing = Refused(f"“{source.name}” 正在被改动", way="请保存并关闭它，再添加一次")
            self._write(digest, name or source.name, _read(source), changing)
        return _stored(digest, name or source.name, source.stat().st_size)

    def keep_bytes(self, content: bytes, name: str) -> Stored:
        """Store content made by the program itself, such as a printed sheet."""
        digest = sha256(content).hexdigest()
        if not self.whole(digest):
            self._write(digest, name, [content])
        return _stored(digest, name, len(content))

    def find(self, digest: str) -> Path | None:
        """Where the content lies, sealed or not, or None when it is missing."""
        if not re.fullmatch("[0-9a-f]{64}", digest):
            return None
        if self.key is not None and (sealed := self._sealed(digest)).exists():
            return sealed
        return self.plain(digest)

    def plain(self, digest: str) -> Path | None:
        """Where the content lies for everybody to read."""
        return next((path for path in (self.root / digest[:2]).glob(f"{digest}*")), None)

    def whole(self, digest: str) -> bool:
        """Whether the content is there, can be read and is unchanged; reads all of it."""
        path = self.find(digest)
        try:
            return path is not None and path.is_file() and self.digest(path) == digest
        except (OSError, ValueError):  # no right to read it, a sector that is gone
            return False

    def read(self, digest: str) -> bytes | None:
        """The content; None when it is missing or cannot be read."""
        path = self.find(digest)
        if path is None:
            return None
        try:
            return b"".join(self.pieces(path))
        except (OSError, ValueError):
            return None

    def digest(self, path: Path) -> str:
        """SHA-256 of the content of a file of this folder; ValueError where it cannot be unsealed."""
        return _digest(self.pieces(path))

    def readable(self, digest: str, name: str) -> Path | None:
        """A file that another process can read: the kept one, or of a sealed one a copy that goes as ``open_copy``'s.

        None when it is missing.
        """
        path = self.find(digest)
        if path is None or path.suffix != SEALED:
            return path
        return self._copy(path, name, filenames.fit(name) or digest)

    def open_copy(self, digest: str, name: str) -> Path:
        """A read-only copy under the original name in a private folder, for other programs to open.

        Refused for what the system would run instead of showing it.
        """
        path = self.find(digest)
        called = filenames.fit(name) or (digest if path is None else path.name)
        filenames.refuse_program(called)
        if path is None:
            raise Refused(
                f"附件“{name}”的文件不见了",
                why="“附件”文件夹里没有它的内容",
                way="请从备份中找回“附件”文件夹，或用 verify 列出所缺的附件",
            )
        return self._copy(path, name, called)

    def _copy(self, path: Path, name: str, called: str) -> Path:
        folder = lasting_folder(self._place_for_copies(path))
        self._copies.append(folder)
        copy = folder / called
        with refusing_disk(copy):
            try:
                with copy.open("wb") as stream:
                    stream.writelines(self.pieces(path) if path.suffix == SEALED else _read(path, called))
            except ValueError:
                way = "请从备份中找回“附件”文件夹，或用 verify 列出所缺的附件"
                raise Refused(f"附件“{name}”读不出来", why="加密的文件已损坏", way=way) from None
            copy.chmod(stat.S_IREAD)
        return copy

    def _place_for_copies(self, path: Path) -> Path | None:
        """Copies of what is encrypted lie in memory where the system has room for that; elsewhere as always."""
        memory = in_memory() if self.key is not None else None
        if memory is None or shutil.disk_usage(memory).free < _MARGIN * path.stat().st_size:
            return None
        return memory

    def drop_copies(self) -> None:
        """Remove the temporary copies made so far; one that another program still holds open may stay."""
        while self._copies:
            discard_folder(self._copies.pop())

    def remove(self, digest: str) -> None:
        """Delete content that no record names any more (after a purge)."""
        while (path := self.find(digest)) is not None:
            remove(path)

    def mirror(
        self, target: Path, digests: Iterable[str] | None = None, *, progress: Progress = unheard
    ) -> tuple[str, ...]:
        """Copy what ``target`` lacks of these (of all) contents; returns the digests it still lacks afterwards.

        Every file on either side is read and counts only if its content is the one it is named after: a damaged
        original never takes the place of a good copy, and a damaged copy is replaced by a good original. What is
        sealed here, or ought to be, is sealed there.
        """
        return self.bring(Attachments(target, self.key), digests, progress=progress)

    def bring(
        self, twins: Attachments, digests: Iterable[str] | None = None, *, progress: Progress = unheard
    ) -> tuple[str, ...]:
        """The same into a folder that has a key of its own, or none."""
        wanted = sorted(self.digests() if digests is None else set(digests))
        lost = []
        for at, digest in enumerate(wanted):
            progress(at, len(wanted))
            if not (twins.whole(digest) and twins.is_kept(digest)) and not self._bring(digest, twins):
                lost.append(digest)
        return tuple(lost)

    def is_kept(self, digest: str) -> bool:
        """Whether the content lies here the way it would be kept now: sealed with a key, plain without one."""
        path = self.find(digest)
        return path is not None and (path.suffix == SEALED) == (self.key is not None)

    def _bring(self, digest: str, twins: Attachments) -> bool:
        """Copy one content whole to another folder; False when it is missing, damaged or unreadable here."""
        path = self.find(digest)
        if path is None or not self.whole(digest):
            return False
        old = twins.plain(digest) if twins.key is None else None
        target = twins.target(digest, path.name)
        torn = Refused("附件没有复制完整", why="复制出来的内容与原件不同", way="请检查磁盘后再做一次")
        twins.pour(self.pieces(path), target, digest, torn)
        if old is not None and old.name != target.name:  # a damaged one under another ending
            discard(old)
        return True

    def digests(self) -> Iterator[str]:
        """The contents that lie here: by their names, and of what is sealed with the key by what it says of itself."""
        for path in self.files():
            if path.suffix != SEALED:
                yield path.name[:64]
            elif digest := self.told(path):
                yield digest

    def files(self) -> Iterator[Path]:
        """The files that lie here, sealed or not."""
        for path in self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f]*"):
            if (_CONTENT.match(path.name) or _NAME.fullmatch(path.name)) and path.name.startswith(
                path.parent.name
            ):
                yield path

    def drop_unnamed(self, named: Collection[str], since: datetime) -> None:
        """Remove contents that came in since a moment and that no record names: a process died between the two.

        What is older stays: a ledger that was set aside when a copy was put back may still name it.
        """
        kept = set(named) if self.key is None else {*named, *(self._sealed(digest).name for digest in named)}
        for path in self.files():
            with suppress(OSError):
                fresh = path.stat().st_mtime >= since.timestamp()
                ours = path.name if path.suffix == SEALED else path.name[:64]
                if fresh and ours not in kept and (path.suffix != SEALED or self.told(path)):
                    discard(path)

    def target(self, digest: str, name: str) -> Path:
        """Where a content would be kept now, in a folder that is there."""
        if not self.root.is_dir():  # never made anew: where a disk was mounted, its bare mount point is left
            raise gone(self.root.parent)
        plain = self.root / digest[:2] / f"{digest}{filenames.ending(name)}"
        path = plain if self.key is None else self._sealed(digest)
        with refusing_disk(path.parent):
            if not path.parent.is_dir():
                path.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
                sync_folder(self.root)
        return path

    def pour(
        self, pieces: Iterable[bytes], target: Path, digest: str, differing: Refused | None = None
    ) -> None:
        """Write a content to its place, sealed where that is a sealed file's.

        What was written is read again where ``differing`` tells what it means when it has another digest.
        """
        with written_whole(target, self.root, private=True) as beside:
            if target.suffix == SEALED and self.key is not None:
                from gongkai_desktop.store import sealed  # only where there is a password

                sealed.seal(beside, self.key, pieces, digest)
                again = sealed.unsealed(beside, self.key)
            else:
                with beside.open("wb") as stream:
                    stream.writelines(pieces)
                again = read_in(beside)
            if differing is not None and _digest(again) != digest:
                raise differing

    def _write(
        self, digest: str, name: str, pieces: Iterable[bytes], differing: Refused | None = None
    ) -> None:
        found = self.find(digest)
        target = found if found is not None and self.is_kept(digest) else self.target(digest, name)
        self.pour(pieces, target, digest, differing)

    def pieces(self, path: Path) -> Iterator[bytes]:
        """The content of a file of this folder, piece by piece; ValueError where it cannot be unsealed."""
        if path.suffix != SEALED:
            return read_in(path)
        if self.key is None:
            raise ValueError("sealed with a key that is not known here")
        from gongkai_desktop.store import sealed  # only where there is a password

        return sealed.unsealed(path, self.key)

    def told(self, path: Path) -> str:
        """The digest that a sealed file bears; '' for a plain one, or where it is sealed with another key."""
        if self.key is None or path.suffix != SEALED:
            return ""
        from gongkai_desktop.store import sealed  # only where there is a password

        return sealed.about(path, self.key) or ""

    def _sealed(self, digest: str) -> Path:
        name = hmac.new(self.key or b"", digest.encode(), sha256).hexdigest()[:40]
        return self.root / name[:2] / f"{name}{SEALED}"


def _read(path: Path, called: str = "") -> Iterator[bytes]:
    """A file's content; one that fails now is told by its own name, not as the place that it is brought to."""
    try:
        yield from read_in(path)
    except OSError as error:
        raise unread(error, Path(called or path.name)) from error


def _digest(pieces: Iterable[bytes]) -> str:
    found = sha256()
    for piece in pieces:
        found.update(piece)
    return found.hexdigest()


def _stored(digest: str, name: str, size: int) -> Stored:
    name = legible(name)  # a name that reads backwards hides what a file is: “…fdp.exe” shown as “…exe.pdf”
    return Stored(digest, name, size, filenames.kind(name))
