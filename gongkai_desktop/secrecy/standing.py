"""What went against the rules in a matter, and until when its answer is owed. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.deadlines.plain import deadline, due_dates
from gongkai_desktop.office.citing import OURS, Branch, as_of, cited
from gongkai_desktop.office.reviewing import LEAK as BY_LAW
from gongkai_desktop.office.reviewing import Leak
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.secrecy.affair import LEAK, QUESTION, WORK_SECRET, Affair
from gongkai_desktop.workdays.calendar import FIRST_DAY, Calendar


def dated(affair: Affair, rules: RuleSet, calendar: Calendar) -> Affair:
    """The matter with the last day for its answer as the calendar has it now; a leak's hours are the clock's."""
    if affair.kind != QUESTION:
        return affair
    rule, received = rules.questions, date.fromisoformat(affair.day)
    if rule is None or rule.within is None or received < FIRST_DAY:
        return replace(affair, due="", provisional=False)
    (due,) = due_dates([received], rule.within, calendar)
    return replace(affair, due=due.isoformat(), provisional=calendar.provisional(received, due))


def flags(affair: Affair, rules: RuleSet) -> tuple[Breach, ...]:
    """What went against the rules, with the article."""
    if affair.void:
        return ()
    if affair.kind == QUESTION:
        return _of_question(affair, rules)
    return _of_leak(affair, rules) if affair.kind == LEAK else ()


def _of_question(affair: Affair, rules: RuleSet) -> tuple[Breach, ...]:
    article = rules.questions.article if rules.questions else "制度没有规定"
    answers = affair.did("answer")
    found = []
    if affair.due and answers and min(step.day for step in answers) > affair.due:
        found.append(Breach("answered_late", f"答复晚于 {affair.due}", article))
    if affair.did("close") and not answers:
        found.append(Breach("unanswered", "没有说明依据和理由就办结", article))
    return tuple(found)


def _of_leak(affair: Affair, rules: RuleSet) -> tuple[Breach, ...]:
    rule, found = leak_rule(rules, affair.facts.get("sort", "")), []
    reporting = as_of(rule.article, affair.day)
    reports = affair.did("report")
    late = [step for step in reports if affair.due_at and step.moment > affair.due_at]
    if late:
        found.append(
            Breach(
                "reported_late",
                f"上报晚于 {rule.hours} 小时（{affair.due_at.replace('T', ' ')}）",
                reporting,
            )
        )
    if affair.did("close"):
        if affair.untold:
            text = f"没有向{'、'.join(affair.untold)}报告就办结"
            found.append(Breach("unreported", text, reporting))
        if not affair.facts.get("remedy") and not affair.did("mend"):
            remedy = as_of(rule.remedy_article, affair.day)
            found.append(Breach("unmended", "没有登记补救措施就办结", remedy))
    return tuple(found)


def explained(affair: Affair, rules: RuleSet, calendar: Calendar) -> Deadline | None:
    """The strip of days to the answer of a question; None where hours count or no time is set."""
    rule = rules.questions
    if affair.kind != QUESTION or not affair.due or rule is None or rule.within is None:
        return None
    begins = "收到质疑之日"
    return deadline(
        date.fromisoformat(affair.day), rule.within, calendar, citation=rule.article, begins=begins
    )


def leak_rule(rules: RuleSet, sort: str) -> Leak:
    """What is asked after a leak of that sort, with its articles.

    For a work secret the office's own document stands, the law on state secrets (实施条例第六十一条) does not: it
    is protected by 保密法第六十四条, and to report it within the same hours is the office's own.
    """
    rule = rules.leak
    if sort != WORK_SECRET:
        return rule
    remedy = [*_own(rule.remedy_article), cited(rules, Branch.WORK_SECRET)]
    return replace(rule, article="、".join(_own(rule.article)) or OURS, remedy_article="、".join(remedy))


def _own(citation: str) -> list[str]:
    """The articles of a citation but that of the law on state secrets."""
    return [article for article in citation.split("、") if article != BY_LAW.article]
