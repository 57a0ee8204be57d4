-- What is found by its words: caches of folded documents, refilled at will, a row a field. The words are folded by
-- `text/words.rs`, so that the index has only to part them at spaces.

CREATE TABLE cache_search_text (
    n      INTEGER PRIMARY KEY, -- its upper bits say what comes first: 0 what things are called, 1 other texts, 2 what is archived
    doc    BLOB,
    record BLOB,
    field  TEXT,
    words  TEXT
) STRICT;
CREATE UNIQUE INDEX cache_search_spot ON cache_search_text (doc, record, field);

CREATE TABLE cache_search_seal (
    doc  BLOB PRIMARY KEY,
    seal INTEGER             -- what the CRC-32 of each row of the document adds up to
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE cache_search USING fts5 (words, content = 'cache_search_text', content_rowid = 'n', tokenize = 'ascii');
