"""A clean Debian in a folder with nothing but what is installed into it, and its window at our screen. Needs root.

The X server and the hand at the keyboard stay outside of it; it only gets the server's socket.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.ui.shown import Program, Screen

CLERK = "clerk"
PLACES = "/usr/sbin:/usr/bin:/sbin:/bin"
REFUSED = 1
"""How the command line ends that has told why it cannot."""


class Debian:
    """A Debian in a folder, with one user."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = root / "home" / CLERK
        self._mounted: list[Path] = []

    def begin(self, sockets: Path) -> None:
        self._mount("-t", "proc", "proc", at="proc")
        self._mount("-t", "tmpfs", "tmpfs", at="dev/shm")
        self._mount("--bind", str(sockets), at="tmp/.X11-unix")
        shutil.copy("/etc/resolv.conf", self.root / "etc/resolv.conf")
        self.run("useradd", "--create-home", CLERK)
        self.run("apt-get", "update", "-qq")

    def end(self) -> None:
        for place in reversed(self._mounted):
            subprocess.run(["umount", "--lazy", place], check=True)

    def _mount(self, *words: str, at: str) -> None:
        place = self.root / at
        place.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", *words, place], check=True)
        self._mounted.append(place)

    def run(self, *words: str) -> str:
        """What a command of its root says."""
        done = self._done(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def answer(self, *words: str) -> str:
        """What a command of its clerk says."""
        return self.run("su", CLERK, "-c", shlex.join(words))

    def refusal(self, *words: str) -> str:
        """What a command of its clerk says that cannot do what she wants."""
        done = self._done("su", CLERK, "-c", shlex.join(words))
        assert done.returncode == REFUSED, done.stdout + done.stderr
        return done.stderr

    def _done(self, *words: str) -> subprocess.CompletedProcess[str]:
        known = {"PATH": PLACES, "DEBIAN_FRONTEND": "noninteractive", "LANG": "C.UTF-8"}
        return subprocess.run(
            ["chroot", self.root, *words], env=known, capture_output=True, text=True, check=False
        )

    def install(self, package: Path) -> None:
        """By apt, which fetches what the package needs and nothing that is only recommended."""
        shutil.copy(package, self.root / "root")
        self.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", f"/root/{package.name}")

    def unpack(self, package: Path, place: str) -> None:
        """A second version beside the installed one, as somebody has it who only unpacks it."""
        shutil.copy(package, self.root / "root")
        self.run("dpkg-deb", "--extract", f"/root/{package.name}", place)

    def packages(self) -> set[str]:
        """The names of all that is installed."""
        told = self.run("dpkg-query", "-W", "-f", "${db:Status-Abbrev} ${Package}\n")
        return {line.split()[1] for line in told.splitlines() if line.startswith("ii")}


class Installed(Program):
    """The installed window, started by the clerk of that Debian."""

    def __init__(self, screen: Screen, debian: Debian) -> None:
        self._debian = debian
        super().__init__(screen, debian.home)

    def _start(self) -> subprocess.Popen[bytes]:
        home = Path("/home", CLERK)
        shown = {"DISPLAY": self._screen.name, "LANG": "C.UTF-8", "PATH": PLACES, "HOME": str(home)}
        self._debian.run("su", CLERK, "-c", "mkdir -p -m 700 ~/tmp ~/run")
        shown |= {"TMPDIR": str(home / "tmp"), "XDG_RUNTIME_DIR": str(home / "run")}
        command = [
            "chroot",
            f"--userspec={CLERK}:{CLERK}",
            self._debian.root,
            "gongkai-desktop",
            *self._arguments,
        ]
        with self._said.open("ab") as said:
            return subprocess.Popen(command, env=shown, stderr=said, stdout=said)

    def with_words(self, *words: str) -> None:
        """What it is started with from now on."""
        self._arguments = words


@contextmanager
def clean_debian(fresh: Path, root: Path) -> Iterator[Debian]:
    """A copy of a fresh one (debootstrap's minbase), until it is no more needed."""
    subprocess.run(["cp", "-a", fresh, root], check=True)
    made = Debian(root)
    try:
        made.begin(Path("/tmp/.X11-unix"))
        yield made
    finally:
        made.end()
