# ruff: noqa: E501 — a file is written as its writer writes it
"""Definitions of ledgers: what a file may say, and how each mistake in it is named by file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.matters.definition import HOUR
from gongkai_desktop.matters.ledgers import of_program, program_keys, read_definition, read_stored
from gongkai_desktop.matters.words import filled, holds

LONG = 8
"""As many fields as a form shows without headings."""
VISIT = """\
key = "visit"
title = "来访登记"
called = ["what"]
who = "who"
masked = ["who"]

[list]
title = "事由"
who = "来访人"
due = "回访期限"

[page]
empty = ["还没有来访", "有人来访，按 Ctrl+N 登记。"]
manual = "自己的台账"

[today]
title = "来访待回访"

[given]
within = "3 个工作日"
article = "《来访接待办法》第二条"

[begin]
title = "登记来访"
told = "来访：{what}"
note = [{ text = "{rule.within}内回访", when = "rule.within" }]
columns = [
    { key = "who", title = "来访人", required = true },
    { key = "what", title = "事由", kind = "long", required = true },
    { key = "item", title = "涉及的信息", kind = "record" },
]

[[act]]
key = "call"
title = "登记回访"
again = "再次回访"
primary = "!call"
told = "回访[（{how}）]：{result}"
columns = [
    { key = "result", title = "结果", kind = "long", required = true },
    { key = "how", title = "方式", choices = ["电话", "上门"] },
    { key = "content", title = "满意度", kind = "choice", choices = ["满意", "不满意"], means = { "不满意" = "unhappy" } },
]

[[act]]
key = "close"
title = "办结"
last = true
primary = ["call", "!unhappy"]
told = "办结"

[[state]]
title = "已办结"
when = "close"
closed = true

[[state]]
title = "不满意，待再访"
when = "unhappy"

[[state]]
title = "已回访"
when = "call"

[[state]]
title = "待回访"

[[limit]]
title = "回访期限"
within = "{rule.within}"
until = "call"
begins = "来访之日"
article = "{rule.article}"
late = { code = "called_late", text = "回访晚于 {due}" }

[[breach]]
code = "uncalled"
when = ["close", "!call"]
text = "没有回访就办结"
article = "{rule.article}"

[[view]]
key = "again"
title = "待再访"
states = ["不满意，待再访"]

[[section]]
title = "来访"
lines = [{ text = "{who}：{what}" }, { text = "steps" }, { text = "应在 {due} 前回访（{rule.article}）", when = "due" }]
"""


def written(folder: Path, text: str, name: str = "来访.toml") -> Path:
    """A file of that text."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_every_ledger_of_the_program_is_whole_and_reads_back_from_what_is_kept_of_it() -> None:
    assert set(program_keys()) >= {"question", "patrol", "leak"}
    for key in program_keys():
        ledger = of_program(key)
        again = read_stored(ledger.text)
        assert (ledger.key, again.hash, again.text) == (key, ledger.hash, ledger.text)
        assert again.acts == ledger.acts and again.begin == ledger.begin and again.states == ledger.states


MISTAKES = (
    ('key = "visit"', 'key = "Visit 1"', 1, "key", "只能用小写英文字母"),
    ('called = ["what"]', 'called = ["wat"]', 3, "called", "没有“wat”"),
    ('masked = ["who"]', 'masked = ["whom"]', 5, "masked", "没有“whom”"),
    ('who = "来访人"', 'wo = "来访人"', 9, "list.wo", "没有“wo”"),
    ('told = "来访：{what}"', 'told = "{who}来访"', 25, "begin.told", "要隐去"),
    ('told = "来访：{what}"', 'told = "来访：{wat}"', 25, "begin.told", "{wat}"),
    ('when = "rule.within"', 'when = "rule.without"', 26, "begin.note", "rule.without"),
    ('kind = "record"', 'kind = "rekord"', 30, "begin.columns.kind", "没有“rekord”"),
    ('title = "登记回访"', 'titel = "登记回访"', 35, "act.titel", "应是 title"),
    ('primary = "!call"', 'primary = "!cal"', 37, "act.primary", "!cal"),
    ('told = "回访[（{how}）]：{result}"', 'told = "回访[（{hwo}）]"', 38, "act.told", "{hwo}"),
    ('"不满意" = "unhappy"', '"不 满意" = "unhappy"', 42, "act.columns.means", "不 满意"),
    ('when = "unhappy"\n', 'when = "happy"\n', 59, "state.when", "happy"),
    ('title = "待回访"\n', 'title = "待回访"\nwhen = "call"\n', 67, "state.when", "最后一个状态不写条件"),
    ('within = "{rule.within}"\n', 'within = "三天"\n', 70, "limit.within", "应写成"),
    ('until = "call"', 'until = "cal"', 71, "limit.until", "没有“cal”"),
    ('within = "{rule.within}"\n', 'within = "{rule.within}"\nhours = 3\n', 68, "limit.key", "只写一项"),
    ('when = ["close", "!call"]', 'when = ["close", "!cal"]', 78, "breach.when", "!cal"),
    ('states = ["不满意，待再访"]', 'states = ["再访"]', 85, "view.states", "没有“再访”"),
    ('{ text = "steps" }', '{ text = "{step}" }', 89, "section.lines", "{step}"),
    ('manual = "自己的台账"', 'manual = "来访"', 14, "page.manual", "使用手册没有“来访”这一页"),
    (
        'late = { code = "called_late", text = "回访晚于 {due}" }',
        'late = { code = "late", text = "晚", never = "{wat}" }',
        74,
        "limit.late.never",
        "{wat}",
    ),
    ('when = "unhappy"\n', 'when = "due.owed"\n', 59, "state.when", "due.owed"),
    ('within = "3 个工作日"\n', 'within = "3 个工作日\n', 20, "within", "引号没有配对"),
)


@pytest.mark.parametrize(("right", "wrong", "line", "key", "why"), MISTAKES)
def test_a_mistake_is_named_by_file_line_and_key(
    tmp_path: Path, right: str, wrong: str, line: int, key: str, why: str
) -> None:
    assert right in VISIT
    with pytest.raises(Refused) as refused:
        read_definition(written(tmp_path, VISIT.replace(right, wrong, 1)))
    assert refused.value.what == f"台账定义 来访.toml 第 {line} 行的 {key} 不对"
    assert why in refused.value.why and "resources/matters" in refused.value.way


def test_a_part_in_brackets_is_left_out_while_a_fact_of_it_is_unknown() -> None:
    assert filled("答复[（{number}）]：{what}", {"number": "", "what": "甲[乙]"}) == "答复：甲[乙]"
    assert filled("答复[（{number}）]", {"number": "三号"}) == "答复（三号）"
    assert (
        holds((), {}) and holds(("a", "!b"), {"a": "是"}) and not holds(("a", "!b"), {"a": "是", "b": "是"})
    )


def test_what_is_done_alike_to_several_records_is_offered_for_many() -> None:
    offered = {key: {act.key for act in of_program(key).acts if act.together} for key in program_keys()}
    assert offered["question"] == {"forward", "close"}
    assert offered["clarification"] == {"report", "close"}
    assert offered["assessment"] == {"assess", "close"}
    assert offered["complaint"] == {"close"}
    assert offered["clarification-plan"] == {"check"}
    assert offered["leak"] == {"report", "close"}
    assert offered["meeting"] == {"minutes"}
    assert not offered["patrol"], "each finding is settled by itself"
    assert all(of_program(key).act("void").together for key in program_keys())  # type: ignore[union-attr]


def test_a_long_form_asks_under_headings() -> None:
    for key in program_keys():
        ledger = of_program(key)
        for form in (ledger.begin, *ledger.acts):
            if len(form.columns) + 1 > LONG:
                heads = [one.group for one in form.columns if one.key != HOUR]
                assert all(heads) and len(set(heads)) > 1, f"{key} {form.key}"
    assert of_program("meeting").begin.columns[0].column((), "").group == "会议"


def test_a_column_for_the_first_of_several_limits_is_not_headed_as_one_of_them() -> None:
    for key in program_keys():
        ledger = of_program(key)
        if len(ledger.limits) > 1:
            assert ledger.list["due"] not in {limit.title for limit in ledger.limits}, key


def test_a_citation_in_brackets_ends_in_none_of_its_own() -> None:
    said = "《台儿庄区监督检查制度》第二条（台政办字〔2020〕8号）"
    facts = {"rule.article": said, "where": said}
    assert (
        filled("督促整改（{rule.article}）", facts)
        == "督促整改（《台儿庄区监督检查制度》（台政办字〔2020〕8号）第二条）"
    )
    assert (
        filled("（{rule.article}）", {"rule.article": "条例第四十六条（参照）"}) == "（参照条例第四十六条）"
    )
    assert filled("{rule.article}（{where}）", facts) == f"{said}（{said}）", (
        "what was typed stays as it was typed"
    )
