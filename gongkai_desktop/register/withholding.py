"""What an item was once withheld for, and whether it is lifted: 解密 or 定密有误, consent or public interest. Pure.

The old reason stays with the item for ever. Until it is lifted the item cannot be published; what is public all
the same is recorded and told (条例第十四条、第十五条, 保守国家秘密法).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.office.citing import Branch, aside, cited
from gongkai_desktop.office.law import Lifting
from gongkai_desktop.office.lifting import CONSENT, DECLASSIFY, NEVER
from gongkai_desktop.office.panel import SectionLine
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.register.fields import PROACTIVE, WITHHELD, YES_NO
from gongkai_desktop.register.item import Ground, Item
from gongkai_desktop.register.letters import has_consent
from gongkai_desktop.review.review import Lifted

_THIRD: Final = Ground(0, "涉及第三方权益", "")
"""What keeps an item back of which it is said that it touches a third party, whatever it was withheld for."""


@dataclass(frozen=True, slots=True)
class Withholding:
    """A reason it was withheld for, what must lift it, and what did; None where nothing did yet."""

    ground: Ground
    rule: Lifting
    lift: Lifted | None

    @property
    def reason(self) -> str:
        """The reason in the words of its rule set."""
        return self.ground.reason


def withholdings(item: Item, rules: RuleSet) -> Iterator[Withholding]:
    """All reasons that must be lifted, in the order they came, each with what lifted it since."""
    for ground in item.grounds:
        rule = rules.lifting(ground.reason)
        if rule is not None:
            yield Withholding(ground, rule, _lift_of(item, ground, rule))


def _lift_of(item: Item, ground: Ground, rule: Lifting) -> Lifted | None:
    for lift in item.lifts:
        named = lift.reason == ground.reason or (not lift.reason and rule.kind == DECLASSIFY)
        if named and lift.event > ground.event:
            return lift
    return None


def pending(item: Item, rules: RuleSet) -> tuple[Withholding, ...]:
    """What still keeps the item from being public, the gravest first; none of what is withheld anyway."""
    third = item.fields.get("third_party") == YES_NO[0] and item.attribute == PROACTIVE
    if item.attribute == WITHHELD or not (item.grounds or third):
        return ()
    found = {one.reason: one for one in withholdings(item, rules) if one.lift is None}
    if has_consent(item):
        found = {reason: one for reason, one in found.items() if one.rule.kind != CONSENT}
    elif third and not any(one.rule.kind == CONSENT for one in found.values()):
        found[_THIRD.reason] = Withholding(_THIRD, Lifting(CONSENT, cited(rules, Branch.THIRD_PARTY)), None)
    return tuple(sorted(found.values(), key=lambda one: (one.rule.kind != DECLASSIFY, one.ground.event)))


def is_secret(item: Item, rules: RuleSet) -> bool:
    """Whether it is a state secret, or was one and nothing says that it no longer is."""
    if rules.is_secret(item.fields.get("withheld_reason", "")):
        return True
    return any(one.rule.kind == DECLASSIFY for one in pending(item, rules))


def substitute(item: Item, rules: RuleSet) -> str:
    """What a state secret may be called where its title may not stand: the substitute that was given for it.

    One that was entered as a secret bears a substitute for its title from the beginning; '' where there is neither.
    """
    if given := item.fields.get("substitute", ""):
        return given
    first = item.grounds[0] if item.grounds else None
    own = first is not None and first.event == item.number and rules.is_secret(first.reason)
    return item.fields.get("title", "") if own and not item.imported else ""


def reasons(item: Item, rules: RuleSet) -> tuple[str, ...]:
    """The reasons it was withheld for that had to be lifted, each once."""
    return tuple(dict.fromkeys(one.reason for one in withholdings(item, rules)))


def declassified(item: Item, rules: RuleSet) -> Lifted | None:
    """Its last declassification, for the review it is handed in to."""
    found = [
        one.lift for one in withholdings(item, rules) if one.rule.kind == DECLASSIFY and one.lift is not None
    ]
    return found[-1] if found else None


def said(one: Withholding, *, public: bool = False) -> str:
    """What is missing, in words that end without a stop; of what is public already, that it was when it went out."""
    when = "公开时" if public else "还"
    if one.ground is _THIRD:
        return f"涉及第三方，{when}没有同意书或公共利益理由"
    wanted = {DECLASSIFY: f"解密，也没有登记{NEVER}", CONSENT: "同意书或公共利益理由"}
    return f"原以“{one.reason}”不予公开，{when}没有{wanted.get(one.rule.kind, one.rule.kind)}"


def breaches(item: Item, rules: RuleSet) -> Iterator[Breach]:
    """What went against the rules when it was lifted too late, in the wrong order, or never."""
    for one in pending(item, rules) if item.fields.get("published") else ():
        yield Breach("unlifted", said(one, public=True), one.rule.article)
    for one in withholdings(item, rules):
        if one.lift is not None:
            yield from _untimely(item, one, one.lift, rules)


def _untimely(item: Item, one: Withholding, lift: Lifted, rules: RuleSet) -> Iterator[Breach]:
    published = item.fields.get("published", "")
    if published and lift.day > published:
        yield Breach("lifted_late", f"{lift.manner}的登记日期 {lift.day} 晚于公开", one.rule.article)
    if lift.manner != NEVER and (
        words := one.rule.out_of_order(lift.day, rules.passed((*lift.heard, *item.heard)))
    ):
        yield Breach("lifted_out_of_order", words, one.rule.article)


def lines(item: Item, rules: RuleSet) -> Iterator[SectionLine]:
    """What the panel tells of the reasons it was withheld for and no longer is."""
    left = {one.ground for one in pending(item, rules)}
    for one in withholdings(item, rules):
        words = f"{one.ground.day} 起以“{one.reason}”不予公开"
        if one.lift is not None:
            yield SectionLine(f"{words}；{one.lift.day} {one.lift.words}", tone="good")
        elif one.ground in left:
            yield SectionLine(f"{words}，还没有登记{one.rule.kind}{aside(one.rule.article)}", tone="late")
        elif item.attribute != WITHHELD:
            yield SectionLine(words, tone="soft")
