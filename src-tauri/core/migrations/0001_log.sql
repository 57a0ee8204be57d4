-- The log of changes: what everything else is made from. Nothing here has foreign keys or checks, because
-- changes from elsewhere are kept as they come; commands are strict, reading is lenient.

CREATE TABLE change (
    n      INTEGER PRIMARY KEY, -- order of arrival; local, never exchanged
    id     BLOB UNIQUE,         -- UUIDv7
    doc    BLOB,
    stamp  INTEGER,             -- max(now in ms, highest stamp + 1)
    at     INTEGER,             -- wall time in ms; only shown
    author BLOB,                -- a person's id
    what   TEXT,
    action BLOB,                -- one for all changes of an action; NULL: set up, never undone
    undoes BLOB,                -- the action that this one takes back
    via    INTEGER,             -- NULL: made here; else the import
    crc    INTEGER              -- of all that is exchanged
) STRICT;

CREATE INDEX change_doc ON change (doc);
CREATE INDEX change_action ON change (action);

CREATE TABLE edit (
    change INTEGER,             -- change.n
    record BLOB,
    kind   TEXT,
    field  TEXT,
    value  ANY,
    base   BLOB,                -- ids of the changes whose edit of this field is replaced
    PRIMARY KEY (change, record, field)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT raise(ABORT, 'changes are append-only'); END;
CREATE TRIGGER change_stays BEFORE UPDATE ON change BEGIN SELECT raise(ABORT, 'changes are append-only'); END;
CREATE TRIGGER edit_is_kept BEFORE DELETE ON edit BEGIN SELECT raise(ABORT, 'edits are append-only'); END;
CREATE TRIGGER edit_stays BEFORE UPDATE ON edit BEGIN SELECT raise(ABORT, 'edits are append-only'); END;

-- What is being typed: at most one row. It becomes a change.
CREATE TABLE draft (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    doc     BLOB,
    record  BLOB,
    kind    TEXT,
    field   TEXT,
    value   ANY,
    base    BLOB,
    began   INTEGER,            -- wall time in ms of the first flush
    stamp   INTEGER,            -- of the last flush
    at      INTEGER,            -- wall time in ms of the last flush
    author  BLOB,
    removed INTEGER             -- characters removed by the flushes after the first
) STRICT;

-- The frameworks that use cases name, by a hash of their text.
CREATE TABLE framework (
    hash TEXT PRIMARY KEY,
    text TEXT
) STRICT, WITHOUT ROWID;
