"""Definitions written as TOML (rule sets, laws, sheets, letters): read once, each mistake named by file, line and key.

A file becomes tables that know their place (``table``), and a table becomes an object of the dataclass that says
what may stand in it (``reading``). To define something new, write the dataclass; ``reading`` tells how.
"""
