"""What a PDF carries besides its pages: bookmarks, links, forms, scripts, properties, older and forgotten objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gongkai_desktop.screening.catching import Catch, Known, secret_way
from gongkai_desktop.screening.masking import shown
from gongkai_desktop.screening.matters import MARKS, Matter
from gongkai_desktop.screening.other_parts import text_inside
from gongkai_desktop.screening.pdf_objects import Thing, Value, refs, text, things, trailers, walk

_PLACES: Final = {
    "URI": "链接", "V": "表单里填的内容", "DV": "表单里填的内容", "Opt": "表单里的选项", "TU": "表单里的提示",
    "Alt": "替代文字", "ActualText": "替代文字", "E": "替代文字", "JS": "脚本", "Contents": "批注", "RC": "批注",
    "Subj": "批注", "Title": "书签", "Author": "文档属性", "Subject": "文档属性", "Keywords": "文档属性",
    "Creator": "文档属性", "Producer": "文档属性", "F": "文件名", "UF": "文件名", "Desc": "文件名",
}  # fmt: skip
_OTHER: Final = "看不见的附加数据"
_TECHNICAL: Final = frozenset(("ID", "CreationDate", "ModDate", "M", "DA", "DS", "Lang", "Registry", "Ordering", "O",
    "U", "OE", "UE", "Perms", "CharSet", "Panose", "BaseFont", "FontName", "CheckSum", "Cert"))  # fmt: skip
_SILENT_TYPES: Final = ("XRef", "ObjStm", "CMap", "Pattern", "Font", "FontDescriptor", "ExtGState")
_FONTS: Final = ("FontFile", "FontFile2", "FontFile3", "ToUnicode", "CIDToGIDMap", "Encoding", "CharProcs")
_ACTIONS: Final = ("JavaScript", "Launch", "SubmitForm", "ImportData")
_ARRAY = re.compile(rb"\[((?:[^\[\]()]|\((?:\\.|[^()\\])*\))*)\]\s*TJ")
_STRING = re.compile(rb"\(((?:\\.|[^()\\])*)\)")
_SHOWN = re.compile(rb"\(((?:\\.|[^()\\])*)\)\s*(?:Tj|'|\")")
_SHOWS = re.compile(rb"\bT[jJ]\b")
_CREATOR = re.compile(r"<dc:creator>\s*<rdf:Seq>\s*<rdf:li[^>]{0,99}>([^<]{1,200})")
_TAGS = re.compile(r"<[^<>]{0,2000}>")


class Objects:
    """The objects of one PDF, the newest of each number, and what leads to them."""

    def __init__(self, data: bytes) -> None:
        self.all = things(data)
        self.newest: dict[int, Thing] = {}
        for thing in self.all:
            self.newest[thing.number] = thing
        ends = trailers(data, self.all)
        self.info = {number for told in ends for number in refs(told.get("Info"))}
        roots = {
            number for told in ends for key in ("Root", "Info", "Encrypt") for number in refs(told.get(key))
        }
        self.reached = self._reached(roots)
        self.pages = [thing for thing in self.newest.values() if thing.told.get("Type") == "Page"]
        self.embedded = {
            number
            for thing in self.newest.values()
            for one in walk(thing.value)
            if isinstance(one, dict)
            for number in refs(one.get("EF"))
        } | {thing.number for thing in self.newest.values() if thing.told.get("Type") == "EmbeddedFile"}
        self.superseded = [
            thing
            for thing in self.all
            if self.newest[thing.number] is not thing
            and (thing.value, thing.stream)
            != (self.newest[thing.number].value, self.newest[thing.number].stream)
        ]

    def _reached(self, roots: set[int]) -> set[int]:
        found, waiting = set(roots), list(roots)
        while waiting:
            thing = self.newest.get(waiting.pop())
            for number in refs(thing.value) if thing is not None else ():
                if number not in found:
                    found.add(number)
                    waiting.append(number)
        return found

    def drawn(self) -> set[int]:
        """The streams that draw: pages, forms, patterns, letters of fonts; pictures, profiles and tables too."""
        found: set[int] = set()
        for thing in self.newest.values():
            told = thing.told
            if told.get("Type") == "Page":
                found.update(refs(told.get("Contents")))
            found.update(number for key in _FONTS for number in refs(told.get(key)))
            if thing.stream is not None and (
                told.get("Subtype") in ("Image", "Form")
                or {"PatternType", "FunctionType", "ShadingType", "N"} & set(told)
            ):
                found.add(thing.number)
        return found

    def author(self) -> str:
        """Who the file's own description (XMP) says made it."""
        for thing in self.newest.values():
            if thing.told.get("Type") == "Metadata" and thing.number in self.reached:
                found = _CREATOR.search(text(thing.unpacked()))
                if found is not None and found[1].strip():
                    return found[1].strip()
        return ""

    # — findings —

    def catches(self, known: Known) -> Iterator[Catch]:
        """What stands anywhere but on the pages; what is ``known`` from them is not told again."""
        texts: dict[str, list[str]] = {}
        drawn = self.drawn()
        for thing in self.newest.values():
            if thing.number not in self.reached or thing.told.get("Type") in _SILENT_TYPES:
                continue
            for place, said in _strings(thing.value, thing.number in self.info):
                texts.setdefault(place, []).append(said)
            if thing.stream is not None:
                for place, said in self._of_stream(thing, thing.number in drawn):
                    texts.setdefault(place, []).append(said)
        for place, lines in texts.items():
            yield from _found("\n".join(dict.fromkeys(lines)), place, known)
        yield from self._acting()
        yield from self._embedded()
        yield from self._forgotten(known)

    def _of_stream(self, thing: Thing, drawn: bool) -> Iterator[tuple[str, str]]:
        if thing.told.get("Subtype") == "Form":
            yield "没有画出来的内容", shown_in(thing.unpacked())
        elif thing.number in self.embedded:
            yield "夹带的文件", text_inside(thing.unpacked())
        elif thing.told.get("Type") == "Metadata":
            yield "文档属性（XMP）", _TAGS.sub("\n", text(thing.unpacked()))
        elif not drawn:
            unpacked = thing.unpacked()
            said = (
                _TAGS.sub("\n", text(unpacked))
                if unpacked.lstrip().startswith(b"<")
                else text_inside(unpacked)
            )
            yield _OTHER, said

    def _acting(self) -> Iterator[Catch]:
        acts = [
            one
            for number in self.reached
            if (thing := self.newest.get(number)) is not None
            for one in walk(thing.value)
            if isinstance(one, dict) and (one.get("S") in _ACTIONS or "JS" in one)
        ]
        if acts:
            title = f"脚本或动作 {len(acts)} 个"
            yield Catch(Matter.MACRO, "file", "整个文件", removable=True, title=title, count=len(acts))

    def _embedded(self) -> Iterator[Catch]:
        if count := len(self.embedded):
            title = f"夹带的文件 {count} 个"
            yield Catch(Matter.EMBEDDED, "file", "PDF 的附件", removable=True, title=title, count=count)

    def _forgotten(self, known: Known) -> Iterator[Catch]:
        """Objects that nothing leads to any more, and those that a later one of the same number stands for."""
        lost = [thing for thing in self.newest.values() if thing.number not in self.reached]
        lost = [thing for thing in (*lost, *self.superseded) if thing.told.get("Type") not in _SILENT_TYPES]
        said: list[str] = []
        shows = 0
        for thing in lost:
            said += [line for _, line in _strings(thing.value, False)]
            if thing.stream is not None and thing.told.get("Subtype") != "Image":
                unpacked = thing.unpacked()
                shows += _SHOWS.search(unpacked) is not None
                said.append(shown_in(unpacked))
        place = "文件里不再用到的内容"
        yield from _found("\n".join(said), place, known)
        if shows and not self.superseded:
            yield Catch(
                Matter.OLDER, "unused", place, excerpt=shown("".join(said)), removable=True,
                title="留有不再用到的内容", count=shows,
            )  # fmt: skip


def _found(said: str, place: str, known: Known) -> Iterator[Catch]:
    for hit, value, near in known.untold(said):
        yield Catch(
            hit.kind, f"file-{place}", place, excerpt=near,
            removable=hit.kind not in MARKS, soft=hit.soft, way=secret_way(hit.kind), value=value,
        )  # fmt: skip


def _strings(value: Value, is_info: bool) -> Iterator[tuple[str, str]]:
    """The strings for people in an object, and where they stand."""
    for one in walk(value):
        for key, held in one.items() if isinstance(one, dict) else ():
            if key in _TECHNICAL or (key == "Contents" and one.get("Type") == "Sig"):
                continue
            place = "文档属性" if is_info else _PLACES.get(key, _OTHER)
            for string in held if isinstance(held, list) else (held,):
                if isinstance(string, bytes) and string:
                    yield place, text(string)


def shown_in(content: bytes) -> str:
    """The letters that drawing instructions show, where they are written in plain bytes."""
    found = [b"".join(_STRING.findall(shown)) for shown in _ARRAY.findall(content)]
    found += _SHOWN.findall(content)
    return "\n".join(re.sub(rb"\\(.)", rb"\1", one).decode("latin-1") for one in found)


def spelt_out(data: bytes) -> str:
    """Everything for people in a PDF's objects and streams, for making sure that something is not in it."""
    objects = Objects(data)
    said = [line for thing in objects.all for _, line in _strings(thing.value, False)]
    for thing in objects.all:
        if thing.stream is not None and thing.told.get("Subtype") != "Image":
            unpacked = thing.unpacked()
            said += [shown_in(unpacked), text_inside(unpacked)]
    return "\n".join(said)
