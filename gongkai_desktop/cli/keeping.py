"""Commands that make, keep and check an office folder."""

from __future__ import annotations

from argparse import Namespace

from gongkai_desktop import keeping
from gongkai_desktop.cli.say import desk_of, office_of, say
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.founding import Beginning
from gongkai_desktop.office.loader import available

MENDED = "台账和检索索引有与记载不一致的地方，已按记载全部重建"


def init(arguments: Namespace) -> int:
    """Make an office folder, empty or with the sample office in it."""
    root = office_of(arguments)
    if arguments.sample:
        from gongkai_desktop.sample import create_sample

        desk = keeping.made(root, lambda: create_sample(root, name=arguments.name, ruleset=arguments.ruleset))
    else:
        if not arguments.name.strip():
            raise Refused("没有单位名称", way="请加上 --name 单位全称")
        beginning = Beginning(arguments.name, arguments.ruleset)
        desk = keeping.made(root, lambda: Desk.create(root, beginning=beginning))
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
    """Make a proven copy of the database; with --to also of the attachments. Exit code 1 when one is not good.

    Refused where --to is no folder, since a disk may not be plugged in; --new makes the folder.
    """
    if arguments.to is not None and not arguments.new and not arguments.to.exists():
        why = "U 盘或移动硬盘可能没有插上，备份会留在这台电脑里"
        way = "请接好磁盘或检查路径；就是要新建这个文件夹，加 --new"
        raise Refused(f"没有文件夹“{arguments.to}”", why=why, way=way)
    copy = Desk.back_up(office_of(arguments), to=arguments.to)
    report: dict[str, object] = {"file": str(copy.path), "verified": not copy.troubles}
    if not copy.troubles:
        what = "" if arguments.to else "数据库（附件请用 --to 一并备份到别处）"
        return say(arguments, report, f"已备份并核验{what}：{copy.path}")
    text = "\n".join([f"数据库已备份：{copy.path}", "但有下列问题，这份备份不完整：", *copy.troubles])
    say(arguments, report | {"problems": list(copy.troubles)}, text)
    return 1


def restore(arguments: Namespace) -> int:
    """Put a copy back, into a new folder or over the old office, which is set aside."""
    done = keeping.restore(arguments.file, arguments.to, damaged_too=arguments.damaged)
    aside = "" if done.aside is None else str(done.aside)
    lines = [f"已恢复到：{arguments.to}"] + ([f"原来的内容已移到：{aside}"] if aside else [])
    if done.folder.encrypted:
        lines.append("它用备份那一天的密码打开")
    if done.missing:
        lines.append(f"有 {len(done.missing)} 个附件在备份旁边没有找到完好的：{'、'.join(done.missing[:10])}")
    lines += [MENDED] if done.mended else []
    if done.problems:
        lines += ["恢复出来的台账还有下列问题：", *done.problems]
    report = {
        "office": str(arguments.to),
        "aside": aside,
        "missing": list(done.missing),
        "mended": done.mended,
        "problems": list(done.problems),
    }
    say(arguments, report, "\n".join(lines))
    return 1 if done.problems else 0


def verify(arguments: Namespace) -> int:
    """Check database, history chain and attachments; exit code 1 when something is wrong.

    With --mend the rows and search tables that do not say what the events say are made anew first.
    """
    with desk_of(arguments, writing=arguments.mend) as desk:
        problems = desk.verify()
        mended = arguments.mend and keeping.mend(desk, problems)
        if mended:
            problems = desk.verify()
    told = [{"kind": problem.kind, "where": problem.where, "text": problem.text} for problem in problems]
    report: dict[str, object] = {"ok": not problems, "problems": told}
    lines = [str(problem) for problem in problems] or ["检查完毕：数据库、历史链、附件都完好"]
    if arguments.mend:
        report["mended"] = mended
        lines.insert(0, MENDED if mended else "台账和检索与记载一致，不需要重建")
    say(arguments, report, "\n".join(lines))
    return 1 if problems else 0
