"""The command line: the same services as the windows, for scripts, colleagues and scheduled tasks."""

from gongkai_desktop.cli.run import main

__all__ = ["main"]
