"""What the program's views are called in the language of the window; the core tells them in Chinese."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QCoreApplication


def view_name(title: str) -> str:
    """The title of a view in the language of the window; one of the office's own stays as it was written."""
    return _names(QCoreApplication.translate("Views", "全部")).get(title, title)


@lru_cache(maxsize=2)
def _names(language: str) -> dict[str, str]:
    """Every title with its translation; ``language`` is a word of the language, which may change while it runs."""
    return {**_of_items(), **_of_others()}


def _of_items() -> dict[str, str]:
    """The views of the register."""
    return {
        "逾期": QCoreApplication.translate("Views", "逾期"),
        "逾期未公开": QCoreApplication.translate("Views", "逾期未公开"),
        "今天到期": QCoreApplication.translate("Views", "今天到期"),
        "3 个工作日内到期": QCoreApplication.translate("Views", "3 个工作日内到期"),
        "本周到期": QCoreApplication.translate("Views", "本周到期"),
        "科室未报": QCoreApplication.translate("Views", "科室未报"),
        "应征求意见": QCoreApplication.translate("Views", "应征求意见"),
        "每周集中发布": QCoreApplication.translate("Views", "每周集中发布"),
        "待审查": QCoreApplication.translate("Views", "待审查"),
        "审查不同意": QCoreApplication.translate("Views", "审查不同意"),
        "退回补正": QCoreApplication.translate("Views", "退回补正"),
        "不公开事由待解除": QCoreApplication.translate("Views", "不公开事由待解除"),
        "待签发": QCoreApplication.translate("Views", "待签发"),
        "待公开": QCoreApplication.translate("Views", "待公开"),
        "待二次确认": QCoreApplication.translate("Views", "待二次确认"),
        "缺政策解读": QCoreApplication.translate("Views", "缺政策解读"),
        "待移送查阅点": QCoreApplication.translate("Views", "待移送查阅点"),
        "待下架": QCoreApplication.translate("Views", "待下架"),
        "有效期将满": QCoreApplication.translate("Views", "有效期将满"),
        "有效期已满": QCoreApplication.translate("Views", "有效期已满"),
        "补填公开日期": QCoreApplication.translate("Views", "补填公开日期"),
        "属性未填": QCoreApplication.translate("Views", "属性未填"),
        "已公开": QCoreApplication.translate("Views", "已公开"),
        "依申请公开": QCoreApplication.translate("Views", "依申请公开"),
        "不予公开": QCoreApplication.translate("Views", "不予公开"),
        "数据矛盾": QCoreApplication.translate("Views", "数据矛盾"),
        "与规定不符": QCoreApplication.translate("Views", "与规定不符"),
        "登记不全": QCoreApplication.translate("Views", "登记不全"),
        "期限暂定": QCoreApplication.translate("Views", "期限暂定"),
        "主动公开": QCoreApplication.translate("Views", "主动公开"),
        "全部": QCoreApplication.translate("Views", "全部"),
        "对内公开": QCoreApplication.translate("Views", "对内公开"),
        "评估到期": QCoreApplication.translate("Views", "评估到期"),
    }


def _of_others() -> dict[str, str]:
    """Those of all other ledgers."""
    return {
        "未报送": QCoreApplication.translate("Views", "未报送"),
        "待审核签发": QCoreApplication.translate("Views", "待审核签发"),
        "等主管部门意见": QCoreApplication.translate("Views", "等主管部门意见"),
        "已报送": QCoreApplication.translate("Views", "已报送"),
        "追加公开": QCoreApplication.translate("Views", "追加公开"),
        "未办结": QCoreApplication.translate("Views", "未办结"),
        "待发": QCoreApplication.translate("Views", "待发"),
        "待回": QCoreApplication.translate("Views", "待回"),
        "分歧": QCoreApplication.translate("Views", "分歧"),
        "已办结": QCoreApplication.translate("Views", "已办结"),
        "临期": QCoreApplication.translate("Views", "临期"),
        "待确认": QCoreApplication.translate("Views", "待确认"),
        "等申请人": QCoreApplication.translate("Views", "等申请人"),
        "办理中": QCoreApplication.translate("Views", "办理中"),
        "待审签": QCoreApplication.translate("Views", "待审签"),
        "待送达": QCoreApplication.translate("Views", "待送达"),
        "复议诉讼": QCoreApplication.translate("Views", "复议诉讼"),
        "待提交": QCoreApplication.translate("Views", "待提交"),
        "在办": QCoreApplication.translate("Views", "在办"),
        "待签回": QCoreApplication.translate("Views", "待签回"),
        "已扫描未录": QCoreApplication.translate("Views", "已扫描未录"),
        "退回": QCoreApplication.translate("Views", "退回"),
        "须报审": QCoreApplication.translate("Views", "须报审"),
        "须重新审查": QCoreApplication.translate("Views", "须重新审查"),
        "在用": QCoreApplication.translate("Views", "在用"),
        "正常": QCoreApplication.translate("Views", "正常"),
        "空白": QCoreApplication.translate("Views", "空白"),
        "陈旧": QCoreApplication.translate("Views", "陈旧"),
        "未能识别": QCoreApplication.translate("Views", "未能识别"),
        "已停用": QCoreApplication.translate("Views", "已停用"),
        "起草中": QCoreApplication.translate("Views", "起草中"),
        "以后到期": QCoreApplication.translate("Views", "以后到期"),
        "评估后继续不公开": QCoreApplication.translate("Views", "评估后继续不公开"),
        "评估后改变属性": QCoreApplication.translate("Views", "评估后改变属性"),
        "有疑问": QCoreApplication.translate("Views", "有疑问"),
        "已汇总": QCoreApplication.translate("Views", "已汇总"),
        "已写出": QCoreApplication.translate("Views", "已写出"),
        "收下有疑问的": QCoreApplication.translate("Views", "收下有疑问的"),
        "有单位没有交": QCoreApplication.translate("Views", "有单位没有交"),
        "待报送、公布": QCoreApplication.translate("Views", "待报送、公布"),
    }
