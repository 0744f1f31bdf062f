"""Step 1: events and their chain, what the office is, information items and their search index."""

from __future__ import annotations

from collections.abc import Callable

_KERNEL = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ruleset (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    actor INTEGER NOT NULL,
    act INTEGER NOT NULL,
    rules INTEGER REFERENCES ruleset (id),
    touches TEXT NOT NULL DEFAULT '',
    body TEXT,
    salt BLOB,
    digest BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX event_stream ON event (stream, id);
CREATE INDEX event_act ON event (act);

CREATE TABLE event_touch (
    stream INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event (id),
    PRIMARY KEY (stream, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES event (id),
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    mime TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attachment_stream ON attachment (stream);
CREATE INDEX attachment_event ON attachment (event);
CREATE INDEX attachment_sha256 ON attachment (sha256);
"""

_OFFICE = """
CREATE TABLE office (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    organ TEXT NOT NULL DEFAULT '',
    ruleset_name TEXT NOT NULL DEFAULT '',
    settings TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    posts TEXT NOT NULL DEFAULT '[]',
    department TEXT NOT NULL DEFAULT '',
    active INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE department (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    active INTEGER NOT NULL DEFAULT 1,
    sort INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE calendar (
    id INTEGER PRIMARY KEY,
    corrections TEXT NOT NULL DEFAULT '[]'
) STRICT;
"""

_EXCHANGE = """
CREATE TABLE imported (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '',
    rows INTEGER NOT NULL DEFAULT 0,
    mapping TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE mapping (
    ledger TEXT NOT NULL,
    headers TEXT NOT NULL,
    mapping TEXT NOT NULL,
    PRIMARY KEY (ledger, headers)
) STRICT, WITHOUT ROWID;

CREATE TABLE sheet (
    id INTEGER PRIMARY KEY,
    form TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    items TEXT NOT NULL DEFAULT '[]',
    pages INTEGER NOT NULL DEFAULT 1,
    pdf TEXT NOT NULL DEFAULT '',
    printed TEXT NOT NULL DEFAULT ''
) STRICT;
"""

_REGISTER = """
CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    index_no TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    doc_no TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    formed TEXT NOT NULL DEFAULT '',
    attribute TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL DEFAULT '',
    published TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    site_column TEXT NOT NULL DEFAULT '',
    validity TEXT NOT NULL DEFAULT '',
    keywords TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    withheld_reason TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',
    review_conclusion TEXT NOT NULL DEFAULT '',
    reviewed TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    stage TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    provisional INTEGER NOT NULL DEFAULT 0,
    flags TEXT NOT NULL DEFAULT '',
    missing TEXT NOT NULL DEFAULT '',
    waiting TEXT NOT NULL DEFAULT '',
    more TEXT NOT NULL DEFAULT '',
    imported INTEGER NOT NULL DEFAULT 0,
    natural_key TEXT NOT NULL DEFAULT '',
    last_event INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX item_index_no ON item (index_no) WHERE index_no <> '';
CREATE INDEX item_natural_key ON item (natural_key);
CREATE INDEX item_stage ON item (stage, due, id);
CREATE INDEX item_formed ON item (formed, id);

CREATE VIRTUAL TABLE item_search USING fts5(
    title, number, rest, initials,
    content = '', contentless_delete = 1, tokenize = 'unicode61'
);
"""


def apply(run: Callable[[str], object]) -> None:
    """Create every table of the kernel in an empty file."""
    for part in (_KERNEL, _OFFICE, _EXCHANGE, _REGISTER):
        for statement in part.split(";"):
            if statement.strip():
                run(statement)
