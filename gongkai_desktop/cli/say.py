"""What a command prints: one JSON object, or text for people."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from gongkai_desktop.errors import Refused


def say(arguments: Namespace, report: Mapping[str, object], text: str) -> int:
    """Print the report as JSON when asked for, else the text; returns the exit code 0."""
    out = json.dumps(report, ensure_ascii=False, default=_plain) if arguments.json else text
    sys.stdout.write(out + "\n")
    return 0


def office_of(arguments: Namespace) -> Path:
    """The office folder that the command names; Refused when it names none."""
    if arguments.office is None:
        raise Refused("没有指明办公文件夹", way="请加上 --office 文件夹")
    return Path(arguments.office)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
