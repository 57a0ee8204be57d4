-- Somebody signs in by a provider of identities: kept for the minutes that takes, so that any server can go on with it.

CREATE TABLE sign_in (
    id         uuid PRIMARY KEY,
    asked      text NOT NULL,        -- SHA-256 of what the computer asks by
    state      text NOT NULL UNIQUE, -- SHA-256 of what the browser comes back with
    confirm    text,                 -- SHA-256 of what the browser confirms with
    nonce      text NOT NULL,
    verifier   text NOT NULL,        -- of PKCE
    device     text NOT NULL,
    title      text,
    until      bigint NOT NULL,
    name       text,                 -- what the provider says of who signed in
    email      text,
    subject    text,
    member     uuid,                 -- whom they are …
    invitation uuid,                 -- … or what they take up
    confirmed  bigint,
    refused    text
);
