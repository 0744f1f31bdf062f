"""The SQLite file of an office: opening, schema steps, search index, attachments, backup."""

from gongkai_desktop.store.database import Store

__all__ = ["Store"]
