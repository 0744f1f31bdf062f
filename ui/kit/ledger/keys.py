"""The keys of a ledger page, for help and for the list of all keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def ledger_keys() -> tuple[tuple[str, str], ...]:
    """Each key with what it does on a ledger page."""
    return (
        ("Enter", QCoreApplication.translate("LedgerKeys", "办选中这一件的下一步")),
        ("Space", QCoreApplication.translate("LedgerKeys", "开始多选，Esc 结束")),
        ("Ctrl+B", QCoreApplication.translate("LedgerKeys", "批量办理选中的，或整个视图")),
        ("Ctrl+E", QCoreApplication.translate("LedgerKeys", "把当前视图导出为 Excel")),
        ("Ctrl+L", QCoreApplication.translate("LedgerKeys", "到表头下面的筛选；Esc 清除，↓ 回到表里")),
        ("Ctrl+S", QCoreApplication.translate("LedgerKeys", "把现在的搜索、筛选和排序存为视图")),
        ("Ctrl+G", QCoreApplication.translate("LedgerKeys", "到左边的视图；F2 改名、Del 删除自己的视图")),
        ("Ctrl+J", QCoreApplication.translate("LedgerKeys", "到右边这一件；← → 换栏，Tab 到下一步")),
        ("Ctrl+M", QCoreApplication.translate("LedgerKeys", "这一件的下一步，全部列出来选")),
        ("Ctrl+V", QCoreApplication.translate("LedgerKeys", "在表里：把剪贴板里的文件附在这一件的下一步上")),
        ("Ctrl+T", QCoreApplication.translate("LedgerKeys", "到旁边的台账")),
    )
