"""What the next number would be under a pattern that is still being typed."""

from __future__ import annotations

from datetime import date

from gongkai_desktop.errors import Refused
from gongkai_desktop.office import numbering
from gongkai_desktop.office.office import Office
from gongkai_desktop.store import Store


def next_example(
    store: Store, office: Office, series: str, text: str, *, code: str, word: str, day: date
) -> str:
    """The next number of the series; ValueError with the reason when this pattern gives none.

    An empty text means the rule set's own pattern.
    """
    text = text.strip() or office.rules.numbering.get(series, "")
    if not text:
        raise ValueError("制度方案里没有这种编号，不填就不编号")
    pattern = numbering.Pattern.parse(text)
    try:
        return numbering.next_numbers(store, series, pattern, numbering.values_of(code, word, day))[0]
    except Refused as refused:
        raise ValueError(refused.why or refused.what) from None
