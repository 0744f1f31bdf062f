"""What went against the rules, what cannot be right, what is missing, what is still owed. Told, never blocked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from gongkai_desktop.cases.breach import Breach, Note
from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.office.chain import progress
from gongkai_desktop.office.citing import Branch, as_of, binds, cited, is_ours
from gongkai_desktop.register import files, withholding
from gongkai_desktop.register.deadlines import reported_late
from gongkai_desktop.register.fields import LEADS, PROACTIVE, WITHHELD, YES_NO
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.letters import has_consent, uncoordinated
from gongkai_desktop.register.rulebook import Rulebook, is_explained

_OFFICIAL: Final = re.compile(
    r"gov\.cn|政府|(?:部|委|局|厅|署|办|院|馆|会|中心)(?:官网|官方网站|门户网站|网站)", re.IGNORECASE
)
_YES: Final = YES_NO[0]
_ORDERED: Final = (
    ("formed", "published", "公开日期早于生成日期"),
    ("formed", "finished", "办结日期早于生成日期"),
    ("formed", "reported", "科室报送日期早于生成日期"),
    ("formed", "valid_until", "有效期止于生成日期之前"),
)
"""Days of the fields of which the second cannot be before the first."""


def judged(item: Item, limit: Limit | None, book: Rulebook) -> tuple[tuple[Breach, ...], tuple[Note, ...]]:
    """All that went against the rules, and what only wants a look: no law and no document of the office has it.

    ``limit`` is the one that publication had.
    """
    found = tuple(_all(item, limit, book))
    if not found or all(binds(one.article) for one in found):
        return found, ()
    notes = tuple(Note(one.text, one.article) for one in found if not binds(one.article))
    return tuple(one for one in found if binds(one.article)), notes


def _all(item: Item, limit: Limit | None, book: Rulebook) -> Iterator[Breach]:
    public = bool(item.fields.get("published"))
    if item.untouched:
        yield from _outward(item, limit, book) if public else ()
        return
    yield from _always(item, book)
    if public:
        yield from _outward(item, limit, book)
        yield from _careless(item, book)
        yield from _keyed_in(item, limit, book)


def _always(item: Item, book: Rulebook) -> Iterator[Breach]:
    reprint, source = book.rules.reprint, item.fields.get("reprint_source", "")
    if reprint is not None and source and not _OFFICIAL.search(source):
        yield Breach("reprint", "转载来源不是政府网站", reprint.article)
    for said in item.opinions:
        yield from (Breach("opinion", text, article) for text, article in said.flags)
    yield from withholding.breaches(item, book.rules)
    screening = cited(book.rules, Branch.SCREENED)
    yield from (Breach("sent_on", text, screening) for text in files.sent_on_open(item))
    rule, owed_by = book.rules.reporting, reported_late(item, book)
    if rule is not None and owed_by:
        late = _late(book, owed_by, item.fields["reported"])
        yield Breach("reported_late", f"科室报送晚于期限{late}", rule.article)


def _outward(item: Item, limit: Limit | None, book: Rulebook) -> Iterator[Breach]:
    """What the columns of a public item tell by themselves."""
    fields, published = item.fields, item.fields["published"]
    if not _reviewed(item) and book.steps(item):
        yield Breach("unreviewed", "公开前没有完整的审查批准记录", _unreviewed(item, book))
    if limit is not None and published > limit.due and not (item.lapsed or item.removed):
        late = _late(book, limit.due, published)
        yield Breach("published_late", f"公开晚于期限{late}", as_of(limit.article, published))
    if published < fields.get("formed", ""):
        article = as_of(book.limit(item).article, published)
        yield Breach("before_formed", "公开日期早于生成日期，请核对", article)
    if item.attribute and item.attribute != PROACTIVE and not item.removed:
        yield Breach("not_public", f"属性为“{item.attribute}”，却已公开", _not_to_be_public(item, book))
    if fields.get("joint_lead") == LEADS[1]:
        yield Breach("not_lead", "不是牵头科室，却已发布", cited(book.rules, Branch.LEAD, published))


def _careless(item: Item, book: Rulebook) -> Iterator[Breach]:
    """What should have been there before it became public."""
    fields, rules, day = item.fields, book.rules, item.fields["published"]
    for one in item.publications:
        if one.planned and book.steps(item):
            planned = cited(rules, Branch.PLANNED, day)
            yield Breach("form", f"在{one.channel}公开，审查时的公开形式是{one.planned}", planned)
    if item.unsigned:
        yield Breach("unsigned", "还没有签发（没有生成日期）就公开", book.signing_article(item))
    if not item.removed and book.is_inside(item):
        known = rules.category(fields.get("category", ""))
        inside = known.article if known and known.inside else cited(rules, Branch.INSIDE, day)
        yield Breach("inside", "只对内公开的信息，却已对社会公开", inside)
    source = book.source(item)
    if source is not None and not source.ours and not fields.get("predecessor"):
        yield Breach("not_ours", f"应{source.duty}，本机关已公开", as_of(source.article, day))
    if fields.get("approval_wanted") == _YES and not fields.get("approval"):
        yield Breach("unapproved", "依法需要批准，公开时没有批准文件", cited(rules, Branch.APPROVAL, day))
    for words, letter_article in uncoordinated(item, book):
        yield Breach("uncoordinated", words, as_of(letter_article, day))
    screening = cited(rules, Branch.SCREENED, day)
    yield from (Breach("unscreened", words, screening) for words in files.careless(item))
    if altered := files.altered_unconfirmed(item):
        own = cited(rules, Branch.SEPARATION, day)
        yield Breach("copy", altered, cited(rules, Branch.AGAIN, day) if is_ours(own) else own)
    if rules.interpretation is not None and book.wants_explaining(item) and not is_explained(item):
        yield Breach("unexplained", "公开时没有同步的政策解读", rules.interpretation.article)


def _keyed_in(item: Item, limit: Limit | None, book: Rulebook) -> Iterator[Breach]:
    """What the entry into the website lacked; only where it was recorded here."""
    own = [one for one in item.live() if one.event]
    if not own:
        return
    yield from _unconfirmed_lines(item, book)
    entry = book.rules.entry
    if entry is None:
        return
    if entry.second_check and any(one.day < one.second_day for one in own):
        yield Breach("confirmed_late", "发布以后才再次确认", entry.article)
    formed = item.changed or item.fields.get("formed", "")
    by = book.due(formed, entry.term.term)[0] if entry.term and formed else ""
    first, due = item.fields["published"], limit.due if limit is not None else ""
    if entry.term and by and by != due and first > by:
        yield Breach("keyed_late", f"录入晚于期限{_late(book, by, first)}", entry.term.article)


def _unconfirmed_lines(item: Item, book: Rulebook) -> Iterator[Breach]:
    """What was to be confirmed line by line at publication and was not (B11, E6)."""
    asked = (
        ("forbidden", "发布时没有逐项核对禁载内容", book.rules.forbidden),
        ("unconfirmed", "发布时没有逐项确认", book.rules.confirmations),
    )
    for code, told, lines in asked:
        left = [line for line in lines if line.title not in item.checks]
        if left:
            some = f"，还差 {len(left)} 项" if len(left) < len(lines) else ""
            yield Breach(code, f"{told}{some}", left[0].article)


def _unreviewed(item: Item, book: Rulebook) -> str:
    """Why it had to be reviewed: the article of the approval that was missing, or that of review itself."""
    steps, published = book.steps(item), item.fields["published"]
    said = [(one.step, one.opinion) for one in item.opinions if one.day.isoformat() <= published]
    chain = progress(steps, said)
    stood = dict(chain.standing)
    refused = [step.article for step in steps if stood.get(step.key, "") not in ("", *step.passing)]
    if not stood or not (chain.next or refused):
        return cited(book.rules, Branch.REVIEW, published)
    return chain.next.article if chain.next else refused[-1]


def _not_to_be_public(item: Item, book: Rulebook) -> str:
    """Why information of that attribute is not simply put before the public: by its own reason, where it has one."""
    fields, rules = item.fields, book.rules
    if item.attribute != WITHHELD:
        return cited(rules, Branch.ON_REQUEST, fields["published"])
    reason = next((one for one in rules.reasons if one.title == fields.get("withheld_reason")), None)
    return reason.article if reason else cited(rules, Branch.WITHHELD, fields["published"])


def _late(book: Rulebook, due: str, day: str) -> str:
    days = book.calendar.between(date.fromisoformat(due), date.fromisoformat(day))
    return f" {days} 个工作日" if days else ""


def _reviewed(item: Item) -> bool:
    """Whether a full review stands behind the publication.

    Of old history nothing is said: a ledger without a column for it tells nothing about how the item was
    reviewed. One that has the column and leaves it empty does.
    """
    if item.published_reviewed is not None:
        return item.published_reviewed
    if item.imported and "review_conclusion" not in item.fields:
        return True
    return bool(item.fields.get("review_conclusion"))


def missing(item: Item, book: Rulebook) -> tuple[str, ...]:
    """Titles of the fields that are wanted of such an item and empty."""
    fields = item.fields
    found = [title for key, title in book.wanted(fields) if not fields.get(key)]
    if item.untouched:
        return tuple(found)
    if fields.get("joint") and not fields.get("joint_lead"):
        found.append("牵头情况")
    if fields.get("approval_wanted") == _YES and not fields.get("approval"):
        found.append("批准文件")
    if fields.get("third_party") == _YES and item.attribute == PROACTIVE and not has_consent(item):
        found.append("第三方同意书或公共利益理由")
    return tuple(found)


def owed(item: Item, book: Rulebook) -> tuple[str, ...]:
    """What still belongs to a published item; old ledgers owe nothing."""
    if item.imported and not item.publications:
        return ()
    found = []
    if book.rules.interpretation is not None and book.wants_explaining(item) and not is_explained(item):
        found.append("政策解读")
    if book.copies_owed(item):
        found.append("移送查阅点")
    if unconfirmed(item, book):
        found.append("再次确认")
    return tuple(found)


def unconfirmed(item: Item, book: Rulebook) -> int:
    """On how many channels the entry still waits to be confirmed once more (B14)."""
    entry = book.rules.entry
    if entry is None or not entry.second_check:
        return 0
    return sum(1 for one in item.live() if one.event and not one.second)


def doubts(item: Item) -> str:
    """Days that cannot all be right (数据矛盾): nobody is blamed, the clerk looks at the papers again.

    In words joined by “；”; '' when all fit together, and of entries made in error.
    """
    return "" if item.void else "；".join(_contradictory(item))


def _contradictory(item: Item) -> Iterator[str]:
    day = item.fields.get
    formed = day("formed", "")
    for earlier, later, words in _ORDERED:
        first, second = day(earlier), day(later)
        if first and second and second < first:
            yield words
    for second, words in ((item.changed, "变动日期早于生成日期"), (item.lapsed, "失效日期早于生成日期")):
        if second and second < formed:
            yield words
