"""Papers and pictures, stored once by their content: 附件/ab/<sha256>.<ext>."""

from __future__ import annotations

import re
import shutil
import stat
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from gongkai_desktop import filenames
from gongkai_desktop.data import temporary_prefix
from gongkai_desktop.errors import Refused, legible
from gongkai_desktop.files import (
    PRIVATE_FOLDER,
    digest_of,
    discard,
    discard_folder,
    refusing_disk,
    remove,
    sync_folder,
    written_whole,
)
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.store.places import gone

_CONTENT = re.compile(r"[0-9a-f]{64}(?:\.|$)")


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
    """The 附件 folder. Files in it are never changed: they are shown and edited as copies."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._copies: list[Path] = []

    def keep(self, source: Path, name: str = "") -> Stored:
        """Store a file's content; on disk for good before this returns, so that a row may name it."""
        if not source.is_file():
            raise Refused(f"没有文件“{source.name}”", way="请重新选择要添加的文件")
        with refusing_disk(source):
            digest = digest_of(source)
        if not self.whole(digest):  # missing, or damaged: the good content at hand heals it
            target = self.find(digest) or self._target(digest, name or source.name)
            with written_whole(target, self.root, private=True) as beside:
                shutil.copyfile(source, beside)
                if digest_of(beside) != digest:
                    raise Refused(f"“{source.name}” 正在被改动", way="请保存并关闭它，再添加一次")
        return _stored(digest, name or source.name, source.stat().st_size)

    def keep_bytes(self, content: bytes, name: str) -> Stored:
        """Store content made by the program itself, such as a printed sheet."""
        digest = sha256(content).hexdigest()
        if not self.whole(digest):
            with written_whole(
                self.find(digest) or self._target(digest, name), self.root, private=True
            ) as beside:
                beside.write_bytes(content)
        return _stored(digest, name, len(content))

    def find(self, digest: str) -> Path | None:
        """Where the content lies, or None when it is missing."""
        if not re.fullmatch("[0-9a-f]{64}", digest):
            return None
        return next((self.root / digest[:2]).glob(f"{digest}*"), None)

    def whole(self, digest: str) -> bool:
        """Whether the content is there, can be read and is unchanged; reads all of it."""
        path = self.find(digest)
        try:
            return path is not None and path.is_file() and digest_of(path) == digest
        except OSError:  # no right to read it, a sector that is gone
            return False

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
        folder = Path(tempfile.mkdtemp(prefix=temporary_prefix()))
        self._copies.append(folder)
        copy = folder / called
        with refusing_disk(copy):
            shutil.copyfile(path, copy)
            copy.chmod(stat.S_IREAD)
        return copy

    def drop_copies(self) -> None:
        """Remove the temporary copies made so far; one that another program still holds open may stay."""
        while self._copies:
            discard_folder(self._copies.pop())

    def remove(self, digest: str) -> None:
        """Delete content that no record names any more (after a purge)."""
        path = self.find(digest)
        if path is not None:
            remove(path)

    def mirror(
        self, target: Path, digests: Iterable[str] | None = None, *, progress: Progress = unheard
    ) -> tuple[str, ...]:
        """Copy what ``target`` lacks of these (of all) contents; returns the digests it still lacks afterwards.

        Every file on either side is read and counts only if its content is the one it is named after: a damaged
        original never takes the place of a good copy, and a damaged copy is replaced by a good original.
        """
        wanted = sorted(self.digests() if digests is None else set(digests))
        twins = Attachments(target)
        lost = []
        for at, digest in enumerate(wanted):
            progress(at, len(wanted))
            if not twins.whole(digest) and not self._bring(digest, twins):
                lost.append(digest)
        return tuple(lost)

    def _bring(self, digest: str, twins: Attachments) -> bool:
        """Copy one content whole to another folder; False when it is missing, damaged or unreadable here."""
        if not self.whole(digest):
            return False
        path = self.find(digest)
        if path is None:
            return False
        old = twins.find(digest)
        with written_whole(twins._target(digest, path.name), twins.root, private=True) as beside:
            shutil.copyfile(path, beside)
            if digest_of(beside) != digest:
                raise Refused("附件没有复制完整", why="复制出来的内容与原件不同", way="请检查磁盘后再做一次")
        if old is not None and old.name != path.name:  # a damaged one under another ending
            discard(old)
        return True

    def digests(self) -> Iterator[str]:
        """The contents that lie here, by their names."""
        for path in self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f]*"):
            if _CONTENT.match(path.name) and path.name.startswith(path.parent.name):
                yield path.name[:64]

    def drop_unnamed(self, named: Collection[str], since: datetime) -> None:
        """Remove contents that came in since a moment and that no record names: a process died between the two.

        What is older stays: a ledger that was set aside when a copy was put back may still name it.
        """
        for path in self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f]*"):
            with suppress(OSError):
                fresh = path.stat().st_mtime >= since.timestamp()
                if fresh and _CONTENT.match(path.name) and path.name[:64] not in named:
                    discard(path)

    def _target(self, digest: str, name: str) -> Path:
        if not self.root.is_dir():  # never made anew: where a disk was mounted, its bare mount point is left
            raise gone(self.root.parent)
        folder = self.root / digest[:2]
        with refusing_disk(folder):
            if not folder.is_dir():
                folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
                sync_folder(self.root)
        return folder / f"{digest}{filenames.ending(name)}"


def _stored(digest: str, name: str, size: int) -> Stored:
    name = legible(name)  # a name that reads backwards hides what a file is: “…fdp.exe” shown as “…exe.pdf”
    return Stored(digest, name, size, filenames.kind(name))
