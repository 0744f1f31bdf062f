"""Run before the frozen window, by PyInstaller's start, whose own part for Qt imports PySide next."""

from ui.signatures import defer

defer()
