-- What is erased: a set that only grows, names nobody, and goes with every bundle. What it names is blank in the log.

CREATE TABLE erasure (
    change BLOB,    -- the change in which a wording is blank; NULL: all texts of a document
    record BLOB,    -- the record of the wording; or the document
    field  TEXT,    -- the field of the wording; NULL: all texts of a document
    at     INTEGER, -- wall time in ms when it was erased here; local, never exchanged
    after  INTEGER, -- change.n of the last change then, before which nothing is undone; local
    swept  INTEGER  -- 1: no unused part of the file has it any more; local
) STRICT;

CREATE TRIGGER erasure_is_kept BEFORE DELETE ON erasure BEGIN SELECT raise(ABORT, 'what is erased stays so'); END;
