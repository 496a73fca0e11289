-- Hits that the CRM refused: each is tried again by the next Post-Processing job.
CREATE TABLE waiting_hit (
    -- the place in Engage's log
    seq BIGINT PRIMARY KEY,
    id VARCHAR(64) NOT NULL,
    link VARCHAR(64) NOT NULL,
    kind VARCHAR(8) NOT NULL,
    at BIGINT NOT NULL,
    ip VARCHAR(50),
    user_agent VARCHAR(1500),
    failures INT NOT NULL,
    error_type VARCHAR(64) NOT NULL,
    message VARCHAR(1000) NOT NULL
);

-- How far Engage's log of hits was taken in, and how many hits that were.
CREATE TABLE hits_taken (
    up_to BIGINT NOT NULL,
    number_of BIGINT NOT NULL
);

INSERT INTO hits_taken VALUES (0, 0);
