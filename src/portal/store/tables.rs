//! The tables, in words that other databases understand as well.
use crate::database;

/// `XLMI`: marks the file as an issuer's store of this program.
const APPLICATION_ID: i32 = i32::from_be_bytes(*b"XLMI");

/// Each string leads to the next version. Never edit one that has been released.
const MIGRATIONS: &[&str] = &["
    -- What happened, and nothing else is needed: all other tables are found again from it.
    CREATE TABLE event (
        number  INTEGER PRIMARY KEY CHECK (number > 0),
        stream  TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        at      INTEGER NOT NULL,
        payload BLOB NOT NULL,
        digest  BLOB NOT NULL CHECK (length(digest) = 32),
        UNIQUE (stream, version)
    ) STRICT;
    CREATE TRIGGER events_stay BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'events are kept for ever'); END;
    CREATE TRIGGER events_keep_their_content BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'events are kept as they are'); END;
    -- Codes by their digest: whoever tries codes cannot steer where in the index he ends up.
    CREATE TABLE certificate_code (code BLOB PRIMARY KEY, event INTEGER NOT NULL REFERENCES event) STRICT;
    CREATE TABLE redeemed_code (
        code      BLOB PRIMARY KEY REFERENCES certificate_code,
        system_id TEXT NOT NULL,
        event     INTEGER NOT NULL REFERENCES event
    ) STRICT;
    CREATE INDEX redeemed_by_system ON redeemed_code (system_id);
    CREATE TABLE answer (document BLOB PRIMARY KEY, event INTEGER NOT NULL REFERENCES event) STRICT;
    CREATE TABLE nonce (
        system_id TEXT NOT NULL,
        nonce     BLOB NOT NULL,
        event     INTEGER NOT NULL REFERENCES event,
        PRIMARY KEY (system_id, nonce)
    ) STRICT;
    -- The newest package of each system, and the key of the host that may ask for it.
    CREATE TABLE newest (
        system_id  TEXT PRIMARY KEY,
        key        BLOB NOT NULL,
        generation INTEGER NOT NULL,
        event      INTEGER NOT NULL REFERENCES event
    ) STRICT;
    CREATE TABLE tally (one INTEGER PRIMARY KEY CHECK (one = 1), wrong_codes INTEGER NOT NULL) STRICT;
    INSERT INTO tally VALUES (1, 0);
"];

/// How the store is opened.
pub(super) const OPTIONS: database::Options = database::Options::new(APPLICATION_ID, MIGRATIONS);
