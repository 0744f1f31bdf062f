"""基本目录: what the office publishes, by when and by whom, in versions; which entries are empty or stale."""
