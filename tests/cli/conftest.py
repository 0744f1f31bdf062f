"""Commands run as a script runs them, and an office with a little in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from gongkai_desktop.cli import main
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.records import clock_doubt

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))
TITLES = ("关于印发校园安全检查办法的通知", "2026年教师资格认定公告", "学校食堂承包合同")


@dataclass
class Said:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    def json(self) -> dict[str, Any]:
        """The one JSON object on stdout of a command that went well."""
        assert (self.code, self.err) == (0, "")
        told = json.loads(self.out)
        assert isinstance(told, dict)
        return told

    def refused(self) -> str:
        """The one sentence of a refused command, which prints nothing else."""
        assert (self.code, self.out) == (1, ""), self
        sentence = self.err.rstrip("\n")
        assert "\n" not in sentence
        assert sentence.endswith("。")
        return sentence


Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def late(monkeypatch: pytest.MonkeyPatch) -> timedelta:
    """The commands go by the real clock, however late that is; gives what the clock may be ahead otherwise."""
    usual = clock_doubt.AHEAD
    monkeypatch.setattr(clock_doubt, "AHEAD", timedelta(days=36_500))
    return usual


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command in this process."""

    def ran(*arguments: str | Path) -> Said:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = int(str(leaving.code))
        return Said(code, *capsys.readouterr())

    return ran


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with three items: one waiting for review, one published, one kept for request."""
    root = tmp_path_factory.mktemp("stocked") / "office"
    with Desk.create(root, name="某县教育局", clock=lambda: NOW) as desk:
        attributes = ("主动公开", "主动公开", "依申请公开")
        for title, attribute, formed in zip(TITLES, attributes, ("11-02", "03-04", "05-06"), strict=True):
            values = {
                "title": title,
                "formed": f"2026-{formed}",
                "department": "办公室",
                "attribute": attribute,
            }
            desk.register.enter(values, actor=desk.actor(), today=TODAY)
        item = desk.lists.find("202603-00001")
        facts = {"day": "2026-03-06", "form": "政府网站", "checked": "李四"}
        desk.register.perform(item, "publish", facts, actor=desk.actor(), today=TODAY)
    return root


@pytest.fixture
def office(stocked: Path, tmp_path: Path) -> Path:
    """A copy of that office to work in."""
    return Path(shutil.copytree(stocked, tmp_path / "office"))


def content(office: Path) -> str:
    """What the office's database says, as one digest: unchanged means that nothing was written."""
    folder = OfficeFolder(office)
    log = folder.database.with_name(f"{folder.database.name}-wal")
    assert not log.exists() or not log.stat().st_size
    return sha256(folder.database.read_bytes()).hexdigest()


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """An old ledger of three rows, one of them unreadable, with a column nobody knows."""
    path = tmp_path / "旧台账.csv"
    rows = (
        "信息名称,文号,成文日期,公开属性,责任单位,天气",
        "关于做好防汛工作的通知,县教〔2020〕5号,2020.6.1,主动公开,安全科,晴",
        "2019年度部门决算,无,2020年8月5日,主动公开,财务科,雨",
        "关于放假的通知,,2024年13月45日,主动公开,办公室,",
    )
    path.write_text("\n".join(rows), encoding="gb18030")
    return path
