"""恢复单: the page on paper that opens an encrypted ledger when its password is lost."""

from __future__ import annotations

from datetime import date

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import FontBook, machine_fonts
from gongkai_desktop.paper.grid import LEADING, MM
from gongkai_desktop.paper.pen import A4, Pen, Printed

TITLE = "台账恢复单"
_TOP, _SIDE = 24 * MM, 26 * MM
_TITLE_SIZE, _SIZE, _CODE = 22.0, 12.0, 24.0
_A_LINE = 2
"""Groups of the code side by side: large enough to be read off without doubt."""
_BEFORE = (
    "忘了台账密码时，用下面的恢复码可以打开台账，并设一个新密码。它与密码一样能打开全部内容。",
)  # fmt: skip
_AFTER = (
    "保管：装入信封，封口签名，交单位负责人或放入保密柜；不要拍照，不要存在电脑里，不要与电脑放在一起。",
    "使用：打开台账时选“用恢复单”，照抄八组，横线和大小写不拘。每组最后一个字符是校验，抄错了会指出是第几组；"
    "上面没有数字 0、1 和字母 O、I、U。用过以后请重新设密码；怀疑别人看过的，换一张（“密码与加密”里），旧的当场销毁。",
    "作用：这张纸还要配合办公文件夹里的“台账.钥匙”（每一份备份里也有）。换过恢复单以后，这一张只打得开此前的备份。",
    "密码和恢复单都丢了，谁也打不开这本台账，软件的作者也不能。",
    "加密不等于可以存放涉密信息：国家秘密一律不得录入本台账（《中华人民共和国保守国家秘密法》第三十一条第三项）。",
)


def draw_recovery(office: str, code: str, day: date, *, fonts: FontBook | None = None) -> Printed:
    """One page: whose ledger, the groups of the code (parted by strokes), how it is kept and used."""
    pen = Pen(fonts or machine_fonts(), A4, TITLE, made=day)
    width = A4[0] - 2 * _SIDE
    pen.centred(_SIDE, width, _TOP, TITLE, Role.TITLE, _TITLE_SIZE)
    y = _TOP + _TITLE_SIZE * LEADING + 8 * MM
    for name, text in (("单位", office), ("印制日期", f"{day.year}年{day.month}月{day.day}日")):
        y = _told(pen, y, f"{name}：{text}", width)
    y = _told(pen, y + 4 * MM, *_BEFORE, width)
    y = _groups(pen, y + 4 * MM, code.split("-"), width) + 6 * MM
    for text in _AFTER:
        y = _told(pen, y, text, width) + 2 * MM
    for at, name in enumerate(("封存人", "保管人")):
        pen.text(_SIDE + at * width / 2, y + 10 * MM, f"{name}：", Role.FANGSONG, _SIZE)
        pen.text(_SIDE + at * width / 2, y + 20 * MM, "日　期：", Role.FANGSONG, _SIZE)
    pen.next_page()
    return pen.finish()


def _told(pen: Pen, y: float, text: str, width: float) -> float:
    for line in pen.lines(text, Role.FANGSONG, _SIZE, width):
        pen.text(_SIDE, y, line, Role.FANGSONG, _SIZE)
        y += _SIZE * 1.5
    return y


def _groups(pen: Pen, y: float, groups: list[str], width: float) -> float:
    """The code in a frame, each group with its number."""
    height = _CODE * 1.7
    rows = [groups[at : at + _A_LINE] for at in range(0, len(groups), _A_LINE)]
    pen.boxes([(_SIDE, y, width, height * len(rows) + 6 * MM)])
    top = y + 3 * MM
    for row, some in enumerate(rows):
        for at, group in enumerate(some):
            x = _SIDE + 10 * MM + at * (width - 10 * MM) / _A_LINE
            pen.text(x, top + 4 * MM, f"第 {row * _A_LINE + at + 1} 组", Role.SONG, 10)
            pen.text(x + 18 * MM, top + (height - _CODE) / 2, " ".join(group), Role.HEI, _CODE)
        top += height
    return y + height * len(rows) + 6 * MM
