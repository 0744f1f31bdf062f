"""What encryption costs: reading an encrypted ledger beside an ordinary one, and the deriving of the key by itself."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from gongkai_desktop import keeping, keyring
from gongkai_desktop.cases.query import Query
from gongkai_desktop.clock import today
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.store import keyfile

from .ledgers import office
from .yardstick import beside

pytestmark = pytest.mark.bench

COUNT = 100_000
PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def twins(bench_folder: Path) -> tuple[Path, Path]:
    """An ordinary office and the same one encrypted."""
    plain = office(bench_folder / "十万", COUNT)
    secret = bench_folder / "十万加密"
    shutil.rmtree(secret, ignore_errors=True)
    shutil.copytree(plain, secret)
    keeping.protect(secret, PASSWORD, keeping.new_code())
    return plain, secret


def first_rows(root: Path) -> None:
    with Desk.open(root, writing=False) as desk:
        assert len(desk.lists.page(Query(), today())) == 200
        desk.lists.count(Query(), today())


def test_an_encrypted_ledger_is_opened_nearly_as_fast(twins: tuple[Path, Path]) -> None:
    """The key is held already: deriving it is measured below."""
    plain, secret = twins
    beside(
        "打开加密的台账（100 000 件）到第一页 ／ 没有加密的",
        lambda: first_rows(secret), lambda: first_rows(plain), promised=2, runs=11,
    )  # fmt: skip


def test_a_password_costs_the_deriving_of_its_key(twins: tuple[Path, Path]) -> None:
    _, secret = twins
    cost = keyfile._COST

    def unlock() -> None:
        keyring.forget()
        keeping.unlock(OfficeFolder(secret).database, PASSWORD)

    def derive() -> None:
        hashlib.scrypt(b"x", salt=b"y" * 16, **cost, maxmem=1 << 30, dklen=32)

    beside("输入密码到打开 ／ 一次 scrypt", unlock, derive, promised=1.3)
