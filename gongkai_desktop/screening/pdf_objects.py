"""A PDF as the objects in its bytes: every one that stands there, whether or not anything leads to it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from gongkai_desktop.screening.decoding import decoded

Value: TypeAlias = Any
"""Name, Ref, bytes (a string), int, float, bool, None, or lists and dicts of these; dicts by key without its slash."""

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,10})\s{1,9}(\d{1,5})\s{1,9}obj(?![A-Za-z])")
_REF = re.compile(rb"(\d{1,10})\s{1,9}(\d{1,5})\s{1,9}R(?![A-Za-z])")
_NUMBER = re.compile(rb"[+-]?(?:\d{1,40}\.?\d{0,40}|\.\d{1,40})")
_NAME = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]{0,512})")
_WORD = re.compile(rb"[A-Za-z]{1,20}")
_BLANK = re.compile(rb"(?:[\x00\t\n\f\r ]|%[^\r\n]*)*")
_PART = re.compile(rb"[()\\]")
_DEEPEST: Final = 60
_UNPACKED: Final = 24 * 1024 * 1024
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Broken(Exception):
    """What stands there is no value."""


class Name(str):
    """A name such as /Page, without its slash."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an object by its number."""

    number: int


@dataclass(slots=True)
class Thing:
    """One object where it stands in the file; ``stream`` is its raw stream, None where it has none."""

    number: int
    at: int
    value: Value
    stream: bytes | None = None

    @property
    def told(self) -> Mapping[str, Value]:
        """Its dictionary; empty where it is none."""
        return self.value if isinstance(self.value, dict) else {}

    def unpacked(self) -> bytes:
        """Its stream as it was before it was packed, as far as that can be done; nothing for pictures."""
        data = self.stream or b""
        filters = self.told.get("Filter", [])
        for name in filters if isinstance(filters, list) else [filters]:
            if name in ("FlateDecode", "Fl"):
                data = _inflated(data)
            elif name in ("ASCIIHexDecode", "AHx"):
                data = _of_hex(data.partition(b">")[0])
            else:
                return b""
        return data


def things(data: bytes) -> list[Thing]:
    """Every object in the file in the order of its bytes, those packed into streams after the stream."""
    found: list[Thing] = []
    at = 0
    while (match := _OBJECT.search(data, at)) is not None:
        at = match.end()
        try:
            value, at = _value(data, at, 0)
        except (Broken, IndexError, RecursionError):
            continue
        thing = Thing(int(match[1]), match.start(), value)
        begin = _BLANK.match(data, at).end()  # type: ignore[union-attr]
        if data.startswith(b"stream", begin):
            thing.stream, at = _stream(data, begin + 6, thing.told)
        found.append(thing)
        if thing.told.get("Type") == "ObjStm":
            found += _packed(thing)
    return found


def trailers(data: bytes, known: list[Thing]) -> list[Mapping[str, Value]]:
    """What the file says of its roots, in the order of its bytes."""
    found = [(thing.at, thing.told) for thing in known if thing.told.get("Type") == "XRef"]
    for match in re.finditer(rb"trailer", data):
        try:
            value, _ = _value(data, match.end(), 0)
        except (Broken, IndexError, RecursionError):
            continue
        if isinstance(value, dict):
            found.append((match.start(), value))
    return [told for _, told in sorted(found, key=lambda one: one[0])]


def refs(value: Value) -> Iterator[int]:
    """The numbers of the objects that a value leads to."""
    for inner in walk(value):
        if isinstance(inner, Ref):
            yield inner.number


def walk(value: Value) -> Iterator[Value]:
    """A value and all within it."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        yield one
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def text(raw: bytes) -> str:
    """A string for people: UTF-16 or UTF-8 where it says so, else what the bytes look like."""
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", "replace")
    return decoded(raw)


def _stream(data: bytes, at: int, told: Mapping[str, Value]) -> tuple[bytes, int]:
    at += 2 if data.startswith(b"\r\n", at) else 1
    length = told.get("Length")
    if (
        isinstance(length, int)
        and length >= 0
        and data[at + length : at + length + 12].strip().startswith(b"endst")
    ):
        return data[at : at + length], at + length
    end = data.find(b"endstream", at)
    end = len(data) if end < 0 else end
    return data[at:end].rstrip(b"\r\n"), end


def _packed(thing: Thing) -> Iterator[Thing]:
    data, first = thing.unpacked(), thing.told.get("First", 0)
    if not isinstance(first, int):
        return
    numbers = [int(one) for one in data[:first].split() if one.isdigit()]
    for number, offset in zip(numbers[::2], numbers[1::2], strict=False):
        try:
            value, _ = _value(data, first + offset, 0)
        except (Broken, IndexError, RecursionError):
            continue
        yield Thing(number, thing.at, value)


def _inflated(data: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        return unpacking.decompress(data, _UNPACKED)
    except zlib.error:
        return b""


def _value(data: bytes, at: int, depth: int) -> tuple[Value, int]:
    at = _BLANK.match(data, at).end()  # type: ignore[union-attr]
    if depth > _DEEPEST:
        raise Broken
    sign = data[at : at + 1]
    if data.startswith(b"<<", at):
        return _dict(data, at + 2, depth)
    if sign == b"[":
        return _list(data, at + 1, depth)
    if sign == b"(":
        return _literal(data, at + 1)
    if sign == b"<":
        end = data.find(b">", at)
        if end < 0:
            raise Broken
        return _of_hex(data[at + 1 : end]), end + 1
    if name := _NAME.match(data, at):
        spelt = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes((int(found[1], 16),)), name[1])
        return Name(spelt.decode("utf-8", "replace")), name.end()
    if ref := _REF.match(data, at):
        return Ref(int(ref[1])), ref.end()
    if number := _NUMBER.match(data, at):
        told = number[0]
        return (float(told) if b"." in told else int(told)), number.end()
    if word := _WORD.match(data, at):
        known: dict[bytes, Value] = {b"true": True, b"false": False, b"null": None}
        if word[0] in known:
            return known[word[0]], word.end()
    raise Broken


def _dict(data: bytes, at: int, depth: int) -> tuple[Value, int]:
    found: dict[str, Value] = {}
    while True:
        at = _BLANK.match(data, at).end()  # type: ignore[union-attr]
        if data.startswith(b">>", at):
            return found, at + 2
        key, at = _value(data, at, depth + 1)
        if not isinstance(key, Name):
            raise Broken
        found[str(key)], at = _value(data, at, depth + 1)


def _list(data: bytes, at: int, depth: int) -> tuple[Value, int]:
    found: list[Value] = []
    while True:
        at = _BLANK.match(data, at).end()  # type: ignore[union-attr]
        if data.startswith(b"]", at):
            return found, at + 1
        value, at = _value(data, at, depth + 1)
        found.append(value)


def _literal(data: bytes, at: int) -> tuple[bytes, int]:
    found: list[bytes] = []
    depth = 1
    while True:
        match = _PART.search(data, at)
        if match is None:
            raise Broken
        found.append(data[at : match.start()])
        at = match.end()
        if match[0] == b"\\":
            octal = re.compile(rb"[0-7]{1,3}").match(data, at)
            if octal:
                found.append(bytes((int(octal[0], 8) & 255,)))
                at = octal.end()
            elif data.startswith(b"\r\n", at):
                at += 2
            else:
                sign = data[at : at + 1]
                found.append(b"" if sign in (b"\r", b"\n") else _ESCAPED.get(sign, sign))
                at += 1
            continue
        depth += 1 if match[0] == b"(" else -1
        if not depth:
            return b"".join(found), at
        found.append(match[0])


def _of_hex(raw: bytes) -> bytes:
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", raw)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


# — writing —


def written(value: Value) -> bytes:
    """A value as it is written in a file."""
    if isinstance(value, dict):
        inner = b" ".join(written(Name(key)) + b" " + written(one) for key, one in value.items())
        return b"<<" + inner + b">>"
    if isinstance(value, list):
        return b"[" + b" ".join(map(written, value)) + b"]"
    if isinstance(value, Name):
        plain = (
            bytes((one,)) if 33 <= one < 127 and one not in b"#()<>[]{}/%" else b"#%02X" % one
            for one in value.encode()
        )
        return b"/" + b"".join(plain)
    if isinstance(value, Ref):
        return b"%d 0 R" % value.number
    if isinstance(value, bytes):
        return b"<" + value.hex().encode() + b">"
    if isinstance(value, bool) or value is None:
        return {True: b"true", False: b"false", None: b"null"}[value]
    return f"{value:.6f}".rstrip("0").rstrip(".").encode() if isinstance(value, float) else b"%d" % value


def assembled(kept: Mapping[int, Thing], root: int) -> bytes:
    """A file of these objects by their numbers, all that their root leads to and nothing else."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    waiting, listed = [root], {root}
    while waiting:
        number = waiting.pop()
        thing = kept.get(number)
        if thing is None:
            continue
        places[number] = len(out)
        value = thing.value if thing.stream is None else {**thing.told, "Length": len(thing.stream)}
        out += b"%d 0 obj\n" % number + written(value)
        if thing.stream is not None:
            out += b"\nstream\n" + thing.stream + b"\nendstream"
        out += b"\nendobj\n"
        for more in refs(value):
            if more not in listed:
                listed.add(more)
                waiting.append(more)
    begins, most = len(out), max(places, default=0) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % most
    for number in range(1, most):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n" + written({"Size": most, "Root": Ref(root)}) + b"\nstartxref\n%d\n%%%%EOF\n" % begins
    return bytes(out)
