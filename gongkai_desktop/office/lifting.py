"""What must be on record before information that was once withheld may be public: 解密, consent, a new assessment.

条例第十四条 withholds what is secret, forbidden or dangerous; 第十五条 what harms a third party. The reasons of
第十六条 are the office's own choice, and nothing has to be lifted before it chooses otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from gongkai_desktop.data import resource
from gongkai_desktop.office.fields import Fields

DECLASSIFY, CONSENT, ASSESS = "解密", "第三方同意", "重新评估"
KINDS: Final = (DECLASSIFY, CONSENT, ASSESS)
NEVER: Final = "定密有误"
MANNERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        DECLASSIFY: ("保密期满", "提前解密", NEVER),
        CONSENT: ("第三方同意", "公共利益"),
        ASSESS: ("情势变化，评估后可以公开", "当时认定有误"),
    }
)
"""How each of them comes about, as it is recorded."""


@dataclass(frozen=True, slots=True)
class Lifting:
    """What lifts a reason for withholding, with its article.

    A step of the review named in ``after`` must have passed before it; that in ``before`` is taken after it.
    """

    kind: str
    article: str
    after: str = ""
    before: str = ""

    def out_of_order(self, day: str, passed: Iterable[tuple[str, str]]) -> str:
        """In what a lifting on a day (ISO) came at the wrong time, '' when it did not.

        ``passed`` are the (step key, ISO day) of the approvals that were given, by then and since.
        """
        days = list(passed)
        if self.after and not any(step == self.after and given <= day for step, given in days):
            return f"{self.kind}早于保密审查的确认"
        if self.before and any(step == self.before and given < day for step, given in days):
            return f"保密审查早于{self.kind}"
        return ""


def by_law(reason: str, *, secret: bool) -> Lifting | None:
    """What 条例 and 保守国家秘密法 ask by themselves, where a rule set says nothing of a reason."""
    for lifting, words in _law():
        if (secret and lifting.kind == DECLASSIFY) or any(word in reason for word in words):
            return lifting
    return None


@lru_cache(maxsize=1)
def _law() -> tuple[tuple[Lifting, tuple[str, ...]], ...]:
    """What lifts the reasons that have these words in them, by resources/law/lifting.toml."""
    from gongkai_desktop.office.located import read_toml  # brings tomllib, which starting does not need

    entry = resource("law") / "lifting.toml"
    fields = Fields(read_toml(entry.read_text(encoding="utf-8"), entry.name))
    read = fields.many("lifting", _lawful, unique="by")
    fields.close()
    return read


def _lawful(section: Fields) -> tuple[Lifting, tuple[str, ...]]:
    return Lifting(section.chosen("by", KINDS), section.text("article")), section.texts("words")


def read_lifting(steps: Collection[str]) -> Callable[[Fields], Lifting]:
    """The lifting of one [[reason]]; ``steps`` are those of the rule set's own chain."""

    def build(section: Fields) -> Lifting:
        kind, article = section.chosen("by", KINDS), section.text("article")
        order = {key: section.chosen(key, steps) for key in ("after", "before") if key in section}
        return Lifting(kind, article, **order)

    return build
