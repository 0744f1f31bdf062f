"""Applications by the hundred thousand: lists, likeness, a long case and a holiday notice beside bare SQL."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.records.event import Draft
from gongkai_desktop.records.projecting import batches
from gongkai_desktop.records.reading import histories
from gongkai_desktop.records.writing import Act
from gongkai_desktop.register.nearby import ITEMS_LIKE
from gongkai_desktop.requests.dates import key_dates
from gongkai_desktop.requests.similar import REQUESTS_LIKE, sought
from gongkai_desktop.requests.views import REQUESTS

from .ledgers import made_once
from .paging import Both, Paged, opened
from .test_moves import notice
from .yardstick import beside

pytestmark = pytest.mark.bench

COUNT, OPEN, LONG = 200_000, 50_000, 200
SCREEN = 20  # entries of a timeline that a card shows first (ui/kit/ledger/history.py)
REPEATS = 10
TODAY = date(2026, 12, 24)
_WHERE = ("城东", "城西", "新城", "老城", "开发区", "高铁站片区", "河滨", "北苑", "南湖", "经开区")
_WHAT = (
    *("校园食堂检查结果", "征地补偿标准", "规划许可证副本", "拆迁补偿安置方案", "教师招聘成绩"),
    *("道路改造中标合同", "环境影响评价批复", "物业维修资金使用情况", "低保户名单审核办法", "学区划分依据"),
)
_SURNAMES, _NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静强磊军洋勇艳杰娟涛明超"


def _now() -> datetime:
    return datetime(2026, 12, 24, 9, 30, tzinfo=timezone(timedelta(hours=8)))


def facts(at: int, chance: random.Random, spread: int) -> dict[str, str]:
    """The registration of an application that came in within so many days."""
    name = chance.choice(_SURNAMES) + chance.choice(_NAMES) + chance.choice(_NAMES)
    arrived = TODAY - timedelta(days=chance.randrange(spread))
    return {
        "number": f"依申〔{arrived.year}〕{at}号",
        "applicant": name,
        "applicant_kind": "自然人",
        "channel": "平信" if at % 7 == 0 else "当面",
        "arrived": arrived.isoformat(),
        "asked": f"{arrived.year - 1}年{chance.choice(_WHERE)}{chance.choice(_WHAT)}（第{at % 997}号）",
        "department": "办公室",
    }


def office(root: Path, count: int, spread: int, *, onward: bool = False) -> Path:
    """An office with so many applications; with ``onward`` those that are not answered stand at every stage."""
    chance = random.Random(20261224)

    def fill(desk: Desk) -> None:
        with desk.records.act(actor=desk.actor()) as act:
            act.add(
                Draft("request.received", date.fromisoformat(told["arrived"]), _body(told))
                for told in (facts(at, chance, spread) for at in range(count))
            )
            if onward:
                _go_on(act, [number for (number,) in desk.store.rows(_OPEN)])

    return made_once(root, fill, _now)


_OPEN = "SELECT id FROM request WHERE closed = '' AND state = '待审查' ORDER BY id"
_STEPS: tuple[tuple[str, dict[str, object]], ...] = (
    ("request.examined", {"found": "内容明确、要件齐全"}),
    ("request.correction_asked", {"what": "写明名称", "until": "2027-01-15", "doc_no": "", "received": ""}),
    ("request.proposed", {"matter": 0, "outcome": "granted", "title": "予以公开"}),
    ("request.issued", {"doc_no": "某教公复〔2026〕1号", "row": "granted"}),
    (
        "request.disputed",
        {"path": "行政复议", "body": "某区政府", "case_no": "", "simple": False, "what": ""},
    ),
)
"""What comes after the receipt, one of them to each in turn; every sixth waits to be examined."""
_WRITTEN = {"facts": {}, "taken_on": "", "despite": ""}


def _go_on(act: Act, waiting: list[int]) -> None:
    """Give each of those that are not answered its step; the facts of an outcome are written in a second round."""
    steps = [(record, *_STEPS[at % 6]) for at, record in enumerate(waiting) if at % 6 < len(_STEPS)]
    events = act.add(Draft(kind, TODAY, body, record) for record, kind, body in steps)
    act.add(
        Draft("request.written", TODAY, {"chosen": event, "title": "予以公开", **_WRITTEN}, record)
        for event, (record, kind, _) in zip(events, steps, strict=True)
        if kind == "request.proposed"
    )


def _body(told: dict[str, str]) -> dict[str, object]:
    """What came in more than two months ago was answered: as an old ledger tells it."""
    issued = date.fromisoformat(told["arrived"]) + timedelta(days=15)
    if TODAY - issued < timedelta(days=45):
        return {"fields": told}
    day = issued.isoformat()
    return {"fields": {**told, "issued": day, "served": day, "result": "予以公开"}, "imported": True}


@pytest.fixture(scope="module")
def many(bench_folder: Path) -> Iterator[Both]:
    root = office(bench_folder / "二十万件申请", COUNT, 2000, onward=True)
    with opened(root, _now) as both:
        yield both


QUERIES = [
    *((f"视图“{view.title}”", Query(view.key)) for view in REQUESTS.views),
    ("搜索“补偿”", Query("all", "补偿")),
    ("搜索“高铁站片区”", Query("all", "高铁站片区")),
]


@pytest.mark.parametrize(("name", "query"), QUERIES, ids=[name for name, _ in QUERIES])
def test_the_first_page(many: Both, name: str, query: Query) -> None:
    desk, bare = many
    assert Paged(desk.request_lists, bare, TODAY).beside(f"二十万件申请，{name}的第一页", query)


def test_what_is_like_an_application(many: Both) -> None:
    desk, bare = many
    told = {"applicant": "王小明", "asked": "2025年高铁站片区拆迁补偿安置方案和征地补偿标准"}
    words = sought(told["asked"])
    assert desk.requests.like(told, TODAY)

    def floor() -> None:
        bare.execute(REQUESTS_LIKE, {"words": words}).fetchall()
        bare.execute(ITEMS_LIKE, {"words": words}).fetchall()

    beside(
        "二十万件申请，找相似 ／ 同样的索引查询",
        lambda: desk.requests.like(told, TODAY),
        floor,
        promised=2,
        runs=3,
    )


@pytest.fixture(scope="module")
def pending(bench_folder: Path) -> Iterator[Desk]:
    with Desk.open(office(bench_folder / "五万件申请在办", OPEN, 14), writing=False, clock=_now) as desk:
        yield desk


def test_what_a_notice_moves(pending: Desk) -> None:
    told = notice(pending)
    records = [record for (record,) in pending.store.rows("SELECT id FROM request")]

    def floor() -> None:
        for batch in batches(records):
            histories(pending.store, batch)

    moves = pending.announce(told, apply=False)
    assert len({move.id for move in moves}) == OPEN
    name = "放假通知移动五万件申请的期限 ／ 读它们的事件"
    beside(name, lambda: pending.announce(told, apply=False), floor, promised=3, runs=3)


def _long_case(desk: Desk) -> None:
    told = facts(1, random.Random(1), 5)
    record = desk.requests.enter(told, actor=desk.actor(), today=TODAY).act
    call = {"day": TODAY.isoformat(), "kind": "申请人来电", "who": "李四", "what": "问进度", "reached": True}
    drafts = desk.requests.drafted(record, "contact", call, TODAY)
    desk.records.append(drafts * (LONG - 1), actor=desk.actor())


@pytest.fixture(scope="module")
def long(bench_folder: Path) -> Iterator[tuple[Desk, int]]:
    root = made_once(bench_folder / "一件长案", _long_case, _now)
    with Desk.open(root, writing=False, clock=_now) as desk:
        (record,) = desk.store.one("SELECT max(id) FROM request") or (0,)
        yield desk, record


def test_a_request_of_two_hundred_events(long: tuple[Desk, int]) -> None:
    desk, record = long

    def floor() -> None:
        for _ in range(REPEATS):
            histories(desk.store, [record])

    def ours() -> None:
        for _ in range(REPEATS):
            view = desk.requests.view(record, TODAY)
            [view.timeline[-SCREEN:], [(act.title, act.note) for act in view.acts], key_dates(view.case)]

    view = desk.requests.view(record, TODAY)
    assert len(view.timeline) == LONG and len(view.timeline[-SCREEN:]) == SCREEN and view.acts
    beside("打开一件两百个事件的申请 ／ 读它的事件", ours, floor, promised=2)
