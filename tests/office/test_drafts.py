"""A form that was left keeps what was typed, in the office's folder, and nothing of it anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.store import backup
from tests.systems import PRIVATE, mode

NEW = "item.new"
AT = "2026-11-20T09:30:00"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(tmp_path / "某区教育局", name="某区教育局") as made:
        yield made


def kept_files(desk: Desk) -> list[Path]:
    return sorted(desk.folder.drafts.iterdir()) if desk.folder.drafts.exists() else []


def test_what_was_typed_is_found_again_and_gone_once_it_is_dropped(desk: Desk) -> None:
    assert desk.drafts.find(NEW) is None
    assert desk.drafts.keep(NEW, "a1", {"title": "校车方案", "formed": "2026-11-02"}, AT)
    found = desk.drafts.find(NEW)
    assert found is not None
    assert (found.at, dict(found.values)) == (AT, {"title": "校车方案", "formed": "2026-11-02"})
    assert desk.drafts.find("item.7.amend") is None, "another form has its own"
    desk.drafts.drop(found.name)
    assert desk.drafts.find(NEW) is None and kept_files(desk) == []


def test_the_newest_of_several_is_offered_first(desk: Desk) -> None:
    desk.drafts.keep(NEW, "a1", {"title": "早的"}, "2026-11-20T09:30:00")
    desk.drafts.keep(NEW, "b2", {"title": "晚的"}, "2026-11-20T10:30:00")
    desk.drafts.keep(NEW, "a1", {"title": "早的，改过"}, "2026-11-20T09:40:00")
    assert len(kept_files(desk)) == 2
    found = desk.drafts.find(NEW)
    assert found is not None and found.values == {"title": "晚的"}


def test_a_form_emptied_again_leaves_nothing(desk: Desk) -> None:
    desk.drafts.keep(NEW, "a1", {"title": "甲"}, AT)
    assert not desk.drafts.keep(NEW, "a1", {}, AT)
    assert kept_files(desk) == []


@pytest.mark.parametrize(
    "values",
    [
        {"title": "机密★1年 某方案"},
        {"title": "代称", "attribute": "不予公开", "withheld_reason": "国家秘密"},
    ],
    ids=["marked", "a state secret"],
)
def test_nothing_secret_is_ever_kept(desk: Desk, values: dict[str, str]) -> None:
    desk.drafts.keep(NEW, "a1", {"title": "还没有写明"}, AT)
    assert not desk.drafts.keep(NEW, "a1", values, AT)
    assert kept_files(desk) == [], "what was kept before it was known goes too"


def test_drafts_are_for_their_owner_only(desk: Desk) -> None:
    desk.drafts.keep(NEW, "a1", {"title": "校车方案"}, AT)
    (file,) = kept_files(desk)
    assert (mode(file), mode(file.parent)) == PRIVATE


def test_a_draft_is_in_no_record_and_no_copy(desk: Desk, tmp_path: Path) -> None:
    desk.drafts.keep(NEW, "a1", {"title": "独一无二的草稿标题"}, AT)
    copy = backup.automatic(desk.folder, backup.Reason.IMPORT, desk._clock)
    assert copy is not None
    for path in (desk.folder.database, copy.path):
        assert "独一无二的草稿标题".encode() not in path.read_bytes()
    assert desk.verify() == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"form": "item.new"}', b"\xff\xfe"])
def test_a_damaged_draft_is_none(desk: Desk, content: bytes) -> None:
    desk.drafts.keep(NEW, "a1", {"title": "甲"}, AT)
    kept_files(desk)[0].write_bytes(content)
    assert desk.drafts.find(NEW) is None


def test_a_draft_too_large_to_be_a_form_is_not_kept(desk: Desk) -> None:
    assert not desk.drafts.keep(NEW, "a1", {"title": "长" * 1_000_001}, AT)


def test_a_name_never_leads_out_of_the_folder(desk: Desk) -> None:
    desk.drafts.drop("../台账.db")
    assert desk.folder.database.exists()


def test_a_folder_that_takes_nothing_is_refused_in_words(desk: Desk) -> None:
    desk.folder.drafts.write_bytes(b"")
    with pytest.raises((Refused, OSError)):
        desk.drafts.keep(NEW, "a1", {"title": "甲"}, AT)
