"""The list of a hand-over: what is handed over as headings, tables and texts, and where three people sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from gongkai_desktop.handover.pack import Pack, Unfinished
from gongkai_desktop.office.lettering import month_day
from gongkai_desktop.paper.booklet import Booklet, Box, Heading, Piece, Prose, Spread

TITLE: Final = "政府信息公开工作交接清单"
_WIDTH: Final = 156.0  # of the text on a page, mm
_NOTHING: Final = "没有。"
_FACTS: Final = (
    ("移交人", "from"), ("接收人", "to"), ("监交人", "witness"),
    ("交接日期", "day"), ("事由", "reason"), ("说明", "why"),
)  # fmt: skip
_OPENS: Final = (
    "打开：双击桌面上的“信息公开台账”，或者办公文件夹里的“台账.db”。"
    "第一次在这台电脑上用的，先安装程序，再点“打开…”选办公文件夹。",
    "恢复：打开程序，按 Ctrl+O，点“恢复…”，选一份备份（文件名是“台账-日期”的），放进一个新的文件夹，"
    "看清单位名称和最后一条记载的时间，再接着用。",
    "备份：每天第一次打开时自动备份一份；每周另存一份到专用的 U 盘（Ctrl+Shift+K，“备份到 U 盘…”）。",
    "接手后：先看“今日”页，按期限从急到缓办；左下角的“经办人”换成接收人；按 F1 看这一页怎么用。",
)
_LOCKED: Final = (
    "密码：这本台账设了密码。密码当面交给接收人，不写在这张清单上；恢复单（装在信封里的那一张）放在：________________。"
    "交接后请接收人改一次密码。"
)


def booklet(pack: Pack, facts: Mapping[str, str], office: str) -> Booklet:
    """The list; ``facts`` are those of the record of the hand-over, by the keys of its form."""
    pieces = (
        _facts(facts),
        *_unfinished(pack),
        *_away(pack),
        *_ahead(pack),
        *_places(pack, facts),
        *_people(pack),
        Heading("六、填了没有登记的草稿"),
        Prose(_drafts(pack.drafts)),
        Heading("七、怎样打开、怎样恢复"),
        Prose("\n".join([*_OPENS, *([_LOCKED] if pack.locked else [])])),
        *_more(facts.get("more", "")),
        Heading("签字"),
        Prose("以上各项已当面逐项点清。没有交清的，写明还差什么、什么时候补交：________________________。"),
        _signatures(facts),
    )
    return Booklet(TITLE, pieces, lead=office, day=pack.day.isoformat())


def _facts(facts: Mapping[str, str]) -> Spread:
    told = [(title, facts.get(key, "")) for title, key in _FACTS]
    words = [(title, month_day(text) if title == "交接日期" and text else text) for title, text in told]
    boxes = []
    for at, (title, text) in enumerate(words):
        row, column = divmod(at, 2)
        boxes += [Box(row, 2 * column, title, head=True), Box(row, 2 * column + 1, text, left=True)]
    return Spread("", (24.0, 54.0, 24.0, 54.0), tuple(boxes))


def _table(heads: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]], left: int) -> Spread:
    """A table with a running number before each row; column ``left`` begins at the left."""
    titles, widths = ("序号", *(title for title, _ in heads)), (10.0, *(width for _, width in heads))
    boxes = [Box(0, at, title, head=True) for at, title in enumerate(titles)]
    for number, row in enumerate(rows, 1):
        boxes += [Box(number, at, text, left=at == left) for at, text in enumerate((str(number), *row))]
    return Spread("", widths, tuple(boxes), heads=1)


def _unfinished(pack: Pack) -> Iterator[Piece]:
    yield Heading("一、还没有办完的")
    ledgers = [one for one in pack.unfinished if one.rows]
    late = sum(one.over for one in ledgers)
    over = f"，其中 {late} 件已经逾期" if late else "，没有逾期的"
    none = "、".join(one.title for one in pack.unfinished if not one.rows)
    yield Prose(f"共 {pack.total} 件{over}。" if ledgers else _NOTHING)
    for one in ledgers:
        over = f"，逾期 {one.over} 件" if one.over else ""
        yield Heading(f"{one.title}（{len(one.rows)} 件{over}）", level=2)
        yield _open_table(one)
    if none:
        yield Prose(f"{none}：没有未办结的。")


def _open_table(ledger: Unfinished) -> Spread:
    heads = ("编号", 40.0), ("名称", 44.0), ("现在", 20.0), ("期限", 22.0), ("下一步", 20.0)
    rows = [
        (one.number, one.title, one.state, f"{one.due} {one.late}".strip(), one.next) for one in ledger.rows
    ]
    return _table(heads, rows, left=2)


def _away(pack: Pack) -> Iterator[Piece]:
    yield Heading("二、送出去等签字的表")
    if not pack.away:
        yield Prose(_NOTHING)
        return
    heads = ("表", 54.0), ("表号", 30.0), ("在谁那里", 24.0), ("送出日期", 24.0), ("几件", 14.0)
    rows = [(one.title, one.number, one.to, one.since, str(one.about)) for one in pack.away]
    yield _table(heads, rows, left=1)


def _ahead(pack: Pack) -> Iterator[Piece]:
    yield Heading(f"三、到 {month_day(pack.until.isoformat())}为止到期的事")
    if pack.waiting:
        waiting = "；".join(f"{title} {total} 件" for title, total in pack.waiting)
        yield Prose(f"“今日”页上眼下有：{waiting}。")
    if not pack.ahead:
        yield Prose(_NOTHING)
        return
    yield _table(
        (("日期", 26.0), ("到期的登记", 30.0), ("本单位到时要做的", 90.0)),
        [
            (one.day.isoformat(), f"{one.records} 件" if one.records else "", "；".join(one.duties))
            for one in pack.ahead
        ],
        left=3,
    )
    yield Prose("到期的登记是哪几件，见第一项；新来的登记不在这张表上，以“今日”页为准。", small=True)


def _places(pack: Pack, facts: Mapping[str, str]) -> Iterator[Piece]:
    yield Heading("四、材料放在哪里")
    told = (
        ("办公文件夹（整本台账）", str(pack.folder)),
        ("附件、印过的表", "办公文件夹里的“附件”；在每件登记的“纸面”里打开"),
        ("自动备份", f"办公文件夹里的“备份”；最近一份：{pack.copied or '还没有'}"),
        ("另存的备份", "U 盘或移动硬盘放在：________________"),
        ("纸质材料", facts.get("cabinet") or "________________"),
    )
    boxes = []
    for at, (title, text) in enumerate(told):
        boxes += [Box(at, 0, title, head=True), Box(at, 1, "；".join(text.splitlines()), left=True)]
    yield Spread("", (32.0, 124.0), tuple(boxes))


def _people(pack: Pack) -> Iterator[Piece]:
    yield Heading("五、人员和岗位")
    if not pack.people:
        yield Prose(_NOTHING)
        return
    rows = []
    for one in pack.people:
        deputies = [
            f"代理{held.post}" + (f"至 {held.until}" if held.until else "")
            for held in one.deputies
            if held.holds_on(pack.day)
        ]
        rows.append((one.name, "、".join((*one.posts, *deputies)), one.department))
    yield _table((("姓名", 26.0), ("岗位", 76.0), ("科室", 44.0)), rows, left=2)


def _more(text: str) -> Iterator[Piece]:
    if text:
        yield Heading("八、其他要交代的")
        yield Prose(text)


def _drafts(left: Sequence[str]) -> str:
    if not left:
        return _NOTHING
    last = max(left)[:16].replace("T", " ")
    return f"有 {len(left)} 份，最近一份停在 {last}。再打开那张表单时会问要不要接着填；不要的，请移交前去掉。"


def _signatures(facts: Mapping[str, str]) -> Spread:
    """Three people, each with room for a signature and a day."""
    third = _WIDTH / 3
    boxes = []
    for at, (title, key) in enumerate(_FACTS[:3]):
        name = facts.get(key, "")
        boxes.append(Box(0, at, f"{title}（{name}）" if name else title, head=True))
        boxes.append(Box(1, at, "", rows=2))
        boxes.append(Box(3, at, "　　年　　月　　日"))
    return Spread("", (third,) * 3, tuple(boxes))
