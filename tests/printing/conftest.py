"""A printing service of our own: CUPS on a private socket with a printer that writes PDF files, as root on Linux."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
OWN = Path("/etc/cups/cups-pdf.conf")
"""Where the printer looks for its settings; ours lie over it, for its own processes alone."""
WAITING = 240.0  # seconds, on a busy machine
_SIZED = re.compile(r"\*(PageSize|PageRegion|ImageableArea|PaperDimension) ")
_DEFAULT = re.compile(r"(\*Default(?:PageSize|PageRegion|ImageableArea|PaperDimension): ).*")
_DUPLEX = """*OpenUI *Duplex/Double-Sided Printing: PickOne
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long Edge: ""
*Duplex DuplexTumble/Short Edge: ""
*CloseUI: *Duplex"""
_POLICY = "<Limit All>\nOrder deny,allow\nAllow all\n</Limit>"


@dataclass
class Cups:
    """The service in a folder; what was printed comes out below ``out``."""

    root: Path
    process: int = 0

    @property
    def socket(self) -> str:
        """Where it listens."""
        return str(self.root / "cups.sock")

    @property
    def out(self) -> Path:
        """Where the printers put their files."""
        return self.root / "out"

    def admin(self, *words: str) -> str:
        """What one of the administrator's commands says."""
        made = subprocess.run(
            words, capture_output=True, text=True, env={**os.environ, "CUPS_SERVER": self.socket}, check=False
        )
        assert made.returncode == 0, made.stderr
        return made.stdout

    def add(self, name: str, *, paper: str = "A4", sides: bool = False, sizes: str = "") -> None:
        """A printer of that name, ready, with this paper in it.

        ``sides``: it turns sheets over by itself; ``sizes``: it knows no other paper than this one.
        """
        lines = PPD.read_text(encoding="latin-1").splitlines()
        if sizes:
            lines = [
                line
                for line in lines
                if not _SIZED.match(line) or f" {sizes}/" in line or f" {sizes}:" in line
            ]
            lines = [_DEFAULT.sub(rf"\g<1>{sizes}", line) for line in lines]
        own = self.root / f"etc/{name}.ppd"
        own.write_text(
            "\n".join([*lines, *(_DUPLEX.splitlines() if sides else ())]) + "\n", encoding="latin-1"
        )
        media = ("-o", f"PageSize={paper}")
        self.admin("lpadmin", "-p", name, "-v", "cups-pdf:/", "-P", str(own), *media, "-E")

    def printed(self, count: int = 1) -> list[Path]:
        """The files that have come out, as soon as there are so many and they are whole, the oldest first."""
        end = time.monotonic() + WAITING
        while time.monotonic() < end:
            found = sorted(self.out.rglob("*.pdf"), key=lambda path: path.stat().st_mtime)
            if len(found) >= count and not self.admin("lpstat", "-o").strip():
                return found
            time.sleep(0.1)
        pytest.fail(f"nothing came out of the printer: {(self.root / 'log/error').read_text()[-3000:]}")

    def asked(self) -> list[str]:
        """What each job was told, as the service wrote it down."""
        text = (self.root / "log/error").read_text(encoding="utf-8", errors="replace")
        return [
            line.partition('argv[5]="')[2].rstrip('"') for line in text.splitlines() if 'argv[5]="' in line
        ]


@pytest.fixture
def cups() -> Iterator[Cups]:
    """The service, running; the folder and the process are gone afterwards."""
    # a socket's path must be short; and its printers, who are another user, get at nothing below the tests' own folder
    with TemporaryDirectory(prefix="gk-cups-", dir="/tmp") as place:
        found = Cups(Path(place))
        _write(found)
        command = f"mount --bind {found.root}/etc/cups-pdf.conf {OWN} && exec /usr/sbin/cupsd -f"
        settings = f" -c {found.root}/etc/cupsd.conf -s {found.root}/etc/cups-files.conf"
        process = subprocess.Popen(["unshare", "--mount", "sh", "-c", command + settings])
        try:
            end = time.monotonic() + WAITING
            while not Path(found.socket).exists():
                assert process.poll() is None and time.monotonic() < end, "the printing service did not start"
                time.sleep(0.05)
            found.process = process.pid
            yield found
        finally:
            process.terminate()
            process.wait(WAITING)


def _write(cups: Cups) -> None:
    """The service's settings: nobody is asked who she is, nothing is told to the network."""
    root = cups.root
    root.chmod(0o755)
    for folder in ("etc/ssl", "cache", "state", "spool/tmp", "spool/pdf", "log", "out"):
        (root / folder).mkdir(parents=True)
        (root / folder).chmod(0o777)
    listening = f"Listen {cups.socket}\nLogLevel debug\nDefaultAuthType None\nWebInterface No\nBrowsing No\n"
    places = "".join(f"<Location {one}>\nAllow all\n</Location>\n" for one in ("/", "/admin"))
    (root / "etc/cupsd.conf").write_text(f"{listening}{places}<Policy default>\n{_POLICY}\n</Policy>\n")
    (root / "etc/cups-files.conf").write_text(
        f"ServerRoot {root}/etc\nCacheDir {root}/cache\nStateDir {root}/state\nRequestRoot {root}/spool\n"
        f"TempDir {root}/spool/tmp\nErrorLog {root}/log/error\nAccessLog {root}/log/access\n"
        f"PageLog {root}/log/page\nServerKeychain {root}/etc/ssl\nSystemGroup root\nUser lp\nGroup lp\n"
    )
    (root / "etc/cups-pdf.conf").write_text(
        f"Out {root}/out\nAnonDirName {root}/out\nSpool {root}/spool/pdf\nLog {root}/log\nGrp lp\n"
        "Label 1\nDecodeHexStrings 1\n"
    )
