"""Filing scanned pages, and the tray."""
