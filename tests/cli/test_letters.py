from __future__ import annotations

from pathlib import Path

import docx
import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.requests.papers import PAPERS as REQUEST_PAPERS
from tests.cli.conftest import NOW, TODAY, Run, content
from tests.cli.test_sheets import sheets


@pytest.fixture
def lettered(office: Path) -> Path:
    """The office with a letter about its first item."""
    with Desk.open(office, writing=True, clock=lambda: NOW) as desk:
        item = desk.lists.find("202611-00001")
        act = desk.letters.form(TODAY, [item])
        values = {
            **act.defaults,
            "addressee": "县财政局",
            "number": "某教函〔2026〕1号",
            "reply_by": "2026-12-01",
        }
        desk.letters.enter(values, actor=desk.actor(), today=TODAY, about=[item])
    return office


def test_a_letter_is_printed_with_its_slip_and_recorded(run: Run, lettered: Path, tmp_path: Path) -> None:
    out = tmp_path / "函.pdf"
    told = run(
        "--office", lettered, "letter", "coordination", "--record", "某教函〔2026〕1号", "-o", out, "--json"
    )
    assert len(told.json()["numbers"]) == 2
    assert sheets(lettered) == 2
    assert run("--office", lettered, "verify").code == 0


@pytest.mark.parametrize("record", ["某教函〔2026〕1号", "202611-00001"])
def test_a_word_file_is_for_last_edits_and_changes_nothing(
    run: Run, lettered: Path, tmp_path: Path, record: str
) -> None:
    out, before = tmp_path / "函.docx", content(lettered)
    told = run("--office", lettered, "letter", "coordination", "--record", record, "-o", out, "--json").json()
    assert told == {"file": str(out), "missing": []}
    assert "县财政局：" in [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    assert content(lettered) == before


@pytest.mark.parametrize("name", ["信息发布协调函（征求意见函）", "报审函", "质疑答复书"])
@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_a_blank_letter_needs_no_record(
    run: Run, office: Path, tmp_path: Path, name: str, suffix: str
) -> None:
    out = tmp_path / f"空.{suffix}"
    run("--office", office, "letter", name, "-o", out, "--json").json()
    assert out.stat().st_size > 1000


def test_the_letters_are_told_among_the_sheets(run: Run) -> None:
    assert run("sheets", "--json").json()["letters"] == [
        "referral",
        "coordination",
        *(one.key for one in REQUEST_PAPERS if one.letter),
        "question-answer",
        "complaint-answer",
    ]


@pytest.mark.parametrize(
    ("arguments", "out", "told"),
    [
        (("coordination",), "函.txt", "请用 .pdf 或 .docx 结尾"),
        (("review-list",), "函.pdf", "不是函件"),
        (("没有的函",), "函.docx", "没有叫“没有的函”的文书"),
        (("question-answer", "--record", "202611-00001"), "函.pdf", "没有可印“质疑答复书”的登记"),
        (("coordination", "--record", "#1"), "函.pdf", "征求意见台账里没有“#1”"),
        (
            ("coordination", "--record", "202611-00001", "--record", "202611-00001"),
            "函.docx",
            "只写一个 --record",
        ),
    ],
)
def test_what_cannot_be_written_is_refused(
    run: Run, lettered: Path, tmp_path: Path, arguments: tuple[str, ...], out: str, told: str
) -> None:
    before = content(lettered)
    assert told in run("--office", lettered, "letter", *arguments, "-o", tmp_path / out).refused()
    assert content(lettered) == before
    assert not (tmp_path / out).exists()
