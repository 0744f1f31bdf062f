"""The portable zip of a built program folder: `python packaging/portable.py FOLDER OUT`.

The marker in it makes the program keep its settings and offices beside itself, in 数据. A newer zip is unpacked over
the older one: 数据 is not in it, so it stays as it is.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from version import Mismatch, checked

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from gongkai_desktop.data import CARRIED  # noqa: E402

TOLD = """信息公开台账，随身携带的一份。

有这个文件在，程序的设置和新建的单位文件夹都放在旁边的“数据”里，拷走整个文件夹就是拷走一切。
打开：Windows 上双击 gongkai-desktop.exe，Linux 上运行 gongkai-desktop。
升级：把新的一份解压到同一个地方，“数据”不会被动。
U 盘容易丢、容易坏：请把备份另存到别处。
"""
_LINK = 0o120777 << 16
_PROGRAM, _FILE = 0o100755 << 16, 0o100644 << 16
_UNIX = 3


def build(folder: Path, out: Path, version: str) -> Path:
    """The zip made in ``out``."""
    system = "windows" if sys.platform == "win32" else "linux"
    out.mkdir(parents=True, exist_ok=True)
    made, top = out / f"gongkai-desktop_{version}_{system}_portable.zip", "gongkai-desktop"
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        packed.writestr(_entry(f"{top}/{CARRIED}", _FILE), TOLD.encode())
        for path in sorted(folder.rglob("*")):
            name = f"{top}/{path.relative_to(folder).as_posix()}"
            if path.is_symlink():
                packed.writestr(_entry(name, _LINK), str(path.readlink()))
            elif path.is_file():
                packed.writestr(_entry(name, _PROGRAM if path.parent == folder else _FILE), path.read_bytes())
    return made


def _entry(name: str, kind: int) -> ZipInfo:
    """An entry that Linux unpacks as what it is; always of the same day, so the same folder gives the same zip."""
    entry = ZipInfo(name)
    entry.create_system, entry.external_attr, entry.compress_type = _UNIX, kind, ZIP_DEFLATED
    return entry


def main() -> None:
    """Read the command line and build."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    try:
        print(build(given.folder, given.out, checked()))
    except Mismatch as wrong:
        sys.exit(str(wrong))


if __name__ == "__main__":
    main()
