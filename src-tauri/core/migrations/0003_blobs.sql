-- Pictures: each kept once, named by the SHA-256 of its bytes, however many designs show it. No design is needed to keep
-- one: an undo may bring it back.

CREATE TABLE blob (
    hash  TEXT PRIMARY KEY,
    bytes BLOB,
    mime  TEXT
) STRICT;

CREATE TRIGGER blob_stays BEFORE UPDATE ON blob BEGIN SELECT raise(ABORT, 'a blob is named by its bytes'); END;
