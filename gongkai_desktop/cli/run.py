"""Starting a command and ending it well: exit codes, and one sentence where it cannot be done."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

from gongkai_desktop import refusals
from gongkai_desktop.cli.arguments import expanded, parse
from gongkai_desktop.cli.passwords import unlocking
from gongkai_desktop.cli.say import speak
from gongkai_desktop.errors import Cancelled, Refused

DONE, REFUSED, FAULT = 0, 1, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 done, 1 refused (one sentence on stderr), 3 a fault; argparse exits with 2."""
    speak()
    try:
        return unlocking(parse(expanded(sys.argv[1:]) if argv is None else argv))
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except (Cancelled, KeyboardInterrupt):
        print("已取消，没有任何改动。", file=sys.stderr)
        return REFUSED
    except Exception as fault:
        told = refusals.meaning(fault) if isinstance(fault, OSError) else None
        if told is refusals.LONG:
            print(f"{told.why}。{told.way}。", file=sys.stderr)
            return REFUSED
        print(
            f"程序出错（{type(fault).__name__}{f'，{told.why}' if told else ''}），没有办完；"
            "办到哪一步以台账为准，请用 verify 核对。"
            "请把下面各行交给技术人员。",
            file=sys.stderr,
        )
        for frame in traceback.extract_tb(fault.__traceback__):
            print(f"  {frame.name} {frame.filename}:{frame.lineno}", file=sys.stderr)
        return FAULT
