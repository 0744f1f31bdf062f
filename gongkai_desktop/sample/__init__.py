"""The sample office: an invented office with three years of work in it, made anew for any day."""

from gongkai_desktop.sample.making import create_sample, is_sample
from gongkai_desktop.sample.old_ledger import write_old_ledger

__all__ = ["create_sample", "is_sample", "write_old_ledger"]
