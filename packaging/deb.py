"""The Debian package of a built program folder: `python packaging/deb.py FOLDER OUT [--version VERSION]`.

What the package needs of the system is asked of dpkg-shlibdeps, library by library. There are no maintainer scripts:
dpkg's own triggers renew the menus, icons and kinds of files, and nothing of a user's is ever touched. Where the
clock of SOURCE_DATE_EPOCH is given (else the commit's), the same folder gives the same package.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from version import Mismatch, checked

ROOT = Path(__file__).resolve().parents[1]
LINUX = ROOT / "packaging" / "linux"
PACKAGE = "gongkai-desktop"
PROGRAMS = ("gongkai", "gongkai-desktop")
HOME = Path("usr/lib") / PACKAGE
BESIDE = ("xkb-data",)
"""What the carried libraries read while they run; no library tells of it."""
OPENING = "xdg-utils"
"""It shows an attachment in the program that the user has for it."""
MAINTAINER = os.environ.get(
    "DEB_MAINTAINER", "gongkai-desktop maintainers <gongkai-desktop@packages.debian.org>"
)
CONTROL = """\
Package: {package}
Version: {version}
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: ledger of a government information disclosure clerk (信息公开台账)
 登记应当公开的信息，走完保密审查，答复依申请公开，按条例和本单位制度逐日
 算出期限，打印审查表和函件，认回签字的扫描件，数出备案和年度报告。
 .
 只在本机运行，不联网；全部数据在一个看得见的文件夹里，卸载不动它。
 .
 Registers, secrecy reviews, requests, deadlines and periodical reports of one
 Chinese public office: offline, one visible folder of data, a window
 (gongkai-desktop) and a command line (gongkai).
"""


def build(folder: Path, out: Path, version: str, *, quick: bool = False) -> Path:
    """The package file made in ``out`` from the program folder; ``quick`` packs it large, for a trial only."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", _clock())
    made = out / f"{PACKAGE}_{version}_amd64.deb"
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="gongkai-deb-") as temporary:
        tree = Path(temporary) / "tree"
        _lay_out(folder, tree, version)
        _control(tree, version, depends(tree / HOME, Path(temporary)))
        _settle_modes(tree)
        packing = ["-Zgzip", "-z1"] if quick else ["-Zxz"]
        packed = ["dpkg-deb", "--root-owner-group", *packing, "--build", str(tree), str(made)]
        subprocess.run(packed, check=True, stdout=subprocess.DEVNULL)
    return made


def _lay_out(folder: Path, tree: Path, version: str) -> None:
    """Every file at its place below ``tree``."""
    # The licences are told by the package's copyright file.
    shutil.copytree(folder, tree / HOME, symlinks=True, ignore=shutil.ignore_patterns("licences"))
    (tree / "usr/bin").mkdir()
    for program in PROGRAMS:
        (tree / "usr/bin" / program).symlink_to(f"../lib/{PACKAGE}/{program}")
    share = tree / "usr/share"
    _put(share / "applications" / f"{PACKAGE}.desktop", LINUX / f"{PACKAGE}.desktop", version)
    _put(share / "mime/packages" / f"{PACKAGE}.xml", LINUX / f"{PACKAGE}.xml", version)
    _put(share / "metainfo" / f"{PACKAGE}.metainfo.xml", LINUX / f"{PACKAGE}.metainfo.xml", version)
    _put(share / "lintian/overrides" / PACKAGE, LINUX / "lintian-overrides", version)
    _icons(share / "icons/hicolor")
    for program in PROGRAMS:
        _packed(share / "man/man1" / f"{program}.1.gz", _filled(LINUX / f"{program}.1", version))
    about = share / "doc" / PACKAGE
    _put(about / "copyright", LINUX / "copyright", version)
    _put(about / "LICENSE", ROOT / "LICENSE", version)
    _packed(about / "changelog.gz", _changelog(version))
    _packed(about / "CHANGELOG.md.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))


def _filled(template: Path, version: str) -> str:
    text = template.read_text(encoding="utf-8")
    return text.replace("@VERSION@", version).replace("@DAY@", time.strftime("%Y-%m-%d", _moment()))


def _put(place: Path, template: Path, version: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(_filled(template, version), encoding="utf-8")


def _packed(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _icons(place: Path) -> None:
    """The program's icon in each size it was drawn for, and as lines."""
    drawn = ROOT / "resources" / "icons"
    with Image.open(drawn / "app.ico") as icon:
        for width, height in sorted(icon.info["sizes"]):
            folder = place / f"{width}x{height}" / "apps"
            folder.mkdir(parents=True)
            icon.size = width, height
            icon.copy().save(folder / f"{PACKAGE}.png")
    (place / "scalable/apps").mkdir(parents=True)
    shutil.copyfile(drawn / "app.svg", place / "scalable/apps" / f"{PACKAGE}.svg")


def _changelog(version: str) -> str:
    """Debian's own form, which only points to ours."""
    day = time.strftime("%a, %d %b %Y %H:%M:%S +0000", _moment())
    return (
        f"{PACKAGE} ({version}) stable; urgency=medium\n\n"
        f"  * 各版本的变化见本文件夹的 CHANGELOG.md.gz。\n\n -- {MAINTAINER}  {day}\n"
    )


def depends(folder: Path, work: Path) -> list[str]:
    """The Debian packages that the libraries and programs in the folder stand on, as Depends writes them."""
    (work / "debian").mkdir()
    (work / "debian/control").write_text(f"Source: {PACKAGE}\n\nPackage: {PACKAGE}\nArchitecture: amd64\n")
    elf = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)]
    inside = sorted({path.parent for path in elf})
    asked: list[str] = ["dpkg-shlibdeps", "-O", "--warnings=0", "--ignore-missing-info"]
    asked += [
        *(f"-l{place}" for place in inside),
        *(f"-x{name}" for name in _carried(folder)),
        *map(str, elf),
    ]
    told = subprocess.run(asked, cwd=work, capture_output=True, text=True, check=False)
    if told.returncode:
        raise RuntimeError(told.stderr.splitlines()[-1])
    found = told.stdout.strip().removeprefix("shlibs:Depends=").split(", ")
    return sorted({*(_known_before(one) for one in found), *BESIDE})


def _carried(folder: Path) -> set[str]:
    """The packages of this machine whose libraries lie in the folder, and so are not needed of another."""
    names = [f"*/{path.name}" for path in (folder / "_internal").glob("lib*") if not path.is_symlink()]
    told = subprocess.run(["dpkg-query", "-S", *names], capture_output=True, text=True, check=False).stdout
    return {line.partition(":")[0] for line in told.splitlines()}


def _known_before(package: str) -> str:
    """Names that a package had on older systems which we also serve."""
    return f"{package} | libgcc1" if package.startswith("libgcc-s1") else package


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _control(tree: Path, version: str, needs: list[str]) -> None:
    (tree / "DEBIAN").mkdir()
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(path.stat().st_size + 1023 for path in files) // 1024
    told = CONTROL.format(
        package=PACKAGE, version=version, maintainer=MAINTAINER, size=size, depends=", ".join(needs), recommends=OPENING
    )  # fmt: skip
    (tree / "DEBIAN/control").write_text(told, encoding="utf-8")
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files]
    (tree / "DEBIAN/md5sums").write_text("".join(sums), encoding="utf-8")


def _settle_modes(tree: Path) -> None:
    """What may be read is read by everybody, and only programs may be run, whatever the builder's umask."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path.parent == tree / HOME
            path.chmod(0o755 if runs else 0o644)


def _moment() -> time.struct_time:
    return time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))


def _clock() -> str:
    """The moment of the commit that is built, in seconds; now, outside of git."""
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:
        told = ""
    return told or str(int(time.time()))


def main() -> None:
    """Read the command line and build."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--version", help="another version than the program's, to try an upgrade")
    parser.add_argument("--quick", action="store_true", help="packed at once and large, to try it")
    given = parser.parse_args()
    try:
        print(build(given.folder, given.out, given.version or checked(), quick=given.quick))
    except Mismatch as wrong:
        sys.exit(str(wrong))


if __name__ == "__main__":
    main()
