package syncline.engage.directory;

import java.time.Instant;

/** A place among the changed records, which are ordered by time in milliseconds, then by id: right behind this one. */
public record Position(long modifiedAt, String id) {
    /** Before all records changed at {@code since} or later. */
    public static Position before(Instant since) {
        return new Position(since.toEpochMilli(), "");
    }

    /** Before all records. */
    public static Position start() {
        return new Position(Long.MIN_VALUE, "");
    }
}
