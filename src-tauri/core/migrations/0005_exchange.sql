-- Exchange with other copies of the workspace. All of it are caches: without them a bundle is larger than it has to be, and
-- an import is nobody's.

CREATE TABLE cache_import (
    via    INTEGER PRIMARY KEY, -- change.via
    at     INTEGER,             -- wall time in ms
    sender TEXT                 -- the name of who sent it; may be empty
) STRICT;

CREATE TABLE cache_own (
    file BLOB                   -- what this copy calls itself; at most one row
) STRICT;

CREATE TABLE cache_peer (
    file    BLOB,               -- what a copy calls itself …
    person  BLOB,               -- … and who sends from it: a file that was copied calls itself the same
    name    TEXT,               -- what that person is called
    at      INTEGER,            -- wall time in ms of what was reported last
    digests TEXT,               -- which changes the copy then had: a JSON object of digests by document
    PRIMARY KEY (file, person)
) STRICT, WITHOUT ROWID;
