"""Small files to attach: a scanned-looking PDF, a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

_SIZE, _LEADING, _WIDE = 16, 30, 26
_OBJECTS = (
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    "<</Length {length}>>stream\n{stream}\nendstream",
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[6 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 7 0 R"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>",
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
    "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
)
_SCHOOLS = ("城东实验小学", "城北中心小学", "第一初级中学", "第三初级中学", "柳坪镇中心小学")


def write_attachment(folder: Path, fields: Mapping[str, str], chance: Random) -> Path:
    """A file that belongs to such an item: lists get a table, everything else the signed copy."""
    title = fields["title"]
    if any(word in title for word in ("公示", "名单", "清单", "汇总", "收支")):
        path = folder / "附件1：明细表.csv"
        path.write_bytes(_table(chance))
    else:
        path = folder / f"{fields.get('doc_no') or '盖章件'}.pdf"
        texts = [title, fields.get("doc_no", ""), "", fields.get("summary", ""), fields["formed"]]
        path.write_bytes(pdf(texts))
    return path


def _table(chance: Random) -> bytes:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["序号", "学校", "数量", "备注"])
    rows.writerows([at, school, chance.randint(6, 180), ""] for at, school in enumerate(_SCHOOLS, 1))
    return text.getvalue().encode("utf-8-sig")


def pdf(paragraphs: Sequence[str]) -> bytes:
    """One page of Chinese text as a small PDF, with the font every viewer has for it."""
    lines = [text[at : at + _WIDE] for text in paragraphs for at in range(0, max(len(text), 1), _WIDE)]
    shown = [f"<{line.encode('utf-16-be').hex()}>Tj T*" for line in lines]
    stream = "\n".join([f"BT /F {_SIZE} Tf {_LEADING} TL 80 740 Td", *shown, "ET"])
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(_OBJECTS, 1):
        places.append(len(body))
        text = content.replace("{length}", str(len(stream))).replace("{stream}", stream)
        body += f"{number} 0 obj{text}endobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(places) + 1
    tail = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer<</Size {count}/Root 1 0 R>>\n"
    return body + f"{tail}startxref\n{len(body)}\n%%EOF\n".encode("ascii")
