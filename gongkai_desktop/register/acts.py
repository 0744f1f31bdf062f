"""What may be done next with an item, in words, and the facts each act asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.office.ruleset import RuleSet, Step
from gongkai_desktop.register.fields import ATTRIBUTES, COLUMNS, FURTHER, LEADS, PROACTIVE, REGISTER, WITHHELD
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.standing import Rulebook, Standing, report_due

DAY = "day"


@dataclass(frozen=True, slots=True)
class NextAct:
    """One permitted act: its form, what is filled in already, and a word on what it does."""

    key: str
    title: str
    form: Ledger
    primary: bool = False
    defaults: Mapping[str, object] = field(default_factory=dict)
    note: str = ""


def next_acts(item: Item, standing: Standing, book: Rulebook, today: date) -> tuple[NextAct, ...]:
    """The acts that the item's state permits on that day, the next one first."""
    if standing.stage is Stage.VOID:
        return ()
    acts: list[NextAct] = []
    step = book.progress(item).next
    if step is not None and standing.stage not in (Stage.REMOVAL, Stage.REMOVED):
        acts.append(_step_act(step, today, primary=standing.stage is Stage.REVIEW))
    if item.attribute == PROACTIVE and standing.stage in (Stage.REVIEW, Stage.READY, Stage.STOPPED):
        acts.append(_publish_act(item, standing, book.rules, today))
    if standing.stage is Stage.REMOVAL:
        acts.append(_act("remove", "登记下架", (_why("下架情况"),), today, primary=True))
    owed = report_due(item, book)
    if owed is not None and standing.stage is Stage.REVIEW:
        note = f"科室应在 {owed.due} 前报到办公室（{owed.article}）"
        acts.append(_act("report", "登记科室报送", (), today, note=note))
    acts += _corrections(item, standing, book.rules, today)
    return tuple(acts)


def _step_act(step: Step, today: date, *, primary: bool) -> NextAct:
    passing = "、".join(step.passing)
    form = (
        Column("opinion", "意见", Kind.CHOICE, choices=step.opinions, required=True),
        Column("who", "签字人", required=True, help=f"在纸上签字的{step.role}"),
        Column("paper", "纸质件存放", width=14, help="审查表编号或存放处"),
        Column("grounds", "依据和理由", Kind.LONG, width=24, help=f"意见不是“{passing}”时必须填写"),
    )
    note = f"按签回的纸质件登记（{step.article}）"
    return _act("step", f"登记{step.title}", form, today, primary=primary, note=note)


def _publish_act(item: Item, standing: Standing, rules: RuleSet, today: date) -> NextAct:
    ready = standing.stage is Stage.READY
    channels = tuple(channel.title for channel in rules.channels)
    main = next((channel.title for channel in rules.channels if channel.main), "")
    form = (
        Column("form", "公开渠道", Kind.TEXT, width=14, choices=channels, required=True),
        Column("url", "网址", width=24),
        Column("site_column", "栏目", width=12),
        Column("checked", "录入确认人", required=True, help="发布前再次核对的人"),
    )
    note = "" if ready else "尚未完成审查批准。已经公开的照实登记，并标记“与规定不符”；还没公开的请先送审。"
    defaults = {"form": item.fields.get("form") or main}
    title = "登记公开" if ready else "补登：已经公开"
    return _act("publish", title, form, today, primary=ready, note=note, defaults=defaults)


def _corrections(item: Item, standing: Standing, rules: RuleSet, today: date) -> list[NextAct]:
    acts = [edit_act(item, rules)]
    if standing.stage is Stage.PUBLISHED:
        acts.append(
            _act(
                "change",
                "信息有变动",
                (_why("变动内容"),),
                today,
                note="变动之日起重新计算公开期限（条例第二十六条）",
            )
        )
        acts.append(_act("lapse", "信息已失效", (_why("失效情况"),), today, note="失效后应从网站下架"))
    if standing.stage not in (Stage.REMOVAL, Stage.REMOVED):
        acts.append(_attribute_act(item, rules, today))
    acts.append(_act("void", "登记有误，作废", (_why("原因"),), today, note="记录保留，不再计入台账各项数字"))
    return acts


def edit_act(item: Item, rules: RuleSet) -> NextAct:
    """Mend the entry's fields; what events own (publication, review) is not among them."""
    owned = ("published", "review_conclusion", "reviewed", "attribute")
    columns = [column for column in REGISTER.columns if column.key not in owned]
    columns += [column for column in FURTHER.columns if column.key not in ("origin_day",)]
    form = Ledger("register-edit", "修改登记", tuple(suited(column, rules) for column in columns))
    return NextAct("amend", "修改登记", form, defaults=dict(item.fields))


def suited(column: Column, rules: RuleSet) -> Column:
    """The column with the choices that this rule set offers."""
    offered = {
        "category": rules.categories,
        "source": tuple(source.title for source in rules.sources),
        "form": tuple(channel.title for channel in rules.channels),
        "withheld_reason": tuple(reason.title for reason in rules.reasons),
        "validity": ("有效", "失效", "废止"),
        "joint_lead": LEADS,
    }
    return replace(column, choices=offered[column.key]) if column.key in offered else column


def _attribute_act(item: Item, rules: RuleSet, today: date) -> NextAct:
    others = tuple(attribute for attribute in ATTRIBUTES if attribute != item.attribute)
    form = (
        Column("attribute", "改为", Kind.CHOICE, choices=others, required=True),
        Column("reason", "变更原因", Kind.LONG, width=24, required=True),
        suited(COLUMNS["withheld_reason"], rules),
        COLUMNS["basis"],
    )
    note = f"改为“{PROACTIVE}”的，自变更之日起计算公开期限；改为“{WITHHELD}”的，须填理由和依据"
    return _act("attribute", "变更公开属性", form, today, note=note)


def _why(title: str) -> Column:
    return Column("why", title, Kind.LONG, width=24, required=True)


def _act(
    key: str,
    title: str,
    columns: tuple[Column, ...],
    today: date,
    *,
    primary: bool = False,
    note: str = "",
    defaults: Mapping[str, object] | None = None,
) -> NextAct:
    day = Column(DAY, "日期", Kind.DATE, required=True, help="实际发生的日期")
    form = Ledger(f"act-{key}", title, (day, *columns))
    return NextAct(key, title, form, primary, {DAY: today.isoformat(), **(defaults or {})}, note)
