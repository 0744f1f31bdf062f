"""Signed sheets as a scanner gives them: turned, noisy, at some resolution, in one file or many."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops


def pages_of(pdf: bytes, dpi: int) -> list[Image.Image]:
    """The pages of a PDF as grey pictures at that resolution."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]


def scanned(picture: Image.Image, angle: float = 0.0, noise: float = 0.0) -> Image.Image:
    """A page laid on the glass at an angle, with the scanner's noise."""
    turned = picture.rotate(angle, Image.Resampling.BILINEAR, expand=True, fillcolor=255)
    return ImageChops.add(turned, Image.effect_noise(turned.size, noise), 1, -128) if noise else turned


def as_pdf(pictures: Sequence[Image.Image], path: Path, dpi: int = 200) -> Path:
    first, *rest = [picture.copy() for picture in pictures]
    first.save(path, "PDF", save_all=True, append_images=rest, resolution=dpi, quality=80)
    return path


def as_tiff(pictures: Sequence[Image.Image], path: Path, compression: str = "tiff_deflate") -> Path:
    first, *rest = [picture.copy() for picture in pictures]
    first.save(path, "TIFF", save_all=True, append_images=rest, compression=compression, dpi=(200, 200))
    return path


def as_picture(picture: Image.Image, path: Path) -> Path:
    picture.save(path, dpi=(200, 200))
    return path
