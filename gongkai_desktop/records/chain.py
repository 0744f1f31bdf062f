"""The history chain: every event carries a hash over itself and the one before it.

hash = sha256(canonical JSON of [version, previous hash, header, payload digest]), the payload digest being
sha256(salt + canonical payload). The payload can therefore be purged, and the chain still holds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

from gongkai_desktop.errors import Refused

VERSION = 1
SALT_SIZE = 16
BEGINNING = ""  # what stands for the hash before the first event

canonical = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode
"""A JSON value as the chain writes it: sorted keys, no blanks, characters as they are."""


def digest_of(salt: bytes, payload: str) -> bytes:
    """The digest of a canonical payload; Refused for half surrogate pairs, which no file can hold."""
    try:
        return sha256(salt + payload.encode()).digest()
    except UnicodeEncodeError as error:
        raise Refused("文字里有不能保存的字符", way="请删去显示为方框或问号的字符后再试") from error


def link(previous: str, header: Sequence[object], digest: bytes) -> str:
    """The hash (hex) of an event.

    ``header`` is [id, stream, kind, day, at, actor, act, rules hash, touches].
    """
    number, stream, *facts, touches = header
    listed = canonical(touches) if touches else "[]"
    told = f"[{number},{stream},{_told(*facts)},{listed}]"
    return sha256(f'[{VERSION},"{previous}",{told},"{digest.hex()}"]'.encode()).hexdigest()


@lru_cache(maxsize=64)
def _told(*facts: object) -> str:
    """The part of a header that is the same for thousands of events of an import."""
    return canonical(facts)[1:-1]
