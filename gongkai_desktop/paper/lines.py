"""Breaking text into lines the Chinese way: no closing mark begins a line, no opening mark ends one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NOT_FIRST = frozenset("，。、；：？！）》」』】〕〉”’…—·％‰℃％,.;:?!)]}%~々")
_NOT_LAST = frozenset("（《「『【〔〈“‘([{〔￥$№")
_HANGING = frozenset("、。，．：；！？")
# Letters and figures of one word, number or address stay together.
_WORD = re.compile(r"[0-9A-Za-z_@#&+=/.:%?~×<>*^|\\-]")
_CLOSING = frozenset("〕）)]}》」』】〉")  # 〔2026〕7号 is not cut
_QUOTES = frozenset("“”‘’")
# In running text: what Latin text may be broken after, what it is not broken after or before.
_BREAKING, _BEFORE_LETTERS, _STOPS, _PAUSES, _OPENING = map(
    frozenset, ("-?!|", "/+\\", ",.:;", "、，。", "([{")
)
# Where an address or a number longer than the line is best broken; an index number after its stroke.
_JOINTS = frozenset("-/_.?&=")
# What is read as one: the year and number of a document (发文字号), a figure with what it counts, an article.
_ONE = re.compile(
    r"[〔\[（(]\d{4}[〕\]）)]第?\d+号?|\d+(?:年度|[年月日号条款项期届次件个名])|第[\d一二三四五六七八九十百]+[条款项章号次届期批]"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
)
# The words that official titles are made of, so that none is cut in two where the line allows it.
_WORDS = re.compile(
    "关于|印发|公布|发布|转发|批转|调整|开展|做好|加强|进一步|推进|实施|建立|健全|完善|落实|通知|通告|公告|公示|通报|"
    "意见|办法|规定|规则|细则|方案|制度|条例|决定|决议|报告|请示|批复|纪要|指南|目录|清单|计划|规划|预算|决算|标准|"
    "政府|信息|公开|保密|审查|申请|行政|许可|处罚|执法|管理|监督|检查|考核|评议|工作|领导|小组|办公室|委员会|"
    "学校|校园|教师|学生|资格|认定|招生|考试|安全|卫生|医疗|社会|保障|就业|养老|财政|项目|建设|工程|采购|招标|"
    "环境|保护|防汛|应急|救援|农村|农业|水利|交通|运输|文化|旅游|体育|人民|人员|名单|结果|情况|年度|专项|行动|活动|"
    "事项|协调函|征求|沟通|确认函|能否|质疑|答复书|国家|秘密|不明确|有关|教育局|教育|义务|学区|划分|评估|"
    "公共|服务|事业|单位|企业|市场|土地|征收|补偿|规范性|文件|清理|部门|机构|职责|负责人|局务会|局党组会|党组会|责任|试行|修订|废止"
)
# Unseen marks: zero-width signs, text-direction controls, variation selectors. Nothing to print.
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?|\u2028|\u2029|\x85")


def printable(text: str) -> str:
    """The text as paper shows it: line ends as \\n, other control characters as spaces, unseen marks gone."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub(" ", _UNSEEN.sub("", _LINE_END.sub("\n", text)))


def wrap(
    text: str,
    advances: Sequence[float],
    limit: float,
    *,
    hanging: bool = False,
    last: Sequence[float] | None = None,
) -> list[str]:
    """Lines no wider than ``limit``, in the unit of ``advances`` (one per character of ``text``).

    Only a single character wider than the limit stands over, and with ``hanging`` a mark that may not begin the
    next line. ``last`` are the advances of characters that end a line, where no gap follows them. Spaces at a break
    are dropped. The empty text is one empty line.
    """
    found: list[str] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        own = advances[start:end]
        found.extend(_wrap_paragraph(paragraph, own, last[start:end] if last else own, limit, hanging))
        start = end + 1
    return found


def _wrap_paragraph(
    text: str, advances: Sequence[float], last: Sequence[float], limit: float, hanging: bool
) -> Iterator[str]:
    if sum(advances) <= limit:
        yield text
        return
    ones, words = (frozenset[int](),) * 2 if hanging else (_inside(_ONE, text), within_words(text))
    start = 0
    while start < len(text):
        stop = _reach(advances, last, start, limit)
        if hanging and text[stop : stop + 1] and text[stop] in _HANGING and not _goes_with_latin(text, stop):
            stop += 1
        if stop < len(text):
            stop = (
                _running_break(text, start, stop) if hanging else _last_break(text, start, stop, ones, words)
            )
        yield text[start:stop].rstrip(" ")
        start = stop
        while start < len(text) and text[start] == " ":
            start += 1


def _reach(advances: Sequence[float], last: Sequence[float], start: int, limit: float) -> int:
    """How far a line from ``start`` can go; always at least one character."""
    width, stop = 0.0, start
    while stop < len(advances) and width + last[stop] <= limit + 1e-6:
        width += advances[stop]
        stop += 1
    return max(stop, start + 1)


def within_words(text: str) -> frozenset[int]:
    """The places within the words that official titles are made of."""
    return _inside(_WORDS, text)


def word_ends(text: str) -> frozenset[int]:
    """The places at which one of those words begins or ends."""
    return frozenset(at for found in _WORDS.finditer(text) for at in found.span())


def _inside(pattern: re.Pattern[str], text: str) -> frozenset[int]:
    """The places within what the pattern finds, at which a line should not end."""
    return frozenset(at for found in pattern.finditer(text) for at in range(found.start() + 1, found.end()))


def _last_break(text: str, start: int, stop: int, ones: frozenset[int], words: frozenset[int]) -> int:
    """The last good place to end the line at or before ``stop``; ``stop`` itself where there is none.

    What is read as one is kept whole where the line can hold it; words only while the line stays half full.
    """
    places = range(stop, start, -1)
    good = [at for at in places if may_break(text[at - 1], text[at])]
    outside = [at for at in good if at not in ones]
    fair = next((at for at in outside if at not in words and 2 * (at - start) >= stop - start), None)
    if fair or good:
        return fair or (outside or good)[0]
    stroke = next((at for at in places if text[at - 1] == "/" and 2 * (at - start) >= stop - start), None)
    return stroke or next((at for at in places if text[at - 1] in _JOINTS), stop)


def _running_break(text: str, start: int, stop: int) -> int:
    """The same for the running text of letters, which breaks as word processors break it: they know no words.

    What a paragraph is set in by belongs to its first word, however long that is.
    """
    first = max(start, len(text) - len(text.lstrip("　")))
    return next((at for at in range(stop, first, -1) if _may_break_running(text, at, stop)), stop)


def _may_break_running(text: str, at: int, stop: int) -> bool:
    """Whether a line of running text that reaches to ``stop`` may end before a character, as Writer decides it.

    Within Latin text that is Unicode's annex 14: a line ends after a hyphen, a stroke, a question mark, and at no
    comma, stop or bracket without a space. After a stroke it ends only where the letter behind would fit too.
    """
    before, after = text[at - 1], text[at]
    if _WORD.match(after):
        if before in _CLOSING or before in _QUOTES or before in _STOPS:
            return False
        if before in _PAUSES and _goes_with_latin(text, at - 1):
            return False
        if after == "/":
            return at == stop and not before.isascii()
        if before in _BREAKING and after.isalnum():
            return True
        if before in _BEFORE_LETTERS and after.isalpha():
            return before != "/" or at < stop
    if after in _OPENING and _WORD.match(before):
        return False
    return may_break(before, after) and not (after in _QUOTES and _goes_with_latin(text, at))


def _goes_with_latin(text: str, at: int) -> bool:
    """Whether the marks before a character belong to a Latin word or a number: word processors break there as in it."""
    behind = text[:at].rstrip("".join(_CLOSING | _QUOTES))
    return behind[-1:].isascii() and behind[-1:].isalnum()


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return before == " " or after == " " or not (_WORD.match(before) and _WORD.match(after))
