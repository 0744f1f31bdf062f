"""Word files: what is in them, and that a cleaned copy is without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.screening.examining import clean, examine
from gongkai_desktop.screening.matters import Matter, Report
from gongkai_desktop.screening.spelling import core

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


def test_what_is_taken_out_stands_in_no_part_of_the_copy(tmp_path: Path) -> None:
    box = f'<w:p><w:r><w:drawing><docPr descr="王小明 {MOBILE}"/></w:drawing></w:r></w:p>'
    chart = f"<c><v>王小明</v><v>{MOBILE[:3]} {MOBILE[3:7]} {MOBILE[7:]}</v></c>".encode()
    body = paragraph(f"联系人王小明 {MOBILE}") + paragraph("落款：王小明") + box
    path = word(tmp_path / "处处.docx", body, **{"word__charts__c.xml": chart})
    report, out, _ = cleaned(path)
    assert report.clean
    held = texts_in(out).replace(" ", "")
    assert "王小明" not in held and MOBILE not in held and "落款：王**" in held


def test_a_copy_that_is_not_without_it_is_not_made(tmp_path: Path) -> None:
    body = paragraph(f"王小明 {MOBILE}")
    path = word(tmp_path / "夹带.docx", body, **{"word__embeddings__a.bin": f"x{MOBILE}x".encode() * 2})
    with pytest.raises(Refused, match="副本里还有手机号码（夹带的文件"):
        cleaned(path)
    assert [one.name for one in tmp_path.iterdir()] == ["夹带.docx"]


def test_both_branches_of_a_drawing_lose_hidden_words(tmp_path: Path) -> None:
    hidden = paragraph("藏在文本框里的一句话", "<w:vanish/>")
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{hidden}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{hidden}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    report, out, _ = cleaned(word(tmp_path / "框.docx", body))
    assert report.clean and "藏在" not in texts_in(out)


def test_a_number_over_two_paragraphs_is_one(tmp_path: Path) -> None:
    path = word(tmp_path / "断.docx", paragraph(f"身份证 {ID[:10]}") + paragraph(ID[10:]))
    assert kinds(examine(path)) == ["identity"]
    _, out, _ = cleaned(path)
    assert ID[10:16] not in texts_in(out)


THEME = (
    '<a:theme xmlns:a="urn:a"><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1></a:clrScheme></a:theme>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f'<w:styles {W}><w:style w:type="table" w:styleId="t"><w:tblStylePr w:type="firstRow"><w:tcPr>'
    '<w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>'
    '<w:style w:type="paragraph" w:styleId="p"><w:rPr><w:color w:val="FDFDFD"/></w:rPr></w:style></w:styles>'
)


@pytest.mark.parametrize(
    "properties",
    [
        '<w:color w:val="F5F5F5"/>',
        '<w:color w:val="000000" w:themeColor="background1"/>',
        '<w:color w:val="1F4E79"/><w:shd w:val="clear" w:fill="1F4E79"/>',
        '<w:shd w:val="solid" w:color="000000"/>',
        '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
        '<w:sz w:val="5"/>',
        '<w:w w:val="1"/>',
    ],
)
def test_letters_in_the_colour_of_their_ground_are_told(tmp_path: Path, properties: str) -> None:
    parts = {"word__theme__theme1.xml": THEME.encode(), "word__styles.xml": STYLES.encode()}
    path = word(tmp_path / "色.docx", paragraph("看得见") + paragraph("看不见的话", properties), **parts)
    assert "看不见的话" in one(examine(path), Matter.HIDDEN)


def test_letters_pale_by_their_paragraphs_style_are_told(tmp_path: Path) -> None:
    body = '<w:p><w:pPr><w:pStyle w:val="p"/></w:pPr><w:r><w:t>按样式变白的话</w:t></w:r></w:p>'
    path = word(tmp_path / "式.docx", body, **{"word__styles.xml": STYLES.encode()})
    assert "按样式变白的话" in one(examine(path), Matter.HIDDEN)


def test_white_letters_in_a_styled_tables_head_are_read_and_below_it_told(tmp_path: Path) -> None:
    white = '<w:color w:val="FFFFFF"/>'
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(said, white)}</w:tc></w:tr>" for said in ("表头文字", "藏着的一行")
    )
    body = f'<w:tbl><w:tblPr><w:tblStyle w:val="t"/></w:tblPr>{rows}</w:tbl>'
    path = word(tmp_path / "表.docx", body, **{"word__styles.xml": STYLES.encode()})
    assert [found.excerpt for found in examine(path).findings] == ["藏着的一行"]


@pytest.mark.parametrize("said", ["机密", "内部资料", "绝密★长期"])
def test_marks_in_page_headers_and_watermarks_are_told(tmp_path: Path, said: str) -> None:
    head = f"<w:hdr {W}>{paragraph(said)}</w:hdr>".encode()
    mark = f'<w:p><w:r><w:pict><shape><textpath string="{said}"/></shape></w:pict></w:r></w:p>'
    for path in (
        word(tmp_path / "眉.docx", paragraph("正文"), **{"word__header1.xml": head}),
        word(tmp_path / "印.docx", mark),
    ):
        assert kinds(examine(path)) in (["secret"], ["inner"])


NUMBER = f"王建国 {ID}"
PARTS = {
    "word__settings.xml": f'<settings><docVars><docVar name="x" val="{NUMBER}"/></docVars></settings>',
    "customXml__item1.xml": f"<a><b>{NUMBER}</b></a>",
    "word__glossary__document.xml": f"<w:g {W}><w:body>{paragraph(NUMBER)}</w:body></w:g>",
    "word__charts__chart1.xml": f"<chart><strCache><v>{NUMBER}</v></strCache></chart>",
    "word__footnotes.xml": f"<w:footnotes {W}><w:footnote>{paragraph(NUMBER)}</w:footnote></w:footnotes>",
    "word__afchunk.html": f"<html><body>{NUMBER}</body></html>",
    "word__forgotten.xml": f"<a>{NUMBER}</a>",
}


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_searched_whoever_names_it(tmp_path: Path, part: str) -> None:
    path = word(tmp_path / "件.docx", paragraph("好"), **{part: PARTS[part].encode()})
    assert kinds(examine(path))[:2] == ["identity", "name"]


BODIES = {
    "下拉": f'<w:p><w:sdt><w:sdtPr><w:listItem w:displayText="{NUMBER}"/></w:sdtPr></w:sdt></w:p>',
    "公式": f'<w:p><m:oMath xmlns:m="urn:m"><m:r><m:t>{ID}</m:t></m:r></m:oMath></w:p>',
    "拼音": f"<w:p><w:r><w:ruby><w:rt><w:r><w:t>{ID}</w:t></w:r></w:rt></w:ruby></w:r></w:p>",
    "书签": f'<w:p><w:bookmarkStart w:name="_{ID}"/></w:p>',
    "方格": table(tuple(ID)),
}


@pytest.mark.parametrize("where", BODIES)
def test_every_place_of_the_text_is_searched(tmp_path: Path, where: str) -> None:
    path = word(tmp_path / "处.docx", BODIES[where])
    assert kinds(examine(path))[0] == "identity"
    _, out, _ = cleaned(path)
    assert ID not in core(texts_in(out)).text


HELD = f"<txbxContent>{paragraph('藏着的话')}</txbxContent>"
LOW = '<w:trPr><w:trHeight w:val="20" w:hRule="exact"/></w:trPr>'


@pytest.mark.parametrize(
    "body",
    [
        f'<w:p><w:r><w:drawing><anchor><docPr hidden="1"/>{HELD}</anchor></w:drawing></w:r></w:p>',
        f'<w:p><w:r><w:pict><shape style="visibility:hidden">{HELD}</shape></w:pict></w:r></w:p>',
        f"<w:tbl><w:tr>{LOW}<w:tc>{paragraph('藏着的话')}</w:tc></w:tr></w:tbl>",
    ],
    ids=["hidden drawing", "hidden shape", "row without height"],
)
def test_text_in_something_hidden_is_told(tmp_path: Path, body: str) -> None:
    assert "藏着的话" in one(examine(word(tmp_path / "藏.docx", body)), Matter.HIDDEN)


BARS = (
    '<wsp><spPr><xfrm><ext cx="2540000" cy="254000"/></xfrm><solidFill><srgbClr val="000000"/></solidFill></spPr>'
    "{}</wsp>",
    '<rect style="position:absolute;width:200pt;height:20pt" fillcolor="white">{}</rect>',
)


@pytest.mark.parametrize("bar", BARS)
def test_a_bar_drawn_over_the_page_is_told_and_a_box_with_words_is_not(tmp_path: Path, bar: str) -> None:
    red = '<w:color w:val="FF0000"/>'
    words = f"<txbxContent>{paragraph('签收', red)}</txbxContent>"
    for inside, wanted in (("", ["covered"]), (words, [])):
        body = (
            paragraph("举报人是王建国") + f"<w:p><w:r><w:drawing>{bar.format(inside)}</w:drawing></w:r></w:p>"
        )
        assert kinds(examine(word(tmp_path / "条.docx", body))) == wanted
