CREATE TABLE IF NOT EXISTS record_log (
    -- sync number * 2^40 + a count: the log of one sync is one range of the key
    id BIGINT PRIMARY KEY,
    object VARCHAR(32) NOT NULL,
    external_id VARCHAR(64) NOT NULL,
    crm_id VARCHAR(32),
    operation VARCHAR(16) NOT NULL,
    error_type VARCHAR(64),
    message VARCHAR(1000),
    failure_class VARCHAR(16),
    failures INT NOT NULL,
    parked BOOLEAN NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS open_record (
    object VARCHAR(32) NOT NULL,
    external_id VARCHAR(64) NOT NULL,
    failures INT NOT NULL,
    parked BOOLEAN NOT NULL,
    since INT NOT NULL,
    has_row BOOLEAN NOT NULL,
    PRIMARY KEY (object, external_id)
);

CREATE TABLE IF NOT EXISTS blocked_start (
    at BIGINT NOT NULL,
    start_trigger VARCHAR(16) NOT NULL,
    reason VARCHAR(32) NOT NULL,
    earliest BIGINT
);
