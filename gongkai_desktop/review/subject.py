"""What a review is about, as whoever hands it in tells it. The review room knows nothing else of its subjects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

ITEM: Final = "item"
"""The kind of a subject that is a piece of information of the register."""

KEPT_FOR: Final = "kept_for"
"""The reasons for which it was once withheld, joined by JOINT."""
JOINT: Final = "、"
REVIEWED_AS: Final = "reviewed_as"
"""The attribute under which it was reviewed, where the review itself settled another one (B13)."""

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "number": "索引号",
        "title": "信息名称",
        "doc_no": "文号",
        "department": "责任科室",
        "attribute": "公开属性",
        "form": "公开形式",
        "category": "主题分类",
        "formed": "生成日期",
        "summary": "内容概述",
        "basis": "依据",
        "withheld_reason": "不予公开理由",
        "source": "信息来源",
        KEPT_FOR: "原不予公开理由",
        REVIEWED_AS: "审查时的公开属性",
        "released": "公开版",
        "attachments": "附件",
        "major": "重大或统计信息",
    }
)
"""What the facts of a subject are called."""
_OWN: Final = ("number", "title", "doc_no", "department", "attribute", "form", "category")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is reviewed. ``record`` is its number, ``rules`` the hash of the rule set that it is dealt with under.

    ``major``: more approvals are asked for it (A4). ``facts`` are further fields by their key, dates in ISO.
    """

    record: int
    kind: str = ITEM
    number: str = ""
    title: str = ""
    doc_no: str = ""
    department: str = ""
    attribute: str = ""
    form: str = ""
    category: str = ""
    major: bool = False
    rules: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def proposed(self) -> str:
        """The attribute that the review is about."""
        return self.facts.get(REVIEWED_AS) or self.attribute

    def settled(self, attribute: str) -> Subject:
        """The subject with the attribute that its review settled (B13); the review stays what it was about."""
        facts = {**self.facts, REVIEWED_AS: self.proposed}
        return replace(self, attribute=attribute, facts=facts)

    def fact(self, key: str) -> str:
        """One of its facts by key, '' when it is not known."""
        return str(getattr(self, key)) if key in _OWN else self.facts.get(key, "")

    def lacks(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The titles of those of these facts that are empty; facts nobody can know here are left out."""
        return tuple(TITLES[key] for key in keys if key in TITLES and not self.fact(key))

    def body(self) -> dict[str, Any]:
        """The subject as an event tells it; what is empty is left out."""
        told = {key: getattr(self, key) for key in _OWN if getattr(self, key)}
        more = {key: value for key, value in self.facts.items() if value}
        return {
            "record": self.record,
            "kind": self.kind,
            "rules": self.rules,
            **told,
            **({"major": True} if self.major else {}),
            **({"facts": more} if more else {}),
        }

    def differences(self, other: Subject) -> tuple[str, ...]:
        """The titles of what another telling of the same subject says otherwise."""
        keys = (*_OWN, *sorted({*self.facts, *other.facts}))
        changed = [TITLES.get(key, key) for key in keys if self.fact(key) != other.fact(key)]
        return (*changed, *((TITLES["major"],) if self.major != other.major else ()))


def subject_from(body: Mapping[str, Any]) -> Subject:
    """The subject that an event tells of."""
    told = {key: str(body.get(key, "")) for key in (*_OWN, "rules")}
    return Subject(
        record=int(body["record"]),
        kind=str(body.get("kind", ITEM)),
        major=bool(body.get("major")),
        facts=dict(body.get("facts", {})),
        **told,
    )
