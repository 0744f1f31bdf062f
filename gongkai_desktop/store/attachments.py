"""Papers and pictures, stored once by their content: 附件/ab/<sha256>.<ext>."""

from __future__ import annotations

import mimetypes
import re
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from gongkai_desktop.errors import Refused
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.store.files import copy_whole, digest_of, refusing_disk, sync_folder, written_whole

_EXTENSION = re.compile(r"\.[a-z0-9]{1,8}")
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


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
        if self.find(digest) is None:
            target = self._target(digest, name or source.name)
            with written_whole(target, self.root) as beside:
                shutil.copyfile(source, beside)
                if digest_of(beside) != digest:
                    raise Refused(f"“{source.name}” 正在被改动", way="请保存并关闭它，再添加一次")
        return _stored(digest, name or source.name, source.stat().st_size)

    def keep_bytes(self, content: bytes, name: str) -> Stored:
        """Store content made by the program itself, such as a printed sheet."""
        digest = sha256(content).hexdigest()
        if self.find(digest) is None:
            with written_whole(self._target(digest, name), self.root) as beside:
                beside.write_bytes(content)
        return _stored(digest, name, len(content))

    def find(self, digest: str) -> Path | None:
        """Where the content lies, or None when it is missing."""
        if not re.fullmatch("[0-9a-f]{64}", digest):
            return None
        return next((self.root / digest[:2]).glob(f"{digest}*"), None)

    def whole(self, digest: str) -> bool:
        """Whether the content is there and unchanged; reads all of it."""
        path = self.find(digest)
        return path is not None and digest_of(path) == digest

    def open_copy(self, digest: str, name: str) -> Path:
        """A read-only copy under the original name in a private folder, for other programs to open."""
        path = self.find(digest)
        if path is None:
            raise Refused(
                f"附件“{name}”的文件不见了",
                why="“附件”文件夹里没有它的内容",
                way="请从备份中找回“附件”文件夹，或用 verify 列出所缺的附件",
            )
        folder = Path(tempfile.mkdtemp(prefix="gongkai-"))
        self._copies.append(folder)
        copy = folder / (_UNFIT.sub("_", name).strip(". ") or path.name)
        with refusing_disk(copy):
            shutil.copyfile(path, copy)
            copy.chmod(stat.S_IREAD)
        return copy

    def drop_copies(self) -> None:
        """Remove the temporary copies made so far; one that another program still holds open may stay."""
        while self._copies:
            shutil.rmtree(self._copies.pop(), ignore_errors=True)

    def remove(self, digest: str) -> None:
        """Delete content that no record names any more (after a purge)."""
        path = self.find(digest)
        if path is not None:
            with refusing_disk(path):
                path.unlink()

    def mirror(
        self, target: Path, digests: Iterable[str] | None = None, *, progress: Progress = unheard
    ) -> int:
        """Copy what ``target`` lacks of these (of all) contents; returns how many were copied."""
        copied = 0
        files = list(self._files(digests))
        for at, path in enumerate(files):
            progress(at, len(files))
            twin = target / path.parent.name / path.name
            if not twin.exists() or twin.stat().st_size != path.stat().st_size:
                with refusing_disk(twin):
                    twin.parent.mkdir(parents=True, exist_ok=True)
                copy_whole(path, twin, target)
                copied += 1
        return copied

    def _files(self, digests: Iterable[str] | None) -> Iterator[Path]:
        if digests is None:
            yield from sorted(self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f]*"))
            return
        for digest in digests:
            path = self.find(digest)
            if path is not None:
                yield path

    def _target(self, digest: str, name: str) -> Path:
        folder = self.root / digest[:2]
        with refusing_disk(folder):
            if not folder.is_dir():
                folder.mkdir(parents=True, exist_ok=True)
                sync_folder(self.root)
        extension = Path(name).suffix.lower()
        return folder / f"{digest}{extension if _EXTENSION.fullmatch(extension) else ''}"


def _stored(digest: str, name: str, size: int) -> Stored:
    return Stored(digest, name, size, mimetypes.guess_type(name)[0] or "application/octet-stream")
