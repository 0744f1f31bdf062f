"""What can happen to a request, as far as its time limit is concerned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Channel(StrEnum):
    """How an application comes in; the values are those of the ledger's 申请方式."""

    COUNTER = "当面"
    MAIL = "邮寄"
    LETTER = "平信"
    ONLINE = "网络"
    FAX = "传真"
    EMAIL = "电子邮件"


class Party(StrEnum):
    """Who is consulted: 条例 32, 34, or another organ (33)."""

    THIRD_PARTY = "第三方"
    JOINT = "共同制作机关"
    ORGAN = "其他机关"


@dataclass(frozen=True, slots=True)
class Received:
    """An application came in.

    ``arrived`` is the day it was handed in, signed for, or reached the organ; ``confirmed`` the day both
    sides confirmed it, where the channel asks for that; ``reached`` the day the disclosure office itself had
    it, when that was later. Without a channel, ``arrived`` is simply the known day of receipt.
    """

    channel: Channel | None
    arrived: date
    confirmed: date | None = None
    reached: date | None = None


@dataclass(frozen=True, slots=True)
class CorrectionAsked:
    """A correction notice (补正告知书) went out to the applicant."""

    day: date


@dataclass(frozen=True, slots=True)
class Corrected:
    """The corrected application was received."""

    day: date


@dataclass(frozen=True, slots=True)
class Consulted:
    """A letter asking for an opinion went out; when the reply came and when it was received, if known."""

    sent: date
    replied: date | None = None
    received: date | None = None
    party: Party = Party.THIRD_PARTY


@dataclass(frozen=True, slots=True)
class Extended:
    """The limit was extended by so many working days; when that was told and approved, if known."""

    workdays: int
    sent: date | None = None
    approved: date | None = None


@dataclass(frozen=True, slots=True)
class ReasonsAsked:
    """The applicant was asked for the reasons of too many requests (条例 35); until when, if they were given."""

    sent: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Delayed:
    """A later day was set and told for requests that are many but justified (条例 35)."""

    until: date
    sent: date


@dataclass(frozen=True, slots=True)
class FeeNoticed:
    """A fee notice (收费通知) went out; when the applicant received it, if known."""

    sent: date
    received: date | None = None


@dataclass(frozen=True, slots=True)
class FeePaid:
    """The fee was paid in full."""

    day: date


RequestEvent = (
    Received
    | CorrectionAsked
    | Corrected
    | Consulted
    | Extended
    | ReasonsAsked
    | Delayed
    | FeeNoticed
    | FeePaid
)
"""Any of the above."""
