"""What a new question, patrol or leak is asked. Of classified matter only pointers are taken, never its content."""

from __future__ import annotations

from datetime import date, datetime

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct, act, picture
from gongkai_desktop.office.citing import Branch, cited
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.secrecy.affair import LEAK, PATROL, QUESTION, WORK_SECRET

WAYS = ("来信", "来访", "电话", "网络", "电子邮件")
SORTS = ("涉密信息已公开", "可能泄密", WORK_SECRET, "其他")
POINTER = "只写代称或内部编号，不写涉密内容"
NOTHING_FOUND = "没有发现问题的空着，照样登记备查"


def hour_column(*, required: bool = False) -> Column:
    """The time of the day, as HH:MM."""
    return Column("hour", "时间", required=required, width=6, help="几点几分，如 09:30")


def new_form(kind: str, rules: RuleSet, today: date, now: datetime) -> NextAct:
    """The form of a new matter of that kind."""
    return {QUESTION: _question, PATROL: _patrol, LEAK: _leak}[kind](rules, today, now)


def _question(rules: RuleSet, today: date, now: datetime) -> NextAct:
    rule = rules.questions
    columns = (
        Column("who", "提出人", width=14, required=True, help="列表里只显示姓氏"),
        Column("contact", "联系方式", width=20),
        Column("way", "提出方式", width=8, choices=WAYS),
        Column("item", "质疑的信息", Kind.RECORD, width=16, help="索引号或 #编号；没有登记的写在下面"),
        Column(
            "what", "质疑内容", Kind.LONG, width=24, required=True, help="没有公开的是什么信息、要求说明什么"
        ),
        Column("to", "由谁说明", width=16, required=True),
        picture("来信或记录"),
    )
    note = f"应说明不予公开的依据和理由（{rule.article}）" if rule else "说明不予公开的依据和理由"
    if rule and rule.within:
        note += f"；{rule.within}内答复"
    defaults = {"to": rule.to if rule else ""}
    return act(QUESTION, "登记质疑", columns, today, primary=True, note=note, defaults=defaults)


def _patrol(rules: RuleSet, today: date, now: datetime) -> NextAct:
    rule = rules.patrol
    channels = tuple(channel.title for channel in rules.channels)
    columns = (
        Column(
            "scope",
            "巡查范围",
            Kind.LONG,
            width=24,
            required=True,
            choices=channels,
            help="哪些网站、栏目、账号，哪段时间发布的",
        ),
        Column("who", "巡查人", required=True),
        *finding_columns(required=False),
        picture("截图或巡查记录"),
    )
    note = f"查看本单位已发布的信息（{rule.article}）" if rule else "查看本单位已发布的信息"
    main = next((channel.title for channel in rules.channels if channel.main), "")
    return act(PATROL, "登记巡查", columns, today, primary=True, note=note, defaults={"scope": main})


def finding_columns(*, required: bool) -> tuple[Column, ...]:
    """What was found, where, in which item, and what was done at once."""
    return (
        Column(
            "text", "发现的问题", Kind.LONG, width=24, required=required, help=f"{NOTHING_FOUND}；{POINTER}"
        ),
        Column("where", "在哪里", width=20, help="网址、栏目"),
        Column("item", "涉及的信息", Kind.RECORD, width=16, help="索引号或 #编号"),
        Column("remedy", "补救措施", Kind.LONG, width=24, help="已经处理的写在这里；还没有的，处理后再登记"),
    )


def _leak(rules: RuleSet, today: date, now: datetime) -> NextAct:
    rule = rules.leak
    columns = (
        hour_column(required=True),
        Column("sort", "情形", Kind.CHOICE, choices=SORTS, required=True),
        Column("what", "事件", Kind.LONG, width=24, required=True, help=POINTER),
        Column("internal_no", "内部编号", width=14, help="涉密件在保密室的编号，不透露内容；没有的空着"),
        Column("item", "涉及的信息", Kind.RECORD, width=16, help="索引号或 #编号"),
        Column("where", "渠道", width=16, help="在哪里公开或者传出的"),
        Column("who", "发现人", required=True),
        Column("remedy", "立即采取的补救措施", Kind.LONG, width=24, help="删除、下架、追回等；还没有的空着"),
        picture("证据材料（不得涉密）"),
    )
    report = f"发现后 {rule.hours} 小时内向{'、'.join(rule.to)}报告（{rule.article}）"
    note = f"立即补救（{rule.remedy_article}），{report}"
    note += f"；{WORK_SECRET}的，采取保护措施（{cited(rules, Branch.WORK_SECRET)}），照同样的期限报告"
    defaults = {"hour": f"{now:%H:%M}"}
    return act(LEAK, "登记泄密事件", columns, today, primary=True, note=note, defaults=defaults)
