"""A Word file from its parts: styles, faces, page, heads and feet; nothing in it that the letter does not use."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from gongkai_desktop.paper.lines import printable

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same letter

TAB = "<w:r><w:tab/></w:r>"
FONTS: Mapping[str, str] = {
    "仿宋_GB2312": "仿宋,方正仿宋_GBK,FangSong,华文仿宋",
    "黑体": "SimHei,方正黑体_GBK,华文黑体",
    "方正小标宋简体": "方正小标宋_GBK,小标宋,华文中宋,宋体",
    "宋体": "SimSun,方正书宋_GBK,华文宋体",
}
"""The faces of official papers, each with those that stand in for it where it is not installed."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its key, the name in the list of Word or WPS, its paragraph and character properties in XML."""

    key: str
    name: str
    paragraph: str = ""
    characters: str = ""
    based_on: str = ""


@dataclass(frozen=True, slots=True)
class Feet:
    """Paragraphs of a head or foot: of the first page, of odd and of even pages; '' for none."""

    kind: str
    first: str = ""
    odd: str = ""
    even: str = ""

    def parts(self) -> Iterable[tuple[str, str, str]]:
        """Each that there is, as (page, file, content)."""
        for page, content in (("first", self.first), ("default", self.odd), ("even", self.even)):
            if content:
                yield page, f"{self.kind}-{page}.xml", content


@dataclass(frozen=True, slots=True)
class WordFile:
    """What a file holds; of ``styles`` it takes those along that it uses.

    ``characters`` are the properties of its plain text, ``page`` those of its section without heads and feet.
    """

    title: str
    day: str
    styles: tuple[Style, ...]
    characters: str
    body: str
    page: str
    feet: tuple[Feet, ...]


def twips(points: float) -> int:
    """A length in points as Word counts it: twentieths of a point."""
    return round(points * 20)


def element(name: str, content: str = "", /, **attributes: object) -> str:
    """An element of Word's markup. ``content`` is markup; attributes are text."""
    said = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<w:{name}{said}>{content}</w:{name}>" if content else f"<w:{name}{said}/>"


def paragraph(style: str, *runs: str, more: str = "") -> str:
    """A paragraph of a style with these runs. ``more``: properties that hang on its content, as markup."""
    return f"<w:p><w:pPr>{element('pStyle', val=style)}{more}</w:pPr>{''.join(runs)}</w:p>"


def words(text: str) -> str:
    """A run of text as text: markup in it stays what it is, a line end breaks the line."""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in printable(text).split("\n")
    )
    return f"<w:r>{lines}</w:r>"


def field(name: str) -> str:
    """A run that Word works out, such as PAGE."""
    return f'<w:fldSimple w:instr="{name}">{words("1")}</w:fldSimple>'


def word_file(file: WordFile) -> bytes:
    """The file, zipped."""
    feet = [(foot.kind, *part) for foot in file.feet for part in foot.parts()]
    parts = {
        "[Content_Types].xml": _types(name for _, _, name, _ in feet),
        "_rels/.rels": _links(
            (f"{_R}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(file.title, file.day),
        "word/document.xml": _document(file, feet),
        "word/_rels/document.xml.rels": _links(
            *((f"{_R}/{name}", f"{name}.xml") for name in ("styles", "settings", "fontTable")),
            *((f"{_R}/{kind}", name) for kind, _, name, _ in feet),
        ),
        "word/styles.xml": _styles(_used(file, feet), file.characters),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        **{f"word/{name}": _root({"header": "hdr", "footer": "ftr"}[kind], content) for kind, _, name, content in feet},
    }  # fmt: skip
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _HEAD + content)
    return target.getvalue()


def _root(name: str, content: str) -> str:
    return f'<w:{name} xmlns:w="{_W}" xmlns:r="{_R}">{content}</w:{name}>'


def _document(file: WordFile, feet: list[tuple[str, str, str, str]]) -> str:
    known = "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="r{at}"/>' for at, (kind, page, _, _) in enumerate(feet, 4)
    )
    return _root("document", f"<w:body>{file.body}<w:sectPr>{known}{file.page}</w:sectPr></w:body>")


def _types(feet: Iterable[str]) -> str:
    kinds = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/word/document.xml": f"{_TYPE}.document.main+xml",
        **{f"/word/{name}.xml": f"{_TYPE}.{name}+xml" for name in ("styles", "settings", "fontTable")},
        **{f"/word/{name}": f"{_TYPE}.{name.partition('-')[0]}+xml" for name in feet},
    }
    told = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    links = "application/vnd.openxmlformats-package.relationships+xml"
    plain = f'<Default Extension="rels" ContentType="{links}"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{plain}{told}</Types>'


def _links(*known: tuple[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="r{at}" Type="{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(known, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _core(title: str, day: str) -> str:
    """The file names its title and day, and no machine and no person."""
    w3c = 'xsi:type="dcterms:W3CDTF"'
    days = "".join(f"<dcterms:{key} {w3c}>{day}T00:00:00Z</dcterms:{key}>" for key in ("created", "modified"))
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(printable(title))}</dc:title><dc:language>zh-CN</dc:language>"
        f"{days if day else ''}</cp:coreProperties>"
    )


def _used(file: WordFile, feet: list[tuple[str, str, str, str]]) -> list[Style]:
    """The styles that are used, those they stand on, and that of what is typed anew."""
    content = file.body + "".join(part for *_, part in feet)
    keys = {style.key for style in file.styles if f'w:val="{style.key}"' in content} | {"Normal"}
    known = {style.key: style for style in file.styles}
    while bases := {known[key].based_on for key in keys} - keys - {""}:
        keys |= bases
    return [style for style in file.styles if style.key in keys]


def _styles(styles: Iterable[Style], characters: str) -> str:
    """What holds for all text stands before the styles too: Writer takes the width of its grid from there.

    Latin letters and figures are told to be no Chinese: else Writer breaks a number, an address anywhere, as it does
    Chinese, where Word and WPS never do.
    """
    language = element("lang", val="en-US", eastAsia="zh-CN", bidi="zh-CN")
    usual = element("rPrDefault", element("rPr", characters + language)) + element("pPrDefault")
    usual = element("docDefaults", usual)
    return _root("styles", usual + "".join(map(_style, styles)))


def _style(style: Style) -> str:
    table = style.key.startswith("Table")
    first = {"default": 1} if style.key == "Normal" else {"customStyle": 1}
    content = element("name", val=style.name)
    content += element("basedOn", val=style.based_on) if style.based_on else ""
    content += element("qFormat")
    if table:
        content += style.paragraph
    else:
        content += element("pPr", style.paragraph) + element("rPr", style.characters)
    return element("style", content, type="table" if table else "paragraph", **first, styleId=style.key)


def _settings() -> str:
    """Breaking the way the printed letter breaks: marks never hang over nor shrink, no space between scripts."""
    compat = "".join(
        element("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
        for name, value in (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1))
    )
    return _root(
        "settings",
        element("evenAndOddHeaders")
        + element("characterSpacingControl", val="doNotCompress")
        + element("compat", compat)
        + element("themeFontLang", val="zh-CN", eastAsia="zh-CN", bidi="zh-CN"),
    )


def _font_table() -> str:
    told = "".join(
        element(
            "font",
            element("altName", val=others) + element("charset", val=86) + element("family", val="auto"),
            name=name,
        )
        for name, others in FONTS.items()
    )
    return _root("fonts", told)
