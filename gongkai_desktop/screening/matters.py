"""What a file that is about to go out may carry along unseen, and how each finding is told. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom on the page as it is seen, each from 0 to 1."""


class Matter(StrEnum):
    """What was found. Personal data first, then marks, then what does not show on the page."""

    IDENTITY = "identity"
    PASSPORT = "passport"
    BANK = "bank"
    MOBILE = "mobile"
    PHONE = "phone"
    EMAIL = "email"
    PLATE = "plate"
    ADDRESS = "address"
    NAME = "name"
    SECRET = "secret"
    INNER = "inner"
    COVERED = "covered"
    HIDDEN = "hidden"
    REVISION = "revision"
    COMMENT = "comment"
    METADATA = "metadata"
    LOCATION = "location"
    EMBEDDED = "embedded"
    LINK = "link"
    CACHE = "cache"
    MACRO = "macro"
    OLDER = "older"
    PICTURE = "picture"


TITLES: Final[Mapping[Matter, str]] = MappingProxyType(
    {
        Matter.IDENTITY: "身份证号码",
        Matter.PASSPORT: "护照或通行证号码",
        Matter.BANK: "银行卡号",
        Matter.MOBILE: "手机号码",
        Matter.PHONE: "电话号码",
        Matter.EMAIL: "电子邮箱",
        Matter.PLATE: "车牌号",
        Matter.ADDRESS: "住址",
        Matter.NAME: "姓名",
        Matter.SECRET: "国家秘密标志",
        Matter.INNER: "内部或不公开字样",
        Matter.COVERED: "盖住但还在的文字",
        Matter.HIDDEN: "隐藏的内容",
        Matter.REVISION: "修订痕迹",
        Matter.COMMENT: "批注",
        Matter.METADATA: "文档属性",
        Matter.LOCATION: "拍摄地点",
        Matter.EMBEDDED: "夹带的文件",
        Matter.LINK: "外部链接的缓存",
        Matter.CACHE: "透视表的缓存",
        Matter.MACRO: "宏",
        Matter.OLDER: "改动前的版本",
        Matter.PICTURE: "图片里的文字",
    }
)

PERSONAL: Final = frozenset(
    {
        Matter.IDENTITY,
        Matter.PASSPORT,
        Matter.BANK,
        Matter.MOBILE,
        Matter.PHONE,
        Matter.EMAIL,
        Matter.PLATE,
        Matter.ADDRESS,
        Matter.NAME,
    }
)
MARKS: Final = frozenset({Matter.SECRET, Matter.INNER})
VISIBLE: Final = frozenset({*PERSONAL, *MARKS, Matter.PICTURE})
"""What stands in the text that is read: taking it out changes what was reviewed; the rest never showed."""
GRAVE: Final = frozenset({*PERSONAL, *MARKS, Matter.COVERED})
"""Confirming one of these needs a reason."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: what, where, and whether a cleaned copy can be without it.

    ``key`` names it in this file and says nothing of the content. ``page`` is 0 where there are no pages.
    ``excerpt`` is masked: enough to know it again, not enough to use it. ``soft``: often harmless, such as the
    telephone of an office. ``count`` is of how many places it tells together. ``way`` says what to do by hand
    where it is not ``removable``.
    """

    key: str
    kind: Matter
    title: str
    place: str
    page: int = 0
    rects: tuple[Rect, ...] = ()
    excerpt: str = ""
    removable: bool = False
    soft: bool = False
    count: int = 1
    way: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A file looked through. ``unread`` says why its contents could not be read, '' when they were."""

    name: str
    sha256: str
    kind: str
    pages: int = 0
    findings: tuple[Finding, ...] = ()
    unread: str = ""

    @property
    def clean(self) -> bool:
        """Whether it was read and nothing was found."""
        return not self.findings and not self.unread
