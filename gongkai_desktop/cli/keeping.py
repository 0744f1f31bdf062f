"""Commands that make, keep and check an office folder."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gongkai_desktop import keeping
from gongkai_desktop.cli.say import office_of, say
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.loader import available


def init(arguments: Namespace) -> int:
    """Make an office folder, empty or with the sample office in it."""
    root = office_of(arguments)
    if arguments.sample:
        from gongkai_desktop.sample import create_sample

        desk = create_sample(root, name=arguments.name, ruleset=arguments.ruleset)
    else:
        if not arguments.name.strip():
            raise Refused("没有单位名称", way="请加上 --name 单位全称")
        desk = Desk.create(root, name=arguments.name, ruleset=arguments.ruleset)
    with desk:
        profile = desk.office.profile
        report = {"office": str(root), "name": profile.name, "ruleset": profile.ruleset}
        return say(arguments, report, f"已建好“{profile.name}”的办公文件夹：{root}")


def rulesets(arguments: Namespace) -> int:
    """List the rule sets with their sources."""
    known = available()
    report = {
        "rulesets": [
            {"name": one.name, "title": one.title, "source": one.source, "effective": one.effective}
            for one in known
        ]
    }
    return say(arguments, report, "\n".join(f"{one.name}\t{one.title}\t{one.source}" for one in known))


def backup(arguments: Namespace) -> int:
    """Make a proven copy of the database; with --to also of the attachments."""
    copy = Desk.back_up(office_of(arguments), to=arguments.to)
    return say(arguments, {"file": str(copy.path), "verified": True}, f"已备份并核验：{copy.path}")


def restore(arguments: Namespace) -> int:
    """Put a copy back, into a new folder or over the old office, which is set aside."""
    done = keeping.restore(arguments.file, arguments.to)
    aside = "" if done.aside is None else str(done.aside)
    text = f"已恢复到：{arguments.to}" + (f"\n原来的内容已移到：{aside}" if aside else "")
    if done.missing:
        text += f"\n有 {len(done.missing)} 个附件在备份旁边没有找到"
    return say(arguments, {"office": str(arguments.to), "aside": aside, "missing": list(done.missing)}, text)


def verify(arguments: Namespace) -> int:
    """Check database, history chain and attachments; exit code 1 when something is wrong."""
    with Desk.open(Path(office_of(arguments)), writing=False) as desk:
        problems = desk.verify()
    lines = [{"kind": problem.kind, "where": problem.where, "text": problem.text} for problem in problems]
    text = "\n".join(problem.text for problem in problems) or "检查完毕：数据库、历史链、附件都完好"
    say(arguments, {"ok": not problems, "problems": lines}, text)
    return 1 if problems else 0
