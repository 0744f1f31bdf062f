"""The form of a registration asks only what fits what stands in it."""

from __future__ import annotations

import pytest

from gongkai_desktop.requests.fields import REGISTRATION, odd, unasked


@pytest.mark.parametrize(
    ("channel", "left_out", "asked"),
    [
        ("当面", {"mail_no", "postmark", "confirmed", "platform_no"}, set()),
        ("邮寄", {"confirmed", "platform_no"}, {"mail_no", "postmark", "signed_by"}),
        ("平信", {"platform_no"}, {"mail_no", "confirmed"}),
        ("网络", {"mail_no", "postmark"}, {"confirmed", "platform_no", "platform_day"}),
        ("传真", {"mail_no", "platform_no"}, {"confirmed"}),
        ("", set(), {"mail_no", "confirmed", "platform_no"}),
    ],
)
def test_each_way_in_asks_what_belongs_to_it(channel: str, left_out: set[str], asked: set[str]) -> None:
    found = unasked({"channel": channel})
    assert left_out <= found and not asked & found


def test_what_is_filled_in_always_stays() -> None:
    assert "mail_no" not in unasked({"channel": "当面", "mail_no": "XA1"})


def test_agent_assistance_and_source_ask_for_what_goes_with_them() -> None:
    assert {"authority", "source_from", "source_day"} <= unasked({"applicant_kind": "自然人"})
    assert "authority" not in unasked({"agent": "赵律师"})
    assert "assisted" in unasked({"applicant_kind": "商业企业"})
    assert "assisted" not in unasked({"applicant_kind": "自然人"})
    assert not {"source_from", "source_day"} & unasked({"source": "12345 转来"})


def test_every_column_that_may_be_left_out_is_one_of_the_form() -> None:
    keys = {one.key for one in REGISTRATION.columns} | {"authority"}
    every = unasked({"channel": "当面", "applicant_kind": "其他"})
    assert every <= keys and not {one.key for one in REGISTRATION.columns if one.required} & every


def test_numbers_are_doubted_and_never_refused() -> None:
    assert odd({"id_kind": "居民身份证", "id_no": "11010519491231002X", "phone": "1"}) == {}
    assert set(odd({"id_kind": "居民身份证", "id_no": "1101"})) == {"id_no"}


def test_nobody_to_answer_to_is_told_once_there_is_something_to_answer() -> None:
    assert odd({"applicant": "王小明"}) == {} == odd({"asked": "预算", "email": "a@b.cn"})
    assert set(odd({"asked": "预算"})) == {"phone"}
