-- What the log's checksum does for changes, for what is typed and for the listing: a flipped bit is noticed.

ALTER TABLE draft ADD COLUMN crc INTEGER; -- of the whole row

-- Edits lie beside one another in the order of their arrival. As a part of the key of a table without row numbers, a text
-- of more than a thousand bytes took whole pages of its own.

ALTER TABLE edit RENAME TO edit_of_format_3;
CREATE TABLE edit (
    change INTEGER,             -- change.n
    record BLOB,
    kind   TEXT,
    field  TEXT,
    value  ANY,
    base   BLOB                 -- ids of the changes whose edit of this field is replaced
) STRICT;
INSERT INTO edit (change, record, kind, field, value, base)
    SELECT change, record, kind, field, value, base FROM edit_of_format_3 ORDER BY change, record, field;
DROP TABLE edit_of_format_3;
CREATE INDEX edit_change ON edit (change);
CREATE TRIGGER edit_is_kept BEFORE DELETE ON edit BEGIN SELECT raise(ABORT, 'edits are append-only'); END;
CREATE TRIGGER edit_stays BEFORE UPDATE ON edit BEGIN SELECT raise(ABORT, 'edits are append-only'); END;

-- Caches of folded documents, refilled at will: a row a document, and a row for each time that one names another.

DROP TABLE listing;
CREATE TABLE listing (
    doc      BLOB PRIMARY KEY,
    kind     TEXT,
    title    TEXT,
    state    INTEGER, -- 0 shown, 1 archived, 2 hidden
    edited   INTEGER, -- wall time in ms of the last edit
    summary  TEXT,    -- what the list shows of a use case, as JSON; empty for any other document
    changes  INTEGER, -- how many there are of the document in the log: an index that lacks some is noticed
    stamp    INTEGER, -- the highest of theirs that counts, so that the next one is known without the log
    misdated INTEGER, -- how many of them have one that does not count
    links    INTEGER, -- what the CRC-32 of each row of the table link that is of the document adds up to
    crc      INTEGER  -- of the whole row
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
    target BLOB,     -- the document that is named
    field  TEXT,     -- what names it: a field, or of a set what its fields begin with
    source BLOB,     -- the document that names it
    phase  TEXT,     -- of the row that names it; empty where none has to do with it
    since  INTEGER,  -- the number of the change from which on it does
    until  INTEGER,  -- the number of the change from which on it does no more; NULL: it still does
    PRIMARY KEY (target, field, source, phase, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_source ON link (source);
