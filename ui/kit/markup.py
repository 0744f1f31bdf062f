"""Plain text made safe for rich text (the standard library's html costs two milliseconds at start)."""

from __future__ import annotations

from typing import Final

_SAFE: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    """The text with its markup characters made harmless."""
    return text.translate(_SAFE)
