"""Large ledgers for the benchmarks: rows as an office has them, workbooks and offices full of them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.register.fields import REGISTER
from gongkai_desktop.register.incoming import imported

TODAY = date(2026, 11, 20)
_ABOUT = (
    "校园安全检查",
    "部门预算公开",
    "教师招聘",
    "营养餐采购",
    "学区划分",
    "城市积水治理",
    "老旧小区改造",
    "就业补助资金",
)
_KIND = ("实施办法", "工作方案", "情况通报", "结果公示", "年度报告", "意见的通知", "批复", "答复")
_WHO = ("办公室", "财务科", "人事科", "基础教育科", "安全科", "法规科")
_ATTRIBUTE = ("主动公开", "主动公开", "主动公开", "依申请公开")
HEADERS = (
    "index_no", "title", "doc_no", "department", "source", "formed", "attribute", "category", "form", "published",
    "url", "keywords",
)  # fmt: skip


def rows(count: int) -> Iterator[dict[str, str]]:
    """Rows by column key, dates ISO; twelve filled columns; the same ones on every call."""
    chance = random.Random(20261120)
    for at in range(count):
        formed = TODAY - timedelta(days=chance.randrange(40, 3000))
        title = f"关于{chance.choice(_ABOUT)}{chance.choice(_KIND)}（第{at}号）"
        yield {
            "index_no": f"11370405MB28{at:06}/{formed.year}-{at:06}",
            "title": title,
            "doc_no": f"区教发〔{formed.year}〕{at}号",
            "department": chance.choice(_WHO),
            "source": "本机关制作",
            "formed": formed.isoformat(),
            "attribute": chance.choice(_ATTRIBUTE),
            "category": "机关职能",
            "form": "政府网站",
            "published": (formed + timedelta(days=chance.randrange(1, 39))).isoformat(),
            "url": f"http://www.example.gov.cn/zwgk/{formed.year}/{at}.html",
            "keywords": "教育 公开",
        }


def workbook(path: Path, count: int) -> Path:
    """The rows as an old ledger: title row, header, one line each; made once."""
    if not path.exists():
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheet = book.create_sheet("台账")
        sheet.append([REGISTER.title])
        sheet.append([REGISTER.column(key).title for key in HEADERS])
        for row in rows(count):
            sheet.append([row[key] for key in HEADERS])
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
    return path


def made_once(
    root: Path, fill: Callable[[Desk], object], clock: Callable[[], datetime] = datetime.now
) -> Path:
    """An office folder that ``fill`` filled; kept whole or not at all, and brought up to date when it is older."""
    if not root.exists():
        begun = root.with_name(f"{root.name}（未完成）")
        shutil.rmtree(begun, ignore_errors=True)
        with Desk.create(begun, name="某区教育局", clock=clock) as desk:
            fill(desk)
        begun.rename(root)
    try:
        Desk.open(root, writing=False).close()
    except Refused:
        Desk.open(root, writing=True).close()
    return root


def office(root: Path, count: int) -> Path:
    """An office folder with that many items."""

    def fill(desk: Desk) -> None:
        with desk.records.act(actor=desk.actor()) as act:
            act.add(imported(row, TODAY) for row in rows(count))

    return made_once(root, fill)
