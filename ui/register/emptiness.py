"""What an empty list says: why nothing is there, and what to do now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.cases.query import Query


def emptiness(query: Query) -> tuple[str, str]:
    """Head and hint for a query that found nothing."""
    if query.filters:
        return (
            QCoreApplication.translate("Empty", "没有符合筛选的信息"),
            QCoreApplication.translate("Empty", "改一改表头下面的筛选，或按 Esc 全部清除。"),
        )
    if query.words:
        return (
            QCoreApplication.translate("Empty", "没有找到"),
            QCoreApplication.translate("Empty", "换个词试试，或在左边选“全部”。按 Esc 清除搜索。"),
        )
    told = (_to_do() | _kept()).get(query.view)
    if told is not None:
        return told
    return (
        QCoreApplication.translate("Empty", "这里现在没有信息"),
        QCoreApplication.translate("Empty", "在左边选“全部”看整本台账。"),
    )


def _to_do() -> dict[str, tuple[str, str]]:
    """Views of what waits for a hand: why each is empty, and where to go on."""
    all_well = QCoreApplication.translate("Empty", "没有需要处理的，很好。在左边选“全部”看整本台账。")
    return {
        "overdue": (QCoreApplication.translate("Empty", "没有逾期的信息"), all_well),
        "unpublished": (QCoreApplication.translate("Empty", "没有逾期未公开的信息"), all_well),
        "stopped": (QCoreApplication.translate("Empty", "没有审查不同意的信息"), all_well),
        "today": (QCoreApplication.translate("Empty", "今天没有到期的信息"), all_well),
        "soon": (QCoreApplication.translate("Empty", "3 个工作日内没有到期的信息"), all_well),
        "week": (QCoreApplication.translate("Empty", "本周没有到期的信息"), all_well),
        "review": (
            QCoreApplication.translate("Empty", "没有待审查的信息"),
            QCoreApplication.translate(
                "Empty", "新登记的信息先到这里；审查表签回后，在右边“下一步”登记意见。"
            ),
        ),
        "lifting": (
            QCoreApplication.translate("Empty", "没有不公开事由待解除的信息"),
            QCoreApplication.translate(
                "Empty", "原来不予公开、现在要公开，还没有登记解密、第三方同意或重新评估的信息在这里。"
            ),
        ),
        "unsigned": (
            QCoreApplication.translate("Empty", "没有待签发的信息"),
            QCoreApplication.translate("Empty", "审查已经办完、还没有签发的信息在这里，签发以后登记签发。"),
        ),
        "ready": (
            QCoreApplication.translate("Empty", "没有待公开的信息"),
            QCoreApplication.translate("Empty", "审查批准的主动公开信息在这里等待公开。"),
        ),
        "unconfirmed": (
            QCoreApplication.translate("Empty", "没有等待二次确认的信息"),
            QCoreApplication.translate("Empty", "公开后还要录入人再核对一次的信息在这里。"),
        ),
        "weekly": (
            QCoreApplication.translate("Empty", "上周没有要集中发布的信息"),
            QCoreApplication.translate("Empty", "上周办结的主动公开文件在这里，按 Ctrl+W 集中发布。"),
        ),
        "unasked": (QCoreApplication.translate("Empty", "没有要征求其他机关意见的信息"), all_well),
        "unreported": (QCoreApplication.translate("Empty", "没有科室欠报的信息"), all_well),
        "returned": (QCoreApplication.translate("Empty", "没有退回补正的信息"), all_well),
        "uninterpreted": (QCoreApplication.translate("Empty", "没有缺解读的信息"), all_well),
        "undelivered": (QCoreApplication.translate("Empty", "没有等待移送查阅点的文件"), all_well),
        "expiring": (
            QCoreApplication.translate("Empty", "30 天内没有有效期届满的信息"),
            QCoreApplication.translate("Empty", "登记了“有效期至”的信息，届满前 30 天列在这里。"),
        ),
        "expired": (QCoreApplication.translate("Empty", "没有有效期已满的信息"), all_well),
        "removal": (QCoreApplication.translate("Empty", "没有待下架的信息"), all_well),
    }


def _kept() -> dict[str, tuple[str, str]]:
    """Views of what is kept: why each is empty, and where to go on."""
    all_well = QCoreApplication.translate("Empty", "没有需要处理的，很好。在左边选“全部”看整本台账。")
    return {
        "all": (
            QCoreApplication.translate("Empty", "还没有登记信息"),
            QCoreApplication.translate("Empty", "登记第一条，或把原来的 Excel 台账收进来。"),
        ),
        "inside": (
            QCoreApplication.translate("Empty", "没有对内公开的信息"),
            QCoreApplication.translate(
                "Empty", "公开范围填“对内公开”的信息只在这里，不进入对外的清单和导出。"
            ),
        ),
        "flagged": (
            QCoreApplication.translate("Empty", "没有与规定不符的信息"),
            QCoreApplication.translate("Empty", "晚公开、未审先发等会照实记下并列在这里。"),
        ),
        "incomplete": (QCoreApplication.translate("Empty", "没有登记不全的信息"), all_well),
        "unset": (QCoreApplication.translate("Empty", "没有属性未填的信息"), all_well),
        "unfilled": (QCoreApplication.translate("Empty", "没有要补填公开日期的信息"), all_well),
        "provisional": (
            QCoreApplication.translate("Empty", "没有暂定的期限"),
            QCoreApplication.translate("Empty", "涉及尚未公布放假安排的年份时，期限先作暂定，列在这里。"),
        ),
        "withheld": (
            QCoreApplication.translate("Empty", "没有不予公开的信息"),
            QCoreApplication.translate("Empty", "公开属性填“不予公开”并写明理由和依据的信息在这里。"),
        ),
        "on_request": (
            QCoreApplication.translate("Empty", "没有依申请公开的信息"),
            QCoreApplication.translate("Empty", "公开属性填“依申请公开”的信息在这里。"),
        ),
        "published": (
            QCoreApplication.translate("Empty", "还没有已公开的信息"),
            QCoreApplication.translate("Empty", "审查批准并登记公开的信息在这里。"),
        ),
    }
