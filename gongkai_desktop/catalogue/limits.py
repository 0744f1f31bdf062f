"""What an entry's time limit makes of its items' publication: a limit of its own, or the 条例's. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongkai_desktop.catalogue.rules import Manner, Rule
from gongkai_desktop.catalogue.wording import read_limit
from gongkai_desktop.deadlines.model import Term, Unit
from gongkai_desktop.office.limits import Limit
from gongkai_desktop.records.event import Json

GENERAL: Final = Term(20, Unit.WORKDAYS)
_DAYS_BEYOND: Final = 28  # calendar days from which a term is longer than 20 working days in any month


def rule_of(fields: Mapping[str, object]) -> Rule:
    """An entry's rule: as the clerk has put it (时限按此计算), else as the catalogue words it."""
    return read_limit(str(fields.get("rule") or fields.get("time_limit") or ""))


def limit_of(fields: Mapping[str, object]) -> Limit | None:
    """By when an item of this entry must be public; None where the entry sets no term of its own.

    A term longer than the 条例's 20 working days counts only where the entry names the law that allows it
    (条例第二十六条：法律、法规另有规定的，从其规定).
    """
    rule = rule_of(fields)
    if rule.manner is not Manner.TERM or rule.term is None:
        return None
    basis = str(fields.get("basis", ""))
    if longer(rule.term) and not basis:
        return None
    article = f"公开目录“{fields.get('time_limit') or fields.get('rule')}”"
    return Limit(rule.term, rule.starts, f"{article}（{basis}）" if basis else article)


def longer(term: Term) -> bool:
    """Whether a term is longer than the 20 working days of the 条例."""
    if term.unit is Unit.WORKDAYS:
        return term.amount > GENERAL.amount
    return term.unit is Unit.MONTHS or term.amount > _DAYS_BEYOND


def remark_of(fields: Mapping[str, object], general: Limit) -> str:
    """What to know about an entry's time limit, with the article; '' when nothing.

    ``general`` is the limit of what has none of its own, the rule set's.
    """
    rule, article, term = rule_of(fields), general.article, general.term
    match rule.manner:
        case Manner.TERM if rule.term is not None and longer(rule.term) and not fields.get("basis"):
            return f"比{article}的 {term.words}长，又没有写公开依据，仍按 {term.words}计算"
        case Manner.UNREAD:
            return "请在“时限按此计算”里另写一句，如“形成或变更之日起20个工作日内”"
        case Manner.TERM:
            return ""
        case _:
            return f"新形成的信息仍按{article}：形成或者变更之日起 {term.words}内公开"


def limit_body(limit: Limit | None) -> Json:
    """A limit as an event holds it."""
    if limit is None:
        return None
    term = limit.term
    return {
        "amount": term.amount,
        "unit": term.unit.value,
        "starts": list(limit.starts),
        "article": limit.article,
    }


def limit_from(body: Json) -> Limit | None:
    """A limit as an event held it."""
    if not body:
        return None
    return Limit(Term(int(body["amount"]), Unit(body["unit"])), tuple(body["starts"]), body["article"])
