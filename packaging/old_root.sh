#!/bin/bash
# old_root.sh ROOT OUT: the same package built in a Debian 11 of its own, for systems from glibc 2.31 on (银河麒麟 V10).
# Needs root and debootstrap. Debian comes from debootstrap's own mirror, or from DEBIAN_MIRROR. Debian 11 has no Python
# 3.11: it is compiled there, from PYTHON_SOURCE (a release's .tar.xz) or, without one, from the source package of
# Debian 12 with the security fixes that Debian has added to it; what Debian changes of its layout is left out.
set -euo pipefail
root=$(mkdir -p "$1" && cd "$1" && pwd); out=$(mkdir -p "$2" && cd "$2" && pwd)
cd "$(dirname "$0")/.."
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
  $(env | grep '^PIP_') sh -ec "$1"; }

[ -e "$root/usr/bin/apt-get" ] || debootstrap --variant=minbase bullseye "$root" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"}
cp /etc/resolv.conf "$root/etc/"
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
trap 'umount --lazy "$root/proc"' EXIT
trap 'exit 1' HUP INT TERM  # goes through the trap above

if [ ! -e "$root/opt/python/bin/python3.11" ]; then
  sed -n 's/^deb \(\S*\) .*/deb-src \1 bookworm main/p' "$root/etc/apt/sources.list" | head -1 \
    >"$root/etc/apt/sources.list.d/python-source.list"
  inside 'apt-get update -qq; apt-get install -y -qq --no-install-recommends build-essential ca-certificates libbz2-dev \
    libexpat1-dev libffi-dev liblzma-dev libssl-dev uuid-dev xz-utils zlib1g-dev; mkdir -p /usr/src/python'
  if [ -n "${PYTHON_SOURCE:-}" ]; then
    mkdir -p "$root/usr/src/python/tree"
    tar -xf "$PYTHON_SOURCE" -C "$root/usr/src/python/tree" --strip-components=1
  else
    inside 'cd /usr/src/python; apt-get source -qq --download-only python3.11; dpkg-source --skip-patches -x python3.11_*.dsc tree
      cd tree; for fix in $(sed -n "/^shutdown-deadlock/,\$p" debian/patches/series); do patch -s -p1 <debian/patches/$fix; done
      sed -i "1i #define Py_BUILD_CORE_MODULE 1" Modules/pyexpat.c  # a fix of it looks into the interpreter, where Debian builds it
      '
  fi
  inside 'cd /usr/src/python/tree; ./configure -q --prefix=/opt/python --enable-shared LDFLAGS=-Wl,-rpath,/opt/python/lib
    make -s -j"$(nproc)"; make -s install' >"$out/python.log" 2>&1
fi

# The tree that is built is the commit, as a fresh clone would have it.
rm -rf "$root/src/new" && mkdir -p "$root/src/new" && git archive HEAD | tar -x -C "$root/src/new"
[ ! -e "$root/src/tree/.venv" ] || mv "$root/src/tree/.venv" "$root/src/new/"
rm -rf "$root/src/tree" && mv "$root/src/new" "$root/src/tree"
[ -z "${PIP_FIND_LINKS:-}" ] || { mkdir -p "$root$PIP_FIND_LINKS" && cp -r "$PIP_FIND_LINKS/." "$root$PIP_FIND_LINKS"; }
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
version=$(python3 packaging/version.py)
inside "cd /src/tree; apt-get install -y -qq --no-install-recommends make
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) make deb PYTHON=/opt/python/bin/python3.11 DEB_VERSION='$version~bullseye'"
cp "$root"/src/tree/build/deb/*.deb "$out/"
