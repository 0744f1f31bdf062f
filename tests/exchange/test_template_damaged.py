"""Damaged templates are refused or filled; nothing else ever happens."""

from __future__ import annotations

import tempfile
import zipfile
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange import template
from gongkai_desktop.exchange.headers import HeaderWords
from gongkai_desktop.exchange.targets import ItemTarget
from gongkai_desktop.exchange.template_fill import fill_template

from .templates import blank

ROWS = [{"title": f"第{at}件", "formed": "2026-01-05", "attribute": "主动公开"} for at in range(9)]

ODD = (b"", b"-1", b"A0", b"x", b"99999999999", b"1.5", b"A1:", b"ZZZZ9", b"../..", b"NaN")


@cache
def parts() -> dict[str, bytes]:
    """A whole template, part by part."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(blank(Path(folder) / "a.xlsx")) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(changed: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in changed.items():
            archive.writestr(name, content)
    return stream.getvalue()


def tried(content: bytes) -> bool:
    """Whether a template is filled; False when it is refused, and then there is no file."""
    intake = ItemTarget().intake(date(2026, 11, 20))
    with tempfile.TemporaryDirectory() as folder:
        template, target = Path(folder) / "模板.xlsx", Path(folder) / "上报.xlsx"
        template.write_bytes(content)
        try:
            fill_template(target, template, intake, HeaderWords(), ROWS, len(ROWS))
        except Refused as refused:
            assert refused.way
            assert list(Path(folder).iterdir()) == [template]
            return False
        assert {path.name for path in Path(folder).iterdir()} == {"模板.xlsx", "上报.xlsx"}
        assert zipfile.ZipFile(target).testzip() is None
        return True


def test_the_whole_one_is_filled() -> None:
    assert tried(packed(parts()))


@settings(max_examples=80)
@given(st.data())
def test_a_part_with_changed_bytes(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(parts())))
    content = bytearray(parts()[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
        content = content or bytearray(b" ")
    tried(packed({**parts(), name: bytes(content)}))


@settings(max_examples=80)
@given(st.data())
def test_a_number_or_a_name_in_it_that_is_another(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(name for name in parts() if name.endswith((".xml", ".rels")))))
    pieces = parts()[name].split(b'"')
    at = data.draw(st.integers(0, len(pieces) - 1))
    pieces[at] = data.draw(st.sampled_from(ODD))
    tried(packed({**parts(), name: b'"'.join(pieces)}))


@settings(max_examples=30)
@given(st.data())
def test_a_part_that_is_missing_or_cut_off(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(parts())))
    kept = data.draw(st.integers(0, len(parts()[name])))
    changed = {**parts(), name: parts()[name][:kept]}
    if not kept:
        del changed[name]
    tried(packed(changed))


@settings(max_examples=30)
@given(st.integers(0, 9000), st.binary(min_size=1, max_size=20))
def test_the_file_itself_with_changed_bytes(at: int, other: bytes) -> None:
    content = bytearray(packed(parts()))
    at %= len(content)
    content[at : at + len(other)] = other
    tried(bytes(content))


def test_a_template_that_is_too_large_too_full_or_not_given_out_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake, target = ItemTarget().intake(date(2026, 11, 20)), tmp_path / "上报.xlsx"
    path = blank(tmp_path / "模板.xlsx")

    def refused(total: int = len(ROWS)) -> str:
        with pytest.raises(Refused) as refusal:
            fill_template(target, path, intake, HeaderWords(), ROWS, total)
        assert refusal.value.way and not target.exists()
        return str(refusal.value)

    assert "1048576 行放不进“模板.xlsx”" in refused(1_048_576)
    size = path.stat().st_size
    monkeypatch.setattr(template, "LARGEST_FILE", size - 1)
    assert "“模板.xlsx”太大，不能用作模板" in refused()
    monkeypatch.setattr(template, "LARGEST_FILE", size)
    fill_template(target, path, intake, HeaderWords(), ROWS, len(ROWS))
    target.unlink()

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    assert "没有读取的权限，或者文件正由 Excel、WPS 等打开" in refused()
