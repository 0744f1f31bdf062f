"""The forms of a review's acts: what each asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct, act, picture, why
from gongkai_desktop.office.citing import Branch, cited, is_ours
from gongkai_desktop.office.lifting import DECLASSIFY, MANNERS, NEVER, Lifting
from gongkai_desktop.office.ruleset import RuleSet, Step

ON_REQUEST: Final = "依申请公开"
_ORGAN_HELP: Final = "报送机关选的是一类机关时，写具体是哪一个；空着也能登记，打印报审函以前要写"
STEP: Final = "step"
REASON: Final = "reason"


_ON_ITEM: Final = "同审查表：说的是这条信息公开不公开，不是对前一环节意见的批准与否"
"""What an opinion means where sheet and screen have no more than 同意 and 不同意 (D)."""


def opinion_act(step: Step, today: date, *, primary: bool = True, refusal: Step | None = None) -> NextAct:
    """The form of an opinion at a step, as it came back on paper; ``refusal`` is the step that refuses the item."""
    wanted = [one for one in step.opinions if step.wants_grounds(one) and refusal is None]
    form = (
        Column(
            "opinion", "意见", Kind.CHOICE, choices=step.opinions, required=True, help=_ON_ITEM * step.on_item
        ),
        Column("who", "签字人", required=True, help=f"在纸上签字的{step.called}"),
        Column("paper", "纸质件存放", width=14, help="审查表编号或存放处"),
        Column("grounds", "依据和理由", Kind.LONG, width=24, help=_grounds_help(wanted)),
        *(
            Column(ask.key, ask.title, ask.kind, choices=ask.choices, required=ask.required, help=ask.article)
            for ask in step.asks
        ),
        Column(
            REASON, "与规定不同的原因", Kind.LONG, width=24, help="不按次序、代签、先签后印时填写，照实记下"
        ),
    )
    note = f"按签回的纸质件登记（{step.article}）"
    if step.against:
        note = f"拟不予公开：意见“{'、'.join(step.passing)}”是同意不公开；{note}"
    elif refusal is not None:
        note = f"{refused_note(refusal, step)}。{note}"
    return act(STEP, f"登记{step.title}", form, today, primary=primary, note=note)


def refused_note(refusal: Step, step: Step) -> str:
    """What each opinion means for an item that an earlier step refuses."""
    meanings = (
        f"“{opinion}”就是{'同意' if opinion in step.passing else '不同意'}公开这条信息"
        for opinion in step.opinions
        if opinion not in step.waiting
    )
    return f"{refusal.title}不同意公开：{'，'.join(meanings)}"


def with_signers(opinion: NextAct, who: tuple[str, ...]) -> NextAct:
    """An opinion's form that offers those who may sign; the first of them, the holder of the post, stands in it."""
    columns = tuple(
        replace(column, choices=who) if column.key == "who" else column for column in opinion.form.columns
    )
    defaults = {**opinion.defaults, **({"who": who[0]} if who else {})}
    return replace(opinion, form=replace(opinion.form, columns=columns), defaults=defaults)


def _grounds_help(wanted: list[str]) -> str:
    return f"意见是“{'、'.join(wanted)}”时必须填写" if wanted else ""


def withdraw_act(today: date) -> NextAct:
    """The subject is taken out of review."""
    return act("withdraw", "撤回送审", (why("撤回原因"),), today, note="此前的意见不再算数；以后可以重新送审")


def return_act(today: date) -> NextAct:
    """The subject goes back to whoever drafted it."""
    return act("return", "登记退回", (why("退回原因"),), today, note="退回科室补充或修改，重新提交后接着审查")


def resubmit_act(today: date, reason: str) -> NextAct:
    """What was sent back comes again."""
    columns = (Column("how", "补充修改情况", Kind.LONG, width=24, required=True),)
    return act("resubmit", "登记重新提交", columns, today, primary=True, note=f"退回原因：{reason}")


def escalate_act(rules: RuleSet, today: date, *, primary: bool) -> NextAct:
    """The matter goes up."""
    titles = tuple(one.title for one in rules.escalations)
    organs = tuple(dict.fromkeys(organ for one in rules.escalations for organ in one.to))
    columns = (
        Column("kind", "报审事由", Kind.CHOICE, choices=titles, required=True),
        Column("to", "报送机关", width=16, choices=organs, required=True),
        Column("organ", "主送机关全称", width=20, help=_ORGAN_HELP),
        Column("letter_no", "报审函文号", width=14),
        Column(
            "what", "请示事项", Kind.LONG, width=24, required=True, help="不写涉密内容，只写代称和请示的问题"
        ),
    )
    note = "；".join(dict.fromkeys(f"{one.title}：{one.article}" for one in rules.escalations))
    return act("escalate", "登记报审", columns, today, primary=primary, note=note)


def answered_act(today: date, to: str) -> NextAct:
    """The answer came."""
    columns = (
        Column(
            "conclusion",
            "答复结论",
            width=16,
            required=True,
            choices=("可以公开", "不得公开", "不属于国家秘密", "属于国家秘密"),
        ),
        Column("paper", "复函文号和存放处", width=16),
    )
    return act(
        "answered", "登记报审答复", columns, today, primary=True, note=f"{to}的答复；接着由本环节据此审查"
    )


def partial_act(rules: RuleSet, attribute: str, today: date) -> NextAct:
    """The part that cannot be published is hidden."""
    columns = (
        Column(
            "hidden", "遮去或删改的内容", Kind.LONG, width=24, required=True, help="只写位置和性质，不写原文"
        ),
        why("依据和理由"),
        Column("agreed", "同意人", required=True),
        picture("公开版"),
    )
    articles = (separation_article(rules, attribute), cited(rules, Branch.AGAIN))
    told = "、".join(article for article in articles if not is_ours(article))
    note = f"遮去以后的公开版须重新送审（{told}）"
    return act("partial", "登记区分处理", columns, today, note=note)


def separation_article(rules: RuleSet, attribute: str) -> str:
    """What lets a part be hidden and the rest be published, for information of that attribute."""
    on_request = attribute == ON_REQUEST
    return cited(rules, Branch.SEPARATION_ON_REQUEST if on_request else Branch.SEPARATION)


def declassified_columns(*more: str, required: bool = True) -> tuple[Column, ...]:
    """What is recorded of a declassification, or of the finding that it never was a secret; ``more`` ways of it."""
    return (
        Column("manner", "解密方式", Kind.CHOICE, choices=(*MANNERS[DECLASSIFY], *more), required=True,
               help=f"从来不属于国家秘密的，选“{NEVER}”"),
        Column(
            "checked_with",
            "向哪个机关核对",
            width=16,
            required=required,
            help="原定密机关或者它的上级；定密有误的，写由谁认定",
        ),
        Column("by", "核对人", required=required),
        Column("noted", "书面决定存放处", width=16, help="只写存放处和内部编号；决定和载体不进本软件"),
    )  # fmt: skip


def order_words(lifting: Lifting) -> str:
    """In which order the office's own rules want review and declassification."""
    if lifting.after:
        words = "保密审查确认能够公开以后办理解密手续，再予以公开"
    else:
        words = "先解密、后审查" if lifting.before else "解密和保密审查都办完才能公开"
    return f"{words}（{lifting.article}）"


def declassify_act(rules: RuleSet, today: date, *, primary: bool = False) -> NextAct:
    """Information that had been secret and no longer is."""
    note = order_words(rules.declassifying)
    return act("declassify", "登记解密", declassified_columns(), today, primary=primary, note=note)


def filed_act(today: date, file_with: str, article: str) -> NextAct:
    """The declassification is put on file."""
    columns = (Column("with", "备案机关", width=16, required=True),)
    return act("filed", "登记解密备案", columns, today, note=f"{article}", defaults={"with": file_with})


def reopen_act(today: date) -> NextAct:
    """The same subject is reviewed once more from the first step."""
    return act(
        "reopen",
        "重新审查",
        (why("重新审查的原因"),),
        today,
        note="从第一个环节起重新审查，此前的意见保留在时间线里",
    )
