"""Settings of the office and of this window; reached from the menu."""
