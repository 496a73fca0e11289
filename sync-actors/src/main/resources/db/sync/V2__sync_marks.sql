-- How far the syncs have come: one row per mark.
CREATE TABLE sync_mark (
    label VARCHAR(32) PRIMARY KEY,
    reached BIGINT NOT NULL
);
