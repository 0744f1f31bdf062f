"""Rule sets: read from their files, every mistake named by file, line and key; and kept whole in the database."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from gongkai_desktop.data import resource
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.ruleset import Choice, RuleSet, RuleSetInfo
from gongkai_desktop.office.switches import choose, resolved, unconditional
from gongkai_desktop.records import rulesets
from gongkai_desktop.store import Store
from gongkai_desktop.toml.reading import read
from gongkai_desktop.toml.table import FileKind, Source, Table, as_plain, as_table

FOLDER: Final = "rulesets"
FORMAT: Final = 1
RULE_SET: Final = FileKind("制度方案", "请照自带方案 tiaoli.toml 的写法改正后再试")
_NAME = re.compile(r"\w[\w-]*")


def available() -> tuple[RuleSetInfo, ...]:
    """The rule sets that come with the program, the 条例 by itself first."""
    sets = [load(name) for name in sorted(_names(), key=lambda name: (name != "tiaoli", name))]
    return tuple(
        RuleSetInfo(one.name, one.title, one.source, one.effective, one.organs, one.switches, one.superseded)
        for one in sets
    )


def load(name: str, switches: Mapping[str, object] | None = None) -> RuleSet:
    """A rule set with the office's choices: one of ``available()`` by name, or any .toml file by path."""
    if name.endswith(".toml"):
        from gongkai_desktop.toml.file import read_table  # brings tomllib, which starting does not need

        return _chosen(read_table(Path(name), RULE_SET), switches)
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
    from gongkai_desktop.toml.file import parse_table  # brings tomllib, which starting does not need

    return _chosen(parse_table(text, RULE_SET, origin), switches)


def keep_ruleset(store: Store, rules: RuleSet) -> str:
    """Keep the rule set under its hash, which is returned; a second time changes nothing."""
    return rulesets.keep_ruleset(store, rules.name, rules.text)


def ruleset_of(store: Store, digest: str) -> RuleSet:
    """The rule set that was kept under this hash. Refused when the kept text is not what was kept."""
    text = rulesets.ruleset_text(store, digest)
    if rulesets.digest_of_ruleset(text) != digest:
        way = "请用“检查台账”查一遍，或恢复备份"
        raise Refused(
            "台账中保存的制度方案被改动过", why="内容与登记的校验值不符", way=way, command="命令 verify"
        )
    return read_stored(text)


def read_stored(text: str) -> RuleSet:
    """The rule set kept in a database: its own text is enough, no file is looked at."""
    source = Source(RULE_SET, "（台账中保存的）")
    way = "台账可能损坏，请用“检查台账”查一遍，或恢复备份"
    try:
        stored = json.loads(text)
        tree, chosen, version = dict(stored["rules"]), dict(stored["chosen"]), int(stored["format"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise source.refused((), "内容读不出来", way) from None
    if version > FORMAT:
        raise source.refused((), "由更新版本的程序保存", "请安装新版程序后再打开")
    return _read(as_table(tree, source), chosen, text)


def _chosen(whole: Table, switches: Mapping[str, object] | None) -> RuleSet:
    """The rule set of a file with these choices; what is not chosen is checked all the same."""
    checked = _read(unconditional(whole), {}, "")
    chosen = choose(checked.switches, switches or {}, checked.title)
    table = resolved(whole, checked.switches, chosen)
    content = {"format": FORMAT, "chosen": chosen, "rules": as_plain(table)}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_iso)
    return _read(table, chosen, text)


def _read(table: Table, chosen: Mapping[str, Choice], text: str) -> RuleSet:
    """The rule set of these tables; ``text`` is what is kept of it, under its hash."""
    digest = rulesets.digest_of_ruleset(text)
    return read(table, RuleSet, chosen=dict(chosen), text=text, hash=digest).led()


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
