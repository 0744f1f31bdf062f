"""Text as it is meant where it is written otherwise: web pages, entities, quoted-printable, base64, escapes. Pure."""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

_INLINE = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|font|a|sub|sup|wbr|small|mark|big|tt|o:p|st1:\w+)\b[^<>]{0,2000}>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?[A-Za-z!?][^<>]{0,4000}>")
_SAID = re.compile(
    r"""\b(?:alt|title|value|content|placeholder|summary|label)\s*=\s*("[^"<>]{1,2000}"|'[^'<>]{1,2000}')"""
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")
_QUOTED = re.compile(r"(?:=[0-9A-Fa-f]{2}){3}")
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")
_PER_CENT = re.compile(r"(?:%[0-9A-Fa-f]{2}){3}")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{16,}\r?\n?){1,}[A-Za-z0-9+/]*={0,2}")
_SHORTEST: Final = 24  # letters of base64 that are worth a try


def otherwise(text: str) -> Iterator[str]:
    """What a text says once what is written in other signs is read: each way of reading that changes anything."""
    if _TAG.search(text):
        yield html.unescape(_TAG.sub("\n", _INLINE.sub("", text)))
        yield html.unescape("\n".join(said[1:-1] for said in _SAID.findall(text)))
    elif _ENTITY.search(text):
        yield html.unescape(text)
    if _QUOTED.search(text):
        yield decoded(quopri.decodestring(text.encode("utf-8", "replace")))
    if _ESCAPED.search(text):
        yield (
            _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
            .encode("utf-16", "surrogatepass")
            .decode("utf-16", "replace")
        )
    if _PER_CENT.search(text):
        yield unquote(text)
    for found in _BASE64.findall(text):
        if len(found) >= _SHORTEST:
            yield _unpacked(found)


def _unpacked(told: str) -> str:
    plain = "".join(told.split()).rstrip("=")
    try:
        raw = base64.b64decode(plain + "=" * (-len(plain) % 4))
    except (binascii.Error, ValueError):
        return ""
    return decoded(raw) if raw.isascii() or not any(one < 9 for one in raw) else ""


def decoded(raw: bytes) -> str:
    """Bytes as text, by the first encoding that fits."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")
