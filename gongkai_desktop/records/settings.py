"""What the office keeps beside its events: the key of its sheets, its number, saved views, remembered headers.

The chain names the digest of the key and of the number, which never change: with another key every printed sheet
would read as forged, without one a forged sheet could not be told. Views and remembered headers change often and
mean little; they bear a seal made with that key, renewed in the transaction that changes them.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from gongkai_desktop.records.event import OWN, Draft
from gongkai_desktop.records.problem import Findings, Trouble
from gongkai_desktop.store import Store

NOTED = f"{OWN}settings"
KEY, OFFICE_NUMBER = "sheet_key", "office_no"
VIEWS, HEADERS = "views", "headers"

_FIXED: Mapping[str, str] = MappingProxyType(
    {
        KEY: "打印表的校验密钥被改动或丢失，已打印的表会认不出来，请用备份恢复",
        OFFICE_NUMBER: "本单位的编号被改动或丢失，已打印的表会当成其他单位的，请用备份恢复",
    }
)
_SEALED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        VIEWS: (
            "SELECT value FROM meta WHERE key = 'views'",
            "“我的视图”在程序之外被改动过，请在登记页核对或重新保存",
        ),
        HEADERS: (
            "SELECT ledger, headers, mapping FROM mapping ORDER BY 1, 2",
            "记住的表头对应在程序之外被改动过，下次导入时请逐列核对",
        ),
    }
)
_LAST = "SELECT body FROM event WHERE kind = ? ORDER BY id DESC LIMIT 1"
_FLAG = "settings_noted"


def noted(store: Store, day: date) -> Draft | None:
    """What an office is to remember once, before anything is sealed; None when it was remembered already."""
    if store.meta(_FLAG):
        return None
    return Draft(NOTED, day, {key: _digest(store.meta(key)) for key in _FIXED})


def seal_all(store: Store) -> None:
    """Seal what an older program left without one; inside the transaction that remembers ``noted``."""
    for what in _SEALED:
        seal(store, what)
    store.set_meta(_FLAG, "1")


def seal(store: Store, what: str) -> None:
    """Renew the seal of views or headers; inside the transaction that changed them."""
    store.set_meta(f"seal:{what}", _seal(store, what))


def verify_settings(store: Store, findings: Findings) -> None:
    """Compare what is kept with what the chain says and with the seals."""
    row = store.one(_LAST, (NOTED,))
    if row is None:  # an office that no newer program has opened yet
        return
    known = json.loads(row[0])
    for key, told in _FIXED.items():
        if known.get(key) != _digest(store.meta(key)):
            findings.add(Trouble.SETTINGS, "设置", told)
    for what, (_, told) in _SEALED.items():
        if store.meta(f"seal:{what}") != _seal(store, what):
            findings.add(Trouble.SETTINGS, "设置", told)


def _seal(store: Store, what: str) -> str:
    content = json.dumps([list(row) for row in store.rows(_SEALED[what][0])], ensure_ascii=False)
    return hmac.new(store.meta(KEY).encode(), content.encode(), hashlib.sha256).hexdigest()


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()
