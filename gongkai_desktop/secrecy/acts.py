"""What may be recorded of a matter next: the acts that its state permits, the next one first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct, act, picture, why
from gongkai_desktop.office.citing import as_of, is_ours
from gongkai_desktop.office.reviewing import Leak
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.secrecy.affair import LEAK, PATROL, QUESTION, RESULTS, Affair, AffairState, Finding
from gongkai_desktop.secrecy.forms import POINTER, finding_columns, hour_column
from gongkai_desktop.secrecy.standing import leak_rule

_SHORT = 24


@dataclass(frozen=True, slots=True)
class Case:
    """A matter on a day, under the rule set it began with. ``now`` is the moment by the clock."""

    affair: Affair
    rules: RuleSet
    today: date
    now: datetime


def next_acts(case: Case) -> tuple[NextAct, ...]:
    """The acts that the matter's state permits, the next one first; to void it stays last."""
    affair = case.affair
    if affair.state is AffairState.VOID:
        return ()
    found = {QUESTION: _question, PATROL: _patrol, LEAK: _leak}[affair.kind](case)
    note = "记录保留，不再计入台账"
    found.append(act("void", "登记有误，作废", (why("原因"),), case.today, note=note))
    return tuple(sorted(found, key=lambda one: (not one.primary, one.key == "void")))


def _question(case: Case) -> list[NextAct]:
    state = case.affair.state
    if state is AffairState.CLOSED:
        return []
    answered = state is AffairState.ANSWERED
    found = [_answer(case, primary=not answered), _close_question(case, primary=answered)]
    return [_forward(case), *found] if state is AffairState.OPEN else found


def _forward(case: Case) -> NextAct:
    columns = (
        Column("department", "转给", width=16, required=True, help="产生这条信息的部门"),
        Column("note", "要求", Kind.LONG, width=24),
    )
    return act("forward", "转产生部门", columns, case.today)


def _answer(case: Case, *, primary: bool) -> NextAct:
    columns = (
        Column("basis", "依据", Kind.LONG, width=24, required=True, help="不予公开的法律、法规条款"),
        Column("reasons", "理由", Kind.LONG, width=24, required=True, help="不透露涉密内容"),
        Column("number", "答复文号", width=14),
        Column("how", "答复方式", width=8, choices=("书面", "当面", "电话", "邮寄", "电子邮件")),
        picture("答复书"),
    )
    rule = case.rules.questions
    note = f"说明不予公开有关信息的依据和理由（{rule.article}）" if rule else "说明不予公开的依据和理由"
    title = "再次答复" if case.affair.did("answer") else "登记答复"
    return act("answer", title, columns, case.today, primary=primary, note=note)


def _close_question(case: Case, *, primary: bool) -> NextAct:
    columns = (
        Column("result", "结果", Kind.CHOICE, choices=RESULTS, required=True),
        Column("note", "说明", Kind.LONG, width=24),
    )
    limit = case.rules.publication
    article = limit.turned_article or limit.article
    note = f"改为公开、部分公开的，再到信息登记里变更公开属性，公开期限从变更之日起算（{article}）"
    if not primary:
        note = "还没有登记答复；办结后标记“与规定不符”"
    return act(
        "close", "办结", columns, case.today, primary=primary, note=note, defaults={"result": RESULTS[0]}
    )


def _patrol(case: Case) -> list[NextAct]:
    found = [act("find", "登记发现的问题", (*finding_columns(required=True), picture()), case.today)]
    if not case.affair.unmended:
        return found
    columns = (
        Column("finding", "问题", Kind.CHOICE, choices=tuple(labels(case.affair)), required=True),
        Column("what", "补救措施", Kind.LONG, width=24, required=True, help=POINTER),
        picture("处理后的截图"),
    )
    rule = case.rules.patrol
    known = rule is not None and not is_ours(rule.article)
    note = "发现涉密信息应当及时采取补救措施" + (f"（{rule.article}）" if rule and known else "")
    note += "；涉密的，同时登记泄密事件并按时报告"
    defaults = {"finding": next(iter(labels(case.affair)))}
    return [act("mend", "登记补救", columns, case.today, primary=True, note=note, defaults=defaults), *found]


def labels(affair: Affair) -> dict[str, Finding]:
    """The findings that still wait for a remedy, by what the form calls them."""
    known = enumerate(affair.findings, start=1)
    return {f"{at}. {one.text[:_SHORT]}": one for at, one in known if not one.remedy}


def _leak(case: Case) -> list[NextAct]:
    affair = case.affair
    if affair.state is AffairState.CLOSED:
        return []
    mended, missing = bool(affair.facts.get("remedy") or affair.did("mend")), affair.untold
    found = [_mend_leak(case, primary=not mended)]
    if missing:
        found.append(_report(case, missing, primary=mended))
    columns = (Column("result", "查处结果", Kind.LONG, width=24, required=True, help=POINTER), picture())
    inquiry = case.rules.leak.inquiry_article
    note = f"造成泄密的，依照规定查处（{inquiry}）" if inquiry else ""
    if missing:
        note = "还没有报告；办结后标记“与规定不符”"
    found.append(act("close", "办结", columns, case.today, primary=mended and not missing, note=note))
    return found


def _then(case: Case, article: str) -> str:
    """An article as it was on the day of the matter."""
    return as_of(article, case.affair.day)


def _rule(case: Case) -> Leak:
    return leak_rule(case.rules, case.affair.facts.get("sort", ""))


def _mend_leak(case: Case, *, primary: bool) -> NextAct:
    columns = (
        hour_column(required=True),
        Column("what", "补救措施", Kind.LONG, width=24, required=True, help=POINTER),
        picture(),
    )
    note = f"立即采取补救措施（{_then(case, _rule(case).remedy_article)}）"
    defaults = {"hour": f"{case.now:%H:%M}"}
    return act("mend", "登记补救", columns, case.today, primary=primary, note=note, defaults=defaults)


def _report(case: Case, missing: tuple[str, ...], *, primary: bool) -> NextAct:
    rule, affair = _rule(case), case.affair
    columns = (
        hour_column(required=True),
        Column("to", "报告给", Kind.SEVERAL, choices=missing, required=True),
        Column("how", "报告方式", width=10, choices=("书面", "电话", "当面")),
        Column("number", "报告文号", width=14),
        picture("报告单（不得涉密）"),
    )
    note = f"应在 {affair.due_at.replace('T', ' ')} 前报告（{_then(case, rule.article)}）"
    defaults = {"hour": f"{case.now:%H:%M}", "to": "；".join(missing)}
    return act("report", "登记上报", columns, case.today, primary=primary, note=note, defaults=defaults)
