"""The day on which an application counts as received, by its channel (条例第三十一条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai_desktop.deadlines import articles
from gongkai_desktop.deadlines.events import Channel, Received
from gongkai_desktop.deadlines.model import Flag
from gongkai_desktop.deadlines.rules import RequestRules

_CONFIRMED = frozenset({Channel.LETTER, Channel.ONLINE, Channel.FAX, Channel.EMAIL})
_ARTICLES = {
    Channel.COUNTER: articles.RECEIPT_COUNTER,
    Channel.MAIL: articles.RECEIPT_MAIL,
    Channel.LETTER: articles.RECEIPT_MAIL,
}
_BEGINS = {Channel.COUNTER: "当面提交之日", Channel.MAIL: "签收之日"}


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day of receipt and why.

    ``unconfirmed``: the channel asks for a confirmation that has not come, and a shadow clock runs from
    arrival. ``other`` is a second day that could be argued for, and what it is.
    """

    day: date
    begins: str
    article: str
    unconfirmed: bool = False
    other: tuple[date, str] | None = None
    flags: tuple[Flag, ...] = ()


def receipt(received: Received, rules: RequestRules) -> Receipt:
    """Which day is the day of receipt.

    Handed in: that day. Signed mail: the day of signature by the organ, whoever there signed. Unsigned
    letters, fax, e-mail: the day of confirmation; until then a shadow clock from arrival. Web systems
    likewise, except that the day the system confirmed governs where the rules say so.
    """
    if received.channel is None:
        return Receipt(received.arrived, "收到申请之日", articles.RECEIPT)
    article = _ARTICLES.get(received.channel, articles.RECEIPT_ONLINE)
    if received.channel not in _CONFIRMED:
        late = _inner_delay(received, article)
        return Receipt(received.arrived, _BEGINS[received.channel], article, flags=late)
    if received.channel is Channel.ONLINE and rules.system_confirms:
        return _by_system(received)
    if received.confirmed is None:
        text = f"{received.arrived}到达的{received.channel}申请尚未与申请人确认，确认前暂从到达之日起算"
        flag = Flag("unconfirmed", text, article)
        return Receipt(received.arrived, "到达之日（待确认）", article, unconfirmed=True, flags=(flag,))
    return _confirmed(received, received.confirmed, article)


def _confirmed(received: Received, confirmed: date, article: str) -> Receipt:
    if confirmed == received.arrived:
        return Receipt(confirmed, "双方确认之日", article)
    late = received.channel is Channel.LETTER
    duty = "应当在收到当日确认" if late else "确认晚于到达"
    flag = Flag("confirmed_late", f"{received.arrived}到达，{confirmed}才确认：{duty}", article, breach=late)
    other = received.arrived, "实际到达之日"
    return Receipt(confirmed, "双方确认之日", article, other=other, flags=(flag,))


def _by_system(received: Received) -> Receipt:
    begins, article = "系统确认提交之日", articles.RECEIPT_SYSTEM
    if received.confirmed is None or received.confirmed == received.arrived:
        return Receipt(received.arrived, begins, article)
    text = f"双方{received.confirmed}才确认，仍按系统确认提交的{received.arrived}起算，较为稳妥"
    other = received.confirmed, "双方确认之日"
    return Receipt(
        received.arrived, begins, article, other=other, flags=(Flag("system_first", text, article),)
    )


def _inner_delay(received: Received, article: str) -> tuple[Flag, ...]:
    if received.reached is None or received.reached == received.arrived:
        return ()
    text = f"工作机构{received.reached}才收到，期限仍从本机关收到的{received.arrived}起算"
    return (Flag("inner_delay", text, article),)
