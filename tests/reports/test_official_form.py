"""Tables two to four box by box beside the form of 国办公开办函〔2021〕30号: heads, names, spans, order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai_desktop.paper.booklet import Spread
from gongkai_desktop.reports.annual.figures import Figures, Known
from gongkai_desktop.reports.annual.layout import layout_of
from gongkai_desktop.reports.annual.spreads import applications_spread, proactive_spread, remedies_spread

Cell = tuple[int, int, str]
"""Rows and columns that a box reaches over, and what stands in it ('' where a number does)."""
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def numbers(count: int) -> list[Cell]:
    return [(1, 1, "")] * count


def names(*texts: str, rows: int = 1) -> list[Cell]:
    return [(rows, 1, text) for text in texts]


def block(article: str, columns: Sequence[str], *rows: str) -> Iterator[list[Cell]]:
    """A part of table two: what is told of one item of 条例第二十条."""
    across = 3 // len(columns)
    yield [(1, 4, article)]
    yield [(1, 1, "信息内容"), *((1, across, column) for column in columns)]
    yield from ([(1, 1, row), *[(1, across, "")] * len(columns)] for row in rows)


def group(head: str, *rows: str) -> Iterator[list[Cell]]:
    """A group of results in table three."""
    for at, row in enumerate(rows):
        yield [*([(len(rows), 1, head)] if at == 0 else []), (1, 1, row), *numbers(7)]


def table_two() -> Iterator[list[Cell]]:
    made = ("本年制发件数", "本年废止件数", "现行有效件数")
    yield from block("第二十条第（一）项", made, "规章", "行政规范性文件")
    yield from block("第二十条第（五）项", ("本年处理决定数量",), "行政许可")
    yield from block("第二十条第（六）项", ("本年处理决定数量",), "行政处罚", "行政强制")
    yield from block("第二十条第（八）项", ("本年收费金额（单位：万元）",), "行政事业性收费")


def table_three() -> Iterator[list[Cell]]:
    yield [
        (3, 3, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"),
        (1, 7, "申请人情况"),
    ]
    yield [(2, 1, "自然人"), (1, 5, "法人或其他组织"), (2, 1, "总计")]
    yield names("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    yield [(1, 3, "一、本年新收政府信息公开申请数量"), *numbers(7)]
    yield [(1, 3, "二、上年结转政府信息公开申请数量"), *numbers(7)]
    yield [(22, 1, "三、本年度办理结果"), (1, 2, "（一）予以公开"), *numbers(7)]
    yield [(1, 2, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"), *numbers(7)]
    yield from group(
        "（三）不予公开",
        *("1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益"),
        *("5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"),
    )
    yield from group(
        "（四）无法提供",
        *("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"),
    )
    yield from group(
        "（五）不予处理",
        *("1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请"),
        "5.要求行政机关确认或重新出具已获取信息",
    )
    yield from group(
        "（六）其他处理",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "3.其他",
    )
    yield [(1, 2, "（七）总计"), *numbers(7)]
    yield [(1, 3, "四、结转下年度继续办理"), *numbers(7)]


def table_four() -> Iterator[list[Cell]]:
    yield [(1, 5, "行政复议"), (1, 10, "行政诉讼")]
    yield [*names(*RESULTS, rows=2), (1, 5, "未经复议直接起诉"), (1, 5, "复议后起诉")]
    yield names(*RESULTS, *RESULTS)
    yield numbers(15)


def told(spread: Spread) -> list[list[Cell]]:
    """A table of the program as rows of boxes from the left, numbers left out."""
    rows: list[list[Cell]] = [[] for _ in range(spread.height)]
    for box in sorted(spread.boxes, key=lambda box: (box.row, box.column)):
        rows[box.row].append((box.rows, box.columns, "" if box.key else box.text))
    return rows


def test_every_box_is_that_of_the_official_form() -> None:
    layout = layout_of(2025)
    blank = {place.key: Known() for place in layout.places}
    figures = Figures(2025, layout, "", {}, ((0,) * 5,) * 3, blank)
    assert told(proactive_spread(figures)) == list(table_two())
    assert told(applications_spread(figures)) == list(table_three())
    assert told(remedies_spread(figures)) == list(table_four())
    assert [part.heading for part in layout.parts] == [
        *("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"),
        *("四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"),
    ]
