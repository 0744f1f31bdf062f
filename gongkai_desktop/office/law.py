"""The tables of law that come with the program, resources/law, and what they say of lifting a withholding."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Final, TypeVar

from gongkai_desktop.data import resource
from gongkai_desktop.office.lifting import DECLASSIFY, KINDS
from gongkai_desktop.toml.reading import UNIQUE, Among, Key, OneOf, read_file
from gongkai_desktop.toml.table import FileKind

T = TypeVar("T")
_LAW: Final = FileKind("法律条款表", "这是程序自带的文件，请重新安装程序")


def read_law(name: str, cls: type[T]) -> T:
    """One of the tables, as the dataclass that describes it."""
    return read_file(resource("law") / f"{name}.toml", cls, _LAW)


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
