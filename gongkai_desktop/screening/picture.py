"""Pictures: where and by whom they were taken. The words in them cannot be read and are left to the eye."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from gongkai_desktop.screening.catching import Catch, Caught, Unreadable
from gongkai_desktop.screening.masking import shown
from gongkai_desktop.screening.matters import Matter

BROKEN: Final = "图片打不开，可能已损坏。请换一份能打开的图片"
WAY: Final = "请放大看一看，图里有没有姓名、号码和不该公开的内容"
_GPS, _ARTIST, _MAKE, _MODEL, _COPYRIGHT, _COMMENT = 0x8825, 0x013B, 0x010F, 0x0110, 0x8298, 0x9286
_TURNED = 0x0112
_EXIF_PARTS: Final = {_ARTIST: "作者", _COPYRIGHT: "版权人"}
_DEVICE: Final = (_MAKE, _MODEL)
_OTHER: Final = (
    "comment",
    "Comment",
    "Author",
    "Description",
    "Title",
    "XML:com.adobe.xmp",
    "xmp",
    "Software",
)
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

    def clean(self, taken: Sequence[Caught]) -> list[str]:
        """Leave out all that is not picture."""
        kinds = {one.finding.kind for one in taken}
        if not kinds & {Matter.METADATA, Matter.LOCATION}:
            return []
        try:
            self._cleaned = stripped(self._data)
        except (OSError, ValueError, SyntaxError, struct.error) as broken:
            raise Unreadable(BROKEN) from broken
        return ["清除了拍摄地点、设备和作者等信息"]

    def write(self, path: Path) -> None:
        """Write the picture as it is now."""
        path.write_bytes(self._cleaned)


def traits(data: bytes, place: str) -> tuple[list[Catch], int]:
    """What a picture's bytes carry besides the picture, and how many frames it has. Unreadable when it is none."""
    from PIL import Image, UnidentifiedImageError

    try:
        with _quietly(), Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise Unreadable("图片太大。请缩小后再检查")
            exif, frames = image.getexif(), int(getattr(image, "n_frames", 1))
            own: dict[str, Any] = {str(key): image.info[key] for key in _OTHER if key in image.info}
            return list(_told(exif, own, place)), frames
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


def _told(exif: Any, own: dict[str, Any], place: str) -> Iterator[Catch]:
    if exif.get_ifd(_GPS):
        yield Catch(Matter.LOCATION, "file", place, excerpt="经纬度", removable=True)
    parts = [
        f"{title} {shown(str(exif[tag]), 6)[:1]}*" for tag, title in _EXIF_PARTS.items() if exif.get(tag)
    ]
    device = " ".join(str(exif[tag]).strip("\x00 ") for tag in _DEVICE if exif.get(tag))
    parts += [f"设备 {shown(device)}"] if device else []
    parts += ["图片说明"] if own else []
    if parts:
        yield Catch(Matter.METADATA, "file", place, excerpt="，".join(parts), removable=True)


def stripped(data: bytes) -> bytes:
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
    out, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == _END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        if not _is_note(marker, data[at + 4 : at + 16]):
            out.append(data[at:end])
        at = end
    return b"".join([*out, b"\xff\xd9"])


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
    out, at = [data[:8]], 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        chunk = data[at : at + 12 + length]
        if chunk[4:8] not in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"):
            out.append(chunk)
        at += 12 + length
        if chunk[4:8] == b"IEND":
            break
    return b"".join(out)
