"""The two kinds of failure: what the clerk can mend, and what is ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

_MISLEADING = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def legible(text: str) -> str:
    """Text of unknown origin without the signs that turn its order round or mean nothing to a reader."""
    return _MISLEADING.sub("", text)


class Refused(Exception):
    """Something the clerk can mend: what is wrong, why, and what to do now.

    The text is one Chinese sentence a line long, fit for the command line, where ``command`` tells what to type; a
    dialog shows the parts, and nothing that is to be typed elsewhere.
    """

    def __init__(self, what: str, *, why: str = "", way: str, command: str = "") -> None:
        self.what, self.why, self.way, self.command = what, why, way, command
        what, why, way = (" ".join(legible(part).split()).rstrip("。") for part in (what, why, way))
        way += f"（{command}）" if command else ""
        super().__init__(f"{what}：{why}。{way}。" if why else f"{what}。{way}。")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.what, self.why, self.way, self.command)


def _rebuild(kind: type[Refused], what: str, why: str, way: str, command: str) -> Refused:
    """Carry a refusal whole from the reading process back to the window."""
    return kind(what, why=why, way=way, command=command)


class Gone(Refused):
    """A record that is asked for and is not there, or not any more since its making was taken back."""


class Locked(Refused):
    """An encrypted ledger whose key this process does not hold yet.

    ``path`` is the database or copy to be unlocked, ``name`` what the clerk knows it by (see ``data.called``).
    """

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name
        super().__init__(
            f"“{name}”设了密码，还没有打开",
            why="里面的内容是加密的",
            way="请输入密码；忘了密码的，用恢复单",
            command="命令行会问，或写 --password-file",
        )

    def __reduce__(self) -> tuple[object, ...]:
        return Locked, (self.path, self.name)


class Unfilled(Refused):
    """A form that cannot be taken yet: ``fields`` tells for each field, by its key, what to mend."""

    def __init__(self, form: str, fields: Mapping[str, str]) -> None:
        self.form, self.fields = form, dict(fields)
        super().__init__(f"“{form}”还不能保存", why="；".join(fields.values()), way="请改好标出的各项再保存")

    def __reduce__(self) -> tuple[object, ...]:
        return Unfilled, (self.form, self.fields)


class Cancelled(Exception):
    """The clerk stopped a long job; nothing of it remains."""


class Fault(Exception):
    """A mistake of the program: kept as a crash report, never shown as the clerk's error."""
