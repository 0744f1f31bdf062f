"""报表: what goes up to whoever supervises the office."""
