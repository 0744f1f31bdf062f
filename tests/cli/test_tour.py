from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gongkai_desktop import keeping
from gongkai_desktop.cli import tour
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.records.problem import Problem, Trouble
from tests.cli.conftest import Run, content

# Stands for the window program: leaves one picture in the folder that follows --pictures.
DRAWS = "import sys, pathlib; f = pathlib.Path(sys.argv[-1]); f.mkdir(); (f / '登记.png').write_bytes(b'png')"


def test_the_tour_does_the_main_job_and_leaves_its_files(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tour, "_window_program", lambda: [sys.executable, "-c", DRAWS])
    told = run("tour", "--out", tmp_path / "演示", "--json").json()
    files = [Path(file) for file in told["files"]]
    assert all(file.stat().st_size for file in files)
    assert {"答复书.pdf", "答复审批单.pdf", "依申请公开台账.xlsx"} <= {file.name for file in files}
    assert {f"年度报告.{one}" for one in ("docx", "xlsx", "pdf", "html")} <= {file.name for file in files}
    assert {"旧台账.xlsx", "信息发布保密审查表.pdf", "签回扫描件.pdf", "登记台账.xlsx", "登记.png"} <= {
        file.name for file in files
    }
    assert all(file.read_bytes().startswith(b"%PDF-") for file in files if file.suffix == ".pdf")
    notes = "\n".join(told["notes"])
    assert "建好样例单位：302 件" in notes
    assert "再导一次，新增 0" in notes
    assert "签回扫描，归档 1 页，录入意见 3 条" in notes
    assert "导出台账 320 行；读回来，没有变化 320" in notes


def test_a_tour_does_not_touch_an_office_that_is_no_tour_s(run: Run, office: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    own = office.rename(out / "样例单位")
    before = content(own)
    assert "不是演示留下的" in run("tour", "--out", out).refused()
    assert content(own) == before
    (tmp_path / "别的" / "样例单位").mkdir(parents=True)
    assert "不是演示留下的" in run("tour", "--out", tmp_path / "别的").refused()
    (tmp_path / "文件").touch()
    assert "不是文件夹：已经有这样一个文件" in run("tour", "--out", tmp_path / "文件").refused()


@pytest.mark.parametrize("missing", ["PySide6", "ui"])
def test_without_qt_there_is_no_window_program(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour, "find_spec", lambda name: None if name == missing else object())
    assert tour._window_program() is None


def test_in_the_built_folder_the_window_program_lies_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gongkai.exe"))
    assert tour._window_program() is None
    (tmp_path / "gongkai-desktop.exe").touch()
    assert tour._window_program() == [str(tmp_path / "gongkai-desktop.exe")]


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("pass", "窗口程序没有留下图片"),
        ("import sys; sys.exit('没有屏幕')", "没有屏幕"),
        ("import sys; sys.stderr.buffer.write('没有屏幕'.encode('gbk')); sys.exit(1)", "没有屏幕"),
        ("import sys; sys.stderr.buffer.write(bytes([0x80, 0xff]) + b'?'); sys.exit(1)", r"\\x80\\xff\?"),
        (f"{DRAWS}; sys.exit('画到一半')", "画到一半"),
    ],
)
def test_pictures_that_were_not_drawn_are_missed_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, why: str
) -> None:
    monkeypatch.setattr(tour, "_window_program", lambda: [sys.executable, "-c", program])
    with pytest.raises(Refused, match=f"界面图片没有画成：{why}"):
        tour._Tour(tmp_path, silent=True).take_pictures()


def test_a_tour_whose_office_does_not_verify_says_so(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = tour._Tour(tmp_path, silent=True)
    office.rename(walk.office)
    walk.keep_safe()
    monkeypatch.setattr(Desk, "verify", lambda _: [Problem(Trouble.CHAIN, "第 1 号记载", "内容被改动过")])
    monkeypatch.setattr(keeping, "restore", lambda *_: None)
    with pytest.raises(Refused, match="样例单位”检查出问题：内容被改动过"):
        walk.keep_safe()
