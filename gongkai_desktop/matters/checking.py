"""What a ledger's file says that cannot be: names of nothing, masked facts that would be told. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final, TypeAlias

from gongkai_desktop.ledger.acts import DAY
from gongkai_desktop.matters.definition import (
    ABOUT,
    CHANNELS,
    CITED,
    DUE,
    FIRST,
    OWED,
    PARTS,
    STEPS,
    VIEWS,
    Asked,
    Definition,
    Said,
    as_list,
)
from gongkai_desktop.matters.hooks import HOOKS, NO_HOOK
from gongkai_desktop.matters.matter import REVEAL, VOID
from gongkai_desktop.matters.words import keys_of
from gongkai_desktop.toml.table import Path

Mistake: TypeAlias = tuple[Path, str]
_KEY: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
_RESERVED: Final = frozenset({"done", "begin", VOID, REVEAL})
_GENERAL: Final = frozenset({DAY, DUE, "now", "publication", "rule", "rule.stated", "record", "record.title"})
"""What may be known of every record beside what its forms ask."""
_ROW: Final = frozenset({"title", "who", DAY, DUE, "state", "closed"})
"""What the table of every ledger has columns for."""


def mistakes(ledger: Definition) -> Iterator[Mistake]:
    """Everything wrong with a definition as a whole: where, and why."""
    return _Checking(ledger).all()


class _Checking:
    """Walks a definition with all that its conditions and texts may name."""

    def __init__(self, ledger: Definition) -> None:
        self._ledger = ledger
        self._hook = HOOKS.get(ledger.hook, NO_HOOK)
        self._begin = frozenset(one.key for one in ledger.begin.columns)
        self._stated = frozenset(self._all_known())
        self._known = self._stated | {f"{limit.key}.{OWED}" for limit in ledger.limits}

    def _all_known(self) -> Iterator[str]:
        ledger = self._ledger
        yield from (*_GENERAL, *self._begin, *self._hook.gives)
        yield from (f"rule.{name}" for name in ledger.parameters)
        for act in ledger.all_acts:
            yield from (act.key, f"{act.key}.{DAY}", *(f"{act.key}.{one.key}" for one in act.columns))
        for one in (*ledger.begin.columns, *(each for act in ledger.acts for each in act.columns)):
            yield from one.means.values()
        yield from (limit.key for limit in ledger.limits)
        yield from ledger.conditions
        if ledger.parts:
            yield from (ledger.parts.key, f"{ledger.parts.key}.open")

    def all(self) -> Iterator[Mistake]:
        """Every mistake, in the order of the file's parts."""
        yield from self._names()
        yield from self._forms()
        yield from self._course()
        yield from self._faces()

    # — names —

    def _names(self) -> Iterator[Mistake]:
        ledger = self._ledger
        if not _KEY.fullmatch(ledger.key) or ledger.key in _RESERVED:
            yield ("key",), "只能用小写英文字母、数字和连字符，字母开头"
        if ledger.hook and ledger.hook not in HOOKS:
            yield ("hook",), f"程序里没有“{ledger.hook}”，只能是 {'、'.join(HOOKS)}"
        for name in ledger.given:
            if name not in ledger.parameters:
                yield ("given", name), f"制度方案的 [{ledger.rule}] 没有这一项"
        for at, act in enumerate(ledger.acts):
            if act.key in self._begin or act.key in _RESERVED:
                yield ("act", at, "key"), f"“{act.key}”已经是别的名称，请换一个"
        yield from self._among(("called",), ledger.called, {*self._begin, "record"})
        yield from self._among(("masked",), ledger.masked, self._begin)
        if ledger.who:
            yield from self._among(("who",), (ledger.who,), self._begin)
        if "record" in ledger.called and not any(one.kind == "record" for one in ledger.begin.columns):
            yield ("called",), '登记时没有要填的信息（kind = "record"），不能用它的名称'
        yield from self._texts(("titled",), ledger.titled, {*self._begin, "called"})
        yield from self._open(("titled",), ledger.titled)
        yield from self._open(("called",), *(f"{{{one}}}" for one in ledger.called))

    def _forms(self) -> Iterator[Mistake]:
        ledger = self._ledger
        yield from self._asked(("begin",), ledger.begin.columns)
        yield from self._said(("begin", "note"), ledger.begin.note)
        yield from self._history(("begin", "told"), ledger.begin.told, ledger.begin.columns)
        for at, act in enumerate(ledger.acts):
            path: Path = ("act", at)
            yield from self._asked(path, act.columns)
            yield from self._said((*path, "note"), act.note)
            yield from self._conditions((*path, "when"), act.when)
            if not isinstance(act.primary, bool):
                yield from self._conditions((*path, "primary"), as_list(act.primary))
            yield from self._history((*path, "told"), act.told, act.columns)

    def _asked(self, path: Path, columns: tuple[Asked, ...]) -> Iterator[Mistake]:
        seen: set[str] = set()
        for at, one in enumerate(columns):
            where = (*path, "columns", at)
            if one.key in seen:
                yield (*where, "key"), f"“{one.key}”写了两次"
            seen.add(one.key)
            yield from self._texts((*where, "help"), one.help, self._known)
            yield from self._texts((*where, "default"), one.default, self._known)
            sources = {
                CHANNELS,
                PARTS,
                *self._hook.lists,
                *(f"rule.{name}" for name in self._ledger.parameters),
            }
            if one.choices_from:
                yield from self._among((*where, "choices_from"), (one.choices_from,), sources)

    def _history(self, path: Path, texts: tuple[Said, ...], columns: tuple[Asked, ...]) -> Iterator[Mistake]:
        """What history tells of an event: its own facts and no others, and none that are masked."""
        own = {DAY, *(one.key for one in columns)}
        for _, text in enumerate(texts):
            yield from self._texts(path, text.text, own)
            yield from self._conditions(path, text.when, own)
            if path[0] == "begin":
                yield from self._open(path, text.text)

    # — states, limits, breaches, parts —

    def _course(self) -> Iterator[Mistake]:
        ledger = self._ledger
        for key, when in ledger.conditions.items():
            yield from self._conditions(("conditions", key), when, self._stated)
        for at, state in enumerate(ledger.states):
            yield from self._conditions(("state", at, "when"), state.when, self._stated)
        if ledger.states[-1].when:
            yield ("state", len(ledger.states) - 1, "when"), "最后一个状态不写条件，别的都不符合时就是它"
        for at, limit in enumerate(ledger.limits):
            path: Path = ("limit", at)
            ends = {one.key for one in self._part_columns()} if limit.parts else self._stated
            yield from self._among((*path, "since"), (limit.since,), self._stated)
            yield from self._among((*path, "on"), tuple(filter(None, [limit.on])), ends)
            yield from self._among((*path, "until"), (limit.until.removeprefix("!"),), self._stated)
            yield from self._among((*path, "by"), tuple(filter(None, [limit.by])), self._acts())
            yield from self._conditions((*path, "when"), limit.when, self._stated)
            for name in ("within", "hours", "ahead", "article", "begins"):
                yield from self._texts((*path, name), str(getattr(limit, name)), self._stated)
            if limit.late:
                yield from self._texts((*path, "late"), limit.late.text, self._known)
                for one in limit.late.never:
                    yield from self._texts((*path, "late", "never"), one.text, {*self._known, "limit"})
                    yield from self._conditions((*path, "late", "never"), one.when)
        for at, wrong in enumerate(ledger.breaches):
            yield from self._conditions(("breach", at, "when"), wrong.when)
            yield from self._texts(("breach", at, "text"), wrong.text, self._known)
            yield from self._texts(("breach", at, "article"), wrong.article, self._known)
        yield from self._parts()

    def _parts(self) -> Iterator[Mistake]:
        parts = self._ledger.parts
        if parts is None:
            return
        yield from self._among(("parts", "added"), (parts.added,), self._acts())
        yield from self._among(("parts", "settled"), (parts.settled,), self._acts())
        own = {one.key for one in self._part_columns()}
        yield from self._among(("parts", "named"), (parts.named,), own)
        yield from self._among(("parts", "remedied"), tuple(filter(None, [parts.remedied])), own)
        settled = self._ledger.act(parts.settled)
        chosen = {one.key for one in settled.columns} if settled else set()
        yield from self._among(("parts", "chosen"), (parts.chosen,), chosen)

    def _part_columns(self) -> tuple[Asked, ...]:
        parts = self._ledger.parts
        act = self._ledger.act(parts.added) if parts else None
        return act.columns if act else ()

    # — panel, lists, paper, 今日 —

    def _faces(self) -> Iterator[Mistake]:
        ledger = self._ledger
        own = {DAY, *(one.key for one in self._part_columns())}
        settled = ledger.act(ledger.parts.settled) if ledger.parts else None
        own |= {f"settled.{key}" for key in (DAY, *(one.key for one in (settled.columns if settled else ())))}
        for at, section in enumerate(ledger.sections):
            for line in section.lines:
                if line.text not in (STEPS, PARTS):
                    yield from self._said(("section", at, "lines"), (line,))
            for name in ("part", "part_settled"):
                yield from self._texts(("section", at, name), getattr(section, name), own)
        titles = {state.title for state in ledger.states}
        for at, view in enumerate(ledger.views):
            yield from self._among(("view", at, "states"), view.states, titles)
        views = {*VIEWS, *(view.key for view in ledger.views)}
        yield from self._among(("page", "first"), (ledger.page.first,), views)
        for key in ledger.list:
            yield from self._among(("list", key), (key,), {*_ROW, *self._known})
        if ledger.today:
            yield from self._among(("today", "states"), ledger.today.states, titles)
            yield from self._texts(("today", "words"), ledger.today.words, {*_ROW, "left"})
        yield from self._paper(own)
        if ledger.returning:
            known, plan = {*self._known, "left", "last", "duty"}, ledger.returning
            for name in ("every", "each"):
                yield from self._among(
                    ("returning", name), tuple(filter(None, [getattr(plan, name)])), ledger.parameters
                )
            yield from self._among(("returning", "of"), tuple(filter(None, [plan.of])), self._begin)
            for name in ("text", "moved", "notice"):
                yield from self._texts(("returning", name), getattr(ledger.returning, name), known)

    def _paper(self, of_part: Collection[str]) -> Iterator[Mistake]:
        paper = self._ledger.paper
        if paper is None:
            return
        firsts = (f"{act.key}.{FIRST}" for act in self._ledger.acts)
        known = {*self._known, *self._hook.writes, CITED, ABOUT, *firsts}
        for name, written, keys in (("values", paper.values, known), ("rows", paper.rows, of_part)):
            for key, texts in written.items():
                for one in texts:
                    yield from self._texts(("paper", name, key), one.text, keys)
                    yield from self._conditions(("paper", name, key), one.when, keys)
        for name in ("number", "day"):
            yield from self._among(("paper", name), tuple(filter(None, [getattr(paper, name)])), self._known)

    # — the checks themselves —

    def _acts(self) -> set[str]:
        return {act.key for act in self._ledger.all_acts}

    def _said(self, path: Path, texts: Iterable[Said]) -> Iterator[Mistake]:
        for one in texts:
            yield from self._texts(path, one.text, self._known)
            yield from self._conditions(path, one.when)

    def _texts(self, path: Path, text: str, known: Collection[str]) -> Iterator[Mistake]:
        for key in keys_of(text):
            if key not in known:
                yield path, f"“{{{key}}}”没有这样的项"

    def _conditions(
        self, path: Path, when: Iterable[str], known: Collection[str] | None = None
    ) -> Iterator[Mistake]:
        for key in when:
            if key.removeprefix("!") not in (self._known if known is None else known):
                yield path, f"“{key}”没有这样的项"

    def _among(self, path: Path, keys: Iterable[str], known: Collection[str]) -> Iterator[Mistake]:
        for key in keys:
            if key not in known:
                yield path, f"没有“{key}”，只能是 {'、'.join(sorted(known))}"

    def _open(self, path: Path, *texts: str) -> Iterator[Mistake]:
        for key in (key for text in texts for key in keys_of(text)):
            if key in self._ledger.masked:
                yield path, f"“{key}”在列表里要隐去（masked），不能写在这里"
