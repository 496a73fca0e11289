package syncline.sync.rules;

import java.time.Instant;

/** A finished sync, as the start of the next one looks back on it. */
public record PastSync(int number, Instant startedAt, Instant finishedAt, ResultMessage message) {}
