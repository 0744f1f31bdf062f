"""Looking through in a process of its own, and on the command line."""

from __future__ import annotations

import json
import os
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from gongkai_desktop.apart import MEMORY, Dead, Silent, run_apart, watch
from gongkai_desktop.cli import main
from gongkai_desktop.errands import clean_copy, screen
from gongkai_desktop.errors import Cancelled, Fault
from gongkai_desktop.progress import Progress
from gongkai_desktop.screening.package import LARGEST_WHOLE

from .files import ID, MOBILE, paragraph, pdf, word


def person(canvas: Any) -> None:
    canvas.drawString(72, 700, f"王小明 身份证 {ID}")


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A PDF of ten megabytes and more: sixty pages of text, each with a photograph of noise."""
    from PIL import Image

    noise = tmp_path / "噪.jpg"
    Image.frombytes("RGB", (256, 256), os.urandom(256 * 256 * 3)).save(noise, quality=95)

    def page(canvas: Any) -> None:
        for line in range(40):
            canvas.drawString(
                72, 800 - line * 15, f"第 {line} 条 各单位应当按照规定公开政府信息，接受社会监督，及时回应。"
            )
        photo = tmp_path / f"{canvas.getPageNumber()}.jpg"
        photo.write_bytes(noise.read_bytes() + bytes([canvas.getPageNumber()]) * 80_000)
        canvas.drawImage(str(photo), 72, 100, 120, 60)

    return pdf(tmp_path / "大.pdf", *[page] * 60, person)


def test_a_large_file_takes_seconds(large: Path) -> None:
    assert large.stat().st_size > 10_000_000
    heard: list[int] = []
    begun = time.monotonic()
    report = screen(large, lambda done, whole: heard.append(done))
    assert time.monotonic() - begun < 30
    assert [one.place for one in report.findings] == ["第 61 页", "第 61 页"]
    assert max(heard) > 30


def test_a_cancel_ends_it_and_leaves_no_copy(large: Path) -> None:
    def stop(done: int, whole: int) -> None:
        if done > 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        screen(large, stop)
    out = large.with_name("净.pdf")
    with pytest.raises(Cancelled):
        clean_copy(large, out, ["identity@p61#1"], stop)
    assert not [one for one in large.parent.iterdir() if one.suffix in ("", ".部分") or one == out]


def test_a_copy_is_made_apart(tmp_path: Path) -> None:
    path = pdf(tmp_path / "证.pdf", person)
    made = clean_copy(path, tmp_path / "净.pdf", [one.key for one in screen(path).findings])
    assert "涂黑了身份证号码 1 处" in made.done and [one.kind.value for one in made.report.findings] == [
        "picture"
    ]


def greedy(progress: Progress) -> int:
    return len(bytearray(2 * MEMORY))


def slow(progress: Progress) -> None:
    for at in range(1000):
        progress(at, 0)
        time.sleep(0.05)


def test_a_reading_process_has_a_limit_of_memory_and_of_time() -> None:
    assert MEMORY <= 600 * 1024**2
    with pytest.raises(Fault) as lost:
        run_apart(greedy, reads=True)
    assert isinstance(lost.value.__cause__, Dead)
    with pytest.raises(Fault) as lost:
        run_apart(slow, reads=True, longest=0.5)
    assert isinstance(lost.value.__cause__, Silent)


def test_where_the_system_sets_no_limit_memory_is_watched() -> None:
    used, ended = iter((100, 200, 400)), list[int]()
    watch(lambda: next(used), 300, lambda: ended.append(1))
    assert ended == [1]


def test_a_document_beyond_all_measure_is_one_sentence(tmp_path: Path) -> None:
    empty = word(tmp_path / "空段落.docx", "<w:p/>" * 1_600_000)
    assert "请拆成几个文件再检查" in screen(empty).unread
    lying = word(tmp_path / "撒谎.docx", paragraph("好" * 100), **{"word__media__a.bin": bytes(3_000_000)})
    data = lying.read_bytes().replace((3_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    lying.write_bytes(data)
    assert "请用 WPS 或 Word 打开" in screen(lying).unread
    bomb = tmp_path / "包.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("零.txt", bytes(LARGEST_WHOLE + 1))
    assert "太大" in str(screen(bomb))


def test_the_command_tells_findings_masked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "名单.txt"
    path.write_text(f"张三 {ID} {MOBILE}", encoding="utf-8")
    assert main(["screen", "--json", str(path)]) == 0
    out = capsys.readouterr().out
    (told,) = json.loads(out)["files"]
    assert [one["kind"] for one in told["findings"]] == ["identity", "mobile", "name"]
    assert not any(word in out for word in (ID, MOBILE, "张三"))
    assert main(["screen", str(path)]) == 0
    assert "身份证号码\t第 1 行" in capsys.readouterr().out


def test_the_command_writes_a_copy_without_what_was_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "名单.txt", tmp_path / "净.txt"
    path.write_text(f"张三 {ID} {MOBILE}", encoding="utf-8")
    assert main(["screen", str(path), "--clean", str(out), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["cleaned"]
    assert told["left"] == [] and told["report"]["findings"] == []
    assert not any(word in out.read_text(encoding="utf-8") for word in (ID, MOBILE, "张三"))
    assert main(["screen", str(path), "--clean", str(out), "--keep", "mobile@text#1"]) == 0
    assert MOBILE in out.read_text(encoding="utf-8") and ID not in out.read_text(encoding="utf-8")


def test_the_command_names_what_is_left_in_a_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "文.txt", tmp_path / "净.txt"
    path.write_text(f"机密★10年\n张三 {ID}", encoding="utf-8")
    assert main(["screen", str(path), "--clean", str(out)]) == 1
    said = capsys.readouterr().out
    assert "副本里还有国家秘密标志\t第 1 行" in said and ID not in out.read_text(encoding="utf-8")


def test_the_command_keeps_the_file_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, other = tmp_path / "名单.txt", tmp_path / "另.txt"
    for one in (path, other):
        one.write_text(f"张三 {ID}", encoding="utf-8")
    assert main(["screen", str(path), "--clean", str(path)]) == 1
    assert main(["screen", str(path), str(other), "--clean", str(tmp_path / "没有")]) == 1
    assert main(["screen", str(path), "--clean", str(tmp_path / "净.txt"), "--keep", "name@text#9"]) == 1
    assert "name@text#9" in capsys.readouterr().err and ID in path.read_text(encoding="utf-8")
    assert main(["screen", str(path), str(other), "--clean", str(tmp_path)]) == 0
    assert ID not in (tmp_path / "名单（清理后）.txt").read_text(encoding="utf-8")


def test_the_command_refuses_what_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", str(tmp_path / "没有.pdf")]) == 1
    assert "没有文件" in capsys.readouterr().err
