"""What happens to the office itself, as drafts for ``records``: founding, people, departments, calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from gongkai_desktop.errors import Refused
from gongkai_desktop.office.numbering import SERIES, Pattern
from gongkai_desktop.office.organs import ORGANS
from gongkai_desktop.office.people import OWN, Department
from gongkai_desktop.office.ruleset import POSTS, RuleSet
from gongkai_desktop.records.event import Draft, Json
from gongkai_desktop.workdays.days import Announcement, Correction


def founded(rules: RuleSet, day: date, *, name: str, code: str = "", organ: str = "") -> Draft:
    """The office begins, under a rule set that is kept already (``keep_ruleset``)."""
    body = {"name": _named(name, "单位全称"), "code": code.strip(), "organ": _organ(organ or rules.organs[0])}
    return Draft("office.founded", day, {**body, **_chosen(rules)})


def changed(office: int, day: date, changes: Mapping[str, str]) -> Draft:
    """The office's particulars, those of ``people.OWN``, and patterns as ``numbering.index_no``."""
    body: dict[str, Json] = {}
    for key, value in changes.items():
        if key == "name":
            body[key] = _named(value, "单位全称")
        elif key == "organ":
            body[key] = _organ(value)
        elif key in OWN:
            body[key] = value.strip()
        elif key.removeprefix("numbering.") in SERIES and key.startswith("numbering."):
            body[key] = _pattern(value)
        else:
            raise Refused("没有这个设置", why=key, way="请在“本单位”里修改")
    return Draft("office.changed", day, body, office)


def ruleset_chosen(office: int, rules: RuleSet, day: date) -> Draft:
    """From now on another rule set, or the same with other switches; records begun before keep theirs."""
    return Draft("office.ruleset_chosen", day, _chosen(rules), office)


def person_added(day: date, name: str, posts: Sequence[str] = (), department: str = "") -> Draft:
    """Someone takes up one or more posts."""
    known = {"name": _named(name, "姓名"), "department": department.strip()}
    return Draft("person.added", day, {**known, "posts": _posts(posts)})


def person_changed(
    person: int,
    day: date,
    *,
    name: str | None = None,
    posts: Sequence[str] | None = None,
    department: str | None = None,
) -> Draft:
    """Another name, other posts, another department; what is None stays."""
    body: dict[str, Json] = {}
    if name is not None:
        body["name"] = _named(name, "姓名")
    if posts is not None:
        body["posts"] = _posts(posts)
    if department is not None:
        body["department"] = department.strip()
    return Draft("person.changed", day, body, person)


def person_left(person: int, day: date) -> Draft:
    """Someone leaves; what they signed stays theirs."""
    return Draft("person.left", day, {}, person)


def person_returned(person: int, day: date) -> Draft:
    """Someone is back."""
    return Draft("person.returned", day, {}, person)


def person_deputised(
    person: int,
    day: date,
    *,
    post: str,
    approved_by: str,
    since: date,
    until: date | None = None,
    stands_for: int = 0,
    why: str = "",
) -> Draft:
    """Someone may stand in for the holder of a post, from ``since`` to ``until``, both included (B17)."""
    _posts([post])
    if until is not None and until < since:
        raise Refused("代理的结束日早于开始日", why=f"{until} 早于 {since}", way="请核对起止日期")
    if stands_for == person:
        raise Refused("不能代理自己", way="请选另一个人，或者不写代替谁")
    body: dict[str, Json] = {
        "post": post,
        "for": stands_for,
        "approved_by": _named(approved_by, "批准人"),
        "from": since.isoformat(),
        "to": until.isoformat() if until else "",
        "why": why.strip(),
    }
    return Draft("person.deputised", day, body, person)


def person_deputy_ended(person: int, day: date, deputation: int, *, why: str = "") -> Draft:
    """From ``day`` on someone no longer stands in (``deputation``: the event that let them)."""
    return Draft("person.deputy_ended", day, {"deputation": deputation, "why": why.strip()}, person)


def department_added(day: date, name: str, *, among: Iterable[Department] = (), sort: int = 0) -> Draft:
    """A new department; Refused when one in ``among`` bears the name."""
    return Draft("department.added", day, {"name": _free(name, among), "sort": sort})


def department_changed(
    department: int,
    day: date,
    *,
    name: str | None = None,
    sort: int | None = None,
    among: Iterable[Department] = (),
) -> Draft:
    """Another name or place in the list; records keep the name they were entered under."""
    body: dict[str, Json] = {}
    if name is not None:
        body["name"] = _free(name, (one for one in among if one.id != department))
    if sort is not None:
        body["sort"] = sort
    return Draft("department.changed", day, body, department)


def department_closed(department: int, day: date) -> Draft:
    """A department is no more; its records stay."""
    return Draft("department.closed", day, {}, department)


def calendar_announced(
    calendar: int | None, day: date, announcement: Announcement, *, touches: Iterable[int] = ()
) -> Draft:
    """A holiday notice is read in. ``touches`` are the records whose dates it may move."""
    return Draft("calendar.announced", day, announcement_body(announcement), calendar, tuple(touches))


def calendar_corrected(
    calendar: int | None, day: date, corrections: Iterable[Correction], *, touches: Iterable[int] = ()
) -> Draft:
    """The office's own days off and make-up days, each with its reason."""
    listed: list[Json] = []
    for one in corrections:
        if not one.reason.strip():
            raise Refused(f"{one.day} 的调整没有写理由", way="请写明依据，例如哪一份通知")
        body = {
            "day": one.day.isoformat(),
            "working": one.working,
            "reason": one.reason,
            "notice": one.notice,
        }
        listed.append(body | ({"number": one.number} if one.number else {}))
    return Draft("calendar.corrected", day, {"corrections": listed}, calendar, tuple(touches))


def calendar_withdrawn(
    calendar: int | None, day: date, days: Iterable[date], reason: str, *, touches: Iterable[int] = ()
) -> Draft:
    """Corrections of these days no longer count; they are again what the notices say."""
    if not reason.strip():
        raise Refused("没有写撤销更正的理由", way="请写明为什么撤销，例如填错了日期")
    body = {"days": [one.isoformat() for one in sorted(days)], "reason": reason.strip()}
    return Draft("calendar.withdrawn", day, body, calendar, tuple(touches))


def announcement_body(announcement: Announcement) -> dict[str, Json]:
    """A notice as an event keeps it."""
    return {
        "year": announcement.year,
        "off": [day.isoformat() for day in announcement.off],
        "makeup": [day.isoformat() for day in announcement.makeup],
        "names": {day.isoformat(): name for day, name in announcement.names.items()},
        "missing": list(announcement.missing),
    }


def _chosen(rules: RuleSet) -> dict[str, Json]:
    return {"ruleset": rules.name, "rules": rules.hash, "switches": dict(rules.chosen)}


def _named(name: str, what: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused(f"没有填写{what}", way=f"请填写{what}")
    return name


def _organ(organ: str) -> str:
    if organ not in ORGANS:
        raise Refused(f"没有“{organ}”这类机关", way=f"请从 {'、'.join(ORGANS)} 中选择")
    return organ


def _posts(posts: Sequence[str]) -> list[Json]:
    for post in posts:
        if post not in POSTS:
            raise Refused(f"没有“{post}”这个岗位", way=f"请从 {'、'.join(POSTS)} 中选择")
    return list(dict.fromkeys(posts))


def _pattern(text: str) -> str:
    if not text.strip():
        return ""
    try:
        Pattern.parse(text.strip())
    except ValueError as error:
        raise Refused("编号规则不对", why=str(error), way="请改正后再保存") from None
    return text.strip()


def _free(name: str, among: Iterable[Department]) -> str:
    name = _named(name, "科室名称")
    for other in among:
        if other.name == name:
            raise Refused(f"已有“{name}”", why=f"科室 #{other.id} 叫这个名称", way="请换一个名称")
    return name
