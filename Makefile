# The two commands that matter: `make run` and `make test`. Both set up what they need by themselves;
# a second run finds everything in place. Anything else below is for whoever changes the program.
# Setting up, checking, testing and running themselves are in tools/dev.py, which needs no make; here are the packages
# of the system and the long targets.

PYTHON  ?= python3
VENV    := .venv
CORE    := .venv-core
PY      := $(VENV)/bin/python
TOUR    := build/tour
SCREEN  := $(strip $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname -s)))
DEV     := $(PYTHON) tools/dev.py

APT_VENV   := python3-venv
APT_QT     := libgl1 libegl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3
APT_SCREEN := libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 \
              libxkbcommon-x11-0
APT_SHOWN  := xvfb xdotool dbus-daemon at-spi2-core gir1.2-atspi-2.0 python3-gi
APT_WRITER := libreoffice-writer-nogui
APT_WALK   := openbox x11-xkb-utils
APT_PRINT  := cups printer-driver-cups-pdf
APT_APP     = binutils libpython$(shell $(PY) -c "import sys; print('%d.%d' % sys.version_info[:2])")
APT_PARTS  := dpkg-dev libcups2 libwayland-client0 libwayland-cursor0 libx11-xcb1 libxcb-randr0 libxcb-shm0 libxcb-sync1 \
              libxcb-xfixes0 libxcb-xkb1
APT_TRIED  := debootstrap lintian desktop-file-utils appstream shared-mime-info xvfb xdotool
DNF_QT     := mesa-libGL mesa-libEGL glib2 fontconfig libxkbcommon dbus-libs
DNF_SCREEN := xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil libxkbcommon-x11

DNF_SHOWN  := xorg-x11-server-Xvfb xdotool dbus-daemon at-spi2-core python3-gobject-base
DNF_WRITER := libreoffice-writer
DNF_WALK   := openbox xkbcomp
DNF_PRINT  := cups cups-pdf

ifeq ($(SCREEN),)
export QT_QPA_PLATFORM := offscreen
endif

.PHONY: run test lint test-core test-ui bench drills mutants tour app app-test app-bench deb deb-old deb-check deb-test \
        zip print-test walk deb-walk manual-pictures setup-check windows-test words lock clean
.DELETE_ON_ERROR:
.NOTPARALLEL:

ifeq ($(SCREEN),)
run:
	@echo "本机没有屏幕，改为运行演示：文书、台账和界面图片将写入 $(TOUR)"
	@$(MAKE) --no-print-directory tour LOOKS=
else
run: $(VENV)/.run qt-screen
	@$(DEV) run
endif

# The main job, then pictures of every page, dialog and state in every look, some minutes each. LOOKS= leaves them out.
LOOKS := $(foreach size,1366x768 1920x1080,$(foreach scale,100 150,$(size)/$(scale)/light $(size)/$(scale)/dark))
looked = $(word $(2),$(subst /, ,$(1)))
drawn  = $(PY) -m ui --office $(TOUR)/样例单位 --every --size $(call looked,$(1),1) --scale $(call looked,$(1),2) \
  $(filter --dark,--$(call looked,$(1),3)) --pictures $(TOUR)/图片/$(subst /,-,$(1))
tour: $(VENV)/.run qt-hidden
	QT_QPA_PLATFORM=offscreen $(PY) -m gongkai_desktop tour --out $(TOUR)
	env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM sh -ec '$(foreach look,$(LOOKS),$(call drawn,$(look));)'

test: lint test-core test-ui

lint: $(VENV)/.dev
	@$(DEV) lint

test-core: $(CORE)/.stamp writer
	@$(DEV) test-core

# The process as it is started needs an X screen of its own, which other systems than Linux do not have.
test-ui: $(VENV)/.dev qt-hidden $(if $(filter Linux,$(shell uname -s)),qt-shown)
	@$(DEV) test-ui

bench: $(VENV)/.dev qt-hidden
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m bench -s tests/bench

# Faults on purpose, long: `make test` runs the same drills short. Another FAULT_SEED draws others.
drills: export FAULT_KILLS ?= 200
drills: export FAULT_MUTATIONS ?= 2000
drills: export FAULT_FLIPS ?= 1000
drills: export FAULT_WALKS ?= 50
drills: $(CORE)/.stamp
	$(CORE)/bin/python -m pytest tests/faults tests/scans/test_killed.py

# Small faults put into the program one at a time: do the tests notice? make mutants SEED=2 NUMBER=20 IN="store review"
mutants: $(CORE)/.stamp
	$(CORE)/bin/python -m tests.mutants --seed $(or $(SEED),1) --number $(or $(NUMBER),25) $(IN)

FROZEN := $(PY) -X no_debug_ranges -m PyInstaller --noconfirm --log-level WARN --workpath build/app-work

app: $(VENV)/.dev app-tools
	$(FROZEN) build.spec --distpath build/app

app-test: app qt-hidden
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m package tests/test_package.py

# Our window and an empty one, both built as the app is: start, memory, size.
app-bench: $(VENV)/.dev app-tools qt-hidden
	$(FROZEN) packaging/bench.spec --distpath build/app-bench
	$(PY) -m pytest -m package -s tests/bench/test_frozen.py

# The Debian package; the same for systems from glibc 2.31 on (as root; see packaging/old_root.sh); the portable zip.
deb: app-parts app
	$(PY) packaging/deb.py build/app/gongkai-desktop build/deb $(if $(DEB_VERSION),--version $(DEB_VERSION))

deb-old:
	packaging/old_root.sh build/old-root build/deb-old

zip: app
	$(PY) packaging/portable.py build/app/gongkai-desktop build/zip

# What is tried is the package that was built last, or DEB=….
deb-check deb-test deb-walk: DEB ?= $(firstword $(shell ls -t build/deb/*.deb 2>/dev/null))
.PHONY: packed
packed:
	@[ -f "$(DEB)" ] || { echo "没有安装包“$(DEB)”：先做 make deb，或者写明 DEB=…" >&2; exit 1; }

# What Debian's own checkers say of the package, and man of its pages at the width of a terminal: nothing.
MAN := LC_ALL=C.UTF-8 MANROFFSEQ= MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z
deb-check: packed tried
	lintian --fail-on error,warning $(DEB)
	for page in packaging/linux/*.1; do ! $(MAN) $$page 2>&1 >/dev/null | grep . || exit 1; done
	desktop-file-validate packaging/linux/gongkai-desktop.desktop
	sed "s/@VERSION@/0/; s/@DAY@/2026-01-01/" packaging/linux/gongkai-desktop.metainfo.xml > build/gongkai-desktop.metainfo.xml
	appstreamcli validate --no-net build/gongkai-desktop.metainfo.xml

# Installs, works in, upgrades and removes the package in a clean Debian, as root:
# make deb-test SUITE=bullseye DEB=build/deb-old/….deb DEB_BEFORE=the package of the version before
SUITE ?= bookworm
deb-test: packed $(VENV)/.dev tried build/clean-$(SUITE)
	DEB_TEST_ROOT=build/clean-$(SUITE) DEB_TEST_PACKAGE=$(DEB) DEB_BEFORE=$(DEB_BEFORE) \
	  $(PY) -m pytest -m package tests/test_installed.py

build/clean-%:
	@mkdir -p build
	rm -rf --one-file-system $@.part
	debootstrap --variant=minbase $* $@.part $(DEBIAN_MIRROR)
	mv $@.part $@

# Whether the Windows installer's script is sound, over a stand-in for the folder; the installer itself is made there.
setup-check: | $(PY)
	@command -v makensis >/dev/null || { $(call system,编译 Windows 安装脚本所需的 NSIS,nsis,mingw32-nsis); }
	rm -rf build/setup-check && mkdir -p build/setup-check/app/_internal
	{ printf '\357\273\277'; cat LICENSE; } >build/setup-check/licence.txt
	touch build/setup-check/app/gongkai.exe build/setup-check/app/gongkai-desktop.exe build/setup-check/app/_internal/part
	makensis -NOCD -WX -V2 -INPUTCHARSET UTF8 -DVERSION=$(shell $(PY) packaging/version.py) -DFOLDER=build/setup-check/app \
	  -DOUT=build/setup-check -DICON=resources/icons/app.ico -DLICENSE=build/setup-check/licence.txt \
	  packaging/windows/installer.nsi

# The core's tests with the Python of Windows that WINDOWS_PYTHON names, under Wine.
windows-test:
	@$(DEV) test-windows

# Paper out of a real queue: CUPS on a socket of its own, as root; what comes out is measured against the sheet.
print-test: $(VENV)/.dev qt-hidden print-tools
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m printing tests/printing

# From the first start to another machine in the real window, by key: of the source, of PROGRAM=build/app/…/gongkai-desktop,
# or, as root, of the package in a clean Debian.
WALK  := $(CURDIR)/build/walk
WALKS := QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m walk tests/walk
walk: $(VENV)/.dev qt-shown walk-tools
	WALK_PICTURES=$(WALK) WALK_PROGRAM=$(PROGRAM) $(WALKS)

deb-walk: packed $(VENV)/.dev tried walk-tools build/clean-$(SUITE)
	WALK_PICTURES=$(WALK) DEB_TEST_ROOT=build/clean-$(SUITE) DEB_TEST_PACKAGE=$(DEB) $(WALKS)

# The manual's pictures: the pages and dialogs over the sample office, and those of the walk.
manual-pictures: walk qt-hidden
	$(PY) -m tests.manual_pictures $(WALK)

# Takes new screen texts into the file of English words; what has none yet is shown in Chinese.
words: $(VENV)/.run
	$(VENV)/bin/pyside6-lupdate -extensions py -no-obsolete -locations none ui -ts i18n/gongkai_en.ts

# Needs uv. The locks name every version and hash for every platform, and no address to get them from.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  pyproject.toml --group build -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  -c requirements.lock pyproject.toml --group dev -o requirements-dev.lock

# A trial that was killed can leave /proc mounted under build, or a folder of the machine itself.
clean:
	@! grep -F ' $(CURDIR)/build/' /proc/mounts 2>/dev/null || \
	  { echo "build 里还挂着上面这些文件系统，先用 umount 卸下再清理。" >&2; exit 1; }
	rm -rf build dist $(CORE) $(VENV) i18n/*.qm .mypy_cache .pytest_cache .ruff_cache .hypothesis

# ---- setting up -------------------------------------------------------------------------------------------

# $(call system,what is missing,Debian packages,Fedora packages): installed as root on Debian, told elsewhere.
define system
if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
  echo "缺少$(1)，正在安装：$(2)"; \
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(2); } </dev/null >&2; \
elif command -v apt-get >/dev/null; then \
  echo "缺少$(1)。请先执行：sudo apt-get install -y $(2)" >&2; exit 1; \
elif command -v dnf >/dev/null; then \
  echo "缺少$(1)。请先执行：sudo dnf install -y $(3)" >&2; exit 1; \
else \
  echo "缺少$(1)。请先用本机的软件包工具安装：$(2)（Debian 的包名）" >&2; exit 1; \
fi
endef

$(PY):
	@$(PYTHON) -c "import ensurepip, venv" 2>/dev/null || { $(call system, Python 的 venv 组件,$(APT_VENV),python3-pip); }
	@$(DEV) setup venv

# Whether something is old is known in tools/dev.py, which is asked each time. All of it ends with Qt's own tool for
# translations, which stands on glib alone; a bare Debian has none.
.PHONY: FORCE qt-tools
$(VENV)/.run: FORCE | qt-tools
	@$(DEV) setup run

$(VENV)/.dev: FORCE | qt-tools
	@$(DEV) setup dev

$(CORE)/.stamp: FORCE | qt-tools
	@$(DEV) setup core

GLIB := import ctypes, sys; sys.platform != 'linux' or ctypes.CDLL('libglib-2.0.so.0')
qt-tools: | $(PY)
	@$(PY) -c "$(GLIB)" 2>/dev/null || { $(call system, Qt 所需的系统组件,$(APT_QT),$(DNF_QT)); }

# Whether Qt starts is asked of Qt itself: package names differ between systems, its answer does not.
OPENS := $(PY) -c "from PySide6.QtWidgets import QApplication; QApplication([])" >/dev/null 2>&1

# A server without a monitor, a hand at its keyboard, the bus of a screen reader, and what Qt's part for X stands on.
PLUGIN := pathlib.Path(PySide6.__file__).parent / 'Qt/plugins/platforms/libqxcb.so'
READER := import gi; gi.require_version('Atspi', '2.0')
SHOWS  := { command -v Xvfb && command -v xdotool && command -v dbus-daemon && /usr/bin/python3 -c "$(READER)" && \
  $(PY) -c "import ctypes, pathlib, PySide6; ctypes.CDLL(str($(PLUGIN)))"; } >/dev/null 2>&1

.PHONY: qt-hidden qt-screen qt-shown app-tools
qt-hidden: | $(PY)
	@export QT_QPA_PLATFORM=offscreen; $(OPENS) || { $(call system,图形界面所需的系统组件,$(APT_QT),$(DNF_QT)); $(OPENS) || \
	  { echo "Qt 仍不能启动，原因如下：" >&2; $(PY) -c "from PySide6.QtWidgets import QApplication; QApplication([])"; exit 1; }; }

qt-screen: | $(PY)
	@$(OPENS) || { $(call system,图形界面所需的系统组件,$(APT_QT) $(APT_SCREEN),$(DNF_QT) $(DNF_SCREEN)); $(OPENS) || \
	  { echo "Qt 仍不能打开窗口，原因如下：" >&2; $(PY) -c "from PySide6.QtWidgets import QApplication; QApplication([])"; exit 1; }; }

qt-shown: | $(PY)
	@$(SHOWS) || { $(call system,测试窗口所需的系统组件,$(APT_QT) $(APT_SCREEN) $(APT_SHOWN),$(DNF_QT) $(DNF_SCREEN) $(DNF_SHOWN)); \
	  $(SHOWS) || { echo "Qt 仍不能在虚拟屏幕上打开窗口。" >&2; exit 1; }; }

# Word letters are compared with what is printed, as Writer shows them.
.PHONY: writer
writer:
	@command -v soffice >/dev/null || { $(call system,核对 Word 函件所需的 LibreOffice Writer,$(APT_WRITER),$(DNF_WRITER)); }

# The package is made where every part of Qt in it finds what it stands on, so that it can name it.
PARTS  := platforms/libqxcb.so printsupport/libcupsprintersupport.so libwayland-client.so.0 libwayland-cursor.so.0
LOADED := { command -v dpkg-shlibdeps && $(PY) -c "import ctypes, pathlib, sys, PySide6; \
  at = pathlib.Path(PySide6.__file__).parent / 'Qt/plugins'; [ctypes.CDLL(str(at / name) if '/' in name else name) for name in sys.argv[1:]]" $(PARTS); } \
  >/dev/null 2>&1
.PHONY: app-parts tried
app-parts: | $(VENV)/.run
	@$(LOADED) || { $(call system,构建安装包所需的系统组件,$(APT_QT) $(APT_SCREEN) $(APT_PARTS),); $(LOADED) || \
	  { echo "Qt 的部件仍缺少系统组件。" >&2; exit 1; }; }

tried:
	@( for tool in debootstrap lintian desktop-file-validate appstreamcli Xvfb xdotool; do command -v $$tool || exit 1; done ) >/dev/null || \
	  { $(call system,试装安装包所需的组件,$(APT_TRIED),); }

.PHONY: walk-tools
walk-tools:
	@{ command -v openbox && command -v xkbcomp; } >/dev/null || \
	  { $(call system,走一遍所需的窗口管理器,$(APT_WALK),$(DNF_WALK)); }

.PHONY: print-tools
print-tools:
	@{ command -v cupsd && [ -x /usr/lib/cups/backend/cups-pdf ]; } >/dev/null 2>&1 || \
	  { $(call system,试打印所需的 CUPS 和它的 PDF 打印机,$(APT_PRINT),$(DNF_PRINT)); }

# PyInstaller takes the program apart with binutils and carries Python's shared library along.
app-tools: | $(PY)
	@{ command -v objcopy && $(PY) -c "import ctypes, sysconfig; ctypes.CDLL(sysconfig.get_config_var('INSTSONAME'))"; } \
	  >/dev/null 2>&1 || { $(call system,构建程序文件夹所需的组件,$(APT_APP),binutils python3-libs); }
