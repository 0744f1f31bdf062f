"""统一社会信用代码 (GB 32100). A wrong check character is only a warning: real offices publish wrong ones."""

from __future__ import annotations

from gongkai_desktop.digits import CREDIT_SIGNS, credit_check

_LENGTH = 18
_NEARLY = range(16, 21)


def code_warning(code: str) -> str:
    """What looks wrong with an office's code, '' when nothing does; other kinds of code are let alone."""
    code = code.strip().upper()
    if len(code) not in _NEARLY:
        return ""
    if len(code) != _LENGTH:
        return f"统一社会信用代码是 18 位，这里有 {len(code)} 位，请核对"
    for sign in code:
        if sign not in CREDIT_SIGNS:
            return f"统一社会信用代码里不会有“{sign}”，请核对"
    wanted = credit_check(code)
    if code[-1] != wanted:
        return f"统一社会信用代码的校验位不符（末位应为 {wanted}），请核对；确认无误可以照用"
    return ""
