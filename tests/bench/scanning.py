"""Bare reading of scans for the floor: render each page, decode it, nothing else."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from gongkai_desktop.scans.codes import CHEAP


def read_half(path: Path, first: int, step: int) -> int:
    """Every ``step``-th page of a PDF, rendered as the program renders and decoded; how many had a code."""
    import pypdfium2
    import zxingcpp

    kinds = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    read = 0
    with pypdfium2.PdfDocument(str(path)) as document:
        for at in range(first, len(document), step):
            picture = document[at].render(scale=CHEAP / 72, grayscale=True).to_pil()
            read += bool(zxingcpp.read_barcodes(picture, formats=kinds, try_invert=False))
    return read


def read_bare(path: Path) -> int:
    """The whole PDF in two processes that do nothing else."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        return sum(pool.starmap(read_half, [(path, 0, 2), (path, 1, 2)]))
