"""The register's one ledger: its columns as table, form, workbook and printed list know them."""

from __future__ import annotations

from gongkai_desktop.ledger import Column, Kind, Ledger, headed

PROACTIVE, ON_REQUEST, WITHHELD = "主动公开", "依申请公开", "不予公开"
ATTRIBUTES = (PROACTIVE, ON_REQUEST, WITHHELD)
YES_NO = ("是", "否")
LEADS = ("本科室牵头", "其他科室牵头")
OUTSIDE, INSIDE = "对社会公开", "对内公开"
EXPLAINED = ("需要解读", "不需要解读")
NO_NUMBER = "无"
"""What stands in 文号 when the office says that there is none: filled, and told apart from not known."""

_HEADINGS = {
    "这是什么信息": (
        "index_no", "title", "doc_no", "department", "source", "formed", "summary", "keywords", "validity",
        "valid_until", "major",
    ),
    "怎样公开": (
        "attribute", "audience", "category", "form", "url", "site_column", "interpretation", "entry",
    ),
    "不予公开和依据": ("withheld_reason", "basis", "consent", "look_by"),
    "公开前要做的": (
        "third_party", "other_organs", "approval_wanted", "approval", "drafting_review", "review_conclusion",
        "reviewed", "published",
    ),
    "起草和报送": (
        "joint", "joint_lead", "collector", "reported", "finished", "predecessor", "reprint_source",
        "origin_day", "internal_no", "substitute",
    ),
    "另外": ("note",),
}  # fmt: skip
"""The headings of the form, and what is asked under each."""

REGISTER = Ledger(
    "register",
    "政府信息公开登记台账",
    headed(
        _HEADINGS,
        Column(
            "index_no",
            "索引号",
            width=16,
            synonyms=("索取号", "信息索取号", "索引", "信息索引号", "信息编号"),
            piece=10,  # a 统一社会信用代码 and its stroke
        ),
        Column(
            "title",
            "信息名称",
            width=28,
            required=True,
            synonyms=("标题", "名称", "文件名称", "信息标题", "公文标题", "文件标题", "题名", "题目"),
        ),
        Column(
            "doc_no",
            "文号",
            width=14,
            synonyms=("发文字号", "文件文号", "文件编号", "公文文号", "发文号", "字号"),
            piece=10,
        ),
        Column(
            "department",
            "责任科室",
            width=10,
            required=True,
            synonyms=(
                "责任单位",
                "发布机构",
                "部门",
                "科室",
                "公开主体",
                "主体",
                "责任部门",
                "制作科室",
                "提供部门",
                "拟公开单位",
                "拟稿单位",
                "发布单位",
                "承办科室",
                "责任处室",
            ),
        ),
        Column("source", "信息来源", width=10, synonyms=("来源",)),
        Column(
            "formed",
            "生成日期",
            Kind.DATE,
            width=8,
            required=True,
            help="领导签发之日，即信息形成之日",
            synonyms=(
                "成文日期",
                "发文日期",
                "形成日期",
                "签发日期",
                "制作日期",
                "产生日期",
                "生成时间",
                "形成时间",
                "成文时间",
            ),
        ),
        Column(
            "attribute",
            "公开属性",
            Kind.CHOICE,
            width=8,
            choices=ATTRIBUTES,
            required=True,
            synonyms=("公开方式", "属性", "公开类型", "公开类别", "信息属性"),
        ),
        Column(
            "category",
            "主题分类",
            width=12,
            synonyms=("分类", "信息类别", "类别", "主题", "信息分类", "组配分类", "信息事项类别"),
        ),
        Column(
            "form",
            "公开形式",
            width=12,
            synonyms=("发布形式", "公开渠道", "发布渠道", "渠道", "公开渠道和载体", "公开载体"),
        ),
        Column(
            "published",
            "公开日期",
            Kind.DATE,
            width=8,
            synonyms=("发布日期", "公开时间", "发布时间", "上网日期", "上网时间"),
        ),
        Column("url", "网址", width=16, synonyms=("链接", "公开网址", "网页地址", "链接地址")),
        Column("site_column", "栏目", width=10, synonyms=("公开栏目", "发布栏目", "所属栏目")),
        Column("validity", "有效性", width=6, synonyms=("有效性状态", "效力", "时效性", "是否有效")),
        Column("keywords", "关键词", width=12, synonyms=("关键字", "主题词")),
        Column(
            "summary",
            "内容概述",
            Kind.LONG,
            width=24,
            help="不超过 100 字",
            synonyms=("内容摘要", "摘要", "概述", "内容要点", "内容描述"),
        ),
        Column(
            "withheld_reason",
            "不予公开理由",
            width=16,
            synonyms=("不公开理由", "不予公开原因", "不公开原因", "免于公开理由"),
        ),
        Column("basis", "依据", width=14, synonyms=("法律依据", "公开依据", "不予公开依据", "政策依据")),
        Column(
            "review_conclusion", "保密审查结论", width=8, synonyms=("审查结论", "保密审查意见", "审查意见")
        ),
        Column("reviewed", "审查日期", Kind.DATE, width=8, synonyms=("保密审查日期", "审查时间")),
        Column("note", "备注", Kind.LONG, width=14, synonyms=("说明", "附注")),
    ),
)

FURTHER = Ledger(
    "register-further",
    "补充事项",
    headed(
        _HEADINGS,
        Column(
            "major",
            "重大或统计信息",
            Kind.CHOICE,
            choices=YES_NO,
            help="空着的按主题分类定；是的，须经分管领导审批",
        ),
        Column("joint", "共同起草科室", width=14, help="多个科室共同起草时填写，由牵头科室发布"),
        Column("joint_lead", "牵头情况", Kind.CHOICE, choices=LEADS),
        Column("collector", "采集人", width=8),
        Column("predecessor", "承接自", width=14, help="机关撤并时，原负责公开的机关"),
        Column("origin_day", "变动或失效日期", Kind.DATE, help="信息变动或失效的日期；没有就空着"),
        Column("reported", "科室报送日期", Kind.DATE, help="科室把信息报给办公室的日期"),
        Column("internal_no", "内部编号", width=10, help="国家秘密只登记不透露内容的内部编号"),
        Column(
            "substitute",
            "代称",
            width=14,
            help="国家秘密在备案表上的叫法，不透露内容；登记时名称写的就是代称的，空着",
        ),
        Column(
            "look_by",
            "到期评估日期",
            Kind.DATE,
            help="保密期满、对应的决定作出、结案的日期，到了提醒评估；不知道的空着，一年一次",
        ),
        Column("consent", "第三方同意书或公共利益理由", Kind.LONG, width=20),
        Column("approval", "依法需批准的批准文件", width=14),
        Column(
            "audience",
            "公开范围",
            Kind.CHOICE,
            choices=(OUTSIDE, INSIDE),
            help="空着的按主题分类定；对内公开的只在单位内部公开，不进对外的目录和导出",
        ),
        Column("interpretation", "政策解读", Kind.CHOICE, choices=EXPLAINED, help="解读材料与文件同步起草"),
        Column("reprint_source", "转载来源", width=16, help="转载的，写原发布的官方网站"),
        Column("valid_until", "有效期至", Kind.DATE, help="期满前提醒，期满后登记失效"),
        Column("finished", "办结日期", Kind.DATE, help="文函办结的日期，按它进每周发布清单"),
        Column("drafting_review", "发文审签的审查结论", width=18, help="审签单号和结论，每周发布时引用"),
        Column("entry", "目录条目", width=8, help="基本目录里的条目，写 #编号"),
        Column(
            "other_organs", "涉及其他机关", width=14, help="公开前要征求意见的其他机关，写名称；没有就空着"
        ),
        Column("third_party", "涉及第三方权益", Kind.CHOICE, choices=YES_NO, help="商业秘密、个人隐私等"),
        Column("approval_wanted", "依法须经批准", Kind.CHOICE, choices=YES_NO, help="是的，批准后才能公开"),
    ),
)

AMENDS, REPEALS, REPLACES, INTERPRETS = "修改", "废止", "替代", "解读"
LINKS = (AMENDS, REPEALS, REPLACES, INTERPRETS)

COLUMNS = {column.key: column for column in (*REGISTER.columns, *FURTHER.columns)}
QUICK = ("title", "formed", "department", "attribute", "withheld_reason")
