"""The table of articles and what each says; and reading citations out of any text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

RULE_SETS = ("tiaoli", "gansu-zhijiao", "weichang-dangan", "taian-jiaoyu", "taierzhuang", "tangshan-renshe")
TABLE: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "articles.toml").read_text("utf-8"))
_FULL = {
    "《中华人民共和国政府信息公开条例》": "条例",
    "《中华人民共和国保守国家秘密法》": "保密法",
    "《中华人民共和国保守国家秘密法实施条例》": "保密法实施条例",
}
_NUMBER = "[一二三四五六七八九十百]+"
_PLACE = rf"第{_NUMBER}(?:条|部分)(?:第{_NUMBER}款|第（{_NUMBER}）项|第\d+[项目]|第（\d+）目)*"
_TOKEN = re.compile(
    rf"(?P<doc>《[^》]+》(?:（国务院令第492号）|（国务院令第646号）|（2010年修订）|（2017年修正）)?(?=第|（|附件)"
    rf"|保密法实施条例(?=第)|保密法(?=第)|(?<!本)条例(?=第)|国办发〔20\d\d〕\d+号)"
    rf"|(?P<place>{_PLACE})|(?P<annex>(?:(?<=》)|(?<=号）))附件(?![：\d]))"
    rf"|(?P<whole>国办公开办函〔20(?:16〕235|19〕14)号|国办函〔2020〕109号|最高人民法院指导案例26号)"
)


def says(document: str, place: str) -> str | None:
    """What that place of the document says; None where the table does not know it."""
    return TABLE.get(document, {}).get(place)


def citations(text: str) -> Iterator[tuple[str, str]]:
    """Every (document, article) that a text names, in order; laws under their short names.

    An article without a document belongs to the one named last.
    """
    document = ""
    for found in _TOKEN.finditer(text):
        if named := found["doc"]:
            document = _FULL.get(named, named)
            if document.startswith("国办发〔2016〕"):
                yield document, ""
        elif found["whole"]:
            yield found["whole"], ""
        else:
            yield document, found["place"] or "附件"


def unknown(text: str) -> list[str]:
    """What a text cites that the table does not know."""
    return [f"{document}{place}" for document, place in citations(text) if says(document, place) is None]
