"""The core begins where Unix's modules are missing."""

from __future__ import annotations

import subprocess
import sys

from tests.test_house import ROOT

# Python's own modules and the libraries are loaded as Linux has them; then only ours meet a system without them.
PROGRAM = """
import sys, types, importlib, pkgutil
import ctypes, getpass, multiprocessing.connection, socket, subprocess, tempfile, shutil, zipfile, platform
import asyncio, email.message, hashlib, xml.dom.minidom, xml.sax, peewee, sqlcipher3.dbapi2

for name in ("fcntl", "resource", "pwd", "grp", "termios", "syslog", "readline"):
    sys.modules[name] = None
msvcrt = types.ModuleType("msvcrt")
msvcrt.LK_NBLCK = 2
msvcrt.locking = lambda descriptor, mode, count: None
sys.modules["msvcrt"] = msvcrt
multiprocessing.connection.PipeConnection = multiprocessing.connection.Connection
sys.platform = "win32"

import gongkai_desktop
for found in pkgutil.walk_packages(gongkai_desktop.__path__, "gongkai_desktop."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)

print(len([name for name in sys.modules if name.startswith("gongkai_desktop")]), gongkai_desktop.files.PRIVATE_FOLDER)
"""


def test_every_module_of_the_core_loads_without_the_modules_of_unix() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    number, folder = map(int, done.stdout.split())
    assert number > 300
    assert folder == 0o777, (
        "a folder for one user's number is closed to her on a Windows that was installed anew"
    )


def test_who_holds_an_office_is_told_where_no_list_of_users_is() -> None:
    program = """
import os, sys
for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
    os.environ.pop(name, None)
sys.modules["pwd"] = None
from gongkai_desktop.store.lock import _myself
sys.stdout.reconfigure(encoding="utf-8")
print(_myself().user)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "未知\n"
