"""An old ledger of applications as offices really keep it: forty rows, a merged title, a total, days in many forms."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

TITLE = "某区教育局2023年度政府信息公开申请登记台账"
HEADERS = (
    *("序号", "登记编号", "申请人\n姓名", "申请人类别", "证件名称", "身份证号", "联系方式", "通讯地址"),
    *("申请渠道", "申请时间", "收到日期", "申请公开的内容", "承办科室", "补正告知日期", "补正日期"),
    *(
        "征求第三方意见日期",
        "第三方回复日期",
        "延期告知日期",
        "延期天数",
        "答复日期",
        "答复书文号",
        "答复方式",
    ),
    *("送达日期", "办理结果", "经办领导批示", "备注"),
)
_PEOPLE = ("王建国", "李秀英", "张伟", "刘洋", "陈静", "杨帆", "赵磊", "黄敏", "周强", "吴芳")
_ASKED = (
    "2022年城东小学食堂检查结果",
    "高铁站片区学校规划用地批复",
    "2023年教师招聘考试成绩和面试名单",
    "实验中学改扩建工程中标合同",
    "学区划分依据和意见征求情况",
    "营养餐采购合同及验收单",
    "校外培训机构行政处罚决定书",
    "2022年义务教育经费决算",
)
_RESULTS = (
    *(
        "予以公开",
        "已主动公开",
        "部分公开",
        "信息不存在",
        "非本机关",
        "不予公开-第三方",
        "（三）不予公开 6.属于四类过程性信息",
    ),
    *("1.属于国家秘密", "信访投诉举报", "重复申请", "申请人撤回", "（四）无法提供 3.补正后申请内容仍不明确"),
)
_CHANNELS = ("网上申请", "信函", "现场", "邮寄", "电子邮件", "EMS")
_KINDS = ("公民", "自然人", "企业", "律师事务所")


def rows() -> list[list[object]]:
    """The forty rows, the seven last of them each with something of its own."""
    found = [_plain(at) for at in range(33)]
    found.append(_row(34, "钱多", arrived="2023.9.4", asked=_ASKED[0], to_correct="2023-9-6", corrected="2023/9/15",
                      issued="2023年10月11日", served="2023-10-11", result="予以公开"))  # fmt: skip
    found.append(_row(35, "孙理", arrived="2023-09-05", asked=_ASKED[1], consulted="2023-09-08",
                      replied=datetime(2023, 9, 20), extended="2023-10-09", extension="20个工作日",
                      issued="2023-11-07", served="2023-11-07", result="部分公开"))  # fmt: skip
    found.append(
        _row(36, "郑重", arrived="2023-09-06", asked=_ASKED[2], issued="2023-09-01", result="予以公开")
    )
    found.append(
        _row(37, "冯源", arrived="2023-09-07", asked=_ASKED[3], issued="2023-09-28", result="当面作了解释")
    )
    found.append(_row(38, "陈述", arrived="2023-13-40", asked=_ASKED[4], result="予以公开"))
    found.append(_row(39, "", arrived="2023-09-11", asked=_ASKED[5], result="予以公开"))
    found.append(_row(40, "卫士", arrived="2023-01-03", asked=_ASKED[6], issued="2023-03-20", served="2023-03-20",
                      result="予以公开"))  # fmt: skip
    return found


def _plain(at: int) -> list[object]:
    month, day = at // 4 + 1, at % 4 * 6 + 2
    arrived: object = (
        date(2023, month, day),
        f"2023.{month}.{day}",
        f"2023年{month}月{day}日",
        f"{month}月{day}日",
        (date(2023, month, day) - date(1899, 12, 30)).days,
    )[at % 5]
    return _row(at + 1, _PEOPLE[at % 10], arrived=arrived, asked=f"{_ASKED[at % 8]}（第{at + 1}号）",
                issued=date(2023, month, day + 3), served=f"2023/{month}/{day + 3}", result=_RESULTS[at % 12],
                channel=_CHANNELS[at % 6], kind=_KINDS[at % 4], phone="13800138000",
                id_kind="身份证", id_no="11010519491231002X")  # fmt: skip


def _row(at: int, applicant: str, **told: object) -> list[object]:
    def said(key: str) -> object:
        return told.get(key, "")

    return [
        *(
            at,
            f"2023-{at:03}",
            applicant,
            told.get("kind", "公民"),
            said("id_kind"),
            said("id_no"),
            said("phone"),
        ),
        *("", told.get("channel", "现场"), "", said("arrived"), said("asked"), "办公室"),
        *(said("to_correct"), said("corrected"), said("consulted"), said("replied")),
        *(
            said("extended"),
            said("extension"),
            said("issued"),
            f"某教公开〔2023〕{at}号" if said("issued") else "无",
        ),
        *("邮寄", said("served"), said("result"), "已阅", ""),
    ]


def write(path: Path) -> Path:
    """The ledger as a workbook: a title over all columns, the header, the rows, a total, who filled it in."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "2023年"
    sheet.append([TITLE])
    sheet.merge_cells(f"A1:{get_column_letter(len(HEADERS))}1")
    sheet.append(list(HEADERS))
    for row in rows():
        sheet.append(row)
    sheet.append(["合计", "40件"])
    sheet.append(["填表人：李四", "", "", "审核人：王五"])
    book.save(path)
    return path
