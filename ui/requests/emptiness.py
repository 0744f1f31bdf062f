"""What an empty view of applications says: why nothing is there, and what comes into it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def emptiness() -> dict[str, tuple[str, str]]:
    """Head and hint for each view without rows, in an office that has handled applications."""
    every = QCoreApplication.translate("Requests", "在左边选“全部”看所有的申请。")
    well = QCoreApplication.translate("Requests", "没有需要赶办的，很好。") + every
    return {
        "open": (
            QCoreApplication.translate("Requests", "没有未办结的申请"),
            QCoreApplication.translate("Requests", "都办完了。") + every,
        ),
        "overdue": (QCoreApplication.translate("Requests", "没有逾期的申请"), well),
        "soon": (QCoreApplication.translate("Requests", "3 个工作日内没有到期的申请"), well),
        "confirm": (
            QCoreApplication.translate("Requests", "没有等确认的申请"),
            QCoreApplication.translate(
                "Requests", "平信、传真、电子邮件、网上提交的，与申请人确认以前列在这里。"
            ),
        ),
        "examine": (
            QCoreApplication.translate("Requests", "没有等初审的申请"),
            QCoreApplication.translate("Requests", "收到的申请登记以后先到这里，登记初审后离开。"),
        ),
        "waiting": (
            QCoreApplication.translate("Requests", "没有等申请人的申请"),
            QCoreApplication.translate(
                "Requests", "发了补正告知、说明理由告知、收费通知的，收到回音以前列在这里。"
            ),
        ),
        "handling": (
            QCoreApplication.translate("Requests", "没有办理中的申请"),
            QCoreApplication.translate("Requests", "初审过、还没有写好答复的列在这里。"),
        ),
        "approval": (
            QCoreApplication.translate("Requests", "没有待审签的申请"),
            QCoreApplication.translate("Requests", "选定处理结果、填好答复内容的，签发以前列在这里。"),
        ),
        "service": (
            QCoreApplication.translate("Requests", "没有待送达的申请"),
            QCoreApplication.translate(
                "Requests", "签发了、还没有交邮或送达的列在这里；退回来的也回到这里。"
            ),
        ),
        "disputed": (
            QCoreApplication.translate("Requests", "没有复议、诉讼"),
            QCoreApplication.translate(
                "Requests", "收到答复通知书、应诉通知书的，在那件申请的下一步里“登记复议、诉讼”。"
            ),
        ),
        "flagged": (
            QCoreApplication.translate("Requests", "没有与规定不符的"),
            QCoreApplication.translate("Requests", "晚了的、少了一步的，连同条款列在这里。"),
        ),
        "closed": (
            QCoreApplication.translate("Requests", "还没有办结的申请"),
            QCoreApplication.translate("Requests", "答复送达以后到这里；登记有误作废的也在这里。"),
        ),
    }
