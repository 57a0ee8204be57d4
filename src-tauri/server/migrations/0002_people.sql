-- Who belongs to a workspace, from which computers, and what was noted of who did what.

CREATE TABLE member (
    id        uuid PRIMARY KEY,
    workspace int NOT NULL REFERENCES workspace,
    name      text NOT NULL,
    role      smallint NOT NULL, -- 0 reader, 1 editor, 2 owner
    email     text,              -- whom a provider of identities signs in; in small letters
    subject   text,              -- what the provider calls them, from their first sign-in on
    joined    bigint NOT NULL,
    removed   bigint
);
CREATE INDEX member_workspace ON member (workspace);
CREATE INDEX member_email ON member (email) WHERE email IS NOT NULL;

CREATE TABLE device (
    id      uuid PRIMARY KEY,
    member  uuid NOT NULL REFERENCES member,
    name    text NOT NULL,
    token   text NOT NULL,       -- argon2id of the secret
    made    bigint NOT NULL,
    until   bigint NOT NULL,
    revoked bigint,
    seen    bigint,
    pulled  bigint               -- the day of the last pull that was noted, in days since 1970
);
CREATE INDEX device_member ON device (member);

CREATE TABLE invitation (
    id        uuid PRIMARY KEY,
    workspace int NOT NULL REFERENCES workspace,
    name      text NOT NULL,
    role      smallint NOT NULL,
    code      text NOT NULL,     -- argon2id of the secret
    by        text NOT NULL,     -- who made it
    made      bigint NOT NULL,
    until     bigint NOT NULL,
    taken     bigint
);
CREATE INDEX invitation_name ON invitation (lower(name)) WHERE taken IS NULL;

CREATE TABLE audit (
    workspace int NOT NULL REFERENCES workspace,
    n         bigint GENERATED ALWAYS AS IDENTITY,
    at        bigint NOT NULL,
    who       text NOT NULL,
    what      text NOT NULL,
    PRIMARY KEY (workspace, n)
);

-- Who is there now: nothing is lost with it.
CREATE UNLOGGED TABLE present (
    workspace int NOT NULL,
    device    uuid NOT NULL,
    person    uuid NOT NULL,
    name      text NOT NULL,
    document  uuid,
    at        bigint NOT NULL,
    PRIMARY KEY (workspace, device)
);
