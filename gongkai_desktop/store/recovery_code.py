"""The code on the recovery sheet: eight groups that are read off paper and typed, each with a sign that checks it."""

from __future__ import annotations

import secrets
from typing import Final

from gongkai_desktop.errors import Refused

GROUPS: Final = 8
_SIGNS = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"  # 31, a prime; without 0 and O, 1 and I, U and V
_EACH = 4
_ALIKE = str.maketrans({"U": "V"})


def new_code() -> str:
    """A code that nobody has had before: 32 signs drawn from 31, some 158 bits, in groups of four and a check."""
    return "-".join(
        _checked(at, "".join(secrets.choice(_SIGNS) for _ in range(_EACH))) for at in range(GROUPS)
    )


def read_code(typed: str) -> str:
    """A code as it was printed, from what somebody typed; Refused, naming the group, where it was miscopied."""
    plain = signs_of(typed)
    groups = [plain[at : at + _EACH + 1] for at in range(0, len(plain), _EACH + 1)]
    way = "请对照恢复单逐组再看一遍；上面没有数字 0、1 和字母 O、I、U"
    for at, group in enumerate(groups[:GROUPS]):
        strange = next((sign for sign in group if sign not in _SIGNS), "")
        if strange:
            raise Refused(f"第 {at + 1} 组抄错了", why=f"恢复单上没有“{strange}”这个字符", way=way)
        if len(group) > _EACH and _checked(at, group[:_EACH]) != group:
            raise Refused(f"第 {at + 1} 组抄错了", why="这一组的校验字符对不上", way=way)
    if len(plain) != GROUPS * (_EACH + 1):
        why = f"一共 {GROUPS} 组、每组 {_EACH + 1} 个字符，现在有 {len(plain)} 个"
        raise Refused(
            "恢复码不完整" if len(plain) < GROUPS * (_EACH + 1) else "恢复码多了字符", why=why, way=way
        )
    return "-".join(groups)


def signs_of(typed: str) -> str:
    """What somebody typed off the sheet without strokes, gaps and small letters, and with what is taken for another."""
    return "".join(sign for sign in typed.upper().translate(_ALIKE) if sign.isalnum())


def _checked(at: int, group: str) -> str:
    """With its check: one sign changed, two neighbours exchanged, or two groups exchanged do not go unseen."""
    total = sum((place + 1) * _SIGNS.index(sign) for place, sign in enumerate(group))
    return group + _SIGNS[(total + 7 * at) % len(_SIGNS)]
