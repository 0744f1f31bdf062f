"""Word files: what is in them, and that a cleaned copy is without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop.screening.examining import clean, examine
from gongkai_desktop.screening.matters import Matter, Report

from .files import ID, MOBILE, paragraph, photograph, table, texts_in, word

INSERTED = '<w:ins w:id="1" w:author="王五"><w:r><w:t>加上的话</w:t></w:r></w:ins>'
DELETED = f'<w:del w:id="2" w:author="王五"><w:r><w:delText>删去的电话{MOBILE}</w:delText></w:r></w:del>'


def kinds(report: Report) -> list[str]:
    return [one.kind.value for one in report.findings]


def one(report: Report, kind: Matter) -> str:
    return next(
        f"{found.title}|{found.place}|{found.excerpt}" for found in report.findings if found.kind is kind
    )


def cleaned(path: Path) -> tuple[Report, Path, tuple[str, ...]]:
    """Everything that can be taken out is taken out."""
    out = path.with_name(f"净{path.name}")
    made = clean(path, out, [found.key for found in examine(path).findings if found.removable])
    return made.report, out, made.done


def test_a_harmless_letter_has_nothing(tmp_path: Path) -> None:
    report = examine(word(tmp_path / "好.docx", paragraph("关于做好校园安全检查工作的通知")))
    assert report.clean and report.kind == "docx" and len(report.sha256) == 64


def test_a_number_over_several_runs_is_found_and_masked_where_it_stands(tmp_path: Path) -> None:
    runs = f"<w:p><w:r><w:t>张三 身份证{ID[:6]}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ID[6:]}</w:t></w:r></w:p>"
    path = word(tmp_path / "证明.docx", runs)
    assert kinds(examine(path)) == ["identity", "name"]
    report, out, done = cleaned(path)
    assert report.clean
    assert ID[6:14] not in texts_in(out).replace("</w:t></w:r>", "") and "张*" in texts_in(out)
    assert "<w:b/>" in texts_in(out)
    assert "遮去了身份证号码 1 处" in done


def test_table_cells_are_read_by_rows_with_their_headers(tmp_path: Path) -> None:
    body = table(("序号", "姓名", "联系电话"), ("1", "褚遂良", MOBILE), ("2", "单雄信", "暂无"))
    report = examine(word(tmp_path / "表.docx", body))
    assert kinds(report) == ["mobile", "name"]
    assert "表 1 第 2 行第 2 列" in one(report, Matter.NAME)


def test_tracked_changes_are_accepted_and_what_was_deleted_is_gone(tmp_path: Path) -> None:
    moved = (
        "<w:p><w:pPr><w:rPr><w:del w:id='3' w:author='王五'/></w:rPr></w:pPr><w:r><w:t>正文</w:t></w:r></w:p>"
    )
    path = word(tmp_path / "改.docx", f"<w:p>{INSERTED}{DELETED}</w:p>{moved}")
    report = examine(path)
    assert "修订痕迹 3 处" in one(report, Matter.REVISION) and MOBILE not in str(report)
    assert "修订里删去的手机号码" in one(report, Matter.MOBILE)
    report, out, _ = cleaned(path)
    assert report.clean
    text = texts_in(out)
    assert "加上的话" in text and "正文" in text
    assert "删去的" not in text and "王五" not in text and "w:del" not in text


def test_comments_go_with_their_marks_and_their_authors(tmp_path: Path) -> None:
    mark = '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>话</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    path = word(tmp_path / "批.docx", mark, comment="这一段张三看过没有", author="赵六")
    report = examine(path)
    assert kinds(report) == ["comment", "metadata"]
    assert "作者 赵*" in one(report, Matter.METADATA)
    report, out, _ = cleaned(path)
    assert report.clean
    assert not any(word in texts_in(out) for word in ("张三", "李四", "赵六", "comment"))


@pytest.mark.parametrize(
    ("properties", "title"),
    [
        ("<w:vanish/>", "隐藏文字"),
        ('<w:color w:val="FFFFFF"/>', "白色文字"),
        ('<w:sz w:val="2"/>', "极小的文字"),
    ],
)
def test_text_that_does_not_show_is_found_and_taken_out(tmp_path: Path, properties: str, title: str) -> None:
    path = word(tmp_path / "藏.docx", paragraph("看得见") + paragraph("看不见的话", properties))
    assert title in one(examine(path), Matter.HIDDEN)
    report, out, _ = cleaned(path)
    assert report.clean
    assert "看得见" in texts_in(out) and "看不见的话" not in texts_in(out)


def test_text_hidden_by_its_style_is_found(tmp_path: Path) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = f'<w:styles {space}><w:style w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    body = paragraph("按样式藏起", '<w:rStyle w:val="a"/>') + paragraph("不藏", '<w:rStyle w:val="b"/>')
    for part in ("word__styles.xml", "word__styles2.XML"):
        path = word(tmp_path / "式.docx", body, **{part: styles.encode()})
        assert "按样式藏起" in one(examine(path), Matter.HIDDEN)


def test_white_letters_on_a_dark_cell_are_no_secret(tmp_path: Path) -> None:
    white = '<w:color w:val="FFFFFF"/>'
    shade = '<w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr>'
    cell = f"<w:tc>{shade}{paragraph('表头', white)}</w:tc>"
    assert examine(word(tmp_path / "头.docx", f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")).clean


def test_what_cannot_be_taken_out_says_what_to_do(tmp_path: Path) -> None:
    parts = {
        "word__embeddings__a.bin": b"x",
        "word__media__a.png": photograph(tmp_path / "图.png").read_bytes(),
    }
    report = examine(word(tmp_path / "带.docx", paragraph("机密★10年"), **parts))
    assert kinds(report) == ["secret", "embedded", "picture"]
    assert not any(found.removable for found in report.findings)
    assert all(found.way for found in report.findings)
    assert "10年" not in str(report)
