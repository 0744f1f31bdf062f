"""Signed paper coming back: scanned pages read, filed to their sheets, or kept in a tray."""
