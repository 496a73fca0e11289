package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Whether a record has to be tried again: the state machine of section E, the same for profiles and connections. It counts
 * syncs, not calls: a record is tried once per sync (E9).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Retry.InStep.class, name = "in-step"),
    @JsonSubTypes.Type(value = Retry.Due.class, name = "due"),
    @JsonSubTypes.Type(value = Retry.Parked.class, name = "parked")
})
public sealed interface Retry {
    /** Failing syncs in a row after which a record is parked, unless the settings say otherwise (E4, O5). */
    int LIMIT = 10;

    /** Nothing to try again: the last try succeeded or none was needed. */
    record InStep() implements Retry {
        static final InStep INSTANCE = new InStep();
    }

    /**
     * To be tried in the next sync (E2).
     *
     * @param failures failing syncs in a row so far, 0 when only held back or failed by configuration
     * @param since the number of the sync in which this row of failures began, which orders retries (E12)
     */
    record Due(int failures, int since) implements Retry {}

    /** Failed as many syncs in a row as the limit was then: incremental syncs leave it alone until Engage changes it (E4, E5). */
    record Parked(int failures, int since) implements Retry {
        /** What was stored while the limit was no setting tells no failures: it was always the same. */
        public Parked {
            failures = RuleSettings.orLimit(failures);
        }
    }

    /** Failing syncs in a row so far. */
    default int failures() {
        return switch (this) {
            case InStep inStep -> 0;
            case Due due -> due.failures();
            case Parked parked -> parked.failures();
        };
    }

    /** After the record itself failed in {@code sync}, where {@code limit} failures are the most (E2, E4, E16). */
    default Retry afterFailure(int sync, int limit) {
        return switch (this) {
            case InStep inStep -> failed(1, sync, limit);
            case Due due -> failed(due.failures() + 1, due.since(), limit);
            case Parked parked -> parked;
        };
    }

    private static Retry failed(int failures, int since, int limit) {
        return failures < limit ? new Due(failures, since) : new Parked(failures, since);
    }

    /** After a failure that is not the record's own fault: configuration (E7), or its profile failed (E13). The count stays. */
    default Retry afterForeignFailure(int sync) {
        return switch (this) {
            case InStep inStep -> new Due(0, sync);
            case Due due -> due;
            case Parked parked -> parked;
        };
    }

    /** After Engage changed the record again in {@code sync}: a parked one starts anew (E5), another keeps its count (E6). */
    default Retry afterChange(int sync) {
        return this instanceof Parked ? new Due(0, sync) : this;
    }
}
