"""The tab 保密审查."""
