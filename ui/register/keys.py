"""The keys of the register page, for help and for the list of all keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def register_keys() -> tuple[tuple[str, str], ...]:
    """Each key with what it does on the register page."""
    return (
        ("↑ ↓", QCoreApplication.translate("RegisterKeys", "移动；右边显示当前这条")),
        ("Enter", QCoreApplication.translate("RegisterKeys", "修改这条登记")),
        (
            "Space",
            QCoreApplication.translate(
                "RegisterKeys", "开始多选：此后方向键只移动，Space 选中或放开，Esc 结束"
            ),
        ),
        ("Shift+↑ ↓", QCoreApplication.translate("RegisterKeys", "连续选中")),
        ("Ctrl+A", QCoreApplication.translate("RegisterKeys", "选中已列出的全部")),
        ("Ctrl+B", QCoreApplication.translate("RegisterKeys", "批量办理选中的，或整个视图")),
        ("Ctrl+W", QCoreApplication.translate("RegisterKeys", "本周集中发布（有此规定的单位）")),
        ("Ctrl+C", QCoreApplication.translate("RegisterKeys", "复制选中的行，可直接粘贴到 WPS 表格或文字")),
        ("Ctrl+Shift+C", QCoreApplication.translate("RegisterKeys", "连表头一起复制")),
        ("Ctrl+V", QCoreApplication.translate("RegisterKeys", "把剪贴板里的截图或文件存为这条的附件")),
        ("Ctrl+L", QCoreApplication.translate("RegisterKeys", "到表头下面的筛选；Esc 清除，↓ 回到表里")),
        ("Ctrl+Shift+L", QCoreApplication.translate("RegisterKeys", "按台账的任何一列筛选")),
        ("Ctrl+↑ ↓", QCoreApplication.translate("RegisterKeys", "在筛选格里：按这一列升序、降序排列")),
        ("Esc", QCoreApplication.translate("RegisterKeys", "在表里：清除搜索和全部筛选")),
        ("Ctrl+S", QCoreApplication.translate("RegisterKeys", "把现在的搜索、筛选和排序存为视图")),
        ("Ctrl+G", QCoreApplication.translate("RegisterKeys", "到左边的视图；F2 改名、Del 删除自己的视图")),
        ("Ctrl+J", QCoreApplication.translate("RegisterKeys", "到右边这条信息；← → 换栏，Tab 到下一步")),
        ("Ctrl+M", QCoreApplication.translate("RegisterKeys", "这条信息的下一步，全部列出来选")),
        ("Ctrl+T", QCoreApplication.translate("RegisterKeys", "在登记台账和基本目录之间切换")),
        (
            "F4",
            QCoreApplication.translate("RegisterKeys", "在要填另一条信息编号的地方：按名称查找"),
        ),
    )
