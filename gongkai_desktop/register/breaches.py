"""What went against the rules, what is not filled in, what is still owed. Recorded and told, never blocked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai_desktop.office.chain import progress
from gongkai_desktop.office.citing import Branch, as_of, binds, cited, is_ours
from gongkai_desktop.register import screened, withholding
from gongkai_desktop.register.coordinating import has_consent, uncoordinated
from gongkai_desktop.register.fields import LEADS, PROACTIVE, WITHHELD, YES_NO
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.reporting import reported_late
from gongkai_desktop.register.rulebook import Rulebook, is_explained

_OFFICIAL = re.compile(
    r"gov\.cn|政府|(?:部|委|局|厅|署|办|院|馆|会|中心)(?:官网|官方网站|门户网站|网站)", re.IGNORECASE
)
_YES = YES_NO[0]


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that happened against the rules, or wants a look, with the article; recorded, not blocked."""

    text: str
    article: str


def judged(item: Item, due: str, article: str, book: Rulebook) -> tuple[tuple[Flag, ...], tuple[Flag, ...]]:
    """All that went against the rules, and what only wants a look: no law and no document of the office has it.

    ``due`` with its ``article`` is the limit that publication had.
    """
    found = tuple(_all(item, due, article, book))
    notes = tuple(one for one in found if not binds(one.article))
    return (tuple(one for one in found if binds(one.article)), notes) if notes else (found, ())


def _all(item: Item, due: str, article: str, book: Rulebook) -> Iterator[Flag]:
    public = bool(item.fields.get("published"))
    if item.untouched:
        yield from _outward(item, due, article, book) if public else ()
        return
    yield from _always(item, book)
    if public:
        yield from _outward(item, due, article, book)
        yield from _careless(item, book)
        yield from _keyed_in(item, due, book)


def _always(item: Item, book: Rulebook) -> Iterator[Flag]:
    reprint, source = book.rules.reprint, item.fields.get("reprint_source", "")
    if reprint is not None and source and not _OFFICIAL.search(source):
        yield Flag("转载来源不是政府网站", reprint.article)
    for said in item.opinions:
        yield from (Flag(text, article) for text, article in said.flags)
    yield from (Flag(text, article) for text, article in withholding.breaches(item, book.rules))
    screening = cited(book.rules, Branch.SCREENED)
    yield from (Flag(text, screening) for text in screened.sent_on_open(item))
    rule, owed_by = book.rules.reporting, reported_late(item, book)
    if rule is not None and owed_by:
        late = _late(book, owed_by, item.fields["reported"])
        yield Flag(f"科室报送晚于期限{late}", rule.article)


def _outward(item: Item, due: str, article: str, book: Rulebook) -> Iterator[Flag]:
    """What the columns of a public item tell by themselves."""
    fields, published = item.fields, item.fields["published"]
    if not _reviewed(item) and book.steps(item):
        yield Flag("公开前没有完整的审查批准记录", _unreviewed(item, book))
    if due and published > due and not (item.lapsed or item.removed):
        yield Flag(f"公开晚于期限{_late(book, due, published)}", as_of(article, published))
    if published < fields.get("formed", ""):
        yield Flag("公开日期早于生成日期，请核对", as_of(book.limit(item).article, published))
    if item.attribute and item.attribute != PROACTIVE and not item.removed:
        yield Flag(f"属性为“{item.attribute}”，却已公开", _not_to_be_public(item, book))
    if fields.get("joint_lead") == LEADS[1]:
        yield Flag("不是牵头科室，却已发布", cited(book.rules, Branch.LEAD, published))


def _careless(item: Item, book: Rulebook) -> Iterator[Flag]:
    """What should have been there before it became public."""
    fields, rules, day = item.fields, book.rules, item.fields["published"]
    for one in item.publications:
        if one.planned and book.steps(item):
            planned = cited(rules, Branch.PLANNED, day)
            yield Flag(f"在{one.channel}公开，审查时的公开形式是{one.planned}", planned)
    if item.unsigned:
        yield Flag("还没有签发（没有生成日期）就公开", book.signing_article(item))
    if not item.removed and book.is_inside(item):
        known = rules.category(fields.get("category", ""))
        inside = known.article if known and known.inside else cited(rules, Branch.INSIDE, day)
        yield Flag("只对内公开的信息，却已对社会公开", inside)
    source = book.source(item)
    if source is not None and not source.ours and not fields.get("predecessor"):
        yield Flag(f"应{source.duty}，本机关已公开", as_of(source.article, day))
    if fields.get("approval_wanted") == _YES and not fields.get("approval"):
        yield Flag("依法需要批准，公开时没有批准文件", cited(rules, Branch.APPROVAL, day))
    for words, letter_article in uncoordinated(item, book):
        yield Flag(words, as_of(letter_article, day))
    yield from (Flag(words, cited(rules, Branch.SCREENED, day)) for words in screened.careless(item))
    if altered := screened.altered_unconfirmed(item):
        own = cited(rules, Branch.SEPARATION, day)
        yield Flag(altered, cited(rules, Branch.AGAIN, day) if is_ours(own) else own)
    if rules.interpretation is not None and book.wants_explaining(item) and not is_explained(item):
        yield Flag("公开时没有同步的政策解读", rules.interpretation.article)


def _keyed_in(item: Item, due: str, book: Rulebook) -> Iterator[Flag]:
    """What the entry into the website lacked; only where it was recorded here."""
    own = [one for one in item.live() if one.event]
    if not own:
        return
    yield from _unconfirmed_lines(item, book)
    entry = book.rules.entry
    if entry is None:
        return
    if entry.second_check and any(one.day < one.second_day for one in own):
        yield Flag("发布以后才再次确认", entry.article)
    formed = item.changed or item.fields.get("formed", "")
    limit = book.due(formed, entry.term.term)[0] if entry.term and formed else ""
    first = item.fields["published"]
    if entry.term and limit and limit != due and first > limit:
        yield Flag(f"录入晚于期限{_late(book, limit, first)}", entry.term.article)


def _unconfirmed_lines(item: Item, book: Rulebook) -> Iterator[Flag]:
    """What was to be confirmed line by line at publication and was not (B11, E6)."""
    asked = (
        ("发布时没有逐项核对禁载内容", book.rules.forbidden),
        ("发布时没有逐项确认", book.rules.confirmations),
    )
    for told, lines in asked:
        left = [line for line in lines if line.title not in item.checks]
        if left:
            some = f"，还差 {len(left)} 项" if len(left) < len(lines) else ""
            yield Flag(f"{told}{some}", left[0].article)


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
