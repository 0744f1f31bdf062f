"""What must be on record before information that was once withheld may be public: 解密, consent, a new assessment.

条例第十四条 withholds what is secret, forbidden or dangerous; 第十五条 what harms a third party. The reasons of
第十六条 are the office's own choice, and nothing has to be lifted before it chooses otherwise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Final

from gongkai_desktop.office.law import read_law
from gongkai_desktop.toml.reading import UNIQUE, Among, Key, OneOf

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

    kind: Annotated[str, Key("by"), OneOf(KINDS)]
    article: str
    after: Annotated[str, Among("step", "key")] = ""
    before: Annotated[str, Among("step", "key")] = ""

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


@dataclass(frozen=True, slots=True)
class _Lawful:
    """What lifts the reasons that have one of these words in them."""

    kind: Annotated[str, Key("by"), UNIQUE, OneOf(KINDS)]
    words: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True)
class _Law:
    lifting: tuple[_Lawful, ...]


def by_law(reason: str, *, secret: bool) -> Lifting | None:
    """What 条例 and 保守国家秘密法 ask by themselves, where a rule set says nothing of a reason."""
    for one in _law().lifting:
        if (secret and one.kind == DECLASSIFY) or any(word in reason for word in one.words):
            return Lifting(one.kind, one.article)
    return None


@lru_cache(maxsize=1)
def _law() -> _Law:
    return read_law("lifting", _Law)
