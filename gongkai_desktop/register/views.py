"""The register as its lists show it: listed columns, views, what a row says on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gongkai_desktop.cases.query import View
from gongkai_desktop.cases.table import Dress, Source, Table, Values, filtered_as, said
from gongkai_desktop.cases.urgency import Moment, overdue, urgency
from gongkai_desktop.ledger.definition import Kind
from gongkai_desktop.office.lifting import KINDS
from gongkai_desktop.register.fields import COLUMNS, FURTHER, ON_REQUEST, PROACTIVE, REGISTER, WITHHELD
from gongkai_desktop.register.searching import numbered, numbered_shortly
from gongkai_desktop.register.stages import OPEN, SIGNING, Stage, owing, status

if TYPE_CHECKING:
    from gongkai_desktop.store import Store
    from gongkai_desktop.workdays.calendar import Calendar

LISTED: Final = (
    "id",
    *REGISTER.keys,
    *("stage", "waiting", "due", "provisional", "flags", "missing", "imported", "last_event"),
    *(
        "ask_by",
        "report_due",
        "report_remind",
        "valid_until",
        "finished",
        "entry",
        "unconfirmed",
        "owed",
        "doubts",
        "look_due",
    ),
)
INSIDE: Final = "inside"
"""The view of what is made known inside the office only (A2); it is in no other."""

OPEN_SQL: Final = "stage IN ({})".format(", ".join(f"'{stage}'" for stage in OPEN))
WEEKLY_SQL: Final = (
    f"finished <> '' AND attribute = '{PROACTIVE}'"
    f" AND published = '' AND stage IN ('{Stage.REVIEW}', '{Stage.READY}')"
)
"""Documents that wait for their weekly batch (C5), whenever that is."""
_OVERDUE: Final = overdue(OPEN_SQL)
"""Whatever it waits for: what is red in a list is what this view counts."""
_LIVE: Final = f"t.stage <> '{Stage.VOID}'"
_OUT: Final = f"t.stage = '{Stage.PUBLISHED}'"
"""Most of a ledger. With a + before it it is no way in, so that rows are walked by their day or newest first."""
_DOUBTFUL: Final = (
    "t.id IN (SELECT id FROM item WHERE doubts <> '' UNION ALL SELECT id FROM item WHERE formed > :today)"
)
_UNLIFTED: Final = ", ".join(f"'{kind}'" for kind in KINDS)

VIEWS: Final = (
    View("overdue", "逾期", _OVERDUE, urgency="overdue"),
    View("unpublished", "逾期未公开", f"{_OVERDUE} AND t.stage <> '{Stage.REMOVAL}'", urgency="overdue"),
    View("today", "今天到期", f"{OPEN_SQL} AND t.due = :today", urgency="soon"),
    View("soon", "3 个工作日内到期", f"{OPEN_SQL} AND t.due > :today AND t.due <= :soon", urgency="soon"),
    View("week", "本周到期", f"{OPEN_SQL} AND t.due > :soon AND t.due <= :sunday"),
    View(
        "unreported",
        "科室未报",
        f"t.report_due <> '' AND t.report_remind <= :today AND {_LIVE}",
        offered=lambda rules: rules.reporting,
    ),
    View("unasked", "应征求意见", "t.ask_by <> ''"),
    View(
        "weekly",
        "每周集中发布",
        f"{WEEKLY_SQL} AND t.finished < :monday",
        offered=lambda rules: rules.weekly,
    ),
    View("review", "待审查", f"t.stage IN ('{Stage.REVIEW}', '{Stage.STOPPED}') AND t.imported = 0"),
    View("stopped", str(Stage.STOPPED), f"t.stage = '{Stage.STOPPED}'"),
    View(
        "returned",
        "退回补正",
        f"t.stage = '{Stage.RETURNED}'",
        offered=lambda rules: rules.interpretation,
        kept=True,
    ),
    View("lifting", "不公开事由待解除", f"t.stage = '{Stage.REVIEW}' AND t.waiting IN ({_UNLIFTED})"),
    View("unsigned", f"待{SIGNING}", f"t.stage = '{Stage.READY}' AND t.waiting = '{SIGNING}'"),
    View("ready", "待公开", f"t.stage = '{Stage.READY}' AND t.waiting <> '{SIGNING}'"),
    View(
        "unconfirmed",
        "待二次确认",
        f"t.unconfirmed <> 0 AND {_LIVE}",
        offered=lambda rules: rules.entry and rules.entry.second_check,
        kept=True,
    ),
    View(
        "uninterpreted",
        "缺政策解读",
        "t.owed <> '' AND instr(t.owed, '政策解读')",
        offered=lambda rules: rules.interpretation,
        kept=True,
    ),
    View(
        "undelivered",
        "待移送查阅点",
        "t.owed <> '' AND instr(t.owed, '移送查阅点')",
        offered=lambda rules: rules.delivery,
        kept=True,
    ),
    View("removal", "待下架", f"t.stage = '{Stage.REMOVAL}'"),
    View(
        "expiring",
        "有效期将满",
        f"t.valid_until <> '' AND t.valid_until BETWEEN :today AND :ahead AND +{_OUT}",
    ),
    View("expired", "有效期已满", f"t.valid_until <> '' AND t.valid_until < :today AND +{_OUT}"),
    View(
        "unfilled",
        "补填公开日期",
        f"t.imported = 1 AND {OPEN_SQL} AND t.published = '' AND t.due = '' AND t.stage <> '{Stage.STOPPED}'",
    ),
    View("unset", str(Stage.UNSET), f"t.stage = '{Stage.UNSET}'"),
    View("published", "已公开", f"+{_OUT}", counted=_OUT),
    View("on_request", ON_REQUEST, f"t.attribute = '{ON_REQUEST}'"),
    View("withheld", WITHHELD, f"t.attribute = '{WITHHELD}'"),
    View("look", "评估到期", "t.look_due <> '' AND t.look_due <= :today"),
    View("contradictory", "数据矛盾", f"{_DOUBTFUL} AND {_LIVE}"),
    View("flagged", "与规定不符", f"t.flags <> '' AND {_LIVE}"),
    View("incomplete", "登记不全", f"t.missing <> '' AND {_LIVE}"),
    View("provisional", "期限暂定", f"t.provisional = 1 AND {OPEN_SQL}"),
    View("proactive", PROACTIVE, f"t.attribute = '{PROACTIVE}'"),
    View("all", "全部"),
    View(
        INSIDE,
        "对内公开",
        "t.inside <> 0",
        offered=lambda rules: any(category.inside for category in rules.category_rules),
        kept=True,
        hidden=True,
    ),
)

_STAGE, _WAITING, _DUE, _PROVISIONAL = map(LISTED.index, ("stage", "waiting", "due", "provisional"))


def _standing(values: Values) -> Values:
    """What decides how a row reads; of one that waits for nothing the day is past and says nothing."""
    stage = values[_STAGE]
    return stage, values[_WAITING], owing(stage, values[_DUE]), values[_PROVISIONAL]


def _told(standing: Values, moment: Moment, calendar: Calendar) -> Values:
    stage, waiting, due, provisional = standing
    return said(status(stage, waiting), urgency(due, "", bool(provisional), moment, calendar))


def _numbered(store: Store, text: str) -> int:
    found = numbered(store, text)
    return found[0] if found else numbered_shortly(store, text)


def _behind(key: str) -> View | None:
    """The view behind a figure of the statistics."""
    from gongkai_desktop.register.facets import FACETS  # the first rows of a list do not need it

    return FACETS.behind(key)


ITEMS: Final = Table(
    key="item",
    title="信息登记",
    source=Source("item"),
    columns=LISTED,
    views=VIEWS,
    dress=Dress(_standing, _told),
    kinds=filtered_as(
        COLUMNS.values(),
        **dict.fromkeys(("ask_by", "due", "report_due", "report_remind", "look_due"), Kind.DATE),
        stage=Kind.CHOICE,
        **dict.fromkeys(("provisional", "imported", "unconfirmed"), Kind.FLAG),
        **dict.fromkeys(("id", "entry", "last_event"), Kind.INTEGER),
    ),
    titles={key: column.title for key, column in COLUMNS.items()},
    further=frozenset(FURTHER.keys),
    outside="t.id NOT IN (SELECT id FROM item WHERE inside <> 0)",
    number="index_no",
    numbered=_numbered,
    derived=_behind,
    unfinished=OPEN_SQL,
)
"""``outside`` is said so that counts stay within the narrow indexes: the few that are inside have one of their own."""
