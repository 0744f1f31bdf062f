from __future__ import annotations

import json
from hashlib import sha256

from gongkai_desktop.records.chain import canonical, digest_of, link
from gongkai_desktop.records.event import Draft
from gongkai_desktop.records.memory import Records
from tests.toy_ledger import DAY, note


def test_the_hash_is_made_as_the_design_says_and_can_be_remade_by_hand(records: Records) -> None:
    records.append([note("甲")], actor=3)
    records.append([Draft("department.added", DAY, {"name": "乙"}, touches=(1,))], actor=3)
    previous = ""
    for number in (1, 2):
        row = records.store.one(
            "SELECT kind, at, act, touches, body, salt, hash FROM event WHERE id = ?", (number,)
        )
        assert row is not None
        kind, at, act, touches, body, salt, stored = row
        header = [number, number, kind, "2026-02-06", at, 3, act, "", json.loads(touches or "[]")]
        payload = sha256(salt + body.encode()).hexdigest()
        entry = json.dumps([1, previous, header, payload], ensure_ascii=False, separators=(",", ":"))
        previous = sha256(entry.encode()).hexdigest()
        assert stored.hex() == previous
    assert records.head() == (2, previous)


def test_canonical_json_does_not_depend_on_the_order_of_keys() -> None:
    assert (
        canonical({"b": [1, "台"], "a": None})
        == canonical({"a": None, "b": [1, "台"]})
        == '{"a":null,"b":[1,"台"]}'
    )


def test_equal_payloads_have_different_digests(records: Records) -> None:
    records.append([note("甲"), note("甲")], actor=0)
    (first,), (second,) = records.store.rows("SELECT digest FROM event")
    assert first != second


def test_every_part_of_an_entry_goes_into_its_hash() -> None:
    digest = digest_of(b"salt", "{}")
    base = link("", (1, 1, "a.b", "2026-01-01", "at", 0, 1, "", ()), digest)
    others = [
        link("00", (1, 1, "a.b", "2026-01-01", "at", 0, 1, "", ()), digest),
        link("", (1, 1, "a.b", "2026-01-01", "at", 0, 1, "", (2,)), digest),
        link("", (1, 1, "a.b", "2026-01-01", "at", 0, 1, "", ()), digest_of(b"salt", "[]")),
        link("", (1, 1, "a.b", "2026-01-01", "at", 0, 1, "", ()), digest_of(b"Salt", "{}")),
    ]
    assert len({base, *others}) == 5
