"""Pictures: where and by whom they were taken. The words in them cannot be read and are left to the eye."""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from gongkai_desktop.screening.catching import Catch, Caught, Unreadable, secret_way
from gongkai_desktop.screening.masking import excerpt, shown
from gongkai_desktop.screening.matters import MARKS, PERSONAL, Matter
from gongkai_desktop.screening.searching import search

BROKEN: Final = "图片打不开，可能已损坏。请换一份能打开的图片"
WAY: Final = "请放大看一看，图里有没有姓名、号码和不该公开的内容"
_GPS, _ARTIST, _MAKE, _MODEL, _COPYRIGHT = 0x8825, 0x013B, 0x010F, 0x0110, 0x8298
_TURNED = 0x0112
_EXIF_PARTS: Final = {_ARTIST: "作者", _COPYRIGHT: "版权人"}
_DEVICE: Final = (_MAKE, _MODEL)
_PLAIN: Final = ("jfif_unit", "adobe", "progressive", "interlace", "version", "compression", "transparency")
"""What Pillow tells of a picture that is no note of anybody's."""
BEGINNINGS: Final = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_WORDS = re.compile(rb"[\x20-\x7e]{6,}")
_SCAN, _END = 0xDA, 0xD9
_MOST_PIXELS: Final = 200_000_000


class PictureFile:
    """One picture file, JPEG, PNG, TIFF and what else can be read."""

    kind = "picture"

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        self.pages = 1
        self._catches, self.pages = traits(self._data, "整张图片")
        self._cleaned = self._data

    def catches(self) -> Iterator[Catch]:
        """What the picture carries, and that its words cannot be read."""
        yield from self._catches
        yield Catch(
            Matter.PICTURE, "file", "整张图片", page=1, title="图片里的文字看不出来", way=WAY, soft=True
        )

    def everything(self) -> Iterator[tuple[str, str]]:
        """The words among the picture's bytes."""
        yield "整张图片", "\n".join(found.decode("latin-1") for found in _WORDS.findall(self._data))

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Leave out all that is not picture."""
        kinds = {one.finding.kind for one in taken}
        if not kinds & {Matter.METADATA, Matter.LOCATION, *PERSONAL}:
            return []
        self._cleaned = without_notes(self._data)
        return ["清除了拍摄地点、设备和作者等信息"]

    def write(self, path: Path) -> None:
        """Write the picture as it is now."""
        path.write_bytes(self._cleaned)


def is_picture(data: bytes) -> bool:
    """Whether bytes begin as a picture does, drawings of Windows (EMF, WMF) included."""
    return (
        data.startswith(BEGINNINGS)
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (data[40:44] == b" EMF" or data.startswith((b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00")))
    )


def traits(data: bytes, place: str, at: str = "file", part: str = "") -> tuple[list[Catch], int]:
    """What a picture's bytes carry besides the picture, and how many frames it has. Unreadable when it is none."""
    from PIL import Image, UnidentifiedImageError

    try:
        with _quietly(), Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise Unreadable("图片太大。请缩小后再检查")
            exif, frames = image.getexif(), int(getattr(image, "n_frames", 1))
            own = _notes(image.info)
            return list(_told(data, exif, own, place, at, part)), frames
    except Unreadable:
        raise
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        struct.error,
        ArithmeticError,
    ) as broken:
        raise Unreadable(BROKEN) from broken
    except (
        Image.DecompressionBombError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        RuntimeError,
    ) as broken:
        raise Unreadable(BROKEN) from broken


@contextmanager
def _quietly() -> Iterator[None]:
    """Within, Pillow's warnings of damaged notes are not heard: a damaged note is no picture's fault."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _told(data: bytes, exif: Any, own: Sequence[str], place: str, at: str, part: str) -> Iterator[Catch]:
    if exif.get_ifd(_GPS):
        yield Catch(Matter.LOCATION, at, place, excerpt="经纬度", removable=True, spot=part)
    parts = [
        f"{title} {shown(str(exif[tag]), 6)[:1]}*" for tag, title in _EXIF_PARTS.items() if exif.get(tag)
    ]
    device = " ".join(str(exif[tag]).strip("\x00 ") for tag in _DEVICE if exif.get(tag))
    parts += [f"设备 {shown(device)}"] if device else []
    parts += ["图片说明"] if own else []
    behind = _behind(data)
    parts += ["图片后面的数据"] if behind.strip(b"\x00\r\n \xff") else []
    if parts:
        yield Catch(Matter.METADATA, at, place, excerpt="，".join(parts), removable=True, spot=part)
    said = [*own, *(str(value) for value in exif.values() if isinstance(value, str))]
    text = "\n".join([*said, *(found.decode("latin-1") for found in _WORDS.findall(behind))])
    hits = search(text)
    for hit in hits:
        yield Catch(
            hit.kind, f"{at}-words", place, excerpt=excerpt(text, hit, hits), removable=hit.kind not in MARKS,
            soft=hit.soft, way=secret_way(hit.kind), value=text[hit.start : hit.end], spot=part,
        )  # fmt: skip


def _notes(info: Mapping[Any, Any]) -> list[str]:
    """Texts that somebody or some program wrote into a picture, under whatever key."""
    found: list[str] = []
    for key, value in info.items():
        if isinstance(value, bytes) and str(key).lower() in ("comment", "xmp", "photoshop"):
            value = value.decode("utf-8", "ignore")
        if isinstance(value, str) and value.strip("\x00 ") and key not in _PLAIN:
            found.append(value)
    return found


def _behind(data: bytes) -> bytes:
    """What follows a picture's own end."""
    end = len(data)
    if data.startswith(b"\x89PNG"):
        end = max((last for _, _, last in _chunks(data)), default=end)
    elif data.startswith(b"\xff\xd8"):
        end = max((last for _, _, last in _segments(data)), default=end) + 2
    return data[end:]


def without_notes(data: bytes) -> bytes:
    """The picture alone; Unreadable where it is damaged."""
    try:
        return _stripped(data)
    except (OSError, ValueError, SyntaxError, struct.error) as broken:
        raise Unreadable(BROKEN) from broken


def _stripped(data: bytes) -> bytes:
    """The picture alone, turned the way it was shown. JPEG and PNG that need no turning keep every pixel."""
    from PIL import Image, ImageOps

    with _quietly(), Image.open(io.BytesIO(data)) as image:
        turned = image.getexif().get(_TURNED, 1) not in (0, 1)
        if not turned and image.format == "JPEG":
            return _jpeg(data)
        if not turned and image.format == "PNG":
            return _png(data)
        out = io.BytesIO()
        form = image.format or "PNG"
        frames = []
        for at in range(int(getattr(image, "n_frames", 1))):
            image.seek(at)
            frame = ImageOps.exif_transpose(image.copy())
            bare = Image.new(frame.mode, frame.size)
            if frame.mode == "P":
                bare.putpalette(frame.getpalette() or [])
            bare.paste(frame)
            frames.append(bare)
        more = {"quality": 95} if form in ("JPEG", "MPO", "WEBP") else {}
        form = "JPEG" if form == "MPO" else form
        rest = {"save_all": True, "append_images": frames[1:]} if len(frames) > 1 and form != "JPEG" else {}
        frames[0].save(out, form, **more, **rest)
        return out.getvalue()


def _jpeg(data: bytes) -> bytes:
    """A JPEG without its notes: of APP1 to APP15 only the colours' stay, comments and what follows its end go."""
    kept = (
        data[at:end] for marker, at, end in _segments(data) if not _is_note(marker, data[at + 4 : at + 16])
    )
    return b"".join([data[:2], *kept, b"\xff\xd9"])


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """A JPEG's segments up to its end: marker, where it begins, where the next one does."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == _END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        yield marker, at, min(end, len(data))
        at = end


def _is_note(marker: int, begins: bytes) -> bool:
    if marker == 0xE2:
        return not begins.startswith(b"ICC_PROFILE")
    return marker == 0xFE or (0xE1 <= marker <= 0xEF and marker != 0xEE)


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the picture's own bytes end: at the next marker that is neither a stuffed FF nor a restart."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
    return len(data)


def _png(data: bytes) -> bytes:
    """A PNG without its texts, times and EXIF."""
    kept = (
        data[at:end]
        for name, at, end in _chunks(data)
        if name not in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
    )
    return b"".join([data[:8], *kept])


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """A PNG's chunks up to its end: name, where it begins, where the next one does."""
    at = 8
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], at, min(end, len(data))
        if data[at + 4 : at + 8] == b"IEND":
            break
        at = end
