"""From the text of a rule set to the rule set: every mistake is named by file, line and key."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from gongkai_desktop.data import resource
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.fields import Fields
from gongkai_desktop.office.ruleset import RuleSet, RuleSetInfo
from gongkai_desktop.office.sections import read_rule_set
from gongkai_desktop.office.switches import Choice, choose, read_switch, resolved
from gongkai_desktop.office.tables import Source, Table, as_plain, as_table

FOLDER = "rulesets"
LARGEST = 1_000_000
FORMAT = 1
_NAME = re.compile(r"\w[\w-]*")


def available() -> tuple[RuleSetInfo, ...]:
    """The rule sets that come with the program, the 条例 by itself first."""
    sets = [load(name) for name in sorted(_names(), key=lambda name: (name != "tiaoli", name))]
    return tuple(
        RuleSetInfo(
            one.name, one.title, one.source, one.effective, one.organs, one.switches, one.superseded
        )
        for one in sets
    )


def load(name: str, switches: Mapping[str, object] | None = None) -> RuleSet:
    """A rule set with the office's choices: one of ``available()`` by name, or any .toml file by path."""
    if name.endswith(".toml"):
        return parse(_text_of(Path(name)), Path(name).name, switches)
    entry = resource(FOLDER) / f"{name}.toml" if _NAME.fullmatch(name) else None
    if entry is None or not entry.is_file():
        known = "、".join(sorted(_names()))
        raise Refused(f"没有叫“{name}”的制度方案", way=f"请用 {known} 之一，或写出 .toml 文件的位置")
    return parse(entry.read_text(encoding="utf-8"), entry.name, switches)


def is_ready(name: str) -> bool:
    """Whether a rule set of that name comes with the program."""
    return name in _names()


def _names() -> list[str]:
    entries = (entry.name for entry in resource(FOLDER).iterdir())
    return [name.removesuffix(".toml") for name in entries if name.endswith(".toml")]


def parse(text: str, origin: str, switches: Mapping[str, object] | None = None) -> RuleSet:
    """Reads and checks the text of a rule set file. Raises Refused naming file (``origin``), line and key."""
    from gongkai_desktop.office.located import read_toml  # brings tomllib, which starting does not need

    whole = read_toml(text, origin)
    read_rule_set(Fields(whole), {}, "", "")
    fields = Fields(whole)
    known = fields.many("switch", read_switch, unique="key", needed=False)
    chosen = choose(known, switches or {}, str(whole.values["title"]))
    return _build(resolved(whole, known, chosen), chosen)


def read_stored(text: str) -> RuleSet:
    """The rule set kept in a database: its own text is enough, no file is looked at."""
    source = Source("（台账中保存的）", {})
    way = "台账可能损坏，请运行检查（verify）或恢复备份"
    try:
        stored = json.loads(text)
        tree, chosen, version = dict(stored["rules"]), dict(stored["chosen"]), int(stored["format"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise source.refused((), "内容读不出来", way) from None
    if version > FORMAT:
        raise source.refused((), "由更新版本的程序保存", "请安装新版程序后再打开")
    return _build(as_table(tree, source), chosen)


def _build(table: Table, chosen: Mapping[str, Choice]) -> RuleSet:
    content = {"format": FORMAT, "chosen": chosen, "rules": as_plain(table)}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return read_rule_set(Fields(table), chosen, text, digest)


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _text_of(path: Path) -> str:
    way = "请确认文件的位置，或者换一份"
    try:
        raw = path.read_bytes()[: LARGEST + 1] if path.is_file() else None  # a pipe would be waited for
    except OSError:
        raw = None
    if raw is None:
        raise Refused(f"制度方案 {path.name} 读不了", why="文件不存在，或没有权限", way=way)
    if len(raw) > LARGEST:
        raise Refused(f"制度方案 {path.name} 读不了", why="文件太大，不像是制度方案", way=way)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        lines = raw[:LARGEST].decode("utf-8", "replace").split("\ufffd")[0].count("\n") + 1
        why = f"第 {lines} 行不是 UTF-8 编码"
        way = "请用记事本打开，另存为 UTF-8 编码后再试"
        raise Refused(f"制度方案 {path.name} 读不了", why=why, way=way) from None
