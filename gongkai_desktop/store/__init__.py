"""The SQLite file of an office: opening, schema steps, search index, attachments, backup."""

from gongkai_desktop.store.attachments import Attachments, Stored
from gongkai_desktop.store.database import Store

__all__ = ["Attachments", "Store", "Stored"]
