from types import TracebackType

from typing_extensions import Buffer

class PdfiumError(RuntimeError): ...

class PdfBitmap:
    width: int
    height: int
    stride: int
    buffer: Buffer

class PdfTextPage:
    def get_text_bounded(self) -> str: ...

class PdfPage:
    def get_size(self) -> tuple[float, float]: ...
    def get_textpage(self) -> PdfTextPage: ...
    def render(
        self,
        scale: float = ...,
        rotation: int = ...,
        *,
        grayscale: bool = ...,
        rev_byteorder: bool = ...,
        prefer_bgrx: bool = ...,
    ) -> PdfBitmap: ...

class PdfDocument:
    def __init__(self, input: bytes | str, password: str | None = ...) -> None: ...
    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> PdfPage: ...
    def __enter__(self) -> PdfDocument: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def close(self) -> None: ...
