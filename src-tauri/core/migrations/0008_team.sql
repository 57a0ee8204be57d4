-- Exchange by team servers. All of it are caches: without them everything is sent and fetched once more, which alters nothing.

CREATE TABLE cache_team (
    server BLOB PRIMARY KEY,    -- what a server calls the workspace
    n      INTEGER,             -- how much of what arrived there is here
    mark   BLOB,                -- what the last of it came by there
    sent   INTEGER,             -- change.n up to which everything is there
    erased TEXT,                -- what of what is erased here is there, as a hash
    at     INTEGER              -- wall time in ms when both were last in step
) STRICT, WITHOUT ROWID;

CREATE TABLE cache_team_import (
    via    INTEGER PRIMARY KEY, -- change.via of what came by a server: nobody takes it back as an import
    server BLOB,                -- whose; NULL: what it has forgotten since, as when it was brought back from an earlier day
    first  INTEGER,             -- change.n of the first of it
    last   INTEGER,             -- and of the last
    seen   INTEGER              -- 1: the person has looked at it
) STRICT;

CREATE TABLE cache_team_erasure (
    server BLOB,                -- what a server calls the workspace
    target TEXT                 -- what is erased there, and here only when somebody says so: JSON
) STRICT;
