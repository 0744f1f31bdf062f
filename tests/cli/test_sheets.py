from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop.cases.papers import Papers
from gongkai_desktop.data import OfficeFolder, resource
from gongkai_desktop.errors import Refused
from gongkai_desktop.services import papers_of_program
from tests.cli.conftest import Run, content
from tests.matters.test_definitions import VISIT, written

TABLE = "信息发布保密审查表"


def sheets(office: Path) -> int:
    """How many sheets the office remembers."""
    from gongkai_desktop.store import Store

    with Store.open(OfficeFolder(office), writing=False) as store:
        return len(store.rows("SELECT id FROM sheet"))


def test_the_sheets_are_listed(run: Run) -> None:
    told = run("sheets", "--json").json()["sheets"]
    assert {"name": "review-list", "title": TABLE} in told
    assert TABLE in run("sheets").out


def test_what_a_ledger_of_the_offices_own_prints_is_listed_and_printed_too(
    run: Run, office: Path, tmp_path: Path
) -> None:
    folder = OfficeFolder(office)
    plan = '\n[paper]\nname = "{}"\ntitle = "{}"\nprint = "打印…"\n'
    letter = VISIT.replace('key = "visit"', 'key = "petition"')
    written(folder.ledgers, VISIT + plan.format("patrol-record", "来访登记表"))
    written(
        folder.ledgers, letter + plan.format("petition-answer", "来访答复书") + "letter = true\n", "信.toml"
    )
    folder.forms.mkdir(exist_ok=True)
    wording = (resource("letters") / "complaint-answer.toml").read_text(encoding="utf-8")
    (folder.forms / "petition-answer.toml").write_text(wording, encoding="utf-8")
    told = run("--office", office, "sheets", "--json").json()
    assert {"name": "visit.patrol-record", "title": "来访登记表"} in told["sheets"]
    assert told["letters"][-1] == "petition.petition-answer"
    assert "petition.petition-answer\t来访答复书（函件）" in run("--office", office, "sheets").out
    assert "来访登记表" not in run("sheets").out, "another office has no such ledger"
    facts = tmp_path / "facts.json"
    facts.write_text('{"who": "欧阳明", "what": "问校车", "day": "2026-11-16"}', encoding="utf-8")
    for ledger in ("visit", "petition"):
        run("--office", office, ledger, "new", "--facts", facts, "--json").json()
    number = run("--office", office, "visit", "list", "--json").json()["rows"][0]["id"]
    for name, further in (("来访登记表", ()), ("visit.patrol-record", ("--record", f"#{number}"))):
        out = tmp_path / f"{name}.pdf"
        run("--office", office, "sheet", name, *further, "-o", out, "--json").json()
        assert out.read_bytes().startswith(b"%PDF-")
    for suffix in ("pdf", "docx"):
        out = tmp_path / f"答复.{suffix}"
        run("--office", office, "letter", "来访答复书", "-o", out, "--json").json()
        assert out.stat().st_size > 1000
    assert run("--office", office, "verify").code == 0


@pytest.mark.parametrize(
    "name", ["review-list", TABLE, "政府信息公开保密审查表", "期限计算单", "delivery-list"]
)
def test_a_sheet_is_printed_by_its_name_or_title(run: Run, office: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "表.pdf"
    told = run("--office", office, "--json", "sheet", name, "--record", "202611-00001", "-o", out).json()
    assert set(told) == {"file", "number", "pages", "warnings"}
    assert (told["file"], told["pages"], told["warnings"]) == (str(out), 1, [])
    assert out.read_bytes().startswith(b"%PDF-")
    assert sheets(office) == 1
    assert run("--office", office, "verify").code == 0


def test_a_refused_sheet_leaves_no_coded_page_that_the_ledger_does_not_know(
    run: Run, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise Refused("没有保存", way="请再试")

    monkeypatch.setattr(Papers, "issue", refusing)
    out = tmp_path / "表.pdf"
    run("--office", office, "sheet", TABLE, "--record", "202611-00001", "-o", out).refused()
    assert list(tmp_path.glob("*.pdf")) == [] and list(tmp_path.glob(".*")) == []


def test_where_it_cannot_be_written_is_said_and_nothing_is_recorded(
    run: Run, office: Path, tmp_path: Path
) -> None:
    before = content(office)
    arguments = ("--office", office, "sheet", TABLE, "--record", "202611-00001", "-o")
    assert "没有文件夹" in run(*arguments, tmp_path / "不在" / "表.pdf").refused()
    assert "这是一个文件夹" in run(*arguments, tmp_path).refused()
    assert "请用 .pdf 结尾" in run(*arguments, tmp_path / "表.txt").refused()
    assert content(office) == before


def test_a_printed_sheet_is_written_again_as_it_was(run: Run, office: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "表.pdf", tmp_path / "再.pdf"
    printed = ("--office", office, "sheet", TABLE, "--record", "202611-00001", "-o", out)
    number = run(*printed, "--json").json()["number"]
    before = content(office)
    told = run("--office", office, "reprint", number, "-o", again, "--json").json()
    assert (told["number"], told["pages"], again.read_bytes()) == (number, 1, out.read_bytes())
    assert (
        "没有打印过 2020-0001 号表" in run("--office", office, "reprint", "2020-0001", "-o", again).refused()
    )
    assert content(office) == before


def test_the_register_is_printed_as_a_list(run: Run, office: Path, tmp_path: Path) -> None:
    out = tmp_path / "清单.pdf"
    told = run(
        "--office", office, "register", "print", "--filter", "公开属性=主动公开", "-o", out, "--json"
    ).json()
    assert (told["rows"], told["pages"]) == (2, 1)
    assert out.read_bytes().startswith(b"%PDF-")
    assert "请用 .pdf 结尾" in run("--office", office, "register", "print", "-o", tmp_path / "单").refused()


def test_several_records_go_on_one_sheet(run: Run, office: Path, tmp_path: Path) -> None:
    out = tmp_path / "表.pdf"
    listed = run("--office", office, "register", "list", "--json").json()["rows"]
    numbers = [word for row in listed for word in ("--record", f"#{row['id']}")]
    run("--office", office, "sheet", TABLE, *numbers, "-o", out, "--json").json()
    assert sheets(office) == 1


@pytest.mark.parametrize(
    "name", [paper.key for paper in papers_of_program() if paper.blank and not paper.letter]
)
def test_a_blank_sheet_needs_no_record(run: Run, office: Path, tmp_path: Path, name: str) -> None:
    told = run("--office", office, "sheet", name, "-o", tmp_path / "空.pdf", "--json").json()
    assert told["pages"] == 1
    assert (tmp_path / "空.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("没有的表", "--record", "202611-00001"), "没有叫“没有的表”的文书"),
        ((TABLE, "--record", "209901-00001"), "信息登记里没有“209901-00001”"),
        ((TABLE, "--record", "#99999"), "信息登记里没有“#99999”"),
        ((TABLE, "--record", "#x"), "信息登记里没有“#x”"),
        (("期限计算单",), "请选一件信息"),
        (("期限计算单", "--record", "202605-00001"), "没有要计算的期限"),
        (("汇总表",), "没有叫“汇总表”的文书"),
        (("review-summary", "--record", "202611-00001"), "请用 --from 和 --to 写明期间"),
        (("review-summary", "--from", "2026-11-20", "--to", "2026-11-01"), "起止日期反了"),
        (("报审函", "--record", "202611-00001"), "没有可印“报审函”的登记"),
        (("separation", "--record", "202611-00001"), "没有可印“区分处理记录”的登记"),
        (("coordination", "--record", "209901-00001"), "征求意见台账里没有“209901-00001”"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    run: Run, office: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    out, before = tmp_path / "表.pdf", content(office)
    assert told in run("--office", office, "sheet", *arguments, "-o", out).refused()
    assert not out.exists()
    assert content(office) == before


def test_a_sheet_that_cannot_be_written_is_not_recorded(run: Run, office: Path, tmp_path: Path) -> None:
    out = tmp_path / "没有的文件夹" / "表.pdf"
    run("--office", office, "sheet", TABLE, "--record", "202611-00001", "-o", out).refused()
    assert sheets(office) == 0
