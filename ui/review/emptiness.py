"""What an empty queue says: why nothing is there, and what to do now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def emptiness() -> dict[str, tuple[str, str]]:
    """Head and hint for each view without rows."""
    nothing = QCoreApplication.translate("Empty", "没有需要处理的，很好。在左边选“在办”看正在审查的。")
    return {
        "to_submit": (
            QCoreApplication.translate("Empty", "没有待提交审查的信息"),
            QCoreApplication.translate("Empty", "在信息登记里新登记的信息先到这里；选中后送审或打印审查表。"),
        ),
        "running": (
            QCoreApplication.translate("Empty", "没有正在审查的信息"),
            QCoreApplication.translate("Empty", "到左边的“待提交”选中信息，按 Ctrl+P 打印审查表，就算送审。"),
        ),
        "out": (
            QCoreApplication.translate("Empty", "没有在外等签字的审查表"),
            QCoreApplication.translate("Empty", "审查表打印出来就算交签；再交给下一人时，用“交签给…”登记。"),
        ),
        "back": (
            QCoreApplication.translate("Empty", "没有扫描回来还没录入的审查表"),
            QCoreApplication.translate("Empty", "把签回的审查表扫描后拖到这里，程序按二维码自己归档。"),
        ),
        "returned": (QCoreApplication.translate("Empty", "没有被退回的信息"), nothing),
        "escalated": (
            QCoreApplication.translate("Empty", "没有报审中的信息"),
            QCoreApplication.translate(
                "Empty", "密级不明确或能否公开不能确定时，在“下一步”里报审，答复前列在这里。"
            ),
        ),
        "again": (
            QCoreApplication.translate("Empty", "没有要重新审查的信息"),
            QCoreApplication.translate(
                "Empty", "批准以后改动过名称、正文、附件、属性或渠道的，要重新审查，列在这里。"
            ),
        ),
        "overdue": (QCoreApplication.translate("Empty", "没有逾期的审查"), nothing),
        "closed": (
            QCoreApplication.translate("Empty", "还没有办结的审查"),
            QCoreApplication.translate("Empty", "同意公开、不予公开和撤回的审查办结后列在这里。"),
        ),
        "all": (
            QCoreApplication.translate("Empty", "还没有审查过"),
            QCoreApplication.translate("Empty", "到左边的“待提交”选中信息，送审或打印审查表。"),
        ),
    }
