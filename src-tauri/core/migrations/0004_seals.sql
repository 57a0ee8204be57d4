-- What the log's checksum does for changes, for what is typed and for the listing: a flipped bit is noticed.

ALTER TABLE draft ADD COLUMN crc INTEGER; -- of the whole row

DROP TABLE listing;
CREATE TABLE listing (
    doc   BLOB PRIMARY KEY,
    kind  TEXT,
    title TEXT,
    state INTEGER, -- 0 shown, 1 archived, 2 hidden
    crc   INTEGER  -- of the whole row
) STRICT, WITHOUT ROWID;
