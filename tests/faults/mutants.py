"""Files with something wrong in them: bytes changed, parts of a workbook rewritten, lines and words moved."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

_PIECES = (
    b"", b"\x00", b"\xff\xfe", b"<", b"&", b"]]>", b'"', b",", b"\n", b"\r", b"-1", b"1e999", b"99999999999",
    b"A1048577", b"XFE1", "公开属性".encode(), "信息名称".encode(), "2024年13月45日".encode(), "𬱖".encode(), b"=1+1",
)  # fmt: skip


def bytes_changed(content: bytes, chance: random.Random) -> bytes:
    """A few stretches cut out, put in or repeated."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) + 1)
        gone = chance.choice((0, 1, 1, 2, 8, 64))
        put = chance.choice((*_PIECES, changed[at : at + 40], bytes(chance.choices(range(256), k=3))))
        changed[at : at + gone] = put
    return bytes(changed)


def workbook_changed(content: bytes, chance: random.Random) -> bytes:
    """A part of the workbook rewritten, lost or doubled, inside a sound archive; now and then the archive itself."""
    if chance.random() < 0.15:
        return bytes_changed(content, chance)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        struck = chance.choice([name for name in names if name.endswith((".xml", ".rels"))])
        way = chance.choice(("bytes", "bytes", "bytes", "bytes", "lost", "empty", "swapped"))
        for name in names:
            part = old.read(name)
            if name == struck:
                if way == "lost":
                    continue
                other = old.read(chance.choice(names))
                part = {"empty": b"", "swapped": other}.get(way) or (
                    bytes_changed(part, chance) if way == "bytes" else b""
                )
            new.writestr(name, part)
    return made.getvalue()


def text_changed(text: str, chance: random.Random) -> str:
    """Words and lines cut, moved, doubled or replaced; the text stays text."""
    for _ in range(chance.randint(1, 5)):
        at, length = chance.randrange(len(text) + 1), chance.choice((0, 1, 3, 12, 80))
        piece = text[at : at + length]
        rest = text[:at] + text[at + length :]
        where = chance.randrange(len(rest) + 1)
        put = chance.choice(
            (
                piece,
                piece * 2,
                "",
                "0",
                "月",
                "至",
                "、",
                "\n",
                "]",
                '"',
                "=",
                "2月30日",
                "公休",
                "\x00",
                "九",
            )
        )
        text = rest[:where] + put + rest[where:]
    return text


def mutants(
    originals: list[bytes], change: Callable[[bytes, random.Random], bytes], number: int, seed: int
) -> list[bytes]:
    """That many changed files, the same for the same seed."""
    return [
        change(originals[each % len(originals)], random.Random(f"{seed}-{each}")) for each in range(number)
    ]
