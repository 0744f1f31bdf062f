"""Mail (eml) and web pages saved with all they show (mht): headers, every text decoded, every attachment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from pathlib import Path
from typing import Final

from gongkai_desktop.filenames import ending
from gongkai_desktop.files import temporary_folder
from gongkai_desktop.screening.catching import Catch, Caught, Known, Unreadable, secret_way
from gongkai_desktop.screening.decoding import otherwise
from gongkai_desktop.screening.inside import Inside

_LARGEST: Final = 64 * 1024 * 1024
_MOST: Final = 200
_WAY: Final = "邮件不能自动清理。请把要公开的内容另存成文件再处理"
_HEADS: Final = ("Subject", "From", "To", "Cc", "Bcc", "Reply-To", "Sender")


class MailFile:
    """One mail, its attachments looked through like files of their own. Nothing is taken out of it."""

    kind = "mail"
    pages = 0

    def __init__(self, path: Path, inside: Inside) -> None:
        if inside.too_deep:
            raise Unreadable("邮件里又套着邮件。请另存出来再检查")
        if path.stat().st_size > _LARGEST:
            raise Unreadable("邮件太大。请把附件另存出来再检查")
        self._data, self._inside = path.read_bytes().lstrip(b"\xef\xbb\xbf\r\n"), inside
        if self._data.startswith(b"From "):
            if re.search(rb"\n\r?\nFrom \S+[^\n]*\d{4}\r?\n", self._data):
                raise Unreadable("这是存了多封邮件的邮箱文件。请把邮件一封一封另存为 eml 再检查")
            self._data = self._data.partition(b"\n")[2]

    def catches(self) -> Iterator[Catch]:
        """What the headers, the texts and the attachments hold."""
        try:
            message = message_from_bytes(self._data, policy=policy.default)
            heads = [str(message[head]) for head in _HEADS if message[head]]
            yield from _told("\n".join(heads), "邮件的标题和地址", "heads", Known())
            parts = [part for part in message.walk() if not part.is_multipart()]
            for number, part in enumerate(parts[:_MOST], 1):
                self._inside.progress(number - 1, len(parts))
                yield from self._of_part(part, number)
            if len(parts) > _MOST:
                raise Unreadable("邮件里的附件太多。请另存出来再检查")
        except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError) as broken:
            raise Unreadable("邮件的结构读不懂。请用邮件程序打开，把正文和附件另存出来再检查") from broken

    def _of_part(self, part: Message, number: int) -> Iterator[Catch]:
        name = part.get_filename() or ""
        if part.get_content_maintype() == "text" and not name and isinstance(part, EmailMessage):
            text, known = str(part.get_content()), Known()
            for said in (text, *otherwise(text)):
                yield from _told(said, "邮件正文", f"text{number}", known)
            return
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content:
            return
        with temporary_folder() as folder:
            own = Path(folder) / f"{number}{ending(name)}"
            own.write_bytes(content)
            yield from self._inside.catches(own, name or f"第 {number} 部分", str(number), _WAY)

    def everything(self) -> Iterator[tuple[str, str]]:
        """Nothing: no copy is ever made of it."""
        return iter(())

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Nothing is taken out of a mail."""
        return []

    def write(self, path: Path) -> None:
        """Write it as it came."""
        path.write_bytes(self._data)


def _told(text: str, place: str, at: str, known: Known) -> Iterator[Catch]:
    for hit, value, near in known.untold(text):
        yield Catch(
            hit.kind, at, place, excerpt=near, soft=hit.soft, doubtful=hit.doubtful,
            way=secret_way(hit.kind) or _WAY, value=value,
        )  # fmt: skip
