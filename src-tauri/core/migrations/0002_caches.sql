-- A cache of folded documents, refilled at will: a row a document.

CREATE TABLE listing (
    doc   BLOB PRIMARY KEY,
    kind  TEXT,
    title TEXT,
    state INTEGER -- 0 shown, 1 archived, 2 hidden
) STRICT, WITHOUT ROWID;
