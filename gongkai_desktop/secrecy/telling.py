"""A matter in the clerk's words: its history, and the sections of its panel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gongkai_desktop.office.citing import as_of
from gongkai_desktop.office.panel import Section, SectionLine
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.records.event import Event
from gongkai_desktop.secrecy.affair import LEAK, PATROL, QUESTION, Affair
from gongkai_desktop.secrecy.standing import leak_rule


def told(event: Event) -> str:
    """The event in one Chinese sentence; who asked is not in it, nor what a leak was about."""
    if event.purged:
        return "内容已依规清除"
    body: Mapping[str, Any] = event.body
    match event.kind:
        case "affair.questioned":
            return f"收到质疑，由{body['facts']['to']}说明"
        case "affair.patrolled":
            found = "；发现问题" if body.get("finding") else "，没有发现问题"
            return f"{body['facts']['who']} 上网巡查{found}"
        case "affair.leaked":
            return f"{body['hour']} 发现：{body['facts']['sort']}"
        case "affair.found":
            return f"发现问题：{body['finding']['text']}"
        case "affair.mended":
            return f"采取补救措施：{body['what']}"
        case "affair.voided":
            return f"登记有误，作废：{body['why']}"
        case "affair.done":
            return _done(body["what"], body["facts"])
        case "sheet.printed":
            return f"打印{body.get('title', '文书')} {body.get('number', '')}"
        case "records.reversed":
            return "撤销了一次登记"
        case "records.purged":
            return "依规清除了内容"
        case _:
            return "相关事项有变动"


def _done(what: str, facts: Mapping[str, str]) -> str:
    number = f"（{facts['number']}）" if facts.get("number") else ""
    match what:
        case "forward":
            return f"转{facts['department']}" + (f"：{facts['note']}" if facts["note"] else "")
        case "answer":
            return f"答复{number}：依据{facts['basis']}；{facts['reasons']}"
        case "mend":
            return f"{facts['hour']} 采取补救措施：{facts['what']}"
        case "report":
            return f"{facts['hour']} 向{facts['to'].replace('；', '、')}报告{number}"
        case _:
            note = f"：{facts['note']}" if facts.get("note") else ""
            return f"办结，{facts['result']}{note}"


def sections(affair: Affair, rules: RuleSet, titles: Mapping[int, str]) -> tuple[Section, ...]:
    """Every section that has something to say, in reading order."""
    tellers = {QUESTION: _question, PATROL: _patrol, LEAK: _leak}
    rooms = tellers[affair.kind](affair, rules)
    found = [Section(title, tuple(lines)) for title, lines in rooms]
    items = dict.fromkeys(one for one in (affair.item, *(found.item for found in affair.findings)) if one)
    about = tuple(SectionLine(titles.get(one, f"#{one}"), record=one) for one in items)
    return tuple(section for section in (*found, Section("涉及的信息", about)) if section.lines)


Rooms = tuple[tuple[str, Iterator[SectionLine]], ...]


def _question(affair: Affair, rules: RuleSet) -> Rooms:
    return ("质疑", _asked(affair)), ("办理", _steps(affair)), ("期限", _answer_limit(affair, rules))


def _asked(affair: Affair) -> Iterator[SectionLine]:
    facts = affair.facts
    contact = f"（{facts['contact']}）" if facts.get("contact") else ""
    yield SectionLine(f"提出人：{facts.get('who', '')}{contact}")
    if facts.get("way"):
        yield SectionLine(f"提出方式：{facts['way']}", tone="soft")
    yield SectionLine(f"质疑内容：{facts.get('what', '')}")
    yield SectionLine(f"由谁说明：{facts.get('to', '')}")


def _answer_limit(affair: Affair, rules: RuleSet) -> Iterator[SectionLine]:
    rule = rules.questions
    if affair.due and rule:
        yield SectionLine(f"应在 {affair.due} 前答复（{rule.article}）")
    elif rule:
        yield SectionLine(f"制度没有规定答复天数（{rule.article}）", tone="soft")


def _steps(affair: Affair) -> Iterator[SectionLine]:
    for step in affair.steps:
        yield SectionLine(f"{step.day} {_done(step.what, step.facts)}")


def _patrol(affair: Affair, rules: RuleSet) -> Rooms:
    return ("巡查", _patrolled(affair, rules)), ("发现和补救", _findings(affair))


def _patrolled(affair: Affair, rules: RuleSet) -> Iterator[SectionLine]:
    article = f"（{rules.patrol.article}）" if rules.patrol else ""
    yield SectionLine(f"{affair.day} {affair.facts.get('who', '')} 巡查{article}")
    yield SectionLine(f"范围：{affair.facts.get('scope', '')}")


def _findings(affair: Affair) -> Iterator[SectionLine]:
    if not affair.findings:
        yield SectionLine("没有发现问题", tone="good")
    for one in affair.findings:
        where = f"（{one.where}）" if one.where else ""
        yield SectionLine(f"{one.day} {one.text}{where}", tone="" if one.remedy else "late")
        if one.remedy:
            yield SectionLine(f"{one.remedy_day} 补救：{one.remedy}", tone="good")


def _leak(affair: Affair, rules: RuleSet) -> Rooms:
    return ("事件", _leaked(affair)), ("补救和报告", _reports(affair, rules))


def _leaked(affair: Affair) -> Iterator[SectionLine]:
    facts = affair.facts
    where = f"，{facts['where']}" if facts.get("where") else ""
    yield SectionLine(
        f"{affair.day} {affair.hour} {facts.get('who', '')} 发现：{facts.get('sort', '')}{where}"
    )
    yield SectionLine(f"事件：{facts.get('what', '')}")
    if facts.get("internal_no"):
        yield SectionLine(f"内部编号：{facts['internal_no']}")


def _reports(affair: Affair, rules: RuleSet) -> Iterator[SectionLine]:
    if affair.facts.get("remedy"):
        yield SectionLine(f"立即采取的补救措施：{affair.facts['remedy']}", tone="good")
    yield from _steps(affair)
    rule = leak_rule(rules, affair.facts.get("sort", ""))
    if affair.untold and not affair.void:
        limit = affair.due_at.replace("T", " ")
        article = as_of(rule.article, affair.day)
        yield SectionLine(f"应在 {limit} 前向{'、'.join(affair.untold)}报告（{article}）", tone="late")
