-- The log of changes of each workspace, and who may read and write it. What arrives (changes, what is erased, frameworks and the
-- names of pictures) is numbered by one counter a workspace, under the lock of its row in `workspace`. The large tables are
-- partitioned by workspace: a partition can be put on a disk of its own, and is small enough to be vacuumed beside the others.

CREATE TABLE workspace (
    key      int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- what the other tables name it by
    id       uuid NOT NULL UNIQUE,                         -- what laptops name it by
    title    text NOT NULL UNIQUE,
    origin   uuid UNIQUE,                                  -- the first change that was ever made in it; NULL: nothing arrived yet
    last     bigint NOT NULL DEFAULT 0,                    -- the number of the last arrival
    mark     uuid,                                         -- what the last arrival came by
    changes  bigint NOT NULL DEFAULT 0,                    -- how many changes there are …
    sum      uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000', -- … and what their ids come to by exclusive or
    bytes    bigint NOT NULL DEFAULT 0,                    -- of all that arrived, as it was sent
    pictures bigint NOT NULL DEFAULT 0,                    -- bytes of pictures
    made     bigint NOT NULL                               -- in milliseconds since 1970, as all moments here
);

CREATE TABLE change (
    workspace int NOT NULL,
    n         bigint NOT NULL, -- order of arrival
    id        uuid NOT NULL,   -- UUIDv7
    doc       uuid NOT NULL,
    stamp     bigint NOT NULL,
    at        bigint NOT NULL, -- wall time; only shown
    author    uuid NOT NULL,   -- a person's id
    what      text NOT NULL,
    action    uuid,            -- one for all changes of an action; NULL: set up, never undone
    undoes    uuid,            -- the action that this one takes back
    crc       bigint NOT NULL, -- of all that is exchanged
    PRIMARY KEY (workspace, n)
) PARTITION BY HASH (workspace);
CREATE UNIQUE INDEX change_id ON change (id, workspace);
CREATE INDEX change_doc ON change (doc, workspace);

CREATE TABLE edit (
    workspace int NOT NULL,
    n         bigint NOT NULL, -- change.n
    place     int NOT NULL,    -- among the edits of the change
    record    uuid NOT NULL,
    kind      text NOT NULL,
    field     text NOT NULL,
    number    bigint,          -- the value, if it is a number …
    text      text,            -- … or if it is a text
    base      bytea NOT NULL,  -- ids of the changes whose edit of this field is replaced
    PRIMARY KEY (workspace, n, place)
) PARTITION BY HASH (workspace);

CREATE TABLE erasure (
    workspace int NOT NULL,
    n         bigint NOT NULL,
    change    uuid,            -- the change in which a wording is blank; NULL: all texts of a document
    record    uuid NOT NULL,   -- the record of the wording; or the document
    field     text,            -- the field of the wording; NULL: all texts of a document
    PRIMARY KEY (workspace, n)
) PARTITION BY HASH (workspace);
CREATE INDEX erasure_record ON erasure (workspace, record);
CREATE INDEX erasure_change ON erasure (workspace, change);

CREATE TABLE framework (
    workspace int NOT NULL,
    n         bigint NOT NULL,
    hash      text NOT NULL,
    text      text NOT NULL,
    PRIMARY KEY (workspace, n),
    UNIQUE (workspace, hash)
) PARTITION BY HASH (workspace);

CREATE TABLE picture (
    workspace int NOT NULL,
    n         bigint NOT NULL,
    hash      text NOT NULL,
    PRIMARY KEY (workspace, n),
    UNIQUE (workspace, hash)
) PARTITION BY HASH (workspace);

CREATE TABLE blob (
    workspace int NOT NULL,
    hash      text NOT NULL,   -- the SHA-256 of the bytes
    mime      text NOT NULL,
    bytes     bytea NOT NULL,
    PRIMARY KEY (workspace, hash)
) PARTITION BY HASH (workspace);

-- What came in one piece: its id tells this log from one that was restored from an earlier day.
CREATE TABLE push (
    workspace int NOT NULL,
    upto      bigint NOT NULL, -- the number of the last that came by it
    id        uuid NOT NULL,
    total     bigint NOT NULL, -- bytes of all that arrived with it and before, as it was sent: pages are cut by that
    at        bigint NOT NULL,
    device    uuid,
    PRIMARY KEY (workspace, upto)
) PARTITION BY HASH (workspace);
CREATE INDEX push_total ON push (workspace, total);

-- Whose a document is that belongs to one workspace alone, as use cases do: none of it is taken into another.
CREATE TABLE document (
    doc       uuid NOT NULL PRIMARY KEY,
    workspace int NOT NULL
) PARTITION BY HASH (doc);

DO $$
BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format('CREATE TABLE change_%s PARTITION OF change FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
        EXECUTE format('CREATE TABLE edit_%s PARTITION OF edit FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
        EXECUTE format('CREATE TABLE erasure_%s PARTITION OF erasure FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
        EXECUTE format('CREATE TABLE framework_%s PARTITION OF framework FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
        EXECUTE format('CREATE TABLE picture_%s PARTITION OF picture FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
        EXECUTE format('CREATE TABLE blob_%s PARTITION OF blob FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
        EXECUTE format('CREATE TABLE push_%s PARTITION OF push FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
        EXECUTE format('CREATE TABLE document_%s PARTITION OF document FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
    END LOOP;
END $$;
